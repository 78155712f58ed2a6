"""The command line where plugins are concerned: checking, beginning, stopping and leaving out."""

import signal
import time
from importlib.metadata import EntryPoint

import pytest
from attrs import evolve, frozen

from govtargets import EventCue, Extractor, Judge, Refined, Veto, hookimpl, pattern_extractor
from govtargets.cli import run
from govtargets.commands import options, plugins
from govtargets.plugins import make_toolkit
from govtargets.testing import checking

PLAN = "2022年云溪县政府工作报告\n二、2022年目标任务。确保新增公园5个，广场3个。\n"


@pytest.fixture
def call(capfd, tmp_path, monkeypatch):
    """Return a function that runs a command in a folder with a report, and returns status, output and errors."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(PLAN, encoding="utf-8")

    def call(*arguments):
        status = run(arguments)
        return status, *capfd.readouterr()

    return call


@pytest.fixture
def beside(plug, monkeypatch):
    """Return a function that puts a plugin with these hooks beside the installed ones."""
    installed = options.entry_points(group=options.GROUP)

    def beside(name, **answers):
        def hook(answer):
            return lambda: answer

        hooks = {}
        for attribute, answer in answers.items():
            function = hook(answer)
            function.__name__ = attribute
            hooks[attribute] = hookimpl(function)
        points = [*installed, plug(name, **hooks)]

        def load(*, disable=(), strict=False, seconds_per_plugin=None):
            return make_toolkit((point for point in points if point.name not in disable), seconds_per_plugin)

        monkeypatch.setattr(options, "entry_points", lambda group: points)
        monkeypatch.setattr(options, "load_toolkit", load)

    return beside


def vetoing(extraction):
    row = extraction.commitments[1]
    yield Veto(row, "squares do not count", row.start, row.start + 2)
    yield Refined(evolve(extraction.commitments[0], scope="全县"), "the county's own")


def test_explain_shows_what_a_judge_changed_and_why(call, beside):
    beside("strict", provide_judges=[Judge("review", vetoing)])
    status, out, _ = call("explain", "a.txt", str(PLAN.index("公园")))
    assert status == 0
    assert "scope: 全县\n    The rule “the county's own” of strict unknown says so" in out


def test_explain_shows_what_a_judge_took_out_and_why(call, beside):
    beside("strict", provide_judges=[Judge("review", vetoing)])
    status, out, _ = call("explain", "a.txt", str(PLAN.index("广场")))
    assert status == 1
    assert "A plugin took one out:\ncommitment " in out
    assert (
        "veto: not a row, after all\n    The rule “squares do not count” of strict unknown says so from"
        in out
    )
    assert '"indicator": "广场"' not in call("extract", "a.txt")[1]


def test_explain_shows_a_mention_that_no_row_was_built_on(call):
    status, out, _ = call("explain", "a.txt", str(PLAN.index("云溪县")))
    assert status == 1
    assert "A mention does: agency, name 云溪县政府 (agencies), at 5–10: 「云溪县政府」" in out


@frozen
class Room:
    building: str
    number: int


def test_explain_shows_a_kind_of_a_plugin_with_its_fields(call, beside):
    rooms = pattern_extractor("rooms", "room", "公园5个", parse=lambda text: Room("B", 301), priority=9)
    beside("rooms", provide_extractors=[rooms])
    _, out, _ = call("explain", "a.txt", str(PLAN.index("公园")))
    assert "room, building B, number 301 (rooms), at " in out


def test_a_plugin_is_left_out_by_name(call, beside):
    beside("landmarks", provide_cues=[EventCue("广场")])
    assert "广场3个" in call("extract", "a.txt")[1]
    status, out, _ = call("extract", "a.txt", "--disable", "numbers", "--disable", "landmarks")
    assert (status, out) == (0, "")
    status, _, err = call("extract", "a.txt", "--disable", "number")
    assert status == 2
    assert "no such plugin" in err


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer on this platform")
@pytest.mark.parametrize("command", [("extract", "a.txt"), ("explain", "a.txt", str(PLAN.index("公园")))])
def test_a_plugin_that_takes_too_long_is_given_up_on(call, beside, command):
    sound = call(*command)[1]

    def forever(page):
        while True:
            time.sleep(0.01)

    beside("slow", provide_extractors=[Extractor("slow", "word", forever)])
    status, out, err = call(*command, "--plugin-seconds", "1.5")
    assert status == 3
    assert "plugin slow unknown failed (find): slow: it took longer than 3/2 seconds" in err
    assert out.startswith(sound)


@pytest.mark.parametrize("seconds", ["0", "-1", "soon", "1e3", "nan", "1/2", ""])
def test_a_time_that_is_none_is_refused(call, seconds):
    status, _, err = call("extract", "a.txt", "--plugin-seconds", seconds)
    assert (status, err.count("\n")) == (2, 1)
    assert "is no time" in err


def test_check_says_which_laws_hold(call):
    status, out, _ = call("plugins", "--check", "example")
    assert status == 0
    assert "holds   example.parse: round trip" in out
    assert out.splitlines()[-1].endswith(" hold, 0 broken")


GREEDY = """
from govtargets import Extractor, Found, hookimpl

def find(page):
    if "2" in page.text:
        yield Found(page.text.index("2"), len(page.text), "to the end")

@hookimpl
def provide_extractors():
    return [Extractor("greedy", "word", find)]
"""


def test_check_shows_the_smallest_example_for_a_law_that_is_broken(call, monkeypatch, tmp_path):
    (tmp_path / "greedy_plugin.py").write_text(GREEDY, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    point = EntryPoint("greedy", "greedy_plugin", options.GROUP)
    for module in (plugins, checking):
        monkeypatch.setattr(module, "entry_points", lambda group: [point])
    status, out, err = call("plugins", "--check", "greedy")
    assert err == ""
    assert status == 1
    (line,) = [line for line in out.splitlines() if line.startswith("BROKEN  greedy.greedy: no crossing: ")]
    assert line.endswith("across the break")


def test_check_needs_an_installed_plugin_and_hypothesis(call, monkeypatch):
    status, _, err = call("plugins", "--check", "gone")
    assert (status, err.count("\n")) == (2, 1)
    assert "no plugin gone is installed" in err
    monkeypatch.setattr(plugins, "find_spec", lambda name: None)
    status, _, err = call("plugins", "--check", "example")
    assert status == 2
    assert err == "govtargets: checking a plugin needs Hypothesis; run: pip install 'govtargets[testing]'\n"


def test_new_plugin_says_what_to_do_next_or_what_is_wrong(call, tmp_path):
    status, out, _ = call("new-plugin", "carbon", "--into", str(tmp_path))
    assert status == 0
    assert f"cd {tmp_path / 'govtargets-carbon'}" in out
    assert (tmp_path / "govtargets-carbon" / "pyproject.toml").is_file()
    status, out, err = call("new-plugin", "carbon")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "it is there already" in err
