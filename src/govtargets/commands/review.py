"""`govtargets review`: a person's word on each link."""

from typing import TYPE_CHECKING, Any

import click

from govtargets.commands import ledgers
from govtargets.commands.output import show
from govtargets.commands.quoting import quoted

if TYPE_CHECKING:
    from govtargets.ledger import Ledger, Link


@click.command()
@ledgers.ledger
@click.option("--actor", default="person", show_default=True, metavar="NAME", help="Who decides.")
def review(*, ledger: str, actor: str) -> int:
    """Show the links that nobody decided, the least sure ones first, and ask of each: yes, no, skip or quit.

    Each answer is kept at once, so that a review can be left and taken up again.

    \b
    Example:
      govtargets review --ledger targets.db --actor 张三
    """
    with ledgers.open_ledger(ledger) as book:
        from govtargets.ledger.told import told  # noqa: PLC0415

        open_links = [link for link in book.links() if link.decision is None]
        rows = {row["id"]: row for row in told(book, (row for row in book.status() if row.evidence))}
        for number, link in enumerate(open_links, 1):
            show(f"\n{number} of {len(open_links)}\n{_both(rows.get(link.promise), link)}")
            answer = _asked()
            if answer == "q":
                break
            _decide(book, link, answer, actor)
        left = sum(1 for link in book.links() if link.decision is None)
    show(f"{left} links left to review\n")
    return 0


def _asked() -> str:
    try:
        return str(
            click.prompt(
                "Does it answer the promise? yes, no, skip, quit", type=click.Choice("ynsq"), err=True
            )
        )
    except click.Abort:
        return "q"


def _decide(book: "Ledger", link: "Link", answer: str, actor: str) -> None:
    if answer == "y":
        book.confirm(link, actor=actor)
    elif answer == "n":
        book.reject(link, actor=actor)


def _both(row: dict[str, Any] | None, link: "Link") -> str:
    """Return a promise and its evidence one below the other, with the reasons."""
    if row is None:
        return f"{link.promise} → {link.evidence}\n"
    lines = [f"promised  {quoted(row['document'])}:{row['start']}  「{quoted(row['text'])}」"]
    lines += [
        f"reported  {quoted(one['document'])}:{one['start']}  「{quoted(one['text'])}」"
        for one in row["evidence"]
        if one["id"] == link.evidence
    ]
    lines.append(f"score {link.score}: {quoted('; '.join(link.reasons))}")
    return "\n".join(lines) + "\n"
