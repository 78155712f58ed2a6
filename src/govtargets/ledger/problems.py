"""What a ledger raises on purpose."""

from govtargets.errors import GovtargetsError


class LedgerError(GovtargetsError):
    """A ledger that cannot be opened, read or written, or a request that it refuses."""
