"""Numbers that are no amounts: which sort of name, code, slogan, list mark or idiom they belong to."""

import re
from importlib.resources import files
from typing import cast, get_args

from govtargets.counting import Numeral
from govtargets.model import Found
from govtargets.values import Label, LabelSort

_OPENING = '“"‘「『《〈【'
_CLOSING = '”"’」』》〉】'


def _sorts(place: str) -> dict[str, LabelSort]:
    lines = files(__package__).joinpath("data", "labels.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:])
    return {word: cast(LabelSort, sort) for word, at, sort in rows if at == place}


_AFTER = _sorts("after")
_AFTER_CHINESE = _sorts("chinese")
_PHRASES = _sorts("phrase")
_PLAN_WORDS = tuple(_sorts("plan"))
_PHRASE_STARTS = frozenset(words[:1] for words in _PHRASES)
_PHRASE = re.compile("|".join(sorted(map(re.escape, _PHRASES), key=len, reverse=True)))
_AFTER_WORD = re.compile("|".join(sorted(map(re.escape, _AFTER), key=len, reverse=True)))
_AFTER_STARTS = frozenset(word[0] for word in _AFTER)

_CODE = re.compile(
    r"1[3-9][0-9]{9}(?![0-9])|[0-9]{3,4}-[0-9]{3,4}-?[0-9]{3,4}(?![0-9])|[0-9]{3,4}-[0-9]{7,8}(?![0-9])"
    r"|[0-9]++(?:\+[0-9A-Za-z]++)++|[0-9]++(?:\.[0-9]++){2,}+|0[0-9]++(?![.0-9])"
    r"|[0-9]++(?:,[0-9]++){4,}+"
)
_LIST = re.compile(r"[0-9]{1,2}+(?:[.．](?![0-9])|[、)])|[一二三四五六七八九十]{1,3}+[、)是]")
_LETTERS = re.compile(r"[0-9A-Za-z.+#-]*+")
_SECTION = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}(?![十百千万亿])(?=[\u4e00-\u9fff“])")
_LINKS = tuple("×·*&：:")
_BEFORE_MARK = frozenset("\n\r \t\u3000。；;：:！!？?•●")


_LABELS: dict[LabelSort, Label] = {sort: Label(sort) for sort in get_args(LabelSort)}


def label(start: int, end: int, sort: LabelSort) -> Found:
    """Return the mention of a number that is no amount."""
    return Found(start, end, _LABELS[sort], "label")


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
    return start > 0 and text[start - 1] in _OPENING


def phrase(text: str, start: int) -> tuple[int, LabelSort] | None:
    """Return the end and the sort of the fixed phrase that begins at `start`; None where there is none."""
    if text[start] not in _PHRASE_STARTS:
        return None
    match = _PHRASE.match(text, start)
    return (match.end(), _PHRASES[match.group()]) if match else None


def sort_after(text: str, end: int, *, than: int = 0) -> LabelSort | None:
    """Return what the word after a numeral makes of it (届, 级, 版, 国道); None where it leaves an amount.

    The word must be longer than `than`, the length of the unit that was found there.
    """
    if text[end : end + 1] not in _AFTER_STARTS:
        return None
    match = _AFTER_WORD.match(text, end)
    return _AFTER[match.group()] if match and len(match.group()) > than else None


def sort_after_chinese(text: str, end: int) -> LabelSort | None:
    """Return what the character after a Chinese numeral makes of it (三农, 三公); None for other ones."""
    return _AFTER_CHINESE.get(text[end : end + 1])


def names_a_plan(text: str, end: int) -> bool:
    """Return whether the length of time that ends at `end` is part of a plan's name: 三年行动."""
    return text.startswith(_PLAN_WORDS, end)


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
    if text.endswith(".0", start, end):
        return "edition"
    return "slogan" if after == "”" or opens(text, start) else None


def _is_year(numeral: Numeral) -> bool:
    return numeral.end - numeral.start == 4 and numeral.inside is None and 1900 <= numeral.low < 2100
