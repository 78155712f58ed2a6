"""Whether something is promised or reported; docs/contract.md says what counts as which."""

import datetime
from typing import Literal

from govtargets.composing.lookback import COMPARED, REST_OF_YEAR, is_over, looks_back
from govtargets.composing.scene import Finding, Placed, Scene
from govtargets.composing.tense import Tenses
from govtargets.deferred import deferred
from govtargets.settling import Candidate
from govtargets.values import Period

Role = Literal["target", "result", "context"]

_DONE_AFTER = deferred(r"[^，。；]{0,12}?已(?:完成|全部|基本|经|建成|开工|投|通过|实现|签)")
_CERTAIN = deferred("已|截至")
_TASK_OF_THE_YEAR = deferred(r"[^，。；]{0,10}(?:任务|计划|目标)(?:数|的)|(?:任务|目标)(?![：为是])")
_TASK = deferred("(?:(?:年度|全年)(?:任务|计划|目标)(?:数|为)?|目标值为?|累计目标为)$")
_TASK_REACH = 8
_ATTRIBUTE = deferred(r"[^，。；、\d]{1,10}的[^，。；、\d]{0,8}")
_OPENS_WITH = deferred(r"[ \t\u3000“\"]*(?:截至|(?:力争|争取)?到|展望)?[“\"]?")
_OPENING = 6
_FORESEEN = "预计"
_PARTS_OF_YEAR, _JUST_BEGUN = ("quarter", "half"), datetime.timedelta(days=31)
_PARAGRAPH = 1000
_ONE_SIDED = 3


def judge_promise(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role]:
    """Return whether what stands at a mention is promised or reported."""
    return (
        _by_task(scene, place)
        or _by_background(scene, tenses, place)
        or _by_date(scene, place)
        or _by_opening_date(scene, tenses, place)
        or _by_tense(scene, tenses, place)
        or _by_programme(scene, tenses, place)
        or _by_section(scene, place)
        or _by_rest_of_year(scene, place)
        or _by_report(scene, tenses, place)
        or _by_earlier_clause(scene, tenses, place)
        or _by_bulletin(scene, tenses, place)
        or _by_passage(scene, tenses, place)
    )


def _by_date(scene: Scene, place: Placed) -> Finding[Role] | None:
    """By a date in the clause that lies plainly before or behind the day of the document."""
    start, end = scene.clause(place.start)
    day = scene.page.document.published
    for period in _dates(scene, start, end):
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


def _by_task(scene: Scene, place: Placed) -> Finding[Role] | None:
    """By the word for what was given to be done, wherever it stands: 年度任务118所，已完成96所."""
    task = _TASK.search(scene.text, max(scene.clause(place.start)[0], place.start - _TASK_REACH), place.start)
    return Finding("target", "the task of the year", *task.span()) if task else None


def _by_background(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role] | None:
    """Where a section tells what there is or is wanting, all that the clause does not promise.

    A sentence there that opens with a year that is over reports of it (2020年，粮食产量达到…).
    """
    part = scene.outline.part_at(place.start)
    if part is None or part.role != "background":
        return None
    promised = tenses.future.last(scene.clause(place.start)[0], place.start)
    if promised or _opens_with_year(scene, scene.sentence(place.start)[0]):
        return None
    return Finding("context", "what there is, or is wanting", part.start, part.start)


def _opens_with_year(scene: Scene, sentence: int) -> bool:
    """Whether a sentence opens with a year that is over, as a clause by itself."""
    for date in _dates(scene, sentence, sentence + _OPENING)[:1]:
        alone = _OPENS_WITH.fullmatch(scene.text, sentence, date.start) and scene.text.startswith(
            "，", date.end
        )
        return bool(alone) and scene.text[date.start].isdigit() and is_over(scene, sentence, date.found.value)
    return False


def _by_opening_date(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role] | None:
    """By a time that opens this clause or one before.

    In a plan or outside of sections one that is over (截至2月底，到位资金3亿元) or has no end (去年以来，),
    outside of plans one to come (到2025年，).
    """
    part = scene.outline.part_at(place.start)
    role = part.role if part else None
    for period in reversed(list(_dates(scene, scene.sentence(place.start)[0], place.start))):
        opens, value = _opening(scene, period), period.found.value
        if opens is None or scene.text[period.start - 1 : period.start] in COMPARED:
            continue
        over = value.relation != "by" and (is_over(scene, place.start, value) or _has_begun(scene, period))
        if role != "review" and over:
            turned = tenses.future.last(period.start, place.start)
            return None if turned else Finding("result", "a time that is over", opens, period.end, period)
        if role != "plan" and _is_ahead(scene, place, value):
            turned = tenses.past.last(period.start, place.start)
            return None if turned else Finding("target", "a time to come", opens, period.end, period)
        return None
    return None


def _has_begun(scene: Scene, period: Candidate) -> bool:
    """Whether a time without an end has begun on the day of the document: 去年以来, not 2021年起."""
    day, first = scene.page.document.published, period.found.value.first
    told = period.found.value.relation == "since" and scene.text[period.end - 1] == "来"
    return told and day is not None and first is not None and first < day


def _is_ahead(scene: Scene, place: Placed, value: Period) -> bool:
    """Whether a time is to come; of a quarter or a half that has only just begun, most is."""
    day = scene.page.reference(place.start).day
    if day is None or value.last is None or value.last <= day:
        return False
    begins = (
        value.first if value.precision not in _PARTS_OF_YEAR else value.first and value.first + _JUST_BEGUN
    )
    return value.relation == "by" or (begins is not None and begins > day)


def _opening(scene: Scene, period: Candidate) -> int | None:
    """Return where the clause begins that a date opens, 截至 or 到 before it counted in; None for another."""
    start = scene.clause(period.start)[0]
    return start if _OPENS_WITH.fullmatch(scene.text, start, period.start) else None


def _dates(scene: Scene, start: int, end: int) -> list[Candidate]:
    return [p for p in scene.periods.within(start, end) if isinstance(p.found.value, Period)]


def _by_tense(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role] | None:
    """By words of the clause that only a report or only a promise uses."""
    start, end = scene.clause(place.start)
    done = _DONE_AFTER.match(scene.text, place.end, end)
    past = done.span() if done else tenses.past.last(start, place.start)
    future = tenses.future.last(start, place.start)
    if past and not (future and future > past):
        promised = tenses.future.last(scene.sentence(start)[0], start)
        weak = (promised or _plans(scene, place)) and not _CERTAIN.search(scene.text, *past)
        return None if weak else Finding("result", "tense", *past)
    foreseen = future and scene.text[slice(*future)] == _FORESEEN and _reviews(scene, place)
    if foreseen and not any(_is_ahead(scene, place, one.found.value) for one in _dates(scene, start, end)):
        return None  # of a year that is all but over, its last figures are foreseen: 预计全年…增长5%
    return Finding("target", "tense", *future) if future else None


def _reviews(scene: Scene, place: Placed) -> bool:
    part = scene.outline.part_at(place.start)
    return part is not None and part.role == "review" and part.year is not None


def _plans(scene: Scene, place: Placed) -> bool:
    part = scene.outline.part_at(place.start)
    return part is not None and part.role == "plan"


def _by_programme(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role] | None:
    """In a glossary, by a word of promise earlier in the sentence: 力争到2022年，…企业20家，…6家."""
    part = scene.outline.part_at(place.start)
    if part is None or part.role != "glossary":
        return None
    promised = tenses.future.last(scene.sentence(place.start)[0], place.start)
    return Finding("target", "tense of an earlier clause", *promised) if promised else None


def _by_section(scene: Scene, place: Placed) -> Finding[Role] | None:
    part = scene.outline.part_at(place.start)
    if part is None or part.role is None:
        return None
    if part.role == "glossary":
        return Finding("context", "a definition in a glossary", part.start, part.start)
    role: Role = "result" if part.role == "review" else "target"
    return Finding(role, f"section: {part.role}", part.start, part.start)


def _by_rest_of_year(scene: Scene, place: Placed) -> Finding[Role] | None:
    """By 全年 of a year that is over, which its paragraph told."""
    for date in _dates(scene, scene.sentence(place.start)[0], place.start):
        if scene.text[date.start : date.end] in REST_OF_YEAR and looks_back(scene, date):
            return Finding("result", "a time that is over", date.start, date.end, date)
    return None


def _by_report(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role] | None:
    """Without any section, by a report that is one-sided; what a sentence has said to be done, stays so."""
    report = scene.report_at(place.start)
    past, future = tenses.plain_tone(report.start, report.prose_end)
    earlier = _by_earlier_clause(scene, tenses, place) if future > past else None
    if earlier and earlier.value == "result":
        return earlier
    if past > _ONE_SIDED * future or future > _ONE_SIDED * past:
        return _outnumbered("report", past, future)
    return None


def _by_earlier_clause(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role] | None:
    """By the last word of the sentence before that only a report or only a promise uses."""
    before = scene.sentence(place.start)[0], place.start
    past, future = (cues.last(*before) or (-1, -1) for cues in (tenses.past, tenses.future))
    if past == future:
        return None
    # 力争达到60亿元，同比增长12%: only what is certainly done is no longer promised.
    done = past > future and (future < (0, 0) or _CERTAIN.search(scene.text, *past) is not None)
    told = past if done else future
    return Finding("result" if done else "target", "tense of an earlier clause", *told)


def _by_bulletin(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role] | None:
    """By the opening of a report that tells what was done up to now, unless the sentence promises."""
    report = scene.report_at(place.start).start
    date = tenses.bulletins.get(report)
    if date is None and (date := tenses.progress.get(report)):
        past, future = tenses.plain_tone(*scene.sentence(place.start))
        date = date if future <= past else None
    return Finding("result", "a report of a period that is over", *date) if date else None


def _by_passage(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role]:
    """By which words there are more of: in the sentence, else up to its end in paragraph and report.

    What is yet to be done stands behind what is done, and says nothing of it.
    """
    text, report, sentence = scene.text, scene.report_at(place.start), scene.sentence(place.start)
    start = max(text.rfind("\n", max(0, place.start - _PARAGRAPH), place.start) + 1, place.start - _PARAGRAPH)
    passages = {
        "sentence": sentence,
        "paragraph": (start, sentence[1]),
        "beginning": (report.start, sentence[1]),
        "report": (report.start, report.prose_end),
    }
    for name, span in passages.items():
        past, future = tenses.tone(*span)
        if past != future:
            return _outnumbered(name, past, future)
    return Finding("target", "nothing says that it is done")


def _outnumbered(passage: str, past: int, future: int) -> Finding[Role]:
    counts = f"the {passage} has {future} words and dates of promises and {past} of reports"
    return Finding("result" if past > future else "target", counts)
