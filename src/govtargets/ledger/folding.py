"""What the events add up to: a pure fold, for any day, that never looks at a clock or a database."""

import datetime
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from attrs import evolve, frozen

from govtargets.ledger.events import pair, parted
from govtargets.ledger.rows import Entry, entry
from govtargets.ledger.state import Change, Link, Source, State

_AT_ONCE = 2000

# An event without its detail: kind, subject, day (ISO), source, actor, facts (JSON).
Head = tuple[str, str, str | None, str, str, str]


def fold(heads: Iterable[Head]) -> State:
    """Return the state after these events, which come in the order in which they were added."""
    folding = Folding()
    folding.add(heads)
    return folding.state()


def _decoded(heads: Iterable[Head]) -> Iterator[tuple[Head, Any]]:
    """Yield events with their facts read; one reading for many, because that is several times faster."""
    rest = iter(heads)
    while batch := list(islice(rest, _AT_ONCE)):
        yield from zip(batch, json.loads(f"[{','.join([head[5] for head in batch])}]"), strict=True)


@frozen
class Told:
    """An event as a step of the fold takes it."""

    kind: str
    subject: str
    day: datetime.date | None
    source: str
    actor: str
    facts: Any


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
        for (kind, subject, day, source, actor, _), facts in _decoded(heads):
            if day not in self.days:
                self._meet(day)
            _STEPS[kind](self, Told(kind, subject, self.days[day], source, actor, facts))

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


def _recorded(build: Folding, told: Told) -> None:
    build.sources[told.subject] = Source(told.subject, told.facts["name"], told.facts)


def _promised(build: Folding, told: Told) -> None:
    build.promises[told.subject] = _placed(build, told)


def _reported(build: Folding, told: Told) -> None:
    build.reports[told.subject] = _placed(build, told)


def _placed(build: Folding, told: Told) -> Entry:
    source = build.known.setdefault(told.source, told.source)
    build.rows_of.setdefault(source, []).append(told.subject)
    return entry((told.subject, source, told.day), told.facts, build.known)


def _superseded(build: Folding, told: Told) -> None:
    """Retire the rows of a document; what was said of those that the correction restates goes over."""
    if told.subject in build.sources:
        build.sources[told.subject] = evolve(build.sources[told.subject], superseded_by=told.facts["by"])
    retired = dict.fromkeys(build.rows_of.pop(told.subject, []))
    for id_ in retired:
        build.promises.pop(id_, None)
        build.reports.pop(id_, None)
    restated: dict[str, str] = told.facts["restated"]
    for new in restated.values():  # a correction that is taken back brings a row back under its own id
        build.restated.pop(new, None)
    build.restated |= {old: new for old, new in restated.items() if old != new}
    for subject in build.touched_by(retired, told.subject):
        moved = _moved(build.links.pop(subject), told, retired)
        key = pair(moved.promise, moved.evidence)
        build.put(key, _merged(build.links[key], moved) if key in build.links else moved)
    for old in [id_ for id_ in retired if id_ in build.changes and build.today(id_) != id_]:
        build.changes[build.today(old)] = build.changes.pop(old)


def _moved(link: Link, told: Told, retired: Iterable[str]) -> Link:
    """Return a link by the ids that a correction gives its rows; it is at rest where one of them is gone.

    Whether a passage of a retired document still stands, the next run of the rules says.
    """
    restated: dict[str, str] = told.facts["restated"]
    gone = any(id_ not in restated for id_ in (link.promise, link.evidence) if id_ in retired)
    gone = gone or bool(link.passage and link.passage["digest"] == told.subject)
    promise, evidence = (restated.get(id_, id_) for id_ in (link.promise, link.evidence))
    return evolve(link, promise=promise, evidence=evidence, active=link.active and not gone)


def _touch(touching: dict[str, dict[str, None]], subject: str, link: Link) -> None:
    keys = [link.promise, link.evidence, *([link.passage["digest"]] if link.passage else [])]
    for key in keys:
        touching.setdefault(key, {})[subject] = None


def _linked(build: Folding, told: Told) -> None:
    known = build.links.get(told.subject)
    decided = (known.decision, known.decided_by) if known else (None, None)
    facts, rule = told.facts, build.known.setdefault(told.actor, told.actor)
    promise, evidence = parted(told.subject)
    reasons, passage = tuple(facts["reasons"]), facts.get("passage")
    build.put(told.subject, Link(promise, evidence, facts["score"], reasons, rule, *decided, passage))


def _unlinked(build: Folding, told: Told) -> None:
    if told.subject in build.links:
        build.links[told.subject] = evolve(build.links[told.subject], active=False)


def _decided(build: Folding, told: Told) -> None:
    link = build.links.get(told.subject) or Link(
        *parted(told.subject), 0, (), told.actor, passage=told.facts.get("passage"), active=False
    )
    decision: Any = told.kind
    build.put(told.subject, evolve(link, decision=decision, decided_by=told.actor))


def _restated(build: Folding, told: Told) -> None:
    promise, later = parted(told.subject)
    build.restatements[promise] = (*build.restatements.get(promise, ()), later)


def _changed(build: Folding, told: Told) -> None:
    id_ = build.today(told.subject)
    change = Change(told.kind, told.day, told.source, told.facts)
    build.changes[id_] = (*build.changes.get(id_, ()), change)


def _merged(earlier: Link, later: Link) -> Link:
    """Return one link for what was said of a pair before and after a correction."""
    told = later if later.active or not earlier.active else earlier
    decided = later if later.decision else earlier
    return evolve(told, decision=decided.decision, decided_by=decided.decided_by)


_STEPS: dict[str, Callable[[Folding, Told], None]] = {
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
