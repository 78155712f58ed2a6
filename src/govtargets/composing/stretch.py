"""Whether a second amount is the stretch of the first: 不少于200，力争220."""

from govtargets.composing.scene import Before, Scene
from govtargets.deferred import deferred
from govtargets.settling import Candidate

_REACHES_FOR = deferred(r"[，、；]?[并且]?(?:力争|争取|冲刺|力求|努力)(?:达到|完成|实现|突破|超过?)?")


def stretches(scene: Scene, before: Before, measure: Candidate) -> bool:
    """Return whether nothing but a word of striving stands between two amounts of one unit."""
    if before.context is not None:
        return False
    units = before.measure.found.value.unit, measure.found.value.unit
    same = units[0] == units[1] or not all(units)
    return same and _REACHES_FOR.fullmatch(scene.text, before.measure.end, measure.start) is not None
