"""Whether the units, bodies and places that a plugin gives to others are read by them."""

from collections.abc import Iterator
from fractions import Fraction
from importlib.metadata import entry_points
from typing import Any

from attrs import frozen

from govtargets.extraction import extract
from govtargets.given import Point
from govtargets.offering import Words
from govtargets.plugins import GROUP, Toolkit, make_toolkit
from govtargets.testing.answers import reading, shown
from govtargets.testing.laws import Broken, Outcome, Untried
from govtargets.values import Agency, Amount

_MOST = 100
_TWELVE = Fraction(12)


@frozen
class _Trial:
    kind: str
    text: str
    value: Any


def lent(point: Point) -> Outcome:
    """Return the first word of a plugin that the installed plugins do not read as what it was given for."""
    words = make_toolkit([point]).words
    if not words:
        return Untried("it gives no units, bodies or places")
    others = [other for other in entry_points(group=GROUP) if other.name != point.name]
    toolkit, without = make_toolkit([point, *others]), make_toolkit(others)
    failed = next((failure for failure in toolkit.failures if failure not in without.failures), None)
    if failed:
        return Broken(None, f"beside the installed plugins {failed.plugin} fails to load: {failed.message}")
    known = {kind for plugin in toolkit.plugins for kind in plugin.kinds}
    trials = [trial for trial in _trials(words) if trial.kind in known]
    if not trials:
        return Untried("no plugin is installed that reads them")
    return next(filter(None, (_unread(trial, toolkit) for trial in trials)), None)


def _trials(words: Words) -> Iterator[_Trial]:
    for unit in _some(words.units):
        yield _Trial("amount", f"12{unit.text}", Amount(_TWELVE, _TWELVE, unit.text))
    for name in (*_some(words.agencies), *(f"{place}民政局" for place in _some(words.places))):
        yield _Trial("agency", name, Agency(name))


def _some(words: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return no more words than can be tried in a moment, from all over the list."""
    return words[:: len(words) // _MOST + 1]


def _unread(trial: _Trial, toolkit: Toolkit) -> Broken | None:
    found = extract(f"{trial.text}。", toolkit=toolkit).mentions
    if any((one.text, one.value) == (trial.text, trial.value) for one in found):
        return None
    read = ", ".join(f"{one.text!r} {shown(one.value)}" for one in found)
    read = read or f"nothing in page.text, {reading(trial.text, 0, len(trial.text))!r}"
    return Broken(trial.text, f"is to be read as {shown(trial.value)}; found is {read}")
