"""`govtargets new-plugin`: the package of a plugin to begin with."""

from pathlib import Path

import click

from govtargets.commands.output import show
from govtargets.reading import shown
from govtargets.scaffold import write_plugin


@click.command(name="new-plugin")
@click.argument("name")
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="DIR",
    help="Where to put it. Default: here.",
)
def new_plugin(name: str, into: Path) -> int:
    """Write a complete plugin, govtargets-NAME, that installs and passes its tests: change it from there.

    \b
    Example:
      govtargets new-plugin carbon
    """
    folder = write_plugin(name, into)
    show(
        f"Wrote {shown(folder)}. Next:\n"
        f"  cd {shown(folder)}\n"
        f"  pip install -e '.[dev]'\n"
        f"  pytest\n"
        f"  govtargets plugins --check {name}\n"
    )
    return 0
