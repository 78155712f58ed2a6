"""Whether a measure is a level or a change: 提高到65% is a level, 提高65% is an increase."""

import re

from govtargets.composing.scene import Before, Finding, Scene
from govtargets.deferred import deferred
from govtargets.model import Change
from govtargets.settling import Candidate
from govtargets.tables import COUNTERS, table

_WORDS = table("change.tsv")
_REACH = 16


def _any(kind: str) -> str:
    words = sorted((word for sort, word in _WORDS if sort == kind), key=len, reverse=True)
    return f"(?:{'|'.join(words)})"


_BETWEEN = f"{_any('between')}*$"
_TO = deferred(f"{_any('moves')}(?:幅度)?{_any('to')}$")
_BY: tuple[tuple[Change, re.Pattern[str]], ...] = (
    ("increase", deferred(_any("increase") + _BETWEEN)),
    ("decrease", deferred(_any("decrease") + _BETWEEN)),
)
_HEADS: tuple[tuple[Change, re.Pattern[str]], ...] = (
    ("decrease", deferred(_any("decrease at the head"))),
    ("increase", deferred(_any("increase at the head"))),
)
# Before a count other words say that things are made or mended (提升27个站, 新增5个), not that a level rises.
_OF_COUNTS = deferred(_any("of counts"))
# What is made good is no more than it was: 改造提升12万亩.
_MENDED = deferred(_any("mends") + "$")
_OF_MULTIPLES = deferred(_any("of multiples"))
_UNCHANGED: Finding[Change] = Finding("level", "no word of change")
_LISTED = ("、", "和", "及", "与", "，")


def judge_change(scene: Scene, measure: Candidate, before: Before | None) -> Finding[Change]:
    """Return how a measure relates to the past; in a list (8.3%和9.9%) as the one before does."""
    return (
        _of_a_multiple(scene, measure)
        or _directly_before(scene, measure)
        or _as_listed(scene, measure, before)
        or _at_the_head(scene, measure, before)
        or _UNCHANGED
    )


def _of_a_multiple(scene: Scene, measure: Candidate) -> Finding[Change] | None:
    if measure.found.value.unit != "倍":
        return None
    if not _OF_MULTIPLES.search(scene.text, max(0, measure.start - _REACH), measure.end):
        return None
    return Finding("increase", "a multiple of what was", measure.start, measure.end)


def _directly_before(scene: Scene, measure: Candidate) -> Finding[Change] | None:
    words = scene.text[max(scene.clause(measure.start)[0], measure.start - _REACH) : measure.start]
    reached = _TO.search(words)
    if reached:
        return Finding("level", reached[0], measure.start - len(reached[0]), measure.start)
    for change, pattern in _BY:
        match = pattern.search(words)
        if match is None or _MENDED.search(words, 0, match.start()):
            continue
        made = change == "increase" and measure.found.value.unit in COUNTERS
        if not made or _OF_COUNTS.match(match[0]):
            return Finding(change, match[0], measure.start - len(match[0]), measure.start)
    return None


def _as_listed(scene: Scene, measure: Candidate, before: Before | None) -> Finding[Change] | None:
    if before is None or scene.text[before.measure.end : measure.start] not in _LISTED:
        return None
    if before.measure.found.value.unit != measure.found.value.unit:
        return None
    listed = before.measure
    return Finding(before.change, "as the measure before it in the list", listed.start, listed.end)


def _at_the_head(scene: Scene, measure: Candidate, before: Before | None) -> Finding[Change] | None:
    """By a verb that stands before the name: 压减一般性支出5%."""
    start = max(scene.clause(measure.start)[0], before.measure.end if before else 0)
    for change, pattern in _HEADS:
        match = pattern.search(scene.text, start, measure.start)
        if match:
            return Finding(change, match[0], *match.span())
    return None
