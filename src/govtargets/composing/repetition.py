"""A promise that a document repeats is one commitment with several places."""

from collections.abc import Iterable

from attrs import evolve

from govtargets.model import Commitment, Span


def folded(commitments: Iterable[Commitment]) -> list[Commitment]:
    """Return the commitments with the later repetitions of each in its `repeats`.

    Two are the same where document, agency, indicator, amount and deadline are; a row without an
    amount or an indicator repeats nothing.
    """
    alike: dict[object, list[Commitment]] = {}
    for commitment in commitments:
        alike.setdefault(_key(commitment), []).append(commitment)
    return [_folded(first, again) for first, *again in alike.values()]


def _folded(first: Commitment, again: list[Commitment]) -> Commitment:
    return evolve(first, repeats=tuple(Span(row.start, row.end) for row in again)) if again else first


def _key(row: Commitment) -> object:
    if row.measure is None or row.indicator is None:
        return row.id
    m, due = row.measure, row.deadline
    amount = (m.low, m.high, m.unit, m.comparator, m.change)
    return (row.document, row.agency, row.indicator, amount, due.last if due else None, row.scope)
