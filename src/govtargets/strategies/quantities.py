"""Amounts with their units, and percentages, each with the interval that it means."""

from collections.abc import Sequence
from fractions import Fraction
from functools import partial

from hypothesis import strategies as st

from govtargets.numerals import Style
from govtargets.strategies.cases import Case, Piece, Written, idle, joined
from govtargets.strategies.digits import Number, numerals
from govtargets.strategies.phrases import Make, compared, ranges, written
from govtargets.values import COMPARATORS, Amount, Comparator, Percentage

UNITS = ("元", "亩", "家", "个", "人", "吨", "公里", "平方米", "元/月")
"""Units that follow a numeral in every style without making another word with it."""

COUNTERS = frozenset({"家", "个", "人"})
"""Units of which nobody has half a one."""

SHARES = ("%", "‰", "个百分点")
RUNNING: tuple[Style, ...] = ("arabic", "full_width", "thousands", "mixed", "chinese")
"""The styles of running text; the forms used on cheques are words there."""

_SEPARATORS = ("至", "-", "—")
_OPENING = {"%": "百分之", "‰": "千分之"}
_WIDE = {"%": "％"}


@st.composite
def amounts(
    draw: st.DrawFn,
    *,
    units: Sequence[str] = UNITS,
    comparators: Sequence[Comparator] = COMPARATORS,
    styles: Sequence[Style] = RUNNING,
    low: Number = 0,
    high: Number = 10**9,
) -> Case:
    """Draw an amount, its value an `Amount`: 12家, 不少于1.5万元, 3至5公里, 八百亩左右."""
    unit = draw(st.sampled_from(tuple(units)))
    comparator = draw(st.sampled_from(tuple(comparators)))
    numbers = _numbers(unit, draw(st.sampled_from(tuple(styles))), (low, high))
    if comparator != "between":
        number = draw(numbers)
        make = partial(_amount, unit)
        return draw(compared(written(number) + unit, number.value, comparator=comparator, make=make))
    one, separator, other = draw(ranges(numbers, separators=_SEPARATORS))
    # 3家至5家 says no more than 3至5家; a unit of several characters is another unit without one of them.
    own = draw(st.sampled_from(("", unit)))
    twice: Piece = idle(own) if len(own) == 1 else own
    first = written(one) if own else _sharing(one, other)
    text = joined(first, twice, separator, written(other), unit)
    return text.case(_amount(unit, one.value, other.value, "between"))


def _sharing(one: Case, other: Case) -> Written:
    """Return the lower end of a range; 3万至5万 says no more than 3至5万."""
    last = len(one.text) - 1
    shared = one.text[last] in "万亿" and one.text[last] == other.text[-1]
    return Written(one.text, one.idle | {last} if shared else one.idle)


def _numbers(unit: str, style: Style, bounds: tuple[Number, Number]) -> st.SearchStrategy[Case]:
    if unit not in COUNTERS:
        return numerals(style=style, low=bounds[0], high=bounds[1])
    places = 2 if style == "mixed" else 0
    numbers = numerals(style=style, low=bounds[0], high=bounds[1], places=places)
    # 二家 is the second of them; two are 两家.
    return numbers.filter(lambda case: case.value.denominator == 1 and case.text != "二")


def _amount(unit: str, low: Fraction | None, high: Fraction | None, comparator: Comparator) -> Amount:
    return Amount(low, high, unit, comparator)


@st.composite
def percentages(
    draw: st.DrawFn,
    *,
    units: Sequence[str] = SHARES,
    comparators: Sequence[Comparator] = COMPARATORS,
    styles: Sequence[Style] = ("arabic", "full_width", "chinese"),
    low: Number = 0,
    high: Number = 100,
) -> Case:
    """Draw a share, its value a `Percentage`: 6.5%, 百分之六以上, 不超过3‰, 2至3个百分点."""
    unit = draw(st.sampled_from(tuple(units)))
    comparator = draw(st.sampled_from(tuple(comparators)))
    style = draw(st.sampled_from(tuple(styles)))
    numbers = numerals(style=style, low=low, high=high)
    make: Make = lambda low, high, said: Percentage(low, high, unit, said)  # noqa: E731  (names a closure)
    before, after = _marks(unit, style)
    if comparator != "between":
        number = draw(numbers)
        text = joined(before, written(number), after)
        return draw(compared(text, number.value, comparator=comparator, make=make))
    one, separator, other = draw(ranges(numbers, separators=_SEPARATORS))
    text = joined(before, written(one), separator, written(other), after)
    if not before and unit != "个百分点":
        text = joined(written(one), idle(after.text), separator, written(other), after)
    return text.case(make(one.value, other.value, "between"))


def _marks(unit: str, style: Style) -> tuple[Written, Written]:
    """Return what stands before and behind the number of a share."""
    if unit == "个百分点":
        return Written(), joined(idle("个"), "百分点")
    if style in ("chinese", "financial"):
        return Written(_OPENING[unit]), Written()
    return Written(), Written(_WIDE.get(unit, unit) if style == "full_width" else unit)
