"""What the commands of the ledger share: opening it, and the day, the policy and the bodies to judge by."""

import datetime
from collections.abc import Callable, Iterable
from fractions import Fraction
from importlib.util import find_spec
from os.path import exists
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from govtargets.commands.options import DAY
from govtargets.commands.output import complain
from govtargets.model import Kind

if TYPE_CHECKING:
    from govtargets.ledger import Ledger, Policy, StatusRow

Command = TypeVar("Command", bound=Callable[..., Any])

_CURE = "the ledger needs SQLAlchemy and RapidFuzz; run: pip install 'govtargets[ledger]'"


class _Share(click.ParamType[Fraction]):
    name = "share"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Fraction:
        try:
            share = Fraction(value.removesuffix("%")) / (100 if value.endswith("%") else 1)
        except (ValueError, ZeroDivisionError):
            share = Fraction(-1)
        if 0 <= share < 1:
            return share
        raise click.BadParameter(f"{value!r} is no share; write it as 5% or 1/20", ctx, param)


_JUDGING = (
    click.option(
        "--as-of", type=DAY, metavar="YYYY-MM-DD", help="Judge by what was known on this day [all of it]."
    ),
    click.option(
        "--tolerance", type=_Share(), default="5%", show_default=True, help="How far 左右 may be missed."
    ),
    click.option(
        "--pace",
        default="even",
        show_default=True,
        metavar="NAME",
        help="The profile of the year (序时进度).",
    ),
    click.option("--strict-bounds", is_flag=True, help="Exactly 10 does not answer 10以上."),
    click.option("--agency", metavar="NAME", help="Only bodies whose name holds NAME."),
    click.option(
        "--kind",
        "kinds",
        multiple=True,
        type=click.Choice(get_args(Kind)),
        help="Only promises of this kind: quantified ones have an amount. Repeatable.",
    ),
)


def ledger(command: Command) -> Command:
    """Add the option that names the ledger."""
    return click.option(
        "--ledger",
        default="targets.db",
        show_default=True,
        metavar="PATH|URL",
        help="The ledger's file or database.",
    )(command)


def judging(command: Command) -> Command:
    """Add the options that say by which day and policy promises are judged, and whose."""
    for option in reversed(_JUDGING):
        command = option(command)
    return command


def check_libraries() -> None:
    """Raise a usage error where the libraries of the ledger are missing."""
    if any(find_spec(library) is None for library in ("sqlalchemy", "rapidfuzz")):
        raise click.UsageError(_CURE)


def open_ledger(place: str, *, new: bool = False) -> "Ledger":
    """Open a ledger; a usage error where its libraries are missing, or there is none and none is made."""
    check_libraries()
    from govtargets.ledger import Ledger  # noqa: PLC0415  (its libraries may be missing)

    if not new and "://" not in place and not exists(place):
        raise click.UsageError(f"there is no ledger {place}; run: govtargets record FILE… --ledger {place}")
    return Ledger.open(place)


def policy_of(given: dict[str, Any]) -> "Policy":
    """Return the policy that the options ask for."""
    from govtargets.ledger import Policy  # noqa: PLC0415

    return Policy(
        tolerance=given["tolerance"], pace=given["pace"], bound_itself_meets=not given["strict_bounds"]
    )


def judged(book: "Ledger", given: dict[str, Any]) -> "list[StatusRow]":
    """Return the verdicts by the options, and say on standard error by which day where none was given."""
    rows = book.status(given["as_of"], policy_of(given))
    if rows and given["as_of"] is None:
        complain(f"as of {rows[0].as_of}, the last day that the documents speak for; --as-of chooses another")
    elif not rows and book.state().promises:
        complain("no document tells its day, so that nothing can be judged; add --as-of YYYY-MM-DD")
    return rows


def chosen(
    rows: "Iterable[StatusRow]",
    given: dict[str, Any],
    due_before: datetime.date | None = None,
    statuses: Iterable[str] = (),
) -> "list[StatusRow]":
    """Return the verdicts on the bodies and kinds that the options name, due before a day, of some status."""
    agency, kinds, wanted = given["agency"], set(given["kinds"]), set(statuses)
    return [
        row
        for row in rows
        if (not agency or agency in (row.promise.agency or ""))
        and (not kinds or row.promise.kind in kinds)
        and (not due_before or (row.promise.last is not None and row.promise.last < due_before))
        and (not wanted or row.status in wanted)
    ]
