"""How far a passage says that what a promise in words is about has come, and no further than it says."""

import re

from govtargets.ledger.passages import Passage
from govtargets.ledger.shelf import pairs_of
from govtargets.ledger.subject import normal
from govtargets.ledger.wording import Stage, Wording, stage_of
from govtargets.tables import words

REACHED = {"none": 0, "begun": 1, "underway": 2, "partly": 2, "done": 3, "fulfilled": 3, "failed": 4}
# The clauses that share so much of what the fullest shares speak of the thing as well.
_NEARLY_ALL = 60
# A clause of so few characters goes with the one before it: …扎实推进，实现全覆盖.
_SHORT = 8
# What is so short says a direction, and no thing by its name.
_GENERAL = 4
_CLAUSES = re.compile("[，,；;]")
_COMPLETE, _WHOLE, _HONOUR, _OPENING = (
    re.compile("|".join(words("ledger_events.tsv", sort)))
    for sort in ("complete", "whole", "honour", "opening")
)


def is_specific(wording: Wording, passage: Passage) -> bool:
    """Whether a passage speaks of the very thing: a direction in few words must be named as it is, and not
    where a report says what guided it.
    """
    if wording.asked != "carry" or len(wording.thing) > _GENERAL or wording.quoted or len(wording.names) > 1:
        return True
    return wording.thing in passage.plain and not _OPENING.search(passage.text)


def own_stage(wording: Wording, text: str) -> Stage:
    """Return the furthest stage in the clauses of a passage that share most with a thing."""
    stages = [stage_of(clause, awards=_awarded(wording, clause)) for clause in _naming(wording.thing, text)]
    return max(stages, key=lambda stage: REACHED[stage])


def no_further(wording: Wording, text: str, stage: Stage) -> Stage:
    """Return a stage, less where the clauses that name the thing do not say what the promise asks for.

    All of a thing (全覆盖) is done where they say all of it; what is to be furthered (推进, 深化), where they
    say that it is complete; a task, where they and not those after them say that it is done.
    """
    if REACHED[stage] != REACHED["done"]:
        return stage
    named = "，".join(_naming(wording.thing, text, following=True))
    if wording.task and REACHED[own_stage(wording, text)] < REACHED["done"]:
        return "underway"
    if wording.whole and not _WHOLE.search(named):
        return "partly"
    if wording.asked == "carry" and not (_COMPLETE.search(named) or _WHOLE.search(named)):
        return "underway"
    return stage


def _naming(thing: str, text: str, *, following: bool = False) -> list[str]:
    """Return the clauses that share most with a thing, each with a short one that follows it if so asked."""
    wanted, clauses = pairs_of(thing), _CLAUSES.split(text)
    shares = [len(wanted & pairs_of(normal(clause))) for clause in clauses]
    return [
        f"{clause}，{after}" if following and after and len(after) <= _SHORT else clause
        for clause, after, share in zip(clauses, [*clauses[1:], ""], shares, strict=True)
        if 100 * share >= _NEARLY_ALL * max(shares)
    ]


def _awarded(wording: Wording, clause: str) -> bool:
    """Whether an award in a clause speaks of the thing: none says that a task was done."""
    honour = _HONOUR.search(clause)
    return not wording.task and (honour is None or honour[0] in wording.thing)
