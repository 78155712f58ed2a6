import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govtargets_percentages
from govtargets.errors import ParseError
from govtargets.model import Document
from govtargets.numerals import STYLES, Style
from govtargets.page import Page
from govtargets.structure import Outline
from govtargets.values import COMPARATORS, Damage, Percentage, Ratio, ends_of
from govtargets.view import make_view
from govtargets_percentages import parse, render


def found(text: str) -> list[tuple[str, object]]:
    page = Page(Document(text), make_view(text), Outline())
    return [(page.text[one.start : one.end], one.value) for one in govtargets_percentages.find(page)]


def said(value: object) -> str:
    assert isinstance(value, Percentage)
    ends = "..".join(dict.fromkeys(str(end) for end in (value.low, value.high) if end is not None))
    return f"{value.comparator} {ends} {value.unit}"


CASES = [
    ("增长6.5%", "6.5%", "point 13/2 %"),
    ("增长６．５％以上", "6.5%以上", "at_least 13/2 %"),
    ("控制在3.5%以内", "3.5%以内", "at_most 7/2 %"),
    ("控制在3%左右", "3%左右", "about 3 %"),
    ("增速高于7%", "7%", "more_than 7 %"),
    ("发生率低于4‰", "4‰", "less_than 4 ‰"),
    ("增长百分之五点五", "百分之五点五", "point 11/2 %"),
    ("增长百分之八至九", "百分之八至九", "between 8..9 %"),
    ("增长8至9%", "8至9%", "between 8..9 %"),
    ("增长6%—6.5%", "6%—6.5%", "between 6..13/2 %"),
    ("死亡率千分之三", "千分之三", "point 3 ‰"),
    ("万分之三", "万分之三", "point 3/100 %"),
    ("提高1.2个百分点", "1.2个百分点", "point 6/5 个百分点"),
    ("提高2百分点以上", "2百分点以上", "at_least 2 个百分点"),
    ("完成五成", "五成", "point 50 %"),
    ("完成七点二成", "七点二成", "point 72 %"),
    ("完成三成半", "三成半", "point 35 %"),
    ("近七成农户", "七成", "about 70 %"),
    ("七八成的户", "七八成", "between 70..80 %"),
    ("一半以上的村", "一半以上", "at_least 50 %"),
    ("下降-2.2%", "-2.2%", "point -11/5 %"),
    ("出口增速-2.2%", "-2.2%", "point -11/5 %"),
    ("利润同比－0.4%", "-0.4%", "point -2/5 %"),
    ("价格较上年‑1%", "-1%", "point -1 %"),
    ("环比−1.5个百分点", "-1.5个百分点", "point -3/2 个百分点"),
    ("涨幅–3%以上", "–3%以上", "at_least -3 %"),
    ("增幅3‐5%", "3-5%", "between 3..5 %"),
    ("第三档——3%", "3%", "point 3 %"),
    ("税费减负3%", "3%", "point 3 %"),
    ("为负百分之三", "负百分之三", "point -3 %"),
    ("至少提高5%", "5%", "at_least 5 %"),
    ("至多百分之二", "百分之二", "at_most 2 %"),
    ("最多两个百分点", "两个百分点", "at_most 2 个百分点"),
    ("十多个百分点", "十多个百分点", "more_than 10 个百分点"),
    ("增长2至至3%", "3%", "point 3 %"),
    ("最多下降百分之二", "百分之二", "at_most 2 %"),
    ("达标率百分百", "百分百", "point 100 %"),
    ("率达百分之百", "百分之百", "point 100 %"),
]


@pytest.mark.parametrize(("text", "quote", "value"), CASES)
@pytest.mark.parametrize("around", ["{}", "其中{}，其余照旧。", "{}\n\n二、明年"])
def test_a_percentage_is_found_whole_with_its_value(text: str, quote: str, value: str, around: str) -> None:
    assert [(place, said(one)) for place, one in found(around.format(text))] == [(quote, value)]


def test_from_and_to_are_two_percentages() -> None:
    assert [said(one) for _, one in found("由5.8%降至1.6%，从3%到2%")] == [
        "point 29/5 %", "point 8/5 %", "point 3 %", "point 2 %",
    ]  # fmt: skip


def test_shares_side_by_side_are_a_ratio() -> None:
    assert found("三次产业比重为5.3∶50.1∶44.6")[0][1] == Ratio(
        (Fraction(53, 10), Fraction(501, 10), Fraction(223, 5))
    )


@pytest.mark.parametrize("text", ["服务业-3%", "PPI-3%", "增速—3%", "出口（美元）-3%"])
def test_a_dash_that_may_be_a_minus_makes_a_percentage_damage(text: str) -> None:
    assert [(place, type(value)) for place, value in found(text)] == [("3%", Damage)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("增长.6%，", [".6%"]),
        ("增长00%，", ["00%"]),
        ("增长00.5%，", ["00.5%"]),
        ("农户%签约", ["%"]),
        ("分别增长%、%、8%", ["%", "%"]),
    ],
)
def test_a_percentage_that_lost_digits_is_damage(text: str, quotes: list[str]) -> None:
    assert [place for place, value in found(text) if isinstance(value, Damage)] == quotes


@pytest.mark.parametrize(
    "text",
    ["单位（%）", "一成不变", "成立十年", "建成", "三成员国", "9:30", "提高百分点", "a%20b", "增长%\n"],
)
def test_what_is_no_percentage_yields_none(text: str) -> None:
    assert found(text) == []


@st.composite
def values(draw: st.DrawFn) -> Percentage:
    low = Fraction(draw(st.integers(-(10**6), 10**6)), draw(st.sampled_from([1, 10, 100])))
    comparator, unit = draw(st.sampled_from(COMPARATORS)), draw(st.sampled_from(["%", "‰", "个百分点"]))
    if comparator == "between":
        return Percentage(low, low + draw(st.integers(1, 99)), unit, comparator)
    return Percentage(*ends_of(low, comparator), unit, comparator)


@given(values(), st.sampled_from(STYLES))
def test_what_is_rendered_parses_to_the_same(value: Percentage, style: Style) -> None:
    assert parse(render(value, style)) == value


@given(st.text("0123456789.,%‰％百千万分之点个成一二三半至-以上不超 ", max_size=12))
def test_any_text_parses_or_is_refused(text: str) -> None:
    try:
        assert isinstance(parse(text), Percentage)
    except ParseError:
        return


def test_points_are_not_per_cent() -> None:
    assert parse("5个百分点") != parse("5%")


@pytest.mark.parametrize("text", ["一", "1,", "%", "亿万", "九十", "12月", "千分之", "1∶", "5%", " ", "（"])
def test_time_is_level_on_repetition(text: str) -> None:
    long = (text * 100_000)[:100_000]
    page = Page(Document(long), make_view(long), Outline())
    begun = time.process_time()
    list(govtargets_percentages.find(page))
    assert time.process_time() - begun < 2, "several times the aim, for slow machines"
