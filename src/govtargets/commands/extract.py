"""`govtargets extract`: rows from files and folders."""

import datetime
from fractions import Fraction
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from govtargets import extract_many
from govtargets.commands import options
from govtargets.commands.inputs import files_in, named
from govtargets.commands.output import (
    CHOICES,
    PAGE,
    check_target,
    choose_format,
    complain,
    complain_of,
    draw_page,
    is_device,
    render,
    save,
    show,
)
from govtargets.commands.progress import progress
from govtargets.commands.sinks import SINKS, check_format
from govtargets.commands.stream import Run, stream
from govtargets.model import Extraction, Failure, Unread
from govtargets.plugins import Toolkit
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
    workers: int
    resume: bool
    output: Path | None

    def is_streamed(self, form: str) -> bool:
        """Return whether rows are written as they come: into a file, in a format that can be."""
        return form in SINKS and self.output is not None and not is_device(self.output)

    def of_extraction(self) -> dict[str, Any]:
        """Return the options of `extract_many`."""
        return {
            "published": self.published,
            "issuer": self.issuer,
            "toolkit": options.toolkit(self.disable, strict=self.strict, seconds=self.plugin_seconds),
            "strict": self.strict,
            "qualitative": self.qualitative,
            "seconds_per_plugin": self.plugin_seconds,
            "workers": self.workers,
        }


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
    "--workers", type=click.IntRange(min=1), default=1, metavar="N", help="Processes that share the work."
)
@click.option("--resume", is_flag=True, help="Go on from the part that an interrupted run has left.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Write to OUT (.jsonl, .csv, .parquet …).",
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
      govtargets extract archive/ -o targets.parquet --workers 2
    """
    asked = _Options(**given)
    form = choose_format(asked.format, asked.output)
    _check(paths, form, asked)
    if asked.output and asked.is_streamed(form):
        tally = stream(_run(paths, form, asked, asked.output))
        return _tell(tuple(tally.complaints), tuple(tally.failures))
    outcome = _extract_all(paths, asked)
    if outcome.extractions:
        text = _written(outcome, form, asked)
        save(text, asked.output) if asked.output else show(text)
    return _tell(outcome.complaints, outcome.failures)


def _check(paths: tuple[Path, ...], form: str, asked: _Options) -> None:
    """Refuse, before any work is done, what cannot be done."""
    if form == PAGE and asked.mentions:
        raise click.UsageError("an HTML page shows no mentions; leave --mentions off")
    if asked.resume and not asked.is_streamed(form):
        raise click.UsageError(f"--resume goes on with a file; add -o with an ending of {', '.join(SINKS)}")
    check_format(form)
    if asked.output:
        check_target(asked.output, files_in(paths))


def _written(outcome: _Outcome, form: str, asked: _Options) -> str:
    if form == PAGE:
        return draw_page(outcome.extractions)
    return render(form, outcome.rows(asked.mentions), asked.output)


def _run(paths: tuple[Path, ...], form: str, asked: _Options, output: Path) -> Run:
    """Return what a long run is about; `told` is what a run that goes on from it must have in common."""
    options = asked.of_extraction()
    toolkit: Toolkit = options["toolkit"]
    told = {
        "govtargets": version("govtargets"),
        "plugins": {plugin.name: plugin.version for plugin in toolkit.plugins},
        "failed": [failure.plugin for failure in toolkit.failures],
        "published": asked.published and asked.published.isoformat(),
        "issuer": asked.issuer,
        "mentions": asked.mentions,
        "qualitative": asked.qualitative,
        "plugin_seconds": asked.plugin_seconds and str(asked.plugin_seconds),
    }
    return Run(
        paths=paths,
        form=form,
        output=output,
        mentions=asked.mentions,
        resume=asked.resume,
        options=options,
        told=told,
    )


def _extract_all(paths: tuple[Path, ...], asked: _Options) -> _Outcome:
    extractions: list[Extraction] = []
    complaints: list[str] = []
    with progress(lambda: files_in(paths)) as step:
        files = (named(file, paths) for file in files_in(paths, complaints.append))
        for found in extract_many(files, **asked.of_extraction()):
            step()
            if isinstance(found, Unread):
                complaints.append(found.message)
            else:
                extractions.append(found)
    return _Outcome(tuple(extractions), tuple(complaints))


def _tell(complaints: tuple[str, ...], failures: tuple[Failure, ...]) -> int:
    for complaint in complaints:
        complain(complaint)
    complain_of(failures)
    return 2 if complaints else 3 if failures else 0
