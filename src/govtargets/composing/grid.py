"""Tables of indicators that were turned into text: a head of years, and rows of names, units and numbers.

    序号　指标　单位　2020年　2025年　属性
    1　供水量　亿立方米　5.1　7.5　预期性

What stands in the column of a year to come is promised; that of the year before it is the baseline.
All other cells say nothing: no number of a table can be read without its head and its unit.
"""

import re
from collections.abc import Iterator

from attrs import frozen

from govtargets.composing.gridcell import Cell, change_of, name_and_unit, number_of, total, with_unit, yearly
from govtargets.composing.noun import Run
from govtargets.composing.scene import Scene
from govtargets.composing.unread import read_unread
from govtargets.deferred import deferred
from govtargets.settling import Candidate
from govtargets.stacked import side_by_side
from govtargets.values import Period
from govtargets.view import with_plain_blanks

# Cells are parted by wide gaps, or by single blanks where the head has no others.
_WIDE, _NARROW = deferred(r"[^\t\u3000| \n](?: ?[^\t\u3000| \n])*"), deferred(r"[^\t\u3000| \n]+")
_BESIDE = deferred(
    r"(?:[ \t\u3000]*\n[ \t\u3000\n]*)?[^\s| ，。；\d]{0,6}[\t\u3000| ]+"
    r"(?:年均[^\t\u3000| ，。；\d]{0,8}[\t\u3000| ]+)?"
)
_NAME, _UNIT = deferred("指标|名称|项目"), deferred("(?:计量)?单位")
_DONE = deferred("完成|实际|现状|基期")
# Between rows stand blank lines, and the names of groups of rows.
_BETWEEN = deferred(r"[^\n。，；\d]{0,20}")
_GAP = deferred(r"[\t\u3000| ](?<=\S.)(?:(?<! )| )(?=[ \t\u3000|]*\S)")
_NUMBER = deferred(r"\(?\d{1,3}\)?[.、]?")
_VALUE = deferred(
    r"[<>＜＞≤≥≦≧=约]?[\[〔(]?(?:[\d.,]+(?:%|‰|[^\d\s]{1,3})?|[—\-–/]+)[\]〕)]?(?:以上|以下|左右|以内)?"
)
_OTHER_VALUES = deferred(r"(?:年均|累计|增速)[^\s|]*")
_YEARLY = deferred("年均增长")
_TOTAL = frozenset("[〔")
_HEAD_LINES = 4
_LINE, _CLOSE, _FAR = 200, 20, 60


@frozen
class Sheet:
    """A page, and its source place by place: line ends as line feeds, the cells of a row in one line."""

    scene: Scene
    source: str


@frozen
class Head:
    """What a table's head says: what parts its cells, whether one is the unit, and what its values are.

    `values` has for each column of values its year, None for one of another sort (累计); `yearly` are
    those of them behind the years to come that say how much is gained each year up to then.
    """

    cells: re.Pattern[str]
    unit: bool
    values: tuple[Candidate | None, ...]
    promised: frozenset[int]
    yearly: frozenset[int]


def read_grid(scene: Scene) -> dict[int, Cell | None]:
    """Return by its beginning each number of a page's tables: what it promises, None for all others."""
    source = with_plain_blanks(scene.page.document.text)
    source = source.replace("\r\n", " \n").replace("\r", "\n") if "\r" in source else source
    sheet = Sheet(scene, side_by_side(source))
    grid: dict[int, Cell | None] = {}
    end = 0
    for year in _pairs_of_years(sheet):
        at = scene.page.view.to_source(year.start)
        if at >= end:
            head, end = _head_before_rows(sheet, _line(sheet.source, at))
            end = _read_rows(sheet, head, end, grid) if head else end
    return read_unread(scene) | grid


def _head_before_rows(sheet: Sheet, line: Run) -> tuple[Head | None, int]:
    """Return the head that begins in a line and where it ends: before the first row that it explains."""
    start, end = line
    for _ in range(_HEAD_LINES):
        head, following = _head(sheet, (start, end)), _line_below(sheet.source, end)
        if head and _row(sheet, head, following):
            return head, end
        end = following[1]
    return None, line[1]


def _read_rows(sheet: Sheet, head: Head, end: int, grid: dict[int, Cell | None]) -> int:
    """Add the rows behind a head, which goes on to `end`, and return where they end."""
    while end < len(sheet.source):
        line = _line(sheet.source, end + 1)
        row = _row(sheet, head, line)
        if row is None and not _BETWEEN.fullmatch(sheet.source, *line):
            break
        grid |= row or {}
        end = line[1]
    return end


def _pairs_of_years(sheet: Sheet) -> Iterator[Candidate]:
    """Yield each year that has another in the cell beside it."""
    dates, view = sheet.scene.periods.items, sheet.scene.page.view
    for date, following in zip(dates, dates[1:], strict=False):
        if following.start - date.end <= _CLOSE and _is_year(date) and _is_year(following):
            gap = view.span(date.start, date.end)[1], view.to_source(following.start)
            if gap[1] - gap[0] <= _FAR and _BESIDE.fullmatch(sheet.source, *gap):
                yield date


def _is_year(date: Candidate) -> bool:
    return isinstance(date.found.value, Period) and date.found.value.precision == "year"


def _line(text: str, offset: int) -> Run:
    floor, limit = max(0, offset - _LINE), offset + _LINE
    start, end = text.rfind("\n", floor, offset), text.find("\n", offset, limit)
    return (start + 1 if start >= 0 else floor), (end if end >= 0 else min(len(text), limit))


def _line_below(text: str, end: int) -> Run:
    """Return the line behind one that ends at `end`, a few blank ones passed over."""
    line = _line(text, end + 1)
    for _ in range(_HEAD_LINES):
        if line[1] >= len(text) or text[slice(*line)].strip():
            break
        line = _line(text, line[1] + 1)
    return line


def _columns(sheet: Sheet, cells: re.Pattern[str], line: Run) -> list[Run]:
    """Return the cells of a line of the source as runs of the view, which leaves out narrow gaps."""
    view = sheet.scene.page.view
    runs = [match.span() for match in cells.finditer(sheet.source, *line)]
    return [(view.to_view(start), view.to_view(end - 1) + 1) for start, end in runs]


def _head(sheet: Sheet, run: Run) -> Head | None:
    """Return what a run of the source says as the head of a table, None where it is none."""
    scene, view = sheet.scene, sheet.scene.page.view
    start, end = view.to_view(run[0]), view.to_view(run[1])
    years = [date for date in scene.periods.within(start, end) if _is_year(date)]
    others = [match.start() for match in _OTHER_VALUES.finditer(scene.text, start, end)]
    gains = [match.start() for match in _YEARLY.finditer(scene.text, start, end)]
    if not years or not _NAME.search(scene.text, start, years[0].start):
        return None
    columns = sorted([(date.start, date) for date in years] + [(other, None) for other in others], key=_place)
    ends = [place for place, _ in columns[1:]] + [end]
    promised = frozenset(
        column
        for column, ((_, date), until) in enumerate(zip(columns, ends, strict=True))
        if date
        and _is_to_come(scene, date, last=date is years[-1])
        and not _DONE.search(scene.text, date.end, until)
    )
    cells = _WIDE if _GAP.search(sheet.source, *run) else _NARROW
    unit = any(_UNIT.fullmatch(sheet.source, *cell.span()) for cell in cells.finditer(sheet.source, *run))
    behind = max(promised, default=len(columns))
    yearly_columns = frozenset(
        column for column, (place, _) in enumerate(columns) if place in gains and column > behind
    )
    return Head(cells, unit, tuple(date for _, date in columns), promised, yearly_columns)


def _place(column: tuple[int, Candidate | None]) -> int:
    return column[0]


def _is_to_come(scene: Scene, year: Candidate, *, last: bool) -> bool:
    """Whether a year lies ahead; where no day and no year are known, the last of a plan's table does."""
    reference, end = scene.page.reference(year.start), year.found.value.last
    if reference.day is not None:
        return bool(end > reference.day)
    if reference.year is not None:
        return bool(end.year >= reference.year)
    part = scene.outline.part_at(year.start)
    return last and part is not None and part.role == "plan"


def _row(sheet: Sheet, head: Head, line: Run) -> dict[int, Cell | None] | None:
    """Return the numbers of a row, or None for a line that is no row of the table.

    A row has as many values as the head, and promises nothing unless they stand side by side behind
    its name and its unit.
    """
    text, columns = sheet.scene.text, _columns(sheet, head.cells, line)
    first = int(bool(columns) and _NUMBER.fullmatch(text, *columns[0]) is not None)
    values = [at for at in range(first + 1, len(columns)) if _VALUE.fullmatch(text, *columns[at])]
    if head.unit and len(values) == len(head.values) + 1:
        del values[0]  # a dash where there is no unit
    if len(values) != len(head.values):
        return None
    measures = sheet.scene.measures
    row: dict[int, Cell | None] = dict.fromkeys(
        number.start for number in measures.within(columns[0][0], columns[-1][1])
    )
    names = columns[first : values[0] - head.unit]
    if not names or values[-1] - values[0] >= len(values):
        return row
    # In a table with wide gaps the last cell names the indicator; narrow ones may part its words.
    name, bracketed = name_and_unit(text, names[-1] if head.cells is _WIDE else (names[0][0], names[-1][1]))
    unit = text[slice(*columns[values[0] - 1])] if head.unit else bracketed
    numbers = [number_of(sheet.scene, columns[at]) for at in values]
    return row | {cell.measure.start: cell for cell in _promised(text, head, numbers, (name, unit))}


def _promised(
    text: str, head: Head, numbers: list[Candidate | None], said: tuple[Run, str]
) -> Iterator[Cell]:
    """Yield what the values of a row promise; `said` is its name and its unit."""
    name, unit = said
    earlier: Candidate | None = None
    due = head.values[max(head.promised)] if head.promised else None
    for column, (year, number) in enumerate(zip(head.values, numbers, strict=True)):
        if number is None:
            continue
        if year is None:
            gain = total if text[number.start - 1] in _TOTAL else yearly
            gained = gain(text, name, number, unit) if column in head.yearly else None
            if gained and due:
                yield Cell(gained[0], due, name, gained[1], None)
            continue
        read = with_unit(number, unit)
        if column not in head.promised:
            earlier = read
        elif read:
            yield Cell(read, year, name, change_of(text, name), earlier)
