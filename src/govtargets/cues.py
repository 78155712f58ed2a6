"""Words that a plugin adds to the core's own: of firmness, of tense, of context, and of events.

A word is plain text, not a pattern; … in it stands for up to twelve characters without punctuation or
digits. One that begins or ends with a Latin letter counts as a whole word, in capitals or not. Where
several words of plugins begin at one place, the longest counts.
"""

from collections.abc import Callable
from typing import Any, Literal, TypeAlias, get_args

from attrs import Attribute, field, frozen

from govtargets.model import Firmness

Reach = Literal["sentence", "clause", "list"]
Context = Literal[
    "baseline", "threshold", "size", "extent", "selection", "comparison", "age", "name", "rate", "period"
]
Tense = Literal["past", "future"]
Place = Literal["before", "after"]


def _check_word(_instance: Any, _attribute: "Attribute[str]", value: Any) -> None:
    if not isinstance(value, str) or value != value.strip(" …") or not value or "\n" in value:
        raise ValueError(f"no word: {value!r}; write it without blanks at its ends and without line breaks")


def _one_of(words: tuple[Any, ...]) -> Callable[[Any, "Attribute[Any]", Any], None]:
    def check(instance: Any, attribute: "Attribute[Any]", value: Any) -> None:
        if value not in words or type(value) is not type(words[0]):
            known = ", ".join(map(str, words))
            raise ValueError(
                f"{type(instance).__name__}: {value!r} is no {attribute.name}; write one of {known}"
            )

    return check


@frozen
class FirmnessCue:
    """A word that says how firm a promise is: 力争, `aim to`.

    `reach` is how far it governs: the clauses behind it in its `sentence`, its own `clause` only, or a
    whole `list` across semicolons. Raises ValueError for another firmness or reach than the contract's.
    """

    word: str = field(validator=_check_word)
    firmness: Firmness = field(validator=_one_of(get_args(Firmness)))
    reach: Reach = field(default="sentence", validator=_one_of(get_args(Reach)))
    plugin: str = ""
    version: str = ""


@frozen
class TenseCue:
    """A word that only a report (`past`) or only a promise (`future`) uses: 同比, `will`.

    It decides its clause by itself; a `mild` one only counts for the tone of the passage.
    Raises ValueError for another tense.
    """

    word: str = field(validator=_check_word)
    tense: Tense = field(validator=_one_of(get_args(Tense)))
    mild: bool = field(default=False, validator=_one_of((False, True)))
    plugin: str = ""
    version: str = ""


@frozen
class ContextCue:
    """A word directly before or after a number that makes it neither promise nor report: 总投资.

    `sort` is what it is instead: the `size` of what exists or is built, a `baseline`, a `threshold`, …
    Raises ValueError for a sort or a place that the core does not know.
    """

    word: str = field(validator=_check_word)
    sort: Context = field(validator=_one_of(get_args(Context)))
    place: Place = field(default="before", validator=_one_of(get_args(Place)))
    plugin: str = ""
    version: str = ""


@frozen
class EventCue:
    """A word that tells a checkable event, so that its clause with a date is a milestone: 开工."""

    word: str = field(validator=_check_word)
    plugin: str = ""
    version: str = ""


Cue: TypeAlias = FirmnessCue | TenseCue | ContextCue | EventCue
CUES = get_args(Cue)
