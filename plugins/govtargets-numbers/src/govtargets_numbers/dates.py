"""Years, months, days and hours: numbers that the dates plugin reads, and that are no amounts."""

from govtargets.deferred import deferred

_DATE = deferred(
    r"(?:19|20)[0-9]{2}(?:年|[-–—~至到、和]{1,2}(?:19|20)?[0-9]{2}年|[.\-/][0-9]{1,2}[.\-/][0-9]{1,2})"
    r"|[0-9]{1,2}(?:月?[-–—~至到、和及]{1,2}[0-9]{1,2}){0,6}+"
    r"(?:月|日(?!内|以内|之内|均|处理)|时(?!间|期)|点(?!位)|[:：][0-9]{2}(?![0-9:∶.])|年(?=[底末初前度]|[0-9]{1,2}月))"
)
_FOLLOWS = frozenset("年月日时点:：.-–—~至到、和及/")


def date_end(text: str, start: int, digits_end: int | None = None) -> int | None:
    """Return where the date that begins at `start` ends; None where there is none.

    `digits_end`, where the caller knows it, is the end of the digits at `start`.
    """
    if digits_end is not None and text[digits_end : digits_end + 1] not in _FOLLOWS:
        return None
    match = _DATE.match(text, start)
    return match.end() if match else None
