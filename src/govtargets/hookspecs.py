"""The hooks that a plugin may implement. Each is called once, when the toolkit is loaded.

What a hook returns are values, some with a function in them; no hook is on the path of a document. A
hook that raises or returns something else is the failure of its own plugin, whose other hooks then
count for nothing. docs/hooks.md has an example of each.
"""

from collections.abc import Iterable

import pluggy

from govtargets.cues import Cue
from govtargets.judging import Judge
from govtargets.model import Extractor
from govtargets.values import Unit
from govtargets.weighing import Weigher

hookspec = pluggy.HookspecMarker("govtargets")
hookimpl = pluggy.HookimplMarker("govtargets")


@hookspec
def provide_units() -> Iterable[Unit]:  # type: ignore[empty-body]
    """Return units and counters for every plugin that reads amounts.

    Called once, at load, before any `provide_extractors`. Of two plugins that give one unit
    different meanings, the later by name is a failure.
    """


@hookspec
def provide_agencies() -> Iterable[str]:  # type: ignore[empty-body]
    """Return names of bodies, each whole and as it is written, for every plugin that reads agencies.

    Called once, at load, before any `provide_extractors`. A name holds two characters or more, no
    line break, and no blanks at its ends.
    """


@hookspec
def provide_places() -> Iterable[str]:  # type: ignore[empty-body]
    """Return names of places, without their level (金华 for 金华市), for every plugin that reads agencies.

    Called once, at load, before any `provide_extractors`. What holds for the names of bodies holds here.
    """


@hookspec
def provide_cues() -> Iterable[Cue]:  # type: ignore[empty-body]
    """Return words that say how firm a promise is, tell it from a report, tell an event or mark context.

    Called once, at load. They are used beside the core's own on every page; a reason that rests on one
    names this plugin.
    """


@hookspec
def provide_judges() -> Iterable[Judge]:  # type: ignore[empty-body]
    """Return functions that look at what was read from a document, and refine or veto its rows.

    Called once, at load. A judge's `judge(extraction)` is then called once for each document, after all
    plugins have read it, and must keep no state between calls. Judges take turns by plugin and name;
    each sees what those before it left.
    """


@hookspec
def provide_weighers() -> Iterable[Weigher]:  # type: ignore[empty-body]
    """Return functions that give reasons for and against a link between a promise and a report.

    Called once, at load. A weigher's `weigh(pairing)` is then called once for each link that the rules of
    a ledger find, and must keep no state between calls. Weighers take turns by plugin and name; each sees
    the score and the reasons that those before it left.
    """


@hookspec
def provide_extractors(  # type: ignore[empty-body]
    units: tuple[Unit, ...], agencies: tuple[str, ...], places: tuple[str, ...]
) -> Iterable[Extractor]:
    """Return the extractors of this plugin.

    Called once, at load. An extractor's `find(page)` is then called once for each document and must
    keep no state between calls. Plugin name and version are filled in by the core. `units`,
    `agencies` and `places` are what all plugins gave, sorted; an implementation leaves out the
    arguments that it has no use for.
    """
