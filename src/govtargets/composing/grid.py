"""Tables of indicators that were turned into text: a head of years, and rows of names, units and numbers.

    序号　指标　单位　2020年　2025年　属性
    1　供水量　亿立方米　5.1　7.5　预期性

What stands in the column of a year to come is promised; that of the year before it is the baseline.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve, frozen

from govtargets.composing.noun import Run
from govtargets.composing.scene import Scene
from govtargets.composing.tables import COUNTERS, table
from govtargets.deferred import deferred
from govtargets.model import Change
from govtargets.settling import Candidate
from govtargets.values import Amount, Percentage, Period

# Cells are parted by wide gaps, or by single blanks where the head has no others.
_WIDE, _NARROW = deferred(r"[^\t\u3000| ](?: ?[^\t\u3000| ])*"), deferred(r"[^\t\u3000| ]+")
_BESIDE = deferred(r"[^\t\u3000| ，。；\d]{0,6}[\t\u3000| ]+")
_NAME, _UNIT = deferred("指标|名称|项目"), deferred("(?:计量)?单位")
_DONE = deferred("完成|实际|现状|基期")
_NUMBERED = deferred(r"\(?\d{1,3}\)?(?:[.、]|$)|(?:其中|——)[:：]?")
_IN_BRACKETS = deferred(r"\(([^()]{1,8})\)$")
_SCALED = deferred("(万亿|亿|万)?(.+)")
_SCALES = {"万": 10**4, "亿": 10**8, "万亿": 10**12}
_RATES = ("%", "‰", "个百分点")
_UNITS = COUNTERS.union(_RATES, (unit for _, unit, _ in table("ledger_units.tsv")))
_CHANGES: tuple[tuple[re.Pattern[str], Change], ...] = (
    (deferred("(?:增长|提高|增加)(?:率|幅度)?$"), "increase"),
    (deferred("(?:下降|降低|减少)(?:率|幅度)?$"), "decrease"),
)
# Between rows stand blank lines, and the names of groups of rows.
_BETWEEN = deferred(r"[^\n。，；\d]{0,20}")
_ROW_END = deferred("(?:预期|约束)性(?=[ \\t\u3000]*(?:\n|\\Z))")
_GAP = deferred(r"[\t\u3000|]|  ")
_NUMBER = deferred(r"\(?\d{1,3}\)?[.、]?")
_VALUE = deferred(
    r"[<>＜＞≤≥≦≧=约]?[\[〔(]?(?:[\d.,]+(?:%|‰|[^\d\s]{1,3})?|[—\-–/]+)[\]〕)]?(?:以上|以下|左右|以内)?"
)
_OTHER_VALUES = deferred(r"(?:年均|累计|增速)[^\s|]*")
_HEAD_LINES = 4
_LINE, _ROWS, _CLOSE = 200, 60, 20


@frozen
class Cell:
    """A number that a table promises, read with its unit; `due` is the year at the head of its column."""

    measure: Candidate
    due: Candidate
    name: Run
    change: Change
    baseline: Candidate | None


@frozen
class Head:
    """What a table's head says: what parts its cells, whether one is the unit, and what its values are.

    `values` has for each column of values its year, None for one of another sort (年均增长).
    """

    cells: re.Pattern[str]
    unit: bool
    values: tuple[Candidate | None, ...]
    promised: frozenset[int]


def read_grid(scene: Scene) -> dict[int, Cell | None]:
    """Return by its beginning each number of a page's tables: what it promises, None for all others."""
    grid: dict[int, Cell | None] = {}
    source, end = scene.page.document.text, 0
    for year in _pairs_of_years(scene):
        at = scene.page.view.to_source(year.start)
        if at < end:
            continue
        head, end = _head_before_rows(scene, _line(source, at))
        for _ in range(_ROWS if head else 0):
            line = _line(source, end + 1)
            row = _row(scene, head, line) if head else None
            if row is None and not _BETWEEN.fullmatch(source, *line):
                break
            grid |= row or {}
            end = line[1]
    return _unread(scene) | grid


def _head_before_rows(scene: Scene, line: Run) -> tuple[Head | None, int]:
    """Return the head that begins in a line and where it ends: before the first row that it explains."""
    start, end = line
    for _ in range(_HEAD_LINES):
        head, following = _head(scene, (start, end)), _line(scene.page.document.text, end + 1)
        if head and _row(scene, head, following):
            return head, end
        end = following[1]
    return None, line[1]


def _unread(scene: Scene) -> dict[int, Cell | None]:
    """Return the numbers of rows that end in a cell of theirs (预期性): without a head, they say nothing."""
    unread: dict[int, Cell | None] = {}
    for row in _ROW_END.finditer(scene.text):
        start = max(scene.text.rfind("\n", max(0, row.start() - _LINE), row.start()), row.start() - _LINE)
        unread |= dict.fromkeys(number.start for number in scene.measures.within(start, row.start()))
    return unread


def _pairs_of_years(scene: Scene) -> Iterator[Candidate]:
    """Yield each year that has another in the cell beside it."""
    dates, view = scene.periods.items, scene.page.view
    for date, following in zip(dates, dates[1:], strict=False):
        close = following.start - date.end <= _CLOSE and _is_year(date) and _is_year(following)
        if close and _BESIDE.fullmatch(
            view.source, view.span(*_run(date))[1], view.to_source(following.start)
        ):
            yield date


def _run(date: Candidate) -> Run:
    return date.start, date.end


def _is_year(date: Candidate) -> bool:
    return isinstance(date.found.value, Period) and date.found.value.precision == "year"


def _line(text: str, offset: int) -> Run:
    start = text.rfind("\n", max(0, offset - _LINE), offset) + 1
    end = text.find("\n", offset, offset + _LINE)
    return start, end if end >= 0 else min(len(text), offset + _LINE)


def _columns(scene: Scene, cells: re.Pattern[str], line: Run) -> list[Run]:
    """Return the cells of a line of the source as runs of the view, which leaves out narrow gaps."""
    view = scene.page.view
    runs = [match.span() for match in cells.finditer(view.source, *line)]
    return [(view.to_view(start), view.to_view(end - 1) + 1) for start, end in runs]


def _head(scene: Scene, run: Run) -> Head | None:
    """Return what a run of the source says as the head of a table, None where it promises nothing."""
    source, view = scene.page.document.text, scene.page.view
    start, end = view.to_view(run[0]), view.to_view(run[1])
    years = [date for date in scene.periods.within(start, end) if _is_year(date)]
    others = [match.start() for match in _OTHER_VALUES.finditer(scene.text, start, end)]
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
    cells = _WIDE if _GAP.search(source, *run) else _NARROW
    unit = any(_UNIT.fullmatch(source, *cell.span()) for cell in cells.finditer(source, *run))
    return Head(cells, unit, tuple(date for _, date in columns), promised) if promised else None


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


def _row(scene: Scene, head: Head, line: Run) -> dict[int, Cell | None] | None:
    """Return the numbers of a row, or None for a line that is no row of the table.

    Its values stand side by side, as many as the head has; before them stand the unit and the name.
    """
    columns = _columns(scene, head.cells, line)
    first = int(bool(columns) and _NUMBER.fullmatch(scene.text, *columns[0]) is not None)
    values = [at for at in range(first + 1, len(columns)) if _VALUE.fullmatch(scene.text, *columns[at])]
    if head.unit and len(values) == len(head.values) + 1:
        del values[0]  # a dash where there is no unit
    names = columns[first : values[0] - head.unit] if values else []
    if not names or len(values) != len(head.values) or values[-1] - values[0] >= len(values):
        return None
    # In a table with wide gaps the last cell names the indicator; narrow ones may part its words.
    name, bracketed = _name(scene.text, names[-1] if head.cells is _WIDE else (names[0][0], names[-1][1]))
    unit = scene.text[slice(*columns[values[0] - 1])] if head.unit else bracketed
    numbers = [scene.measures.within(*columns[at])[:1] for at in values]
    row: dict[int, Cell | None] = {
        number.start: None for number in scene.measures.within(columns[0][0], columns[-1][1])
    }
    for column in head.promised:
        earlier = [
            one for at in range(column) if head.values[at] and at not in head.promised for one in numbers[at]
        ]
        due = head.values[column]
        for number in numbers[column] if due else ():
            read, left = _with_unit(number, unit), _with_unit(earlier[-1], unit) if earlier else None
            row[number.start] = (
                Cell(read, due, name, _change(scene.text, name), left) if read and due else None
            )
    return row


def _name(text: str, run: Run) -> tuple[Run, str]:
    """Return a name without its number and without the unit in brackets behind it, and that unit."""
    start, end = run
    numbered = _NUMBERED.match(text, start, end)
    start = numbered.end() if numbered and numbered.end() < end else start
    start += len(text[start:end]) - len(text[start:end].lstrip())
    bracketed = _IN_BRACKETS.search(text, start, end)
    unit = _SCALED.fullmatch(bracketed[1]) if bracketed else None
    if bracketed is None or unit is None or not (unit[2] in _UNITS or "/" in unit[2]):
        return (start, end), ""
    return (start, bracketed.start()), bracketed[1]


def _with_unit(number: Candidate, unit: str) -> Candidate | None:
    """Return a bare number with the unit of its row; one with another unit of its own is not understood."""
    value = number.found.value
    scaled = _SCALED.fullmatch(unit.strip("—- "))
    if value.unit or scaled is None:
        return number if scaled is None or value.unit == scaled[2] else None
    times = _SCALES.get(scaled[1] or "", 1)
    kind = Percentage if scaled[2] in _RATES else Amount
    ends = [None if end is None else Fraction(end) * times for end in (value.low, value.high)]
    read = kind(ends[0], ends[1], scaled[2], value.comparator)
    return evolve(number, found=evolve(number.found, value=read))


def _change(text: str, name: Run) -> Change:
    return next((change for words, change in _CHANGES if words.search(text, *name)), "level")
