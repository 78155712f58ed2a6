"""How alike two indicators are, and why; in doubt they are not the same."""

import re

from attrs import frozen
from rapidfuzz.distance import Indel, Levenshtein

from govtargets.ledger.subject import MEMBERS, Subject, normal

# A name of at least this many characters may differ by one of them.
_LONG_NAME = 6
# Characters that tell one thing from another wherever they stand.
_TELLING = re.compile(
    r"[0-9A-Za-z一二三四五六七八九十百千万亿甲乙丙丁戊己庚辛壬癸东西南北中前后左右省市县区镇乡村国上下大小新旧进出增减男女城农内外不无非率额数量亩户人次]"
)
# What a name that differs by a character scores; any better match of either side goes before it.
MISSPELT = 85


@frozen
class Likeness:
    """How alike two indicators are, of 100, and what says so."""

    score: int
    reason: str


def alike(promise: Subject, report: Subject, around_promise: str, around_report: str) -> Likeness | None:
    """Return how alike two indicators are, or None where they are not the same.

    `around_…` is the text before the number of each; what one indicator says more than the
    other must stand there.
    """
    one, other = promise.key, report.key
    if other in MEMBERS and set(promise.parts) <= MEMBERS[other]:
        return Likeness(75, "part of what is reported together")
    if one == other:
        return _equal(promise, around_promise, around_report)
    if one in other:
        return _contained(one, other, around_promise)
    if other in one:
        return _contained(other, one, around_report)
    return _misspelt(one, other)


def may_be_alike(one: str, other: str) -> bool:
    """Whether two keys can be alike at all: one holds the other, or they differ by a character."""
    return one in other or other in one or Levenshtein.distance(one, other, score_cutoff=1) <= 1


def _equal(promise: Subject, around_promise: str, around_report: str) -> Likeness | None:
    if not promise.is_generic:
        return Likeness(100, "same indicator")
    shared = Indel.normalized_similarity(around_promise[-30:], around_report[-30:])
    return Likeness(80, "same indicator in the same words") if shared >= 0.7 else None


def _contained(short: str, long: str, around: str) -> Likeness | None:
    rest = [part for part in long.split(short, 1) if part]
    if len(short) < 2 or not all(part in normal(around) for part in rest):
        return None
    return Likeness(88, "same indicator, its full name in the words before it")


def _misspelt(one: str, other: str) -> Likeness | None:
    if min(len(one), len(other)) < _LONG_NAME or Levenshtein.distance(one, other, score_cutoff=1) > 1:
        return None
    changed = [
        one[op.src_start : op.src_end] + other[op.dest_start : op.dest_end]
        for op in Levenshtein.opcodes(one, other)
        if op.tag != "equal"
    ]
    if any(_TELLING.search(part) for part in changed):
        return None
    return Likeness(MISSPELT, "same indicator but for one character")
