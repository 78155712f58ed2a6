"""Tables of tasks whose cells stand on lines of their own, as pages give them when they are copied.

A head of short lines (序号, 实事内容, 牵头单位, 完成时限) is followed by rows that begin with their numbers.
"""

import re
from collections.abc import Iterator

from attrs import frozen

from govtargets.deferred import deferred
from govtargets.responsibility import LEAD

Run = tuple[int, int]

_BLANK = r"[ \t\u3000\r]*"
_HEAD = deferred(rf"序号{_BLANK}\n+(?P<columns>(?:{_BLANK}[\u4e00-\u9fff()]{{2,14}}{_BLANK}\n+){{2,8}})")
_LINE = deferred(r"\S(?:[^\n]*\S)?")
_NUMBER = deferred(rf"{_BLANK}(\d{{1,3}}){_BLANK}")
_LEAD, _DUE = deferred(LEAD), deferred("时限|时间|期限|进度")


@frozen
class StackedRow:
    """A row: where it lies, where its lines end, its cells of who answers for it and by when it is due."""

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
    cells: list[Run] = []
    number = 0
    for line in _LINE.finditer(text, head.end(), end):
        told = _NUMBER.fullmatch(line[0])
        if told and int(told[1]) == number + 1:
            if cells:
                yield _row(cells, lead, due)
            cells, number = [], number + 1
        elif not number:
            return
        cells.append(line.span())
        if len(cells) > 2 * len(columns) + 2:
            break
    if len(cells) > len(columns):
        yield _row(cells[: len(columns) + 1], lead, due)


def _from_end(columns: list[str], words: re.Pattern[str]) -> int | None:
    return next((place - len(columns) for place, name in enumerate(columns) if words.search(name)), None)


def _row(cells: list[Run], lead: int | None, due: int | None) -> StackedRow:
    def cell(place: int | None) -> Run | None:
        return cells[place] if place is not None and -place < len(cells) else None

    ends = tuple(end for _, end in cells)
    return StackedRow(cells[0][0], cells[-1][1], ends, cell(lead), cell(due))
