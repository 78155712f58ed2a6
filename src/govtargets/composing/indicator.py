"""What is counted or measured: the shortest run of the source that names it.

It stands before the number (新增上云企业1000家), behind it (8个镇), in an earlier clause of the
sentence (加快建设小微企业园，争取开工建设20个), or is that of the measure before (…6%，增速8%).
"""

import re

from govtargets.composing.bound import bound_before
from govtargets.composing.limit import is_left_behind
from govtargets.composing.scene import Before, Finding, Scene
from govtargets.composing.tables import COUNTERS, table
from govtargets.settling import Candidate
from govtargets.values import Percentage

Run = tuple[int, int]

_WORDS = table("indicator.tsv")


def _any(*kinds: str) -> str:
    """Return the pattern of the words of these kinds, the longest first, tried only where one may begin."""
    words = sorted((word for kind, word in _WORDS if kind in kinds), key=lambda word: (-len(word), word))
    first = "".join(sorted({word[0] for word in words}))
    return f"(?=[{re.escape(first)}])(?:{'|'.join(map(re.escape, words))})"


_FOR_WHOM = frozenset("为对给向将")
_GIVING = re.compile(_any("giving"))
_FRONT = re.compile(rf"[\s·•●■◆▲★□、，。；：.()”’\-—]+|{_any('adverb', 'verb')}(?!性)")
_NO_NAME = re.compile(f"(?:{_any('adverb', 'verb', 'state')})+")
# What is compared, or left out, is never what is counted: 比去年同期快11个百分点, 按可比价格计算增长5%.
_COMPARED = re.compile(
    "(?:增速|[增降涨跌]幅)?[比较](?![例重率值对赛选武学大好])|按(?:可比|不变|现价|同口径)|扣除|剔除"
)
_ALL_VERBS = re.compile(f"(?:{_any('adverb', 'verb', 'first')})+")
_FIRST = re.compile(f"{_any('first')}(?!性)")
_BACK = re.compile(f"(?:{_any('back')}|[比较][^，。；、]{{1,6}}年[底末]?|[\\s，、：<>≤≥〔\\[])$")
_BACK_ENDS = frozenset("年底末，、：<>≤≥〔[").union(word[-1] for kind, word in _WORDS if kind == "back")
_TAIL = re.compile(f"{_any('tail')}$")
_STOP = re.compile(f"{_any('stop')}|[，。；：、\\s]")
_OF_THEM = re.compile("的(?:达到?|有|为|共|占|超过?)?")
_BEGINS, _LETTER = re.compile(r"[\u4e00-\u9fff“A-Za-z]"), re.compile(r"\w")
_GENERIC = re.compile("(?:建设|改造|整治|工作|任务|目标|工程)+")
_PAIRED, _SHARED = "分别", re.compile("均|分别|各")
_LEFT_BEHIND = re.compile("由(?<![自理]由)(?![于来])")
_PART = re.compile(r"[^、和及与]+")
# The rest of a word of Latin letters that the longest name would begin within.
_CUT_WORD = re.compile(r"(?:(?<=[A-Za-z])[A-Za-z]+)?+\s*")
_WHOLE_NAME = 4
_LONGEST, _LONGEST_BACK = 28, 8
_COUNTED = 2
_CLAUSES_BACK = 4


def judge_indicator(scene: Scene, measure: Candidate, before: Before | None) -> Finding[Run] | None:
    """Return the run that names what a measure measures, or None where no run does or it is damaged."""
    name = _found(scene, measure, before)
    return None if name and scene.damage.within(*name.value) else name


def _found(scene: Scene, measure: Candidate, before: Before | None) -> Finding[Run] | None:
    of = _of_before(scene, measure, before) if before else None
    if of:
        return of
    bound = bound_before(scene, measure)
    if bound and (name := _name_before(scene.text, _segment_start(scene, bound[0], before), bound[0])):
        return Finding(name, "the name before the bound", *name)
    start = _segment_start(scene, measure.start, before)
    front = _paired(scene, measure) or _name_before(scene.text, start, measure.start)
    front = front or _name_before_date(scene, start, before)
    end = scene.clause(measure.start)[1]
    following = scene.measures.within(measure.end, end)
    selects = following[:1] if following and following[0].start == measure.end else ()
    after = selects[0].end if selects else measure.end
    rest = following[len(selects) :]
    behind = _name_behind(scene.text, after, rest[0].start if rest else end)
    if behind and (front is None or _counts(measure)) and not is_left_behind(scene.text, measure):
        return Finding(behind, "the name behind the number", *behind)
    if front:
        front = _with_threshold(scene.text, before, front)
        return Finding(front, "the name before the number", *front)
    earlier = _earlier_clause(scene, measure)
    if before and before.name and before.measure.start >= (earlier or scene.sentence(measure.start))[0]:
        return Finding(before.name, "that of the measure before", *before.name)
    return Finding(earlier, "the name in the clause before", *earlier) if earlier else None


def _paired(scene: Scene, measure: Candidate) -> Run | None:
    """The one of several names that belongs to this one of several numbers: A、B分别达到45%和90%."""
    start, end = scene.clause(measure.start)
    word = scene.text.rfind(_PAIRED, start, measure.start)
    if word < 0:
        return None
    numbers = [m.start for m in scene.measures.within(word + len(_PAIRED), end)]
    names = _name_before(scene.text, _behind_dates(scene, start, word), word)
    if names is None or measure.start not in numbers:
        return None
    parts = [m.span() for m in _PART.finditer(scene.text, *names)]
    if len(parts) != len(numbers):
        return names
    part = parts[numbers.index(measure.start)]
    return names if part[1] - part[0] < _WHOLE_NAME else part


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
    named = named and not _ALL_VERBS.fullmatch(text, *(before.name or (0, 0)))
    if named and before.name is not None:
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
    return _name_before(scene.text, max(clause, floor), dates[0].start) if floor < dates[0].start else None


def _only_scope(before: Before, place: int) -> bool:
    """Whether the number before only says of how many things the one at a place speaks (项目6个村3685套)."""
    return before.context is not None and place - before.measure.end < _COUNTED


def _name_before(text: str, start: int, end: int) -> Run | None:
    """The run before a number, without the verbs in front and the words of reaching behind."""
    whole = start, end
    left_behind = _LEFT_BEHIND.search(text, start + 2, end)
    start, end = _without_back(text, start, left_behind.start() if left_behind else end)
    start = _without_front(text, start, end)
    if _NO_NAME.fullmatch(text, start, end) or _COMPARED.match(text, start, end):
        return None
    if end - start > _LONGEST and not _SHARED.search(text, *whole):
        cut = max(text.rfind(mark, start, end) for mark in "、，的")
        start = cut + 1 if cut >= 0 and end - cut > 2 else _first_word(text, end - _LONGEST, end)
    return (start, end) if end - start >= 2 and _LETTER.search(text, start, end) else None


def _first_word(text: str, start: int, end: int) -> int:
    """Where the first whole word from `start` on begins; only words of Latin letters can be cut."""
    rest = _CUT_WORD.match(text, start, end)
    return rest.end() if rest and rest.end() < end else start


def _behind_object(text: str, start: int, end: int) -> int:
    """Where 为既有住宅加装电梯 says for whom before what: behind the verb, else at `start`."""
    if text[start : start + 1] not in _FOR_WHOM:
        return start
    verbs = list(_GIVING.finditer(text, start + 2, end - 1))
    return verbs[-1].start() if verbs else start


def _without_back(text: str, start: int, end: int) -> Run:
    while text[end - 1] in _BACK_ENDS or text[end - 1].isspace():
        match = _BACK.search(text, max(start, end - _LONGEST_BACK), end)
        if not match:
            break
        end = match.start()
    return start, end


def _without_front(text: str, start: int, end: int) -> int:
    """Leave off adverbs and verbs; words that are verb or noun (服务机构) only as the first verb."""
    stripped_verb = False
    while start < end:
        start = _behind_object(text, start, end)
        match = _FRONT.match(text, start, end)
        first = None if stripped_verb else _FIRST.match(text, start, end)
        if first and (match is None or first.end() > match.end()):
            match, stripped_verb = first, True
        if not match or end - match.end() < 2:
            return start
        start = match.end()
    return start


def _name_behind(text: str, start: int, end: int) -> Run | None:
    """The run behind a number, up to a verb; of 村的公墓 and 困难的患者 what stands behind 的."""
    start += text[start : start + 1] == "的"
    limit = min(end, start + _LONGEST)
    stop = _STOP.search(text, start, limit)
    if stop and stop[0] == "的" and stop.end() < limit and not _STOP.match(text, stop.end()):
        start = stop.end()
        stop = _STOP.search(text, start, limit)
    end = stop.start() if stop else limit
    tail = _TAIL.search(text, start, end)
    if tail and tail.start() - start >= 2:
        end = tail.start()
    named = end > start and not _GENERIC.fullmatch(text, start, end) and _BEGINS.match(text, start)
    return (start, end) if named else None


def _counts(measure: Candidate) -> bool:
    """Whether a number counts what follows it: a counter, or a share (70%民生事项)."""
    value = measure.found.value
    return isinstance(value, Percentage) or value.unit in COUNTERS


def _earlier_clause(scene: Scene, measure: Candidate) -> Run | None:
    sentence = scene.sentence(measure.start)[0]
    start = scene.clause(measure.start)[0]
    for _ in range(_CLAUSES_BACK):
        if start <= sentence:
            return None
        start, end = scene.clause(start - 1)
        counted = scene.measures.within(start, end)
        run = _name_before(scene.text, start, counted[0].start if counted else end)
        if run:
            tail = _TAIL.search(scene.text, *run)
            return (run[0], tail.start()) if tail and tail.start() - run[0] >= 2 else run
    return None
