"""Find the names of public bodies on a page."""

from bisect import bisect_right
from collections.abc import Iterator

from govtargets.model import Found
from govtargets.page import Page
from govtargets.values import Agency
from govtargets_agencies.frames import framed
from govtargets_agencies.reading import Run, names


def find(page: Page) -> Iterator[Found]:
    """Yield every name of a public body in `page.text`, from left to right, as a `Found` of kind `agency`.

    None overlap. A heading or an item of a list counts as one name unless a surer name ends inside it.
    """
    for start, end in _whole(names(page.text), list(framed(page.text))):
        yield Found(start, end, Agency(page.text[start:end]), "agency")


def _whole(sure: list[Run], frames: list[Run]) -> Iterator[Run]:
    ends = [end for _, end in sure]
    reached = 0
    for start, end in sorted([*sure, *frames], key=_first_and_longest):
        inside = bisect_right(ends, start)
        if start >= reached and (inside == len(sure) or ends[inside] >= end or sure[inside][0] >= end):
            yield start, end
            reached = end


def _first_and_longest(run: Run) -> Run:
    return run[0], -run[1]
