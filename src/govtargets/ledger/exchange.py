"""A ledger as JSON Lines and back, without loss: one event a line, in the order in which they were added."""

import datetime
import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from govtargets.errors import ParseError
from govtargets.ledger.events import KINDS, Event, compact
from govtargets.ledger.problems import LedgerError
from govtargets.ledger.schema import STEPS
from govtargets.ledger.storage import append, whole

_HEADER = "govtargets ledger"
_FIELDS = ("kind", "subject", "day", "source", "actor", "written")


def lines(connection: Connection) -> Iterator[str]:
    """Yield the header and then each event as one line of JSON with its keys in order."""
    yield compact({"type": _HEADER, "format": len(STEPS)}) + "\n"
    for row in whole(connection):
        told: dict[str, Any] = {name: getattr(row, name) for name in _FIELDS}
        told["facts"], told["detail"] = json.loads(row.facts), json.loads(row.detail or "{}")
        yield compact(told) + "\n"


def check(given: Iterable[str]) -> None:
    """Raise LedgerError for a text that is no export of a ledger, before a ledger is made for it."""
    rest = iter(given)
    _check(next(rest, ""))
    for number, line in enumerate(rest, 2):
        _event(line, number)


def load(connection: Connection, given: Iterable[str]) -> int:
    """Add the events of an export that are not there yet; LedgerError for any other text."""
    rest = iter(given)
    _check(next(rest, ""))
    known = {_identity(row) for row in whole(connection)}
    added = []
    for number, line in enumerate(rest, 2):
        event = _event(line, number)
        row = {"facts": compact(event.facts), "detail": compact(event.detail)}
        token = (event.kind, event.subject, event.day.isoformat() if event.day else None,
                 event.source, event.actor, event.written, row["facts"], row["detail"])  # fmt: skip
        if token not in known:
            added.append(event)
    return append(connection, added, "")


def _identity(row: Any) -> tuple[Any, ...]:
    return (row.kind, row.subject, row.day, row.source, row.actor, row.written, row.facts, row.detail or "{}")


def _check(line: str) -> None:
    try:
        header = json.loads(line)
        sort, version = header["type"], header["format"]
    except (ValueError, KeyError, TypeError) as error:
        raise LedgerError("line 1: this is no export of a ledger") from error
    if sort != _HEADER:
        raise LedgerError("line 1: this is no export of a ledger")
    if not isinstance(version, int) or version > len(STEPS):
        raise LedgerError(f"line 1: the export has format {version}, newer than this govtargets; upgrade it")


def _event(line: str, number: int) -> Event:
    try:
        told = json.loads(line)
        day = datetime.date.fromisoformat(told["day"]) if told["day"] else None
        texts = [told[name] for name in ("subject", "source", "actor", "written")]
        if told["kind"] not in KINDS or not all(isinstance(text, str) for text in texts):
            raise ParseError("no event")
        subject, source, actor, written = texts
        return Event(
            told["kind"], subject, day, source, actor, dict(told["facts"]), dict(told["detail"]), written
        )
    except (ValueError, KeyError, TypeError) as error:
        raise LedgerError(f"line {number}: this is no event of a ledger; nothing was added") from error
