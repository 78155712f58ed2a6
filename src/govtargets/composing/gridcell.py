"""One number of a table that was turned into text: its unit, its name, and whether that names a change."""

import re
from fractions import Fraction

from attrs import evolve, frozen

from govtargets.composing.noun import Run
from govtargets.composing.scene import Scene
from govtargets.deferred import deferred
from govtargets.model import Change
from govtargets.settling import Candidate
from govtargets.tables import COUNTERS, table
from govtargets.values import Amount, Percentage

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


@frozen
class Cell:
    """A number that a table promises, read with its unit; `due` is the year at the head of its column."""

    measure: Candidate
    due: Candidate
    name: Run
    change: Change
    baseline: Candidate | None


def name_and_unit(text: str, run: Run) -> tuple[Run, str]:
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


def number_of(scene: Scene, cell: Run) -> Candidate | None:
    """Return the number of a cell; one that would be a year anywhere else (1900) is none in a table."""
    for measure in scene.measures.within(*cell)[:1]:
        return measure
    for label in scene.labels.within(*cell)[:1]:
        if scene.text[slice(*cell)].isdecimal():
            number = Fraction(scene.text[slice(*cell)])
            value = Amount(number, number, "", "point")
            return evolve(label, kind="amount", found=evolve(label.found, value=value))
    return None


def with_unit(number: Candidate, unit: str) -> Candidate | None:
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


def yearly(text: str, name: Run, number: Candidate, unit: str) -> tuple[Candidate, Change] | None:
    """Return what a column of yearly growth says: per cent, or the unit of a name that is a change itself.

    None where a bare number stands beside a rate: its growth may be in per cent or in points.
    """
    change = change_of(text, name)
    rate = unit in _RATES and not number.found.value.unit
    read = None if rate and change == "level" else with_unit(number, unit if rate else "%")
    return (read, "increase" if change == "level" else change) if read else None


def total(text: str, name: Run, number: Candidate, unit: str) -> tuple[Candidate, Change] | None:
    """Return what brackets in a column of yearly growth hold: how much is gained in all these years.

    In the unit of the row; None for a bare number beside a rate, which may be in per cent or in points.
    """
    change = change_of(text, name)
    if unit in _RATES and not number.found.value.unit and change == "level":
        return None
    read = with_unit(number, unit)
    return (read, "increase" if change == "level" else change) if read else None


def change_of(text: str, name: Run) -> Change:
    """Return the change that a name ends with: 用水量下降."""
    return next((change for words, change in _CHANGES if words.search(text, *name)), "level")
