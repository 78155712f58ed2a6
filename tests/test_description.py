"""Runs of numbers that describe one thing. All places are invented."""

import pytest
from plan_amounts import amounts


@pytest.mark.parametrize(
    "sentence",
    [
        "云溪公路全长64公里，设计时速80公里，路基宽26米。",
        "云溪公路全长64公里，桥梁5座。",
        "云溪公路全长64公里，现有桥梁5座。",
        "云溪水库坝高40米，库容2万立方米，水面3亩。",
    ],
)
def test_what_goes_on_describing_is_no_promise(sentence):
    assert amounts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("云溪公路全长64公里，今年投资2亿元。", ["2亿元"]),
        ("云溪公路全长64公里，年底通车20公里。", ["20公里"]),
        ("云溪公路全长64公里，5月通车20公里。", ["20公里"]),
        ("云溪公路全长64公里，建成20公里。", ["20公里"]),
        ("云溪公路全长64公里，将通车20公里。", ["20公里"]),
        ("云溪公路全长64公里，目标20公里。", ["20公里"]),
        ("云溪公路全长64公里；桥梁5座。", ["5座"]),
        ("云溪公路全长64公里。桥梁5座。", ["5座"]),
        ("云溪公路全长64公里，" + "沿途山清水秀" * 4 + "，桥梁5座。", ["5座"]),
        ("云溪公路全长64公里，建成20公里，桥梁5座。", ["20公里", "5座"]),
        ("桥梁5座，云溪公路全长64公里。", ["5座"]),
    ],
)
def test_what_is_made_dated_or_far_away_is_a_promise_again(sentence, expected):
    assert amounts(sentence) == expected
