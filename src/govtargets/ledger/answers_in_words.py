"""Finding the passages that answer promises in words, by the rare pairs of characters that both share."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable

from attrs import field, frozen

from govtargets.ledger.comparing import Match
from govtargets.ledger.passages import Passage
from govtargets.ledger.rows import Entry
from govtargets.ledger.tables import words
from govtargets.ledger.wording import Wording, stage_of

_AT_MOST = 60
_RAREST = 5
_SOME = 2
_SHARE = 0.6
_SHARE_TO_CARRY = 0.7
_SHARE_OF_AMOUNT = 0.8
_SHARE_OF_LEAD = 0.45
_SHARE_OF_SHORT_NAME = 0.8
_WORD = 2
_SHORTEST = 3
# So many characters in a row must be the same, or all that the promise is about.
_IN_A_ROW = 4
_LEVELS = "|".join(
    word for word in words("ledger_indicators.tsv", "scope") if word.endswith("级") or word == "国家"
)
_TELLING = re.compile(rf"第[一二三四五六七八九十\d]+[届期批次轮]|A+|{_LEVELS}")

_LEVEL = re.compile("国家|全国|省|市级|县级")


@frozen
class Answer:
    """A match with a passage, and the run of the source that is the evidence."""

    match: Match
    passage: Passage
    start: int
    end: int
    stage: str


@frozen
class Shelf:
    """The passages of one body's reports, by the pairs of characters in them."""

    passages: tuple[Passage, ...]
    documents: frozenset[str] = field(init=False, repr=False, eq=False)
    _pairs: dict[str, list[int]] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "documents", frozenset(passage.document for passage in self.passages))
        pairs: dict[str, list[int]] = defaultdict(list)
        for i, passage in enumerate(self.passages):
            for pair in _pairs(passage.plain):
                pairs[pair].append(i)
        object.__setattr__(self, "_pairs", dict(pairs))

    def weights(self, thing: str) -> dict[str, float]:
        """Return how much each pair of a thing tells: the rarer on this shelf, the more."""
        count = len(self.passages) + 1
        return {
            pair: math.log(1 + count / (1 + len(self._pairs.get(pair, ())))) for pair in sorted(_pairs(thing))
        }

    def near(self, weights: dict[str, float], least: float) -> list[Passage]:
        """Return the passages that may share the least weight: they have some of the rarest pairs.

        However large the shelf, their number is bounded.
        """
        known = sorted((p for p in weights if p in self._pairs), key=lambda p: (len(self._pairs[p]), p))
        if sum(weights[pair] for pair in known) < least:
            return []
        counts = Counter(i for pair in known[:_RAREST] for i in self._pairs[pair][:_AT_MOST])
        wanted = _SOME if len(known) >= _RAREST else 1
        return [self.passages[i] for i in sorted(counts) if counts[i] >= wanted]


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def answers(
    promise: Entry, wording: Wording, shelf: Shelf, allowed: Callable[[Passage], bool]
) -> list[Answer]:
    """Return for each later document the `allowed` passage that answers a promise in words best."""
    found = (_none_of if wording.asked == "none" else _shared)(promise, wording, shelf)
    best: dict[str, Answer] = {}
    for answer in found:
        name = answer.passage.document
        if allowed(answer.passage) and (name not in best or answer.match.score > best[name].match.score):
            best[name] = answer
    return list(best.values())


def _shared(promise: Entry, wording: Wording, shelf: Shelf) -> list[Answer]:
    thing = wording.thing
    if len(thing) < _SHORTEST:
        return []
    weights = shelf.weights(thing)
    least = _least(promise, wording) * sum(weights.values())
    found = []
    for passage in shelf.near(weights, least):
        shared = _shared_weight(thing, passage, weights, least)
        if shared >= least and _in_a_row(thing, passage.plain) and _tells_the_same(thing, passage.plain):
            score = round(100 * shared / sum(weights.values()))
            found.append(_answer(promise, passage, score, f"the passage speaks of {thing}"))
    if promise.figure is not None:  # words alone cannot say that an amount was reached
        found = [
            answer for answer in found if answer.stage in ("begun", "underway") and _unlimited(thing, answer)
        ]
    return found


def _least(promise: Entry, wording: Wording) -> float:
    if promise.figure is not None:
        return _SHARE_OF_AMOUNT
    return _SHARE if wording.asked == "finish" else _SHARE_TO_CARRY


def _shared_weight(thing: str, passage: Passage, weights: dict[str, float], least: float) -> float:
    """Return the weight of what a passage shares; the sentences after it count where it leads to them."""
    if _spelt_out(thing, passage.plain):
        return _SHARE_OF_SHORT_NAME * sum(weights.values())
    own = sum(weight for pair, weight in weights.items() if pair in passage.plain)
    if own >= least or own < _SHARE_OF_LEAD * sum(weights.values()):
        return own
    return sum(weight for pair, weight in weights.items() if pair in passage.plain_following)


def _spelt_out(thing: str, plain: str) -> bool:
    """Whether a name of two short words stands with more between them: 全域整治, 全域土地综合整治."""
    if len(thing) != 2 * _WORD or thing in plain:
        return False
    return bool(re.search(rf"{re.escape(thing[:_WORD])}.{{1,6}}{re.escape(thing[_WORD:])}", plain))


def _in_a_row(thing: str, plain: str) -> bool:
    length = min(_IN_A_ROW, max(len(thing) - 1, 2))
    return _spelt_out(thing, plain) or any(
        thing[i : i + length] in plain for i in range(len(thing) - length + 1)
    )


def _unlimited(thing: str, answer: Answer) -> bool:
    """Whether the passage speaks of the thing without a level (省, 国家级) that the promise does not name."""
    places = [match.start() for match in re.finditer(re.escape(thing), answer.passage.plain)]
    return any(not _LEVEL.search(answer.passage.plain[max(place - 3, 0) : place]) for place in places)


def _tells_the_same(thing: str, plain: str) -> bool:
    """Whether edition, grade and level (第五届, AAA, 省级) of a thing stand in a passage too."""
    said = set(_TELLING.findall(plain))
    return all(word in said for word in _TELLING.findall(thing))


def _none_of(promise: Entry, wording: Wording, shelf: Shelf) -> list[Answer]:
    none = re.compile(rf"(?:无|未|没有|零)[^，,。；;]{{0,12}}{re.escape(wording.thing)}")
    weights = shelf.weights(wording.thing)
    passages = [passage for passage in shelf.near(weights, 0) if none.search(passage.text)]
    return [
        _answer(promise, passage, 75, f"the passage says that there was no {wording.thing}")
        for passage in passages
    ]


def _answer(promise: Entry, passage: Passage, score: int, reason: str) -> Answer:
    stage, end = stage_of(passage.text), passage.end
    if stage not in ("done", "failed"):
        stage, end = stage_of(passage.following), passage.follow_end
    reasons = (f"same body: {promise.agency}", reason, f"which is said to be {stage}")
    return Answer(Match(promise.id, passage.id, score, reasons), passage, passage.start, end, stage)
