"""Rows of bare numbers (1个，2个，3个，…): what is left of a table, or noise, of which no sentence speaks.

Nothing between them could name what they measure, so that every one of them would be a guess. They
stay mentions. In prose no more than four measures stand so close.
"""

import re
from collections.abc import Iterator

from govtargets.composing.scene import Scene
from govtargets.deferred import deferred
from govtargets.settling import Candidate
from govtargets.tables import table

_COMPARING = deferred("|".join(re.escape(row[0]) for row in table("comparators.tsv")))
_CROWD = 12
_GAP = 12
_NAMING = 2


def crowded(scene: Scene) -> frozenset[int]:
    """Return where the measures begin that stand in a row of bare numbers."""
    return frozenset(measure.start for row in _rows(scene) if len(row) >= _CROWD for measure in row)


def _rows(scene: Scene) -> Iterator[list[Candidate]]:
    row: list[Candidate] = []
    for measure in scene.measures.items:
        if row and not _is_bare(scene.text[row[-1].end : measure.start][: _GAP + 1]):
            yield row
            row = []
        row.append(measure)
    yield row


def _is_bare(gap: str) -> bool:
    """Whether what stands between two measures names nothing; words of comparison do not."""
    if len(gap) > _GAP or "\n" in gap:
        return False
    return sum(map(str.isalpha, _COMPARING.sub("", gap))) < _NAMING
