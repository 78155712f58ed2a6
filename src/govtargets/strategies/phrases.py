"""Comparator words around a number, and the ends of the interval that they make of it."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from importlib.resources import files
from typing import Any

from attrs import frozen
from hypothesis import assume
from hypothesis import strategies as st

from govtargets.strategies.cases import Case, Piece, Written, joined, marked
from govtargets.strategies.spoken import SCALES
from govtargets.values import Comparator

Make = Callable[[Fraction | None, Fraction | None, Comparator], Any]
Ends = tuple[Fraction | None, Fraction | None]
_SPOKEN = frozenset("零一二三四五六七八九两十百千")
_SCALE_WORDS = tuple(word for word, _ in SCALES)


@frozen
class _Phrase:
    word: Written
    place: str
    comparator: str


def _phrases() -> tuple[_Phrase, ...]:
    lines = files("govtargets.strategies").joinpath("data", "phrases.tsv").read_text(encoding="utf-8")
    cells = (line.split("\t") for line in lines.splitlines()[1:])
    return tuple(
        _Phrase(marked(word, map(int, filter(None, idle.split(",")))), place, comparator)
        for word, place, comparator, idle in cells
    )


_PHRASES = _phrases()


@st.composite
def compared(draw: st.DrawFn, number: Piece, value: Fraction, *, comparator: Comparator, make: Make) -> Case:
    """Draw a case that says `comparator` of a number written with its unit."""
    if comparator == "point":
        return joined(number).case(make(value, value, comparator))
    phrase = draw(st.sampled_from([phrase for phrase in _PHRASES if phrase.comparator == comparator]))
    low, high = _ends(value, comparator)
    if phrase.place == "before":
        return joined(phrase.word, number).case(make(low, high, comparator), len(phrase.word.text))
    return joined(number, phrase.word).case(make(low, high, comparator))


def _ends(value: Fraction, comparator: Comparator) -> Ends:
    if comparator in ("at_least", "more_than"):
        return value, None
    if comparator in ("at_most", "less_than"):
        return None, value
    return value, value


@st.composite
def ranges(
    draw: st.DrawFn, numbers: st.SearchStrategy[Case], *, separators: Sequence[str]
) -> tuple[Case, Written, Case]:
    """Draw the two ends of a range and what stands between them.

    Ends that could share a scale word are left out (三至五千 would be 3000 to 5000).
    """
    one, other = sorted((draw(numbers), draw(numbers)), key=lambda case: case.value)
    assume(one.value < other.value and _scale_at_end(one.text) == _scale_at_end(other.text))
    separator = draw(st.sampled_from(tuple(separators)))
    spoken = one.text[-1] in _SPOKEN  # 七至八 is 七八 as well
    return one, marked(separator, range(len(separator)) if spoken or separator != "至" else ()), other


def _scale_at_end(text: str) -> str:
    return text[-1] if text.endswith(_SCALE_WORDS) else ""


def written(case: Case) -> Written:
    """Return a case's text with its idle characters, to be put together with more."""
    return Written(case.text, case.idle)
