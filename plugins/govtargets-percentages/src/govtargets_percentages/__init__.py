"""Reads percentages, per mille, percentage points, tenths and ratios in Chinese public documents."""

from collections.abc import Iterable

from govtargets.hookspecs import hookimpl
from govtargets.model import Extractor
from govtargets_percentages.find import find
from govtargets_percentages.parse import parse, render

__all__ = ["find", "parse", "provide_extractors", "render"]


@hookimpl
def provide_extractors() -> Iterable[Extractor]:
    """Return the extractor of percentages and ratios."""
    return [Extractor("percentages", "percentage", find)]
