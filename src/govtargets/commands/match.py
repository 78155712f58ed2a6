"""`govtargets match`: reports to the promises that they answer."""

import click

from govtargets.commands import ledgers
from govtargets.commands.output import complain_of, show
from govtargets.commands.quoting import counted


@click.command()
@ledgers.ledger
def match(*, ledger: str) -> int:
    """Link the reports in the ledger to the promises that they answer, each with its score and reasons.

    What a person confirmed or rejected stays so. Plugins may give reasons for and against; where one
    fails it counts for nothing, and the exit status is 3.

    \b
    Example:
      govtargets match --ledger targets.db
    """
    with ledgers.open_ledger(ledger) as book:
        done = book.match()
        links = book.links()
    decided = sum(1 for link in links if link.decision)
    show(f"{counted(len(links), 'link')}, {done.changed} changed, {decided} decided by a person\n")
    complain_of(done.failures)
    return 3 if done.failures else 0
