"""The dates of a page."""

from collections.abc import Iterable, Iterator
from datetime import date

from govtargets.errors import ParseError
from govtargets.model import Found
from govtargets.page import Page, Reference
from govtargets.values import Damage, Label, Period, UnplacedPeriod
from govtargets_dates.damage import lost_years
from govtargets_dates.expressions import Expression, place, scan, unplaced
from govtargets_dates.grammar import TRIGGER
from govtargets_dates.points import NoReferenceError
from govtargets_dates.spans import NoSuchDayError
from govtargets_dates.values import Recurrence
from govtargets_dates.words import MOMENTS, RECURRING

Reading = tuple[Period | UnplacedPeriod | Damage | Label | Recurrence, str | None]


def find(page: Page) -> Iterable[Found]:
    """Yield every date expression of the page in its order, as a `Period` where it can be placed.

    Spans index `page.text`; the words 到, 至, 截至, 自 before a date are outside, its suffix (前, 以来,
    期间) is inside. A date whose year the document does not give is an `UnplacedPeriod`, a day that
    does not exist or a year that was lost a `Damage`, 每年 a `Recurrence`, 半年红 a `Label`.
    """
    dates = _dates(page)
    lost = lost_years(page.text)
    return sorted([*dates, *lost], key=lambda found: found.start) if lost else dates


def _dates(page: Page) -> Iterator[Found]:
    text, search = page.text, TRIGGER.search
    # The same expression means the same wherever it counts from the same reference; kept for this page only.
    known: dict[tuple[str, str, int | None, date | None], Reading | None] = {}
    position = 0
    while (hit := search(text, position)) is not None:
        start = position = hit.start()
        position += 1
        expression = scan(text, start)
        if expression is None:
            continue
        reference = page.reference(start)
        key = (text[start : expression.end], expression.prefix, reference.year, reference.day)
        if key not in known:
            known[key] = _read(expression, reference)
        reading = known[key]
        if reading is not None:
            position = expression.end
            yield Found(start, expression.end, *reading)


def _read(expression: Expression, reference: Reference) -> Reading | None:
    """Return what an expression means and, where that is no period, its kind; None for what is refused."""
    if expression.kind == "recurring":
        return Recurrence(RECURRING[expression.point.group()]["every"]), "recurrence"
    if expression.kind == "slogan":
        return Label("slogan"), "label"
    try:
        return _period(expression, reference), None
    except NoSuchDayError:
        return Damage("no such day"), None
    except ParseError:
        return None


def _period(expression: Expression, reference: Reference) -> Period | UnplacedPeriod:
    try:
        return place(expression, reference)
    except NoReferenceError:
        if expression.kind == "moment" and MOMENTS[expression.point.group()]["unit"] == "day":
            raise
        return unplaced(expression)
