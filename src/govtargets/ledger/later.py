"""How many later documents of a body report at all: where there are none, silence tells nothing."""

import datetime
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping

from attrs import field, frozen

from govtargets.ledger.bodies import body_key
from govtargets.ledger.rows import Entry
from govtargets.ledger.state import State

Within = tuple[str, str]


@frozen
class Later:
    """The documents that report, by body: the days of the dated ones in order, and the undated ones.

    Those that tell no day count as later.
    """

    _told: Mapping[str, tuple[list[datetime.date], set[Within]]] = field(factory=dict)

    def count(self, promise: Entry) -> int:
        """Return how many documents report of the body of a promise and are later than the promise's own."""
        days, undated = self._told.get(body_key(promise.agency or ""), ([], set()))
        passed = bisect_right(days, promise.day) if promise.day else 0
        return len(days) - passed + (len(undated - {promise.within}) if undated else 0)


def later_reports(state: State) -> Later:
    """Return what the reports of a state tell of when their bodies reported."""
    found: dict[str, dict[Within, datetime.date | None]] = defaultdict(dict)
    for report in state.reports.values():
        found[body_key(report.agency or "")][report.within] = report.day
    return Later({key: _told(days) for key, days in found.items()})


def _told(days: Mapping[Within, datetime.date | None]) -> tuple[list[datetime.date], set[Within]]:
    return sorted(day for day in days.values() if day), {within for within, day in days.items() if not day}
