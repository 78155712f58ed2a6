"""Years that are over: which of them a paragraph speaks of, and whether 全年 there means such a year."""

import datetime

from govtargets.composing.scene import Scene
from govtargets.settling import Candidate
from govtargets.values import Period

REST_OF_YEAR = ("全年", "年内", "年底", "年末", "今年底")
COMPARED = ("由", "从", "比", "较")
"""What stands before a date that something is only compared with."""

_PARAGRAPH, _DATES_BACK = 1000, 20
_LAST_MONTHS = 11


def is_over(scene: Scene, offset: int, value: Period) -> bool:
    """Return whether a period lies before the time that dates at an offset count from."""
    reference = scene.page.reference(offset)
    if value.last is None:
        return False
    if value.precision in ("year", "years"):
        return reference.year is not None and value.last.year < reference.year
    return reference.day is not None and value.last <= reference.day


def year_told(scene: Scene, start: int) -> Candidate | None:
    """Return the year that the paragraph named last before `start`, where it is over, None for any other."""
    paragraph = scene.text.rfind("\n", max(0, start - _PARAGRAPH), start)
    dates = scene.periods.within(max(paragraph, start - _PARAGRAPH), start)[-_DATES_BACK:]
    for date in reversed(dates):
        value = date.found.value
        compared = scene.text[date.start - 1 : date.start] in COMPARED
        if compared or not isinstance(value, Period) or scene.text[date.start : date.end] in REST_OF_YEAR:
            continue
        return date if value.precision in ("year", "years") and is_over(scene, start, value) else None
    return None


def is_all_but_over(year: int, day: datetime.date) -> bool:
    """Return whether of a year no more than its last two months were to come on a day."""
    return day >= datetime.date(year, _LAST_MONTHS, 1)


def looks_back(scene: Scene, rest: Candidate) -> bool:
    """Return whether 全年 or 年末 is of a year that is all but over: a review's, or the one told before."""
    part, last = scene.outline.part_at(rest.start), rest.found.value.last
    if part is not None and part.role == "review" and part.year == last.year:
        day = scene.page.reference(rest.start).day
        return day is None or is_all_but_over(last.year, day)
    return year_told(scene, rest.start) is not None
