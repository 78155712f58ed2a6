"""A text together with the table of units that it is read with."""

from attrs import field, frozen

from govtargets.values import Amount, Unit
from govtargets.view import View
from govtargets_numbers.units import UNITS, Units


@frozen
class Source:
    """A text to read, the units that are known, and the view it comes from (None for a text of its own)."""

    text: str
    units: Units = UNITS
    view: View | None = None
    plain: dict[str, Amount] = field(init=False, factory=dict, repr=False, eq=False)
    """Plain numbers with their units, as far as they were read: the same words are the same amount."""

    def unit_at(self, start: int) -> Unit | None:
        """Return the longest unit that begins at `start`; None where there is none."""
        return self.units.at(self.text, start)
