"""Verdicts and scores as CSV for a spreadsheet: flat columns, evidence joined, no cell that is a formula."""

import json
from collections.abc import Iterable
from typing import Any

from govtargets.spreadsheet import write_sheet


def to_sheet(rows: Iterable[dict[str, Any]]) -> str:
    """Return rows as CSV, beginning with a byte order mark; write it without newline translation."""
    flat = [_flat(row) for row in rows]
    columns = list(dict.fromkeys(key for row in flat for key in row))
    return write_sheet(columns, flat)


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for key, value in row.items():
        if key == "evidence":
            cells["evidence_text"] = "\n".join(one["text"] for one in value)
            cells["evidence_place"] = "; ".join(f"{one['document']}:{one['start']}" for one in value)
            cells["evidence_score"] = max((one["score"] for one in value), default=None)
            cells["evidence"] = json.dumps(value, ensure_ascii=False)
        elif key in ("measure", "stretch", "deadline"):
            cells[key] = value and value["text"]
        else:
            cells[key] = value
    return cells
