"""The run of words that names a thing, before or behind a place: without verbs and words of reaching."""

import re

from govtargets.deferred import deferred
from govtargets.tables import table

Run = tuple[int, int]

_WORDS = table("indicator.tsv")


def _any(*kinds: str) -> str:
    """Return the pattern of the words of these kinds, the longest first, tried only where one may begin."""
    words = sorted((word for kind, word in _WORDS if kind in kinds), key=lambda word: (-len(word), word))
    first = "".join(sorted({word[0] for word in words}))
    return f"(?=[{re.escape(first)}])(?:{'|'.join(map(re.escape, words))})"


_FOR_WHOM = frozenset("为对给向将")
_GIVING = deferred(f"{_any('giving')}(?![率量额时])")
_FRONT = deferred(
    rf"[\s·•●■◆▲★□、，。；：.()”’\-—]+"
    rf"|{_any('adverb', 'verb')}(?![性率]|(?<=年度|全年)(?:计划|任务|目标)的?$)"
)
_NO_NAME = deferred(f"(?:{_any('adverb', 'verb', 'state')})+")
# What names the thing before once more (这一比例要达到28%), or only does it again (今年再建3座).
_PRONOUN = deferred("[这该]一?个?(?:比例|比重|数字|数值|指标|目标)|[再又先][\u4e00-\u9fff]")
# What is compared, or left out, is never what is counted: 比去年同期快11个百分点, 按可比价格计算增长5%.
_COMPARED = deferred(
    "(?:增速|[增降涨跌]幅)?[比较](?![例重率值对赛选武学大好])|按(?:可比|不变|现价|同口径)|同口径|可比|扣除|剔除"
)
_ALL_VERBS = deferred(f"(?:{_any('adverb', 'verb', 'first')})+")
# What is done in part is named whole (完成年度计划的26%), though its words are adverbs and bounds elsewhere.
_TASK = deferred("占?([^，。；占]{0,24}(?:计划|任务|目标))的$")
# Names that begin with what is a verb in front of others: 带动就业, 年度投资.
_WHOLE = deferred(_any("whole"))
_FIRST = deferred(f"{_any('first')}(?![性率])")
_BACK = deferred(
    f"(?:{_any('back')}(?<!签约)|[比较][^，。；、]{{0,8}}平均水平|每[十百千万]+[人户名]|(?<![产功])能|(?<![户人亩年月日])均|(?<!均)增收|[比较][^，。；、]{{1,6}}年[底末]?|[比较][去上]?年?同期|已(?:落地|开工|完工|竣工|建成|投产|签约)|[\\s，、：<>≤≥〔\\[])$"
)
_BACK_ENDS = frozenset("平名能均收年底末期地工成产约，、：<>≤≥〔[").union(
    word[-1] for kind, word in _WORDS if kind == "back"
)
_TAIL = deferred(f"{_any('tail')}$")
_STOP = deferred(f"(?<!未){_any('stop')}|[，。；：、\\s]")
_BEGINS, _LETTER = deferred(r"[\u4e00-\u9fff“A-Za-z]"), deferred(r"[^\W\d]")
_CUT_RATE = deferred("[\u4e00-\u9fff]率")  # of 新开工率, behind 新开
_GENERIC = deferred("(?:建设|改造|整治|工作|任务|目标|工程)+")
_PROMISING = deferred(_any("adverb") + "+")
_JOINS = ("和", "及", "与", "、")
_SHARED = deferred("均|分别|各")
_LEFT_BEHIND = deferred("由(?<![自理]由)(?![于来])")
# The rest of a word of Latin letters that the longest name would begin within.
_CUT_WORD = deferred(r"(?:(?<=[A-Za-z])[A-Za-z]+)?+\s*")
_SHORTEST, _SHORT, _LONGEST, _LONGEST_BACK = 2, 5, 28, 8
# Where what is named begins anew: behind the edge of a cell, behind examples (跃进路、西环路等易涝点),
# behind a verb whose subject stands before it (志愿者开展文明劝导, 规上企业实现利润, not 一产实现增加值).
_EDGE = deferred(r"[\t\u3000]+")
_ANEW = deferred(
    rf"[\t\u3000]+|[\u4e00-\u9fff”》](?<![平高初中特同优次])等(?![级次待候于同])(?:各[种类项])?|{_any('object')}(?![率量额数前后区]|[\u4e00-\u9fff]{{1,2}}率)"
    r"|(?:完成|实现)(?=[\u4e00-\u9fff]{0,8}(?:投资|收入|产值|总值|零售额|利润|利润总额|利税)$)"
)


def noun_before(text: str, start: int, end: int, *, several: bool = False) -> Run | None:
    """The run before a number, or the several of a list, without verbs in front and bounds behind."""
    whole = start, end
    if task := _TASK.search(text, max(start, end - _LONGEST), end):
        start, end = _without_front(text, task.start(1), end - 1), end - 1
        return (start, end) if end - start > _SHORTEST else None
    left_behind = _LEFT_BEHIND.search(text, start + 2, end)
    start, end = _without_back(text, start, left_behind.start() if left_behind else end)
    start = _without_front(text, _anew(text, start, end, several=several), end)
    if (
        _NO_NAME.fullmatch(text, start, end)
        or (end - start <= _SHORT and _PRONOUN.fullmatch(text, start, end))
        or _COMPARED.match(text, start, end)
    ):
        return None
    if end - start > _LONGEST and not _SHARED.search(text, *whole):
        cut = max(text.rfind(mark, start, end) for mark in "、，的")
        start = cut + 1 if cut >= 0 and end - cut > 2 else _first_word(text, end - _LONGEST, end)
    return (start, end) if end - start >= 2 and _LETTER.search(text, start, end) else None


def is_verbs(text: str, start: int, end: int) -> bool:
    """Whether a run is nothing but verbs and adverbs."""
    return _ALL_VERBS.fullmatch(text, start, end) is not None


def without_tail(text: str, start: int, end: int) -> Run:
    """A run without the words behind a name that say only that it is work: 老旧小区改造任务."""
    tail = _TAIL.search(text, start, end)
    return (start, tail.start()) if tail and tail.start() - start >= 2 else (start, end)


def _anew(text: str, start: int, end: int, *, several: bool) -> int:
    """Where the last thing named in a run begins (of a list: the cell of it), if enough is left."""
    if end - start < _SHORT:
        return start
    again = _EDGE if several else _ANEW
    starts = [match.end() for match in again.finditer(text, start, end)]
    return next((begins for begins in reversed(starts) if begins <= end - _SHORTEST), start)


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
    while start < end and not _WHOLE.match(text, start, end):
        start = _behind_object(text, start, end)
        match = _FRONT.match(text, start, end)
        first = None if stripped_verb else _FIRST.match(text, start, end)
        if first and (match is None or first.end() > match.end()):
            match, stripped_verb = first, True
        if not match or end - match.end() < _SHORTEST or _CUT_RATE.fullmatch(text, match.end(), end):
            return start
        stripped_verb = stripped_verb and match[0] not in _JOINS
        start = match.end()
    return start


def noun_behind(text: str, start: int, end: int) -> Run | None:
    """The run behind a number, up to a verb; of 村的公墓 and 困难的患者 what stands behind 的."""
    start += text[start : start + 1] == "的"
    limit = min(end, start + _LONGEST)
    stop = _STOP.search(text, start, limit)
    if stop and stop[0] == "的" and stop.end() < limit and not _STOP.match(text, stop.end()):
        start = stop.end()
        stop = _STOP.search(text, start, limit)
    end = stop.start() if stop else limit
    end -= text[end - 1] == "”" and text.find("“", start, end) < 0
    start, end = without_tail(text, start, end)
    verbal = _GENERIC.fullmatch(text, start, end) or _PROMISING.fullmatch(text, start, end)
    named = end > start and not verbal and _BEGINS.match(text, start)
    return (start, end) if named else None
