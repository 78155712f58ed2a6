"""Whether something is promised or reported; docs/contract.md says what counts as which."""

from govtargets.composing.dated import (
    FORESEEN,
    Role,
    by_date,
    by_opening_date,
    dates,
    is_ahead,
    opens_with_year,
)
from govtargets.composing.lookback import REST_OF_YEAR, looks_back
from govtargets.composing.scene import Finding, Placed, Scene
from govtargets.composing.tense import Tenses
from govtargets.deferred import deferred

_DONE_AFTER = deferred(r"[^，。；]{0,12}?已(?:完成|全部|基本|经|建成|开工|投|通过|实现|签)")
_CERTAIN = deferred("已|截至")
_TASK = deferred(
    "(?:(?:年度|全年)(?:任务|计划|目标)(?:数|为)?|目标值为?|累计目标为|(?<!完成)目标任务数?为?)$"
)
# How far what was done is from what was planned: 低于年度计划1.9个百分点.
_BESIDE_TASK = deferred(
    r"(?:[高低快慢多少]于|超[过出]?)(?:年度|年初|全年|[省市县区]定|[既预原]定)*"
    r"(?:计划|预期|目标|任务)(?:目标|任务|数)?[ ]?$"
    r"|占(?:年度|全年|年初)?(?:计划|目标|任务)(?:投资|目标|任务|数)*(?:的|(?P<share>))[ ]?$"
)
_BOUND_BEHIND, _BOUND_BEFORE = deferred("(?:以上|左右|以内)$"), deferred("(?:不低于|不少于|控制在)$")
_PLAN_ENDS = frozenset("划期标务数的 ")
_TASK_REACH, _AT_LEAST = 12, "以上"
_WILL = "将"
_PARAGRAPH = 1000
_ONE_SIDED, _ENOUGH = 3, 2


def judge_promise(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role]:
    """Return whether what stands at a mention is promised or reported."""
    return (
        _by_distance(scene, place)
        or _by_task(scene, place)
        or _by_background(scene, tenses, place)
        or by_date(scene, place)
        or by_opening_date(scene, tenses, place)
        or _by_tense(scene, tenses, place)
        or _by_programme(scene, tenses, place)
        or _by_section(scene, place)
        or _by_rest_of_year(scene, place)
        or _by_report(scene, tenses, place)
        or _by_earlier_clause(scene, tenses, place)
        or _by_bulletin(scene, tenses, place)
        or _by_bound(scene, place)
        or _by_passage(scene, tenses, place)
    )


def _by_task(scene: Scene, place: Placed) -> Finding[Role] | None:
    """By the word for what was given to be done, wherever it stands: 年度任务118所，已完成96所."""
    task = _TASK.search(scene.text, max(scene.clause(place.start)[0], place.start - _TASK_REACH), place.start)
    return Finding("target", "the task of the year", *task.span()) if task else None


def _by_distance(scene: Scene, place: Placed) -> Finding[Role] | None:
    """By what a report compares it with (低于年度计划2个百分点, 占年度计划的40%), but not …的90%以上."""
    if scene.text[place.start - 1] not in _PLAN_ENDS:
        return None
    start = max(scene.clause(place.start)[0], place.start - _TASK_REACH)
    beside = _BESIDE_TASK.search(scene.text, start, place.start)
    if beside is None or scene.text.endswith(_AT_LEAST, place.start, place.end):
        return None
    if beside["share"] is not None and scene.text[place.end - 1] != "%":
        return None
    part = scene.outline.part_at(place.start)
    wanting = part is not None and part.role == "background"
    return Finding("context" if wanting else "result", "how far it is from what was planned", *beside.span())


def _by_background(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role] | None:
    """Where a section tells what there is or is wanting, all that the clause does not promise.

    A sentence there that opens with a year that is over reports of it (2020年，粮食产量达到…).
    """
    part = scene.outline.part_at(place.start)
    if part is None or part.role != "background":
        return None
    promised = tenses.future.last(scene.clause(place.start)[0], place.start)
    if promised or opens_with_year(scene, scene.sentence(place.start)[0]):
        return None
    return Finding("context", "what there is, or is wanting", part.start, part.start)


def _by_tense(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role] | None:
    """By words of the clause that only a report or only a promise uses."""
    start, end = scene.clause(place.start)
    done = _DONE_AFTER.match(scene.text, place.end, end)
    past = done.span() if done else tenses.past.last(start, place.start)
    future = tenses.future.last(start, place.start)
    if past and not (future and future > past):
        promised = tenses.future.last(scene.sentence(start)[0], start)
        weak = (promised or _plans(scene, place)) and not _CERTAIN.search(scene.text, *past)
        return None if weak else Finding("result", "tense", *past)
    foreseen = future and scene.text[slice(*future)] == FORESEEN and _reviews(scene, place)
    if foreseen and not any(is_ahead(scene, place, one.found.value) for one in dates(scene, start, end)):
        return None  # of a year that is all but over, its last figures are foreseen: 预计全年…增长5%
    return Finding("target", "tense", *future) if future else None


def _reviews(scene: Scene, place: Placed) -> bool:
    part = scene.outline.part_at(place.start)
    return part is not None and part.role == "review" and part.year is not None


def _plans(scene: Scene, place: Placed) -> bool:
    part = scene.outline.part_at(place.start)
    return part is not None and part.role == "plan"


def _by_programme(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role] | None:
    """In a glossary, by a word of promise earlier in the sentence: 力争到2022年，…企业20家，…6家.

    In a review only by 将, which is never said of what was done: 今年还将更新管道86公里，新增车位500个.
    """
    part = scene.outline.part_at(place.start)
    if part is None or part.role not in ("glossary", "review"):
        return None
    promised = tenses.future.last(scene.sentence(place.start)[0], place.start)
    if promised and part.role == "review":
        past = tenses.past.last(promised[0], place.start)
        promised = promised if scene.text[promised[0]] == _WILL and not past else None
    return Finding("target", "tense of an earlier clause", *promised) if promised else None


def _by_section(scene: Scene, place: Placed) -> Finding[Role] | None:
    part = scene.outline.part_at(place.start)
    if part is None or part.role is None:
        return None
    if part.role == "glossary":
        return Finding("context", "a definition in a glossary", part.start, part.start)
    role: Role = "result" if part.role == "review" else "target"
    return Finding(role, f"section: {part.role}", part.start, part.start)


def _by_rest_of_year(scene: Scene, place: Placed) -> Finding[Role] | None:
    """By 全年 of a year that is over, which its paragraph told."""
    for date in dates(scene, scene.sentence(place.start)[0], place.start):
        if scene.text[date.start : date.end] in REST_OF_YEAR and looks_back(scene, date):
            return Finding("result", "a time that is over", date.start, date.end, date)
    return None


def _by_bound(scene: Scene, place: Placed) -> Finding[Role] | None:
    """By a bound (5%以上, 30个左右, 不低于95%): where nothing says that it was kept, it is to be kept."""
    behind = _BOUND_BEHIND.search(scene.text, place.start, place.end)
    before = _BOUND_BEFORE.search(scene.text, max(0, place.start - _TASK_REACH), place.start)
    bound = behind or before
    return Finding("target", "a bound to be kept", *bound.span()) if bound else None


def _by_report(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role] | None:
    """Without any section, by a report that is one-sided; what a sentence has said to be done, stays so."""
    report = scene.report_at(place.start)
    past, future = tenses.plain_tone(report.start, report.prose_end)
    earlier = _by_earlier_clause(scene, tenses, place) if future > past else None
    if earlier and earlier.value == "result":
        return earlier
    if max(past, future) >= _ENOUGH and (past > _ONE_SIDED * future or future > _ONE_SIDED * past):
        return _outnumbered("report", past, future)
    return None


def _by_earlier_clause(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role] | None:
    """By the last word of the sentence before that only a report or only a promise uses."""
    before = scene.sentence(place.start)[0], place.start
    past, future = (cues.last(*before) for cues in (tenses.past, tenses.future))
    # 力争达到60亿元，同比增长12%: only what is certainly done is no longer promised.
    if past and (future is None or (past > future and _CERTAIN.search(scene.text, *past))):
        return Finding("result", "tense of an earlier clause", *past)
    return Finding("target", "tense of an earlier clause", *future) if future else None


def _by_bulletin(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role] | None:
    """By the opening of a report that tells what was done up to now, unless the sentence promises."""
    report = scene.report_at(place.start).start
    date = tenses.bulletins.get(report)
    if date is None and (date := tenses.progress.get(report)):
        past, future = tenses.plain_tone(*scene.sentence(place.start))
        date = date if future <= past else None
    return Finding("result", "a report of a period that is over", *date) if date else None


def _by_passage(scene: Scene, tenses: Tenses, place: Placed) -> Finding[Role]:
    """By which words there are more of: in the sentence, else up to its end in paragraph and report.

    What is yet to be done stands behind what is done, and says nothing of it.
    """
    text, report, sentence = scene.text, scene.report_at(place.start), scene.sentence(place.start)
    start = max(text.rfind("\n", max(0, place.start - _PARAGRAPH), place.start) + 1, place.start - _PARAGRAPH)
    passages = {
        "sentence": sentence,
        "paragraph": (start, sentence[1]),
        "beginning": (report.start, sentence[1]),
        "report": (report.start, report.prose_end),
    }
    for name, span in passages.items():
        past, future = tenses.tone(*span)
        if past != future:
            return _outnumbered(name, past, future)
    return Finding("target", "nothing says that it is done")


def _outnumbered(passage: str, past: int, future: int) -> Finding[Role]:
    counts = f"the {passage} has {future} words and dates of promises and {past} of reports"
    return Finding("result" if past > future else "target", counts)
