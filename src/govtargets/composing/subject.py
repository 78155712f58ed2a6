"""Counts of what exists, of which something else is said: 8个断面水质100%达标, 三项指标增长."""

import re

from govtargets.composing.scene import Before, Finding, Scene
from govtargets.cues import Context
from govtargets.deferred import deferred
from govtargets.settling import Candidate
from govtargets.tables import COUNTERS, table

_MADE = tuple(word for kind, word in table("indicator.tsv") if kind in ("verb", "first"))
MAKES = deferred(f"(?:{'|'.join(sorted(map(re.escape, _MADE), key=len, reverse=True))})(?!率)")
_DONE = deferred(r"[^，。；]{0,12}?(?:已|全面|竣工|结顶|投用|被评|获评|入选|进行)")
_TASKED = deferred("(?:任务|计划|目标)(?:数|值|为)?$")
_PART_DONE = deferred(r"[^，。；\d]{0,10}，(?:目前|现|其中)?已[^，。；\d]{1,8}")
_SEPARATE = deferred(r"[，；、和()\[\]]|及(?!以[上下])|总?投资(?<!完成投资)$|(?<!全部)(?<![均都])增长$")
_LISTED = deferred(
    r"[^，。；、]{0,10}[、和及][^，。；、]{0,8}|[；，]其中[^，。；、]{0,8}|\)?，[^，。；、已]{2,10}项目"
)
_SERVED = deferred(r"[为给](?<![成作认分列视增升降变改]为)(?:全[省市县区乡镇])?$")
_THERE_ARE = deferred("(?:监测户|监测对象|脱贫户|贫困户|人口|牧民|农户|居民|现有|还有|尚有|共有|涉及|辖区)$")
_AIMED_AT = "向对在于从按以"
_TOWARD = deferred(
    r"[ \t\u3000]*[^，。；、\d]{0,3}(?<![核结应校过])对(?![接标口外照应]|剩余)[^，。；、\d]{0,8}"
)
_TO, _NEAR = "对", 12
_NAMED = deferred(r"[\u4e00-\u9fff“\d]")
# What a list goes on to tell, and nobody counts: 抓好三项工作, 办好六件大事.
_MATTERS = deferred("项(?:重点)?工作|件大?事(?!项)|个方面")
_FEW = 20
_PAIR = 12
_PEOPLE = {"人", "名", "口"}
_PLACES = "村镇乡"
_PLACE = deferred("行政村|自然村|社区|街道|乡镇")


def judge(scene: Scene, measure: Candidate, before: Before | None) -> Finding[Context] | None:
    """Return `size` where a number counts what exists."""
    if measure.kind != "percentage" and (toward := _dealt_with(scene, measure)):
        return toward
    if measure.found.value.unit not in COUNTERS:
        return None
    return (
        _of_a_subject(scene, measure)
        or _partly_done(scene, measure)
        or _households(scene, measure)
        or _in_words(scene, measure)
        or _in_a_list(scene, measure, before)
    )


def _of_a_subject(scene: Scene, measure: Candidate) -> Finding[Context] | None:
    """A count in front of what is said of it: 8个断面水质100%达标, 45个村…50万元以上."""
    if measure.found.value.comparator != "point":
        return None
    start, end = scene.clause(measure.start)
    later = [m for m in scene.measures.within(measure.end, end) if scene.text[m.start].isdigit()]
    if _SERVED.search(scene.text, start, measure.start):
        return None
    if not later or scene.text[start : measure.start].strip(" \u3000”").endswith(_MADE):
        return None
    between = scene.text[measure.end : later[0].start]
    if _SEPARATE.search(between) or (not between and scene.text[measure.end - 1] not in _PLACES):
        return None
    return Finding("size", "a count of what the measure behind speaks of", measure.start, measure.end)


def _partly_done(scene: Scene, measure: Candidate) -> Finding[Context] | None:
    """All of what the next clause has done in part: 排污口600个，已整治400个."""
    start, end = scene.clause(measure.start)
    done = _PART_DONE.match(scene.text, measure.end)
    part = scene.measures.within(done.end(), done.end() + 1) if done else ()
    same = bool(part) and part[0].found.value.unit == measure.found.value.unit
    made = _TASKED.search(scene.text, start, measure.start) or MAKES.search(scene.text, start, measure.start)
    if not same or made:
        return None
    return Finding("size", "all of what is done in part", measure.start, measure.end)


def _households(scene: Scene, measure: Candidate) -> Finding[Context] | None:
    """So many households with so many people as there are: 监测户37户152人, not 全年减贫214户903人."""
    start = scene.clause(measure.start)[0]
    beside = scene.measures.within(measure.start - _PAIR, measure.end + 1)
    joined = [
        one for one in (*beside, measure) if measure.start in (one.start, one.end) or one.start == measure.end
    ]
    units = {one.found.value.unit for one in joined}
    there_are = _THERE_ARE.search(scene.text, start, min(one.start for one in joined))
    made = MAKES.search(scene.text, start, measure.start)
    if not there_are or made or "户" not in units or not units & _PEOPLE:
        return None
    return Finding("size", "so many households and people there are", measure.start, measure.end)


def _in_words(scene: Scene, measure: Candidate) -> Finding[Context] | None:
    """A count in words that nothing makes or reaches: 三项指标增长, 两个断面达标."""
    text = scene.text
    value = measure.found.value
    few = value.comparator == "point" and value.low <= _FEW
    if text[measure.start].isdigit() or not few or _DONE.match(text, measure.end):
        return None
    if measure.found.value.unit == "大":
        return Finding("name", "a slogan of so many great things", measure.start, measure.end)
    if _MATTERS.match(text, measure.end - len(value.unit)):
        return Finding("size", "so many matters are to be told", measure.start, measure.end)
    aimed_at = text[measure.start - 1 : measure.start] in tuple(_AIMED_AT)
    if MAKES.search(text, scene.clause(measure.start)[0], measure.start) and not aimed_at:
        return None
    return Finding("size", "a count in words of what exists", measure.start, measure.end)


def _dealt_with(scene: Scene, measure: Candidate) -> Finding[Context] | None:
    """A count of those with whom something is done: 对12处堵点逐一会诊, 对纳入监测的412户落实帮扶."""
    start = scene.clause(measure.start)[0]
    if _TO not in scene.text[start : start + _NEAR]:
        return None
    toward = _TOWARD.fullmatch(scene.text, start, measure.start)
    if toward is None or not _NAMED.match(scene.text, measure.end):
        return None
    return Finding("size", "those with whom something is done", measure.start - 1, measure.end)


def _in_a_list(scene: Scene, measure: Candidate, before: Before | None) -> Finding[Context] | None:
    """A count in a list whose first member is one of what exists: 全区12个乡镇、9个部门和4个专班."""
    if before is None or before.context != "size":
        return None
    unit = measure.found.value.unit
    counts_places = unit in tuple(_PLACES) or _PLACE.match(scene.text, measure.end)
    adjoining = before.measure.end == measure.start and (counts_places or unit in _PEOPLE)
    if not adjoining and not _LISTED.fullmatch(scene.text, before.measure.end, measure.start):
        return None
    return Finding("size", "listed with another", before.measure.start, before.measure.end)
