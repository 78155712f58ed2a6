"""Where results go: formats by name, standard output as UTF-8, files that are written whole or not at all."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from os.path import exists, isdir, isfile, samefile  # unlike Path's, these never raise for an odd path
from pathlib import Path
from typing import Any, BinaryIO

import click

from govtargets.model import Extraction, Failure
from govtargets.reading import shown
from govtargets.serial import to_csv, to_json, to_jsonl

_Writer = Callable[[Iterable[dict[str, Any]]], str]


def _table(rows: Iterable[dict[str, Any]]) -> str:
    from govtargets.commands.table import draw  # noqa: PLC0415  (rich only where a table is drawn)

    return draw(rows)


# What a command can write, by the name of the format.
FORMATS: dict[str, _Writer] = {"table": _table, "jsonl": to_jsonl, "json": to_json, "csv": to_csv}
# How every SQLite file begins: https://www.sqlite.org/fileformat.html
_SQLITE = b"SQLite format 3\0"
# Written from the documents, not from their rows alone.
PAGE = "html"
# Written into a file only: they are no text.
PACKED = ("jsonl.gz", "parquet")
CHOICES = (*FORMATS, PAGE, *PACKED)


def choose_format(asked: str | None, out: Path | None) -> str:
    """Return the format asked for, else that of the output file's ending, else what suits standard output."""
    form = asked or _form_of(out)
    if form in PACKED and (out is None or is_device(out)):
        raise click.UsageError(f"{form} is no text; add -o FILE")
    return form


def _form_of(out: Path | None) -> str:
    if out is None:
        return "table" if sys.stdout.isatty() else "jsonl"
    name = out.name.lower()
    for form in CHOICES:
        if name.endswith(f".{form}") and form != "table":
            return form
    raise click.UsageError(
        f"the ending of {shown(out)} tells no format; add --format {', '.join(CHOICES[1:])} or table"
    )


def is_device(out: Path) -> bool:
    """Return whether an output is there and is no file, such as /dev/stdout."""
    return exists(out) and not isfile(out)


def render(form: str, rows: Iterable[dict[str, Any]], out: Path | None) -> str:
    """Return the rows in a format; a table that goes to a file is without the terminal's colours."""
    text = FORMATS[form](rows)
    return click.unstyle(text) if out and form == "table" else text


def draw_page(extractions: Iterable[Extraction]) -> str:
    """Return the documents as one HTML page."""
    from govtargets.webpage import to_html  # noqa: PLC0415  (its words and style only where it is written)

    return to_html(extractions)


def check_target(out: Path, inputs: Iterable[str]) -> None:
    """Refuse, before any work is done, a file that cannot be written, an input, or a ledger."""
    if isdir(out):
        raise click.UsageError(f"{shown(out)} is a folder; add the name of a file")
    if not isdir(out.parent):
        raise click.UsageError(f"{shown(out)} lies in a folder that does not exist; make it first")
    if isfile(out) and any(isfile(path) and samefile(path, out) for path in inputs):
        raise click.UsageError(f"{shown(out)} is one of the inputs; give -o another name")
    if isfile(out) and _is_database(out):
        raise click.UsageError(f"{shown(out)} is a ledger; give -o another name")


def _is_database(out: Path) -> bool:
    try:
        with out.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def save(text: str | Iterable[str], out: Path) -> None:
    """Write a file whole or not at all, or to a device as it comes; a usage error where neither goes.

    A long text may come in pieces.
    """
    pieces = (piece.encode("utf-8", "replace") for piece in ([text] if isinstance(text, str) else text))
    with unwritable(out):
        if is_device(out):
            with out.open("wb") as device:
                device.writelines(pieces)
            return
        with written_beside(out.resolve(), f".govtargets-{os.getpid()}.tmp") as file:
            file.writelines(pieces)


@contextmanager
def unwritable(out: Path) -> Iterator[None]:
    """Turn what the system has against writing an output into a usage error of one line."""
    try:
        yield
    except OSError as error:
        raise click.UsageError(
            f"{shown(out)} cannot be written ({error.strerror}); give -o another place"
        ) from error


@contextmanager
def written_beside(target: Path, name: str) -> Iterator[BinaryIO]:
    """Give a file beside the target; then to disk, and into its place. Nothing stays beside it."""
    beside = target.with_name(name)
    try:
        with beside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def show(text: str) -> None:
    """Write to standard output, in UTF-8 whatever the locale; end quietly where nobody reads any more."""
    try:
        left = memoryview(text.encode("utf-8", "replace"))
        while left:  # where a reader goes away in the middle, a write may end early and raise nothing
            left = left[sys.stdout.buffer.write(left) :]
        sys.stdout.buffer.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more at exit
        if isinstance(error, BrokenPipeError):
            raise click.exceptions.Exit(141) from None
        raise click.UsageError(
            f"standard output cannot be written ({error.strerror}); try -o FILE"
        ) from error


def complain(message: str) -> None:
    """Write one line to standard error."""
    click.echo(f"govtargets: {shown(' '.join(message.split()))}", err=True)


def complain_of(failures: Iterable[Failure]) -> None:
    """Write one line to standard error for each plugin that failed."""
    for failure in failures:
        who = f"plugin {failure.plugin} {failure.version} failed ({failure.stage})"
        complain(f"{who}: {failure.message}; what the others found stands")
