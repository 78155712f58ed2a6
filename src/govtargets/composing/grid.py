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
_GAP = deferred(r"[\t\u3000|]|  ")
_LINE, _ROWS, _CLOSE = 200, 60, 20
_FEWEST, _MISSING = 3, 2


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
    """The columns of a table: what parts its cells, how many they are, and where each thing stands."""

    cells: re.Pattern[str]
    columns: int
    name: int
    unit: int | None
    years: dict[int, Candidate]
    promised: frozenset[int]


def read_grid(scene: Scene) -> dict[int, Cell | None]:
    """Return by its beginning each number of a page's tables: what it promises, None for all others."""
    grid: dict[int, Cell | None] = {}
    source, end = scene.page.document.text, 0
    for year in _pairs_of_years(scene):
        at = scene.page.view.to_source(year.start)
        if at < end:
            continue
        line = _line(source, at)
        head, end = _head(scene, line), line[1]
        for _ in range(_ROWS if head else 0):
            line = _line(source, end + 1)
            row = _row(scene, head, line) if head else None
            if row is None and not _BETWEEN.fullmatch(source, *line):
                break
            grid |= row or {}
            end = line[1]
    return grid


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


def _head(scene: Scene, line: Run) -> Head | None:
    """Return the columns that a line heads, or None where it is no head or promises nothing."""
    cells = _WIDE if _GAP.search(scene.page.document.text, *line) else _NARROW
    columns = _columns(scene, cells, line)
    names = [scene.text[slice(*column)] for column in columns]
    name = next((place for place, word in enumerate(names) if _NAME.search(word)), None)
    years = {
        place: date
        for place, column in enumerate(columns)
        for date in scene.periods.within(*column)
        if _is_year(date)
    }
    promised = frozenset(
        place
        for place, date in years.items()
        if _is_to_come(scene, date, last=place == max(years)) and not _DONE.search(names[place])
    )
    if name is None or name > min(years, default=0) or len(columns) < _FEWEST or not promised:
        return None
    unit = next((place for place, word in enumerate(names) if _UNIT.fullmatch(word)), None)
    return Head(cells, len(columns), name, unit, years, promised)


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

    The last columns are always there, the first (序号, 类别) may be wanting: cells are counted from the end.
    """
    columns = _columns(scene, head.cells, line)
    shift = head.columns - len(columns)
    if not 0 <= shift <= _MISSING or head.name < shift:
        return None
    place = {column + shift: run for column, run in enumerate(columns)}
    numbers = scene.measures.within(columns[0][0], columns[-1][1])
    row: dict[int, Cell | None] = {number.start: None for number in numbers}
    name, bracketed = _name(scene.text, place[head.name])
    unit = scene.text[slice(*place[head.unit])] if head.unit is not None else bracketed
    values = {column: scene.measures.within(*place[column]) for column in head.years}
    for column in head.promised:
        earlier = [one for before in head.years if before < column for one in values[before]]
        for number in values[column][:1]:
            read = _with_unit(number, unit)
            left = _with_unit(earlier[-1], unit) if earlier else None
            change = _change(scene.text, name)
            row[number.start] = Cell(read, head.years[column], name, change, left) if read else None
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
