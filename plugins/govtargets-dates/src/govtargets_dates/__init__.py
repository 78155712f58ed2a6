"""Days, months, quarters, years and deadlines in Chinese public documents: a plugin of govtargets."""

from collections.abc import Iterable

from govtargets.hookspecs import hookimpl
from govtargets.model import Extractor
from govtargets_dates.find import find


@hookimpl
def provide_extractors() -> Iterable[Extractor]:
    """Return the one extractor of this plugin; its mentions are of the kind `period`."""
    return [Extractor("dates", "period", find)]
