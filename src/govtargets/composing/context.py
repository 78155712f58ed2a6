"""Numbers that are neither promised nor reported: baselines, thresholds, sizes, comparisons."""

import re

from govtargets.composing.scene import COUNTERS, Before, Finding, Scene, table
from govtargets.settling import Candidate

_CONTEXT = table("context.tsv")
_BEFORE = [(sort, re.compile(f"(?:{word})$")) for sort, where, word in _CONTEXT if where == "before"]
_COUNTED = [(sort, re.compile(f"(?:{word})$")) for sort, where, word in _CONTEXT if where == "counted"]
_ENUMERATED = [(sort, re.compile(f"(?:{word})$")) for sort, where, word in _CONTEXT if where == "enumerated"]
_KINDS = ("项", "种", "类")
_AFTER = [(sort, re.compile(word)) for sort, where, word in _CONTEXT if where == "after"]
_AROUND = [
    (sort, re.compile(f"(?:{word.partition('…')[0]})$"), re.compile(word.partition("…")[2]))
    for sort, where, word in _CONTEXT
    if where == "around"
]
_UNITS = re.compile("|".join(word for _, where, word in _CONTEXT if where == "unit"))
_CHANGED_TO = re.compile(
    r"[^，。；、\d]{0,6}(?:降|减|增|升|提|调|扩|缩|压|上升|下降|变)[^，。；、\d]{0,4}(?:至|到|为)|[^，。；、\d]{0,4}转为|基础上"
)
_THRESHOLD = re.compile(r"(?:及?以上|及?以下|以内|之内)$")
_NOUN = re.compile(r"的?[\u4e00-\u9fff“]")
_PROJECT = re.compile(r"的?[\u4e00-\u9fff“”]{2,16}?(?:项目|工程)")
_VERB = re.compile(r"的?(?:加快|推进|完成|实现|达到|全面|全部|均|已|将|建设|的?目标|增长|竣工|结顶)")
_REACH = 24
_LISTED = re.compile(
    r"[^，。；、]{0,10}[、和及][^，。；、]{0,8}|[；，]其中[^，。；、]{0,8}|\)?，[^，。；、]{2,10}项目"
)
_MADE = tuple(word for kind, word in table("indicator.tsv") if kind in ("verb", "first"))
_QUOTED = 16
_AIMED_AT = "向对在于从按以"
_TAKES = re.compile(r"(?:时间|期限|年限|周期|时限)[^，。；\d]{0,8}$")
_MAKES = re.compile("|".join(sorted(map(re.escape, _MADE), key=len, reverse=True)))
_DONE = re.compile(r"[^，。；]{0,12}?(?:已|全面|竣工|结顶|投用)")
_SEPARATE = re.compile(r"[，；、和及]|总?投资$|增长$")
_PLACES = "村镇乡"


def judge_context(scene: Scene, measure: Candidate, before: Before | None) -> Finding[str] | None:
    """Return the sort of context a number is, or None where it may be a target or a result."""
    return (
        _by_words(scene, measure)
        or _baseline(scene, measure)
        or _threshold(scene, measure)
        or _in_a_name(scene, measure)
        or _stretch_of_years(scene, measure)
        or _size_of_a_subject(scene, measure)
        or _worded_count(scene, measure)
        or _listed_with_context(scene, measure, before)
    )


def _by_words(scene: Scene, measure: Candidate) -> Finding[str] | None:
    """By what stands directly before or behind it: 总投资…, 40周年, 7个项目中."""
    if _UNITS.match(measure.found.value.unit):
        return Finding("age", "a length of life or of an institution", measure.start, measure.end)
    clause = scene.clause(measure.start)[0]
    words = scene.text[max(clause, measure.start - _REACH) : measure.start]
    dated = bool(scene.periods.within(clause, measure.start))
    patterns = [*_BEFORE, *(_COUNTED if measure.found.value.unit in COUNTERS else ())]
    if measure.found.value.unit in _KINDS and not scene.text[measure.start].isdigit():
        patterns += _ENUMERATED
    for sort, pattern in patterns:
        match = pattern.search(words)
        if match and sort in ("size", "comparison") and not (dated and match[0].endswith("总投资")):
            return Finding(sort, match[0], measure.start - len(match[0]), measure.start)
    if (
        words.endswith("投资")
        and _PROJECT.match(scene.text, measure.end)
        and not _VERB.match(scene.text, measure.end)
    ):
        return Finding("size", "what a project costs", measure.start, measure.end)
    for sort, front, behind in _AROUND:
        if front.search(words) and behind.match(scene.text, measure.end):
            return Finding(sort, "all that there are", measure.start, measure.end)
    for sort, pattern in _AFTER:
        match = pattern.match(scene.text, measure.end, measure.end + _REACH)
        if match:
            return Finding(sort, match[0], measure.end, match.end())
    return None


def _baseline(scene: Scene, measure: Candidate) -> Finding[str] | None:
    """The value to be left: 由5.81%降至1.6%, 在现有11400元基础上."""
    words = scene.text[max(scene.clause(measure.start)[0], measure.start - 12) : measure.start]
    leaves = next((m for sort, p in _BEFORE if sort == "baseline" and (m := p.search(words))), None)
    changed = _CHANGED_TO.match(scene.text, measure.end)
    if leaves and changed:
        return Finding(
            "baseline", "the value that is left behind", measure.start - len(leaves[0]), changed.end()
        )
    return None


def _threshold(scene: Scene, measure: Candidate) -> Finding[str] | None:
    """An amount that selects who is meant: 500万元以上项目20个, 产值超10亿元企业2家, 亿元企业."""
    value, text = measure.found.value, scene.text
    if (
        value.comparator not in ("at_least", "more_than", "at_most", "less_than")
        and text[measure.start].isdigit()
    ):
        return None
    if measure.kind == "percentage" or value.unit in COUNTERS:
        return None
    quoted = text[measure.start : measure.end]
    bare = not text[measure.start].isdigit()
    selects = bare or _THRESHOLD.search(quoted) or text[measure.start - 1] in "超过足于"
    if selects and _NOUN.match(text, measure.end) and not _VERB.match(text, measure.end):
        return Finding("threshold", "selects who is meant", measure.start, measure.end)
    return None


def _in_a_name(scene: Scene, measure: Candidate) -> Finding[str] | None:
    """A number within a short quotation is part of a name: “15分钟就医圈”."""
    opened = scene.text.rfind("“", max(0, measure.start - _QUOTED), measure.start)
    closed = scene.text.find("”", measure.end, measure.end + _QUOTED)
    text, unit = scene.text, measure.found.value.unit
    if not unit and text[measure.start : measure.end].isdigit() and _NOUN.match(text, measure.end):
        return Finding("name", "a number without a unit, glued to a word", measure.start, measure.end)
    if opened < 0 or closed < 0 or closed - opened > _QUOTED or "”" in scene.text[opened : measure.start]:
        return None
    return Finding("name", "within a short quotation", opened, closed + 1)


def _stretch_of_years(scene: Scene, measure: Candidate) -> Finding[str] | None:
    """A stretch of years in which other things are to happen (五年新增…), not one that is promised."""
    value = measure.found.value
    if value.unit != "年" or value.comparator != "point" or value.low < 1:
        return None
    words = scene.text[max(0, measure.start - _REACH) : measure.start]
    return (
        None if _TAKES.search(words) else Finding("period", "a stretch of years", measure.start, measure.end)
    )


def _worded_count(scene: Scene, measure: Candidate) -> Finding[str] | None:
    """A count in words that nothing makes or reaches: 三项指标增长, 两个断面达标."""
    if scene.text[measure.start].isdigit() or measure.found.value.unit not in COUNTERS:
        return None
    start = scene.clause(measure.start)[0]
    made = _MAKES.search(scene.text, start, measure.start) and scene.text[measure.start - 1] not in _AIMED_AT
    if made or _DONE.match(scene.text, measure.end):
        return None
    return Finding("size", "a count in words of what exists", measure.start, measure.end)


def _size_of_a_subject(scene: Scene, measure: Candidate) -> Finding[str] | None:
    """A count of what exists, in front of what is said of it: 8个断面水质100%达标, 45个村…50万元以上."""
    start, end = scene.clause(measure.start)
    if measure.found.value.unit not in COUNTERS or measure.found.value.comparator != "point":
        return None
    later = [m for m in scene.measures.within(measure.end, end) if scene.text[m.start].isdigit()]
    if not later or scene.text[start : measure.start].strip(" \u3000”").endswith(_MADE):
        return None
    between = scene.text[measure.end : later[0].start]
    if _SEPARATE.search(between) or (not between and scene.text[measure.end - 1] not in _PLACES):
        return None
    return Finding("size", "a count of what the measure behind speaks of", measure.start, measure.end)


def _listed_with_context(scene: Scene, measure: Candidate, before: Before | None) -> Finding[str] | None:
    """A count in a list whose first member is one of what exists: 全区12个乡镇、9个部门和4个专班."""
    if before is None or before.context is None or not before.context.startswith("size"):
        return None
    if measure.found.value.unit in COUNTERS and _LISTED.fullmatch(
        scene.text, before.measure.end, measure.start
    ):
        return Finding("size", "listed with another", before.measure.start, before.measure.end)
    return None
