"""Context by the words directly around a number: 总投资…, 40周年, 7个项目中, 高于全省…."""

import re
from typing import cast

from govtargets.composing.scene import Finding, Scene
from govtargets.cues import Context
from govtargets.deferred import deferred
from govtargets.settling import Candidate
from govtargets.tables import COUNTERS, pattern_of, table

_TABLE = table("context.tsv")
_KINDS = ("项", "种", "类")
_LIFE = deferred(r"寿命[^，。；]{0,4}$")
_NO_SIZE = deferred(
    "(?:不|(?:受益|惠及|覆盖|服务|转移)[^，。；]{0,4}|(?:确保|力争|保证|争取)[^，。；]{0,4})$"
)
# What is planned to be invested costs no project where a sentence begins so: 今年，我们计划投资3亿元，新建….
_PLANNED, _OPENS = "计划投资", deferred(r"[ \t\u3000]*(?:(?:今年|全年)?，?我们|今年，|全年，)?")
_ENDS = ("，", "、", "。", "；", "\n", "")
_PROJECT = deferred(r"的?(?!加快|推进|完成|实现|全面|建设)[\u4e00-\u9fff“”]{2,16}?(?:项目|工程)")
_COSTLY = deferred(r"的(?![\d目任比约])[\u4e00-\u9fff“]")
# How many projects a list has, of which the sum is told: 今年共安排重点项目268个，总投资1532亿元.
_LISTED = deferred(r"(?:共(?:安排|列入)|梳理|谋划(?!储备))[^，。；\d]{0,12}项目$")
_COST_IN_ALL = deferred("[,，、]?(?:概算|计划)?总投资(?!不低于|超|达到|力争)")
_OWN = deferred(r"(?:[^，。；、]{0,8}[镇乡道])?(?:其中|今?年|全?[省市县区乡镇]级?|、)*")
_REACH = 24


def _words(where: str, sort: str | None = None) -> str:
    words = (word for s, w, word in _TABLE if w == where and sort in (None, s))
    return f"(?:{'|'.join(pattern_of(word) for word in words)})"


def _sorts(where: str, pattern: str) -> list[tuple[Context, re.Pattern[str]]]:
    sorts = dict.fromkeys(sort for sort, w, _ in _TABLE if w == where and sort != "filler")
    return [(cast(Context, sort), deferred(pattern.format(_words(where, sort)))) for sort in sorts]


_BEFORE = _sorts("before", f"{{}}{_words('before', 'filler')}?$") + _sorts("nearest", "{}$")
_BEFORE_COUNTS = _BEFORE + _sorts("counted", "{}$")
_BEFORE_KINDS = _BEFORE_COUNTS + _sorts("enumerated", "{}$")
_AFTER = _sorts("after", "的?{}")
# None of the words after a number stands where none of their ends does, which is looked for in one go.
_AFTER_ENDS = deferred(
    "|".join(sorted({re.escape(w[-2:].strip("…")) for _, where, w in _TABLE if where == "after"}))
)
_UNITS = {word: cast(Context, sort) for sort, where, word in _TABLE if where == "unit"}
_WHOLE, _PARTS = deferred(f"{_words('whole of')}$"), deferred(_words("parts"))
_POLICIES = deferred(f"{_words('articles')}$")
_PROJECTS = deferred(f"{_words('project')}[^，。；、]{{0,6}}项目(?:有|共)?$")


def judge(scene: Scene, measure: Candidate) -> Finding[Context] | None:
    """Return the sort of context that the words around a number make it."""
    text, (start, end) = scene.text, _words_before(scene, measure.start)
    words = text[start:end]
    return (
        _by_unit(text, measure, words)
        or _before(scene, measure, (start, end))
        or _of_projects(text, measure, words)
        or _after(text, measure)
    )


def _words_before(scene: Scene, start: int) -> tuple[int, int]:
    """Where the words of the clause before a number begin and end, or those of a label: 总投资：."""
    clause = scene.clause(start)[0]
    if clause == start and scene.text[clause - 1 : clause] == "：":
        return max(scene.clause(clause - 1)[0], start - _REACH), clause - 1
    return max(clause, start - _REACH), start


def _by_unit(text: str, measure: Candidate, words: str) -> Finding[Context] | None:
    """Ages and anniversaries, but not a life expectancy of 80岁; policies of so many articles (发展10条)."""
    unit = measure.found.value.unit
    if unit in _UNITS and not _LIFE.search(words):
        return Finding(_UNITS[unit], "by its unit", measure.start, measure.end)
    policy = _POLICIES.search(words) if unit == "条" else None
    if policy and text[measure.end : measure.end + 1] in _ENDS:
        return Finding("name", "a policy of so many articles", measure.start - len(policy[0]), measure.end)
    return None


def _before(scene: Scene, measure: Candidate, run: tuple[int, int]) -> Finding[Context] | None:
    """By the words directly before; what is ensured, and investment and people at a time, are no size."""
    words = scene.text[slice(*run)]
    for sort, pattern in _patterns(scene.text[measure.start], measure.found.value.unit):
        match = pattern.search(words)
        if match is None or _NO_SIZE.search(words, 0, match.start()):
            continue
        at = run[0] + match.start()
        if match[0].startswith(_PLANNED) and _OPENS.fullmatch(scene.text, scene.sentence(run[1])[0], at):
            continue
        yearly = "投资" in match[0] or "人口" in match[0]
        if not yearly or not ("年度" in words or scene.periods.within(run[0], measure.start)):
            return Finding(sort, match[0], at, run[1])
    return None


def _patterns(first: str, unit: str) -> list[tuple[Context, re.Pattern[str]]]:
    """Return the patterns of words before a number that hold for its unit and its writing."""
    if unit not in COUNTERS:
        return _BEFORE
    return _BEFORE_KINDS if unit in _KINDS and not first.isdigit() else _BEFORE_COUNTS


def _of_projects(text: str, measure: Candidate, words: str) -> Finding[Context] | None:
    """How many projects or places there are, and what a project costs."""
    start, end = measure.start, measure.end
    counts = measure.found.value.unit in COUNTERS
    if counts and (_is_project(words) or (_LISTED.search(words) and _COST_IN_ALL.match(text, end))):
        return Finding("size", "so many projects there are", start, end)
    if words.endswith("投资") and (_PROJECT.match(text, end) or _COSTLY.match(text, end)):
        return Finding("size", "what a project costs", start, end)
    if counts and _WHOLE.search(words) and _PARTS.match(text, end):
        return Finding("size", "all that there are", start, end)
    return None


def _after(text: str, measure: Candidate) -> Finding[Context] | None:
    for sort, pattern in _AFTER if _AFTER_ENDS.search(text, measure.end, measure.end + _REACH) else ():
        match = pattern.match(text, measure.end, measure.end + _REACH)
        if match:
            return Finding(sort, match[0], measure.end, match.end())
    return None


def _is_project(words: str) -> bool:
    """Whether a clause that says only what kind of projects there are ends here: 其中新建项目5个."""
    match = _PROJECTS.search(words)
    return match is not None and _OWN.fullmatch(words[: match.start()]) is not None
