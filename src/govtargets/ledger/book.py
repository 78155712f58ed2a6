"""All that matching looks at."""

from collections.abc import Mapping

from attrs import frozen

from govtargets.ledger.comparing import Side
from govtargets.ledger.state import State


@frozen
class Book:
    """The state, what surrounds its figures, the clauses of its promises, and the texts of its documents."""

    state: State
    sides: Mapping[str, Side]
    wordings: Mapping[str, str]
    texts: Mapping[str, str]
