"""Periods that are lengths counted from a day: 近三年, 今后五年, 三年内, 5天前.

Without a day to count from they cannot be placed. A length without such a word (三年行动计划, 审批80天)
is an amount, not a date.
"""

import datetime
from collections.abc import Callable

from govtargets.deferred import deferred
from govtargets.errors import ParseError
from govtargets.values import Period
from govtargets_dates import spans
from govtargets_dates.chinese import read_count
from govtargets_dates.points import Context, NoReferenceError, Point, day_of, year_of

_LIMIT = deferred(
    r"(?P<count>[0-9]{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[两一二三四五六七八九])"
    r"(?P<unit>个?工作日|日|天|周|个月)[之以]?内"
)

_A_PLAN = 3
_HALF_GONE = 6


def _length(count: str, unit: str) -> tuple[int, str]:
    return (6, "个月") if count == "半" else (read_count(count), unit)


def read_back(match: Point, context: Context) -> Period:
    """Read 近三年, 过去十年, 五年来, 过去的一年: the days up to the day before the one counted from.

    In the review of an earlier year, 过去一年 is that year.
    """
    count = match["back"] or match["back_half"] or match["ago"] or match["past"]
    number, unit = _length(count, match["back_unit"] or "年")
    if (number, unit) == (1, "年") and context.year and (not context.day or context.year < context.day.year):
        return spans.years(context.year, context.year, "year")
    today = day_of(context)
    return Period(spans.later(today, -number, unit), spans.before(today), "days")


def read_ahead(match: Point, context: Context) -> Period:
    """Read 未来两天: the days from the day after the one counted from; 今后五年: whole years.

    A plan of several years counts the year that it is given in, where that has half of itself to go.
    """
    count, unit = _length(match["ahead"], match["ahead_unit"])
    if unit == "年" and count >= _A_PLAN:
        first = year_of(context) + (context.day is not None and context.day.month > _HALF_GONE)
        return spans.years(first, first + count - 1)
    today = day_of(context)
    return Period(spans.after(today), spans.later(today, count, unit), "days")


def read_within(match: Point, context: Context) -> Period:
    """Read 三年内 and 用三年时间, 五年翻一番: due no later than so long after the day counted from."""
    count, unit = match["within"] or match["spend"] or match["double"], match["within_unit"] or "年"
    return Period(None, spans.later(day_of(context), *_length(count, unit)), "day", "by")


def read_from(match: Point, context: Context) -> Period:
    """Read 5天前 and 三年后: one day."""
    number, unit = _length(match["count"], match["count_unit"])
    day = spans.later(day_of(context), -number if match["side"].startswith("前") else number, unit)
    return Period(day, day, "day")


def read_limit(text: str, day: datetime.date | None) -> Period | None:
    """Read 50日内 or 三个月内: due so long after a day. None for another text.

    In a document such a limit is as a rule how long a procedure takes, an amount, so that only a
    caller who says that it is a date gets a period. Working days need the calendar of holidays that
    the state announces each year, and are refused.
    """
    match = _LIMIT.fullmatch(text)
    if match is None:
        return None
    if "工作日" in match["unit"]:
        raise ParseError("working days cannot be counted without a calendar of holidays")
    if day is None:
        raise NoReferenceError("nothing says which day is meant")
    return Period(None, spans.later(day, read_count(match["count"]), match["unit"]), "day", "by")


def read_working_year(match: Point, context: Context) -> Period:
    """Read 年度完成: the year that the document plans for."""
    return spans.years(year_of(context), year_of(context), "year")


def read_unplaced(match: Point, context: Context) -> Period:
    """Read 本届任期, 奋发有为的一年, 年后: dates whose place no document of its own gives."""
    raise NoReferenceError("the text does not say when this begins or ends")


READERS: dict[str, Callable[[Point, Context], Period]] = {
    "length_back": read_back,
    "length_ahead": read_ahead,
    "length_within": read_within,
    "length_from": read_from,
    "working_year": read_working_year,
    "term": read_unplaced,
    "one_year": read_unplaced,
    "new_year": read_unplaced,
}
