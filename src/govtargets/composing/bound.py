"""A bound that does not stand at its number: before its base (不低于总量的70%), or at another of a list."""

from govtargets.composing.scene import Scene
from govtargets.deferred import deferred
from govtargets.settling import Candidate
from govtargets.tables import table
from govtargets.values import Amount, Comparator, Percentage, ends_of

_WORDS = table("bounds.tsv")
_COMPARATORS: dict[str, Comparator] = {word: comparator for comparator, word in _WORDS}  # type: ignore[misc]
_BOUND = deferred(f"(?P<word>{'|'.join(_COMPARATORS)})[^，。；、]{{2,30}}的$")
_REACH = 40
_PAIRED, _JOINED = "分别", deferred("[、和及与]")
_BEHIND = deferred("(?:以上|以下|以内|左右|上下)$")


def bound_before(scene: Scene, measure: Candidate) -> tuple[int, Comparator] | None:
    """Return where the bound of a point begins and what it is, or None where none stands before its base."""
    if scene.text[measure.start - 1] != "的" or measure.found.value.comparator != "point":
        return None
    words = scene.text[max(scene.clause(measure.start)[0], measure.start - _REACH) : measure.start]
    match = _BOUND.search(words)
    return (measure.start - len(words) + match.start(), _COMPARATORS[match["word"]]) if match else None


def bound_shared(scene: Scene, measure: Candidate) -> Comparator | None:
    """Return the bound that a point has from the first or the last number of its list, or None.

    分别超过5亿元和2亿元, 分别增长6%、8%左右: what stands before the first or behind the last holds for all.
    """
    start, end = scene.clause(measure.start)
    word = scene.text.rfind(_PAIRED, start, measure.start)
    if word < 0 or measure.found.value.comparator != "point":
        return None
    listed = [measure]
    for other in scene.measures.within(measure.end, end):
        if not _JOINED.fullmatch(scene.text, listed[-1].end, other.start):
            break
        listed.append(other)
    for other in reversed(scene.measures.within(word, measure.start)):
        if not _JOINED.fullmatch(scene.text, other.end, listed[0].start):
            break
        listed.insert(0, other)
    first, last = (_bound_of(scene.text, one) for one in (listed[0], listed[-1]))
    giver = last if last[1] else first if not first[1] else None
    return giver[0] if giver and giver[0] not in ("point", "between") else None


def _bound_of(text: str, measure: Candidate) -> tuple[Comparator, bool]:
    """Return what is said of a number, and whether behind it."""
    return measure.found.value.comparator, _BEHIND.search(text, measure.start, measure.end) is not None


def bounded(value: Amount | Percentage, comparator: Comparator) -> Amount | Percentage:
    """Return a point as the interval that a bound makes of it."""
    if value.low is None:
        return value
    low, high = ends_of(value.low, comparator)
    return type(value)(low, high, value.unit, comparator)
