"""Reasons of plugins for and against a link: whether a report answers a promise."""

from collections.abc import Callable, Iterable

from attrs import frozen

from govtargets.model import Commitment, Result


@frozen
class Pairing:
    """A promise and what a later document says of it, as the ledger found them to belong together.

    `report` is None where the document reports in words only, and `text` is the passage or the report's
    clause. `score` (0 to 100) and `reasons` are those of the rules, and of the plugins before.
    """

    promise: Commitment
    report: Result | None
    text: str
    score: int
    reasons: tuple[str, ...]


@frozen
class Argument:
    """A reason for a link, or against it where `points` is below 0; 100 against leave nothing of any link."""

    points: int
    reason: str


@frozen
class Weigher:
    """A name and the function that gives reasons for and against a pairing.

    `weigh(pairing)` yields an `Argument` for whatever it has to say, nothing as a rule. Plugin and version
    are filled in by the core.
    """

    name: str
    weigh: Callable[[Pairing], Iterable[Argument]]
    plugin: str = ""
    version: str = ""


def arguments(weigher: Weigher, pairing: Pairing) -> list[Argument]:
    """Return what a weigher says; TypeError for anything but arguments with a whole number and a reason."""
    said = list(weigher.weigh(pairing))
    for one in said:
        if not isinstance(one, Argument) or type(one.points) is not int:
            raise TypeError(f"{one!r} is no Argument with a whole number of points")
        if not isinstance(one.reason, str) or not one.reason.strip():
            raise TypeError("an argument needs a reason")
    return said
