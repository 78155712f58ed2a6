"""Whether a measure is a level or a change: 提高到65% is a level, 提高65% is an increase."""

import re

from govtargets.composing.scene import COUNTERS, Before, Finding, Scene, table
from govtargets.model import Change
from govtargets.settling import Candidate

_RULES = table("change.tsv")
_BEFORE = [(change, re.compile(f"(?:{word})$")) for change, where, word in _RULES if where == "before"]
_HEAD = [(change, re.compile(word)) for change, where, word in _RULES if where == "head"]
_CHANGES: dict[str, Change] = {"level": "level", "increase": "increase", "decrease": "decrease"}
# Before a count other words say that things are made or mended (提升27个站, 新增5个), not that a level rises.
_OF_COUNTS = re.compile("增长|增幅|增速|翻")
_REACH = 16


def judge_change(scene: Scene, measure: Candidate, before: Before | None) -> Finding[Change]:
    """Return how a measure relates to the past; in a list (8.3%和9.9%) as the one before does."""
    text, value = scene.text, measure.found.value
    if value.unit == "倍" and _GROWS.search(text, max(0, measure.start - _REACH), measure.end):
        return Finding("increase", "a multiple of what was", measure.start, measure.end)
    start = max(scene.clause(measure.start)[0], measure.start - _REACH)
    words = text[start : measure.start]
    for change, pattern in _BEFORE:
        match = pattern.search(words)
        if match and not (value.unit in COUNTERS and change == "increase" and not _OF_COUNTS.match(match[0])):
            return Finding(_CHANGES[change], match[0], measure.start - len(match[0]), measure.start)
    if before and before.measure.end >= start and _listed(text[before.measure.end : measure.start]):
        return Finding(
            before.change, "as the measure before it in the list", before.measure.start, before.measure.end
        )
    start = scene.clause(measure.start)[0]
    for change, pattern in _HEAD:
        match = pattern.search(text, max(start, before.measure.end if before else 0), measure.start)
        if match:
            return Finding(_CHANGES[change], match[0], *match.span())
    return Finding("level", "no word of change")


_GROWS = re.compile("翻|倍增|加个零|[增提]")


def _listed(between: str) -> bool:
    return between in ("、", "和", "及", "与", "，", ",")
