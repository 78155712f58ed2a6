"""The words of dates, read from the tables in `data/`."""

import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from types import MappingProxyType

Row = Mapping[str, str]


def load(name: str) -> Mapping[str, Row]:
    """Return the rows of `data/<name>.tsv` by their first column, in the order of the file."""
    text = files("govtargets_dates").joinpath("data").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    head, *lines = (line.split("\t") for line in text.splitlines())
    return MappingProxyType({cells[0]: dict(zip(head, cells, strict=False)) for cells in lines})


PARTS = load("parts")
EDGES = load("edges")
THIRDS = load("thirds")
PLANS = load("plans")
YEARS = load("years")
MOMENTS = load("moments")
SUFFIXES = load("suffixes")
PREFIXES = load("prefixes")
RECURRING = load("recurring")


def choice(rows: Iterable[Row]) -> str:
    """Return a pattern for the words of these rows, longest first, none inside another word."""
    words = sorted((_guarded(row) for row in rows), key=lambda pair: (-len(pair[0]), pair[0]))
    return "(?:" + "|".join(pattern for _, pattern in words) + ")"


def _guarded(row: Row) -> tuple[str, str]:
    word = next(iter(row.values()))
    before, after = row.get("not_after", ""), row.get("not_before", "")
    # The look behind comes last, so that the word's first character rules out most places at once.
    behind = f"(?<![{before}]{re.escape(word)})" if before else ""
    return word, re.escape(word) + (f"(?![{after}])" if after else "") + behind
