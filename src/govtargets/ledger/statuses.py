"""From the state to a verdict on each promise, with the evidence that it rests on."""

import datetime
from collections.abc import Iterator

from attrs import evolve, frozen

from govtargets.ledger.later import later_reports
from govtargets.ledger.policy import Policy
from govtargets.ledger.rows import Entry, Figure
from govtargets.ledger.state import Change, Link, State, as_adjusted
from govtargets.ledger.units import OWN, Units
from govtargets.ledger.verdict import Case, Evidence, Status, judge


@frozen
class Shown:
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
        evidence = tuple(_shown(state, links.get(id_, ()), policy)) if id_ in links else ()
        case = evolve(_case(promise, evidence, changes, again), units=by.units)
        yield StatusRow(
            promise, judge(case, as_of, policy), evidence, as_of, name, changes, again, later.count(promise)
        )


def _case(
    promise: Entry, evidence: tuple[Shown, ...], changes: tuple[Change, ...], again: tuple[str, ...]
) -> Case:
    if not evidence and not changes:
        return Case(promise, (), promised_again=bool(again))
    kinds = {change.kind for change in changes}
    asked = [one.link.passage["asked"] for one in evidence if one.link.passage]
    return Case(
        promise,
        [Evidence(one.figure, one.stage, one.first, one.last) for one in evidence],
        asked[-1] if asked else "carry",
        withdrawn="withdrawn" in kinds,
        adjusted="adjusted" in kinds,
        promised_again=bool(again),
    )


def _shown(state: State, links: "list[Link] | tuple[()]", policy: Policy) -> Iterator[Shown]:
    for link in links:
        if link.score < policy.least_score and link.decision != "confirmed":
            continue
        report = state.reports.get(link.evidence)
        if report:
            place = (report.document, report.digest, report.start, report.end)
            yield Shown(report.id, *place, report.figure, None, report.first, report.last, link)
        elif link.passage:
            yield _passage(link)


def _passage(link: Link) -> Shown:
    told = link.passage or {}
    first, last = (None if day is None else datetime.date.fromisoformat(day) for day in told["period"])
    start, end = told["place"]
    return Shown(
        link.evidence, told["document"], told["digest"], start, end, None, told["stage"], first, last, link
    )
