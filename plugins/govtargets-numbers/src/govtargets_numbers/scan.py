"""One pattern that tells apart, in one pass over a text, what a number there may be.

A match's `lastgroup` says what it is: `plain` (a number that needs no second look: digits, decimals,
one scale word and its unit, with the groups `more`, `decimals`, `scale` and `unit`), `bare` (one without
a unit, at the end of a clause), `passed` (a date or a percentage), `mark` and `item` (of a list),
`ordinal`, `code`, `named` (届, 期), `phrase`, `quoted`, `zero`, and what takes a closer look: `digits`,
`run` (of Chinese numerals), `half`, `times`.
"""

import re
from importlib.resources import files

from govtargets.deferred import deferred
from govtargets.intervals import BEFORE_ENDS, INSIDE, SAID_INSIDE
from govtargets.values import Comparator, Unit
from govtargets_numbers import labels
from govtargets_numbers.units import Units

DIGITS = "〇零一二两三四五六七八九十百千万亿廿卅"
"""The characters of Chinese numerals."""

_RUN = DIGITS + "数几"
_USES = "余多期届轮大批等是、)分至到以比成，。；,;”那这却而—–~\\-"
_BEFORE_MARK = "\n\r \t\u3000。；;：:！!？?•●"
_NOT_PLAIN_BEFORE = '第负\\-−–—―./{“"‘「『《〈【由从(,年×A-Za-z'
_GOES_ON = r"[/每多半\-–—―~〜至到和与百 \t\u3000]|(?<=[元钱])[又零0-9一二两三四五六七八九]"
# Words that begin like these are dates, scale words or comparators as often as units.
_NOT_PLAIN_FIRST = frozenset("年月日时点号线分十百千万亿余多来几零至到和与成")
_MEASURES = frozenset({"money", "area", "mass", "volume", "energy", "power"})
_PEOPLE = frozenset({"人", "人次", "户", "标箱"})
_FACTORS = {"": 1, "万": 10**4, "亿": 10**8}
_ZERO = files(__package__).joinpath("data", "zero.txt").read_text(encoding="utf-8").split("\n")[1:-1]

SCALES: dict[str | None, tuple[int, Comparator | None]] = {
    one + word + other: (_FACTORS[one] * _FACTORS[other], SAID_INSIDE.get(word))
    for one in _FACTORS
    for other in _FACTORS
    for word in ("", *SAID_INSIDE)
    if not (one and other) and (word or not other)
} | {None: (1, None)}
"""What the words between plain digits and their unit make of them: a factor and a comparator."""


def stands_for_one(unit: Unit) -> bool:
    """Return whether a bare 百, 千, 万 or 亿 before this unit is an amount: 亿元, 千亩."""
    return unit.dimension in _MEASURES or unit.text in _PEOPLE


def scanner(units: Units) -> re.Pattern[str]:
    """Return the pattern for texts that are read with these units."""
    arabic = (
        rf"{_plain(units)}|{_PASSED}|(?P<mark>{_MARK})|(?P<code>(?<=[A-Za-z{{][0-9]){_CODE})"
        rf"|(?P<bare>{_BARE})|(?P<digits>[0-9]*+(?:\.[0-9]++)?+)"
    )
    return deferred(
        rf"[0-9{_RUN}半翻倍](?:(?<=[0-9])(?:{arabic})|(?<=[{_RUN}半])(?:{_chinese(units)})"
        r"|(?P<times>(?<=翻)[一两三四]?番|(?<=倍)增))"
    )


_PASSED = r"(?P<passed>[0-9]?+(?=月)|[0-9]{3}(?=年)|[0-9]*+(?:\.[0-9]++)?+(?=[%‰]))"
_BARE = rf"(?<![{_NOT_PLAIN_BEFORE}·*&：:][0-9])(?<=[1-9])[0-9]{{0,2}}+(?=[，。；](?![0-9]{{3}}(?![0-9])))"
_CODE = r"[0-9A-Za-z.+#\-]*+"
_MARK = (
    rf"(?<![^{_BEFORE_MARK}][1-9])[0-9]?+(?=[)]|\.(?![0-9])|、(?![0-9]))"
    r"|(?<=\([1-9])[0-9]?+(?=\))"
)
_ITEM = (
    rf"(?<![^{_BEFORE_MARK}][一二三四五六七八九十])(?<=[一二三四五六七八九十])[一二三四五六七八九十]{{0,2}}+(?=[、)是])"
    r"|(?<=\([一二三四五六七八九十])[一二三四五六七八九十]{0,2}+(?=\))"
)


def _plain(units: Units) -> str:
    """Return the pattern of a plain number with its unit, from its second digit on."""
    return (
        rf"(?P<plain>(?<![{_NOT_PLAIN_BEFORE}][0-9])(?!(?<=0)[0-9万亿余])"
        r"(?P<more>[0-9]{0,8}+)(?:\.(?P<decimals>[0-9]{1,6}+))?+"
        rf"(?P<scale>{INSIDE}[万亿]?+|[万亿](?:{INSIDE})?+)?+"
        rf"(?P<unit>(?>{_plain_units(units)}))(?!{_GOES_ON}))"
    )


def _plain_units(units: Units) -> str:
    rows = [row for row in units.rows if row.text[0] not in _NOT_PLAIN_FIRST and not row.text[0].isascii()]
    by_first: dict[str, list[str]] = {}
    for row in sorted(rows, key=lambda row: -len(row.text)):
        by_first.setdefault(row.text[0], []).append(re.escape(row.text[1:]) + _not_before(row))
    return "|".join(f"{first}(?:{'|'.join(tails)})" for first, tails in by_first.items())


def _not_before(unit: Unit) -> str:
    """Return what must not follow a unit: the rest of another word, or of one that makes it a label."""
    longer = [word[len(unit.text) :] for word in labels.AFTER if word.startswith(unit.text)]
    words = [*unit.not_before, *(word for word in longer if word)]
    ascii_end = "(?![0-9A-Za-z])" if unit.text[-1].isascii() else ""
    return ascii_end + (f"(?!{'|'.join(map(re.escape, words))})" if words else "")


def _chinese(units: Units) -> str:
    counted = "".join(sorted({row.text[0] for row in units.rows if row.after == "any"}))
    measured = "".join(sorted({row.text[0] for row in units.rows if stands_for_one(row)}))
    said = "".join(sorted(BEFORE_ENDS | set("上近超过逾")))
    alone = rf"(?:(?=[0-9{counted}{_USES}\s]|\Z|点[〇零一二三四五六七八九]|不是))"
    one = rf"(?=[大届期{measured}]|分之)|(?<=[{said}][百千万亿])(?=[{counted}])"
    return (
        rf"(?P<item>{_ITEM})|(?P<ordinal>(?<=第[{_RUN}])(?:[{_RUN}]++|{alone}))"
        rf"|(?P<phrase>(?=[{_RUN}]|{alone})(?:{labels.PHRASE_TAILS}))"
        rf"|(?P<half>(?<=半)(?:(?=[{counted}数])|(?<=[近过超]半)))"
        rf"|(?P<zero>(?<=零)(?:(?=(?:{'|'.join(_ZERO)}))|(?<=[为至到]零)(?=[，。；、,;)）\n]|\Z)))"
        rf"|(?P<quoted>(?<=[{labels.OPENING}]零)[{_RUN}]*+|(?<=[{labels.OPENING}][{_RUN}])(?![{_RUN}]){alone})"
        rf"|(?P<named>(?<!半)(?:[{_RUN}]++|(?<![百千万亿数几]){alone})(?=届|期))"
        rf"|(?P<run>(?<!半)(?:[{_RUN}]++|(?<=[百千万亿])(?:{one})|(?<![百千万亿数几])(?!(?<=一)[批轮]){alone}))"
    )
