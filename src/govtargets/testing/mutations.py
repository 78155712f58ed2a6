"""Small changes to a text: one character less or more, wide forms, digits lost."""

import re
from collections.abc import Iterator

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from govtargets.strategies import Case

_NARROW = "0123456789.%+-/~"
_TO_WIDE = str.maketrans({char: chr(ord(char) + 0xFEE0) for char in _NARROW})
_SEPARATOR = re.compile(r"(?<=[0-9０-９])[,，](?=[0-9０-９]{3}(?![0-9０-９]))")
_LAST_ZEROS = re.compile(r"([.．][0-9０-９]+?)[0０]+(?![0-9０-９])")
_LEADING = re.compile(r"[0-9０-９][0-9０-９,]*")


def widened(text: str) -> str:
    """Return a text with its digits and the marks of numbers in full-width forms, one for one."""
    return text.translate(_TO_WIDE)


def edits(case: Case) -> Iterator[str]:
    """Yield the texts of a case with one character, none of the idle ones, left out or doubled.

    Of two characters alike it is all one which is left out or doubled; each text comes once. What writes the
    same decimal otherwise (2000 for 2,000, 1.5 for 1.50) is no other text.
    """
    text = case.text
    seen, plain = {text}, _plain(text)
    for at in range(case.start, case.end):
        for edited in (text[:at] + text[at + 1 :], text[: at + 1] + text[at:]):
            if at not in case.idle and edited not in seen and _plain(edited) != plain:
                seen.add(edited)
                yield edited


def _plain(text: str) -> str:
    """Return a text with its decimals as short as they can be written."""
    return _LAST_ZEROS.sub(r"\1", _SEPARATOR.sub("", text))


def near(cases: SearchStrategy[Case]) -> SearchStrategy[str]:
    """Draw the texts of cases, and such texts with one character less or more."""
    return st.tuples(cases, st.integers(0, 60)).map(lambda drawn: _either(*drawn))


def _either(case: Case, number: int) -> str:
    changed = [case.text, *edits(case)]
    return changed[number % len(changed)]


def without_digits(text: str) -> Iterator[str]:
    """Yield the text as copies lose digits: the first run of Arabic ones gone (.5% of 12.5%, 元 of 12元)."""
    run = _LEADING.search(text)
    if run:
        yield text[: run.start()] + text[run.end() :]
