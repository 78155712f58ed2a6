"""Whether a report answers a promise: one check after the other, each with its reason."""

import datetime

from attrs import frozen

from govtargets.ledger.acts import Acts, acts_of, contrary
from govtargets.ledger.rows import Entry
from govtargets.ledger.similarity import alike
from govtargets.ledger.subject import MEMBERS, Subject, normal, subject_of
from govtargets.ledger.units import Units

_BEFORE = 60


@frozen
class Side:
    """A promise or a report with what its surroundings say: its subject and the sentence before it."""

    entry: Entry
    subject: Subject
    around: str
    acts: Acts = frozenset()


@frozen
class Match:
    """A report held to answer a promise: how surely, of 100, and why."""

    promise: str
    evidence: str
    score: int
    reasons: tuple[str, ...]


def side_of(entry: Entry, clause: str, number: tuple[int, int], before: str) -> Side:
    """Return an entry with its surroundings: its clause, where in that its number is, and what is before."""
    start, end = number
    subject = subject_of(entry.indicator or "", clause[:end])
    return Side(entry, subject, before[-_BEFORE:], acts_of(clause[:start], clause[end:]))


def compare(promise: Side, report: Side) -> Match | None:
    """Return the match of a promise and a report of one body, kind of unit and kind of change, or None."""
    p, r = promise.entry, report.entry
    when = fits(p, r)
    if when is None or not _same_scope(promise, report) or not _same_nature(promise, report):
        return None
    if contrary(promise.acts, report.acts):
        return None
    like = alike(promise.subject, report.subject, promise.around, report.around)
    if like is None:
        return None
    names = f"{like.reason}: 「{p.indicator}」 and 「{r.indicator}」"
    reasons = (f"same body: {p.agency}", names, f"same kind of figure: {_kind(p)}", when)
    return Match(p.id, r.id, like.score - _doubt(promise, report), reasons)


def fits(promise: Entry, report: Entry) -> str | None:
    """Return why a report's period answers a deadline, or None: it must hold the day or lie before it."""
    if promise.day and report.day and report.day <= promise.day:
        return None
    if promise.within == report.within:
        return None
    last, done = promise.last, report.last
    if last is None or done is None:
        return None
    if done >= last and (report.first is None or report.first <= last):
        return f"the period up to {done} holds the deadline {last}"
    begun = promise.first or (promise.day and promise.day + datetime.timedelta(days=1))
    if done < last and begun and done >= begun:
        return f"the period up to {done} lies before the deadline {last}"
    return None


def _same_scope(promise: Side, report: Side) -> bool:
    if report.subject.key in MEMBERS:  # whose parts have scopes of their own
        return True
    return promise.subject.scope == report.subject.scope and _limit(promise) == _limit(report)


def _limit(side: Side) -> str:
    """Return what selects some of all; what the indicator says itself is compared with the indicator."""
    scope = side.entry.scope
    return normal(scope) if scope and scope not in (side.entry.indicator or "") else ""


def _same_nature(promise: Side, report: Side) -> bool:
    natures = {promise.subject.nature, report.subject.nature} - {None}
    return len(natures) < 2


def _doubt(promise: Side, report: Side) -> int:
    """Return how much less sure a match is where only one side says of what nature or act it is."""
    natures = {promise.subject.nature, report.subject.nature}
    doubt = 0 if len(natures) == 1 else 4 if "stock" in natures else 2
    return doubt + (0 if promise.acts == report.acts or promise.acts & report.acts else 1)


def _kind(entry: Entry) -> str:
    if entry.figure is None:
        return entry.kind
    return f"{entry.figure.change} in {entry.figure.unit or 'numbers'}"


def kind_of_figure(entry: Entry, units: Units) -> tuple[str, str] | None:
    """Return what must be equal for two figures to be comparable: the kind of unit and of change."""
    return (units.of(entry.figure.unit)[0], entry.figure.change) if entry.figure else None
