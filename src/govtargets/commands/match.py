"""`govtargets match`: reports to the promises that they answer."""

import click

from govtargets.commands import ledgers
from govtargets.commands.output import show


@click.command()
@ledgers.ledger
def match(*, ledger: str) -> int:
    """Link the reports in the ledger to the promises that they answer, each with its score and reasons.

    What a person confirmed or rejected stays so.

    \b
    Example:
      govtargets match --ledger targets.db
    """
    with ledgers.open_ledger(ledger) as book:
        changed = book.match()
        links = book.links()
    decided = sum(1 for link in links if link.decision)
    show(f"{len(links)} links, {changed} changed, {decided} decided by a person\n")
    return 0
