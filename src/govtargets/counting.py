"""Numerals in running text: where one ends, what it is worth, and what 余 or 多 inside it says.

The fragments are regular expressions; one may match what `numerals.read` then refuses.
"""

from fractions import Fraction
from typing import NamedTuple

from govtargets.deferred import deferred
from govtargets.errors import ParseError
from govtargets.intervals import INSIDE, SAID_INSIDE
from govtargets.numerals import LONGEST, read
from govtargets.tables import table
from govtargets.values import Comparator

ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|[0-9]++)(?:\.[0-9]++)?+"
"""An Arabic numeral, with or without separators of thousands and decimals."""

# 千 opens a unit of its own in 千米, 千瓦时, 千克; 百 in 个百分点.
SCALE = r"(?:[十万亿]|百(?!分[点位])|千(?![米克瓦伏帕卡赫]))"
"""One scale word."""

MIXED = (
    rf"{ARABIC}(?:[Ww](?![A-Za-z])|{SCALE}++(?:零?[0-9]{{1,4}}{SCALE}++){{0,5}}+"
    r"(?:零[0-9]{1,3}(?![0-9.])|(?<=万)[0-9]{4}(?![0-9.年]))?+)?+"
)
"""An Arabic numeral with scale words: 1.4万亿, 5万4千6百, 1千零20, and 300W for 300万."""

CHINESE = rf"(?:[〇零一二两三四五六七八九廿卅]|{SCALE})++(?:点[〇零一二三四五六七八九]++)?+"
"""A run of Chinese numerals, with or without decimals."""

FINANCIAL = r"[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]++(?:点[零壹贰叁肆伍陆柒捌玖]++)?+"
"""A run of the forms used on cheques; in running text most of them are words (陆地, 放肆)."""

_NUMERAL = deferred(
    rf"(?P<sign>负|[-−–])?(?P<body>{MIXED}|[数几]{SCALE}++|{CHINESE}|{FINANCIAL})"
    rf"(?P<tail>{INSIDE}{SCALE}*+(?:[余多][万亿]++)?+)?+"
    rf"(?:分之(?P<part>{MIXED}|{CHINESE}|{FINANCIAL})|/(?P<divisor>[0-9]{{1,9}})(?![0-9/.年月]))?+"
)
_TRAILING_SCALE = deferred(r"[万亿]+$")
_NEIGHBOURS = deferred("一[二两]|[二两]三|三四|四五|五六|六七|七八|八九")


# Most numerals are a few digits or one character, and nothing that could go on follows them.
_ONWARD = "0-9〇零一二三四五六七八九十百千万亿两廿卅点余多来几分/Ww壹贰叁肆伍陆柒捌玖拾佰仟.,"
_SHORT = deferred(rf"(?:0|[1-9][0-9]{{0,8}}+|[一二三四五六七八九十两])(?![{_ONWARD}])")


class Numeral(NamedTuple):
    """A numeral in a text: its place, the ends it stands for (equal but for 两三), what 余 or 多 says.

    A tuple, because most are made only to see what stands behind them.
    """

    start: int
    end: int
    low: Fraction
    high: Fraction
    inside: Comparator | None = None


# With these 负 is a burden or a verb: 减负200亿元.
_BURDEN_AFTER = frozenset("减抱欺肩担背辜胜自")
_SIGN_AFTER = frozenset(" \t\n，。；：、,;:(（")
_SIGN_WORDS = tuple(row[1] for row in table("signs.tsv"))
_LONGEST_SIGN_WORD = max(map(len, _SIGN_WORDS))
_LONE_DASH = deferred("(?<=[A-Za-z\u4e00-\u9fff)”])(?<![〇零一二三四五六七八九十百千万亿两半])[-−–—―]")


def is_sign(text: str, at: int) -> bool:
    """Return whether the character at `at` is a sign: 负, or a minus that joins nothing."""
    if at < 0 or text[at] not in "负-−–":
        return False
    if text[at] == "负":
        return not at or text[at - 1] not in _BURDEN_AFTER
    if text.endswith(_SIGN_WORDS, max(0, at - _LONGEST_SIGN_WORD), at):
        return True
    return text[at] != "–" and (at == 0 or text[at - 1] in _SIGN_AFTER)


def may_be_sign(text: str, at: int) -> bool:
    """Return whether a dash at `at` may be a sign as well as a dash: one alone, right behind a word."""
    return at > 0 and _LONE_DASH.match(text, at) is not None


def numeral_at(text: str, start: int) -> Numeral | None:
    """Return the numeral that begins at `start`, as far as it goes; None where none can be read."""
    short = _SHORT.match(text, start)
    if short:
        low = read(short.group())
        return Numeral(start, short.end(), low, low)
    match = _NUMERAL.match(text, start)
    if not match:
        return None
    sign, body, tail, part, divisor = match.groups()
    said: Comparator | None = None
    try:
        if tail or body[0] in "数几":
            low, said = _with_words(body, tail or "")
            high = low
        elif part or divisor:
            low = high = read(f"{body}分之{part}" if part else f"{body}/{divisor}")
        else:
            low, high = _ends(body)
    except ParseError:
        return None
    if sign:
        low, high = (-low,) * 2 if low is high else (-high, -low)
    return Numeral(start, match.end(), low, high, said)


def _with_words(body: str, tail: str) -> tuple[Fraction, Comparator]:
    """Return the value and the comparator of 十几万, 500余万, 三十万多亿, 数十亿."""
    said = SAID_INSIDE["几"]
    if body[0] in "数几":
        body = "一" + body[1:] if body[1] != "十" else body[1:]
    value = read(body.rstrip("零") if len(body) > 1 else body)
    scale = 1
    for char in tail.lstrip("零"):
        if char in SAID_INSIDE:
            said = SAID_INSIDE[char]
        else:
            scale *= int(read(char))
    return value * scale, said


def _ends(body: str) -> tuple[Fraction, Fraction]:
    """Return the value of a numeral twice, or the two ends of 两三, 七八十 and 十七八."""
    try:
        value = read(body)
    except ParseError:
        return _neighbours(body)
    return value, value


def _neighbours(body: str) -> tuple[Fraction, Fraction]:
    pair = _NEIGHBOURS.search(body) if len(body) <= LONGEST else None
    if not pair:
        raise ParseError(f"no numeral: {body[:LONGEST]!r}")
    middle = pair.start() + 1
    low, high = read(body[:middle] + body[middle + 1 :]), read(body[: middle - 1] + body[middle:])
    if low >= high:
        raise ParseError(f"no range: {body!r}")
    return low, high


def range_ends(text: str, low: Numeral, high: Numeral) -> tuple[Fraction, Fraction]:
    """Return the ends of a range of two numerals, the first of which may borrow the other's 万 or 亿.

    一千到两千万 is 10 million to 20 million, 4-5万 is 40000 to 50000; 8000到1.2万 borrows nothing.
    """
    scale = _scale_at_end(text, high)
    if scale > 1 and low.low < high.high / scale and _scale_at_end(text, low) == 1:
        return low.low * scale, high.high
    return low.low, high.high


def _scale_at_end(text: str, numeral: Numeral) -> int:
    if text[numeral.end - 1] not in "万亿":
        return 1
    match = _TRAILING_SCALE.search(text[max(numeral.start, numeral.end - 4) : numeral.end])
    return int(read("1" + match.group())) if match else 1
