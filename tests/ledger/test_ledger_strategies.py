"""Events of any kind survive the way into a ledger and out of it."""

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govtargets.ledger import Ledger
from govtargets.ledger.events import Event, compact
from govtargets.strategies.ledgers import events

FEW = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def line(event: Event) -> str:
    day = event.day.isoformat() if event.day else None
    return compact(attrs.asdict(event) | {"day": day}) + "\n"


@FEW
@given(given_events=st.lists(events(), min_size=1, max_size=4, unique_by=line))
def test_what_is_loaded_is_what_is_exported(new_place, given_events):
    with Ledger.open(new_place()) as ledger:
        header, *_ = ledger.export()
        lines = [header, *map(line, given_events)]
        assert ledger.load(lines) == len(given_events)
        assert list(ledger.export()) == lines
        assert ledger.load(lines) == 0
