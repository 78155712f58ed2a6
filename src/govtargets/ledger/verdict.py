"""The status of a promise: the rules of docs/status.md, in their order."""

import datetime
from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, NamedTuple, Protocol, get_args

from govtargets.ledger.policy import Policy, expected_share
from govtargets.ledger.rows import Entry, Figure
from govtargets.ledger.subject import better_lower
from govtargets.ledger.units import OWN, Units

Status = Literal[
    "not_due", "in_progress", "on_pace", "behind_pace", "met", "exceeded", "met_within_tolerance", "met_late",
    "partly_met", "missed", "overdue", "carried_over", "adjusted", "withdrawn", "unverifiable",
]  # fmt: skip
STATUSES: tuple[Status, ...] = get_args(Status)
Number = int | Fraction
Reach = Literal["exceeded", "met", "met_within_tolerance", "short", "unclear"]
_STAGES = {"none": 0, "failed": 0, "begun": 1, "underway": 2, "partly": 2, "done": 3, "fulfilled": 3}
_NEEDED = {"begin": 1, "carry": 3, "finish": 3, "none": 1}


class Evidence(Protocol):
    """What a document says of a promise."""

    @property
    def figure(self) -> Figure | None:
        """The amount that it reports."""

    @property
    def stage(self) -> str | None:
        """How far things have come, where it says so in words."""

    @property
    def first(self) -> datetime.date | None:
        """The first day of what it tells of."""

    @property
    def last(self) -> datetime.date | None:
        """The last day of what it tells of."""


class Case(NamedTuple):
    """A promise, as adjusted, with what is known on a day; `asked` is what a promise in words asks for."""

    promise: Entry
    evidence: Sequence[Evidence]
    asked: str = "carry"
    withdrawn: bool = False
    adjusted: bool = False
    promised_again: bool = False
    units: Units = OWN


def judge(case: Case, as_of: datetime.date, policy: Policy) -> Status:
    """Return the status of a promise on a day under a policy."""
    if case.withdrawn:
        return "withdrawn"
    if case.evidence:
        return _by_evidence(case, as_of, policy)
    last = case.promise.last
    if last is None:
        return "unverifiable"
    if as_of <= last:
        return "adjusted" if case.adjusted else "not_due"
    return "carried_over" if case.promised_again else "overdue"


def _by_evidence(case: Case, as_of: datetime.date, policy: Policy) -> Status:
    latest = _latest(case.evidence)
    if case.promise.figure is None:
        return _in_words(case, latest, as_of)
    if latest.figure is None:
        return _of_amount_in_words(case, latest, as_of)
    reach = reached(case, latest.figure, policy)
    if reach == "unclear":
        return "unverifiable"
    if reach != "short":
        return "met_late" if _late(case.promise, latest) else reach
    if _final(case.promise, latest):
        return "missed"
    return "partly_met" if _due(case, as_of) else _pace(case, latest, policy)


def _latest(evidence: Sequence[Evidence]) -> Evidence:
    return evidence[0] if len(evidence) == 1 else max(evidence, key=lambda one: one.last or datetime.date.min)


def _in_words(case: Case, evidence: Evidence, as_of: datetime.date) -> Status:
    if evidence.stage == "failed":
        return "missed" if _due(case, as_of) else "in_progress"
    if _STAGES[evidence.stage or "none"] >= _NEEDED[case.asked]:
        return "met_late" if _late(case.promise, evidence) else "met"
    # That a thing is furthered has no end that a day could find it short of.
    unfinished = case.asked != "carry" or (case.promised_again and evidence.stage == "partly")
    return "partly_met" if unfinished and _due(case, as_of) else "in_progress"


def _of_amount_in_words(case: Case, evidence: Evidence, as_of: datetime.date) -> Status:
    if evidence.stage == "fulfilled":
        return "met_late" if _late(case.promise, evidence) else "met"
    if not _due(case, as_of):
        return "in_progress"
    return "unverifiable" if evidence.stage in ("done", "none") else "partly_met"


def _due(case: Case, as_of: datetime.date) -> bool:
    return case.promise.last is not None and as_of > case.promise.last


def _final(promise: Entry, evidence: Evidence) -> bool:
    return promise.last is None or evidence.last is None or evidence.last >= promise.last


def _late(promise: Entry, evidence: Evidence) -> bool:
    """Whether it was reached after the deadline only: a year's figure that holds the deadline is not late."""
    if promise.last is None or evidence.last is None or evidence.last <= promise.last:
        return False
    return evidence.first is not None and evidence.first > promise.last


def reached(case: Case, figure: Figure, policy: Policy) -> Reach:
    """Return how a reported figure stands to the promised one.

    An open report (超100, 近100) is taken at the end that is certain; where that end does not decide,
    the answer is `unclear`.
    """
    wanted = case.promise.figure
    scale = _scale(figure, wanted, case.units) if wanted else None
    if wanted is None or scale is None:
        return "unclear"
    sign = -1 if _lower_is_better(case, wanted) else 1
    least, most = _span(figure, scale, sign)
    goal, top = _goal(wanted, sign)
    if goal is None:
        return "unclear"
    if least is not None and _holds(least, goal, wanted, policy):
        better = least > (goal if top is None else top)
        # A bound that is kept (以内) is kept; only what is to be brought about can be surpassed.
        return "exceeded" if better and wanted.comparator not in ("at_most", "less_than", "about") else "met"
    if least is not None and wanted.comparator == "about" and _near(least, goal, policy):
        return "met_within_tolerance"
    return "short" if most is not None and not _holds(most, goal, wanted, policy) else "unclear"


def _scale(figure: Figure, wanted: Figure, units: Units) -> Number | None:
    """Return how many of the promised unit one of the reported makes; None where they measure two things."""
    if figure.unit == wanted.unit:
        return 1
    (kind, one), (other, makes) = units.of(figure.unit), units.of(wanted.unit)
    return one / makes if kind == other else None


def _near(value: Number, goal: Number, policy: Policy) -> bool:
    leeway = policy.tolerance * (goal if goal > 0 else -goal)
    return value >= goal - leeway


def _lower_is_better(case: Case, wanted: Figure) -> bool:
    if wanted.comparator in ("at_most", "less_than"):
        return True
    if wanted.comparator in ("at_least", "more_than") or wanted.change == "decrease":
        return False
    # What is counted without a bound is work to be done: 化解积案20件, 拆除违建3万平方米.
    return better_lower(case.promise.indicator) and case.units.of(wanted.unit)[0] not in ("count", "area")


def _span(figure: Figure, scale: Number, sign: int) -> tuple[Number | None, Number | None]:
    """Return the worst and the best that a report can mean, signed so that more is better."""
    low = None if figure.low is None else figure.low * (scale * sign)
    high = None if figure.high is None else figure.high * (scale * sign)
    return (low, high) if sign > 0 else (high, low)


def _goal(wanted: Figure, sign: int) -> tuple[Number | None, Number | None]:
    """Return the least that answers a promise and the best that it names, signed so that more is better."""
    low, high = wanted.low, wanted.high
    near, far = (low, high) if sign > 0 else (high, low)
    return (None if near is None else near * sign), (None if far is None else far * sign)


def _holds(value: Number, goal: Number, wanted: Figure, policy: Policy) -> bool:
    if value != goal:
        return value > goal
    if wanted.comparator in ("more_than", "less_than"):
        return False
    return policy.bound_itself_meets or wanted.comparator not in ("at_least", "at_most")


def _pace(case: Case, evidence: Evidence, policy: Policy) -> Status:
    promise = case.promise
    wanted, so_far = promise.figure, evidence.figure
    begun, last, day = promise.first, promise.last, evidence.last
    if not wanted or not so_far or not _adds_up(wanted, case.units):
        return "in_progress"
    if begun is None or last is None or day is None:
        return "in_progress"
    goal, value, scale = wanted.low, so_far.low, _scale(so_far, wanted, case.units)
    if not goal or value is None or goal < 0 or scale is None:
        return "in_progress"
    gone = Fraction((day - begun).days + 1, (last - begun).days + 1)
    share = Fraction(value) * scale / goal
    return "on_pace" if share >= expected_share(policy.pace, gone) else "behind_pace"


def _adds_up(wanted: Figure, units: Units) -> bool:
    """Whether a figure grows with the year: a count or a sum does, a rate does not."""
    return wanted.change == "level" and units.of(wanted.unit)[0] in (
        "count",
        "money",
        "area",
        "length",
        "mass",
    )
