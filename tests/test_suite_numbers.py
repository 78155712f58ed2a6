"""The cases for numbers, percentages, ranges, money and quantities that the authors of Recognizers-Text wrote.

One rule of comparison. A case passes if each expected value is found and, but for `number_range` and
`quantity`, nothing of its kind beside it. An expected value is found if a mention of the kind begins
where it is expected (for a range: within it, since a comparator word stands outside our spans; for
money and quantities the name of a currency may stand in front), reaches at least to its end, and has
the same values (a quotient to nine digits, as theirs are rounded). Which mentions are of the kind:

* number: amounts that are not money
* percentage: percentages; ‰ is taken as a tenth of %
* number_range: amounts and percentages that are no points
* currency: amounts of money; quantity: amounts in units that measure and are not counters or money

Conventions that differ and are not compared: open and closed ends (their ranges end exclusively,
and their 以上 excludes the number itself), spans that take in the unit, the names of units.
Rows marked `dubious` are left out. Differences that are accepted stand in
data/suite_numbers_accepted.tsv, each with its reason.
"""

import json
import re
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import govtargets_numbers
import govtargets_percentages
from govtargets.model import Document
from govtargets.page import Page
from govtargets.structure import Outline
from govtargets.values import Amount, Percentage
from govtargets.view import make_view

ROOT = Path(__file__).parents[1]
SUITE = ROOT.parent / "shared" / "suites" / "recognizers-zh.jsonl"
ACCEPTED = {
    line.split("\t")[0]
    for line in (ROOT / "tests/data/suite_numbers_accepted.tsv").read_text(encoding="utf-8").splitlines()[1:]
}
BARS = {"number": 99, "percentage": 99, "number_range": 97, "currency": 95, "quantity": 95}


def cases() -> list[dict[str, Any]]:
    with SUITE.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [row for row in rows if row["task"] in BARS and not row.get("dubious")]


def mentions(text: str) -> list[tuple[int, int, Amount | Percentage]]:
    page = Page(Document(text), make_view(text), Outline())
    found = [*govtargets_numbers.find(page), *govtargets_percentages.find(page)]
    return sorted(
        (*page.view.span(one.start, one.end), one.value)
        for one in found
        if isinstance(one.value, Amount | Percentage)
    )


def of_kind(task: str, value: Amount | Percentage) -> bool:
    if isinstance(value, Percentage):
        return task == "percentage" or (task == "number_range" and value.comparator != "point")
    row = govtargets_numbers.UNITS.named(value.unit)
    dimension = row.dimension if row else "count"
    return {
        "number": dimension != "money",
        "percentage": False,
        "number_range": value.comparator != "point",
        "currency": dimension == "money",
        "quantity": dimension not in ("count", "money"),
    }[task]


def number(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(Decimal(text.rstrip("%")))


def ends(value: Amount | Percentage) -> set[Fraction]:
    tenth = 10 if isinstance(value, Percentage) and value.unit == "‰" else 1
    return {end / tenth for end in (value.low, value.high) if end is not None}


def same(wanted: set[Fraction | None], given: set[Fraction]) -> bool:
    numbers = sorted(one for one in wanted if one is not None)
    return len(numbers) == len(given) and all(
        abs(a - b) * 10**9 <= abs(a) for a, b in zip(numbers, sorted(given), strict=True)
    )


def is_found(task: str, wanted: dict[str, Any], mention: tuple[int, int, Amount | Percentage]) -> bool:
    start, end, value = mention
    if task == "number_range":
        if number(wanted.get("low")) == number(wanted.get("high")):
            return wanted["start"] <= start < wanted["end"] and same({number(wanted["low"])}, ends(value))
        in_place = wanted["start"] <= start < wanted["end"]
        return in_place and same({number(wanted.get("low")), number(wanted.get("high"))}, ends(value))
    at_start = start == wanted["start"] or (task == "currency" and wanted["start"] <= start < wanted["end"])
    return at_start and end >= wanted["end"] and same({number(wanted.get("value"))}, ends(value))


def passes(case: dict[str, Any]) -> bool:
    task, expected, found = case["task"], case["expected"], mentions(case["text"])
    kind = [one for one in found if of_kind(task, one[2])]
    whole = found if task == "number_range" else kind
    if not all(any(is_found(task, wanted, one) for one in whole) for wanted in expected):
        return False
    return (
        len(kind) <= len(expected)
        if expected and task not in ("number_range", "quantity")
        else not kind or bool(expected)
    )


def table() -> str:
    counts: dict[str, Counter[str]] = {task: Counter() for task in BARS}
    for case in cases():
        verdict = "passed" if passes(case) else "accepted" if case["id"] in ACCEPTED else "failed"
        counts[case["task"]][verdict] += 1
    head = "| task | cases | passed | accepted differences | failed | passed of the rest |\n|---|---|---|---|---|---|\n"
    return head + "\n".join(
        f"| {task} | {c.total()} | {c['passed']} | {c['accepted']} | {c['failed']} "
        f"| {100 * c['passed'] // (c['passed'] + c['failed'])} % |"
        for task, c in counts.items()
    )


@pytest.mark.skipif(not SUITE.exists(), reason="the suite is not part of this repository")
def test_the_suite_passes_but_for_accepted_differences() -> None:
    printed = table()
    print(printed)
    for task, share in re.findall(r"\| (\w+) \|.*\| (\d+) % \|", printed):
        assert int(share) >= BARS[task], printed


@pytest.mark.skipif(not SUITE.exists(), reason="the suite is not part of this repository")
def test_the_table_in_the_docs_is_the_current_one() -> None:
    rows = table().splitlines()
    assert all(row in (ROOT / "docs" / "numbers.md").read_text(encoding="utf-8") for row in rows)
    percentages = (ROOT / "docs" / "percentages.md").read_text(encoding="utf-8")
    assert next(row for row in rows if row.startswith("| percentage")) in percentages


@pytest.mark.skipif(not SUITE.exists(), reason="the suite is not part of this repository")
def test_every_accepted_difference_is_still_one() -> None:
    assert {case["id"] for case in cases() if not passes(case)} == ACCEPTED
