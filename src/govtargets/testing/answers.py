"""What a parser answers to a text and an extractor to a page, in a form that can be compared."""

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import Any, Literal

import attrs
from attrs import frozen

from govtargets.errors import ParseError, told
from govtargets.model import Document, Found
from govtargets.page import Page
from govtargets.structure import Outline
from govtargets.view import make_view

Parse = Callable[[str], Any]
Find = Callable[[Page], Iterable[Found]]
# Whatever else comes out of a parser or an extractor is what the laws are about.
_RAISED = (Exception, SystemExit)


@frozen
class Answer:
    """What `parse` did with a text: it read a value, refused, or raised something else."""

    sort: Literal["read", "refused", "raised"]
    value: Any = None
    error: str = ""

    def __str__(self) -> str:
        return {
            "read": f"is read as {shown(self.value)}",
            "refused": "is refused",
            "raised": f"raises {self.error}",
        }[self.sort]

    def agrees(self, other: "Answer") -> bool:
        """Whether two answers are the same one; what an error says does not matter."""
        return self.sort == other.sort and same(self.value, other.value)

    def gives(self, value: Any) -> bool:
        """Whether it is this value, of the same type."""
        return self.sort == "read" and same(self.value, value)


def answer(parse: Parse, text: str) -> Answer:
    """Return what `parse` does with a text."""
    try:
        return Answer("read", parse(text))
    except ParseError:
        return Answer("refused")
    except _RAISED as error:
        return Answer("raised", error=told(error))


@frozen
class Place:
    """A mention as it lies in the source."""

    start: int
    end: int
    value: Any
    kind: str | None = None

    def shifted(self, by: int) -> "Place":
        """Return the place `by` characters further on."""
        return Place(self.start + by, self.end + by, self.value, self.kind)


def plain_page(text: str, published: date | None = None) -> Page:
    """Return a page of a text without reports and sections, so that dates count from `published` alone."""
    return Page(Document(text, published=published), make_view(text), Outline())


def reading(text: str, start: int, end: int) -> str:
    """Return what `page.text` shows for a run of a text."""
    view = make_view(text)
    return "".join(char for at, char in enumerate(view.text) if start <= view.to_source(at) < end)


def finds(find: Find, page: Page) -> list[Found] | str:
    """Return everything found on a page, or what was raised on the way."""
    try:
        found = list(find(page))
    except _RAISED as error:
        return f"raises {told(error)}"
    strange = [one for one in found if not isinstance(one, Found)]
    return f"yields {shown(strange[0])}, which is no Found" if strange else found


def places(find: Find, text: str, published: date | None = None) -> list[Place]:
    """Return what is found in a text, by offsets of the text itself; nothing where something is raised."""
    page = plain_page(text, published)
    found = finds(find, page)
    length = len(page.text)
    if isinstance(found, str) or not all(_lies_inside(one, length) for one in found):
        return []
    return [Place(*page.view.span(one.start, one.end), one.value, one.kind) for one in found]


def _lies_inside(found: Found, length: int) -> bool:
    return type(found.start) is int and type(found.end) is int and 0 <= found.start < found.end <= length


def same(one: Any, other: Any) -> bool:
    """Whether two values are equal and of one type, so that 0.5 is not the fraction 1/2."""
    if type(one) is not type(other):
        return False
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def alike(one: list[Place], other: list[Place]) -> bool:
    """Whether the same was found in the same places."""
    return len(one) == len(other) and all(
        (a.start, a.end, a.kind) == (b.start, b.end, b.kind) and same(a.value, b.value)
        for a, b in zip(one, other, strict=True)
    )


def shown(value: Any) -> str:
    """Return a value as a reader wants to see it: fractions as 1/3, dates as days."""
    if isinstance(value, Fraction | date):
        return str(value)
    if isinstance(value, tuple):
        return f"({', '.join(map(shown, value))})"
    if attrs.has(type(value)):
        own = ((f.name, getattr(value, f.name)) for f in attrs.fields(type(value)))
        return f"{type(value).__name__}({', '.join(f'{name}={shown(field)}' for name, field in own)})"
    return repr(value)


def listed(found: Iterable[Place], text: str) -> str:
    """Return what was found in a text, quoted."""
    return ", ".join(f"{text[one.start : one.end]!r} {shown(one.value)}" for one in found) or "nothing"
