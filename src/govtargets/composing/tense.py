"""Words that only a report or only a promise uses (同比, 已; 力争, 将), and where they stand on a page."""

import datetime
import re
from bisect import bisect_left
from collections.abc import Callable

from attrs import field, frozen

from govtargets.composing.scene import Scene
from govtargets.settling import Candidate
from govtargets.tables import any_of, table
from govtargets.values import Period

_WORDS = table("tense.tsv")
_OPENING = 250
_PARTS_OF_YEAR = ("quarter", "half", "months")


def _pattern(tense: str, force: str) -> re.Pattern[str]:
    return any_of(word for t, f, word in _WORDS if (t, f) == (tense, force))


_PAST, _FUTURE = _pattern("past", "plain"), _pattern("future", "plain")
_MILD_PAST, _MILD_FUTURE = _pattern("past", "mild"), _pattern("future", "mild")


@frozen
class Cues:
    """Runs of one tense, sorted by place."""

    spans: tuple[tuple[int, int], ...]
    _starts: list[int] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_starts", [start for start, _ in self.spans])

    def count(self, start: int, end: int) -> int:
        """Return how many begin in [start, end)."""
        return bisect_left(self._starts, end) - bisect_left(self._starts, start)

    def last(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the last that begins in [start, end)."""
        i = bisect_left(self._starts, end) - 1
        return self.spans[i] if i >= 0 and self.spans[i][0] >= start else None


@frozen
class Tenses:
    """Where the words of reports and those of promises stand.

    `past` and `future` decide a clause by themselves; the mild ones, and dates before and after the
    day of the document, only count for the tone of a passage. `bulletins` has the reports
    that begin with a quarter or a half-year which is over, with the place of that date; `progress`
    those that begin with 今年以来 or 截至….
    """

    past: Cues
    future: Cues
    dates_past: Cues
    dates_future: Cues
    mild_past: Cues
    mild_future: Cues
    bulletins: dict[int, tuple[int, int]]
    progress: dict[int, tuple[int, int]]

    def plain_tone(self, start: int, end: int) -> tuple[int, int]:
        """Return how many words and dates of reports, and how many of promises, begin in [start, end)."""
        past = self.past.count(start, end) + self.dates_past.count(start, end)
        return past, self.future.count(start, end) + self.dates_future.count(start, end)

    def tone(self, start: int, end: int) -> tuple[int, int]:
        """Return the same counts, mild words included."""
        past, future = self.plain_tone(start, end)
        return past + self.mild_past.count(start, end), future + self.mild_future.count(start, end)


def read_tenses(scene: Scene) -> Tenses:
    """Return the tense words of a page, and its dates as seen from its day."""
    past, future, mild_past, mild_future = (
        Cues(tuple(match.span() for match in pattern.finditer(scene.text)))
        for pattern in (_PAST, _FUTURE, _MILD_PAST, _MILD_FUTURE)
    )
    dates_past, dates_future = _dates(scene, scene.page.document.published)
    bulletins, progress = _openings(scene, _is_part_of_year), _openings(scene, _is_until_now)
    return Tenses(past, future, dates_past, dates_future, mild_past, mild_future, bulletins, progress)


def _openings(scene: Scene, opens: Callable[[Scene, Candidate], bool]) -> dict[int, tuple[int, int]]:
    """Return the reports of which the first date of a sort is over, with the place of that date."""
    found, day = {}, scene.page.document.published
    for report in scene.outline.reports if day else ():
        opening = scene.periods.within(report.start, report.start + _OPENING)
        dates = (date for date in opening if isinstance(date.found.value, Period))
        first = next((date for date in dates if opens(scene, date)), None)
        last = first.found.value.last if first else None
        if day and first and (last is None or last < day):
            found[report.start] = first.start, first.end
    return found


def _is_part_of_year(_scene: Scene, date: Candidate) -> bool:
    return date.found.value.precision in _PARTS_OF_YEAR


def _is_until_now(scene: Scene, date: Candidate) -> bool:
    """Whether things are told from a date of this year on or up to one: 今年以来, 截至4月底."""
    first, day = date.found.value.first, scene.page.document.published
    since = date.found.value.relation == "since" and first and day and first.year == day.year
    return bool(since) or scene.text.endswith("截至", 0, date.start)


def _dates(scene: Scene, day: datetime.date | None) -> tuple[Cues, Cues]:
    past: list[tuple[int, int]] = []
    future: list[tuple[int, int]] = []
    for period in scene.periods.items if day else ():
        value = period.found.value
        if isinstance(value, Period) and value.last is not None and value.precision not in ("year", "years"):
            (future if day and value.last > day else past).append((period.start, period.end))
    return Cues(tuple(past)), Cues(tuple(future))
