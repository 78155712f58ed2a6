"""The data model: what goes in, what comes out, and what a plugin hands over. All of it frozen.

The field names and their meaning are those of docs/contract.md. Offsets are code points into the
text as it was read, half-open, from 0.
"""

import datetime
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from attrs import field, frozen, validators

from govtargets.values import Comparator

if TYPE_CHECKING:
    from govtargets.page import Page

Change = Literal["level", "increase", "decrease"]
Kind = Literal["quantified", "milestone", "directional", "qualitative"]
Firmness = Literal["ensure", "strive", "plan", "expect", "explore", "plain"]
AgencyOrigin = Literal["explicit", "heading", "document"]
DeadlineOrigin = Literal["explicit", "section", "document"]


@frozen
class Document:
    """A text with what is known from outside: its name, the day it appeared, the body that speaks."""

    text: str
    name: str = "-"
    published: datetime.date | None = field(
        default=None, validator=validators.optional(validators.instance_of(datetime.date))
    )
    issuer: str | None = None


@frozen
class Span:
    """A half-open run of code points."""

    start: int
    end: int


@frozen
class Found:
    """What an extractor hands over: a run of `page.text` and the value read from it.

    A `Damage` as value reports a number that lost its digits. `kind` overrides the extractor's.
    """

    start: int
    end: int
    value: Any
    kind: str | None = None


@frozen
class Extractor:
    """A recogniser: a name, the kind of mention it finds, and the function that finds them.

    `find(page)` yields `Found`s over `page.text`. `priority` decides between mentions of equal length.
    """

    name: str
    kind: str
    find: Callable[["Page"], Iterable[Found]]
    priority: int = 0
    plugin: str = ""
    version: str = ""


@frozen
class Mention:
    """A run of the source that was recognised, with its value and the plugin that vouches for it."""

    kind: str
    start: int
    end: int
    text: str
    value: Any
    plugin: str
    version: str


@frozen
class Measure:
    """An amount that is promised or reported; see docs/contract.md for each field."""

    start: int
    end: int
    text: str
    low: Fraction | None
    high: Fraction | None
    unit: str
    comparator: Comparator
    change: Change


@frozen
class Deadline:
    """The period in which or by whose end something is due (or, in a result, was measured)."""

    first: datetime.date | None
    last: datetime.date | None
    text: str | None
    start: int | None
    origin: DeadlineOrigin


@frozen
class Reason:
    """Why one field says what it says: the rule, the plugin whose reading it rests on, the characters."""

    field: str
    rule: str
    plugin: str
    version: str
    start: int | None = None
    end: int | None = None


@frozen
class Commitment:
    """Something a public body undertakes, plans or expects, with the clause that says so.

    `baseline` is the value to be left behind, `scope` what selects or limits the things counted,
    `supporting` the bodies that assist, `repeats` the further clauses that promise the same.
    """

    id: str
    document: str
    title: str | None
    start: int
    end: int
    text: str
    kind: Kind
    agency: str | None
    agency_origin: AgencyOrigin | None
    indicator: str | None
    indicator_start: int | None
    measure: Measure | None
    stretch: Measure | None
    deadline: Deadline | None
    firmness: Firmness
    firmness_start: int | None
    explanation: tuple[Reason, ...] = ()
    baseline: Measure | None = None
    scope: str | None = None
    supporting: tuple[str, ...] = ()
    repeats: tuple[Span, ...] = ()


@frozen
class Result:
    """Something reported as already done or reached."""

    id: str
    document: str
    title: str | None
    start: int
    end: int
    text: str
    kind: Kind
    agency: str | None
    agency_origin: AgencyOrigin | None
    indicator: str | None
    indicator_start: int | None
    measure: Measure | None
    period: Deadline | None
    explanation: tuple[Reason, ...] = ()
    baseline: Measure | None = None
    scope: str | None = None


@frozen
class Problem:
    """A place in the source that was recognised as damaged or ambiguous, and therefore not read."""

    start: int
    end: int
    text: str
    reason: str
    plugin: str


@frozen
class Failure:
    """A plugin that could not be loaded or that raised; what the others found still stands."""

    plugin: str
    version: str
    stage: str
    message: str


@frozen
class Unread:
    """A document from which nothing was read; `message` is one line that names it and says what to do."""

    name: str
    message: str


@frozen
class Extraction:
    """Everything that was read from one text, each list in the order of the source.

    `vetoed` has the rows that a plugin's judge took out; the last reason of each, of the field `veto`, says
    why.
    """

    document: Document
    commitments: tuple[Commitment, ...] = ()
    results: tuple[Result, ...] = ()
    mentions: tuple[Mention, ...] = field(default=(), repr=False)
    problems: tuple[Problem, ...] = ()
    failures: tuple[Failure, ...] = ()
    vetoed: tuple[Commitment | Result, ...] = field(default=(), repr=False)

    @property
    def complete(self) -> bool:
        """Whether every plugin did its part: False where a failure may hide commitments."""
        return not self.failures
