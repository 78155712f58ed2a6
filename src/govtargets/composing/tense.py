"""Words that only a report or only a promise uses (同比, 已; 力争, 将), and where they stand on a page."""

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterable

from attrs import field, frozen

from govtargets.composing.scene import Scene, table
from govtargets.values import Period

_WORDS = table("tense.tsv")


def _pattern(tense: str, force: str) -> re.Pattern[str]:
    return re.compile("|".join(word for t, f, word in _WORDS if (t, f) == (tense, force)))


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
    day of the document, only count for the tone of a passage.
    """

    past: Cues
    future: Cues
    dates_past: Cues
    dates_future: Cues
    mild_past: Cues
    mild_future: Cues

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
    words = (_PAST, _FUTURE), (_MILD_PAST, _MILD_FUTURE)
    plain, mild = ([_cues(m.span() for m in pattern.finditer(scene.text)) for pattern in pair] for pair in words)
    return Tenses(*plain, *_dates(scene, scene.page.document.published), *mild)


def _cues(spans: Iterable[tuple[int, int]]) -> Cues:
    return Cues(tuple(spans))


def _dates(scene: Scene, day: datetime.date | None) -> tuple[Cues, Cues]:
    past, future = [], []
    for period in scene.periods.items if day else ():
        value = period.found.value
        if isinstance(value, Period) and value.last is not None and value.precision not in ("year", "years"):
            (future if day and value.last > day else past).append((period.start, period.end))
    return _cues(past), _cues(future)
