"""What one point of the calendar means: a year, a month, a day, a part or an edge of one of them.

Every reader takes a match of `grammar.POINT` and the context that the text before it gives, and
returns the days of the point, with both ends inclusive.
"""

import datetime
from collections.abc import Callable
from re import Match

from attrs import frozen

from govtargets.errors import ParseError
from govtargets.values import Period
from govtargets_dates import spans
from govtargets_dates.chinese import read_count, read_year
from govtargets_dates.words import EDGES, MOMENTS, PARTS, PLANS, THIRDS, YEARS

Point = Match[str]
_QUARTERS = {sign: number for signs in ("一二三四", "1234") for number, sign in enumerate(signs, 1)}


class NoReferenceError(ParseError):
    """A date that cannot be placed, because nothing says which year or day it counts from."""


@frozen
class Context:
    """What a bare date counts from: a year, a month of it (right of 至) and a day; None where unknown."""

    year: int | None
    month: int | None
    day: datetime.date | None


def year_of(context: Context) -> int:
    """Return the year that a bare date counts from."""
    if context.year is None:
        raise NoReferenceError("nothing says which year is meant")
    return context.year


def day_of(context: Context) -> datetime.date:
    """Return the day that a relative date counts from."""
    if context.day is None:
        raise NoReferenceError("nothing says which day is meant")
    return context.day


def read_dated(match: Point, context: Context) -> Period:
    """Read a year, a month, a day, a quarter, or an edge of one of them."""
    if match["day_only"]:
        return _lone_day(match["day_only"], context)
    year = _year(match, context)
    if match["month"]:
        return _in_month(match, year)
    if match["part"]:
        return _part(match, year)
    if match["year_edge"]:
        return _edge_of_year(match["year_edge"], year)
    if match["quarter"]:
        number = _QUARTERS[match["quarter"]]
        return spans.months(year, 3 * number - 2, 3 * number, "quarter")
    return _counted_in_year(match, year, context)


def _year(match: Point, context: Context) -> int:
    if match["year"]:
        return read_year(match["year"])
    return year_of(context) + (int(YEARS[match["near"]]["offset"]) if match["near"] else 0)


def _lone_day(day: str, context: Context) -> Period:
    if context.month is not None:
        return spans.one_day(year_of(context), context.month, read_count(day))
    today = day_of(context)
    return spans.latest_day(today.year, today.month, read_count(day))


def _in_month(match: Point, year: int) -> Period:
    month = read_count(match["month"])
    if match["day"]:
        return _named_day(year, month, read_count(match["day"]), stated=bool(match["of_year"]))
    if match["third"]:
        return _third(match["third"], year, month)
    return _edge_of_month(match["edge"], year, month) if match["edge"] else spans.one_month(year, month)


def _named_day(year: int, month: int, day: int, *, stated: bool) -> Period:
    # Only leap years have a 29 February; without a year, the latest one is meant.
    if (month, day) == (2, 29) and not stated:
        year -= year % 4 if year % 100 or not year % 400 else 4
    return spans.one_day(year, month, day)


def _third(word: str, year: int, month: int) -> Period:
    row = THIRDS[word]
    return spans.days(year, month, int(row["first_day"]), int(row["last_day"]))


def _edge_of_month(word: str, year: int, month: int) -> Period:
    where = EDGES[word]["where"]
    if where == "whole":
        return spans.one_month(year, month)
    return _third({"first": "上旬", "middle": "中旬", "last": "下旬"}[where], year, month)


def _edge_of_year(word: str, year: int) -> Period:
    where = EDGES[word]["where"]
    if where == "whole":
        return spans.years(year, year, "year")
    return spans.one_month(year, {"first": 1, "middle": 6, "last": 12}[where])


def _part(match: Point, year: int) -> Period:
    row = PARTS[match["part"]]
    first, last = int(row["first_month"]), int(row["last_month"])
    if match["part_edge"]:
        return spans.one_month(year, first if match["part_edge"] == "初" else last)
    return spans.months(year, first, last, row["precision"])  # type: ignore[arg-type]


def _counted_in_year(match: Point, year: int, context: Context) -> Period:
    if match["nth"]:
        return spans.one_month(year, read_count(match["nth"]))
    if match["first"]:
        count = read_count(match["first"])
        if match["first_unit"] == "天":
            return _first_days(year, count)
        return spans.months(year, 1, count, "months")
    if match["month_of_day"]:
        offset = int(MOMENTS[match["month_of_day"]]["offset"])
        _, month = spans.month_after(year, day_of(context).month, offset)
        return spans.one_day(year, month, read_count(match["its_day"]))
    return spans.years(year, year, "year")


def _first_days(year: int, count: int) -> Period:
    first = datetime.date(year, 1, 1)
    return Period(first, first + datetime.timedelta(days=count - 1), "days")


def read_iso(match: Point, context: Context) -> Period:
    """Read 2022-06-14, 2022.6.14 or 2022/6/14."""
    return spans.one_day(int(match["iso_year"]), int(match["iso_month"]), int(match["iso_day"]))


def read_bare_year(match: Point, context: Context) -> Period:
    """Read 2019 where 年 was left out (2019共…, 2019全县…)."""
    return spans.years(int(match["lone_year"]), int(match["lone_year"]), "year")


def read_school_year(match: Point, context: Context) -> Period:
    """Read 2018学年: from 1 September to 31 August."""
    year = int(match["school_year"])
    return Period(datetime.date(year, 9, 1), datetime.date(year + 1, 8, 31), "days")


def read_plan(match: Point, context: Context) -> Period:
    """Read a five-year plan, or its first or last year."""
    row = PLANS[match["quoted_plan"] or match["plain_plan"]]
    first, last = int(row["first_year"]), int(row["last_year"])
    edge = match["plan_edge"] or match["plan_edge_plain"]
    if not edge:
        return spans.years(first, last)
    year = first if edge in ("开局之年", "首年", "初") else last
    return spans.years(year, year, "year")


def read_decade(match: Point, context: Context) -> Period:
    """Read 上世纪90年代; without a century, 30年代 and later are of the twentieth, as is customary."""
    century, tens = match["century"], read_count(match["decade"])
    if century in ("上世纪", "本世纪"):
        start = (year_of(context) // 100 - (century == "上世纪")) * 100
    elif century:
        start = (read_count(century.removesuffix("世纪")) - 1) * 100
    else:
        start = 1900 if tens >= 30 else 2000
    return spans.years(start + tens, start + tens + 9)


def read_moment(match: Point, context: Context) -> Period:
    """Read 昨日, 目前, 上个月, 上半月, 本季度: what counts from a day."""
    row, today = MOMENTS[match["moment"]], day_of(context)
    offset = int(row["offset"])
    if row["unit"] == "day":
        day = today + datetime.timedelta(days=offset)
        return Period(day, day, "day")
    if row["unit"] == "half-month":
        return spans.days(today.year, today.month, *((1, 15) if offset == 1 else (16, 0)))
    return _whole_unit(row["unit"], offset, today)


def read_in_that_month(match: Point, context: Context) -> Period:
    """Read 本月十日, 上月下旬, 本月底: what lies in a month counted from a day."""
    today = day_of(context)
    year, month = spans.month_after(today.year, today.month, int(MOMENTS[match["its_month"]]["offset"]))
    if match["moment_day"]:
        return spans.one_day(year, month, read_count(match["moment_day"]))
    if match["moment_third"]:
        return _third(match["moment_third"], year, month)
    return _edge_of_month(match["moment_edge"], year, month)


def _whole_unit(unit: str, offset: int, today: datetime.date) -> Period:
    length = {"month": 1, "quarter": 3, "half": 6}[unit]
    start = (today.month - 1) // length * length + 1
    year, month = spans.month_after(today.year, start, offset * length)
    return spans.months(year, month, month + length - 1, unit)  # type: ignore[arg-type]


READERS: dict[str, Callable[[Point, Context], Period]] = {
    "dated": read_dated,
    "iso": read_iso,
    "bare_year": read_bare_year,
    "school": read_school_year,
    "plan": read_plan,
    "decades": read_decade,
    "moment": read_moment,
    "in_that_month": read_in_that_month,
}
