"""`govtargets record`: documents into the ledger."""

import datetime
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govtargets.commands import ledgers, options
from govtargets.commands.inputs import files_in
from govtargets.commands.output import complain, complain_of, show
from govtargets.commands.quoting import counted
from govtargets.errors import GovtargetsError
from govtargets.extraction import extract
from govtargets.model import Failure
from govtargets.reading import read, shown

if TYPE_CHECKING:
    from govtargets.ledger import Ledger, Recorded


@click.command()
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@ledgers.ledger
@options.published
@options.issuer
@click.option("--force", is_flag=True, help="Record also where a plugin failed.")
def record(
    paths: tuple[Path, ...], *, ledger: str, published: datetime.date | None, issuer: str | None, force: bool
) -> int:
    """Add what each FILE promises and reports to the ledger; the same document again changes nothing.

    A corrected document supersedes the earlier one, whose history is kept. The ledger is made if it is
    not there. A file that cannot be read or recorded is named, the others go through, and the exit
    status is 2; it is 3 where a plugin failed and --force recorded the rest.

    \b
    Example:
      govtargets record 2019.txt 2020.txt --ledger targets.db
    """
    tools = options.toolkit()
    failures: list[Failure] = []
    trouble: list[str] = []
    ledgers.check_libraries()
    from govtargets.ledger.recording import check_complete  # noqa: PLC0415  (its libraries may be missing)

    with ExitStack() as stack:
        book: Ledger | None = None  # opened, and so made, when there is something to keep in it
        for file in files_in(paths, trouble.append):
            try:
                document = read(file, published=published, issuer=issuer)
                extraction = extract(document, toolkit=tools, qualitative=True)
                failures += extraction.failures
                if not force:
                    check_complete(extraction)
            except GovtargetsError as error:
                trouble.append(str(error))
                continue
            book = book or stack.enter_context(ledgers.open_ledger(ledger, new=True))
            try:
                show(_told(shown(file), book.record(extraction, force=force)))
            except GovtargetsError as error:
                trouble.append(str(error))
    for complaint in trouble:
        complain(complaint)
    complain_of(dict.fromkeys(failures))
    return 2 if trouble else 3 if failures else 0


def _told(file: str, done: "Recorded") -> str:
    how = "corrected" if done.corrects else "recorded" if done.new else "known already"
    return f"{file}: {how}, {counted(done.promises, 'promise')}, {counted(done.reports, 'report')}\n"
