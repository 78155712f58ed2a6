"""Holding off the garbage collector while very many lasting objects are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collecting() -> Iterator[None]:
    """Pause the collector: a fold makes hundreds of thousands of objects, none of which is garbage.

    Afterwards they count as old, so that it does not visit them all at its next turn.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():  # else somebody froze objects that are to stay so
                gc.freeze()
                gc.unfreeze()
            gc.enable()
