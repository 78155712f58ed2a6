"""Words that only a report or only a promise uses (同比, 已; 力争, 将), and where they stand on a page."""

import datetime
import re
from bisect import bisect_left

from attrs import frozen

from govtargets.composing.scene import Scene, table
from govtargets.values import Period

_WORDS = table("tense.tsv")
_PAST = re.compile("|".join(word for tense, _, word in _WORDS if tense == "past"))
_FUTURE = re.compile("|".join(word for tense, _, word in _WORDS if tense == "future"))
_PLAIN_PAST = re.compile("|".join(word for tense, force, word in _WORDS if (tense, force) == ("past", "plain")))
_PLAIN_FUTURE = re.compile("|".join(word for tense, force, word in _WORDS if (tense, force) == ("future", "plain")))


@frozen
class Tenses:
    """Where the words of reports and those of promises stand; the plain ones decide by themselves."""

    past: list[int]
    future: list[int]
    plain_past: list[tuple[int, int]]
    plain_future: list[tuple[int, int]]

    def count(self, start: int, end: int) -> tuple[int, int]:
        """Return how many words of either kind begin in [start, end)."""
        past, future = (bisect_left(row, end) - bisect_left(row, start) for row in (self.past, self.future))
        return past, future

    def last_past(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the last plain word of a report in [start, end)."""
        return _last(self.plain_past, start, end)

    def last_future(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the last plain word of a promise in [start, end)."""
        return _last(self.plain_future, start, end)


def _last(spans: list[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    i = bisect_left(spans, (end, 0)) - 1
    return spans[i] if i >= 0 and spans[i][0] >= start else None


def read_tenses(scene: Scene) -> Tenses:
    """Return the tense words of a page; dates before and after its day count for the tone as words do."""
    text = scene.text
    dated = {"past": [], "future": []} if (day := scene.page.document.published) is None else _dated(scene, day)
    return Tenses(
        sorted([*(m.start() for m in _PAST.finditer(text)), *dated["past"]]),
        sorted([*(m.start() for m in _FUTURE.finditer(text)), *dated["future"]]),
        [m.span() for m in _PLAIN_PAST.finditer(text)],
        [m.span() for m in _PLAIN_FUTURE.finditer(text)],
    )


def _dated(scene: Scene, day: datetime.date) -> dict[str, list[int]]:
    dated: dict[str, list[int]] = {"past": [], "future": []}
    for period in scene.periods.items:
        value = period.found.value
        if isinstance(value, Period) and value.last is not None and value.precision not in ("year", "years"):
            dated["future" if value.last >= day else "past"].append(period.start)
    return dated
