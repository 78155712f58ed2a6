"""Finding the reports that answer promises: a pure function that looks only where an answer can be.

Reports are indexed by body, kind of figure and year, and there by their indicator: the same one, or
one that shares its rarest pairs of characters. However many rows there are, each promise is compared
with a bounded number of reports.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator

from govtargets.ledger.bodies import body_key
from govtargets.ledger.comparing import Match, Side, compare, kind_of_figure
from govtargets.ledger.similarity import MISSPELT, may_be_alike
from govtargets.ledger.subject import MEMBERS, Subject
from govtargets.ledger.units import OWN, Units

_AT_MOST = 40
_RAREST = 3
_LONGEST_PLAN = 6

Kind = tuple[str, str]
Block = tuple[str, Kind, int]


class _Index:
    """The reports of one block by their indicator's key and by its pairs of characters."""

    def __init__(self) -> None:
        self.exact: dict[str, list[Side]] = defaultdict(list)
        self.pairs: dict[str, dict[str, None]] = defaultdict(dict)
        self.together: dict[str, list[Side]] = defaultdict(list)

    def add(self, side: Side) -> None:
        key = side.subject.key
        if key not in self.exact:
            for pair in _pairs(key):
                self.pairs[pair][key] = None
        self.exact[key].append(side)
        for member in MEMBERS.get(key, ()):
            self.together[member].append(side)

    def near(self, subject: Subject) -> Iterator[Side]:
        """Yield the reports whose indicator may be this one, the same ones first."""
        key = subject.key
        yield from self.together.get(subject.parts[0], ())[:_AT_MOST]
        yield from self.exact.get(key, ())[:_AT_MOST]
        shared = sorted((self.pairs[pair] for pair in _pairs(key) if pair in self.pairs), key=len)
        others = dict.fromkeys(other for keys in shared[:_RAREST] if len(keys) <= _AT_MOST for other in keys)
        for other in others:
            if other != key and may_be_alike(key, other):
                yield from self.exact[other][:_AT_MOST]


def _pairs(key: str) -> set[str]:
    return {key[i : i + 2] for i in range(len(key) - 1)}


def match_figures(promises: Iterable[Side], reports: Iterable[Side], units: Units = OWN) -> list[Match]:
    """Return for each promise the best report of each later document that answers it."""
    blocks: dict[Block, _Index] = defaultdict(_Index)
    for side in reports:
        kind = kind_of_figure(side.entry, units)
        if kind and side.entry.agency and side.entry.last and side.entry.indicator:
            blocks[body_key(side.entry.agency), kind, side.entry.last.year].add(side)
    return _surest(
        [
            match
            for promise in promises
            for match in _best(promise, kind_of_figure(promise.entry, units), blocks)
        ]
    )


def _surest(matches: list[Match]) -> list[Match]:
    """Leave out the names that differ by a character where either side has a better match."""
    sure = [match for match in matches if match.score > MISSPELT]
    taken = {match.promise for match in sure} | {match.evidence for match in sure}
    return [m for m in matches if m.score > MISSPELT or not {m.promise, m.evidence} & taken]


def _best(promise: Side, kind: Kind | None, blocks: dict[Block, _Index]) -> list[Match]:
    best: dict[tuple[str, str], tuple[tuple[int, int], Match]] = {}
    for report in _candidates(promise, kind, blocks):
        found = compare(promise, report)
        if found:
            rank = (-found.score, report.entry.start)
            known = best.get(report.entry.within)
            if known is None or rank < known[0]:
                best[report.entry.within] = (rank, found)
    return [match for _, match in best.values()]


def _candidates(promise: Side, kind: Kind | None, blocks: dict[Block, _Index]) -> Iterator[Side]:
    entry = promise.entry
    if kind is None or not entry.agency or not entry.indicator or entry.last is None:
        return
    for year in years_between(entry.day or entry.first, entry.last):
        index = blocks.get((body_key(entry.agency), kind, year))
        if index:
            yield from index.near(promise.subject)


def years_between(begun: datetime.date | None, last: datetime.date) -> range:
    """Return the years whose reports may answer: from the promise to the deadline, and the one after it."""
    first = max(begun.year if begun else last.year, last.year - _LONGEST_PLAN)
    return range(first, last.year + 2)
