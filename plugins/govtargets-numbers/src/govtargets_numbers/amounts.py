"""One amount: a numeral with its unit, its comparator words and the other end of its range."""

from fractions import Fraction

from govtargets import intervals
from govtargets.counting import Numeral, numeral_at, range_ends
from govtargets.deferred import deferred
from govtargets.model import Found
from govtargets.numerals import read
from govtargets.values import Amount, Unit
from govtargets_numbers import dates
from govtargets_numbers.rates import unit_name
from govtargets_numbers.source import Source
from govtargets_numbers.units import EXTENTS

PERCENT = deferred(r"[%‰∶]|个?百分点|成(?![立为功员果效交本熟长都品绩型片套人年就分])")
"""What follows a number that is a percentage or part of a ratio, not an amount."""

PERCENT_STARTS = frozenset("%‰∶个百成")
"""The characters with which that begins."""

_RANGE = deferred(intervals.RANGE)
_BETWEEN = deferred(r"[和与]")
_RANGE_STARTS = frozenset("-–—―~〜至到和与 ")
_MONTHS = deferred(r"(多|半)(月|小时|星期|工作日|季度)")
_HALF = deferred(r"半(?![径数山岛导成年月夜价封机天路])")
_COINS = deferred(
    r"[又零]?(?:([0-9一二两三四五六七八九])[角毛])?([0-9]{1,2}|[一二三四五六七八九])?(?:美分|分(?![钟别之为]))?"
)
_PURSES = frozenset({"元", "美元", "块钱", "港元", "欧元"})
HALF = Fraction(1, 2)


def amount(source: Source, numeral: Numeral, unit: Unit | None) -> Found:
    """Return the amount of a numeral and the unit that follows it, with what is said around them."""
    text, start, end, low, high = source.text, numeral.start, numeral.end, numeral.low, numeral.high
    name, extent, inside = "", False, numeral.inside
    if unit:
        name, end = unit_name(source, end, unit)
        extent = unit.dimension in EXTENTS
        more = _goes_on(text, end, name)
        if more:
            name, end, rest, extent = more[0], more[1], more[2], extent or name == "个"
            low, high = (
                (low, high) if rest is None else (low + rest, low + rest if low is high else high + rest)
            )
            inside = "more_than" if rest is None else inside
    end, behind, ahead = intervals.said_of(text, start, end, extent=extent)
    ends = intervals.interval(low, high, (behind, inside, ahead))
    return Found(start, end, Amount(ends[0], ends[1], name, ends[2]))


def _goes_on(text: str, end: int, name: str) -> tuple[str, int, Fraction | None] | None:
    """Return the unit, the end and what to add for 两个半月, 一亩半, 50元6角; None to add for 三个多月."""
    following = text[end : end + 1]
    months = _MONTHS.match(text, end) if name == "个" and following in ("多", "半") else None
    if months:
        return name + months[2], months.end(), HALF if months[1] == "半" else None
    if following == "半" and _HALF.match(text, end):
        return name, end + 1, HALF
    coins = _COINS.match(text, end) if name in _PURSES and following else None
    if coins and coins.group()[-1:] in ("角", "毛", "分") and (coins[1] or coins[2]):
        tenths = read(coins[1]) / 10 if coins[1] else Fraction(0)
        cents = read(coins[2].lstrip("0") or "0") / 100 if coins[2] else Fraction(0)
        return name, coins.end(), tenths + cents
    return None


def ranged(source: Source, numeral: Numeral, unit: Unit | None) -> tuple[Numeral, Unit | None] | None:
    """Return the numeral of a whole range (3.5亿至4亿元, 10与20之间) and its unit; None without one."""
    text, end = source.text, unit_name(source, numeral.end, unit)[1] if unit else numeral.end
    if text[end : end + 1] not in _RANGE_STARTS or text[numeral.start - 1 : numeral.start] in ("由", "从"):
        return None
    between = _BETWEEN.match(text, end)
    separator = between or _RANGE.match(text, end)
    if not separator or dates.date_end(text, separator.end()):
        return None
    other = numeral_at(text, separator.end())
    if other is None or other.low is not other.high or text[other.start] in "-负":
        return None
    if between:
        return _between(source, (numeral, other), unit)
    return _spanned(source, (numeral, other), unit)


def _spanned(
    source: Source, numerals: tuple[Numeral, Numeral], unit: Unit | None
) -> tuple[Numeral, Unit | None] | None:
    numeral, other = numerals
    # 1至2万元 shares its 万, 1元至2万元 does not.
    low, high = (numeral.low, other.high) if unit else range_ends(source.text, numeral, other)
    its_unit = source.unit_at(other.end)
    if (
        low is high
        or low >= high
        or (unit and not _is_again(source, (numeral.end, unit), (other.end, its_unit)))
    ):
        return None
    return Numeral(numeral.start, other.end, low, high, other.inside), its_unit


def _is_again(source: Source, one: tuple[int, Unit], other: tuple[int, Unit | None]) -> bool:
    """Return whether the unit of the second number is that of the first, also as a rate: 1元/月至2元/月."""
    (start, unit), (end, its_unit) = one, other
    if its_unit is not unit:
        return False
    name = unit_name(source, start, unit)[0]
    return name in (unit.text, unit_name(source, end, unit)[0])


def _between(
    source: Source, numerals: tuple[Numeral, Numeral], unit: Unit | None
) -> tuple[Numeral, Unit | None] | None:
    numeral, other = numerals
    its_unit = source.unit_at(other.end)
    end = other.end + (len(its_unit.text) if its_unit and its_unit.text != "间" else 0)
    if not source.text.startswith(("之间", "间"), end) or numeral.low >= other.low:
        return None
    if unit and its_unit is not unit:
        return None
    return Numeral(numeral.start, other.end, numeral.low, other.low), None if end == other.end else its_unit
