"""How firmly something is promised: 确保, 力争, 计划, 预期目标; see docs/contract.md."""

from bisect import bisect_left
from typing import cast

from attrs import frozen

from govtargets.composing.scene import Finding, Scene
from govtargets.composing.tables import any_of, table
from govtargets.model import Firmness

_WORDS = table("firmness.tsv")
_CUES = {f"c{i}": (cast(Firmness, value), reach) for i, (value, reach, _) in enumerate(_WORDS)}
_PLAIN: Finding[Firmness] = Finding("plain", "no such word governs")
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
    sentence; 预期目标 governs a list across its semicolons.
    """
    start, end = run
    sentence, clause = scene.sentence(start)[0], scene.clause(start)[0]
    for i in range(bisect_left(cues, end, key=lambda cue: cue.end) - 1, -1, -1):
        cue = cues[i]
        if cue.start < sentence:
            break
        own = cue.start >= clause
        if cue.start > start or (cue.reach == "clause" and not own):
            continue
        if cue.reach == "sentence" and "；" in scene.text[cue.end : start]:
            continue
        word = scene.text[cue.start : cue.end]
        return Finding(
            cue.firmness, word if own else f"{word} of an earlier clause governs", cue.start, cue.end
        )
    return _PLAIN
