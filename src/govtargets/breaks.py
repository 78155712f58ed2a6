"""The line breaks of a page: those within sentences, blank lines between all lines, those that were lost."""

import re

from govtargets.deferred import deferred
from govtargets.stacked import read_rows

_BREAK = deferred(r"[ \t\u3000\r\n](?:(?<=\n)|(?<![ \t\u3000\r].)[ \t\u3000\r]*+\n)[ \t\u3000\r\n]*+")
_TERMINAL = "。！？!?；;：:…”】》」』"
_PROSE = deferred(r"[，。；、,;]")
# What opens a numbered paragraph, and what opens any.
_NUMBERED = (
    r"[（(]?(?:[一二三四五六七八九十]{1,3}[)）、.．]|\d{1,3}[)）、.．][^\d])"
    r"|第[一二三四五六七八九十]+[章节条部]|[一二三四五六七八九十]+是|[●•■□▢◆★☆·▲△]|附件"
)
_OPENS_PARAGRAPH = deferred(rf"{_NUMBERED}|\d{{1,3}}[\t\u3000]|—(?!\d)|[^\s，。；、,;：:]{{2,14}}[：:]")
_ENDS = "。；！？;!?"
_CLOSE = deferred(r"[^（(《。；！？\n]{0,60}?[）)》]")
_OPEN = deferred(r"[（(](?![^（(]*[）)])|《(?!.*》)")
_IN_BRACKETS = 60
_PHRASE_ENDS = deferred(r"[A-Za-z,] (?:[a-z]+|[0-9.]+%?)\Z")
_ROW = deferred(r"(\d{1,3})[ ]++(?=[\u4e00-\u9fff“《（(])")
_FULL_COLUMN, _COLUMN_SLACK = 12, 2
# A page is double-spaced from so many lines on, where one break in so many is single at most.
_FEW_LINES, _SINGLE_IN = 4, 10
# Lines as long as this lost their ends where a third of all blanks opens a paragraph or follows a stop.
_GLUED_LINE, _OF_BLANKS = 400, 3
_STOPS = tuple("。；！？")
_JOINT, _OPENS = deferred(r"[ \u3000]++"), deferred(_NUMBERED)
_BLANK_LINE = deferred(r"[ \t\u3000\r]*\n")
# A line that says who speaks ends with a name: 县委副书记、县长　林某.
_NAMES_A_SPEAKER = deferred(
    r"(?:长|主任|书记|主席)[ \t\u3000]+[\u4e00-\u9fff](?:[ \t\u3000]?[\u4e00-\u9fff]){1,3}$"
)
_NAME = 16
# Brackets behind a full stop close an item: …覆盖率达到60%。（省民政厅、省财政厅）
_CLOSES_AN_ITEM = deferred(r"[。；][（(][^（）()]{2,80}[）)]$")


def with_line_ends(text: str) -> str:
    """Return a text whose lines were joined by blanks with its line ends put back, each for one blank.

    In front of the first of them stands the head, of which every blank ended a line.
    """
    if len(text) < _GLUED_LINE * (text.count("\n") + 1):
        return text
    joints = [joint.span() for joint in _JOINT.finditer(text)]
    ends = [start for start, end in joints if text[start - 1] in _STOPS or _OPENS.match(text, end)]
    if len(ends) < _FEW_LINES or len(ends) * _OF_BLANKS < len(joints):
        return text
    head = [start for start, _ in joints if start < ends[0]]
    cuts = zip([0, *(end + 1 for end in head + ends)], [*head, *ends, len(text)], strict=True)
    return "\n".join(text[start:end] for start, end in cuts)


def needless_breaks(source: str) -> list[tuple[int, int]]:
    """Return the line breaks, with the blanks around them, that end no paragraph.

    Of a page with a blank line between all lines also those lines.
    """
    found: list[tuple[int, int]] = []
    paragraph = 0
    breaks = list(_BREAK.finditer(source))
    spaced = _is_double_spaced(breaks)
    cells = {offset for row in read_rows(source) for offset in row.ends}
    for i, gap in enumerate(breaks):
        line = source[breaks[i - 1].end() if i else 0 : gap.start()]
        following = source[gap.end() : breaks[i + 1].start() if i + 1 < len(breaks) else len(source)]
        joined = _is_open(line, following) or _is_one_sentence(source, paragraph, gap, (line, following))
        if joined and (gap.start() not in cells or _splits_a_number(line, following)):
            found.append(gap.span())
        else:
            paragraph = gap.end()
            found += _blank_line(source, gap) if spaced else []
    return found


def _is_one_sentence(source: str, paragraph: int, gap: re.Match[str], lines: tuple[str, str]) -> bool:
    """Whether the lines about a gap are one sentence that the layout broke."""
    if not _may_continue(*lines) or _is_next_row(source, paragraph, lines[1]):
        return False
    prose = _is_prose(source, paragraph, gap.start())
    return (
        prose or _is_column(lines[0], gap.group(), lines[1]) or _is_sentence(lines[0], gap.group(), lines[1])
    )


def _blank_line(source: str, gap: re.Match[str]) -> list[tuple[int, int]]:
    """The first blank line of a break, if it has one."""
    blank = _BLANK_LINE.match(source, source.find("\n", gap.start()) + 1, gap.end())
    return [blank.span()] if blank else []


def _is_double_spaced(breaks: list[re.Match[str]]) -> bool:
    """Whether a blank line stands between nearly all lines: it then parts nothing that the lines do not."""
    single = sum(gap.group().count("\n") == 1 for gap in breaks)
    return len(breaks) >= _FEW_LINES and single * _SINGLE_IN <= len(breaks)


def _is_open(line: str, following: str) -> bool:
    """Whether brackets or a title go on in the next line, which closes them: （牵头 / 单位：市教育局）."""
    tail = line[-_IN_BRACKETS:]
    if not tail or tail[-1] in _ENDS or not any(mark in tail for mark in "（(《"):
        return False
    return _OPEN.search(tail) is not None and _CLOSE.match(following) is not None


def _splits_a_number(line: str, following: str) -> bool:
    """Whether a break within running text stands between digits: 培训干部，补助250 / 0人次."""
    return line[-1:].isdecimal() and following[:1].isdecimal() and _PROSE.search(line) is not None


def _may_continue(line: str, following: str) -> bool:
    if not (line and following) or line[-1] in _TERMINAL or _OPENS_PARAGRAPH.match(following):
        return False
    if _NAMES_A_SPEAKER.search(line, max(0, len(line) - _NAME)) or (
        line[-1] in "）)" and _CLOSES_AN_ITEM.search(line)
    ):
        return False
    # A full stop before a Latin word ends a sentence; before a digit it may be the point of a number.
    return not (line[-1] == "." and following[0].isascii() and following[0].isalpha())


def _is_next_row(source: str, paragraph: int, following: str) -> bool:
    """Whether a line has the number after that of the paragraph above: 2 财政收入增长8%, below 1 …."""
    above, below = _ROW.match(source, paragraph), _ROW.match(following)
    return above is not None and below is not None and int(below[1]) == int(above[1]) + 1


def _is_prose(source: str, paragraph: int, end: int) -> bool:
    """Whether a paragraph has a mark of running text before `end`, that of its own number apart."""
    mark = _OPENS_PARAGRAPH.match(source, paragraph, end)
    return _PROSE.search(source, mark.end() if mark else paragraph, end) is not None


def _is_column(line: str, gap: str, following: str) -> bool:
    """Whether two lines are as wide as each other, as those of a narrow column are."""
    alike = len(line) >= _FULL_COLUMN and abs(len(line) - len(following)) <= _COLUMN_SLACK
    return alike and gap.count("\n") == 1 and _PROSE.search(following) is not None


def _is_sentence(line: str, gap: str, following: str) -> bool:
    """Return whether a sentence of Latin words goes on in the next line, which begins with a small letter."""
    ends = _PHRASE_ENDS.search(line, max(0, len(line) - 30)) is not None
    return ends and gap.count("\n") == 1 and following[:1].isascii() and following[:1].islower()
