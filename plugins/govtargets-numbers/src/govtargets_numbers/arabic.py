"""Arabic numerals that take a closer look: signed, with more than one scale word, in names and ranges."""

import re
from fractions import Fraction

from govtargets.counting import Numeral, is_sign, may_be_sign, numeral_at
from govtargets.deferred import deferred
from govtargets.intervals import interval, said_of, speaks
from govtargets.model import Found
from govtargets.numerals import decimal, whole
from govtargets.values import Amount, Damage, Unit
from govtargets_numbers import dates, labels
from govtargets_numbers.amounts import PERCENT, PERCENT_STARTS, amount, ranged
from govtargets_numbers.scan import DIGITS, SCALES
from govtargets_numbers.source import Source

_CODE_GOES_ON = frozenset("-+.,、)")
_PHONE_DIGITS = 11
_ROAD_DIGITS = 3
_WIDE_GROUPS = deferred(r"(?:，[0-9]{3}(?![0-9]))+")


def plain(source: Source, match: re.Match[str]) -> Found:
    """Return the amount of a plain number with its unit, with what is said before and behind."""
    text, (start, end), written = source.text, match.span(), match.group()
    quiet = not speaks(text, start, end)
    if quiet and written in source.plain:
        return Found(start, end, source.plain[written])
    integer, decimals, scale, unit = match.group("more", "decimals", "scale", "unit")
    factor, inside = SCALES[scale]
    integer = text[start] + integer
    value = (
        decimal(int(integer + decimals) * factor, len(decimals)) if decimals else whole(int(integer) * factor)
    )
    if quiet and not inside:
        source.plain[written] = Amount(value, value, unit)
        return Found(start, end, source.plain[written])
    end, behind, ahead = said_of(text, start, end, extent=unit in source.units.extents)
    low, high, comparator = interval(value, value, (behind, inside, ahead))
    return Found(start, end, Amount(low, high, unit, comparator))


def bare(source: Source, match: re.Match[str]) -> Found:
    """Return the amount of a few digits that a comma or full stop follows, with what is said before."""
    text, (start, end), written = source.text, match.span(), match.group()
    quiet = not speaks(text, start, end)
    if quiet and written in source.plain:
        return Found(start, end, source.plain[written])
    value = whole(int(written))
    if quiet:
        source.plain[written] = Amount(value, value)
        return Found(start, end, source.plain[written])
    end, behind, ahead = said_of(text, start, end)
    low, high, comparator = interval(value, value, (behind, ahead))
    return Found(start, end, Amount(low, high, "", comparator))


def digits(source: Source, match: re.Match[str]) -> Found | int:
    """Return what an Arabic numeral is, or where to go on."""
    text, (start, end) = source.text, match.span()
    before = text[start - 1 : start]
    if before == ".":
        return _decimals(source, start)
    if before == "第":
        return labels.label(start, end, "ordinal")
    name = dates.date_end(text, start, end) or _code(source, start, end)
    if name:
        return name
    numeral = numeral_at(text, start - 1 if is_sign(text, start - 1) else start)
    if numeral is None:
        return labels.letters_end(text, start)
    if labels.quoted(text, start, numeral.end):
        return labels.label(start, numeral.end, "slogan")
    return _counted(source, _with_wide_separators(source, numeral))


def _code(source: Source, start: int, end: int) -> Found | None:
    """Return the label of a phone number, a code or a list mark at `start`; None for others (100-2000人)."""
    text = source.text
    if text[end : end + 1] not in _CODE_GOES_ON and text[start] != "0" and end - start != _PHONE_DIGITS:
        return None
    code = labels.code_end(text, start)
    if code and (text[start] == "0" or source.unit_at(code) is None):
        return labels.label(start, code, "code")
    mark = labels.is_list_mark(text, start)
    return labels.label(start, mark, "list") if mark else None


def _decimals(source: Source, start: int) -> Found | int:
    """Return the damage of decimals that lost their whole part, .48亩; else where to go on."""
    text = source.text
    numeral = numeral_at(text, start)
    end = numeral.end if numeral else start + 1
    unit = source.unit_at(end)
    before = text[start - 2 : start - 1]
    if not "\u4e00" <= before <= "\u9fff" or before in DIGITS or (unit is None and text[end - 1].isdigit()):
        return labels.letters_end(text, end)
    return Found(
        start - 1, end + len(unit.text) if unit else end, Damage("the digits before the point are lost")
    )


def _with_wide_separators(source: Source, numeral: Numeral) -> Numeral:
    """Return the numeral with the groups that a full-width comma sets off between full-width digits."""
    text, start, end = source.text, numeral.start, numeral.end
    groups = _WIDE_GROUPS.match(text, end) if text[end : end + 1] == "，" else None
    if (
        not groups
        or source.view is None
        or source.view.source[source.view.to_source(start)] < "０"
        or not text[start:end].isdigit()
        or end - start > 3
    ):
        return numeral
    value = Fraction(int(text[start : groups.end()].replace("，", "")))
    return Numeral(start, groups.end(), value, value)


def _counted(source: Source, numeral: Numeral) -> Found | int:
    """Return the amount of a numeral with its unit, or the label that the words after it make of it."""
    text, start, end = source.text, numeral.start, numeral.end
    if text[end : end + 1] in PERCENT_STARTS and PERCENT.match(text, end):
        return end
    if (
        text[start] == "0"
        and not numeral.low
        and (numeral.inside or text[start + 1 : start + 2] in ("万", "亿"))
    ):
        return Found(start, end, Damage("a remnant 0 of a longer number"))
    unit = source.unit_at(end)
    sort = labels.sort_after(text, end, than=len(unit.text) if unit else 0)
    if (unit and unit.text == "线" and end - start == _ROAD_DIGITS) or labels.is_second_factor(text, start):
        sort = "code"
    if sort:
        return labels.label(start, end, sort)
    span = ranged(source, numeral, unit)
    if span:
        return span[0].end if PERCENT.match(text, span[0].end) else amount(source, *span)
    name = labels.sort_without_unit(text, numeral) if unit is None else None
    if name:
        return labels.label(start, labels.letters_end(text, end) if name == "code" else end, name)
    return _doubtful(text, numeral, unit) or amount(source, numeral, unit)


def _doubtful(text: str, numeral: Numeral, unit: Unit | None) -> Found | None:
    """Return the damage of a number with a unit whose sign cannot be told: 净利润-3亿元."""
    if unit is None or not may_be_sign(text, numeral.start - 1):
        return None
    return Found(numeral.start, numeral.end + len(unit.text), Damage("the dash before it may be a minus"))
