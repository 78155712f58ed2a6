"""Context by the words directly around a number: 总投资…, 40周年, 7个项目中, 高于全省…."""

import re
from collections.abc import Iterator

from govtargets.composing.scene import COUNTERS, Finding, Scene, table
from govtargets.settling import Candidate

_TABLE = table("context.tsv")


def _rows(place: str, pattern: str = "{}") -> list[tuple[str, re.Pattern[str]]]:
    return [(sort, re.compile(pattern.format(word))) for sort, where, word in _TABLE if where == place]


_BEFORE = _rows("before", "(?:{})$")
_COUNTED = _rows("counted", "(?:{})$")
_ENUMERATED = _rows("enumerated", "(?:{})$")
_AFTER = _rows("after")
_UNITS = _rows("unit")
_AROUND = [(sort, *word.split("…")) for sort, where, word in _TABLE if where == "around"]
_ALL = [(sort, re.compile(f"(?:{front})$"), re.compile(behind)) for sort, front, behind in _AROUND]
_KINDS = ("项", "种", "类")
_PROJECT = re.compile(r"的?(?!加快|推进|完成|实现|全面|建设)[\u4e00-\u9fff“”]{2,16}?(?:项目|工程)")
_REACH = 24


def judge(scene: Scene, measure: Candidate) -> Finding[str] | None:
    """Return the sort of context that the words around a number make it."""
    return next(_found(scene, measure), None)


def _found(scene: Scene, measure: Candidate) -> Iterator[Finding[str]]:
    text, unit = scene.text, measure.found.value.unit
    clause = scene.clause(measure.start)[0]
    words = text[max(clause, measure.start - _REACH) : measure.start]
    for sort, pattern in _UNITS:
        if pattern.match(unit):
            yield Finding(sort, "by its unit", measure.start, measure.end)
    dated = bool(scene.periods.within(clause, measure.start))
    for sort, pattern in _patterns(text[measure.start], unit):
        match = pattern.search(words)
        if match and not (dated and match[0].endswith("总投资")):
            yield Finding(sort, match[0], measure.start - len(match[0]), measure.start)
    if words.endswith("投资") and _PROJECT.match(text, measure.end):
        yield Finding("size", "what a project costs", measure.start, measure.end)
    for sort, front, behind in _ALL:
        if front.search(words) and behind.match(text, measure.end):
            yield Finding(sort, "all that there are", measure.start, measure.end)
    for sort, pattern in _AFTER:
        match = pattern.match(text, measure.end, measure.end + _REACH)
        if match:
            yield Finding(sort, match[0], measure.end, match.end())


def _patterns(first: str, unit: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the patterns of words before a number that hold for its unit and its writing."""
    yield from _BEFORE
    if unit in COUNTERS:
        yield from _COUNTED
    if unit in _KINDS and not first.isdigit():
        yield from _ENUMERATED
