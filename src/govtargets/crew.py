"""Worker processes that share out items and hand back their answers in order.

Each process has a pipe of its own, so that it is known which item it was at: the death of a process is the
loss of one item. A batch is given only to a process that has answered all of its last, so that the two ends
never wait for each other; what a batch holds follows from how long the last one took, and nothing else does.
"""

import multiprocessing
import pickle
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import wait
from typing import Any

from govtargets.errors import GovtargetsError, told
from govtargets.serving import Answer, Lost, Unsent, interrupts_held, serve

# How many items may be under way or wait for an earlier one, for each process; and how many bytes may wait.
_WINDOW = 64
_HELD = 2**25
_LARGEST_BATCH = 32
_BATCH_NANOSECONDS = 20 * 10**6


def in_order(
    job: Callable[[Any], Any], items: Iterable[Any], *, workers: int
) -> Iterator[tuple[Any, Answer]]:
    """Yield each item with its answer, in the order of the items; `items` may be endless.

    Raises GovtargetsError where the job cannot be passed to a process, or no process comes up.
    """
    crew = _Crew(_packed(job), iter(items), workers)
    try:
        while crew.give():
            if crew.ordered[0].answer is None:
                crew.take()
            else:
                yield crew.next()
    finally:
        crew.dismiss()


def _packed(job: Callable[[Any], Any]) -> bytes:
    try:
        return pickle.dumps(job)
    except Exception as error:
        raise GovtargetsError(
            f"plugins or options cannot be passed to another process ({told(error)}); use one worker"
        ) from error


class _Task:
    def __init__(self, item: Any) -> None:
        self.item = item
        self.answer: bytes | Lost | None = None


class _Worker:
    """A process, the tasks that it has not answered, and how many it is given at a time."""

    def __init__(self, packed: bytes) -> None:
        self.pipe, theirs = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=serve, args=(theirs, packed), daemon=True)
        self.tasks: deque[_Task] = deque()
        self.batch, self.given = 1, 0
        self.is_up = False
        with interrupts_held():
            self.process.start()
        theirs.close()

    def give(self, tasks: Iterable[_Task]) -> None:
        self.tasks.extend(tasks)
        self.given = time.monotonic_ns()
        with suppress(OSError):  # it is dead, which `take` will see
            self.pipe.send_bytes(pickle.dumps([task.item for task in self.tasks]))

    def pace(self) -> None:
        """Give more at a time where the last batch was done in no time, and less where it took long."""
        taken = time.monotonic_ns() - self.given
        if taken < _BATCH_NANOSECONDS:
            self.batch = min(self.batch * 2, _LARGEST_BATCH)
        elif taken > 2 * _BATCH_NANOSECONDS:
            self.batch = max(self.batch // 2, 1)

    def end(self) -> int | None:
        self.process.kill()
        self.process.join()
        self.pipe.close()
        return self.process.exitcode


class _Crew:
    def __init__(self, packed: bytes, items: Iterator[Any], most: int) -> None:
        self.ordered: deque[_Task] = deque()
        self._packed, self._items, self._most = packed, items, most
        self._again: deque[_Task] = deque()  # given to a process that died before it came to them
        self._workers: list[_Worker] = []
        self._held = 0

    def give(self) -> bool:
        """Give every idle process something to do; return whether anything is under way or done."""
        idle = [worker for worker in self._workers if not worker.tasks]
        while idle or len(self._workers) < self._most:
            tasks = list(self._tasks(idle[-1].batch if idle else 1))
            if not tasks:
                break
            if not idle:
                self._workers.append(_Worker(self._packed))
            (idle.pop() if idle else self._workers[-1]).give(tasks)
        return bool(self.ordered)

    def _tasks(self, most: int) -> Iterator[_Task]:
        while self._again and most:
            yield self._again.popleft()
            most -= 1
        room = _WINDOW * self._most - len(self.ordered) if self._held < _HELD else 0
        for item in islice(self._items, max(0, min(most, room))):
            self.ordered.append(_Task(item))
            yield self.ordered[-1]

    def take(self) -> None:
        """Wait for answers, and for the end of processes."""
        at_work = {worker.pipe: worker for worker in self._workers if worker.tasks}
        for pipe in wait(list(at_work)):
            worker = at_work[pipe]  # type: ignore[index]
            try:
                data = worker.pipe.recv_bytes()
            except (EOFError, OSError):
                self._bury(worker)
            else:
                self._note(worker, data)

    def _note(self, worker: _Worker, data: bytes) -> None:
        if not worker.is_up:
            if data:
                raise GovtargetsError(f"a worker process cannot begin: {data.decode()}; use one worker")
            worker.is_up = True
            return
        worker.tasks.popleft().answer = data
        self._held += len(data)
        if not worker.tasks:
            worker.pace()

    def _bury(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        exitcode = worker.end()
        if not worker.is_up:
            raise GovtargetsError(
                "a worker process ended before it began; call this below `if __name__ == '__main__':`,"
                " or use one worker"
            )
        worker.tasks.popleft().answer = Lost(exitcode)
        self._again.extendleft(reversed(worker.tasks))

    def next(self) -> tuple[Any, Answer]:
        """Return the first item that was not yet returned, with its answer, which must be there."""
        task = self.ordered.popleft()
        if not isinstance(task.answer, bytes):
            return task.item, task.answer or Lost(None)
        self._held -= len(task.answer)
        try:
            answer: Answer = pickle.loads(task.answer)
        except Exception as error:  # a class of a plugin that cannot be built again
            answer = Unsent(told(error))
        return task.item, answer

    def dismiss(self) -> None:
        """End every process, whatever it is doing."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.end()
