"""What happened to the promises: events, only ever added, each with its day, its source and its actor."""

import datetime
import json
import re
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, get_args

from attrs import field, frozen

from govtargets.errors import ParseError

EventKind = Literal[
    "recorded", "superseded", "promised", "reported", "restated", "adjusted", "withdrawn",
    "linked", "unlinked", "confirmed", "rejected",
]  # fmt: skip
KINDS: tuple[EventKind, ...] = get_args(EventKind)


# What a damaged name or text may hold and no database keeps: halves of surrogate pairs, and NUL.
_UNKEPT = re.compile("[\x00\ud800-\udfff]")


def kept(text: str) -> str:
    """Return a text with what no database keeps escaped as in JSON."""
    return _UNKEPT.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _check_kind(_instance: Any, _attribute: Any, value: str) -> None:
    if value not in KINDS:
        raise ParseError(f"{value!r} is no kind of event; a newer govtargets may have written it")


@frozen
class Event:
    """One thing that happened.

    `subject` is the digest of a document, the id of a promise or result, or `promise>evidence` for a link.
    `day` is the day on which the world could know it (the document's, not the one of recording); None
    where the document tells none, and then it counts as always known. `source` is the document that
    says so, `actor` the person or rule. `facts` is what the state is computed from, `detail` the rest
    (the text of a document, the whole row). `written` is the moment of writing; nothing depends on it.
    """

    kind: EventKind = field(validator=_check_kind)
    subject: str = field(converter=kept)
    day: datetime.date | None
    source: str = field(converter=kept)
    actor: str = field(converter=kept)
    facts: Mapping[str, Any] = field(factory=dict)
    detail: Mapping[str, Any] = field(factory=dict)
    written: str = ""


class Head(NamedTuple):
    """An event as it is read to compute the state: its day in ISO form, its facts as JSON, no detail."""

    kind: str
    subject: str
    day: str | None
    source: str
    actor: str
    facts: str


class Heads(NamedTuple):
    """The heads of some events by columns, in their order: a ledger is read several times faster so."""

    kinds: tuple[str, ...]
    subjects: tuple[str, ...]
    days: tuple[str | None, ...]
    sources: tuple[str, ...]
    actors: tuple[str, ...]
    facts: tuple[str, ...]


def compact(value: Mapping[str, Any]) -> str:
    """Return JSON in the one form that the ledger stores: keys in order, no spaces, Chinese as it is."""
    return kept(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def pair(promise: str, evidence: str) -> str:
    """Return the subject of a link."""
    return f"{promise}>{evidence}"


def parted(subject: str) -> tuple[str, str]:
    """Return the promise and the evidence of a link's subject."""
    promise, _, evidence = subject.partition(">")
    return promise, evidence
