"""How firmly something is promised: 确保, 力争, 计划, 预期目标; see docs/contract.md."""

from bisect import bisect_left
from typing import cast

from attrs import frozen

from govtargets.composing.noun import noun_before
from govtargets.composing.scene import Finding, Scene
from govtargets.deferred import deferred
from govtargets.model import Firmness
from govtargets.tables import COUNTERS, any_of, table

_WORDS = table("firmness.tsv")
_CUES = {f"c{i}": (cast(Firmness, value), reach) for i, (value, reach, _) in enumerate(_WORDS)}
_PLAIN: Finding[Firmness] = Finding("plain", "no such word governs")
_ITEM, _LINE, _ITEMS = deferred(r"[ \t\u3000]*(?:——|—)"), 200, 30
_BREAK = 20
_CUE = any_of(f"{word}(?P<c{i}>)" for i, (_, _, word) in enumerate(_WORDS))


@frozen
class Cue:
    """A word of firmness: where it stands, how firm it is, and how far it governs."""

    start: int
    end: int
    firmness: Firmness
    reach: str


def read_cues(text: str) -> tuple[Cue, ...]:
    """Return the words of firmness of a text, by place."""
    return tuple(Cue(*match.span(), *_CUES[str(match.lastgroup)]) for match in _CUE.finditer(text))


def judge_firmness(scene: Scene, cues: tuple[Cue, ...], run: tuple[int, int]) -> Finding[Firmness]:
    """Return how firmly what stands at a run is promised.

    A word governs the clauses behind it up to the next such word, a semicolon or the end of the
    sentence, and what its clause counts before it (5个项目必须…); behind the name of a thing
    (水稻产量力争达到…) the next clause at most. 预期目标 governs a list across its semicolons and lines.
    """
    start, end = run
    cue = _governing(scene, cues, start, end)
    if cue is None:
        return _behind(scene, cues, run) or _PLAIN
    word = scene.text[cue.start : cue.end]
    own = cue.start >= scene.clause(start)[0]
    return Finding(cue.firmness, word if own else f"{word} of an earlier clause governs", cue.start, cue.end)


def _governing(scene: Scene, cues: tuple[Cue, ...], start: int, end: int) -> Cue | None:
    """The last word before the end of a run that governs it."""
    sentence, clause = scene.sentence(start)[0], scene.clause(start)[0]
    head, near = _head_of_list(scene.text, sentence), True
    for i in range(bisect_left(cues, end, key=lambda cue: cue.end) - 1, -1, -1):
        cue = cues[i]
        if cue.start < head:
            break
        own = cue.start >= clause
        if cue.start > start or (cue.reach == "clause" and not own):
            continue
        if cue.reach == "list":
            return cue
        if cue.start < sentence or "；" in scene.text[cue.end : start] or not near:
            continue
        if own or _reaches(scene, cue, start):
            return cue
        near = False
    return None


def _head_of_list(text: str, sentence: int) -> int:
    """Where the sentence begins that introduces one: by its colon (预期目标是：), or as a line of a list."""
    floor = max(0, sentence - _BREAK)
    above = floor + len(text[floor:sentence].rstrip())
    if text[above - 1 : above] == "：":
        return max(text.rfind(mark, max(0, above - _LINE), above) for mark in "。\n") + 1
    line = text.rfind("\n", max(0, sentence - _LINE), sentence) + 1
    for _ in range(_ITEMS if _ITEM.match(text, line) else 0):
        line, below = text.rfind("\n", max(0, line - _LINE), max(0, line - 1)) + 1, line
        if not _ITEM.match(text, line):
            return max(text.rfind("。", line, below) + 1, line) if line else sentence
    return sentence


def _reaches(scene: Scene, cue: Cue, start: int) -> bool:
    """Whether a word reaches a later clause: behind the name of a thing the next, of a stretch none."""
    clause, end = scene.clause(cue.start)
    if scene.measures.within(clause, cue.start):
        return False
    known = (*scene.periods.within(clause, cue.start), *scene.agencies.within(clause, cue.start))
    named = noun_before(scene.text, max([clause, *(mention.end for mention in known)]), cue.start)
    return named is None or scene.clause(end + 1)[0] == scene.clause(start)[0]


def _behind(scene: Scene, cues: tuple[Cue, ...], run: tuple[int, int]) -> Finding[Firmness] | None:
    """The word behind what a clause counts (5个项目必须全部开工), or beside its date (6万亩力争10月底前)."""
    end = run[1]
    clause = scene.clause(end - 1)[1]
    i = bisect_left(cues, end, key=_start)
    if i == len(cues) or cues[i].end > clause or scene.measures.within(end, clause):
        return None
    cue = cues[i]
    measures = scene.measures.within(*run)
    counts = scene.text[end : cue.start].strip() and any(one.found.value.unit in COUNTERS for one in measures)
    if measures and not counts and not scene.periods.within(cue.end, cue.end + 1):
        return None
    return Finding(cue.firmness, scene.text[cue.start : cue.end], cue.start, cue.end)


def _start(cue: Cue) -> int:
    return cue.start
