"""The library's own plugins keep the laws that it sets for everybody's."""

from functools import partial

import pytest

import govtargets_agencies
import govtargets_numbers
import govtargets_percentages
from govtargets import numerals
from govtargets.strategies import agencies, amounts, percentages, periods
from govtargets.strategies import numerals as numeral_cases
from govtargets.testing import check_parser, check_plugin
from govtargets_dates.parse import parse as parse_date
from govtargets_dates.render import STYLES as DATE_STYLES
from govtargets_dates.render import render as render_date

RENDERED = [
    *((govtargets_numbers.parse, govtargets_numbers.render, amounts(), style) for style in numerals.STYLES),
    *(
        (govtargets_percentages.parse, govtargets_percentages.render, percentages(), style)
        for style in numerals.STYLES
    ),
    *((parse_date, render_date, periods(), style) for style in DATE_STYLES),
]


@pytest.mark.parametrize("name", ["agencies", "dates", "numbers", "percentages"])
def test_the_plugin_keeps_the_laws(name):
    check_plugin(name).raise_failures()


@pytest.mark.parametrize("style", numerals.STYLES)
def test_numerals_keep_the_laws(style):
    render = partial(numerals.write, style=style)
    check_parser(numerals.read, render=render, cases=numeral_cases(style=style)).raise_failures()


@pytest.mark.parametrize(("parse", "render", "cases", "style"), RENDERED)
def test_what_is_rendered_in_a_style_is_read_back(parse, render, cases, style):
    report = check_parser(parse, render=partial(render, style=style), cases=cases, laws=["round trip"])
    report.raise_failures()


def test_what_agencies_render_is_read_back():
    report = check_parser(
        govtargets_agencies.parse, render=govtargets_agencies.render, cases=agencies(), laws=["round trip"]
    )
    report.raise_failures()
