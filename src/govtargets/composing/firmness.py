"""How firmly something is promised: 确保, 力争, 计划, 预期目标; see docs/contract.md."""

import re
from typing import cast

from govtargets.composing.scene import Finding, Scene, table
from govtargets.model import Firmness

_WORDS = table("firmness.tsv")
_CUES = {f"c{i}": (cast(Firmness, value), reach) for i, (value, reach, _) in enumerate(_WORDS)}
_CUE = re.compile("|".join(f"(?P<c{i}>{word})" for i, (_, _, word) in enumerate(_WORDS)))


def judge_firmness(scene: Scene, start: int, end: int) -> Finding[Firmness]:
    """Return how firmly what stands at [start, end) is promised.

    A word governs the clauses behind it up to the next such word, a semicolon or the end of the
    sentence; 预期目标 governs a list across its semicolons.
    """
    sentence, clause = scene.sentence(start)[0], scene.clause(start)[0]
    for cue in reversed(list(_CUE.finditer(scene.text, sentence, end))):
        firmness, reach = _CUES[str(cue.lastgroup)]
        own = cue.start() >= clause
        if cue.start() > start or (reach == "clause" and not own):
            continue
        if reach == "sentence" and "；" in scene.text[cue.end() : start]:
            continue
        return Finding(firmness, cue[0] if own else f"{cue[0]} of an earlier clause governs", *cue.span())
    return Finding("plain", "no such word governs")
