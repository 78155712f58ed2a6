"""The signs and words that make a number a percentage, and what they make of it."""

from importlib.resources import files

from attrs import frozen

from govtargets.deferred import deferred
from govtargets.numerals import read

NUMERAL_CHARS = frozenset("0123456789.,零〇一二两三四五六七八九十百千万亿点廿几数多余来")
"""The characters of which numerals are made."""


@frozen
class Mark:
    """A mark behind a number: the unit it means, how many of it one is (成: ten per cent), its spellings."""

    unit: str
    factor: int
    words: tuple[str, ...]


def _rows() -> list[list[str]]:
    lines = files(__package__).joinpath("data", "marks.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


_ROWS = _rows()


def _suffixes() -> dict[str, Mark]:
    marks = {}
    for word, place, unit, factor, _ in _ROWS:
        if place == "after":
            spellings = tuple(row[0] for row in _ROWS if row[1:4] == [place, unit, factor])
            marks[word] = Mark(unit, int(factor), spellings)
    return marks


def _pattern() -> str:
    """Return one alternation led by the first characters, so that the text between is passed over fast."""
    rows = sorted(((row[0], row[4]) for row in _ROWS), key=lambda row: -len(row[0]))
    tails = (_alternative(word, ahead) for word, ahead in rows)
    firsts = "".join(sorted({word[0] for word, _ in rows}))
    return f"[{firsts}∶:](?:{'|'.join(tails)}|(?<=∶)|{_COLON})"


def _alternative(word: str, ahead: str) -> str:
    # 成 is a verb far more often than a tenth, so that it must stand by a numeral to be looked at.
    behind = f"[{''.join(sorted(NUMERAL_CHARS))}半 ]{word[0]}" if ahead else word[0]
    return f"(?<={behind}){word[1:]}" + (f"(?![{ahead}])" if ahead else "")


# A colon is a ratio's only where it joins three shares or more, the last with decimals: 12:30:45 is a time.
_COLON = r"(?<=[0-9]:)(?=[0-9]{1,3}(?:\.[0-9]+)?:[0-9]{1,3}\.[0-9])"

SUFFIX = _suffixes()
"""The marks that follow the number, by spelling."""

FRACTIONS = {word: (read(factor), unit) for word, place, unit, factor, _ in _ROWS if place == "before"}
"""The words that open a fraction: what to multiply by, and the unit that gives."""

MARK = deferred(_pattern())
"""Every mark of a percentage or ratio."""
