"""`govtargets review`: a person's word on each link."""

from typing import TYPE_CHECKING, Any

import click

from govtargets.commands import ledgers
from govtargets.commands.output import show
from govtargets.commands.quoting import counted, quoted

if TYPE_CHECKING:
    from govtargets.ledger import Ledger, Link

_ANSWERS = ("yes", "no", "skip", "quit")


@click.command()
@ledgers.ledger
@click.option("--actor", default="person", show_default=True, metavar="NAME", help="Who decides.")
@click.option("--confirm", "confirmed", multiple=True, metavar="ID", help="Confirm this link. Repeatable.")
@click.option("--reject", "rejected", multiple=True, metavar="ID", help="Reject this link. Repeatable.")
def review(*, ledger: str, actor: str, confirmed: tuple[str, ...], rejected: tuple[str, ...]) -> int:
    """Show the links that nobody decided, the least sure ones first, and ask of each: yes, no, skip or quit.

    Each answer is kept at once, so that a review can be left and taken up again. With --confirm or
    --reject nothing is asked; the ID of a link is shown with it, and is PROMISE:EVIDENCE, the `id` of a
    row of `status` and that of its evidence.

    \b
    Examples:
      govtargets review --ledger targets.db --actor 张三
      govtargets review --reject 3f2a9c1b7d54-82:9b1c0d4e6f28-40
    """
    with ledgers.open_ledger(ledger) as book:
        if confirmed or rejected:
            both = set(confirmed) & set(rejected)
            if both:
                raise click.UsageError(f"{min(both)} is both confirmed and rejected; give one of the two")
            _decide_all(book, dict.fromkeys(confirmed, "yes") | dict.fromkeys(rejected, "no"), actor)
        else:
            _ask_all(book, actor)
        left = sum(1 for link in book.links() if link.decision is None)
    show(f"{counted(left, 'link')} left to review\n")
    return 0


def _decide_all(book: "Ledger", answers: dict[str, str], actor: str) -> None:
    known = {_id(link): link for link in book.links()}
    for id_ in answers:
        if id_ not in known:
            raise click.UsageError(f"{id_}: there is no such link; `govtargets review` shows each ID")
    for id_, answer in answers.items():
        _decide(book, known[id_], answer, actor)


def _ask_all(book: "Ledger", actor: str) -> None:
    from govtargets.ledger.told import told  # noqa: PLC0415

    open_links = [link for link in book.links() if link.decision is None]
    rows = {row["id"]: row for row in told(book, (row for row in book.status() if row.evidence))}
    for number, link in enumerate(open_links, 1):
        show(f"\n{number} of {len(open_links)}\n{_both(rows.get(link.promise), link)}")
        answer = _asked()
        if answer == "quit":
            break
        _decide(book, link, answer, actor)


def _asked() -> str:
    try:
        return str(
            click.prompt("Does it answer the promise? yes, no, skip, quit", value_proc=_answer, err=True)
        )
    except click.Abort:
        return "quit"


def _answer(given: str) -> str:
    """Return the answer of which the word or its first letter was given."""
    said = given.strip().lower()
    for answer in _ANSWERS:
        if said in (answer, answer[0]):
            return answer
    raise click.UsageError("write yes, no, skip or quit, or the first letter")


def _id(link: "Link") -> str:
    return f"{link.promise}:{link.evidence}"


def _decide(book: "Ledger", link: "Link", answer: str, actor: str) -> None:
    if answer == "yes":
        book.confirm(link, actor=actor)
    elif answer == "no":
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
    lines.append(f"link {quoted(_id(link))}, score {link.score}: {quoted('; '.join(link.reasons))}")
    return "\n".join(lines) + "\n"
