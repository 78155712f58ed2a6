"""Numbers that are no amounts: which sort of name, code, slogan, list mark or idiom they belong to."""

import re
from importlib.resources import files
from typing import cast, get_args

from govtargets.counting import Numeral
from govtargets.deferred import deferred
from govtargets.model import Found
from govtargets.values import Label, LabelSort
from govtargets_numbers.source import Source

OPENING = '“"‘「『《〈【'
"""Where a quotation or a title opens."""

_CLOSING = '”"’」』》〉】'


def _sorts(place: str) -> dict[str, LabelSort]:
    lines = files(__package__).joinpath("data", "labels.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:])
    return {word: cast(LabelSort, sort) for word, at, sort in rows if at == place}


def _by_first(sorts: dict[str, LabelSort]) -> dict[str, tuple[tuple[str, LabelSort], ...]]:
    """Return the words and their sorts by first character, the longest first."""
    by_first: dict[str, list[tuple[str, LabelSort]]] = {}
    for words in sorted(sorts, key=lambda words: (-len(words), words)):
        by_first.setdefault(words[0], []).append((words, sorts[words]))
    return {first: tuple(pairs) for first, pairs in by_first.items()}


AFTER = _sorts("after")
"""The words that make a number before them a label, with its sort."""

PHRASES = _sorts("phrase")
"""The fixed phrases that begin with a Chinese numeral, with their sort."""

_AFTER_CHINESE_AT_END = _sorts("chinese_end")
_SESSION = _sorts("session")
_WORDS_AFTER_CHINESE = _by_first(_sorts("chinese") | _AFTER_CHINESE_AT_END | _SESSION)
_BEFORE_SESSION = frozenset("大届协委")
_ENDS = frozenset("，。；：、,;:！？!?)）”\n")
# 三年行动, and with a word between 三年成长计划; 三年完成计划任务 names none.
_PLAN = deferred(rf"{'|'.join(_sorts('plan'))}|(?!完成)[\u4e00-\u9fff]{{2}}(?:计划|行动|规划|方案)")
_AFTER_WORD = deferred("|".join(sorted(map(re.escape, AFTER), key=len, reverse=True)))
_AFTER_STARTS = frozenset(word[0] for word in AFTER)


def _tails() -> str:
    """Return one alternation of what follows the first character of each phrase, the longest first."""
    by_first: dict[str, list[str]] = {}
    for words in sorted(PHRASES, key=lambda words: -len(words)):
        by_first.setdefault(words[0], []).append(words[1:])
    return "|".join(f"(?<={first})(?:{'|'.join(tails)})" for first, tails in by_first.items())


PHRASE_TAILS = _tails()
"""A regular expression for a fixed phrase, to stand behind its first character."""

_CODE = deferred(
    r"1[3-9][0-9]{9}(?![0-9])|[0-9]{3,4}-[0-9]{3,4}-?[0-9]{3,4}(?![0-9])|[0-9]{3,4}-[0-9]{7,8}(?![0-9])"
    r"|[0-9]++(?:\+[0-9A-Za-z]++)++|[0-9]++(?:\.[0-9]++){2,}+|0[0-9]++(?![.0-9])"
    r"|[0-9]++(?:,[0-9]++){4,}+"
)
_LIST = deferred(r"[0-9]{1,2}+(?:[.．](?![0-9])|[、)])|[一二三四五六七八九十]{1,3}+[、)是]")
_LETTERS = deferred(r"[0-9A-Za-z.+#-]*+")
_SECTION = deferred(r"[0-9]{1,2}\.[0-9]{1,2}(?![十百千万亿])(?=[\u4e00-\u9fff“])")
_LINKS = frozenset("×·*&：:")
_BEFORE_MARK = frozenset("\n\r \t\u3000。；;：:！!？?•●")


_LABELS: dict[LabelSort, Label] = {sort: Label(sort) for sort in get_args(LabelSort)}


def label(start: int, end: int, sort: LabelSort) -> Found:
    """Return the mention of a number that is no amount."""
    return Found(start, end, _LABELS[sort], "label")


def mark(_source: Source, match: re.Match[str]) -> Found:
    """Return the mark of a list: (一), 二、, 三是, 4.."""
    return Found(match.start(), match.end(), _LABELS["list"], "label")


def ordinal(_source: Source, match: re.Match[str]) -> Found:
    """Return the ordinal behind 第."""
    return Found(match.start(), match.end(), _LABELS["ordinal"], "label")


def code(_source: Source, match: re.Match[str]) -> Found:
    """Return the code whose letters stand before its digits: G235."""
    return Found(match.start(), match.end(), _LABELS["code"], "label")


def named(source: Source, match: re.Match[str]) -> Found:
    """Return the numeral that 届 or 期 behind it makes a label."""
    start, end = match.span()
    return label(start, end, AFTER[source.text[end]])


def phrase(source: Source, match: re.Match[str]) -> Found:
    """Return the fixed phrase that begins with a numeral: 千方百计."""
    start, end = match.span()
    return label(start, end, PHRASES[source.text[start:end]])


def quoted_numeral(_source: Source, match: re.Match[str]) -> Found:
    """Return the Chinese numeral with which a quotation opens: “一张网”."""
    return label(match.start(), match.start() + 1, "slogan")


def letters(text: str, at: int) -> bool:
    """Return whether a Latin letter stands at `at`."""
    char = text[at : at + 1]
    return char.isascii() and char.isalpha()


def code_end(text: str, start: int) -> int | None:
    """Return where the code that begins at `start` ends (a phone number, 1+1+N, 0110); None without one."""
    match = _CODE.match(text, start)
    return match.end() if match else None


def letters_end(text: str, end: int) -> int:
    """Return where the letters and digits that go on at `end` stop: G235, 4A."""
    match = _LETTERS.match(text, end)
    return match.end() if match else end


def is_list_mark(text: str, start: int) -> int | None:
    """Return where the numeral at `start` ends if it counts the points of a list: (一), 二、, 三是, 4.."""
    mark = _LIST.match(text, start)
    before = text[start - 1] if mark and start else "\n"
    if not mark or not (before in _BEFORE_MARK or (before == "(" and mark.group().endswith(")"))):
        return None
    return mark.end() - 1


def quoted(text: str, start: int, end: int) -> bool:
    """Return whether the numeral in `text[start:end]` fills a pair of quotation marks: “138”."""
    return opens(text, start) and text[end : end + 1] in _CLOSING and end < len(text)


def opens(text: str, start: int) -> bool:
    """Return whether a quotation opens just before `start`."""
    return start > 0 and text[start - 1] in OPENING


def sort_after(text: str, end: int, *, than: int = 0) -> LabelSort | None:
    """Return what the word after a numeral makes of it (届, 级, 版, 国道); None where it leaves an amount.

    The word must be longer than `than`, the length of the unit that was found there.
    """
    if text[end : end + 1] not in _AFTER_STARTS:
        return None
    match = _AFTER_WORD.match(text, end)
    return AFTER[match.group()] if match and len(match.group()) > than else None


def sort_after_chinese(text: str, span: tuple[int, int], *, than: int = 0) -> LabelSort | None:
    """Return what the words after a Chinese numeral make of it (三农, 三篇文章, 人大四次会议), if anything.

    The words must be longer than `than`, the length of the unit that was found there.
    """
    start, end = span
    for words, sort in _WORDS_AFTER_CHINESE.get(text[end : end + 1], ()):
        if len(words) > than and text.startswith(words, end):
            if words in _SESSION and text[start - 1 : start] not in _BEFORE_SESSION:
                continue
            if words in _AFTER_CHINESE_AT_END and text[end + len(words) : end + len(words) + 1] not in _ENDS:
                continue
            return sort
    return None


def names_a_plan(text: str, end: int) -> bool:
    """Return whether the length of time that ends at `end` is part of a plan's name: 三年行动."""
    return _PLAN.match(text, end) is not None


def is_second_factor(text: str, start: int) -> bool:
    """Return whether the number at `start` is the second of two that × joins: 7×24小时."""
    return text[start - 1 : start] == "×" and text[start - 2 : start - 1].isdigit()


def sort_without_unit(text: str, numeral: Numeral) -> LabelSort | None:
    """Return which label a number without a unit is (2025, 4×4, 2.0, 2.1 at the head of a line), if any."""
    start, end = numeral.start, numeral.end
    before, after = text[start - 1 : start], text[end : end + 1]
    if (
        letters(text, end)
        or _is_year(numeral)
        or (before in _LINKS and text[start - 2 : start - 1].isdigit())
        or (after in _LINKS and text[end + 1 : end + 2].isdigit())
    ):
        return "code"
    if after == "、" and not text[end + 1 : end + 2].isdigit() and end - start < 3:
        return "list"
    if before in ("", "\n") and _SECTION.match(text, start):
        return "list"
    if text.endswith(".0", start, end) and not before.isspace():
        return "edition"
    return "slogan" if after == "”" or opens(text, start) else None


def _is_year(numeral: Numeral) -> bool:
    return numeral.end - numeral.start == 4 and numeral.inside is None and 1900 <= numeral.low < 2100
