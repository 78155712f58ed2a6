"""What govtargets-example reads, and the laws that it keeps."""

import datetime

import pytest
from hypothesis import strategies as st

from govtargets import ParseError, extract
from govtargets.testing import check_extractor, check_parser
from govtargets_example import EXAMPLES, EfficiencyGrade, parse, provide_extractors, render

REPORT = "2022年云溪县政府工作报告\n二、2022年目标任务。"


def test_the_parser_keeps_the_laws():
    grades = st.builds(EfficiencyGrade, st.integers(1, 3))
    check_parser(parse, render=render, cases=EXAMPLES, values=grades).raise_failures()


def test_the_extractor_keeps_the_laws():
    (extractor,) = provide_extractors()
    check_extractor(extractor, cases=EXAMPLES).raise_failures()


@pytest.mark.parametrize("text", ["", "能效", "4级能效", "11级能效", "一级能效。"])
def test_what_it_cannot_read_exactly_it_refuses(text):
    with pytest.raises(ParseError):
        parse(text)


def test_a_grade_is_found_in_a_document():
    extraction = extract(f"{REPORT}新增一级能效企业20家。")
    grades = [mention for mention in extraction.mentions if mention.kind == "efficiency_grade"]
    assert [(mention.text, mention.value) for mention in grades] == [("一级能效", EfficiencyGrade(1))]


def test_an_intensity_is_promised_whole():
    text = f"{REPORT}到2025年，单位生产总值能耗降至460千克标准煤/万元以内。"
    (promise,) = extract(text).commitments
    assert (promise.agency, promise.indicator) == ("云溪县政府", "单位生产总值能耗")
    assert (promise.measure.unit, promise.measure.comparator) == ("千克标准煤/万元", "at_most")
    assert promise.deadline.last == datetime.date(2025, 12, 31)
