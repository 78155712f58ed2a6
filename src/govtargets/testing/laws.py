"""What a law is, and how Hypothesis looks for the smallest example that breaks it.

The search starts from a fixed seed, so that a check says the same each time it is run. The profile in
use says how many examples it tries. Laws that are tried on examples of one sort share them, since drawing
them takes most of the time; only for a law that is broken a search of its own makes the example small.
"""

from collections.abc import Callable
from random import Random
from typing import Any, Generic, Protocol, TypeVar

from attrs import field, frozen
from hypothesis import HealthCheck, Phase, find, given, seed, settings
from hypothesis.errors import Flaky, NoSuchExample, Unsatisfiable
from hypothesis.strategies import SearchStrategy

from govtargets.testing.report import Ruling

Ex = TypeVar("Ex")


@frozen
class Drawn:
    """The examples on which the laws of one subject have been tried, by what draws them."""

    _by_source: dict[Any, tuple[int, list[Any]]] = field(init=False, factory=dict, repr=False, eq=False)

    def some(self, source: Any, strategy: SearchStrategy[Ex], size: int) -> list[Ex]:
        """Return so many examples, or as many as there are."""
        known = self._by_source.get(source, (0, []))
        if known[0] < size:
            known = self._by_source[source] = size, sample(strategy, size)
        return known[1][:size]


class Subject(Protocol):
    """What is judged by laws."""

    @property
    def drawn(self) -> Drawn:
        """The examples on which it has been tried."""


S = TypeVar("S", bound=Subject)


@frozen
class Broken:
    """A text that breaks a law, and what happens to it; the text is None where no text is to blame."""

    example: str | None
    message: str


@frozen
class Untried:
    """Why a law cannot be tried on a subject."""

    message: str


Outcome = Broken | Untried | None


@frozen
class Law(Generic[S]):
    """A law: its name, what it says, and how it is tried on a subject (None: it holds)."""

    name: str
    sentence: str
    attempt: Callable[[S], Outcome]


def judged(law: Law[S], subject: S, name: str) -> Ruling:
    """Return the ruling of a law on a subject called `name`."""
    outcome = law.attempt(subject)
    if isinstance(outcome, Broken):
        return Ruling(law.name, name, False, outcome.example, outcome.message)
    if isinstance(outcome, Untried):
        return Ruling(law.name, name, None, None, outcome.message)
    return Ruling(law.name, name, True)


def searched(
    examples: Callable[[S], SearchStrategy[Ex] | Untried],
    fact: Callable[[S, Ex], Broken | None],
    *,
    effort: int = 1,
) -> Callable[[S], Outcome]:
    """Return an attempt that looks among `examples` for the smallest one of which `fact` is broken.

    It tries `effort` times as many examples as the profile says.
    """

    def attempt(subject: S) -> Outcome:
        strategy = examples(subject)
        if isinstance(strategy, Untried):
            return strategy
        size = effort * settings().max_examples
        try:
            drawn = subject.drawn.some(examples, strategy, size)
        except Unsatisfiable:
            return Untried("no example fits it")
        first = next(filter(None, (fact(subject, example) for example in drawn)), None)
        return first and _smallest(strategy, lambda example: fact(subject, example), first, size)

    return attempt


def _smallest(
    strategy: SearchStrategy[Ex], fact: Callable[[Ex], Broken | None], first: Broken, size: int
) -> Broken:
    seen = [first]

    def breaks(example: Ex) -> bool:
        broken = fact(example)
        if broken:
            seen.append(broken)
        return broken is not None

    try:
        find(strategy, breaks, settings=_search(size), random=Random(0))
    except (NoSuchExample, Flaky):  # what breaks a law only now and then breaks it
        return min(seen, key=_size)
    return seen[-1]


def _size(broken: Broken) -> tuple[int, str]:
    return len(broken.example or ""), broken.example or ""


def _search(size: int) -> settings:
    # Hypothesis would go on to explain the example, which takes longer than finding it.
    return _quiet(Phase.generate, Phase.shrink, max_examples=size)


def _quiet(*phases: Phase, **changes: Any) -> settings:
    return settings(deadline=None, database=None, phases=phases, **changes)


def sample(strategy: SearchStrategy[Ex], size: int) -> list[Ex]:
    """Return at most `size` examples, the same each time."""
    drawn: list[Ex] = []

    @seed(0)
    @settings(_quiet(Phase.generate, max_examples=size), suppress_health_check=list(HealthCheck))
    @given(strategy)
    def collect(example: Ex) -> None:
        drawn.append(example)

    collect()
    return drawn
