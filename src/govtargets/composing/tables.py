"""The word tables in `data/`, and the patterns that are made of their words."""

import re
from collections.abc import Iterable
from importlib.resources import files

_LOOKS = re.compile(r"\(\?<?[=!][^()]*\)")
_NAMED = re.compile(r"\(\?P<\w+>")
_BEGINS = re.compile(r"(?:\(\?:|\))*+([^\\\[.(^$]|$)(?![?*{])")
_MAY_BE_LEFT_OUT = re.compile(r"\)[?*{]")


def table(name: str) -> list[list[str]]:
    """Return the rows of one of the word tables, without its header."""
    lines = files("govtargets").joinpath("data", name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:] if line]


def pattern_of(word: str) -> str:
    """Return the pattern of a word of a table, in which … is a run of up to twelve characters."""
    return r"[^，。；、：\d]{0,12}?".join(map(re.escape, word.split("…")))


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of any of these patterns, tried only where one of their first characters stands.

    Without that, every character of a text pays for every alternative. A word whose first character
    cannot be told is tried everywhere.
    """
    alternatives = list(words)
    first = {character for word in alternatives for character in _firsts(word)}
    ahead = f"(?=[{''.join(sorted(map(re.escape, first)))}])" if "" not in first else ""
    return re.compile(f"{ahead}(?:{'|'.join(alternatives)})")


def _firsts(word: str) -> Iterable[str]:
    """Yield the characters that a match may begin with, "" where that could be any."""
    plain = _LOOKS.sub("", _NAMED.sub("(?:", word))
    for part in plain.split("|"):
        begins = _BEGINS.match(part)
        if begins is None or _MAY_BE_LEFT_OUT.search(plain):
            yield ""
        elif begins[1]:
            yield begins[1]


COUNTERS = frozenset(word for (word,) in table("counters.tsv"))
"""Units that count things: what they count follows them, or stands before the number."""
