"""Which units measure the same: those of the ledger's own table, those that plugins give, and rates.

A rate is compared by its halves: 吨/万元 and 千克/亿元 are both a mass for money. Counters are all alike
above the bar (件, 次); below it 元/人 and 元/户 stay apart.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cached_property

from attrs import frozen

from govtargets.tables import table
from govtargets.values import Unit

Meaning = tuple[str, Fraction]

_OWN: dict[str, Meaning] = {row[1]: (row[0], Fraction(row[2])) for row in table("ledger_units.tsv")}
_SCALES = {"百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_SCALED = re.compile(rf"(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})(?P<unit>.+)")
_BAR = re.compile("[/每]")


@frozen
class Units:
    """What units mean to a ledger: those of plugins, loaded when first needed, add to its own table."""

    _lent: Callable[[], Iterable[Unit]] = tuple

    @cached_property
    def given(self) -> Mapping[str, Meaning]:
        """The units of plugins, each by its canonical form and factor."""
        meanings = {}
        for unit in self._lent():
            kind, factor = OWN.of(unit.canonical)
            meanings[unit.text] = (kind, factor * unit.factor)
            meanings.setdefault(unit.canonical, (kind, factor))
        return meanings

    def of(self, unit: str) -> Meaning:
        """Return the kind of a unit (its own if unknown) and how many of the first of its kind it makes."""
        return self._named(unit) or self._rate(unit) or (unicodedata.normalize("NFKC", unit), Fraction(1))

    def _rate(self, unit: str) -> Meaning | None:
        halves = _BAR.split(unit)
        if len(halves) != 2:
            return None
        above, below = map(self._scaled, halves)
        if above is None or below is None:
            return None
        divisor = below[0] if below[0] != "count" else _SCALED.sub(r"\g<unit>", halves[1])
        return f"{above[0]}/{divisor}", above[1] / below[1]

    def _scaled(self, unit: str) -> Meaning | None:
        scaled, whole = _SCALED.fullmatch(unit), self._named(unit)
        part = self._named(scaled["unit"]) if scaled and whole is None else None
        return (part[0], part[1] * _SCALES[scaled["scale"]]) if scaled and part else whole

    def _named(self, unit: str) -> Meaning | None:
        return _OWN.get(unit) or self.given.get(unit)


OWN = Units()
