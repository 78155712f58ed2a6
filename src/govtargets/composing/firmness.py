"""How firmly something is promised: 确保, 力争, 计划, 预期目标; see docs/contract.md."""

import re

from govtargets.composing.scene import Finding, Scene, table
from govtargets.model import Firmness

_WORDS = table("firmness.tsv")
_VALUES: dict[str, Firmness] = {value: value for value, _ in _WORDS}  # type: ignore[misc]
_CUE = re.compile("|".join(f"(?P<{value}>{'|'.join(w for v, w in _WORDS if v == value)})" for value in _VALUES))
_STOP = re.compile(r"[；;]")


def judge_firmness(scene: Scene, start: int, end: int) -> Finding[Firmness]:
    """Return how firmly what stands at [start, end) is promised.

    A word governs the clauses behind it up to the next such word, a semicolon or the end of the
    sentence; 预期目标 governs a list across its semicolons.
    """
    sentence = scene.sentence(start)[0]
    cues = list(_CUE.finditer(scene.text, sentence, end))
    cue = next((cue for cue in reversed(cues) if cue.start() <= start), None)
    if cue is None or cue.lastgroup is None:
        return Finding("plain", "no such word")
    stops = _STOP.search(scene.text, cue.end(), start)
    if stops and cue.lastgroup != "expect":
        return Finding("plain", "the word before governs another part of the sentence")
    carried = cue.start() < scene.clause(start)[0]
    rule = f"{cue[0]} of an earlier clause governs" if carried else cue[0]
    return Finding(_VALUES[cue.lastgroup], rule, *cue.span())
