"""Clauses that promise something, and documents of such clauses, each with what it promises."""

from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from typing import get_args

from attrs import evolve, frozen
from hypothesis import strategies as st

from govtargets.model import Change, Firmness
from govtargets.strategies.cases import Case, Piece, joined
from govtargets.strategies.days import periods
from govtargets.strategies.named_bodies import LEVELS, agencies
from govtargets.strategies.phrases import written
from govtargets.strategies.quantities import amounts, percentages
from govtargets.values import COMPARATORS, Agency, Amount, Comparator, Percentage, Period


@frozen
class Promise:
    """What one clause promises, as far as its own words say it; `agency` is that of its heading."""

    indicator: str
    quantity: Amount | Percentage
    change: Change
    firmness: Firmness
    deadline: Period | None = None
    agency: str | None = None


def _table(name: str) -> list[list[str]]:
    lines = files("govtargets.strategies").joinpath("data", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in lines.splitlines()[1:]]


_CLAUSES, _FIRM = _table("clauses.tsv"), _table("firmness.tsv")
_DUE = (date(2023, 1, 1), date(2025, 12, 31))


@st.composite
def clauses(
    draw: st.DrawFn,
    *,
    comparators: Sequence[Comparator] = COMPARATORS,
    firmness: Sequence[Firmness] = get_args(Firmness),
    dated: bool = True,
) -> Case:
    """Draw a clause, its value a `Promise`: 力争2024年6月底前建成养老中心不少于12家.

    With `dated`, some name their deadline. The case's start and end are those of the whole clause.
    """
    before, indicator, between, unit, change = draw(st.sampled_from(_CLAUSES))
    word, firm = draw(st.sampled_from([row for row in _FIRM if row[1] in firmness]))
    quantity = draw(_quantities(unit, comparators))
    due = draw(_deadlines()) if dated else None
    deadline: Piece = written(due) if due else ""
    text = joined(word, deadline, before, indicator, between, written(quantity))
    promise = Promise(indicator, quantity.value, change, firm, due.value if due else None)  # type: ignore[arg-type]
    return text.case(promise)


def _quantities(unit: str, comparators: Sequence[Comparator]) -> st.SearchStrategy[Case]:
    if unit == "%":
        return percentages(units=[unit], comparators=comparators, styles=["arabic"], low=1, high=30)
    return amounts(units=[unit], comparators=comparators, styles=["arabic", "mixed"], low=2, high=10**6)


def _deadlines() -> st.SearchStrategy[Case | None]:
    dates = periods(low=_DUE[0], high=_DUE[1], relations=["by"], styles=["arabic"])
    return st.none() | dates.filter(lambda case: case.start == 0)


@st.composite
def documents(draw: st.DrawFn, *, max_paragraphs: int = 3, max_clauses: int = 2, dated: bool = True) -> Case:
    """Draw a document, its value the `Promise`s in their order: a paragraph for each body, in clauses."""
    bodies = draw(st.lists(_whole_names(), min_size=1, max_size=max_paragraphs, unique_by=_text))
    paragraphs: list[str] = []
    promises: list[Promise] = []
    for body in bodies:
        one_each = st.lists(clauses(dated=dated), min_size=1, max_size=max_clauses, unique_by=_indicator)
        found = draw(one_each)
        paragraphs.append(f"{body.text}：{'；'.join(clause.text for clause in found)}。")
        promises += [evolve(clause.value, agency=_name(body.value)) for clause in found]
    return Case("\n\n".join(paragraphs), tuple(promises))


def _whole_names() -> st.SearchStrategy[Case]:
    """Draw names with their place: a short one means whatever place the document is about."""
    return agencies().filter(lambda case: case.text[0] not in LEVELS)


def _text(case: Case) -> str:
    return case.text


def _indicator(clause: Case) -> str:
    """What a clause is about; a document that promises the same thing twice promises it once."""
    promise: Promise = clause.value
    return promise.indicator


def _name(agency: Agency) -> str:
    return agency.name
