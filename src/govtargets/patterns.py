"""Extractors from a pattern or from a list of words: what nine of ten plugins need."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from govtargets.errors import ParseError
from govtargets.model import Extractor, Found
from govtargets.page import Page


def pattern_extractor(
    name: str, kind: str, pattern: str | re.Pattern[str], *, parse: Callable[[str], Any], priority: int = 0
) -> Extractor:
    """Return an extractor that parses every match of a pattern; what `parse` refuses is no mention.

    A group named `value` narrows the mention to itself; the pattern's flags are its own.
    """
    compiled = re.compile(pattern)
    group: str | int = "value" if "value" in compiled.groupindex else 0

    def find(page: Page) -> Iterator[Found]:
        for match in compiled.finditer(page.text):
            try:
                yield Found(*match.span(group), parse(match[group]))
            except ParseError:
                continue

    return Extractor(name, kind, find, priority)


def lookup_extractor(
    name: str, kind: str, values: Mapping[str, Any] | Iterable[str], *, priority: int = 0
) -> Extractor:
    """Return an extractor that finds the given words, longest first, each with its value.

    Without values of their own, the words are read as themselves.
    """
    table = dict(values) if isinstance(values, Mapping) else {word: word for word in values}
    if not table or "" in table:
        raise ValueError("a lookup needs words, and none of them empty")
    words = sorted(table, key=lambda word: (-len(word), word))
    return pattern_extractor(
        name, kind, "|".join(map(re.escape, words)), parse=table.__getitem__, priority=priority
    )
