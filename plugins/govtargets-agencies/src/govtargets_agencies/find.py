"""Find the names of public bodies on a page."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from govtargets.deferred import deferred
from govtargets.model import Found
from govtargets.page import Page
from govtargets.values import Agency
from govtargets_agencies.frames import framed
from govtargets_agencies.places import PLACES, make_places
from govtargets_agencies.reading import Run, names
from govtargets_agencies.vocabulary import any_of, rows

Find = Callable[[Page], Iterable[Found]]

_WORD = deferred(any_of([word for word, _ in rows("stops.tsv")]))
_NOWHERE = re.compile(r"(?!)")


def finder(agencies: Iterable[str] = (), places: Iterable[str] = ()) -> Find:
    """Return a `find` that also knows these bodies, each by its whole name, and these places."""
    more, given = tuple(places), sorted(agencies, key=len, reverse=True)
    known = make_places(more) if more else PLACES
    whole_names = re.compile("|".join(map(_alone, given))) if given else _NOWHERE

    def find(page: Page) -> Iterator[Found]:
        """Yield every name of a body in `page.text`, from left to right, as a `Found` of kind `agency`.

        None overlap. A heading or an item of a list counts as one name unless a surer name ends inside it.
        """
        text = page.text
        sure = names(text, known)
        if given:
            sure = list(_disjoint([*sure, *(match.span() for match in whole_names.finditer(text))]))
        for start, end in _whole(text, sure, list(framed(text, known))):
            yield Found(start, end, Agency(text[start:end]), "agency")

    return find


find = finder()


def _alone(name: str) -> str:
    """Return the pattern of a name, one in Latin letters as words of their own."""
    front = r"(?<![A-Za-z0-9])" if name[0].isascii() else ""
    return front + re.escape(name) + (r"(?![A-Za-z0-9])" if name[-1].isascii() else "")


def _disjoint(runs: Iterable[Run]) -> Iterator[Run]:
    reached = 0
    for start, end in sorted(runs, key=_first_and_longest):
        if start >= reached:
            yield start, end
            reached = end


def _whole(text: str, sure: list[Run], frames: list[Run]) -> Iterator[Run]:
    ends = [end for _, end in sure]
    reached = 0
    for start, end in sorted([*sure, *frames], key=_first_and_longest):
        inside = bisect_right(ends, start)
        name = sure[inside] if inside < len(sure) else (end, end)
        if start >= reached and not _is_more_than(text, (start, end), name):
            yield start, end
            reached = end


def _is_more_than(text: str, run: Run, name: Run) -> bool:
    """Whether a run holds a name that ends inside it, or a word and the name (报 + 县林业局)."""
    inside = run[0] < name[0] < run[1]
    return name[1] < run[1] or (inside and _WORD.fullmatch(text, run[0], name[0]) is not None)


def _first_and_longest(run: Run) -> Run:
    return run[0], -run[1]
