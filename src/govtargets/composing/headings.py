"""Where bodies are named for what follows or precedes: headings on a line, glued headings, 牵头单位 lists."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from attrs import frozen

from govtargets.composing.cells import begins_cell
from govtargets.composing.dialogue import read_speakers
from govtargets.composing.place import may_stand_for
from govtargets.composing.scene import Scene
from govtargets.deferred import deferred
from govtargets.numbering import MARK
from govtargets.responsibility import LEAD
from govtargets.settling import Candidate

_LEAD = deferred(f"{LEAD}[：:]")
_LEADS = deferred(r"\((?P<bodies>[^()\n]{2,60}?)(?:牵头|负责)")
_CLOSING = deferred(r"\((?P<bodies>[^()\n]{2,80})\)(?=[ \t\u3000]*$)", re.M)
_BETWEEN = deferred("[、和及等]*(?:，(?:[^()]{2,40}?(?:配合|参[加与]|负责)|各[^()]{2,14}))?\\)?")
_MARK = deferred(rf"[ \t\u3000•·●■◆▲★◇○□△☆※]*(?:{MARK})?[ \t\u3000]*")
# A heading may say of how many tasks (县教育局牵头任务（8项）), or who speaks for the body:
# 云溪市民政局　局长　and a name of up to four characters, which may open what is said (：).
_OWN_TAIL = deferred(
    r"[ \t\u3000]*(?:[：:]"
    r"|(?:(?:牵头|承办|负责)的?(?:工作|任务|事项|实事|项目)?)?[ ]?(?:\(共?\d{1,3}[项件个]\))?[ \t\u3000]*$"
    r"|[\u4e00-\u9fff、]{0,8}(?:长|主任|书记|主席)"
    r"[ \t\u3000]+[\u4e00-\u9fff](?:[ \t\u3000]?[\u4e00-\u9fff]){1,3}[ \t\u3000]*(?:：|$))",
    re.M,
)
# The full stop behind a heading that has a number: （二）县交通局。改造危桥9座.
_AFTER_NUMBER = tuple(")、.．")
_NUMERALS = "一二三四五六七八九十"
_SECTION = deferred(rf"^[ \t\u3000]*([{_NUMERALS}])、", re.M)
_ITEM = deferred(rf"^[ \t\u3000]*([{_NUMERALS}])(?:、|是)", re.M)
_NEXT_ITEM = 80
_LAST_ITEM = 3000
_ROW, _ROW_LENGTH = deferred(r"[ \t\u3000]*\d{1,3}(?=[^\d.])"), 300
_MARGIN = 40


@frozen
class Lead:
    """The first body behind a 牵头单位：, and where that label begins."""

    label: int
    body: Candidate


@frozen
class Headings:
    """The bodies of a page's headings, the leads of its lists, where its numbering goes on, each by place.

    `goes_on` holds where a numbered section begins that follows headings, and where the one before it began:
    there the body answers again that answered then (二、 headings of towns 三、).
    """

    bodies: tuple[Candidate, ...]
    leads: tuple[Lead, ...]
    goes_on: tuple[tuple[int, int], ...] = ()


def read_headings(scene: Scene, shares: AbstractSet[int]) -> Headings:
    """Return the headings that name a body (glued ones where a page has any such heading) and the leads.

    `shares` is where places stand that only have a share of an amount (城关镇380座，石塘镇720座).
    """
    lines = [
        (agency, _alone(scene, agency))
        for agency in scene.agencies.items
        if _opens_line(scene, agency)
        and agency.start not in shares
        and scene.outline.row_at(agency.start) is None
    ]
    headings = [agency.start for agency, alone in lines if alone]
    bodies: list[Candidate] = []
    for agency, alone in lines:
        known = bodies[-1] if bodies else None
        if alone and known and _interrupts_a_list(scene.text, known.end, headings, agency.start):
            continue
        if alone or (len(headings) > 1 and not _same_body(known, agency)):
            bodies.append(agency)
    goes_on = tuple(_goes_on(scene.text, bodies))
    bodies = sorted([*bodies, *read_speakers(scene)], key=lambda body: body.start)
    leads = sorted(_leads(scene), key=lambda lead: lead.label)
    return Headings(tuple(bodies), tuple(leads), goes_on)


def _goes_on(text: str, bodies: list[Candidate]) -> Iterator[tuple[int, int]]:
    """Yield where the numbering goes on behind headings, and where the number before it stands."""
    number, began = 0, 0
    starts = [body.start for body in bodies]
    for item in _SECTION.finditer(text) if bodies else ():
        follows = _NUMERALS.find(item[1]) == number
        if follows and number and bisect_left(starts, began) < bisect_left(starts, item.start()):
            yield item.start(), began
        number, began = _NUMERALS.find(item[1]) + 1, item.start()


def _opens_line(scene: Scene, agency: Candidate) -> bool:
    line = scene.text.rfind("\n", max(0, agency.start - _MARGIN), agency.start) + 1
    if line == 0 and agency.start > _MARGIN:
        return False
    return _MARK.fullmatch(scene.text, line, agency.start) is not None


def _alone(scene: Scene, agency: Candidate) -> bool:
    numbered = scene.text[agency.start - 1 : agency.start] in _AFTER_NUMBER
    return (numbered and scene.text.startswith("。", agency.end)) or (
        _OWN_TAIL.match(scene.text, agency.end) is not None
    )


def _same_body(known: Candidate | None, agency: Candidate) -> bool:
    """Whether a line that opens with a body only repeats the heading, perhaps in short (民政局坚决…)."""
    return known is not None and may_stand_for(agency.found.value.name, known.found.value.name)


def _interrupts_a_list(text: str, known: int, headings: list[int], heading: int) -> bool:
    """Whether a heading was set in the wrong place: behind it the numbering goes on (一、 heading 二、).

    `known` is where the heading before ends; of several between two numbers (`headings` has all) none
    was, and none that has a number of the list itself.
    """
    after = _ITEM.search(text, heading, heading + _NEXT_ITEM)
    numbers = list(_ITEM.finditer(text, max(known, heading - _LAST_ITEM), heading))
    if after is None or after[1] == _NUMERALS[0] or not numbers or numbers[-1].end() == heading:
        return False
    between = bisect_left(headings, after.start()) - bisect_left(headings, numbers[-1].start())
    return between == 1 and numbers[-1][1] == _NUMERALS[_NUMERALS.index(after[1]) - 1]


def _leads(scene: Scene) -> Iterator[Lead]:
    """Yield the leads behind 牵头单位：, in brackets before 牵头, and in the last cell of a table's row."""
    for label in _LEAD.finditer(scene.text):
        for body in scene.agencies.within(label.end(), label.end() + 3)[:1]:
            yield Lead(label.start(), body)
    for bracket in _LEADS.finditer(scene.text):
        for body in scene.agencies.within(*bracket.span("bodies"))[:1]:
            yield Lead(bracket.start(), body)
    for bracket in _CLOSING.finditer(scene.text):
        bodies = scene.agencies.within(*bracket.span("bodies"))
        if bodies and bodies[0].start == bracket.start() + 1 and _is_list(scene.text, bracket.end(), bodies):
            yield Lead(bracket.start(), bodies[0])
    for body in scene.agencies.items:
        tab = scene.text[body.start - 1 : body.start] == "\t"
        if tab or begins_cell(scene.text, body.start) or _closes_row(scene, body):
            yield Lead(body.start, body)


def _closes_row(scene: Scene, body: Candidate) -> bool:
    """Whether a numbered line ends with bodies behind a blank: 2 财政收入增长8%以上. 财政局."""
    if scene.text[body.start - 1 : body.start] != " ":
        return False
    line = scene.text.rfind("\n", max(0, body.start - _ROW_LENGTH), body.start) + 1
    end = scene.text.find("\n", body.end, body.end + _MARGIN)
    if not _ROW.match(scene.text, line) or end < 0:
        return False
    return _is_list(scene.text, end, scene.agencies.within(body.start, end))


def _is_list(text: str, end: int, bodies: tuple[Candidate, ...]) -> bool:
    """Whether a bracket that ends at `end` holds nothing but bodies and what they do for the item."""
    ends = (*(body.start for body in bodies[1:]), end)
    return all(_BETWEEN.fullmatch(text, body.end, end) for body, end in zip(bodies, ends, strict=True))
