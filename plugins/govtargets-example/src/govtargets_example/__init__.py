"""Energy intensities (460千克标准煤/万元) and grades of efficiency (一级能效): a plugin of govtargets."""

import re
from collections.abc import Iterable
from fractions import Fraction

from attrs import frozen

from govtargets import Extractor, ParseError, Unit, hookimpl, pattern_extractor

_GRADES = {"1": 1, "2": 2, "3": 3, "１": 1, "２": 2, "３": 3, "一": 1, "二": 2, "三": 3}
_PATTERN = re.compile(f"(?<![0-9０-９])([{''.join(_GRADES)}])级能效")


@frozen
class EfficiencyGrade:
    """A grade of energy efficiency: 1 is the best, 3 is as much as may be sold (GB 18613)."""

    grade: int


EXAMPLES = {"一级能效": EfficiencyGrade(1), "2级能效": EfficiencyGrade(2)}
"""Texts with what they mean, for the laws to be tried on."""


def parse(text: str) -> EfficiencyGrade:
    """Return the grade that the whole of a text says. Raises ParseError for anything else."""
    match = _PATTERN.fullmatch(text)
    if match is None:
        raise ParseError(f"{text[:40]!r} is no grade of efficiency")
    return EfficiencyGrade(_GRADES[match[1]])


def render(grade: EfficiencyGrade) -> str:
    """Return the text that `parse` reads as this grade."""
    return f"{grade.grade}级能效"


@hookimpl
def provide_extractors() -> Iterable[Extractor]:
    """Return the extractor of grades: a kind of its own."""
    return [pattern_extractor("grades", "efficiency_grade", _PATTERN, parse=parse)]


@hookimpl
def provide_units() -> Iterable[Unit]:
    """Return the units of intensity, for every plugin that reads amounts."""
    for mass in ("标准煤", "二氧化碳"):
        for name, factor in (("吨", Fraction(1)), ("千克", Fraction(1, 1000))):
            yield Unit(f"{name}{mass}/万元", f"吨{mass}/万元", f"intensity of {mass}", factor)
