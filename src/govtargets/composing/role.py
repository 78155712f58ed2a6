"""Whether something is promised or reported; docs/contract.md says what counts as which."""

import re
from typing import Literal

from govtargets.composing.scene import Finding, Placed, Scene
from govtargets.composing.tense import Tenses
from govtargets.settling import Candidate
from govtargets.values import Period

Role = Literal["target", "result", "context"]

_DONE_AFTER = re.compile(r"[^，。；]{0,12}?已(?:完成|全部|基本|经|建成|开工|投|通过|实现|签)")
_CERTAIN = re.compile("已|截至|同比")
_TASK_OF_THE_YEAR = re.compile(r"[^，。；]{0,6}(?:任务|计划|目标)(?:数|的)")
_REST_OF_YEAR = ("全年", "年内", "年底", "年末", "今年底")
_PARAGRAPH = 1000
_ONE_SIDED = 3


def judge_promise(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role]:
    """Return whether what stands at a mention is promised or reported."""
    return (
        _by_past_year(scene, place)
        or _by_date(scene, place)
        or _by_tense(scene, tenses, place)
        or _by_programme(scene, tenses, place)
        or _by_section(scene, place)
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
        if value.relation == "by" and (day is None or value.last is None or value.last > day):
            return Finding("target", "a date by which", period.start, period.end, period)
        named = scene.text[period.start : period.end]
        if _TASK_OF_THE_YEAR.match(scene.text, period.end):
            continue
        if day is None or value.last is None or (value.precision == "year" and named not in _REST_OF_YEAR):
            continue
        role: Role = "target" if value.last > day else "result"
        return Finding(role, "a date before or after that of the document", period.start, period.end, period)
    return None


def _by_past_year(scene: Scene, place: Placed) -> Finding[Role] | None:
    """In a plan, by an earlier year that opens the clause or is the clause before: 2023年，能耗为0.51."""
    part = scene.outline.part_at(place.start)
    if part is None or part.role != "plan" or part.year is None:
        return None
    start = scene.clause(place.start)[0]
    before = scene.clause(start - 1)[0] if start else start
    for period in _dates(scene, before, place.start):
        value: Period = period.found.value
        opens = period.start == start or (period.start, period.end) == (before, start - 1)
        past = value.last is not None and value.last.year < part.year
        if opens and past and value.precision == "year":
            return Finding("result", "a year before that of the plan", period.start, period.end, period)
    return None


def _dates(scene: Scene, start: int, end: int) -> list[Candidate]:
    return [p for p in scene.periods.within(start, end) if isinstance(p.found.value, Period)]


def _by_tense(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role] | None:
    """By words of the clause that only a report or only a promise uses."""
    start, end = scene.clause(place.start)
    done = _DONE_AFTER.match(scene.text, place.end, end)
    past = done.span() if done else tenses.past.last(start, place.start)
    future = tenses.future.last(start, place.start)
    if past and not (future and future > past):
        weak = _plans(scene, place) and not _CERTAIN.search(scene.text, *past)
        return None if weak else Finding("result", "tense", *past)
    return Finding("target", "tense", *future) if future else None


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


def _by_report(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role] | None:
    """Without any section, by a report that is one-sided."""
    report = scene.report_at(place.start)
    past, future = tenses.plain_tone(report.start, report.end)
    if past > _ONE_SIDED * future or future > _ONE_SIDED * past:
        return _outnumbered("report", past, future)
    return None


def _by_earlier_clause(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role] | None:
    """By the last word of the sentence before that only a report or only a promise uses."""
    before = scene.sentence(place.start)[0], place.start
    past, future = (cues.last(*before) or (-1, -1) for cues in (tenses.past, tenses.future))
    if past == future:
        return None
    return Finding("result" if past > future else "target", "tense of an earlier clause", *max(past, future))


def _by_bulletin(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role] | None:
    date = tenses.bulletins.get(scene.report_at(place.start).start)
    return Finding("result", "a report of a period that is over", *date) if date else None


def _by_passage(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role]:
    """By which words there are more of: in the sentence, else in the paragraph, else in the report."""
    text, report = scene.text, scene.report_at(place.start)
    start = max(text.rfind("\n", max(0, place.start - _PARAGRAPH), place.start) + 1, place.start - _PARAGRAPH)
    end = text.find("\n", place.end, place.end + _PARAGRAPH)
    paragraph = (start, place.end + _PARAGRAPH if end < 0 else end)
    passages = {
        "sentence": scene.sentence(place.start),
        "paragraph": paragraph,
        "report": (report.start, report.end),
    }
    for name, span in passages.items():
        past, future = tenses.tone(*span)
        if past != future:
            return _outnumbered(name, past, future)
    return Finding("target", "nothing says that it is done")


def _outnumbered(passage: str, past: int, future: int) -> Finding[Role]:
    counts = f"the {passage} has {future} words and dates of promises and {past} of reports"
    return Finding("result" if past > future else "target", counts)
