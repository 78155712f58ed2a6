"""Promises in words alone, clause by clause: 深化医联体建设, 提升执法效能."""

from collections.abc import Iterator

from attrs import frozen

from govtargets.composing.scene import Scene
from govtargets.deferred import deferred
from govtargets.model import Kind
from govtargets.tables import table

_KINDS: dict[str, Kind] = {word: kind for kind, word in table("worded.tsv")}  # type: ignore[misc]
_LEADS = "|".join(
    sorted((word for kind, word in table("indicator.tsv") if kind == "adverb"), key=len, reverse=True)
)
_PROMISE = deferred(
    rf"(?:^|(?<=[，。；：！？\n]))[ \t\u3000]*(?P<clause>(?:{_LEADS})*+"
    rf"(?P<verb>{'|'.join(_KINDS)})(?P<object>[^，。；：！？\n]{{2,60}}))"
)


@frozen
class Worded:
    """A clause that promises in words: where it lies, of which kind it is, and what its verb acts on."""

    start: int
    end: int
    kind: Kind
    object: tuple[int, int]


def find_worded(scene: Scene) -> Iterator[Worded]:
    """Yield the clauses that open with a verb of doing and speak of no amount, damage or date."""
    for match in _PROMISE.finditer(scene.text):
        start, end = match.span("clause")
        others = (scene.measures, scene.damage, scene.periods)
        if scene.outline.report_at(start) is not None and not any(row.within(start, end) for row in others):
            yield Worded(start, end, _KINDS[match["verb"]], match.span("object"))
