"""Rows as the contract has them, and JSON that loses nothing."""

import csv
import datetime
import io
import json
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtargets import model, values
from govtargets.errors import ParseError
from govtargets.serial import Opaque, amount_text, dumps, loads, to_csv, to_dicts, to_json, to_jsonl


@attrs.frozen
class Score:
    """A value class of a plugin; `start` is also a field of a mention."""

    points: Fraction
    day: datetime.date
    start: int = 0
    places: frozenset[str] = frozenset()


CLASSES = sorted(
    (
        cls
        for module in (model, values)
        for cls in vars(module).values()
        if isinstance(cls, type) and attrs.has(cls) and cls.__module__ == module.__name__
    ),
    key=lambda cls: cls.__name__,
)
DATA = [cls for cls in CLASSES if cls is not model.Extractor]

words = st.text(st.characters(codec="utf-8"), max_size=3)
amounts = st.fractions(min_value=-3, max_value=3, max_denominator=40) | st.sampled_from(
    [Fraction(15_000_000), Fraction(1, 8), Fraction(10**30)]
)
days = st.dates(datetime.date(2020, 1, 1), datetime.date(2020, 1, 5))


@st.composite
def intervals(draw: Any, cls: type) -> Any:
    comparator = draw(st.sampled_from(values.COMPARATORS))
    ends: tuple[Fraction | None, ...] = values.ends_of(draw(amounts), comparator)
    if comparator == "between":
        ends = tuple(sorted([draw(amounts), draw(amounts)]))
    return cls(*ends, draw(words), comparator)


@st.composite
def periods(draw: Any) -> values.Period:
    ends = sorted([draw(days), draw(days)])
    first, last = draw(st.sampled_from([(ends[0], ends[1]), (None, ends[1]), (ends[0], None)]))
    return values.Period(first, last, "days", draw(st.sampled_from(["during", "by", "since"])))


SPECIAL = {
    values.Amount: intervals(values.Amount),
    values.Percentage: intervals(values.Percentage),
    values.Period: periods(),
    values.Unit: st.builds(
        values.Unit,
        st.sampled_from(["亩", "个工作日", "μg/m³"]),
        words,
        words,
        amounts.filter(lambda factor: factor > 0),
        st.sampled_from(["any", "digits"]),
        words,
    ),
}
TYPES = {str: words, Fraction: amounts, datetime.date: days, int: st.integers(0, 5)}
scores = st.builds(Score, amounts, days, st.integers(0, 5), st.frozensets(words, max_size=2))
found_values = st.one_of(
    st.none(), words, st.integers(), amounts, days, st.booleans(), scores, *SPECIAL.values()
)
found_values |= st.lists(found_values, max_size=2).map(tuple)


def instances(cls: type) -> st.SearchStrategy[Any]:
    """Return a strategy for a class of the model, by the types of its fields."""
    if cls in SPECIAL:
        return SPECIAL[cls]
    attrs.resolve_types(cls)
    return st.builds(cls, **{f.name: of_type(f.type) for f in attrs.fields(cls)})


def of_type(kind: Any) -> st.SearchStrategy[Any]:
    if kind is Any:
        return found_values
    if attrs.has(kind):
        return instances(kind)
    inner = getattr(kind, "__args__", ())
    if type(None) in inner:
        return st.one_of(st.none(), *(of_type(one) for one in inner if one is not type(None)))
    if getattr(kind, "__origin__", None) is tuple:
        return st.lists(of_type(inner[0]), max_size=2).map(tuple)
    return TYPES[kind] if kind in TYPES else st.from_type(kind)


@pytest.mark.parametrize("cls", DATA, ids=lambda cls: cls.__name__)
def test_every_class_survives_the_way_to_json_and_back(cls: type) -> None:
    @given(instances(cls))
    def law(item: Any) -> None:
        text = dumps(item)
        back = loads(text, classes=[Score])
        assert back == item
        assert type(back) is type(item)
        assert text == dumps(back)
        assert len(text.splitlines()) == 1

    law()


@given(found_values)
def test_a_bare_value_survives_with_its_type(value: Any) -> None:
    back = loads(dumps(value), classes=[Score])
    assert (back, type(back)) == (value, type(value))


@given(scores)
def test_a_class_that_is_not_known_keeps_its_json(score: Score) -> None:
    mention = model.Mention("score", 0, 1, "x", score, "example", "1")
    unread = loads(dumps(mention))
    assert isinstance(unread.value, Opaque)
    assert dumps(unread) == dumps(mention)
    assert loads(dumps(unread), classes=[Score]) == mention


def test_a_class_of_a_plugin_is_not_taken_for_the_core_s_of_the_same_name() -> None:
    amount = attrs.make_class("Amount", {"low": attrs.field(type=int)}, frozen=True)
    assert loads(dumps(amount(1)), classes=[amount]) == amount(1)
    assert loads(dumps(values.Agency("某局")), classes=[amount]) == values.Agency("某局")
    assert isinstance(loads(dumps(amount(1))), Opaque)


@pytest.mark.parametrize("item", [object(), 1.5, {1}, model.Extractor("a", "b", list), len])
def test_what_has_no_fields_is_refused(item: object) -> None:
    with pytest.raises(TypeError, match="no fields"):
        dumps(item)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "{}",
        '{"a": 1}',
        '{"_type": 3}',
        "1.5",
        '{"_type": "Fraction", "value": "1/0"}',
        '{"_type": "Fraction"}',
        '{"_type": "date", "value": "2022-02-30"}',
        '{"_type": "Amount", "low": "2", "high": "1", "comparator": "between"}',
        '{"_type": "Amount", "low": "1", "high": "1", "comparator": "rather"}',
        '{"_type": "Period", "first": null, "last": null}',
        '{"_type": "Span", "start": 1}',
        '{"_type": "Mention", "value": 1.5}',
    ],
)
def test_json_that_no_model_wrote_is_refused(text: str) -> None:
    with pytest.raises(ParseError):
        loads(text)


@given(st.text(max_size=8) | st.recursive(st.none() | st.text(max_size=3), st.lists).map(json.dumps))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(ParseError):
        loads(text)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Fraction(15_000_000), "15000000"),
        (Fraction(1, 3), "1/3"),
        (Fraction(-22, 7), "-22/7"),
        (Fraction(13, 2), "6.5"),
        (Fraction(-11, 10), "-1.1"),
        (Fraction(0), "0"),
        (Fraction(1, 2000), "0.0005"),
        (Fraction(1, 1024), "0.0009765625"),
        (Fraction(10**40), "1" + "0" * 40),
    ],
)
def test_amounts_are_written_exactly_and_without_exponent(amount: Fraction, text: str) -> None:
    assert amount_text(amount) == text


@given(st.fractions())
def test_an_amount_reads_back_as_itself(amount: Fraction) -> None:
    text = amount_text(amount)
    assert Fraction(text) == amount
    assert "/" in text or Fraction(Decimal(text)) == amount


def test_an_amount_may_have_any_number_of_digits() -> None:
    assert amount_text(Fraction(10**5000)) == "1" + "0" * 5000


# --- rows


def measure(**changes: Any) -> model.Measure:
    usual = model.Measure(4, 9, "1500万元", Fraction(15_000_000), None, "元", "at_least", "level")
    return attrs.evolve(usual, **changes)


def commitment(**changes: Any) -> model.Commitment:
    due = model.Deadline(datetime.date(2022, 1, 1), datetime.date(2022, 12, 31), None, None, "document")
    why = (model.Reason("measure", "amount in the clause", "numbers", "1.0", 4, 9),)
    place = {"id": "c1", "document": "a.txt#2", "title": "报告", "start": 2, "end": 9, "text": "募集1500万元"}
    usual = model.Commitment(
        **place,  # type: ignore[arg-type]
        kind="quantified",
        agency="某局",
        agency_origin="heading",
        indicator="善款",
        indicator_start=2,
        measure=measure(),
        stretch=None,
        deadline=due,
        firmness="ensure",
        firmness_start=0,
        explanation=why,
    )
    return attrs.evolve(usual, **changes)


def result(**changes: Any) -> model.Result:
    shared = attrs.asdict(commitment(), recurse=False)
    fields = {f.name: shared.get(f.name) for f in attrs.fields(model.Result)}
    return model.Result(**fields | {"id": "r1", "start": 1} | changes)  # type: ignore[arg-type]


def extraction(**changes: Any) -> model.Extraction:
    return attrs.evolve(
        model.Extraction(
            model.Document("……", "a.txt"),
            commitments=(commitment(),),
            results=(result(),),
            problems=(model.Problem(0, 2, ".6", "lost digits", "numbers"),),
            failures=(model.Failure("dates", "1.0", "find", "KeyError: 3"),),
        ),
        **changes,
    )


def mention(value: Any, kind: str = "amount") -> model.Mention:
    return model.Mention(kind, 3, 4, "x", value, "numbers", "1.0")


def test_rows_have_the_keys_of_the_contract() -> None:
    keys = {row["type"]: list(row) for row in to_dicts(extraction())}
    shared = ["type", "id", "document", "title", "start", "end", "text", "kind", "agency", "agency_origin"]
    shared += ["indicator", "indicator_start", "measure"]
    assert keys == {
        "commitment": [
            *(*shared, "stretch", "deadline", "firmness", "firmness_start", "explanation"),
            *("baseline", "scope", "supporting", "repeats"),
        ],
        "result": [*shared, "period", "explanation", "baseline", "scope"],
        "problem": ["type", "document", "start", "end", "text", "reason", "plugin"],
        "failure": ["type", "plugin", "version", "stage", "message"],
    }


def test_rows_stand_by_place_and_failures_last() -> None:
    several = extraction(commitments=(commitment(), commitment(id="c2", start=0)), mentions=(mention(1),))
    types = [row["type"] for row in to_dicts(several, mentions=True)]
    assert types == ["commitment", "problem", "result", "commitment", "mention", "failure"]
    assert "mention" not in [row["type"] for row in to_dicts(several)]


def test_two_rows_of_one_clause_keep_their_order() -> None:
    pair = (commitment(id="z"), commitment(id="a"))
    assert [row["id"] for row in to_dicts(extraction(commitments=pair, results=()))[1:3]] == ["z", "a"]


def test_amounts_are_strings_and_dates_are_iso() -> None:
    row = next(row for row in to_dicts(extraction()) if row["type"] == "commitment")
    assert row["measure"] == {
        "start": 4,
        "end": 9,
        "text": "1500万元",
        "low": "15000000",
        "high": None,
        "unit": "元",
        "comparator": "at_least",
        "change": "level",
    }
    assert row["deadline"]["first"] == "2022-01-01"
    assert row["explanation"][0]["rule"] == "amount in the clause"


@pytest.mark.parametrize(
    ("value", "spread"),
    [
        (
            values.Amount(Fraction(1, 3), Fraction(1, 3)),
            {"low": "1/3", "high": "1/3", "unit": "", "comparator": "point"},
        ),
        (
            values.Period(None, datetime.date(2022, 6, 30), "day", "by"),
            {"first": None, "last": "2022-06-30", "precision": "day", "relation": "by"},
        ),
        (values.Agency("某局"), {"name": "某局"}),
        (
            Score(Fraction(5, 2), datetime.date(2022, 1, 2), 7, frozenset("edcba")),
            {"points": "2.5", "day": "2022-01-02", "value_start": 7, "places": ["a", "b", "c", "d", "e"]},
        ),
        (Opaque("other:Score", '{"points": "2.5"}'), {"points": "2.5"}),
        (Fraction(1, 2), {"value": "0.5"}),
        (None, {"value": None}),
        ((1, datetime.date(2022, 1, 2)), {"value": [1, "2022-01-02"]}),
    ],
)
def test_the_value_of_a_mention_is_spread_over_its_keys(value: Any, spread: dict[str, Any]) -> None:
    (row,) = to_dicts(model.Extraction(model.Document("…", "a.txt"), mentions=(mention(value),)), True)
    own = {"type": "mention", "document": "a.txt", "kind": "amount", "start": 3, "end": 4, "text": "x"}
    assert row == own | {"plugin": "numbers", "version": "1.0"} | spread
    assert json.loads(to_jsonl([row])) == row


# --- text


def test_json_lines_hold_one_object_a_line_whatever_the_source_says() -> None:
    odd = "一\n二\u2028三\u0085四\r五\x1e"
    lines = to_jsonl(to_dicts(extraction(commitments=(commitment(text=odd),)))).splitlines()
    rows = [json.loads(line) for line in lines]
    assert len(rows) == 4
    assert [row["text"] for row in rows if row["type"] == "commitment"] == [odd]
    assert "一" in "".join(lines)


@given(st.lists(instances(model.Problem), max_size=3))
def test_json_and_json_lines_hold_the_same_objects(problems: list[model.Problem]) -> None:
    rows = to_dicts(model.Extraction(model.Document("…"), problems=tuple(problems)))
    assert json.loads(to_json(rows)) == rows
    assert [json.loads(line) for line in to_jsonl(rows).splitlines()] == rows


def table_of(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_csv_has_flat_columns_and_the_explanation_as_json() -> None:
    rows = {row["type"]: row for row in table_of(to_csv(to_dicts(extraction())))}
    promised = rows["commitment"]
    assert (promised["measure_low"], promised["measure_high"], promised["measure_unit"]) == (
        "15000000",
        "",
        "元",
    )
    assert (promised["deadline_last"], promised["stretch_low"]) == ("2022-12-31", "")
    assert json.loads(promised["explanation"])[0]["field"] == "measure"
    assert rows["result"]["period_last"] == ""
    assert rows["problem"]["reason"] == "lost digits"
    assert rows["failure"]["message"] == "KeyError: 3"


def test_csv_has_the_same_columns_for_every_extraction() -> None:
    header = to_csv([]).splitlines()
    assert header == to_csv(to_dicts(extraction())).splitlines()[:1]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-cmd",
        "@x",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u3000=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "-1/3",
    ],
)
def test_no_cell_is_a_formula(text: str) -> None:
    rows = table_of(to_csv(to_dicts(extraction(commitments=(commitment(text=text, agency=text),)))))
    promised = next(row for row in rows if row["type"] == "commitment")
    assert (promised["text"], promised["agency"]) == (f"'{text}", f"'{text}")


def test_a_negative_amount_is_a_number_in_csv() -> None:
    negative = commitment(measure=measure(low=Fraction(-11, 10)))
    rows = table_of(to_csv(to_dicts(extraction(commitments=(negative,)))))
    assert [row["measure_low"] for row in rows if row["type"] == "commitment"] == ["-1.1"]


@given(words, words)
def test_csv_gives_back_every_text(text: str, agency: str) -> None:
    rows = table_of(to_csv(to_dicts(extraction(commitments=(commitment(text=text, agency=agency),)))))
    promised = next(row for row in rows if row["type"] == "commitment")
    assert promised["text"].removeprefix("'") == text.removeprefix("'")
    assert promised["agency"].removeprefix("'") == agency.removeprefix("'")
