"""From an extraction to the events that record it, and from a corrected document to what it restates."""

import datetime
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import evolve, frozen

from govtargets.ledger.events import Event
from govtargets.ledger.problems import LedgerError
from govtargets.ledger.promises_in_words import promises_in_words
from govtargets.ledger.rows import facts_of
from govtargets.model import Commitment, Deadline, Extraction, Failure, Result
from govtargets.serial import dumps

_SENTENCE = re.compile(r"[^。！？!?\n]{6,}")
DIGEST_LENGTH = 32


@frozen
class Recorded:
    """What recording did: the document's digest, how many rows it has, and what it corrects, if anything.

    `new` is False where the ledger held the document already and nothing was added.
    """

    digest: str
    promises: int
    reports: int
    new: bool
    corrects: str | None = None


@frozen
class Reading:
    """An extraction made ready for the ledger: with its digests and the promises that only it looks for."""

    extraction: Extraction
    digest: str
    commitments: tuple[Commitment, ...]
    days: Mapping[str, datetime.date | None]

    @property
    def rows(self) -> tuple[Commitment | Result, ...]:
        """Promises and reports."""
        return (*self.commitments, *self.extraction.results)


def check_complete(extraction: Extraction) -> None:
    """Raise LedgerError for an extraction in which a plugin failed."""
    if not extraction.complete:
        failed = ", ".join(sorted({failure.plugin for failure in extraction.failures}))
        told = f"{extraction.document.name}: the extraction is incomplete, {failed} failed"
        raise LedgerError(f"{told}; mend the plugin, or force it")


def read_for_ledger(extraction: Extraction) -> Reading:
    """Return an extraction with what the ledger adds to it: numbered promises in words, days, digests."""
    commitments = _promised(extraction)
    rows: list[Commitment | Result] = [*commitments, *extraction.results]
    document = extraction.document
    text_digest = _digest(document.text)
    outside = [document.text, document.published and document.published.isoformat(), document.issuer]
    told = [[row.id, row.document, facts_of(row)] for row in rows]
    # The first half tells the text, the second the rest: what was read from it and from outside.
    digest = text_digest + _digest(json.dumps([outside, told], ensure_ascii=False, sort_keys=True))
    return Reading(extraction, digest, commitments, _days(extraction, commitments))


def _promised(extraction: Extraction) -> tuple[Commitment, ...]:
    """Return the promises of an extraction with those in words, as which 零事故 is answered (无事故发生)."""
    ruled_out = tuple(row for row in extraction.commitments if _rules_out(row))
    others = tuple(row for row in extraction.commitments if not _rules_out(row))
    in_words = tuple(promises_in_words(evolve(extraction, commitments=others)))
    said = {row.end for row in in_words}
    return (*others, *(row for row in ruled_out if row.end not in said), *in_words)


def _rules_out(row: Commitment) -> bool:
    return row.measure is not None and row.measure.high == 0 and not row.measure.unit


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_LENGTH]


def _days(extraction: Extraction, commitments: Iterable[Commitment]) -> dict[str, datetime.date | None]:
    """Return the day of each report: that of publication, else the one after what most of it reports on."""
    ends: dict[str, Counter[datetime.date]] = defaultdict(Counter)
    starts: dict[str, Counter[datetime.date]] = defaultdict(Counter)
    for result in extraction.results:
        _count(ends[result.document], result.period, last=True)
    for commitment in commitments:
        _count(starts[commitment.document], commitment.deadline, last=False)
    names = {*ends, *starts}
    published = extraction.document.published
    return {name: published or _after(_most(ends[name])) or _most(starts[name]) for name in names}


def _after(day: datetime.date | None) -> datetime.date | None:
    return day and day + datetime.timedelta(days=1)


def _count(days: Counter[datetime.date], period: Deadline | None, *, last: bool) -> None:
    day = (period.last if last else period.first) if period else None
    if day:
        days[day] += 1


def _most(days: Counter[datetime.date]) -> datetime.date | None:
    return max(days, key=lambda day: (days[day], day)) if days else None


def as_events(reading: Reading, actor: str) -> Iterator[Event]:
    """Yield the events that record a document and its rows."""
    yield _recorded(reading, actor)
    for row in reading.rows:
        yield Event(
            "promised" if isinstance(row, Commitment) else "reported",
            row.id,
            reading.days.get(row.document),
            reading.digest,
            actor,
            facts_of(row),
            json.loads(dumps(row)),
        )


def _recorded(reading: Reading, actor: str) -> Event:
    document = reading.extraction.document
    facts = {
        "name": document.name,
        "rows": len(reading.rows),
        "published": document.published.isoformat() if document.published else None,
        "issuer": document.issuer,
        "sentences": sorted(sentences_of(document.text)),
        "failures": [_told(failure) for failure in reading.extraction.failures],
    }
    # Known from the first day on which anything in it is known.
    known = [day for day in reading.days.values() if day]
    day = None if len(known) < len(reading.days) else min(known, default=document.published)
    return Event("recorded", reading.digest, day, document.name, actor, facts, {"text": document.text})


def _told(failure: Failure) -> str:
    return f"{failure.plugin} {failure.version} ({failure.stage}): {failure.message}"


def sentences_of(text: str) -> set[int]:
    """Return what tells a document from another: some of its sentences, as numbers; at most 200."""
    marks = {
        int(hashlib.sha256(s.encode("utf-8", "surrogatepass")).hexdigest()[:8], 16)
        for s in _SENTENCE.findall(text)
    }
    return set(sorted(marks)[:200])


def superseding(reading: Reading, old: str, rows: Mapping[str, Mapping[str, Any]], actor: str) -> Event:
    """Return the event that retires a document, with the row that restates each of its rows."""
    known = [day for day in reading.days.values() if day]
    day = None if len(known) < len(reading.days) else min(known, default=None)
    facts = {"by": reading.digest, "restated": _restated(rows, reading.rows)}
    return Event("superseded", old, day, reading.extraction.document.name, actor, facts)


def _restated(old: Mapping[str, Mapping[str, Any]], new: Iterable[Commitment | Result]) -> dict[str, str]:
    """Return the new id of each old row: of the same words, or alone of the same indicator."""
    told: dict[str, str] = {}
    left = {row.id: json.loads(dumps(row)) for row in new}
    for key in (_by_words, _by_subject):
        before, after = _grouped(old, told, key), _grouped(left, told.values(), key)
        for name, ids in before.items():
            others = after.get(name, [])
            if key is _by_words or len(ids) == len(others) == 1:
                told |= dict(zip(ids, others, strict=False))
    return told


def _grouped(rows: Mapping[str, Mapping[str, Any]], done: Iterable[str], key: Any) -> dict[Any, list[str]]:
    gone = set(done)
    groups: dict[Any, list[str]] = {}
    for id_, row in rows.items():
        if id_ not in gone:
            groups.setdefault(key(row), []).append(id_)
    return groups


def _by_words(row: Mapping[str, Any]) -> object:
    measure = row["measure"] or {}
    return (row["_type"], row["title"], "".join(row["text"].split()), measure.get("text"))


def _by_subject(row: Mapping[str, Any]) -> object:
    measure = row["measure"] or {}
    return (
        row["_type"],
        row["title"],
        row["agency"],
        row["indicator"],
        measure.get("unit"),
        measure.get("change"),
    )
