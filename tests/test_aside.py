"""Numbers in brackets, which explain what stands before them. All places are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_amounts import amounts


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("新建水厂（投资22亿元）5座。", ["5座"]),
        ("引进企业（年收入2000万元及以上）5家。", ["5家"]),
        ("建成学校（幼儿园2所、小学3所）5所。", ["5所"]),
        ("种茶（绿茶4万亩，红茶3万亩）8万亩。", ["8万亩"]),
        ("出口额90亿元（占全县三成）。", ["90亿元"]),
        ("新增耕地45万亩（目标50万亩）。", ["45万亩"]),
        ("新增耕地45万亩（计划50万亩）。", ["45万亩"]),
        ("水厂扩建工程（日处理能力3万吨）开工，新增管网40公里。", ["40公里"]),
        ("新建停车场5个（泊位300个）。", ["5个", "300个"]),
        ("新建公园30个[2]。", ["30个"]),
    ],
)
def test_what_a_bracket_explains_is_neither_promised_nor_reported(sentence, expected):
    assert amounts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("新增耕地45万亩（旱田40万亩）。", ["45万亩", "40万亩"]),
        ("财政收入5亿元（增长6%）。", ["5亿元", "6%"]),
        ("水渠（力争修好4条）。", ["4条"]),
        ("水渠（已修好4条）。", ["4条"]),
        ("新增耕地（其中旱田40万亩）45万亩。", ["40万亩", "45万亩"]),
        ("（三）修好水渠4条。", ["4条"]),
        ("（甲）修好水渠4条。", ["4条"]),
        ("水渠（修好）4条。", ["4条"]),
        ("云溪县（" + "好" * 70 + "水渠4条）。", ["4条"]),
        ("云溪县（水好。水渠4条）。", ["4条"]),
    ],
)
def test_what_a_bracket_reports_promises_or_divides_counts(sentence, expected):
    assert amounts(sentence) == expected


EXPLAINED = ["投资22亿元", "年收入2000万元及以上", "绿茶4万亩，红茶3万亩", "小学3所、幼儿园2所"]


@given(st.sampled_from(EXPLAINED), st.sampled_from(["水渠", "茶园", "企业"]), st.integers(21, 9999))
def test_a_bracket_before_a_number_changes_nothing_about_it(explained, thing, number):
    plain, told = (amounts(f"新增{thing}{bracket}{number}亩。") for bracket in ("", f"（{explained}）"))
    assert told == plain == [f"{number}亩"]


def test_what_bodies_reached_may_stand_in_brackets_behind_their_names():
    assert amounts("目标比例为：云溪县(79.5%)、青田县(76.3%)、时序进度(58%)。") == ["79.5%", "76.3%"]
