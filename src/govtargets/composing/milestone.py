"""Promises with a date and without an amount: 江东项目6月交付, 年内结顶."""

from collections.abc import Iterator

from attrs import frozen

from govtargets.composing.firmness import Cue
from govtargets.composing.scene import Scene
from govtargets.composing.tense import Cues
from govtargets.deferred import deferred
from govtargets.settling import Candidate
from govtargets.tables import table
from govtargets.values import Period

_EVENT = deferred("|".join(sorted((word for _, word in table("milestones.tsv")), key=len, reverse=True)))
# What nobody can check is no event: 稳步提升, 持续下降.
_VAGUE = deferred("(?:稳步|持续|不断|进一步|更加)$")
_YEAR, _TITLE = 366, 40
_AFTER, _LONGEST_EVENT = deferred("后(?![备续期勤劲代])"), 6
_PROMISES = ("ensure", "strive", "plan")
_DONE_THEN = deferred(
    "(?:全面|全部|基本|主体)?(?:建成|开工|动工|投用|投产|投运|通车|竣工|完工|运营|交付|创成|启用)"
)
_LOOKS_AHEAD = "展望"
# What introduces a list, or is cut off a ratio: 到2025年实现以下目标：, 之比达到2.5：1.
_NO_CLAUSE = deferred(r"(?:目标|任务|如下|\d)：")
_EVERY = deferred("每个?[年月周季日天]度?(?:末月?|首月)?$")
_ALL_OF_IT = deferred("[，,]?[ \t]*(?:全[面部]|均|\n|$)")
_NO_EVENT = deferred("[，\\s]*(?:[的是]|$)")
_IS_NAMED = deferred("[度既]|(?:主要)?(?:工作|目标|任务|预算|计划)")


@frozen
class Milestone:
    """A date and the clause of the event that is due then."""

    date: Candidate
    start: int
    end: int


@frozen
class Telling:
    """What tells an event, beside the words of the table.

    `events` are words of plugins, `promises` are words of firmness (确保, 力争, 预计).
    """

    events: Cues
    promises: Cues


def telling(events: Cues, cues: tuple[Cue, ...]) -> Telling:
    """Return what tells an event, given the words of plugins and those of firmness."""
    return Telling(events, Cues(tuple((cue.start, cue.end) for cue in cues if cue.firmness in _PROMISES)))


def find_milestones(scene: Scene, told: Telling) -> Iterator[Milestone]:
    """Yield the dates whose clause tells an event; where the clause lost a number, nothing is read.

    An event is told by a word of the table or of a plugin; in a clause without any amount also by a
    word of firmness, or by a date by which (6月底前) that something follows. Whether it is a promise,
    and one without an amount, is for composition to judge.
    """
    for date in scene.periods.items:
        value = date.found.value
        if not isinstance(value, Period) or value.last is None or value.relation == "since":
            continue
        long = value.precision in ("year", "years") or _spans_years(value)
        if long and not (_names_an_end(scene, date) or _is_year_ahead(scene, date, told)):
            continue
        start, end = _event_clause(scene, date)
        if scene.damage.within(start, end) or _in_title(scene.text, date) or not _tells(scene, date, told):
            continue
        yield Milestone(date, start, end)


def says_no_more(scene: Scene, milestone: Milestone) -> bool:
    """Whether a clause only says when what stands before it is all done (年内全面完成), and not what then is.

    An event of its own (8月交付使用) is one even where an amount before it takes its date.
    """
    return _ALL_OF_IT.match(scene.text, milestone.date.end, milestone.end) is not None


def _in_title(text: str, date: Candidate) -> bool:
    """Whether a date belongs to a title: 《2030年前碳达峰行动方案》, （二）攻坚阶段（4月—10月）."""
    if text.endswith("阶段(", 0, date.start):
        return True
    opened = text.rfind("《", max(0, date.start - _TITLE), date.start)
    return opened >= 0 and text.find("》", opened, date.start) < 0


def has_event(scene: Scene, date: Candidate) -> bool:
    """Whether the clause of a date tells an event behind it, and no amount."""
    start, end = scene.clause(date.start)
    return _EVENT.search(scene.text, date.end, end) is not None and not scene.measures.within(date.end, end)


def comes_of_event(scene: Scene, start: int) -> bool:
    """Whether a sentence says what comes of an event before `start`, whenever that is: 达产后年产值5亿元."""
    sentence = scene.sentence(start)[0]
    ends = [after.start() for after in _AFTER.finditer(scene.text, sentence, start)]
    events = _EVENT.finditer(scene.text, max(sentence, ends[-1] - _LONGEST_EVENT), ends[-1]) if ends else ()
    return any(event.end() == ends[-1] for event in events)


def _tells(scene: Scene, date: Candidate, told: Telling) -> bool:
    start, end = _event_clause(scene, date)
    if _NO_CLAUSE.search(scene.text, max(start, end - 2), end + 1):
        return False
    if scene.text[date.start - 1 : date.start] == "为":
        return False  # what it is good for: 为2035年建成强市奠定基础
    if scene.text.startswith("未", date.end):
        return False  # whom it concerns: 约谈11月底前未完成任务的乡镇
    if _has_event(scene.text, start, end) or told.events.count(start, end):
        return True
    if _NO_EVENT.match(scene.text, date.end, end) or scene.measures.within(date.end, end):
        return False
    return told.promises.count(start, end) > 0 or _is_due(scene, date)


def _has_event(text: str, start: int, end: int) -> bool:
    return any(
        not _VAGUE.search(text, max(start, event.start() - 3), event.start())
        for event in _EVENT.finditer(text, start, end)
    )


def _is_due(scene: Scene, date: Candidate) -> bool:
    """Whether a date says by when what follows it is due: 5月底前下闸, but not 每月5日前."""
    value = date.found.value
    by = scene.text[date.end - 1] == "前" and value.relation == "by"
    today = scene.page.reference(date.start).day
    over = today is not None and value.last is not None and value.last <= today
    return by and not over and not _EVERY.search(scene.text, max(0, date.start - 6), date.start)


def _is_year_ahead(scene: Scene, date: Candidate, told: Telling) -> bool:
    """Whether a coming year opens its clause, follows a word of firmness, or an event follows it.

    2023年全面脱贫, 争取明年动工, 水厂2025年投用.
    """
    value, today = date.found.value, scene.page.reference(date.start).day
    if value.precision != "year" or value.first is None or today is None or value.first <= today:
        return False
    if _DONE_THEN.match(scene.text, date.end):
        return True
    start = scene.clause(date.start)[0]
    start += len(_LOOKS_AHEAD) if scene.text.startswith(_LOOKS_AHEAD, start) else 0
    promise = told.promises.last(start, date.start)
    return (promise[1] if promise else start) == date.start and not _IS_NAMED.match(scene.text, date.end)


def _spans_years(value: Period) -> bool:
    return value.first is not None and value.last is not None and (value.last - value.first).days > _YEAR


def _names_an_end(scene: Scene, date: Candidate) -> bool:
    """Whether a year is one by which something is due (年内, 年底), not just a year (2019年)."""
    return (
        date.found.value.relation == "by"
        or scene.text[date.end - 1] in "内底末"
        or scene.text[date.start : date.end] == "全年"
    )


def _event_clause(scene: Scene, date: Candidate) -> tuple[int, int]:
    """The clause of a date; with the next one where the date stands alone (12月底，…完工)."""
    start, end = scene.clause(date.start)
    if date.end >= end - 1 and end + 1 < len(scene.text):
        end = scene.clause(end + 1)[1]
    return start, end
