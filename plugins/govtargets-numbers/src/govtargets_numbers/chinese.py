"""Chinese numerals in running text, most of which count nothing: 一批, 第三, 四个意识, 百姓."""

import re
from fractions import Fraction
from importlib.resources import files

from govtargets import intervals
from govtargets.counting import Numeral, numeral_at
from govtargets.model import Found
from govtargets.values import Amount, LabelSort
from govtargets_numbers import labels
from govtargets_numbers.amounts import HALF, PERCENT, amount, ranged
from govtargets_numbers.units import UNITS, Unit

DIGITS = "〇零一二两三四五六七八九十百千万亿廿卅"
_RUN = DIGITS + "数几"
_COUNTED = "".join(sorted({row.name[0] for row in UNITS.rows if row.after == "any"}))
_USES = "余多期届轮大批等是、)分至到以比成，。；,;”那这却而"
_ALONE = rf"(?=[0-9{_COUNTED}{_USES}\s]|\Z|点[〇零一二三四五六七八九]|不是)"
SCAN = re.compile(
    rf"[0-9{_RUN}半翻倍](?:(?<=[0-9])[0-9]*+(?:\.[0-9]++)?+|"
    rf"(?<=[{_RUN}])(?:[{_RUN}]++|{_ALONE}|(?<=零))"
    rf"|(?<=半)(?:(?=[{_COUNTED}数])|(?<=[近过超]半))|(?<=翻)[一两三四]?番|(?<=倍)增)"
)
"""One pass over a text: a run of digits, a run of Chinese numerals, or one that stands where it may count."""

_TIMES = {"翻番": 2, "翻一番": 2, "翻两番": 4, "翻三番": 8, "翻四番": 16, "倍增": 2}
_ZERO = re.compile(
    "零(?:"
    + "|".join(files(__package__).joinpath("data", "zero.txt").read_text("utf-8").split("\n")[1:-1])
    + ")"
)
_BARE_MEASURES = frozenset({"money", "area", "mass", "volume", "energy", "power"})
_HALVED = frozenset({"time", "area", "mass", "length"})
_PEOPLE = frozenset({"人", "人次", "户", "标箱"})
_MARKS = frozenset("、)是")
_ENDS = frozenset(" \t\n\r，。；：、,;:！？!?)）”")
_SPOKEN_AFTER = frozenset("那这却而不")
_DATE_UNITS = tuple("月日号时")
_DIGITS_OF_YEARS = frozenset("〇零一二三四五六七八九")
_HUNDREDTHS = ("百分", "千分", "万分")


def read_run(text: str, start: int, end: int) -> Found | int:
    """Return what the run of Chinese numerals in `text[start:end]` is, or where to go on."""
    char = text[start]
    if char in "翻倍":
        return _multiple(text, start, end)
    name = _name(text, start, end)
    if name:
        return name
    if char == "半":
        return _half(text, start, end)
    if char == "零" and _ZERO.match(text, start):
        return Found(start, start + 1, Amount(Fraction(0), Fraction(0)))
    numeral = numeral_at(text, start - 1 if text[start - 1 : start] == "负" else start)
    return end if numeral is None else _numeral(text, numeral)


def _name(text: str, start: int, end: int) -> Found | None:
    """Return the label of a list mark, an ordinal, a fixed phrase or a slogan; None for others."""
    if text[end : end + 1] in _MARKS and labels.is_list_mark(text, start):
        return labels.label(start, end, "list")
    if text[start - 1 : start] == "第":
        return labels.label(start, end, "ordinal")
    fixed = labels.phrase(text, start)
    if fixed:
        return labels.label(start, *fixed)
    if (end - start == 1 or text[start] == "零") and text[start] != "半" and labels.opens(text, start):
        return labels.label(start, start + 1, "slogan")
    return None


def _multiple(text: str, start: int, end: int) -> Found | int:
    """Return how many times as much 翻一番 or 倍增 makes it, which as part of a slogan says nothing."""
    if labels.opens(text, start) or text[end : end + 1] == "”" or labels.names_a_plan(text, end):
        return labels.label(start, end, "slogan")
    times = Fraction(_TIMES[text[start:end]])
    return Found(start, end, Amount(times, times, "倍"))


def _half(text: str, start: int, end: int) -> Found | int:
    """Return the amount of 半年, 半数 or 近半, which 上半年, 大半 and 半径 are not."""
    if text[end : end + 1] == "数":
        return amount(text, Numeral(start, end + 1, HALF, HALF), None)
    unit = UNITS.at(text, end)
    if unit is None:
        spoken = intervals.before(text, start) and text[end : end + 1] in _ENDS
        return amount(text, Numeral(start, end, HALF, HALF), None) if spoken else end
    if (
        text[start - 1 : start] in tuple("上下后前多大对")
        or unit.dimension not in _HALVED
        or labels.opens(text, start)
    ):
        return end
    return amount(text, Numeral(start, end, HALF, HALF), unit)


def _numeral(text: str, numeral: Numeral) -> Found | int:
    start, end = numeral.start, numeral.end
    body, unit = text[start:end].lstrip("负"), UNITS.at(text, end)
    if (
        _is_year(body, numeral)
        or body.startswith(_HUNDREDTHS)
        or PERCENT.match(text, end)
        or text[end : end + 1] in _DATE_UNITS
    ):
        return end
    if "分之" in body or intervals.around(text, start, end):
        return _bare(text, numeral)
    sort = _sort(text, body, end, unit)
    if sort:
        return labels.label(start, end, sort)
    if body[0] in "百千万亿" and not (unit and _may_stand_for_one(text, (start, end), unit)):
        return end
    return _counted(text, numeral, unit)


def _is_year(body: str, numeral: Numeral) -> bool:
    return len(body) == 4 and 1000 <= numeral.low < 3000 and all(char in _DIGITS_OF_YEARS for char in body)


def _counted(text: str, numeral: Numeral, unit: Unit | None) -> Found | int:
    start, end = numeral.start, numeral.end
    whole = ranged(text, numeral, unit)
    if whole:
        return whole[0].end if PERCENT.match(text, whole[0].end) else amount(text, *whole)
    lone = end - start == 1
    if unit is None or (lone and unit.after == "digits" and text[start] + unit.name != "两大"):
        return _bare(text, numeral)
    if lone and text[start] == "一" and not _one_is_counted(text, (start, end), unit):
        return labels.label(start, end, "indefinite")
    return amount(text, numeral, unit)


def _sort(text: str, body: str, end: int, unit: Unit | None) -> LabelSort | None:
    """Return what the words after a Chinese numeral make of it: 十九大, 三大行动, 二期, 三年计划."""
    if unit and unit.name == "大":
        counted = body == "两"
        return None if counted else "ordinal" if len(body) > 1 else "slogan"
    if unit is None or unit.after == "digits":
        sort = labels.sort_after(text, end)
        return sort or labels.sort_after_chinese(text, end)
    if unit.dimension == "time" and labels.names_a_plan(text, end + len(unit.name)):
        return "slogan"
    if body == "二" and unit.dimension == "count":
        return "ordinal"
    return labels.sort_after(text, end, than=len(unit.name))


def _may_stand_for_one(text: str, span: tuple[int, int], unit: Unit) -> bool:
    """Return whether a bare 百, 千, 万 or 亿 is an amount: 亿元, 千亩, 上万人; not 百村, 万家."""
    start, end = span
    if text[start - 1 : start] in ("上", "近", "超", "过", "逾") or intervals.before(text, start):
        return True
    if text[start:end] == "万" and unit.name == "元":
        return intervals.after(text, end + 1) is not None
    return unit.dimension in _BARE_MEASURES or unit.name in _PEOPLE


def _one_is_counted(text: str, span: tuple[int, int], unit: Unit) -> bool:
    """Return whether 一 with this unit is a number, not the indefinite 一个: 一吨, 一亩半, 一年多."""
    start, end = span
    after = end + len(unit.name)
    if text[max(0, start - 2) : start] == "最后":
        return False
    if unit.dimension not in ("count", "time") or text[after : after + 1] == "半":
        return True
    if intervals.after(text, after, extent=True) or intervals.before(text, start):
        return True
    return _ends_clause(text, start - 1) and _ends_clause(text, after)


def _ends_clause(text: str, at: int) -> bool:
    return at < 0 or at >= len(text) or text[at] in _ENDS


def _bare(text: str, numeral: Numeral) -> Found | int:
    """Return a Chinese numeral that no unit follows, where it is surely a number; else where to go on."""
    start, end = numeral.start, numeral.end
    if labels.opens(text, start) or numeral.low is not numeral.high:
        return end
    body = text[start:end].lstrip("负")
    if len(body) > 1 and not any(char in "十百千万亿点之廿" for char in body):
        return end
    behind = intervals.after(text, end) or intervals.around(text, start, end)
    if "分之" in body:
        return amount(text, numeral, UNITS.at(text, end) if not intervals.around(text, start, end) else None)
    if behind or _stands_alone(text, start, end):
        return amount(text, numeral, None)
    return end


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether a numeral is all that is said of something: 是五, 二百五。, 不是四而是五."""
    spoken = text[start - 1 : start] == "是"
    if end - start > 1 and intervals.before(text, start):
        return True
    if _ends_clause(text, end):
        return spoken or end - start > 1 or _ends_clause(text, start - 1)
    return spoken and text[end] in _SPOKEN_AFTER
