"""The laws of the kit are put to the test themselves: each catches the bugs that are planted for it.

A law that has never caught one is not trusted, so every law of the kit stands in these tables.
"""

import importlib
import re
import sys
from pathlib import Path

import pytest
from planted import extractors, parsers, plugins, sound

from govtargets.testing import check_extractor, check_parser, check_plugin
from govtargets.testing.extractor_laws import EXTRACTOR_LAWS
from govtargets.testing.parser_laws import PARSER_LAWS
from govtargets.testing.plugin_laws import PLUGIN_LAWS

PAGE = Path(__file__).parents[1] / "docs" / "laws.md"

# What is planted, the law that must catch it, what its report must show: the example, and what it says.
PARSERS = [
    (parsers.rounds, "cases", r"'0\.0?[1-9]箱'.*0\.?\d*/|'0\.\d+箱'"),
    (parsers.scales_wrongly, "cases", r"'0\.01万箱'|'[1-9]万箱'"),
    (parsers.turns_the_bound_round, "bounds", r"'不少于0箱'.*at_most.*means.*at_least"),
    (parsers.says_none, "total", r"'' returns None"),
    (parsers.leaks_its_error, "total", r"''.*raises ValueError"),
    (parsers.exits, "total", r"'\\n'.*raises SystemExit"),
    (parsers.swallows_the_refusal, "whole text", r"'0箱\S+'.*says more"),
    (parsers.reads_half_width_only, "widths", r"'０箱' is refused"),
    (parsers.reads_a_part, "whole text", r"'0箱\S+'.*says more"),
    (parsers.ends_before_a_line_break, "whole text", r"'0箱\\n'.*says more"),
    (parsers.supplies_a_zero, "lost digits", r"'[.．]\d+万?箱'.*remains of '\S*0"),
    (parsers.forgives_repetition, "one character", r"'0箱箱'.*as '0箱' is"),
    (parsers.drops_leading_zeros, "one character", r"'00箱'.*as '0箱' is"),
    (parsers.holds_a_float, "exact", r"'0箱'.*a float.*0\.0"),
    (parsers.gives_a_list, "frozen", r"'0箱'.*can be changed"),
    (parsers.hides_its_type, "json", r"'0箱'.*comes back from JSON as"),
    (parsers.is_like_no_other, "json", r"'0箱'.*comes back from JSON as"),
    (parsers.Rememberer, "no state", r"'0箱' is read as .*at_most.* when '\S+' was parsed in between"),
    (parsers.counts_from_today, "today", r"asks for date\.today in planted\.parsers, line \d+"),
    (parsers.asks_the_locale, "locale", r"asks for _locale\.localeconv in locale"),
    (parsers.looks_again_from_each_digit, "time", r"'\d' repeated to 2000 and 8000 characters"),
    (parsers.backtracks, "time", r"'\d' repeated, it is not done within 3 seconds"),
]
EXTRACTORS = [
    (extractors.ends_too_early, "found whole", r"'0箱' holds '0箱'.*found is '0'"),
    (extractors.takes_the_words_in_front, "found whole", r"holds '0箱'.*found is '\S{2,3}0箱'"),
    (extractors.gives_up_at_the_first_fault, "found whole", r"found is nothing"),
    (extractors.wants_a_full_stop, "found whole", r"'0箱[；，）]' holds '0箱'.*found is nothing"),
    (extractors.raises, "total", r"'²' raises ValueError"),
    (extractors.yields_pairs, "total", r"'0箱\S*' yields \(0, 2\), which is no Found"),
    (extractors.leaves_the_text, "inside", r"'0箱' yields \[0, 3\) in a text of 2"),
    (extractors.finds_something_in_nothing, "inside", r"'' yields \[0, 0\)"),
    (extractors.comes_backwards, "sorted", r"'0箱\S?0箱' yields .* in that order"),
    (extractors.overlaps, "disjoint", r"'\S+箱\S*' yields .*, which overlap"),
    (extractors.crosses_paragraphs, "no crossing", r"'[1-9]\\n\\n箱' finds"),
    (extractors.finds_the_first, "paragraphs", r"'0箱。\\n\\n0箱。'.*its paragraphs alone"),
    (extractors.forgives_repetition, "one character", r"'[1-9]箱箱' is found"),
    (extractors.reads_the_source, "widths", r"'０箱' yields nothing; '0箱' '0箱'"),
    (extractors.Ticker, "twice", r"'0箱' first yields"),
    (extractors.Rememberer, "no state", r"'0箱' yields .*at_most.* after '\S+0箱\S*', but '0箱' .*point"),
    (extractors.tidies_the_page, "page untouched", r"is another page"),
    (extractors.holds_floats, "exact", r"'0箱' has a float"),
    (extractors.gives_lists, "frozen", r"'0箱' has a value that can be changed"),
    (extractors.gives_functions, "json", r"'0箱' has a value that JSON cannot hold"),
    (extractors.counts_from_now, "today", r"asks for datetime\.now in planted\.extractors"),
    (extractors.asks_the_locale, "locale", r"asks for _locale\.localeconv"),
    (extractors.looks_again_from_each_digit, "time", r"'\d' repeated to 2000 and 8000 characters"),
]
PLUGINS = [
    ("MISSPELT", "loads", r"provide_extractor"),
    ("NAMESAKES", "loads", r"one name: words, words"),
    ("COUNTS_ITS_LOADS", "order", r"yields '(计划|确保)'.* or "),
    ("NEVER_READ", "lent", r"'12万箱' is to be read as .*万箱.* found is '12万箱' .*high=120000"),
    ("SET_ORDER", "everywhere", r"yields .*where PYTHONHASHSEED=1"),
    ("LOCAL_ENCODING", "everywhere", r"UnicodeDecodeError"),
    ("RAISES_LATER", "extraction", r"'\S*区\S*' fails: words: KeyError"),
]
PLANTED_RENDERER = ("forgets_the_bound", "round trip", r"'0箱' is read as .*point.* written for .*at_most")


@pytest.fixture(autouse=True)
def short_patience(monkeypatch):
    monkeypatch.setattr("govtargets.testing.growth.PATIENCE", 3)


def assert_caught(report, law, shown):
    (ruling,) = [ruling for ruling in report.rulings if ruling.law == law]
    assert ruling.holds is False
    assert re.search(shown, f"{ruling.example!r} {ruling.message}"), str(ruling)
    with pytest.raises(AssertionError, match=re.escape(f"{law}: ")):
        report.raise_failures()


def name(planted):
    return getattr(planted, "__name__", planted)


@pytest.mark.parametrize(("planted", "law", "shown"), PARSERS, ids=name)
def test_a_bug_in_a_parser_is_caught(planted, law, shown):
    parse = planted().parse if isinstance(planted, type) else planted
    assert_caught(check_parser(parse, cases=sound.CASES, laws=[law]), law, shown)


def test_a_bug_in_a_renderer_is_caught():
    _, law, shown = PLANTED_RENDERER
    report = check_parser(sound.parse, render=parsers.forgets_the_bound, cases=sound.CASES, laws=[law])
    assert_caught(report, law, shown)


@pytest.mark.parametrize(("planted", "law", "shown"), EXTRACTORS, ids=name)
def test_a_bug_in_an_extractor_is_caught(planted, law, shown):
    find = planted().find if isinstance(planted, type) else planted
    assert_caught(check_extractor(find, cases=sound.CASES, laws=[law]), law, shown)


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Write a plugin of planted/plugins.py to a module and import it."""

    def write(source):
        module = f"planted_{source.lower()}"
        tmp_path.joinpath(f"{module}.txt").write_text("计划 确保", encoding="utf-8")
        code = plugins.HEAD + getattr(plugins, source)
        tmp_path.joinpath(f"{module}.py").write_text(code, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.delitem(sys.modules, module, raising=False)
        monkeypatch.setenv("PYTHONUTF8", "1")
        return importlib.import_module(module)

    return write


@pytest.mark.parametrize(("planted", "law", "shown"), PLUGINS)
def test_a_bug_in_a_plugin_is_caught(written, planted, law, shown):
    assert_caught(check_plugin(written(planted), laws=[law]), law, shown)


def test_a_sound_parser_keeps_every_law():
    report = check_parser(sound.parse, render=sound.render, cases=sound.CASES)
    assert [str(ruling) for ruling in report.rulings if not ruling.holds] == []


def test_a_sound_extractor_keeps_every_law():
    report = check_extractor(sound.find, cases=sound.CASES)
    assert [str(ruling) for ruling in report.rulings if not ruling.holds] == []


def test_a_sound_plugin_keeps_every_law(written):
    report = check_plugin(written("SOUND"), cases={"计划": "计划", "确保": "确保"})
    assert [str(ruling) for ruling in report.rulings if not ruling.holds] == []


def test_every_law_catches_a_planted_bug():
    caught = {law for _, law, _ in [*PARSERS, PLANTED_RENDERER]}
    assert {law.name for law in PARSER_LAWS} == caught
    assert {law.name for law in EXTRACTOR_LAWS} == {law for _, law, _ in EXTRACTORS}
    assert {law.name for law in PLUGIN_LAWS} == {law for _, law, _ in PLUGINS}


def test_the_page_tells_every_law_and_every_planted_bug():
    page = PAGE.read_text(encoding="utf-8")
    told = {*(name(bug) for bug, _, _ in [*PARSERS, *EXTRACTORS, *PLUGINS, PLANTED_RENDERER])}
    laws = [*PARSER_LAWS, *EXTRACTOR_LAWS, *PLUGIN_LAWS]
    assert [law.name for law in laws if f"| {law.name} | {law.sentence} |" not in page] == []
    assert sorted(bug for bug in told if f"`{bug}`" not in page) == []
