"""The ledger: what was promised, what was reported, and what became of it, kept in a file or a database."""

import datetime
import json
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Any

from attrs import evolve
from sqlalchemy import Connection

from govtargets.ledger import exchange
from govtargets.ledger.arguing import Links, Quoted, argued, quoted
from govtargets.ledger.book import Book
from govtargets.ledger.collecting import no_collecting
from govtargets.ledger.corrections import corrected, still_there
from govtargets.ledger.events import Event, pair
from govtargets.ledger.folding import Folding, fold
from govtargets.ledger.policy import Policy
from govtargets.ledger.problems import LedgerError
from govtargets.ledger.recording import (
    Reading,
    Recorded,
    as_events,
    check_complete,
    read_for_ledger,
    superseding,
)
from govtargets.ledger.relinking import difference
from govtargets.ledger.rematch import Matched, find_links, read_book
from govtargets.ledger.rows import figure_facts
from govtargets.ledger.state import Link, State
from govtargets.ledger.statuses import Judging, StatusRow, status_rows
from govtargets.ledger.storage import Store, append, details, heads, heads_of, last_seq, open_store
from govtargets.ledger.units import Units
from govtargets.model import Extraction, Measure
from govtargets.plugins import Toolkit, load_toolkit

_ROWS = ("promised", "reported")


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


class Ledger:
    """Promises and reports with everything that happened to them; use `Ledger.open` and close it, or `with`.

    Nothing is ever changed or removed: each call adds events, in one transaction. Raises LedgerError
    where the ledger cannot be opened, read or written, or refuses what it is asked.
    """

    def __init__(self, store: Store, now: Callable[[], str] = _now) -> None:
        self._store = store
        self._now = now
        self._folding = Folding()
        self._seq = 0

    @classmethod
    def open(cls, place: str, *, now: Callable[[], str] = _now) -> "Ledger":
        """Open the ledger in a file, or in the PostgreSQL database of a URL; a new one is made.

        `now` gives the moment of writing that each event is stamped with; nothing is computed from it.
        """
        return cls(open_store(str(place)), now)

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        self._store.close()

    def record(self, extraction: Extraction, *, force: bool = False, actor: str = "record") -> Recorded:
        """Add a document's promises and reports; the same document again changes nothing.

        A corrected document (the same name and mostly the same sentences, or the same text read
        otherwise) supersedes the earlier one, whose history is kept. Raises LedgerError for an
        extraction in which a plugin failed, unless `force` is true.
        """
        if not force:
            check_complete(extraction)
        reading = read_for_ledger(extraction)
        with self._store.writing() as connection:
            return self._record(connection, reading, actor)

    def _record(self, connection: Connection, reading: Reading, actor: str) -> Recorded:
        counts = len(reading.commitments), len(reading.extraction.results)
        if still_there(connection, reading.digest):
            return Recorded(reading.digest, *counts, new=False)
        added = list(as_events(reading, actor))
        old = corrected(connection, reading)
        if old:
            rows = {row.subject: json.loads(row.detail) for row in details(connection, _ROWS, source=old)}
            added.insert(1, superseding(reading, old, rows, actor))
        append(connection, added, self._now())
        return Recorded(reading.digest, *counts, new=True, corrects=old)

    def match(self, toolkit: Toolkit | None = None) -> Matched:
        """Link reports to the promises that they answer, and say how many links changed.

        A link that a person confirmed or rejected stays so. The plugins of the toolkit, else those that
        are installed, give units and reasons; one that fails is told, and counts for nothing.
        """
        tools = toolkit or load_toolkit()
        weighers = tools.weighers
        with self._store.reading() as connection:
            with no_collecting():
                state = self._all(connection)
            texts = {
                row.subject: json.loads(row.detail)["text"] for row in details(connection, ("recorded",))
            }
            book = read_book(state, details(connection, _ROWS), texts)
            book = evolve(book, units=Units(lambda: tools.words.units))
        found = find_links(book)
        links, failures = argued(found.links, self._quoted(book, found.links) if weighers else {}, weighers)
        changed = list(difference(state, evolve(found, links=links)))
        if changed:
            with self._store.writing() as connection:
                append(connection, changed, self._now())
        return Matched(sum(1 for event in changed if event.kind != "restated"), failures)

    def _quoted(self, book: Book, links: Links) -> dict[str, Quoted]:
        """Return the whole rows of links, for those that weigh them."""
        ids = {id_ for match, _, _ in links.values() for id_ in (match.promise, match.evidence)}
        with self._store.reading() as connection:
            rows = {row.subject: row.detail for row in details(connection, _ROWS, subjects=ids)}
        return {subject: quoted(link, rows, book.texts) for subject, link in links.items()}

    def state(self, as_of: datetime.date | None = None) -> State:
        """Return promises, reports and links as they stood on a day, or as they stand after all events."""
        with self._store.reading() as connection, no_collecting():
            state = self._all(connection)
            if as_of is None or (state.latest is not None and as_of >= state.latest):
                return state
            return fold(heads(connection, as_of))

    def _all(self, connection: Connection) -> State:
        """Return the state after all events; only those added since the last time are read."""
        last = last_seq(connection)
        if last > self._seq:
            self._folding.add(heads(connection, after=self._seq, upto=last))
            self._seq = last
        return self._folding.state()

    def links(self) -> list[Link]:
        """Return every link that a rule holds or a person decided, the undecided ones first."""
        links = [link for link in self.state().links.values() if link.active or link.decision]
        return sorted(
            links, key=lambda link: (link.decision is not None, link.score, link.promise, link.evidence)
        )

    def confirm(self, link: Link, *, actor: str = "person") -> None:
        """Let a link stand, whatever the rules find later. Raises LedgerError for an unknown one."""
        self._decide("confirmed", link, actor)

    def reject(self, link: Link, *, actor: str = "person") -> None:
        """Let a link never stand, whatever the rules find later. Raises LedgerError for an unknown one."""
        self._decide("rejected", link, actor)

    def _decide(self, decision: Any, link: Link, actor: str) -> None:
        if not isinstance(link, Link):
            raise LedgerError(f"{link!r} is no link; give one of links()")
        with self._store.writing() as connection:
            state = self._all(connection)
            promise = state.promises.get(link.promise)
            report = state.reports.get(link.evidence)
            if promise is None or (report is None and link.passage is None):
                raise LedgerError(
                    f"{pair(link.promise, link.evidence)}: no such promise or report; list the links again"
                )
            day = report.day if report else link.passage_day
            facts = {"passage": link.passage} if link.passage else {}
            subject = pair(link.promise, link.evidence)
            append(connection, [Event(decision, subject, day, "", actor, facts)], self._now())

    def adjust(
        self,
        promise: str,
        *,
        day: datetime.date,
        source: str,
        measure: Measure | None = None,
        deadline: datetime.date | None = None,
        actor: str = "person",
    ) -> None:
        """Note that a promise was given another amount or deadline on a day, by which source."""
        facts: dict[str, Any] = {}
        if measure:
            facts |= {"figure": figure_facts(measure), "amount": measure.text}
        if deadline:
            facts["last"] = deadline.isoformat()
        self._change(Event("adjusted", promise, day, source, actor, facts))

    def withdraw(self, promise: str, *, day: datetime.date, source: str, actor: str = "person") -> None:
        """Note that a promise was taken back on a day, by which source."""
        self._change(Event("withdrawn", promise, day, source, actor))

    def _change(self, event: Event) -> None:
        with self._store.writing() as connection:
            known = heads_of(connection, "promised", subject=event.subject)
            if not any(still_there(connection, head.source) for head in known):
                raise LedgerError(f"{event.subject}: no such promise")
            append(connection, [event], self._now())

    def status(
        self,
        as_of: datetime.date | None = None,
        policy: Policy | None = None,
        *,
        toolkit: Toolkit | None = None,
    ) -> list[StatusRow]:
        """Return what had become of each promise by a day, under a policy, in the order of recording.

        Only what was known on that day counts; without one it is the last that the documents speak for. The
        plugins of the toolkit, else those that are installed, give units beside the ledger's own.
        """
        state = self.state(as_of)
        judging = Judging(policy or Policy(), Units(lambda: (toolkit or load_toolkit()).words.units))
        with no_collecting():
            return list(status_rows(state, as_of or state.latest, judging))

    def quotations(self, rows: Iterable[StatusRow]) -> dict[str, dict[str, Any]]:
        """Return, for the promises of some rows and for their evidence, the whole row as it was recorded."""
        wanted = [id_ for row in rows for id_ in row.ids]
        with self._store.reading() as connection:
            found = details(connection, _ROWS, subjects=wanted)
            return {row.subject: json.loads(row.detail) for row in found}

    def texts(self, digests: Iterable[str] | None = None) -> dict[str, str]:
        """Return the texts of the recorded documents, or of those with these digests, by their digests."""
        with self._store.reading() as connection:
            found = details(connection, ("recorded",), subjects=digests)
            return {row.subject: json.loads(row.detail)["text"] for row in found}

    def export(self) -> Iterator[str]:
        """Yield the whole ledger as JSON Lines, one event a line, in an order that diffs well."""
        with self._store.reading() as connection:
            yield from exchange.lines(connection)

    def load(self, lines: Iterable[str]) -> int:
        """Add every event of an export that is not there yet, all or none; returns how many were added."""
        with self._store.writing() as connection:
            return exchange.load(connection, lines)
