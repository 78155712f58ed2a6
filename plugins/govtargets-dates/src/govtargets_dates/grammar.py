"""The grammar of date expressions, as compiled patterns over the words in `data/`.

An expression is a point (`match_point`), perhaps `JOIN`ed to a second one, perhaps with a suffix (`TAIL`).
Each kind of point is a group of its own, so that `lastgroup` says which kind it is; only those
that can begin with the character at hand are tried.
`TRIGGER` is a cheap pattern that says where a point may begin; it may be wrong, never deaf.
"""

import re

from govtargets.deferred import deferred
from govtargets_dates import words
from govtargets_dates.words import choice

_CN = "一二三四五六七八九"
_YEAR = (
    rf"(?:(?:1[89]|20|21)[0-9]{{2}}|(?:一[八九]|二[〇零○])[〇零○{_CN}]{{2}}|[〇零0][{_CN}0-9]"
    rf"|[0-9]{{2}}(?=\ ?年(?:[0-9十{_CN}]{{1,2}}\ ?月|[底初末]|[上下]半年|第?[一二三四1-4]季度))"
    r"|(?<=[比较])[0-9]{2}(?=年))"
)
_MONTH = rf"(?:[0-9]{{1,2}}|十[一二]?|[{_CN}元])"
_DAY = rf"(?:[0-9]{{1,2}}|三十一?|二十[{_CN}]?|廿[{_CN}]?|十[{_CN}]?|[{_CN}])"
_COUNT = rf"(?:[0-9]{{1,2}}|[{_CN}]?十[{_CN}]?|[两{_CN}])"
_NUMERAL = f"0-9〇零○十廿元两半{_CN}"
_QUARTER = "[一二三四1-4]"
_TO = r"(?:[-–—~]{1,2}|至|到)"
_FRESH = rf"(?<![0-9.〇零○十百千万两几数每第半{_CN}])"
_NO_LENGTH = rf"(?<![0-9〇零○十百千万亿两几数多半每该同成老中青少新学周跨过干上下本往历{_CN}])"
_OPEN, _CLOSE = '“”"「『', '“”"」』'
_SHORT_UNIT = "(?:年|个月|天|周)"

_year_edge = choice(words.EDGES.values())
_edge = choice(row for word, row in words.EDGES.items() if word not in "终尾")
_months_of_day = choice(row for row in words.MOMENTS.values() if row["unit"] == "month")
_moments = choice(words.MOMENTS.values())
_plans = choice(words.PLANS.values())
_long_plans = choice(row for word, row in words.PLANS.items() if len(word) > 2)

_IN_MONTH = (
    rf"(?:\ ?的?(?:(?P<day>{_DAY})(?:\ ?[日号]|(?=\ ?{_TO}\ ?{_DAY}\ ?[日号]))"
    rf"|(?P<third>{choice(words.THIRDS.values())})|(?P<edge>{_edge})))?"
)
_IN_YEAR = (
    rf"(?:(?P<part>{choice(words.PARTS.values())})(?P<part_edge>[初末底](?![{words.EDGES['初']['not_before']}]))?"
    rf"|第?(?P<quarter>{_QUARTER})(?=\ ?(?:{_TO}|[、和])\ ?第?{_QUARTER}季度)"
    rf"|(?!一月一(?!日))(?P<month>{_MONTH})"
    rf"(?:\ ?月份?(?![球亮饼嫂薪龄均]|革命)|(?=\ ?(?:{_TO}|、)\ ?{_MONTH}\ ?月)){_IN_MONTH}"
    rf"|(?<!提)[前头](?P<first>{_COUNT})(?P<first_unit>个?月|天)"
    rf"|第(?P<nth>{_COUNT})个月)"
)
_DATED = (
    rf"{_FRESH}(?P<of_year>(?:(?P<year>{_YEAR})(?:\ ?年度?|(?=\ ?{_TO}\ ?(?:1[89]|20|21)[0-9]{{2}}\ ?年))"
    rf"|(?P<near>{choice(words.YEARS.values())})度?))?"
    rf"(?:(?(of_year)\ ?的?){_IN_YEAR}"
    rf"|(?(of_year)\ ?的?(?P<month_of_day>{_months_of_day})(?P<its_day>{_DAY})\ ?[日号]|(?!))"
    rf"|(?(of_year)年?|{_NO_LENGTH}年)(?P<year_edge>{_year_edge})|(?(of_year)|(?!)))"
    rf"|{_FRESH}(?<![期时续共近超满前后每隔各用达约多过])(?P<day_only>{_DAY})\ ?[日号](?![内均产常游龄间])"
)
_ISO = (
    rf"{_FRESH}(?P<iso_year>(?:1[89]|20|21)[0-9]{{2}})(?P<mark>[-./])(?P<iso_month>[0-9]{{1,2}})(?P=mark)"
    r"(?P<iso_day>[0-9]{1,2})(?![0-9])"
)
_SCHOOL = rf"{_FRESH}(?P<school_year>20[0-9]{{2}})(?:[-–—~]20[0-9]{{2}})?\ ?学年度?"


def _plan_tail(suffix: str) -> str:
    return (
        rf"(?:(?:规划|计划)?(?:时期|期)?(?P<plan_edge{suffix}>开局之年|首年|收官之年|末年|末|初)"
        r"|(?:规划|计划)?(?:时期|期间))"
    )


_PLAN = (
    rf"(?<=[{_OPEN}])(?P<quoted_plan>{_plans})(?=[{_CLOSE}](?!普法))(?:[{_CLOSE}]{_plan_tail('')})?"
    rf"|(?P<plain_plan>{_long_plans})(?:{_plan_tail('_plain')}|(?=规划|以来))"
)
_DECADE = (
    rf"{_FRESH}(?:(?P<century>上世纪|本世纪|(?:[0-9]{{2}}|{_COUNT})世纪)\ ?)?"
    rf"(?P<decade>[1-9]0|[{_CN}]?十)年代"
)
_BACK = (
    rf"(?:(?:(?<!附)近|过去(?:的|这)?|(?<![以线网])上|(?<![目当以之学婚产])前)\ ?(?P<back>{_COUNT})"
    r"|(?:近|过去)(?P<back_half>半))"
    rf"\ ?(?P<back_unit>{_SHORT_UNIT})"
    r"(?![级轻龄])(?:多?来)?"
    rf"|{_FRESH}(?P<ago>{_COUNT})多?(?P<ago_unit>年)多?来"
    r"|(?:刚刚)?过去的(?P<past>一)年"
)
_AHEAD = (
    r"(?:未来|今后|接下来|往后|(?<![以])下|(?<![今以之然最先此年月日前滞落])后)(?:的|这)?"
    rf"\ ?(?P<ahead>{_COUNT})\ ?(?P<ahead_unit>{_SHORT_UNIT})(?![级轻龄])(?:之?内|时间|里)?"
)
_WITHIN = (
    rf"{_FRESH}(?P<within>{_COUNT}|半)(?P<within_unit>年)[之以]?内(?![{words.EDGES['内']['not_before']}])"
    rf"|(?:(?<=通过)|(?<=利用)|(?<=经过)|(?<=用))(?P<spend>{_COUNT})年(?:左右)?的?时间"
    rf"|{_FRESH}(?P<double>{_COUNT})年(?=[^，,。；;0-9]{{0,4}}?(?:翻[一两]?番|倍增(?!计划|行动)))"
)
_AGO = (
    rf"{_FRESH}(?P<count>{_COUNT})(?P<count_unit>{_SHORT_UNIT})[之以]?"
    rf"(?P<side>[前后](?![0-9续备勤期方者来半列茅沿身提景{_CN}]))"
)
_TERM = r"本届(?:[\u4e00-\u9fff]{0,4}?任期)?内?"
_WORKING_YEAR = (
    r"(?<![0-9〇零○十百千万两几数多半每上下本今去明前后该跨当全各往历长一二三四五六七八九])"
    r"年度(?=完成|推进|新增|实现|建设|开工|改造|培育|引进)"
)
_BARE_YEAR = r"(?<![0-9.])(?P<lone_year>20[0-9]{2})(?=共|我[们市县区乡镇]|全[年省市县区乡镇])"
_ONE_YEAR = r"(?<=的)一年(?=[。，,、！!；;])"
_NEW_YEAR = rf"{_NO_LENGTH}(?<![今去明前后当])年[前后](?![0-9{_CN}])"

_KINDS = {
    "dated": _DATED,
    "iso": _ISO,
    "school": _SCHOOL,
    "bare_year": _BARE_YEAR,
    "recurring": choice(words.RECURRING.values()),
    "length_back": _BACK,
    "length_ahead": _AHEAD,
    "length_within": _WITHIN,
    "length_from": _AGO,
    "decades": _DECADE,
    "plan": _PLAN,
    "in_that_month": (
        rf"{_FRESH}(?P<its_month>{_months_of_day})(?:(?P<moment_day>{_DAY})\ ?[日号]"
        rf"|(?P<moment_third>{choice(words.THIRDS.values())})|(?P<moment_edge>{_edge}))"
    ),
    "moment": rf"{_FRESH}{_moments}",
    "working_year": _WORKING_YEAR,
    "term": _TERM,
    "one_year": _ONE_YEAR,
    "new_year": _NEW_YEAR,
    "slogan": "[半全]年红",
}
# Where a point is none of `dated`, what else may begin with its first character.
_OF_DIGITS = ("iso", "school", "bare_year", "length_back", "length_within", "length_from", "decades")
_OF_NUMERALS = ("length_back", "length_within", "length_from", "decades", "plan", "one_year", "slogan")
_OF_YEAR = ("working_year", "new_year")
_OF_WORDS = (
    "recurring",
    "length_back",
    "length_ahead",
    "decades",
    "in_that_month",
    "moment",
    "term",
    "slogan",
)


def _any_of(*kinds: str) -> re.Pattern[str]:
    """Return the pattern of these kinds of points."""
    return deferred("|".join(rf"(?P<{kind}>{_KINDS[kind]})" for kind in kinds))


def _trigger() -> re.Pattern[str]:
    """Return the pattern of what a point begins with: a numeral and its unit, or the start of a word."""
    listed = [word for table in (words.PARTS, words.YEARS, words.MOMENTS, words.RECURRING) for word in table]
    listed = [word for word in listed if not word[0].isdigit() and word[0] not in _NUMERAL]
    leading = sorted({word[0] for word in listed} | set("近过未接往头"))
    second = sorted({word[1] for word in listed} | set("去来下后半届世"))
    edges = "".join(edge for edge in words.EDGES)
    number = f"[{_NUMERAL}]"
    after_number = (
        r"[年月日号]|季度|世纪|学年|个[月季]|[天周][前后之以]|[./-](?=[0-9]{1,2}[./-])"
        rf"|(?:[-—–~]{{1,2}}|至|到|、)(?=\ ?第?{number}{{1,4}}+\ ?[年月日号季学])"
        rf"|(?<=五)(?:[{_CLOSE}]|[时期规末以初计])|(?<=[0-9]{{4}})[共我全]"
    )
    return deferred(
        rf"[{_NUMERAL}年{''.join(leading)}](?:(?<={number}){number}{{0,3}}+\ ?(?:{after_number})"
        rf"|(?<=[{''.join(leading)}])(?:[{''.join(second)}]|\ ?{number}{{1,3}}+\ ?[个年月天周季])"
        rf"|(?<=年)[{edges}度前后])"
    )


_POINT, _WORD_POINT = _any_of("dated"), _any_of(*_OF_WORDS)
_BY_FIRST = (
    dict.fromkeys("0123456789", _any_of(*_OF_DIGITS))
    | dict.fromkeys("〇零○十廿元两半" + _CN, _any_of(*_OF_NUMERALS))
    | {"年": _any_of(*_OF_YEAR)}
)


def match_point(text: str, start: int) -> re.Match[str] | None:
    """Return the point that begins at `start`; its `lastgroup` names the kind, whose groups alone it has."""
    return _POINT.match(text, start) or _BY_FIRST.get(text[start : start + 1], _WORD_POINT).match(text, start)


JOIN_STARTS = frozenset("-—–~至到、和与 ")
JOIN = deferred(rf"\ ?(?:{_TO}|(?P<list>、)|(?P<both>[和与]))\ ?")
TAIL_STARTS = frozenset(word[0] for word in words.SUFFIXES) | set(_CLOSE) | {" "}
TAIL = deferred(rf"\ ?[{_CLOSE}]?(?P<suffix>{choice(words.SUFFIXES.values())})")
PREFIX = deferred(rf"(?P<prefix>{choice(words.PREFIXES.values())})\ ?")
PREFIX_ENDS = frozenset(word[-1] for word in words.PREFIXES) | {" "}
PREFIX_BEFORE = deferred(PREFIX.pattern + r"\Z")
PREFIX_LENGTH = max(map(len, words.PREFIXES)) + 2
TRIGGER = _trigger()
