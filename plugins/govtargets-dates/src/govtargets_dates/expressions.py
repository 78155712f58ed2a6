"""A whole date expression: a point or a range of two, with the words before and after it."""

import datetime

from attrs import frozen

from govtargets.errors import ParseError
from govtargets.page import Reference
from govtargets.values import Period, Precision, UnplacedPeriod
from govtargets_dates import lengths, points, spans
from govtargets_dates.grammar import (
    JOIN,
    JOIN_STARTS,
    PREFIX_BEFORE,
    PREFIX_ENDS,
    PREFIX_LENGTH,
    TAIL,
    TAIL_STARTS,
    match_point,
)
from govtargets_dates.points import Context, Point
from govtargets_dates.words import PREFIXES, SUFFIXES

_READERS = points.READERS | lengths.READERS
_JOINED = ("dated", "iso")
_UNITS = "年月日号度份半旬初中底末终内天季"
_NEVER_PLACED: dict[str, Precision] = {"term": "years", "one_year": "year", "new_year": "year"}
_COARSE: dict[Precision, Precision] = {
    "day": "days", "days": "days", "month": "months", "months": "months", "quarter": "months",
    "half": "months", "year": "years", "years": "years",
}  # fmt: skip
_EDGES = {
    "dated": ("year_edge", "edge", "part_edge"),
    "in_that_month": ("moment_edge",),
    "plan": ("plan_edge", "plan_edge_plain"),
}


@frozen
class Expression:
    """A date expression of a text; `prefix` and `suffix` are what the words around it mean, "" if none."""

    end: int
    point: Point
    second: Point | None
    prefix: str
    suffix: str

    @property
    def kind(self) -> str:
        """Which alternative of the grammar it is."""
        return self.point.lastgroup or ""


def scan(text: str, start: int) -> Expression | None:
    """Return the expression that begins at `start` of the text, or None."""
    point = match_point(text, start)
    if point is None:
        return None
    second = _second(text, point) if point.lastgroup in _JOINED else None
    end = (second or point).end()
    suffix = (
        TAIL.match(text, end)
        if text[end : end + 1] in TAIL_STARTS and point.lastgroup in points.READERS
        else None
    )
    meaning = SUFFIXES[suffix["suffix"]]["meaning"] if suffix else ""
    if suffix is None or (suffix["suffix"] in ("间", "之间") and second is None):
        return Expression(end, point, second, _prefix(text, start), "")
    return Expression(suffix.end(), point, second, _prefix(text, start), meaning)


def _second(text: str, point: Point) -> Point | None:
    if text[point.end() : point.end() + 1] not in JOIN_STARTS:
        return None
    join = JOIN.match(text, point.end())
    if join is None or (join["list"] and text[point.end() - 1] in _UNITS):
        return None
    second = match_point(text, join.end())
    if second is None or second.lastgroup != point.lastgroup:
        return None
    if join["both"] and text[point.end() - 1] in _UNITS and not text.startswith(("间", "之间"), second.end()):
        return None
    return second


def _prefix(text: str, start: int) -> str:
    if text[start - 1 : start] not in PREFIX_ENDS:
        return ""
    match = PREFIX_BEFORE.search(text, max(0, start - PREFIX_LENGTH), start)
    return PREFIXES[match["prefix"]]["meaning"] if match else ""


def place(expression: Expression, reference: Reference) -> Period:
    """Return the days of an expression.

    Raises `NoReferenceError` without what it counts from, `NoSuchDayError` for a day that does not
    exist, and `ParseError` for anything else that is no period.
    """
    try:
        return _placed(expression, reference)
    except ParseError:
        raise
    except (OverflowError, ValueError) as error:
        raise ParseError("this lies outside the calendar") from error


def _placed(expression: Expression, reference: Reference) -> Period:
    reader = _READERS.get(expression.kind)
    if reader is None:
        raise ParseError("this is no period")
    if expression.kind == "dated" and expression.second is None and _is_doubtful(expression.point):
        raise ParseError("12号 may be a house as well as a day, 三日 a length")
    period = reader(expression.point, Context(reference.year, None, reference.day))
    if expression.second is not None:
        period = _joined(period, expression.second, reference)
    return _related(period, expression)


def _is_doubtful(point: Point) -> bool:
    day = point["day_only"]
    return bool(day) and (point.group().endswith("号") or (len(day) == 1 and not day.isdigit()))


def unplaced(expression: Expression) -> UnplacedPeriod:
    """Return what can be said of an expression whose year is not known; refuse what no year could have."""
    if expression.kind in _NEVER_PLACED:
        return UnplacedPeriod(_NEVER_PLACED[expression.kind], "during")
    # A leap year, so that 2月29日 stays possible.
    period = place(expression, Reference(2000, datetime.date(2000, 1, 1)))
    return UnplacedPeriod(period.precision, period.relation)


def _joined(left: Period, second: Point, reference: Reference) -> Period:
    assert left.first is not None
    year, month = left.first.year, left.first.month
    reader = _READERS[second.lastgroup or ""]
    right = reader(second, Context(year, month, reference.day))
    assert right.first is not None
    bare = second.lastgroup == "dated" and not (second["of_year"] or second["day_only"])
    if right.first < left.first and bare:
        right = reader(second, Context(year + 1, month, reference.day))
    if right.first is None or right.last is None or right.first < left.first:
        raise ParseError("a period cannot end before it begins")
    order: tuple[Precision, ...] = ("days", "months", "years")
    precision = min(_COARSE[left.precision], _COARSE[right.precision], key=order.index)
    return Period(left.first, right.last, precision)


def _related(period: Period, expression: Expression) -> Period:
    """Return the period as the words around it make it: a deadline, a start, a state as of a day."""
    first, last = period.first, period.last
    if first is None or last is None or (expression.second is not None and not expression.suffix):
        return period
    precision = period.precision
    match expression.suffix or expression.prefix:
        case "before":
            ends = last if _includes_itself(period, expression) else spans.before(first)
            return Period(None, ends, precision, "by")
        case "until" | "by":
            return Period(None, last, precision, "by")
        case "since":
            return Period(first, None, precision, "since")
        case "after":
            # A day is included, as in a law that is in force from the day it names.
            begins = first if precision == "day" else spans.after(last)
            return Period(begins, None, precision, "since")
        case "as_of":
            period = Period(None, last, precision)
    return period


def _includes_itself(period: Period, expression: Expression) -> bool:
    match = expression.second or expression.point
    return period.precision == "day" or any(match[edge] for edge in _EDGES.get(match.lastgroup or "", ()))
