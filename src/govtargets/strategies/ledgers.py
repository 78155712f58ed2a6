"""Events of a ledger, for laws about keeping them. Needs `govtargets[ledger]`; import it from here."""

from typing import Any

from hypothesis import strategies as st

from govtargets.ledger.events import KINDS, Event
from govtargets.strategies.instances import DAYS, WORDS

_MORE_WORDS = WORDS | st.sampled_from(["甲>乙", "\x00", "\ud800", "’"])


def events() -> st.SearchStrategy[Event]:
    """Draw an event of any kind; it tells of nothing that other events tell, so no state follows from it."""
    told = st.dictionaries(WORDS, _values(), max_size=2)
    days = st.none() | DAYS
    return st.builds(
        Event, st.sampled_from(KINDS), _MORE_WORDS, days, _MORE_WORDS, _MORE_WORDS, told, told, WORDS
    )


def _values() -> st.SearchStrategy[Any]:
    plain = st.none() | st.booleans() | st.integers(-3, 3) | WORDS
    return plain | st.lists(plain, max_size=2)
