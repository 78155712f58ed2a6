"""Context by the words directly around a number: 总投资…, 40周年, 7个项目中, 高于全省…."""

import re
from collections.abc import Iterator
from typing import cast

from govtargets.composing.scene import Finding, Scene
from govtargets.composing.tables import COUNTERS, pattern_of, table
from govtargets.cues import Context
from govtargets.settling import Candidate

_TABLE = table("context.tsv")
_KINDS = ("项", "种", "类")
_LIFE = re.compile(r"寿命[^，。；]{0,4}$")
_ENDS = ("，", "、", "。", "；", "\n", "")
_PROJECT = re.compile(r"的?(?!加快|推进|完成|实现|全面|建设)[\u4e00-\u9fff“”]{2,16}?(?:项目|工程)")
_OWN = re.compile(r"(?:[^，。；、]{0,8}[镇乡道])?(?:其中|今?年|全?[省市县区乡镇]级?|、)*")
_REACH = 24


def _words(where: str, sort: str | None = None) -> str:
    words = (word for s, w, word in _TABLE if w == where and sort in (None, s))
    return f"(?:{'|'.join(pattern_of(word) for word in words)})"


def _sorts(where: str, pattern: str) -> list[tuple[Context, re.Pattern[str]]]:
    sorts = dict.fromkeys(sort for sort, w, _ in _TABLE if w == where and sort != "filler")
    return [(cast(Context, sort), re.compile(pattern.format(_words(where, sort)))) for sort in sorts]


_BEFORE = _sorts("before", f"{{}}{_words('before', 'filler')}?$")
_COUNTED = _sorts("counted", "{}$")
_ENUMERATED = _sorts("enumerated", "{}$")
_AFTER = _sorts("after", "{}")
_UNITS = _sorts("unit", "{}")
_WHOLE, _PARTS = re.compile(f"{_words('whole of')}$"), re.compile(_words("parts"))
_POLICIES = re.compile(f"{_words('articles')}$")
_PROJECTS = re.compile(f"{_words('project')}[^，。；、]{{0,6}}项目(?:有|共)?$")


def judge(scene: Scene, measure: Candidate) -> Finding[Context] | None:
    """Return the sort of context that the words around a number make it."""
    return next(_found(scene, measure), None)


def _found(scene: Scene, measure: Candidate) -> Iterator[Finding[Context]]:
    text, unit = scene.text, measure.found.value.unit
    clause = scene.clause(measure.start)[0]
    words = text[max(clause, measure.start - _REACH) : measure.start]
    yield from _by_unit(text, measure, words)
    dated = bool(scene.periods.within(clause, measure.start)) or "年度" in words
    for sort, pattern in _before(text[measure.start], unit):
        match = pattern.search(words)
        negated = match is not None and words[match.start() - 1 : match.start()] == "不"
        if match and not negated and not (dated and ("投资" in match[0] or "人口" in match[0])):
            yield Finding(sort, match[0], measure.start - len(match[0]), measure.start)
    counts = unit in COUNTERS
    if counts and _is_project(words):
        yield Finding("size", "so many projects there are", measure.start, measure.end)
    if words.endswith("投资") and _PROJECT.match(text, measure.end):
        yield Finding("size", "what a project costs", measure.start, measure.end)
    if counts and _WHOLE.search(words) and _PARTS.match(text, measure.end):
        yield Finding("size", "all that there are", measure.start, measure.end)
    for sort, pattern in _AFTER:
        match = pattern.match(text, measure.end, measure.end + _REACH)
        if match:
            yield Finding(sort, match[0], measure.end, match.end())


def _by_unit(text: str, measure: Candidate, words: str) -> Iterator[Finding[Context]]:
    """Ages and anniversaries, but not a life expectancy of 80岁; policies of so many articles (发展10条)."""
    unit = measure.found.value.unit
    for sort, pattern in _UNITS:
        if pattern.fullmatch(unit) and not _LIFE.search(words):
            yield Finding(sort, "by its unit", measure.start, measure.end)
    policy = _POLICIES.search(words)
    if policy and unit == "条" and text[measure.end : measure.end + 1] in _ENDS:
        yield Finding("name", "a policy of so many articles", measure.start - len(policy[0]), measure.end)


def _before(first: str, unit: str) -> Iterator[tuple[Context, re.Pattern[str]]]:
    """Yield the patterns of words before a number that hold for its unit and its writing."""
    yield from _BEFORE
    if unit in COUNTERS:
        yield from _COUNTED
    if unit in _KINDS and not first.isdigit():
        yield from _ENUMERATED


def _is_project(words: str) -> bool:
    """Whether a clause that says only what kind of projects there are ends here: 其中新建项目5个."""
    match = _PROJECTS.search(words)
    return match is not None and _OWN.fullmatch(words[: match.start()]) is not None
