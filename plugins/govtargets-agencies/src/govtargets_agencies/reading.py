"""The names of bodies in a text: one pass from right to left, since the last characters decide the kind.

Each name is a head (民政局, 人民政府, 街道) with a bounded look at what stands before it (the place) and
after it (民政局 + 局长 is a person), so the time is proportional to the length of the text.
"""

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from govtargets.deferred import deferred
from govtargets_agencies import places
from govtargets_agencies.places import PLACES, Places, Reach
from govtargets_agencies.vocabulary import any_of, departments, followers, rows, words

Run: TypeAlias = "tuple[int, int]"

_STANDS: dict[str, str] = {
    **departments(),
    **dict.fromkeys(("街道", "镇", "乡"), "town"),
    **dict(rows("bodies.tsv")),
    **dict.fromkeys(words("leagues.txt"), "alone"),
    **dict.fromkeys(words("free.txt"), "free"),
    "集团": "group",
}
_HEAD = deferred(any_of(list(_STANDS), backward=True))
_FOLLOWERS = deferred(followers())
_PARTY = deferred("委(?=[省市县区州盟旗])")
_EDGE = deferred(places.EDGE)
_BRANCH = deferred(f"{places.ZH}{{2,4}}?(?=局)")
_FOUNDING = any_of(words("founding.txt"), backward=True)
_FOUNDED = f"(?:{places.EDGE}|(?={_FOUNDING}))"
_FREE_NAME = deferred(
    f"(?!{places.STOP}{_FOUNDED}|{_FOUNDING}){places.ZH}{{2,14}}?(?<![该各每一二两三四五六七八九十]){_FOUNDED}"
)
_GROUP = deferred(f"(?:{any_of(words('groups.txt'), backward=True)}){{1,3}}")


def names(text: str, known: Places = PLACES) -> list[Run]:
    """Return the runs of `text` that are names of bodies, from left to right; none overlap."""
    length = len(text)
    return [(length - end, length - start) for start, end in _backward_names(text, known)][::-1]


def _backward_names(text: str, known: Places) -> Iterator[Run]:
    position, backward = 0, text[::-1]
    while head := _HEAD.search(backward, position):
        start = head.start()
        end = None if _FOLLOWERS.match(text, len(text) - start) else _end(known, backward, head)
        if end is None:
            position = start + 1
        else:
            yield start, end
            position = end


def _end(known: Places, backward: str, head: re.Match[str]) -> Reach:
    """Return where the name with this head ends (its first character), or None where it is no name."""
    return _BEFORE[_STANDS[head.group()[::-1]]](known, backward, head)


def _after_party(backward: str, head: re.Match[str]) -> int:
    """Step over the 委 of 市委 + 宣传部."""
    party = _PARTY.match(backward, head.end())
    return party.end() if party else head.end()


def _either(known: Places, backward: str, head: re.Match[str]) -> int:
    place = known.anything(backward, _after_party(backward, head))
    return head.end() if place is None else place


def _any(known: Places, backward: str, head: re.Match[str]) -> Reach:
    return known.loose(backward, head.end()) if places.is_name(backward, head.start()) else None


def _branch(known: Places, backward: str, head: re.Match[str]) -> Reach:
    place = _BRANCH.match(backward, head.end())
    whole = place and _HEAD.match(backward, place.end())
    return _either(known, backward, whole) if whole and _STANDS[whole.group()[::-1]] == "either" else None


def _free(_known: Places, backward: str, head: re.Match[str]) -> Reach:
    front = _FREE_NAME.match(backward, head.end()) if places.is_name(backward, head.start()) else None
    return front.end() if front else None


def _group(known: Places, backward: str, head: re.Match[str]) -> Reach:
    business = _GROUP.match(backward, head.end())
    if business is None:
        return None
    place = known.anything(backward, business.end())
    return business.end() if place is None and _EDGE.match(backward, business.end()) else place


_BEFORE: dict[str, Callable[[Places, str, re.Match[str]], Reach]] = {
    "alone": lambda _known, _backward, head: head.end(),
    "behind": lambda known, backward, head: known.behind(backward, head.end()),
    "level": lambda known, backward, head: known.behind(backward, _after_party(backward, head)),
    "either": _either,
    "short": lambda known, backward, head: known.short(backward, head.end()),
    "town": lambda known, backward, head: known.named(backward, head.start()),
    "zone": lambda known, backward, head: known.zone(backward, head.end()),
    "any": _any,
    "branch": _branch,
    "free": _free,
    "group": _group,
}
