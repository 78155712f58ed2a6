"""From the state to a verdict on each promise, with the evidence that it rests on."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from attrs import frozen

from govtargets.ledger.later import later_reports
from govtargets.ledger.policy import Policy
from govtargets.ledger.rows import Entry, Figure
from govtargets.ledger.state import Change, Link, State, as_adjusted
from govtargets.ledger.units import OWN, Units
from govtargets.ledger.verdict import Case, Status, judge


class Shown(NamedTuple):
    """One piece of evidence: where it stands, its figure or stage, and the link that holds it to be one."""

    id: str
    document: str
    digest: str
    start: int
    end: int
    figure: Figure | None
    stage: str | None
    first: datetime.date | None
    last: datetime.date | None
    link: Link


@frozen
class StatusRow:
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
    policy, links, later = by.policy, state.links_of(), later_reports(state)
    name = policy.name
    for id_, given in state.promises.items():
        changes, again = state.changes.get(id_, ()), state.restatements.get(id_, ())
        promise = as_adjusted(given, changes) if changes else given
        evidence = _shown(state, links[id_], policy) if id_ in links else ()
        told = Case(promise, evidence, _asked(evidence), *_kinds(changes), bool(again), by.units)
        verdict = judge(told, as_of, policy)
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


def _shown(state: State, links: Iterable[Link], policy: Policy) -> tuple[Shown, ...]:
    found = []
    for link in links:
        if link.score < policy.least_score and link.decision != "confirmed":
            continue
        report = state.reports.get(link.evidence)
        if report:
            place = (report.document, report.digest, report.start, report.end)
            found.append(Shown(report.id, *place, report.figure, None, report.first, report.last, link))
        elif link.passage:
            found.append(_passage(link))
    return tuple(found)


def _passage(link: Link) -> Shown:
    told = link.passage or {}
    first, last = (None if day is None else datetime.date.fromisoformat(day) for day in told["period"])
    start, end = told["place"]
    return Shown(
        link.evidence, told["document"], told["digest"], start, end, None, told["stage"], first, last, link
    )
