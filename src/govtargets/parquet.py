"""Rows as Parquet, one row group at a time: the columns of the spreadsheet, with types.

Offsets are int64 and days date32. Amounts are text, exact and as everywhere else ("1/3", any number of
digits): no decimal type holds these, and a float is none of them. Needs the extra `arrow`.
"""

import datetime
import json
from collections.abc import Iterable
from typing import Any, BinaryIO, get_args

import pyarrow as pa
import pyarrow.parquet as pq

from govtargets.spreadsheet import column_types, flat_row

# So many rows take about 30 MB while they are gathered.
GROUP = 8192


class RowGroups:
    """A Parquet file in the making; rows are written in groups of GROUP, so that memory stays level."""

    def __init__(self, file: BinaryIO, columns: list[str]) -> None:
        self._schema = schema(columns)
        self._writer = pq.ParquetWriter(file, self._schema, compression="zstd")
        self._columns: dict[str, list[Any]] = {name: [] for name in columns}
        self._rows = 0

    def add(self, rows: Iterable[dict[str, Any]]) -> None:
        """Add rows as `to_dicts` gives them, under the columns that the file was begun with."""
        for row in map(flat_row, rows):
            for name, column in self._columns.items():
                column.append(row.get(name))
            self._rows += 1
            if self._rows == GROUP:
                self._write()

    def close(self) -> None:
        """Write what is left, and the end of the file; the file itself stays open."""
        if self._rows:
            self._write()
        self._writer.close()

    def _write(self) -> None:
        arrays = [_array(self._columns[field.name], field.type) for field in self._schema]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema), row_group_size=GROUP)
        self._columns = {name: [] for name in self._columns}
        self._rows = 0


def schema(columns: Iterable[str]) -> pa.Schema:
    """Return the Arrow schema of these columns; one that only mentions have is text."""
    types = column_types()
    return pa.schema([pa.field(name, _type(types.get(name, str))) for name in columns])


def _type(kind: Any) -> pa.DataType:
    kinds = get_args(kind) or (kind,)
    if int in kinds:
        return pa.int64()
    return pa.date32() if datetime.date in kinds else pa.string()


def _array(column: list[Any], kind: pa.DataType) -> pa.Array:
    if kind == pa.int64():
        return pa.array(column, kind)
    return pa.array([_text(value) for value in column], pa.string()).cast(kind)


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
