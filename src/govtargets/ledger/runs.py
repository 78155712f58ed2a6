"""Events of one kind that follow one another, their facts decoded together."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby, repeat
from typing import Any, NamedTuple

from govtargets.ledger.events import Heads


class Run(NamedTuple):
    """Some events of one kind in a row, by columns."""

    kind: str
    subjects: tuple[str, ...]
    days: tuple[str | None, ...]
    sources: tuple[str, ...]
    actors: tuple[str, ...]
    facts: list[Any]

    def each(self) -> "Iterator[Told]":
        """Yield the events one by one."""
        return map(Told, repeat(self.kind), self.subjects, self.days, self.sources, self.actors, self.facts)


class Told(NamedTuple):
    """One event of a run."""

    kind: str
    subject: str
    day: str | None
    source: str
    actor: str
    facts: Any


def runs(heads: Iterable[Heads]) -> Iterator[Run]:
    """Yield events by runs of one kind; JSON is read for many at once, which is several times faster."""
    for some in heads:
        facts = json.loads(f"[{','.join(some.facts)}]")
        end = 0
        for kind, same in groupby(some.kinds):
            start, end = end, end + sum(1 for _ in same)
            here = slice(start, end)
            columns = some.subjects[here], some.days[here], some.sources[here], some.actors[here]
            yield Run(kind, *columns, facts[here])
