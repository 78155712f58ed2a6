"""Markup that was left in a text: where it stands between a number and its unit, neither is believed."""

from collections.abc import Iterable, Iterator

from govtargets.deferred import deferred
from govtargets.intervals import closes_tag
from govtargets.model import Found
from govtargets.values import Amount, Damage

# The reading view shows the semicolon that ends an entity in full width.
_ENTITY = "&(?:[A-Za-z]{2,8}|#[0-9]{1,6})；"
_LONGEST_ENTITY = 10
_ENTITY_ENDS = deferred(rf"{_ENTITY}\Z")
_TAG = r"</?(?:b|i|u|em|strong|span|font)(?:[ \t][^<>\n]{0,80})?>"
_BETWEEN = deferred(rf"(?:{_TAG}|{_ENTITY})+(?=[.0-9%\u4e00-\u9fff])")
_LOST = Damage("markup stands between the number and its unit")


def ends_before(text: str, start: int) -> bool:
    """Return whether a tag or an entity (&nbsp;) ends at `start`."""
    last = text[start - 1 : start]
    if last == ">":
        return closes_tag(text, start - 1)
    return last == "；" and _ENTITY_ENDS.search(text[max(0, start - _LONGEST_ENTITY) : start]) is not None


def parted(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """Yield what was found, with damage for an amount without a unit that markup parts from a word."""
    for one in found:
        follows = isinstance(one.value, Amount) and not one.value.unit and text[one.end : one.end + 1]
        between = _BETWEEN.match(text, one.end) if follows in ("<", "&") else None
        yield Found(one.start, between.end(), _LOST) if between else one
