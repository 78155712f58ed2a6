"""Where the extraction of a sample differs from its labels: `python seeds/compare.py [NAME…]`.

Compares NAME.expected.jsonl with NAME.labels.jsonl, and passes over labels that are marked unsure.
Agencies and indicators are compared to the letter, so that some differences are none to a reader.
"""

import json
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

Record = dict[str, Any]

HERE = Path(__file__).parent
KINDS = {"target": "commitment", "result": "result"}
COMPARATORS = {
    "eq": "point", "ge": "at_least", "gt": "more_than", "le": "at_most", "lt": "less_than", "about": "about"
}  # fmt: skip


def load(name: str) -> list[Record]:
    """Return the records of a file of JSON Lines beside this one."""
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def measures(rows: list[Record]) -> dict[int, tuple[Record, Record]]:
    """Return each measure with its row, stretches too, by the place of its number."""
    both = [(row.get(key), row) for row in rows for key in ("measure", "stretch")]
    return {measure["start"]: (measure, row) for measure, row in both if measure}


def events(rows: list[Record]) -> set[int]:
    """Return the places of the dates of the commitments that promise no amount."""
    found = [row["deadline"] for row in rows if row["type"] == "commitment" and not row["measure"]]
    return {deadline["start"] for deadline in found if deadline}


def labelled(label: Record) -> Record:
    """Return what a label of a target or result says, field by field."""
    firmness = {"firmness": label["modality"]} if label["role"] == "target" else {}
    return firmness | {
        "type": KINDS[label["role"]],
        "amount": {Fraction(label[key]) for key in ("value", "low", "high") if key in label},
        "comparator": "between" if "low" in label else COMPARATORS[label["comparator"]],
        "last day": label["deadline"] or None,
        **{key: label[key] for key in ("unit", "change", "agency", "indicator")},
    }


def extracted(measure: Record, row: Record) -> Record:
    """Return what a measure and its row say, field by field as in `labelled`; a stretch is striven for."""
    firmness = "strive" if measure is row.get("stretch") else row.get("firmness")
    due = row.get("deadline") or row.get("period") or {}
    return {
        "type": row["type"],
        "amount": {Fraction(measure[end]) for end in ("low", "high") if measure[end] is not None},
        "last day": due.get("last"),
        **{key: measure[key] for key in ("unit", "change", "comparator")},
        **{key: row.get(key) for key in ("agency", "indicator")},
        "firmness": firmness,
    }


def differences(labels: list[Record], rows: list[Record]) -> Iterator[tuple[int, str]]:
    """Yield the place of each difference and what it is."""
    found, dated = measures(rows), events(rows)
    problems = {row["start"] for row in rows if row["type"] == "problem"}
    for label in labels:
        start, role = label["start"], label.get("role", "milestone")
        if label.get("unsure"):
            continue
        if role in KINDS and start in found:
            yield from ((start, line) for line in _fields(label, extracted(*found[start])))
        elif role in KINDS or (role == "milestone" and start not in dated):
            yield start, f"{role} missed"
        elif role == "damaged" and start not in problems:
            yield start, "lost digits not reported"
        elif role != "milestone" and start in found:
            yield start, f"{role} taken for a {found[start][1]['type']}"


def _fields(label: Record, now: Record) -> Iterator[str]:
    for field, value in labelled(label).items():
        carried = field == "firmness" and label.get("modality_carried") and now[field] == "plain"
        if now[field] != value and not carried:
            yield f"{field} is {_shown(value)}, extracted {_shown(now[field])}"


def _shown(value: object) -> str:
    return "–".join(map(str, sorted(value))) if isinstance(value, set) else str(value)


def main(names: list[str]) -> None:
    """Print the differences of each sample, or of all."""
    for name in names or sorted(path.name.split(".")[0] for path in HERE.glob("*.labels.jsonl")):
        labels = load(f"{name}.labels.jsonl")
        text = {label["start"]: label["text"] for label in labels}
        for start, line in differences(labels, load(f"{name}.expected.jsonl")):
            print(f"{name} {start} 「{''.join(text[start].split())}」: {line}")


if __name__ == "__main__":
    main(sys.argv[1:])
