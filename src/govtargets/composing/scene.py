"""What the judges look at: the text, its outline and the settled mentions, indexed by place."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, NamedTuple, Protocol, TypeVar

from attrs import field, frozen

from govtargets.cues import Context
from govtargets.model import Change
from govtargets.page import Page
from govtargets.settling import Candidate
from govtargets.structure import Outline, Report
from govtargets.values import Damage

T = TypeVar("T")

# Judges look no further than this around a number, whatever the text: no place is read more than a few times.
_CLAUSE_REACH = 120
_SENTENCE_REACH = 500


class Placed(Protocol):
    """What stands at a run of the view: a mention, or a clause."""

    @property
    def start(self) -> int:
        """Offset of the first character."""

    @property
    def end(self) -> int:
        """Offset behind the last character."""


class Finding(NamedTuple, Generic[T]):
    """What a judge decided, by which rule, and on which run of the view it rests.

    A tuple, because one is made for every field of every number, and a frozen class takes twice as long.
    """

    value: T
    rule: str
    start: int | None = None
    end: int | None = None
    source: Candidate | None = None


class Before(NamedTuple):
    """The measure before the one in question, and what was decided of it; `context` is its sort, if any."""

    measure: Candidate
    context: Context | None
    change: Change
    name: tuple[int, int] | None


@frozen
class Row:
    """Mentions of one kind, sorted by place, with the means to find those in a run."""

    items: tuple[Candidate, ...]
    _starts: list[int] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_starts", [item.start for item in self.items])

    def within(self, start: int, end: int) -> tuple[Candidate, ...]:
        """Return the mentions that begin in [start, end)."""
        starts = self._starts
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return ()
        return self.items[first : bisect_left(starts, end, first)]

    def last_before(self, offset: int) -> int:
        """Return the index of the last mention that begins before an offset, -1 for none."""
        return bisect_left(self._starts, offset) - 1


@frozen
class Scene:
    """One page with its settled mentions; offsets are the view's."""

    page: Page
    text: str
    outline: Outline
    measures: Row
    periods: Row
    agencies: Row
    labels: Row
    damage: Row
    others: Row
    # The judges ask for the clause of each measure a dozen times, and for its sentence twice.
    _clauses: dict[int, tuple[int, int]] = field(init=False, factory=dict, repr=False, eq=False)
    _sentences: dict[int, tuple[int, int]] = field(init=False, factory=dict, repr=False, eq=False)

    def clause(self, offset: int) -> tuple[int, int]:
        """Return the clause around an offset, cut to what a clause can reach."""
        known = self._clauses.get(offset)
        if known is None:
            start, end = self.outline.clause(offset)
            known = max(start, offset - _CLAUSE_REACH), min(end, offset + _CLAUSE_REACH)
            self._clauses[offset] = known
        return known

    def sentence(self, offset: int) -> tuple[int, int]:
        """Return the sentence around an offset, cut to what a sentence can reach."""
        known = self._sentences.get(offset)
        if known is None:
            start, end = self.outline.sentence(offset)
            known = max(start, offset - _SENTENCE_REACH), min(end, offset + _SENTENCE_REACH)
            self._sentences[offset] = known
        return known

    def report_at(self, offset: int) -> Report:
        """Return the report that holds an offset which lies in one."""
        return self.outline.reports[self.outline.report_at(offset) or 0]


def make_scene(page: Page, settled: Iterable[Candidate]) -> Scene:
    """Return the scene of a page: amounts and percentages together are its measures, `others` the rest."""
    by_kind: dict[str, list[Candidate]] = {
        kind: [] for kind in ("amount", "period", "agency", "label", "damage")
    }
    others: list[Candidate] = []
    for candidate in settled:
        damaged = isinstance(candidate.found.value, Damage)
        kind = "damage" if damaged else "amount" if candidate.kind == "percentage" else candidate.kind
        if kind in by_kind:
            by_kind[kind].append(candidate)
        if kind != "amount":
            others.append(candidate)
    rows = (*by_kind.values(), others)
    return Scene(page, page.text, page.outline, *(Row(tuple(row)) for row in rows))
