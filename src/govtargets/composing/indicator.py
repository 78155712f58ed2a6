"""What is counted or measured: the shortest run of the source that names it.

It stands before the number (新增上云企业1000家), behind it (8个镇), in an earlier clause of the
sentence (加快建设小微企业园，争取开工建设20个), or is that of the measure before (…6%，增速8%).
"""

import re

from govtargets.composing.scene import COUNTERS, Before, Finding, Scene, table
from govtargets.settling import Candidate
from govtargets.values import Percentage

Run = tuple[int, int]

_WORDS = table("indicator.tsv")


def _any(*kinds: str) -> str:
    words = sorted((word for kind, word in _WORDS if kind in kinds), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, words))


_LEADING = re.compile(r"[\s·、，,。；;:：)）”’'\-—]+")
_FRONT = re.compile(f"(?:{_any('adverb', 'verb')})")
_FIRST = re.compile(f"(?:{_any('first')})")
_BACK = re.compile(f"(?:{_any('back')}|[\\s，,、:：])$")
_TAIL = re.compile(f"(?:{_any('tail')})$")
_STOP = re.compile(f"{_any('stop')}|[，,。；;:：、\\s（(）)]")
_BEGINS = re.compile(r"[\u4e00-\u9fff“A-Za-z]")
_GENERIC = re.compile("(?:建设|改造|整治|工作|任务|目标|工程)+")
_PAIRED = re.compile("分别|各为")
_SHARED = re.compile("均|都|总计|合计|共")
_ITEM = re.compile(r"[、和及与]")
_LONGEST = 28
_COUNTED = 2


def judge_indicator(scene: Scene, measure: Candidate, before: Before | None) -> Finding[Run] | None:
    """Return the run that names what a measure measures, or None where no run does."""
    if before and before.name and before.context and before.context.startswith("baseline"):
        return Finding(before.name, "that of the value left behind", *before.name)
    start = _segment_start(scene, measure, before)
    front = _name_before(scene.text, start, measure.start)
    behind = _name_behind(scene.text, measure.end, scene.clause(measure.start)[1])
    if behind and (front is None or _counts(measure)):
        return Finding(behind, "the name behind the number", *behind)
    if front:
        return Finding(front, "the name before the number", *front)
    earlier = _earlier_clause(scene, measure)
    if before and before.name and before.measure.start >= (earlier or scene.sentence(measure.start))[0]:
        return Finding(before.name, "that of the measure before", *before.name)
    return Finding(earlier, "the name in the clause before", *earlier) if earlier else None


def _segment_start(scene: Scene, measure: Candidate, before: Before | None) -> int:
    """Where the words that may name this measure begin: behind the last mention, or at the clause."""
    start = scene.clause(measure.start)[0]
    if before and before.measure.end > start and not _only_scope(scene, before, measure):
        start = before.measure.end
    dates = scene.periods.within(start, measure.start)
    if dates:
        start = dates[-1].end
    bodies = scene.agencies.within(start, measure.start)
    return bodies[0].end if bodies and not scene.text[start : bodies[0].start].strip() else start


def _only_scope(scene: Scene, before: Before, measure: Candidate) -> bool:
    """Whether the number before only says of how many things this one speaks (项目6个村3685套)."""
    return before.context is not None and measure.start - before.measure.end < _COUNTED


def _name_before(text: str, start: int, end: int) -> Run | None:
    """The run before a number, without the verbs in front and the words of reaching behind."""
    start, end = _without_back(text, start, end)
    start = _without_front(text, start, end)
    if end - start > _LONGEST:
        cut = max(text.rfind(mark, start, end) for mark in "、，,的")
        start = cut + 1 if cut >= 0 and end - cut > 2 else end - _LONGEST
    return (start, end) if end - start >= 2 else None


def _without_back(text: str, start: int, end: int) -> Run:
    while (match := _BACK.search(text, max(start, end - 8), end)) and match.start() >= start:
        end = match.start()
    return start, end


def _without_front(text: str, start: int, end: int) -> int:
    """Leave off adverbs and verbs; words that are verb or noun (服务机构) only as the first verb."""
    stripped_verb = False
    while start < end:
        match = _LEADING.match(text, start, end) or _FRONT.match(text, start, end)
        if not match and not stripped_verb:
            match = _FIRST.match(text, start, end)
            stripped_verb = match is not None
        if not match or end - match.end() < 2:
            return start
        start = match.end()
    return start


def _name_behind(text: str, start: int, end: int) -> Run | None:
    if text[start : start + 1] == "的":
        start += 1
    stop = _STOP.search(text, start, min(end, start + _LONGEST))
    end = stop.start() if stop else min(end, start + _LONGEST)
    tail = _TAIL.search(text, start, end)
    if tail and tail.start() - start >= 2:
        end = tail.start()
    named = end > start and not _GENERIC.fullmatch(text, start, end) and _BEGINS.match(text, start)
    return (start, end) if named else None


def _counts(measure: Candidate) -> bool:
    """Whether a number counts what follows it: a counter, or a share (70%民生事项)."""
    value = measure.found.value
    return isinstance(value, Percentage) or value.unit in COUNTERS


def _earlier_clause(scene: Scene, measure: Candidate) -> Run | None:
    sentence = scene.sentence(measure.start)[0]
    start = scene.clause(measure.start)[0]
    while start > sentence:
        start, end = scene.clause(start - 1)
        run = _name_before(scene.text, start, end)
        if run:
            tail = _TAIL.search(scene.text, *run)
            return (run[0], tail.start()) if tail and tail.start() - run[0] >= 2 else run
        if start >= end:
            return None
    return None
