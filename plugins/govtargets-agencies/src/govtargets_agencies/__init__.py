"""Reads the names of public bodies in Chinese public documents: a plugin of govtargets."""

from collections.abc import Iterable

from govtargets.hookspecs import hookimpl
from govtargets.model import Extractor
from govtargets_agencies.find import find
from govtargets_agencies.parse import parse, render

__all__ = ["find", "parse", "provide_extractors", "render"]


@hookimpl
def provide_extractors() -> Iterable[Extractor]:
    """Return the one extractor of this plugin, of kind `agency`."""
    return [Extractor(name="agencies", kind="agency", find=find)]
