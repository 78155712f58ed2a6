"""What an extractor sees: the text to read, and the dates that relative expressions count from."""

import datetime

from attrs import frozen

from govtargets.model import Document
from govtargets.structure import Outline
from govtargets.view import View


@frozen
class Reference:
    """What bare dates refer to at one place: a year for 6月底 and 年内, a day for 昨日 and 截至目前.

    `year` is that of the section, else of the report, else of the day of publication.
    """

    year: int | None
    day: datetime.date | None


@frozen
class Page:
    """A document made ready for extractors, which read `text` and answer with offsets into it."""

    document: Document
    view: View
    outline: Outline

    @property
    def text(self) -> str:
        """The reading view: full-width forms evened out, line breaks of a narrow column left out."""
        return self.view.text

    def reference(self, start: int) -> Reference:
        """Return what a date at offset `start` of `text` refers to."""
        part = self.outline.part_at(start)
        published = self.document.published
        year = part.year if part else None
        if year is None and published is not None:
            year = published.year
        return Reference(year=year, day=published)
