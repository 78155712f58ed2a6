"""Numbers in rows of a table whose head is not understood: what they measure would be a guess."""

from govtargets.composing.masthead import LEVEL, ZH
from govtargets.composing.scene import Scene
from govtargets.deferred import deferred

_ROW_END = deferred("(?:预期|约束)性(?=[ \\t\u3000]*(?:\n|\\Z))")
_BARE_CELLS = deferred(r"[\t|](?:[ ]?\d[\d.,]*[ ]?[\t|]){2,}[ ]?\d[\d.,]*(?=[ ]?(?:[\t|\n]|\Z))")
_OF_PLACE = deferred(rf"\n[ \t\u3000]*{ZH}{{1,6}}(?:{LEVEL}|街道)[ \t\u3000|]*\d[\d.,]*(?=[ \t|]*(?:\n|\Z))")
_LINE = 200


def read_unread(scene: Scene) -> dict[int, None]:
    """Return where numbers begin in rows that end in a cell of theirs (预期性), or hold only bare numbers.

    That is several of them, or one behind the name of a place.
    """
    unread: dict[int, None] = {}
    for row in _ROW_END.finditer(scene.text):
        start = max(scene.text.rfind("\n", max(0, row.start() - _LINE), row.start()), row.start() - _LINE)
        unread |= dict.fromkeys(number.start for number in scene.measures.within(start, row.start()))
    for cells in (*_BARE_CELLS.finditer(scene.text), *_OF_PLACE.finditer(scene.text)):
        unread |= dict.fromkeys(number.start for number in scene.measures.within(*cells.span()))
    return unread
