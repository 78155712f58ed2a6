"""Numbers in brackets, which explain what stands before them: (总投资22亿元), (年收入2000万元及以上)."""

from govtargets.composing.scene import Finding, Scene
from govtargets.cues import Context
from govtargets.deferred import deferred
from govtargets.numbering import MARK
from govtargets.settling import Candidate

_REACH = 60
_TOLD = deferred(
    "增长|提高|提升|上升|上涨|下降|降低|减少|增加|新增|完成|达到|建成|实现|同比|占比|已|将|力争|确保|含|其中"
)
_APART = ("占", "任务", "目标", "计划")
_OF_A_BODY = deferred("(?:[省州市县旗镇乡局委办]|(?<!联)盟|街道|(?<![小园社片辖景校厂库])区)$")
_TASKS, _LINE_END = ("项", "件", "个"), deferred(r"\)[ \t]*(?:\n|$)")
_NUMBERED = deferred(rf"(?:^|\n)[ \t\u3000]*{MARK}[^\n]{{0,30}}$")
_NOT_HELD = "。；\n)"


def judge(scene: Scene, measure: Candidate) -> Finding[Context] | None:
    """Return `extent` for a number in brackets that nothing there reports or promises.

    What follows a measure directly divides it, and goes on with it: 45万亩(旱田40万亩), but not its share
    of something else: (占全省三成).
    """
    text = scene.text
    opened = text.rfind("(", max(0, measure.start - _REACH), measure.start)
    if opened < 0:
        return None
    words = text[opened + 1 : measure.start]
    if any(mark in words for mark in _NOT_HELD) or _TOLD.search(words):
        return None
    if (
        not words
        and _OF_A_BODY.search(text, max(0, opened - 2), opened)
        and not _tasks(text, opened, measure)
    ):
        return None  # what a body reached, in a list of bodies: 云溪县(79.5%)、
    divided = any(one.end == opened for one in scene.measures.within(opened - _REACH, opened))
    if divided and not words.startswith(_APART):
        return None
    return Finding("extent", "an explanation in brackets", opened, measure.end)


def _tasks(text: str, opened: int, measure: Candidate) -> bool:
    """Whether a bracket says how many tasks a heading has below it: 一、县教育局(8项)."""
    return (
        measure.found.value.unit in _TASKS
        and _LINE_END.match(text, measure.end) is not None
        and _NUMBERED.search(text, max(0, opened - _REACH), opened) is not None
    )
