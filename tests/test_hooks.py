"""The hooks: what docs/hooks.md says of them, and what each does to an extraction."""

import csv
import inspect
import io
import json
import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import get_args

import pytest
from attrs import evolve, fields, frozen

from govtargets import (
    Agency,
    Argument,
    ContextCue,
    EventCue,
    Extractor,
    FirmnessCue,
    Found,
    Judge,
    Label,
    PluginErrors,
    Refined,
    TenseCue,
    Unit,
    Veto,
    Weigher,
    cues,
    dumps,
    extract,
    hookimpl,
    hookspecs,
    load_toolkit,
    loads,
    lookup_extractor,
    pattern_extractor,
    to_csv,
    to_dicts,
    to_jsonl,
)
from govtargets.composing import scene
from govtargets.serial import Opaque
from govtargets.view import make_view

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "hooks.md").read_text(encoding="utf-8")
HOOKS = {name: hook for name, hook in vars(hookspecs).items() if name.startswith("provide_")}
PLAN = "2022年云溪县政府工作报告\n二、2022年目标任务。"
SIGNED = ("plugin", "version")


def quoted_signatures():
    return "".join(re.findall(r"^```py\n(.*?)^```$", PAGE, re.M | re.S)).splitlines()


def signature(name, function):
    told = str(inspect.signature(function)).replace("govtargets.", "").replace("collections.abc.", "")
    return f"def {name}{re.sub(r'(?:model|values|judging|weighing|cues)[.]', '', told)}"


@pytest.mark.parametrize("name", HOOKS)
def test_the_page_has_every_hook_with_its_exact_signature(name):
    assert signature(name, HOOKS[name]) in quoted_signatures()
    assert f"`{name}`" in PAGE


def test_the_page_has_no_hook_that_is_none():
    assert set(re.findall(r"provide_[a-z]+", PAGE)) == set(HOOKS)


@pytest.mark.parametrize(
    "cls",
    [
        Extractor,
        Found,
        Unit,
        FirmnessCue,
        TenseCue,
        ContextCue,
        EventCue,
        Judge,
        Refined,
        Veto,
        Weigher,
        Argument,
    ],
)
def test_the_page_has_the_fields_of_every_class_that_a_hook_returns(cls):
    told = [
        name if parameter.default is parameter.empty else f"{name}={parameter.default!r}".replace("'", '"')
        for name, parameter in inspect.signature(cls).parameters.items()
        if name not in SIGNED
    ]
    assert f"{cls.__name__}({', '.join(told)})" in quoted_signatures()


@pytest.mark.parametrize("function", [pattern_extractor, lookup_extractor])
def test_the_page_has_the_ready_made_extractors(function):
    names = [
        f"{name}={parameter.default}" if parameter.default is not parameter.empty else name
        for name, parameter in inspect.signature(function).parameters.items()
    ]
    keyword = next(i for i, name in enumerate(names) if name.startswith(("parse", "priority")))
    names.insert(keyword, "*")
    assert f"{function.__name__}({', '.join(names)})" in quoted_signatures()


def test_each_hook_says_when_it_is_called():
    assert all("Called once, at load" in inspect.getdoc(hook) for hook in HOOKS.values())


def test_the_sorts_of_context_are_those_of_the_core():
    assert get_args(cues.Context) == get_args(scene.Context)


# --- what they do


def read(text, disable=(), **answers):
    """Read with hooks that give these answers."""
    toolkit = load_toolkit(also={"mine": plugin(**answers)}, disable=disable, strict=True)
    return extract(text, toolkit=toolkit, strict=True)


def plugin(**answers):
    return SimpleNamespace(**{name: implementation(name, answer) for name, answer in answers.items()})


def implementation(name, answer):
    def hook():
        return answer

    hook.__name__ = name
    return hookimpl(hook)


def why(row, field):
    return next(reason for reason in row.explanation if reason.field == field)


def test_a_firmness_cue_governs_and_is_named_as_the_reason():
    (row,) = read(
        f"{PLAN}咬定青山新增公园5个。", provide_cues=[FirmnessCue("咬定青山", "ensure")]
    ).commitments
    assert (row.firmness, row.firmness_start) == ("ensure", row.start)
    assert (why(row, "firmness").plugin, why(row, "firmness").rule) == ("mine", "咬定青山")


@pytest.mark.parametrize(("reach", "firmness"), [("sentence", "strive"), ("clause", "plain")])
def test_a_firmness_cue_reaches_as_far_as_it_says(reach, firmness):
    cue = FirmnessCue("铆足干劲", "strive", reach)
    (row,) = read(f"{PLAN}铆足干劲抓建设，新增公园5个。", provide_cues=[cue]).commitments
    assert row.firmness == firmness


@pytest.mark.parametrize(("tense", "kinds"), [("past", ["result"]), ("future", ["commitment"])])
def test_a_tense_cue_tells_a_report_from_a_promise(tense, kinds):
    found = read("圆梦新增公园5个。", provide_cues=[TenseCue("圆梦", tense)])
    assert [row["type"] for row in to_dicts(found)] == kinds
    assert why((*found.commitments, *found.results)[0], "role").plugin == "mine"


def test_a_mild_cue_only_sets_the_tone():
    found = read("圆梦一年。新增公园5个。", provide_cues=[TenseCue("圆梦", "past", mild=True)])
    assert len(found.results) == 1
    assert why(found.results[0], "role").plugin == "govtargets"


@pytest.mark.parametrize(
    ("clause", "place"), [("家底5个公园", "before"), ("公园5个家底", "after"), ("家底 5个公园", "before")]
)
def test_a_context_cue_takes_a_number_out(clause, place):
    assert read(f"{PLAN}{clause}。").commitments
    assert not read(f"{PLAN}{clause}。", provide_cues=[ContextCue("家底", "size", place)]).commitments


def test_a_context_cue_stands_directly_at_its_number():
    cue = ContextCue("家底", "size")
    assert read(f"{PLAN}摸清家底，新增公园5个。", provide_cues=[cue]).commitments


def test_an_event_cue_makes_a_milestone():
    text = f"{PLAN}6月底游轮首航。"
    assert not read(text).commitments
    (row,) = read(text, provide_cues=[EventCue("首航")]).commitments
    assert (row.kind, row.indicator) == ("milestone", "6月底游轮首航")


def test_latin_cues_are_whole_words_in_capitals_or_not():
    cue = FirmnessCue("aim to", "strive")
    (row,) = read(f"{PLAN}Aim to 新增公园5个。", provide_cues=[cue]).commitments
    assert row.firmness == "strive"
    (row,) = read(f"{PLAN}claim to新增公园5个。", provide_cues=[cue]).commitments
    assert row.firmness == "plain"


def test_the_longest_cue_at_a_place_counts_and_one_word_may_be_two_cues():
    own = [FirmnessCue("铆足", "plan"), FirmnessCue("铆足干劲", "strive"), TenseCue("铆足干劲", "future")]
    (row,) = read("铆足干劲新增公园5个。", provide_cues=own).commitments
    assert row.firmness == "strive"
    assert (why(row, "role").rule, why(row, "role").plugin) == ("tense", "mine")


def test_bodies_and_places_reach_the_agencies():
    (row,) = read("望舒湖保护站年内新增公园5个。", provide_agencies=["望舒湖保护站"]).commitments
    assert (row.agency, why(row, "agency").plugin) == ("望舒湖保护站", "agencies")
    found = read("请找舒湖民政局。", provide_places=["舒湖"])
    assert Agency("舒湖民政局") in [mention.value for mention in found.mentions]


def test_what_is_given_reaches_the_extractors_sorted():
    seen = []

    @hookimpl
    def provide_extractors(units, agencies, places):
        seen.append((units, agencies, places))
        return []

    also = {
        "a": plugin(provide_agencies=["乙局", "甲局"], provide_places=["云溪"]),
        "b": plugin(provide_agencies=["甲局"], provide_places=["东坪", "云溪"]),
        "c": SimpleNamespace(provide_extractors=provide_extractors),
    }
    load_toolkit(also=also, disable=["example"], strict=True)
    assert seen == [((), tuple(sorted(["甲局", "乙局"])), tuple(sorted(["东坪", "云溪"])))]


def test_priority_decides_between_readings_of_one_run():
    def both(priority):
        own = lookup_extractor("w", "label", {"5个": Label("slogan")}, priority=priority)
        return read(f"{PLAN}新增公园5个。", provide_extractors=[own]).commitments

    assert both(1) == ()
    assert both(-1) != ()


# --- judges

PARKS = f"{PLAN}确保新增公园5个，广场3个。"


def judging(*verdicts, name="j"):
    return [Judge(name, lambda extraction: [verdict(extraction) for verdict in verdicts])]


def test_a_refined_row_has_the_reasons_of_the_judge_for_what_changed():
    def refine(extraction):
        row = extraction.commitments[0]
        start = extraction.document.text.index("确保")
        return Refined(
            evolve(row, scope="全县", agency="县园林局", agency_origin="document"), "so", start, start + 2
        )

    before = read(PARKS).commitments
    first, second = read(PARKS, provide_judges=judging(refine)).commitments
    assert (first.scope, first.agency, first.measure) == ("全县", "县园林局", before[0].measure)
    for field in ("scope", "agency"):
        assert (why(first, field).rule, why(first, field).plugin) == ("so", "mine")
    assert [r for r in first.explanation if r.plugin != "mine"] == [
        r for r in before[0].explanation if r.field not in ("scope", "agency")
    ]
    assert second == before[1]


def test_a_change_of_the_measure_is_told_apart_from_one_of_its_direction():
    def refine(extraction):
        row = extraction.commitments[0]
        return Refined(evolve(row, measure=evolve(row.measure, change="increase")), "more of them")

    (row, _) = read(PARKS, provide_judges=judging(refine)).commitments
    assert why(row, "change").plugin == "mine"
    assert why(row, "measure").plugin == "numbers"


def test_a_vetoed_row_is_kept_with_the_reason_and_left_out_of_the_rows():
    found = read(PARKS, provide_judges=judging(lambda e: Veto(e.commitments[1], "squares do not count")))
    assert [row.indicator for row in found.commitments] == ["公园"]
    (row,) = found.vetoed
    assert (row.indicator, row.explanation[-1].field) == ("广场", "veto")
    assert (row.explanation[-1].rule, row.explanation[-1].plugin) == ("squares do not count", "mine")
    assert len(to_dicts(found)) == 1
    assert loads(dumps(found)) == found


def test_a_result_can_be_vetoed_too():
    found = read(
        "截至目前，已新增公园5个。", provide_judges=judging(lambda e: Veto(e.results[0], "old news"))
    )
    assert (found.results, len(found.vetoed)) == ((), 1)
    assert loads(dumps(found)) == found


def test_judges_take_turns_by_plugin_and_name_and_see_what_was_left():
    def veto_all(extraction):
        return [Veto(row, f"one of {len(extraction.commitments)}") for row in extraction.commitments[:1]]

    toolkit = load_toolkit(
        also={
            "b": plugin(provide_judges=[Judge("x", veto_all)]),
            "a": plugin(provide_judges=[Judge("z", veto_all), Judge("y", lambda extraction: [])]),
        }
    )
    assert [(judge.plugin, judge.name) for judge in toolkit.judges] == [("a", "y"), ("a", "z"), ("b", "x")]
    vetoed = extract(PARKS, toolkit=toolkit, strict=True).vetoed
    told = [(row.indicator, row.explanation[-1].plugin, row.explanation[-1].rule) for row in vetoed]
    assert told == [("公园", "a", "one of 2"), ("广场", "b", "one of 1")]


def test_without_judges_nothing_is_vetoed():
    assert read(PARKS).vetoed == ()


# --- a kind of its own


@frozen
class Room:
    building: str
    number: int
    floors: tuple[int, ...] = ()


def room(text):
    return Room(text[0], int(text[2:5]), (1, 2))


ROOMS = [pattern_extractor("rooms", "room", r"[A-Z]座\d{3}室", parse=room)]
WITH_A_ROOM = f"{PLAN}确保Ｂ座301室新增窗口5个。"


def test_a_kind_of_its_own_goes_through_to_json_and_csv():
    found = read(WITH_A_ROOM, provide_extractors=ROOMS)
    (mention,) = [mention for mention in found.mentions if mention.kind == "room"]
    assert (mention.text, mention.value) == ("Ｂ座301室", Room("B", 301, (1, 2)))
    row = next(row for row in to_dicts(found, mentions=True) if row.get("kind") == "room")
    assert (row["building"], row["number"], row["plugin"]) == ("B", 301, "mine")
    assert json.loads(to_jsonl([row]))["floors"] == [1, 2]
    (cells,) = csv.DictReader(io.StringIO(to_csv([row]).removeprefix("\ufeff")))
    assert (cells["kind"], cells["building"], cells["number"]) == ("room", "B", "301")


def test_a_kind_of_its_own_survives_where_its_class_is_not_known():
    found = read(WITH_A_ROOM, provide_extractors=ROOMS)
    assert loads(dumps(found), classes=[Room]) == found
    unknown = loads(dumps(found))
    assert any(isinstance(mention.value, Opaque) for mention in unknown.mentions)
    assert loads(dumps(unknown), classes=[Room]) == found


def test_a_judge_may_go_by_a_kind_of_its_own():
    def in_a_room(extraction):
        for row in extraction.commitments:
            for mention in extraction.mentions:
                if mention.kind == "room" and row.start <= mention.start < row.end:
                    yield Refined(evolve(row, scope=mention.text), "where it is", mention.start, mention.end)

    found = read(WITH_A_ROOM, provide_extractors=ROOMS, provide_judges=[Judge("r", in_a_room)])
    (row,) = found.commitments
    assert row.scope == "Ｂ座301室"
    assert found.document.text[slice(why(row, "scope").start, why(row, "scope").end)] == "Ｂ座301室"


# --- plugins that are handed over


def test_a_plugin_handed_over_takes_the_place_of_an_installed_one():
    toolkit = load_toolkit(also={"numbers": plugin()})
    assert [info.kinds for info in toolkit.plugins if info.name == "numbers"] == [()]
    assert not extract(PARKS, toolkit=toolkit).commitments


def test_a_plugin_handed_over_fails_as_an_installed_one_does():
    with pytest.raises(PluginErrors):
        load_toolkit(also={"mine": plugin(provide_cues=["a word"])}, strict=True)
    assert load_toolkit(also={"mine": plugin(provide_cues=["a word"])}).failures[0].plugin == "mine"


@pytest.mark.parametrize("name", ["agencies", "dates", "numbers", "percentages"])
def test_a_toolkit_without_a_plugin_is_one_that_was_loaded_without_it(name):
    without, disabled = load_toolkit().without([name]), load_toolkit(disable=[name])
    assert without.plugins == disabled.plugins
    assert extract(PARKS, toolkit=without) == extract(PARKS, toolkit=disabled)


def test_what_a_plugin_lent_goes_with_it():
    also = {"mine": plugin(provide_agencies=["望舒湖保护站"])}
    toolkit = load_toolkit(also=also)
    assert toolkit.lenders == {"mine"} | load_toolkit().lenders
    text = "望舒湖保护站年内新增公园5个。"
    assert extract(text, toolkit=toolkit.without(["mine"])) == extract(text)
    assert extract(text, toolkit=toolkit) != extract(text)


def test_every_class_of_cue_carries_its_plugin():
    assert all({field.name for field in fields(cls)} >= set(SIGNED) for cls in cues.CUES)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (
            lambda: FirmnessCue("力争", "strife"),
            "FirmnessCue: 'strife' is no firmness; write one of ensure, strive,",
        ),
        (
            lambda: FirmnessCue("力争", "strive", "page"),
            "FirmnessCue: 'page' is no reach; write one of sentence,",
        ),
        (lambda: TenseCue("将", "later"), "TenseCue: 'later' is no tense; write one of past, future"),
        (lambda: TenseCue("将", "future", 1), "TenseCue: 1 is no mild; write one of False, True"),
        (lambda: ContextCue("家底", "sized"), "ContextCue: 'sized' is no sort; write one of baseline,"),
        (lambda: EventCue(" 首航"), "no word: ' 首航'; write it without blanks"),
    ],
)
def test_a_cue_that_is_none_says_what_it_may_be(make, told):
    with pytest.raises(ValueError, match="^" + re.escape(told)):
        make()


@pytest.mark.parametrize(
    ("judge", "told"),
    [
        (
            lambda extraction: None,
            "it returned None; yield Refined(row, reason) or Veto(row, reason), or return",
        ),
        (
            lambda extraction: extraction.commitments[0],
            "it returned a Commitment; yield Refined(row, reason) or",
        ),
        (
            lambda extraction: extraction.commitments,
            "it gave a Commitment; yield Refined(row, reason) or Veto(",
        ),
        (
            lambda extraction: [Veto("row", "no")],
            "the row of a verdict is a str; give one of the extraction's",
        ),
    ],
)
def test_a_judge_that_gives_no_verdicts_is_told_how(judge, told):
    toolkit = load_toolkit(also={"mine": plugin(provide_judges=[Judge("slip", judge)])})
    (failure,) = extract(PARKS, toolkit=toolkit).failures
    assert failure.message.startswith(f"slip: TypeError: {told}")
    assert len(failure.message) < 150


def test_the_page_tells_what_page_text_does_to_a_text():
    source = "５％（Ａ）／∕⁄June 30, 2027; yes: no? go! 1,200"
    assert make_view(source).text == "5%(A)///June 30， 2027； yes： no？ go！ 1,200"
    assert "`June 30, 2027` is `June 30， 2027`" in PAGE
    assert "％．＋－～（）／∕⁄" in PAGE


def test_a_date_before_the_documents_day_makes_a_result_whatever_the_tense():
    text = "将于2021年6月底前新增公园5个。"
    assert extract(text, published=date(2022, 3, 1)).results
    assert extract(text, published=date(2021, 3, 1)).commitments


@pytest.mark.parametrize(("head", "agency"), [("", "望舒湖保护站"), ("The ", "望舒湖保护站"), ("Our ", None)])
def test_a_body_stands_at_the_head_of_its_clause_or_behind_the(head, agency):
    (row,) = read(f"{head}望舒湖保护站 will 新增公园5个。", provide_agencies=["望舒湖保护站"]).commitments
    assert row.agency == agency
