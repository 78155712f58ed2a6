"""The government that a head tells by its place: whose congress met, whose plan it is, who numbered it."""

import re

from govtargets.composing.masthead import BLANK, FRONT, LEVEL, LONGEST, PLACE, YEAR, ZH, Line, words
from govtargets.composing.scene import Finding, Scene
from govtargets.deferred import deferred
from govtargets.structure import Report

_NTH = r"第[一二三四五六七八九十百\d]{1,4}届"
_SESSION = deferred(rf"(?:在|^{BLANK})(?:(?P<place>{PLACE}){_NTH}|(?P<state>{_NTH}全国))人民代表大会", re.M)
_PARTY_SESSION = deferred(
    rf"(?:中国共产党|中共)(?P<place>{PLACE})第[一二三四五六七八九十百\d]{{1,4}}次(?:党员)?代表大会"
)
_REPORT = deferred(rf"报{BLANK}告")
_OTHER_REPORTS = deferred("人大|人民代表大会常|常务委|法院|检察院")
_PLAN = deferred(rf"{FRONT}(?P<place>{PLACE})(?:{YEAR})?(?:重点|十[件大])?(?:{words('plan')})(?!.*公报|情况)")
_NUMBER = deferred(rf"(?P<short>{ZH}{{1,3}}?)[政府](?:办?[发字函规]|办)〔(?:19|20)\d\d〕\d+号")

_TOWNS = ("镇", "乡", "街道")

Head = tuple[Line, ...]


def meets(scene: Scene, offset: int) -> bool:
    """Return whether a people's congress is named at an offset, its place in front."""
    return _SESSION.match(scene.text, max(0, offset - 1)) is not None


def heard_by_its_congress(scene: Scene, report: Report, head: Head) -> Finding[str] | None:
    """Return the government whose people's congress heard the report, the State Council for the nation's."""
    lines = [line.text for line in head]
    if any(map(_OTHER_REPORTS.search, lines)) or not any(map(_REPORT.search, lines)):
        return None
    end = min(report.end, head[-1].end + 2 * LONGEST)
    met = _SESSION.search(scene.text, report.start, end)
    if met is None:
        return _of_the_party(scene, report.start, end)
    name, run = (f"{met['place']}政府", met.span("place")) if met["place"] else ("国务院", met.span("state"))
    return Finding(name, "the congress that heard the report", *run)


def _of_the_party(scene: Scene, start: int, end: int) -> Finding[str] | None:
    """The committee that a congress of the party heard: 中共云溪县第五次代表大会."""
    met = _PARTY_SESSION.search(scene.text, start, end)
    if met is None:
        return None
    committee = "党委" if met["place"].endswith(_TOWNS) else "委"
    return Finding(met["place"] + committee, "the congress that heard the report", *met.span("place"))


def planned_for_its_place(head: Head) -> Finding[str] | None:
    """Return the government of the place whose plan it is: 云溪市国民经济和社会发展…规划纲要."""
    return next((found for line in head if (found := _of(line, _PLAN, "the place whose plan it is"))), None)


def numbered_by_its_place(head: Head) -> Finding[str] | None:
    """Return the government of the title's place, where a government numbered it: 云政发〔2022〕4号.

    The number has to name the place by one of its characters.
    """
    titles = [line for line in head if line.titles]
    for number in (number for line in head for number in _NUMBER.finditer(line.text)):
        place = re.compile(rf"{FRONT}(?P<place>{ZH}{{0,12}}?[{number['short']}]{ZH}{{0,4}}?{LEVEL})")
        for line in titles:
            found = _of(line, place, "the place whose government numbered it")
            if found:
                return found
    return None


def _of(line: Line, pattern: re.Pattern[str], rule: str) -> Finding[str] | None:
    match = pattern.match(line.text)
    if match is None:
        return None
    start, end = match.span("place")
    return Finding(f"{match['place']}政府", rule, line.start + start, line.start + end)
