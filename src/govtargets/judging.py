"""Judges of plugins: after everything is read they refine rows or veto them, each time with a reason."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from attrs import evolve, fields, frozen

from govtargets.exactness import check_exact
from govtargets.model import Commitment, Document, Extraction, Measure, Reason, Result
from govtargets.serial import dumps, loads

Row: TypeAlias = Commitment | Result


@frozen
class Refined:
    """A row of the extraction with some fields changed, and why.

    `row` keeps its id and its type. Its offsets are those of the source, and what it quotes must stand
    there. `start` and `end` say which characters of the source the change rests on, if any.
    """

    row: Row
    reason: str
    start: int | None = None
    end: int | None = None


@frozen
class Veto:
    """A row of the extraction that is no promise or report after all, and why."""

    row: Row
    reason: str
    start: int | None = None
    end: int | None = None


Verdict: TypeAlias = Refined | Veto


@frozen
class Judge:
    """A name and the function that looks at a whole extraction.

    `judge(extraction)` yields a `Refined` or a `Veto` for each row that it has something to say on, at
    most one for each; rows that it leaves out stay as they are. Plugin and version are filled in by the core.
    """

    name: str
    judge: Callable[[Extraction], Iterable[Verdict]]
    plugin: str = ""
    version: str = ""


_VERDICTS = "Refined(row, reason) or Veto(row, reason)"


def asked(judge: Judge, extraction: Extraction) -> Iterator[Verdict]:
    """Yield what a judge says of an extraction; TypeError and ValueError as `checked` raises them."""
    verdicts = judge.judge(extraction)
    if not isinstance(verdicts, Iterable):
        given = "None" if verdicts is None else f"a {type(verdicts).__name__}"
        raise TypeError(f"it returned {given}; yield {_VERDICTS}, or return a list of them")
    return (checked(verdict, extraction) for verdict in verdicts)


def checked(verdict: Verdict, extraction: Extraction) -> Verdict:
    """Return a verdict that fits the extraction.

    Raises TypeError for what is no verdict or holds values of the wrong type, and ValueError for one on a row
    that is not there, or that misquotes the source.
    """
    if not isinstance(verdict, Refined | Veto):
        raise TypeError(f"it gave a {type(verdict).__name__}; yield {_VERDICTS}")
    if not isinstance(verdict.row, Commitment | Result):
        raise TypeError(
            f"the row of a verdict is a {type(verdict.row).__name__}; give one of the extraction's"
        )
    if not isinstance(verdict.reason, str) or not verdict.reason.strip():
        raise TypeError("a verdict needs a reason")
    if (verdict.start, verdict.end) != (None, None):
        _check_run(extraction.document, verdict.start, verdict.end)
    if isinstance(verdict, Refined):
        _check_row(verdict.row, extraction.document)
    return verdict


def after(extraction: Extraction, judge: Judge, verdicts: Iterable[Verdict]) -> Extraction:
    """Return an extraction after one judge's verdicts on it; what is vetoed goes to `vetoed`, and why.

    Raises ValueError for a verdict on a row that is not there, or a second one on the same row.
    """
    said: dict[tuple[type, str], Verdict] = {}
    known = {_name(row) for row in _rows(extraction)}
    for verdict in verdicts:
        if _name(verdict.row) not in known or _name(verdict.row) in said:
            raise ValueError(f"there is no row {verdict.row.id} to judge, or it has been judged")
        said[_name(verdict.row)] = verdict
    rows = [(row, said.get(_name(row))) for row in _rows(extraction)]
    left = [_changed(row, verdict, judge) for row, verdict in rows if not isinstance(verdict, Veto)]
    vetoed = [_with_veto(row, verdict, judge) for row, verdict in rows if isinstance(verdict, Veto)]
    left.sort(key=lambda row: (row.start, row.id))
    return evolve(
        extraction,
        commitments=tuple(row for row in left if isinstance(row, Commitment)),
        results=tuple(row for row in left if isinstance(row, Result)),
        vetoed=(*extraction.vetoed, *vetoed),
    )


def _rows(extraction: Extraction) -> tuple[Row, ...]:
    return (*extraction.commitments, *extraction.results)


def _name(row: Row) -> tuple[type, str]:
    return type(row), row.id


# The explanation has one entry for a field and the offset that goes with it.
_EXPLAINED_AS = {"agency_origin": "agency", "indicator_start": "indicator", "firmness_start": "firmness"} | {
    "start": "text",
    "end": "text",
}


def _changed(row: Row, verdict: Verdict | None, judge: Judge) -> Row:
    """Return a row as a verdict refines it: the reasons of the fields that changed are the judge's."""
    if not isinstance(verdict, Refined):
        return row
    names = dict.fromkeys(_changes(row, verdict.row))
    kept = tuple(reason for reason in row.explanation if reason.field not in names)
    return evolve(verdict.row, explanation=(*kept, *(_reason(name, verdict, judge) for name in names)))


def _changes(row: Row, refined: Row) -> Iterator[str]:
    for field in fields(type(row)):
        one, other = getattr(row, field.name), getattr(refined, field.name)
        if field.name == "explanation" or one == other:
            continue
        if field.name == "measure" and one and other:
            if one.change != other.change:
                yield "change"
            if evolve(one, change=other.change) == other:
                continue
        yield _EXPLAINED_AS.get(field.name, field.name)


def _with_veto(row: Row, verdict: Verdict, judge: Judge) -> Row:
    return evolve(row, explanation=(*row.explanation, _reason("veto", verdict, judge)))


def _reason(field: str, verdict: Verdict, judge: Judge) -> Reason:
    return Reason(field, verdict.reason, judge.plugin, judge.version, verdict.start, verdict.end)


def _check_row(row: Row, document: Document) -> None:
    """Refuse a row that no reader of the contract would expect."""
    check_exact(row)
    if loads(dumps(row)) != row:
        raise TypeError(f"the row {row.id} has a field of another type than the contract's")
    _check_quotation(document, row.start, row.text)
    _check_run(document, row.start, row.end)
    parts: list[tuple[int | None, str | None]] = [(row.indicator_start, row.indicator)]
    due = row.deadline if isinstance(row, Commitment) else row.period
    parts += [(due.start, due.text)] if due else []
    stretch = row.stretch if isinstance(row, Commitment) else None
    measures: list[Measure] = [part for part in (row.measure, row.baseline, stretch) if part]
    parts += [(part.start, part.text) for part in measures]
    for start, text in parts:
        if start is not None and text is not None:
            _check_quotation(document, start, text)


def _check_quotation(document: Document, start: int, text: str) -> None:
    if start < 0 or not document.text.startswith(text, start):
        raise ValueError(f"the source does not read {text[:40]!r} at {start}")


def _check_run(document: Document, start: int | None, end: int | None) -> None:
    if type(start) is not int or type(end) is not int or not 0 <= start <= end <= len(document.text):
        raise ValueError(f"[{start}, {end}) is no run of the source of {len(document.text)} characters")
