"""How many later documents of a body report at all: where there are none, silence tells nothing."""

import datetime
from bisect import bisect_right
from collections import defaultdict

from attrs import field, frozen

from govtargets.ledger.bodies import body_key
from govtargets.ledger.rows import Entry
from govtargets.ledger.state import State

_Reports = dict[str, dict[tuple[str, str], datetime.date | None]]


@frozen
class Later:
    """The days of the documents that report, by body; those that tell no day count as later."""

    _days: dict[str, list[datetime.date]] = field(factory=dict)
    _undated: dict[str, set[tuple[str, str]]] = field(factory=dict)

    def count(self, promise: Entry) -> int:
        """Return how many documents report of the body of a promise and are later than the promise's own."""
        key = body_key(promise.agency or "")
        days, undated = self._days.get(key, []), self._undated.get(key, set())
        passed = bisect_right(days, promise.day) if promise.day else 0
        return len(days) - passed + len(undated - {promise.within})


def later_reports(state: State) -> Later:
    """Return what the reports of a state tell of when their bodies reported."""
    found: _Reports = defaultdict(dict)
    for report in state.reports.values():
        found[body_key(report.agency or "")][report.within] = report.day
    return Later(
        {key: sorted(day for day in told.values() if day) for key, told in found.items()},
        {key: {within for within, day in told.items() if day is None} for key, told in found.items()},
    )
