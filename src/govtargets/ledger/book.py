"""All that matching looks at."""

from collections.abc import Mapping

from attrs import frozen

from govtargets.ledger.comparing import Side
from govtargets.ledger.state import State
from govtargets.ledger.units import OWN, Units


@frozen
class Book:
    """The state, what surrounds its figures, the clauses and texts of its documents, and what units mean."""

    state: State
    sides: Mapping[str, Side]
    wordings: Mapping[str, str]
    texts: Mapping[str, str]
    units: Units = OWN
