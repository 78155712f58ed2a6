"""Finding, loading and containing plugins.

Each entry point of the group `govtargets` is loaded in its own try: a plugin that cannot be
imported, misspells a hook or raises becomes a Failure with its name and version, and the others are
what they would be without it. The result does not depend on the order of installation.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from fractions import Fraction
from functools import lru_cache, partial
from importlib.metadata import entry_points
from typing import Any, TypeAlias

from attrs import evolve, field, frozen

from govtargets.cues import Cue
from govtargets.errors import GovtargetsError, PluginErrors
from govtargets.given import Given, Point
from govtargets.judging import Judge
from govtargets.model import Extractor, Failure
from govtargets.offering import Offer, Words, check_together, read_offer
from govtargets.stopwatch import RAISED, Stopwatch
from govtargets.weighing import Weigher

GROUP = "govtargets"
INSTALL = "pip install -r plugins/all.txt, in a clone of the repository"


_Failed: TypeAlias = list[tuple[Point, Failure]]


@frozen
class PluginInfo:
    """An installed plugin: its entry point's name, its distribution's version, the kinds it recognises.

    `gives` says what it gives beside: units, agencies, places, cues, judges.
    """

    name: str
    version: str
    kinds: tuple[str, ...]
    gives: tuple[str, ...] = ()


@frozen
class Toolkit:
    """The plugins that are in use, sorted by name, with what went wrong while loading the others.

    `words` are the units, bodies and places that went into extractors, `lenders` those who gave them.
    """

    plugins: tuple[PluginInfo, ...] = ()
    extractors: tuple[Extractor, ...] = ()
    failures: tuple[Failure, ...] = ()
    judges: tuple[Judge, ...] = ()
    cues: tuple[Cue, ...] = ()
    weighers: tuple[Weigher, ...] = ()
    lenders: frozenset[str] = frozenset()
    words: Words = Words()
    _points: tuple[Point, ...] = field(default=(), repr=False, eq=False)
    _limit: Fraction | None = field(default=None, repr=False, eq=False)

    def __reduce__(self) -> str | tuple[Any, ...]:
        """Pickle the toolkit as the entry points that it was made from; its plugins are loaded anew."""
        if not self._points:
            return super().__reduce__()
        return _loaded_again, (self._points, self._limit, self._names())

    def _names(self) -> tuple[object, ...]:
        """Return by name everything that takes part in an extraction."""
        extractors = tuple((one.plugin, one.name) for one in self.extractors)
        judges = tuple((one.plugin, one.name) for one in self.judges)
        return self.plugins, extractors, judges, self.cues, tuple(one.plugin for one in self.failures)

    def without(self, names: Iterable[str]) -> "Toolkit":
        """Return the toolkit as it would be if the plugins of these names were not installed."""
        gone = frozenset(names)
        points = tuple(point for point in self._points if point.name not in gone)
        if gone & self.lenders:
            return make_toolkit(points, self._limit)
        return evolve(
            self,
            plugins=tuple(plugin for plugin in self.plugins if plugin.name not in gone),
            extractors=tuple(one for one in self.extractors if one.plugin not in gone),
            failures=tuple(failure for failure in self.failures if failure.plugin not in gone),
            judges=tuple(judge for judge in self.judges if judge.plugin not in gone),
            cues=tuple(cue for cue in self.cues if cue.plugin not in gone),
            weighers=tuple(one for one in self.weighers if one.plugin not in gone),
            points=points,
        )


def load_toolkit(
    *,
    disable: Iterable[str] = (),
    also: Mapping[str, object] | None = None,
    strict: bool = False,
    seconds_per_plugin: float | Fraction | None = None,
) -> Toolkit:
    """Return the installed plugins, less those named in `disable`.

    `also` are plugins that are not installed, by name: modules, or other objects with hooks; one that has
    an installed plugin's name takes its place. A plugin that takes longer than `seconds_per_plugin` to load
    (no limit unless given) is a failure. Raises PluginErrors, holding every failure, where `strict` is true
    and a plugin failed; ValueError for a limit that is not positive, or a name in `disable` that no installed
    plugin has.
    """
    limit = None if seconds_per_plugin is None else Fraction(seconds_per_plugin)
    given = [Given(name, plugin) for name, plugin in (also or {}).items()]
    left_out = frozenset(disable)
    _check_installed(left_out)
    if given:
        toolkit = make_toolkit([*_installed({*left_out, *(also or {})}), *given], limit)
    else:
        toolkit = _load(left_out, limit)
    if strict and toolkit.failures:
        raise as_errors(toolkit.failures)
    return toolkit


def _loaded_again(points: tuple[Point, ...], limit: Fraction | None, names: tuple[object, ...]) -> Toolkit:
    toolkit = make_toolkit(points, limit)
    if toolkit._names() != names:
        raise GovtargetsError("plugins load differently in another process than in this one")
    return toolkit


def as_errors(failures: Iterable[Failure]) -> PluginErrors:
    """Return the exception group that `strict=True` raises for these failures."""
    errors = [RuntimeError(f"{f.plugin} {f.version} ({f.stage}): {f.message}") for f in failures]
    return PluginErrors("plugins failed", errors)


@lru_cache(maxsize=16)
def _load(disabled: frozenset[str], limit: Fraction | None) -> Toolkit:
    return make_toolkit(_installed(disabled), limit)


def _check_installed(names: AbstractSet[str]) -> None:
    installed = {point.name for point in entry_points(group=GROUP)} if names else set()
    unknown = sorted(names - installed)
    if unknown:
        known = ", ".join(sorted(installed)) or "none"
        raise ValueError(f"disable: there is no plugin {unknown[0]!r}; installed are {known}")


def _installed(disabled: AbstractSet[str]) -> list[Point]:
    return [point for point in entry_points(group=GROUP) if point.name not in disabled]


def make_toolkit(points: Iterable[Point], limit: Fraction | None = None) -> Toolkit:
    """Load these entry points, and no others, into a toolkit; the order in which they come is all one.

    `limit` is the seconds that each may take. Where a plugin fails after others were given its words, they
    are asked for their extractors once more.
    """
    watch = Stopwatch(limit)
    every = sorted(points, key=lambda point: (point.name, point.value))
    dropped: _Failed = []
    while True:
        gone = {id(point) for point, _ in dropped}  # an EntryPoint cannot be compared with a Given
        failed: _Failed = []
        offers = _offers([point for point in every if id(point) not in gone], watch, failed)
        late: _Failed = []
        toolkit = _assembled(offers, watch, late)
        if not late:
            return evolve(_with_failures(toolkit, [*failed, *dropped], every), limit=limit)
        dropped += late


def _with_failures(toolkit: Toolkit, failed: _Failed, points: Iterable[Point]) -> Toolkit:
    failures = sorted(
        (failure for _, failure in failed), key=lambda failure: (failure.plugin, failure.message)
    )
    return evolve(toolkit, failures=tuple(failures), points=tuple(points))


def _failure(point: Point, message: str) -> Failure:
    return Failure(point.name, _version(point), "load", message)


def _version(point: Point) -> str:
    return (point.dist.version if point.dist else None) or "unknown"


def _offers(points: Iterable[Point], watch: Stopwatch, failed: _Failed) -> list[tuple[Point, Offer]]:
    """Return what the sound plugins offer; a manager of its own keeps one plugin's mistake from the next."""
    offers: list[tuple[Point, Offer]] = []
    for point in points:
        try:
            (offer,) = watch.gather(point.name, partial(_offered, point), 1)
            check_together(offer, (other for _, other in offers))
        except RAISED as error:
            failed.append((point, _failure(point, watch.told(error))))
        else:
            offers.append((point, offer))
    return offers


def _offered(point: Point) -> list[Offer]:
    return [read_offer(point.name, _version(point), point.load())]


def _assembled(offers: Iterable[tuple[Point, Offer]], watch: Stopwatch, failed: _Failed) -> Toolkit:
    """Return the toolkit of these offers: each plugin makes its extractors with the words of all."""
    offered = list(offers)
    words = Words()
    for _, offer in offered:
        words = words.joined(offer.words)
    plugins: list[PluginInfo] = []
    extractors: list[Extractor] = []
    for point, offer in offered:
        try:
            (own,) = watch.gather(offer.name, partial(_made, offer, words), 1)
        except RAISED as error:
            failed.append((point, _failure(point, watch.told(error))))
            continue
        kinds = tuple(sorted({one.kind for one in own}))
        plugins.append(PluginInfo(offer.name, offer.version, kinds, offer.gives))
        extractors += own
    return Toolkit(
        plugins=tuple(plugins),
        extractors=tuple(sorted(extractors, key=lambda one: (one.plugin, one.name))),
        judges=tuple(sorted((j for _, o in offered for j in o.judges), key=lambda j: (j.plugin, j.name))),
        cues=tuple(cue for _, offer in offered for cue in offer.cues),
        weighers=tuple(sorted((w for _, o in offered for w in o.weighers), key=lambda w: (w.plugin, w.name))),
        lenders=frozenset(offer.name for _, offer in offered if offer.words),
        words=words,
    )


def _made(offer: Offer, words: Words) -> list[list[Extractor]]:
    return [offer.extractors(words)]
