"""Loading plugins: found by entry point, sorted, each failure contained and named."""

from fractions import Fraction
from importlib.metadata import EntryPoint

import pytest

from govtargets import Extractor, Found, PluginErrors, Unit, extract, hookimpl, load_toolkit
from govtargets.plugins import make_toolkit


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
    told = "TypeError: there is no hook provide_extractor; did you mean provide_extractors?"
    assert [failure.message for failure in toolkit.failures] == [told]


def test_to_disable_a_plugin_that_is_not_there_is_an_error():
    with pytest.raises(ValueError, match=r"no plugin 'nosuch'; installed are agencies, dates, .*numbers"):
        load_toolkit(disable=["dates", "nosuch"])


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


def giving(*units):
    @hookimpl
    def provide_units():
        return units

    return provide_units


STANDARD_BERTH = Unit("标准箱位", "标准箱位", "count")


def numbers():
    return EntryPoint("numbers", "govtargets_numbers", "govtargets")


def amounts(text, *points):
    extraction = extract(text, toolkit=make_toolkit(points))
    return [(mention.text, mention.value.unit) for mention in extraction.mentions]


def test_a_unit_of_one_plugin_is_read_by_another_whatever_the_order(plug):
    berths = plug("berths", provide_units=giving(STANDARD_BERTH))
    text = "码头新增1.2万余标准箱位，上年三千标准箱位。"
    read = [("1.2万余标准箱位", "标准箱位"), ("三千标准箱位", "标准箱位")]
    assert amounts(text, numbers(), berths) == amounts(text, berths, numbers()) == read
    assert ("1.2万余标准箱位", "标准箱位") not in amounts(text, numbers())


def test_units_reach_the_extractors_sorted_and_each_once(plug):
    given = []

    @hookimpl
    def provide_extractors(units):
        given.append(units)
        return []

    pallet, berth = Unit("托盘", "托盘", "count"), STANDARD_BERTH
    points = [
        plug("a", provide_units=giving(pallet, berth)),
        plug("b", provide_units=giving(berth)),
        plug("c", provide_extractors=provide_extractors),
    ]
    toolkits = [make_toolkit(points), make_toolkit(reversed(points))]
    assert given == [tuple(sorted((pallet, berth), key=lambda unit: unit.text))] * 2
    assert [toolkit.failures for toolkit in toolkits] == [(), ()]


def test_a_plugin_that_fails_to_give_units_contributes_nothing_and_the_others_stand(plug):
    @hookimpl
    def provide_units():
        yield STANDARD_BERTH
        raise RuntimeError("no luck")

    bad = plug("bad", provide_units=provide_units, provide_extractors=providing(finding(Found(0, 1, "x"))))
    toolkit = make_toolkit([bad, plug("good", provide_extractors=providing(finding()))])
    assert [(f.plugin, f.stage) for f in toolkit.failures] == [("bad", "load")]
    assert [plugin.name for plugin in toolkit.plugins] == ["good"]


@pytest.mark.parametrize(
    "other", [Unit("标准箱位", "箱", "count"), Unit("标准箱位", "标准箱位", "count", Fraction(2)), "标准箱位"]
)
def test_of_two_meanings_of_a_unit_the_later_plugin_by_name_is_a_failure(plug, other):
    points = [plug("one", provide_units=giving(STANDARD_BERTH)), plug("two", provide_units=giving(other))]
    for order in (points, reversed(points)):
        toolkit = make_toolkit(order)
        assert [failure.plugin for failure in toolkit.failures] == ["two"]
        assert [plugin.name for plugin in toolkit.plugins] == ["one"]


def test_a_conflict_of_units_names_the_other_plugin_and_both_meanings(plug):
    mine = plug("two", provide_units=giving(Unit("标准箱位", "箱", "count", Fraction(2))))
    (failure,) = make_toolkit([plug("one", provide_units=giving(STANDARD_BERTH)), mine]).failures
    assert failure.message == (
        "ValueError: the unit 标准箱位 already means 1 标准箱位 (count), here 2 箱 (count); the plugin one unknown"
        " gives it too: give both the same meaning, or one of them another name"
    )


@pytest.mark.parametrize(
    "arguments", [("", "亩", "area"), ("3亩", "亩", "area"), ("亩", "亩", "area", Fraction(0))]
)
def test_what_can_be_no_unit_is_refused(arguments):
    with pytest.raises(ValueError, match="unit"):
        Unit(*arguments)


@pytest.mark.parametrize("factor", [0.1, "0.1", True])
def test_the_factor_of_a_unit_is_exact(factor):
    with pytest.raises(TypeError, match=r"an int or a Fraction, not .*; write Fraction\("):
        Unit("担", "吨", "mass", factor)
    assert Unit("担", "吨", "mass", Fraction("0.1")).factor == Fraction(1, 10)
