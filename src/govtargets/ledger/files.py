"""The SQLite file of a ledger, before a database looks at it: made whole, and refused where it is damaged."""

import os
import sqlite3
import struct
from contextlib import closing, suppress
from pathlib import Path

from govtargets.ledger.problems import LedgerError

_MAGIC = b"SQLite format 3\0"
APPLICATION = 0x676F7674  # "govt", which SQLite keeps in the file's header

_PAGE = 16384  # events are long: from larger pages than the usual 4096 bytes they are read a tenth faster


def prepare_file(path: str) -> None:
    """Make the file where it is missing; raise LedgerError for one that is cut off or no ledger."""
    file = Path(path)
    try:
        if not file.parent.is_dir():
            raise LedgerError(f"{path} lies in a folder that does not exist; make it first")
        if not file.exists():
            _make(file)
        _check(file)
    except OSError as error:
        raise LedgerError(
            f"{path}: the ledger cannot be opened ({error.strerror}); give another path with --ledger"
        ) from error
    except sqlite3.Error as error:
        raise LedgerError(f"{path}: the ledger cannot be made ({error}); give another path") from error


def _make(file: Path) -> None:
    """Make an empty ledger beside its place and put it there whole, so that an empty file is never ours."""
    beside = file.with_name(f".{file.name}-{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        with closing(sqlite3.connect(beside)) as connection:
            connection.execute(f"PRAGMA application_id={APPLICATION}")
            connection.execute(f"PRAGMA page_size={_PAGE}")
            connection.execute("VACUUM")
        with suppress(FileExistsError):  # somebody else was faster
            os.link(beside, file)
    finally:
        beside.unlink(missing_ok=True)


def _check(file: Path) -> None:
    if file.is_dir():
        raise LedgerError(f"{file} is a folder; add the name of a file")
    with file.open("rb") as stream:
        header = stream.read(100)
    if not header.startswith(_MAGIC):
        what = "is empty or cut off" if _MAGIC.startswith(header[:16]) else "is no ledger"
        raise LedgerError(f"{file} {what}; give another path, or restore a copy")
    if len(header) < 100:
        raise LedgerError(f"{file} is cut off; restore a copy")
    if struct.unpack(">I", header[68:72])[0] != APPLICATION:
        raise LedgerError(f"{file} is a database of another program; give another path")
