"""What the page calls things, in Chinese: fields, amounts, days, and the reasons of a row as sentences.

The words are those of data/webpage.tsv; what has no word there is shown as it is.
"""

import datetime
import re
from calendar import monthrange
from typing import Any

from govtargets.model import Commitment, Deadline, Measure, Reason, Result
from govtargets.serial import amount_text
from govtargets.tables import table
from govtargets.values import Comparator
from govtargets.webpage.marking import sort_of

_WORDS = {(sort, key): word for sort, key, word in table("webpage.tsv")}
FIELDS = tuple(key for sort, key in _WORDS if sort == "field")
"""Fields in the order in which they are told."""
_RULES = {key: gloss for (sort, key), gloss in _WORDS.items() if sort == "rule"}
# Rules with words or figures of the source in them: "力争 of an earlier clause governs".
_OPEN_RULES = [
    (re.compile(re.escape(key).replace(r"\*", "([^*]+?)")), gloss)
    for key, gloss in _RULES.items()
    if "*" in key
]
_SCALES = (("万亿", 10**12), ("亿", 10**8), ("万", 10**4))
_SIGNS: dict[Comparator, str] = {
    "at_least": "≥ ",
    "more_than": "> ",
    "at_most": "≤ ",
    "less_than": "< ",
    "about": "≈ ",
}
_HANZI = re.compile("[\u3400-\u9fff]")
_ASCII = re.compile("[a-z]{2}")
_QUOTED = 28


def word(sort: str, key: str) -> str:
    """Return what the page calls a thing; the key itself where the table has no word for it."""
    return _WORDS.get((sort, key), key)


def amount(measure: Measure) -> str:
    """Return an amount as readers write it, in the scale of the source: 增加 ≥ 1500万元."""
    change = word("change", measure.change)
    return f"{change} {_interval(measure, *_scale(measure))}".strip()


def exactly(measure: Measure) -> str | None:
    """Return the exact amount without 万 or 亿: 15000000元; None where `amount` has it already."""
    return _interval(measure, "", 1) if _scale(measure)[0] else None


def _scale(measure: Measure) -> tuple[str, int]:
    figures = measure.text.replace(measure.unit, "") if measure.unit else measure.text
    return next((scale for scale in _SCALES if scale[0] in figures), ("", 1))


def _interval(measure: Measure, name: str, scale: int) -> str:
    ends = [amount_text(end / scale) + name for end in (measure.low, measure.high) if end is not None]
    sign = _SIGNS.get(measure.comparator, "")
    return f"{sign}{'–'.join(dict.fromkeys(ends))}{measure.unit}"


def days(due: Deadline) -> str:
    """Return the days of a deadline or a period, an open end left open."""
    first, last = due.first, due.last
    if first is None and last is None:
        return "日期不明"
    if first is None:
        return f"不晚于 {last}"
    if last is None:
        return f"{first} 起"
    return f"{first}" if first == last else _from_to(first, last)


def _from_to(first: datetime.date, last: datetime.date) -> str:
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}年" if first.year == last.year else f"{first.year}–{last.year}年"
    month_ends = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if month_ends and (first.year, first.month) == (last.year, last.month):
        return f"{first.year}年{first.month}月"
    return f"{first} 至 {last}"


def sentence(row: Commitment | Result, reason: Reason, source: str) -> str:
    """Return why a field says what it says, as a sentence; long runs of the source are cut short."""
    claim = _claim(row, reason.field)
    start, end = reason.start, reason.end
    if start is None or end is None or start >= end:
        return f"{claim}：{_because(reason.rule, '')}。"
    run = source[start:end]
    return f"{claim}：{_because(reason.rule, run)}「{_short(run)}」（{start}–{end}）。"


def _claim(row: Commitment | Result, field: str) -> str:
    frame = _WORDS.get(("claim", field), f"{word('field', field)}是 {{}}")
    return frame.replace("{}", _said(row, field))


def _said(row: Commitment | Result, field: str) -> str:
    """Return what a row says in a field, in a few words."""
    if field == "role":
        return word("type", sort_of(row))
    if field == "change":
        return word("meaning", row.measure.change) if row.measure else "—"
    value: Any = getattr(row, field, None)
    if value is None:
        return word("value", "none")
    if isinstance(value, Measure):
        return amount(value)
    return days(value) if isinstance(value, Deadline) else word(field, str(value))


def _because(rule: str, run: str) -> str:
    """Return a rule's gloss; a rule that is a word of the source is told as that word."""
    if rule in _RULES:
        return _RULES[rule]
    for pattern, gloss in _OPEN_RULES:
        if found := pattern.fullmatch(rule):
            return gloss.replace("*", "{}").format(*found.groups())
    if _HANZI.search(rule) and not _ASCII.search(rule):
        return "依据用词" if run == rule else f"依据“{rule}”"
    return f"规则“{rule}”"


def _short(run: str) -> str:
    words = " ".join(run[: 4 * _QUOTED].split())
    return words if len(words) <= _QUOTED and len(run) <= 4 * _QUOTED else f"{words[:_QUOTED]}……"
