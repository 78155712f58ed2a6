"""How much of what a promise in words is about a passage speaks of."""

import re
from collections.abc import Mapping

from govtargets.ledger.passages import Passage
from govtargets.ledger.wording import Wording, thing_of

_SHARE_OF_LEAD = 45
_OTHER_NAME = 80
_LONG_RUN = 75
_KIND_OF_LIST = 70
_WORD = 2
# So many characters in a row must be the same, or all that the promise is about.
_IN_A_ROW = 4
# So many in a row are a name by themselves.
_LONG = 8
_LONG_NAME = 6
# A name may be said without one of the words inside it, which has so many characters at most.
_LEFT_OUT = 2
_LEVELS = "国家级|省部级|省级|市级|县级|国家"
_TELLING = re.compile(rf"第[一二三四五六七八九十\d]+[届期批次轮]|A+|{_LEVELS}")
_LETTERS = re.compile("[A-Za-z0-9]")
_LEVEL = re.compile("国家|全国|省|市级|县级")
_BODY = re.compile("(?P<name>.{3,}?)(?:乡镇|镇|乡|村|县|市|区)")
_OTHER_BODY = {
    "村": "乡|镇|县|市|区",
    "镇": "村|县|市|区",
    "乡": "村|县|市|区",
    "县": "村|乡|镇|市",
    "市": "村|乡|镇|县",
}


def share_of(wording: Wording, passage: Passage, weights: Mapping[str, int], least: int) -> int:
    """Return the share, of 100, of what a promise is about that a passage speaks of.

    The sentences after the passage count where it leads to them, and where it falls short of `least`.
    """
    thing, plain, all_of_it = wording.thing, passage.plain, sum(weights.values())
    own = 100 * sum([weight for pair, weight in weights.items() if pair in plain]) // all_of_it
    other = _by_another_name(wording, plain) if own < 100 else 0
    if max(own, other) >= least or own < _SHARE_OF_LEAD:
        return max(own, other) if other or _in_a_row(thing, plain) else 0
    onward = sum(weight for pair, weight in weights.items() if pair in passage.plain_following)
    return 100 * onward // all_of_it if _in_a_row(thing, plain) else 0


def _by_another_name(wording: Wording, plain: str) -> int:
    thing = wording.thing
    if thing not in plain and (_spelt_out(thing, plain) or _shortened(thing, plain)):
        return _OTHER_NAME
    if wording.quoted and wording.quoted in plain:
        return _LONG_RUN
    if len(wording.names) > 1 and _counted(_what_is_listed(thing), plain):
        return _KIND_OF_LIST
    runs = (thing[i : i + _LONG] for i in range(len(thing) - _LONG + 1))
    return _LONG_RUN if any(run in plain and not _LETTERS.search(run) for run in runs) else 0


def _what_is_listed(thing: str) -> str:
    """Return what the members of a list are to become, where it begins with a grade: 甲村乙村AAA景区."""
    grade = _TELLING.search(thing, _IN_A_ROW)
    return thing[grade.start() :] if grade and len(thing) - grade.start() >= _IN_A_ROW - 1 else thing


def _counted(what: str, plain: str) -> bool:
    """Whether a passage says how many there are, instead of which: AAA景区村3个."""
    return bool(re.search(rf"{re.escape(what)}[^，。]{{0,4}}\d+[个家处]", plain))


def is_named(name: str, plain: str) -> bool:
    """Whether a passage has a name, or the name but for a word inside it."""
    return name in plain or _shortened(name, plain)


def is_proper(name: str) -> bool:
    """Whether a name is long enough to stand for a list by itself, and no mere kind of work (某某项目)."""
    return len(name) >= _LONG_NAME and thing_of(name) == name


def _spelt_out(thing: str, plain: str) -> bool:
    """Whether a name of two short words stands with more between them: 全域整治, 全域土地综合整治."""
    if len(thing) != 2 * _WORD:
        return False
    return bool(re.search(rf"{re.escape(thing[:_WORD])}.{{1,6}}{re.escape(thing[_WORD:])}", plain))


def _shortened(name: str, plain: str) -> bool:
    """Whether a name stands without a word inside it: 省级放心农贸市场, 省级放心市场."""
    if len(name) < _IN_A_ROW + 2 * _LEFT_OUT:
        return False
    starts = range(_IN_A_ROW, len(name) - 2 * _LEFT_OUT + 1)
    return any(name[:i] + name[i + _LEFT_OUT :] in plain for i in starts)


def _in_a_row(thing: str, plain: str) -> bool:
    length = min(_IN_A_ROW, max(len(thing) - 1, 2))
    return any(thing[i : i + length] in plain for i in range(len(thing) - length + 1))


def tells_the_same(thing: str, plain: str) -> bool:
    """Whether edition, grade and level (第五届, AAA, 省级; 镇, not 村) of a thing stand in a passage too."""
    said = set(_TELLING.findall(plain))
    return all(word in said for word in _TELLING.findall(thing)) and not _of_another_level(thing, plain)


def _of_another_level(thing: str, plain: str) -> bool:
    body = _BODY.fullmatch(thing)
    if body is None or thing in plain or body["name"] not in plain:
        return False
    others = rf"{re.escape(body['name'])}(?:{_OTHER_BODY.get(thing[-1], '(?!)')})"
    return bool(re.search(others, plain))


def is_unlimited(thing: str, plain: str) -> bool:
    """Whether a passage speaks of a thing without a level (省, 国家级) that the promise does not name."""
    if _LEVEL.search(thing):
        return True
    places = [match.start() for match in re.finditer(re.escape(thing), plain)]
    return any(not _LEVEL.search(plain[max(place - 3, 0) : place]) for place in places)
