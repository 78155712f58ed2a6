"""Amounts shared out among places. All places, bodies and figures are invented."""

import datetime

import pytest

from govtargets import extract

HEAD = "云溪县林业局2024年工作要点\n\n"
WHOLE = "云溪县林业局"


def shares(text):
    """Who answers for each amount, and what it measures."""
    found = extract(HEAD + text, published=datetime.date(2024, 3, 1)).commitments
    return {row.measure.text: (row.agency, row.indicator) for row in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "完成造林10万亩。其中，青岭镇2万亩，沙坪乡3万亩、石桥街道1万亩。\n",
            {
                "10万亩": (WHOLE, "造林"),
                "2万亩": ("青岭镇", "造林"),
                "3万亩": ("沙坪乡", "造林"),
                "1万亩": ("石桥街道", "造林"),
            },
        ),
        (
            "新建公园9个（城关镇5个、下河镇4个）。\n",
            {"9个": (WHOLE, "公园"), "5个": ("城关镇", "公园"), "4个": ("下河镇", "公园")},
        ),
        (
            "各乡镇产值目标：青岭镇2亿元、沙坪乡3亿元。\n",
            {"2亿元": ("青岭镇", "产值"), "3亿元": ("沙坪乡", "产值")},
        ),
        (
            "（一）户厕改造任务\n青岭镇20座，沙坪乡30座。\n（二）其他。栽树8万棵。\n",
            {"20座": ("青岭镇", "户厕改造"), "30座": ("沙坪乡", "户厕改造"), "8万棵": (WHOLE, "栽树")},
        ),
        # a label that names nothing is no reason to guess which of several wholes is meant
        (
            "栽松5万亩、栽竹7万亩。分乡镇为：青岭镇4万亩，沙坪乡8万亩。\n",
            {
                "5万亩": (WHOLE, "栽松"),
                "7万亩": (WHOLE, "栽竹"),
                "4万亩": ("青岭镇", None),
                "8万亩": ("沙坪乡", None),
            },
        ),
        # sorts of places, one place alone and amounts of different units are no shares
        (
            "创建森林城市3个、示范乡镇20个。\n",
            {"3个": (WHOLE, "森林城市"), "20个": (WHOLE, "示范乡镇")},
        ),
        ("新建节水型小区5个、文明校区6个。\n", {"5个": (WHOLE, "节水型小区"), "6个": (WHOLE, "文明校区")}),
    ],
)
def test_a_place_answers_for_its_share_of_what_the_whole_measures(text, expected):
    assert shares(text) == expected


def test_places_that_only_have_a_share_do_not_head_what_follows():
    found = shares("青岭县民政局\n修渠1条。\n青岭县教育局\n修渠2条。\n白沙镇3棵，江北镇5棵。\n修路4米。\n")
    assert {amount: body for amount, (body, _) in found.items()} == {
        "1条": "青岭县民政局",
        "2条": "青岭县教育局",
        "3棵": "白沙镇",
        "5棵": "江北镇",
        "4米": "青岭县教育局",
    }


def test_amounts_of_other_units_and_one_place_alone_are_no_shares():
    assert {body for body, _ in shares("其中青岭镇2个、沙坪乡3公里。\n").values()} == {WHOLE}
    assert {body for body, _ in shares("新建公园9个，其中青岭镇2个。\n").values()} == {WHOLE}
