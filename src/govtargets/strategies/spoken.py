"""Whole numbers and decimals in Chinese words, with the characters that custom lets one leave out."""

from govtargets.strategies.cases import Piece, Written, idle, joined

SCALES = (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10))
_DIGITS = "零一二三四五六七八九"
_TO_FINANCIAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


def spoken(number: int, decimals: str = "", *, two: str = "二") -> Written:
    """Return a number in Chinese words; `two` is 二, or 两 where it counts hundreds and more."""
    whole = _read_digit_by_digit(_round_tail(_number(number, two, first=True)))
    return joined(whole, "点", "".join(_DIGITS[int(digit)] for digit in decimals)) if decimals else whole


def financial(written: Written) -> Written:
    """Return the same number in the forms used on cheques."""
    return Written(written.text.translate(_TO_FINANCIAL), written.idle)


def _number(number: int, two: str, *, first: bool) -> Written:
    for word, factor in SCALES:
        if number >= factor:
            upper, rest = divmod(number, factor)
            head = joined(_head(upper, word, two, first=first), word)
            return joined(head, _rest(rest, factor, two)) if rest else head
    return Written(_DIGITS[number])


def _head(upper: int, word: str, two: str, *, first: bool) -> Piece:
    if upper == 1:  # 一百 and 百 are one number, and nobody says 一十五
        return "" if word == "十" and first else idle("一")
    if upper == 2 and word != "十":
        return two
    return _number(upper, two, first=first)


def _rest(rest: int, factor: int, two: str) -> Written:
    tail = _number(rest, two, first=False)
    if rest * 10 >= factor:
        return tail
    # Before a scale word 零 is only good form (一万零五百); without one it keeps 一百零五 from 一百五.
    return joined(idle("零") if rest >= 10 else "零", tail)


def _read_digit_by_digit(written: Written) -> Written:
    """Mark the 百 of 三百零一, which is 三零一 digit by digit."""
    text = written.text
    if len(text) == 4 and text[1:3] == "百零":
        return Written(text, written.idle | {1})
    return written


def _round_tail(written: Written) -> Written:
    """Mark a last scale word that custom leaves out: 一百五 for 一百五十, 一万五 for 一万五千."""
    scale = dict(SCALES)
    ranks = [scale[char] for char in written.text if char in scale]
    last = written.text[-1]
    if last in scale and len(ranks) > 1 and ranks[-2] == ranks[-1] * 10:
        return Written(written.text, written.idle | {len(written.text) - 1})
    return written
