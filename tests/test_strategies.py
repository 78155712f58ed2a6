"""The strategies say what their texts mean, stay within their bounds, and shrink to something simple."""

import re
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import Phase, find, given, settings

from govtargets import extract
from govtargets.numerals import STYLES
from govtargets.serial import dumps, loads
from govtargets.strategies import (
    Case,
    agencies,
    amounts,
    clauses,
    commitments,
    documents,
    extractions,
    mentions,
    numerals,
    percentages,
    periods,
    results,
    texts,
)
from govtargets.strategies.spoken import spoken
from govtargets.testing.mutations import edits
from govtargets.values import COMPARATORS, LOWER_BOUNDS, UPPER_BOUNDS

JANUARY = date(2022, 1, 1)
EVERY_CASE = {
    "numerals": numerals(),
    "amounts": amounts(),
    "percentages": percentages(),
    "periods": periods(published=JANUARY),
    "agencies": agencies(),
    "clauses": clauses(),
    "documents": documents(),
}

# A number in Chinese words; what custom leaves out stands in brackets.
SPOKEN = [
    (0, "", "零"), (10, "", "十"), (15, "", "十五"), (20, "", "二十"), (100, "", "[一]百"), (101, "", "[一][百]零一"),
    (110, "", "[一]百[一][十]"), (150, "", "[一]百五[十]"), (301, "", "三[百]零一"), (1050, "", "[一]千[零]五十"),
    (1500, "", "[一]千五[百]"), (10500, "", "[一]万[零]五百"), (15000, "", "[一]万五[千]"), (23456, "", "二万三千四百五十六"),
    (100_000, "", "十万"), (120_000, "", "十二万"), (10**8, "", "[一]亿"), (10**12, "", "[一]万亿"), (3, "05", "三点零五"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "decimals", "shown"), SPOKEN)
def test_a_number_is_said_as_people_say_it(number, decimals, shown):
    written = spoken(number, decimals)
    marked = (f"[{char}]" if at in written.idle else char for at, char in enumerate(written.text))
    assert "".join(marked) == shown


@given(numerals(style=["arabic", "thousands"], low=-50, high=10**6))
def test_an_arabic_numeral_is_the_decimal_that_it_looks_like(case):
    assert Fraction(case.text.replace(",", "")) == case.value


@given(numerals(style="full_width"))
def test_full_width_digits_are_digits(case):
    assert Fraction(case.text.replace("．", ".")) == case.value


@given(numerals(style="mixed", low=5, high=10**9))
def test_a_mixed_numeral_is_its_digits_times_its_scale(case):
    digits = case.text.rstrip("万亿")
    scale = {"": 1, "万": 10**4, "亿": 10**8}[case.text[len(digits) :]]
    assert Fraction(digits) * scale == case.value


@pytest.mark.parametrize("style", STYLES)
def test_numerals_stay_within_their_bounds(style):
    @given(numerals(style=style, low=-3, high=40_000, places=1))
    def law(case):
        assert -3 <= case.value <= 40_000

    law()


@pytest.mark.parametrize("comparator", COMPARATORS)
def test_amounts_and_percentages_say_what_they_were_asked_for(comparator):
    @given(
        amounts(units=["吨"], comparators=[comparator]), percentages(units=["‰"], comparators=[comparator])
    )
    def law(amount, share):
        assert (amount.value.unit, share.value.unit) == ("吨", "‰")
        for value in (amount.value, share.value):
            assert value.comparator == comparator
            assert (value.low is None) == (comparator in UPPER_BOUNDS)
            assert (value.high is None) == (comparator in LOWER_BOUNDS)

    law()


@given(periods(low=date(2020, 5, 5), high=date(2021, 6, 6), relations=["during"]))
def test_a_period_holds_a_day_within_its_bounds(case):
    assert case.value.first <= date(2021, 6, 30)
    assert case.value.last >= date(2020, 5, 5)


@given(periods())
def test_without_a_day_of_publication_every_date_names_its_year(case):
    digits = str.maketrans("０１２３４５６７８９〇一二三四五六七八九", "01234567890123456789")
    year = (case.value.last or case.value.first).year
    named = case.text.translate(digits)
    assert str(year) in named or str((case.value.first or case.value.last).year) in named


@pytest.mark.parametrize("strategy", EVERY_CASE.values(), ids=EVERY_CASE)
def test_spans_and_idle_characters_lie_in_the_text(strategy):
    @given(strategy)
    def law(case):
        assert 0 <= case.start < case.end <= len(case.text)
        assert case.idle <= set(range(len(case.text)))
        assert hash(case) == hash(Case(case.text, case.value, case.start, case.end, case.idle))
        assert case.text not in edits(case)

    law()


SMALLEST = {
    "numerals": "0",
    "amounts": "0元",
    "percentages": "0%",
    "periods": "2000年",
    "agencies": "市财政局",
    "clauses": r"确保\D{4,7}[12](人|%)",
    "documents": r"云岭市财政局：确保\D{4,7}[12](人|%)。",
}


def smallest(strategy, condition=lambda _: True):
    """Return what a search ends with; Hypothesis would go on to vary it, to explain it, and return the last."""
    phases = [Phase.generate, Phase.shrink]
    return find(strategy, condition, settings=settings(phases=phases, database=None, deadline=None))


@pytest.mark.parametrize("name", EVERY_CASE)
def test_a_case_shrinks_to_something_simple(name):
    strategy = EVERY_CASE[name] if name != "periods" else periods()
    assert re.fullmatch(SMALLEST[name], smallest(strategy).text)


def test_shrinking_keeps_what_matters():
    bounded = smallest(amounts(), lambda case: case.value.comparator == "at_most" and case.value.high > 100)
    assert bounded.text in ("不超过101元", "不超过200元")
    assert smallest(texts(alphabet="年"), lambda text: "年" in text) == "年"


@settings(deadline=None)  # the first of them loads the plugins
@given(documents())
def test_what_a_document_promises_is_extracted(case):
    found = extract(case.text, published=JANUARY).commitments
    assert [(row.agency, row.indicator) for row in found] == [
        (one.agency, one.indicator) for one in case.value
    ]
    for row, promise in zip(found, case.value, strict=True):
        quantity, measure = promise.quantity, row.measure
        assert (measure.low, measure.high, measure.unit) == (quantity.low, quantity.high, quantity.unit)
        assert measure.comparator == quantity.comparator


@pytest.mark.parametrize("strategy", [commitments(), results(), mentions(), extractions()], ids=str)
def test_models_survive_the_way_to_json_and_back(strategy):
    @given(strategy)
    def law(item):
        assert loads(dumps(item)) == item

    law()
