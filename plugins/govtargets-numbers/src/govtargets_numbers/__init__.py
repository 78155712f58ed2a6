"""Reads amounts with their units in Chinese public documents."""

from collections.abc import Iterable

from govtargets.hookspecs import hookimpl
from govtargets.model import Extractor
from govtargets_numbers.find import find
from govtargets_numbers.parse import parse, render
from govtargets_numbers.units import UNITS, Unit, Units, canonical, comparable

__all__ = [
    "UNITS",
    "Unit",
    "Units",
    "canonical",
    "comparable",
    "find",
    "parse",
    "provide_extractors",
    "render",
]


@hookimpl
def provide_extractors() -> Iterable[Extractor]:
    """Return the extractor of amounts and of the numbers that are none."""
    return [Extractor("numbers", "amount", find)]
