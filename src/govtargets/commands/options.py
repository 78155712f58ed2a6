"""Options that more than one command takes, and the plugins that a command works with."""

import datetime
import re
from contextlib import suppress
from fractions import Fraction
from importlib.metadata import entry_points

import click

from govtargets.plugins import GROUP, INSTALL, Toolkit, load_toolkit

_SECONDS = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class _Day(click.ParamType[datetime.date]):
    name = "day"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        with suppress(ValueError):
            if _DAY.fullmatch(value):
                return datetime.date.fromisoformat(value)
        raise click.BadParameter(f"{value!r} is no day; write it as 2022-06-14", ctx, param)


DAY = _Day()


class _Seconds(click.ParamType[Fraction]):
    name = "seconds"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Fraction:
        seconds = Fraction(value) if _SECONDS.fullmatch(value) else Fraction(0)
        if seconds > 0:
            return seconds
        raise click.BadParameter(
            f"{value!r} is no time; write a number of seconds such as 5 or 0.5", ctx, param
        )


published = click.option(
    "--published", type=_Day(), metavar="YYYY-MM-DD", help="The day the documents appeared."
)
issuer = click.option("--issuer", metavar="NAME", help="The body that speaks in the documents.")
disable = click.option(
    "--disable", metavar="PLUGIN", multiple=True, help="Leave this plugin out. Repeatable."
)

seconds = click.option(
    "--plugin-seconds",
    type=_Seconds(),
    metavar="SECONDS",
    help="Give up on a plugin that takes longer than this to load, or over one document.",
)


def toolkit(
    disabled: tuple[str, ...] = (), *, strict: bool = False, seconds: Fraction | None = None
) -> Toolkit:
    """Return the installed plugins less the disabled ones; a usage error for a wrong name or none."""
    installed = sorted({point.name for point in entry_points(group=GROUP)})
    if not installed:
        raise click.UsageError(f"no plugin is installed, so nothing can be recognised; run: {INSTALL}")
    for name in disabled:
        if name not in installed:
            raise click.UsageError(f"--disable {name}: no such plugin; installed are {', '.join(installed)}")
    return load_toolkit(disable=disabled, strict=strict, seconds_per_plugin=seconds)
