"""The place that a report is about, and names of its bodies completed with it: 市财政局 → 云溪市财政局."""

import re
from collections import Counter

from govtargets.composing.scene import Scene
from govtargets.structure import Report

_TAIL = re.compile(r"(?:人民)?政府$|党委$|委员会$")
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,5}?[省市县区乡镇]$")
_OF_A_PLACE = re.compile(r"([\u4e00-\u9fff]{2,3}[省市县区])(?=[\u4e00-\u9fff]{2})")
_LEVELS = "省市县区乡镇"


def read_place(scene: Scene, report: Report, speaker: str | None) -> str | None:
    """Return the place of a report's speaker, else the one that most of its bodies are named after."""
    spoken = _TAIL.sub("", speaker or "")
    if _PLACE.fullmatch(spoken):
        return spoken
    names = (body.found.value.name for body in scene.agencies.within(report.start, report.end))
    places = Counter(match[1] for name in names if (match := _OF_A_PLACE.match(name)))
    most = sorted(places.items(), key=lambda item: (-item[1], item[0]))
    return most[0][0] if most and most[0][1] > 1 else None


def completed(name: str, place: str | None) -> str:
    """Return a name with its place in front, where it begins with no more than the level of that place."""
    if place and len(name) > 1 and name[0] in _LEVELS and place.endswith(name[0]):
        return place + name[1:]
    return name
