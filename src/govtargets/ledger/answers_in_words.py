"""Finding the passages that answer promises in words, by the rare pairs of characters that both share."""

import re
from collections.abc import Callable, Iterator

from attrs import evolve, frozen

from govtargets.ledger.comparing import Match
from govtargets.ledger.how_far import REACHED, is_specific, no_further, own_stage
from govtargets.ledger.passages import Passage
from govtargets.ledger.rows import Entry
from govtargets.ledger.sameness import is_named, is_proper, is_unlimited, share_of, tells_the_same
from govtargets.ledger.shelf import Shelf
from govtargets.ledger.wording import Asked, Stage, Wording, stage_of

_SOME = 2
# The share, of 100, of what a promise is about that a passage must speak of.
_SHARE = 60
_SHARE_TO_CARRY = 70
_SHARE_OF_AMOUNT = 80
_SHORTEST = 3
# A short sentence of one clause tells what those after it are about.
_HEADING = re.compile("[^，,]{1,30}")
# What words can say of an amount: that it is not reached yet, or that the whole of the task is done.
_OF_AMOUNT = ("begun", "underway", "partly", "fulfilled")
_OF_LIST = 70


@frozen
class Answer:
    """A match with a passage, and the run of the source that is the evidence.

    `own` is how far the very clause says that things have come, which tells the better of two passages;
    `asked` is the stage that the promise asks for.
    """

    match: Match
    passage: Passage
    start: int
    end: int
    stage: Stage
    own: int
    asked: Asked

    @property
    def rank(self) -> tuple[int, int]:
        """What the best answer has the most of."""
        return self.match.score, self.own


@frozen
class _Allowed:
    """A shelf without the passages that cannot answer a promise, whatever they say."""

    shelf: Shelf
    allowed: Callable[[Passage], bool]

    def near(self, weights: dict[str, int], least: int) -> Iterator[Passage]:
        return filter(self.allowed, self.shelf.near(weights, least))


def answers(
    promise: Entry, wording: Wording, shelf: Shelf, allowed: Callable[[Passage], bool]
) -> list[Answer]:
    """Return for each later document the `allowed` passage that answers a promise in words best."""
    find = _none_of if wording.asked == "none" else _shared
    near = _Allowed(shelf, allowed)
    best: dict[tuple[str, str], Answer] = {}
    for answer in find(promise, wording, near):
        name = answer.passage.within
        if answer.stage == "none":
            continue
        if name not in best or answer.rank > best[name].rank:
            best[name] = answer
    return list(best.values())


def _shared(promise: Entry, wording: Wording, shelf: _Allowed) -> Iterator[Answer]:
    if promise.figure is None:
        yield from _of_thing(promise, wording, shelf)
        yield from _of_list(promise, wording, shelf)
        return
    unit = re.escape(promise.figure.unit)
    counted = re.compile(rf"\d[十百千万亿]*[余多]?[万亿]?{unit}" if unit else "(?!)")
    for answer in _of_thing(promise, wording, shelf):
        # A passage with a figure of its own answers by the figure, or not at all.
        unlimited = is_unlimited(wording.thing, answer.passage.plain)
        if answer.stage in _OF_AMOUNT and unlimited and not counted.search(answer.passage.text):
            yield answer


def _of_thing(promise: Entry, wording: Wording, shelf: _Allowed) -> Iterator[Answer]:
    """Yield the passages that share enough of what a promise is about."""
    thing, least = wording.thing, _least(promise, wording)
    if len(thing) < _SHORTEST:
        return
    weights = shelf.shelf.weights(thing)
    for passage in shelf.near(weights, least * sum(weights.values()) // 600):
        share = share_of(wording, passage, weights, least)
        if share >= least and tells_the_same(thing, passage.plain) and is_specific(wording, passage):
            why = (share, f"the passage speaks of {thing}")
            yield _answer(promise, wording, passage, why)


def _of_list(promise: Entry, wording: Wording, shelf: _Allowed) -> Iterator[Answer]:
    """Yield the passages that name most of what a promise lists, where those names are rare."""
    names = [name for name in wording.names if shelf.shelf.is_rare(name)]
    if len(wording.names) < _SOME:
        return
    for passage in shelf.near(shelf.shelf.weights("，".join(names)), 0):
        told = [name for name in names if is_named(name, passage.plain)]
        most = len(told) >= _SOME and 2 * len(told) > len(wording.names)
        enough = most or any(is_proper(name) for name in told)
        if enough and tells_the_same(wording.thing, passage.plain):
            why = (_OF_LIST, f"the passage names {'、'.join(told)}")
            yield _answer(promise, evolve(wording, thing=told[0]), passage, why)


def _least(promise: Entry, wording: Wording) -> int:
    if promise.figure is not None:
        return _SHARE_OF_AMOUNT
    return _SHARE if wording.asked == "finish" else _SHARE_TO_CARRY


def _none_of(promise: Entry, wording: Wording, shelf: _Allowed) -> Iterator[Answer]:
    none = re.compile(rf"(?:无|未|没有|零)[^，,。；;]{{0,12}}{re.escape(wording.thing)}")
    weights = shelf.shelf.weights(wording.thing)
    why = (75, f"the passage says that there was no {wording.thing}")
    for passage in shelf.near(weights, 0):
        if none.search(passage.text):
            yield _answer(promise, wording, passage, why)


def _answer(promise: Entry, wording: Wording, passage: Passage, why: tuple[int, str]) -> Answer:
    stage = own_stage(wording, passage.text)
    own, end = stage, passage.end
    if stage in ("none", "begun"):
        stage = max(stage, stage_of(passage.text, awards=False), key=lambda one: REACHED[one])
    leads_on = stage in ("none", "begun") or promise.figure is not None or _HEADING.fullmatch(passage.text)
    if REACHED[stage] < REACHED["done"]:
        end = passage.follow_end if leads_on else passage.end
        onward = stage_of(passage.following, awards=False)
        stage = onward if own in ("none", "begun") or onward == "failed" else stage
    if promise.figure is None:
        stage = no_further(wording, passage.text, stage)
    reasons = (f"same body: {promise.agency}", why[1], f"which is said to be {stage}")
    match = Match(promise.id, passage.id, why[0], reasons)
    return Answer(match, passage, passage.start, end, stage, REACHED[own], wording.asked)
