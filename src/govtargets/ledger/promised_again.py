"""Which promises a later document of the same body makes once more."""

from collections import defaultdict
from collections.abc import Iterator

from attrs import evolve

from govtargets.ledger.answers_in_words import answers
from govtargets.ledger.bodies import body_key
from govtargets.ledger.book import Book
from govtargets.ledger.comparing import Match
from govtargets.ledger.passages import Passage
from govtargets.ledger.rows import Entry
from govtargets.ledger.shelf import Shelf
from govtargets.ledger.subject import normal
from govtargets.ledger.units import Units
from govtargets.ledger.wording import wording_of

# A promise that is made once more is due within so many years.
_YEARS = 3


def promised_again(book: Book, answered: set[str]) -> Iterator[Match]:
    """Yield for each promise that no report answers the later promises that make it again."""
    shelves = _shelves(book)
    for id_, promise in book.state.promises.items():
        if promise.last is None or not promise.agency or id_ not in book.wordings or id_ in answered:
            continue
        wording = wording_of(promise.indicator or "" if promise.figure else book.wordings[id_])

        def allowed(passage: Passage, promise: Entry = promise) -> bool:
            return _comes_later(promise, book.state.promises[passage.id], book.units)

        for year in range(promise.last.year, promise.last.year + _YEARS):
            shelf = shelves.get((body_key(promise.agency), year))
            if shelf:
                for answer in answers(promise, evolve(wording, asked="finish"), shelf, allowed):
                    yield answer.match


def _shelves(book: Book) -> dict[tuple[str, int], Shelf]:
    """Return promises as passages, by body and by the year in which they are due."""
    lying: dict[tuple[str, int], list[Passage]] = defaultdict(list)
    for id_, later in book.state.promises.items():
        if later.agency and later.last and id_ in book.wordings:
            passage = _as_passage(later, book.wordings[id_])
            lying[body_key(later.agency), later.last.year].append(passage)
    return {where: Shelf(tuple(found)) for where, found in lying.items()}


def _as_passage(promise: Entry, text: str) -> Passage:
    place = (promise.document, promise.digest, promise.start, promise.end)
    return Passage(*place, text, normal(text), promise.end, text, promise.id)


def _comes_later(promise: Entry, later: Entry, units: Units) -> bool:
    if promise.within == later.within or (promise.day and later.day and later.day <= promise.day):
        return False
    if (promise.figure is None) != (later.figure is None):
        return bool(promise.last and later.last and later.last > promise.last)
    one, other = promise.figure, later.figure
    if one and other and units.of(one.unit)[0] != units.of(other.unit)[0]:
        return False
    return bool(promise.last and later.last and later.last > promise.last)
