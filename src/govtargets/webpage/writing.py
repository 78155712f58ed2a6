"""The page: a header, each document with its marks, and its cards. It loads nothing and sends nothing.

The policy in its head names the style and the script by their digests and forbids all else, so that
even markup that slipped through could not run or fetch anything.
"""

from collections.abc import Iterable, Iterator
from importlib.resources import files

from govtargets.model import Extraction, Problem
from govtargets.webpage.cards import card
from govtargets.webpage.escaping import Html, element, visible
from govtargets.webpage.head import head
from govtargets.webpage.marking import Entry, number_rows
from govtargets.webpage.overview import Sheet, about, filters, overview, title
from govtargets.webpage.paragraphs import paragraphs

_DATA = files("govtargets").joinpath("data")
_STYLE = _DATA.joinpath("webpage.css").read_text(encoding="utf-8")
_SCRIPT = _DATA.joinpath("webpage.js").read_text(encoding="utf-8")


def to_html(extractions: Iterable[Extraction]) -> str:
    """Return one self-contained page of documents, each with its rows marked in place and told in cards.

    Offsets on the page are those of the rows. NUL and lone surrogates are shown as �. The same
    extractions give the same page; it grows with the length of the texts and the number of rows.
    """
    sheets = list(_sheets(extractions))
    agencies = _agencies(sheets)
    controls = filters(sum(len(sheet.entries) for sheet in sheets), agencies)
    articles = (_article(sheet, agencies, alone=len(sheets) == 1) for sheet in sheets)
    body = element(
        "body",
        *_skips(),
        overview(sheets),
        controls,
        element("main", *articles),
        _footer(),
        element("script", Html(_SCRIPT)),
    )
    return f"<!DOCTYPE html>\n{element('html', head(title(sheets), _STYLE, _SCRIPT), body, lang='zh-CN')}\n"


def _sheets(extractions: Iterable[Extraction]) -> Iterator[Sheet]:
    first = 1
    for place, extraction in enumerate(extractions, 1):
        entries = tuple(number_rows(extraction, first))
        first += len(entries)
        yield Sheet(place, extraction, entries)


def _agencies(sheets: Iterable[Sheet]) -> dict[str, str]:
    """Return the number in the filter of every body that answers for a row, in the order of the page."""
    names = dict.fromkeys(_agency(entry) for sheet in sheets for entry in sheet.entries)
    return {name: str(number) for number, name in enumerate(filter(None, names), 1)}


def _agency(entry: Entry) -> str | None:
    return None if isinstance(entry.row, Problem) else entry.row.agency


def _skips() -> Iterator[Html]:
    yield element("a", "跳到原文", href="#text1", class_="skip")
    yield element("a", "跳到标注", href="#cards1", class_="skip")


def _footer() -> Html:
    places = "位置是原文中的字符序号（Unicode 码点），从 0 数起，含首不含尾。"
    return element("footer", element("p", places, "本页由 govtargets 生成，不连接网络。"))


def _article(sheet: Sheet, agencies: dict[str, str], *, alone: bool) -> Html:
    columns = element("div", _text(sheet), _cards(sheet, agencies), class_="columns")
    header = element("header", element("h2", visible(sheet.heading)), about(sheet))
    return element("article", *(() if alone else (header,)), columns, id=f"document{sheet.place}")


def _text(sheet: Sheet) -> Html:
    return _section("text", sheet, "原文", *paragraphs(sheet.entries, sheet.source))


def _cards(sheet: Sheet, agencies: dict[str, str]) -> Html:
    cards = (card(entry, sheet.source, agencies.get(_agency(entry) or "")) for entry in sheet.entries)
    heading = element("h2", f"标注 {len(sheet.entries)} 项")
    return _section("cards", sheet, "标注", heading, element("ol", *cards))


def _section(name: str, sheet: Sheet, label: str, *inside: str) -> Html:
    identity = f"{name}{sheet.place}"
    return element("section", *inside, class_=name, id=identity, aria_label=label, tabindex="-1")
