"""Percentages, per mille, percentage points, tenths and ratios in a page."""

import re
from collections.abc import Iterable
from fractions import Fraction

from govtargets import intervals
from govtargets.counting import Numeral, is_sign, may_be_sign, numeral_at
from govtargets.deferred import deferred
from govtargets.errors import ParseError
from govtargets.model import Found
from govtargets.numerals import decimal, read
from govtargets.page import Page
from govtargets.values import Comparator, Damage, Percentage, Ratio, ends_of
from govtargets_percentages.marks import FRACTIONS, MARK, NUMERAL_CHARS, SUFFIX, Mark

_PLAIN_CHARS = frozenset("0123456789.")
_NOT_PLAIN_BEFORE = NUMERAL_CHARS | frozenset("-–—―−~〜至到负由从半")
_NOT_PLAIN_AFTER = frozenset("-–—―~〜至到 半")
_LONGEST, _LONGEST_RUN = 40, 1000
_FIRST_DIGIT = deferred(r"(?<![0-9.])[0-9]")
_RANGE = deferred(intervals.RANGE)
_SEPARATORS = frozenset("-–—―~〜至到")
_RATIO = deferred(r"[0-9]++(?:\.[0-9]++)?+(?:[∶:：][0-9]++(?:\.[0-9]++)?+)++")
_HALF_TENTH = deferred("半(?![径数])")
_REMNANT = deferred("0[0-9]")
_BARE_BEFORE = deferred(r"[\u4e00-\u9fff”、]")
_BARE_AFTER = deferred(r"[\u4e00-\u9fff，。；、,;]")


def find(page: Page) -> Iterable[Found]:
    """Yield every percentage, ratio and damaged number of a page, in order; offsets into `page.text`."""
    text = page.text
    ahead = intervals.before_verbs(text)
    done = 0
    # All marks are gathered first: to pass over the text in one go is faster than by turns.
    for match in list(MARK.finditer(text)):
        if match.start() < done:
            continue
        found = read_mark(text, match, done)
        if found is None:
            continue
        done = found.end
        if done - found.start <= _LONGEST_RUN:
            yield _told_from_afar(ahead.get(found.start), found)


def _told_from_afar(said: Comparator | None, found: Found) -> Found:
    """Return what was found, with the comparator that stands before the verb: 至少提高5%."""
    value = found.value
    if said is None or not isinstance(value, Percentage) or value.comparator != "point":
        return found
    low, high = ends_of(value.low or 0, said)
    return Found(found.start, found.end, Percentage(low, high, value.unit, said))


def read_mark(text: str, match: re.Match[str], floor: int) -> Found | None:
    """Return what the mark means together with the number that it stands by, from `floor` on."""
    word = match.group()
    if word in FRACTIONS:
        return _fraction(text, match, floor)
    if word in ("∶", ":"):
        return _ratio(text, match.start(), floor)
    if word in ("一半", "百分百"):
        value = Fraction(50 if word == "一半" else 100)
        return _percentage(text, match.span(), (value, value, None), "%")
    return _counted(text, SUFFIX[word], (match.start(), match.end(), floor))


def _counted(text: str, mark: Mark, place: tuple[int, int, int]) -> Found | None:
    """Return the percentage whose mark (%, 个百分点, 成) stands at `place`, or what is left of it."""
    at, end, floor = place
    found = _plain(text, mark, place)
    if found:
        return found
    numeral = _numeral_before(text, at, floor)
    if numeral is None:
        return _lost(text, at, end, mark)
    low, high = numeral.low, numeral.high
    if low == high:
        wider = _lower_end(text, numeral, floor) or _upper_end(text, end, mark)
        if wider and wider[0].start < at:
            numeral, low = wider[0], wider[0].low
        elif wider and wider[0].low > low and text[numeral.start - 1 : numeral.start] not in ("由", "从"):
            high, end = wider[0].low, wider[1]
    if may_be_sign(text, numeral.start - 1):
        return Found(numeral.start, end, Damage("the dash before it may be a minus"))
    if mark.factor == 10 and _HALF_TENTH.match(text, end):
        low, high, end = low + Fraction(1, 2), high + Fraction(1, 2), end + 1
    if mark.factor != 1:
        low, high = low * mark.factor, high * mark.factor
    return _percentage(text, (numeral.start, end), (low, high, numeral.inside), mark.unit)


def _plain(text: str, mark: Mark, place: tuple[int, int, int]) -> Found | None:
    """Return the percentage of Arabic digits that need no second look; None where they may."""
    at, end, floor = place
    start, lowest = at, max(floor, at - _LONGEST)
    while start > lowest and text[start - 1] in _PLAIN_CHARS:
        start -= 1
    if text[start - 1 : start] in _NOT_PLAIN_BEFORE or text[end : end + 1] in _NOT_PLAIN_AFTER:
        return None
    number = text[start:at]
    integer, _, decimals = number.partition(".")
    if not (integer.isdigit() and (decimals.isdigit() or integer == number)):
        return None
    if _REMNANT.match(number):
        return Found(start, end, Damage("the digits before a 0 are lost"))
    value = decimal(int(integer + decimals) * mark.factor, len(decimals))
    return _percentage(text, (start, end), (value, value, None), mark.unit)


def _numeral_before(text: str, at: int, floor: int) -> Numeral | None:
    """Return the numeral that ends at `at` (a blank may stand between) and begins at `floor` or later."""
    end = at - 1 if text[at - 1 : at] == " " else at
    start = end
    lowest = max(floor, end - _LONGEST)
    while start > lowest and text[start - 1] in NUMERAL_CHARS and not _is_at_most(text, start):
        start -= 1
    if start == end:
        return (
            Numeral(end - 1, end, Fraction(1, 2), Fraction(1, 2))
            if text[end - 1 : end] == "半" and text[at] == "成"
            else None
        )
    if text[start] == ".":
        return None
    for begin in (start, *(match.start() for match in _FIRST_DIGIT.finditer(text, start + 1, end))):
        signed = begin - 1 if is_sign(text, begin - 1) else begin
        numeral = numeral_at(text, signed)
        if numeral and numeral.end == end:
            return numeral
    return None


def _is_at_most(text: str, start: int) -> bool:
    """Return whether the 多 before `start` is that of 至多 and 最多, not part of a number as in 三十多."""
    return text[start - 1] == "多" and intervals.before(text, start) is not None


def _lower_end(text: str, upper: Numeral, floor: int) -> tuple[Numeral, int] | None:
    """Return the numeral before a dash or 至 that makes a range of this one: 5-20%, 八至九成."""
    at = upper.start
    while at > floor and upper.start - at < 2 and text[at - 1] in _SEPARATORS:
        at -= 1
    if at in (upper.start, floor) or not _RANGE.fullmatch(text, at, upper.start):
        return None
    lower = _numeral_before(text, at, floor)
    if lower is None or lower.low >= upper.low or text[lower.start - 1 : lower.start] in ("由", "从"):
        return None
    return lower, at


def _upper_end(text: str, end: int, mark: Mark) -> tuple[Numeral, int] | None:
    """Return the numeral after a dash or 至 that makes a range of the one before it: 6%—6.5%."""
    separator = (
        _RANGE.match(text, end)
        if text[end : end + 1] and text[end] in _SEPARATORS or text[end : end + 1] == " "
        else None
    )
    upper = numeral_at(text, separator.end()) if separator else None
    if upper is None or not text.startswith(mark.words, upper.end):
        return None
    word = next(word for word in mark.words if text.startswith(word, upper.end))
    return upper, upper.end + len(word)


def _fraction(text: str, match: re.Match[str], floor: int) -> Found | None:
    """Return the percentage that 百分之, 千分之 or 万分之 opens."""
    start = match.start()
    if start > floor and text[start - 1] in NUMERAL_CHARS and not _is_at_most(text, start):
        return None
    factor, unit = FRACTIONS[match.group()]
    numeral = numeral_at(text, match.end())
    if numeral is None:
        return None
    low, high, end = numeral.low, numeral.high, numeral.end
    separator = _RANGE.match(text, end)
    if separator and low == high:
        onward = separator.end() + (
            len(match.group()) if text.startswith(match.group(), separator.end()) else 0
        )
        upper = numeral_at(text, onward)
        if upper and upper.low > low:
            high, end = upper.low, upper.end
    if start > floor and text[start - 1] == "负" and is_sign(text, start - 1):
        start, low, high = start - 1, -high, -low
    return _percentage(text, (start, end), (low * factor, high * factor, numeral.inside), unit)


def _percentage(
    text: str, span: tuple[int, int], number: tuple[Fraction, Fraction, Comparator | None], unit: str
) -> Found:
    (start, end), (low, high, inside) = span, number
    if low is high and not (inside or intervals.speaks(text, start, end)):
        return Found(start, end, Percentage(low, high, unit))
    end, behind, ahead = intervals.said_of(text, start, end)
    ends = intervals.interval(low, high, (behind, inside, ahead))
    return Found(start, end, Percentage(ends[0], ends[1], unit, ends[2]))


def _ratio(text: str, at: int, floor: int) -> Found | None:
    start = at
    while start > max(floor, at - _LONGEST) and text[start - 1] in "0123456789.":
        start -= 1
    match = _RATIO.match(text, start)
    if not match:
        return None
    try:
        parts = tuple(read(part) for part in re.split("[∶:：]", match.group()))
    except ParseError:
        return None
    return Found(start, match.end(), Ratio(parts), "ratio")


def _lost(text: str, at: int, end: int, mark: Mark) -> Found | None:
    """Return the damage where no numeral stands before a mark: 增长.6%, 完成%签约."""
    start = at
    while start > 0 and at - start < 6 and text[start - 1].isdigit():
        start -= 1
    if start < at and start > 0 and text[start - 1] == ".":
        if start == 1 or not (text[start - 2].isascii() and text[start - 2].isalnum()):
            return Found(start - 1, end, Damage("the digits before the point are lost"))
        return None
    if (
        mark.unit in "%‰"
        and mark.factor == 1
        and start == at > 0
        and _BARE_BEFORE.match(text, at - 1)
        and _BARE_AFTER.match(text, end)
    ):
        return Found(at, end, Damage("the number before the sign is lost"))
    return None
