"""The reading view: what it evens out, and that its map back is exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtargets.view import make_view

PIECES = st.sampled_from(
    [
        "完成",
        "投资",
        "，",
        "。",
        "\n",
        "\n\n",
        " ",
        "\u3000",
        "1",
        "２",
        "％",
        "萬",
        "家",
        "一、",
        "A",
        "\r\n",
    ]
)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("完成投资１２．５亿元，增长６％", "完成投资12.5亿元，增长6%"),
        ("增產五十萬個", "增产五十万个"),
        ("产值突破\u00a0300\u00a0亿元，增\u200b长5\ufeff%", "产值突破300亿元，增长5%"),
        ("种药材3 200亩，收入 21 860元，修渠１２ ３００ 米", "种药材3200亩，收入21860元，修渠12300米"),
        ("民宿 家 3 800 预期性", "民宿 家3 800预期性"),
        ("表3 200亩，第3 100名，3 1000棵，20 24亩", "表3 200亩，第3 100名，3 1000棵，20 24亩"),
        ("\u2003\u2003一、目标\u2002修渠", "\u3000\u3000一、目标 修渠"),
        ("修渠3条（牵头\n单位：县水务局）", "修渠3条(牵头单位：县水务局)"),
        ("云溪县绿化三年行动方案（2023\n—2025年）", "云溪县绿化三年行动方案(2023—2025年)"),
        ("关于印发《云溪县绿化\n行动方案》的通知", "关于印发《云溪县绿化行动方案》的通知"),
        (
            "修渠5条（含支渠3条。\n\n县林业局：\n植树6棵（松）",
            "修渠5条(含支渠3条。\n\n县林业局：\n植树6棵(松)",
        ),
        ("修渠3条（牵头单位：县水务局\n2.修堤", "修渠3条(牵头单位：县水务局\n2.修堤"),
        (
            "序号\n任务\n牵头单位\n1\n修渠，补助250\n0人。\n县水务局\n2\n修堤。\n县林业局\n",
            "序号\n任务\n牵头单位\n1\n修渠，补助2500人。\n县水务局\n2\n修堤。\n县林业局\n",
        ),
        ("序号\n户数\n1\n250\n2\n30\n", "序号\n户数\n1\n250\n2\n30\n"),
        ("建成公园，改造道路2\n\n4条", "建成公园，改造道路24条"),
        ("抓好项目建设，完成有效投\n资3亿元", "抓好项目建设，完成有效投资3亿元"),
        ("已有园区 109\n      个，入驻企业 46 家", "已有园区109\n      个，入驻企业46家"),
        ("狠抓落实，建成园区 109\n      个", "狠抓落实，建成园区109个"),
        ("抓好项目，完成投\r\n资3亿元。\r\n抓民生", "抓好项目，完成投资3亿元。\n抓民生"),
        ("抓好项目。\r抓民生", "抓好项目。\n抓民生"),
    ],
)
def test_forms_are_evened_out_and_broken_words_joined(source, text):
    assert make_view(source).text == text


@pytest.mark.parametrize(
    "source",
    [
        "今年工作完成。\n明年继续。",
        "东风街道\n东风街道抓好项目，完成投资。",
        "一、抓投资，促增长\n二、抓民生",
        "抓项目，促投资\n(二)抓民生",
        "抓项目，促投资\n水务局：抓好供水",
        "抓项目，促投资\n一是抓招商",
        "二、抓民生\n新建公园5个，抓绿化。",
    ],
)
def test_breaks_between_paragraphs_and_before_headings_stay(source):
    assert make_view(source).text == source


@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_offset_maps_back_to_the_character_it_shows(source):
    view = make_view(source)
    for i, shown in enumerate(view.text):
        original = source[view.to_source(i)]
        assert shown == make_view(original).text or original == shown


@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_character_of_the_source_has_its_place_or_that_of_the_next_one_shown(source):
    view = make_view(source)
    places = [view.to_view(offset) for offset in range(len(source))]
    assert places == sorted(places)
    for i in range(len(view.text)):
        assert view.to_source(places[view.to_source(i)]) == view.to_source(i)


@given(st.lists(PIECES, max_size=30).map("".join), st.data())
def test_a_run_maps_to_a_run_that_shows_it(source, data):
    view = make_view(source)
    start = data.draw(st.integers(0, len(view.text)))
    end = data.draw(st.integers(start, len(view.text)))
    first, last = view.span(start, end)
    assert 0 <= first <= last <= len(source)
    left_out = sum(view.to_source(i + 1) - view.to_source(i) - 1 for i in range(start, end - 1))
    assert last - first == (end - start) + left_out


@given(st.lists(PIECES, max_size=30).map("".join))
def test_nothing_but_blanks_and_breaks_is_left_out(source):
    view = make_view(source)
    shown = {view.to_source(i) for i in range(len(view.text))}
    assert all(source[i].isspace() for i in range(len(source)) if i not in shown)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("It is cut by 5%, and more.\nTrees grow.", "It is cut by 5%， and more.\nTrees grow."),
        ("投资增长，同比上升3.\n5%，", "投资增长，同比上升3.5%，"),
    ],
)
def test_a_full_stop_before_a_latin_word_ends_a_paragraph(source, text):
    assert make_view(source).text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("It is cut by 5%, and solar \n  capacity rises", "It is cut by 5%， and solar capacity rises"),
        ("It is cut, rising by\n2030 again", "It is cut， rising by 2030 again"),
        ("It aims to raise solar\ncapacity and solar", "It aims to raise solar capacity and solar"),
        ("It aims to\n\nraise solar", "It aims to\n\nraise solar"),
        ("It aims to raise\nSolar capacity", "It aims to raise\nSolar capacity"),
        ("see a.html\nwww", "see a.html\nwww"),
        ("增长快，达到12\n3456人", "增长快，达到123456人"),
        ("增长快，使用5\nG网络", "增长快，使用5G网络"),
        ("增长快，使用AB\nC网络", "增长快，使用ABC网络"),
    ],
)
def test_words_on_two_lines_stay_two_words(source, text):
    view = make_view(source)
    assert view.text == text
    assert view.span(0, len(text)) == (0, len(source))
