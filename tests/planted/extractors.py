"""Extractors with one bug each."""

import locale
import re
from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction

from attrs import evolve

from govtargets import Amount, Document, Found, Page, ParseError
from planted import sound

LOOSE = re.compile(r"(?<![0-9.])([1-9][0-9]*+)\s*箱")


def ends_too_early(page: Page) -> Iterator[Found]:
    for one in sound.find(page):
        yield evolve(one, end=one.end - 1)


def takes_the_words_in_front(page: Page) -> Iterator[Found]:
    for match in sound.BOXES.finditer(page.text):
        yield Found(*match.span(), sound.value_of(match))


def crosses_paragraphs(page: Page) -> Iterator[Found]:
    for match in LOOSE.finditer(page.text):
        yield Found(*match.span(), Amount(Fraction(match[1]), Fraction(match[1]), "箱"))


def overlaps(page: Page) -> Iterator[Found]:
    for one in sound.find(page):
        yield one
        if one.end - one.start > 2:
            yield evolve(one, start=one.start + 1)


def comes_backwards(page: Page) -> list[Found]:
    return list(sound.find(page))[::-1]


def leaves_the_text(page: Page) -> Iterator[Found]:
    for one in sound.find(page):
        yield evolve(one, end=one.end + 1)


def finds_something_in_nothing(page: Page) -> list[Found]:
    return list(sound.find(page)) or [Found(0, 0, None)]


def raises(page: Page) -> Iterator[Found]:
    for match in re.finditer("[0-9²]", page.text):
        int(match.group())
    yield from sound.find(page)


def yields_pairs(page: Page) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in sound.find(page)]


def gives_up_at_the_first_fault(page: Page) -> list[Found]:
    found = []
    try:
        for match in re.finditer(r"[0-9.]+[万亿]?箱", page.text):
            sound.parse(match.group())
            found += [one for one in sound.find(page) if one.start == match.start()]
    except ParseError:
        pass
    return found


def wants_a_full_stop(page: Page) -> Iterator[Found]:
    return (one for one in sound.find(page) if page.text[one.end : one.end + 1] in ("", "。"))


def finds_the_first(page: Page) -> list[Found]:
    return list(sound.find(page))[:1]


class Ticker:
    """Finds nothing on every other page."""

    def __init__(self) -> None:
        self.pages = 0

    def find(self, page: Page) -> list[Found]:
        self.pages += 1
        return list(sound.find(page)) if self.pages % 2 else []


class Rememberer:
    """Reads a bare number as it read the last one of the page before."""

    def __init__(self) -> None:
        self.last: Amount | None = None

    def find(self, page: Page) -> Iterator[Found]:
        for one in sound.find(page):
            bare = one.value.comparator == "point" and self.last is not None and self.last.low is None
            yield evolve(one, value=self.last) if bare else one
            self.last = one.value


def tidies_the_page(page: Page) -> Iterator[Found]:
    object.__setattr__(page, "document", Document(page.document.text.strip()))
    yield from sound.find(page)


def reads_the_source(page: Page) -> Iterator[Found]:
    for match in sound.BOXES.finditer(page.document.text):
        if match.end() <= len(page.text):
            yield Found(match.start("number"), match.end(), sound.value_of(match))


def holds_floats(page: Page) -> Iterator[Found]:
    for one in sound.find(page):
        yield evolve(one, value=float(one.value.low or 0))


def gives_lists(page: Page) -> Iterator[Found]:
    for one in sound.find(page):
        yield evolve(one, value=[one.value])


def gives_functions(page: Page) -> Iterator[Found]:
    for one in sound.find(page):
        yield evolve(one, value=sound.parse)


def forgives_repetition(page: Page) -> Iterator[Found]:
    for match in re.finditer(r"(?<![0-9.])([1-9][0-9]*)箱+", page.text):
        yield Found(*match.span(), Amount(Fraction(match[1]), Fraction(match[1]), "箱"))


def counts_from_now(page: Page) -> Iterator[Found]:
    for one in sound.find(page):
        yield evolve(one, kind=f"boxes of {datetime.now().year}" if one.start else None)  # noqa: DTZ005


def asks_the_locale(page: Page) -> Iterator[Found]:
    point = locale.localeconv()["decimal_point"]
    return (one for one in sound.find(page) if point not in page.text[one.start : one.end] or point == ".")


def looks_again_from_each_digit(page: Page) -> Iterator[Found]:
    for match in re.finditer("[0-9]+箱", page.text):
        yield from (one for one in sound.find(page) if one.end >= match.end() > one.start)
