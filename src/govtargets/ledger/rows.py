"""Promises and reports as the ledger computes with them: the facts of a row, without its quotations."""

import datetime
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from govtargets.model import Commitment, Deadline, Measure, Result
from govtargets.serial import amount_text

# Numbers beyond this are no longer exact in every program that reads JSON.
_SAFE = 2**53


Columns = Iterable[Any]


class Known:
    """What many rows say, once: `value` gives the first of equal values, `day` the day of an ISO form."""

    def __init__(self) -> None:
        self.value = _Values().__getitem__
        self.day = _Days().__getitem__


class _Values(dict[Any, Any]):
    def __missing__(self, value: Any) -> Any:
        self[value] = value
        return value


class _Days(dict[str | None, datetime.date | None]):
    def __missing__(self, text: str | None) -> datetime.date | None:
        day = self[text] = None if text is None else datetime.date.fromisoformat(text)
        return day


# Tuples: a ledger makes hundreds of thousands of both whenever it is opened.
class Figure(NamedTuple):
    """An amount: where its number stands, its ends, unit, comparator and change, as in a measure."""

    start: int
    low: int | Fraction | None
    high: int | Fraction | None
    unit: str
    comparator: str
    change: str


class Entry(NamedTuple):
    """A promise or a report: who, what, how much, from when to when, and where it says so.

    `day` is that of its document, `origin` how its period is known; `digest` names the recorded document.
    """

    id: str
    document: str
    digest: str
    day: datetime.date | None
    agency: str | None
    kind: str
    start: int
    end: int
    indicator: str | None
    scope: str | None
    figure: Figure | None
    stretch: Figure | None
    first: datetime.date | None
    last: datetime.date | None
    origin: str | None

    @property
    def stage(self) -> None:
        """What a report with a figure leaves to the figure: how far things have come."""
        return None

    @property
    def within(self) -> tuple[str, str]:
        """Return the report that the row stands in: names alone do not tell one from another."""
        return self.digest, self.document


def facts_of(row: Commitment | Result) -> dict[str, Any]:
    """Return what the state needs of a row, as JSON values: one list, since that is read fastest."""
    period = row.deadline if isinstance(row, Commitment) else row.period
    stretch = row.stretch if isinstance(row, Commitment) else None
    told: list[Any] = [row.document, row.agency, row.kind, row.start, row.end, row.indicator, row.scope]
    told += [*_days(period), figure_facts(row.measure), figure_facts(stretch)]
    return {"row": told}


def figure_facts(measure: Measure | None) -> list[Any] | None:
    """Return an amount as JSON values."""
    if measure is None:
        return None
    ends = [_number(end) for end in (measure.low, measure.high)]
    return [measure.start, *ends, measure.unit, measure.comparator, measure.change]


def _number(end: Fraction | None) -> int | str | None:
    """An exact amount in JSON: whole numbers of any program's size as numbers, all others as text."""
    if end is None:
        return None
    return int(end) if end.denominator == 1 and abs(end) < _SAFE else amount_text(end)


def _days(period: Deadline | None) -> list[str | None]:
    if period is None:
        return [None, None, None]
    return [*(None if day is None else day.isoformat() for day in (period.first, period.last)), period.origin]


def entries(about: tuple[Columns, Columns, Columns], facts: Iterable[Any], known: Known) -> Iterator[Entry]:
    """Yield the rows that the facts of events tell of.

    `about` has three columns: the ids of the rows, their documents' digests, and the days of these.
    """
    ids, digests, known_on = about
    told = zip(*(event["row"] for event in facts), strict=True)
    documents, agencies, kinds, starts, ends, indicators, scopes, firsts, lasts, origins, *amounts = told
    figures, stretches = ([given and figure(given, known) for given in column] for column in amounts)
    columns = (
        ids,
        map(known.value, documents),
        digests,
        known_on,
        map(known.value, agencies),
        map(known.value, kinds),
        starts,
        ends,
        indicators,
        scopes,
        figures,
        stretches,
        map(known.day, firsts),
        map(known.day, lasts),
        map(known.value, origins),
    )
    return map(Entry._make, zip(*columns, strict=True))


def figure(given: list[Any], known: Known) -> Figure:
    """Return the amount that facts tell of."""
    start, low, high, unit, comparator, change = given
    if isinstance(low, str):
        low = Fraction(low)
    if isinstance(high, str):
        high = Fraction(high)
    value = known.value
    return Figure(start, low, high, value(unit), value(comparator), value(change))
