"""`govtargets record`: documents into the ledger."""

import datetime
from pathlib import Path

import click

from govtargets.commands import ledgers, options
from govtargets.commands.inputs import files_in
from govtargets.commands.output import complain, complain_of, show
from govtargets.errors import GovtargetsError
from govtargets.extraction import extract
from govtargets.model import Failure
from govtargets.reading import read, shown


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
    with ledgers.open_ledger(ledger, new=True) as book:
        for file in files_in(paths, trouble.append):
            try:
                extraction = extract(
                    read(file, published=published, issuer=issuer), toolkit=tools, qualitative=True
                )
                failures += extraction.failures
                done = book.record(extraction, force=force)
            except GovtargetsError as error:
                trouble.append(str(error))
                continue
            how = "corrected" if done.corrects else "recorded" if done.new else "known already"
            show(f"{shown(file)}: {how}, {done.promises} promises, {done.reports} reports\n")
    for complaint in trouble:
        complain(complaint)
    complain_of(dict.fromkeys(failures))
    return 2 if trouble else 3 if failures else 0
