"""Where bodies are named for what follows or precedes: headings on a line, glued headings, 牵头单位 lists."""

import re
from collections.abc import Iterator

from attrs import frozen

from govtargets.composing.cells import begins_cell
from govtargets.composing.scene import Scene
from govtargets.deferred import deferred
from govtargets.settling import Candidate

_LEAD = deferred(r"(?:牵头|责任|主办)(?:单位|部门)[：:]")
_LEADS = deferred(r"\((?P<bodies>[^()\n]{2,60}?)(?:牵头|负责)")
_MARK = deferred(r"[ \t\u3000•·●■◆▲★◇○□△☆※]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．])?[ \t\u3000]*")
# A heading may name who speaks for the body: 云溪市民政局　局长　and a name of up to four characters.
_OWN_TAIL = deferred(
    r"[ \t\u3000]*(?:[：:]|$|(?<=[ \t\u3000])[\u4e00-\u9fff、]{0,6}(?:长|主任|书记|主席)"
    r"[ \t\u3000]+[\u4e00-\u9fff](?:[ \t\u3000]?[\u4e00-\u9fff]){1,3}[ \t\u3000]*$)",
    re.M,
)
_NUMERALS = "一二三四五六七八九十"
_ITEM = deferred(rf"^[ \t\u3000]*([{_NUMERALS}])(?:、|是)", re.M)
_NEXT_ITEM = 80
_LAST_ITEM = 3000
_MARGIN = 40


@frozen
class Lead:
    """The first body behind a 牵头单位：, and where that label begins."""

    label: int
    body: Candidate


@frozen
class Headings:
    """The bodies of a page's headings and the leads of its lists, each by place."""

    bodies: tuple[Candidate, ...]
    leads: tuple[Lead, ...]


def read_headings(scene: Scene) -> Headings:
    """Return the headings that name a body (glued ones where a page has any such heading) and the leads."""
    lines = [
        (agency, _alone(scene, agency))
        for agency in scene.agencies.items
        if _opens_line(scene, agency) and scene.outline.row_at(agency.start) is None
    ]
    accustomed = sum(alone for _, alone in lines) >= 2
    bodies: list[Candidate] = []
    for agency, alone in lines:
        known = bodies[-1] if bodies else None
        if alone and known and _interrupts_a_list(scene, known.end, agency.start):
            continue
        if alone or (accustomed and not _same_body(known, agency)):
            bodies.append(agency)
    return Headings(tuple(bodies), tuple(sorted(_leads(scene), key=lambda lead: lead.label)))


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
    if after is None or after[1] == _NUMERALS[0] or not numbers:
        return False
    return numbers[-1] == _NUMERALS[_NUMERALS.index(after[1]) - 1]


def _leads(scene: Scene) -> Iterator[Lead]:
    """Yield the leads behind 牵头单位：, in brackets before 牵头, and in the last cell of a table's row."""
    for label in _LEAD.finditer(scene.text):
        for body in scene.agencies.within(label.end(), label.end() + 3)[:1]:
            yield Lead(label.start(), body)
    for bracket in _LEADS.finditer(scene.text):
        for body in scene.agencies.within(*bracket.span("bodies"))[:1]:
            yield Lead(bracket.start(), body)
    for body in scene.agencies.items:
        if scene.text[body.start - 1 : body.start] == "\t" or begins_cell(scene.text, body.start):
            yield Lead(body.start, body)
