"""Tables whose cells stand on lines of their own, as pages give them when they are copied.

A head of short lines (序号, 实事内容, 牵头单位, 完成时限) is followed by rows that begin with their numbers;
between rows may stand the names of groups of them (一、工业).
"""

import re
from collections.abc import Iterator

from attrs import frozen

from govtargets.deferred import deferred
from govtargets.numbering import LEVELS
from govtargets.responsibility import LEAD

Run = tuple[int, int]

_BLANK = r"[ \t\u3000\r]*"
_COLUMN = r"(?:(?:19|20)\d\d年?)?[\u4e00-\u9fff()（）\[\]〔〕]{0,14}(?<=..)"
_HEAD = deferred(rf"序号{_BLANK}\n+(?P<columns>(?:{_BLANK}{_COLUMN}{_BLANK}\n+){{2,8}})")
_LINE = deferred(r"\S(?:[^\n]*\S)?")
_NUMBER = deferred(rf"{_BLANK}(\d{{1,3}}){_BLANK}")
_GROUP = deferred(f"{LEVELS[0]}|{LEVELS[1]}")
_YEAR = deferred(r"(?:19|20)\d\d")
_LEAD, _DUE = deferred(LEAD), deferred("时限|时间|期限|进度")


@frozen
class StackedRow:
    """A row: where it lies, its cells of who answers for it and by when it is due.

    `ends` is where the lines of its cells end, and those above it that belong to the table.
    """

    start: int
    end: int
    ends: tuple[int, ...]
    lead: Run | None
    due: Run | None


def read_rows(text: str) -> tuple[StackedRow, ...]:
    """Return the rows of the stacked tables of a text in order."""
    heads = list(_heads(text))
    ends = [*(head.start() for head in heads[1:]), len(text)][: len(heads)]
    return tuple(row for head, end in zip(heads, ends, strict=True) for row in _rows(text, head, end))


def side_by_side(text: str) -> str:
    """Return a text of the same length in which the cells of a stacked row, or of a head, share a line."""
    heads = ((head.start(), head.start() + len(head[0].rstrip())) for head in _heads(text))
    rows = ((row.start, row.end) for row in read_rows(text))
    pieces, end = [], 0
    for start, stop in sorted([*heads, *rows]):
        pieces += [text[end:start], text[start:stop].replace("\n", "\t")]
        end = stop
    return "".join([*pieces, text[end:]])


def _heads(text: str) -> Iterator[re.Match[str]]:
    position = 0
    # A search for the word is many times as fast as one for lines that begin with it.
    while head := _HEAD.search(text, position):
        start = head.start()
        if text[text.rfind("\n", 0, start) + 1 : start].strip(" \t\u3000\r"):
            position = start + 1
        else:
            position = head.end()
            yield head


def _rows(text: str, head: re.Match[str], end: int) -> Iterator[StackedRow]:
    columns = head["columns"].split()
    # Counted from the end, because what is to be done may take several lines.
    lead, due = (_from_end(columns, words) for words in (_LEAD, _DUE))
    above = head.start() + len(head[0].rstrip())
    for lines in _cells(text, (head.end(), end), columns):
        cells = [line for line in lines if not _GROUP.match(text, *line)]
        yield _row(cells, (above, *(stop for _, stop in lines)), lead, due)
        above = lines[-1][1]


def _cells(text: str, run: Run, columns: list[str]) -> Iterator[list[Run]]:
    """Yield the cells of each row, its number first, behind the name of its group; the last has no more."""
    cells: list[Run] = []
    group: list[Run] = []
    number = 0
    values = any(map(_YEAR.match, columns))  # a value may look like the number of the next row
    for line in _LINE.finditer(text, *run):
        whole, told = len(cells) > len(columns), _NUMBER.fullmatch(line[0])
        begins = bool(told) and int(line[0]) == number + 1 and (whole or not values or not cells)
        if cells and (begins or (whole and _GROUP.match(line[0]))):
            yield group + cells
            cells, group = [], []
        if not cells and not begins and not _GROUP.match(line[0]):
            return
        number += begins
        (cells if begins or cells else group).append(line.span())
        if len(cells) > 2 * len(columns) + 2:
            break
    if len(cells) > len(columns):
        yield group + cells[: len(columns) + 1]


def _from_end(columns: list[str], words: re.Pattern[str]) -> int | None:
    return next((place - len(columns) for place, name in enumerate(columns) if words.search(name)), None)


def _row(cells: list[Run], ends: tuple[int, ...], lead: int | None, due: int | None) -> StackedRow:
    def cell(place: int | None) -> Run | None:
        return cells[place] if place is not None and -place < len(cells) else None

    return StackedRow(cells[0][0], cells[-1][1], ends, cell(lead), cell(due))
