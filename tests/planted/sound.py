"""A parser, its renderer and an extractor that keep every law; the planted ones differ in one thing each.

They read boxes: 12箱, 1.5万箱, 不少于3箱, 5箱以内.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from govtargets import Amount, Found, Page, ParseError
from govtargets.strategies import amounts
from govtargets.values import ends_of

BEFORE = {"不低于": "at_least", "不少于": "at_least", "至少": "at_least",
          "不超过": "at_most", "不高于": "at_most", "至多": "at_most"}  # fmt: skip
AFTER = {"以上": "at_least", "以下": "at_most", "以内": "at_most"}
SCALES = {"": 1, "万": 10**4, "亿": 10**8}
NARROW = str.maketrans("０１２３４５６７８９．", "0123456789.")
BOXES = re.compile(
    rf"(?P<before>{'|'.join(BEFORE)})?(?<![0-9.])(?P<number>(?:0(?![0-9])|[1-9][0-9]*+)(?:\.[0-9]++)?+)"
    rf"(?P<scale>[万亿]?)箱(?P<after>{'|'.join(AFTER)})?"
)

CASES = amounts(
    units=["箱"],
    comparators=["point", "at_least", "at_most"],
    styles=["arabic", "full_width", "mixed"],
    high=10**6,
)


def value_of(match: re.Match[str]) -> Amount:
    said = BEFORE.get(match["before"]) or AFTER.get(match["after"]) or "point"
    return Amount(*ends_of(Fraction(match["number"]) * SCALES[match["scale"]], said), "箱", said)


def parse(text: str) -> Amount:
    match = BOXES.fullmatch(text.translate(NARROW))
    if not match or (match["before"] and match["after"]):
        raise ParseError(f"no boxes: {text!r}")
    return value_of(match)


def decimal(number: Fraction) -> str:
    digits = str(int(number * 100)).rjust(3, "0")
    return f"{digits[:-2]}.{digits[-2:]}".rstrip("0").rstrip(".")


def render(value: Amount) -> str:
    words = {"at_least": "不少于", "at_most": "不超过", "point": ""}[value.comparator]
    number = value.high if value.low is None else value.low
    if (number * 100).denominator != 1:
        raise ValueError("more than two decimals")
    return f"{words}{decimal(number)}箱"


def find(page: Page) -> Iterator[Found]:
    for match in BOXES.finditer(page.text):
        yield Found(match.start("number"), match.end(), value_of(match))
