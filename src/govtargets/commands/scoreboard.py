"""`govtargets scoreboard`: each body's promises in numbers, as in the 晾晒 tables that offices publish."""

from pathlib import Path
from typing import Any

import attrs
import click

from govtargets.commands import ledgers
from govtargets.commands.output import check_target, choose_format, save, show
from govtargets.serial import to_jsonl

_FORMATS = ("table", "jsonl", "csv")


@click.command()
@ledgers.ledger
@ledgers.judging
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), help="How to write it [table on a terminal, else jsonl]."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="OUT", help="Write to OUT.")
def scoreboard(*, ledger: str, form: str | None, output: Path | None, **given: Any) -> int:
    """Count for each body what it promised, what is due, met, late, missed, overdue or silent.

    \b
    Example:
      govtargets scoreboard --as-of 2020-04-30
    """
    if output:
        check_target(output, ())
    wanted = choose_format(form, output)
    with ledgers.open_ledger(ledger) as book:
        from govtargets.ledger.told import scores  # noqa: PLC0415  (its libraries may be missing)

        lines = scores(ledgers.chosen(ledgers.judged(book, given), given))
    text = _written([attrs.asdict(line) for line in lines], wanted)
    save(text, output) if output else show(text)
    return 0


def _written(rows: list[dict[str, Any]], form: str) -> str:
    if form == "jsonl":
        return to_jsonl({"type": "score", **row} for row in rows)
    if form == "csv":
        from govtargets.ledger.sheet import to_sheet  # noqa: PLC0415

        return to_sheet(rows)
    if form == "table":
        from govtargets.commands.status_table import draw_scores  # noqa: PLC0415

        return draw_scores(rows)
    raise click.UsageError(f"a scoreboard cannot be written as {form}; choose {', '.join(_FORMATS)}")
