"""The kit as its users meet it: reports, failures, cases in every form, profiles and the fixture."""

import re
import subprocess
import sys
from datetime import date, datetime
from fractions import Fraction
from importlib.metadata import entry_points
from time import time
from types import ModuleType

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import settings
from planted import sound

from govtargets import Amount, Extractor, ParseError, Unit, hookimpl, lookup_extractor
from govtargets.plugins import Toolkit
from govtargets.strategies import Case
from govtargets.testing import Report, Ruling, check_extractor, check_parser, check_plugin, plain_page
from govtargets.testing.lending import lent
from govtargets.testing.mutations import edits
from govtargets.testing.watching import CLOCK, LOCALE, watched

TWELVE = Amount(Fraction(12), Fraction(12), "箱")


def refuses(text):
    raise ParseError(text)


def test_a_report_has_a_ruling_for_each_law_and_lists_them():
    report = check_parser(refuses, cases={"12箱": TWELVE}, laws=["cases", "total", "round trip"])
    assert [(one.law, one.holds) for one in report.rulings] == [
        ("cases", False),
        ("round trip", None),
        ("total", True),
    ]
    assert (
        str(report).splitlines()[0].startswith("BROKEN  tests.refuses: cases: '12箱': is refused, but means")
    )
    assert "untried tests.refuses: round trip: no render was given" in str(report)
    assert report.broken == report.rulings[:1]
    assert not report.holds


def test_failures_are_raised_on_demand_with_the_example():
    report = check_parser(refuses, cases={"12箱": TWELVE}, laws=["cases"])
    with pytest.raises(AssertionError, match=r"breaks one law:\n.*'12箱': is refused"):
        report.raise_failures()
    check_parser(sound.parse, cases={"12箱": TWELVE}).raise_failures()


def test_a_report_cannot_be_changed():
    report = Report("x", (Ruling("law", "x", True),))
    with pytest.raises(FrozenInstanceError):
        report.subject = "y"
    with pytest.raises(FrozenInstanceError):
        report.rulings[0].holds = False


def test_the_same_check_gives_the_same_report():
    laws = ["cases", "total", "one character"]
    assert check_parser(refuses, cases=sound.CASES, laws=laws) == check_parser(
        refuses, cases=sound.CASES, laws=laws
    )


@pytest.mark.parametrize(
    "cases", [{"12箱": TWELVE}, [Case("12箱", TWELVE)], sound.CASES], ids=["mapping", "cases", "strategy"]
)
def test_cases_come_in_any_form(cases):
    assert check_parser(sound.parse, cases=cases, laws=["cases"]).holds
    assert check_extractor(sound.find, cases=cases, laws=["found whole"]).holds


def test_values_can_be_given_apart_from_the_cases():
    report = check_parser(sound.parse, render=sound.render, values=[TWELVE], laws=["round trip"])
    assert [one.holds for one in report.rulings] == [True]


def test_a_value_that_cannot_be_rendered_is_passed_over():
    third = Amount(Fraction(1, 3), Fraction(1, 3), "箱")
    assert check_parser(sound.parse, render=sound.render, values=[third], laws=["round trip"]).holds


@pytest.mark.parametrize("check", [check_parser, check_extractor])
def test_without_cases_the_laws_of_any_text_are_tried(check):
    tried = {one.law for one in check(refuses if check is check_parser else sound.find).rulings if one.holds}
    assert {"total", "today", "locale", "time"} <= tried


def test_a_law_that_does_not_exist_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="no law is called beauty"):
        check_parser(refuses, laws=["beauty"])


def test_a_plugin_that_is_not_installed_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="no plugin 'nobody' is installed; there are: .*numbers"):
        check_plugin("nobody")


def test_idle_characters_may_go():
    def forgiving(text):
        return sound.parse(text.replace(",", ""))

    thousand = Amount(Fraction(1000), Fraction(1000), "箱")
    assert not check_parser(forgiving, cases={"1,000箱": thousand}, laws=["one character"]).holds
    idle = Case("1,000箱", thousand, idle=frozenset([1]))
    assert check_parser(forgiving, cases=[idle], laws=["one character"]).holds


@pytest.mark.parametrize(
    ("text", "other"), [("2,000箱", "2000箱"), ("1.50箱", "1.5箱"), ("２，０００箱", "２０００箱")]
)
def test_another_way_of_writing_the_same_decimal_is_no_slip(text, other):
    assert other not in edits(Case(text, None))
    assert any(len(edited) > len(text) for edited in edits(Case(text, None)))


@pytest.mark.parametrize(
    ("cases", "untried"),
    [
        ({"12 boxes": TWELVE}, "no case is in Chinese, as 不少于 and 不超过 are"),
        ({"12箱": "twelve"}, "no case is an interval of one point"),
    ],
)
def test_chinese_bounds_are_not_put_before_what_has_none(cases, untried):
    (ruling,) = check_parser(refuses, cases=cases, laws=["bounds"]).rulings
    assert (ruling.holds, ruling.message) == (None, untried)


def test_a_parser_that_reads_no_bounds_turns_none_round():
    def only(text):
        return TWELVE if text == "12箱" else refuses(text)

    def half(text):
        return TWELVE if text == "12箱" else sound.parse(text) if text.startswith("不少于") else refuses(text)

    for parse, holds in ((only, True), (half, False), (sound.parse, True)):
        assert check_parser(parse, cases={"12箱": TWELVE}, laws=["bounds"]).holds is holds


def plugin(**names):
    module = ModuleType("govtargets_words")
    vars(module).update(names)
    return module


@hookimpl
def provide_extractors():
    return [lookup_extractor("words", "word", ["计划", "确保"])]


def test_a_plugin_may_bring_its_cases(monkeypatch):
    module = plugin(provide_extractors=provide_extractors, EXAMPLES={"计划": "计划", "力争": "力争"})
    monkeypatch.setitem(sys.modules, module.__name__, module)
    report = check_plugin(module, laws=["found whole"])
    assert [one.subject for one in report.broken] == ["words.words"]
    assert report.broken[0].example == "力争"


def test_without_cases_a_plugin_is_tried_on_what_it_finds(monkeypatch):
    module = plugin(provide_extractors=provide_extractors)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    report = check_plugin(module, laws=["found whole", "one character"])
    assert [one.holds for one in report.rulings] == [True, True]


def test_each_of_several_extractors_is_tried_on_the_cases_that_it_reads(monkeypatch):
    @hookimpl
    def provide_two():
        return [lookup_extractor("plans", "word", ["计划"]), lookup_extractor("vows", "word", ["确保"])]

    examples = {"计划": "计划", "确保": "确保"}
    module = plugin(provide_extractors=provide_two, EXAMPLES=examples)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    assert [one.holds for one in check_plugin(module, laws=["found whole"]).rulings] == [True, True]
    module.EXAMPLES["力争"] = "力争"
    broken = check_plugin(module, laws=["found whole"]).broken
    assert [(one.subject, one.example) for one in broken] == [("words.plans", "力争"), ("words.vows", "力争")]


def test_a_parser_beside_the_hooks_is_tried_as_well(monkeypatch):
    module = plugin(provide_extractors=provide_extractors, parse=lambda text: None, EXAMPLES={"计划": "计划"})
    monkeypatch.setitem(sys.modules, module.__name__, module)
    report = check_plugin(module, laws=["total"])
    assert [one.subject for one in report.broken] == ["words.parse"]


@pytest.mark.parametrize(
    ("hook", "given", "example"),
    [
        ("provide_units", Unit("标准箱位", "箱", "count"), None),
        ("provide_units", Unit("百分点", "百分点", "share"), "12百分点"),
        ("provide_agencies", "望舒湖保护站", None),
        ("provide_agencies", "Ｂ座保护站", "Ｂ座保护站"),
        ("provide_places", "望舒", None),
    ],
)
def test_what_a_plugin_gives_must_be_read(monkeypatch, hook, given, example):
    def answer():
        return [given]

    answer.__name__ = hook
    module = plugin(**{hook: hookimpl(answer)})
    monkeypatch.setitem(sys.modules, module.__name__, module)
    (ruling,) = check_plugin(module, laws=["lent"]).rulings
    assert (ruling.holds, ruling.example) == (example is None, example)


def test_a_plugin_that_does_not_load_is_asked_no_more(monkeypatch):
    module = plugin(provide_extractors=hookimpl(lambda: ["no extractor"]))
    monkeypatch.setitem(sys.modules, module.__name__, module)
    assert [one.law for one in check_plugin(module).rulings] == ["loads"]


def test_an_extractor_may_be_given_as_such_or_as_its_function():
    extractor = Extractor("boxes", "amount", sound.find)
    assert check_extractor(extractor, laws=["total"]).subject == "boxes"
    assert check_extractor(sound.find, laws=["total"]).subject == "planted.find"


def test_a_plain_page_has_a_reference_from_the_day_of_publication_alone():
    page = plain_page("2019年工作报告", published=None)
    assert (page.text, page.reference(0).year) == ("2019年工作报告", None)


def test_asking_for_the_time_is_noticed_however_it_was_imported():
    for ask in (date.today, datetime.now, time, lambda: type("Own", (date,), {}).today()):
        with watched(CLOCK) as calls:
            ask()
        assert len(calls) == 1, ask
    with watched(CLOCK) as calls:
        date(2022, 1, 1).isoformat()
        re.compile("x").match("x")
    assert calls == []
    with watched(LOCALE) as calls:
        "ı".upper()
    assert calls == []


def test_the_profiles_are_registered_as_soon_as_hypothesis_is_imported():
    numbers = [settings.get_profile(name).max_examples for name in ("dev", "ci", "deep")]
    assert numbers == [25, 100, 2000]
    assert [point.value for point in entry_points(group="hypothesis") if point.name == "govtargets"] == [
        "govtargets.profiles:register"
    ]


def test_the_plugin_for_pytest_does_not_import_hypothesis():
    code = "import sys, govtargets.pytest_plugin; print('hypothesis' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_toolkit_of_a_test_is_its_own(toolkit, request):
    assert isinstance(toolkit, Toolkit)
    assert {"agencies", "dates", "numbers", "percentages"} <= {one.name for one in toolkit.plugins}
    assert not toolkit.failures


def test_a_unit_that_makes_another_plugin_fail_breaks_the_law_of_what_is_lent(plug, monkeypatch):
    def giving(*units):
        return hookimpl(named("provide_units", lambda: units))

    def named(name, function):
        function.__name__ = name
        return function

    other = plug("other", provide_units=giving(Unit("标准箱位", "标准箱位", "count")))
    monkeypatch.setattr("govtargets.testing.lending.entry_points", lambda group: [other])
    mine = plug("mine", provide_units=giving(Unit("标准箱位", "箱", "count")))
    ruling = lent(mine)
    assert "beside the installed plugins other fails to load" in ruling.message
    assert "the plugin mine unknown gives it too" in ruling.message
    agreed = plug("mine", provide_units=giving(Unit("标准箱位", "标准箱位", "count")))
    assert "no plugin is installed that reads them" in lent(agreed).message


def test_a_case_that_is_not_found_is_shown_as_page_text_reads_it():
    english = lookup_extractor("due", "due", {"June 30, 2027": 2027})
    (ruling,) = check_extractor(english, cases={"June 30, 2027": 2027}, laws=["found whole"]).rulings
    assert ruling.message.endswith("found is nothing in page.text, 'June 30， 2027'")
