"""Documents, promises, reports, links and changes as they stood on one day."""

import datetime
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from attrs import field, frozen

from govtargets.ledger.rows import Entry, Known, figure

Decision = Literal["confirmed", "rejected"]


@frozen
class Source:
    """A recorded document: its digest, its name, and the digest of the one that corrects it, if any."""

    digest: str
    name: str
    facts: dict[str, Any]
    superseded_by: str | None = None


class Link(NamedTuple):
    """A promise and the evidence held to answer it, with the reasons; `decision` is a person's.

    `evidence` is the id of a report, or `passage` tells a run of a document that reports in words.
    """

    promise: str
    evidence: str
    score: int
    reasons: tuple[str, ...]
    rule: str
    decision: Decision | None = None
    decided_by: str | None = None
    passage: dict[str, Any] | None = None
    active: bool = True

    @property
    def stands(self) -> bool:
        """Whether the evidence counts: a person's word goes before the rule's."""
        return self.decision == "confirmed" or (self.active and self.decision is None)

    @property
    def passage_day(self) -> datetime.date | None:
        """The day of the document that the passage stands in, where there is a passage and it tells one."""
        day = (self.passage or {}).get("day")
        return datetime.date.fromisoformat(day) if day else None


@frozen
class Change:
    """A promise adjusted or withdrawn by whom it binds: when, by which source, and to what."""

    kind: str
    day: datetime.date | None
    source: str
    facts: dict[str, Any]


@frozen
class State:
    """Documents, promises, reports, links and changes as they stood on one day."""

    sources: dict[str, Source] = field(factory=dict)
    promises: dict[str, Entry] = field(factory=dict)
    reports: dict[str, Entry] = field(factory=dict)
    links: dict[str, Link] = field(factory=dict)
    changes: dict[str, tuple[Change, ...]] = field(factory=dict)
    restatements: dict[str, tuple[str, ...]] = field(factory=dict)
    latest: datetime.date | None = None


def as_adjusted(promise: Entry, changes: Iterable[Change]) -> Entry:
    """Return a promise with its amount and deadline as they were last adjusted."""
    for change in changes:
        if change.kind == "adjusted":
            if "figure" in change.facts:
                promise = promise._replace(figure=figure(change.facts["figure"], Known()), stretch=None)
            if "last" in change.facts:
                promise = promise._replace(last=datetime.date.fromisoformat(change.facts["last"]))
    return promise
