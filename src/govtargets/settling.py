"""Choosing between mentions that overlap: one pure function, the same whatever the order of its input."""

from collections.abc import Iterable, Iterator
from operator import attrgetter

from attrs import field, frozen

from govtargets.model import Extractor, Found
from govtargets.values import Damage


@frozen
class Candidate:
    """A found run and the extractor that found it, before the overlaps are settled."""

    found: Found
    extractor: Extractor

    kind: str = field(eq=False, repr=False)
    """The kind of mention: the find's own, else its extractor's."""

    start: int = field(eq=False, repr=False)
    """Offset of the first character, in the reading view."""

    end: int = field(eq=False, repr=False)
    """Offset behind the last character, in the reading view."""


def as_candidate(found: Found, extractor: Extractor) -> Candidate:
    """Return a find of an extractor as a candidate."""
    return Candidate(found, extractor, found.kind or extractor.kind, found.start, found.end)


def settle(candidates: Iterable[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Return the candidates that stand and those that lose, each by place.

    Damage stands before everything (what lost its digits must not be read as something smaller);
    then the longer, the higher priority, the earlier, and last the name decide. Between two readings
    of one run by the same extractor, the one given first stands.
    """
    kept: list[Candidate] = []
    rejected: list[Candidate] = []
    for run in _overlapping(sorted(candidates, key=attrgetter("start"))):
        if len(run) == 1:
            kept += run
        else:
            stand, lose = _settled(run)
            kept += sorted(stand, key=_place)
            rejected += sorted(lose, key=_place)
    return kept, rejected


def _overlapping(placed: Iterable[Candidate]) -> Iterator[list[Candidate]]:
    """Yield the candidates of each run of the text that overlaps cover; most are alone."""
    run: list[Candidate] = []
    start = reached = 0
    for candidate in placed:
        if run and candidate.start >= reached and candidate.start != start:
            yield run
            run = []
        start, reached = candidate.start, max(reached, candidate.end)
        run.append(candidate)
    if run:
        yield run


def _settled(run: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Return those of a run that stand and those that lose, the strongest first."""
    kept: list[Candidate] = []
    rejected: list[Candidate] = []
    base = run[0].start
    taken = bytearray(max(candidate.end for candidate in run) - base)
    for candidate in sorted(run, key=_rank):
        start, end = candidate.start - base, candidate.end - base
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            kept.append(candidate)
        else:
            rejected.append(candidate)
    return kept, rejected


def _rank(candidate: Candidate) -> tuple[bool, int, int, int, str, str]:
    found, extractor = candidate.found, candidate.extractor
    damaged = isinstance(found.value, Damage)
    length = found.end - found.start
    return (not damaged, -length, -extractor.priority, found.start, *_name(candidate))


def _place(candidate: Candidate) -> tuple[int, int, str, str]:
    return (candidate.start, candidate.end, *_name(candidate))


def _name(candidate: Candidate) -> tuple[str, str]:
    return candidate.extractor.plugin, candidate.extractor.name
