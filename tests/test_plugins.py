"""Loading plugins: found by entry point, sorted, each failure contained and named."""

import sys
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest

from govtargets import Extractor, Found, PluginErrors, extract, hookimpl, load_toolkit
from govtargets.plugins import make_toolkit


@pytest.fixture
def plug(monkeypatch):
    """Make a module a plugin for the time of a test."""

    def make(name, **attributes):
        module = ModuleType(f"plug_{name}")
        vars(module).update(attributes)
        monkeypatch.setitem(sys.modules, module.__name__, module)
        return EntryPoint(name, module.__name__, "govtargets")

    return make


def providing(*extractors):
    @hookimpl
    def provide_extractors():
        return extractors

    return provide_extractors


def finding(*founds):
    return Extractor("e", "word", lambda page: founds)


def test_the_standard_plugins_are_found_and_sorted():
    names = [plugin.name for plugin in load_toolkit().plugins]
    assert names == sorted(names)
    assert {"agencies", "dates", "numbers", "percentages"} <= set(names)


def test_a_disabled_plugin_is_not_loaded():
    assert "dates" not in [plugin.name for plugin in load_toolkit(disable=["dates"]).plugins]


def test_extractors_carry_their_plugin_and_version():
    assert all(e.plugin and e.version for e in load_toolkit().extractors)


def test_a_plugin_that_cannot_be_imported_is_a_failure_and_the_others_load(plug):
    toolkit = make_toolkit(
        [EntryPoint("gone", "plug_gone", "govtargets"), plug("good", provide_extractors=providing(finding()))]
    )
    assert [(f.plugin, f.stage) for f in toolkit.failures] == [("gone", "load")]
    assert [p.name for p in toolkit.plugins] == ["good"]


def test_a_misspelt_hook_is_a_failure(plug):
    @hookimpl
    def provide_extractor():
        return []

    toolkit = make_toolkit([plug("misspelt", provide_extractor=provide_extractor)])
    assert "provide_extractor" in toolkit.failures[0].message


def test_a_hook_that_returns_something_else_is_a_failure(plug):
    toolkit = make_toolkit([plug("odd", provide_extractors=providing("no extractor"))])
    assert toolkit.failures[0].plugin == "odd"


def test_an_extractor_that_raises_is_a_failure_and_the_rest_stands(plug):
    def broken(page):
        yield Found(0, 1, "x")
        raise RuntimeError("no luck")

    points = [
        plug("bad", provide_extractors=providing(Extractor("b", "word", broken))),
        plug("good", provide_extractors=providing(finding(Found(0, 2, "y")))),
    ]
    extraction = extract("两字", toolkit=make_toolkit(points))
    assert [(f.plugin, f.stage) for f in extraction.failures] == [("bad", "find")]
    assert "no luck" in extraction.failures[0].message
    assert [m.plugin for m in extraction.mentions] == ["good"]
    assert not extraction.complete


@pytest.mark.parametrize("span", [(-1, 1), (0, 99), (1, 1), (2, 1)])
def test_a_span_outside_the_text_is_a_failure(plug, span):
    toolkit = make_toolkit([plug("off", provide_extractors=providing(finding(Found(*span, "x"))))])
    extraction = extract("两字", toolkit=toolkit)
    assert extraction.failures[0].plugin == "off"
    assert extraction.mentions == ()


def test_strict_raises_all_failures_as_one_group(plug):
    points = [
        EntryPoint("gone", "plug_gone", "govtargets"),
        plug("off", provide_extractors=providing(finding(Found(0, 99, "x")))),
    ]
    with pytest.raises(PluginErrors) as caught:
        extract("两字", toolkit=make_toolkit(points), strict=True)
    assert len(caught.value.exceptions) == 2


def test_a_kind_of_its_own_passes_through(plug):
    toolkit = make_toolkit(
        [plug("own", provide_extractors=providing(finding(Found(0, 2, ("any", "value")))))]
    )
    mention = extract("两字", toolkit=toolkit).mentions[0]
    assert (mention.kind, mention.text, mention.value) == ("word", "两字", ("any", "value"))
