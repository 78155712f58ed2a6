"""What a date tells of a number: one that is over reports, one that is to come promises."""

import datetime
from typing import Literal

from govtargets.composing.lookback import COMPARED, REST_OF_YEAR, is_over, looks_back
from govtargets.composing.scene import Finding, Placed, Scene
from govtargets.composing.tense import Tenses
from govtargets.deferred import deferred
from govtargets.settling import Candidate
from govtargets.values import Period

Role = Literal["target", "result", "context"]

_TASK_OF_THE_YEAR = deferred(r"[^，。；]{0,10}(?:任务|计划|目标)(?:数|的)|(?:任务|目标)(?![：为是])")
_ATTRIBUTE = deferred(r"[^，。；、\d]{1,10}的[^，。；、\d]{0,8}")
_OPENS_WITH = deferred(r"[ \t\u3000“\"]*(?:截至|(?:力争|争取)?到|展望)?[“\"]?")
FORESEEN = "预计"
"""Of a time that is over, its figures are estimated: 一季度，产值预计增长5%."""
_LAST_YEAR, _DESCRIBES = "去年", deferred(r"(?<=在去年)|[的同结已开新计建续末底度]|[^，。；、]{0,8}的")
_OPENING = 6
_PARTS_OF_YEAR = ("quarter", "half")
_NOT_BEGUN, _JUST_BEGUN = datetime.timedelta(0), datetime.timedelta(days=31)


def by_date(scene: Scene, place: Placed) -> Finding[Role] | None:
    """Return what a date in the clause tells that lies plainly before or behind the day of the document."""
    start, end = scene.clause(place.start)
    day = scene.page.document.published
    for period in dates(scene, start, end):
        value: Period = period.found.value
        if scene.text[period.start - 1 : period.start] in COMPARED:
            continue
        if value.relation == "by" and (day is None or value.last is None or value.last > day):
            return Finding("target", "a date by which", period.start, period.end, period)
        named = scene.text[period.start : period.end]
        if _TASK_OF_THE_YEAR.match(scene.text, period.end) or _ATTRIBUTE.fullmatch(
            scene.text, period.end, max(period.end, place.start)
        ):
            continue
        if day is None or value.last is None or (value.precision == "year" and named not in REST_OF_YEAR):
            continue
        if named in REST_OF_YEAR and looks_back(scene, period):
            continue
        role: Role = "target" if value.last > day else "result"
        return Finding(role, "a date before or after that of the document", period.start, period.end, period)
    return None


def opens_with_year(scene: Scene, sentence: int) -> bool:
    """Return whether a sentence opens with a year that is over, as a clause by itself."""
    for date in dates(scene, sentence, sentence + _OPENING)[:1]:
        alone = _OPENS_WITH.fullmatch(scene.text, sentence, date.start) and scene.text.startswith(
            "，", date.end
        )
        return bool(alone) and scene.text[date.start].isdigit() and is_over(scene, sentence, date.found.value)
    return False


def by_opening_date(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role] | None:
    """Return what a time tells that opens this clause or one before.

    In a plan or outside of sections one that is over (截至2月底，到位资金3亿元) or has no end (去年以来，),
    outside of plans one to come (到2025年，).
    """
    part = scene.outline.part_at(place.start)
    role = part.role if part else None
    for period in reversed(dates(scene, scene.sentence(place.start)[0], place.start)):
        opens, value = _opening(scene, period), period.found.value
        if opens is None or scene.text[period.start - 1 : period.start] in COMPARED:
            continue
        over = value.relation != "by" and (is_over(scene, place.start, value) or _has_begun(scene, period))
        if role != "review" and over:
            turned = tenses.future.last(period.start, place.start)
            foreseen = turned and scene.text[slice(*turned)] == FORESEEN
            told = Finding[Role]("result", "a time that is over", opens, period.end, period)
            return told if foreseen or not turned else None
        if role != "plan" and is_ahead(scene, place, value):
            turned = tenses.past.last(period.start, place.start)
            return None if turned else Finding("target", "a time to come", opens, period.end, period)
        return None
    return None


def is_ahead(scene: Scene, place: Placed, value: Period) -> bool:
    """Return whether a time is to come; of a quarter or a half that has only just begun, most is."""
    day = scene.page.reference(place.start).day
    if day is None or value.last is None or value.last <= day:
        return False
    begun = _JUST_BEGUN if value.precision in _PARTS_OF_YEAR else _NOT_BEGUN
    return value.relation == "by" or (value.first is not None and value.first + begun > day)


def _has_begun(scene: Scene, period: Candidate) -> bool:
    """Whether a time without an end has begun on the day of the document: 去年以来, not 2021年起."""
    day, first = scene.page.document.published, period.found.value.first
    told = period.found.value.relation == "since" and scene.text[period.end - 1] == "来"
    return told and day is not None and first is not None and first < day


def _opening(scene: Scene, period: Candidate) -> int | None:
    """Return where the clause begins that a date opens, 截至 or 到 before it counted in; None for another.

    去年 tells wherever it stands in a clause (全县去年修渠3条), unless it only describes (去年结转的).
    """
    start = scene.clause(period.start)[0]
    if scene.text[period.start : period.end] == _LAST_YEAR and not _DESCRIBES.match(scene.text, period.end):
        return start
    return start if _OPENS_WITH.fullmatch(scene.text, start, period.start) else None


def dates(scene: Scene, start: int, end: int) -> list[Candidate]:
    """Return the dates that begin in [start, end) and have been read."""
    return [p for p in scene.periods.within(start, end) if isinstance(p.found.value, Period)]
