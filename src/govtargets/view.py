"""The reading view: the source evened out for reading, with an exact map back.

Characters are replaced one for one (digits and letters become half-width, marks of punctuation
full-width, traditional characters of the cue words simplified, the blanks of web pages plain). Marks
without a width are left out. Line breaks that a layout put into
the middle of a sentence (but not between Latin words), and blanks between a number and its unit, are
left out. Nothing else changes, so every offset of the view has one place in the source.
"""

import re
from bisect import bisect_right

from attrs import frozen

from govtargets.deferred import deferred
from govtargets.stacked import read_rows
from govtargets.tables import table

_BREAK = deferred(r"[ \t\u3000\r\n](?:(?<=\n)|(?<![ \t\u3000\r].)[ \t\u3000\r]*+\n)[ \t\u3000\r\n]*+")
# A blank between a digit and a Chinese character is a habit of typesetting; a tab is the edge of a cell.
# One between digits parts thousands (种粮3 200亩), but not the cells of a row, nor what a table is called by.
_ZH, _LABELS = r"[\u4e00-\u9fff]", "[表图栏第附件录期号章节条卷]"
_DIGIT = "[0-9０-９]"


def _groups(before: str) -> str:
    """Return the pattern of a blank behind one to three digits that stand behind something."""
    return "|".join(f"(?<={before}{_DIGIT * digits} )" for digits in (1, 2, 3))


_GLUE = deferred(
    rf"[ ](?:(?<={_DIGIT}.)[ ]?(?=[\u4e00-\u9fff%％])|(?<={_ZH}.)[ ]?(?={_DIGIT})"
    rf"|(?:{_groups(f'(?!{_LABELS}){_ZH}')})(?={_DIGIT}{{3}}(?!{_DIGIT})[ ]?{_ZH})"
    rf"|(?:{_groups(f'{_ZH} ')})(?={_DIGIT}{{3}}(?!{_DIGIT}){_ZH}))"
)
# The blanks of web pages (&nbsp;, &ensp;, &thinsp; and such; &emsp; is as wide as a character of Chinese).
_BLANKS = dict.fromkeys("\u00a0\u2000\u2002\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " ")
_BLANKS |= dict.fromkeys("\u2001\u2003", "\u3000")
# What joins or parts words and is not seen.
_MARKS = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_UNSEEN = deferred(f"[{_MARKS}]+")
_UNSEEN_AT_ENDS = deferred(rf"[{_MARKS}]+(?=[ \t\u3000{_MARKS}]*(?:[\r\n]|\Z))|(?<=\n)[{_MARKS}]+")
# A carriage return before a line feed is half of a line end; one that stands alone is a whole one.
_RETURN = deferred(r"\r+(?=\n)")
_LONE_RETURNS = deferred(r"\r++(?!\n)")
# Every ASCII comma but one that groups thousands is the full-width one.
_GROUPING = deferred(r",(?<=\d,)(?=\d\d\d(?!\d))")
_TERMINAL = "。！？!?；;：:…”】》」』"
_PROSE = deferred(r"[，。；、,;]")
_OPENS_PARAGRAPH = deferred(
    r"[（(]?(?:[一二三四五六七八九十]{1,3}[)）、.．]|\d{1,3}[)）、.．][^\d])"
    r"|第[一二三四五六七八九十]+[章节条部]|\d{1,3}[\t\u3000]|[一二三四五六七八九十]+是|[●•■□▢◆★☆·▲△]|—(?!\d)|附件"
    r"|[^\s，。；、,;：:]{2,14}[：:]"
)
_ENDS = "。；！？;!?"
_CLOSE = deferred(r"[^（(《。；！？\n]{0,60}?[）)》]")
_OPEN = deferred(r"[（(](?![^（(]*[）)])|《(?!.*》)")
_IN_BRACKETS = 60
# Words of Latin letters are set apart by a break, which then is shown as a blank.
_WORD_ENDS = deferred(r"[A-Za-z0-9%,)]")
_WORD_BEGINS = deferred(r"[A-Za-z][a-z]")
_WORD = deferred(r"[a-z]{2}")
_PHRASE_ENDS = deferred(r"[A-Za-z,] (?:[a-z]+|[0-9.]+%?)\Z")
_WORD_OR_NUMBER = deferred(r"[A-Za-z0-9]")
_FULL_COLUMN = 12
# A page is double-spaced from so many lines on, where one break in so many is single at most.
_FEW_LINES, _SINGLE_IN = 4, 10
_BLANK_LINE = deferred(r"[ \t\u3000\r]*\n")
_COLUMN_SLACK = 2
# A line that says who speaks ends with a name: 县委副书记、县长　林某.
_NAMES_A_SPEAKER = deferred(
    r"(?:长|主任|书记|主席)[ \t\u3000]+[\u4e00-\u9fff](?:[ \t\u3000]?[\u4e00-\u9fff]){1,3}$"
)
_NAME = 16


def _replacements() -> dict[str, str]:
    codes = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
    even = {chr(code): chr(code - 0xFEE0) for code in codes}
    even |= dict(zip("％．＋－−﹣‐‑‒⁻～（）／∕⁄;:!?", "%.+-------~()///；：！？", strict=True))
    return even | {row[0]: row[1] for row in table("variants.tsv")}


_REPLACEMENTS = _replacements()
_REPLACED = deferred(f"[{''.join(map(re.escape, _REPLACEMENTS))}]")


def _evened(text: str) -> str:
    """Replace character by character, passing over the text only for those that occur in it."""
    for character in sorted(set(_REPLACED.findall(text))):
        text = text.replace(character, _REPLACEMENTS[character])
    return ",".join(part.replace(",", "，") for part in _GROUPING.split(text)) if "," in text else text


@frozen
class View:
    """A text to read and the way back.

    From offset `starts[i]` of the view on, its characters lie `shifts[i]` further on in the source.
    """

    source: str
    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def to_source(self, offset: int) -> int:
        """Return the place in the source of the character at `offset` of the view."""
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]

    def to_view(self, offset: int) -> int:
        """Return the place in the view of a character of the source, of one left out the next shown."""
        pieces = range(len(self.starts))
        at = bisect_right(pieces, offset, key=lambda i: self.starts[i] + self.shifts[i]) - 1
        end = self.starts[at + 1] if at + 1 in pieces else len(self.text)
        return min(offset - self.shifts[at], end)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the run of the source that a run shows; left-out breaks at its ends stay outside."""
        starts, shifts = self.starts, self.shifts
        behind = bisect_right(starts, start)
        first = start + shifts[behind - 1]
        if end <= start:
            return first, first
        # Most runs are short, and nothing was left out of them: their end is shifted like their beginning.
        if behind < len(starts) and starts[behind] < end:
            behind = bisect_right(starts, end - 1, behind)
        return first, end + shifts[behind - 1]

    def quote(self, start: int, end: int) -> str:
        """Return the source's own characters for a run of the view."""
        first, last = self.span(start, end)
        return self.source[first:last]


def with_plain_blanks(text: str) -> str:
    """Return a text with the blanks of web pages as plain or full-width ones, each at its place."""
    for blank, plain in _BLANKS.items():
        if blank in text:
            text = text.replace(blank, plain)
    return text


def make_view(source: str) -> View:
    """Return the reading view of a text."""
    pieces, starts, shifts = [], [0], [0]
    length = kept_from = 0
    text = _with_plain_ends(with_plain_blanks(source))
    for left_out, resume in _left_out(text):
        if left_out < kept_from:  # the carriage return of a break that is left out whole
            continue
        pieces.append(text[kept_from:left_out])
        length += left_out - kept_from
        if _stands_between_words(text, left_out, resume):
            pieces.append(" ")
            length += 1
        kept_from = resume
        starts.append(length)
        shifts.append(resume - length)
    pieces.append(text[kept_from:])
    return View(source, _evened("".join(pieces)), tuple(starts), tuple(shifts))


def _with_plain_ends(text: str) -> str:
    """Return a text whose lines all end in a line feed, with blanks for the unseen marks at their ends."""
    if "\r" in text:
        text = _LONE_RETURNS.sub(lambda run: "\n" * len(run[0]), text)
    return _UNSEEN_AT_ENDS.sub(lambda run: " " * len(run[0]), text) if _has_marks(text) else text


def _left_out(text: str) -> list[tuple[int, int]]:
    """Return the runs that the view leaves out, by place, of those that begin together the longest first."""
    returns = _RETURN.finditer(text) if "\r" in text else ()
    blanks = _GLUE.finditer(text) if " " in text else ()
    unseen = _UNSEEN.finditer(text) if _has_marks(text) else ()
    runs = (run.span() for run in (*blanks, *returns, *unseen))
    return sorted((*runs, *_breaks_inside_sentences(text)), key=lambda run: (run[0], -run[1]))


def _has_marks(text: str) -> bool:
    return any(mark in text for mark in _MARKS)


def _stands_between_words(source: str, start: int, end: int) -> bool:
    """Whether Latin words or a word and a number stand about a gap; digits alone may be one number."""
    if _WORD_ENDS.match(source, start - 1) and _WORD_BEGINS.match(source, end):
        return True
    return bool(_WORD.match(source, max(0, start - 2)) and _WORD_OR_NUMBER.match(source, end))


def _breaks_inside_sentences(source: str) -> list[tuple[int, int]]:
    """Return the runs of line breaks (with the blanks around them) that do not end a paragraph."""
    found = []
    paragraph = 0
    breaks = list(_BREAK.finditer(source))
    spaced = _is_double_spaced(breaks)
    cells = {offset for row in read_rows(source) for offset in row.ends}
    for i, gap in enumerate(breaks):
        line = source[breaks[i - 1].end() if i else 0 : gap.start()]
        following = source[gap.end() : breaks[i + 1].start() if i + 1 < len(breaks) else len(source)]
        joined = _is_open(line, following) or (
            _may_continue(line, following)
            and (
                _is_prose(source, paragraph, gap.start())
                or _is_column(line, gap.group(), following)
                or _is_sentence(line, gap.group(), following)
            )
        )
        if joined and (gap.start() not in cells or _splits_a_number(line, following)):
            found.append(gap.span())
        else:
            paragraph = gap.end()
            blank = _BLANK_LINE.match(source, source.find("\n", gap.start()) + 1, gap.end()) if spaced else None
            if blank:
                found.append(blank.span())
    return found


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
    if _NAMES_A_SPEAKER.search(line, max(0, len(line) - _NAME)):
        return False
    # A full stop before a Latin word ends a sentence; before a digit it may be the point of a number.
    return not (line[-1] == "." and following[0].isascii() and following[0].isalpha())


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
