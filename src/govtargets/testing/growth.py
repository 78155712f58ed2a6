"""Whether a function's time grows no faster than its text, measured as the ratio of two lengths.

Texts are single characters and short cases repeated: what is slow is slow on repetition. Four times the
text may take eight times as long, so that neither noise nor a logarithm counts; quadratic work takes
sixteen. Only processor time counts, and a suspicion is measured again before it is a finding.
"""

import time
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from attrs import frozen

from govtargets.stopwatch import OutOfTime, Stopwatch
from govtargets.testing.laws import Broken

LENGTHS = (2_000, 8_000)
MOST = 8
"""How many times as long four times the text may take."""

UNNOTICED = 0.02
"""Seconds below which nothing is concluded: the clock is too coarse."""

PATIENCE = 10
"""Seconds after which a repetition is given up on, where the platform can interrupt a function."""

COMMON = (
    "一",
    "1",
    "1,",
    "亿万",
    "九十",
    "2022年",
    "年月日",
    "%",
    "12月",
    " ",
    "（",
    "局",
    "市县区",
    "甲",
    "\n\n",
)
"""Repetitions that have been slow somewhere."""


@frozen
class _Measured:
    short: float
    long: float

    @property
    def is_steep(self) -> bool:
        return self.long > UNNOTICED and self.long > MOST * self.short


def steep(work: Callable[[str], Any], pieces: Iterable[str]) -> Broken | None:
    """Return the shortest piece on whose repetition the work grows too fast; None where it never does."""
    for piece in sorted({*COMMON, *pieces}, key=lambda piece: (len(piece), piece)):
        found = _steep_on(work, piece)
        if found:
            return found
    return None


def _steep_on(work: Callable[[str], Any], piece: str) -> Broken | None:
    try:
        measured = _patiently(work, piece)
    except OutOfTime:
        return Broken(piece, f"repeated, it is not done within {PATIENCE} seconds")
    if measured is None or not measured.is_steep:
        return None
    times = f"{measured.short * 1000:.0f} ms and {measured.long * 1000:.0f} ms"
    return Broken(piece, f"repeated to {LENGTHS[0]} and {LENGTHS[1]} characters, it takes {times}")


def _patiently(work: Callable[[str], Any], piece: str) -> _Measured | None:
    """Return the times of a piece that looks steep; a second chance for who was kept waiting by others."""
    begun = time.process_time()
    try:
        return Stopwatch(Fraction(PATIENCE)).gather("", lambda: [_suspected(work, piece)], 1)[0]
    except OutOfTime:
        if time.process_time() - begun > PATIENCE / 2:
            raise
    return Stopwatch(Fraction(3 * PATIENCE)).gather("", lambda: [_suspected(work, piece)], 1)[0]


def _suspected(work: Callable[[str], Any], piece: str) -> _Measured | None:
    """Return the times of a piece that looks steep at first sight, measured with more care."""
    _timed(work, _long(piece, 40))  # what is exponential does not get beyond this
    return _measured(work, piece, 3) if _measured(work, piece, 1).is_steep else None


def _measured(work: Callable[[str], Any], piece: str, times: int) -> _Measured:
    short, long = (_seconds(work, _long(piece, length), times) for length in LENGTHS)
    return _Measured(short, long)


def _long(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def _seconds(work: Callable[[str], Any], text: str, times: int) -> float:
    """Return the least processor time of some runs: what is more than that is other people's work."""
    return min(_timed(work, text) for _ in range(times))


def _timed(work: Callable[[str], Any], text: str) -> float:
    begun = time.process_time()
    work(text)
    return time.process_time() - begun
