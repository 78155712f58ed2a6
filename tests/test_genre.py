"""What the head of a document says that it is. All places are invented."""

import datetime

import pytest

from govtargets import extract
from govtargets.genre import Genre, last_year_of, read_genre

PUBLISHED = datetime.date(2022, 3, 1)
NEITHER = "\n全县修好水渠4条。"


def told(head):
    """What a sentence that says neither is taken for under a head, its years, and by which rule."""
    found = extract(head + NEITHER, published=PUBLISHED)
    (row,) = (*found.commitments, *found.results)
    rule = next(reason.rule for reason in row.explanation if reason.field == "role")
    due = getattr(row, "deadline", None) or row.period
    return rule, due.first.year, due.last.year


PLAN, REVIEW, NOTHING = "section: plan", "section: review", "nothing says that it is done"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("云溪县2022年绿化工作要点", (PLAN, 2022, 2022)),
        ("云溪县2025年绿化工作要点", (PLAN, 2025, 2025)),
        ("云溪县绿化工作要点", (PLAN, 2022, 2022)),
        ("云溪县水务局文件\n云水〔2022〕4号\n关于印发绿化攻坚计划的通知", (PLAN, 2022, 2022)),
        ("云溪县关于绿化的实施意见（试行）", (PLAN, 2022, 2022)),
        ("云溪县绿化目标任务（2022年3月1日）（公开）[1]", (PLAN, 2022, 2022)),
        ("《云溪县绿化工作安排》通知", (PLAN, 2022, 2022)),
        ("2022年云溪县绿化承诺", (PLAN, 2022, 2022)),
        ("2022年云溪县民生实事项目", (PLAN, 2022, 2022)),
        ("云溪县为民办实事项目", (PLAN, 2022, 2022)),
        ("云溪县“十四五”绿化规划", (PLAN, 2022, 2025)),
        ("云溪县绿化纲要（2021—2030年）", (PLAN, 2022, 2030)),
        ("云溪县绿化行动计划(2022-2024年)", (PLAN, 2022, 2024)),
        ("云溪县2021年绿化工作总结", (REVIEW, 2021, 2021)),
        ("云溪县绿化工作总结", (REVIEW, 2022, 2022)),
        ("2021年云溪县民生实事项目完成情况", (REVIEW, 2021, 2021)),
        ("云溪县2022年重点项目推进情况的通报", (REVIEW, 2022, 2022)),
        ("云溪县水利绿化公报", (REVIEW, 2022, 2022)),
        ("云溪县2022年绿化工作打算", (PLAN, 2022, 2022)),
        ("云溪县2022年绿化责任清单", (PLAN, 2022, 2022)),
        ("云溪县2022年绿化重点任务", (PLAN, 2022, 2022)),
        ("云溪县2022年度绿化计划", (PLAN, 2022, 2022)),
        ("云溪县水务局2021年工作汇报", (REVIEW, 2021, 2021)),
        ("云溪县2021年法治政府建设年度报告", (REVIEW, 2021, 2021)),
        ("云溪县2021年绿化情况", (REVIEW, 2021, 2021)),
        ("关于云溪县2021年民生实事完成情况的公示", (REVIEW, 2021, 2021)),
        # of a review and a plan in one the review comes first
        ("云溪县2021年预算执行情况和2022年预算草案的报告", (REVIEW, 2021, 2021)),
        ("云溪县绿化2022年工作总结和工作计划", (REVIEW, 2022, 2022)),
        ("云溪县2022年绿化工作总结暨工作要点", (REVIEW, 2022, 2022)),
        ("云溪县绿化回顾与2022年目标任务", (REVIEW, 2022, 2022)),
    ],
)
def test_the_head_tells_a_plan_from_a_review(head, expected):
    assert told(head) == expected


def test_things_that_are_done_for_the_people_are_a_plan():
    row = extract("2022年云溪县为民兴办10件实事\n" + NEITHER, published=PUBLISHED).commitments[-1]
    assert PLAN in {reason.rule for reason in row.explanation}


@pytest.mark.parametrize(
    "line",
    [
        "您现在的位置：首页 > 政务公开 > 工作总结",
        "首页»信息公开»水务局»年度工作总结",
        "索 引 号：0012/2022-00031　　信息分类：计划总结",
        "索引号：0012/2022-00031　工作总结",
        "主题分类：工作总结",
    ],
)
def test_where_a_page_is_filed_says_nothing_of_it(line):
    assert told(f"{line}\n云溪县2022年绿化工作要点") == (PLAN, 2022, 2022)


@pytest.mark.parametrize(
    "head",
    [
        "云溪县绿化",
        "工作要点",  # too short for a title: it may be a word of the site
        "云溪县绿化工作要点解读",
        "云溪县把绿化工作要点发给各村。",
        "云溪县" + "很" * 60 + "好的绿化工作要点",
        "一、云溪县绿化工作要点",
        "第一章 云溪县绿化工作要点",
        "绿化快讯\n" * 12 + "云溪县绿化工作要点",
        "第一条新闻。\n云溪县绿化工作要点",
    ],
)
def test_any_other_head_leaves_it_open(head):
    assert told(head)[0] not in (PLAN, REVIEW)


def test_a_heading_tells_where_the_plan_of_a_review_and_plan_in_one_begins():
    text = "云溪县绿化工作总结和工作计划\n全县修好水渠4条。\n一、工作计划\n全县修好水渠6条。"
    found = extract(text, published=PUBLISHED)
    assert [row.measure.text for row in found.results] == ["4条"]
    assert [row.measure.text for row in found.commitments] == ["6条"]


def test_the_first_line_that_says_it_counts():
    text = "云溪县2022年绿化工作要点\n附：云溪县2021年绿化工作总结"
    assert read_genre(text, 0, len(text)) == Genre("plan", 2022, None)


def test_only_a_programme_runs_for_several_years():
    assert told("云溪县落实“十四五”规划2022年工作要点") == (PLAN, 2022, 2022)


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("“十四五”发展目标", 2025),
        ("“十一五”规划", 2010),
        ("第十三个五年规划", 2020),
        ("2021—2025年规划", 2025),
        ("2021年至2035年规划", 2035),
        ("2021～2025年", None),
        ("2021~2025年", 2025),
        ("十四五规划", None),
        ("2022年目标", None),
        ("", None),
    ],
)
def test_a_heading_names_the_last_year_of_a_plan(heading, year):
    assert last_year_of(heading) == year
