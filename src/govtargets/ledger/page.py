"""The verdicts as one HTML page: for each body its promises along a line of time, each with what answers it.

The page loads nothing and runs nothing; whatever the documents hold is text on it.
"""

from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import groupby
from typing import Any

from govtargets.tables import table
from govtargets.webpage.escaping import Html, element, visible
from govtargets.webpage.head import head

_STYLE = files("govtargets").joinpath("data", "ledger_page.css").read_text(encoding="utf-8")
_WORDS = {row[0]: (row[1], row[2]) for row in table("ledger_page.tsv")}
_TITLE = "承诺落实情况"
_NO_BODY = "未写明责任单位"


def to_page(rows: Iterable[dict[str, Any]]) -> str:
    """Return the page of some verdicts, as `told` gives them; the same verdicts give the same page."""
    listed = sorted(
        rows, key=lambda row: (row["agency"] is None, row["agency"] or "", row["due"] or "9999", row["start"])
    )
    bodies = [
        (name, list(group)) for name, group in groupby(listed, key=lambda row: row["agency"] or _NO_BODY)
    ]
    sections = (_section(number, name, group) for number, (name, group) in enumerate(bodies, 1))
    body = element("body", element("h1", _TITLE), _judged_by(listed), _overview(bodies), *sections, _footer())
    return f"<!DOCTYPE html>\n{element('html', head(_TITLE, _STYLE), body, lang='zh-CN')}\n"


def _judged_by(rows: list[dict[str, Any]]) -> Html:
    if not rows:
        return element("p", "没有符合条件的承诺。")
    told = f"截至 {rows[0]['as_of']}；评判规则 {rows[0]['policy']}；共 {len(rows)} 项。"
    return element("p", told, class_="note")


def _overview(bodies: list[tuple[str, list[dict[str, Any]]]]) -> Html:
    statuses = [name for name in _WORDS if any(row["status"] == name for _, rows in bodies for row in rows)]
    head = element("tr", element("th", "单位"), *(element("th", _WORDS[name][0]) for name in statuses))
    lines = (_line(number, name, rows, statuses) for number, (name, rows) in enumerate(bodies, 1))
    if not bodies:
        return Html("")
    table_ = element("table", element("thead", head), element("tbody", *lines))
    return element("div", table_, class_="wide", tabindex="0")


def _line(number: int, name: str, rows: list[dict[str, Any]], statuses: list[str]) -> Html:
    counts = (sum(1 for row in rows if row["status"] == status) for status in statuses)
    cells = (element("td", str(count) if count else "") for count in counts)
    return element("tr", element("td", element("a", visible(name), href=f"#body{number}")), *cells)


def _section(number: int, name: str, rows: list[dict[str, Any]]) -> Html:
    return element(
        "section",
        element("h2", visible(name)),
        element("ol", *(_promise(row) for row in rows)),
        id=f"body{number}",
    )


def _promise(row: dict[str, Any]) -> Html:
    word, tone = _WORDS[row["status"]]
    due = element("time", row["due"], datetime=row["due"]) if row["due"] else Html("未写明期限")
    return element(
        "li",
        element("h3", due, f" · {word}", *_amount(row["measure"]), title=row["status"]),
        element("blockquote", visible(row["text"])),
        element(
            "p",
            visible(f"{row['title'] or row['document']}，位置 {row['start']}–{row['end']}"),
            class_="note",
        ),
        *_silence(row),
        *(_evidence(one) for one in row["evidence"]),
        *(_change(one) for one in row["changes"]),
        class_=f"promise {tone}",
    )


def _silence(row: dict[str, Any]) -> Iterator[Html]:
    """Yield why nothing is said of an overdue promise, where no report of its body could have said it."""
    if row["reason"] and not row["reports"]:
        yield element("p", "台账中没有该单位此后的报告。", class_="note", title=row["reason"])


def _amount(measure: dict[str, Any] | None) -> Iterator[Html]:
    """Yield the amount in question, since one clause may hold several."""
    if measure:
        yield Html(" · ")
        yield visible(measure["text"])


def _evidence(one: dict[str, Any]) -> Html:
    decided = {"confirmed": "，已由人工确认"}.get(one["decision"] or "", "")
    place = (
        f"{one['title'] or one['document']}，位置 {one['start']}–{one['end']}，匹配度 {one['score']}{decided}"
    )
    return element("div", *_quoted(one), element("p", visible(place), class_="note"), class_="evidence")


def _change(change: dict[str, Any]) -> Html:
    facts = change["facts"]
    told = [facts.get("amount"), f"期限{facts['last']}" if "last" in facts else None]
    what = "撤回" if change["kind"] == "withdrawn" else f"调整为{'，'.join(filter(None, told))}"
    return element("p", visible(f"{change['day']} {what}（{change['source']}）"), class_="note")


def _quoted(one: dict[str, Any]) -> Iterator[Html]:
    amount = element("strong", *_amount(one["measure"])) if one["measure"] else Html("")
    yield element("blockquote", visible(one["text"]), amount, title="evidence")
    yield element("p", visible("; ".join(one["reasons"])), class_="note", lang="en")


def _footer() -> Html:
    told = "“到期未见报告”不等于未完成：没有证据不是证据。本页由 govtargets 生成，不连接网络。"
    return element("footer", element("p", told, class_="note"))
