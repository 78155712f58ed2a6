"""The rules of docs/status.md, each with a case."""

import datetime
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtargets.ledger import STATUSES, LedgerError, Policy
from govtargets.ledger.policy import expected_share
from govtargets.ledger.rows import Entry, Figure
from govtargets.ledger.verdict import Case, judge

ROOT = Path(__file__).parents[2]
USUAL = Policy()
FIRST, LAST = datetime.date(2019, 1, 1), datetime.date(2019, 12, 31)
BEFORE, AFTER = datetime.date(2019, 9, 30), datetime.date(2020, 3, 1)


def figure(low, high=None, *, unit="个", comparator="point", change="level"):
    open_above, open_below = comparator in ("at_least", "more_than"), comparator in ("at_most", "less_than")
    ends = [Fraction(low), Fraction(low if high is None else high)]
    return Figure(
        0, None if open_below else ends[0], None if open_above else ends[1], unit, comparator, change
    )


def promise(amount=None, indicator="公厕", last=LAST, first=FIRST):
    return Entry(
        "p",
        "d",
        "g",
        FIRST,
        "青岭县政府",
        "quantified",
        0,
        9,
        indicator,
        None,
        amount,
        None,
        first,
        last,
        None,
    )


class Evidence(NamedTuple):
    figure: Figure | None
    stage: str | None
    first: datetime.date | None
    last: datetime.date | None


def told(amount=None, stage=None, last=LAST, first=FIRST):
    return Evidence(amount, stage, first, last)


def status(wanted, *evidence, as_of=AFTER, policy=USUAL, **case):
    return judge(Case(wanted, evidence, **case), as_of, policy)


FIGURES = [
    # promised, reported, status
    (figure(10), figure(10), "met"),
    (figure(10), figure(12), "exceeded"),
    (figure(10), figure(9), "missed"),
    (figure(10, comparator="at_least"), figure(10), "met"),
    (figure(10, comparator="more_than"), figure(10), "missed"),
    (figure(10, comparator="about"), figure(10), "met"),
    (figure(100, comparator="about"), figure(96), "met_within_tolerance"),
    (figure(100, comparator="about"), figure(94), "missed"),
    (figure(2, 3, comparator="between"), figure(1), "missed"),
    (figure(2, 3, comparator="between"), figure(3), "met"),
    (figure(2, 3, comparator="between"), figure(4), "exceeded"),
    (figure(3, unit="%", comparator="at_most"), figure(2, unit="%"), "met"),
    (figure(3, unit="%", comparator="at_most"), figure(4, unit="%"), "missed"),
    (figure(5, comparator="at_least"), figure(4, comparator="more_than"), "unverifiable"),
    (figure(5, comparator="at_least"), figure(5, comparator="more_than"), "exceeded"),
    (figure(5), figure(4, comparator="at_most"), "missed"),
    (figure(150, unit="亩"), figure(100000, unit="平方米"), "met"),
]


@pytest.mark.parametrize(("wanted", "reported", "expected"), FIGURES)
def test_a_figure_is_judged_by_its_interval(wanted, reported, expected):
    verdict = status(promise(wanted), told(reported))
    assert (
        verdict == expected
        or {verdict, expected} == {"met", "exceeded"}
        and reported.comparator == "more_than"
    )


def test_less_unemployment_is_better():
    wanted = promise(figure("3.5", unit="%"), indicator="登记失业率")
    assert status(wanted, told(figure("2.1", unit="%"))) == "exceeded"
    assert status(wanted, told(figure("3.9", unit="%"))) == "missed"


def test_less_water_for_the_same_output_is_better():
    wanted = promise(figure(20, unit="吨/万元"), indicator="万元工业增加值用水量")
    assert status(wanted, told(figure(19000, unit="千克/万元"))) == "exceeded"
    assert status(wanted, told(figure(21000, unit="千克/万元"))) == "missed"


@pytest.mark.parametrize(
    ("case", "as_of", "expected"),
    [
        ({}, BEFORE, "not_due"),
        ({}, LAST, "not_due"),
        ({}, AFTER, "overdue"),
        ({"promised_again": True}, AFTER, "carried_over"),
        ({"promised_again": True}, BEFORE, "not_due"),
        ({"adjusted": True}, BEFORE, "adjusted"),
        ({"adjusted": True}, AFTER, "overdue"),
        ({"withdrawn": True}, AFTER, "withdrawn"),
    ],
)
def test_without_evidence_the_day_decides(case, as_of, expected):
    assert status(promise(figure(10)), as_of=as_of, **case) == expected


def test_a_promise_without_a_deadline_cannot_be_overdue():
    assert status(promise(figure(10), last=None)) == "unverifiable"


@pytest.mark.parametrize(("so_far", "expected"), [(80, "on_pace"), (50, "behind_pace"), (100, "met")])
def test_pace_compares_what_is_reached_with_what_is_gone(so_far, expected):
    september = told(figure(so_far), last=BEFORE)
    assert status(promise(figure(100)), september, as_of=BEFORE) == expected


def test_another_profile_expects_another_pace():
    september = told(figure(72), last=BEFORE)
    slow = Policy(pace="slow_start")
    assert status(promise(figure(100)), september, as_of=BEFORE) == "behind_pace"
    assert status(promise(figure(100)), september, as_of=BEFORE, policy=slow) == "on_pace"


def test_a_rate_has_no_pace():
    wanted = promise(figure(90, unit="%"))
    assert status(wanted, told(figure(60, unit="%"), last=BEFORE), as_of=BEFORE) == "in_progress"


def test_what_fell_short_before_the_deadline_is_partly_met_after_it():
    assert status(promise(figure(100)), told(figure(80), last=BEFORE)) == "partly_met"


@pytest.mark.parametrize(
    ("asked", "stage", "expected"),
    [
        ("finish", "done", "met"),
        ("finish", "underway", "partly_met"),
        ("carry", "underway", "in_progress"),
        ("carry", "done", "met"),
        ("begin", "begun", "met"),
        ("finish", "failed", "missed"),
    ],
)
def test_a_promise_in_words_is_met_at_the_stage_that_it_asks_for(asked, stage, expected):
    assert status(promise(), told(stage=stage), asked=asked) == expected


def test_what_is_done_in_part_and_promised_again_is_partly_met():
    assert status(promise(), told(stage="partly"), asked="carry", promised_again=True) == "partly_met"
    assert status(promise(), told(stage="partly"), asked="carry") == "in_progress"
    assert status(promise(), told(stage="underway"), asked="carry", promised_again=True) == "in_progress"


def test_what_is_done_in_the_year_after_is_late():
    later = told(stage="done", first=datetime.date(2020, 1, 1), last=datetime.date(2020, 12, 31))
    assert status(promise(), later, asked="finish", as_of=datetime.date(2021, 3, 1)) == "met_late"


def test_words_alone_do_not_say_that_an_amount_was_reached():
    assert status(promise(figure(10)), told(stage="done")) == "unverifiable"
    assert status(promise(figure(10)), told(stage="underway")) == "partly_met"
    assert status(promise(figure(10)), told(stage="fulfilled")) == "met"


@given(st.integers(1, 9), st.integers(0, 12), st.sampled_from(["point", "at_least", "more_than", "about"]))
def test_more_is_never_judged_worse(goal, value, comparator):
    rank = ["missed", "met_within_tolerance", "met", "exceeded"]
    wanted = promise(figure(goal, comparator=comparator))
    less, more = (status(wanted, told(figure(amount))) for amount in (value, value + 1))
    assert rank.index(less) <= rank.index(more)


@given(st.fractions(0, 1), st.fractions(0, 1), st.sampled_from(["even", "slow_start", "fast_start"]))
def test_a_profile_never_expects_less_later(one, other, profile):
    early, late = sorted((one, other))
    assert 0 <= expected_share(profile, early) <= expected_share(profile, late) <= 1


def test_a_policy_names_a_profile_that_exists():
    with pytest.raises(LedgerError, match="even"):
        Policy(pace="nobody")


def test_every_status_is_explained_in_the_docs_and_named_on_the_page():
    docs = (ROOT / "docs" / "status.md").read_text(encoding="utf-8")
    page = (ROOT / "src" / "govtargets" / "data" / "ledger_page.tsv").read_text(encoding="utf-8")
    assert [name for name in STATUSES if f"`{name}`" not in docs or f"\n{name}\t" not in page] == []


def test_a_verdict_depends_on_nothing_but_its_case():
    wanted = promise(figure(10))
    assert status(wanted, told(figure(9))) == status(wanted._replace(id="q"), told(figure(9)))
