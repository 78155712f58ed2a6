"""The formats that are written as the rows come: each takes lines of JSON and writes them its own way."""

import gzip
from collections.abc import Callable
from importlib.util import find_spec
from typing import BinaryIO, Protocol

import click

from govtargets.commands.lines import rows_in
from govtargets.spreadsheet import flat_row, sheet_lines, write_sheet


class Sink(Protocol):
    """A file in the making."""

    def add(self, lines: bytes) -> object:
        """Write rows, given as lines of JSON."""

    def close(self) -> object:
        """Write the end of the file, and leave the file open."""


class _JsonLines:
    def __init__(self, file: BinaryIO, _columns: list[str]) -> None:
        self.add: Callable[[bytes], object] = file.write

    def close(self) -> None:
        """There is nothing behind the last line."""


class _Gzip:
    def __init__(self, file: BinaryIO, _columns: list[str]) -> None:
        # Without name and time, so that the same rows give the same bytes.
        self._gzip = gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=file, mtime=0)
        self.add: Callable[[bytes], object] = self._gzip.write
        self.close: Callable[[], object] = self._gzip.close


class _Csv:
    def __init__(self, file: BinaryIO, columns: list[str]) -> None:
        self._file, self._columns = file, columns
        file.write(write_sheet(columns, []).encode())

    def add(self, lines: bytes) -> None:
        self._file.write(sheet_lines(self._columns, map(flat_row, rows_in(lines))).encode())

    def close(self) -> None:
        """There is nothing behind the last line."""


class _Parquet:
    def __init__(self, file: BinaryIO, columns: list[str]) -> None:
        from govtargets.parquet import RowGroups  # noqa: PLC0415  (pyarrow only where it is written)

        self._groups = RowGroups(file, columns)
        self.close: Callable[[], object] = self._groups.close

    def add(self, lines: bytes) -> None:
        self._groups.add(rows_in(lines))


SINKS: dict[str, Callable[[BinaryIO, list[str]], Sink]] = {
    "jsonl": _JsonLines,
    "jsonl.gz": _Gzip,
    "csv": _Csv,
    "parquet": _Parquet,
}
# Those with columns, which depend on the rows where mentions are among them.
SHEETS = ("csv", "parquet")


def check_format(form: str) -> None:
    """Refuse, before any work is done, a format whose library is missing."""
    if form == "parquet" and find_spec("pyarrow") is None:
        raise click.UsageError("Parquet needs pyarrow; run: pip install 'govtargets[arrow]'")
