"""`govtargets adjust` and `govtargets withdraw`: what became of a promise by the word of who made it."""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click
from attrs import frozen

from govtargets.commands import ledgers
from govtargets.commands.options import DAY, toolkit
from govtargets.commands.output import show
from govtargets.model import Measure

if TYPE_CHECKING:
    from govtargets.ledger import Ledger
    from govtargets.ledger.rows import Entry
    from govtargets.plugins import Toolkit

Command = TypeVar("Command", bound=Callable[..., Any])

_CHANGE = (
    click.argument("promise", metavar="ID"),
    ledgers.ledger,
    click.option("--day", type=DAY, required=True, metavar="YYYY-MM-DD", help="From which day on it holds."),
    click.option("--source", required=True, metavar="TEXT", help="What says so, such as a document's name."),
    click.option("--actor", default="person", show_default=True, metavar="NAME", help="Who notes it."),
)
# Words such as 不超过 that stand before a number.
_LONGEST_BOUND = 4


def _change(command: Command) -> Command:
    for option in reversed(_CHANGE):
        command = option(command)
    return command


@frozen
class _Given:
    """What is noted of a change: from which day on it holds, what says so, and who notes it."""

    day: datetime.date
    source: str
    actor: str


@click.command()
@_change
@click.option("--amount", metavar="AMOUNT", help="The new amount, written as in a document: 15座, 3.5%以内.")
@click.option("--deadline", type=DAY, metavar="YYYY-MM-DD", help="The new last day.")
def adjust(
    promise: str, *, ledger: str, amount: str | None, deadline: datetime.date | None, **given: Any
) -> int:
    """Note that the promise ID was given another amount, another deadline, or both.

    ID is the `id` of a row of `govtargets status --format jsonl`. From DAY on the promise is judged as it was
    adjusted; what it said before stays in the ledger.

    \b
    Example:
      govtargets adjust 3f2a9c1b7d54-82 --amount 15座 --day 2022-07-01 --source 常务会议纪要
    """
    if amount is None and deadline is None:
        raise click.UsageError("nothing is changed; add --amount or --deadline")
    noted = _Given(**given)
    with ledgers.open_ledger(ledger) as book:
        entry = _promise(book, promise)
        measure = None if amount is None else _measure(entry, amount)
        book.adjust(
            promise,
            day=noted.day,
            source=noted.source,
            measure=measure,
            deadline=deadline,
            actor=noted.actor,
        )
    told = [*([amount] if amount is not None else []), *([f"due {deadline}"] if deadline else [])]
    show(f"{promise}: adjusted to {', '.join(told)}\n")
    return 0


@click.command()
@_change
def withdraw(promise: str, *, ledger: str, **given: Any) -> int:
    """Note that the promise ID was taken back: from DAY on it is `withdrawn`, and no longer due.

    ID is the `id` of a row of `govtargets status --format jsonl`.

    \b
    Example:
      govtargets withdraw 3f2a9c1b7d54-82 --day 2022-07-01 --source 常务会议纪要
    """
    noted = _Given(**given)
    with ledgers.open_ledger(ledger) as book:
        _promise(book, promise)
        book.withdraw(promise, day=noted.day, source=noted.source, actor=noted.actor)
    show(f"{promise}: withdrawn\n")
    return 0


def _promise(book: "Ledger", id_: str) -> "Entry":
    entry = book.state().promises.get(id_)
    if entry is None:
        raise click.UsageError(f"{id_}: no such promise; `govtargets status --format jsonl` shows each id")
    return entry


def _measure(promise: "Entry", text: str) -> Measure:
    """Return what an amount says that was written for a promise; a usage error where that is in doubt."""
    from govtargets.ledger.units import Units  # noqa: PLC0415  (its libraries may be missing)

    if promise.figure is None:
        raise click.UsageError(f"{promise.id} is promised in words, without an amount; give --deadline alone")
    tools = toolkit()
    found = _read(text, tools)
    units = Units(lambda: tools.words.units)
    if found is None or units.of(found.unit)[0] != units.of(promise.figure.unit)[0]:
        raise click.UsageError(
            f"--amount {text}: this is no amount in {promise.figure.unit or 'numbers'}, in which was promised"
        )
    change: Any = promise.figure.change
    return Measure(0, len(text), text, found.low, found.high, found.unit, found.comparator, change)


def _read(text: str, tools: "Toolkit") -> Any:
    """Return the amount that is all of a text, or None."""
    from govtargets.extraction import extract  # noqa: PLC0415  (only where an amount is given)

    mentions = extract(text, toolkit=tools).mentions
    if len(mentions) != 1 or mentions[0].kind not in ("amount", "percentage"):
        return None
    before, after, value = mentions[0].start, len(text) - mentions[0].end, mentions[0].value
    bounded = value.comparator != "point" and before <= _LONGEST_BOUND
    return value if after == 0 and (before == 0 or bounded) else None
