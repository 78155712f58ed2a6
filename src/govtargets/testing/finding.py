"""An extractor that is judged, and the examples on which the laws try it."""

from datetime import date

from attrs import field, frozen
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from govtargets.strategies import Case, texts
from govtargets.strategies.noise import surroundings
from govtargets.testing.answers import Find, Place, places
from govtargets.testing.examples import whole_documents
from govtargets.testing.laws import Drawn, Untried
from govtargets.testing.mutations import near

BREAK = "\n\n"
_NO_CASES = Untried("no cases were given, and nothing was found in the kit's documents")


@frozen
class Finder:
    """An extractor to be judged, cases that it must find, the day on which the texts appeared."""

    find: Find
    cases: SearchStrategy[Case] | None = None
    published: date | None = None
    drawn: Drawn = field(init=False, factory=Drawn, repr=False, eq=False)

    def places(self, text: str) -> list[Place]:
        """Return what is found in a text, by offsets of the text itself."""
        return places(self.find, text, self.published)


def cases_of(finder: Finder) -> SearchStrategy[Case] | Untried:
    """Draw cases."""
    return _NO_CASES if finder.cases is None else finder.cases


def several(finder: Finder) -> SearchStrategy[list[Case]] | Untried:
    """Draw a few cases."""
    return _NO_CASES if finder.cases is None else st.lists(finder.cases, min_size=2, max_size=5)


def any_text(finder: Finder) -> SearchStrategy[str]:
    """Draw any text: nonsense, documents, and runs of cases with and without marks between them."""
    if finder.cases is None:
        return st.one_of(texts(), whole_documents())
    pieces = st.one_of(near(finder.cases), st.sampled_from(["。", "，", BREAK, " "]))
    own = st.lists(pieces, max_size=6).map("".join)
    return st.one_of(texts(), own, whole_documents())


def neighbours(finder: Finder) -> SearchStrategy[tuple[Case, str, str]] | Untried:
    """Draw a case and what stands around it; before it may also stand another, whole or damaged."""
    if finder.cases is None:
        return _NO_CASES
    before = st.one_of(st.just(""), near(finder.cases).map(lambda text: f"{text}。"))
    drawn = st.tuples(finder.cases, before, surroundings())
    return drawn.map(lambda parts: (parts[0], parts[1] + parts[2][0], parts[2][1]))


def broken_texts(finder: Finder) -> SearchStrategy[list[str]] | Untried:
    """Draw a case with a paragraph break inside, in all its places, or any one text."""
    if finder.cases is None:
        return _NO_CASES
    return st.one_of(finder.cases.map(_cuts), any_text(finder).map(lambda text: [text]))


def _cuts(case: Case) -> list[str]:
    return [case.text[:at] + BREAK + case.text[at:] for at in range(1, len(case.text))]


def paragraphs(finder: Finder) -> SearchStrategy[tuple[str, str]] | Untried:
    """Draw two paragraphs, each with a case or a case with one character less or more."""
    if finder.cases is None:
        return _NO_CASES
    paragraph = st.tuples(near(finder.cases), surroundings()).map(
        lambda drawn: f"{drawn[0]}{drawn[1][1].strip()}。"
    )
    return st.tuples(paragraph, paragraph)


def lines(finder: Finder) -> SearchStrategy[str] | Untried:
    """Draw a case with what stands around it."""
    if finder.cases is None:
        return _NO_CASES
    drawn = st.tuples(finder.cases, surroundings())
    return drawn.map(lambda parts: parts[1][0] + parts[0].text + parts[1][1])
