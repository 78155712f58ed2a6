"""Rates: a unit, a bar and another unit (元/月, 立方米/万元, 微克每立方米), and those that cannot be read.

Blanks about the bar change nothing.
"""

from govtargets.deferred import deferred
from govtargets.values import Unit
from govtargets_numbers.source import Source

_TAIL = deferred(r"[A-Za-z]{1,4}[³²]?(?![A-Za-z])|[人户亩家年月日天次吨件株车班]{1,2}")
_DIMENSIONS = frozenset({"volume", "area", "mass", "time"})
_CONSUMED = frozenset({"volume", "area", "mass", "energy"})
_BLANK = "[ \t\u3000]{0,2}"
_BAR = deferred(rf"{_BLANK}/{_BLANK}|每")
_BAR_STARTS = frozenset("/每 \t\u3000")
_ABOVE = deferred(rf"(?:/|每){_BLANK}\Z")
_BRACKET = deferred(r"\([^()，。；、\n]{1,12}\)")
_SCALED = deferred("[十百千万亿]{1,2}")
_MORE = deferred(rf"(?P<rest>[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9₂]{{0,7}})?{_BLANK}/{_BLANK}")
FARTHEST = 12
"""How far behind a unit the bar of a rate may stand that the unit only begins."""


def unit_name(source: Source, start: int, unit: Unit) -> tuple[str, int]:
    """Return a unit with the rate that it may begin, and where it ends: 元/月, 微克每立方米."""
    text, end = source.text, start + len(unit.text)
    bar = _BAR.match(text, end) if text[end : end + 1] in _BAR_STARTS else None
    if not bar:
        return unit.text, end
    sign, below = bar.group().strip(), bar.end()
    if sign == "每":
        stop = _each(source, below, unit)
    elif bar.group() == sign:
        stop = _below(source, below)
    else:
        stop = _apart(source, below)
    return (f"{unit.text}{sign}{text[below:stop]}", stop) if stop else (unit.text, end)


def stands_below(text: str, start: int) -> bool:
    """Return whether a bar or 每 stands before `start`, so that 万元 there is no amount of its own."""
    return _ABOVE.search(text[max(0, start - 3) : start]) is not None


def _below(source: Source, start: int) -> int | None:
    """Return where what stands below a bar ends; None where it is nothing that is known."""
    below = source.unit_at(start)
    if below:
        return start + len(below.text)
    tail = _TAIL.match(source.text, start)
    return tail.end() if tail else _scaled(source, start)


def _apart(source: Source, start: int) -> int | None:
    """Return the same where blanks set the bar off; it may then also set off another statement."""
    below = source.unit_at(start)
    if below:
        return start + len(below.text) if below.after == "any" else None
    return _scaled(source, start)


def _each(source: Source, start: int, unit: Unit) -> int | None:
    """Return where what stands behind 每 ends: a measure, or money that something is used up for."""
    below = source.unit_at(start)
    if below:
        return start + len(below.text) if below.dimension in _DIMENSIONS else None
    end = _scaled(source, start) if unit.dimension in _CONSUMED else None
    return end if end and source.text[end - 1] == "元" else None


def _scaled(source: Source, start: int) -> int | None:
    """Return where a unit with a scale word in front ends: 万元, 千人."""
    scale = _SCALED.match(source.text, start)
    below = source.unit_at(scale.end()) if scale else None
    return scale.end() + len(below.text) if scale and below else None


def _bracketed(source: Source, start: int) -> int | None:
    """Return where a bracket that begins with a unit closes: (平方米·年)."""
    bracket = _BRACKET.match(source.text, start)
    known = bracket and (source.unit_at(start + 1) or _scaled(source, start + 1))
    return bracket.end() if bracket and known else None


def unknown_end(source: Source, end: int, name: str) -> int | None:
    """Return where the rate goes on to that the unit before `end` only begins; None where it begins none.

    吨 in 0.46吨标准煤/万元 is not what is counted, and 名 in 3名医生/千人 neither. A thing that is
    counted may stand beside another (3家企业/机构), so that below its bar there must be a scale word as well.
    A bracket below the bar is not read: 15千克/(平方米·年).
    """
    more = _MORE.match(source.text, end)
    if not more:
        return None
    bracket = _bracketed(source, more.end())
    if bracket or not more["rest"]:
        return bracket
    unit = source.units.named(name)
    if unit is None or unit.dimension == "count":
        return _scaled(source, more.end())
    return _below(source, more.end())
