"""Amounts shared out among places: 造林105万亩，其中播川市24万亩、毕山市18万亩.

Each place answers for its share, which measures what the whole does, or what the label of the list
or the heading above it names (户厕改造任务：城关镇380座，石塘镇720座).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from govtargets.composing.masthead import LEVEL, ZH
from govtargets.composing.noun import Run, noun_before, without_tail
from govtargets.composing.scene import Before, Finding, Scene
from govtargets.deferred import deferred
from govtargets.numbering import MARK
from govtargets.settling import Candidate
from govtargets.tables import words

_ENDINGS = frozenset("省市县区州盟旗镇乡道")
_OPENS, _ENDS = ("|".join(words("sorts_of_places.tsv", kind)) for kind in ("opens", "ends"))
_PLACE = deferred(
    rf"(?:^|[，、；：。(\s]|其中|为)(?P<place>(?!其中|{ZH}{{0,3}}(?:{_OPENS}))"
    rf"{ZH}{{1,5}}(?:{LEVEL}|街道))(?<!{_ENDS.replace('|', ')(?<!')})$"
)
_LONGEST = 9
_SEPARATORS = "，、；"
_LISTED = deferred(r"(?<!其中)：\s*$")
_HEADING = deferred(
    rf"^[ \t\u3000]*(?:{MARK})?(?P<name>[^。；：\n]{{2,30}}?)(?:分配|分解)?：?[ \t\u3000]*\n+[ \t\u3000]*\Z",
    re.M,
)
_PLACES = "(?:[省市县区州盟旗乡镇、和]|街道)+"
_FOR_ALL = deferred(rf"[各分]?(?:{_PLACES}|\({_PLACES}\))+(?:为$)?")
_LINE = 60


class Share(NamedTuple):
    """The place that a share is for, and what the list calls what it shares out, if it has a label."""

    place: Run
    labelled: bool
    name: Run | None


def read_shares(scene: Scene) -> dict[int, Share]:
    """Return the shares of a page by where their amounts begin; what one place alone gets is no share."""
    shares: dict[int, Share] = {}
    for group in _groups(scene):
        if len({scene.text[start:end] for (start, end), _ in group}) > 1:
            label = _label(scene, group[0][0][0])
            name = _name(scene.text, *label) if label else None
            shares |= {amount.start: Share(place, label is not None, name) for place, amount in group}
    return shares


def _groups(scene: Scene) -> Iterator[list[tuple[Run, Candidate]]]:
    """Yield the amounts of one unit, each directly behind a place, with nothing between but separators."""
    group: list[tuple[Run, Candidate]] = []
    for amount in scene.measures.items:
        place = _place_before(scene.text, amount.start)
        if group and not (place and _goes_on(scene.text, group[-1][1], place, amount)):
            yield group
            group = []
        if place:
            group.append((place, amount))
    yield group


def _place_before(text: str, end: int) -> Run | None:
    if end == 0 or text[end - 1] not in _ENDINGS:
        return None
    place = _PLACE.search(text[max(0, end - _LONGEST) : end])
    return (end - len(place["place"]), end) if place else None


def _goes_on(text: str, before: Candidate, place: Run, amount: Candidate) -> bool:
    same = before.found.value.unit == amount.found.value.unit
    return same and place[0] == before.end + 1 and text[before.end] in _SEPARATORS


def _label(scene: Scene, first: int) -> Run | None:
    """The label of the list in front of its first place, or the heading above it."""
    listed = _LISTED.search(scene.text, max(0, first - _LONGEST), first)
    if listed:
        return scene.clause(listed.start() - 1)
    heading = _HEADING.search(scene.text, max(0, first - _LINE), first)
    return heading.span("name") if heading else None


def _name(text: str, start: int, end: int) -> Run | None:
    """What a label names, without the places it speaks of: 各市（州）产值目标."""
    of_all = _FOR_ALL.match(text, start, end)
    name = noun_before(text, of_all.end() if of_all else start, end)
    return without_tail(text, *name) if name else None


def name_of_share(share: Share, before: Before | None) -> Finding[Run] | None:
    """Return what a share measures: what the label names, without one what the amount before measures."""
    if share.labelled:
        return Finding(share.name, "what is shared out", *share.name) if share.name else None
    if before and before.name:
        return Finding(before.name, "that of the whole that is shared out", *before.name)
    return None
