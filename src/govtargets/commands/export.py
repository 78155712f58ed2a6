"""`govtargets export` and `govtargets import`: a ledger as JSON Lines, and back."""

from itertools import islice
from pathlib import Path

import click

from govtargets.commands import ledgers
from govtargets.commands.output import check_target, save, show
from govtargets.commands.quoting import counted
from govtargets.errors import GovtargetsError
from govtargets.reading import shown

_AT_ONCE = 1000


@click.command()
@ledgers.ledger
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="OUT", help="Write to OUT.")
def export(*, ledger: str, output: Path | None) -> int:
    """Write everything in the ledger as JSON Lines, one event a line, in the order of recording.

    The same ledger gives the same lines, so that two exports can be compared.

    \b
    Example:
      govtargets export --ledger targets.db -o targets.jsonl
    """
    if output:
        check_target(output, ())
    with ledgers.open_ledger(ledger) as book:
        if output:
            save(book.export(), output)
        else:
            lines = book.export()
            while some := "".join(islice(lines, _AT_ONCE)):
                show(some)
    return 0


@click.command("import")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@ledgers.ledger
def load(path: Path, *, ledger: str) -> int:
    """Add what an export holds to the ledger, which is made if it is not there; all of it, or nothing.

    What the ledger holds already is left as it is.

    \b
    Example:
      govtargets import targets.jsonl --ledger postgresql://keeper@localhost/targets
    """
    ledgers.check_libraries()
    from govtargets.ledger.exchange import check  # noqa: PLC0415  (its libraries may be missing)

    lines = _lines(path)
    check(lines)
    with ledgers.open_ledger(ledger, new=True) as book:
        added = book.load(lines)
    show(f"{counted(added, 'event')} added\n")
    return 0


def _lines(path: Path) -> list[str]:
    try:
        with path.open(encoding="utf-8") as lines:
            return list(lines)
    except FileNotFoundError as error:
        raise GovtargetsError(f"{shown(path)}: there is no such file; write one with export") from error
    except OSError as error:
        raise GovtargetsError(f"{shown(path)}: the file cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise GovtargetsError(f"{shown(path)}: this is no export of a ledger, which is UTF-8") from error
