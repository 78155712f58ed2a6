"""Calling the extractors on a page, each contained: what one does wrong is its own failure."""

from collections.abc import Iterable

from govtargets.model import Extractor, Failure, Found
from govtargets.page import Page
from govtargets.settling import Candidate


def recognise(page: Page, extractors: Iterable[Extractor]) -> tuple[list[Candidate], tuple[Failure, ...]]:
    """Return what the extractors found on a page, and the failures of those that went wrong.

    Everything that a failing extractor found on the page is dropped: a part of its finds would look
    like the whole.
    """
    candidates: list[Candidate] = []
    failures = []
    for extractor in extractors:
        try:
            finds = [_checked(found, len(page.text)) for found in extractor.find(page)]
        except Exception as error:  # whatever a plugin raises is its own failure
            message = f"{extractor.name}: {type(error).__name__}: {error}"
            failures.append(Failure(extractor.plugin, extractor.version, "find", message))
            continue
        candidates += [Candidate(found, extractor) for found in finds]
    return candidates, tuple(failures)


def _checked(found: Found, length: int) -> Found:
    if not isinstance(found, Found):
        raise TypeError(f"{found!r} is no Found")
    if not 0 <= found.start < found.end <= length:
        raise ValueError(
            f"the run [{found.start}, {found.end}) does not lie in the text of {length} characters"
        )
    return found
