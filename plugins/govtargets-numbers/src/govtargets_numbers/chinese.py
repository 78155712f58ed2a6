"""Chinese numerals in running text, most of which count nothing: 一批, 第三, 四个意识, 百姓."""

import re
from fractions import Fraction

from govtargets import intervals
from govtargets.counting import Numeral, is_sign, numeral_at
from govtargets.model import Found
from govtargets.values import Amount, LabelSort, Unit
from govtargets_numbers import labels, markup
from govtargets_numbers.amounts import HALF, PERCENT, PERCENT_STARTS, amount, ranged
from govtargets_numbers.rates import stands_below
from govtargets_numbers.scan import stands_for_one
from govtargets_numbers.source import Source

_TIMES = {"翻番": 2, "翻一番": 2, "翻两番": 4, "翻三番": 8, "翻四番": 16, "倍增": 2}
_NOTHING = Amount(Fraction(0), Fraction(0))
_HALVED = frozenset({"time", "area", "mass", "length"})
_ENDS = frozenset(" \t\n\r，。；：、,;:！？!?)）”")
_EDGES = frozenset("\t\n\r\u3000")
_SPOKEN_AFTER = frozenset("那这却而不")
_DATE_UNITS = frozenset("月日号时")
_DIGITS_OF_YEARS = frozenset("〇零一二三四五六七八九")
_HUNDREDTHS = ("百分", "千分", "万分")


def run(source: Source, match: re.Match[str]) -> Found | int:
    """Return what a run of Chinese numerals is, or where to go on."""
    text, start = source.text, match.start()
    signed = text[start - 1 : start] == "负" and is_sign(text, start - 1)
    numeral = numeral_at(text, start - 1 if signed else start)
    return match.end() if numeral is None else _numeral(source, numeral)


def times(source: Source, match: re.Match[str]) -> Found:
    """Return how many times as much 翻一番 or 倍增 makes it, which as part of a slogan says nothing."""
    text, (start, end) = source.text, match.span()
    if labels.opens(text, start) or text[end : end + 1] == "”" or labels.names_a_plan(text, end):
        return labels.label(start, end, "slogan")
    factor = Fraction(_TIMES[text[start:end]])
    end, behind, ahead = intervals.said_of(text, start, end, extent=True)
    low, high, comparator = intervals.interval(factor, factor, (behind, ahead))
    return Found(start, end, Amount(low, high, "倍", comparator))


def zero(_source: Source, match: re.Match[str]) -> Found:
    """Return the amount of 零 where what it counts follows (零事故), or something comes to it (降至零)."""
    return Found(match.start(), match.end(), _NOTHING)


def half(source: Source, match: re.Match[str]) -> Found | int:
    """Return the amount of 半年, 半数 or 近半, which 上半年, 大半 and 半径 are not."""
    text, (start, end) = source.text, match.span()
    if text[end : end + 1] == "数":
        return amount(source, Numeral(start, end + 1, HALF, HALF), None)
    unit = source.unit_at(end)
    if unit is None:
        spoken = intervals.before(text, start) and text[end : end + 1] in _ENDS
        return amount(source, Numeral(start, end, HALF, HALF), None) if spoken else end
    if (
        text[start - 1 : start] in tuple("上下后前多大对")
        or unit.dimension not in _HALVED
        or labels.opens(text, start)
    ):
        return end
    return amount(source, Numeral(start, end, HALF, HALF), unit)


def _numeral(source: Source, numeral: Numeral) -> Found | int:
    text, start, end = source.text, numeral.start, numeral.end
    following = text[end : end + 1]
    if following in _DATE_UNITS or (following in PERCENT_STARTS and PERCENT.match(text, end)):
        return end
    body, unit = text[start:end].lstrip("负"), source.unit_at(end)
    if len(body) > 2 and (_is_year(body, numeral) or body.startswith(_HUNDREDTHS)):
        return end
    if "分之" in body or intervals.around(text, start, end):
        return _bare(source, numeral)
    sort = _sort(text, (start, end), unit)
    if sort:
        return labels.label(start, end, sort)
    if body[0] in "百千万亿" and not (unit and _may_stand_for_one(text, (start, end), unit)):
        return end
    return _counted(source, numeral, unit)


def _is_year(body: str, numeral: Numeral) -> bool:
    return len(body) == 4 and 1000 <= numeral.low < 3000 and all(char in _DIGITS_OF_YEARS for char in body)


def _counted(source: Source, numeral: Numeral, unit: Unit | None) -> Found | int:
    text, start, end = source.text, numeral.start, numeral.end
    whole = ranged(source, numeral, unit)
    if whole:
        return whole[0].end if PERCENT.match(text, whole[0].end) else amount(source, *whole)
    lone = end - start == 1
    if unit is None or (lone and unit.after == "digits" and text[start] + unit.text != "两大"):
        return _bare(source, numeral)
    if lone and text[start] == "一" and not _one_is_counted(text, (start, end), unit):
        return labels.label(start, end, "indefinite")
    return amount(source, numeral, unit)


def _sort(text: str, span: tuple[int, int], unit: Unit | None) -> LabelSort | None:
    """Return what the words after a Chinese numeral make of it: 十九大, 三大行动, 二期, 三年计划."""
    body, end = text[span[0] : span[1]], span[1]
    if unit and unit.text == "大":
        return None if body == "两" else "ordinal" if len(body) > 1 else "slogan"
    if unit is None or unit.after == "digits":
        return labels.sort_after(text, end) or labels.sort_after_chinese(text, span)
    sort = labels.sort_after_chinese(text, span, than=len(unit.text))
    if sort:
        return sort
    if unit.dimension == "time" and labels.names_a_plan(text, end + len(unit.text)):
        return "slogan"
    if body == "二" and unit.dimension == "count":
        return "ordinal"
    return labels.sort_after(text, end, than=len(unit.text))


def _may_stand_for_one(text: str, span: tuple[int, int], unit: Unit) -> bool:
    """Return whether a bare 百, 千, 万 or 亿 is an amount: 亿元, 千亩, 上万人; not 百村, 万家, 每万元."""
    start, end = span
    if stands_below(text, start) or markup.ends_before(text, start) or _heads_a_column(text, span, unit):
        return False
    if text[start - 1 : start] in ("上", "近", "超", "过", "逾") or intervals.before(text, start):
        return True
    if text[start:end] == "万" and unit.text == "元":
        return intervals.after(text, end + 1) is not None
    return stands_for_one(unit)


def _heads_a_column(text: str, span: tuple[int, int], unit: Unit) -> bool:
    """Return whether a scale word and its unit only say in what a column or a row is told.

    产量(万吨), 单位：亿元, and 亿元 as the whole of a cell.
    """
    start, after = span[0], span[1] + len(unit.text)
    bracketed = text[start - 1 : start] == "(" and text[after : after + 1] == ")"
    cell = text[start - 1 : start] in _EDGES and text[after : after + 1] in _EDGES and after < len(text)
    return bracketed or cell or text.endswith(("单位：", "单位:"), 0, start)


def _one_is_counted(text: str, span: tuple[int, int], unit: Unit) -> bool:
    """Return whether 一 with this unit is a number, not the indefinite 一个: 一吨, 一亩半, 一年多."""
    start, end = span
    after = end + len(unit.text)
    if text[max(0, start - 2) : start] == "最后":
        return False
    if unit.dimension not in ("count", "time") or text[after : after + 1] == "半":
        return True
    if intervals.after(text, after, extent=True) or intervals.before(text, start):
        return True
    return _ends_clause(text, start - 1) and _ends_clause(text, after)


def _ends_clause(text: str, at: int) -> bool:
    return at < 0 or at >= len(text) or text[at] in _ENDS


def _bare(source: Source, numeral: Numeral) -> Found | int:
    """Return a Chinese numeral that no unit follows, where it is surely a number; else where to go on."""
    text, start, end = source.text, numeral.start, numeral.end
    if labels.opens(text, start) or numeral.low is not numeral.high:
        return end
    body = text[start:end].lstrip("负")
    if len(body) > 1 and not any(char in "十百千万亿点之廿" for char in body):
        return end
    behind = intervals.after(text, end) or intervals.around(text, start, end)
    if "分之" in body:
        return amount(source, numeral, None if intervals.around(text, start, end) else source.unit_at(end))
    if behind or _stands_alone(text, start, end):
        return amount(source, numeral, None)
    return end


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether a numeral is all that is said of something: 是五, 二百五。, 不是四而是五."""
    spoken = text[start - 1 : start] == "是"
    if end - start > 1 and intervals.before(text, start):
        return True
    if _ends_clause(text, end):
        return spoken or end - start > 1 or _ends_clause(text, start - 1)
    return spoken and text[end] in _SPOKEN_AFTER
