"""The word tables in `data/`, and the patterns that are made of their words."""

import re
from collections.abc import Iterable
from importlib.resources import files

from govtargets.deferred import deferred


def table(name: str) -> list[list[str]]:
    """Return the rows of one of the word tables, without its header; missing cells at the end are empty."""
    lines = files("govtargets").joinpath("data", name).read_text(encoding="utf-8").splitlines()
    width = lines[0].count("\t") + 1
    return [(line.split("\t") + [""] * width)[:width] for line in lines[1:] if line]


def words(name: str, sort: str) -> list[str]:
    """Return the words of one sort, longest first, so that the longest of several wins."""
    return sorted((row[1] for row in table(name) if row[0] == sort), key=len, reverse=True)


def pattern_of(word: str) -> str:
    """Return the pattern of a word of a table, in which … is a run of up to twelve characters."""
    return r"[^，。；、：\d]{0,12}?".join(map(re.escape, word.split("…")))


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of any of these patterns, each of which begins with a plain character.

    Only so are they tried where one of these characters stands, and nowhere else. What must stand
    before such a word is looked back at from behind its characters: 已(?<!早已) instead of (?<!早)已.
    """
    return deferred("|".join(patterns))


COUNTERS = frozenset(word for (word,) in table("counters.tsv"))
"""Units that count things: what they count follows them, or stands before the number."""
