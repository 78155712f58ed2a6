"""Tables of indicators turned into text: units, years and baselines of their columns. All is invented."""

import datetime

import pytest

from govtargets import extract, read

WIDE = """云溪县水务规划

指标表
序号　指标名称　单位　2020年　2025年　属性
1　供水普及率　%　85　92　预期性
2　年供水量　亿立方米　5.1　7.5　预期性
3　堤防长度　公里　120　≥180　约束性
6　漏水率　%　10.4　＜9　约束性
7　利用系数　—　0.55　0.57　约束性
4　新增灌溉面积　万亩　—　[3.5]　预期性
5　用水消耗降低　%　—　12　约束性
注：[ ]内为累计数。
新建水库2座。
"""


def promised(text, published=datetime.date(2021, 11, 5)):
    page = extract(text, published=published)
    assert not page.results
    return [
        (row.indicator, str(row.measure.low), row.measure.unit, row.measure.comparator, row.measure.change)
        for row in page.commitments
        if row.measure
    ]


def test_the_column_of_a_year_to_come_is_promised_with_the_unit_of_its_row():
    assert promised(WIDE) == [
        ("供水普及率", "92", "%", "point", "level"),
        ("年供水量", "750000000", "立方米", "point", "level"),
        ("堤防长度", "180", "公里", "at_least", "level"),
        ("漏水率", "None", "%", "less_than", "level"),
        ("利用系数", "57/100", "", "point", "level"),
        ("新增灌溉面积", "35000", "亩", "point", "level"),
        ("用水消耗降低", "12", "%", "point", "decrease"),
        ("水库", "2", "座", "point", "level"),
    ]


def test_the_year_at_the_head_is_the_deadline_and_the_year_before_the_baseline():
    row = extract(WIDE, published=datetime.date(2021, 11, 5)).commitments[1]
    assert (row.deadline.last, row.deadline.text) == (datetime.date(2025, 12, 31), "2025年")
    assert (str(row.baseline.low), row.baseline.unit) == ("510000000", "立方米")


@pytest.mark.parametrize(
    "table",
    [
        "指标 2020年 2025年 属性\n1.粮食产量（万吨） 34.1 36 约束性",
        "指标\t2020年\t2025年\t属性\n一、产出\n\n1.粮食产量（万吨）\t34.1\t36\t约束性",
        "类别  指标（单位）  2020年实际  2025年目标  属性\n粮食产量（万吨）  34.1  36  约束性",
        "指标|2020年|2025年\n粮食产量（万吨）|34.1|36",
    ],
)
def test_cells_are_parted_by_blanks_tabs_or_bars_and_the_first_may_be_wanting(table):
    assert promised(f"云溪县农业规划\n{table}\n") == [("粮食产量", "360000", "吨", "point", "level")]


def test_a_head_may_run_over_several_lines_and_have_columns_of_growth():
    text = (
        "云溪县旅游规划\n\n序号 指标 单位 2020年\n基期值 2025年\n目标值 年均增长\n（%） 属性\n"
        "1 接待人次 万人次 341 600 12 预期性\n2 民宿 家 3 ≥8 — 预期性\n3 公路 里程 公里 20 30 8 约束性\n"
    )
    assert promised(text) == [
        ("接待人次", "6000000", "人次", "point", "level"),
        ("接待人次", "12", "%", "point", "increase"),
        ("民宿", "8", "家", "at_least", "level"),
        ("公路 里程", "30", "公里", "point", "level"),
        ("公路 里程", "8", "%", "point", "increase"),
    ]


def test_a_column_of_yearly_growth_is_promised_where_its_unit_is_known():
    text = (
        "云溪县规划\n指标　2020年　2025年　年均增长〔累计〕\n产值（亿元）　1324.6　1900　7%左右\n研发投入增长（%）　—　—　15%以上\n"
        "能耗降低（%）　—　—　〔14〕\n城镇化率（%）　58.3　65　1.3\n"
    )
    assert promised(text) == [
        ("产值", "190000000000", "元", "point", "level"),
        ("产值", "7", "%", "about", "increase"),
        ("研发投入增长", "15", "%", "at_least", "increase"),
        ("能耗降低", "14", "%", "point", "decrease"),
        ("城镇化率", "65", "%", "point", "level"),
    ]


def test_a_bracket_behind_a_name_is_its_unit_only_where_it_is_one():
    table = "指标\t2020年\t2025年\n生产总值（GDP）\t34.1亿元\t36亿元"
    assert promised(f"云溪县规划\n{table}\n") == [("生产总值（GDP）", "3600000000", "元", "point", "level")]


def test_a_unit_that_contradicts_its_column_is_no_promise():
    table = "指标\t单位\t2020年\t2025年\n粮食产量\t万吨\t34\t36亩"
    assert promised(f"云溪县规划\n{table}\n") == []


@pytest.mark.parametrize("published", [datetime.date(2026, 3, 1), None])
def test_a_table_without_a_year_to_come_promises_nothing_and_reports_nothing(published):
    table = "指标\t单位\t2020年\t2025年\n粮食产量\t万吨\t34\t36\n年供水量\t亿立方米\t5.1\t7.5\n"
    page = extract("云溪县统计表\n" + table + "新建水库2座。\n", published=published)
    assert [row.measure.text for row in (*page.commitments, *page.results)] == ["2座"]


def test_the_yearly_growth_of_years_that_are_over_is_not_promised():
    text = "云溪县规划\n指标　2020年　年均增长　2025年　年均增长\n产值（亿元）　1324　6%　1900　7%\n种树（棵）　3　4　5　6\n"
    assert promised(text) == [
        ("产值", "190000000000", "元", "point", "level"),
        ("产值", "7", "%", "point", "increase"),
        ("种树", "5", "棵", "point", "level"),
        ("种树", "6", "%", "point", "increase"),
    ]


def test_what_was_done_in_a_year_is_not_promised():
    table = "指标\t单位\t2021年完成\t2025年\n粮食产量\t万吨\t34\t36\n"
    assert promised(f"云溪县规划\n{table}") == [("粮食产量", "360000", "吨", "point", "level")]


def test_a_row_whose_values_do_not_stand_side_by_side_promises_nothing():
    text = "云溪县规划\n指标　2020年　2025年\n种树（棵）　2　3\n供水量　5.1　亿立方米　7.5\n"
    assert promised(text) == [("种树", "3", "棵", "point", "level")]


@pytest.mark.parametrize(
    "text",
    [
        "2020年 2025年 指标\n36 38 粮食产量\n",
        "2020年 2025年 指标\n粮食产量 36\n",
        "回顾 2020年 2025年",
        "指标 2020年 2025年",
        "指标 2020年 2025年\n\n\n",
    ],
)
def test_what_only_looks_like_a_table_stops_nothing(text):
    rows = extract(text, published=datetime.date(2021, 11, 5)).commitments
    assert all(reason.rule != "a column of a year to come" for row in rows for reason in row.explanation)


def test_what_a_plan_says_of_firmness_is_not_read_from_a_name():
    page = extract("指标\t2020年\t2025年\n供水保证率（%）\t85\t92\n", published=datetime.date(2021, 11, 5))
    assert [row.firmness for row in page.commitments] == ["plain"]


NARROW = (
    "云溪县规划\n\n序号 指标 单位 2020年\n基期值 2025年\n目标值 属性\n1 接待人次 万人次 341 600 预期性\n"
    "2 民宿 家 3 8 预期性\n"
)


@pytest.mark.parametrize("text", [WIDE, NARROW])
@pytest.mark.parametrize(
    "copied",
    [
        lambda text: text.replace("\n", "\n\n"),
        lambda text: text.replace("\n", "\n　　"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("\n", " \r\n"),
    ],
)
def test_a_table_is_read_alike_however_a_page_was_copied(text, copied):
    assert promised(copied(text)) == promised(text) != []


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
@pytest.mark.parametrize(
    "text", [WIDE, "云溪县规划\n指标　单位　2020年　2025年\n供水量　亿立方米　5.1　7.5\n种树　棵　2　3\n"]
)
def test_a_table_is_read_alike_with_any_line_ends(tmp_path, text, ends):
    path = tmp_path / "plan.txt"
    path.write_bytes(text.replace("\n", ends).encode())
    day = datetime.date(2021, 11, 5)
    alike, found = extract(text, published=day), extract(read(path, published=day))
    assert [row.measure for row in found.commitments if row.measure] != []
    assert [(row.indicator, row.measure.low, row.measure.unit) for row in found.commitments] == [
        (row.indicator, row.measure.low, row.measure.unit) for row in alike.commitments
    ]


def test_brackets_in_a_column_of_growth_hold_what_is_gained_in_all_the_years():
    text = (
        "云溪县规划\n指标　单位　2020年　2025年　年均增长〔累计〕\n良田　万亩　86　128　〔42〕\n"
        "利用率　%　84　90　〔6〕\n培训人数　万人　1.3　—　〔5〕\n"
    )
    assert promised(text) == [
        ("良田", "1280000", "亩", "point", "level"),
        ("良田", "420000", "亩", "point", "increase"),
        ("利用率", "90", "%", "point", "level"),
        ("培训人数", "50000", "人", "point", "increase"),
    ]


def test_the_cells_of_a_table_may_stand_on_lines_of_their_own():
    cells = [line.replace("　", "\n") for line in WIDE.splitlines()]
    numbered = iter("1234567")
    cells = [next(numbered) + line[1:] if line[:1].isdigit() and "\n" in line else line for line in cells]
    assert promised("\n".join(cells) + "\n") == promised(WIDE)


def test_a_unit_with_a_scale_alone_in_its_cell_is_no_amount():
    text = "云溪县规划\n粮食产量\n亿斤\n良田\n万亩\n新建水库2座。\n"
    assert promised(text) == [("水库", "2", "座", "point", "level")]
