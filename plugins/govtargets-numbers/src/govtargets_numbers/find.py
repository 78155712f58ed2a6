"""Amounts in a page: numbers with their units and comparators, and the numbers that are none."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from govtargets import intervals
from govtargets.counting import Numeral, numeral_at
from govtargets.model import Found
from govtargets.page import Page
from govtargets.values import Amount, Damage
from govtargets_numbers import chinese, damage, dates, labels
from govtargets_numbers.amounts import PERCENT, amount, ranged
from govtargets_numbers.units import UNITS

# A number that needs no second look: digits, decimals, one scale word, and nothing that could go on.
_PLAIN = re.compile(
    r"([0-9]{1,9}+)(?:\.([0-9]{1,6}+))?+([万亿]?+)(?=[\u4e00-\u9fff㎡])(?![十百千万亿余多来几零分至到和与成])"
)
_PLAIN_SCALE = {"": 1, "万": 10**4, "亿": 10**8}
_NOT_PLAIN_BEFORE = frozenset('第负-−./{“"‘「『《〈【由从(,，年') | set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)
_GOES_ON = frozenset("/每多半又零-–—―~〜至到和与百 0123456789一二两三四五六七八九十角")
_SKIPPED = frozenset("%‰月年")
_SIGN_AFTER = frozenset(" \t\n，。；：、,;:(（为至到是由从达约于率过逾破近超降升温率长值幅差")


def find(page: Page) -> Iterable[Found]:
    """Yield every amount, label and damaged number of a page, in order; offsets count into `page.text`."""
    text = page.text
    found = _with_joined_bounds(text, _all(page))
    if not damage.is_damaged(text):
        return found
    return damage.merged(found, damage.places(text))


def _all(page: Page) -> Iterator[Found]:
    text, done = page.text, 0
    for match in chinese.SCAN.finditer(text):
        start = match.start()
        if start < done:
            continue
        if text[start] <= "9":
            end = match.end()
            following = text[end : end + 1]
            if (
                following
                and following in _SKIPPED
                and (following in "%‰" or _is_date(following, end - start))
            ):
                continue
            found = _plain(text, start) or _arabic(page, start, end)
        else:
            found = chinese.read_run(text, start, match.end())
        if isinstance(found, int):
            done = found
        else:
            done = found.end
            yield found


def _is_date(mark: str, digits: int) -> bool:
    return digits <= 2 if mark == "月" else digits == 4


def _with_joined_bounds(text: str, found: Iterable[Found]) -> list[Found]:
    """Return what was found, two bounds that make one interval (大于20并且小于35) as one amount."""
    kept: list[Found] = []
    for one in found:
        value = one.value
        if isinstance(value, Amount) and (value.low is None or value.high is None) and kept:
            whole = _joined(text, kept[-1], one)
            if whole:
                kept[-1] = whole
                continue
        kept.append(one)
    return kept


def _joined(text: str, one: Found, other: Found) -> Found | None:
    first, second = one.value, other.value
    if (
        not isinstance(first, Amount)
        or first.comparator == "point"
        or (first.low is None) == (second.low is None)
    ):
        return None
    if first.unit and second.unit and first.unit != second.unit:
        return None
    ends = intervals.joined(
        text,
        (one.end, other.start),
        (first.low, first.high, first.comparator),
        (second.low, second.high, second.comparator),
    )
    return (
        Found(one.start, other.end, Amount(ends[0], ends[1], second.unit or first.unit, ends[2]))
        if ends
        else None
    )


def _plain(text: str, start: int) -> Found | None:
    """Return the amount of a plain number with a sure unit, None where it takes a closer look."""
    if start and text[start - 1] in _NOT_PLAIN_BEFORE:
        return None
    match = _PLAIN.match(text, start)
    unit = UNITS.at(text, match.end()) if match else None
    if match is None or unit is None or unit.after != "any" or unit.dimension == "time":
        return None
    whole, decimals, scale = match.groups()
    end = match.end() + len(unit.name)
    if text[end : end + 1] in _GOES_ON or (whole[0] == "0" and (len(whole) > 1 or scale and not decimals)):
        return None
    value = _value(whole, decimals, _PLAIN_SCALE[scale])
    end, behind, ahead = intervals.said_of(text, start, end, extent=unit.dimension == "length")
    if not behind and not ahead:
        return Found(start, end, Amount(value, value, unit.name))
    low, high, comparator = intervals.interval(value, value, (behind, ahead))
    return Found(start, end, Amount(low, high, unit.name, comparator))


def _value(whole: str, decimals: str | None, scale: int) -> Fraction:
    if not decimals:
        return Fraction(int(whole) * scale)
    value, power = int(whole + decimals) * scale, 10 ** len(decimals)
    return Fraction(value, power) if value % power else Fraction(value // power)


def _arabic(page: Page, start: int, digits_end: int) -> Found | int:
    """Return what the Arabic numeral at `start` is, or where to go on."""
    text = page.text
    if text[start - 1 : start] == ".":
        return _decimals(text, start)
    name = _name(text, start, digits_end) or dates.date_end(text, start, digits_end) or _code(text, start)
    if name:
        return name
    numeral = numeral_at(text, start - 1 if _is_sign(text, start - 1) else start)
    if numeral is None:
        return labels.letters_end(text, start)
    if labels.quoted(text, start, numeral.end):
        return labels.label(start, numeral.end, "slogan")
    return _counted(page, _with_wide_separators(page, numeral))


def _name(text: str, start: int, digits_end: int) -> Found | None:
    """Return the label of a number that what stands before it makes a code or an ordinal; None for others."""
    before = text[start - 1 : start]
    if before == "{" or labels.letters(text, start - 1):
        return labels.label(start, labels.letters_end(text, start), "code")
    return labels.label(start, digits_end, "ordinal") if before == "第" else None


def _code(text: str, start: int) -> Found | None:
    """Return the label of a phone number, a code or a list mark at `start`; None for others."""
    code = labels.code_end(text, start)
    if code:
        return labels.label(start, code, "code")
    mark = labels.is_list_mark(text, start)
    return labels.label(start, mark, "list") if mark else None


def _decimals(text: str, start: int) -> Found | int:
    """Return the damage of decimals that lost their whole part, .48亩; else where to go on."""
    numeral = numeral_at(text, start)
    end = numeral.end if numeral else start + 1
    unit = UNITS.at(text, end)
    whole = text[start - 2 : start - 1]
    if (
        not "\u4e00" <= whole <= "\u9fff"
        or whole in chinese.DIGITS
        or (unit is None and text[end - 1].isdigit())
    ):
        return labels.letters_end(text, end)
    return Found(
        start - 1, end + len(unit.name) if unit else end, Damage("the digits before the point are lost")
    )


def _is_sign(text: str, at: int) -> bool:
    if at < 0 or text[at] not in "负-−":
        return False
    return text[at] == "负" or at == 0 or text[at - 1] in _SIGN_AFTER


_WIDE_GROUPS = re.compile(r"(?:，[0-9]{3}(?![0-9]))+")


def _with_wide_separators(page: Page, numeral: Numeral) -> Numeral:
    """Return the numeral with the groups that a full-width comma sets off between full-width digits."""
    text, start, end = page.text, numeral.start, numeral.end
    groups = _WIDE_GROUPS.match(text, end) if text[end : end + 1] == "，" else None
    if (
        not groups
        or page.view.source[page.view.to_source(start)] < "０"
        or not text[start:end].isdigit()
        or end - start > 3
    ):
        return numeral
    value = Fraction(int(text[start : groups.end()].replace("，", "")))
    return Numeral(start, groups.end(), value, value)


def _counted(page: Page, numeral: Numeral) -> Found | int:
    """Return the amount of a numeral with its unit, or the label that the words after it make of it."""
    text, start, end = page.text, numeral.start, numeral.end
    if PERCENT.match(text, end):
        return end
    if (
        text[start] == "0"
        and not numeral.low
        and (numeral.inside or text[start + 1 : start + 2] in ("万", "亿"))
    ):
        return Found(start, end, Damage("a remnant 0 of a longer number"))
    unit = UNITS.at(text, end)
    sort = labels.sort_after(text, end, than=len(unit.name) if unit else 0)
    if sort:
        return labels.label(start, end, sort)
    whole = ranged(text, numeral, unit)
    if whole:
        return whole[0].end if PERCENT.match(text, whole[0].end) else amount(text, *whole)
    name = labels.sort_without_unit(text, numeral) if unit is None else None
    if name:
        return labels.label(start, labels.letters_end(text, end) if name == "code" else end, name)
    return amount(text, numeral, unit)
