"""Rates: a unit, a bar and another unit (元/月, 立方米/万元, 微克每立方米), and those that cannot be read."""

import re

from govtargets.values import Unit
from govtargets_numbers.source import Source

_TAIL = re.compile(r"[A-Za-z]{1,4}[³²]?(?![A-Za-z])|[人户亩家年月日天次吨件株车班]{1,2}")
_DIMENSIONS = frozenset({"volume", "area", "mass", "time"})
_SCALED = re.compile("[十百千万亿]{1,2}")
_MORE = re.compile(r"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9₂]{0,7}/")
_FARTHEST = 9


def unit_name(source: Source, start: int, unit: Unit) -> tuple[str, int]:
    """Return a unit with the rate that it may begin, and where it ends: 元/月, 微克每立方米."""
    text, end = source.text, start + len(unit.text)
    bar = text[end : end + 1]
    if bar and bar in "/每":
        end = _below(source, end + 1, slash=bar == "/") or end
    return text[start:end], end


def _below(source: Source, start: int, *, slash: bool) -> int | None:
    """Return where what stands below the bar ends; None where it is nothing that is known."""
    below = source.unit_at(start)
    if below and (slash or below.dimension in _DIMENSIONS):
        return start + len(below.text)
    if not slash:
        return None
    tail = _TAIL.match(source.text, start)
    return tail.end() if tail else _scaled(source, start)


def _scaled(source: Source, start: int) -> int | None:
    """Return where a unit with a scale word in front ends: 万元, 千人."""
    scale = _SCALED.match(source.text, start)
    below = source.unit_at(scale.end()) if scale else None
    return scale.end() + len(below.text) if scale and below else None


def unknown_end(source: Source, end: int, name: str) -> int | None:
    """Return where the rate goes on to that the unit before `end` only begins; None where it begins none.

    吨 in 0.46吨标准煤/万元 is not what is counted, and 名 in 3名医生/千人 neither. A thing that is
    counted may stand beside another (3家企业/机构), so that below its bar there must be a scale word as well.
    """
    if source.text.find("/", end, end + _FARTHEST) < 0:
        return None
    more = _MORE.match(source.text, end)
    if not more:
        return None
    unit = source.units.named(name)
    if unit is None or unit.dimension == "count":
        return _scaled(source, more.end())
    return _below(source, more.end(), slash=True)
