"""Of which time a result speaks: its clause, its section, or what the report told before."""

import datetime

from govtargets.composing.deadline import (
    LAST_DAY,
    PARTS_OF_YEAR,
    Due,
    governing,
    is_due,
    own_date,
    whole_year,
)
from govtargets.composing.lookback import REST_OF_YEAR, year_told
from govtargets.composing.scene import Finding, Scene
from govtargets.values import Period

_DATES_BACK = 100


def judge_period(scene: Scene, start: int) -> Finding[Due] | None:
    """Return the time that a result at `start` speaks of, or None where nothing says so.

    No result can be of a time after the document: a period that lasts longer ends on its day. Only a
    year that is reported in its December is told as a whole.
    """
    day = scene.page.document.published
    date = governing(scene, start, lambda _: True)
    if date is not None and scene.text[date.start : date.end] in REST_OF_YEAR:
        date = year_told(scene, start) or date
    found = own_date(date) if date is not None else _reported_before(scene, start)
    if found:
        return _until(found, day)
    year = _reviewed(scene, start) or _of_paragraph(scene, start)
    return _until(year, day) if year else None


def _of_paragraph(scene: Scene, start: int) -> Finding[Due] | None:
    """The year that is over of which the paragraph speaks."""
    year = year_told(scene, start)
    if year is None:
        return None
    value: Period = year.found.value
    rule = "the year that the paragraph named"
    return Finding((value.first, value.last, "section"), rule, year.start, year.end, year)


def _reviewed(scene: Scene, start: int) -> Finding[Due] | None:
    """The year of the section that looks back."""
    part = scene.outline.part_at(start)
    if part is None or part.role != "review" or part.year is None:
        return None
    return whole_year(part.year, part.year, "section", "the year of the section")


def _is_told_whole(year: int, day: datetime.date) -> bool:
    """Whether a year is told of as a whole on a day: it is over, or in its last month."""
    return year < day.year or (year == day.year and day.month == LAST_DAY[0])


def _until(found: Finding[Due], day: datetime.date | None) -> Finding[Due] | None:
    first, last, origin = found.value
    if day is None or last is None or last <= day:
        return found
    if (last.month, last.day) == LAST_DAY and _is_told_whole(last.year, day):
        return found
    if first is not None and first > day:
        return None
    return found._replace(value=(first, day, origin), rule=f"{found.rule}, up to the day of publication")


def _reported_before(scene: Scene, start: int) -> Finding[Due] | None:
    """The last period that the passage named before, where a bulletin goes on without repeating it."""
    report, part = scene.report_at(start), scene.outline.part_at(start)
    day = scene.page.document.published
    if part and part.role == "review" and part.year and (day is None or _is_told_whole(part.year, day)):
        return None  # a year that is over is reviewed as a whole
    last = scene.periods.last_before(start)
    for i in range(last, max(last - _DATES_BACK, -1), -1):
        candidate = scene.periods.items[i]
        if candidate.start < report.start:
            return None
        value = candidate.found.value
        if (
            is_due(scene, candidate)
            and value.precision in PARTS_OF_YEAR
            and (day is None or value.last < day)
        ):
            rule = "the period that the report named before"
            return Finding(
                (value.first, value.last, "section"), rule, candidate.start, candidate.end, candidate
            )
    return None
