"""Runs of numbers that describe one thing: 全长64公里，设计时速80公里，路基宽26米."""

from govtargets.composing.scene import Before, Finding, Scene
from govtargets.composing.subject import MAKES
from govtargets.cues import Context
from govtargets.deferred import deferred
from govtargets.settling import Candidate

_REACH = 24
_TURNS = deferred(
    r"[。；)\n]|增长|提高|提升|上升|上涨|下降|增加|增至|降至|目标|任务|同比|截至|预计|力争|确保|今年|全年|年内|年底|20\d\d|[已将要拟]"
)


def judge(scene: Scene, measure: Candidate, before: Before | None) -> Finding[Context] | None:
    """Return `extent` for a number that goes on with a description: nothing between makes or reaches it."""
    if before is None or before.context != "extent" or measure.start - before.measure.end > _REACH:
        return None
    between = scene.text[before.measure.end : measure.start].replace("现有", "")
    if (
        _TURNS.search(between)
        or MAKES.search(between)
        or scene.periods.within(before.measure.end, measure.start)
    ):
        return None
    return Finding("extent", "goes on with a description", before.measure.start, before.measure.end)
