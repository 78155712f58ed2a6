"""Places of which a page says that they plan something, where no body speaks: 今年云溪县将新建学校5所."""

from bisect import bisect_left

from govtargets.composing.masthead import LEVEL, ZH
from govtargets.composing.noun import Run
from govtargets.composing.scene import Scene
from govtargets.deferred import deferred
from govtargets.tables import words

_ENDS = "".join(f"(?<!{word})" for word in words("sorts_of_places.tsv", "ends"))
_NO_NAME = "[全各我本该两几省市县区]|其[中他余]|[今明去]年|目前|据"
_NAME = rf"(?!{_NO_NAME}){ZH}{{2,7}}?(?:自治[区州县]|开发区|{LEVEL}){_ENDS}"
_PLANS = deferred(
    r"(?:^|[，。；：\s])(?:据悉|据了解|其中|目前|今年|明年|(?:19|20)\d\d年)?，?"
    rf"(?P<place>{_NAME})"
    r"(?:今年|明年|全年|(?:19|20)\d\d年)?，?(?:将|计划|力争|确保|拟|预计|要(?![求点素]))"
    rf"|者[^，。；]{{0,8}}?从(?P<source>{_NAME})[^，。；]{{0,24}}(?:获悉|了解到|获知|得知)"
)
_REACH = 800


def read_planners(scene: Scene) -> tuple[Run, ...]:
    """Return where places stand that open a clause and plan."""
    return tuple(match.span("place" if match["place"] else "source") for match in _PLANS.finditer(scene.text))


def planner_before(scene: Scene, planners: tuple[Run, ...], start: int) -> Run | None:
    """Return the place that was named last as one that plans, not far above and in the same report."""
    i = bisect_left(planners, (start, start)) - 1
    if i < 0 or start - planners[i][0] > _REACH or planners[i][0] < scene.report_at(start).start:
        return None
    return planners[i]
