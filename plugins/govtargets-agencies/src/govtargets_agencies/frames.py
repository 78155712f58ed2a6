"""Names that the place vouches for: a heading of its own, or an item of a list of 牵头单位 or 责任单位."""

import re
from collections.abc import Iterable, Iterator

from govtargets.deferred import deferred
from govtargets.responsibility import BODIES, LEAD, LEAD_WITHIN, OFFICES
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
_COLUMN = deferred(f"[\\t\u3000]{LEAD}[\\t\u3000\\n]")
_LIST = deferred(f"{BODIES}[:：][ \\t]*+((?:{ZH}{{1,20}}+[、,，])*+{ZH}{{1,20}}+)")
# A label of offices within a body vouches for all that ends like one: 责任科室：城市更新股、质安站.
_WITHIN = deferred(f"{LEAD_WITHIN}[:：][ \\t]*+((?:{ZH}{{2,16}}+[、,，])*+{ZH}{{2,16}}+)")
# A line that says who speaks for a body, with a name: 石桥镇党委书记　陈某, 县住建局局长　陈某：.
_OFFICIAL = deferred(
    f"^[ \\t\u3000]*+({ZH}{{2,14}}?(?:镇|乡|街道|县|市|区|局|厅|委员会|委|办))"
    "(?:党(?:委|组|工委))?(?:副?书记、)?(?:[镇乡县市区局厅]长|书记|主任)"
    f"[ \\t\u3000]++{ZH}(?:[ \\t\u3000]?{ZH}){{1,3}}[ \\t\u3000]*+(?=$|[:：])",
    re.MULTILINE,
)
# A county that speaks for itself on a page where several do: 云溪县：工业立县.
_COUNTY = deferred(f"^[ \\t\u3000]*+({ZH}{{2,4}}[县市区旗])(?=[:：])", re.MULTILINE)
# What an item ends with: (运管处), (农水处、财务处).
_CLOSING = deferred(
    f"\\(((?:{ZH}{{2,12}}+、)*+{ZH}{{2,12}}+)[^()\\n]{{0,40}}+\\)[ \\t\u3000]*+$", re.MULTILINE
)
# How many there are of something, and no body: 共三处, 城区各处.
_COUNT = deferred("^共|[一二三四五六七八九十百千两几多各数每另][处所站]$")
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
    yield from _several(
        line.span(1)
        for line in _MARKED.finditer(text)
        if _ending_of(line[1]) and _opens_line(text, line.start())
    )
    yield from _several(line.span(1) for line in _OFFICIAL.finditer(text))
    yield from _several(line.span(1) for line in _COUNTY.finditer(text) if known.whole(line[1]))
    yield from _several(
        item.span() for item in _items(text, _CLOSING) if _ending_of(item[0]) and not _COUNT.search(item[0])
    )
    if any(word in text for word in OFFICES):
        yield from _listed(text, known)


def _listed(text: str, known: Places) -> Iterator[Run]:
    """Yield the cells of a column of responsible bodies, and the items of lists of them."""
    column = _COLUMN.search(text)
    for cell in _CELL.finditer(text, column.end()) if column else ():
        if _ending_of(cell[1]):
            yield cell.span(1)
    yield from (item.span() for item in _items(text, _LIST) if is_framed(item[0], known))
    yield from (item.span() for item in _items(text, _WITHIN) if _ending_of(item[0]))


def _several(runs: Iterable[Run]) -> list[Run]:
    """Return runs of which a page has more than one; one alone may be anything."""
    found = list(runs)
    return found if len(found) > 1 else []


def _items(text: str, lists: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the items of the lists that a pattern finds in its first group."""
    for found in lists.finditer(text):
        yield from _ITEM.finditer(text, *found.span(1))
