"""The words of the plugin, read from the tables in data/, and the patterns made of them."""

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import TypeAlias

Trie: TypeAlias = "dict[str, Trie]"


_MANY = 30


def rows(name: str) -> list[list[str]]:
    """Return the lines of a table below its header, split at tabs."""
    text = files("govtargets_agencies").joinpath("data", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:] if line]


def words(name: str) -> list[str]:
    """Return the first column of a table."""
    return [row[0] for row in rows(name)]


def any_of(entries: list[str], backward: bool = False) -> str:
    """Return a pattern for any of the words, longest first; `backward` for text read from right to left."""
    trie: Trie = {}
    for entry in entries:
        node = trie
        for character in reversed(entry) if backward else entry:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branches(trie)


def _branches(node: Trie) -> str:
    below = {
        character: re.escape(character) + _branches(rest) for character, rest in node.items() if character
    }
    if not below:
        return ""
    if "" in node:
        return f"(?:{'|'.join(below.values())})?"
    if len(below) == 1:
        return "".join(below.values())
    if len(below) <= _MANY:
        return f"(?:{'|'.join(below.values())})"
    return f"(?:(?=[{re.escape(''.join(below))}])(?:{'|'.join(_classes(below))}))"


def _classes(below: dict[str, str]) -> Iterator[str]:
    """Yield the branches in groups, each behind one look at the class of its first characters.

    A pattern tries its branches one by one, so that hundreds of them would cost most where none fits.
    """
    firsts = list(below)
    for i in range(0, len(firsts), _MANY):
        group = firsts[i : i + _MANY]
        yield f"(?=[{re.escape(''.join(group))}])(?:{'|'.join(below[first] for first in group)})"


def departments() -> dict[str, str]:
    """Return every department without its place: one that stands `either` way, or only behind a `level`."""
    table = {}
    for core, suffixes in rows("departments.tsv"):
        for suffix in suffixes.split():
            table[core + suffix.rstrip("*")] = "level" if suffix.endswith("*") else "either"
    return table


def followers() -> str:
    """Return a pattern of what must not come after a name, by the name's last character."""
    return "|".join(f"(?<={ending}){any_of(after.split())}" for ending, after in rows("followers.tsv"))
