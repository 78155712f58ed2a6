"""Rows of a table that was turned into text: 3　加装电梯　加装260台以上　市住建局　10月底."""

import re

from govtargets.composing.scene import Scene
from govtargets.settling import Candidate
from govtargets.values import Period

_GAPS = "\t\u3000"
_ROW = re.compile(rf"[ {_GAPS}]*\d{{1,3}}[{_GAPS}]")
_END = re.compile(rf"[{_GAPS}\n]|$")
_LONGEST = 600


def begins_cell(text: str, offset: int) -> bool:
    """Return whether a cell of a row begins at an offset: a line that begins with its number."""
    if text[offset - 1 : offset] not in tuple(_GAPS):
        return False
    line = text.rfind("\n", max(0, offset - _LONGEST), offset) + 1
    return _ROW.match(text, line, offset) is not None


def due_in_row(scene: Scene, start: int) -> Candidate | None:
    """Return the date that fills a cell of the row behind an offset: 完成时限."""
    end = scene.text.find("\n", start, start + _LONGEST)
    for date in scene.periods.within(start, end if end >= 0 else start + _LONGEST):
        dated = isinstance(date.found.value, Period) and date.found.value.last is not None
        if dated and begins_cell(scene.text, date.start) and _END.match(scene.text, date.end):
            return date
    return None
