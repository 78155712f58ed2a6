"""Verdicts and the table of bodies as rows for people and programs: JSON Lines, CSV, a terminal, a page."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import attrs

from govtargets.ledger.collecting import no_collecting
from govtargets.ledger.ledger import Ledger
from govtargets.ledger.statuses import Shown, StatusRow

Row = dict[str, Any]
_COPIED = ("kind", "text", "agency", "indicator", "measure", "stretch", "deadline", "firmness", "scope")
_AT_ONCE = 1000
_REACHED = ("met", "exceeded", "met_within_tolerance")


@attrs.frozen
class Score:
    """What one body promised and what became of it, in numbers; see docs/status.md for each column."""

    agency: str | None
    promised: int
    in_words: int
    due: int
    met: int
    late: int
    partly: int
    missed: int
    overdue: int
    silent: int
    reports: int


def told(ledger: Ledger, rows: Iterable[StatusRow]) -> Iterator[Row]:
    """Yield a JSON object for each verdict, with the promise and all evidence quoted from their documents.

    Only some are held in memory at a time.
    """
    rest = iter(rows)
    while some := list(islice(rest, _AT_ONCE)):
        with no_collecting():  # in which it would visit all other verdicts again and again
            quoted = ledger.quotations(some)
            texts = ledger.texts(
                {one.told.digest for row in some for one in row.evidence if one.link.passage}
            )
            found = [_told(row, quoted, texts) for row in some]
        yield from found


def _told(row: StatusRow, quoted: Mapping[str, Any], texts: Mapping[str, str]) -> Row:
    promise, whole = row.promise, quoted[row.promise.id]
    head = {
        "type": "status",
        "id": promise.id,
        "document": promise.document,
        "title": whole["title"],
        "start": promise.start,
        "end": promise.end,
    }
    return head | {name: whole[name] for name in _COPIED} | {
        "due": promise.last.isoformat() if promise.last else None,
        "status": row.status,
        "reason": row.reason,
        "as_of": row.as_of.isoformat(),
        "policy": row.policy,
        "evidence": [_evidence(one, quoted, texts) for one in row.evidence],
        "changes": [attrs.asdict(change) | {"day": str(change.day)} for change in row.changes],
        "promised_again": list(row.again),
        "reports": row.reports,
    }  # fmt: skip


def _evidence(one: Shown, quoted: Mapping[str, Any], texts: Mapping[str, str]) -> Row:
    whole = quoted.get(one.link.evidence, {})
    return {
        "id": one.link.evidence,
        "document": one.told.document,
        "title": whole.get("title"),
        "start": one.told.start,
        "end": one.told.end,
        "measure_start": one.told.figure.start if one.told.figure else None,
        "text": whole.get("text") or texts.get(one.told.digest, "")[one.told.start : one.told.end],
        "measure": whole.get("measure"),
        "stage": one.told.stage,
        "last": one.told.last.isoformat() if one.told.last else None,
        "score": one.link.score,
        "reasons": list(one.link.reasons),
        "decision": one.link.decision,
    }


def scores(rows: Iterable[StatusRow]) -> list[Score]:
    """Return one line for each body, in the order of their names; bodies without a name come last."""
    grouped: dict[str, list[StatusRow]] = {}
    for row in rows:
        grouped.setdefault(row.promise.agency or "", []).append(row)
    return [_score(name, grouped[name]) for name in sorted(grouped, key=lambda name: (not name, name))]


def _score(agency: str, rows: list[StatusRow]) -> Score:
    def count(*statuses: str) -> int:
        return sum(1 for row in rows if row.status in statuses)

    due = [
        row for row in rows if row.promise.last and row.promise.last < row.as_of and row.status != "withdrawn"
    ]
    return Score(
        agency or None,
        promised=len(rows),
        in_words=sum(1 for row in rows if row.promise.figure is None),
        due=len(due),
        met=count(*_REACHED),
        late=count("met_late"),
        partly=count("partly_met"),
        missed=count("missed"),
        overdue=count("overdue"),
        silent=sum(1 for row in due if not row.evidence),
        reports=max(row.reports for row in rows),
    )
