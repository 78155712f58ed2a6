"""Linking promises to the passages of later documents that report in words."""

import datetime
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

from attrs import frozen

from govtargets.ledger.answers_in_words import Answer, answers
from govtargets.ledger.arguing import Links
from govtargets.ledger.bodies import body_key
from govtargets.ledger.book import Book
from govtargets.ledger.comparing import fits
from govtargets.ledger.events import pair
from govtargets.ledger.matching import years_between
from govtargets.ledger.passages import Passage, passages
from govtargets.ledger.rows import Entry
from govtargets.ledger.shelf import Shelf
from govtargets.ledger.state import State
from govtargets.ledger.units import Units
from govtargets.ledger.wording import Wording, wording_of

IN_WORDS = "govtargets: same words"
_LATE = datetime.timedelta(days=366)


def links_in_words(book: Book, answered: set[str]) -> Links:
    """Return the links of promises to passages, by subject; those that a figure answered are left out."""
    shelves = _shelves(book)
    found: Links = {}
    for answer in _answers(book, shelves, answered):
        match, about = answer.match, shelves.about[answer.passage.within]
        found[pair(match.promise, match.evidence)] = (match, IN_WORDS, _told(answer, about))
    return found


@frozen
class _Shelves:
    """Passages by body and year, and of each report the body, the day and the period that it reports on."""

    of: dict[tuple[str, int], Shelf]
    about: dict[tuple[str, str], Entry]


def _shelves(book: Book) -> _Shelves:
    about, places = _reports(book.state), _places(book.state)
    lying: dict[tuple[str, int], list[Passage]] = defaultdict(list)
    for source in book.state.sources.values():
        text = book.texts.get(source.digest)
        if text and source.superseded_by is None:
            reports = partial(_mostly_reports, *places[source.digest])
            for passage in passages(text, source.name, source.digest, reports):
                told = about.get(passage.within)
                if told and told.last:
                    lying[body_key(told.agency or ""), told.last.year].append(passage)
    return _Shelves({where: Shelf(tuple(found)) for where, found in lying.items()}, about)


def _places(state: State) -> dict[str, tuple[list[int], list[int]]]:
    """Return where the reports and the promises of each document begin, in order."""
    found: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for which, rows in enumerate((state.reports, state.promises)):
        for row in rows.values():
            found[row.digest][which].append(row.start)
    for starts in found.values():
        starts[0].sort()
        starts[1].sort()
    return found


def _mostly_reports(reports: list[int], promises: list[int], run: tuple[int, int]) -> bool:
    start, end = run
    told, meant = (bisect_left(rows, end) - bisect_left(rows, start) for rows in (reports, promises))
    return told > meant


def _reports(state: State) -> dict[tuple[str, str], Entry]:
    """Return for each report a row that is like most of its rows in body and period."""
    rows: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for row in state.reports.values():
        if row.agency and row.last:
            rows[row.within].append(row)
    usual = {}
    for where, entries in rows.items():
        (agency, last), _ = Counter((row.agency, row.last) for row in entries).most_common(1)[0]
        usual[where] = next(row for row in entries if (row.agency, row.last) == (agency, last))
    return usual


def _answers(book: Book, shelves: _Shelves, answered: set[str]) -> Iterator[Answer]:
    for id_, promise in book.state.promises.items():
        if not promise.agency or promise.last is None or id_ in answered:
            continue
        wording = wording_of(promise.indicator or "" if promise.figure else book.wordings.get(id_, ""))
        if _checkable(promise, wording, book.units):
            yield from _first_done(_of_promise(promise, wording, shelves))


def _of_promise(promise: Entry, wording: Wording, shelves: _Shelves) -> list[Answer]:
    """Return what answers a promise, the earliest report first."""
    late = wording.asked == "finish" and promise.figure is None

    def allowed(passage: Passage) -> bool:
        return _in_time(promise, shelves.about[passage.within], late=late)

    found: list[Answer] = []
    last = promise.last or datetime.date.min
    for year in years_between(promise.day or promise.first, last):
        shelf = shelves.of.get((body_key(promise.agency or ""), year))
        found += answers(promise, wording, shelf, allowed) if shelf else []
    return sorted(
        found,
        key=lambda one: (shelves.about[one.passage.within].last or last, -one.match.score),
    )


def _first_done(found: list[Answer]) -> Iterator[Answer]:
    """Yield answers up to the first that says that it is done: what a later one says is another year's."""
    for answer in found:
        yield answer
        if answer.stage in ("done", "fulfilled"):
            return


def _checkable(promise: Entry, wording: Wording, units: Units) -> bool:
    if promise.figure is None:  # what only says a direction must name whom it is about
        return promise.kind in ("qualitative", "milestone") or len(wording.names) > 1
    return promise.figure.change == "level" and units.of(promise.figure.unit)[0] in ("count", "percent")


def _in_time(promise: Entry, report: Entry, *, late: bool) -> bool:
    if fits(promise, report):
        return True
    if not late or promise.last is None or report.last is None or report.document == promise.document:
        return False
    return promise.last < report.last <= promise.last + _LATE


def _told(answer: Answer, about: Entry) -> dict[str, Any]:
    """Return what a link keeps of its passage, since no report of its own stands for it."""
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
