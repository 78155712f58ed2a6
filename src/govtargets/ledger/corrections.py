"""Which recorded document a new one takes the place of, looked up without reading through the ledger."""

import json
from typing import Any

from sqlalchemy import Connection

from govtargets.ledger.events import kept
from govtargets.ledger.recording import DIGEST_LENGTH, Reading, sentences_of
from govtargets.ledger.storage import heads_between, heads_of


def still_there(connection: Connection, digest: str) -> bool:
    """Whether a document is recorded and no correction has taken its place since."""
    recorded = len(heads_of(connection, "recorded", subject=digest))
    return recorded > len(heads_of(connection, "superseded", subject=digest))


def corrected(connection: Connection, reading: Reading) -> str | None:
    """Return the digest of the document that a new one corrects, or None.

    It is the one of the same text, read otherwise; or the one of the same name that shares at least
    half of its sentences: a document that has the name alone in common is another.
    """
    text = reading.digest[:DIGEST_LENGTH]
    same_text = heads_between(connection, "recorded", text + "0" * DIGEST_LENGTH, text + "f" * DIGEST_LENGTH)
    ids = {row.id for row in reading.rows}
    for head in reversed(same_text):
        if still_there(connection, head.subject) and _shares(connection, head.subject, ids):
            return head.subject
    same_name = heads_of(connection, "recorded", source=kept(reading.extraction.document.name))
    for head in reversed(same_name):
        if still_there(connection, head.subject) and _mostly_the_same(reading, json.loads(head.facts)):
            return head.subject
    return None


def _shares(connection: Connection, digest: str, ids: set[str]) -> bool:
    """Whether a document has a row of the new one: texts that are both empty say nothing."""
    known = {
        head.subject
        for kind in ("promised", "reported")
        for head in heads_of(connection, kind, source=digest)
    }
    return not ids or not known or not ids.isdisjoint(known)


def _mostly_the_same(reading: Reading, known: dict[str, Any]) -> bool:
    old, new = set(known["sentences"]), sentences_of(reading.extraction.document.text)
    return bool(old and new) and 2 * len(old & new) >= min(len(old), len(new))
