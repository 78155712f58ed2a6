"""A limit to the time that a plugin may take to load, and over each document.

On Unix, in the main thread, a timer interrupts the plugin wherever it is, also within a pattern.
Elsewhere (Windows, other threads, a caller with a running timer of his own) the clock is looked at
between one find and the next, so that only a plugin that goes on answering is stopped.
"""

import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from itertools import islice
from types import FrameType
from typing import TypeVar

from attrs import field, frozen

from govtargets.errors import told
from govtargets.judging import Judge
from govtargets.model import Extractor, Failure

T = TypeVar("T")

_NANOSECONDS = 10**9
# A plugin that swallows the interruption is interrupted again, until it gives up.
_AGAIN = Fraction(1, 50)


class OutOfTime(BaseException):
    """A plugin has used up its time; no Exception, so that `except Exception` does not swallow it."""


# What may come out of a plugin that is not the user's own wish to stop; its sys.exit() stops nobody.
RAISED = (Exception, SystemExit, GeneratorExit, OutOfTime)


@frozen
class Stopwatch:
    """The time that each plugin has left, in nanoseconds; without a limit, any time.

    Raises ValueError for a limit that is not positive.
    """

    limit: Fraction | None = field(default=None)
    _spent: dict[str, int] = field(init=False, factory=dict, repr=False, eq=False)

    @limit.validator
    def _check_limit(self, _attribute: object, value: Fraction | None) -> None:
        if value is not None and value <= 0:
            raise ValueError(f"a plugin needs more than {value} seconds")

    def gather(self, plugin: str, answers: Callable[[], Iterable[T]], most: int) -> list[T]:
        """Return what a function of a plugin yields; raise OutOfTime, or ValueError for more than `most`."""
        if self.limit is None:
            return _at_most(most, answers())
        begun, spent = time.monotonic_ns(), self._spent.get(plugin, 0)
        left = self.limit - Fraction(spent, _NANOSECONDS)
        try:
            with _interrupted_after(left):
                return _at_most(most, _until(begun + left * _NANOSECONDS, answers()))
        finally:
            self._spent[plugin] = spent + time.monotonic_ns() - begun

    def failure(self, source: Extractor | Judge, stage: str, error: BaseException) -> Failure:
        """Return the failure of an extractor or a judge that raised something."""
        return Failure(source.plugin, source.version, stage, f"{source.name}: {self.told(error)}")

    def told(self, error: BaseException) -> str:
        """Return what an error says, or that the time was up."""
        return f"it took longer than {self.limit} seconds" if isinstance(error, OutOfTime) else told(error)


def _at_most(most: int, answers: Iterable[T]) -> list[T]:
    gathered = list(islice(answers, most + 1))
    if len(gathered) > most:
        raise ValueError(f"it gave more than {most} answers")
    return gathered


def _until(last: Fraction, answers: Iterable[T]) -> Iterator[T]:
    """Yield answers as long as the clock has not passed `last`; raise OutOfTime behind it."""
    for answer in answers:
        if time.monotonic_ns() > last:
            raise OutOfTime
        yield answer
    if time.monotonic_ns() > last:
        raise OutOfTime


@contextmanager
def _interrupted_after(seconds: Fraction) -> Iterator[None]:
    """Raise OutOfTime in the block after so many seconds, where the platform can."""
    if seconds <= 0:
        raise OutOfTime
    if not _can_interrupt():
        yield
        return
    armed = True

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        if armed:
            raise OutOfTime

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, float(seconds), float(_AGAIN))
            yield
        finally:
            armed = False
    finally:
        armed = False  # the timer may have gone off in the line above
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _can_interrupt() -> bool:
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGALRM) is not None
        and signal.getitimer(signal.ITIMER_REAL)[0] == 0
    )
