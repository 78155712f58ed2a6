"""Values that limit another one: the baseline to be left behind, the threshold that selects who is meant."""

from govtargets.composing.scene import Finding, Scene
from govtargets.composing.subject import MAKES
from govtargets.cues import Context
from govtargets.deferred import deferred
from govtargets.settling import Candidate
from govtargets.tables import COUNTERS, pattern_of, table
from govtargets.values import LOWER_BOUNDS, UPPER_BOUNDS, Percentage

_TABLE = table("context.tsv")
_WORDS = [pattern_of(word) for _, where, word in _TABLE if where == "left"]
_PLANTS = "|".join(word for _, where, word in _TABLE if where == "plant")
_HOUSEHOLDS = deferred(f"的?(?:{'|'.join(word for _, where, word in _TABLE if where == 'households')})")
_LEFT = deferred(rf"(?:{'|'.join(_WORDS)})(?:(?:19|20)\d\d年[末底]?的?)?$")
_COMPARED = deferred(r"[比较](?:(?:19|20)\d\d年|上年|去年)的\(?$")
_CHANGED_TO = deferred(
    r"[^，。；、\d]{0,6}(?:降|减|增|升|提|调|扩|缩|压|变)[^，。；、\d]{0,4}(?:至|到|为)|[^，。；、\d]{0,4}转为|的?基础上"
)
_BOUND = deferred(r"(?:及?以上|及?以下|以内|之内)$")
_NOUN = deferred(r"的?[\u4e00-\u9fff“]")
_VERB = deferred(
    r"(?!的(?:达|占))的?(?:加快|推进|完成|实现|达到|全面|全部|均|已|将|建设|目标|增长|竣工|结顶)"
)
_THING = deferred(r"(?P<thing>的?(?:(?![和与及])[\u4e00-\u9fff“”]){2,12}?)(?:(?:发展|增加|扩大|达)[到至]?)?")
_PLANT = deferred(rf"(?P<thing>(?:/年)?[\u4e00-\u9fff]{{0,12}}?(?:{_PLANTS}))")
_GRADED = ("吨", "千伏", "千瓦", "万千瓦")
_REACH = 12


def is_left_behind(text: str, measure: Candidate) -> bool:
    """Return whether what follows a number says that it changes to another: 由5.8%降至1.6%."""
    return _CHANGED_TO.match(text, measure.end) is not None


def judge(scene: Scene, measure: Candidate) -> Finding[Context] | None:
    """Return `baseline` or `threshold` where a number is one."""
    return _baseline(scene, measure) or _threshold(scene, measure) or _sort_of_thing(scene, measure)


def _baseline(scene: Scene, measure: Candidate) -> Finding[Context] | None:
    """The value to be left: 由5.81%降至1.6%, 在现有11400元基础上."""
    words = scene.text[max(scene.clause(measure.start)[0], measure.start - _REACH) : measure.start]
    compared = _COMPARED.search(words)
    if compared and measure.kind != "percentage":
        return Finding(
            "baseline", "the value of an earlier year", measure.start - len(compared[0]), measure.end
        )
    left = _LEFT.search(words)
    changed = _CHANGED_TO.match(scene.text, measure.end) if left else None
    if not left or not changed:
        return None
    return Finding("baseline", "the value that is left behind", measure.start - len(left[0]), changed.end())


def _threshold(scene: Scene, measure: Candidate) -> Finding[Context] | None:
    """An amount that selects who is meant: 500万元以上项目20个, 产值超10亿元企业2家, 亿元企业."""
    value, text = measure.found.value, scene.text
    if text.startswith("级", measure.end) and value.unit in _GRADED:
        return Finding("threshold", "selects who is meant", measure.start, measure.end)
    if value.low == 0:
        return None
    bare = not text[measure.start].isdigit()
    bounds = value.comparator in (*LOWER_BOUNDS, *UPPER_BOUNDS)
    counts = value.unit in COUNTERS and not (bare and bounds)
    if measure.kind == "percentage" or counts or not (bare or bounds):
        return None
    quoted = text[measure.start : measure.end]
    selects = bare or _BOUND.search(quoted) or text[measure.start - 1] in "超过足于"
    counted = bare and scene.measures.within(measure.start - _REACH, measure.start)
    if counted and counted[-1].end == measure.start and counted[-1].found.value.unit in COUNTERS:
        return Finding("threshold", "selects what is counted", measure.start, measure.end)
    if selects and _NOUN.match(text, measure.end) and not _VERB.match(text, measure.end):
        return Finding("threshold", "selects who is meant", measure.start, measure.end)
    return None


def _sort_of_thing(scene: Scene, measure: Candidate) -> Finding[Context] | None:
    """A size that says which sort of thing is counted behind it: 110千伏变电站1座, 20户以上自然村86个."""
    value = measure.found.value
    counts = value.unit in COUNTERS
    if measure.kind == "percentage" or not value.unit:
        return None
    bounded = value.comparator in (*LOWER_BOUNDS, *UPPER_BOUNDS) and _BOUND.search(
        scene.text, measure.start, measure.end
    )
    if (counts or "元" in value.unit) and not bounded:
        return None
    if value.unit == "户" and _HOUSEHOLDS.match(scene.text, measure.end):
        return Finding("threshold", "says which villages are meant", measure.start, measure.end)
    behind = scene.measures.within(measure.end, scene.clause(measure.start)[1])[:1]
    counted = [
        one
        for one in behind
        if one.found.value.unit in COUNTERS or (counts and isinstance(one.found.value, Percentage))
    ]
    if not counts and counted and counted[0].start == measure.end:
        return Finding("threshold", "selects who is counted", measure.start, measure.end)
    noun = counted and scene.text[measure.end : counted[0].start]
    named = (noun and _THING.fullmatch(noun)) or (not counts and _PLANT.match(scene.text, measure.end))
    if not named or MAKES.search(named["thing"]):
        return None
    return Finding("threshold", "says which sort of thing is meant", measure.start, measure.end)
