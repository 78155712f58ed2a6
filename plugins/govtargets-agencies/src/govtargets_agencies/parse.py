"""Read one name of a public body, and write it."""

from govtargets.errors import ParseError
from govtargets.values import Agency
from govtargets_agencies.frames import is_framed
from govtargets_agencies.reading import names

_LONGEST = 60


def parse(text: str) -> Agency:
    """Return the body that the whole of `text` names. Raises `ParseError` for anything else."""
    if len(text) <= _LONGEST and _is_name(text):
        return Agency(text)
    raise ParseError(f"{text[:_LONGEST]!r} is not the name of a public body")


def _is_name(text: str) -> bool:
    """Whether one name reaches over the whole, or the text would be one as a heading or an item of a list."""
    inside = names(text)
    return inside == [(0, len(text))] or (is_framed(text) and all(end == len(text) for _, end in inside))


def render(agency: Agency) -> str:
    """Return the name as `parse` reads it."""
    return agency.name
