"""Who answers for it: the body that the clause names, that of the heading, or the speaker of the report."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from attrs import frozen

from govtargets.composing.scene import Finding, Scene
from govtargets.model import AgencyOrigin
from govtargets.settling import Candidate
from govtargets.structure import Report

Answerable = tuple[str, AgencyOrigin]

_OPENING = 600
_SPEAKER = re.compile(r"代表")
_LEAD = re.compile(r"(?:牵头|责任|主办)(?:单位|部门)[：:]")
_MARK = re.compile(r"[ \t\u3000•·●■◆▲★]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．])?[ \t\u3000]*")
_NUMERALS = "一二三四五六七八九十"
_ITEM = re.compile(rf"^[ \t\u3000]*([{_NUMERALS}])(?:、|是)", re.M)
_NEXT_ITEM = 80
_LAST_ITEM = 3000
_PARAGRAPH = 1000
_LIST = 200
_MARGIN = 40
_ITEM_LENGTH = 1500
_LIST_END = re.compile(r"[。)\n]")
_IN_LIST = re.compile(r"(?:牵头|责任|主办)(?:单位|部门)")
_HEADS_CLAUSE = re.compile(r"\s*(?:本报讯|近日|昨日|目前|今年|记者从|记者了解到|据)?\s*")
_ENTRY = 120
_SET_UP = re.compile("提出|部署|出台|实施的|制定")
_OWN_TAIL = re.compile(r"[ \t\u3000]*(?:[：:]|$)", re.M)


@frozen
class Headings:
    """The bodies that speak, by the place from which on they do."""

    starts: tuple[int, ...]
    bodies: tuple[Candidate, ...]
    leads: tuple[Candidate, ...]
    speakers: dict[int, Finding[Answerable] | None]


def read_headings(scene: Scene) -> Headings:
    """Return the headings of a page that name a body, glued ones where the page uses such headings at all."""
    lines = [(agency, _alone(scene, agency)) for agency in scene.agencies.items if _opens_line(scene, agency)]
    accustomed = sum(alone for _, alone in lines) >= 2
    bodies: list[Candidate] = []
    for agency, alone in lines:
        known = bodies[-1] if bodies else None
        if alone and known and _interrupts_a_list(scene, known.end, agency.start):
            continue
        if alone or (accustomed and not _same_body(known, agency)):
            bodies.append(agency)
    speakers = {report.start: _speaker(scene, report) for report in scene.outline.reports}
    return Headings(tuple(body.start for body in bodies), tuple(bodies), tuple(_leads(scene)), speakers)


def _opens_line(scene: Scene, agency: Candidate) -> bool:
    line = scene.text.rfind("\n", max(0, agency.start - _MARGIN), agency.start) + 1
    if line == 0 and agency.start > _MARGIN:
        return False
    return _MARK.fullmatch(scene.text, line, agency.start) is not None


def _alone(scene: Scene, agency: Candidate) -> bool:
    return _OWN_TAIL.match(scene.text, agency.end) is not None


def _same_body(known: Candidate | None, agency: Candidate) -> bool:
    """Whether a line that opens with a body only repeats the heading, perhaps in short (民政局坚决…)."""
    return known is not None and set(agency.found.value.name) <= set(known.found.value.name)


def _interrupts_a_list(scene: Scene, start: int, heading: int) -> bool:
    """Whether a heading was set in the wrong place: behind it the numbering goes on (一、 heading 二、)."""
    after = _ITEM.search(scene.text, heading, heading + _NEXT_ITEM)
    numbers = [item[1] for item in _ITEM.finditer(scene.text, max(start, heading - _LAST_ITEM), heading)]
    return after is not None and numbers[-1:] == [_NUMERALS[_NUMERALS.index(after[1]) - 1]]


def supporting_bodies(scene: Scene, agency: Finding[Answerable] | None) -> tuple[str, ...]:
    """Return the bodies that a list of 牵头单位 and 配合单位 names behind the leading one."""
    if agency is None or agency.source is None or agency.value[1] != "explicit":
        return ()
    closed = _LIST_END.search(scene.text, agency.source.end, agency.source.end + _LIST)
    end = closed.start() if closed else agency.source.end
    names = (body.found.value.name for body in scene.agencies.within(agency.source.end, end))
    return (
        tuple(dict.fromkeys(names))
        if _IN_LIST.search(scene.text, max(0, agency.source.start - 6), end)
        else ()
    )


def _leads(scene: Scene) -> Iterator[Candidate]:
    """Yield the first body behind each 牵头单位："""
    for match in _LEAD.finditer(scene.text):
        named = scene.agencies.within(match.end(), match.end() + 3)
        yield from named[:1]


def judge_agency(scene: Scene, headings: Headings, start: int) -> Finding[Answerable] | None:
    """Return who answers for what stands at `start`, or None where the document does not say."""
    higher = _higher_body(scene, start)
    if higher:
        return Finding(
            (higher.found.value.name, "explicit"),
            "whose programme the glossary explains",
            higher.start,
            higher.end,
            higher,
        )
    lead = _lead_of(scene, headings, start)
    if lead:
        return Finding(
            (lead.found.value.name, "explicit"), "牵头单位 of the item", lead.start, lead.end, lead
        )
    report = scene.report_at(start)
    i = bisect_right(headings.starts, start) - 1
    if i >= 0 and headings.starts[i] >= report.start:
        body = headings.bodies[i]
        return Finding((body.found.value.name, "heading"), "the heading above", body.start, body.end, body)
    return headings.speakers[report.start] or _subject(scene, start)


def _subject(scene: Scene, start: int) -> Finding[Answerable] | None:
    """In running news, the body that the paragraph named last at the head of a clause."""
    paragraph = max(scene.text.rfind("\n", max(0, start - _PARAGRAPH), start) + 1, start - _PARAGRAPH)
    for body in reversed(scene.agencies.within(paragraph, start)):
        clause = scene.clause(body.start)[0]
        if (
            _HEADS_CLAUSE.fullmatch(scene.text, clause, body.start)
            and scene.text[body.end : body.end + 1] != "的"
        ):
            own = body.start >= scene.sentence(start)[0]
            origin: AgencyOrigin = "explicit" if own else "document"
            return Finding(
                (body.found.value.name, origin), "the subject of the passage", body.start, body.end, body
            )
    return None


def _higher_body(scene: Scene, start: int) -> Candidate | None:
    """In a glossary, the body that set the programme up: 省政府提出的…行动."""
    part = scene.outline.part_at(start)
    if part is None or part.role != "glossary":
        return None
    bodies = scene.agencies.within(max(part.start, start - _ENTRY), start)
    return next((body for body in reversed(bodies) if _SET_UP.match(scene.text, body.end)), None)


def _lead_of(scene: Scene, headings: Headings, start: int) -> Candidate | None:
    """The lead body named behind, in the same paragraph, with no other item between."""
    i = bisect_right(headings.leads, start, key=lambda lead: lead.start)
    if i == len(headings.leads):
        return None
    lead = headings.leads[i]
    near = lead.start - start <= _ITEM_LENGTH and scene.text.find("\n", start, lead.start) < 0
    return lead if near else None


def _speaker(scene: Scene, report: Report) -> Finding[Answerable] | None:
    """The body that gives a report: that of the title, else 我代表…, else the caller's issuer."""
    title_end = (
        scene.text.find(report.title, report.start) + len(report.title) if report.title else report.start
    )
    for body in scene.agencies.within(report.start, title_end):
        return Finding(
            (body.found.value.name, "document"), "the title of the report", body.start, body.end, body
        )
    for match in _SPEAKER.finditer(scene.text, report.start, min(report.end, report.start + _OPENING)):
        for body in scene.agencies.within(match.end(), match.end() + 1):
            return Finding(
                (body.found.value.name, "document"),
                "for whom the report is given",
                body.start,
                body.end,
                body,
            )
    issuer = scene.page.document.issuer
    return Finding((issuer, "document"), "the issuer given by the caller") if issuer else None
