"""Blank lines between all lines, and line ends that a page lost. All places, bodies and figures are invented."""

import datetime

import pytest

from govtargets import extract
from govtargets.view import make_view

LIST = (
    "青岭县绿化整改任务清单\n一、公园偏少\n整改目标：2024年底前新建公园5个\n责任单位：县园林局\n"
    "整改措施：\n（1）6月底前选址2处\n（2）9月底前开工3处\n二、水厂老旧\n整改目标：改造水厂2座\n责任单位：县水务局\n"
    "整改措施：\n（1）7月底前更换管网8公里\n"
)
REPORT = (
    "青岭县人民政府工作报告\n2024年1月8日在青岭县人民代表大会上\n青岭县县长　林某\n各位代表：\n"
    + "现在，我向大会作报告。\n一、2023年工作回顾\n过去一年，"
    + "我们做了许多工作，" * 30
    + "新建公园5个。\n（一）添绿。栽树6万棵。\n二、2024年工作安排\n（一）再添绿。"
    + "新建公园7个。\n（二）兴水。新建水厂2座。\n（三）修路。改造公路8公里。\n"
)


def rows(text):
    found = extract(text, published=datetime.date(2024, 1, 9))
    amounts = [(row.agency, row.indicator, row.measure.text, row.deadline.last) for row in found.commitments]
    return amounts, [row.measure.text for row in found.results]


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n　\n", "\n \t\n"])
def test_a_double_spaced_page_is_read_as_one_without_blank_lines(gap):
    read = rows(LIST.replace("\n", gap))
    assert make_view(LIST.replace("\n", gap)).text.count("\n\n") == 0
    assert read == rows(LIST)


def test_blank_lines_between_some_lines_stay():
    text = "甲乙丙\n丁戊己\n\n庚辛壬\n子丑寅\n\n卯辰巳\n"
    assert make_view(text).text == text


@pytest.mark.parametrize("blank", [" ", "　"])
def test_lines_that_blanks_joined_are_parted_again(blank):
    joined = make_view(REPORT.replace("\n", blank)).text
    assert joined.count("\n") >= 8
    assert rows(REPORT.replace("\n", blank)) == rows(REPORT)


def test_bodies_in_brackets_behind_a_full_stop_close_an_item():
    text = "（一）添绿，新建公园5个。（县园林局、县水务局）\n　　各乡镇要抓好落实，年底前报告。\n"
    assert make_view(text).text.count("\n") == 2


def test_blanks_within_running_text_part_no_lines():
    text = "全县新建公园 5 个 ，栽树 6 万棵。 " * 40
    assert "\n" not in make_view(text).text


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_numbered_rows_stay_apart_and_the_body_that_closes_one_answers_for_it(gap):
    text = gap.join(
        [
            "青岭县2024年任务分解表",
            "1 栽树增长7%以上，栽花8万棵. 园林局",
            "2 修渠9条. 水务局、财政局",
            "3 修路4公里，",
            "5 公里完工。",
        ]
    )
    found = extract(text, published=datetime.date(2024, 1, 9)).commitments
    assert [(row.measure.text, row.agency) for row in found][:3] == [
        ("7%以上", "园林局"),
        ("8万棵", "园林局"),
        ("9条", "水务局"),
    ]
