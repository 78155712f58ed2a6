"""What is counted or measured: the shortest run of the source that names it.

It stands before the number (新增上云企业1000家), behind it (8个镇), in an earlier clause of the
sentence (加快建设小微企业园，争取开工建设20个), or is that of the measure before (…6%，增速8%).
"""

from govtargets.composing.bound import bound_before
from govtargets.composing.limit import is_left_behind
from govtargets.composing.noun import Run, is_verbs, noun_before, noun_behind, without_tail
from govtargets.composing.scene import Before, Finding, Scene
from govtargets.deferred import deferred
from govtargets.settling import Candidate
from govtargets.tables import COUNTERS, words
from govtargets.values import Percentage

# The names of a list; one of them may have 和 within it (交通投资、生态环境和公共设施投资分别增长…).
_PAIRED, _PARTS = "分别", (deferred(r"[^、和及与]+"), deferred(r"[^、]+"))
_OF_THEM = deferred("的(?:达到?|有|为|共|占|超过?)?")
# Of which level some of what was named before are: 省级示范企业2家、市级5家.
_LEVEL = deferred("(?:国家|自治区|[省市县区州盟])级(?:以上)?")
# What is done to some of what was named before: 新建良田5万亩、改造2万亩.
_CONTINUING = frozenset(words("indicator.tsv", "continuing"))
_WHOLE_NAME, _RATES = 4, "率量额值"
_COUNTED = 2
_SCALES = "百千万亿"
_CLAUSES_BACK, _BRACKETED = 4, 2


def judge_indicator(scene: Scene, measure: Candidate, before: Before | None) -> Finding[Run] | None:
    """Return the run that names what a measure measures, or None where no run does or it is damaged."""
    name = _found(scene, measure, before)
    return None if name and scene.damage.within(*name.value) else name


def _found(scene: Scene, measure: Candidate, before: Before | None) -> Finding[Run] | None:
    of = _of_before(scene, measure, before) if before else None
    if of:
        return of
    bound = bound_before(scene, measure)
    if bound and (name := noun_before(scene.text, _segment_start(scene, bound[0], before), bound[0])):
        return Finding(name, "the name before the bound", *name)
    start = _segment_start(scene, measure.start, before)
    front = _paired(scene, measure) or noun_before(scene.text, start, measure.start)
    front = front or _name_before_date(scene, start, before)
    if front and before and before.name and _LEVEL.fullmatch(scene.text, *front):
        front = _of_a_level(scene.text, *before.name)
    behind = _name_behind(scene, measure)
    if behind and _is_counted(scene.text, measure, front, behind):
        return Finding(behind, "the name behind the number", *behind)
    if front and not _goes_on(scene, measure, before, front):
        front = _with_threshold(scene.text, before, front)
        return Finding(front, "the name before the number", *front)
    earlier = _earlier_clause(scene, measure)
    if before and before.name and before.measure.start >= (earlier or scene.sentence(measure.start))[0]:
        return Finding(before.name, "that of the measure before", *before.name)
    return Finding(earlier, "the name in the clause before", *earlier) if earlier else None


def _goes_on(scene: Scene, measure: Candidate, before: Before | None, front: Run) -> bool:
    """Whether the words before a number say only what is done to what the sentence counted before."""
    return (
        before is not None
        and before.name is not None
        and scene.text[slice(*front)] in _CONTINUING
        and before.measure.found.value.unit == measure.found.value.unit
        and before.measure.start >= scene.sentence(measure.start)[0]
    )


def _name_behind(scene: Scene, measure: Candidate) -> Run | None:
    """The run behind a number and what selects its things (9家亿元企业), up to a number or date."""
    end = scene.clause(measure.start)[1]
    following = scene.measures.within(measure.end, end)
    selects = following[:1] if following and following[0].start == measure.end else ()
    after = selects[0].end if selects else measure.end
    rest = following[len(selects) :]
    dates = scene.periods.within(after + 1, end)
    limits = [mention.start for mention in (*rest[:1], *dates[:1])]
    return noun_behind(scene.text, after, min(limits, default=end))


def _paired(scene: Scene, measure: Candidate) -> Run | None:
    """The one of several names that belongs to this one of several numbers: A、B分别达到45%和90%."""
    start, end = scene.clause(measure.start)
    word = scene.text.rfind(_PAIRED, start, measure.start)
    if word < 0:
        return None
    numbers = [m.start for m in scene.measures.within(word + len(_PAIRED), end)]
    names = noun_before(scene.text, _behind_dates(scene, start, word), word, several=True)
    if names is None or measure.start not in numbers:
        return None
    lists = ([part.span() for part in one.finditer(scene.text, *names)] for one in _PARTS)
    parts = next((parts for parts in lists if len(parts) == len(numbers)), None)
    if parts is None:
        return names
    part = parts[numbers.index(measure.start)]
    rate = part[1] - part[0] > _COUNTED and scene.text[part[1] - 1] in _RATES
    return part if rate or part[1] - part[0] >= _WHOLE_NAME else names


def _behind_dates(scene: Scene, start: int, end: int) -> int:
    return max([start, *(date.end for date in scene.periods.within(start, end))])


def _with_threshold(text: str, before: Before | None, front: Run) -> Run:
    """A name with what selects its things: 产值超10亿元企业, 亿元以上项目."""
    if before is None or before.context != "threshold":
        return front
    selector = before.measure
    if selector.end > front[0] or text[selector.end : front[0]].strip("的"):
        return front
    named = before.name is not None and 0 <= selector.start - before.name[1] <= 1
    if named and before.name is not None and not is_verbs(text, *before.name):
        return before.name[0], front[1]
    bare = not text[selector.start].isdigit()
    return (selector.start, front[1]) if bare or front[1] - front[0] == _COUNTED else front


def _of_before(scene: Scene, measure: Candidate, before: Before) -> Finding[Run] | None:
    """The name that a baseline gives, or what a threshold takes some of: 企业50家，其中产值超亿元的9家."""
    if before.name and before.context == "baseline":
        return Finding(before.name, "that of the value left behind", *before.name)
    if before.context != "threshold" or not _OF_THEM.fullmatch(scene.text, before.measure.end, measure.start):
        return None
    of = _earlier_clause(scene, measure)
    return Finding(of, "the name in the clause before", *of) if of else None


def _segment_start(scene: Scene, place: int, before: Before | None) -> int:
    """Where the words before a place to name a measure begin: behind the last mention, or the clause."""
    start = scene.clause(place)[0]
    if before and start < before.measure.end <= place and not _only_scope(before, place):
        start = before.measure.end
    if not scene.others.within(start, place):
        return start
    marks = [m for m in scene.labels.within(start, place) if m.found.value.sort == "list"]
    dates = [d for d in scene.periods.within(start, place) if scene.text[d.start - 1] not in "比较"]
    start = max([start, *(mention.end for mention in (*marks, *dates))])
    bodies = scene.agencies.within(start, place)
    return bodies[0].end if bodies and not scene.text[start : bodies[0].start].strip("由 \t") else start


def _name_before_date(scene: Scene, end: int, before: Before | None) -> Run | None:
    """The run before a date that ends at `end` within its clause: 主营业务收入2025年达到80亿元."""
    clause = scene.clause(end)[0]
    dates = [date for date in scene.periods.within(clause + 1, end) if date.end == end]
    if not dates or (scene.text[end] == "的" and scene.text[dates[0].start - 1] in "到至"):
        return None
    floor = before.measure.end if before else 0
    return noun_before(scene.text, max(clause, floor), dates[0].start) if floor < dates[0].start else None


def _of_a_level(text: str, start: int, end: int) -> Run:
    """A name without the level in front of it."""
    level = _LEVEL.match(text, start, end)
    return (level.end(), end) if level and end - level.end() >= _COUNTED else (start, end)


def _only_scope(before: Before, place: int) -> bool:
    """Whether the number before only says of how many things the one at a place speaks (项目6个村3685套)."""
    return before.context is not None and place - before.measure.end < _COUNTED


def _is_counted(text: str, measure: Candidate, front: Run | None, behind: Run) -> bool:
    """Whether the name behind a number says what it counts, and not the one before: 窗口业务90%“一次办好”."""
    if is_left_behind(text, measure):
        return False
    quoted = isinstance(measure.found.value, Percentage) and text[behind[0]] == "“"
    worded = front is not None and not (is_verbs(text, *front) and not measure.found.value.unit)
    return not worded or (_counts(text, measure, behind) and not quoted)


def _counts(text: str, measure: Candidate, behind: Run) -> bool:
    """Whether a number counts what follows it: a counter, a share (70%民生事项), no unit (43万儿童)."""
    value = measure.found.value
    bare = text[measure.end - 1] in _SCALES and behind[1] - behind[0] >= _COUNTED
    none = value.low == 0 and not value.unit and not is_verbs(text, *behind)
    return none or bare or isinstance(value, Percentage) or value.unit in COUNTERS


def _earlier_clause(scene: Scene, measure: Candidate) -> Run | None:
    sentence = scene.sentence(measure.start)[0]
    start = scene.clause(measure.start)[0]
    for _ in range(_CLAUSES_BACK):
        if start <= sentence:
            return None
        start, end = scene.clause(start - 1)
        counted = scene.measures.within(start, end)
        labels = scene.labels.within(start, start + _BRACKETED)
        start_of_name = labels[0].end if labels else start
        run = noun_before(scene.text, start_of_name, counted[0].start if counted else end)
        if run:
            return without_tail(scene.text, *run)
    return None
