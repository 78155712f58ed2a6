"""Which characters of a document are marked, and for which row: rows may overlap, marks do not.

A row's clause, and those that repeat it, are marked lightly; its amounts and its date, or the whole of
a problem, strongly. The text is cut wherever a mark begins or ends, so that marks lie side by side and
each knows its row.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from itertools import count, pairwise
from typing import Literal

from attrs import field, frozen

from govtargets.model import Commitment, Deadline, Extraction, Measure, Problem, Result, Span

Row = Commitment | Result | Problem
Sort = Literal["commitment", "result", "problem"]

SORTS: tuple[Sort, ...] = ("commitment", "result", "problem")


def sort_of(row: Row) -> Sort:
    """Return what a row is, as its `type` in JSON."""
    if isinstance(row, Problem):
        return "problem"
    return "commitment" if isinstance(row, Commitment) else "result"


@frozen
class Entry:
    """A row under its number on the page: the clauses to mark lightly and the runs to mark strongly."""

    number: int
    row: Row
    light: tuple[Span, ...]
    strong: tuple[Span, ...]

    @property
    def sort(self) -> Sort:
        """What the row is, as its `type` in JSON."""
        return sort_of(self.row)

    @property
    def focus(self) -> Span:
        """The run that stands for the row: its amount, else its date, else its clause."""
        return (*self.strong, *self.light)[0]


@frozen
class Segment:
    """A run of the text that the same rows cover; none where `entry` is None.

    `sorts` are those of the rows that mark it as it is marked; `entry` is the one it leads to: of
    those that mark it strongly, else of all, the one with the shortest mark.
    """

    start: int
    end: int
    entry: Entry | None = None
    strong: bool = False
    sorts: tuple[Sort, ...] = ()


@frozen
class _Mark:
    span: Span
    strong: bool
    entry: Entry

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        return not self.strong, self.span.end - self.span.start, self.entry.number, self.span.start


@frozen
class _Cover:
    """The marks over a place, while the text is gone through."""

    heap: list[tuple[tuple[bool, int, int, int], int, _Mark]] = field(factory=list)
    open_now: Counter[tuple[bool, Sort]] = field(factory=Counter)
    order: Iterator[int] = field(factory=count)

    def open(self, mark: _Mark) -> None:
        heappush(self.heap, (mark.rank, next(self.order), mark))
        self.open_now[mark.strong, mark.entry.sort] += 1

    def close(self, mark: _Mark) -> None:
        self.open_now[mark.strong, mark.entry.sort] -= 1

    def segment(self, start: int, end: int) -> Segment:
        """Return the run [start, end), which no mark begins or ends inside."""
        while self.heap and self.heap[0][2].span.end <= start:
            heappop(self.heap)
        if not self.heap:
            return Segment(start, end)
        top = self.heap[0][2]
        sorts = tuple(sort for sort in SORTS if self.open_now[top.strong, sort])
        return Segment(start, end, top.entry, top.strong, sorts)


def number_rows(extraction: Extraction, first: int) -> list[Entry]:
    """Return the commitments, results and problems of a document by place, numbered from `first`."""
    rows: list[Row] = [*extraction.commitments, *extraction.results, *extraction.problems]
    length = len(extraction.document.text)
    rows.sort(key=lambda row: row.start)
    return [_entry(number, row, length) for number, row in enumerate(rows, first)]


def _entry(number: int, row: Row, length: int) -> Entry:
    clauses = [Span(row.start, row.end), *getattr(row, "repeats", ())]
    runs = clauses[:1] if isinstance(row, Problem) else _runs(row)
    light, strong = (tuple(_within(run, length) for run in spans) for spans in (clauses, runs))
    return Entry(number, row, light, tuple(run for run in strong if run.start < run.end))


def _within(run: Span, length: int) -> Span:
    start = min(max(run.start, 0), length)
    return Span(start, min(max(run.end, start), length))


def _runs(row: Commitment | Result) -> Iterator[Span]:
    """Yield where the amounts of a row stand, then its own date."""
    amounts: list[Measure | None] = [row.measure]
    due: Deadline | None
    if isinstance(row, Commitment):
        amounts, due = [*amounts, row.stretch], row.deadline
    else:
        due = row.period
    yield from (Span(amount.start, amount.end) for amount in amounts if amount)
    if due and due.start is not None:
        yield Span(due.start, due.start + len(due.text or ""))


def cut(entries: Iterable[Entry], breaks: Iterable[int]) -> Iterator[Segment]:
    """Yield the segments of a text in order, cut also at `breaks`, from 0 to its length."""
    listed = list(entries)
    opening: dict[int, list[_Mark]] = {offset: [] for offset in breaks}
    opening |= {entry.focus.start: [] for entry in listed}
    closing: dict[int, list[_Mark]] = {}
    for mark in _marks(listed):
        opening.setdefault(mark.span.start, []).append(mark)
        closing.setdefault(mark.span.end, []).append(mark)
    cover = _Cover()
    for start, end in pairwise(sorted(opening.keys() | closing.keys())):
        for mark in closing.get(start, ()):
            cover.close(mark)
        for mark in opening.get(start, ()):
            cover.open(mark)
        yield cover.segment(start, end)


def _marks(entries: Iterable[Entry]) -> Iterator[_Mark]:
    for entry in entries:
        yield from (_Mark(run, False, entry) for run in entry.light if run.start < run.end)
        yield from (_Mark(run, True, entry) for run in entry.strong)
