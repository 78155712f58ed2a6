"""The reading view: the source evened out for reading, with an exact map back.

Characters are replaced one for one (digits and letters become half-width, marks of punctuation
full-width, traditional characters of the cue words simplified, the blanks of web pages plain, those
that joined the lines of a page into one its line ends). Marks without a width are left out, and line
breaks that a layout put into the middle of a sentence (but not between Latin words), blank lines where
they stand between all lines, and blanks between a number and its unit. Nothing else changes, so every
offset of the view has one place in the source.
"""

import re
from bisect import bisect_right

from attrs import frozen

from govtargets.breaks import needless_breaks, with_line_ends
from govtargets.deferred import deferred
from govtargets.tables import table

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
# Words of Latin letters are set apart by a break, which then is shown as a blank.
_WORD_ENDS = deferred(r"[A-Za-z0-9%,)]")
_WORD_BEGINS = deferred(r"[A-Za-z][a-z]")
_WORD = deferred(r"[a-z]{2}")
_WORD_OR_NUMBER = deferred(r"[A-Za-z0-9]")


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
    text = with_line_ends(_with_plain_ends(with_plain_blanks(source)))
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
    return sorted((*runs, *needless_breaks(text)), key=lambda run: (run[0], -run[1]))


def _has_marks(text: str) -> bool:
    return any(mark in text for mark in _MARKS)


def _stands_between_words(source: str, start: int, end: int) -> bool:
    """Whether Latin words or a word and a number stand about a gap; digits alone may be one number."""
    if _WORD_ENDS.match(source, start - 1) and _WORD_BEGINS.match(source, end):
        return True
    return bool(_WORD.match(source, max(0, start - 2)) and _WORD_OR_NUMBER.match(source, end))
