"""Promises and reports as the ledger computes with them: the facts of a row, without its quotations."""

import datetime
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from govtargets.model import Commitment, Deadline, Measure, Result
from govtargets.serial import amount_text

# Numbers beyond this are no longer exact in every program that reads JSON.
_SAFE = 2**53
Known = dict[Any, Any]


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


def entry(about: tuple[str, str, datetime.date | None], facts: Mapping[str, Any], known: Known) -> Entry:
    """Return the row that an event's facts tell of; `about` is its id, its document's digest and its day.

    `known` holds what many rows say, once.
    """
    document, agency, kind, start, end, indicator, scope, first, last, origin, amount, stretch = facts["row"]
    same = known.setdefault
    return Entry(
        about[0],
        same(document, document),
        about[1],
        about[2],
        same(agency, agency),
        same(kind, kind),
        start,
        end,
        indicator,
        scope,
        amount and figure(amount, known),
        stretch and figure(stretch, known),
        first and datetime.date.fromisoformat(first),
        last and datetime.date.fromisoformat(last),
        same(origin, origin),
    )


def figure(given: list[Any], known: Known) -> Figure:
    """Return the amount that facts tell of."""
    start, low, high, unit, comparator, change = given
    same = known.setdefault
    if isinstance(low, str):
        low = Fraction(low)
    if isinstance(high, str):
        high = Fraction(high)
    return Figure(start, low, high, same(unit, unit), same(comparator, comparator), same(change, change))
