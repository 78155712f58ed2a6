"""Bodies that the heading of an item names for what follows: （二）供热改造（责任单位：市住建局）。年内…"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from attrs import frozen

from govtargets.composing.scene import Scene
from govtargets.deferred import deferred
from govtargets.settling import Candidate

_NUMBER = r"[ \t\u3000]*(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.．]|[一二三四五六七八九十]{1,3}是)"
_HEADING = deferred(
    rf"^{_NUMBER}[^。；，：\n]{{2,60}}?"
    r"\((?:牵头|责任|主办)(?:单位|部门|科室|股室|处室)：(?P<bodies>[^()\n]{2,80})\)[。：.]?[ \t\u3000]*",
    re.M,
)
_NEXT = deferred(rf"\n(?={_NUMBER})")
_PARAGRAPH = deferred(r"\s*[^\n]{0,1500}")
_REACH = 1500


@frozen
class ItemHead:
    """Where the text of an item begins and ends, and the first body that its heading names."""

    start: int
    end: int
    body: Candidate


def read_item_heads(scene: Scene) -> tuple[ItemHead, ...]:
    """Return the items whose heading names a body in brackets and says no more, in order."""
    return tuple(_items(scene))


def lead_of_item(items: tuple[ItemHead, ...], start: int) -> Candidate | None:
    """Return the body that the heading of the item around an offset names."""
    i = bisect_right(items, start, key=lambda item: item.start) - 1
    return items[i].body if i >= 0 and start < items[i].end else None


def _items(scene: Scene) -> Iterator[ItemHead]:
    """Yield the items; one that goes on in lines of its own ends at the next number, or is one line long."""
    text = scene.text
    for heading in _HEADING.finditer(text):
        bodies = scene.agencies.within(*heading.span("bodies"))[:1]
        end = text.find("\n", heading.end(), heading.end() + _REACH)
        if end == heading.end():
            following = _NEXT.search(text, end, end + _REACH)
            paragraph = _PARAGRAPH.match(text, end)
            end = following.start() if following else paragraph.end() if paragraph else end
        for body in bodies:
            yield ItemHead(heading.end(), end if end >= 0 else heading.end() + _REACH, body)
