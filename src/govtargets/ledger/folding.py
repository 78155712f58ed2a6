"""What the events add up to: a pure fold, for any day, that never looks at a clock or a database."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from attrs import evolve

from govtargets.ledger.events import Heads, pair, parted
from govtargets.ledger.rows import Entry, Known, entries
from govtargets.ledger.runs import Run, Told, runs
from govtargets.ledger.state import Change, Link, Source, State


def fold(heads: Iterable[Heads]) -> State:
    """Return the state after these events, which come in the order in which they were added."""
    folding = Folding()
    folding.add(heads)
    return folding.state()


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
        # Built at the first correction, because most ledgers never need them.
        self.rows_of: dict[str, list[str]] | None = None
        self.touching: dict[str, dict[str, None]] | None = None
        self.latest: datetime.date | None = None
        self.known = Known()

    def add(self, heads: Iterable[Heads]) -> None:
        """Take in further events, in the order in which they were added."""
        for run in runs(heads):
            for day in map(self.known.day, set(run.days)):
                if day and (self.latest is None or day > self.latest):
                    self.latest = day
            _STEPS[run.kind](self, run)

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

    def retire(self, digest: str) -> dict[str, None]:
        """Take the rows of a document out, and return their ids."""
        if self.rows_of is None:
            self.rows_of = {}
            for rows in (self.promises, self.reports):
                for id_, row in rows.items():
                    self.rows_of.setdefault(row.digest, []).append(id_)
        retired = dict.fromkeys(self.rows_of.pop(digest, []))
        for id_ in retired:
            self.promises.pop(id_, None)
            self.reports.pop(id_, None)
        return retired

    def touched_by(self, rows: Iterable[str], digest: str) -> list[str]:
        """Return the subjects of the links to some rows, or to a passage of a document."""
        if self.touching is None:
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


def _recorded(build: Folding, run: Run) -> None:
    for event in run.each():
        build.sources[event.subject] = Source(event.subject, event.facts["name"], event.facts)


def _promised(build: Folding, run: Run) -> None:
    build.promises.update(zip(run.subjects, _placed(build, run), strict=True))


def _reported(build: Folding, run: Run) -> None:
    build.reports.update(zip(run.subjects, _placed(build, run), strict=True))


def _placed(build: Folding, run: Run) -> Iterator[Entry]:
    digests = list(map(build.known.value, run.sources))
    if build.rows_of is not None:
        for digest, id_ in zip(digests, run.subjects, strict=True):
            build.rows_of.setdefault(digest, []).append(id_)
    return entries((run.subjects, digests, map(build.known.day, run.days)), run.facts, build.known)


def _superseded(build: Folding, event: Told) -> None:
    """Retire the rows of a document; what was said of those that the correction restates goes over."""
    if event.subject in build.sources:
        build.sources[event.subject] = evolve(build.sources[event.subject], superseded_by=event.facts["by"])
    retired = build.retire(event.subject)
    restated: dict[str, str] = event.facts["restated"]
    for new in restated.values():  # a correction that is taken back brings a row back under its own id
        build.restated.pop(new, None)
    build.restated |= {old: new for old, new in restated.items() if old != new}
    # Whether a passage of a retired document still stands, the next run of the rules says.
    gone = {event.subject, *(id_ for id_ in retired if id_ not in restated)}
    for subject in build.touched_by(retired, event.subject):
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


def _linked(build: Folding, run: Run) -> None:
    for subject, actor, facts in zip(run.subjects, run.actors, run.facts, strict=True):
        known = build.links.get(subject)
        decided = (known.decision, known.decided_by) if known else (None, None)
        reasons, rule = tuple(facts["reasons"]), build.known.value(actor)
        ends, passage = parted(subject), facts.get("passage")
        build.put(subject, Link(*ends, facts["score"], reasons, rule, *decided, passage))


def _unlinked(build: Folding, event: Told) -> None:
    if event.subject in build.links:
        build.links[event.subject] = build.links[event.subject]._replace(active=False)


def _decided(build: Folding, event: Told) -> None:
    link = build.links.get(event.subject) or Link(
        *parted(event.subject), 0, (), event.actor, passage=event.facts.get("passage"), active=False
    )
    decision: Any = event.kind
    build.put(event.subject, link._replace(decision=decision, decided_by=event.actor))


def _restated(build: Folding, event: Told) -> None:
    promise, later = parted(event.subject)
    build.restatements[promise] = (*build.restatements.get(promise, ()), later)


def _changed(build: Folding, event: Told) -> None:
    id_ = build.today(event.subject)
    change = Change(event.kind, build.known.day(event.day), event.source, event.facts)
    build.changes[id_] = (*build.changes.get(id_, ()), change)


def _merged(earlier: Link, later: Link) -> Link:
    """Return one link for what was said of a pair before and after a correction."""
    told = later if later.active or not earlier.active else earlier
    decided = later if later.decision else earlier
    return told._replace(decision=decided.decision, decided_by=decided.decided_by)


def _one_by_one(step: Callable[[Folding, Told], None]) -> Callable[[Folding, Run], None]:
    def steps(build: Folding, run: Run) -> None:
        for event in run.each():
            step(build, event)

    return steps


_STEPS: dict[str, Callable[[Folding, Run], None]] = {
    "recorded": _recorded,
    "promised": _promised,
    "reported": _reported,
    "linked": _linked,
    "superseded": _one_by_one(_superseded),
    "restated": _one_by_one(_restated),
    "unlinked": _one_by_one(_unlinked),
    "confirmed": _one_by_one(_decided),
    "rejected": _one_by_one(_decided),
    "adjusted": _one_by_one(_changed),
    "withdrawn": _one_by_one(_changed),
}
