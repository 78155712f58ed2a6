"""Bodies that the heading of an item names for what follows: （二）供热改造（责任单位：市住建局）。年内…"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from attrs import frozen

from govtargets.composing.scene import Scene
from govtargets.deferred import deferred
from govtargets.numbering import LEVELS, NEXT
from govtargets.responsibility import DUE, ITEM, LEAD, SUPPORT
from govtargets.settling import Candidate

_HEADING = deferred(
    rf"^[ \t\u3000]*(?:({LEVELS[0]})|({LEVELS[1]})|({LEVELS[2]}))[^。；，：\n]{{2,60}}?"
    rf"\({LEAD}：(?P<bodies>[^()\n]{{2,80}})\)[。：.]?[ \t\u3000]*",
    re.M,
)
_NEXT = [deferred(rf"\n(?=[ \t\u3000]*(?:{'|'.join(LEVELS[: level + 1])}))") for level in range(3)]
# A line of an item may say who answers for those above and below it: 责任单位：县水利局, 整改措施：….
_LINE = deferred(
    rf"^[ \t\u3000]*{LEAD}：(?P<bodies>[^\n]{{2,200}})"
    rf"(?=\n(?:[ \t\u3000]*(?:{SUPPORT}|{DUE}|{ITEM})：[^\n]*\n){{0,2}}[ \t\u3000]*{ITEM}：)",
    re.M,
)
_NEXT_ITEM = deferred(NEXT)
# A heading may call a project by its size (50万千瓦风电项目), but promises nothing.
_NAME = deferred("(?:项目|工程|基地|园区?|行动|任务|工作)$")
_PARAGRAPH = deferred(r"\s*[^\n]{0,1500}")
_REACH = 1500


@frozen
class ItemHead:
    """Where the text of an item begins and ends, and the first body that its heading names."""

    start: int
    end: int
    body: Candidate


def read_item_heads(scene: Scene) -> tuple[ItemHead, ...]:
    """Return the items whose heading names a body in brackets and says no more, or a line of which does."""
    return tuple(sorted((*_items(scene), *_labelled(scene)), key=lambda item: item.start))


def lead_of_item(items: tuple[ItemHead, ...], start: int) -> Candidate | None:
    """Return the body that the heading of the item around an offset names."""
    i = bisect_right(items, start, key=lambda item: item.start) - 1
    return items[i].body if i >= 0 and start < items[i].end else None


def _items(scene: Scene) -> Iterator[ItemHead]:
    for heading in _HEADING.finditer(scene.text):
        title = heading.start(), scene.text.rfind("(", heading.start(), heading.start("bodies"))
        if scene.measures.within(*title) and not _NAME.search(scene.text, *title):
            continue
        level = 0 if heading[1] else 1 if heading[2] else 2
        end = _end_of_item(scene.text, heading.end(), level)
        for body in scene.agencies.within(*heading.span("bodies"))[:1]:
            yield ItemHead(heading.end(), end, body)


def _labelled(scene: Scene) -> Iterator[ItemHead]:
    """Yield what follows a line of an item that names its body, up to the next item."""
    for line in _LINE.finditer(scene.text):
        following = _NEXT_ITEM.search(scene.text, line.end(), line.end() + _REACH)
        end = following.start() if following else min(line.end() + _REACH, len(scene.text))
        for body in scene.agencies.within(*line.span("bodies"))[:1]:
            yield ItemHead(line.end(), end, body)


def _end_of_item(text: str, start: int, level: int) -> int:
    """Where an item ends: its line; one that goes on in lines below, at the next number or one line on."""
    end = text.find("\n", start, start + _REACH)
    if end != start:
        return end if end >= 0 else start + _REACH
    following = _NEXT[level].search(text, end, end + _REACH)
    paragraph = _PARAGRAPH.match(text, end)
    return following.start() if following else paragraph.end() if paragraph else end
