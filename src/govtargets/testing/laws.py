"""What a law is, and how Hypothesis looks for the smallest example that breaks it.

The search starts from a fixed seed, so that a check says the same each time it is run. The profile in
use says how many examples it tries.
"""

from collections.abc import Callable
from random import Random
from typing import Any, Generic, TypeVar

from attrs import frozen
from hypothesis import HealthCheck, Phase, find, given, seed, settings
from hypothesis.errors import Flaky, NoSuchExample, Unsatisfiable
from hypothesis.strategies import SearchStrategy

from govtargets.testing.report import Ruling

S = TypeVar("S")
Ex = TypeVar("Ex")


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
        return _smallest(strategy, lambda example: fact(subject, example), effort)

    return attempt


def _smallest(strategy: SearchStrategy[Ex], fact: Callable[[Ex], Broken | None], effort: int) -> Outcome:
    seen: list[Broken] = []

    def breaks(example: Ex) -> bool:
        broken = fact(example)
        if broken:
            seen.append(broken)
        return broken is not None

    try:
        find(strategy, breaks, settings=_search(effort), random=Random(0))
    except (NoSuchExample, Flaky):  # what breaks a law only now and then breaks it
        return min(seen, key=_size) if seen else None
    except Unsatisfiable:
        return Untried("no example fits it")
    return seen[-1]


def _size(broken: Broken) -> tuple[int, str]:
    return len(broken.example or ""), broken.example or ""


def _search(effort: int) -> settings:
    # Hypothesis would go on to explain the example, which takes longer than finding it.
    return _quiet(Phase.generate, Phase.shrink, max_examples=effort * settings().max_examples)


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
