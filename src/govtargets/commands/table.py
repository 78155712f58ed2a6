"""Rows as a table for a person at a terminal; rich counts a Chinese character as the two columns it takes."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from rich import box
from rich.console import Console, JustifyMethod, RenderableType
from rich.table import Table
from rich.text import Text

from govtargets.commands.quoting import measured, quoted

_HEADINGS = ("at", "agency", "clause", "measure", "due", "says")
_STYLES = {"result": "dim", "problem": "yellow", "mention": "cyan"}
_COUNTED = ("commitment", "result", "mention", "problem", "failure")


def draw(rows: Iterable[dict[str, Any]]) -> str:
    """Return the rows as a table for each document, and a line of totals; as wide as the terminal."""
    listed = list(rows)
    console = Console(highlight=False)
    with console.capture() as capture:
        places = [row for row in listed if row["type"] != "failure"]
        for heading, group in groupby(_under_headings(places), key=itemgetter(0)):
            console.print(Text(heading, style="bold"))
            console.print(_table(row for _, row in group))
        console.print(Text(_totals(listed), style="bold"))
    return capture.get()


def _under_headings(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each row under its document and title; a problem stays with the report that it lies in."""
    name = heading = ""
    for row in rows:
        if "title" in row or not name.startswith(row["document"]):
            name = row["document"]
            heading = quoted("  ".join(filter(None, (name, row.get("title")))))
        yield heading, row


def _table(rows: Iterable[dict[str, Any]]) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False)
    for heading in _HEADINGS:
        narrow = heading in ("at", "due", "says")
        side: JustifyMethod = "right" if heading == "at" else "left"
        table.add_column(heading, no_wrap=narrow, overflow="fold", justify=side)
    for row in rows:
        table.add_row(*_cells(row), style=_STYLES.get(row["type"], ""))
    return table


def _cells(row: dict[str, Any]) -> tuple[Text, ...]:
    due = row.get("deadline") or row.get("period") or {}
    says = row.get("firmness") or row["type"]
    return (
        Text(str(row["start"])),
        Text(quoted(row.get("agency") or "")),
        _clause(row),
        Text(_amount(row)),
        Text(due.get("last") or ""),
        Text(says),
    )


def _clause(row: dict[str, Any]) -> Text:
    """Return the clause in its quotes, with the amount in bold: several rows may quote the same clause."""
    clause = Text(f"「{quoted(row['text'])}」")
    measure = row.get("measure")
    if measure and row["start"] <= measure["start"] < row["end"]:
        start = 1 + len(quoted(row["text"][: measure["start"] - row["start"]]))
        clause.stylize("bold", start, start + len(quoted(measure["text"])))
    return clause


def _amount(row: dict[str, Any]) -> str:
    if row["type"] == "problem":
        return quoted(row["reason"])
    if row["type"] == "mention":
        return quoted(row["kind"])
    parts = [measured(row[key]) for key in ("measure", "stretch") if row.get(key)]
    return quoted("; strive for ".join(parts))


def _totals(rows: list[dict[str, Any]]) -> str:
    count = Counter(row["type"] for row in rows)
    shown = [kind for kind in _COUNTED if kind != "mention" or count[kind]]
    return ", ".join(f"{count[kind]} {kind}{'' if count[kind] == 1 else 's'}" for kind in shown)
