"""The rules of judgement that are a matter of choice, as one frozen value with a version."""

from bisect import bisect_right
from fractions import Fraction

from attrs import field, frozen

from govtargets.ledger.problems import LedgerError
from govtargets.tables import table


@frozen
class Policy:
    """What counts as reached; shown with every verdict by its name.

    `tolerance` is the share of an amount by which 左右 and 约 may be missed; `bound_itself_meets` says
    whether exactly 10 answers 10以上 (and 3.5% answers 3.5%以内); `pace` names the profile of the year
    (序时进度) in `ledger_pace.tsv`; `least_score` is the score below which a link that nobody confirmed
    is no evidence.
    """

    version: str = "2026-1"
    tolerance: Fraction = Fraction(1, 20)
    bound_itself_meets: bool = True
    pace: str = field(default="even")
    least_score: int = 60

    @pace.validator
    def _known(self, _attribute: object, value: str) -> None:
        names = sorted({row[0] for row in table("ledger_pace.tsv")})
        if value not in names:
            raise LedgerError(f"no pace profile is called {value!r}; there are {', '.join(names)}")

    @property
    def name(self) -> str:
        """All that the policy says, in a few characters."""
        bound = "" if self.bound_itself_meets else ",strict bounds"
        return f"{self.version}(tolerance {self.tolerance},pace {self.pace}{bound},score {self.least_score})"


def expected_share(profile: str, gone: Fraction) -> Fraction:
    """Return the share that a profile expects to be reached when a share of the period is gone."""
    points = [
        (Fraction(row[1]) / 100, Fraction(row[2]) / 100)
        for row in table("ledger_pace.tsv")
        if row[0] == profile
    ]
    if gone >= 1:
        return points[-1][1]
    i = bisect_right(points, gone, key=lambda point: point[0]) - 1
    (x, y), (right, top) = points[i], points[i + 1]
    return y + (top - y) * (gone - x) / (right - x)
