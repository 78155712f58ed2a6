"""Numbers that belong to a name, a rate or a stretch of time and are no amounts of their own."""

import re

from govtargets.composing.scene import Context, Finding, Scene
from govtargets.settling import Candidate

_QUOTED = 16
_QUOTED_LIST = 60
_WORD = re.compile(r"[\u4e00-\u9fff“]")
_TAKES = re.compile(r"(?:时间|期限|年限|周期|时限)[^，。；\d]{0,8}$")
_REACH = 24


def judge(scene: Scene, measure: Candidate) -> Finding[Context] | None:
    """Return `name`, `rate` or `period` where a number belongs to one."""
    text = scene.text
    if text[measure.start - 1 : measure.start] == "每":
        return Finding("rate", "what a rate counts by", measure.start - 1, measure.end)
    bare = not measure.found.value.unit and text[measure.start : measure.end].isdigit()
    if bare and _WORD.match(text, measure.end):
        return Finding("name", "a number without a unit, glued to a word", measure.start, measure.end)
    return _in_quotation(text, measure) or _stretch_of_years(text, measure)


def _in_quotation(text: str, measure: Candidate) -> Finding[Context] | None:
    """A number within a short quotation (“15分钟就医圈”), or a count in words within a longer one."""
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
