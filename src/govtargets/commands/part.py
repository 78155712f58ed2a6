"""The part of a long run that is done: what each file gave, in a file beside the output to go on from.

It is JSON Lines, whatever the format of the output. The first line tells the run; then, for each file, a
line that tells the file and what became of it, and the rows that it gave, as they are in JSON Lines.
"""

import hashlib
import json
import os
from collections.abc import Generator, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from govtargets.errors import GovtargetsError
from govtargets.model import Failure
from govtargets.reading import shown

_LONGEST_NAME = 255  # bytes, on every usual file system

Stamp = tuple[int, int] | None


@frozen
class Entry:
    """What one file gave: the lines of its rows, the plugins that failed, or why it was not read.

    `stamp` is the file's size in bytes and the nanosecond of its last change.
    """

    file: str
    stamp: Stamp
    complaint: str | None = None
    failures: tuple[Failure, ...] = ()
    lines: bytes = b""


def part_of(target: Path) -> Path:
    """Return where the part of an output is kept: its name with .part, or a digest where that is too long."""
    name = f"{target.name}.part"
    return target.with_name(name if len(os.fsencode(name)) <= _LONGEST_NAME else f"{digest_of(target)}.part")


def digest_of(target: Path) -> str:
    """Return a short name that is this target's own."""
    return f".govtargets-{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:16]}"


def stamp_of(file: str) -> Stamp:
    """Return a file's size and the time of its last change; None where there is no such file."""
    try:
        stat = os.stat(file)
    except (OSError, ValueError):
        return None
    return stat.st_size, stat.st_mtime_ns


class Part:
    """The part of one run; `keep` is whether it outlives the run where it is interrupted."""

    def __init__(self, path: Path, run: dict[str, Any], *, resume: bool, keep: bool) -> None:
        self.path = path
        self.keep = keep
        self.done = 0
        self._head = _line(run)
        if path.exists():
            self._check(resume)
            self._file = path.open("r+b")
        else:
            self._file = path.open("x+b")
            self._file.write(self._head)
            self._file.flush()

    def _check(self, resume: bool) -> None:
        name = shown(self.path)
        if not resume:
            raise GovtargetsError(
                f"{name} is left from an interrupted run; add --resume to go on from it, or delete it"
            )
        with self.path.open("rb") as file:
            if file.read(len(self._head)) != self._head:
                raise GovtargetsError(
                    f"{name} was begun with other options or versions; delete it to begin anew"
                )

    def entries(self) -> Iterator[Entry]:
        """Yield what is in the part; the last entry is left out where it was not written to its end."""
        return (entry for entry, _ in self._entries())

    def again(self, files: Iterator[str]) -> Generator[Entry, None, Iterator[str]]:
        """Yield the entries that stand for the first of these files, and return the files left to read.

        An entry stands for its file as long as that has not changed; from the first that does not, what
        is in the part is dropped.
        """
        end, rest = len(self._head), files
        for entry, behind in self._entries():
            file = next(files, None)
            if file != entry.file or stamp_of(entry.file) != entry.stamp:
                rest = files if file is None else chain([file], files)
                break
            end = behind
            self.done += 1
            yield entry
        self._file.seek(end)
        self._file.truncate()
        return rest

    def _entries(self) -> Iterator[tuple[Entry, int]]:
        with self.path.open("rb") as file:
            file.seek(len(self._head))
            while head := _told(file.readline()):
                size = head.pop("bytes")
                lines = file.read(size)
                if len(lines) < size:
                    return
                failures = tuple(Failure(**failure) for failure in head["failures"])
                stamp = head["stamp"] and tuple(head["stamp"])
                yield Entry(head["file"], stamp, head["complaint"], failures, lines), file.tell()

    def add(self, entry: Entry) -> Entry:
        """Write an entry to the end of the part, and return it."""
        self._file.write(_bytes(entry))
        self._file.flush()
        self.done += 1
        return entry

    def close(self, *, finished: bool) -> bool:
        """Close the part; return whether it stays because something in it may be wanted again."""
        self._file.close()
        stays = self.keep and not finished and self.path.stat().st_size > len(self._head)
        if not stays:
            self.path.unlink()
        return stays


def _bytes(entry: Entry) -> bytes:
    return _line(asdict(entry) | {"lines": None, "bytes": len(entry.lines)}) + entry.lines


def _line(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields).encode("ascii") + b"\n"


def _told(line: bytes) -> dict[str, Any] | None:
    """Return what a line of the part tells; None for one that was not written to its end."""
    try:
        return dict(json.loads(line)) if line.endswith(b"\n") else None
    except ValueError:
        return None
