"""Comparator words and what they make of a number: an interval, as docs/contract.md fixes it.

The words stand in data/comparators.tsv: before the number (不低于), after its unit (以上), inside
it (余, 多), around it (比…大), before its verb (至少培育3家), behind its object (5个示范点以上), the
negations that turn a bound round (不得低于), the particles that may stand between (超过了), and the
conjunctions that join two bounds (大于20并且小于35).
"""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import frozen

from govtargets.deferred import deferred
from govtargets.tables import table
from govtargets.values import LOWER_BOUNDS, UPPER_BOUNDS, Comparator

Said = Comparator | None
Ends = tuple[Fraction | None, Fraction | None, Comparator]

RANGE = r"[ ]?(?:[-–—―~〜]{1,2}+|[至到])[ ]?"
"""What stands between the two ends of a range: 2-3家, 6%—6.5%, 8至9%."""

_NEGATED: dict[Comparator, Comparator] = {
    "more_than": "at_most",
    "at_most": "more_than",
    "less_than": "at_least",
    "at_least": "less_than",
    "about": "about",
}
_LONGEST_JOIN = 14
_LONGEST_TAG = 80
_TAG = deferred(r"</?[A-Za-z][A-Za-z0-9]*+(?:[ \t/][^<>\n]*)?\Z")
_BLANKS = " \t"


@frozen
class _Word:
    text: str
    place: str
    comparator: Comparator
    not_after: str
    not_before: str


def _words() -> tuple[_Word, ...]:
    return tuple(_Word(*row) for row in table("comparators.tsv"))  # type: ignore[arg-type]


_WORDS = _words()


def _at(place: str) -> tuple[_Word, ...]:
    """Return the words of one place, the longest first."""
    return tuple(sorted((word for word in _WORDS if word.place == place), key=lambda word: -len(word.text)))


def _pattern(words: Iterable[_Word]) -> str:
    return "|".join(
        re.escape(word.text) + (f"(?![{word.not_before}])" if word.not_before else "") for word in words
    )


_BEFORE = {word.text: word for word in _at("before")}
_LENGTHS = {
    last: sorted({len(word) for word in _BEFORE if word[-1] == last}, reverse=True)
    for last in {word[-1] for word in _BEFORE}
}
_NEGATIONS = tuple(word.text for word in _at("negation"))
_FILLERS = tuple(word.text for word in _at("filler"))
BEFORE_ENDS = frozenset({*_LENGTHS, *(filler[-1] for filler in _FILLERS), *_BLANKS, "比"})
"""The characters with which what stands before a number may say something of it."""

_SAID_AFTER = {word.text: word.comparator for place in ("after", "after_extent") for word in _at(place)}
# A number may have a second unit in front of such a word: 15万台（辆）以上.
_OTHER_UNIT = "(?:[(（][\u4e00-\u9fff]{1,2}[)）])?"
_AFTER = {
    False: deferred(f"{_OTHER_UNIT}[ \t]?({_pattern(_at('after'))})"),
    True: deferred(f"{_OTHER_UNIT}[ \t]?({_pattern((*_at('after'), *_at('after_extent')))})"),
}
AFTER_STARTS = frozenset(word[0] for word in _SAID_AFTER) | set(_BLANKS) | set("(（")
"""The characters with which a comparator word may begin behind a number."""

SAID_INSIDE = {word.text: word.comparator for word in _at("inside")}
"""What the words inside a number say of it."""

_SAID_AROUND = {word.text.partition("…")[2]: word.comparator for word in _at("around")}
_AROUND_STARTS = frozenset(_SAID_AROUND) | set(_BLANKS)
_JOIN = deferred(
    rf"[，,、 \t]{{0,2}}+(?:{_pattern(_at('join'))})?+[，,、 \t]{{0,2}}+"
    rf"(?:{_pattern(_at('negation'))})?(?:{_pattern(_at('before'))}|比)?(?:{_pattern(_at('filler'))})?[ \t]?"
)

# 多, 来 and 几 only follow a round number; after another digit they begin a word (3多功能厅).
_ROUND = _pattern(word for word in _at("inside") if word.text not in ("几", "余"))
_REST = _pattern(word for word in _at("inside") if word.text == "余")
_MONEY = "(?<=[万亿])多(?=元(?![化素主投文融共解调参治]))"
INSIDE = f"(?:(?<=[0零十百千万亿])(?:零?几|{_ROUND})|{_REST}|{_MONEY})"
"""The words that stand between a numeral and its scale word or unit: 10.6万余人次."""


def before(text: str, start: int) -> tuple[int, Comparator] | None:
    """Return where the comparator words that end at `start` begin, and what they say; None without any."""
    if not start or text[start - 1] not in BEFORE_ENDS:
        return None
    if text[start - 1] in _BLANKS:
        start -= 1
    found = _word_before(text, start)
    if found:
        return found
    for filler in _FILLERS if text.endswith(_FILLERS, 0, start) else ():
        if text.endswith(filler, 0, start):
            return _word_before(text, start - len(filler))
    return None


def _word_before(text: str, end: int) -> tuple[int, Comparator] | None:
    for length in _LENGTHS.get(text[end - 1 : end], ()):
        start = end - length
        word = _BEFORE.get(text[max(0, start) : end])
        if word is None or start < 0:
            continue
        if (start and text[start - 1] in word.not_after) or (word.text == ">" and closes_tag(text, start)):
            continue
        for negation in _NEGATIONS if text.endswith(_NEGATIONS, 0, start) else ():
            if text.endswith(negation, 0, start):
                return start - len(negation), _NEGATED[word.comparator]
        return start, word.comparator
    return None


def closes_tag(text: str, at: int) -> bool:
    """Return whether the > at `at` closes a tag of markup that opens not far before it: <b>, </p>."""
    return _TAG.search(text[max(0, at - _LONGEST_TAG) : at]) is not None


def after(text: str, end: int, *, extent: bool = False) -> tuple[int, Comparator] | None:
    """Return where the comparator word that begins at `end` ends, and what it says; None if there is none.

    `extent` allows the words that only follow a measure of time or length (内, 多).
    """
    if end >= len(text) or text[end] not in AFTER_STARTS:
        return None
    match = _AFTER[extent].match(text, end)
    return (match.end(), _SAID_AFTER[match[1]]) if match else None


def around(text: str, start: int, end: int) -> tuple[int, Comparator] | None:
    """Return where a frame such as 比…大 about `text[start:end]` ends, and what it says; None without one."""
    if (
        text[end : end + 1] not in _AROUND_STARTS
        or text[max(0, start - 3) : start].rstrip(_BLANKS)[-1:] != "比"
    ):
        return None
    blank = 1 if text[end : end + 1] in tuple(_BLANKS) else 0
    said = _SAID_AROUND.get(text[end + blank : end + blank + 1])
    return (end + blank + 1, said) if said else None


def speaks(text: str, start: int, end: int) -> bool:
    """Return whether comparator words may stand about the number in `text[start:end]`; `said_of` knows."""
    return text[end : end + 1] in AFTER_STARTS or text[start - 1 : start] in BEFORE_ENDS


def said_of(text: str, start: int, end: int, *, extent: bool = False) -> tuple[int, Said, Said]:
    """Return the end of the number in `text[start:end]` with its comparator; what is said behind; before."""
    behind = after(text, end, extent=extent) if text[end : end + 1] in AFTER_STARTS else None
    ahead = None
    if start and text[start - 1] in BEFORE_ENDS:
        ahead = before(text, start)
        behind = behind or (None if ahead else around(text, start, end))
    return behind[0] if behind else end, behind[1] if behind else None, ahead[1] if ahead else None


_NUMERAL_CHARS = "0-9〇零一二三四五六七八九十百千万亿两半"
_WORD = rf"(?![的是{_NUMERAL_CHARS}])[\u4e00-\u9fff]"
_OBJECT = deferred(_WORD)
_LONGEST_OBJECT = 6
# Each begins with its word, which a search then finds at once.
_BEFORE_VERB = tuple((deferred(word.text), word.comparator) for word in _at("before_verb"))
_VERB = deferred(rf"(?:{_WORD}){{1,5}}(?=[{_NUMERAL_CHARS}])")
_AFTER_OBJECT = tuple(
    (deferred(rf"{word.text}(?<![{word.not_after}]{word.text})(?=[，。；、,;)\n]|\Z)"), word.comparator)
    for word in _at("after_object")
)


def before_verbs(text: str) -> dict[int, Comparator]:
    """Return what is said before a verb of the number behind it (至少培育3家), by the number's start."""
    found: dict[int, Comparator] = {}
    for pattern, comparator in _BEFORE_VERB:
        for word in pattern.finditer(text):
            verb = _VERB.match(text, word.end())
            if verb:
                found[verb.end()] = comparator
    return found


def after_objects(text: str) -> dict[int, Comparator]:
    """Return what is said behind an object (5个示范点以上), by the places where the number may end."""
    found: dict[int, Comparator] = {}
    for pattern, comparator in _AFTER_OBJECT:
        for match in pattern.finditer(text):
            found |= dict.fromkeys(_before_object(text, match.start()), comparator)
    return found


def _before_object(text: str, end: int) -> Iterator[int]:
    for start in range(end - 1, max(0, end - _LONGEST_OBJECT) - 1, -1):
        if not _OBJECT.match(text, start):
            return
        yield start


def interval(low: Fraction, high: Fraction, said: tuple[Said, ...]) -> Ends:
    """Return the ends and the comparator of a number (`high` is `low`) or of a range.

    Of what is said, the first holds: what follows the unit before what stands inside, and that
    before what stands in front (约80家以上 is at_least, 控制在3%左右 is about).
    """
    if low is not high and low != high:
        return low, high, "between"
    if not any(said):
        return low, low, "point"
    comparator: Comparator = next(word for word in said if word)
    if comparator in LOWER_BOUNDS:
        return low, None, comparator
    if comparator in UPPER_BOUNDS:
        return None, low, comparator
    return low, low, comparator


def joined(text: str, gap: tuple[int, int], one: Ends, other: Ends) -> Ends | None:
    """Return the interval that two bounds make together (大于20并且小于35), None where they make none.

    `gap` is what stands between the two numbers: nothing but commas, a conjunction and the second
    comparator may stand there.
    """
    low = one[0] if one[0] is not None else other[0]
    high = one[1] if one[1] is not None else other[1]
    if low is None or high is None or low > high or gap[1] - gap[0] > _LONGEST_JOIN:
        return None
    return (low, high, "between") if _JOIN.fullmatch(text, *gap) else None
