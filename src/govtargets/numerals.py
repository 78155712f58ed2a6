"""Arabic, full-width, Chinese and mixed numerals, read and written exactly: ints and fractions only.

`read` refuses what it cannot read whole. Numerals in running text are found by `govtargets.counting`.
"""

import re
from fractions import Fraction
from typing import Literal

from govtargets.deferred import deferred
from govtargets.errors import ParseError

Style = Literal["arabic", "full_width", "thousands", "chinese", "financial", "mixed"]

STYLES: tuple[Style, ...] = ("arabic", "full_width", "thousands", "chinese", "financial", "mixed")
# Longer runs of digits are no amounts of a public document, and reading them would not be linear.
LONGEST = 40
_SMALLEST = tuple(map(Fraction, range(1000)))
_DIGITS = {char: i for i, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_TENS = {"廿": "二十", "卅": "三十"}
# Most Chinese numerals of a text are one of these.
_SHORT = (
    {char: _SMALLEST[value] for char, value in (_DIGITS | _SMALL).items() if value < 1000}
    | {
        f"{tens}十{ones}": _SMALLEST[10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)]
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
# 一百五 is 150 at the end of a number, but nobody says 一百五万.
_ELIDED = deferred("[百千万][1-9一二三四五六七八九两]$")
_TOKEN = deferred(r"[0-9]+|.", re.DOTALL)


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
        integer, decimals, scale = match.group(1), match.group(2) or "", match.group(3)
        return decimal(int(integer + decimals) * _scale(scale), len(decimals))
    head, point, tail = text.partition("点")
    if point:
        if not tail or any(char not in _DIGITS or char == "两" for char in tail):
            raise ParseError(f"no decimals: {text!r}")
        digits = "".join(str(_DIGITS[char]) for char in tail)
        return _integer(head) + Fraction(int(digits), 10 ** len(digits))
    return Fraction(_integer(text))


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
        factor *= 10**8 if word == "亿" else 10**4 if word in "万Ww" else _SMALL[word]
    return factor


def _integer(text: str) -> int:
    for short, long in _TENS.items():
        text = text.replace(short, long)
    if not text:
        raise ParseError("no numeral before the point")
    if len(text) > 2 and all(char in _DIGITS and char != "两" for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    return _section(text, (("亿", 10**8), ("万", 10**4)))


def _section(text: str, scales: tuple[tuple[str, int], ...]) -> int:
    """Return the value of a run split at its last 亿, then at its last 万."""
    if not scales:
        return _below_ten_thousand(text)
    word, factor = scales[0]
    left, found, right = text.rpartition(word)
    if not found:
        return _section(text, scales[1:])
    if _ELIDED.search(left):
        raise ParseError(f"a rank is left out before {word}: {text!r}")
    upper = _section(left, scales) if left else 1
    return upper * factor + _remainder(right, factor, scales[1:])


def _remainder(text: str, above: int, scales: tuple[tuple[str, int], ...]) -> int:
    """Return what follows a scale word: nothing, 五 for five of the next rank (一万五), or the rest."""
    if not text:
        return 0
    if len(text) == 1 and text != "零" and _is_digit(text):
        return _digit(text) * above // 10
    if text.isascii() and 10 ** len(text) != above:
        raise ParseError(f"digits that may be either of two ranks: {text!r}")
    value = _section(text, scales)
    if value >= above or value == 0 or text.lstrip("零")[0] in "百千万":
        raise ParseError(f"{text!r} cannot follow {above}")
    return value


def _is_digit(token: str) -> bool:
    return token in _DIGITS or (token.isascii() and token.isdigit())


def _digit(token: str) -> int:
    return int(token) if token.isascii() else _DIGITS[token]


def _below_ten_thousand(text: str) -> int:
    total, rank, pending, after_zero = 0, 10**4, None, False
    for token in _TOKEN.findall(text):
        if token in ("零", "〇") and (total or pending is None):
            if pending is not None or after_zero:
                raise ParseError(f"two digits side by side: {text!r}")
            after_zero = True
        elif token in _SMALL:
            total, rank = _ranked(total, rank, (pending, _SMALL[token]))
            pending, after_zero = None, False
        elif pending is None and _is_digit(token):
            pending = _digit(token)
        else:
            raise ParseError(f"not a numeral: {text!r}")
    return _closed(total, rank, (pending, after_zero), text)


def _ranked(total: int, rank: int, step: tuple[int | None, int]) -> tuple[int, int]:
    pending, unit = step
    digit = 1 if pending is None else pending
    if unit >= rank or not 1 <= digit <= 9 or (pending is None and unit > 10 and total):
        raise ParseError(f"scale words out of order before {unit}")
    return total + digit * unit, unit


def _closed(total: int, rank: int, state: tuple[int | None, bool], text: str) -> int:
    pending, after_zero = state
    if pending is None:
        if after_zero and text not in ("零", "〇"):
            raise ParseError(f"ends in a zero that counts nothing: {text!r}")
        return total
    if not total or after_zero or rank == 10:
        if pending >= rank:
            raise ParseError(f"{pending} cannot follow {rank}: {text!r}")
        return total + pending
    if pending > 9:
        raise ParseError(f"digits that may be either of two ranks: {text!r}")
    return total + pending * rank // 10


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
