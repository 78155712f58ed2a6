"""Numbers that lost their digits in the source.

A decimal without its whole part and a remnant 0余 betray themselves anywhere. A unit that stands
alone is a sign only in a text that shows sure damage elsewhere: 亿元以上项目 and 万亩良田 are
amounts, 投资万元 is none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files

from govtargets.deferred import deferred
from govtargets.model import Found
from govtargets.values import Damage
from govtargets_numbers.units import EXTENTS, Units

_NUMERAL = "0-9零〇一二两三四五六七八九十百千万亿廿几数余多来半"
_END = r"(?=[，。；、,;)\n])"
# Each begins with one character, which a search then finds at once.
_LOST_BEFORE_POINT = deferred(
    r"\.(?<=[\u4e00-\u9fff]\.)(?<![一二三四五六七八九十]\.)[0-9]{1,4}(?:[%‰亩元吨]|[万亿])"
)
_LOST_BEFORE_SIGN = deferred(r"%(?<=[\u4e00-\u9fff]%)(?=[\u4e00-\u9fff，。；、,;])")


def _bare() -> str:
    lines = files(__package__).joinpath("data", "bare.tsv").read_text(encoding="utf-8").splitlines()
    rows = sorted((line.split("\t") for line in lines[1:]), key=lambda row: -len(row[0]))
    return "|".join(_alternative(*row) for row in rows)


def _alternative(unit: str, after: str, before: str) -> str:
    stands = rf"(?<=[\u4e00-\u9fff”]{unit})(?<![{_NUMERAL}每平公立元]{unit})"
    behind = stands if after == "*" else f"(?<=[{after}]{unit})"
    ahead = _END if before == "end" else f"(?![{before}])" if before else ""
    return unit + behind + ahead


@lru_cache(maxsize=4)
def lone_units(units: Units) -> re.Pattern[str]:
    """Return the pattern of the places where a unit stands that must have had a number before it.

    Every alternative begins with one character, so that a search looks at no place but where one of
    these stands; behind 余 the unit is the group `rest`. Made when a damaged text first asks for it.
    """
    rows = {row.text for row in units.rows if row.dimension not in EXTENTS}
    measures = "|".join(map(re.escape, sorted(rows, key=lambda text: (-len(text), text))))
    scaled = "|".join(
        rf"{scale}(?<=[\u4e00-\u9fff”]{scale})(?<![{_NUMERAL}每/]{scale})[万亿]*+(?:{measures})?+{_END}"
        for scale in "万亿"
    )
    rest = rf"余(?<![{_NUMERAL}其剩业富盈结]余)(?P<rest>[万亿]++(?:{measures})?+|{measures})"
    return deferred(f"{scaled}|{rest}|{_bare()}")


# 余 follows tens and more: 1余万 was 21余万 or longer.
_LAST_DIGIT = deferred(r"余(?<=[1-9]余)(?<![0-9.,].余)[万亿]")
# A remnant 0 shows that last digits survive in this text; before the same words, 9 may be one too.
_REMNANT = deferred(r"0(?<![0-9.,]0)([余万亿]++[\u4e00-\u9fff])")


def is_damaged(text: str) -> bool:
    """Return whether a text shows beyond doubt that numbers in it lost digits: 增长.6%, 完成%签约."""
    return bool(_LOST_BEFORE_POINT.search(text) or _LOST_BEFORE_SIGN.search(text))


def places(text: str, lone_units: re.Pattern[str]) -> Iterator[Found]:
    """Yield the units of a damaged text before which a number must have stood."""
    for match in lone_units.finditer(text):
        start = match.start("rest") if match["rest"] else match.start()
        yield Found(start, match.end(), Damage("the number before the unit is lost"))
    for match in _LAST_DIGIT.finditer(text):
        yield Found(match.start() - 1, match.end(), Damage("perhaps the last digit of a longer number"))
    tails = sorted({match[1] for match in _REMNANT.finditer(text)})
    if tails:
        for match in re.finditer(rf"[1-9](?<![0-9.,].)(?:{'|'.join(tails)})", text):
            yield Found(match.start(), match.end(), Damage("perhaps the last digit of a longer number"))


def merged(found: Iterable[Found], damaged: Iterable[Found]) -> list[Found]:
    """Return both in order, without what was read where a damaged place begins."""
    hurt = sorted(damaged, key=lambda place: place.start)
    starts = [place.start for place in hurt]
    kept = [one for one in found if bisect_left(starts, one.start) == bisect_left(starts, one.end)]
    return sorted([*kept, *hurt], key=lambda place: (place.start, place.end))
