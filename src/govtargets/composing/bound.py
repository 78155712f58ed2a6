"""A bound that stands before its base and not before the number: 不低于总量的70%."""

from govtargets.composing.scene import Scene
from govtargets.composing.tables import table
from govtargets.deferred import deferred
from govtargets.settling import Candidate
from govtargets.values import Amount, Comparator, Percentage, ends_of

_WORDS = table("bounds.tsv")
_COMPARATORS: dict[str, Comparator] = {word: comparator for comparator, word in _WORDS}  # type: ignore[misc]
_BOUND = deferred(f"(?P<word>{'|'.join(_COMPARATORS)})[^，。；、]{{2,30}}的$")
_REACH = 40


def bound_before(scene: Scene, measure: Candidate) -> tuple[int, Comparator] | None:
    """Return where the bound of a point begins and what it is, or None where none stands before its base."""
    if scene.text[measure.start - 1] != "的" or measure.found.value.comparator != "point":
        return None
    words = scene.text[max(scene.clause(measure.start)[0], measure.start - _REACH) : measure.start]
    match = _BOUND.search(words)
    return (measure.start - len(words) + match.start(), _COMPARATORS[match["word"]]) if match else None


def bounded(value: Amount | Percentage, comparator: Comparator) -> Amount | Percentage:
    """Return a point as the interval that a bound makes of it."""
    if value.low is None:
        return value
    low, high = ends_of(value.low, comparator)
    return type(value)(low, high, value.unit, comparator)
