"""The dates plugin: what an expression means, where it stands, and what is refused."""

import datetime
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtargets.errors import ParseError
from govtargets.model import Document
from govtargets.page import Page, Reference
from govtargets.structure import outline
from govtargets.testing.growth import COMMON
from govtargets.values import Damage, Label, Period, UnplacedPeriod
from govtargets.view import View, make_view
from govtargets_dates import grammar, spans, words
from govtargets_dates.find import find
from govtargets_dates.parse import parse
from govtargets_dates.render import STYLES, render
from govtargets_dates.values import Recurrence

DAY = datetime.date(2022, 6, 14)
REFERENCE = Reference(2022, DAY)
DIGITS = "0123456789"
WIDE = str.maketrans(DIGITS, "０１２３４５６７８９")


def page(text, published=DAY):
    view = make_view(text)
    return Page(Document(text, published=published), view, outline(view.text))


def found(text, published=DAY):
    seen = page(text, published)
    return [(seen.text[one.start : one.end], one.value) for one in find(seen)]


def days(text, reference=REFERENCE):
    period = parse(text, reference)
    return (str(period.first or ""), str(period.last or ""), period.relation)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("3月26日", "2022-03-26", "2022-03-26"),
        ("6月15号", "2022-06-15", "2022-06-15"),
        ("2019年2月27日", "2019-02-27", "2019-02-27"),
        ("二〇一九年二月二十七日", "2019-02-27", "2019-02-27"),
        ("2010-01-29", "2010-01-29", "2010-01-29"),
        ("2015.5.13", "2015-05-13", "2015-05-13"),
        ("本月十日", "2022-06-10", "2022-06-10"),
        ("昨日", "2022-06-13", "2022-06-13"),
        ("目前", "2022-06-14", "2022-06-14"),
        ("4月上旬", "2022-04-01", "2022-04-10"),
        ("4月中旬", "2022-04-11", "2022-04-20"),
        ("4月中下旬", "2022-04-11", "2022-04-30"),
        ("2月下旬", "2022-02-21", "2022-02-28"),
        ("6月底", "2022-06-21", "2022-06-30"),
        ("月末", None, None),
        ("6月末", "2022-06-21", "2022-06-30"),
        ("6月初", "2022-06-01", "2022-06-10"),
        ("6月", "2022-06-01", "2022-06-30"),
        ("9月份", "2022-09-01", "2022-09-30"),
        ("十二月", "2022-12-01", "2022-12-31"),
        ("上个月", "2022-05-01", "2022-05-31"),
        ("本月底", "2022-06-21", "2022-06-30"),
        ("2021年的第三个月", "2021-03-01", "2021-03-31"),
        ("一季度", "2022-01-01", "2022-03-31"),
        ("首季", "2022-01-01", "2022-03-31"),
        ("第三季度", "2022-07-01", "2022-09-30"),
        ("三季度末", "2022-09-01", "2022-09-30"),
        ("前三季度", "2022-01-01", "2022-09-30"),
        ("前7个月", "2022-01-01", "2022-07-31"),
        ("上半年", "2022-01-01", "2022-06-30"),
        ("去年下半年", "2021-07-01", "2021-12-31"),
        ("年内", "2022-01-01", "2022-12-31"),
        ("全年", "2022-01-01", "2022-12-31"),
        ("今年", "2022-01-01", "2022-12-31"),
        ("明年", "2023-01-01", "2023-12-31"),
        ("上年度", "2021-01-01", "2021-12-31"),
        ("年初", "2022-01-01", "2022-01-31"),
        ("年中", "2022-06-01", "2022-06-30"),
        ("年底", "2022-12-01", "2022-12-31"),
        ("今年年底", "2022-12-01", "2022-12-31"),
        ("2019年", "2019-01-01", "2019-12-31"),
        ("2021年度", "2021-01-01", "2021-12-31"),
        ("2018学年", "2018-09-01", "2019-08-31"),
        ("19年底", "2019-12-01", "2019-12-31"),
        ("98年12月", "1998-12-01", "1998-12-31"),
        ("零八年", "2008-01-01", "2008-12-31"),
        ("2012—2015年", "2012-01-01", "2015-12-31"),
        ("2012～2015年", "2012-01-01", "2015-12-31"),
        ("1—4月", "2022-01-01", "2022-04-30"),
        ("一至三季度", "2022-01-01", "2022-09-30"),
        ("一、二季度", "2022-01-01", "2022-06-30"),
        ("2017年8月至11月", "2017-08-01", "2017-11-30"),
        ("10月至次年5月", "2022-10-01", "2023-05-31"),
        ("11月至2月", "2022-11-01", "2023-02-28"),
        ("6月1日-6月30日", "2022-06-01", "2022-06-30"),
        ("一月19到20日", "2022-01-19", "2022-01-20"),
        ("2015年和2018年之间", "2015-01-01", "2018-12-31"),
        ("“十四五”", "2021-01-01", "2025-12-31"),
        ("“十四五”期间", "2021-01-01", "2025-12-31"),
        ("十五五时期", "2026-01-01", "2030-12-31"),
        ("“十一五”末", "2010-01-01", "2010-12-31"),
        ("“十五五”开局之年", "2026-01-01", "2026-12-31"),
        ("上世纪90年代", "1990-01-01", "1999-12-31"),
        ("近三年", "2019-06-14", "2022-06-13"),
        ("今后五年", "2022-01-01", "2026-12-31"),
        ("三年前", "2019-06-14", "2019-06-14"),
    ],
)
def test_an_expression_means_these_days(text, first, last):
    if first is None:
        with pytest.raises(ParseError):
            parse(text, REFERENCE)
    else:
        assert days(text) == (first, last, "during")


@pytest.mark.parametrize(
    ("text", "first", "last", "relation"),
    [
        ("6月前", "", "2022-05-31", "by"),
        ("6月底前", "", "2022-06-30", "by"),
        ("9月30日前", "", "2022-09-30", "by"),
        ("年底前", "", "2022-12-31", "by"),
        ("2024年底以前", "", "2024-12-31", "by"),
        ("2018年以前", "", "2017-12-31", "by"),
        ("2018年及以前", "", "2018-12-31", "by"),
        ("2018年之前", "", "2017-12-31", "by"),
        ("本月底前", "", "2022-06-30", "by"),
        ("到2025年", "", "2025-12-31", "by"),
        ("至2025年末", "", "2025-12-31", "by"),
        ("不迟于9月", "", "2022-09-30", "by"),
        ("最迟10月底", "", "2022-10-31", "by"),
        ("三年内", "", "2025-06-14", "by"),
        ("50日内", "", "2022-08-03", "by"),
        ("三个月内", "", "2022-09-14", "by"),
        ("截至4月底", "", "2022-04-30", "during"),
        ("截至目前", "", "2022-06-14", "during"),
        ("今年以来", "2022-01-01", "", "since"),
        ("2021年7月1日起", "2021-07-01", "", "since"),
        ("自2018年", "2018-01-01", "", "since"),
        ("2018年之后", "2019-01-01", "", "since"),
        ("“十二五”以来", "2011-01-01", "", "since"),
    ],
)
def test_a_suffix_or_a_preposition_makes_a_deadline_or_a_start(text, first, last, relation):
    assert days(text) == (first, last, relation)


@pytest.mark.parametrize(
    "text",
    ["", "2月30日", "2019年2月29日", "4月31日", "13月", "0月", "2022年13月1日", "12号", "三年", "半年", "3年"]
    + [
        "80天",
        "3个工作日",
        "15个工作日内",
        "年",
        "月",
        "日",
        "每年",
        "半年红",
        "2.5年均",
        "年均",
        "年产",
        "2025",
        "年度",
    ]
    + ["2022年3月至2022年1月", "6月6日的", "6月底 前列"],
)
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ParseError):
        parse(text, REFERENCE)


@pytest.mark.parametrize(
    "text", ["6月底", "年内", "一季度", "3月26日", "目前", "近三年", "本届任期", "三年内"]
)
def test_a_date_without_its_reference_is_refused(text):
    with pytest.raises(ParseError):
        parse(text)


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("力争6月底前完成", "6月底前"),
        ("项目2024年8月底前完工", "2024年8月底前"),
        ("到2025年，覆盖率稳步提升", "2025年"),
        ("截至4月底，已建成两座", "4月底"),
        ("自2018年以来持续改善", "2018年以来"),
        ("处于“十四五”期间的工程", "十四五”期间"),
        ("是“十四五”规划的要求", "十四五"),
        ("上半年128.6亿元", "上半年"),
        ("电镀园年底入园", "年底"),
        ("争取9月通车", "9月"),
        ("计划今年底完成", "今年底"),
        ("不低于上年度水平", "上年度"),
        ("2020年内力争建成", "2020年内"),
        ("在此基础上，年度推进四项", "年度"),
        ("1月前三位", "1月"),
        ("2019共收集", "2019"),
        ("年初建成", "年初"),
        ("年内设立三处", "年内"),
        ("力争通过4年时间，实现翻番", "4年时间"),
    ],
)
def test_an_expression_is_found_with_its_suffix_and_without_its_preposition(text, expression):
    assert [quoted for quoted, _ in found(text)] == [expression]


@pytest.mark.parametrize(
    "text",
    [
        "实施三年行动计划",
        "企业五年倍增计划",
        "PM2.5年均浓度下降",
        "PM_{2.5}年均浓度",
        "带动农户年均增收",
        "年产量持续提高",
        "年度签约额再创新高",
        "中国制造2025",
        "330国道改造",
        "大干2026",
        "审批80天",
        "3个工作日办结",
        "力争50日内完成征迁",
        "两年任务",
        "老年中心建成",
        "青少年中有",
        "一月一调度",
        "月月有目标、季季有成效",
        "500万元以上年签约",
        "学前一年免费",
        "10日均线",
        "地铁12号线开工",
        "创历年新高",
        "节约成本年年有",
        "近年来，产业兴旺",
        "千年古城",
        "百年未有",
        "第七届",
        "单季稻机插",
        "作为年终考核的依据",
        "提高了15个百分点",
        "一日三餐",
        "为期3日",
        "四季度假区",
        "十月革命",
        "6月龄婴儿",
    ],
)
def test_what_only_looks_like_a_date_is_not_found(text):
    assert found(text) == []


def test_a_date_whose_year_is_not_given_is_found_without_days():
    assert found("6月底前完成，年内投用", None) == [
        ("6月底前", UnplacedPeriod("days", "by")),
        ("年内", UnplacedPeriod("year", "during")),
    ]
    assert found("在本届任期内完成") == [("本届任期内", UnplacedPeriod("years"))]


def test_what_counts_from_a_day_is_not_found_without_one():
    assert found("截至目前，昨日完成", None) == []


def test_a_rhythm_and_a_slogan_are_no_periods():
    assert found("每月通报，冲刺“全年红”") == [("每月", Recurrence("month")), ("全年红", Label("slogan"))]


def test_a_day_that_does_not_exist_is_a_problem():
    assert found("2月30日前完成") == [("2月30日前", Damage("no such day"))]
    assert found("2月30日前完成", None) == [("2月30日前", Damage("no such day"))]
    assert found("13月开工") == []


def test_the_year_of_the_section_goes_before_the_day_of_publication():
    text = (
        "2019年青禾乡政府工作报告\n\n各位代表：\n\n现在，我代表乡人民政府报告工作。\n\n"
        "一、2018年工作回顾\n\n全年增收。\n\n二、2019年工作打算\n\n全年增收。\n"
    )
    years = [value.last.year for quoted, value in found(text) if quoted == "全年"]
    assert years == [2018, 2019]


@pytest.mark.parametrize(
    "sentence", ["\n年，乡里修路。", "全力冲刺。年区重点项目十个。", "获评年度全省先进。"]
)
def test_a_year_that_was_lost_is_a_problem_in_a_copy_that_loses_digits_and_only_there(sentence):
    assert ("年", Damage("year lost")) in found("产值增长.6%。" + sentence)
    assert ("年", Damage("year lost")) not in found("产值增长5.6%。" + sentence)


def test_words_of_their_own_are_no_lost_years():
    assert found("产值增长.6%。\n年初做好准备。年度计划投资。年均增收") == [
        ("年初", Period(datetime.date(2022, 1, 1), datetime.date(2022, 1, 31), "month"))
    ]


@pytest.mark.parametrize(
    "word",
    [*words.PARTS, *words.YEARS, *words.MOMENTS, *words.RECURRING, "年底", "近三年", "过去十年", "后1年"],
)
def test_the_trigger_hears_every_word(word):
    assert grammar.TRIGGER.match(word)
    assert grammar.match_point(word, 0)


years = st.integers(1950, 2049)


@st.composite
def periods(draw):
    """Periods that an expression can mean: a unit of the calendar or a run of them, closed or open."""
    year, month = draw(years), draw(st.integers(1, 12))
    day = datetime.date(year, month, draw(st.integers(1, spans.last_day(year, month))))
    quarter, half = (month - 1) // 3 * 3 + 1, (month - 1) // 6 * 6 + 1
    unit = draw(
        st.sampled_from(
            [
                Period(day, day, "day"),
                spans.one_month(year, month),
                spans.months(year, quarter, quarter + 2, "quarter"),
                spans.months(year, half, half + 5, "half"),
                spans.years(year, year, "year"),
            ]
        )
    )
    relation = draw(st.sampled_from(["during", "by", "since", "as_of", "range"]))
    if relation == "range":
        later = draw(st.integers(0, 400))
        last = day + datetime.timedelta(days=later)
        return draw(
            st.sampled_from(
                [
                    Period(day, last, "days"),
                    Period(day.replace(day=1), spans.one_month(last.year, last.month).last, "months"),
                    spans.years(day.year, last.year),
                ]
            )
        )
    first = None if relation in ("by", "as_of") else unit.first
    last = None if relation == "since" else unit.last
    return Period(first, last, unit.precision, "during" if relation == "as_of" else relation)


@given(periods(), st.sampled_from(STYLES))
def test_what_is_written_is_read_as_it_was(period, style):
    assert parse(render(period, style)) == period


@given(periods())
def test_full_width_digits_read_the_same(period):
    text = render(period)
    assert parse(text.translate(WIDE)) == parse(text)


@given(periods(), st.sampled_from(STYLES))
def test_what_is_written_is_found_whole_whatever_stands_around_it(period, style):
    text = make_view(render(period, style)).text
    bare = text.removeprefix("截至").removeprefix("到")
    assert [quoted for quoted, _ in found(f"据通报，{bare}。全县动工")] == [bare]
    assert [value for _, value in found(f"据通报，{text}，全县动工")] == [period]


PIECES = [
    *"一二三十廿〇两半年月日号季度旬周天个前后初中底末内至到—-、和的上下本今去明近以来起间",
    "2022",
    "1",
    "30",
    "13",
    ".",
    "/",
]
PIECES += ["“", "”", "十四五", "工作日", "每", "之间", "目前", "９", " ", "\n", "亿", "%", "世纪", "年代"]
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(texts)
def test_any_text_is_a_period_or_refused(text):
    for reference in (REFERENCE, Reference(None, None), Reference(1, datetime.date(1, 1, 1))):
        try:
            period = parse(text, reference)
        except ParseError:
            continue
        assert isinstance(period, Period)


@given(texts)
def test_findings_are_sorted_apart_and_never_end_before_they_begin(text):
    seen = page(text)
    place = 0
    for one in find(seen):
        assert place <= one.start < one.end <= len(seen.text)
        place = one.end
        if isinstance(one.value, Period) and one.value.first and one.value.last:
            assert one.value.first <= one.value.last


@given(texts)
def test_nothing_crosses_a_paragraph(text):
    seen = page(text)
    assert all("\n" not in seen.text[one.start : one.end] for one in find(seen))


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)))
def test_every_day_lies_in_one_month_one_quarter_and_one_half_of_its_year(day):
    reference = Reference(day.year, None)
    for names in (
        [f"{month}月" for month in range(1, 13)],
        [f"{quarter}季度" for quarter in "一二三四"],
        ["上半年", "下半年"],
    ):
        periods = [parse(name, reference) for name in names]
        assert sum(period.first <= day <= period.last for period in periods) == 1


def test_an_unknown_style_and_a_crooked_month_cannot_be_written():
    with pytest.raises(ValueError, match="style"):
        render(spans.one_month(2022, 6), "roman")
    with pytest.raises(ValueError, match="no expression"):
        render(Period(datetime.date(2022, 6, 2), datetime.date(2022, 6, 30), "month"))


UNITS = [*COMMON, "三年", "近", "2."]


@pytest.mark.parametrize("unit", [*UNITS, "mixture"])
def test_the_time_is_level_whatever_is_repeated(unit):
    chooser = random.Random(7)
    text = "".join(chooser.choice(UNITS) for _ in range(60_000)) if unit == "mixture" else unit * 100_000
    text = text[:100_000]
    seen = Page(Document(text, published=DAY), View(text, text, (0,), (0,)), outline(""))
    assert min(seconds(seen) for _ in range(3)) < 0.2


def seconds(seen):
    start = time.process_time()
    for _ in find(seen):
        pass
    return time.process_time() - start
