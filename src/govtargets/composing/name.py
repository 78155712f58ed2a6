"""Numbers that belong to a name, a rate or a stretch of time and are no amounts of their own."""

from govtargets.composing.scene import Finding, Scene
from govtargets.cues import Context
from govtargets.deferred import deferred
from govtargets.settling import Candidate

_MASKS = ("×", "*")
_DEGREES = ("°", "′", "″", "'")
_QUOTED = 16
_QUOTED_LIST = 60
_WORD = deferred(r"[\u4e00-\u9fff“]")
_TAKES = deferred(r"(?:时间|期限|年限|周期|时限)[^，。；\d]{0,8}$")
_CODED = deferred(
    r"(?:(?:索引号|文号|编号|备案号|标识码|邮编)[：:][0-9A-Za-z —/()〔〕\[\]-]{0,20}"
    r"|(?:电话|热线|手机|传真)[：:]?[0-9 —()-]{0,16})$"
)
_ROW = deferred(r"[\t\u3000]")
_HOUR = deferred(r"\d时$")
_VISITS = deferred("(?:阅读|浏览|点击|访问)(?:次数|量|数)?[：:]?[ ]?$")
_SHARED = deferred("[、和][一二三四五六七八九][^，。；、]{0,4}产业")
_ALL_DAY, _SERVICE = "24小时", deferred(r"[\u4e00-\u9fff](?<![内以之办完到和或及、])")
_REACH = 24


def judge(scene: Scene, measure: Candidate) -> Finding[Context] | None:
    """Return `name`, `rate` or `period` where a number belongs to one."""
    return (
        _rate(scene.text, measure)
        or _label(scene.text, measure)
        or _around_the_clock(scene.text, measure)
        or _in_quotation(scene.text, measure)
        or _stretch_of_years(scene.text, measure)
    )


def _rate(text: str, measure: Candidate) -> Finding[Context] | None:
    if text[measure.start - 1 : measure.start] != "每":
        return None
    return Finding("rate", "what a rate counts by", measure.start - 1, measure.end)


def _label(text: str, measure: Candidate) -> Finding[Context] | None:
    """A number that only numbers or calls something: 12345热线, [2], 107°52′, 二、三产业, 过半."""
    quoted = text[measure.start : measure.end]
    around = text[measure.start - 1 : measure.start] + text[measure.end : measure.end + 1]
    bare = not measure.found.value.unit and quoted.isdigit()
    row = _ROW.match(text, measure.end) and around[:-1] in ("", "\n")
    if (bare and row) or (
        measure.found.value.unit == "分" and _HOUR.search(text, max(0, measure.start - 4), measure.start)
    ):
        return Finding("name", "the number of a row, or a time of day", measure.start, measure.end)
    if bare and _WORD.match(text, measure.end):
        return Finding("name", "a number without a unit, glued to a word", measure.start, measure.end)
    coded = not measure.found.value.unit and _CODED.search(
        text, max(0, measure.start - _REACH), measure.start
    )
    if coded or (bare and (around == "[]" or around[:1] == "_" or around[-1:] in _DEGREES)):
        return Finding("name", "a number of a note, a call, a file or a place", measure.start, measure.end)
    if _VISITS.search(text, max(0, measure.start - _REACH), measure.start) or around[1:] in _MASKS:
        return Finding("name", "what a page says of itself, or is masked", measure.start, measure.end)
    if _SHARED.match(text, measure.end) or (quoted == "半" and around[:1] == "过"):
        return Finding("name", "one of several that are numbered, or a half", measure.start, measure.end)
    return None


def _around_the_clock(text: str, measure: Candidate) -> Finding[Context] | None:
    """The hours of a service (24小时自助服务区), not those within which something is done (24小时内受理)."""
    reached = text[measure.start - 1 : measure.start] in ("至", "到", "在", "为")
    if text[measure.start : measure.end] != _ALL_DAY or reached or not _SERVICE.match(text, measure.end):
        return None
    return Finding("name", "a service around the clock", measure.start, measure.end)


def _in_quotation(text: str, measure: Candidate) -> Finding[Context] | None:
    """A number within a short quotation (“15分钟就医圈”), or a count in words within a longer one.

    But not what is quoted only because it is none: “零上访”.
    """
    if measure.found.value.low == 0 and text[measure.start - 1] == "“":
        return None
    reach = _QUOTED if text[measure.start].isdigit() else _QUOTED_LIST
    opened = text.rfind("“", max(0, measure.start - reach), measure.start)
    closed = text.find("”", measure.end, measure.end + reach) if opened >= 0 else -1
    if closed < 0 or closed - opened > reach or "”" in text[opened : measure.start]:
        return None
    return Finding("name", "within a short quotation", opened, closed + 1)


def _stretch_of_years(text: str, measure: Candidate) -> Finding[Context] | None:
    """A stretch of years in which other things are to happen (五年新增…), not one that is promised."""
    value = measure.found.value
    if value.unit != "年" or value.comparator != "point" or value.low < 1:
        return None
    if _TAKES.search(text[max(0, measure.start - _REACH) : measure.start]):
        return None
    return Finding("period", "a stretch of years", measure.start, measure.end)
