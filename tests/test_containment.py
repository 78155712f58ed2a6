"""A plugin that goes wrong is its own failure, and all else is what it would be without that plugin."""

import contextlib
import datetime
import itertools
import re
import signal
import threading
import time
from fractions import Fraction
from importlib.metadata import EntryPoint

import pytest
from attrs import evolve, frozen

from govtargets import (
    Agency,
    Amount,
    ContextCue,
    Extractor,
    Failure,
    FirmnessCue,
    Found,
    Judge,
    Percentage,
    Period,
    PluginErrors,
    Refined,
    TenseCue,
    Unit,
    Veto,
    extract,
    hookimpl,
    load_toolkit,
)
from govtargets.plugins import _load, make_toolkit

TEXT = "2022年云溪县政府工作报告\n二、2022年目标任务。确保新增科技企业30家，力争6月底前开工标准箱位1200个。"
STANDARD = ("agencies", "dates", "numbers", "percentages")
LIMIT = Fraction(1, 2)  # the sound plugins need a hundredth of it
can_interrupt = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer on this platform")


def standard():
    return [EntryPoint(name, f"govtargets_{name}", "govtargets") for name in STANDARD]


def hook(name, answer):
    """Return an implementation of a hook that gives an answer, or what a function makes of no arguments."""

    def implementation():
        return answer() if callable(answer) else answer

    implementation.__name__ = name
    return hookimpl(implementation)


def finding(answer, kind="word"):
    return hook("provide_extractors", [Extractor("e", kind, answer)])


def judging(answer):
    return hook("provide_judges", [Judge("j", answer)])


def contained(point, text=TEXT, **given):
    """Read with a bad plugin and without it; return its failures when all else is the same."""
    published = datetime.date(2022, 3, 1)
    without = extract(text, published=published, toolkit=make_toolkit(standard()))
    extraction = extract(text, published=published, toolkit=make_toolkit([*standard(), point]), **given)
    assert without.commitments
    assert evolve(extraction, failures=()) == without
    assert extraction.complete is False
    return [(failure.plugin, failure.version, failure.stage) for failure in extraction.failures]


def test_a_plugin_that_cannot_be_imported():
    assert contained(EntryPoint("gone", "plug_gone", "govtargets")) == [("gone", "unknown", "load")]


def raising(error):
    def fail(*_):
        raise error

    return fail


class UnspeakableError(Exception):
    def __str__(self):
        raise RuntimeError("not even this")


ERRORS = [
    RuntimeError("no luck"),
    SystemExit(0),
    UnspeakableError(),
    RecursionError(),
    MemoryError(),
    GeneratorExit(),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize(
    "name",
    [
        "provide_units",
        "provide_agencies",
        "provide_places",
        "provide_cues",
        "provide_judges",
        "provide_extractors",
    ],
)
def test_a_hook_that_raises(plug, name, error):
    assert contained(plug("bad", **{name: hook(name, raising(error))})) == [("bad", "unknown", "load")]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_extractor_or_a_judge_that_raises(plug, error):
    find = plug("bad", provide_extractors=finding(raising(error)))
    judge = plug("worse", provide_judges=judging(raising(error)))
    assert contained(find) == [("bad", "unknown", "find")]
    assert contained(judge) == [("worse", "unknown", "judge")]


def test_what_the_user_does_to_stop_is_no_failure(plug):
    with pytest.raises(KeyboardInterrupt):
        contained(plug("any", provide_extractors=finding(raising(KeyboardInterrupt()))))


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("provide_units", ["亩"]),
        ("provide_units", 5),
        ("provide_units", None),
        ("provide_extractors", None),
        ("provide_units", [Unit("箱", "箱", "count"), Unit("箱", "个", "count")]),
        ("provide_agencies", "云溪县"),
        ("provide_agencies", [b"x"]),
        ("provide_agencies", ["县"]),
        ("provide_agencies", [" 云溪县水利站"]),
        ("provide_places", ["云\n溪"]),
        ("provide_cues", ["will"]),
        ("provide_cues", lambda: [FirmnessCue("aim to", "firmly")]),
        ("provide_cues", lambda: [TenseCue("", "future")]),
        ("provide_cues", lambda: [ContextCue("total", "weather")]),
        ("provide_judges", [lambda extraction: []]),
        ("provide_judges", [Judge("j", "no function")]),
        ("provide_extractors", [Extractor("e", "word", None)]),
        ("provide_extractors", [Extractor("e", 5, lambda page: [])]),
        ("provide_extractors", [Extractor("e", "word", lambda page: [], 0.5)]),
    ],
)
def test_a_hook_that_returns_rubbish(plug, name, answer):
    assert contained(plug("bad", **{name: hook(name, answer)})) == [("bad", "unknown", "load")]


def test_a_hook_without_its_mark(plug):
    toolkit = make_toolkit([plug("bad", provide_extractors=list)])
    assert "write @hookimpl above it" in toolkit.failures[0].message


@frozen
class Reading:
    value: object


SELF = []
SELF.append(SELF)
NAN = float("nan")


@pytest.mark.parametrize(
    ("kind", "finds"),
    [
        ("word", None),
        ("word", 5),
        ("word", ["text"]),
        ("word", [Found(0.0, 2.0, "x")]),
        ("word", [Found(NAN, 2, "x")]),
        ("word", [Found(True, 2, "x")]),
        ("word", [Found("0", 2, "x")]),
        ("word", [Found(-1, 2, "x")]),
        ("word", [Found(2, 2, "x")]),
        ("word", [Found(0, 10**9, "x")]),
        ("word", [Found(0, len(TEXT), "across the paragraphs")]),
        ("word", [Found(0, 2, "x", kind=7)]),
        ("word", [Found(0, 2, NAN)]),
        ("word", [Found(0, 2, Reading(NAN))]),
        ("word", [Found(0, 2, Reading((1, {"deep": [0.5]})))]),
        ("word", [Found(0, 2, SELF)]),
        ("amount", [Found(0, 2, "no amount")]),
        ("amount", [Found(0, 2, Percentage(Fraction(5), Fraction(5)))]),
        ("amount", [Found(0, 2, Amount(0.5, 0.5, "亩"))]),
        ("amount", [Found(0, 2, Amount("5", "5", "亩"))]),
        ("amount", [Found(0, 2, Amount(Fraction(5), Fraction(5), None))]),
        ("percentage", [Found(0, 2, Amount(Fraction(5), Fraction(5), "%"))]),
        ("period", [Found(0, 2, datetime.date(2022, 1, 1))]),
        ("period", [Found(0, 2, Period(datetime.datetime(2022, 1, 1), None))]),  # noqa: DTZ001
        ("agency", [Found(0, 2, "云溪县政府")]),
        ("agency", [Found(0, 2, Agency(None))]),
        ("label", [Found(0, 2, "slogan")]),
    ],
)
def test_an_extractor_that_finds_rubbish(plug, kind, finds):
    assert contained(plug("bad", provide_extractors=finding(lambda page: finds, kind))) == [
        ("bad", "unknown", "find")
    ]


def test_enormous_runs_and_more_finds_than_characters(plug):
    text = f"{TEXT}{'建成公园5个' * 300}"
    long = plug("long", provide_extractors=finding(lambda page: [Found(30, 30 + 1001, "x")]))
    endless = plug("endless", provide_extractors=finding(lambda page: itertools.repeat(Found(0, 1, "x"))))
    assert contained(long, text) == [("long", "unknown", "find")]
    assert contained(endless, text) == [("endless", "unknown", "find")]


def misquoting(extraction):
    yield Refined(evolve(extraction.commitments[0], text="不在文中"), "it says so")


VERDICTS = {
    "nothing to go through": lambda extraction: 5,
    "a row as it is": lambda extraction: extraction.commitments,
    "no row": lambda extraction: [Veto("c1", "a reason")],
    "no reason": lambda extraction: [Veto(extraction.commitments[0], " ")],
    "two about one row": lambda extraction: [Veto(extraction.commitments[0], "a reason")] * 2,
    "a row of another document": lambda extraction: [
        Veto(evolve(extraction.commitments[0], id="c99"), "a reason")
    ],
    "without end": lambda extraction: itertools.repeat(Veto(extraction.commitments[0], "a reason")),
    "a misquotation": misquoting,
    "a float": lambda extraction: [
        Refined(
            evolve(row := extraction.commitments[0], measure=evolve(row.measure, low=30.0, high=30.0)), "so"
        )
    ],
    "a wrong type": lambda extraction: [Refined(evolve(extraction.commitments[0], agency=5), "so")],
    "an unknown firmness": lambda extraction: [
        Refined(evolve(extraction.commitments[0], firmness="very"), "so")
    ],
    "an indicator that is not there": lambda extraction: [
        Refined(evolve(extraction.commitments[0], indicator="公园"), "so")
    ],
    "characters beyond the text": lambda extraction: [Veto(extraction.commitments[0], "so", 0, 10**9)],
}


@pytest.mark.parametrize("verdicts", VERDICTS.values(), ids=VERDICTS)
def test_a_judge_that_returns_rubbish(plug, verdicts):
    assert contained(plug("bad", provide_judges=judging(verdicts))) == [("bad", "unknown", "judge")]


def test_nothing_of_a_plugin_counts_where_a_part_of_it_fails(plug):
    def sound(page):
        yield Found(0, 5, "found all right")

    bad = plug(
        "bad",
        provide_units=hook(
            "provide_units", [Unit("科技企业30家", "家", "count"), Unit("标准箱位", "箱", "count")]
        ),
        provide_agencies=hook("provide_agencies", ["标准箱位"]),
        provide_places=hook("provide_places", ["科技"]),
        provide_cues=hook("provide_cues", [FirmnessCue("新增", "explore"), TenseCue("确保", "past")]),
        provide_extractors=hook(
            "provide_extractors",
            [Extractor("a", "word", sound), Extractor("z", "word", raising(RuntimeError()))],
        ),
        provide_judges=judging(
            lambda extraction: [Veto(row, "all of them") for row in extraction.commitments]
        ),
    )
    assert contained(bad) == [("bad", "unknown", "find")]


def test_the_words_of_a_plugin_that_fails_at_load_are_taken_back(plug):
    bad = plug(
        "bad",
        provide_agencies=hook("provide_agencies", ["标准箱位"]),
        provide_extractors=hook("provide_extractors", raising(RuntimeError())),
    )
    assert contained(bad) == [("bad", "unknown", "load")]


def forever(*_):
    while True:
        pass


def stubborn(*_):
    while True:
        with contextlib.suppress(Exception):
            time.sleep(60)


def hopeless(page):
    return [Found(*match.span(), "x") for match in re.finditer(r"(a|aa)+$", "a" * 60 + "b")]


@can_interrupt
@pytest.mark.parametrize("endless", [forever, stubborn, hopeless])
def test_a_plugin_that_works_without_end(plug, endless):
    begun = time.monotonic()
    bad = plug("bad", provide_extractors=finding(endless))
    assert contained(bad, seconds_per_plugin=LIMIT) == [("bad", "unknown", "find")]
    assert time.monotonic() - begun < 30


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Write the module of a plugin and return its entry point."""

    def write(name, source):
        tmp_path.joinpath(f"plug_{name}.py").write_text(source, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        return EntryPoint(name, f"plug_{name}", "govtargets")

    return write


ENDLESS = {
    "import": "while True: pass",
    "first hook": "from govtargets import hookimpl\n@hookimpl\ndef provide_units():\n    while True: pass",
    "last hook": "from govtargets import hookimpl\n@hookimpl\ndef provide_extractors():\n    while True: pass",
}


@can_interrupt
@pytest.mark.parametrize("source", ENDLESS.values(), ids=ENDLESS)
def test_a_plugin_that_is_never_done_with_loading(written, monkeypatch, source):
    points = [*standard(), written("endless", source)]
    monkeypatch.setattr("govtargets.plugins.entry_points", lambda group: points)
    _load.cache_clear()
    toolkit = load_toolkit(seconds_per_plugin=LIMIT)
    _load.cache_clear()
    assert toolkit.failures == (Failure("endless", "unknown", "load", "it took longer than 1/2 seconds"),)
    assert evolve(toolkit, failures=()) == make_toolkit(standard())


@can_interrupt
def test_a_judge_that_works_without_end(plug):
    bad = plug("bad", provide_judges=judging(forever))
    assert contained(bad, seconds_per_plugin=LIMIT) == [("bad", "unknown", "judge")]


@can_interrupt
def test_the_time_of_a_plugin_is_that_of_all_its_extractors(plug):
    def slow(page):
        time.sleep(0.2)
        return []

    extractors = [Extractor(name, "word", slow) for name in "abc"]
    bad = plug("bad", provide_extractors=hook("provide_extractors", extractors))
    failed = contained(bad, seconds_per_plugin=LIMIT)
    assert set(failed) == {("bad", "unknown", "find")}


@can_interrupt
def test_the_caller_finds_his_own_alarm_as_he_left_it(plug):
    before = signal.signal(signal.SIGALRM, forever)
    try:
        contained(plug("bad", provide_extractors=finding(forever)), seconds_per_plugin=LIMIT)
        assert signal.getsignal(signal.SIGALRM) is forever
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    finally:
        signal.signal(signal.SIGALRM, before)


def test_in_another_thread_the_clock_is_looked_at_between_finds(plug):
    def slow(page):
        for i in range(len(page.text)):
            time.sleep(0.1)
            yield Found(i, i + 1, "x")

    failed = []
    bad = plug("bad", provide_extractors=finding(slow))
    thread = threading.Thread(
        target=lambda: failed.extend(contained(bad, "年内建成公园5个。", seconds_per_plugin=LIMIT))
    )
    thread.start()
    thread.join(10)
    assert failed == [("bad", "unknown", "find")]


def test_a_plugin_that_is_quick_enough_is_not_stopped(plug):
    good = plug("good", provide_extractors=finding(lambda page: [Found(0, 5, "x")]))
    extraction = extract(TEXT, toolkit=make_toolkit([good]), seconds_per_plugin=60)
    assert (len(extraction.mentions), extraction.complete) == (1, True)


@pytest.mark.parametrize("seconds", [0, -1])
def test_no_time_at_all_is_refused(seconds):
    with pytest.raises(ValueError, match="seconds"):
        extract(TEXT, seconds_per_plugin=seconds)


def test_strict_raises_what_went_wrong(plug):
    points = [plug("bad", provide_judges=judging(raising(RuntimeError("no luck"))))]
    with pytest.raises(PluginErrors) as caught:
        extract(TEXT, toolkit=make_toolkit(points), strict=True)
    assert "bad unknown (judge): j: RuntimeError: no luck" in str(caught.value.exceptions[0])


def test_two_plugins_that_fail_are_two_failures(plug):
    points = [
        plug("bad", provide_extractors=finding(raising(RuntimeError("a")))),
        plug("worse", provide_judges=judging(raising(RuntimeError("b")))),
        *standard(),
    ]
    extraction = extract(TEXT, toolkit=make_toolkit(points))
    assert extraction.failures == (
        Failure("bad", "unknown", "find", "e: RuntimeError: a"),
        Failure("worse", "unknown", "judge", "j: RuntimeError: b"),
    )
    assert evolve(extraction, failures=()) == extract(TEXT, toolkit=make_toolkit(standard()))
