"""Reads the names of public bodies in Chinese public documents: a plugin of govtargets."""

from collections.abc import Iterable

from govtargets.hookspecs import hookimpl
from govtargets.model import Extractor
from govtargets_agencies.find import find, finder
from govtargets_agencies.parse import parse, render

__all__ = ["find", "finder", "parse", "provide_extractors", "render"]


@hookimpl
def provide_extractors(agencies: tuple[str, ...], places: tuple[str, ...]) -> Iterable[Extractor]:
    """Return the one extractor of this plugin, of kind `agency`; it also knows what other plugins gave."""
    known = finder(agencies, places) if agencies or places else find
    return [Extractor(name="agencies", kind="agency", find=known)]
