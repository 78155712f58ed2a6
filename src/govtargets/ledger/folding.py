"""What the events add up to: a pure fold, for any day, that never looks at a clock or a database."""

import datetime
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from attrs import evolve

from govtargets.ledger.events import Head, pair, parted
from govtargets.ledger.rows import Entry, entry
from govtargets.ledger.state import Change, Link, Source, State

_AT_ONCE = 2000


def fold(heads: Iterable[Head]) -> State:
    """Return the state after these events, which come in the order in which they were added."""
    folding = Folding()
    folding.add(heads)
    return folding.state()


def _decoded(heads: Iterable[Head]) -> Iterator[tuple[Head, Any]]:
    """Yield events with their facts read; one reading for many, because that is several times faster."""
    rest = iter(heads)
    while batch := list(islice(rest, _AT_ONCE)):
        yield from zip(batch, json.loads(f"[{','.join([head.facts for head in batch])}]"), strict=True)


class Folding:
    """The state while it is being folded: add events, ask for the state, add more."""

    def __init__(self) -> None:
        self.sources: dict[str, Source] = {}
        self.promises: dict[str, Entry] = {}
        self.reports: dict[str, Entry] = {}
        self.links: dict[str, Link] = {}
        self.changes: dict[str, tuple[Change, ...]] = {}
        self.restatements: dict[str, tuple[str, ...]] = {}
        self.restated: dict[str, str] = {}
        self.rows_of: dict[str, list[str]] = {}
        self.touching: dict[str, dict[str, None]] | None = None
        self.latest: datetime.date | None = None
        self.known: dict[Any, Any] = {}
        self.days: dict[str | None, datetime.date | None] = {None: None}

    def add(self, heads: Iterable[Head]) -> None:
        """Take in further events, in the order in which they were added."""
        for head, facts in _decoded(heads):
            if head.day not in self.days:
                self._meet(head.day)
            _STEPS[head.kind](self, head, facts)

    def _meet(self, day: str | None) -> None:
        known = self.days[day] = datetime.date.fromisoformat(day or "")
        self.latest = max(self.latest or known, known)

    def today(self, id_: str) -> str:
        """Return the id that a row goes by after all corrections of its document."""
        seen = set()
        while id_ in self.restated and id_ not in seen:
            seen.add(id_)
            id_ = self.restated[id_]
        return id_

    def state(self) -> State:
        """Return the state so far; what is added later does not change it."""
        return State(
            dict(self.sources),
            dict(self.promises),
            dict(self.reports),
            dict(self.links),
            dict(self.changes),
            self._again(),
            self.latest,
        )

    def put(self, subject: str, link: Link) -> None:
        """Keep a link under its subject, in place of what was kept there."""
        self.links[subject] = link
        if self.touching is not None:
            _touch(self.touching, subject, link)

    def touched_by(self, rows: Iterable[str], digest: str) -> list[str]:
        """Return the subjects of the links to some rows, or to a passage of a document."""
        if self.touching is None:  # built at the first correction: most ledgers never need it
            self.touching = {}
            for subject, link in self.links.items():
                _touch(self.touching, subject, link)
        found = dict.fromkeys(one for key in (*rows, digest) for one in self.touching.get(key, ()))
        return [subject for subject in found if subject in self.links]

    def _again(self) -> dict[str, tuple[str, ...]]:
        """Return, for each promise, the later ones that make it again, by their ids of today."""
        found: dict[str, tuple[str, ...]] = {}
        for old, later in self.restatements.items():
            again = tuple(id_ for id_ in map(self.today, later) if id_ in self.promises)
            if again:
                found[self.today(old)] = again
        return found


def _recorded(build: Folding, head: Head, facts: Any) -> None:
    build.sources[head.subject] = Source(head.subject, facts["name"], facts)


def _promised(build: Folding, head: Head, facts: Any) -> None:
    build.promises[head.subject] = _placed(build, head, facts)


def _reported(build: Folding, head: Head, facts: Any) -> None:
    build.reports[head.subject] = _placed(build, head, facts)


def _placed(build: Folding, head: Head, facts: Any) -> Entry:
    source = build.known.setdefault(head.source, head.source)
    build.rows_of.setdefault(source, []).append(head.subject)
    return entry((head.subject, source, build.days[head.day]), facts, build.known)


def _superseded(build: Folding, head: Head, facts: Any) -> None:
    """Retire the rows of a document; what was said of those that the correction restates goes over."""
    if head.subject in build.sources:
        build.sources[head.subject] = evolve(build.sources[head.subject], superseded_by=facts["by"])
    retired = dict.fromkeys(build.rows_of.pop(head.subject, []))
    for id_ in retired:
        build.promises.pop(id_, None)
        build.reports.pop(id_, None)
    restated: dict[str, str] = facts["restated"]
    for new in restated.values():  # a correction that is taken back brings a row back under its own id
        build.restated.pop(new, None)
    build.restated |= {old: new for old, new in restated.items() if old != new}
    # Whether a passage of a retired document still stands, the next run of the rules says.
    gone = {head.subject, *(id_ for id_ in retired if id_ not in restated)}
    for subject in build.touched_by(retired, head.subject):
        moved = _moved(build.links.pop(subject), restated, gone)
        key = pair(moved.promise, moved.evidence)
        build.put(key, _merged(build.links[key], moved) if key in build.links else moved)
    for old in [id_ for id_ in retired if id_ in build.changes and build.today(id_) != id_]:
        build.changes[build.today(old)] = build.changes.pop(old)


def _moved(link: Link, restated: dict[str, str], gone: set[str]) -> Link:
    """Return a link by the ids that a correction gives its rows; it is at rest where one of them is gone."""
    promise, evidence = (restated.get(id_, id_) for id_ in (link.promise, link.evidence))
    active = link.active and gone.isdisjoint(_touched(link))
    return link._replace(promise=promise, evidence=evidence, active=active)


def _touched(link: Link) -> list[str]:
    """Return the ids that a link rests on: its rows, and the document of its passage."""
    return [link.promise, link.evidence, *([link.passage["digest"]] if link.passage else [])]


def _touch(touching: dict[str, dict[str, None]], subject: str, link: Link) -> None:
    for key in _touched(link):
        touching.setdefault(key, {})[subject] = None


def _linked(build: Folding, head: Head, facts: Any) -> None:
    known = build.links.get(head.subject)
    decided = (known.decision, known.decided_by) if known else (None, None)
    rule = build.known.setdefault(head.actor, head.actor)
    promise, evidence = parted(head.subject)
    reasons, passage = tuple(facts["reasons"]), facts.get("passage")
    build.put(head.subject, Link(promise, evidence, facts["score"], reasons, rule, *decided, passage))


def _unlinked(build: Folding, head: Head, facts: Any) -> None:
    if head.subject in build.links:
        build.links[head.subject] = build.links[head.subject]._replace(active=False)


def _decided(build: Folding, head: Head, facts: Any) -> None:
    link = build.links.get(head.subject) or Link(
        *parted(head.subject), 0, (), head.actor, passage=facts.get("passage"), active=False
    )
    decision: Any = head.kind
    build.put(head.subject, link._replace(decision=decision, decided_by=head.actor))


def _restated(build: Folding, head: Head, facts: Any) -> None:
    promise, later = parted(head.subject)
    build.restatements[promise] = (*build.restatements.get(promise, ()), later)


def _changed(build: Folding, head: Head, facts: Any) -> None:
    id_ = build.today(head.subject)
    change = Change(head.kind, build.days[head.day], head.source, facts)
    build.changes[id_] = (*build.changes.get(id_, ()), change)


def _merged(earlier: Link, later: Link) -> Link:
    """Return one link for what was said of a pair before and after a correction."""
    told = later if later.active or not earlier.active else earlier
    decided = later if later.decision else earlier
    return told._replace(decision=decided.decision, decided_by=decided.decided_by)


_STEPS: dict[str, Callable[[Folding, Head, Any], None]] = {
    "recorded": _recorded,
    "superseded": _superseded,
    "promised": _promised,
    "reported": _reported,
    "restated": _restated,
    "linked": _linked,
    "unlinked": _unlinked,
    "confirmed": _decided,
    "rejected": _decided,
    "adjusted": _changed,
    "withdrawn": _changed,
}
