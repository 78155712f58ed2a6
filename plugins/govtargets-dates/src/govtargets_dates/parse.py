"""From a text to the period that it means, and back."""

from collections.abc import Iterator

from govtargets.deferred import deferred
from govtargets.errors import ParseError
from govtargets.page import Reference
from govtargets.values import Period
from govtargets.view import make_view
from govtargets_dates.expressions import place, scan
from govtargets_dates.grammar import PREFIX
from govtargets_dates.lengths import read_limit
from govtargets_dates.render import render
from govtargets_dates.words import PLANS, choice

__all__ = ["parse", "render"]

_NOTHING = Reference(None, None)
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_PLAN = deferred(rf"[“”\"「『]?({choice(PLANS.values())})[“”\"」』]?")


def parse(text: str, reference: Reference = _NOTHING) -> Period:
    """Return the days that a date expression means, counted from `reference` where it names no year.

    The whole text must be the expression, perhaps with a word such as 到 or 截至 before it. Both ends
    are inclusive. Raises `ParseError` for anything else: no date, a day that does not exist, a date
    that the reference cannot place.
    """
    for plain, start in _ways_to_read(make_view(text).text):
        expression = scan(plain, start)
        if expression is not None and plain[expression.end :] in ("", "”"):
            return place(expression, reference)
    limit = read_limit(text.translate(_HALF_WIDTH), reference.day)
    if limit is None:
        raise ParseError(f"not a date: {text!r}")
    return limit


def _ways_to_read(plain: str) -> Iterator[tuple[str, int]]:
    yield plain, 0
    prefix = PREFIX.match(plain)
    if prefix is not None:
        yield plain, prefix.end()
    plan = _PLAN.match(plain)
    if plan is not None:
        # In a text the quotes tell a plan from a number; here the caller says that it is a date.
        yield f"“{plan[1]}”{plain[plan.end() :]}", 1
