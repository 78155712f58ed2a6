"""What the tests do with an extraction in a worker process: functions that any process can import."""

import os
import signal
import time

from govtargets import Extraction, Failure, hookimpl


class Odd:
    """A value that cannot be built again in another process."""

    def __reduce__(self):
        return (int, ("no number",))


def clauses(extraction: Extraction) -> list[str]:
    return [row.text for row in extraction.commitments]


def where(_: Extraction) -> int:
    return os.getpid()


def die_at_bad(extraction: Extraction) -> str:
    if "坏" in extraction.document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return extraction.document.name


def leave_at_bad(extraction: Extraction) -> str:
    if "坏" in extraction.document.text:
        os._exit(7)
    return extraction.document.name


def sleep_at_bad(extraction: Extraction) -> str:
    if "坏" in extraction.document.text:
        time.sleep(3)
    return extraction.document.name


def raise_at_bad(extraction: Extraction) -> str:
    if "坏" in extraction.document.text:
        raise ZeroDivisionError("bad")
    return extraction.document.name


def odd_at_bad(extraction: Extraction) -> object:
    return Odd() if "坏" in extraction.document.text else extraction.document.name


def unpicklable_at_bad(extraction: Extraction) -> object:
    return (lambda: 0) if "坏" in extraction.document.text else extraction.document.name


@hookimpl
def provide_extractors():
    """Be a plugin that fails at load."""
    raise ValueError("no extractors today")


def failures(extraction: Extraction) -> tuple[Failure, ...]:
    return extraction.failures
