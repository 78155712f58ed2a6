"""Where events are kept: one SQLite file, or a PostgreSQL database given by its URL.

Every change is one transaction that holds the ledger's write lock from its first read on, so that
several writers take turns and a writer that dies leaves nothing behind.
"""

import datetime
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Row,
    Select,
    create_engine,
    event,
    func,
    make_url,
    select,
    text,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from govtargets.ledger.events import Event, Head, Heads, compact
from govtargets.ledger.files import prepare_file
from govtargets.ledger.problems import LedgerError
from govtargets.ledger.schema import STEPS, detail, events, migrate, version_of

_WAIT_SECONDS = 60
_BATCH = 5000
# Two that make a new ledger in one database take turns by this number.
_NEW_LEDGER = 7303014
_CHUNK = 400
_STREAMED = {"yield_per": _BATCH}
_FOLDED = {"yield_per": 1000}


class Store:
    """The events of one ledger in the order in which they were added; LedgerError for whatever fails."""

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self.place = place

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection that sees one consistent state."""
        with _explained(self.place), self._engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN")
            yield connection

    def writing(self) -> AbstractContextManager[Connection]:
        """Yield a connection that holds the write lock; all that it adds is kept, or nothing is."""
        return self.locked(f"LOCK TABLE {events.name} IN EXCLUSIVE MODE")

    @contextmanager
    def locked(self, statement: str) -> Iterator[Connection]:
        """Yield a connection in a transaction that one writer at a time has; PostgreSQL by a statement."""
        with _explained(self.place), self._engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                connection.execute(text(statement))
            yield connection
            connection.commit()

    def close(self) -> None:
        """Let go of the file or the server."""
        self._engine.dispose()


def open_store(place: str) -> Store:
    """Open the ledger at a path or URL, made if it is not there; raises LedgerError where that fails."""
    engine = _server(place) if "://" in place else _file(place)
    store = Store(engine, place if "://" not in place else make_url(place).render_as_string())
    try:
        with store.reading() as connection:
            version = version_of(connection)
        if version != len(STEPS):
            _migrate(store)
    except LedgerError:
        store.close()
        raise
    return store


def _migrate(store: Store) -> None:
    with store.locked(f"SELECT pg_advisory_xact_lock({_NEW_LEDGER})") as connection:
        migrate(connection)


def _file(path: str) -> Engine:
    prepare_file(path)
    engine = create_engine("sqlite://", creator=lambda: _connect(path), poolclass=NullPool)
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=FULL"))
    return engine


def _connect(path: str) -> sqlite3.Connection:
    # Transactions begin where the store says so, not where the driver thinks fit.
    return sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False)


def _server(url: str) -> Engine:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise LedgerError(
            f"{url!r} is no URL of a database; write postgresql://user@host/database"
        ) from error
    if parsed.get_backend_name() != "postgresql":
        raise LedgerError(f"{parsed.drivername} is not supported; give a path for SQLite or postgresql://…")
    try:
        return create_engine(parsed.set(drivername="postgresql+psycopg"))
    except ModuleNotFoundError as error:
        raise LedgerError("PostgreSQL needs psycopg; run: pip install 'govtargets[postgres]'") from error


@contextmanager
def _explained(place: str) -> Iterator[None]:
    """Turn what the database raises into one line that says what to do."""
    try:
        yield
    except DBAPIError as error:
        raise LedgerError(f"{place}: {_cure(str(error.orig))}") from error
    except SQLAlchemyError as error:
        raise LedgerError(f"{place}: {error}") from error


_CURES = (
    ("disk is full", "the disk is full, so nothing was written; make room and run it again"),
    ("No space left", "the disk is full, so nothing was written; make room and run it again"),
    ("malformed", "the file is damaged; restore a copy, or import an export into a new ledger"),
    ("not a database", "this is no ledger; give another path"),
    ("locked", "another program holds the ledger; wait for it to end and run it again"),
    ("readonly", "the ledger cannot be written; check the permissions of the file and its folder"),
)


def _cure(message: str) -> str:
    said = " ".join(message.split())
    return next(
        (f"{cure} ({said})" for sign, cure in _CURES if sign in message), f"{said}; nothing was written"
    )


def append(connection: Connection, added: Iterable[Event], written: str) -> int:
    """Add events at the end, within `Store.writing`, and return how many; a few thousand at a time."""
    first = last_seq(connection) + 1
    rest = enumerate(added, first)
    last = first
    while batch := list(islice(rest, _BATCH)):
        connection.execute(events.insert(), [_as_row(seq, one, written) for seq, one in batch])
        told = [{"seq": seq, "detail": compact(one.detail)} for seq, one in batch if one.detail]
        if told:
            connection.execute(detail.insert(), told)
        last = batch[-1][0] + 1
    return last - first


def _as_row(seq: int, one: Event, written: str) -> dict[str, Any]:
    return {
        "seq": seq,
        "kind": one.kind,
        "subject": one.subject,
        "day": one.day.isoformat() if one.day else None,
        "source": one.source,
        "actor": one.actor,
        "written": one.written or written,
        "facts": compact(one.facts),
    }


def last_seq(connection: Connection) -> int:
    """Return the number of the last event; 0 where there is none."""
    return int(connection.execute(select(func.max(events.c.seq))).scalar() or 0)


def heads(
    connection: Connection, as_of: datetime.date | None = None, *, after: int = 0, upto: int | None = None
) -> Iterator[Heads]:
    """Yield the heads of the events known on a day, in order, some at a time."""
    query = _HEAD.where(events.c.seq > after)
    if upto is not None:
        query = query.where(events.c.seq <= upto)
    if as_of is not None:
        query = query.where(events.c.day.is_(None) | (events.c.day <= as_of.isoformat()))
    with connection.execute(query.order_by(events.c.seq), execution_options=_FOLDED) as result:
        for batch in result.partitions():
            yield Heads._make(zip(*batch, strict=True))


def heads_of(connection: Connection, kind: str, **columns: str) -> list[Head]:
    """Return the heads of one kind that have these values in columns."""
    query = _HEAD.where(events.c.kind == kind)
    for name, value in columns.items():
        query = query.where(events.c[name] == value)
    return _heads(connection, query)


def heads_between(connection: Connection, kind: str, low: str, high: str) -> list[Head]:
    """Return the heads of one kind whose subject lies between two, both included."""
    return _heads(connection, _HEAD.where(events.c.kind == kind, events.c.subject.between(low, high)))


_HEAD = select(events.c.kind, events.c.subject, events.c.day, events.c.source, events.c.actor, events.c.facts)


def _heads(connection: Connection, query: Select[Any]) -> list[Head]:
    return [Head._make(row) for row in connection.execute(query.order_by(events.c.seq))]


def whole(connection: Connection) -> Iterator[Row[Any]]:
    """Yield every event with all its columns, in their order; `detail` is None for an empty one."""
    query = select(events, detail.c.detail).join_from(
        events, detail, events.c.seq == detail.c.seq, isouter=True
    )
    with connection.execute(query.order_by(events.c.seq), execution_options=_STREAMED) as result:
        yield from result


def details(
    connection: Connection,
    kinds: Iterable[str],
    *,
    subjects: Iterable[str] | None = None,
    source: str | None = None,
) -> Iterator[Row[Any]]:
    """Yield `subject, source, detail` (JSON) of the events of some kinds, subjects or one source."""
    query: Select[Any] = (
        select(events.c.subject, events.c.source, detail.c.detail)
        .join_from(events, detail, events.c.seq == detail.c.seq)
        .where(events.c.kind.in_(tuple(kinds)))
        .order_by(events.c.seq)
    )
    if source is not None:
        query = query.where(events.c.source == source)
    if subjects is None:
        with connection.execute(query, execution_options=_STREAMED) as result:
            yield from result
        return
    wanted = list(dict.fromkeys(subjects))
    for i in range(0, len(wanted), _CHUNK):
        yield from connection.execute(query.where(events.c.subject.in_(wanted[i : i + _CHUNK])))
