"""Rows as CSV that a spreadsheet opens: UTF-8 with its mark, flat columns, no cell that is a formula.

A cell of the source that begins like a formula gets an apostrophe in front, as OWASP advises
against CSV injection; a negative amount is a number and stays one.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from govtargets import model

_PARTS = {
    "measure": model.Measure,
    "stretch": model.Measure,
    "baseline": model.Measure,
    "deadline": model.Deadline,
    "period": model.Deadline,
}
_ROWS = (model.Commitment, model.Result, model.Problem, model.Failure)
_LAST = ("explanation",)
# The full-width forms are formulas too where the spreadsheet's locale is an East Asian one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NEGATIVE = re.compile(r"-[0-9]+(\.[0-9]+)?")


def to_csv(rows: Iterable[dict[str, Any]]) -> str:
    """Return rows as CSV (RFC 4180), beginning with a byte order mark; write it without newline translation.

    The columns are the same for every extraction; those that only mentions have come after them.
    """
    flat = [flat_row(row) for row in rows]
    return write_sheet(sheet_columns(key for row in flat for key in row), flat)


def write_sheet(columns: list[str], flat: Iterable[dict[str, Any]]) -> str:
    """Return flat rows as CSV (RFC 4180) under these columns, beginning with a byte order mark."""
    head = {column: column for column in columns}
    return "\ufeff" + sheet_lines(columns, [head]) + sheet_lines(columns, flat)


def sheet_lines(columns: list[str], flat: Iterable[dict[str, Any]]) -> str:
    """Return flat rows as the lines of a sheet that has these columns, without its head."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([_cell(row.get(column)) for column in columns] for row in flat)
    return out.getvalue()


def sheet_columns(found: Iterable[str] = ()) -> list[str]:
    """Return the columns of every sheet, and behind them those of `found` that are others."""
    own = list(column_types())
    return own + sorted(set(found).difference(own))


def column_types() -> dict[str, Any]:
    """Return the columns of every sheet, each with the type of the model's field that stands in it."""
    types: dict[str, Any] = {"type": str}
    for field in (field for cls in _ROWS for field in attrs.fields(cls)):
        part = _PARTS.get(field.name)
        inner = [(f"{field.name}_{f.name}", f.type) for f in attrs.fields(part)] if part else []
        for name, kind in inner or [(field.name, field.type)]:
            types.setdefault(name, kind)
    return types | {name: types.pop(name) for name in _LAST}


def flat_row(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row's fields by column, those of an object within it side by side, less the empty ones."""
    return dict(_cells(row))


def _cells(row: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in row.items():
        if isinstance(value, dict):
            yield from ((f"{key}_{inner}", field) for inner, field in value.items())
        elif value is not None:
            yield key, value


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    is_formula = value.lstrip(" \u3000").startswith(_FORMULA) and not _NEGATIVE.fullmatch(value)
    return f"'{value}" if is_formula else value
