"""The life of a worker process: it makes one thing of each item that comes through its pipe."""

import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import Any, TypeAlias

from attrs import frozen

from govtargets.errors import told


@frozen
class Done:
    """What the job made of the item."""

    value: Any


@frozen
class Raised:
    """What the job raised."""

    error: Exception


@frozen
class Unsent:
    """Something was made of the item, but it cannot be passed between processes; why, in one line."""

    why: str


@frozen
class Lost:
    """The process ended while it was at the item; `exitcode` is negative for a signal."""

    exitcode: int | None


Answer: TypeAlias = Done | Raised | Unsent | Lost


def serve(pipe: Connection, packed: bytes) -> None:
    """Answer what comes through the pipe, until nothing more can come; the life of a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to every process; the first one sees to it
    _release_interrupts()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        try:
            job = pickle.loads(packed)
        except Exception as error:
            pipe.send_bytes(told(error).encode("utf-8", "replace"))
            return
        pipe.send_bytes(b"")
        while True:
            for item in pickle.loads(pipe.recv_bytes()):
                pipe.send_bytes(_answer(job, item))


def _end_with_parent() -> None:
    """End this process as soon as the one that it works for is gone, whatever it is doing."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _answer(job: Callable[[Any], Any], item: Any) -> bytes:
    try:
        answer: Answer = Done(job(item))
    except Exception as error:
        answer = Raised(error)
    try:
        return pickle.dumps(answer)
    except Exception as error:
        return pickle.dumps(Unsent(told(error)))


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Keep Ctrl-C back, where the platform can, until a new process is ready to leave it to this one."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _release_interrupts() -> None:
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
