"""One run of matching: from the state and the texts to the links that hold."""

import datetime
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import evolve, frozen

from govtargets.ledger.answers_in_words import Answer, answers
from govtargets.ledger.arguing import Links
from govtargets.ledger.bodies import body_key
from govtargets.ledger.comparing import Match, Side, fits, side_of
from govtargets.ledger.events import pair
from govtargets.ledger.matching import match_figures
from govtargets.ledger.passages import Passage, passages
from govtargets.ledger.rows import Entry
from govtargets.ledger.shelf import Shelf
from govtargets.ledger.state import State
from govtargets.ledger.subject import normal, unit_of
from govtargets.ledger.wording import Wording, wording_of

_RULE = "govtargets: same figure"
IN_WORDS = "govtargets: same words"
_LATE = datetime.timedelta(days=366)


@frozen
class Book:
    """All that matching looks at: the state, what surrounds its figures, and the texts of its documents."""

    state: State
    sides: Mapping[str, Side]
    wordings: Mapping[str, str]
    texts: Mapping[str, str]


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
    clause = told["text"][: max(measure["end"] - entry.start, 0)]
    before = text[max(measure["start"] - 60, 0) : measure["start"]].rpartition("\n")[2]
    return side_of(entry, clause, before or clause)


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
    for match in match_figures(promises, reports):
        links[pair(match.promise, match.evidence)] = (match, _RULE, None)
    answered = {match.promise for match, _, _ in links.values()}
    shelves = _shelves(book)
    for answer in _answers(book, shelves, answered):
        links[pair(answer.match.promise, answer.match.evidence)] = (
            answer.match,
            IN_WORDS,
            _told(answer, shelves),
        )
    return Found(links, tuple(_again(book, answered)))


@frozen
class _Shelves:
    """Passages by body, and of each document the body, the day and the period that it reports on."""

    by_body: dict[str, Shelf]
    about: dict[str, Entry]


def _shelves(book: Book) -> _Shelves:
    about = _documents(book.state)
    lying: dict[str, list[Passage]] = defaultdict(list)
    for source in book.state.sources.values():
        text = book.texts.get(source.digest)
        if text and source.superseded_by is None:
            for passage in passages(text, source.name, source.digest):
                if passage.document in about:
                    lying[body_key(about[passage.document].agency or "")].append(passage)
    return _Shelves({body: Shelf(tuple(found)) for body, found in lying.items()}, about)


def _documents(state: State) -> dict[str, Entry]:
    """Return for each document a report that is like most of its reports in body and period."""
    rows: dict[str, list[Entry]] = defaultdict(list)
    for row in state.reports.values():
        if row.agency and row.last:
            rows[row.document].append(row)
    usual = {}
    for name, entries in rows.items():
        (agency, last), _ = Counter((row.agency, row.last) for row in entries).most_common(1)[0]
        usual[name] = next(row for row in entries if (row.agency, row.last) == (agency, last))
    return usual


def _answers(book: Book, shelves: _Shelves, answered: set[str]) -> Iterator[Answer]:
    for id_, promise in book.state.promises.items():
        shelf = shelves.by_body.get(body_key(promise.agency or "")) if promise.agency else None
        if shelf is None or id_ in answered:
            continue
        wording = wording_of(promise.indicator or "" if promise.figure else book.wordings.get(id_, ""))
        if not _checkable(promise, wording):
            continue
        finish = wording.asked == "finish" and promise.figure is None

        def allowed(passage: Passage, promise: Entry = promise, late: bool = finish) -> bool:
            return _in_time(promise, shelves.about[passage.document], late=late)

        found = answers(promise, wording, shelf, allowed)
        found.sort(key=lambda answer: (shelves.about[answer.passage.document].last, -answer.match.score))
        for answer in found:
            yield answer
            if answer.stage in ("done", "fulfilled"):  # what a later report says is another year's
                break


def _checkable(promise: Entry, wording: Wording) -> bool:
    if promise.figure is None:  # what only says a direction must name whom it is about
        return promise.kind in ("qualitative", "milestone") or len(wording.names) > 1
    return promise.figure.change == "level" and unit_of(promise.figure.unit)[0] in ("count", "percent")


def _in_time(promise: Entry, report: Entry, *, late: bool) -> bool:
    if fits(promise, report):
        return True
    if not late or promise.last is None or report.last is None or report.document == promise.document:
        return False
    return promise.last < report.last <= promise.last + _LATE


def _told(answer: Answer, shelves: _Shelves) -> dict[str, Any]:
    """Return what a link keeps of its passage, since no report of its own stands for it."""
    about = shelves.about[answer.passage.document]
    days = [None if day is None else day.isoformat() for day in (about.first, about.last, about.day)]
    return {
        "document": answer.passage.document,
        "digest": answer.passage.digest,
        "place": [answer.start, answer.end],
        "stage": answer.stage,
        "asked": answer.asked,
        "period": days[:2],
        "day": days[2],
    }


def _again(book: Book, answered: set[str]) -> Iterator[Match]:
    """Yield for each promise the later promises of the same body that make it again."""
    shelves: dict[str, list[Passage]] = defaultdict(list)
    for id_, later in book.state.promises.items():
        if later.agency and id_ in book.wordings:
            shelves[body_key(later.agency)].append(_as_passage(later, book.wordings[id_]))
    built = {
        body: Shelf(tuple(found)) for body, found in shelves.items() if len({p.document for p in found}) > 1
    }
    for id_, promise in book.state.promises.items():
        shelf = built.get(body_key(promise.agency or ""))
        if shelf is None or len(shelf.documents) < 2 or id_ not in book.wordings or id_ in answered:
            continue
        wording = wording_of(promise.indicator or "" if promise.figure else book.wordings[id_])

        def allowed(passage: Passage, promise: Entry = promise) -> bool:
            return _comes_later(promise, book.state.promises[passage.id])

        for answer in answers(promise, evolve(wording, asked="finish"), shelf, allowed):
            yield answer.match


def _as_passage(promise: Entry, text: str) -> Passage:
    place = (promise.document, promise.digest, promise.start, promise.end)
    return Passage(*place, text, normal(text), promise.end, text, promise.id)


def _comes_later(promise: Entry, later: Entry) -> bool:
    if promise.document == later.document or (promise.day and later.day and later.day <= promise.day):
        return False
    if (promise.figure is None) != (later.figure is None):
        return bool(promise.last and later.last and later.last > promise.last)
    if promise.figure and later.figure and unit_of(promise.figure.unit)[0] != unit_of(later.figure.unit)[0]:
        return False
    return bool(promise.last and later.last and later.last > promise.last)
