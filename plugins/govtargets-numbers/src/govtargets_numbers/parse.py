"""One amount as a text of its own, read and written: 不低于1500万元, 3.5亿至4亿元, 一亩半."""

from govtargets import intervals
from govtargets.counting import Numeral, numeral_at, range_ends
from govtargets.deferred import deferred
from govtargets.errors import ParseError
from govtargets.numerals import Style, write
from govtargets.values import Amount, Unit
from govtargets_numbers.amounts import PERCENT, amount
from govtargets_numbers.rates import unit_name
from govtargets_numbers.source import Source
from govtargets_numbers.units import UNITS, Units

_LONGEST = 120
_RANGE = deferred(intervals.RANGE)
_AHEAD = deferred(
    r"[^0-9\s,，。；;、]{0,8}?(?=[-−负半0-9〇零一二两三四五六七八九十百千万亿廿卅数几壹贰叁肆伍陆柒捌玖拾佰仟])"
)
_UNKNOWN = deferred(r"[\u4e00-\u9fffA-Za-zμ℃°²³㎡·]{1,3}?(?=$|以上|以下|以内|左右|上下|之内)")
_NO_UNIT = frozenset("〇零一二两三四五六七八九十百千万亿廿卅余多来几点第年月日至到")


def parse(text: str, *, units: Units = UNITS) -> Amount:
    """Return the amount that a text is, the whole of it: a number, its unit, what is said around them.

    Full-width and half-width forms are the same. Raises ParseError for a text that is anything else
    or that lost digits (万元, .48亩, 0余亩).
    """
    if not 0 < len(text) <= _LONGEST:
        raise ParseError(f"no amount: {text[:20]!r}")
    plain = text.translate(_WIDE)
    ahead = _AHEAD.match(plain)
    for start in {0, ahead.end() if ahead else 0}:
        found = _read(Source(plain, units), start)
        if found:
            return found
    raise ParseError(f"no amount: {text[:20]!r}")


_WIDE = {0xFF10 + i: ord("0") + i for i in range(10)} | {
    ord(a): ord(b) for a, b in zip("．，－／∕⁄～（）", ".,-///~()", strict=True)
}


def _read(source: Source, start: int) -> Amount | None:
    text = source.text
    if start:
        said = intervals.before(text, start)
        if said is None or said[0] != 0:
            return None
    numeral = numeral_at(text, start)
    if numeral is None or _is_remnant(text, numeral):
        return None
    unit = _unit(source, numeral.end)
    whole = _range(source, numeral, unit) or (numeral, unit)
    if PERCENT.match(text, whole[0].end):
        return None
    found = amount(source, *whole)
    value = found.value
    return value if found.end == len(text) and isinstance(value, Amount) else None


def _is_remnant(text: str, numeral: Numeral) -> bool:
    body = text[numeral.start : numeral.end].lstrip("-负−")
    if body[0] in "百千万亿":
        return True
    return body[0] == "0" and not numeral.low and len(body) > 1 and body[1] != "."


def _unit(source: Source, start: int) -> Unit | None:
    """Return the unit at `start`, one that the table does not know standing for itself."""
    known = source.unit_at(start)
    if known:
        return known
    text = source.text
    match = _UNKNOWN.match(text, start)
    if not match or any(char in _NO_UNIT for char in match.group()) or intervals.after(text, start):
        return None
    return Unit(match.group(), match.group(), "unknown")


def _range(source: Source, numeral: Numeral, unit: Unit | None) -> tuple[Numeral, Unit | None] | None:
    text = source.text
    name, end = "", numeral.end
    if unit and not _RANGE.match(text, end):
        name, end = unit_name(source, end, unit)
    separator = _RANGE.match(text, end)
    other = numeral_at(text, separator.end()) if separator else None
    if other is None or other.low is not other.high:
        return None
    low, high = (numeral.low, other.high) if name else range_ends(text, numeral, other)
    its_unit = _unit(source, other.end)
    its_name = unit_name(source, other.end, its_unit)[0] if its_unit else ""
    if low >= high or (unit and name not in ("", unit.text, its_name)) or (name and its_unit != unit):
        return None
    return Numeral(numeral.start, other.end, low, high), its_unit


_WRITTEN = {
    "at_least": "{}以上",
    "more_than": "超过{}",
    "at_most": "{}以内",
    "less_than": "低于{}",
    "about": "{}左右",
    "point": "{}",
}


def render(value: Amount, style: Style = "arabic") -> str:
    """Return a text for an amount, such that `parse` gives the amount back.

    Where the style would read as something else (五千米 is five kilometres), Arabic digits are used.
    Raises ValueError for an amount that no text of ours can say.
    """
    for one in (style, "arabic"):
        for text in _wordings(value, one):
            try:
                if parse(text) == value:
                    return text
            except ParseError:
                continue
    raise ValueError(f"cannot be written so that it is read back: {value}")


def _wordings(value: Amount, style: Style) -> tuple[str, ...]:
    ends = [write(end, style) for end in (value.low, value.high) if end is not None]
    if value.comparator == "between":
        return f"{ends[0]}{value.unit}至{ends[1]}{value.unit}", f"{ends[0]}至{ends[1]}{value.unit}"
    return (_WRITTEN[value.comparator].format(ends[0] + value.unit),)
