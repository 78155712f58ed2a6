"""Reads amounts with their units in Chinese public documents."""

from collections.abc import Iterable

from govtargets.hookspecs import hookimpl
from govtargets.model import Extractor
from govtargets.values import Unit
from govtargets_numbers.find import find, finder
from govtargets_numbers.parse import parse, render
from govtargets_numbers.units import UNITS, Units, canonical, comparable

__all__ = [
    "UNITS",
    "Units",
    "canonical",
    "comparable",
    "find",
    "finder",
    "parse",
    "provide_extractors",
    "render",
]


@hookimpl
def provide_extractors(units: tuple[Unit, ...]) -> Iterable[Extractor]:
    """Return the extractor of amounts and of the numbers that are none, with the units of other plugins."""
    return [Extractor("numbers", "amount", finder(UNITS.extended(units)) if units else find)]
