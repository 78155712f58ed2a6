"""Whole numbers in Chinese numerals, with digits among the scale words (3万5千): read exactly or refused."""

import re

from govtargets.deferred import deferred
from govtargets.errors import ParseError

DIGITS = {char: i for i, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
"""What each character stands for."""

RANKS = {"十": 10, "百": 100, "千": 1000}
"""What the scale words below ten thousand stand for."""

_TENS = {"廿": "二十", "卅": "三十"}
# 一百五 is 150 at the end of a number, but nobody says 一百五万.
_ELIDED = deferred("[百千万][1-9一二三四五六七八九两]$")
_TOKEN = deferred(r"[0-9]+|.", re.DOTALL)


def integer(text: str) -> int:
    """Return the value of a run of numerals; raises ParseError where it is not well formed."""
    for short, long in _TENS.items():
        text = text.replace(short, long)
    if not text:
        raise ParseError("no numeral before the point")
    if len(text) > 2 and all(char in DIGITS and char != "两" for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
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
    return token in DIGITS or (token.isascii() and token.isdigit())


def _digit(token: str) -> int:
    return int(token) if token.isascii() else DIGITS[token]


def _below_ten_thousand(text: str) -> int:
    total, rank, pending, after_zero = 0, 10**4, None, False
    for token in _TOKEN.findall(text):
        if token in ("零", "〇") and (total or pending is None):
            if pending is not None or after_zero:
                raise ParseError(f"two digits side by side: {text!r}")
            after_zero = True
        elif token in RANKS:
            total, rank = _ranked(total, rank, (pending, RANKS[token]))
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
