"""From the state to a verdict on each promise, with the evidence that it rests on."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from attrs import frozen

from govtargets.ledger.later import later_reports
from govtargets.ledger.policy import Policy
from govtargets.ledger.rows import Entry
from govtargets.ledger.state import Change, Link, State, as_adjusted
from govtargets.ledger.units import OWN, Units
from govtargets.ledger.verdict import Case, Status, judge


class Words(NamedTuple):
    """A passage that answers a promise in words: where it stands, the stage that it tells, and its period."""

    document: str
    digest: str
    start: int
    end: int
    stage: str
    first: datetime.date | None
    last: datetime.date | None
    figure: None = None


# Tuples, and no copies of what they hold: there is one of each for every promise of a ledger.
class Shown(NamedTuple):
    """One piece of evidence: the report or the passage, and the link that holds it to be one."""

    told: Entry | Words
    link: Link


class StatusRow(NamedTuple):
    """A promise, its status on a day under a policy, and the evidence; `promise` is as it was adjusted.

    `reports` is how many later documents of its body report anything at all.
    """

    promise: Entry
    status: Status
    evidence: tuple[Shown, ...]
    as_of: datetime.date
    policy: str
    changes: tuple[Change, ...] = ()
    again: tuple[str, ...] = ()
    reports: int = 0

    @property
    def ids(self) -> list[str]:
        """The ids of the promise and of the reports that answer it."""
        return [self.promise.id, *(one.link.evidence for one in self.evidence if one.told.figure)]

    @property
    def reason(self) -> str | None:
        """What an overdue promise rests on: whether there was any report that could have told of it."""
        if self.status != "overdue":
            return None
        if not self.reports:
            return "no later report of this body is recorded"
        return f"the later reports of this body ({self.reports}) were not found to answer it"


@frozen
class Judging:
    """By what promises are judged: the policy, and what units mean."""

    policy: Policy
    units: Units = OWN


def status_rows(state: State, as_of: datetime.date | None, by: Judging) -> Iterator[StatusRow]:
    """Yield a row for each promise; none where no document tells a day and none was given."""
    if as_of is None:
        return
    policy, later, known = by.policy, later_reports(state), _evidence(state, by.policy)
    name = policy.name
    for id_, given in state.promises.items():
        changes, again = state.changes.get(id_, ()), state.restatements.get(id_, ())
        promise = as_adjusted(given, changes) if changes else given
        evidence = tuple(known.get(id_, ()))
        asked = _asked(evidence) if promise.figure is None else "carry"
        told = [one.told for one in evidence]
        case = Case(promise, told, asked, *_kinds(changes), bool(again), by.units)
        verdict = judge(case, as_of, policy)
        yield StatusRow(promise, verdict, evidence, as_of, name, changes, again, later.count(promise))


def _asked(evidence: Iterable[Shown]) -> str:
    asked = "carry"
    for one in evidence:
        if one.link.passage:
            asked = one.link.passage["asked"]
    return asked


def _kinds(changes: Sequence[Change]) -> tuple[bool, bool]:
    """Return whether a promise was withdrawn, and whether it was adjusted."""
    if not changes:
        return False, False
    kinds = {change.kind for change in changes}
    return "withdrawn" in kinds, "adjusted" in kinds


def _evidence(state: State, policy: Policy) -> dict[str, list[Shown]]:
    """Return what the links that stand, and are sure enough or confirmed, hold to answer each promise."""
    found: dict[str, list[Shown]] = {}
    for link in state.links.values():
        if link.stands and (link.score >= policy.least_score or link.decision):
            told = state.reports.get(link.evidence) or _words(link)
            if told:
                found.setdefault(link.promise, []).append(Shown(told, link))
    return found


def _words(link: Link) -> Words | None:
    if link.passage is None:
        return None
    told = link.passage
    start, end = told["place"]
    first, last = (None if day is None else datetime.date.fromisoformat(day) for day in told["period"])
    return Words(told["document"], told["digest"], start, end, told["stage"], first, last)
