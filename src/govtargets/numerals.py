"""Arabic, full-width, Chinese and mixed numerals, read and written exactly: ints and fractions only.

`read` refuses what it cannot read whole. Numerals in running text are found by `govtargets.counting`.
"""

import re
from fractions import Fraction
from typing import Literal

from govtargets.chinese_integers import DIGITS, RANKS, integer
from govtargets.deferred import deferred
from govtargets.errors import ParseError

Style = Literal["arabic", "full_width", "thousands", "chinese", "financial", "mixed"]

STYLES: tuple[Style, ...] = ("arabic", "full_width", "thousands", "chinese", "financial", "mixed")
# Longer runs of digits are no amounts of a public document, and reading them would not be linear.
LONGEST = 40
_SMALLEST = tuple(map(Fraction, range(1000)))
# Most Chinese numerals of a text are one of these.
_SHORT = (
    {char: _SMALLEST[value] for char, value in (DIGITS | RANKS).items() if value < 1000}
    | {
        f"{tens}十{ones}": _SMALLEST[10 * (DIGITS[tens] if tens else 1) + (DIGITS[ones] if ones else 0)]
        for tens in ("", *"二三四五六七八九")
        for ones in ("", *"一二三四五六七八九")
    }
    | {"千": Fraction(1000), "万": Fraction(10**4), "亿": Fraction(10**8)}
)
_WIDE = str.maketrans("０１２３４５６７８９．，－＋／％", "0123456789.,-+/%")
_WRITTEN = str.maketrans(
    "壹贰叁肆伍陆柒捌玖拾佰仟萬億兩貳參陸負點", "一二三四五六七八九十百千万亿两二三六负点"
)
_EVENED = _WIDE | _WRITTEN
_TO_FINANCIAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_TO_WIDE = str.maketrans("0123456789.-/", "０１２３４５６７８９．－／")
# With one more 0 in front it is a code, or what is left of a longer number.
_CODE = deferred("[0零〇][0-9零〇一二三四五六七八九]")
_PLAIN = deferred(r"([0-9]+)(?:\.([0-9]+))?([十百千万亿Ww]*)")


def whole(number: int) -> Fraction:
    """Return a whole number as a fraction; making one takes longer than looking it up."""
    return _SMALLEST[number] if 0 <= number < 1000 else Fraction(number)


def decimal(number: int, places: int) -> Fraction:
    """Return `number` with its point moved `places` to the left: 125 and 1 are 12.5."""
    power = 10**places
    return Fraction(number, power) if number % power else whole(number // power)


def read(text: str) -> Fraction:
    """Return the exact value of a numeral in any style, with its sign, scale words or fraction bar.

    Raises ParseError where the text is anything else, or not well formed.
    """
    if len(text) <= LONGEST and text.isascii() and text.isdigit() and (text[0] != "0" or text == "0"):
        return whole(int(text))
    short = _SHORT.get(text)
    if short is not None:
        return short
    if not text or len(text) > 2 * LONGEST:
        raise ParseError(f"no numeral: {text[:LONGEST]!r}")
    plain = text.translate(_EVENED)
    if plain[0] in "负-−+":
        value = _unsigned(plain[1:])
        return value if plain[0] == "+" else -value
    return _unsigned(plain)


def _unsigned(text: str) -> Fraction:
    if text == "半":
        return Fraction(1, 2)
    for bar, below, above in (("分之", 0, 2), ("/", 2, 0)):
        parts = text.partition(bar)
        if parts[1]:
            divisor = _whole(parts[below])
            if not divisor:
                raise ParseError(f"a fraction needs a divisor: {text!r}")
            return _whole(parts[above]) / divisor
    return _whole(text)


def _whole(text: str) -> Fraction:
    """Return the value of a numeral that has neither sign nor fraction bar."""
    if _CODE.match(text):
        raise ParseError(f"a 0 in front of a number: {text!r}")
    if "," in text:
        text = _without_separators(text)
    match = _PLAIN.fullmatch(text)
    if match:
        digits, decimals, scale = match.group(1), match.group(2) or "", match.group(3)
        return decimal(int(digits + decimals) * _scale(scale), len(decimals))
    head, point, tail = text.partition("点")
    if point:
        if not tail or any(char not in DIGITS or char == "两" for char in tail):
            raise ParseError(f"no decimals: {text!r}")
        digits = "".join(str(DIGITS[char]) for char in tail)
        return integer(head) + Fraction(int(digits), 10 ** len(digits))
    return Fraction(integer(text))


def _without_separators(text: str) -> str:
    match = re.match(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])", text)
    if not match:
        raise ParseError(f"separators of thousands are out of place: {text!r}")
    return match.group().replace(",", "") + text[match.end() :]


def _scale(words: str) -> int:
    if len(words) > 1 and ("W" in words or "w" in words):
        raise ParseError(f"W stands alone for 万: {words!r}")
    factor = 1
    for word in words:
        factor *= 10**8 if word == "亿" else 10**4 if word in "万Ww" else RANKS[word]
    return factor


def write(value: Fraction | int, style: Style = "arabic") -> str:
    """Return a numeral for a value, such that `read` gives the value back.

    A value that no decimal can say is written as a fraction (1/3, 三分之一). Raises ValueError for
    a value that needs more digits than a numeral may have.
    """
    value = Fraction(value)
    text = _chinese(abs(value)) if style in ("chinese", "financial") else _arabic(abs(value), style)
    if style == "financial":
        text = text.translate(_TO_FINANCIAL)
    if len(text) >= LONGEST:
        raise ValueError(f"too long for a numeral: {text[:LONGEST]}…")
    if value >= 0:
        return text
    sign = {"chinese": "负", "financial": "负", "full_width": "－"}.get(style, "-")
    return sign + text


def _decimals(value: Fraction) -> int | None:
    """Return how many decimals say the value exactly; None where no number of them does."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def _arabic(value: Fraction, style: Style) -> str:
    places = _decimals(value)
    if places is None:
        text = f"{value.numerator}/{value.denominator}"
    elif style == "mixed" and value >= 10**4:
        factor, word = (10**8, "亿") if value >= 10**8 else (10**4, "万")
        return _point(value / factor, places + len(str(factor)) - 1, "") + word
    else:
        text = _point(value, places, "," if style == "thousands" else "")
    return text.translate(_TO_WIDE) if style == "full_width" else text


def _point(value: Fraction, places: int, separator: str) -> str:
    digits = str(int(value * 10**places)).rjust(places + 1, "0")
    whole, decimals = (digits[:-places], digits[-places:].rstrip("0")) if places else (digits, "")
    head = f"{int(whole):,}" if separator else whole
    return f"{head}.{decimals}" if decimals else head


def _chinese(value: Fraction) -> str:
    places = _decimals(value)
    if places is None:
        return f"{_chinese_integer(value.denominator)}分之{_chinese_integer(value.numerator)}"
    whole, _, decimals = _point(value, places, "").partition(".")
    text = _chinese_integer(int(whole))
    return f"{text}点{''.join('零一二三四五六七八九'[int(char)] for char in decimals)}" if decimals else text


def _chinese_integer(number: int) -> str:
    for word, factor in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        if number >= factor:
            upper, rest = divmod(number, factor)
            head = _chinese_integer(upper) + word
            if not rest:
                return head
            return head + ("零" if rest * 10 < factor else "") + _chinese_integer(rest)
    return "零一二三四五六七八九"[number]
