"""The passages of a document that report in words: sentences of sections that look back."""

import hashlib
import re
from collections.abc import Callable, Iterator

from attrs import frozen

from govtargets.ledger.subject import normal
from govtargets.model import Document
from govtargets.page import Page
from govtargets.tables import words

_SEGMENT = re.compile(r"[^。；;！？\n]{4,600}")
_ITEM_MARK = re.compile(
    r"(?:^|[\s。])[（(]?[一二三四五六七八九十]{1,2}(?:是|[、)）])|[一二三四五六七八九十]是"
)
_FOLLOWING = 3
# What guided a report is not what it reports.
_AIMS = re.compile("|".join(words("ledger_events.tsv", "aim")))
# Nor is what it says is wanting.
_PROBLEM = re.compile("|".join(words("ledger_events.tsv", "problem")))


@frozen
class Passage:
    """A run of a report that says what was done, and the run with the sentences of its item that follow.

    Offsets are code points of the source; `plain` is the text as it is compared.
    """

    document: str
    digest: str
    start: int
    end: int
    text: str
    plain: str
    follow_end: int
    following: str
    id: str
    plain_following: str = ""

    @property
    def within(self) -> tuple[str, str]:
        """Return the report that the passage stands in, as an Entry does."""
        return self.digest, self.document


def passages(
    text: str, name: str, digest: str, reports: Callable[[tuple[int, int]], bool]
) -> Iterator[Passage]:
    """Yield the passages of the sections of a text that look back, in the order of the source.

    `reports` says of a run of the source without such headings whether it reports rather than promises.
    """
    from govtargets.extraction import make_page  # noqa: PLC0415  (a status never reads a text)

    page = make_page(Document(text, name))
    for number, report in enumerate(page.outline.reports, 1):
        own = name if len(page.outline.reports) == 1 else f"{name}#{number}"
        for part in report.parts:
            run = page.view.span(part.start, part.end)
            if part.role == "review" or (part.role is None and reports(run)):
                yield from _passages(page, (part.start, part.end), own, digest)


def _passages(page: Page, run: tuple[int, int], name: str, digest: str) -> Iterator[Passage]:
    view = page.view.text
    segments = [match.span() for match in _SEGMENT.finditer(view, *run)]
    leads = [bool(_ITEM_MARK.match(view, start)) for start, _ in segments]
    for i, (start, end) in enumerate(segments):
        last = i
        while last + 1 < min(len(segments), i + 1 + _FOLLOWING) and not leads[last + 1]:
            if "\n" in view[segments[last][1] : segments[last + 1][0]]:
                break
            last += 1
        if not _PROBLEM.search(view, start, end):
            yield _passage(page, (start, end, segments[last][1]), name, digest)


def _passage(page: Page, run: tuple[int, int, int], name: str, digest: str) -> Passage:
    start, end = page.view.span(run[0], run[1])
    follow = page.view.span(run[0], run[2])[1]
    text = page.document.text[start:end]
    token = hashlib.sha256(f"{name}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
    following = page.view.text[run[0] : run[2]]
    plain, onward = normal(_AIMS.sub("", page.view.text[run[0] : run[1]])), normal(following)
    return Passage(name, digest, start, end, text, plain, follow, following, f"w{token}", onward)
