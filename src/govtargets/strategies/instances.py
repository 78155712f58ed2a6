"""Models as an extraction holds them, for laws about what becomes of them: dense, small and consistent."""

from datetime import date
from fractions import Fraction
from typing import Any, get_args

from hypothesis import strategies as st

from govtargets import model
from govtargets.values import COMPARATORS, Agency, Amount, Comparator, Percentage, Period, Relation

# Few letters and small offsets: two things that collide by chance find more than two that never meet.
WORDS = st.text("甲乙 ，\n\"'é", max_size=3)
_OFFSETS = st.integers(0, 5)
_NUMBERS = st.fractions(-3, 3, max_denominator=12) | st.sampled_from([Fraction(15_000_000), Fraction(10**30)])
DAYS = st.dates(date(2020, 1, 1), date(2020, 1, 5))
_UNITS = st.sampled_from(["", "元", "%"])


@st.composite
def _intervals(draw: st.DrawFn) -> tuple[Fraction | None, Fraction | None, Comparator]:
    comparator: Comparator = draw(st.sampled_from(COMPARATORS))
    low, high = sorted([draw(_NUMBERS), draw(_NUMBERS)])
    if comparator in ("at_least", "more_than"):
        return low, None, comparator
    if comparator in ("at_most", "less_than"):
        return None, high, comparator
    return low, (high if comparator == "between" else low), comparator


def _spans() -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(_OFFSETS, _OFFSETS).map(lambda ends: (min(ends), max(ends)))


def _one_of(kind: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(kind))


def _values() -> st.SearchStrategy[Any]:
    amounts = st.builds(lambda i, unit: Amount(i[0], i[1], unit, i[2]), _intervals(), _UNITS)
    shares = st.builds(lambda i: Percentage(i[0], i[1], "%", i[2]), _intervals())
    names = st.builds(Agency, WORDS)
    return st.one_of(amounts, shares, _periods(), names, WORDS, st.tuples(_NUMBERS, DAYS))


@st.composite
def _periods(draw: st.DrawFn) -> Period:
    first, last = sorted([draw(DAYS), draw(DAYS)])
    relation: Relation = draw(_one_of(Relation))
    begin, end = (None if relation == "by" else first), (None if relation == "since" else last)
    return Period(begin, end, "days", relation)


@st.composite
def measures(draw: st.DrawFn) -> model.Measure:
    """Draw a measure whose ends go with its comparator."""
    (start, end), (low, high, comparator) = draw(_spans()), draw(_intervals())
    change = draw(_one_of(model.Change))
    return model.Measure(start, end, draw(WORDS), low, high, draw(_UNITS), comparator, change)


@st.composite
def deadlines(draw: st.DrawFn) -> model.Deadline:
    """Draw a deadline: stated at a place, or inherited and without one."""
    period = draw(_periods())
    origin = draw(_one_of(model.DeadlineOrigin))
    stated = origin == "explicit"
    text, start = (draw(WORDS), draw(_OFFSETS)) if stated else (None, None)
    return model.Deadline(period.first, period.last, text, start, origin)


def reasons() -> st.SearchStrategy[model.Reason]:
    """Draw a line of an explanation."""
    place = st.none() | _OFFSETS
    return st.builds(model.Reason, WORDS, WORDS, WORDS, WORDS, place, place)


def _shared() -> dict[str, st.SearchStrategy[Any]]:
    """Return the fields that commitments and results have in common."""
    texts = dict.fromkeys(("id", "document", "text"), WORDS)
    optional = dict.fromkeys(("title", "agency", "indicator", "scope"), st.none() | WORDS)
    measured = dict.fromkeys(("measure", "baseline"), st.none() | measures())
    return {
        **texts,
        **optional,
        **measured,
        "kind": _one_of(model.Kind),
        "agency_origin": st.none() | _one_of(model.AgencyOrigin),
        "indicator_start": st.none() | _OFFSETS,
        "explanation": st.lists(reasons(), max_size=2).map(tuple),
    }


@st.composite
def commitments(draw: st.DrawFn) -> model.Commitment:
    """Draw a commitment with every field of its own kind, or None where the field may be."""
    start, end = draw(_spans())
    fields = draw(st.fixed_dictionaries(_shared()))
    return model.Commitment(
        **fields,
        start=start,
        end=end,
        stretch=draw(st.none() | measures()),
        deadline=draw(st.none() | deadlines()),
        firmness=draw(_one_of(model.Firmness)),
        firmness_start=draw(st.none() | _OFFSETS),
        supporting=draw(st.lists(WORDS, max_size=2).map(tuple)),
        repeats=draw(st.lists(_spans().map(lambda ends: model.Span(*ends)), max_size=2).map(tuple)),
    )


@st.composite
def results(draw: st.DrawFn) -> model.Result:
    """Draw something reported as done."""
    start, end = draw(_spans())
    fields = draw(st.fixed_dictionaries(_shared()))
    return model.Result(**fields, start=start, end=end, period=draw(st.none() | deadlines()))


@st.composite
def mentions(draw: st.DrawFn) -> model.Mention:
    """Draw a mention with a value of the core, or a plain one of a plugin."""
    start, end = draw(_spans())
    kind, text, plugin, version = (draw(WORDS) for _ in range(4))
    return model.Mention(kind, start, end, text, draw(_values()), plugin, version)


def problems() -> st.SearchStrategy[model.Problem]:
    """Draw a place that could not be read."""
    return st.builds(lambda ends, *rest: model.Problem(*ends, *rest), _spans(), WORDS, WORDS, WORDS)


def failures() -> st.SearchStrategy[model.Failure]:
    """Draw a failure of a plugin."""
    return st.builds(model.Failure, WORDS, WORDS, st.sampled_from(["load", "find"]), WORDS)


def extractions(*, max_size: int = 2) -> st.SearchStrategy[model.Extraction]:
    """Draw an extraction with at most `max_size` items of each sort, each list by place."""
    days = st.none() | DAYS
    vetoed = st.lists(st.one_of(commitments(), results()), max_size=max_size).map(tuple)
    return st.builds(
        model.Extraction,
        st.builds(model.Document, WORDS, WORDS, days, st.none() | WORDS),
        *(_by_place(items, max_size) for items in (commitments(), results(), mentions(), problems())),
        st.lists(failures(), max_size=max_size).map(tuple),
        vetoed,
    )


def _by_place(items: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=most).map(lambda found: tuple(sorted(found, key=lambda one: one.start)))
