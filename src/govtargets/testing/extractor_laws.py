"""The laws of an extractor: `find(page)` yields what it recognises, in the offsets of `page.text`."""

from collections.abc import Callable
from datetime import date
from typing import Any

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from govtargets.strategies import Case, documents, texts
from govtargets.strategies.noise import surroundings
from govtargets.testing.answers import Find, Place, alike, finds, listed, places, plain_page, same, shown
from govtargets.testing.growth import steep
from govtargets.testing.laws import Broken, Law, Outcome, Untried, sample, searched
from govtargets.testing.mutations import edits, near, widened
from govtargets.testing.sound_values import changeable, inexact, lost_in_json
from govtargets.testing.watching import CLOCK, LOCALE, watched

_NO_CASES = Untried("no cases were given, and nothing was found in the kit's documents")
_BREAK = "\n\n"


@frozen
class Finder:
    """An extractor to be judged, cases that it must find, the day on which the texts appeared."""

    find: Find
    cases: SearchStrategy[Case] | None = None
    published: date | None = None

    def places(self, text: str) -> list[Place]:
        """Return what is found in a text, by offsets of the text itself."""
        return places(self.find, text, self.published)


def _cases(finder: Finder) -> SearchStrategy[Case] | Untried:
    return _NO_CASES if finder.cases is None else finder.cases


def _pairs(finder: Finder) -> SearchStrategy[tuple[Case, Case]] | Untried:
    return _NO_CASES if finder.cases is None else st.tuples(finder.cases, finder.cases)


def _texts(finder: Finder) -> SearchStrategy[str]:
    """Draw any text: nonsense, documents, and runs of cases with and without marks between them."""
    if finder.cases is None:
        return st.one_of(texts(), documents().map(_text))
    pieces = st.one_of(near(finder.cases), st.sampled_from(["。", "，", _BREAK, " "]))
    own = st.lists(pieces, max_size=6).map("".join)
    return st.one_of(texts(), own, documents().map(_text))


def _text(case: Case) -> str:
    return case.text


def _neighbours(finder: Finder) -> SearchStrategy[tuple[Case, str, str]] | Untried:
    """Draw a case and what stands around it; before it may also stand another, whole or damaged."""
    if finder.cases is None:
        return _NO_CASES
    before = st.one_of(st.just(""), near(finder.cases).map(lambda text: f"{text}。"))
    drawn = st.tuples(finder.cases, before, surroundings())
    return drawn.map(lambda parts: (parts[0], parts[1] + parts[2][0], parts[2][1]))


def _found_whole(finder: Finder, example: tuple[Case, str, str]) -> Broken | None:
    case, before, after = example
    text = before + case.text + after
    found = finder.places(text)
    start, end = len(before) + case.start, len(before) + case.end
    if any((one.start, one.end) == (start, end) and same(one.value, case.value) for one in found):
        return None
    near = [one for one in found if one.start < end and one.end > start]
    return Broken(text, f"holds {text[start:end]!r} {shown(case.value)}; found is {listed(near, text)}")


def _total(finder: Finder, text: str) -> Broken | None:
    found = finds(finder.find, plain_page(text, finder.published))
    return Broken(text, found) if isinstance(found, str) else None


def _inside(finder: Finder, text: str) -> Broken | None:
    page = plain_page(text, finder.published)
    found = finds(finder.find, page)
    for one in found if isinstance(found, list) else ():
        ends = (one.start, one.end)
        if not all(type(end) is int for end in ends) or not 0 <= one.start < one.end <= len(page.text):
            return Broken(text, f"yields [{one.start}, {one.end}) in a text of {len(page.text)} characters")
    return None


def _sorted(finder: Finder, text: str) -> Broken | None:
    found = finder.places(text)
    for one, following in zip(found, found[1:], strict=False):
        if following.start < one.start:
            return Broken(text, f"yields {listed([one, following], text)} in that order")
    return None


def _disjoint(finder: Finder, text: str) -> Broken | None:
    found = sorted(finder.places(text), key=lambda one: (one.start, one.end))
    for one, following in zip(found, found[1:], strict=False):
        if following.start < one.end:
            return Broken(text, f"yields {listed([one, following], text)}, which overlap")
    return None


def _broken_case(finder: Finder) -> SearchStrategy[str] | Untried:
    """Draw a case with a paragraph break somewhere inside."""
    if finder.cases is None:
        return _NO_CASES
    cut = st.tuples(finder.cases, st.integers(0, 60)).map(lambda drawn: _cut(drawn[0].text, drawn[1]))
    return st.one_of(cut, _texts(finder))


def _cut(text: str, number: int) -> str:
    at = 1 + number % max(1, len(text) - 1)
    return text[:at] + _BREAK + text[at:]


def _no_crossing(finder: Finder, text: str) -> Broken | None:
    page = plain_page(text, finder.published)
    found = finds(finder.find, page)
    for one in found if isinstance(found, list) else ():
        if "\n" in page.text[one.start : one.end]:
            return Broken(text, f"finds {page.text[one.start : one.end]!r} across the break")
    return None


def _paragraphs(finder: Finder) -> SearchStrategy[tuple[str, str]] | Untried:
    if finder.cases is None:
        return _NO_CASES
    paragraph = st.tuples(near(finder.cases), surroundings()).map(
        lambda drawn: f"{drawn[0]}{drawn[1][1].strip()}。"
    )
    return st.tuples(paragraph, paragraph)


def _independent(finder: Finder, example: tuple[str, str]) -> Broken | None:
    one, other = example
    text = one + _BREAK + other
    apart = finder.places(one) + [place.shifted(len(one + _BREAK)) for place in finder.places(other)]
    together = finder.places(text)
    if alike(together, apart):
        return None
    return Broken(text, f"yields {listed(together, text)}; its paragraphs alone {listed(apart, text)}")


def _one_character(finder: Finder, case: Case) -> Broken | None:
    for text in edits(case):
        for one in finder.places(text):
            whole = one.start <= case.start and one.end >= len(text) - len(case.text) + case.end
            if whole and same(one.value, case.value):
                return Broken(text, f"is found as {shown(one.value)}, as {case.text!r} is")
    return None


def _widths(finder: Finder, text: str) -> Broken | None:
    wide = widened(text)
    one, other = finder.places(text), finder.places(wide)
    return (
        None
        if alike(one, other)
        else Broken(wide, f"yields {listed(other, wide)}; {text!r} {listed(one, text)}")
    )


def _lines(finder: Finder) -> SearchStrategy[str] | Untried:
    if finder.cases is None:
        return _NO_CASES
    drawn = st.tuples(finder.cases, surroundings())
    return drawn.map(lambda parts: parts[1][0] + parts[0].text + parts[1][1])


def _twice(finder: Finder, text: str) -> Broken | None:
    one, other = finder.places(text), finder.places(text)
    return (
        None
        if alike(one, other)
        else Broken(text, f"first yields {listed(one, text)}, then {listed(other, text)}")
    )


def _no_state(finder: Finder, example: tuple[Case, Case]) -> Broken | None:
    one, other = (case.text for case in example)
    finder.places(one)  # whatever earlier pages left behind is now as this one leaves it
    before = finder.places(one)
    finder.places(other)
    after = finder.places(one)
    if alike(before, after):
        return None
    return Broken(one, f"yields {listed(after, one)} after {other!r}, but {listed(before, one)} before")


def _untouched(finder: Finder, text: str) -> Broken | None:
    page, copy = plain_page(text, finder.published), plain_page(text, finder.published)
    finds(finder.find, page)
    return None if page == copy else Broken(text, "is another page afterwards")


def _sound(fault_of: Callable[[Any], str | None]) -> Callable[[Finder, str], Broken | None]:
    def fact(finder: Finder, text: str) -> Broken | None:
        for one in finder.places(text):
            fault = fault_of(one.value)
            if fault:
                return Broken(text[one.start : one.end], fault)
        return None

    return fact


def _unasked(names: frozenset[str]) -> Callable[[Finder, str], Broken | None]:
    def fact(finder: Finder, text: str) -> Broken | None:
        page = plain_page(text, finder.published)
        with watched(names) as calls:
            finds(finder.find, page)
        return Broken(text, f"asks for {calls[0]}") if calls else None

    return fact


def _time(finder: Finder) -> Outcome:
    drawn = [case.text for case in sample(finder.cases, 5)] if finder.cases is not None else []
    pieces = {*drawn, *(char for text in drawn for char in text)}
    return steep(lambda text: finds(finder.find, plain_page(text, finder.published)), pieces)


def extractor_laws() -> tuple[Law[Finder], ...]:
    """Return the laws of an extractor in the order in which they are reported."""
    return (
        Law(
            "found whole",
            "A case is found from first to last character, with its value, whatever is around it.",
            searched(_neighbours, _found_whole),
        ),
        Law("total", "No text makes `find` raise.", searched(_texts, _total)),
        Law("inside", "Spans lie in the text and are not empty.", searched(_texts, _inside)),
        Law("sorted", "Mentions come from left to right.", searched(_texts, _sorted)),
        Law("disjoint", "Mentions of one extractor do not overlap.", searched(_texts, _disjoint)),
        Law("no crossing", "Nothing crosses a paragraph break.", searched(_broken_case, _no_crossing)),
        Law("paragraphs", "Paragraphs are read independently.", searched(_paragraphs, _independent)),
        Law(
            "one character",
            "With one character deleted or doubled, a case means something else or nothing.",
            searched(_cases, _one_character),
        ),
        Law("widths", "Full-width and half-width forms agree.", searched(_lines, _widths)),
        Law("twice", "The same page gives the same twice.", searched(_lines, _twice)),
        Law("no state", "What was read before changes nothing.", searched(_pairs, _no_state)),
        Law("page untouched", "The page is as it was.", searched(_texts, _untouched)),
        Law("exact", "No value holds a float.", searched(_texts, _sound(inexact))),
        Law("frozen", "No value can be changed.", searched(_texts, _sound(changeable))),
        Law("json", "Every value survives the way to JSON and back.", searched(_texts, _sound(lost_in_json))),
        Law("today", "Nothing depends on today's date.", searched(_texts, _unasked(CLOCK))),
        Law("locale", "Nothing depends on the locale.", searched(_texts, _unasked(LOCALE))),
        Law("time", "Time grows no faster than the text.", _time),
    )
