"""Units and counters: how they are written, what they measure and how they compare.

The table is data/units.tsv. `UNITS` is a value; a caller with units of its own makes another with
`Units.extended`.
"""

from collections.abc import Iterable
from fractions import Fraction
from importlib.resources import files

from attrs import field, frozen

from govtargets.numerals import read
from govtargets.values import Unit

EXTENTS = frozenset({"time", "length"})
"""The dimensions after which 内 and 多 are comparators."""


def _index(units: Iterable[Unit]) -> dict[str, tuple[Unit, ...]]:
    by_first: dict[str, list[Unit]] = {}
    for unit in sorted(units, key=lambda unit: -len(unit.text)):
        by_first.setdefault(unit.text[0], []).append(unit)
    return {first: tuple(units) for first, units in by_first.items()}


@frozen
class Units:
    """A table of units."""

    rows: tuple[Unit, ...]
    extents: frozenset[str] = field(init=False, repr=False, eq=False)
    """The units of time and length, after which 内 and 多 are comparators."""

    _by_first: dict[str, tuple[Unit, ...]] = field(init=False, repr=False, eq=False)
    _by_name: dict[str, Unit] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        extents = frozenset(row.text for row in self.rows if row.dimension in EXTENTS)
        object.__setattr__(self, "extents", extents)
        object.__setattr__(self, "_by_first", _index(self.rows))
        object.__setattr__(self, "_by_name", {row.text: row for row in self.rows})

    def extended(self, rows: Iterable[Unit]) -> "Units":
        """Return a table with more units; a later row of the same name takes the place of an earlier one."""
        return Units(tuple({row.text: row for row in (*self.rows, *rows)}.values()))

    def at(self, text: str, start: int) -> Unit | None:
        """Return the longest unit that begins at `start`; None where there is none."""
        for unit in self._by_first.get(text[start : start + 1], ()):
            end = start + len(unit.text)
            if text.startswith(unit.text, start) and _ends_there(unit, text[end : end + 1]):
                return unit
        return None

    def named(self, name: str) -> Unit | None:
        """Return the unit that is written so; None for one that the table does not know."""
        return self._by_name.get(name)


def _ends_there(unit: Unit, following: str) -> bool:
    if unit.text[-1].isascii() and following.isascii() and following.isalnum():
        return False
    return not following or following not in unit.not_before


def _load() -> Units:
    lines = files(__package__).joinpath("data", "units.tsv").read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines[1:])
    return Units(
        tuple(
            Unit(
                text, canonical, dimension, read(factor), "digits" if after == "digits" else "any", not_before
            )
            for text, canonical, dimension, factor, after, not_before, _ in cells
        )
    )


_SCALES = {"千": 1000, "万": 10**4, "亿": 10**8}

UNITS = _load()


def canonical(unit: str, units: Units = UNITS) -> tuple[str, Fraction]:
    """Return the canonical form of a unit and how many of it one makes; an unknown unit stands for itself.

    A rate is taken apart at its bar: 公斤/亩 is 吨 per 平方米, 吨/万元 is 1/10000 吨 per 元.
    """
    above, bar, below = unit.partition("/" if "/" in unit else "每")
    if units.named(unit):
        above, bar = unit, ""
    scale, row = 1, units.named(above)
    if row is None and above[:1] in _SCALES and units.named(above[1:]):
        scale, row = _SCALES[above[0]], units.named(above[1:])
    name, factor = (row.canonical, scale * row.factor) if row else (above, Fraction(1))
    if not bar:
        return name, factor
    divisor, part = canonical(below, units)
    return f"{name}/{divisor}", factor / part


def comparable(one: str, other: str, units: Units = UNITS) -> bool:
    """Return whether amounts in two units can be compared: they come down to the same canonical unit."""
    return canonical(one, units)[0] == canonical(other, units)[0]
