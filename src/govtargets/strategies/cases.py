"""A text and the value that it means, side by side."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from attrs import Factory, frozen


@frozen
class Case:
    """A text together with the value it means.

    A mention of the value in a page runs from `start` to `end`: a word in front (不少于, 到) decides the
    value but stays outside. Offsets in `idle` are of characters that may go, or come twice, without a
    change of meaning (the comma of 1,000, 个 in 个百分点).
    """

    text: str
    value: Any
    start: int = 0
    end: int = Factory(lambda self: len(self.text), takes_self=True)
    idle: frozenset[int] = frozenset()


@frozen
class Written:
    """A piece of text with the offsets of its idle characters; pieces are put together with +."""

    text: str = ""
    idle: frozenset[int] = frozenset()

    def __add__(self, other: "Written | str") -> "Written":
        more = other if isinstance(other, Written) else Written(other)
        return Written(self.text + more.text, self.idle | {len(self.text) + at for at in more.idle})

    def case(self, value: Any, start: int = 0) -> Case:
        """Return the case of this text and a value."""
        return Case(self.text, value, start, len(self.text), self.idle)


Piece: TypeAlias = Written | str


def idle(text: str) -> Written:
    """Return a piece every character of which is idle."""
    return Written(text, frozenset(range(len(text))))


def joined(*pieces: Piece) -> Written:
    """Return the pieces in one."""
    whole = Written()
    for piece in pieces:
        whole += piece
    return whole


def marked(text: str, offsets: Iterable[int]) -> Written:
    """Return a piece whose characters at these offsets are idle."""
    return Written(text, frozenset(offsets))
