"""Numbers that lost their digits in the source.

A decimal without its whole part and a remnant 0余 betray themselves anywhere. A unit that stands
alone is a sign only in a text that shows sure damage elsewhere: 亿元以上项目 and 万亩良田 are
amounts, 投资万元 is none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from importlib.resources import files

from govtargets.model import Found
from govtargets.values import Damage
from govtargets_numbers.units import UNITS

_NUMERAL = "0-9零〇一二两三四五六七八九十百千万亿廿几数余多来半"
_END = r"(?=[，。；、,;)\n])"
# Led by its rarest characters, so that an undamaged text is passed over quickly.
_SURE = re.compile(
    r"[.%](?:(?<=[\u4e00-\u9fff]\.)(?<![一二三四五六七八九十]\.)[0-9]{1,4}(?:[%‰亩元吨]|[万亿])"
    r"|(?<=[\u4e00-\u9fff]%)(?=[\u4e00-\u9fff，。；、,;]))"
)
_MEASURES = "|".join(
    sorted({row.name for row in UNITS.rows if row.dimension not in ("time", "length")}, key=len, reverse=True)
)
_SCALED = rf"(?<=[\u4e00-\u9fff”])(?<![{_NUMERAL}每/])[万亿]++(?:{_MEASURES})?+{_END}"
_REST = rf"(?<=余)(?<![{_NUMERAL}其剩业富盈结]余)(?:{_MEASURES})"


def _bare() -> str:
    lines = files(__package__).joinpath("data", "bare.tsv").read_text(encoding="utf-8").splitlines()
    rows = sorted((line.split("\t") for line in lines[1:]), key=lambda row: -len(row[0]))
    return "|".join(_alternative(*row) for row in rows)


def _alternative(unit: str, after: str, before: str) -> str:
    behind = rf"(?<=[\u4e00-\u9fff”])(?<![{_NUMERAL}每平公立元])" if after == "*" else f"(?<=[{after}])"
    ahead = _END if before == "end" else f"(?![{before}])" if before else ""
    return behind + unit + ahead


_PLACE = re.compile(f"{_SCALED}|{_REST}|{_bare()}")


# A remnant 0 shows that last digits survive in this text; before the same words, 9 may be one too.
_REMNANT = re.compile(r"(?<![0-9.,])0([余万亿]++[\u4e00-\u9fff])")


def is_damaged(text: str) -> bool:
    """Return whether a text shows beyond doubt that numbers in it lost digits: 增长.6%, 完成%签约."""
    return _SURE.search(text) is not None


def places(text: str) -> Iterator[Found]:
    """Yield the units of a damaged text before which a number must have stood."""
    for match in _PLACE.finditer(text):
        yield Found(match.start(), match.end(), Damage("the number before the unit is lost"))
    tails = sorted({match[1] for match in _REMNANT.finditer(text)})
    if tails:
        for match in re.finditer(rf"(?<![0-9.,])[1-9](?:{'|'.join(tails)})", text):
            yield Found(match.start(), match.end(), Damage("perhaps the last digit of a longer number"))


def merged(found: Iterable[Found], damaged: Iterable[Found]) -> list[Found]:
    """Return both in order, without what was read where a damaged place begins."""
    hurt = sorted(damaged, key=lambda place: place.start)
    starts = [place.start for place in hurt]
    kept = [one for one in found if bisect_left(starts, one.start) == bisect_left(starts, one.end)]
    return sorted([*kept, *hurt], key=lambda place: (place.start, place.end))
