"""The laws of a parser: `parse(text)` returns the value of the whole text or raises ParseError."""

import re
from collections.abc import Callable
from itertools import permutations
from typing import Any

import attrs
from attrs import field, frozen
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from govtargets.errors import told
from govtargets.strategies import Case, texts
from govtargets.testing.answers import Parse, answer, shown
from govtargets.testing.growth import steep
from govtargets.testing.laws import Broken, Drawn, Law, Outcome, Untried, sample, searched
from govtargets.testing.mutations import edits, near, widened, without_digits
from govtargets.testing.sound_values import changeable, inexact, lost_in_json
from govtargets.testing.watching import CLOCK, LOCALE, watched

_NO_CASES = Untried("no cases were given")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_JUNK = ("。", "\n", "？", "、", "，其余照旧", "\n\n其余照旧")


@frozen
class Parser:
    """A parser to be judged, what writes its values, cases that it must read, and values to write."""

    parse: Parse
    render: Callable[[Any], str] | None = None
    cases: SearchStrategy[Case] | None = None
    values: SearchStrategy[Any] | None = None
    drawn: Drawn = field(init=False, factory=Drawn, repr=False, eq=False)


def _cases(parser: Parser) -> SearchStrategy[Case] | Untried:
    return _NO_CASES if parser.cases is None else parser.cases


def _texts(parser: Parser) -> SearchStrategy[str]:
    """Draw any text, and texts that are a case but for one character."""
    if parser.cases is None:
        return texts()
    changed = near(parser.cases)
    return st.one_of(texts(), changed, st.tuples(changed, texts(max_pieces=2)).map("".join))


def _values(parser: Parser) -> SearchStrategy[Any] | Untried:
    if parser.render is None:
        return Untried("no render was given")
    if parser.values is not None:
        return parser.values
    if parser.cases is None:
        return Untried("no values were given")
    return parser.cases.map(lambda case: case.value)


def _reads(parser: Parser, case: Case) -> Broken | None:
    given = answer(parser.parse, case.text)
    if given.gives(case.value):
        return None
    return Broken(case.text, f"{given}, but means {shown(case.value)}")


def _round_trip(parser: Parser, value: Any) -> Broken | None:
    try:
        text = parser.render(value) if parser.render else ""
    except ValueError:  # the contract of `render`: no text of its own says this value
        return None
    except Exception as error:
        return Broken(None, f"render raises {told(error)} for {shown(value)}")
    back = answer(parser.parse, text)
    return None if back.gives(value) else Broken(text, f"{back}, but was written for {shown(value)}")


def _total(parser: Parser, text: str) -> Broken | None:
    given = answer(parser.parse, text)
    if given.sort == "raised":
        return Broken(text, f"{given} instead of ParseError")
    if given.sort == "read" and given.value is None:
        return Broken(text, "returns None instead of raising ParseError")
    return None


def _whole(parser: Parser, case: Case) -> Broken | None:
    for junk in _JUNK:
        for text in (case.text + junk, junk[::-1] + case.text):
            given = answer(parser.parse, text)
            if given.sort == "read":
                return Broken(text, f"{given}, though it says more than that")
    return None


def _widths(parser: Parser, case: Case) -> Broken | None:
    text = widened(case.text)
    narrow, wide = answer(parser.parse, case.text), answer(parser.parse, text)
    return None if wide.agrees(narrow) else Broken(text, f"{wide}; {case.text!r} {narrow}")


def _one_character(parser: Parser, case: Case) -> Broken | None:
    for text in edits(case):
        given = answer(parser.parse, text)
        if given.gives(case.value):
            return Broken(text, f"{given}, as {case.text!r} is")
    return None


def _lost_digits(parser: Parser, case: Case) -> Broken | None:
    # 6月底前 that lost its 6 is a date of its own, and 3-5元 that lost its 3 a loss of five.
    if getattr(case.value, "comparator", "between") == "between":
        return None
    for text in without_digits(case.text):
        given = answer(parser.parse, text)
        if given.sort == "read":
            return Broken(text, f"{given}; these are the remains of {case.text!r}")
    return None


def _points(parser: Parser) -> SearchStrategy[Case] | Untried:
    if parser.cases is None:
        return _NO_CASES
    some = sample(parser.cases, 50)
    if not any(map(_is_point, some)):
        return Untried("no case is an interval of one point")
    if not any(_CHINESE.search(case.text) for case in some):
        return Untried("no case is in Chinese, as 不少于 and 不超过 are")
    return parser.cases.filter(_is_point)


def _is_point(case: Case) -> bool:
    return getattr(case.value, "comparator", None) == "point" and case.value.low is not None


def _bounds(parser: Parser, case: Case) -> Broken | None:
    value = case.value
    flipped = {
        "不少于": attrs.evolve(value, high=None, comparator="at_least"),
        "不超过": attrs.evolve(value, low=None, comparator="at_most"),
    }
    answers = {words: answer(parser.parse, words + case.text) for words in flipped}
    if all(given.sort == "refused" for given in answers.values()):
        return None  # who reads neither word turns nothing round
    for words, given in answers.items():
        if not given.gives(flipped[words]):
            return Broken(words + case.text, f"{given}, but means {shown(flipped[words])}")
    return None


def _sound(fault_of: Callable[[Any], str | None]) -> Callable[[Parser, Case], Broken | None]:
    def fact(parser: Parser, case: Case) -> Broken | None:
        given = answer(parser.parse, case.text)
        fault = fault_of(given.value) if given.sort == "read" else None
        return Broken(case.text, fault) if fault else None

    return fact


def _no_state(parser: Parser, cases: list[Case]) -> Broken | None:
    for one, other in permutations([case.text for case in cases], 2):
        answer(parser.parse, one)  # whatever earlier calls left behind is now as this call leaves it
        before = answer(parser.parse, one)
        answer(parser.parse, other)
        after = answer(parser.parse, one)
        if not after.agrees(before):
            return Broken(one, f"{after} when {other!r} was parsed in between; before, it {before}")
    return None


def _several(parser: Parser) -> SearchStrategy[list[Case]] | Untried:
    return _NO_CASES if parser.cases is None else st.lists(parser.cases, min_size=2, max_size=5)


def _unasked(names: frozenset[str]) -> Callable[[Parser, str], Broken | None]:
    def fact(parser: Parser, text: str) -> Broken | None:
        with watched(names) as calls:
            answer(parser.parse, text)
        return Broken(text, f"asks for {calls[0]}") if calls else None

    return fact


def _time(parser: Parser) -> Outcome:
    pieces = _pieces(parser.cases)
    return steep(lambda text: answer(parser.parse, text), pieces)


def _pieces(cases: SearchStrategy[Case] | None) -> set[str]:
    """Return a few cases and their characters, to be repeated."""
    drawn = [case.text for case in sample(cases, 5)] if cases is not None else []
    return {*drawn, *(char for text in drawn for char in text)}


PARSER_LAWS: tuple[Law[Parser], ...] = (
    Law("cases", "Every case is read as the value it means.", searched(_cases, _reads, effort=5)),
    Law("round trip", "What is rendered parses to the same value.", searched(_values, _round_trip)),
    Law("total", "Any text parses or is refused with ParseError.", searched(_texts, _total, effort=3)),
    Law("whole text", "A text that says more than a case is refused.", searched(_cases, _whole)),
    Law("widths", "Full-width and half-width forms agree.", searched(_cases, _widths)),
    Law(
        "one character",
        "With one character deleted or doubled, a case means something else or nothing.",
        searched(_cases, _one_character),
    ),
    Law("lost digits", "A number that lost its digits is refused.", searched(_cases, _lost_digits)),
    Law("bounds", "不少于 and 不超过 turn an interval round.", searched(_points, _bounds)),
    Law("exact", "No value holds a float.", searched(_cases, _sound(inexact))),
    Law("frozen", "No value can be changed.", searched(_cases, _sound(changeable))),
    Law("json", "Every value survives the way to JSON and back.", searched(_cases, _sound(lost_in_json))),
    Law("no state", "What was parsed before changes nothing.", searched(_several, _no_state)),
    Law("today", "Nothing depends on today's date.", searched(_texts, _unasked(CLOCK))),
    Law("locale", "Nothing depends on the locale.", searched(_texts, _unasked(LOCALE))),
    Law("time", "Time grows no faster than the text.", _time),
)
"""The laws of a parser, in the order in which they are reported."""
