"""The top of the page: what the documents are, how many rows they have, and the controls that filter them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from attrs import frozen

from govtargets.model import Extraction, Failure, Problem
from govtargets.webpage.escaping import Html, element, joined, visible
from govtargets.webpage.marking import SORTS, Entry, Sort
from govtargets.webpage.wording import word


@frozen
class Sheet:
    """A document on the page: its place there and its numbered rows."""

    place: int
    extraction: Extraction
    entries: tuple[Entry, ...]

    @property
    def source(self) -> str:
        """The text that the offsets count."""
        return self.extraction.document.text

    @property
    def heading(self) -> str:
        """The title of its report, or the document's name where it has none or several."""
        rows = [entry.row for entry in self.entries]
        titles = {row.title for row in rows if not isinstance(row, Problem) and row.title}
        return titles.pop() if len(titles) == 1 else self.extraction.document.name


def overview(sheets: list[Sheet]) -> Html:
    """Return the header of the page: of its document, or of several with a link to each."""
    if len(sheets) == 1:
        return element("header", element("h1", visible(sheets[0].heading)), about(sheets[0]), class_="top")
    links = [element("a", visible(sheet.heading), href=f"#document{sheet.place}") for sheet in sheets]
    listed = element("nav", element("ol", *(element("li", link) for link in links)), aria_label="文件")
    counts = element("dl", *_counts(entry for sheet in sheets for entry in sheet.entries), class_="about")
    return element("header", element("h1", title(sheets)), counts, listed, class_="top")


def title(sheets: Collection[Sheet]) -> str:
    """Return the title of the page, as plain text."""
    return next(iter(sheets)).heading if len(sheets) == 1 else f"{len(sheets)} 份文件"


def about(sheet: Sheet) -> Html:
    """Return what is known of a document, its counts, and the failures that may have left rows out."""
    document, failures = sheet.extraction.document, sheet.extraction.failures
    published = document.published.isoformat() if document.published else "未提供"
    facts = element(
        "dl",
        _fact("文件", "document", visible(document.name)),
        _fact("发布日期", "published", published),
        _fact("发文机关", "issuer", visible(document.issuer or "未提供")),
        *_counts(sheet.entries),
        _fact("插件故障", "failures", str(len(failures))),
        class_="about",
    )
    return joined(facts, _failures(failures)) if failures else facts


def _counts(entries: Iterable[Entry]) -> Iterator[Html]:
    count: Counter[Sort] = Counter(entry.sort for entry in entries)
    return (_fact(word("type", sort), f"{sort}s", str(count[sort]), sort) for sort in SORTS)


def _fact(label: str, key: str, value: str, sort: str | None = None) -> Html:
    return element("div", element("dt", label, title=key), element("dd", value), class_=sort)


def _failures(failures: Iterable[Failure]) -> Html:
    lines = (f"{one.plugin} {one.version}（{one.stage}）：{one.message}" for one in failures)
    items = (element("li", visible(line)) for line in lines)
    told = element("p", "有插件没有完成工作，标注可能不全：")
    return element("section", told, element("ul", *items), class_="failures", aria_label="插件故障")


def filters(total: int, agencies: dict[str, str]) -> Html:
    """Return the controls, hidden until the script that serves them shows them."""
    options = [element("option", name, value=number) for name, number in agencies.items()]
    choice = element("select", element("option", "全部单位", value=""), *options)
    return element(
        "form",
        *(_box(sort) for sort in SORTS),
        element("label", "责任单位 ", choice),
        element("button", "展开依据", type="button", aria_pressed="false"),
        element("span", f"{total} / {total} 项", role="status", class_="status"),
        class_="filters",
        aria_label="筛选标注",
        hidden=True,
    )


def _box(sort: Sort) -> Html:
    name = element("span", word("type", sort), class_=f"key {sort}")
    return element("label", element("input", type="checkbox", value=sort, checked=True), name)
