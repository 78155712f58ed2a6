"""Writing rows: findings in the view's offsets become a Commitment or a Result in the source's."""

from typing import Any

from attrs import frozen

from govtargets.composing.agency import Bodies, judge_agency, supporting_bodies
from govtargets.composing.deadline import judge_deadline
from govtargets.composing.firmness import Cue, judge_firmness
from govtargets.composing.lexicon import Words
from govtargets.composing.period import judge_period
from govtargets.composing.scene import Finding, Scene
from govtargets.composing.tense import Tenses
from govtargets.deferred import deferred
from govtargets.model import Commitment, Deadline, Kind, Measure, Reason, Result
from govtargets.responsibility import LEAD, OFFICES, SUPPORT

Findings = dict[str, Finding[Any] | None]

_CORE = "govtargets"
_BODIES_FOLLOW = deferred(rf"\((?:{LEAD}|{SUPPORT})$")


@frozen
class Desk:
    """What is read once from a page before its rows are written."""

    scene: Scene
    bodies: Bodies
    tenses: Tenses
    cues: tuple[Cue, ...]
    digest: str
    version: str
    words: Words = Words()


@frozen
class Place:
    """Where a row stands: its clause, the run that makes it, its kind, its amount and those beside it."""

    clause: tuple[int, int]
    start: int
    end: int
    kind: Kind
    measure: Measure | None = None
    baseline: Measure | None = None
    stretch: Measure | None = None


def write_row(desk: Desk, place: Place, findings: Findings) -> Commitment | Result:
    """Return the row for a place: a Result where `findings["role"]` says so, else a Commitment."""
    role = findings["role"]
    return (
        _result(desk, place, findings)
        if role and role.value == "result"
        else _commitment(desk, place, findings)
    )


def _result(desk: Desk, place: Place, findings: Findings) -> Result:
    period = judge_period(desk.scene, place.start)
    agency = judge_agency(desk.scene, desk.bodies, place.start)
    reasons = _explain(desk, findings | {"agency": agency, "period": period})
    return Result(
        **_common(desk, place, findings, agency),
        period=_due(desk.scene, period),
        explanation=reasons,
    )


def _commitment(desk: Desk, place: Place, findings: Findings) -> Commitment:
    scene = desk.scene
    deadline = findings.get("deadline") or judge_deadline(scene, place.start, place.end)
    firmness = judge_firmness(scene, desk.cues, (place.start, place.end))
    agency = judge_agency(scene, desk.bodies, place.start)
    decided = findings | {"agency": agency, "deadline": deadline, "firmness": firmness}
    return Commitment(
        **_common(desk, place, findings, agency),
        supporting=supporting_bodies(scene, agency),
        stretch=place.stretch,
        deadline=_due(scene, deadline),
        firmness=firmness.value,
        firmness_start=None if firmness.start is None else scene.page.view.to_source(firmness.start),
        explanation=_explain(desk, decided),
    )


def _common(desk: Desk, place: Place, findings: Findings, agency: Finding[Any] | None) -> dict[str, Any]:
    scene, view = desk.scene, desk.scene.page.view
    start, end = view.span(*_trimmed(scene.text, *place.clause))
    report = scene.outline.report_at(place.start) or 0
    name, scope = findings["indicator"], findings.get("scope")
    named = view.span(*name.value) if name else None
    text = scene.page.document.text
    return {
        "id": f"{desk.digest}-{view.to_source(place.start)}",
        "document": _document_name(scene, report),
        "title": scene.outline.reports[report].title,
        "start": start,
        "end": end,
        "text": text[start:end],
        "kind": place.kind,
        "agency": agency.value[0] if agency else None,
        "agency_origin": agency.value[1] if agency else None,
        "indicator": text[slice(*named)] if named else None,
        "indicator_start": named[0] if named else None,
        "measure": place.measure,
        "baseline": place.baseline,
        "scope": view.quote(*scope.value) if scope else None,
    }


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A clause without blanks around it and without the bracket that opens a list of bodies."""
    run = text[start:end]
    listed = _BODIES_FOLLOW.search(run) if run.endswith(OFFICES) else None
    kept = (run[: listed.start()] if listed else run).rstrip(" \t\u3000")
    return start + len(run) - len(run.lstrip(" \t\u3000")), start + len(kept)


def _document_name(scene: Scene, report: int) -> str:
    name = scene.page.document.name
    return name if len(scene.outline.reports) == 1 else f"{name}#{report + 1}"


def _due(scene: Scene, due: Finding[Any] | None) -> Deadline | None:
    if due is None:
        return None
    first, last, origin = due.value
    if origin != "explicit" or due.start is None or due.end is None:
        return Deadline(first, last, None, None, origin)
    start, end = scene.page.view.span(due.start, due.end)
    return Deadline(first, last, scene.page.document.text[start:end], start, origin)


def _explain(desk: Desk, findings: Findings) -> tuple[Reason, ...]:
    return tuple([_reason(desk, field, finding) for field, finding in findings.items() if finding])


def _reason(desk: Desk, field: str, finding: Finding[Any]) -> Reason:
    _, rule, start, end, source = finding
    by = (source.extractor.plugin, source.extractor.version) if source else (_CORE, desk.version)
    if start is None or end is None:
        return Reason(field, rule, *by)
    plugin, version = by if source else desk.words.owners.get((start, end), by)
    first, last = desk.scene.page.view.span(start, end)
    return Reason(field, rule, plugin, version, first, last)
