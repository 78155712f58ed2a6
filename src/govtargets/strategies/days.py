"""Date expressions, each with the days that it means; both ends inclusive, as docs/dates.md has them."""

import calendar
from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal

from attrs import frozen
from hypothesis import strategies as st

from govtargets.strategies.cases import Case, Written, idle, joined
from govtargets.strategies.spoken import spoken
from govtargets.values import Period, Precision, Relation

DateStyle = Literal["arabic", "full_width", "chinese"]
RELATIONS: tuple[Relation, ...] = ("during", "by", "since")
_DIGITS = "〇一二三四五六七八九"
_TO_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_HALVES = ("上半年", "下半年")


@frozen
class _Day:
    """A day with the way of writing it; `year_text` is empty where the text leaves the year out."""

    day: date
    style: DateStyle
    year_text: Written

    def count(self, number: int) -> str:
        if self.style == "chinese":
            return spoken(number).text
        return str(number).translate(_TO_WIDE) if self.style == "full_width" else str(number)

    def year(self, year: int) -> str:
        return (
            "".join(_DIGITS[int(digit)] for digit in str(year))
            if self.style == "chinese"
            else self.count(year)
        )

    @property
    def month(self) -> str:
        return f"{self.count(self.day.month)}月"


def _span(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


Form = Callable[[_Day], Case]


def _during(text: Written, ends: tuple[date, date], precision: Precision) -> Case:
    return text.case(Period(*ends, precision))


def _by(text: Written, last: date, precision: Precision) -> Case:
    return text.case(Period(None, last, precision, "by"))


def _day(at: _Day) -> Case:
    return _during(joined(at.year_text, f"{at.month}{at.count(at.day.day)}日"), (at.day, at.day), "day")


def _month(at: _Day) -> Case:
    return _during(joined(at.year_text, at.month), _span(at.day.year, at.day.month, at.day.month), "month")


def _months(at: _Day) -> Case:
    """Two months of one year; 3月至6月 says no more than 3至6月."""
    last = min(at.day.month + 1 + at.day.day % 3, 12)
    first = min(at.day.month, 11)
    text = joined(at.year_text, at.count(first), idle("月"), "至", f"{at.count(last)}月")
    return _during(text, _span(at.day.year, first, last), "months")


def _quarter(at: _Day) -> Case:
    number = (at.day.month + 2) // 3
    opening = idle("第") if at.day.day % 2 else Written()
    text = joined(_short(at.year_text), opening, "一二三四"[number - 1], "季", idle("度"))
    return _during(text, _span(at.day.year, 3 * number - 2, 3 * number), "quarter")


def _half(at: _Day) -> Case:
    second = at.day.month > 6
    months = (7, 12) if second else (1, 6)
    return _during(joined(_short(at.year_text), _HALVES[second]), _span(at.day.year, *months), "half")


def _short(year_text: Written) -> Written:
    """2022上半年 is how tables write it."""
    return joined(year_text.text[:-1], idle("年")) if year_text.text else year_text


def _year(at: _Day) -> Case:
    text = at.year_text if at.year_text.text else Written("全年")
    return _during(text, _span(at.day.year, 1, 12), "year")


def _years(at: _Day) -> Case:
    last = at.day.year + at.day.day
    text = joined(at.year(at.day.year), idle("年"), "至", f"{at.year(last)}年")
    return _during(text, (date(at.day.year, 1, 1), date(last, 12, 31)), "years")


def _by_day(at: _Day) -> Case:
    return _by(joined(at.year_text, f"{at.month}{at.count(at.day.day)}日前"), at.day, "day")


def _by_month_end(at: _Day) -> Case:
    last = _span(at.day.year, at.day.month, at.day.month)[1]
    return _by(joined(at.year_text, at.count(at.day.month), idle("月"), "底前"), last, "days")


def _by_year_end(at: _Day) -> Case:
    year = at.year(at.day.year) if at.year_text.text else ""
    return _by(joined(year, idle("年"), "底前"), date(at.day.year, 12, 31), "month")


def _up_to_year(at: _Day) -> Case:
    value = Period(None, date(at.day.year, 12, 31), "year", "by")
    return Written(f"到{at.year(at.day.year)}年").case(value, 1)


def _since_month(at: _Day) -> Case:
    first = at.day.replace(day=1)
    return joined(at.year_text, f"{at.month}起").case(Period(first, None, "month", "since"))


def _since_year(at: _Day) -> Case:
    value = Period(date(at.day.year, 1, 1), None, "year", "since")
    return joined(at.year(at.day.year), "年", idle("以"), "来").case(value)


_FORMS: dict[Relation, tuple[Form, ...]] = {
    "during": (_year, _half, _quarter, _month, _day, _months, _years),
    "by": (_by_year_end, _by_month_end, _by_day, _up_to_year),
    "since": (_since_year, _since_month),
}
_NEEDS_YEAR = frozenset({_years, _up_to_year, _since_year})


@st.composite
def periods(
    draw: st.DrawFn,
    *,
    low: date = date(2000, 1, 1),
    high: date = date(2035, 12, 31),
    published: date | None = None,
    relations: Sequence[Relation] = RELATIONS,
    styles: Sequence[DateStyle] = ("arabic", "full_width", "chinese"),
) -> Case:
    """Draw a date expression about a day from `low` to `high`, its value a `Period`.

    With the day on which the document was `published`, also those that count from its year: 6月底前,
    上半年. Without it every text names its year.
    """
    day = draw(st.dates(low, high))
    style = draw(st.sampled_from(tuple(styles)))
    form = draw(st.sampled_from([form for relation in relations for form in _FORMS[relation]]))
    at = _Day(day, style, Written())
    bare = published is not None and form not in _NEEDS_YEAR and draw(st.booleans())
    if bare and published is not None:
        return form(_Day(day.replace(year=published.year, day=min(day.day, 28)), style, Written()))
    return form(_Day(day, style, Written(f"{at.year(day.year)}年")))
