"""The laws of an extractor: `find(page)` yields what it recognises, in the offsets of `page.text`."""

from collections.abc import Callable
from itertools import permutations
from typing import Any

from govtargets.strategies import Case
from govtargets.testing.answers import alike, finds, listed, plain_page, reading, same, shown
from govtargets.testing.finding import (
    BREAK,
    Finder,
    any_text,
    broken_texts,
    cases_of,
    lines,
    neighbours,
    paragraphs,
    several,
)
from govtargets.testing.growth import steep
from govtargets.testing.laws import Broken, Law, Outcome, sample, searched
from govtargets.testing.mutations import edits, widened
from govtargets.testing.sound_values import changeable, inexact, lost_in_json
from govtargets.testing.watching import CLOCK, LOCALE, watched


def _found_whole(finder: Finder, example: tuple[Case, str, str]) -> Broken | None:
    case, before, after = example
    text = before + case.text + after
    found = finder.places(text)
    start, end = len(before) + case.start, len(before) + case.end
    if any((one.start, one.end) == (start, end) and same(one.value, case.value) for one in found):
        return None
    near = [one for one in found if one.start < end and one.end > start]
    said = listed(near, text) if near else f"nothing in page.text, {reading(text, start, end)!r}"
    return Broken(text, f"holds {text[start:end]!r} {shown(case.value)}; found is {said}")


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


def _no_crossing(finder: Finder, texts: list[str]) -> Broken | None:
    for text in texts:
        page = plain_page(text, finder.published)
        found = finds(finder.find, page)
        for one in found if isinstance(found, list) else ():
            if "\n" in page.text[one.start : one.end]:
                return Broken(text, f"finds {page.text[one.start : one.end]!r} across the break")
    return None


def _independent(finder: Finder, example: tuple[str, str]) -> Broken | None:
    one, other = example
    text = one + BREAK + other
    apart = finder.places(one) + [place.shifted(len(one + BREAK)) for place in finder.places(other)]
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


def _twice(finder: Finder, text: str) -> Broken | None:
    one, other = finder.places(text), finder.places(text)
    return (
        None
        if alike(one, other)
        else Broken(text, f"first yields {listed(one, text)}, then {listed(other, text)}")
    )


def _no_state(finder: Finder, cases: list[Case]) -> Broken | None:
    for one, other in permutations([case.text for case in cases], 2):
        finder.places(one)  # whatever earlier pages left behind is now as this one leaves it
        before = finder.places(one)
        finder.places(other)
        after = finder.places(one)
        if not alike(before, after):
            said = f"yields {listed(after, one)} after {other!r}, but {listed(before, one)} before"
            return Broken(one, said)
    return None


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


EXTRACTOR_LAWS: tuple[Law[Finder], ...] = (
    Law(
        "found whole",
        "A case is found from first to last character, with its value, whatever is around it.",
        searched(neighbours, _found_whole, effort=5),
    ),
    Law("total", "No text makes `find` raise.", searched(any_text, _total, effort=3)),
    Law("inside", "Spans lie in the text and are not empty.", searched(any_text, _inside, effort=2)),
    Law("sorted", "Mentions come from left to right.", searched(any_text, _sorted, effort=2)),
    Law("disjoint", "Mentions of one extractor do not overlap.", searched(any_text, _disjoint, effort=2)),
    Law("no crossing", "Nothing crosses a paragraph break.", searched(broken_texts, _no_crossing)),
    Law("paragraphs", "Paragraphs are read independently.", searched(paragraphs, _independent)),
    Law(
        "one character",
        "With one character deleted or doubled, a case means something else or nothing.",
        searched(cases_of, _one_character),
    ),
    Law("widths", "Full-width and half-width forms agree.", searched(lines, _widths)),
    Law("twice", "The same page gives the same twice.", searched(lines, _twice)),
    Law("no state", "What was read before changes nothing.", searched(several, _no_state)),
    Law("page untouched", "The page is as it was.", searched(any_text, _untouched, effort=2)),
    Law("exact", "No value holds a float.", searched(any_text, _sound(inexact))),
    Law("frozen", "No value can be changed.", searched(any_text, _sound(changeable))),
    Law("json", "Every value survives the way to JSON and back.", searched(any_text, _sound(lost_in_json))),
    Law("today", "Nothing depends on today's date.", searched(any_text, _unasked(CLOCK))),
    Law("locale", "Nothing depends on the locale.", searched(any_text, _unasked(LOCALE))),
    Law("time", "Time grows no faster than the text.", _time),
)
"""The laws of an extractor, in the order in which they are reported."""
