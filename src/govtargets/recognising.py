"""Calling the extractors on a page, each contained: what one does wrong is its own failure."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import partial

from govtargets.exactness import check_exact
from govtargets.model import Extractor, Failure, Found
from govtargets.page import Page
from govtargets.settling import Candidate, as_candidate
from govtargets.stopwatch import RAISED, Stopwatch
from govtargets.values import Agency, Amount, Damage, Label, Percentage, Period, Ratio, UnplacedPeriod

# The kinds that composition reads, and what their values must be.
_VALUES: dict[str, tuple[type, ...]] = {
    "amount": (Amount, Damage),
    "percentage": (Percentage, Ratio, Damage),
    "period": (Period, UnplacedPeriod, Damage),
    "agency": (Agency, Damage),
    "label": (Label, Damage),
}
_ANY = (object,)
_TEXT = frozenset({str})
_END = frozenset({int, Fraction, type(None)})
_DAY: frozenset[type] = frozenset({datetime.date, type(None)})
_INTERVAL = (("low", _END), ("high", _END), ("unit", _TEXT), ("comparator", _TEXT))
_FIELDS: dict[type, tuple[tuple[str, frozenset[type]], ...]] = {
    Amount: _INTERVAL,
    Percentage: _INTERVAL,
    Period: (("first", _DAY), ("last", _DAY), ("precision", _TEXT), ("relation", _TEXT)),
    UnplacedPeriod: (("precision", _TEXT), ("relation", _TEXT)),
    Agency: (("name", _TEXT),),
    Label: (("sort", _TEXT),),
    Damage: (("reason", _TEXT),),
}
_LONGEST = 1000


def recognise(
    page: Page,
    extractors: Iterable[Extractor],
    watch: Stopwatch | None = None,
    *,
    known: dict[int, list[Candidate]] | None = None,
) -> tuple[list[Candidate], tuple[Failure, ...]]:
    """Return what the extractors found on a page, and the failures of those that went wrong.

    Everything that a failing extractor found on the page is dropped: a part of its finds would look
    like the whole. `known` keeps what an extractor found, by its identity, for another call on the page.
    """
    watch, known = watch or Stopwatch(), {} if known is None else known
    candidates: list[Candidate] = []
    failures = []
    for extractor in extractors:
        if id(extractor) not in known:
            try:
                found = watch.gather(extractor.plugin, _finder(page, extractor), len(page.text))
            except RAISED as error:
                failures.append(watch.failure(extractor, "find", error))
                continue
            known[id(extractor)] = found
        candidates += known[id(extractor)]
    return candidates, tuple(failures)


def _finder(page: Page, extractor: Extractor) -> Callable[[], Iterator[Candidate]]:
    return lambda: map(partial(_checked, extractor, page.text), extractor.find(page))


def _checked(extractor: Extractor, text: str, found: Found) -> Candidate:
    """Return a find as a candidate; it lies in one paragraph, and its value is what its kind promises."""
    if not isinstance(found, Found):
        raise TypeError(f"{found!r} is no Found")
    start, end, kind = found.start, found.end, found.kind if found.kind is not None else extractor.kind
    if type(start) is not int or type(end) is not int or not isinstance(kind, str):
        raise TypeError(f"{found!r} needs whole numbers as its ends and a text as its kind")
    if not 0 <= start < end <= len(text):
        raise ValueError(f"the run [{start}, {end}) does not lie in the text of {len(text)} characters")
    if end - start > _LONGEST or text.find("\n", start, end) >= 0:
        raise ValueError(f"the run [{start}, {end}) crosses a paragraph, or {_LONGEST} characters")
    value = found.value
    if not isinstance(value, _VALUES.get(kind, _ANY)):
        raise TypeError(f"{value!r} cannot be the value of the kind {kind}")
    _check_fields(value)
    return as_candidate(found, extractor)


def _check_fields(value: object) -> None:
    """Refuse floats, and a value of the core's whose fields are of another type than its class says."""
    base = type(value)
    if base not in _FIELDS:
        check_exact(value)
        base = next((cls for cls in type(value).__mro__ if cls in _FIELDS), object)
    for name, types in _FIELDS.get(base, ()):
        if type(getattr(value, name)) not in types:
            raise TypeError(f"{value!r} has a field of another type than its class says")
