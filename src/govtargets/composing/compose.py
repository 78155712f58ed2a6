"""Puts the judges' decisions together into commitments and results, each field with its reason."""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govtargets.composing.agency import read_bodies
from govtargets.composing.bound import bound_before, bound_shared, bounded
from govtargets.composing.change import judge_change
from govtargets.composing.context import judge_context
from govtargets.composing.crowd import crowded
from govtargets.composing.dated import Role
from govtargets.composing.deadline import own_date
from govtargets.composing.firmness import read_cues
from govtargets.composing.grid import read_grid
from govtargets.composing.gridcell import Cell
from govtargets.composing.indicator import judge_indicator
from govtargets.composing.lexicon import read_words
from govtargets.composing.milestone import Milestone, find_milestones, says_no_more, telling
from govtargets.composing.qualitative import find_worded
from govtargets.composing.quota import name_of_share
from govtargets.composing.repetition import folded
from govtargets.composing.role import judge_promise
from govtargets.composing.rows import Desk, Findings, Place, write_row
from govtargets.composing.scene import Before, Finding, Scene
from govtargets.composing.stretch import stretches
from govtargets.composing.tense import read_tenses
from govtargets.cues import Cue
from govtargets.model import Change, Commitment, Measure, Result
from govtargets.settling import Candidate
from govtargets.values import Percentage

Rows = list[Commitment | Result]


def compose(
    scene: Scene, version: str, *, qualitative: bool = False, cues: tuple[Cue, ...] = ()
) -> tuple[list[Commitment], list[Result]]:
    """Return the commitments and results of a page, each list in the order of the source.

    `version` is the core's own, given in the explanation of what the core decided. Promises in
    words alone are looked for where `qualitative` is true. `cues` are the words of plugins.
    """
    digest = hashlib.sha256(scene.page.document.text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    words = read_words(scene.text, cues)
    tenses, firmness = words.tenses(read_tenses(scene)), words.firmness(read_cues(scene.text))
    desk = Desk(scene, read_bodies(scene), tenses, firmness, digest, version, words)
    rows: Rows = _measured(desk)
    rows += list(_milestones(desk, rows))
    if qualitative:
        rows += list(_worded(desk, rows))
    rows.sort(key=lambda row: (row.start, row.id))
    commitments = folded(row for row in rows if isinstance(row, Commitment))
    return commitments, [row for row in rows if isinstance(row, Result)]


class _Judged(NamedTuple):
    """A measure of which a row is written: what was decided of it and of the one before, and its stretch."""

    decided: Before
    before: Before | None
    findings: Findings
    stretch: Measure | None = None


def _measured(desk: Desk) -> list[Commitment | Result]:
    """Return a row for every measure that is promised or reported."""
    # All are judged before any row is written: by turns, composition takes a seventh longer.
    return [_row(desk, judged) for judged in _all_judged(desk)]


def _all_judged(desk: Desk) -> list[_Judged]:
    """Return every measure that is promised or reported, a stretch with the promise before it."""
    scene, before = desk.scene, None
    grid = read_grid(scene)
    kept = [_of_cell(cell) for cell in grid.values() if cell]
    measures = [measure for measure in _measures(scene) if measure.start not in grid]
    roles = [judge_promise(scene, desk.tenses, measure) for measure in measures]
    for measure, role in zip(measures, roles, strict=True):
        if kept and before and _is_promised(kept[-1]) and stretches(scene, before, measure):
            kept[-1] = kept[-1]._replace(stretch=_amount(scene, measure, before.change))
            continue
        decided, findings = _judge(desk, measure, before, role=role)
        if findings:
            kept.append(_Judged(decided, before, findings))
        before = decided
    return kept


def _of_cell(cell: Cell) -> _Judged:
    """What the head of a table and the head of its row say of one of its numbers."""
    measure, due = cell.measure, cell.due
    left = Before(cell.baseline, "baseline", cell.change, cell.name) if cell.baseline else None
    findings: Findings = {
        "role": Finding("target", "a column of a year to come", due.start, due.end, due),
        "measure": Finding(measure, f"read as {measure.kind}", measure.start, measure.end, measure),
        "change": Finding(cell.change, "the name of the row", *cell.name),
        "indicator": Finding(cell.name, "the name of the row", *cell.name),
        "deadline": own_date(due),
    }
    return _Judged(Before(measure, None, cell.change, cell.name), left, findings)


def _measures(scene: Scene) -> list[Candidate]:
    """Return the measures of the reports on a page, less those in rows of bare numbers."""
    bare = crowded(scene)
    return [
        measure
        for measure in scene.measures.items
        if measure.start not in bare and scene.outline.report_at(measure.start) is not None
    ]


def _is_promised(judged: _Judged) -> bool:
    role = judged.findings["role"]
    return role is not None and role.value != "result"


def _judge(
    desk: Desk, measure: Candidate, before: Before | None, *, role: Finding[Role]
) -> tuple[Before, Findings]:
    """Return what the next measure may need of a measure, and what its row says, nothing without one."""
    scene = desk.scene
    context = judge_context(scene, measure, before) or desk.words.context(scene, measure)
    change = judge_change(scene, measure, before)
    share = desk.bodies.shares.get(measure.start)
    name = name_of_share(share, before) if share else judge_indicator(scene, measure, before)
    decided = Before(measure, context.value if context else None, change.value, name.value if name else None)
    if context or role.value == "context" or not (name or measure.found.value.unit):
        return decided, {}
    read = Finding(measure, f"read as {measure.kind}", measure.start, measure.end, measure)
    return decided, {"role": role, "measure": read, "change": change, "indicator": name}


def _row(desk: Desk, judged: _Judged) -> Commitment | Result:
    """Return the row of a measure, with the baseline and the scope that the number before gives it."""
    scene, decided, findings = desk.scene, judged.decided, judged.findings
    measure = decided.measure
    start, end = scene.clause(measure.start)
    clause = min(start, measure.start), max(end, measure.end)
    baseline, scope = _limits(scene, judged.before, clause[0], findings["indicator"])
    amount = _amount(scene, measure, decided.change)
    left = _amount(scene, baseline.value, decided.change) if baseline else None
    place = Place(clause, measure.start, measure.end, "quantified", amount, left, judged.stretch)
    return write_row(desk, place, findings | {"baseline": baseline, "scope": scope})


def _limits(
    scene: Scene, before: Before | None, clause: int, name: Finding[tuple[int, int]] | None
) -> tuple[Finding[Candidate] | None, Finding[tuple[int, int]] | None]:
    """Return the baseline and the scope that the number before gives a measure of the same clause."""
    if before is None or before.measure.start < clause:
        return None, None
    start, end = before.measure.start, before.measure.end
    if before.context == "baseline":
        return Finding(before.measure, "the value that is left behind", start, end, before.measure), None
    if before.context == "size" and name and name.value[0] >= end:
        end = name.value[0]
    if before.context == "threshold" and scene.text[start - 1] in "超足":
        start -= 1
    limits = before.context in ("threshold", "size")
    return None, Finding(
        (start, end), "what selects or limits it", start, end, before.measure
    ) if limits else None


def _amount(scene: Scene, measure: Candidate, change: Change) -> Measure:
    value, bound = measure.found.value, bound_before(scene, measure)
    comparator = bound[1] if bound else bound_shared(scene, measure)
    if comparator:
        value = bounded(value, comparator)
    start, end = scene.page.view.span(measure.start, measure.end)
    quote, unit = scene.page.document.text[start:end], _as_written(scene, measure)
    return Measure(start, end, quote, value.low, value.high, unit, value.comparator, change)


def _as_written(scene: Scene, measure: Candidate) -> str:
    """The unit in the source's own characters, where the view shows others (個); % has one spelling."""
    unit: str = measure.found.value.unit
    counted = unit and not isinstance(measure.found.value, Percentage)
    at = scene.text.rfind(unit, measure.start, measure.end) if counted else -1
    return scene.page.view.quote(at, at + len(unit)) if at >= 0 else unit


def _milestones(desk: Desk, measured: Rows) -> Iterator[Commitment | Result]:
    """Yield the dated events, less those whose date or clause already speaks of an amount."""
    amounts = sorted(row.measure.start for row in measured if row.measure)
    dates = _dates_behind(measured)
    view = desk.scene.page.view
    for milestone in find_milestones(desk.scene, telling(desk.words.events(), desk.cues)):
        start, end = view.span(milestone.start, milestone.end)
        counted = bisect_left(amounts, end) > bisect_left(amounts, start)
        outside = desk.scene.outline.report_at(milestone.start) is None
        told = view.to_source(milestone.date.start) in dates and says_no_more(desk.scene, milestone)
        if counted or outside or told:
            continue
        role = judge_promise(desk.scene, desk.tenses, milestone.date)
        if role.value == "target":
            yield _milestone(desk, milestone, {"role": role, "deadline": own_date(milestone.date)})


def _dates_behind(measured: Rows) -> set[int | None]:
    """Where dates stand behind an amount that is due then: 32座山塘，年内全面完成."""
    return {
        row.deadline.start
        for row in measured
        if isinstance(row, Commitment)
        and row.deadline
        and row.measure
        and (row.deadline.start or 0) > row.measure.start
    }


def _milestone(desk: Desk, milestone: Milestone, findings: Findings) -> Commitment | Result:
    clause = milestone.start, milestone.end
    place = Place(clause, milestone.date.start, milestone.date.end, "milestone")
    return write_row(
        desk, place, findings | {"indicator": Finding(clause, "the clause of the event", *clause)}
    )


def _worded(desk: Desk, rows: Iterable[Commitment | Result]) -> Iterator[Commitment | Result]:
    """Yield promises in words alone, from clauses that no other row speaks of."""
    taken = {row.start for row in rows}
    for worded in find_worded(desk.scene):
        role = judge_promise(desk.scene, desk.tenses, worded)
        if role.value == "target" and desk.scene.page.view.to_source(worded.start) not in taken:
            place = Place((worded.start, worded.end), worded.start, worded.end, worded.kind)
            name = Finding(worded.object, "what the verb acts on", *worded.object)
            yield write_row(desk, place, {"role": role, "indicator": name})
