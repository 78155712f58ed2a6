from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtargets.errors import ParseError
from govtargets.numerals import LONGEST, STYLES, Style, read, write

READ = {
    "7": 7,
    "1,234.5": Fraction(2469, 2),
    "１，２３４．５": Fraction(2469, 2),
    "1,234.5万": 12345000,
    "1.4万亿": 14 * 10**11,
    "二十万亿": 2 * 10**13,
    "10万万": 10**9,
    "5万4千6百": 54600,
    "3万4000": 34000,
    "1千零20": 1020,
    "2千零30万": 20300000,
    "300W": 3000000,
    "一千二百三十四万": 12340000,
    "两百二十": 220,
    "一万五": 15000,
    "四百五": 450,
    "一千零五": 1005,
    "一千零五十": 1050,
    "九十二万四": 924000,
    "一百零三万零五十二": 1030052,
    "三千七百万八千二百亿零九十万零六": 3700820000900006,
    "十": 10,
    "百亿": 10**10,
    "廿": 20,
    "廿五": 25,
    "卅": 30,
    "零": 0,
    "0.5": Fraction(1, 2),
    "零点五": Fraction(1, 2),
    "3万0400": 30400,
    "〇": 0,
    "二〇三五": 2035,
    "叁佰伍拾": 350,
    "二點五": Fraction(5, 2),
    "两千万点五": Fraction(40000001, 2),
    "三分之一": Fraction(1, 3),
    "一百分之2": Fraction(1, 50),
    "16分之5": Fraction(5, 16),
    "1/3": Fraction(1, 3),
    "负1.1": Fraction(-11, 10),
    "-1.1": Fraction(-11, 10),
    "－３／４": Fraction(-3, 4),
    "半": Fraction(1, 2),
}
REFUSED = [
    "", "万元", ".6", "1.", "1..2", "1,23", "1,2345", "12,345,6", "五七", "一一", "三五", "十十", "百百",
    "亿万", "三百千", "一零", "零零", "一百零", "3万400", "二分之", "分之二", "一点", "点五", "一点两", "五百分之零点",
    "1/0", "九十九十", "--1", "00", "007", "00.1", "-08", "零零七", "二百九万", "1百5万", "0\n", "一\n", "万²", "一千零零五", "负", "5W万", "9" * 100, "一" * 100,
]  # fmt: skip
NUMBERS = st.builds(
    Fraction,
    st.one_of(st.integers(-30, 30), st.integers(-(10**5), 10**5), st.integers(-(10**13), 10**13)),
    st.sampled_from([1, 1, 2, 3, 7, 8, 10, 100, 1000]),
)


@pytest.mark.parametrize(("text", "value"), READ.items())
def test_a_numeral_has_its_exact_value(text: str, value: int) -> None:
    assert read(text) == value


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(ParseError):
        read(text)


@given(NUMBERS, st.sampled_from(STYLES))
def test_what_is_written_is_read_back(value: Fraction, style: Style) -> None:
    assert read(write(value, style)) == value


@given(st.integers(1, 10**12), st.sampled_from(STYLES))
def test_a_digit_left_out_never_leaves_the_value(value: int, style: Style) -> None:
    text = write(value, style)
    for i, char in enumerate(text):
        if char in ",十百千拾佰仟":
            continue
        try:
            assert read(text[:i] + text[i + 1 :]) != value or char in "零一壹"
        except ParseError:
            continue


@given(st.text("0123456789.,/-万亿千百十零一二三两半点分之负Ww壹拾０９．", max_size=12))
def test_any_text_is_a_value_or_refused(text: str) -> None:
    try:
        value = read(text)
    except ParseError:
        return
    assert isinstance(value, Fraction)


@given(NUMBERS)
def test_full_width_and_half_width_agree(value: Fraction) -> None:
    assert read(write(value, "full_width")) == read(write(value, "arabic"))


def test_a_numeral_that_would_be_too_long_is_not_written() -> None:
    with pytest.raises(ValueError, match="too long"):
        write(10**LONGEST)
