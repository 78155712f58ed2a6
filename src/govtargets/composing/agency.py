"""Who answers for it: the body that the clause names, that of the heading, or the speaker of the report."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from attrs import evolve, frozen

from govtargets.composing.headings import Headings, read_headings
from govtargets.composing.issuer import read_issuer, signs
from govtargets.composing.itemhead import ItemHead, lead_of_item, read_item_heads
from govtargets.composing.masthead import REACH
from govtargets.composing.noun import Run
from govtargets.composing.place import completed, may_stand_for, read_place, read_province
from govtargets.composing.planner import planner_before, read_planners
from govtargets.composing.quota import Share, read_shares
from govtargets.composing.scene import Finding, Scene
from govtargets.composing.spokesman import quoted_before, read_quoted
from govtargets.deferred import deferred
from govtargets.model import AgencyOrigin
from govtargets.numbering import MARK, ZH
from govtargets.responsibility import DUE, ITEM, LEAD, SUPPORT
from govtargets.settling import Candidate
from govtargets.structure import Report

Answerable = tuple[str, AgencyOrigin]

_SET_UP = deferred("(?:《[^》]{2,40}》)?(?:提出|部署|出台|实施的|制定)")
_HEADS_CLAUSE = deferred(r"\s*(?:本报讯|近日|昨日|目前|今年|记者从|记者了解到|据|[Tt]he(?= ))?\s*")
_ACTS = deferred("[要将须应]|力争|确保|负责|牵头|计划|争取|承诺|年内")
_JOINS = ("、", "和", "与", "及", "会同", "联合")
_MOST = 8
_GIVEN = "the issuer given by the caller"
_LIST_END = deferred(r"[。)\n]")
_IN_LIST = deferred(f"牵头|负责|{LEAD}")
_ADDRESSED = deferred(r"(?:[、和及][^，。；：\n]{1,12}){0,4}[ \t\u3000]*：[ \t\u3000]*$", re.M)
_SALUTATION = 60
# An item goes on behind a line that ends so, where no number begins.
_LABELLED = rf"[ \t\u3000]*(?:\d{{4}}年)?(?:{LEAD}|{SUPPORT}|{DUE}|{ITEM})："
_ITEM_END = deferred(rf"\n(?!{_LABELLED})(?:(?<![；，]\n)|(?=[ \t\u3000]*(?:{MARK}|{ZH}是)))")
_ENTRY = 120
_PARAGRAPH = 1000
_LIST = 200
_ITEM_LENGTH = 1500


@frozen
class Bodies:
    """What is read once of the bodies of a page: headings, items, shares, who is quoted, speakers, places."""

    headings: Headings
    items: tuple[ItemHead, ...]
    shares: dict[int, Share]
    quoted: tuple[Candidate, ...]
    speakers: dict[int, Finding[Answerable] | None]
    places: dict[int, str | None]
    provinces: dict[int, str | None]
    planners: tuple[Run, ...]


def read_bodies(scene: Scene) -> Bodies:
    """Return the bodies of a page: speakers and places by the starts of their reports."""
    shares = read_shares(scene)
    headings = read_headings(scene, frozenset(share.place[0] for share in shares.values()))
    unsigned = {body.start: body.found.value.name for body in headings.bodies if not signs(scene, body)}
    apart = unsigned.keys() if len(set(unsigned.values())) > 1 else frozenset[int]()
    speakers = {report.start: _speaker(scene, report, apart) for report in scene.outline.reports}
    below = tuple(_below(scene, headings.bodies, speakers, apart=apart))
    names = {start: speaker.value[0] if speaker else None for start, speaker in speakers.items()}
    places = {
        report.start: read_place(scene, report, names[report.start]) for report in scene.outline.reports
    }
    provinces = {report.start: read_province(scene, report) for report in scene.outline.reports}
    quoted = read_quoted(scene)
    items = read_item_heads(scene)
    planners = () if all(speakers.values()) else read_planners(scene)
    return Bodies(
        evolve(headings, bodies=below), items, shares, quoted, speakers, places, provinces, planners
    )


def _below(
    scene: Scene,
    headings: tuple[Candidate, ...],
    speakers: dict[int, Finding[Answerable] | None],
    *,
    apart: AbstractSet[int],
) -> Iterator[Candidate]:
    """Yield the headings less signatures and those of a head: its issuer, a site, the one addressed."""
    addressed = [body for body in headings if _ADDRESSED.match(scene.text, body.end)]
    together = bool(addressed) and addressed[-1].start - addressed[0].start < _SALUTATION
    starts = {body.start for body in headings}
    for body in headings:
        report = scene.report_at(body.start).start
        speaker = speakers[report]
        issued = speaker and speaker.start is not None and speaker.start <= report + REACH
        issuer = (speaker.start if issued and speaker else None) or 0
        above = issued and body.start <= issuer and (issuer in starts or body.start not in apart)
        alone = issued and body in addressed and together and body.start <= report + REACH
        if not above and not alone and not signs(scene, body):
            yield body


def judge_agency(scene: Scene, bodies: Bodies, start: int) -> Finding[Answerable] | None:
    """Return who answers for what stands at `start`, or None where the document does not say."""
    report = scene.report_at(start)
    above = _item(bodies, start) or _heading(bodies.headings, report, start) or bodies.speakers[report.start]
    given = above is not None and above.rule == _GIVEN
    found = (
        _of_share(scene, bodies, start)
        or _higher_body(scene, start)
        or _in_row(scene, start)
        or _lead(scene, bodies.headings, start)
        or _actor(scene, start, above)
        or (None if given else above or _subject(scene, start))
        or _quoted(scene, bodies, start)
        or above
        or _planner(scene, bodies, start)
    )
    if found is None:
        return None
    name, origin = found.value
    whole = completed(name, bodies.places[report.start], bodies.provinces[report.start])
    speaker = bodies.speakers[report.start]
    whole = speaker.value[0] if speaker and may_stand_for(whole, speaker.value[0]) else whole
    return found if whole == name else found._replace(value=(whole, origin))


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


def _named(body: Candidate, origin: AgencyOrigin, rule: str) -> Finding[Answerable]:
    return Finding((body.found.value.name, origin), rule, body.start, body.end, body)


def _of_share(scene: Scene, bodies: Bodies, start: int) -> Finding[Answerable] | None:
    share = bodies.shares.get(start)
    if share is None:
        return None
    return Finding((scene.text[slice(*share.place)], "explicit"), "the place whose share it is", *share.place)


def _higher_body(scene: Scene, start: int) -> Finding[Answerable] | None:
    """In a glossary, the body that set the programme up: 省政府提出的…行动."""
    part = scene.outline.part_at(start)
    if part is None or part.role != "glossary":
        return None
    bodies = scene.agencies.within(max(part.start, start - _ENTRY), start)
    body = next((body for body in reversed(bodies) if _SET_UP.match(scene.text, body.end)), None)
    return _named(body, "explicit", "whose programme the glossary explains") if body else None


def _lead(scene: Scene, headings: Headings, start: int) -> Finding[Answerable] | None:
    """The lead body named behind, in the same item or at the head of the next paragraph."""
    i = bisect_right(headings.leads, start, key=lambda lead: lead.label)
    if i == len(headings.leads) or headings.leads[i].label - start > _ITEM_LENGTH:
        return None
    item = scene.text[start : headings.leads[i].label].rstrip(" \t\u3000\n(")
    return (
        _named(headings.leads[i].body, "explicit", "the body that leads the item")
        if not _ITEM_END.search(item)
        else None
    )


def _item(bodies: Bodies, start: int) -> Finding[Answerable] | None:
    body = lead_of_item(bodies.items, start)
    return _named(body, "heading", "the body that leads the item") if body else None


def _in_row(scene: Scene, start: int) -> Finding[Answerable] | None:
    """The first body of the cell that says who leads the row of a table."""
    row = scene.outline.row_at(start)
    bodies = scene.agencies.within(*row.lead) if row and row.lead else ()
    return _named(bodies[0], "explicit", "the body that leads the item") if bodies else None


def _actor(scene: Scene, start: int, above: Finding[Answerable] | None) -> Finding[Answerable] | None:
    """The body, or first of several, that opens a clause of the sentence and is to act (县民政局力争…).

    None where it is the body above the passage, named in short.
    """
    bodies = scene.agencies.within(scene.sentence(start)[0], start)
    for i, last in reversed(list(enumerate(bodies))):
        body = _first_of(scene.text, bodies, i)
        before = scene.text[scene.clause(body.start)[0] : body.start].strip(" \t\u3000")
        acts = _ACTS.match(scene.text, last.end) or scene.periods.within(last.end, last.end + 1)
        if before == "由" or (not before and acts):
            same = above is not None and may_stand_for(body.found.value.name, above.value[0])
            return None if same else _named(body, "explicit", "the body that is to act")
    return None


def _first_of(text: str, bodies: tuple[Candidate, ...], last: int) -> Candidate:
    """The first of the bodies that are listed up to one of them: 县林业局、县水利局和县民政局将…"""
    first = last
    while first > last - _MOST and first and text[bodies[first - 1].end : bodies[first].start] in _JOINS:
        first -= 1
    return bodies[first]


def _heading(headings: Headings, report: Report, start: int) -> Finding[Answerable] | None:
    i = bisect_right(headings.bodies, start, key=lambda body: body.start) - 1
    if i < 0 or headings.bodies[i].start < report.start:
        return None
    section = bisect_right(headings.goes_on, start, key=lambda goes_on: goes_on[0]) - 1
    if section >= 0 and headings.goes_on[section][0] > headings.bodies[i].start:
        return _heading(headings, report, headings.goes_on[section][1])
    return _named(headings.bodies[i], "heading", "the heading above")


def _subject(scene: Scene, start: int) -> Finding[Answerable] | None:
    """In running news, the body that the paragraph named last at the head of a clause."""
    paragraph = max(scene.text.rfind("\n", max(0, start - _PARAGRAPH), start) + 1, start - _PARAGRAPH)
    for body in reversed(scene.agencies.within(paragraph, start)):
        heads = _HEADS_CLAUSE.fullmatch(scene.text, scene.clause(body.start)[0], body.start)
        if heads and scene.text[body.end : body.end + 1] != "的":
            own = body.start >= scene.sentence(start)[0]
            return _named(body, "explicit" if own else "document", "the subject of the passage")
    return None


def _quoted(scene: Scene, bodies: Bodies, start: int) -> Finding[Answerable] | None:
    body = quoted_before(scene, bodies.quoted, start)
    return _named(body, "document", "whose word the passage passes on") if body else None


def _planner(scene: Scene, bodies: Bodies, start: int) -> Finding[Answerable] | None:
    place = planner_before(scene, bodies.planners, start)
    if place is None:
        return None
    origin: AgencyOrigin = "explicit" if place[0] >= scene.sentence(start)[0] else "document"
    return Finding((scene.text[slice(*place)], origin), "the place that plans", *place)


def _speaker(scene: Scene, report: Report, apart: AbstractSet[int]) -> Finding[Answerable] | None:
    """The body that issues a report, by its head or its signature, else as the caller said."""
    found = read_issuer(scene, report, apart)
    if found:
        return Finding((found.value, "document"), found.rule, found.start, found.end, found.source)
    issuer = scene.page.document.issuer
    return Finding((issuer, "document"), _GIVEN) if issuer else None
