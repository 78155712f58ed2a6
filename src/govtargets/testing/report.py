"""What a check found out: one ruling for each law."""

from collections.abc import Iterable

from attrs import frozen


@frozen
class Ruling:
    """Whether a law holds of a subject; `holds` is None where there was nothing to try it on.

    `example` is the smallest text found that breaks the law, `message` what happens to it (or why the
    law was not tried).
    """

    law: str
    subject: str
    holds: bool | None
    example: str | None = None
    message: str = ""

    def __str__(self) -> str:
        if self.holds:
            return f"holds   {self.subject}: {self.law}"
        if self.holds is None:
            return f"untried {self.subject}: {self.law}: {self.message}"
        example = "" if self.example is None else f" {self.example!r}:"
        return f"BROKEN  {self.subject}: {self.law}:{example} {self.message}"


@frozen
class Report:
    """The rulings on one parser, extractor or plugin, in the order of the laws."""

    subject: str
    rulings: tuple[Ruling, ...]

    @property
    def holds(self) -> bool:
        """Whether no law is broken; one that could not be tried breaks nothing."""
        return not self.broken

    @property
    def broken(self) -> tuple[Ruling, ...]:
        """The rulings on the laws that do not hold."""
        return tuple(ruling for ruling in self.rulings if ruling.holds is False)

    def raise_failures(self) -> None:
        """Raise an AssertionError that lists each broken law with its smallest example; none, no error."""
        if self.broken:
            raise AssertionError(f"{self.subject} breaks {_counted(self.broken)}:\n" + _lines(self.broken))

    def __str__(self) -> str:
        return _lines(self.rulings)


def _lines(rulings: Iterable[Ruling]) -> str:
    return "\n".join(map(str, rulings))


def _counted(broken: tuple[Ruling, ...]) -> str:
    return "one law" if len(broken) == 1 else f"{len(broken)} laws"
