"""Numerals in every style, each with its exact value."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from hypothesis import strategies as st

from govtargets.numerals import STYLES, Style
from govtargets.strategies.cases import Case, Written, idle, joined
from govtargets.strategies.spoken import financial, spoken

_TO_WIDE = str.maketrans("0123456789.-", "０１２３４５６７８９．－")
_SCALES = (("万", 10**4), ("亿", 10**8))
_POWERS = tuple(10**power for power in range(1, 13))
Number = int | Fraction


@st.composite
def numerals(
    draw: st.DrawFn,
    *,
    style: Style | Sequence[Style] = STYLES,
    low: Number = 0,
    high: Number = 10**9,
    places: int = 2,
) -> Case:
    """Draw a numeral of one of these styles whose value, a Fraction, lies in `low` to `high`.

    `places` is the most decimals it has: 1.25万 has two. Shrinks towards few digits and 0.
    """
    chosen = draw(st.sampled_from((style,) if isinstance(style, str) else tuple(style)))
    fitting = [scale for scale in _SCALES if chosen == "mixed" and scale[1] <= high]
    word, factor = draw(st.sampled_from([("", 1), *fitting]))
    power = 10 ** draw(st.integers(0, places))
    least, most = ceil(Fraction(low) * power / factor), floor(Fraction(high) * power / factor)
    if word:
        least = max(least, 1)  # 0万 is what is left of a number, and nobody writes -3万 for a loss
    number = _whole(draw, least, most)
    value = Fraction(number * factor, power)
    digits = _written(Fraction(number, power), chosen, draw(st.booleans()))
    # As 百 is 一百, 亿 before a unit is 1亿.
    return joined(idle(digits.text) if word and number == power else digits, word).case(value)


def _whole(draw: st.DrawFn, least: int, most: int) -> int:
    """Draw small and round numbers as often as others: the zeros of 20000 may be lost on the way."""
    shape = draw(st.sampled_from(("small", "any", "round")))
    start = least if most < 0 else max(least, 0)
    if shape == "small":
        return draw(st.integers(start, min(most, start + 20)))
    powers = [power for power in _POWERS if start <= power <= most]
    if shape == "round" and powers:
        power: int = draw(st.sampled_from(powers))
        return min(power * draw(st.integers(1, 9)), most)
    return draw(st.integers(least, most))


def _written(value: Fraction, style: Style, variant: bool) -> Written:
    text, _, decimals = _decimal(abs(value)).partition(".")
    minus = value < 0
    if style in ("chinese", "financial"):
        plain = spoken(int(text), decimals, two="两" if variant and style == "chinese" else "二")
        return joined("负" if minus else "", financial(plain) if style == "financial" else plain)
    sign = "-" if minus else ""
    tail = f".{decimals}" if decimals else ""
    if style == "thousands":
        head, *groups = f"{int(text):,}".split(",")
        return joined(sign, head, *(joined(idle(","), group) for group in groups), tail)
    plain_text = sign + text + tail
    return Written(plain_text.translate(_TO_WIDE) if style == "full_width" else plain_text)


def _decimal(value: Fraction) -> str:
    """Return the digits of a value that a decimal of at most a few places says."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(int(value * 10**places)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits
