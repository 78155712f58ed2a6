"""The hooks that a plugin may implement. Each is called once, when the toolkit is loaded."""

from collections.abc import Iterable

import pluggy

from govtargets.model import Extractor

hookspec = pluggy.HookspecMarker("govtargets")
hookimpl = pluggy.HookimplMarker("govtargets")


@hookspec
def provide_extractors() -> Iterable[Extractor]:  # type: ignore[empty-body]
    """Return the extractors of this plugin.

    Called once, at load. An extractor's `find(page)` is then called once for each document and must
    keep no state between calls. Plugin name and version are filled in by the core.
    """
