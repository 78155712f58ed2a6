"""`govtargets extract`: rows from files and folders."""

import datetime
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from fractions import Fraction
from os.path import isdir, isfile
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from govtargets.commands import options
from govtargets.commands.output import (
    CHOICES,
    PAGE,
    check_target,
    choose_format,
    complain,
    complain_of,
    draw_page,
    render,
    save,
    show,
)
from govtargets.errors import DocumentError, GovtargetsError
from govtargets.extraction import extract as extract_document
from govtargets.model import Document, Extraction, Failure
from govtargets.plugins import Toolkit
from govtargets.reading import read, shown
from govtargets.serial import to_dicts


@frozen
class _Options:
    """What was asked for, beside the files."""

    published: datetime.date | None
    issuer: str | None
    format: str | None
    mentions: bool
    qualitative: bool
    strict: bool
    disable: tuple[str, ...]
    plugin_seconds: Fraction | None
    output: Path | None


@frozen
class _Outcome:
    """What became of all the files: their extractions, and a line for each that could not be read."""

    extractions: tuple[Extraction, ...]
    complaints: tuple[str, ...]

    @property
    def failures(self) -> tuple[Failure, ...]:
        return tuple(dict.fromkeys(failure for one in self.extractions for failure in one.failures))

    def rows(self, mentions: bool) -> list[dict[str, Any]]:
        """Return the rows file by file; the failures, each once, come after all of them."""
        rows = [row for one in self.extractions for row in to_dicts(one, mentions)]
        failures = {repr(row): row for row in rows if row["type"] == "failure"}
        return [row for row in rows if row["type"] != "failure"] + list(failures.values())


@click.command()
@click.argument("paths", metavar="FILE|FOLDER...", nargs=-1, required=True, type=click.Path(path_type=Path))
@options.published
@options.issuer
@click.option(
    "--format", type=click.Choice(list(CHOICES)), help="Default: a table on a terminal, else jsonl."
)
@click.option("--mentions", is_flag=True, help="Also give every amount, percentage, period and agency found.")
@click.option("--qualitative", is_flag=True, help="Also find promises in words alone (提升执法效能).")
@click.option("--strict", is_flag=True, help="Stop, without rows, where a plugin fails.")
@options.disable
@options.seconds
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="OUT", help="Write to OUT (.jsonl, .html …)."
)
def extract(paths: tuple[Path, ...], **given: Any) -> int:
    """Find the commitments and results in each FILE, and in every .txt file below each FOLDER.

    A file that cannot be read is named on standard error, the others go through, and the exit status
    is 2; it is 3 where a plugin failed.

    \b
    Examples:
      govtargets extract report.txt --published 2022-06-14
      govtargets extract reports/ --issuer 某市人民政府 -o targets.csv
      govtargets extract report.txt -o report.html
    """
    asked = _Options(**given)
    files, complaints = files_in(paths)
    form = choose_format(asked.format, asked.output)
    if form == PAGE and asked.mentions:
        raise click.UsageError("an HTML page shows no mentions; leave --mentions off")
    if asked.output:
        check_target(asked.output, files)
    tools = options.toolkit(asked.disable, strict=asked.strict, seconds=asked.plugin_seconds)
    outcome = _extract_all(files, asked, tools)
    if outcome.extractions:
        text = _written(outcome, form, asked)
        save(text, asked.output) if asked.output else show(text)
    return _tell((*complaints, *outcome.complaints), outcome.failures)


def _written(outcome: _Outcome, form: str, asked: _Options) -> str:
    if form == PAGE:
        return draw_page(outcome.extractions)
    return render(form, outcome.rows(asked.mentions), asked.output)


def files_in(paths: Iterable[Path]) -> tuple[list[Path], tuple[str, ...]]:
    """Return the files that the paths name, each once, and a line for each folder that holds none."""
    found: dict[Path, Path] = {}
    complaints = []
    for path in paths:
        inside = (
            sorted(p for p in path.rglob("*") if p.suffix.lower() == ".txt" and isfile(p))
            if isdir(path)
            else [path]
        )
        if not inside:
            complaints.append(f"{shown(path)}: the folder holds no .txt file; name the files themselves")
        for file in inside:
            found.setdefault(file.absolute(), file)
    return list(found.values()), tuple(complaints)


def _extract_all(files: list[Path], asked: _Options, toolkit: Toolkit) -> _Outcome:
    extractions, complaints = [], []
    with _progress(files) as steps:
        for file in steps:
            try:
                document = read(file, published=asked.published, issuer=asked.issuer)
                extractions.append(_extract_one(document, asked, toolkit))
            except DocumentError as error:
                complaints.append(str(error))
            except GovtargetsError as error:
                complaints.append(f"{shown(file)}: {error}")
    return _Outcome(tuple(extractions), tuple(complaints))


def _extract_one(document: Document, asked: _Options, toolkit: Toolkit) -> Extraction:
    return extract_document(
        document,
        toolkit=toolkit,
        strict=asked.strict,
        qualitative=asked.qualitative,
        seconds_per_plugin=asked.plugin_seconds,
    )


def _tell(complaints: tuple[str, ...], failures: tuple[Failure, ...]) -> int:
    for complaint in complaints:
        complain(complaint)
    complain_of(failures)
    return 2 if complaints else 3 if failures else 0


def _progress(files: list[Path]) -> AbstractContextManager[Iterable[Path]]:
    """Return the files to go through, with a bar on standard error for several where someone looks."""
    if len(files) < 2 or not sys.stderr.isatty():
        return nullcontext(files)
    return click.progressbar(files, label="Reading", file=sys.stderr)
