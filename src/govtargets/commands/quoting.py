"""Amounts, periods and runs of the source as a person reads them on a terminal."""

import re
from typing import Any

from govtargets.reading import shown

_SIGNS = {"at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< ", "about": "≈ "}
_CHANGES = {"increase": " up", "decrease": " down"}
_BREAK = re.compile(r"[ \t\u3000]*[\r\n]+[ \t\u3000]*")
_BETWEEN_WORDS = re.compile(rf"(?<=[A-Za-z,%]){_BREAK.pattern}(?=[A-Za-z0-9])")


def quoted(text: str) -> str:
    """Return a run of the source on one line: without its line breaks, with nothing a terminal would obey."""
    return shown(_BREAK.sub("", _BETWEEN_WORDS.sub(" ", text)).replace("\t", " "))


def measured(measure: dict[str, Any]) -> str:
    """Return a row's measure in a few characters: ≥ 1500 家, 5–6 % up."""
    low, high = measure["low"], measure["high"]
    amount = f"{low}–{high}" if measure["comparator"] == "between" else low or high
    unit = f" {measure['unit']}" if measure["unit"] else ""
    return f"{_SIGNS.get(measure['comparator'], '')}{amount}{unit}{_CHANGES.get(measure['change'], '')}"


def days(period: dict[str, Any]) -> str:
    """Return the first and last day of a row's deadline or period, an open end left open."""
    first, last = period["first"], period["last"]
    if first is None or first == last:
        return f"{last}" if first else f"by {last}" if last else "no day given"
    return f"{first} to {last}" if last else f"from {first}"


def counted(count: int, thing: str) -> str:
    """Return how many there are of a thing, in words for a person: 1 link, 2 links."""
    return f"{count} {thing}{'' if count == 1 else 's'}"
