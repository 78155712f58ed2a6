"""What a promise in words is about, what it asks for, and how far a passage says it has come."""

import re
from typing import Literal

from attrs import frozen

from govtargets.ledger.subject import normal
from govtargets.tables import table, words

Stage = Literal["none", "failed", "begun", "underway", "partly", "done", "fulfilled"]
Asked = Literal["begin", "carry", "finish", "none"]

_ASKED: dict[str, Asked] = {row[1]: row[0] for row in table("ledger_verbs.tsv")}  # type: ignore[misc]
_VERB = "|".join(sorted(_ASKED, key=len, reverse=True))
_ADVERB = "|".join(words("indicator.tsv", "adverb"))
_VERBS = re.compile(_VERB)
_OPENING = re.compile(rf"^(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}}是)?(?:{_ADVERB}|{_VERB})+")
_CLOSING = re.compile(
    r"(?:年度)?(?:的?(?:工作|建设|任务|工程|项目|创建|活动|行动|称号|作用|总量|现象|问题|全覆盖))+$"
)
_NONE = re.compile(r"^(?:确保|实现|力争|保持|做到)?零(?P<thing>.+)$")
# Who is to be awarded what: the report may call the former by another name.
_AWARD = re.compile(r"^[^，、]{2,20}?(?:争创|创建|创评|申创|获评|创成)(?P<thing>.{3,})$")
# What is done where: 老街片区重点建成书院.
_PLACED = re.compile(rf"^[^，、“]{{2,15}}?重点(?:{_ADVERB}|{_VERB})+(?P<thing>.{{3,}})$")
_QUOTED = re.compile(r"[“‘「《][^“”‘’「」《》、，]{3,20}[”’」》](?:[\u4e00-\u9fff]{2})")
_MEMBER = re.compile(r"[、,，]|以及|[和及与](?=[^，]{2})")
_ALL = re.compile("|".join(words("ledger_events.tsv", "all")))
_TASK = re.compile("任务|指标")
_SAID = {
    sort: re.compile("|".join(words("ledger_events.tsv", sort)))
    for sort in ("done", "award", "fulfilled", "underway", "begun", "ahead", "failed", "neutral")
}


@frozen
class Wording:
    """A promise in words: what it is about in comparable spelling, and what it asks for.

    `names` are the members of what it lists (甲村、乙村等村), none where it lists nothing; `quoted` is what
    it calls by a name in quotation marks, with the word that goes with it, or empty. `whole` says whether all
    of it is promised (全覆盖), `task` whether a task is to be done (完成年度任务).
    """

    thing: str
    asked: Asked
    names: tuple[str, ...] = ()
    quoted: str = ""
    whole: bool = False
    task: bool = False


def wording_of(text: str) -> Wording:
    """Return what a clause promises; `thing` is empty where it is about nothing in particular."""
    plain = normal(text)
    none = _NONE.match(plain)
    if none:
        return Wording(none["thing"], "none")
    verb = _VERBS.search(plain)
    asked = _ASKED[verb[0]] if verb else "carry"
    thing = _OPENING.sub("", plain)
    within = (_AWARD.match(thing) or _PLACED.match(thing)) if thing == plain and "、" not in text else None
    thing = within["thing"] if within else thing
    quoted = _QUOTED.search(text)
    return Wording(
        thing_of(thing),
        asked,
        _names(text),
        normal(quoted[0]) if quoted else "",
        whole=bool(_ALL.search(text)),
        task=bool(_TASK.search(text)),
    )


def thing_of(plain: str) -> str:
    """Return a normal text without the kind of work that closes it (工程, 创建工作)."""
    return _CLOSING.sub("", plain) or plain


def _names(text: str) -> tuple[str, ...]:
    """Return the members of a list, each in comparable spelling; what follows 等 is what they are."""
    listed = re.split("等(?!级)", text)[0]
    if "、" not in listed:
        return ()
    members = [normal(member) for member in _MEMBER.split(listed)]
    members[0] = _OPENING.sub("", members[0])
    return tuple(dict.fromkeys(member for member in members if len(member) >= 2))


def stage_of(text: str, *, awards: bool = True) -> Stage:
    """Return how far a passage says that things have come; what is still ahead goes before what is done.

    `awards` says whether a word like 获评 counts, which speaks of nothing but what it is followed by.
    """
    if _SAID["failed"].search(text):
        return "failed"
    rest = _SAID["neutral"].sub("", _SAID["ahead"].sub("", text))
    done = _SAID["done"].search(rest) or (awards and _SAID["award"].search(rest))
    begun = _SAID["begun"].search(rest)
    if begun and (done or _SAID["ahead"].search(text)):
        return "partly"
    if done:
        return "fulfilled" if _SAID["fulfilled"].search(rest) else "done"
    if _SAID["underway"].search(text):
        return "underway"
    return "begun" if begun else "none"
