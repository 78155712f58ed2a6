"""Promises with a date and without an amount: 江东项目6月交付, 年内结顶."""

import re
from collections.abc import Iterator

from attrs import frozen

from govtargets.composing.scene import Scene
from govtargets.composing.tables import table
from govtargets.composing.tense import Cues
from govtargets.settling import Candidate
from govtargets.values import Period

_EVENT = re.compile("|".join(sorted((word for _, word in table("milestones.tsv")), key=len, reverse=True)))


_YEAR = 366


@frozen
class Milestone:
    """A date and the clause of the event that is due then."""

    date: Candidate
    start: int
    end: int


def find_milestones(scene: Scene, events: Cues) -> Iterator[Milestone]:
    """Yield the dates whose clause tells an event; where the clause lost a number, nothing is read.

    `events` are words of plugins that tell one, beside those of the table.

    Whether it is a promise, and one without an amount, is for composition to judge.
    """
    for date in scene.periods.items:
        value = date.found.value
        if not isinstance(value, Period) or value.last is None or value.relation == "since":
            continue
        long = value.precision in ("year", "years") or _spans_years(value)
        if long and not _names_an_end(scene, date):
            continue
        start, end = _event_clause(scene, date)
        told = _EVENT.search(scene.text, start, end) or events.count(start, end)
        if scene.damage.within(start, end) or not told:
            continue
        yield Milestone(date, start, end)


def has_event(scene: Scene, date: Candidate) -> bool:
    """Whether the clause of a date tells an event behind it, and no amount."""
    start, end = scene.clause(date.start)
    return _EVENT.search(scene.text, date.end, end) is not None and not scene.measures.within(start, end)


def _spans_years(value: Period) -> bool:
    return value.first is not None and value.last is not None and (value.last - value.first).days > _YEAR


def _names_an_end(scene: Scene, date: Candidate) -> bool:
    """Whether a year is one by which something is due (年内, 年底), not just a year (2019年)."""
    return (
        date.found.value.relation == "by"
        or scene.text[date.end - 1] in "内底末"
        or scene.text[date.start : date.end] == "全年"
    )


def _event_clause(scene: Scene, date: Candidate) -> tuple[int, int]:
    """The clause of a date; with the next one where the date stands alone (12月底，…完工)."""
    start, end = scene.clause(date.start)
    if date.end >= end - 1 and end + 1 < len(scene.text):
        end = scene.clause(end + 1)[1]
    return start, end
