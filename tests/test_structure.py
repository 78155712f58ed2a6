"""The outline of a page: reports, sections, sentences and clauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtargets.structure import outline

ONE_LINE = (
    "2021年云溪县政府工作报告\n\n    (2021年1月20日)各位代表:现在,我代表县人民政府报告工作。 "
    "一、2020年工作回顾2020年是不平凡的一年。全县投资3亿元。 (一)民生实事办好。建成学校2所。 "
    "二、2021年主要目标任务2021年是开局之年。投资增长8%。 三、加强自身建设打铁还需自身硬。"
)
PAGE = (
    "• 【云溪县招商】2021年青禾乡政府工作报告\n    一、2020年工作回顾好。 二、2021年工作打算更好。\n    2025-01-02\n"
    "• 【云溪县招商】2020年白石镇政府工作报告\n    一、2019年工作回顾好。\n    2025-01-02\n"
    "有想补充的信息?\n400-100-2000\n"
)


def parts(text):
    return [(part.role, part.year) for report in outline(text).reports for part in report.parts]


def test_sections_are_found_in_the_middle_of_a_line():
    assert parts(ONE_LINE) == [(None, 2021), ("review", 2020), ("plan", 2021)]


def test_a_subheading_does_not_turn_a_review_into_a_plan():
    at = ONE_LINE.index("建成学校")
    assert outline(ONE_LINE).part_at(at).role == "review"


def test_a_page_with_several_titles_holds_several_reports():
    reports = outline(PAGE).reports
    assert [(r.title, r.year) for r in reports] == [
        ("2021年青禾乡政府工作报告", 2021),
        ("2020年白石镇政府工作报告", 2020),
    ]
    assert outline(PAGE).report_at(PAGE.index("400-")) is None


@pytest.mark.parametrize("path", ["首页 > 公开 > 政府工作报告", "市政府 / 公开 / 政府工作报告"])
def test_where_a_page_lies_on_its_site_is_no_title(path):
    assert outline(f"{path}\n\n修渠30条。\n").reports[0].title is None


def test_a_day_of_the_first_sentence_is_not_the_year_of_a_report():
    text = "青岭县绿化整改清单\n\n2021年9月3日，督察组来到我县。现公布如下。\n"
    assert [report.year for report in outline(text, 2022).reports] == [2022]


def test_a_five_year_plan_ends_later_than_its_report():
    text = "2021年云溪县政府工作报告\n一、“十四五”时期的主要目标。 二、2021年工作安排。"
    section = outline(text).reports[0].parts[1]
    assert (section.year, section.last_year) == (2021, 2025)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("今年的主要预期目标是：增长5%", None),
        ("主要预期目标是：增长5%", "plan"),
        ("一年来，我们建成学校2所。", "review"),
        ("附件 名词解释：某某行动", "glossary"),
    ],
)
def test_first_words_tell_a_section_without_heading(text, role):
    last = outline(text).part_at(len(text) - 1)
    assert last.role == role or (role is None and last.role in (None, "plan"))


def test_clauses_end_at_commas_but_not_in_a_number():
    text = "投资1,200万元，建成,学校"
    spans = outline(text)
    assert spans.clause(3) == (0, text.index("，"))
    assert spans.clause(text.index("建")) == (text.index("建"), text.index(",学"))


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("云溪快讯\n来源：云溪日报\n全县修渠。", True),
        ("云溪快讯\n来源：云溪日报\n全县修渠。\n全县种树。", True),
        ("云溪快讯\n好。\n来源：云溪日报\n全县修渠。", False),
        ("云溪快讯\n好。来源：云溪日报\n全县修渠。", True),
    ],
)
def test_the_source_that_heads_a_report_does_not_end_it(text, inside):
    assert (outline(text).report_at(text.index("修渠")) == 0) is inside


@given(st.text("年一、。，\n目标回顾2019 ：；", max_size=60))
def test_parts_cover_their_report_and_spans_hold_their_offset(text):
    page = outline(text)
    for report in page.reports:
        assert report.parts[0].start == report.start
        assert report.parts[-1].end == report.end
        assert all(a.end == b.start for a, b in zip(report.parts, report.parts[1:], strict=False))
    for offset in range(len(text)):
        for start, end in (page.sentence(offset), page.clause(offset)):
            assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "We cut it by 40%. It rises by 2030. Trees grow",
            ["We cut it by 40%", " It rises by 2030", " Trees grow"],
        ),
        ("Cut emissions by 2030.\nPlant trees.", ["Cut emissions by 2030", "Plant trees"]),
        ("It costs 1.5 million for No. 5 of Dr. Smith", ["It costs 1.5 million for No. 5 of Dr. Smith"]),
        ("1.ABC公司投产。2. ABC公司投产", ["1.ABC公司投产", "2. ABC公司投产"]),
        ("增长4.5%，PM2.5浓度下降", ["增长4.5%，PM2.5浓度下降"]),
    ],
)
def test_a_sentence_of_latin_letters_ends_at_its_full_stop(text, sentences):
    page = outline(text)
    runs = dict.fromkeys(page.sentence(offset) for offset in range(len(text)))
    assert [text[slice(*run)] for run in runs] == sentences
    assert {page.clause(start)[1] for start, _ in runs} <= {end for _, end in runs} | {text.find("，")}
