"""Names that the place vouches for: a heading of its own, or an item of a list of 牵头单位 or 责任单位."""

import re
from collections.abc import Iterator

from govtargets.deferred import deferred
from govtargets_agencies.places import PLACES, ZH, Places, is_name
from govtargets_agencies.reading import Run
from govtargets_agencies.vocabulary import any_of, rows, words

_NEEDS = dict(rows("framed.tsv"))
_ENDING = deferred(any_of(list(_NEEDS), backward=True))
_ANY_ENDING = deferred(any_of([*_NEEDS, *words("marked.txt")], backward=True))
_SLOGAN = deferred(any_of(words("slogans.txt")))
_SURE = deferred(any_of([ending for ending, needs in _NEEDS.items() if needs == "nothing"], backward=True))
_ZONE = deferred(any_of([zone for zone, heading in rows("zones.tsv") if heading == "yes"], backward=True))
_NO_LEVEL = deferred(any_of(words("openings.txt")))
_SHORTEST, _LONGEST, _LONGEST_PLACE = 3, 20, 12

_LINE = deferred(f"^[ \\t\u3000]*+({ZH}{{3,20}}+)[ \\t\u3000]*+(?=[:：\r]|$)", re.MULTILINE)
_MARKED = deferred(f"[◆◇●○■□▲△★☆※][ \\t\u3000]*+({ZH}{{3,20}}+)[:：]?+[ \\t\u3000]*+$", re.MULTILINE)
_CELL = deferred(f"(?<=[\\t\u3000])({ZH}{{3,20}}+)(?=[\\t\u3000\\n]|$)")
# A table with such a column names a body in each row, whatever the body's ending needs elsewhere.
_COLUMN = deferred("[\\t\u3000](?:牵头|责任|主办|承办)(?:单位|部门|科室)[\\t\u3000\\n]")
_OFFICES = ("单位", "部门", "科室")
_LIST = deferred(
    f"[牵责配参协主承](?:头|任|合|与|办)(?:单位|部门)[:：][ \\t]*+((?:{ZH}{{1,20}}+[、,，])*+{ZH}{{1,20}}+)"
)
_ITEM = deferred(f"{ZH}++")


def is_framed(name: str, known: Places = PLACES, *, heading: bool = False) -> bool:
    """Whether a text that is said to be a name looks like one: a level in front, a body's ending behind.

    In a list (not a `heading`) the surest endings (局, 厅) need nothing in front.
    """
    backward = name[::-1]
    if not (_SHORTEST <= len(name) <= _LONGEST and _ITEM.fullmatch(name) and is_name(backward)):
        return False
    if not heading and _SURE.match(backward):
        return True
    return bool(_ZONE.match(backward)) or (bool(_ENDING.match(backward)) and _has_level(name, known))


def _ending_of(name: str) -> bool:
    return _ANY_ENDING.match(name[::-1]) is not None and _SLOGAN.match(name) is None


def _has_level(name: str, known: Places) -> bool:
    if _NO_LEVEL.match(name):
        return False
    return any(known.whole(name[:end]) for end in range(1, min(_LONGEST_PLACE, len(name) - 1)))


def _opens_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" \t\u3000")


def framed(text: str, known: Places = PLACES) -> Iterator[Run]:
    """Yield the headings and the items of lists of responsible bodies in `text` that look like names."""
    for line in _LINE.finditer(text):
        if is_framed(line[1], known, heading=True):
            yield line.span(1)
    marked = [
        line.span(1)
        for line in _MARKED.finditer(text)
        if _ending_of(line[1]) and _opens_line(text, line.start())
    ]
    if len(marked) > 1:  # one alone may head anything
        yield from marked
    if any(word in text for word in _OFFICES):
        yield from _listed(text, known)


def _listed(text: str, known: Places) -> Iterator[Run]:
    """Yield the cells of a column of responsible bodies, and the items of lists of them."""
    column = _COLUMN.search(text)
    for cell in _CELL.finditer(text, column.end()) if column else ():
        if _ending_of(cell[1]):
            yield cell.span(1)
    for bodies in _LIST.finditer(text):
        for item in _ITEM.finditer(text, *bodies.span(1)):
            if is_framed(item.group(), known):
                yield item.span()
