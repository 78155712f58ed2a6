"""Which units measure the same, and amounts in two of them held against each other."""

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtargets import Toolkit
from govtargets.hookspecs import hookimpl
from govtargets.ledger import Ledger
from govtargets.ledger.units import OWN, Units
from govtargets.plugins import load_toolkit
from govtargets.values import Unit

DAY = datetime.date(2020, 3, 1)


class Boxes:
    """A plugin with a unit of its own."""

    @staticmethod
    @hookimpl
    def provide_units():
        return [Unit("车皮", "吨", "mass", Fraction(60)), Unit("茶箱", "茶箱", "counter"), Unit("大茶箱", "茶箱", "counter", Fraction(4))]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "times"),
    [
        ("吨标准煤/万元", "千克标准煤/万元", 1000),
        ("吨/万元", "千克/万元", 1000),
        ("吨/万元", "吨/元", Fraction(1, 10000)),
        ("公斤/亩", "吨/公顷", Fraction(3, 200)),
        ("元/平方米", "万元/亩", Fraction(2000, 3) / 10000),
        ("件/人", "次/人", 1),
        ("吨每平方公里", "吨/平方公里", 1),
        ("毫克/立方米", "微克/立方米", 1000),
        ("张/千人", "张/万人", 10),
    ],
)
def test_rates_are_compared_by_both_halves(one, other, times):
    (kind, makes), (same, of_the_other) = OWN.of(one), OWN.of(other)
    assert (kind, makes / of_the_other) == (same, times)


@pytest.mark.parametrize(
    ("one", "other"),
    [("元/人", "元/户"), ("吨/万元", "吨标准煤/万元"), ("吨/万元", "吨"), ("元/吨", "吨/元"), ("甲/乙", "丙/乙"), ("/", "/元")],
)  # fmt: skip
def test_other_rates_stay_apart(one, other):
    assert OWN.of(one)[0] != OWN.of(other)[0]


@given(st.text(alphabet="吨千克万元亩每/人x", max_size=12))
def test_a_unit_is_always_its_own_equal(unit):
    assert OWN.of(unit) == OWN.of(unit)
    assert OWN.of(unit)[1] > 0


def test_a_unit_of_a_plugin_is_measured_by_its_canonical_form():
    units = Units(Boxes.provide_units)
    assert units.of("车皮") == OWN.of("吨")[:1] + (60,)
    assert units.of("大茶箱/亩")[0] == units.of("茶箱/平方米")[0]
    assert OWN.of("车皮")[0] == "车皮"


def verdict(at, promised, reported, toolkit):
    tmp_path, rows = at
    with Ledger.open(str(tmp_path / "targets.db")) as ledger:
        ledger.record(rows("计划.txt", "2019-01-15").add(*promised[:4], **promised[4]).extraction())
        report = rows("总结.txt", "2020-01-15").add(*reported, report=True, year=2019)
        ledger.record(report.extraction())
        ledger.match(toolkit)
        (row,) = ledger.status(DAY, toolkit=toolkit)
    return row.status, len(row.evidence)


def test_less_energy_in_a_smaller_unit_keeps_the_promise(tmp_path, rows):
    promised = (
        "单位能耗降至0.46吨标准煤/万元以下",
        "单位能耗",
        "0.46",
        "吨标准煤/万元",
        {"comparator": "at_most"},
    )
    reported = ("单位能耗降至450千克标准煤/万元", "单位能耗", "450", "千克标准煤/万元")
    assert verdict((tmp_path, rows), promised, reported, Toolkit()) == ("met", 1)
    more = ("单位能耗降至470千克标准煤/万元", "单位能耗", "470", "千克标准煤/万元")
    (tmp_path / "targets.db").unlink()
    assert verdict((tmp_path, rows), promised, more, Toolkit()) == ("missed", 1)


@pytest.mark.parametrize(("amount", "expected"), [("7", "exceeded"), ("5", "missed")])
def test_a_plugins_unit_is_compared_where_the_plugin_is_there(tmp_path, rows, amount, expected):
    promised = ("发运石材360吨", "发运石材", "360", "吨", {})
    reported = (f"发运石材{amount}车皮", "发运石材", amount, "车皮")
    tools = load_toolkit(disable=("numbers",), also={"boxes": Boxes})
    assert verdict((tmp_path, rows), promised, reported, tools) == (expected, 1)
    (tmp_path / "targets.db").unlink()
    assert verdict((tmp_path, rows), promised, reported, Toolkit())[1] == 0


def test_an_amount_whose_unit_nobody_knows_any_more_decides_nothing(tmp_path, rows):
    tools = load_toolkit(also={"boxes": Boxes})
    with Ledger.open(str(tmp_path / "targets.db")) as ledger:
        ledger.record(
            rows("计划.txt", "2019-01-15").add("发运石材360吨", "发运石材", "360", "吨").extraction()
        )
        report = rows("总结.txt", "2020-01-15").add(
            "发运石材7车皮", "发运石材", "7", "车皮", report=True, year=2019
        )
        ledger.record(report.extraction())
        ledger.match(tools)
        (row,) = ledger.status(DAY, toolkit=Toolkit())
    assert row.status == "unverifiable"
