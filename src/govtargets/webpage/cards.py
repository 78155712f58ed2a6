"""The card of a row: what it promises, reports or leaves in doubt, with its clause and its reasons."""

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from govtargets.model import Commitment, Deadline, Measure, Problem, Result, Span
from govtargets.webpage.escaping import Html, element, joined, visible
from govtargets.webpage.marking import Entry
from govtargets.webpage.wording import FIELDS, amount, days, exactly, sentence, word

# Told elsewhere on the card, or not meant for readers.
_UNTOLD = ("id", "document", "start", "end", "text", "measure", "explanation")
# Worth telling also where the source does not say it.
_WANTED = ("indicator", "agency", "deadline", "period")


def card(entry: Entry, source: str, agency: str | None) -> Html:
    """Return the card of a row as an item of a list; `agency` is the number of its body in the filter."""
    row = entry.row
    inside = _problem(row) if isinstance(row, Problem) else _told(row, source)
    return element(
        "li",
        _head(entry),
        *inside,
        id=f"c{entry.number}",
        class_=f"card {entry.sort}",
        tabindex="-1",
        data_light=_places(entry.light),
        data_strong=_places(entry.strong),
        data_agency=agency,
    )


def _places(runs: Iterable[Span]) -> str:
    return " ".join(f"{run.start}-{run.end}" for run in runs)


def _head(entry: Entry) -> Html:
    row, name = entry.row, name_of(entry)
    heading = element("h3", name, title=entry.sort)
    place = element("span", f"位置 {row.start}–{row.end}", class_="place", title="start–end")
    back = element("a", "回到原文", href=f"#m{entry.number}", class_="back", aria_label=f"{name}：回到原文")
    return element("div", heading, place, back, class_="head")


def name_of(entry: Entry) -> str:
    """Return what the page calls a row: 承诺 12."""
    return f"{word('type', entry.sort)} {entry.number}"


def _problem(row: Problem) -> Iterator[Html]:
    yield element("p", visible(word("problem", row.reason)), class_="value")
    yield element("blockquote", element("strong", visible(row.text)))
    yield element("p", "不作数额，由 ", visible(row.plugin), " 标出；", visible(row.reason), class_="rule")


def _told(row: Commitment | Result, source: str) -> Iterator[Html]:
    if row.measure:
        yield element("p", _amount(row.measure), class_="value", title="measure")
    yield element("blockquote", _clause(row))
    yield element("dl", *_facts(row))
    if row.explanation:
        summary = element("summary", f"依据（{len(row.explanation)}）", title="explanation")
        yield element("details", summary, element("ul", *_reasons(row, source)))


def _amount(measure: Measure) -> Html:
    exact = exactly(measure)
    number = element("strong", visible(amount(measure)))
    return joined(number, element("span", "即 ", visible(exact), class_="exact")) if exact else number


def _clause(row: Commitment | Result) -> Html:
    """Return the clause with the amount in bold, as far as the amount stands in it."""
    measure = row.measure
    if measure is None or not row.start <= measure.start < measure.end <= row.end:
        return visible(row.text)
    start, end = measure.start - row.start, measure.end - row.start
    number = element("strong", visible(row.text[start:end]))
    return joined(visible(row.text[:start]), number, visible(row.text[end:]))


def _facts(row: Commitment | Result) -> Iterator[Html]:
    """Yield the fields of a row as terms and descriptions; one without a word of ours by its name."""
    names = {field.name for field in attrs.fields(type(row))}.difference(_UNTOLD)
    order = [*filter(names.__contains__, FIELDS), *sorted(names.difference(FIELDS))]
    for field in order:
        told = _fact(row, field, getattr(row, field))
        if told:
            yield joined(element("dt", word("field", field), title=field), element("dd", told))


def _fact(row: Commitment | Result, field: str, value: Any) -> Html | None:
    if value is None:
        return element("span", word("value", "none"), class_="none") if field in _WANTED else None
    if isinstance(value, Measure):
        return _amount(value)
    if isinstance(value, Deadline):
        return _deadline(value)
    if isinstance(value, tuple):
        return visible("、".join(map(_item, value))) if value else None
    if not isinstance(value, str) or field.endswith("_origin"):
        return None
    origin = getattr(row, f"{field}_origin", None)
    told = visible(word(field, value))
    return joined(told, _note(word("agency_origin", origin))) if origin else told


def _item(value: Any) -> str:
    return f"{value.start}–{value.end}" if isinstance(value, Span) else str(value)


def _deadline(due: Deadline) -> Html:
    origin = word("deadline_origin", due.origin)
    text = joined("「", visible(due.text), "」") if due.text else ""
    return joined(days(due), _note(origin, text))


def _note(*inside: str) -> Html:
    return element("span", "（", *inside, "）", class_="note")


def _reasons(row: Commitment | Result, source: str) -> Iterator[Html]:
    for reason in row.explanation:
        rule = f"{reason.plugin} {reason.version}: {reason.rule}"
        told = visible(sentence(row, reason, source))
        yield element("li", told, element("span", visible(rule), class_="rule"), title=reason.field)
