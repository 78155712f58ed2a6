"""`govtargets explain`: why the row at a place says what it says."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from govtargets.commands import options
from govtargets.commands.output import complain_of, show
from govtargets.commands.quoting import days, measured, quoted
from govtargets.extraction import extract
from govtargets.model import Commitment, Extraction, Result
from govtargets.reading import read
from govtargets.serial import to_dicts

_OF_EVERY_MENTION = ("type", "document", "kind", "start", "end", "text", "plugin", "version")


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("offset", metavar="OFFSET", type=click.IntRange(min=0))
@options.published
@options.issuer
@options.disable
@options.seconds
def explain(
    path: Path,
    offset: int,
    *,
    published: datetime.date | None,
    issuer: str | None,
    disable: tuple[str, ...],
    plugin_seconds: Fraction | None,
) -> int:
    """Show why the rows at OFFSET of FILE say what they say: for each field its value, rule and characters.

    OFFSET counts characters from 0, as `start` does in the rows. Where there is no row, what a plugin
    vetoed or recognised there is shown, the problem that lies there, or the nearest row, and the exit
    status is 1.

    \b
    Example:
      govtargets explain report.txt 1024 --published 2022-06-14
    """
    document = read(path, published=published, issuer=issuer)
    if offset >= len(document.text):
        last = len(document.text) - 1
        raise click.UsageError(f"{document.name} has the offsets 0 to {last}; {offset} is beyond")
    tools = options.toolkit(disable, seconds=plugin_seconds)
    extraction = extract(document, toolkit=tools, seconds_per_plugin=plugin_seconds)
    rows = [row for row in to_dicts(extraction) if _is_row(row)]
    here = [row for row in rows if any(start <= offset < end for start, end in _spans(row))]
    accounts = ["\n".join(_account(row, document.text)) for row in here]
    show("\n\n".join(accounts or ["\n".join(_nothing(extraction, offset))]) + "\n")
    complain_of(extraction.failures)
    return 3 if extraction.failures else 0 if here else 1


def _spans(row: dict[str, Any]) -> Iterator[tuple[int, int]]:
    for part in (row, row["measure"], row.get("stretch")):
        if part:
            yield part["start"], part["end"]


def _heading(row: dict[str, Any]) -> str:
    return f"{row['type']} {row['id']} at {row['start']}–{row['end']} of {quoted(row['document'])}"


def _account(row: dict[str, Any], source: str) -> Iterator[str]:
    """Return the lines on one row: its clause, then each field with the reasons recorded for it."""
    yield _heading(row)
    yield f"  「{quoted(row['text'])}」"
    values = _values(row)
    why = defaultdict(list)
    for reason in row["explanation"]:
        why[reason["field"]].append(f"    {_because(reason, source)}")
    for field in dict.fromkeys([*values, *why]):
        value = "not a row, after all" if field == "veto" else values.get(field) or "not stated"
        yield f"  {field}: {quoted(value)}"
        yield from why[field]


def _values(row: dict[str, Any]) -> dict[str, str | None]:
    """Return what each field of a row says, in a few words; None where the source does not say it."""
    measure, stretch = row["measure"], row.get("stretch")
    due = "deadline" if "deadline" in row else "period"
    said = {
        "role": row["type"],
        "kind": row["kind"],
        "agency": row["agency"] and f"{row['agency']} ({row['agency_origin']})",
        "indicator": row["indicator"],
        "measure": measure and measured(measure),
        "change": measure and measure["change"],
        "stretch": stretch and measured(stretch),
        "baseline": row["baseline"] and measured(row["baseline"]),
        "scope": row["scope"],
        "supporting": "、".join(row.get("supporting", ())),
        "repeats": ", ".join(f"{again['start']}–{again['end']}" for again in row.get("repeats", ())),
        due: row[due] and f"{days(row[due])} ({row[due]['origin']})",
        "firmness": row.get("firmness"),
    }
    return {field: value for field, value in said.items() if field in row or field in ("role", "change")}


def _because(reason: dict[str, Any], source: str) -> str:
    who = f"The rule “{reason['rule']}” of {reason['plugin']} {reason['version']}".rstrip()
    start, end = reason["start"], reason["end"]
    if start is None or start == end:
        return f"{quoted(who)} says so, without characters of its own."
    return f"{quoted(who)} says so from 「{quoted(source[start:end])}」 at {start}–{end}."


def _nothing(extraction: Extraction, offset: int) -> Iterator[str]:
    """Return the lines on a place without a row: what was vetoed there, is damaged, recognised or nearest."""
    yield f"No row covers offset {offset}."
    vetoed = [row for row in _vetoed(extraction) if any(start <= offset < end for start, end in _spans(row))]
    for row in vetoed:
        yield "A plugin took one out:"
        yield from _account(row, extraction.document.text)
    rows = to_dicts(extraction, mentions=True)
    placed = [row for row in rows if row["type"] in ("problem", "mention")]
    here = [row for row in placed if row["start"] <= offset < row["end"]]
    yield from map(_found, here)
    if vetoed or any(row["type"] == "problem" for row in here):
        return
    nearest = min(filter(_is_row, rows), key=lambda row: _distance(row, offset), default=None)
    if nearest:
        yield f"The nearest is {_heading(nearest)}: 「{quoted(nearest['text'])}」"


def _vetoed(extraction: Extraction) -> list[dict[str, Any]]:
    commitments = tuple(row for row in extraction.vetoed if isinstance(row, Commitment))
    results = tuple(row for row in extraction.vetoed if isinstance(row, Result))
    return to_dicts(Extraction(extraction.document, commitments, results))


def _is_row(row: dict[str, Any]) -> bool:
    return row["type"] in ("commitment", "result")


def _found(row: dict[str, Any]) -> str:
    """Return the line on a problem, or on a mention that no row was built on."""
    place = f"at {row['start']}–{row['end']}: 「{quoted(row['text'])}」"
    if row["type"] == "problem":
        return f"A problem does: {quoted(row['reason'])} ({row['plugin']}), {place}"
    own = {key: value for key, value in row.items() if key not in _OF_EVERY_MENTION and value is not None}
    value = ", ".join(f"{key} {value}" for key, value in own.items())
    said = quoted(f"{row['kind']}, {value}" if value else row["kind"])
    return f"A mention does: {said} ({quoted(row['plugin'])}), {place}"


def _distance(row: dict[str, Any], offset: int) -> int:
    return min(max(start - offset, offset - end + 1) for start, end in _spans(row))
