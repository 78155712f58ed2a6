"""Rows of tables that were turned into text, and labels that set a date for an item. All places are invented."""

import pytest
from plan_amounts import answered_and_due

HEAD = "云溪市住房和城乡建设局2024年重点工作任务清单\n序号　任务　目标　牵头单位　完成时限\n"
PLAN = "2024年云溪市民生实事工作方案\n\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1　加装电梯　加装电梯260台　市房屋征收中心　10月底\n", {"260台": ("云溪市房屋征收中心", "10-31")}),
        ("2\t口袋公园\t建成公园20个，步道5公里\t市排水管理处\t5月底\n",
         {"20个": ("云溪市排水管理处", "05-31"), "5公里": ("云溪市排水管理处", "05-31")}),
        ("3　管网　6月底前清掏管网40公里　市排水管理处　全年\n", {"40公里": ("云溪市排水管理处", "06-30")}),
        ("4　公厕　新建公厕9座　科技发展与信息\n", {"9座": ("云溪市住房和城乡建设局", "12-31")}),
    ],
)  # fmt: skip
def test_a_row_tells_who_answers_and_by_when(line, expected):
    assert answered_and_due(HEAD + line) == expected


def test_each_row_has_cells_of_its_own():
    found = answered_and_due(
        HEAD
        + "1　电梯　加装电梯260台　市房屋征收中心　10月底\n2　公厕　新建公厕9座　市环境卫生管理处　5月底\n"
    )
    assert found == {"260台": ("云溪市房屋征收中心", "10-31"), "9座": ("云溪市环境卫生管理处", "05-31")}


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("改造小区86个，加装电梯40部。（完成时限：11月底；责任单位：市住建局）", {"86个": "11-30", "40部": "11-30"}),
        ("改造小区86个。完成时间：8月底。", {"86个": "08-31"}),
        ("6月底前改造小区86个。（完成时限：11月底）", {"86个": "06-30"}),
        ("改造小区86个。\n加装电梯40部。（完成时限：11月底）", {"86个": "12-31", "40部": "11-30"}),
        ("改造小区86个。（办理时限：常年）", {"86个": "12-31"}),
    ],
)  # fmt: skip
def test_a_label_sets_the_date_of_its_item(item, expected):
    assert {amount: due for amount, (_, due) in answered_and_due(PLAN + item).items()} == expected


def test_a_page_that_begins_with_a_number_is_no_row_for_what_stands_far_below():
    page = "1　云溪市民生实事" + "甲" * 700 + "，改造小区86个，由各方协力　6月底　投用"
    assert answered_and_due(page)["86个"][1] != "06-30"


def test_labels_of_an_item_may_stand_on_lines_below_it():
    text = (
        PLAN
        + "1.改造小区17个，更换管网31公里。\n牵头单位：市住建局　　责任单位：各街道\n完成时限：10月31日前\n"
        "2.新建公园12个。\n牵头单位：市城管局\n完成时限：9月底\n3.新建车位500个。\n\n完成时限：8月底\n"
    )
    found = answered_and_due(text)
    assert [found[amount][1] for amount in ("17个", "31公里", "12个", "500个")] == [
        "10-31",
        "10-31",
        "09-30",
        "08-31",
    ]
