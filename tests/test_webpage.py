"""The page: whatever the text and the rows, it shows them faithfully, and nothing in them becomes markup."""

import ast
import datetime
import json
import re
import runpy
import time
from base64 import b64encode
from collections.abc import Iterator
from fractions import Fraction
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from govtargets import cli, model
from govtargets.commands import options
from govtargets.plugins import Toolkit
from govtargets.webpage import to_html
from govtargets.webpage.escaping import Html, element, joined, visible
from govtargets.webpage.wording import amount, days, exactly, sentence

SEEDS = Path(__file__).parents[1] / "seeds"
DATA = files("govtargets").joinpath("data")
JUDGES = Path(__file__).parents[1] / "src" / "govtargets" / "composing"
ELEMENTS = set(
    """html head meta title style body a header h1 h2 h3 dl dt dd div nav ol ul li form label input span
    select option button main article section p strong blockquote details summary footer script
    """.split()  # noqa: SIM905  (a list of forty strings is harder to read)
)
ATTRIBUTES = set(
    """lang charset http-equiv content name class id href title hidden type value checked role tabindex
    aria-label aria-pressed data-at data-n data-light data-strong data-agency data-code
    """.split()  # noqa: SIM905
)
VOID = ("meta", "input")
DAY = datetime.date(2022, 6, 30)


@frozen
class Char:
    """A character of the document on the page, with the mark that it stands in."""

    text: str
    mark: dict[str, str | None] | None


class Page(HTMLParser):
    """A page as it is read back."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[list[Char]] = []
        self.raw: dict[str, str] = {}
        self.spare: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert len(given) == len(attrs)
        self.elements.append((tag, given))
        if tag not in VOID:
            self.open.append((tag, given))
        if given.get("class") == "text":
            self.texts.append([])

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        where = [given.get("class") or "" for _, given in self.open]
        if self.open and self.open[-1][0] in ("style", "script"):
            self.raw[self.open[-1][0]] = self.raw.get(self.open[-1][0], "") + data
        elif "text" in where:
            marks = [given for _, given in self.open if (given.get("class") or "").startswith("mark")]
            assert len(marks) <= 1
            self.texts[-1] += [Char(char, marks[0] if marks else None) for char in data]

    def handle_comment(self, data: str) -> None:
        self.spare.append(data)

    def unknown_decl(self, data: str) -> None:
        self.spare.append(data)

    def handle_pi(self, data: str) -> None:
        self.spare.append(data)

    def values(self, name: str) -> list[str]:
        return [given[name] or "" for _, given in self.elements if name in given]

    def of(self, name: str) -> list[dict[str, str | None]]:
        return [given for _, given in self.elements if name in (given.get("class") or "").split()]


# --- strategies

NASTY = st.sampled_from(
    [
        "<",
        ">",
        "&",
        '"',
        "'",
        "&lt;",
        "&#0;",
        "</p>",
        "</section>",
        "<script>",
        "<!--",
        "-->",
        "]]>",
        "<b",
        "=",
        "`",
    ]
    + [
        "\n",
        "\r",
        "\r\n",
        "\t",
        " ",
        "\0",
        "\x0b",
        "\x0c",
        "\x1b",
        "\x85",
        "\u2028",
        "\u202e",
        "\u2066",
        "\u200f",
    ]
    + ["\ufeff", "\ufffe", "\ud800", "\udfff", "\U0001f600", "确保", "1500万元", "。", "{}", "javascript:"]
)
TEXTS = st.one_of(
    st.lists(NASTY, max_size=12).map("".join), st.text(st.characters(exclude_categories=()), max_size=20)
)
BITS = st.one_of(NASTY, TEXTS)
AMOUNTS = st.fractions(max_denominator=9)


@st.composite
def spans(draw: st.DrawFn, length: int) -> tuple[int, int]:
    start = draw(st.integers(0, length))
    return start, draw(st.integers(start, min(length, start + 6)))


@st.composite
def measures(draw: st.DrawFn, text: str) -> model.Measure:
    start, end = draw(spans(len(text)))
    low = draw(AMOUNTS)
    change = draw(st.sampled_from(["level", "increase", "decrease"]))
    return model.Measure(start, end, text[start:end], low, low, draw(BITS), "point", change)


@st.composite
def deadlines(draw: st.DrawFn, text: str) -> model.Deadline:
    start, end = draw(spans(len(text)))
    if draw(st.booleans()):
        return model.Deadline(None, DAY, text[start:end], start, "explicit")
    return model.Deadline(DAY, None, None, None, "section")


@st.composite
def rows(draw: st.DrawFn, text: str) -> Any:
    start, end = draw(spans(len(text)))
    sort = draw(st.sampled_from([model.Commitment, model.Result, model.Problem]))
    if sort is model.Problem:
        return model.Problem(start, end, text[start:end], draw(BITS), draw(BITS))
    name = draw(st.none() | BITS)
    first, last = draw(spans(len(text)))
    reason = model.Reason(draw(BITS), draw(BITS), draw(BITS), draw(BITS), first, last)
    common = {
        "id": draw(BITS),
        "document": draw(BITS),
        "title": name,
        "start": start,
        "end": end,
        "text": text[start:end],
        "kind": "quantified",
        "agency": draw(st.none() | BITS),
        "agency_origin": "heading",
        "indicator": name,
        "indicator_start": None,
        "measure": draw(st.none() | measures(text)),
        "explanation": (reason, model.Reason("role", draw(BITS), "p", "1")),
    }
    due = draw(st.none() | deadlines(text))
    if sort is model.Result:
        return model.Result(**common, period=due)
    common["stretch"] = draw(st.none() | measures(text))
    common["repeats"] = tuple(model.Span(*run) for run in draw(st.lists(spans(len(text)), max_size=2)))
    return model.Commitment(**common, deadline=due, firmness="plain", firmness_start=None)


@st.composite
def extractions(draw: st.DrawFn) -> model.Extraction:
    text = draw(TEXTS)
    found = draw(st.lists(rows(text), max_size=4))
    of = {sort: tuple(row for row in found if isinstance(row, sort)) for sort in {type(row) for row in found}}
    failure = model.Failure(draw(BITS), draw(BITS), draw(BITS), draw(BITS))
    document = model.Document(text, draw(BITS), draw(st.none() | st.just(DAY)), draw(st.none() | BITS))
    return model.Extraction(
        document,
        commitments=of.get(model.Commitment, ()),
        results=of.get(model.Result, ()),
        problems=of.get(model.Problem, ()),
        failures=(failure,) * draw(st.integers(0, 1)),
    )


def on_page(text: str) -> str:
    return re.sub("[\0\ud800-\udfff]", "\ufffd", text)


def listed(extraction: model.Extraction) -> list[Any]:
    found = [*extraction.commitments, *extraction.results, *extraction.problems]
    return sorted(found, key=lambda row: row.start)


def places(runs: list[tuple[int, int]]) -> str:
    return " ".join(f"{start}-{end}" for start, end in runs)


def light_runs(row: Any) -> list[tuple[int, int]]:
    return [(run.start, run.end) for run in (row, *getattr(row, "repeats", ()))]


def strong_runs(row: Any) -> list[tuple[int, int]]:
    if isinstance(row, model.Problem):
        return [(row.start, row.end)] if row.start < row.end else []
    runs = [(m.start, m.end) for m in (row.measure, getattr(row, "stretch", None)) if m]
    due = row.deadline if isinstance(row, model.Commitment) else row.period
    if due and due.start is not None:
        runs.append((due.start, due.start + len(due.text or "")))
    return [run for run in runs if run[0] < run[1]]


# --- laws

many = settings(max_examples=80, deadline=None)


@many
@given(st.lists(extractions(), min_size=1, max_size=2))
def test_every_document_stands_on_the_page_character_for_character(given: list[model.Extraction]) -> None:
    page = Page(to_html(given))
    shown = ["".join(char.text for char in text) for text in page.texts]
    assert shown == [on_page(one.document.text) for one in given]


@many
@given(st.lists(extractions(), min_size=1, max_size=2))
def test_nothing_of_the_source_or_the_values_becomes_markup(given: list[model.Extraction]) -> None:
    page = Page(to_html(given))
    assert {tag for tag, _ in page.elements} <= ELEMENTS
    assert {name for _, attributes in page.elements for name in attributes} <= ATTRIBUTES
    assert page.spare == []
    assert [tag for tag, _ in page.elements].count("script") == 1


@many
@given(extractions())
def test_each_character_is_marked_as_the_rows_over_it_say(given: model.Extraction) -> None:
    (text,) = Page(to_html([given])).texts
    for offset, char in enumerate(text):
        found: dict[bool, set[str]] = {True: set(), False: set()}
        for row in listed(given):
            sort = type(row).__name__.lower()
            found[False] |= {sort for start, end in light_runs(row) if start <= offset < end}
            found[True] |= {sort for start, end in strong_runs(row) if start <= offset < end}
        expected = {"mark", "strong", *found[True]} if found[True] else {"mark", *found[False]}
        marked = set((char.mark["class"] or "").split()) if char.mark else {"mark"}
        assert marked == expected


@many
@given(extractions())
def test_a_mark_tells_its_offset(given: model.Extraction) -> None:
    (text,) = Page(to_html([given])).texts
    before: dict[str, str | None] | None = None
    for offset, char in enumerate(text):
        if char.mark and char.mark is not before:
            assert char.mark["data-at"] == str(offset)
        before = char.mark


@many
@given(st.lists(extractions(), min_size=1, max_size=2))
def test_every_row_has_a_card_and_an_anchor_and_every_link_leads_somewhere(
    given: list[model.Extraction],
) -> None:
    page = Page(to_html(given))
    names = page.values("id")
    assert len(names) == len(set(names))
    assert all(link.startswith("#") and link[1:] in names for link in page.values("href"))
    numbers = range(1, sum(len(listed(one)) for one in given) + 1)
    assert [card["id"] for card in page.of("card")] == [f"c{number}" for number in numbers]
    assert {f"m{number}" for number in numbers} <= set(names)


@many
@given(extractions())
def test_a_card_gives_the_offsets_of_its_row(given: model.Extraction) -> None:
    cards = Page(to_html([given])).of("card")
    for card, row in zip(cards, listed(given), strict=True):
        told = [card["data-light"], card["data-strong"]]
        assert told == [places(light_runs(row)), places(strong_runs(row))]


@many
@given(extractions())
def test_every_strong_mark_leads_to_a_row_that_it_marks(given: model.Extraction) -> None:
    (text,) = Page(to_html([given])).texts
    ordered = listed(given)
    for offset, char in enumerate(text):
        if char.mark and "strong" in (char.mark["class"] or "").split():
            row = ordered[int((char.mark["href"] or "")[2:]) - 1]
            assert any(start <= offset < end for start, end in strong_runs(row))


@many
@given(extractions())
def test_the_same_extraction_gives_the_same_page(given: model.Extraction) -> None:
    assert to_html([given]) == to_html([evolve(given)])


@given(extractions())
def test_a_browser_reads_every_sign_of_the_page_as_it_stands(given: model.Extraction) -> None:
    page = to_html([given])
    page.encode("utf-8")  # no surrogates
    assert not set(page) & {"\r", "\0"}  # which a browser would change


@given(BITS, BITS)
def test_plain_text_is_escaped_wherever_it_is_put(name: str, content: str) -> None:
    page = Page(element("p", content, element("strong", content), title=name))
    assert [tag for tag, _ in page.elements] == ["p", "strong"]
    assert page.values("title") == [on_page(name)]
    # Joined to plain text with +, a piece is plain text and is escaped once more: seen, not run.
    assert not isinstance(element("p") + content, Html)


def test_a_sign_that_turns_the_writing_is_shown_and_ends_with_its_element() -> None:
    assert visible("力争\u202e") == '力争<span class="unseen" data-code="U+202E">\u202e</span>'
    assert joined(visible("a\tb\n")) == "a\tb\n"
    style = DATA.joinpath("webpage.css").read_text(encoding="utf-8")
    assert ".unseen { unicode-bidi: isolate; }" in style


# --- the page as a whole


def example() -> model.Extraction:
    text = "市民政局：确保年内新增床位120张，力争150张。投资.6亿元。"
    at = text.index("120张")
    measure = model.Measure(at, at + 4, "120张", Fraction(120), None, "张", "at_least", "level")
    more = model.Measure(at + 7, at + 11, "150张", Fraction(150), Fraction(150), "张", "point", "level")
    commitment = model.Commitment(
        "x-1", "a.txt", "2022年工作报告", 5, at + 4, text[5 : at + 4], "quantified", "市民政局", "heading", "床位",
        11, measure, more, model.Deadline(datetime.date(2022, 1, 1), datetime.date(2022, 12, 31), "年内", 7, "explicit"),
        "ensure", 5, (model.Reason("agency", "the heading above", "agencies", "1.0", 0, 4),),
    )  # fmt: skip
    bad = text.index(".6")
    problem = model.Problem(
        bad, bad + 4, text[bad : bad + 4], "the digits before the point are lost", "numbers"
    )
    document = model.Document(text, "a.txt", DAY, "某市人民政府")
    return model.Extraction(document, (commitment,), (), (), (problem,))


def test_a_card_tells_everything_that_the_row_says() -> None:
    page = to_html([example()])
    card = page[page.index('id="c1"') :]
    text = re.sub("<[^>]+>", " ", card[: card.index('id="c2"')])
    wanted = [
        "≥ 120张",
        "150张",
        "床位",
        "市民政局",
        "取自标题",
        "2022年",
        "年内",
        "句中写明",
        "确保",
        "量化",
    ]
    wanted += ["2022年工作报告", "位置 5–17", "责任单位是市民政局：取自上方的标题「市民政局」（0–4）。"]
    assert [told for told in wanted if told not in text] == []


def test_a_card_tells_what_a_row_leaves_behind_who_assists_and_where_it_is_said_again() -> None:
    (row,) = example().commitments
    baseline = evolve(row.measure, text="100张", low=Fraction(100), high=Fraction(100), comparator="point")
    more = {
        "baseline": baseline,
        "scope": "新建",
        "supporting": ("财政局", "<局>"),
        "repeats": (model.Span(18, 25),),
    }
    page = to_html([evolve(example(), commitments=(evolve(row, **more),))])
    for label, told in [
        ("基数", "<strong>100张</strong>"),
        ("范围", "新建"),
        ("配合单位", "财政局、&lt;局&gt;"),
        ("重复之处", "18–25"),
    ]:
        assert f">{label}</dt><dd>{told}</dd>" in page


def test_the_header_tells_the_document_and_its_counts() -> None:
    page = to_html([example()])
    header = page[page.index("<header") : page.index("</header>")]
    told = re.sub("<[^>]+>", " ", header).split()
    assert told[0] == "2022年工作报告"
    pairs = dict(zip(told[1::2], told[2::2], strict=True))
    assert pairs == {
        "文件": "a.txt", "发布日期": "2022-06-30", "发文机关": "某市人民政府",
        "承诺": "1", "成果": "0", "存疑": "1", "插件故障": "0",
    }  # fmt: skip


def test_a_failure_is_told_in_the_header() -> None:
    failed = evolve(example(), failures=(model.Failure("dates", "1.0", "find", "KeyError: <b>"),))
    assert "dates 1.0（find）：KeyError: &lt;b&gt;" in to_html([failed])


def test_a_field_that_the_page_has_no_word_for_is_told_under_its_name() -> None:
    @frozen
    class Wider(model.Result):
        weather: str = "晴"

    row = Wider("x", "a", None, 0, 1, "一", "quantified", None, None, None, None, None, None, ())
    page = to_html([model.Extraction(model.Document("一"), (), (row,))])
    assert '<dt title="weather">weather</dt><dd>晴</dd>' in page


def test_the_page_loads_nothing_from_anywhere() -> None:
    page = Page(to_html([example(), example()]))
    assert "src" not in {name for _, given in page.elements for name in given}
    for content in page.raw.values():
        assert not re.search(
            r"url\(|@import|https?:|//\w|fetch|XMLHttp|innerHTML|insertAdjacent|eval", content
        )
    assert list(page.raw) == ["style", "script"]


def test_the_policy_allows_this_style_and_this_script_and_nothing_else() -> None:
    page = Page(to_html([example()]))
    (policy,) = [given["content"] for _, given in page.elements if given.get("http-equiv")]
    digests = [
        f"'sha256-{b64encode(sha256(page.raw[name].encode()).digest()).decode()}'"
        for name in ("style", "script")
    ]
    assert policy == (
        f"default-src 'none'; style-src {digests[0]}; script-src {digests[1]}; base-uri 'none'; form-action 'none'"
    )


def test_the_filter_offers_each_body_once() -> None:
    page = Page(to_html([example(), example()]))
    options_given = [given["value"] for tag, given in page.elements if tag == "option"]
    assert options_given == ["", "1"]
    assert {card.get("data-agency") for card in page.of("commitment") if "data-agency" in card} == {"1"}


# --- words


@pytest.mark.parametrize(
    ("measure", "read", "exact"),
    [
        (("1500万元以上", 15000000, None, "元", "at_least", "level"), "≥ 1500万元", "≥ 15000000元"),
        (("1.2亿元", 120000000, 120000000, "元", "point", "level"), "1.2亿元", "120000000元"),
        (("2-3家", 2, 3, "家", "between", "level"), "2–3家", None),
        (("6%左右", 6, 6, "%", "about", "increase"), "增加 ≈ 6%", None),
        (("5个百分点", 5, 5, "个百分点", "point", "decrease"), "减少 5个百分点", None),
        (("三分之一", Fraction(1, 3), Fraction(1, 3), "", "point", "level"), "1/3", None),
        (("1至2万亩", 10000, 20000, "亩", "between", "level"), "1万–2万亩", "10000–20000亩"),
        (("3人/万人", 3, 3, "人/万人", "point", "level"), "3人/万人", None),
        (("5.81万吨以下", None, 58100, "吨", "at_most", "level"), "≤ 5.81万吨", "≤ 58100吨"),
    ],
)
def test_an_amount_is_told_as_readers_write_it_and_exactly(
    measure: tuple[Any, ...], read: str, exact: str | None
) -> None:
    text, low, high, *rest = measure
    ends = [None if end is None else Fraction(end) for end in (low, high)]
    known = model.Measure(0, len(text), text, *ends, *rest)
    assert (amount(known), exactly(known)) == (read, exact)


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2022-01-01", "2022-12-31", "2022年"),
        ("2021-01-01", "2025-12-31", "2021–2025年"),
        ("2024-02-01", "2024-02-29", "2024年2月"),
        ("2024-02-01", "2024-02-28", "2024-02-01 至 2024-02-28"),
        ("2022-01-01", "2022-06-30", "2022-01-01 至 2022-06-30"),
        ("2022-06-30", "2022-06-30", "2022-06-30"),
        (None, "2022-06-30", "不晚于 2022-06-30"),
        ("2022-06-30", None, "2022-06-30 起"),
        (None, None, "日期不明"),
    ],
)
def test_a_period_is_told_by_its_days(first: str | None, last: str | None, told: str) -> None:
    ends = [datetime.date.fromisoformat(day) if day else None for day in (first, last)]
    assert days(model.Deadline(ends[0], ends[1], None, None, "section")) == told


SOURCE = example().document.text


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (("firmness", "确保", 5, 7), "力度为“确保”：依据用词「确保」（5–7）。"),
        (("firmness", "确保 of an earlier clause governs", 5, 7), "力度为“确保”：前面分句的“确保”管到这里「确保」（5–7）。"),
        (
            ("role", "the sentence has 2 words and dates of promises and 1 of reports", None, None),
            "这是一项承诺：这一句表示将要做的词语和日期有 2 处，表示已经做的有 1 处。",
        ),
        (("role", "section: plan", 0, 0), "这是一项承诺：位于目标部分。"),
        (("deadline", "of a rule unknown here", 7, 9), "期限是 2022年：规则“of a rule unknown here”「年内」（7–9）。"),
        (("change", "no word of change", None, None), "数额是达到的水平或总量：近旁没有表示增减的词。"),
        (("weather", "晴", 0, 2), "weather是 未写明：依据“晴”「市民」（0–2）。"),
        (("role", "a date by which", 0, 10**6), f"这是一项承诺：写明了截止日期「{SOURCE[:28]}……」（0–1000000）。"),
    ],
)  # fmt: skip
def test_a_reason_is_told_as_a_sentence(reason: tuple[str, str, int | None, int | None], told: str) -> None:
    field, rule, start, end = reason
    (row,) = example().commitments
    assert sentence(row, model.Reason(field, rule, "core", "1.0", start, end), SOURCE) == told


def test_the_table_of_words_has_each_word_once() -> None:
    lines = DATA.joinpath("webpage.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = [line.split("\t") for line in lines]
    assert [line for line in cells if len(line) != 3] == []
    keys = [(sort, key) for sort, key, _ in cells]
    assert len(keys) == len(set(keys))
    assert [line for line in cells[1:] if line[1].count("*") != line[2].count("*")] == []


def rules(source: Path) -> Iterator[str]:
    """Yield what a module of judges may give as a rule: its strings of several English words.

    Docstrings, the pieces of a string with values in it and the names of rows in tables are none.
    """
    tree = ast.parse(source.read_text(encoding="utf-8"))
    told = [node for node in ast.walk(tree) if isinstance(node, ast.Expr)]
    formatted = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    named = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ROWS_OF_TABLES
    ]
    apart = {id(part) for node in (*told, *formatted, *named) for part in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in apart else None
        if isinstance(text, str) and re.fullmatch(r"[\w, ]*[a-z]{2} [\w, ]+", text):
            yield text


ROWS_OF_TABLES = ("_any", "_words")
COMPOSED = [
    "力争 of an earlier clause governs",
    "the sentence has 2 words and dates of promises and 1 of reports",
    "the paragraph has 2 words and dates of promises and 1 of reports",
    "the report has 2 words and dates of promises and 1 of reports",
    "read as amount",
    "read as percentage",
    "section: review",
    "section: plan",
    "section: glossary",
    "a date of its own, up to the day of publication",
    "the year of the section, up to the day of publication",
    "the period that the report named before, up to the day of publication",
]


def test_every_rule_of_the_judges_is_told_in_chinese() -> None:
    told = {rule for path in sorted(JUDGES.glob("*.py")) for rule in rules(path)}
    assert len(told) > 50
    (row,) = example().commitments
    foreign = {
        rule
        for rule in (*told, *COMPOSED)
        if re.search("[a-z]{2} [a-z]{2}", sentence(row, model.Reason("role", rule, "", ""), ""))
    }
    assert foreign == set()


def test_nearly_all_reasons_of_the_samples_are_told_in_chinese() -> None:
    remake = runpy.run_path(str(SEEDS / "remake.py"))
    reasons = [reason for name in remake["samples"]() for reason in expected_reasons(name)]
    (row,) = example().commitments
    foreign = [
        r for r in reasons if "规则“" in sentence(row, model.Reason(r["field"], r["rule"], "", ""), "")
    ]
    assert len(reasons) > 500
    assert len(foreign) <= len(reasons) // 20, sorted({reason["rule"] for reason in foreign})


def expected_reasons(name: str) -> Iterator[dict[str, Any]]:
    for line in (SEEDS / f"{name}.expected.jsonl").read_text(encoding="utf-8").splitlines():
        yield from json.loads(line).get("explanation", ())


# --- reading it


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_text_and_ground_contrast_enough_in_light_in_dark_and_on_paper() -> None:
    style = DATA.joinpath("webpage.css").read_text(encoding="utf-8")
    themes = [
        dict(re.findall(r"--([\w-]+): (#\w{6})", block))
        for block in re.findall(r":root \{(.*?)\}", style, re.S)
    ]
    assert len(themes) == 3
    pairs = [("ink", "paper"), ("ink", "panel"), ("soft", "paper"), ("soft", "panel")]
    for sort in ("commitment", "result", "problem"):
        pairs += [("ink", f"{sort}-light"), ("ink", f"{sort}-strong"), (f"{sort}-ink", "panel")]
        pairs += [
            (f"{sort}-ink", f"{sort}-strong"),
            (f"{sort}-ink", f"{sort}-light"),
            (f"{sort}-ink", "paper"),
        ]
    poor = [
        (pair, n) for n, theme in enumerate(themes) for pair in pairs if contrast(*map(theme.get, pair)) < 4.5
    ]
    assert poor == []


def test_many_rows_over_one_clause_take_no_longer_than_elsewhere() -> None:
    (row,) = example().commitments
    text = example().document.text * 400
    everywhere = tuple(evolve(row, id=str(i), start=0, end=len(text), text="") for i in range(4000))
    begun = time.perf_counter()
    page = to_html([model.Extraction(evolve(example().document, text=text), everywhere)])
    assert page.count('class="card ') == 4000
    assert time.perf_counter() - begun < 5


# --- the command line


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(options, "toolkit", lambda *_, **__: Toolkit((), (), ()))
    found = example()
    monkeypatch.setattr("govtargets.many.extract", lambda document, **_: evolve(found, document=document))
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(found.document.text, encoding="utf-8")
    return tmp_path


def test_the_ending_html_gives_a_page_of_every_file(folder: Path, capfdbinary: Any) -> None:
    assert cli.run(["extract", "a.txt", "b.txt", "-o", "out.html"]) == 0
    page = (folder / "out.html").read_text(encoding="utf-8")
    assert len(Page(page).texts) == 2
    assert ">a.txt<" in page
    assert ">b.txt<" in page
    assert cli.run(["extract", "a.txt", "b.txt", "--format", "html"]) == 0
    assert capfdbinary.readouterr().out.decode() == page


def test_mentions_are_refused_rather_than_left_out(folder: Path, capfd: Any) -> None:
    assert cli.run(["extract", "a.txt", "--format", "html", "--mentions"]) == 2
    assert "leave --mentions off" in capfd.readouterr().err
