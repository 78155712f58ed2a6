"""What was done to what a figure counts: projects that were signed are none that were finished."""

import re
from functools import lru_cache

from govtargets.tables import table

Acts = frozenset[tuple[str, str]]

_NONE: Acts = frozenset()
_ROWS = sorted(table("ledger_acts.tsv"), key=lambda row: -len(row[2]))
_TOLD: dict[str, set[tuple[str, str]]] = {}
for _matter, _act, _word in _ROWS:
    _TOLD.setdefault(_word, set()).add((_matter, _act))
_WORDS = [(re.compile(word), frozenset(acts)) for word, acts in _TOLD.items()]
_ANY = re.compile("|".join(_TOLD))
_AT_AN_END = re.compile(f"^(?:{'|'.join(_TOLD)})+|(?:{'|'.join(_TOLD)})+$")
_CLAUSES = re.compile("[，,；;。：:]")
_PARTS = re.compile(r"[、\d.]+")


def acts_of(before: str, after: str) -> Acts:
    """Return what the words before a number say was done, else those behind it, up to the next comma.

    In an enumeration (签约甲12个、乙8个) the words before the first number count for the others too.
    """
    parts = _PARTS.split(_CLAUSES.split(before)[-1])
    own = _said(parts[-1]) or _said(_PARTS.split(_CLAUSES.split(after)[0])[0])
    return own or next((acts for part in reversed(parts) if (acts := _said(part))), _NONE)


def _said(text: str) -> Acts:
    if not _ANY.search(text):
        return _NONE
    return _together(tuple(i for i, (word, _) in enumerate(_WORDS) if word.search(text)))


@lru_cache(maxsize=256)
def _together(words: tuple[int, ...]) -> Acts:
    """Return one set for all rows that say the same: there are few of them, and very many rows."""
    return frozenset(act for i in words for act in _WORDS[i][1])


def contrary(one: Acts, other: Acts) -> bool:
    """Whether two figures count what was done differently: 开工 is not 竣工; silence contradicts nothing."""
    matters = {matter for matter, _ in one} & {matter for matter, _ in other}
    return any(not _of(one, matter) & _of(other, matter) for matter in matters)


def _of(acts: Acts, matter: str) -> Acts:
    return frozenset(act for act in acts if act[0] == matter)


def without_acts(name: str) -> str:
    """Return a name without the acts that open or close it: 项目落地, 谋划项目."""
    return _AT_AN_END.sub("", name)
