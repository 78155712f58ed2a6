"""Test cases of others: the dates, date ranges and durations of Recognizers-Text for Chinese.

The rule of comparison. A case passes if our periods, in their order, are as many as the expected ones and
each agrees with its own:

- The place agrees if the spans are equal, but for a preposition at its beginning (从, 自, 自从, 在, 截止到):
  here it decides what the period means and stays outside.
- The days agree with one of the alternatives. Their `high` is the day after the period's last; ours is the
  last, so one day is taken off. Where the text names the day itself (…日, …号, or digits, with or without
  a suffix), both say that day.
- A case without a value asks for the place alone. "not resolved" means a day that does not exist, here a
  problem, or for a `set` (每年) a recurrence.
- A duration is an amount of the numbers plugin: amounts that cover the expected text without a gap, whose
  sum in seconds (a year of 365 days, a month of 30) is the expected one.

Cases marked dubious are not counted, nor those in `data/suite_dates_accepted.tsv` that differ by convention; the other
rows there are limits, counted as failed. A row of that file that passes after all fails the test.
"""

import datetime
import json
import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from govtargets.model import Document
from govtargets.page import Page
from govtargets.structure import outline
from govtargets.values import Amount, Damage, Period
from govtargets.view import make_view
from govtargets_dates.find import find
from govtargets_dates.values import Recurrence
from govtargets_numbers.find import find as find_amounts

ROOT = Path(__file__).parents[1]
SUITE = ROOT.parent / "shared" / "suites" / "recognizers-zh.jsonl"
TASKS = {"date": 92, "date_range": 92, "duration": 92}
PREPOSITION = re.compile("自从|截止到|从|自|在")
NAMED_DAY = re.compile("[日号0-9](?:(?:或|及)?[之以]?[前后]|起|开始)?$")
DAY = 24 * 3600
SECONDS = {"年": 365 * DAY, "个月": 30 * DAY, "月": 30 * DAY, "天": DAY, "小时": 3600, "分钟": 60}

pytestmark = pytest.mark.skipif(not SUITE.exists(), reason="the suite is not on this machine")


def cases():
    rows = map(json.loads, SUITE.read_text(encoding="utf-8").splitlines())
    return [row for row in rows if row["task"] in TASKS]


def differences():
    lines = (
        (ROOT / "tests" / "data" / "suite_dates_accepted.tsv").read_text(encoding="utf-8").splitlines()[1:]
    )
    return {line.split("\t")[0]: line.split("\t")[1] for line in lines}


def page(case):
    day = case.get("reference")
    view = make_view(case["text"])
    published = datetime.date.fromisoformat(day[:10]) if day else None
    return Page(Document(case["text"], published=published), view, outline(view.text))


def passes(case):
    if case["task"] == "duration":
        return all(same_length(page(case), expected) for expected in case["expected"])
    seen = page(case)
    ours = [(seen.view.span(one.start, one.end), one.value) for one in find(seen)]
    pairs = list(zip(ours, case["expected"], strict=False))
    return len(ours) == len(case["expected"]) and all(same(*one, expected) for one, expected in pairs)


def same(span, value, expected):
    preposition = PREPOSITION.match(expected["text"])
    starts = {expected["start"], expected["start"] + (preposition.end() if preposition else 0)}
    if span[0] not in starts or span[1] != expected["end"]:
        return False
    if expected.get("value") == "not resolved":
        return isinstance(value, Recurrence if expected["type"] == "set" else Damage)
    if "alternatives" not in expected:
        return True
    wanted = [ends(alternative, expected["text"]) for alternative in expected["alternatives"]]
    return isinstance(value, Period) and (value.first, value.last) in wanted


def ends(alternative, text):
    if alternative["value"]:
        day = datetime.date.fromisoformat(alternative["value"])
        return day, day
    low, high = (
        datetime.date.fromisoformat(end) if end else None for end in (alternative["low"], alternative["high"])
    )
    if high and not NAMED_DAY.search(text):
        high -= datetime.timedelta(days=1)
    return low, high


def same_length(seen, expected):
    place, total = expected["start"], Fraction(0)
    for one in find_amounts(seen):
        start, end = seen.view.span(one.start, one.end)
        if expected["start"] <= start and end <= expected["end"] and isinstance(one.value, Amount):
            if start != place or one.value.low is None:
                return False
            place, total = end, total + one.value.low * SECONDS.get(one.value.unit, 0)
    return place == expected["end"] and expected.get("value") in (None, str(total))


def table():
    known, counted, passed, left_out = differences(), Counter(), Counter(), Counter()
    for case in cases():
        task = case["task"]
        if "dubious" in case or known.get(case["id"]) == "convention":
            left_out[task] += 1
        else:
            counted[task] += 1
            passed[task] += passes(case)
    head = ["| task | counted | passed | share | not counted |", "| --- | --- | --- | --- | --- |"]
    return head + [
        f"| {task} | {counted[task]} | {passed[task]} | {100 * passed[task] // counted[task]} % | {left_out[task]} |"
        for task in TASKS
    ]


def test_the_shares_are_reached_and_the_page_says_so():
    rows = table()
    print("\n".join(rows))
    for row in rows[2:]:
        _, task, counted, passed, *_ = (cell.strip() for cell in row.split("|"))
        assert 100 * int(passed) >= TASKS[task] * int(counted), row
    assert "\n".join(rows) in (ROOT / "docs" / "dates.md").read_text(encoding="utf-8")


def test_what_fails_is_known_and_what_is_known_fails():
    failing = {case["id"] for case in cases() if "dubious" not in case and not passes(case)}
    assert failing == set(differences())
