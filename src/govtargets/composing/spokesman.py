"""Whose word news passes on: 云溪市水务局有关负责人介绍, 记者从云溪市水务局获悉, 访云溪市水务局局长."""

from bisect import bisect_right

from govtargets.composing.masthead import words
from govtargets.composing.scene import Scene
from govtargets.deferred import deferred
from govtargets.settling import Candidate

_HOLDER = rf"(?:党[组委](?:副?书记|成员)、)?副?(?:{words('official')})"
# An office within a body may be named behind it: 县水务局农田水利科负责人.
_SPEAKS = deferred(
    rf"(?:[\u4e00-\u9fff]{{2,8}}[处科室股](?=负责|[处科]长))?(?:的?(?:有关|相关|主要)?(?:负责人|负责同志|新闻发言人)[\u4e00-\u9fff]{{0,4}}?|{_HOLDER}[\u4e00-\u9fff]{{2,3}})"
    "(?:介绍|表示|说|告诉|透露|称)"
)
_HOLDS = deferred(_HOLDER)
_LEARNT = deferred("(?:方面)?(?:获悉|了解到|获知|得知)")
# What a meeting asks for is not what the body said that was quoted above.
_MEETING = deferred("会议(?:要求|强调|指出|明确|提出)")
_REACH = 800


def read_quoted(scene: Scene) -> tuple[Candidate, ...]:
    """Return the bodies whose word a page passes on, by place."""
    return tuple(body for body in scene.agencies.items if _quoted(scene, body))


def quoted_before(scene: Scene, quoted: tuple[Candidate, ...], start: int) -> Candidate | None:
    """Return the body that was quoted last before an offset, in the same report.

    Whom a report interviews answers for all of it; another for what is not far below.
    """
    i = bisect_right(quoted, start, key=lambda body: body.start) - 1
    if i < 0 or quoted[i].start < scene.report_at(start).start:
        return None
    if _MEETING.search(scene.text, max(quoted[i].end, start - _REACH), start):
        return None
    return quoted[i] if start - quoted[i].start <= _REACH or _interviewed(scene, quoted[i]) else None


def _quoted(scene: Scene, body: Candidate) -> bool:
    if scene.text[max(0, body.start - 1) : body.start] == "从":
        return _LEARNT.match(scene.text, body.end) is not None
    return _interviewed(scene, body) or _SPEAKS.match(scene.text, body.end) is not None


def _interviewed(scene: Scene, body: Candidate) -> bool:
    before = scene.text[max(0, body.start - 2) : body.start].rstrip("了")
    return before.endswith("访") and _HOLDS.match(scene.text, body.end) is not None
