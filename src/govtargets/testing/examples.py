"""The cases on which a plugin's extractors and its parser are tried."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, TypeAlias

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from govtargets.strategies import Case, agencies, amounts, documents, percentages, periods
from govtargets.testing.answers import Find, Parse, answer, places, same
from govtargets.testing.laws import sample

Cases: TypeAlias = SearchStrategy[Case] | Iterable[Case] | Mapping[str, Any]
Reads: TypeAlias = Callable[[Case], bool]

PUBLISHED = date(2022, 6, 14)
"""The day on which the texts appeared that `check_plugin` shows to a plugin."""

STANDARD: Mapping[str, Callable[[], SearchStrategy[Case]]] = {
    "agencies": agencies,
    "dates": lambda: periods(published=PUBLISHED),
    "numbers": amounts,
    "percentages": percentages,
}
"""What the standard plugins must find."""

PARSED: Mapping[str, Callable[[], SearchStrategy[Case]]] = {**STANDARD, "dates": periods}
"""What their parsers must read; these know no day of publication."""

_DOCUMENTS, _ENOUGH = 60, 100


def drawn(cases: Cases | None) -> SearchStrategy[Case] | None:
    """Return a strategy of the cases, in whatever form they were given."""
    if cases is None or isinstance(cases, SearchStrategy):
        return cases
    listed = [Case(*pair) for pair in cases.items()] if isinstance(cases, Mapping) else list(cases)
    return st.sampled_from(listed)


def finds_whole(find: Find) -> Reads:
    """Return whether a `find` finds a case that stands alone, from first to last character."""

    def reads(case: Case) -> bool:
        found = places(find, case.text, PUBLISHED)
        return any((p.start, p.end) == (case.start, case.end) and same(p.value, case.value) for p in found)

    return reads


def reads_whole(parse: Parse) -> Reads:
    """Return whether a parser reads a case."""
    return lambda case: answer(parse, case.text).gives(case.value)


def share(
    cases: SearchStrategy[Case] | None, reads: Reads, readers: Sequence[Reads]
) -> SearchStrategy[Case] | None:
    """Return the cases to try one of several readers on: those that it reads, and those that nobody does."""

    def falls_to(case: Case) -> bool:
        return reads(case) or not any(other(case) for other in readers)

    if cases is None or len(readers) < 2:
        return cases
    return cases.filter(falls_to) if any(map(falls_to, sample(cases, _ENOUGH))) else None


@cache
def _written() -> tuple[str, ...]:
    texts = {document.text for document in sample(documents(), _DOCUMENTS)}
    return tuple(sorted(texts, key=lambda text: (len(text), text)))


def whole_documents() -> SearchStrategy[str]:
    """Draw one of some documents: to write another for each example would take longer than reading it."""
    return st.sampled_from(_written())


def mined(find: Find) -> SearchStrategy[Case] | None:
    """Return what an extractor finds in the kit's documents as cases, each with its clause."""
    found = []
    for document in _written():
        for clause in document.replace("\n", "").replace("；", "。").split("。"):
            for one in places(find, clause, PUBLISHED):
                idle = frozenset(range(len(clause)))
                found.append(Case(clause, one.value, one.start, one.end, idle))
    return st.sampled_from(sorted(found, key=lambda case: len(case.text))) if found else None
