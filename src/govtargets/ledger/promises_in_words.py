"""Promises in words that an extraction has no row for: items of a plan's lists, milestones, and of none.

A numbered list (1.建成镇史馆;2.办好油菜花节) says by itself that each of its items is promised; elsewhere in
a plan only what brings an event about is (开工建设县医院, 客运站投入使用), or rules one out (零事故).
"""

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.metadata import version

from govtargets.model import Commitment, Deadline, Extraction, Reason, Result
from govtargets.page import Page
from govtargets.sections import Part
from govtargets.tables import table, words

_VERBS = "|".join(sorted((row[1] for row in table("ledger_verbs.tsv")), key=len, reverse=True))
_MARK = r"(?<!\d)\d{1,2}[.、．](?!\d)|[(（][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,2}是"
_ITEM = re.compile(rf"(?:{_MARK})(?P<text>(?:(?!{_MARK})[^。；;\n]){{4,300}}+)")
_CLAUSE = re.compile(r"[^，,。；;：:\n]{4,80}")
_PROMISES = re.compile(
    rf"(?:[^，,\d]{{0,3}}?(?:{_VERBS})|[^，,\d]{{2,14}}(?:争创|创建|通过|完成|建成|投用|开工|竣工))[^，,]{{2,}}"
)
_ADVERBS = "|".join(words("indicator.tsv", "adverb"))
_OPENS, _CLOSES = (
    "|".join(
        sorted((row[1] for row in table("ledger_verbs.tsv") if row[2] in (where, "both")), key=len)[::-1]
    )
    for where in ("opens", "closes")
)
_MILESTONE = re.compile(
    rf"(?<=[，,；;。：:\n])(?:"
    rf"(?:[^，,。；;：:\d\n]{{2,14}}?(?:重点|年内|力争|全面))?(?:{_ADVERBS}){{0,2}}(?:{_OPENS})[^，,。；;：:\n]{{3,60}}"
    rf"|[^，,。；;：:\d\n]{{4,40}}(?:{_CLOSES}))(?=[，,。；;\n])"
)
_COMES_ABOUT = re.compile(rf"[^，,。；;：:\d\n]{{4,40}}(?:{_CLOSES})(?![^，,。；;\n])")
_NONE = re.compile(
    r"(?<![^，,；;。：:.．)）\n])(?:确保|实现|力争|保持|做到)?零(?!距离|售|星|工|部件|碳|钱|门槛|钟|基础)[\u4e00-\u9fff]{2,8}(?=[，,；;。\n]|$)"
)
_PLUGIN, _RULE = "govtargets", "an item of a list or a milestone in a plan"


def promises_in_words(extraction: Extraction) -> Iterator[Commitment]:
    """Yield what an extraction's plan sections promise in numbered lists and no commitment covers yet."""
    if not extraction.commitments:
        return
    from govtargets.extraction import make_page  # noqa: PLC0415  (a status never reads a text)

    page = make_page(extraction.document)
    taken = _Taken(extraction)
    for report in page.outline.reports:
        for part in report.parts:
            if part.role != "plan":
                continue
            model = _model(extraction, page, part)
            if model:
                yield from (_promise(page, model, run) for run in _runs(page, part) if taken.free(page, run))


class _Taken:
    """The places that rows already speak of."""

    def __init__(self, extraction: Extraction) -> None:
        rows: list[Commitment | Result] = [*extraction.commitments, *extraction.results]
        self._runs = sorted((row.start, row.end) for row in rows)
        self._ids = {row.id for row in rows}

    def free(self, page: Page, run: tuple[int, int]) -> bool:
        start, end = page.view.span(*run)
        i = bisect_right(self._runs, (start, start))
        around = self._runs[max(i - 1, 0) : i + 1]
        return f"{_digest(page)}-{start}" not in self._ids and all(e <= start or s >= end for s, e in around)


def _digest(page: Page) -> str:
    return hashlib.sha256(page.document.text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _runs(page: Page, part: Part) -> Iterator[tuple[int, int]]:
    """Yield the clauses of a plan that promise in words, in the view's offsets."""
    text = page.view.text
    found = {
        match.span() for rule in (_NONE, _MILESTONE) for match in rule.finditer(text, part.start, part.end)
    }
    for item in _ITEM.finditer(text, part.start, part.end):
        for clause in _CLAUSE.finditer(text, *item.span("text")):
            if _PROMISES.match(text, *clause.span()) or _COMES_ABOUT.search(text, *clause.span()):
                found.add(clause.span())
    yield from sorted(found)


def _model(extraction: Extraction, page: Page, part: Part) -> Commitment | None:
    """Return a promise of the same section, whose body and deadline hold for its list as well."""
    start, end = page.view.span(part.start, part.end)
    rows = [
        row for row in extraction.commitments if start <= row.start < end and row.agency_origin != "explicit"
    ]
    if not rows:
        return None
    usual = _usual(row.agency for row in rows)
    dated = [
        row for row in rows if row.agency == usual and row.deadline and row.deadline.origin != "explicit"
    ]
    return (dated or rows)[0]


def _usual(names: Iterable[str | None]) -> str | None:
    return Counter(names).most_common(1)[0][0]


def _promise(page: Page, model: Commitment, run: tuple[int, int]) -> Commitment:
    start, end = page.view.span(*run)
    text = page.document.text[start:end]
    due = model.deadline
    inherited = Deadline(due.first, due.last, None, None, "section") if due else None
    return Commitment(
        id=f"{_digest(page)}-{start}",
        document=model.document,
        title=model.title,
        start=start,
        end=end,
        text=text,
        kind="qualitative",
        agency=model.agency,
        agency_origin=model.agency_origin,
        indicator=text,
        indicator_start=start,
        measure=None,
        stretch=None,
        deadline=inherited,
        firmness="plain",
        firmness_start=None,
        explanation=(Reason("role", _RULE, _PLUGIN, version(_PLUGIN), start, end),),
    )
