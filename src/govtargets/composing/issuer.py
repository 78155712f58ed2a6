"""The issuer of a document: the body that its head names, or that signs it."""

import re
from collections.abc import Set as AbstractSet
from itertools import zip_longest

from govtargets.composing.government import (
    heard_by_its_congress,
    meets,
    numbered_by_its_place,
    planned_for_its_place,
)
from govtargets.composing.masthead import BLANK, DATE, PLACE, REACH, ZH, Line, opening, read_head, words
from govtargets.composing.place import completed
from govtargets.composing.scene import Finding, Scene
from govtargets.deferred import deferred
from govtargets.settling import Candidate
from govtargets.structure import Report

Head = tuple[Line, ...]

_TITLE, _NAMED = "the title of the report", "the issuer that the head names"
_JOINS = deferred(rf"{BLANK}(?:(?P<about>关于)|{words('joins')}|[\d“《])")
_DATED = deferred(rf"{BLANK}\(?{DATE}\)?$")
_SIGNED = deferred(rf"{BLANK}(?:\n{BLANK}){{0,2}}{DATE}(?:印发)?{BLANK}$", re.M)
_LABEL = deferred(rf"(?:{words('label')}){BLANK}[：:][ \t\u3000\n]*")
_ENDING = "(?:政府|国务院|局|厅|委|委员会|法院|检察院)"
_OFFICIAL = deferred(
    rf"(?P<body>{ZH}{{2,20}}?{_ENDING}|(?P<place>{PLACE})(?=代?[省市县区州盟旗镇乡]长))"
    rf"{BLANK}(?:党[组委]书记、)?[代副]?(?:{words('official')})"
    rf"(?:{ZH}{{0,3}}|[ \t\u3000]+{ZH}(?:{BLANK}{ZH}){{0,3}})$"
)
_FOR = deferred("代表")
_OFFICE = deferred("(?:(?<=政府)|(?<=国务院)|(?<=[省市县区州盟旗]委))(?:办公[室厅]|办)$")
_CONGRESS_OF = deferred("(?:政府|党委|委)$")
_MARGIN = 40


def read_issuer(scene: Scene, report: Report, apart: AbstractSet[int]) -> Finding[str] | None:
    """Return the body that issues a report, None where none is named; for its office, the body itself.

    `apart` is where bodies stand that are no issuers of the whole: headings of which there are several.
    """
    head = tuple(read_head(scene, report))
    congress = heard_by_its_congress(scene, report, head)
    found = (
        _in_title(scene, report, head)
        or _labelled(scene, head)
        or _byline(scene, head, apart)
        or _official(head, apart)
        or congress
        or _represented(scene, report)
        or planned_for_its_place(head)
        or numbered_by_its_place(head)
        or _signature(scene, report)
    )
    if found is None:
        return None
    place = _CONGRESS_OF.sub("", congress.value) if congress else None
    return found._replace(value=completed(_OFFICE.sub("", found.value), place))


def _body(body: Candidate, rule: str) -> Finding[str]:
    return Finding(body.found.value.name, rule, body.start, body.end, body)


def _in_title(scene: Scene, report: Report, head: Head) -> Finding[str] | None:
    """The body in the report's own title, else one that opens a line of the head which reads like a title."""
    if report.title:
        title = scene.text.find(report.title, report.start)
        for body in scene.agencies.within(title, title + len(report.title)):
            if not meets(scene, body.start):
                return _body(body, _TITLE)
    for line, below in zip_longest(head, head[1:]):
        bodies = opening(scene, line)
        joins = _JOINS.match(scene.text, bodies[-1].end, line.end) if bodies else None
        goes_on = bodies and bodies[-1].end == line.end and below and below.text.startswith("关于")
        if goes_on or (joins and (joins["about"] or line.titles)):
            return _body(bodies[0], _TITLE)
    return None


def _labelled(scene: Scene, head: Head) -> Finding[str] | None:
    """The body behind a label of the page, or in front of 印发."""
    for label in _LABEL.finditer(scene.text, head[0].start, head[-1].end) if head else ():
        for body in scene.agencies.within(label.end(), label.end() + 1):
            return _body(body, _NAMED)
    for body in scene.agencies.within(head[0].start, head[-1].end) if head else ():
        if scene.text.startswith("印发", body.end):
            return _body(body, _NAMED)
    return None


def _byline(scene: Scene, head: Head, apart: AbstractSet[int]) -> Finding[str] | None:
    """A body on a line of its own: one with a date behind it or below, else one beside a title."""
    beside: Candidate | None = None
    for i, line in enumerate(head):
        bodies = opening(scene, line)
        if not bodies or bodies[0].start in apart:
            continue
        alone, near = bodies[-1].end == line.end, head[max(0, i - 1) : i + 2]
        if _DATED.match(scene.text, bodies[-1].end, line.end) or (alone and _DATED.match(near[-1].text)):
            return _body(bodies[0], _NAMED)
        if alone and beside is None and any(other.titles for other in near if other is not line):
            beside = bodies[0]
    return _body(beside, _NAMED) if beside else None


def _official(head: Head, apart: AbstractSet[int]) -> Finding[str] | None:
    """The body of whoever gives the report: 云溪县人民政府县长 or 云溪县县长, and a name."""
    for line in head:
        named = _OFFICIAL.match(line.text)
        if named and line.start not in apart:
            name = f"{named['place']}政府" if named["place"] else named["body"]
            return Finding(name, _NAMED, line.start, line.start + named.end("body"))
    return None


def _represented(scene: Scene, report: Report) -> Finding[str] | None:
    for match in _FOR.finditer(scene.text, report.start, min(report.end, report.start + REACH)):
        for body in scene.agencies.within(match.end(), match.end() + 1):
            return _body(body, "for whom the report is given")
    return None


def _signature(scene: Scene, report: Report) -> Finding[str] | None:
    """The body that stands alone on a line, a date behind or below it; None where such bodies differ."""
    signed = [body for body in scene.agencies.within(report.start, report.end) if signs(scene, body)]
    names = {body.found.value.name for body in signed}
    return _body(signed[-1], "the signature") if len(names) == 1 else None


def signs(scene: Scene, body: Candidate) -> bool:
    """Return whether a body stands alone on a line, with nothing but a date behind or below it."""
    line = scene.text.rfind("\n", max(0, body.start - _MARGIN), body.start) + 1
    if (line == 0 and body.start > _MARGIN) or scene.text[line : body.start].strip(" \t\u3000"):
        return False
    return _SIGNED.match(scene.text, body.end) is not None
