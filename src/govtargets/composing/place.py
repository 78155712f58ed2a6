"""The place that a report is about, and names of its bodies completed with it: 市财政局 → 云溪市财政局."""

from collections import Counter

from govtargets.composing.scene import Scene
from govtargets.deferred import deferred
from govtargets.structure import Report
from govtargets.tables import table

_TAIL = deferred(r"(?:人民)?政府$|党委$|委员会$")
_PLACE = deferred(r"[\u4e00-\u9fff]{1,5}?[省市县区乡镇]$")
_OF_A_PLACE = deferred(r"(?!县级|地级|设区)([\u4e00-\u9fff]{2,3}[省市县区州])(?=[\u4e00-\u9fff]{2})")
_IN_PLACES = deferred(rf"(?:{_OF_A_PLACE.pattern}){{1,3}}")
_LEVELS = "省市县区乡镇"
_PROVINCE = deferred(f"(?:{'|'.join(name for (name,) in table('provinces.tsv'))})(?![路街道大镇乡村区河县])")
_OFTEN, _SHORTEST = 3, 3


def read_place(scene: Scene, report: Report, speaker: str | None) -> str | None:
    """Return the place of a report's speaker, of the issuer the caller gave, or of most of its bodies."""
    for name in (speaker, scene.page.document.issuer):
        place = _place_of(name or "")
        if place:
            return place
    names = (body.found.value.name for body in scene.agencies.within(report.start, report.end))
    places = Counter(match[1] for name in names if (match := _OF_A_PLACE.match(name)))
    most = sorted(places.items(), key=lambda item: (-item[1], item[0]))
    return most[0][0] if most and most[0][1] > 1 else None


def read_province(scene: Scene, report: Report) -> str | None:
    """Return the only province that a report names, and names again and again, for its 省政府.

    One that is named once may be any other (学习浙江经验), and 湖南路 is a street.
    """
    bodies = scene.agencies.within(report.start, report.end)
    if not any(body.found.value.name.startswith("省") for body in bodies):
        return None
    named = Counter(_PROVINCE.findall(scene.text, report.start, report.end))
    (name, times) = named.most_common(1)[0] if named else ("", 0)
    return name if len(named) == 1 and times >= _OFTEN else None


def completed(name: str, place: str | None, province: str | None = None) -> str:
    """Return a name with its place in front, where it begins with no more than a level of that place.

    The place may lie in another: 县政府 and 镇政府 on a page of 云溪县石桥镇.
    """
    if place and len(name) > 1 and name[0] in _LEVELS:
        end = len(place) if place.endswith(name[0]) else place.find(name[0], _SHORTEST - 1) + 1
        if end:
            return place[:end] + name[1:]
    return province + name if province and name.startswith("省") else name


def may_stand_for(short: str, name: str) -> bool:
    """Return whether a name is another with some characters left out: 云溪市住建局, 云溪市住房和城乡建设局.

    Governments are one only where they are of one level: not 云溪县政府 and 云溪县石桥镇政府.
    """
    if not name.removesuffix("员会" if short.endswith("委") else "").endswith(short[-1:]):
        return False
    of_one_level = _TAIL.sub("", short)[-1:] == _TAIL.sub("", name)[-1:]
    characters = iter(name)
    return (of_one_level or not short.endswith("政府")) and all(one in characters for one in short)


def _place_of(name: str) -> str | None:
    """The place that a name governs (云溪市政府) or begins with (云溪市水利局)."""
    governed = _TAIL.sub("", name)
    if _PLACE.fullmatch(governed):
        return governed
    within = _IN_PLACES.match(name)
    return within[0] if within else None
