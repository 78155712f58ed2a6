"""Finding, loading and containing plugins.

Each entry point of the group `govtargets` is loaded in its own try: a plugin that cannot be
imported, misspells a hook or raises becomes a Failure with its name and version, and the others go
on. The result does not depend on the order of installation.
"""

from collections.abc import Iterable
from functools import cache
from importlib.metadata import EntryPoint, entry_points

import pluggy
from attrs import evolve, frozen

from govtargets import hookspecs
from govtargets.errors import PluginErrors
from govtargets.model import Extractor, Failure

GROUP = "govtargets"
INSTALL = "pip install 'govtargets[all]'"


@frozen
class PluginInfo:
    """An installed plugin: its entry point's name, its distribution's version, the kinds it recognises."""

    name: str
    version: str
    kinds: tuple[str, ...]


@frozen
class Toolkit:
    """The plugins that are in use, sorted by name, with what went wrong while loading the others."""

    plugins: tuple[PluginInfo, ...] = ()
    extractors: tuple[Extractor, ...] = ()
    failures: tuple[Failure, ...] = ()


def load_toolkit(*, disable: Iterable[str] = (), strict: bool = False) -> Toolkit:
    """Return the installed plugins, less those named in `disable`.

    Raises PluginErrors, holding every failure, where `strict` is true and a plugin failed.
    """
    toolkit = _load(frozenset(disable))
    if strict and toolkit.failures:
        raise as_errors(toolkit.failures)
    return toolkit


def as_errors(failures: Iterable[Failure]) -> PluginErrors:
    """Return the exception group that `strict=True` raises for these failures."""
    errors = [RuntimeError(f"{f.plugin} {f.version} ({f.stage}): {f.message}") for f in failures]
    return PluginErrors("plugins failed", errors)


@cache
def _load(disabled: frozenset[str]) -> Toolkit:
    points = sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value))
    return make_toolkit(point for point in points if point.name not in disabled)


def make_toolkit(points: Iterable[EntryPoint]) -> Toolkit:
    """Load these entry points, and no others, into a toolkit."""
    plugins, extractors, failures = [], [], []
    for point in points:
        version = point.dist.version if point.dist else "unknown"
        try:
            own = _extractors_of(point, version)
        except Exception as error:  # whatever a plugin raises is its own failure
            failures.append(Failure(point.name, version, "load", f"{type(error).__name__}: {error}"))
            continue
        plugins.append(PluginInfo(point.name, version, tuple(sorted({e.kind for e in own}))))
        extractors += own
    extractors.sort(key=lambda extractor: (extractor.plugin, extractor.name))
    return Toolkit(tuple(plugins), tuple(extractors), tuple(failures))


def _extractors_of(point: EntryPoint, version: str) -> list[Extractor]:
    """Return what one plugin provides; a manager of its own keeps one plugin's mistake from the next."""
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hookspecs)
    manager.register(point.load(), name=point.name)
    manager.check_pending()
    provided = [extractor for answer in manager.hook.provide_extractors() for extractor in answer]
    for extractor in provided:
        if not isinstance(extractor, Extractor):
            raise TypeError(f"provide_extractors returned {extractor!r}, which is no Extractor")
    return [evolve(extractor, plugin=point.name, version=version) for extractor in provided]
