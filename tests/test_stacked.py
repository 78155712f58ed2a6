"""Tables of tasks whose cells stand on lines of their own. All places and bodies are invented."""

import datetime

import pytest
from plan_amounts import answered_and_due

from govtargets import extract
from govtargets.stacked import read_rows, side_by_side

HEAD = "云溪县2024年民生实事任务分解表\n\n序号\n实事名称\n年度任务\n牵头单位\n责任单位\n完成时限\n\n"
FIRST = (
    "1\n就业促进\n城镇新增就业380人，培训250人次；发放贷款60万元。\n县人社局\n县财政局、各乡镇\n12月底前\n\n"
)
SECOND = "2\n教育提质\n新建幼儿园2所，增加学位540个。\n县教育局\n县住建局、县发改局\n8月31日前\n"


def test_each_row_has_the_body_and_the_date_of_its_own_cells():
    labour, school = ("云溪县人社局", "12-31"), ("云溪县教育局", "08-31")
    assert answered_and_due(HEAD + FIRST + SECOND) == {
        "380人": labour,
        "250人次": labour,
        "60万元": labour,
        "2所": school,
        "540个": school,
    }


@pytest.mark.parametrize("gap", ["", "\n", "\n\n"])
def test_rows_may_stand_apart_and_tasks_run_over_several_lines(gap):
    wrapped = "2\n教育提质\n新建幼儿园2所，\n增加学位540个。\n县教育局\n县住建局\n8月31日前\n"
    third = "3\n公园建设\n新建公园4座。\n县城管局\n各街道\n5月底前\n"
    found = answered_and_due(HEAD + FIRST + gap + wrapped + gap + third)
    assert found["540个"] == ("云溪县教育局", "08-31")
    assert found["4座"] == ("云溪县城管局", "05-31")


def test_what_follows_the_last_row_belongs_to_none():
    text = HEAD + FIRST + SECOND + "\n各单位要抓好落实。\n另外新建公厕7座。\n"
    assert answered_and_due(text)["7座"] == ("云溪县政府", "12-31")


@pytest.mark.parametrize(
    "text",
    [
        "序号\n",
        "序号\n名称\n牵头单位\n",
        "序号\n名称\n牵头单位\n2\n修路\n县住建局\n",
        "序号 名称 牵头单位\n1\n修路\n县住建局\n",
    ],
)
def test_a_head_without_rows_of_its_own_is_no_table(text):
    assert read_rows(text) == ()


def test_a_table_may_lack_who_answers_or_by_when():
    text = "序号\n事项\n完成时间\n1\n修路5公里\n8月底\n"
    (row,) = read_rows(text)
    assert (row.lead, row.due and text[slice(*row.due)]) == (None, "8月底")
    (row,) = read_rows("序号\n事项\n责任单位\n1\n修路5公里\n县住建局\n")
    assert row.due is None


def test_the_lead_is_the_first_body_named_behind_all():
    found = extract(HEAD + FIRST, published=datetime.date(2024, 2, 28)).commitments[0]
    assert [reason.rule for reason in found.explanation if reason.field == "agency"] == [
        "the body that leads the item"
    ]


def test_a_number_on_a_line_far_below_begins_no_row():
    prose = "各单位要抓好落实。\n" * 30
    assert answered_and_due(HEAD + FIRST + prose + "2\n") == answered_and_due(HEAD + FIRST)
    (row,) = read_rows(HEAD + FIRST + prose + "2\n")
    assert row.due is not None


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_a_task_table_is_read_alike_with_any_line_ends(ends):
    assert answered_and_due((HEAD + FIRST + SECOND).replace("\n", ends)) == answered_and_due(
        HEAD + FIRST + SECOND
    )


def test_the_rows_of_a_table_end_where_the_next_one_begins():
    other = "序号\n事项\n完成时限\n1\n修路70公里\n5月底\n2\n修桥9座\n6月底\n"
    found = answered_and_due(HEAD + FIRST + other)
    assert found["380人"] == ("云溪县人社局", "12-31")
    assert (found["70公里"][1], found["9座"][1]) == ("05-31", "06-30")
    places = [(row.start, row.end) for row in read_rows(HEAD + FIRST + other)]
    assert all(one[1] <= two[0] for one, two in zip(places, places[1:], strict=False))


def test_names_of_groups_stand_between_rows_and_belong_to_none():
    text = HEAD + "一、稳住就业，兜住底线\n" + FIRST + "二、办好教育，改善条件\n" + SECOND
    found = answered_and_due(text)
    assert found["380人"] == ("云溪县人社局", "12-31")
    assert found["540个"] == ("云溪县教育局", "08-31")
    assert len(found) == 5


def test_a_value_that_looks_like_the_next_number_begins_no_row():
    text = "序号\n指标\n2020年\n2025年\n1\n水库\n2\n3\n2\n水厂\n3\n4\n"
    assert [text[row.start : row.end] for row in read_rows(text)] == ["1\n水库\n2\n3", "2\n水厂\n3\n4"]
    assert side_by_side(text) == "序号\t指标\t2020年\t2025年\n1\t水库\t2\t3\n2\t水厂\t3\t4\n"
