"""The sections of a report: what each is and of which years it speaks. All places are invented."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtargets import extract
from govtargets.sections import read_parts
from govtargets.structure import outline

YEAR = 2022


def parts(text, year=YEAR):
    """The sections behind what stands before the first, each with its role and its years."""
    found = outline(text, year).reports[0].parts[1:]
    return [(part.role, part.year, part.last_year) for part in found]


def roles(text, year=YEAR):
    return [role for role, _, _ in parts(text, year)]


PLAN = ("plan", 2022, 2022)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("2022年目标任务", PLAN),
        ("下步打算", PLAN),
        ("下半年工作重点", PLAN),
        ("明年怎么干", ("plan", 2023, 2023)),
        ("“十四五”发展目标", ("plan", 2022, 2025)),
        ("工作亮点", ("review", None, None)),
        ("主要做法", ("review", None, None)),
        ("过去五年的工作", ("review", 2021, 2021)),
        ("2022年工作重点", PLAN),
        ("总体目标", PLAN),
        ("保障措施", PLAN),
        ("困难和挑战", ("background", None, None)),
        ("当前面临的困难和挑战", ("background", None, None)),
        ("去年工作回顾", ("review", 2021, 2021)),
        ("面临的形势", ("background", None, None)),
        ("2021年工作进展", ("review", 2021, 2021)),
        ("今年工作回顾", ("review", 2022, 2022)),
        ("过去一年工作回顾", ("review", 2021, 2021)),
        ("2021年计划完成情况", ("review", 2021, 2021)),
        ("基本情况", ("background", None, None)),
        ("存在的突出问题", ("background", None, None)),
        ("存在的主要问题及下步打算", PLAN),
        ("名词解释", ("glossary", None, None)),
    ],
)
def test_a_heading_tells_its_section_by_its_words(heading, expected):
    assert parts(f"云溪县汇报\n一、{heading}\n修渠。")[0] == expected


@pytest.mark.parametrize(
    "heading", ["县水利局：实干", "水利工作", "2022年水利", "修渠，下步打算", "渠" * 30 + "下步打算"]
)
def test_a_heading_that_says_neither_begins_no_section(heading):
    assert parts(f"云溪县汇报\n一、{heading}\n修渠。") == []


@pytest.mark.parametrize(
    "mark", ["一、", "十二、", "第一章 ", "第十二章", "第三节　", "第二部分 ", "第一篇", "第二编 "]
)
def test_a_heading_may_be_numbered_in_many_ways(mark):
    for front in ("\n", " ", "。", "！", "”"):
        assert roles(f"云溪县汇报{front}{mark}主要目标 修渠。") == ["plan"]


@pytest.mark.parametrize("words", ["见第二章主要目标。", "抓好第一、主要目标。", "第十三条主要目标。"])
def test_a_number_within_a_sentence_is_no_heading(words):
    assert roles(f"云溪县汇报\n{words}") == []


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("2021年水利", "2022年水利"), ["review", "plan"]),
        (("2022年水利", "2023年水利"), ["review", "plan"]),
        (("2020年水利", "2021年水利"), ["review", "review"]),
        (("2022年水利", "水利"), []),
        (("2022年水利", "2022年民政"), []),
        (("2022年底水利", "2023年初水利"), []),
    ],
)
def test_years_of_headings_tell_by_those_beside_them(headings, expected):
    one, other = headings
    assert roles(f"云溪县汇报\n一、{one}\n修渠。\n二、{other}\n修渠。") == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [("一、关于2021年工作", "二、2022年总体要求"), ("一、关于2021年工作", "二、关于2022年工作")],
)
def test_a_year_may_stand_behind_what_a_heading_is_about(first, second):
    assert roles(f"报告\n{first}\n完成绿化5亩。\n{second}\n完成绿化6亩。\n") == ["review", "plan"]


@pytest.mark.parametrize(
    ("heading", "role"),
    [("基础条件", "background"), ("基础条件不断改善", None), ("发展基础更加牢固", None)],
)
def test_what_got_better_is_no_background(heading, role):
    assert roles(f"云溪县汇报\n一、{heading}\n修渠。") == ([role] if role else [])


@pytest.mark.parametrize(
    "heading",
    [
        "加快项目进度",
        "推广主要做法",
        "超额完成年度目标",
        "突出工作重点",
        "解决群众主要困难",
        "应对困难和挑战",
    ],
)
def test_some_words_tell_only_as_a_whole_heading(heading):
    assert roles(f"云溪县汇报\n一、{heading}\n修渠。") == []


@pytest.mark.parametrize("heading", ["发展成就显著", "工作成效明显"])
def test_what_was_reached_may_be_much(heading):
    assert roles(f"云溪县汇报\n一、{heading}\n修渠。") == ["review"]


def test_last_year_in_the_review_of_a_year_is_the_year_before():
    text = "云溪县水务局2024年工作总结\n一、去年工作回顾\n修渠5条。\n二、今年工作情况\n修堤6米。"
    found = extract(text, published=datetime.date(2024, 12, 20)).results
    assert [row.period.last.year for row in found] == [2023, 2024]


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ((2023, 7, 10), 2023),
        ((2023, 12, 10), 2023),
        ((2024, 1, 10), 2024),
        ((2025, 1, 10), 2023),
        (None, 2023),
    ],
)
@pytest.mark.parametrize("opening", ["二、下步打算\n", "下一步，"])
def test_what_the_review_of_a_year_plans_is_for_the_year_to_come(opening, day, year):
    text = f"云溪县水务局2023年工作总结\n一、工作情况\n修渠3条。\n{opening}修渠4条。"
    (row,) = extract(text, published=day and datetime.date(*day)).commitments
    assert (row.measure.text, row.deadline.last.year) == ("4条", year)


def test_the_sections_of_a_review_are_of_its_year():
    text = "云溪县水务局2023年工作总结\n一、工作情况\n修渠3条。\n二、工作回顾\n修渠4条。"
    found = extract(text, published=datetime.date(2024, 1, 10)).results
    assert [row.period.last for row in found] == [datetime.date(2023, 12, 31)] * 2


def test_the_state_of_districts_is_no_background():
    assert roles("通报\n一、完成情况\n完成5亩。\n二、分地区情况\n云溪县完成3亩。\n") == ["review"]


def test_years_of_headings_tell_nothing_where_that_of_the_report_is_unknown():
    assert roles("云溪县汇报\n一、2021年水利\n修渠。\n二、2022年水利\n修渠。", None) == []


def test_a_bracketed_heading_that_tells_what_is_wanting_ends_at_the_next():
    text = "云溪县汇报\n一、工作进展\n甲。\n（一）好处\n乙。\n（二）存在问题\n丙。\n（三）水利\n丁。\n二、下步打算\n戊。"
    view = text.replace("（", "(").replace("）", ")")
    page = outline(view, YEAR)
    told = {sign: page.part_at(view.index(sign)).role for sign in "甲乙丙丁戊"}
    assert told == {"甲": "review", "乙": "review", "丙": "background", "丁": "review", "戊": "plan"}


def test_a_bracketed_heading_turns_no_review_into_a_plan():
    assert roles("云溪县汇报\n一、工作进展\n甲。\n(一)主要目标\n乙。") == ["review"]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("2022年，修渠。", "plan"),
        ("展望未来，2022年修渠。", "plan"),
        ("2022年底，修渠。", "review"),
        ("2021年，修渠。", "review"),
        ("修渠4条，2022年修渠。", "review"),
    ],
)
def test_a_line_that_begins_with_a_later_year_ends_a_review(line, role):
    text = f"云溪县汇报\n一、2021年工作回顾\n修渠。\n{line}"
    assert outline(text, YEAR).part_at(len(text) - 1).role == role


def test_a_line_that_begins_with_a_year_turns_nothing_but_a_review():
    assert roles("云溪县汇报\n2021年，修渠。\n2022年，修渠。\n2023年，修渠。") == []


def test_the_first_line_of_a_plan_tells_of_which_year_it_is():
    text = "云溪县2021年工作总结暨2022年工作打算\n一、工作完成情况\n修渠。\n二、下一步打算\n2022年，修路。\n（一）造林。"
    plan = outline(text, 2021).part_at(len(text) - 1)
    assert (plan.role, plan.year, plan.last_year) == ("plan", 2022, 2022)


def test_a_later_year_further_down_in_a_plan_is_of_its_own_line_alone():
    text = "云溪县2022年工作打算\n一、下一步打算\n修渠，修路，再修许多桥梁和水闸，并且把老旧的学校都修好。\n2023年，造林。\n开荒。"
    assert outline(text, 2022).part_at(len(text) - 1).last_year == 2022


def test_each_question_of_an_interview_begins_anew():
    text = "云溪县专访\n记者：过去怎样？\n甲。\n问：下一步，怎么干？\n乙。\n主持人：还有呢？\n丙。"
    page = outline(text, YEAR)
    assert [page.part_at(text.index(sign)).role for sign in "甲乙丙"] == [None, "plan", None]


def test_a_question_goes_back_to_what_the_head_says():
    text = "云溪县2021年水利工作总结\n甲。\n下一步，修渠。乙。\n记者：还有呢？丙。"
    page = outline(text, YEAR)
    assert [page.part_at(text.index(sign)).role for sign in "甲乙丙"] == ["review", "plan", "review"]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("会议强调，修渠。", "plan"),
        ("会议听取汇报，修渠。", None),
        ("三季度打算：修渠。", "plan"),
        ("三季度打算修渠。", None),
        ("上半年成效：修渠。", "review"),
        ("年度目标：修渠。", "plan"),
        ("全年目标任务：修渠。", "plan"),
        ("进展情况：修渠。", "review"),
        ("目前进展情况：修渠。", "review"),
        ("进展情况如下：修渠。", None),
        ("全年目标是修渠。", "plan"),
        ("当然，我们也清醒地认识到，渠少。", "background"),
        ("在肯定成绩的同时，我们也清醒地看到，渠少。", "background"),
        ("还存在不少困难，渠少。", "background"),
        ("回顾过去，我们也看到，渠少。", "background"),
        ("一年来，工作中还存在一些不足：渠少。", "background"),
        ("一年来，渠修好了。", "review"),
        ("但工作推进中还存在一些短板：渠少。", "background"),
        ("从春季看，还存在一些短板：渠少。", "background"),
        ("与此同时，水利工作仍存在短板弱项：渠少。", "background"),
        ("当前，水利工作还存在一些困难和问题，渠少。", "background"),
        ("工作中还存在一些问题。对此，我们将修渠。", None),
        ("工作中还存在一些问题。为此，我们将修渠。", None),
        ("下一步，修渠。对此，渠多。", "plan"),
        ("整改目标：修渠。", "plan"),
        ("目标任务：修渠。", "plan"),
        ("会议通报，2021年修渠。", "review"),
        ("会议通报表扬，修渠。", None),
        ("建设内容：渠长。", "background"),
        ("针对城区仍存在的困难，渠多。", None),
        ("对依然存在不足的村庄，渠多。", None),
        ("整治还存在安全问题的小区，渠多。", None),
        ("一年来，仍存在的问题全部解决，渠多。", "review"),
        ("我们认识到，渠少。", None),
    ],
)
def test_first_words_of_a_sentence_tell_what_follows(words, role):
    for front in ("", "各位代表。"):
        assert outline(front + words, YEAR).part_at(len(front + words) - 1).role == role


@pytest.mark.parametrize(
    "heading", ["县水利局：实干", "水利工作", "　水利工作　", "◆水利工作", "【水利工作】"]
)
def test_a_heading_of_its_own_ends_what_first_words_opened(heading):
    assert roles(f"云溪县汇报\n会议强调，修渠。\n{heading}\n修渠。") == ["plan", None]


@pytest.mark.parametrize("line", ["水利工作，好", "水利工作。", "水"])
def test_another_line_does_not(line):
    assert roles(f"云溪县汇报\n会议强调，修渠。\n{line}\n修渠。") == ["plan"]


def test_a_heading_of_its_own_ends_no_numbered_section():
    assert roles("云溪县汇报\n一、工作进展\n修渠。\n水利工作\n修渠。") == ["review"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("“十三五”时期，我县修渠。", [("review", None, None)]),
        ("“十四五”时期，我县修渠。", [("plan", 2022, 2025)]),
        ("十三五修渠。", []),
    ],
)
def test_a_period_of_five_years_is_over_or_is_not(words, expected):
    assert parts(f"云溪县汇报\n{words}") == expected


PAGE = "云溪县汇报\n一、工作进展\n{}\n二、下步打算\n{}\n"


@pytest.mark.parametrize(
    ("review", "plan", "kinds"),
    [
        ("修好水渠4条。", "修好水渠6条。", {"4条": "result", "6条": "commitment"}),
        ("(一)存在问题\n漏水渠4条。\n(二)其他\n修好水渠5条。", "修好水渠6条。", {"5条": "result", "6条": "commitment"}),
        ("三季度打算：修好水渠4条。", "本月成效：修好水渠6条。", {"4条": "commitment", "6条": "result"}),
        ("年度目标：修好水渠4条。修好水渠5条。", "修好水渠6条。", {"4条": "commitment", "5条": "result", "6条": "commitment"}),
        ("修好水渠4条。\n当然，问题不少，漏水渠5条。", "修好水渠6条。", {"4条": "result", "6条": "commitment"}),
    ],
)  # fmt: skip
def test_the_rows_of_a_page_follow_its_sections(review, plan, kinds):
    found = extract(PAGE.format(review, plan), published=datetime.date(2022, 3, 1))
    told = {row.measure.text: "commitment" for row in found.commitments}
    told |= {row.measure.text: "result" for row in found.results}
    assert told == kinds


def test_what_is_wanting_may_still_be_promised():
    text = "云溪县汇报\n一、存在问题\n漏水渠4条，力争修好水渠3条。"
    found = extract(text, published=datetime.date(2022, 3, 1))
    assert [row.measure.text for row in found.commitments] == ["3条"]
    assert found.results == ()


PIECES = [
    "一、", "(二)", "第三章 ", "2021年", "2022年水利", "\n", "。", "，", "：", "存在问题", "主要目标", "工作回顾", "名词解释",
    "记者：", "三季度打算：", "明年", "总结", "渠",
]  # fmt: skip


PAGES = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(PAGES, st.sampled_from([None, YEAR]), st.data())
def test_sections_cover_what_they_divide_without_gaps_and_in_order(text, year, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = read_parts(text, start, end, year)
    assert [found[0].start, *(part.end for part in found)] == [*(part.start for part in found), end]
    assert found[0].start == start
    assert [part.start for part in found] == sorted(part.start for part in found)
    assert all(part.last_year is None or part.year is None or part.year <= part.last_year for part in found)


@given(PAGES)
def test_a_heading_turns_nothing_that_stands_before_it(text):
    alone, followed = (outline(f"{text}\n{more}", YEAR) for more in ("", "一、主要目标\n修渠。"))
    for offset in range(len(text)):
        one, other = alone.part_at(offset), followed.part_at(offset)
        assert (one and one.role) == (other and other.role)


def test_the_phases_of_a_plan_of_several_years_have_years_of_their_own():
    text = (
        "云溪县充电桩建设三年行动方案（2023—2025年）\n\n二、实施步骤\n（一）起步阶段（2023年）。新建充电桩20个。\n"
        "（二）推进阶段（2024年）。新建充电桩30个。\n（三）其他。新建充电桩40个。\n"
    )
    found = extract(text, published=datetime.date(2023, 5, 1)).commitments
    assert [row.deadline.last.year for row in found] == [2023, 2024, 2025]


def test_a_phase_may_take_more_than_a_year():
    text = (
        "云溪县行动方案（2023—2025年）\n二、步骤\n（一）推进阶段（2023年5月—2024年6月）。新建充电桩20个。\n"
    )
    (row,) = extract(text, published=datetime.date(2023, 5, 1)).commitments
    assert row.deadline.last.year == 2024


def test_what_is_wanting_may_be_told_in_the_same_breath_as_praise():
    text = "2022年云溪县政府工作报告\n一、2021年工作回顾\n修渠3条。肯定成绩的同时，我们也看到不少短板：4个村缺水。\n"
    found = extract(text, published=datetime.date(2022, 3, 1))
    assert [row.measure.text for row in (*found.results, *found.commitments)] == ["3条"]


def test_a_box_of_figures_behind_a_plan_reports():
    text = "云溪县2023年前三季度经济运行情况\n\n下阶段，粮食产量达到6万吨。\n\n【数据速览】\n税收 3亿元\n"
    found = extract(text, published=datetime.date(2023, 10, 20))
    assert [row.measure.text for row in found.results] == ["3亿元"]
    assert [row.measure.text for row in found.commitments] == ["6万吨"]


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("《水利实施意见》提出，到2026年，修渠60条。", 2026),
        ("方案明确，力争到2026年修渠60条。", 2026),
        ("明确今后水利的目标任务：到2026年，修渠60条。", 2026),
        ("《水利实施意见》提出，修渠60条。", 2022),
    ],
)
def test_a_plan_in_the_news_is_due_in_the_year_that_it_names_first(words, year):
    text = f"云溪日报\n县政府近日开会，议定水利大事。{words}\n建设水库3座。\n会议听取了汇报，建桥4座。\n"
    found = extract(text, published=datetime.date(2022, 3, 1)).commitments
    assert [row.deadline.last.year for row in found if row.measure.text != "60条"] == [year, 2022]


def test_a_year_far_ahead_is_that_of_the_passage_behind_it():
    text = "云溪县交通规划（2021—2025年）\n一、主要目标\n修路60公里。\n二、远景\n展望2035年，全面建成路网。修桥5座。\n"
    found = [row for row in extract(text, published=datetime.date(2021, 9, 1)).commitments if row.measure]
    assert [row.deadline.last.year for row in found] == [2025, 2035]


def test_what_is_wanting_ends_at_the_next_number():
    assert roles("云溪县汇报\n一、存在问题\n渠少。\n二、水利建设\n修渠。") == ["background", None]


def test_a_review_of_a_plan_of_five_years_plans_up_to_its_end():
    text = "云溪县第十四个五年规划实施情况中期评估报告\n一、完成情况\n修渠3条。\n二、下步打算\n修渠5条。\n"
    (row,) = extract(text, published=datetime.date(2023, 9, 1)).commitments
    assert row.deadline.last.year == 2025
