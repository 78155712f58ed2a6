"""What a promise in words is about, what it asks for, and how far a passage says it has come."""

import re
from typing import Literal

from attrs import frozen

from govtargets.ledger.subject import normal
from govtargets.ledger.tables import table

Stage = Literal["none", "failed", "begun", "underway", "done"]
Asked = Literal["begin", "carry", "finish", "none"]

_ASKED: dict[str, Asked] = {row[1]: row[0] for row in table("ledger_verbs.tsv")}  # type: ignore[misc]
_VERB = "|".join(sorted(_ASKED, key=len, reverse=True))
_ADVERB = "|".join(
    sorted((row[1] for row in table("indicator.tsv") if row[0] == "adverb"), key=len, reverse=True)
)
_VERBS = re.compile(_VERB)
_OPENING = re.compile(rf"^(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}}是)?(?:{_ADVERB}|{_VERB})+")
_CLOSING = re.compile(r"(?:年度)?(?:的?(?:工作|建设|任务|工程|项目|创建|活动|行动|称号))+$")
_NONE = re.compile(r"^(?:确保|实现|力争|保持|做到)?零(?P<thing>.+)$")
_SAID = {
    sort: re.compile("|".join(row[1] for row in table("ledger_events.tsv") if row[0] == sort))
    for sort in ("done", "underway", "begun", "ahead", "failed", "neutral")
}


@frozen
class Wording:
    """A promise in words: what it is about in comparable spelling, and what it asks for."""

    thing: str
    asked: Asked


def wording_of(text: str) -> Wording:
    """Return what a clause promises; `thing` is empty where it is about nothing in particular."""
    plain = normal(text)
    none = _NONE.match(plain)
    if none:
        return Wording(none["thing"], "none")
    verb = _VERBS.search(plain)
    asked = _ASKED[verb[0]] if verb else "carry"
    thing = _OPENING.sub("", plain)
    return Wording(_CLOSING.sub("", thing) or thing, asked)


def stage_of(text: str) -> Stage:
    """Return how far a passage says that things have come; what is still ahead goes before what is done."""
    if _SAID["failed"].search(text):
        return "failed"
    rest = _SAID["neutral"].sub("", _SAID["ahead"].sub("", text))
    done, begun = _SAID["done"].search(rest), _SAID["begun"].search(rest)
    if begun and (done or _SAID["ahead"].search(text)):
        return "underway"
    if done:
        return "done"
    if _SAID["underway"].search(rest):
        return "underway"
    return "begun" if begun else "none"
