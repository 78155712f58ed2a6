"""What one plugin offers: its hooks called once, what they return checked and signed with its name."""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

import pluggy
from attrs import evolve, field, frozen

from govtargets import hookspecs
from govtargets.cues import CUES, Cue
from govtargets.judging import Judge
from govtargets.model import Extractor
from govtargets.values import Unit
from govtargets.weighing import Weigher

T = TypeVar("T")
_PROJECT = hookspecs.hookspec.project_name
_HOOKS = tuple(name for name in vars(hookspecs) if name.startswith("provide_"))


@frozen
class Words:
    """What plugins give to each other: units, names of bodies, names of places."""

    units: tuple[Unit, ...] = ()
    agencies: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.units or self.agencies or self.places)

    def joined(self, other: "Words") -> "Words":
        """Return the words of both, sorted; ValueError where they give one unit different meanings."""
        units = {unit.text: unit for unit in self.units}
        for unit in other.units:
            known = units.setdefault(unit.text, unit)
            if _meaning(known) != _meaning(unit):
                raise ValueError(f"the unit {unit.text} already means {_told(known)}, here {_told(unit)}")
        return Words(
            tuple(units[text] for text in sorted(units)),
            tuple(sorted({*self.agencies, *other.agencies})),
            tuple(sorted({*self.places, *other.places})),
        )


def _meaning(unit: Unit) -> tuple[object, ...]:
    return unit.canonical, unit.dimension, unit.factor


def _told(unit: Unit) -> str:
    return f"{unit.factor} {unit.canonical} ({unit.dimension})"


@frozen
class Offer:
    """A loaded plugin: its name and version, its words, cues, judges and weighers; how to ask it for more."""

    name: str
    version: str
    words: Words
    cues: tuple[Cue, ...]
    judges: tuple[Judge, ...]
    weighers: tuple[Weigher, ...]
    _hooks: Any = field(repr=False)

    @property
    def gives(self) -> tuple[str, ...]:
        """What it gives beside extractors: units, agencies, places, cues, judges."""
        words, own = self.words, {"cues": self.cues, "judges": self.judges}
        given = {"units": words.units, "agencies": words.agencies, "places": words.places} | own
        return tuple(name for name, items in given.items() if items)

    def extractors(self, words: Words) -> list[Extractor]:
        """Return the plugin's extractors, made with the words of all plugins."""
        given = {"units": words.units, "agencies": words.agencies, "places": words.places}
        provided = _all(self._hooks.provide_extractors, Extractor, given)
        for extractor in provided:
            _check_callable(extractor, extractor.find)
            if not isinstance(extractor.kind, str) or type(extractor.priority) is not int:
                raise TypeError(f"{extractor!r} needs a text as kind and a whole number as priority")
        return [evolve(extractor, plugin=self.name, version=self.version) for extractor in provided]


def check_together(offer: Offer, others: Iterable[Offer]) -> None:
    """Raise ValueError, which names the other plugin, where two give one unit different meanings."""
    for other in others:
        try:
            other.words.joined(offer.words)
        except ValueError as error:
            cure = "give both the same meaning, or one of them another name"
            raise ValueError(
                f"{error}; the plugin {other.name} {other.version} gives it too: {cure}"
            ) from None


def _manager(name: str, plugin: object) -> pluggy.PluginManager:
    """Return a manager that holds this plugin alone; TypeError for a hook misspelt or without its mark."""
    manager = pluggy.PluginManager(_PROJECT)
    manager.add_hookspecs(hookspecs)
    manager.register(plugin, name=name)
    for hook in manager.get_hookcallers(plugin) or ():
        if not hook.has_spec():
            nearest = get_close_matches(hook.name, _HOOKS, 1, 0)[0]
            raise TypeError(f"there is no hook {hook.name}; did you mean {nearest}?")
    for hook_name in _HOOKS:
        function = getattr(plugin, hook_name, None)
        if function is not None and not hasattr(function, f"{_PROJECT}_impl"):
            raise TypeError(f"{hook_name} is not marked as a hook; write @hookimpl above it")
    return manager


def read_offer(name: str, version: str, plugin: object) -> Offer:
    """Return what a plugin offers; TypeError or ValueError where a hook is none or returns something else."""
    hooks = _manager(name, plugin).hook
    words = Words(
        tuple(_all(hooks.provide_units, Unit)),
        tuple(_names(hooks.provide_agencies)),
        tuple(_names(hooks.provide_places)),
    )
    cues = _all(hooks.provide_cues, CUES)
    judges = _all(hooks.provide_judges, Judge)
    for judge in judges:
        _check_callable(judge, judge.judge)
    weighers = _all(hooks.provide_weighers, Weigher)
    for weigher in weighers:
        _check_callable(weigher, weigher.weigh)

    def signed(items: Iterable[T]) -> tuple[T, ...]:
        return tuple(evolve(item, plugin=name, version=version) for item in items)  # type: ignore[misc]

    # Joined to nothing, so that a plugin which gives one unit two meanings is refused.
    own = Words().joined(words)
    return Offer(name, version, own, signed(cues), signed(judges), signed(weighers), hooks)


def _all(
    hook: pluggy.HookCaller, of: type[T] | tuple[type[T], ...], given: Mapping[str, Any] | None = None
) -> list[T]:
    """Return everything that the implementations of a hook return, each thing of the right type."""
    answers = hook(**(given or {}))
    if len(answers) < len(hook.get_hookimpls()):
        raise TypeError(f"{hook.name} returned None; return a list")
    provided = []
    for answer in answers:
        if isinstance(answer, str):
            raise TypeError(f"{hook.name} returned the text {answer!r}; return a list")
        provided += list(answer)
    for item in provided:
        if not isinstance(item, of):
            named = " or ".join(one.__name__ for one in (of if isinstance(of, tuple) else (of,)))
            raise TypeError(f"{hook.name} returned {item!r}, which is no {named}")
    return provided


def _names(hook: pluggy.HookCaller) -> list[str]:
    names = _all(hook, str)
    for name in names:
        if len(name) < 2 or name != name.strip() or "\n" in name:
            raise ValueError(f"{hook.name} returned {name!r}, which is no name")
    return names


def _check_callable(item: Extractor | Judge | Weigher, function: Callable[..., Any]) -> None:
    if not isinstance(item.name, str) or not callable(function):
        raise TypeError(f"{item!r} needs a name and a function")
