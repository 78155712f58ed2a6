"""From a period to a text that means it, in each of the styles that documents use."""

import datetime
from collections.abc import Callable

from attrs import frozen

from govtargets.values import Period
from govtargets_dates.chinese import write_count, write_year
from govtargets_dates.spans import last_day

STYLES = ("arabic", "chinese", "full_width")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_QUARTERS = "一二三四"


@frozen
class _Style:
    year: Callable[[int], str]
    count: Callable[[int], str]


_WRITERS = {
    "arabic": _Style(str, str),
    "full_width": _Style(str, str),
    "chinese": _Style(write_year, write_count),
}


def render(period: Period, style: str = "arabic") -> str:
    """Return an expression that `parse` reads as this very period, in one of `STYLES`.

    Raises `ValueError` for an unknown style and for a period that no expression means, such as a
    `month` that begins on the second.
    """
    if style not in STYLES:
        raise ValueError(f"unknown style {style!r}: one of {', '.join(STYLES)}")
    text = _written(period, _WRITERS[style])
    return text.translate(_FULL_WIDTH) if style == "full_width" else text


def _written(period: Period, style: _Style) -> str:
    first, last, relation = period.first, period.last, period.relation
    if relation == "since" and first is not None and last is None:
        return _named(period, first, style, starts=True) + "起"
    if relation == "by" and last is not None and first is None:
        return "到" + _named(period, last, style, starts=False)
    if relation == "during" and last is not None:
        return (
            _whole(period, first, last, style)
            if first
            else "截至" + _named(period, last, style, starts=False)
        )
    raise _unsaid(period)


def _whole(period: Period, first: datetime.date, last: datetime.date, style: _Style) -> str:
    ends = {"days": "day", "months": "month", "years": "year"}.get(period.precision)
    if ends is None:
        return _one(period, first, last, style)
    left = _one(Period(first, _end(first, ends), ends), first, _end(first, ends), style)  # type: ignore[arg-type]
    start = _start(last, ends)
    return f"{left}至{_one(Period(start, last, ends), start, last, style)}"  # type: ignore[arg-type]


def _named(period: Period, day: datetime.date, style: _Style, *, starts: bool) -> str:
    """Return the month, quarter or the like that begins or ends on a day."""
    if period.precision == "days":
        return _third(period, day, style, starts=starts)
    first, last = (day, _end(day, period.precision)) if starts else (_start(day, period.precision), day)
    return _one(period, first, last, style)


def _one(period: Period, first: datetime.date, last: datetime.date, style: _Style) -> str:
    precision = period.precision
    if precision in ("months", "years") or (_start(first, precision), _end(first, precision)) != (
        first,
        last,
    ):
        raise _unsaid(period)
    year, month = style.year(first.year) + "年", style.count(first.month) + "月"
    return (
        year
        + {
            "year": "",
            "half": "上半年" if first.month == 1 else "下半年",
            "quarter": _QUARTERS[(first.month - 1) // 3] + "季度",
            "month": month,
            "day": f"{month}{style.count(first.day)}日",
        }[precision]
    )


def _third(period: Period, day: datetime.date, style: _Style, *, starts: bool) -> str:
    names = (
        {1: "上旬", 11: "中旬", 21: "下旬"}
        if starts
        else {10: "上旬", 20: "中旬", last_day(day.year, day.month): "下旬"}
    )
    if day.day not in names:
        raise _unsaid(period)
    return f"{style.year(day.year)}年{style.count(day.month)}月{names[day.day]}"


_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def _start(day: datetime.date, precision: str) -> datetime.date:
    length = _MONTHS.get(precision)
    return day if length is None else datetime.date(day.year, (day.month - 1) // length * length + 1, 1)


def _end(day: datetime.date, precision: str) -> datetime.date:
    length = _MONTHS.get(precision)
    if length is None:
        return day
    month = (day.month - 1) // length * length + length
    return datetime.date(day.year, month, last_day(day.year, month))


def _unsaid(period: Period) -> ValueError:
    return ValueError(f"no expression means {period}")
