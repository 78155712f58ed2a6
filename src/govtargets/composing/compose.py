"""Puts the judges' decisions together into commitments and results, each field with its reason."""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve, frozen

from govtargets.composing.agency import Headings, judge_agency, read_headings
from govtargets.composing.bound import bound_before, bounded
from govtargets.composing.change import judge_change
from govtargets.composing.deadline import judge_deadline, judge_period, own_date
from govtargets.composing.firmness import judge_firmness
from govtargets.composing.indicator import judge_indicator
from govtargets.composing.milestone import Milestone, find_milestones
from govtargets.composing.role import judge_promise, judge_role
from govtargets.composing.scene import Before, Finding, Scene
from govtargets.composing.stretch import stretches
from govtargets.composing.tense import Tenses, read_tenses
from govtargets.model import Change, Commitment, Deadline, Kind, Measure, Reason, Result
from govtargets.settling import Candidate

_CORE = "govtargets"


@frozen
class _Desk:
    """What is read once from a page before its rows are written."""

    scene: Scene
    headings: Headings
    tenses: Tenses
    digest: str
    version: str


def compose(scene: Scene, version: str) -> tuple[list[Commitment], list[Result]]:
    """Return the commitments and results of a page, each list in the order of the source.

    `version` is the core's own, given in the explanation of what the core decided.
    """
    digest = hashlib.sha256(scene.page.document.text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    desk = _Desk(scene, read_headings(scene), read_tenses(scene), digest, version)
    measured = list(_measured(desk))
    rows = [*measured, *_milestones(desk, measured)]
    rows.sort(key=lambda row: (row.start, row.id))
    commitments = [row for row in rows if isinstance(row, Commitment)]
    return commitments, [row for row in rows if isinstance(row, Result)]


def _measured(desk: _Desk) -> Iterator[Commitment | Result]:
    scene = desk.scene
    before: Before | None = None
    last: Commitment | Result | None = None
    for measure in scene.measures.items:
        if scene.outline.report_at(measure.start) is None:
            continue
        role = judge_role(scene, desk.tenses, measure, before)
        if (
            role.value == "target"
            and before
            and stretches(scene, before, measure)
            and isinstance(last, Commitment)
        ):
            last = evolve(last, stretch=_amount(scene, measure, before.change))
            continue
        change = judge_change(scene, measure, before)
        name = judge_indicator(scene, measure, before)
        before = Before(
            measure,
            role.rule if role.value == "context" else None,
            change.value,
            name.value if name else None,
        )
        if role.value != "context":
            if last:
                yield last
            last = _row(desk, measure, {"role": role, "change": change, "indicator": name})
    if last:
        yield last


def _row(desk: _Desk, measure: Candidate, decided: dict[str, Finding[Any] | None]) -> Commitment | Result:
    """Write a row for a measure; `decided` holds what was found of its role, change and indicator."""
    change = decided["change"]
    amount = _amount(desk.scene, measure, change.value if change else "level")
    read = Finding(measure, f"read as {measure.kind}", measure.start, measure.end, measure)
    clause = desk.scene.clause(measure.start)
    span = (min(clause[0], measure.start), max(clause[1], measure.end))
    place = _Place(span, measure.start, measure.end, "quantified", amount)
    return _write(desk, place, {"measure": read, **decided})


def _amount(scene: Scene, measure: Candidate, change: Change) -> Measure:
    value, bound = measure.found.value, bound_before(scene, measure)
    if bound:
        value = bounded(value, bound[1])
    start, end = scene.page.view.span(measure.start, measure.end)
    quote = scene.page.document.text[start:end]
    return Measure(
        start, end, quote, value.low, value.high, _as_written(scene, measure), value.comparator, change
    )


def _as_written(scene: Scene, measure: Candidate) -> str:
    """The unit in the source's own characters, where the view shows others (個, ％)."""
    unit: str = measure.found.value.unit
    at = scene.text.rfind(unit, measure.start, measure.end) if unit else -1
    return scene.page.view.quote(at, at + len(unit)) if at >= 0 else unit


@frozen
class _Place:
    """Where a row stands: its clause, the run that makes it, what kind it is, its amount."""

    clause: tuple[int, int]
    start: int
    end: int
    kind: Kind
    measure: Measure | None


def _milestones(desk: _Desk, measured: Iterable[Commitment | Result]) -> Iterator[Commitment | Result]:
    """Yield the dated events, less those whose date or clause already speaks of an amount."""
    amounts = sorted(row.measure.start for row in measured if row.measure)
    dates = {
        row.deadline.start
        for row in measured
        if isinstance(row, Commitment)
        and row.deadline
        and row.measure
        and (row.deadline.start or 0) > row.measure.start
    }
    view = desk.scene.page.view
    for milestone in find_milestones(desk.scene):
        start, end = view.span(milestone.start, milestone.end)
        spoken_for = (
            bisect_left(amounts, end) > bisect_left(amounts, start)
            or view.to_source(milestone.date.start) in dates
        )
        if spoken_for or desk.scene.outline.report_at(milestone.start) is None:
            continue
        role = judge_promise(desk.scene, desk.tenses, milestone.date)
        if role.value == "target":
            yield _milestone(desk, milestone, role)


def _milestone(desk: _Desk, milestone: Milestone, role: Finding[Any]) -> Commitment | Result:
    name = Finding(
        (milestone.start, milestone.end), "the clause of the event", milestone.start, milestone.end
    )
    place = _Place(
        (milestone.start, milestone.end), milestone.date.start, milestone.date.end, "milestone", None
    )
    return _write(desk, place, {"role": role, "indicator": name, "deadline": own_date(milestone.date)})


def _write(desk: _Desk, place: _Place, findings: dict[str, Finding[Any] | None]) -> Commitment | Result:
    """Turn findings into a row whose offsets are the source's."""
    scene, view = desk.scene, desk.scene.page.view
    agency = judge_agency(scene, desk.headings, place.start)
    role, name = findings["role"], findings["indicator"]
    is_result = role is not None and role.value == "result"
    if is_result:
        due = judge_period(scene, place.start)
    else:
        due = findings.get("deadline") or judge_deadline(scene, place.start, place.end)
    start, end = view.span(*_trimmed(scene.text, *place.clause))
    named = view.span(*name.value) if name else None
    common: dict[str, Any] = {
        "id": f"{desk.digest}-{view.to_source(place.start)}",
        "document": _document_name(scene, place.start),
        "title": scene.report_at(place.start).title,
        "start": start,
        "end": end,
        "text": scene.page.document.text[start:end],
        "kind": place.kind,
        "agency": agency.value[0] if agency else None,
        "agency_origin": agency.value[1] if agency else None,
        "indicator": scene.page.document.text[slice(*named)] if named else None,
        "indicator_start": named[0] if named else None,
        "measure": place.measure,
    }
    findings = findings | {"agency": agency, "period" if is_result else "deadline": due}
    if is_result:
        return Result(**common, period=_due(scene, due), explanation=_explain(desk, findings))
    firmness = judge_firmness(scene, place.start, place.end)
    firm_at = None if firmness.start is None else view.to_source(firmness.start)
    explanation = _explain(desk, findings | {"firmness": firmness})
    return Commitment(
        **common,
        stretch=None,
        deadline=_due(scene, due),
        firmness=firmness.value,
        firmness_start=firm_at,
        explanation=explanation,
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    run = text[start:end]
    return start + len(run) - len(run.lstrip(" \t\u3000")), end - (len(run) - len(run.rstrip(" \t\u3000")))


def _document_name(scene: Scene, offset: int) -> str:
    name = scene.page.document.name
    return name if len(scene.outline.reports) == 1 else f"{name}#{(scene.outline.report_at(offset) or 0) + 1}"


def _due(scene: Scene, due: Finding[Any] | None) -> Deadline | None:
    if due is None:
        return None
    first, last, origin = due.value
    if origin != "explicit" or due.start is None or due.end is None:
        return Deadline(first, last, None, None, origin)
    start, end = scene.page.view.span(due.start, due.end)
    return Deadline(first, last, scene.page.document.text[start:end], start, origin)


def _explain(desk: _Desk, findings: dict[str, Finding[Any] | None]) -> tuple[Reason, ...]:
    view = desk.scene.page.view
    reasons = []
    for field, finding in findings.items():
        if finding is None:
            continue
        source = finding.source.extractor if finding.source else None
        plugin, version = (source.plugin, source.version) if source else (_CORE, desk.version)
        spanned = finding.start is not None and finding.end is not None
        start, end = view.span(finding.start, finding.end) if spanned else (None, None)  # type: ignore[arg-type]
        reasons.append(Reason(field, finding.rule, plugin, version, start, end))
    return tuple(reasons)
