"""By when something is due, or of which time a result speaks: by clause, section or document."""

import datetime
from collections.abc import Callable

from govtargets.composing.cells import due_above, due_beside
from govtargets.composing.lookback import COMPARED, REST_OF_YEAR, is_over, year_told
from govtargets.composing.milestone import has_event
from govtargets.composing.scene import Finding, Scene
from govtargets.deferred import deferred
from govtargets.model import DeadlineOrigin
from govtargets.sections import Part
from govtargets.settling import Candidate
from govtargets.values import Period

Due = tuple[datetime.date | None, datetime.date | None, DeadlineOrigin]

_PARTS_OF_YEAR = ("quarter", "half", "months")
_HEADING = 30
_ALONE = 1
_LABEL = 6
_LAST_DAY = (12, 31)
_DATES_BACK = 100
_ADDS_UP = deferred("(?:内|累计)?(?:新增|新建|新改扩建|建成|完成投资|培育|引进)")
_NEW_SUBJECT = deferred(r"[，；][ ]*(?:全[国省市县区乡镇]|我[国省市县区乡镇])")


def judge_deadline(scene: Scene, start: int, end: int) -> Finding[Due] | None:
    """Return when what stands at [start, end) is due, or None where nothing says so."""
    date = _governing(scene, start, lambda date: not _is_baseline(scene, date, start))
    if date is None or date.start < scene.clause(start)[0]:
        date = _behind(scene, end) or date
    if date is None or date.start < scene.clause(start)[0]:
        date = due_beside(scene, start) or date or due_above(scene, start)
    if date is None and (stretch := _stretch(scene, start)):
        return stretch
    if date is not None and not _is_baseline(scene, date, start):
        period: Period = date.found.value
        rule = "a date of its own" if date.start >= scene.clause(start)[0] else "the date before governs"
        return Finding((period.first, period.last, "explicit"), rule, date.start, date.end, date)
    return _inherited(scene, start)


def _is_baseline(scene: Scene, date: Candidate, start: int) -> bool:
    """Whether nothing can be promised for a date any more: 上年度, 比2015年, 目前."""
    reference, last = scene.page.reference(start), date.found.value.last
    if last == reference.day and not scene.text[date.start].isdigit():
        return True
    begins = datetime.date(reference.year, 1, 1) if reference.year else reference.day
    return begins is not None and last < begins


def own_date(date: Candidate) -> Finding[Due]:
    """Return a date that something is promised for as its deadline."""
    period: Period = date.found.value
    return Finding((period.first, period.last, "explicit"), "a date of its own", date.start, date.end, date)


def judge_period(scene: Scene, start: int) -> Finding[Due] | None:
    """Return the time that a result at `start` speaks of, or None where nothing says so.

    No result can be of a time after the document: a period that lasts longer ends on its day. Only a
    year that is reported in its December is told as a whole.
    """
    day = scene.page.document.published
    date = _governing(scene, start, lambda _: True)
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
    return _whole_year(part.year, part.year, "section", "the year of the section")


def _is_told_whole(year: int, day: datetime.date) -> bool:
    """Whether a year is told of as a whole on a day: it is over, or in its last month."""
    return year < day.year or (year == day.year and day.month == _LAST_DAY[0])


def _until(found: Finding[Due], day: datetime.date | None) -> Finding[Due] | None:
    first, last, origin = found.value
    if day is None or last is None or last <= day:
        return found
    if (last.month, last.day) == _LAST_DAY and _is_told_whole(last.year, day):
        return found
    if first is not None and first > day:
        return None
    return found._replace(value=(first, day, origin), rule=f"{found.rule}, up to the day of publication")


def _governing(scene: Scene, start: int, counts: Callable[[Candidate], bool]) -> Candidate | None:
    """The nearest date before that counts, in the clause or an earlier one that reaches so far."""
    clause = scene.clause(start)[0]
    for date in reversed(scene.periods.within(scene.sentence(start)[0], start)):
        if not _is_due(scene, date) or not counts(date) or _is_aside(scene.text, date.end, start):
            continue
        if date.start >= clause or _reaches(scene, date, start):
            return date
    return None


def _is_aside(text: str, end: int, start: int) -> bool:
    """Whether a bracket that holds a date closes before what stands at `start`: (2015年为3.3%)，拉动…"""
    closed = text.find(")", end, start)
    return closed >= 0 and text.find("(", end, closed) < 0


def _stretch(scene: Scene, start: int) -> Finding[Due] | None:
    """The years of a plan that a clause opens with: 五年新增…, said in the first of them."""
    clause = scene.clause(start)[0]
    year = scene.page.reference(start).year
    for years in scene.measures.within(clause, start) if year else ():
        value = years.found.value
        if value.unit == "年" and value.comparator == "point" and _ADDS_UP.match(scene.text, years.end):
            last = (year or 0) + int(value.low) - 1
            found = _whole_year(year or 0, last, "explicit", "so many years from that of the report")
            return found._replace(start=years.start, end=years.end)
    return None


def _reaches(scene: Scene, date: Candidate, start: int) -> bool:
    """Whether a date still governs at `start`.

    One that is a clause by itself (12月底，) or a label (三季度打算：) governs its sentence; another
    the clauses up to a semicolon or a new subject. A day within the year by which (6月底前) governs
    only the next clause, and one that has an event of its own (8月投产，) what comes of it (新增学位).
    """
    clause_end = scene.clause(date.start)[1]
    between = scene.text[clause_end:start]
    if clause_end - date.end <= (_LABEL if scene.text[clause_end] == "：" else _ALONE):
        return True
    if "；" in between or _NEW_SUBJECT.search(between):
        return False
    last = date.found.value.last
    if (last.month, last.day) == _LAST_DAY:
        return True
    if has_event(scene, date):
        return _OF_THE_EVENT.match(between.lstrip("，")) is not None and between.count("，") == 1
    return date.found.value.relation != "by" or between.count("，") <= 1


def _behind(scene: Scene, end: int) -> Candidate | None:
    """A date behind the number: in its clause, or in a next clause that says only when (…，年内全面完成)."""
    clause_end = scene.clause(max(end - 1, 0))[1]
    behind = [p for p in scene.periods.within(end, clause_end) if _is_due(scene, p)]
    if behind and not scene.measures.within(end, behind[0].start):
        return behind[0]
    start, stop = (
        scene.clause(clause_end + 1) if clause_end + 1 < len(scene.text) else (clause_end, clause_end)
    )
    following = [p for p in scene.periods.within(start, stop) if _is_due(scene, p)]
    if (
        following
        and _SAYS_ONLY_WHEN.fullmatch(scene.text, following[0].end, stop)
        and _SAYS_HOW_FIRMLY.fullmatch(scene.text, start, following[0].start)
    ):
        return following[0]
    return None


_IS_BASE = deferred("的?(?:水平的?)?基础上")
_OF_THE_EVENT = deferred("新增|增加|开放|提供|[^，]{0,8}(?:能力|规模|库容|容量)")
_SAYS_HOW_FIRMLY = deferred("[ ]*(?:力争|争取|确保|计划|预计|[将于拟均并])*")
_SAYS_ONLY_WHEN = deferred(
    r"(?:全面|全部|基本|改造|建设)*"
    r"(?:(?:完成|实现)(?:建设|任务|[\u4e00-\u9fff]{2})?|建成|完工|竣工|投用|交付|投入|开园|开业|投产|通车)(?:投用|投产|使用|运营|开放)?"
)


def _is_due(scene: Scene, candidate: Candidate) -> bool:
    """Whether a date can say when: one with a last day that nothing is only compared with (比一季度)."""
    value = candidate.found.value
    dated = isinstance(value, Period) and value.last is not None and value.relation != "since"
    dated = dated and not _IS_BASE.match(scene.text, candidate.end)
    return dated and scene.text[candidate.start - 1 : candidate.start] not in COMPARED


def _inherited(scene: Scene, start: int) -> Finding[Due] | None:
    part = scene.outline.part_at(start)
    if part is not None and part.role == "glossary":
        return None
    if part is not None and part.role == "plan" and (named := _named_by_heading(scene, part)):
        return named
    if part is not None and part.last_year is not None:
        rule = "the years of the section" if part.role else "the year of the report"
        return _whole_year(
            part.year or part.last_year, part.last_year, "section" if part.role else "document", rule
        )
    year = scene.page.reference(start).year
    return (
        None
        if year is None
        else _whole_year(year, year, "document", "the year in which the document appeared")
    )


def _named_by_heading(scene: Scene, part: Part) -> Finding[Due] | None:
    """The part of a year that the heading of a section plans for: 二、三季度工作安排."""
    end = scene.text.find("\n", part.start, part.start + _HEADING)
    for date in reversed(scene.periods.within(part.start, end)):
        value = date.found.value
        part_of_year = isinstance(value, Period) and value.precision in _PARTS_OF_YEAR
        if part_of_year and not is_over(scene, part.start, value):
            rule = "the time that the heading plans for"
            return Finding((value.first, value.last, "section"), rule, date.start, date.end, date)
    return None


def _whole_year(first: int, last: int, origin: DeadlineOrigin, rule: str) -> Finding[Due]:
    return Finding((datetime.date(first, 1, 1), datetime.date(last, 12, 31), origin), rule)


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
            _is_due(scene, candidate)
            and value.precision in _PARTS_OF_YEAR
            and (day is None or value.last < day)
        ):
            rule = "the period that the report named before"
            return Finding(
                (value.first, value.last, "section"), rule, candidate.start, candidate.end, candidate
            )
    return None
