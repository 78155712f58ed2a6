"""One run of matching: from the state and the texts to the links that hold."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from govtargets.ledger.arguing import Links
from govtargets.ledger.book import Book
from govtargets.ledger.comparing import Match, Side, side_of
from govtargets.ledger.events import pair
from govtargets.ledger.links_in_words import links_in_words
from govtargets.ledger.matching import match_figures
from govtargets.ledger.promised_again import promised_again
from govtargets.ledger.rows import Entry
from govtargets.ledger.state import State
from govtargets.model import Failure

_RULE = "govtargets: same figure"


def read_book(state: State, rows: Iterable[Any], texts: Mapping[str, str]) -> Book:
    """Return what matching looks at; `rows` yields `subject, source, detail` of promises and reports."""
    sides, wordings = {}, {}
    for row in rows:
        entry = state.promises.get(row.subject) or state.reports.get(row.subject)
        if entry is None or entry.digest != row.source:
            continue
        told = json.loads(row.detail)
        if row.subject in state.promises:
            wordings[row.subject] = told["text"]
        if entry.figure and entry.indicator:
            sides[row.subject] = _side(entry, told, texts.get(entry.digest, ""))
    return Book(state, sides, wordings, texts)


def _side(entry: Entry, told: Mapping[str, Any], text: str) -> Side:
    measure = told["measure"]
    start, end = (max(measure[name] - entry.start, 0) for name in ("start", "end"))
    clause = told["text"]
    before = text[max(measure["start"] - 60, 0) : measure["start"]].rpartition("\n")[2]
    return side_of(entry, clause, (start, end), before or clause[:end])


@frozen
class Matched:
    """What a run of matching did: how many links changed, and the plugins that failed to weigh them."""

    changed: int
    failures: tuple[Failure, ...] = ()


@frozen
class Found:
    """The links that hold now and the promises that were made again."""

    links: Links
    again: tuple[Match, ...]


def find_links(book: Book) -> Found:
    """Return every link that holds, by its subject."""
    state = book.state
    promises = [book.sides[id_] for id_ in state.promises if id_ in book.sides]
    reports = [book.sides[id_] for id_ in state.reports if id_ in book.sides]
    links: Links = {}
    for match in match_figures(promises, reports, book.units):
        links[pair(match.promise, match.evidence)] = (match, _RULE, None)
    answered = {match.promise for match, _, _ in links.values()}
    links |= links_in_words(book, answered)
    return Found(links, tuple(promised_again(book, answered)))
