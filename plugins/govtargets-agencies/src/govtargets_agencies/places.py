"""Where the place before a name begins: read from right to left, since the kind of a name comes last.

Every pattern here is for text turned around, and looks at a bounded number of characters. A name of
two or three characters counts only where something says that it begins there: the edge of the run of
Chinese characters, a word of data/stops.tsv, or the level or body before it (浙江省 before 永康市).
"""

import re
from collections.abc import Iterable
from typing import TypeAlias

from attrs import frozen

from govtargets.deferred import deferred
from govtargets_agencies.vocabulary import any_of, rows, words

_REACH = dict(rows("stops.tsv"))
_BARE = {level: bare == "yes" for level, bare in rows("levels.tsv")}
_EFFECT = dict(rows("generic.tsv"))

ZH = "[\u4e00-\u9fff]"
EDGE = f"(?!{ZH})"
STOP = any_of(list(_REACH), backward=True)
_ALWAYS = any_of([word for word, reach in _REACH.items() if reach == "always"], backward=True)
_REFUSING = "".join(character for character, effect in _EFFECT.items() if effect == "none")
_GENERIC = "".join(_EFFECT)

_NO_NAME = f"(?!{any_of(words('nonames.txt'), backward=True)})"
_LEVEL = any_of([level for level in _BARE if level != "省"], backward=True)
_LEVEL_ALONE = any_of([level for level, bare in _BARE.items() if bare], backward=True)
_TOWNS = "镇乡道"
_DEEPEST = 4

_BEGINS = f"(?!{ZH})|(?=[省市县区縣區盟州局厅心]|府政|道街|委[省市县区党]|{STOP})"
_NO_LETTER = f"(?!{STOP}|[{_GENERIC}省市县区]|委[省市县区党]|府政)"
_LETTERS = f"{_NO_LETTER}(?:{ZH}(?!{_ALWAYS}){ZH}{ZH}??|族{ZH}{{1,9}}?)(?:{_BEGINS})"

_ALONE = deferred(f"{_NO_NAME}{_LEVEL_ALONE}(?![省市县区州镇乡{_REFUSING}])")
_SINGLE = deferred(f"县(?![{_GENERIC}]){ZH}{EDGE}")
_SHORT = deferred(f"(?![{_GENERIC}]){ZH}{{2,3}}{EDGE}")
_FEW = deferred("[\u4e00-\u5c3f\u5c41-\u9fff]{2,6}")  # 局 is U+5C40
_STOP = deferred(STOP)
_EDGE = deferred(EDGE)
_ZONE = deferred(any_of(words("zones.tsv"), backward=True))
_ZONE_NAME = deferred(f"{ZH}{{2,8}}?(?:{EDGE}|(?={STOP}))")
_IS_NAME = deferred(_NO_NAME)

Reach: TypeAlias = "int | None"  # where a place ends in the text turned around, None where there is none


def is_name(backward: str, at: int = 0) -> bool:
    """Whether what ends here is none of the words that only look like a name (布局, 城镇)."""
    return _IS_NAME.match(backward, at) is not None


@frozen
class Places:
    """The places that need no boundary before them, made into the patterns that know them."""

    step: re.Pattern[str]
    place: re.Pattern[str]

    def named(self, backward: str, at: int) -> Reach:
        """Read levels with their names, up to four, none but the last a town: 浙江省金华市永康市."""
        reached = None
        for _ in range(_DEEPEST):
            step = self.step.match(backward, at)
            if step is None or (reached is not None and backward[at] in _TOWNS):
                break
            reached = at = step.end()
        return reached

    def behind(self, backward: str, at: int) -> Reach:
        """Read a level with its name, a county of one character (莘县), or a level alone (市 + 民政局)."""
        place = self.named(backward, at)
        if place is not None:
            return place
        alone = (not _STOP.match(backward, at + 1) and _SINGLE.match(backward, at)) or _ALONE.match(
            backward, at
        )
        return alone.end() if alone else None

    def short(self, backward: str, at: int) -> Reach:
        """Read a place by name; without its level (永康 + 公安局) only where nothing stands before it."""
        place = self.named(backward, at)
        return self._without_level(backward, at) if place is None else place

    def anything(self, backward: str, at: int) -> Reach:
        """Read a level or a place, as `behind` or else as `short`."""
        place = self.behind(backward, at)
        return self._without_level(backward, at) if place is None else place

    def zone(self, backward: str, at: int) -> Reach:
        """Read a zone, with its name where that has a beginning (云岭经开区), or its level (县示范区)."""
        kind = _ZONE.match(backward, at)
        if kind is None:
            return None
        if _STOP.match(backward, kind.end()):
            return kind.end()
        name = (
            self.place.match(backward, kind.end())
            or _ZONE_NAME.match(backward, kind.end())
            or _ALONE.match(backward, kind.end())
        )
        return name.end() if name else kind.end()

    def loose(self, backward: str, at: int) -> Reach:
        """Read two to six characters, none of them 局, and the level or place before them (县 + 农水)."""
        few = _FEW.match(backward, at)
        for end in range(at + 2, few.end() + 1) if few else ():
            place = self.behind(backward, end)
            if place is not None and (_EDGE.match(backward, place) or _STOP.match(backward, place)):
                return place
        return None

    def whole(self, name: str) -> bool:
        """Whether a text is a level or a place, and nothing else."""
        return self.behind(name[::-1], 0) == len(name)

    def _without_level(self, backward: str, at: int) -> Reach:
        place = self.place.match(backward, at)
        if place is None and not _STOP.match(backward, at):
            place = _SHORT.match(backward, at)
        return place.end() if place else None


def make_places(more: Iterable[str] = ()) -> Places:
    """Return the places of data/places.txt, and more of them."""
    known = any_of([*words("places.txt"), *more], backward=True)
    return Places(
        deferred(f"(?:{_LEVEL}|省){known}|{_NO_NAME}{_LEVEL}{_LETTERS}"),
        deferred(known),
    )


PLACES = make_places()
