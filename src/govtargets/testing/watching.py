"""Watching whether a function asks for the present time or for the locale.

What depends on today's date must ask for it, and what depends on the locale for that; so the asking is
what is watched, and no clock has to be set. Calls made while a module is being imported do not count.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

CLOCK = frozenset(
    ["date.today", "datetime.today", "datetime.now", "datetime.utcnow"]
    + [f"time.{name}" for name in ("time", "time_ns", "localtime", "gmtime", "ctime")]
)
"""The functions of the standard library that say what time it is."""

LOCALE = frozenset(
    f"_locale.{name}"
    for name in ("localeconv", "setlocale", "strcoll", "strxfrm", "nl_langinfo", "getencoding")
)
"""The functions beneath `locale` that say or change the conventions of the place."""


@contextmanager
def watched(names: frozenset[str]) -> Iterator[list[str]]:
    """Note the calls to these functions, each as `name in module, line n`, while the block runs."""
    calls: list[str] = []

    def note(frame: FrameType, event: str, called: Any) -> None:
        if event == "c_call" and _name(called) in names and not _importing(frame):
            calls.append(f"{_name(called)} in {frame.f_globals.get('__name__')}, line {frame.f_lineno}")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield calls
    finally:
        sys.setprofile(before)


def _name(called: Any) -> str:
    """Return `date.today` also for a subclass of date, and `time.time` for a function of a module."""
    owner = getattr(called, "__self__", None)
    if isinstance(owner, type):
        owner = next((cls for cls in owner.__mro__ if cls.__module__ == "datetime"), owner)
        return f"{owner.__name__}.{called.__name__}"
    return f"{getattr(called, '__module__', '')}.{getattr(called, '__name__', '')}"


def _importing(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_filename == "<frozen importlib._bootstrap>":
            return True
        frame = frame.f_back
    return False
