"""The tables of a ledger and the steps from each version of them to the next."""

from collections.abc import Callable

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    MetaData,
    String,
    Table,
    Text,
    inspect,
    select,
)

from govtargets.ledger.problems import LedgerError

metadata = MetaData()

meta = Table(
    "ledger_meta",
    metadata,
    Column("key", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

events = Table(
    "ledger_events",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(20), nullable=False),
    Column("subject", Text, nullable=False),
    Column("day", String(10)),
    Column("source", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("written", String(40), nullable=False),
    Column("facts", Text, nullable=False),
    Index("ledger_events_subject", "subject"),
    Index("ledger_events_source", "source"),
)

# Apart from the rest, so that computing the state does not read through it.
detail = Table(
    "ledger_details",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("detail", Text, nullable=False),
)


def _first(connection: Connection) -> None:
    metadata.create_all(connection)


# Step n brings a ledger from version n to n + 1. Steps are added at the end and never changed.
STEPS: tuple[Callable[[Connection], None], ...] = (_first,)


def version_of(connection: Connection) -> int:
    """Return the version of the tables; 0 where there are none."""
    if not inspect(connection).has_table(meta.name):
        return 0
    found = connection.execute(select(meta.c.value).where(meta.c.key == "version")).scalar()
    return int(found or 0)


def migrate(connection: Connection, steps: tuple[Callable[[Connection], None], ...] = STEPS) -> None:
    """Bring the tables up to date within the caller's transaction; raises LedgerError for newer ones."""
    version = version_of(connection)
    if version > len(steps):
        told = f"the ledger has format {version} and this govtargets knows formats up to {len(steps)}"
        raise LedgerError(f"{told}; upgrade govtargets")
    if version == len(steps):
        return
    for step in steps[version:]:
        step(connection)
    connection.execute(meta.delete().where(meta.c.key == "version"))
    connection.execute(meta.insert().values(key="version", value=str(len(steps))))
