"""One percentage as a text of its own, read and written: 不低于6.5%, 百分之八至九, 2个百分点, 五成."""

from fractions import Fraction

from govtargets import intervals
from govtargets.errors import ParseError
from govtargets.model import Found
from govtargets.numerals import Style, write
from govtargets.values import Percentage
from govtargets_percentages.find import read_mark
from govtargets_percentages.marks import MARK

_LONGEST = 120
_WIDE = {0xFF10 + i: ord("0") + i for i in range(10)} | {
    ord(a): ord(b) for a, b in zip("．，－％～", ".,-%~", strict=True)
}
_WRITTEN = {
    "at_least": "{}以上",
    "more_than": "超过{}",
    "at_most": "{}以内",
    "less_than": "低于{}",
    "about": "{}左右",
    "point": "{}",
}
_OPENING = {"%": "百分之", "‰": "千分之"}


def parse(text: str) -> Percentage:
    """Return the percentage that a text is, the whole of it, with what is said around the number.

    Full-width and half-width forms are the same. Raises ParseError for a text that is anything else
    or that lost digits (.6%, %).
    """
    if not 0 < len(text) <= _LONGEST:
        raise ParseError(f"no percentage: {text[:20]!r}")
    plain = text.translate(_WIDE)
    match = MARK.search(plain)
    found: Found | None = read_mark(plain, match, 0) if match else None
    if found is None or found.end != len(plain) or not isinstance(found.value, Percentage):
        raise ParseError(f"no percentage: {text[:20]!r}")
    if found.start:
        said = intervals.before(plain, found.start)
        if said is None or said[0] != 0:
            raise ParseError(f"more than a percentage: {text[:20]!r}")
    return found.value


def render(value: Percentage, style: Style = "arabic") -> str:
    """Return a text for a percentage, such that `parse` gives it back: 6.5%, 百分之六点五, 2个百分点以上.

    Where the style cannot say it, Arabic digits are used. Raises ValueError for a value that no text
    of ours can say, such as a third of one per cent.
    """
    for one in (style, "arabic"):
        text = _wording(value, one)
        try:
            if parse(text) == value:
                return text
        except ParseError:
            continue
    raise ValueError(f"cannot be written so that it is read back: {value}")


def _wording(value: Percentage, style: Style) -> str:
    ends = [_numeral(end, value.unit, style) for end in (value.low, value.high) if end is not None]
    if value.comparator == "between":
        return f"{ends[0]}至{ends[1]}"
    return _WRITTEN[value.comparator].format(ends[0])


def _numeral(number: Fraction, unit: str, style: Style) -> str:
    if style in ("chinese", "financial") and unit in _OPENING:
        sign = "负" if number < 0 else ""
        return sign + _OPENING[unit] + write(abs(number), "chinese")
    return write(number, "chinese" if style == "financial" else style) + unit
