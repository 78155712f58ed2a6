"""A long run: rows go into the output as they come, and an interrupted run keeps what is done."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from attrs import define, field, frozen

from govtargets import extract_many
from govtargets.commands.inputs import files_in, named
from govtargets.commands.lines import Lines, failure_lines, rows_in
from govtargets.commands.output import complain, unwritable, written_beside
from govtargets.commands.part import Entry, Part, Stamp, digest_of, part_of, stamp_of
from govtargets.commands.progress import progress
from govtargets.commands.sinks import SHEETS, SINKS
from govtargets.errors import PluginErrors
from govtargets.model import Failure, Unread
from govtargets.reading import NamedFile, shown
from govtargets.spreadsheet import flat_row, sheet_columns


@frozen(kw_only=True)
class Run:
    """What a long run is about. `options` are those of `extract_many`, `told` what a part must agree with."""

    paths: tuple[Path, ...]
    form: str
    output: Path
    mentions: bool
    resume: bool
    options: dict[str, Any]
    told: dict[str, Any]


@define
class Tally:
    """What is said at the end: whether anything was read, each line of complaint, each failure once."""

    is_read: bool = False
    complaints: list[str] = field(factory=list)
    failures: dict[Failure, None] = field(factory=dict)

    def note(self, entry: Entry) -> Entry:
        """Count an entry in, and return it."""
        if entry.complaint is None:
            self.is_read = True
        else:
            self.complaints.append(entry.complaint)
        self.failures |= dict.fromkeys(entry.failures)
        return entry


class _NothingReadError(Exception):
    """No file gave an extraction, so there is no output."""


def stream(run: Run) -> Tally:
    """Write the output of a run, whole or not at all; on an interruption keep the part that is done."""
    tally = Tally()
    target = run.output.resolve()
    with unwritable(run.output):
        several = len(list(islice(files_in(run.paths), 2))) > 1
        part = Part(part_of(target), run.told, resume=run.resume, keep=several)
        is_finished = False
        try:
            with written_beside(target, f"{digest_of(target)}.tmp") as file:
                _write(run, part, tally, file)
            is_finished = True
        except (_NothingReadError, PluginErrors) as error:
            is_finished = True
            if isinstance(error, PluginErrors):
                raise
        finally:
            if part.close(finished=is_finished):
                complain(
                    f"stopped; what is done is kept in {shown(part.path)}; add --resume to go on from it"
                )
    return tally


def _write(run: Run, part: Part, tally: Tally, file: BinaryIO) -> None:
    columns = sheet_columns()
    with progress(lambda: files_in(run.paths)) as step:
        files = files_in(run.paths, tally.complaints.append)
        entries: Iterable[Entry] = map(tally.note, _entries(run, part, files, step))
        if run.mentions and run.form in SHEETS:  # the columns are known when everything is read
            columns = sheet_columns(_keys(entries))
            entries = part.entries()
        with closing(SINKS[run.form](file, columns)) as sink:
            for entry in entries:
                sink.add(entry.lines)
            sink.add(failure_lines(tally.failures))
    if not tally.is_read:
        raise _NothingReadError


def _keys(entries: Iterable[Entry]) -> set[str]:
    return {key for entry in entries for row in rows_in(entry.lines) for key in flat_row(row)}


def _entries(run: Run, part: Part, files: Iterator[str], step: Callable[[], object]) -> Iterator[Entry]:
    for entry in _old_and_new(run, part, files):
        step()
        yield entry


def _old_and_new(run: Run, part: Part, files: Iterator[str]) -> Generator[Entry, None, None]:
    """Yield what the files gave: those of the part first, then those that are read now."""
    rest = yield from part.again(files)
    under_way: deque[tuple[str, Stamp]] = deque()

    def given() -> Iterator[NamedFile]:
        for file in rest:
            under_way.append((file, stamp_of(file)))
            yield named(file, run.paths)

    for found in extract_many(given(), then=Lines(run.mentions), **run.options):
        file, stamp = under_way.popleft()
        if isinstance(found, Unread):
            yield part.add(Entry(file, stamp, found.message))
        else:
            lines, failures = found
            yield part.add(Entry(file, stamp, None, failures, lines))
