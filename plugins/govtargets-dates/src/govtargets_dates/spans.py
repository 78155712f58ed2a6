"""Stretches of the calendar: months, quarters, half-years and what is counted from a day."""

import datetime
from calendar import monthrange

from govtargets.errors import ParseError
from govtargets.values import Period, Precision

_ONE_DAY = datetime.timedelta(days=1)


class NoSuchDayError(ParseError):
    """A day that no calendar has, such as 2月30日."""


def one_day(year: int, month: int, day: int) -> Period:
    """Return a day; raise `NoSuchDayError` for one that the calendar does not have."""
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        raise NoSuchDayError(f"there is no day {year}-{month}-{day}") from None
    return Period(date, date, "day")


def latest_day(year: int, month: int, day: int) -> Period:
    """Return a day of this month, or of the latest month before that is long enough to have it."""
    while day <= 31 and day > last_day(year, month):
        year, month = month_after(year, month, -1)
    return one_day(year, month, day)


def months(year: int, first: int, last: int, precision: Precision) -> Period:
    """Return the days from the start of one month to the end of another of the same year."""
    if not 1 <= first <= last <= 12:
        raise ParseError(f"there are no months {first} to {last}")
    return Period(datetime.date(year, first, 1), datetime.date(year, last, last_day(year, last)), precision)


def one_month(year: int, month: int) -> Period:
    """Return a whole month."""
    return months(year, month, month, "month")


def years(first: int, last: int, precision: Precision = "years") -> Period:
    """Return the days from the first of January of one year to the last of December of another."""
    return Period(datetime.date(first, 1, 1), datetime.date(last, 12, 31), precision)


def days(year: int, month: int, first: int, last: int) -> Period:
    """Return a run of days of a month; `last` 0 is its last day."""
    end = last or last_day(year, month)
    return Period(datetime.date(year, month, first), datetime.date(year, month, end), "days")


def last_day(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return monthrange(year, month)[1]


def month_after(year: int, month: int, count: int) -> tuple[int, int]:
    """Return the year and month that lie `count` months later (earlier, if negative)."""
    whole, rest = divmod(year * 12 + month - 1 + count, 12)
    return whole, rest + 1


def later(day: datetime.date, count: int, unit: str) -> datetime.date:
    """Return the day `count` years, months, weeks or days later; a month's end stays inside its month."""
    if unit in ("天", "日"):
        return day + datetime.timedelta(days=count)
    if unit == "周":
        return day + datetime.timedelta(weeks=count)
    year, month = month_after(day.year, day.month, count * (12 if unit == "年" else 1))
    return datetime.date(year, month, min(day.day, last_day(year, month)))


def before(day: datetime.date) -> datetime.date:
    """Return the day before."""
    return day - _ONE_DAY


def after(day: datetime.date) -> datetime.date:
    """Return the day after."""
    return day + _ONE_DAY
