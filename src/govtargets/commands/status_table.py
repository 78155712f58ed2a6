"""Verdicts and scores as tables for a person at a terminal."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from govtargets.commands.quoting import measured, quoted

_STYLES = {
    "met": "green", "exceeded": "green", "met_within_tolerance": "green", "met_late": "yellow",
    "partly_met": "yellow", "behind_pace": "yellow", "missed": "red", "overdue": "red", "withdrawn": "dim",
}  # fmt: skip

_HEADINGS = {"in_words": "words"}
_NO_BODY = "未写明"
_NOTHING = "nothing was found: no promise in the ledger is as asked for"


def draw(rows: list[dict[str, Any]]) -> str:
    """Return the verdicts as one table, with day and policy and a line of totals."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in ("due", "agency", "promise", "status", "evidence"):
        table.add_column(heading, overflow="fold", no_wrap=heading in ("due", "status"))
    for row in rows:
        table.add_row(*map(Text, _cells(row)), style=_STYLES.get(row["status"], ""))
    counts = Counter(row["status"] for row in rows)
    totals = ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
    told = f"as of {rows[0]['as_of']}, policy {rows[0]['policy']}: {totals}" if rows else _NOTHING
    return _captured(table, Text(told, style="bold"))


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    amount = f" ({measured(row['measure'])})" if row["measure"] else ""
    place = f"{row['document']}:{row['start']} "
    evidence = "\n".join(
        f"{quoted(one['document'])}:{one['start']} 「{quoted(one['text'])}」 {one['score']}"
        for one in row["evidence"]
    )
    promise = f"{quoted(place)}「{quoted(row['text'])}」{amount}"
    evidence = "\n".join(filter(None, [evidence or row["reason"], *map(_change, row["changes"])]))
    return row["due"] or "", quoted(row["agency"] or _NO_BODY), promise, row["status"], evidence


def _change(change: dict[str, Any]) -> str:
    facts = change["facts"]
    told = [facts.get("amount"), f"due {facts['last']}" if "last" in facts else None]
    to = " ".join(["to", *filter(None, told)]) if any(told) else ""
    return quoted(f"{change['kind']} {to} on {change['day']}: {change['source']}".replace("  ", " "))


def draw_scores(rows: list[dict[str, Any]]) -> str:
    """Return the scores as one table."""
    if not rows:
        return f"{_NOTHING}\n"
    headings = tuple(rows[0])
    table = Table(box=box.SIMPLE_HEAD, padding=0)  # 80 columns are enough
    for heading in headings:
        number = heading != "agency"
        table.add_column(
            _HEADINGS.get(heading, heading), justify="right" if number else "left", no_wrap=number
        )
    for row in rows:
        cells: Iterable[str] = (
            quoted(str(row[heading] if row[heading] is not None else _NO_BODY)) for heading in headings
        )
        table.add_row(*map(Text, cells))
    return _captured(table)


def _captured(*pieces: RenderableType) -> str:
    console = Console(highlight=False)
    with console.capture() as capture:
        for piece in pieces:
            console.print(piece)
    return capture.get()
