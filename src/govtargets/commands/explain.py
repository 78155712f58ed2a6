"""`govtargets explain`: why the row at a place says what it says."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from govtargets.commands import options
from govtargets.commands.output import complain_of, show
from govtargets.commands.quoting import days, measured, quoted
from govtargets.extraction import extract
from govtargets.model import Extraction
from govtargets.reading import read
from govtargets.serial import to_dicts


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("offset", metavar="OFFSET", type=click.IntRange(min=0))
@options.published
@options.issuer
@options.disable
def explain(
    path: Path,
    offset: int,
    *,
    published: datetime.date | None,
    issuer: str | None,
    disable: tuple[str, ...],
) -> int:
    """Show why the rows at OFFSET of FILE say what they say: for each field its value, rule and characters.

    OFFSET counts characters from 0, as `start` does in the rows. Where there is no row, what is nearest
    is shown, or the problem that lies there, and the exit status is 1.

    \b
    Example:
      govtargets explain report.txt 1024 --published 2022-06-14
    """
    document = read(path, published=published, issuer=issuer)
    if offset >= len(document.text):
        last = len(document.text) - 1
        raise click.UsageError(f"{document.name} has the offsets 0 to {last}; {offset} is beyond")
    extraction = extract(document, toolkit=options.toolkit(disable))
    rows = [row for row in to_dicts(extraction) if row["type"] in ("commitment", "result")]
    here = [row for row in rows if any(start <= offset < end for start, end in _spans(row))]
    accounts = ["\n".join(_account(row, document.text)) for row in here]
    show("\n\n".join(accounts or ["\n".join(_nothing(extraction, rows, offset))]) + "\n")
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
        yield f"  {field}: {quoted(values.get(field) or 'not stated')}"
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


def _nothing(extraction: Extraction, rows: list[dict[str, Any]], offset: int) -> Iterator[str]:
    yield f"No row covers offset {offset}."
    for problem in extraction.problems:
        if problem.start <= offset < problem.end:
            place = f"at {problem.start}–{problem.end}: 「{quoted(problem.text)}」"
            yield f"A problem does: {quoted(problem.reason)} ({problem.plugin}), {place}"
            return
    nearest = min(rows, key=lambda row: _distance(row, offset), default=None)
    if nearest:
        yield f"The nearest is {_heading(nearest)}: 「{quoted(nearest['text'])}」"


def _distance(row: dict[str, Any], offset: int) -> int:
    return min(max(start - offset, offset - end + 1) for start, end in _spans(row))
