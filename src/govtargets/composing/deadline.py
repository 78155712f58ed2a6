"""By when something is due: by clause, item, section or document."""

import datetime
from collections.abc import Callable

from govtargets.composing.cells import due_above, due_beside
from govtargets.composing.lookback import COMPARED, is_over
from govtargets.composing.milestone import comes_of_event, has_event
from govtargets.composing.scene import Finding, Scene
from govtargets.deferred import deferred
from govtargets.model import DeadlineOrigin
from govtargets.sections import Part
from govtargets.settling import Candidate
from govtargets.values import Period

Due = tuple[datetime.date | None, datetime.date | None, DeadlineOrigin]

PARTS_OF_YEAR = ("quarter", "half", "months")
_HEADING = 30
_ALONE = 1
_LABEL = 6
_DASHES, _LINES, _LINE = "——", 24, 600
LAST_DAY = (12, 31)
_ADDS_UP = deferred("(?:内|累计)?(?:新增|新建|新改扩建|建成|完成投资|培育|引进)")
_NEW_SUBJECT = deferred(r"[，；][ ]*(?:全[国省市县区乡镇]|我[国省市县区乡镇])")


def judge_deadline(scene: Scene, start: int, end: int) -> Finding[Due] | None:
    """Return when what stands at [start, end) is due, or None where nothing says so."""
    date = governing(scene, start, lambda date: not _is_baseline(scene, date, start))
    if date is None or date.start < scene.clause(start)[0]:
        date = _behind(scene, end) or date
    if date is None or date.start < scene.clause(start)[0]:
        if comes_of_event(scene, start):
            return None
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


def governing(scene: Scene, start: int, counts: Callable[[Candidate], bool]) -> Candidate | None:
    """Return the nearest date before that counts, in the clause or an earlier one that reaches so far."""
    clause = scene.clause(start)[0]
    for date in reversed(scene.periods.within(scene.sentence(start)[0], start)):
        if not is_due(scene, date) or not counts(date) or _is_aside(scene.text, date.end, start):
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
            found = whole_year(year or 0, last, "explicit", "so many years from that of the report")
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
    if (last.month, last.day) == LAST_DAY:
        return True
    if has_event(scene, date):
        return _OF_THE_EVENT.match(between.lstrip("，")) is not None and between.count("，") == 1
    return date.found.value.relation != "by" or between.count("，") <= 1


def _behind(scene: Scene, end: int) -> Candidate | None:
    """A date behind the number: in its clause, or in a next clause that says only when (…，年内全面完成)."""
    clause_end = scene.clause(max(end - 1, 0))[1]
    behind = [p for p in scene.periods.within(end, clause_end) if is_due(scene, p)]
    if behind and not scene.measures.within(end, behind[0].start):
        return behind[0]
    start, stop = (
        scene.clause(clause_end + 1) if clause_end + 1 < len(scene.text) else (clause_end, clause_end)
    )
    following = [p for p in scene.periods.within(start, stop) if is_due(scene, p)]
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


def is_due(scene: Scene, candidate: Candidate) -> bool:
    """Return whether a date can say when: it has a last day, and nothing is compared with it (比一季度)."""
    value = candidate.found.value
    dated = isinstance(value, Period) and value.last is not None and value.relation != "since"
    dated = dated and not _IS_BASE.match(scene.text, candidate.end)
    return dated and scene.text[candidate.start - 1 : candidate.start] not in COMPARED


def _inherited(scene: Scene, start: int) -> Finding[Due] | None:
    part = scene.outline.part_at(start)
    if part is not None and part.role == "glossary":
        return None
    if named := _named_above_list(scene, start):
        return named
    if part is not None and part.role == "plan" and (named := _named_by_heading(scene, part)):
        return named
    if part is not None and part.last_year is not None:
        rule = "the years of the section" if part.role else "the year of the report"
        return whole_year(
            part.year or part.last_year, part.last_year, "section" if part.role else "document", rule
        )
    year = scene.page.reference(start).year
    return (
        None
        if year is None
        else whole_year(year, year, "document", "the year in which the document appeared")
    )


def _named_above_list(scene: Scene, start: int) -> Finding[Due] | None:
    """The year up to which the paragraph plans that a list of dashes stands below: 到2025年，…。 ——…"""
    line = scene.text.rfind("\n", max(0, start - _LINE), start) + 1
    if not scene.text.startswith(_DASHES, line):
        return None
    for _ in range(_LINES):
        above = scene.text.rfind("\n", max(0, line - _LINE), max(0, line - 1)) + 1
        if scene.text[above:line].strip() and not scene.text.startswith(_DASHES, above):
            return _planned_up_to(scene, above, line)
        line = above
    return None


def _planned_up_to(scene: Scene, start: int, end: int) -> Finding[Due] | None:
    for date in reversed(scene.periods.within(start, end)):
        value = date.found.value
        if isinstance(value, Period) and value.precision == "year" and value.relation == "by":
            rule = "the year that the paragraph above the list plans for"
            return Finding((value.first, value.last, "section"), rule, date.start, date.end, date)
    return None


def _named_by_heading(scene: Scene, part: Part) -> Finding[Due] | None:
    """The part of a year that the heading of a section plans for: 二、三季度工作安排."""
    end = scene.text.find("\n", part.start, part.start + _HEADING)
    for date in reversed(scene.periods.within(part.start, end)):
        value = date.found.value
        part_of_year = isinstance(value, Period) and value.precision in PARTS_OF_YEAR
        if part_of_year and not is_over(scene, part.start, value):
            rule = "the time that the heading plans for"
            return Finding((value.first, value.last, "section"), rule, date.start, date.end, date)
    return None


def whole_year(first: int, last: int, origin: DeadlineOrigin, rule: str) -> Finding[Due]:
    """Return the time from the beginning of one year to the end of another."""
    return Finding((datetime.date(first, 1, 1), datetime.date(last, 12, 31), origin), rule)
