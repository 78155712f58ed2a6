"""`govtargets status`: what became of each promise."""

import datetime
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import click

from govtargets.commands import ledgers
from govtargets.commands.options import DAY
from govtargets.commands.output import check_target, choose_format, save, show
from govtargets.serial import to_jsonl

_FORMATS = ("table", "jsonl", "csv", "html")
_AT_ONCE = 1000


@click.command()
@ledgers.ledger
@ledgers.judging
@click.option("--due-before", type=DAY, metavar="YYYY-MM-DD", help="Only promises due before this day.")
@click.option(
    "--status", "statuses", multiple=True, metavar="NAME", help="Only promises of this status. Repeatable."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="How to write them [table on a terminal, else jsonl].",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="OUT", help="Write to OUT.")
def status(
    *,
    ledger: str,
    due_before: datetime.date | None,
    statuses: tuple[str, ...],
    form: str | None,
    output: Path | None,
    **given: Any,
) -> int:
    """Show what became of each promise, with its evidence, and both quoted from their documents.

    \b
    Examples:
      govtargets status --as-of 2020-04-30 --agency 民政局
      govtargets status --status overdue --status missed -o status.html
    """
    if output:
        check_target(output, ())
    wanted = choose_format(form, output)
    with ledgers.open_ledger(ledger) as book:
        from govtargets.ledger.told import told  # noqa: PLC0415  (its libraries may be missing)

        _check(statuses)
        chosen = ledgers.chosen(ledgers.judged(book, given), given, due_before, statuses)
        pieces = _written(told(book, chosen), wanted)
        if output:
            save(pieces, output)
        else:
            for piece in pieces:
                show(piece)
    return 0


def _check(statuses: Iterable[str]) -> None:
    from govtargets.ledger import STATUSES  # noqa: PLC0415

    for name in statuses:
        if name not in STATUSES:
            raise click.UsageError(f"--status {name}: no such status; there are {', '.join(STATUSES)}")


def _written(rows: Iterator[dict[str, Any]], form: str) -> Iterator[str]:
    if form == "jsonl":
        while some := list(islice(rows, _AT_ONCE)):
            yield to_jsonl(some)
    elif form == "csv":
        from govtargets.ledger.sheet import to_sheet  # noqa: PLC0415

        yield to_sheet(rows)
    elif form == "html":
        from govtargets.ledger.page import to_page  # noqa: PLC0415

        yield to_page(rows)
    elif form == "table":
        from govtargets.commands.status_table import draw  # noqa: PLC0415

        yield draw(list(rows))
    else:
        raise click.UsageError(f"status cannot be written as {form}; choose {', '.join(_FORMATS)}")
