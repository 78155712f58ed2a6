"""The ledger: what became of each promise, from the reports that answer it. Needs `govtargets[ledger]`."""

from govtargets.ledger.events import Event
from govtargets.ledger.folding import fold
from govtargets.ledger.ledger import Ledger
from govtargets.ledger.policy import Policy
from govtargets.ledger.problems import LedgerError
from govtargets.ledger.recording import Recorded
from govtargets.ledger.rematch import Matched
from govtargets.ledger.state import Link, State
from govtargets.ledger.statuses import StatusRow
from govtargets.ledger.verdict import STATUSES, Status

__all__ = [
    "STATUSES",
    "Event",
    "Ledger",
    "LedgerError",
    "Link",
    "Matched",
    "Policy",
    "Recorded",
    "State",
    "Status",
    "StatusRow",
    "fold",
]
