"""What one plugin offers: its hooks called once, what they return checked and signed with its name."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import pluggy
from attrs import evolve, field, frozen

from govtargets.cues import CUES, Cue
from govtargets.judging import Judge
from govtargets.model import Extractor
from govtargets.values import Unit

T = TypeVar("T")


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
                raise ValueError(f"the unit {unit.text} already means {known.factor} {known.canonical}")
        return Words(
            tuple(units[text] for text in sorted(units)),
            tuple(sorted({*self.agencies, *other.agencies})),
            tuple(sorted({*self.places, *other.places})),
        )


def _meaning(unit: Unit) -> tuple[object, ...]:
    return unit.canonical, unit.dimension, unit.factor


@frozen
class Offer:
    """A loaded plugin: its name and version, its words, cues and judges, and how to ask it for more."""

    name: str
    version: str
    words: Words
    cues: tuple[Cue, ...]
    judges: tuple[Judge, ...]
    _hooks: Any = field(repr=False)

    def extractors(self, words: Words) -> list[Extractor]:
        """Return the plugin's extractors, made with the words of all plugins."""
        answers = self._hooks.provide_extractors(
            units=words.units, agencies=words.agencies, places=words.places
        )
        provided = _all(answers, Extractor, "provide_extractors")
        for extractor in provided:
            _check_callable(extractor, extractor.find)
            if not isinstance(extractor.kind, str) or type(extractor.priority) is not int:
                raise TypeError(f"{extractor!r} needs a text as kind and a whole number as priority")
        return [evolve(extractor, plugin=self.name, version=self.version) for extractor in provided]


def read_offer(name: str, version: str, manager: pluggy.PluginManager) -> Offer:
    """Return what a plugin offers; TypeError or ValueError where a hook returns something else."""
    hooks = manager.hook
    words = Words(
        tuple(_all(hooks.provide_units(), Unit, "provide_units")),
        tuple(_names(hooks.provide_agencies(), "provide_agencies")),
        tuple(_names(hooks.provide_places(), "provide_places")),
    )
    cues = _all(hooks.provide_cues(), CUES, "provide_cues")
    judges = _all(hooks.provide_judges(), Judge, "provide_judges")
    for judge in judges:
        _check_callable(judge, judge.judge)

    def signed(items: Iterable[T]) -> tuple[T, ...]:
        return tuple(evolve(item, plugin=name, version=version) for item in items)  # type: ignore[misc]

    # Joined to nothing, so that a plugin which gives one unit two meanings is refused.
    return Offer(name, version, Words().joined(words), signed(cues), signed(judges), hooks)


def _all(answers: Iterable[Any], of: type[T] | tuple[type[T], ...], hook: str) -> list[T]:
    """Return everything that the implementations of a hook return, each thing of the right type."""
    provided = []
    for answer in answers:
        if isinstance(answer, str):
            raise TypeError(f"{hook} returned the text {answer!r}; return a list")
        provided += list(answer)
    for item in provided:
        if not isinstance(item, of):
            named = " or ".join(one.__name__ for one in (of if isinstance(of, tuple) else (of,)))
            raise TypeError(f"{hook} returned {item!r}, which is no {named}")
    return provided


def _names(answers: Iterable[Any], hook: str) -> list[str]:
    names = _all(answers, str, hook)
    for name in names:
        if len(name) < 2 or name != name.strip() or "\n" in name:
            raise ValueError(f"{hook} returned {name!r}, which is no name")
    return names


def _check_callable(item: Extractor | Judge, function: Callable[..., Any]) -> None:
    if not isinstance(item.name, str) or not callable(function):
        raise TypeError(f"{item!r} needs a name and a function")
