"""A bar on standard error for work on several files, where someone is looking."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def progress(files: Callable[[], Iterable[object]]) -> Iterator[Callable[[], object]]:
    """Give a function to call after each of the files; they are counted only where there is a terminal."""
    total = sum(1 for _ in files()) if sys.stderr.isatty() else 0
    if total < 2:
        yield bool
        return
    with click.progressbar(
        length=total, label="Reading", file=sys.stderr, update_min_steps=max(1, total // 500)
    ) as bar:
        yield lambda: bar.update(1)
