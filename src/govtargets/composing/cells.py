"""What stands beside an item: cells of its row (3　加装电梯　260台　市住建局　10月底), 完成时限：10月底."""

from collections.abc import Iterator

from govtargets.composing.scene import Scene
from govtargets.deferred import deferred
from govtargets.numbering import NEXT
from govtargets.responsibility import DUE, ITEM, LEAD, SUPPORT
from govtargets.settling import Candidate
from govtargets.values import Period

_GAPS = "\t\u3000"
_ROW = deferred(rf"[ {_GAPS}]*\d{{1,3}}[{_GAPS}]")
_END = deferred(rf"[{_GAPS}\n]|$")
_LIMIT = deferred(f"{DUE}[：:][ ]?")
_LABELLED = deferred(rf"\n[ {_GAPS}\n]*(?:{LEAD}|{SUPPORT}|{DUE})[：:]")
_LIMITS = ("限：", "间：")
_LABEL_LINE = deferred(rf"[ {_GAPS}]*{DUE}：[ ]?")
_NEXT_ITEM = deferred(NEXT)
_GOES_ON = deferred(rf"\n[ {_GAPS}]*{ITEM}：")
_LONGEST = 600


def begins_cell(text: str, offset: int) -> bool:
    """Return whether a cell of a row begins at an offset: a line that begins with its number."""
    if text[offset - 1 : offset] not in tuple(_GAPS):
        return False
    line = text.rfind("\n", max(0, offset - _LONGEST), offset) + 1
    if line == 0 and offset > _LONGEST:
        return False
    return _ROW.match(text, line, offset) is not None


def due_beside(scene: Scene, start: int) -> Candidate | None:
    """Return the date behind an offset that a label (完成时限：) or a cell of its own sets for its item."""
    row = scene.outline.row_at(start)
    if row and row.due:
        return next(_dates(scene, *row.due), None)
    end = _end_of_item(scene.text, start)
    label = _LIMIT.search(scene.text, start, end)
    if label:
        return next(_dates(scene, label.end(), label.end() + 1), None)
    for date in _dates(scene, start, end):
        if begins_cell(scene.text, date.start) and _END.match(scene.text, date.end):
            return date
    return None


def due_above(scene: Scene, start: int) -> Candidate | None:
    """Return the date of a label further up in the same item: 整改时限：6月底, 整改措施：…."""
    floor = max(0, start - _LONGEST)
    at = max(scene.text.rfind(ending, floor, start) for ending in _LIMITS)
    line = max(scene.text.rfind("\n", floor, at) + 1, floor)
    label = _LABEL_LINE.match(scene.text, line, at + 2) if at >= 0 else None
    if (
        label is None
        or _NEXT_ITEM.search(scene.text, at, start)
        or not _GOES_ON.search(scene.text, at, start)
    ):
        return None
    return next(_dates(scene, label.end(), label.end() + 1), None)


def _end_of_item(text: str, start: int) -> int:
    """Where the line of an item ends, with the lines of labels below it (牵头单位：…, 完成时限：…)."""
    limit = min(start + _LONGEST, len(text))
    end = text.find("\n", start, limit)
    while end >= 0 and _LABELLED.match(text, end, limit):
        end = text.find("\n", end + 1, limit)
    return end if end >= 0 else limit


def _dates(scene: Scene, start: int, end: int) -> Iterator[Candidate]:
    """Yield the dates of a run whose last day is known."""
    for date in scene.periods.within(start, end):
        if isinstance(date.found.value, Period) and date.found.value.last is not None:
            yield date
