"""What a figure is a figure of: its indicator in one spelling, with the scope and nature kept apart."""

import re
import unicodedata
from functools import lru_cache

from attrs import frozen

from govtargets.ledger.acts import without_acts
from govtargets.tables import table, words

_INDICATORS = "ledger_indicators.tsv"
_SAME = [(re.compile(row[1]), row[2]) for row in table(_INDICATORS) if row[0] == "same"]
_MARKS = re.compile(r"[\s“”\"'‘’《》〈〉「」『』（）()【】\[\]、，,。·.．;；:：—\-–~～/]+")
_LEADING = re.compile(f"^(?:{'|'.join(words(_INDICATORS, 'flow') + words('ledger_verbs.tsv', 'finish'))})+")
_WHOLE = re.compile("|".join(words(_INDICATORS, "whole")))
_FLOW = re.compile("|".join(words(_INDICATORS, "flow")))
_STOCK = re.compile("|".join(words(_INDICATORS, "stock")))
_SCOPE = re.compile("|".join(words(_INDICATORS, "scope")))
_FILLER = re.compile("|".join(words(_INDICATORS, "filler")))
_LOWER = re.compile("|".join(words(_INDICATORS, "lower")))
_GENERIC = frozenset(words(_INDICATORS, "generic"))
_LEVELS = {"国家": "国家级", "省": "省级", "全国": "国家级"}


@frozen
class Subject:
    """An indicator made comparable: `key` in one spelling, `scope` words, whether it is a flow or a stock.

    `parts` are the keys of several indicators that share one amount (甲、乙各增长10%).
    """

    key: str
    scope: frozenset[str]
    nature: str | None
    parts: tuple[str, ...] = ()

    @property
    def is_generic(self) -> bool:
        """Whether the indicator alone says too little (落地, 投资) to be compared."""
        return self.key in _GENERIC or len(self.key) < 2


def subject_of(indicator: str, clause: str) -> Subject:
    """Return what an indicator speaks of; `clause` is the text around it, up to and with its number."""
    return _subject(indicator, _nature(clause))


@lru_cache(maxsize=4096)
def _subject(indicator: str, nature: str | None) -> Subject:
    plain = normal(indicator)
    scope = frozenset(_LEVELS.get(word, word) for word in _SCOPE.findall(plain))
    parts = tuple(stripped(normal(part)) for part in indicator.split("、"))
    return Subject(stripped(plain), scope, nature, parts)


@lru_cache(maxsize=16384)
def normal(text: str) -> str:
    """Return a text without quotes and blanks, in one spelling of width, letters and known variants."""
    plain = _WHOLE.sub("", _MARKS.sub("", unicodedata.normalize("NFKC", text)))
    for pattern, written in _SAME:
        plain = pattern.sub(written, plain)
    return plain


def stripped(plain: str) -> str:
    """Return a normal text without the verb that opens it and the words that may be missing."""
    bare = _FILLER.sub("", _FLOW.sub("", _LEADING.sub("", without_acts(plain))))
    return bare or plain


def _nature(clause: str) -> str | None:
    flow, stock = bool(_FLOW.search(clause)), bool(_STOCK.search(clause))
    return None if flow == stock else "flow" if flow else "stock"


def better_lower(indicator: str | None) -> bool:
    """Whether less of it is better (失业率), so that a smaller figure answers a promise."""
    return bool(indicator and _LOWER.search(unicodedata.normalize("NFKC", indicator)))


def _members() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table(_INDICATORS):
        if row[0] == "member":
            found.setdefault(row[2], set()).add(stripped(normal(row[1])))
    return {group: frozenset(members) for group, members in found.items()}


# What is reported together, by its key: the keys of its parts.
MEMBERS = _members()
