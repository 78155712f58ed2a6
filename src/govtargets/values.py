"""The values that text is read into: exact, frozen, each a type of its own.

20% is not 0.2, a percentage point is not a percentage, and a comparator is part of the value,
so that 不少于 can never turn into 以内 on the way.
"""

import datetime
from fractions import Fraction
from typing import Any, Literal, get_args

from attrs import Attribute, field, frozen

Comparator = Literal["point", "at_least", "more_than", "at_most", "less_than", "about", "between"]
Precision = Literal["day", "days", "month", "months", "quarter", "half", "year", "years"]
Relation = Literal["during", "by", "since"]
LabelSort = Literal["ordinal", "code", "slogan", "edition", "grade", "list", "idiom", "indefinite"]

COMPARATORS: tuple[Comparator, ...] = get_args(Comparator)
LOWER_BOUNDS: tuple[Comparator, ...] = ("at_least", "more_than")
UPPER_BOUNDS: tuple[Comparator, ...] = ("at_most", "less_than")


def _check_ends(instance: Any, _attribute: "Attribute[Comparator]", value: Comparator) -> None:
    low, high = instance.low, instance.high
    if value == "point" and low is high and low is not None:
        return
    if value in LOWER_BOUNDS:
        fits = low is not None and high is None
    elif value in UPPER_BOUNDS:
        fits = low is None and high is not None
    elif value == "between":
        fits = low is not None and high is not None and low <= high
    else:
        fits = value in COMPARATORS and low is not None and (low is high or low == high)
    if not fits:
        raise ValueError(f"{value} does not go with the ends {low} and {high}")


@frozen
class Amount:
    """An interval with a unit: `low` and `high` are equal for a point, None on an open side.

    `unit` is as written, without the scale word (1500万元 is 15000000 元); "" where there is none.
    """

    low: Fraction | None
    high: Fraction | None
    unit: str = ""
    comparator: Comparator = field(default="point", validator=_check_ends)


def _check_unit_text(_instance: Any, _attribute: "Attribute[str]", value: str) -> None:
    if not value or value[0].isdigit() or value != value.strip():
        raise ValueError(f"no unit: {value!r}")


def _check_factor(_instance: Any, _attribute: "Attribute[Fraction]", value: Fraction) -> None:
    if type(value) not in (int, Fraction):
        raise TypeError(
            f'the factor of a unit is an int or a Fraction, not {value!r}; write Fraction("{value}")'
        )
    if value <= 0:
        raise ValueError(f"a unit makes more than {value} of its canonical form")


@frozen
class Unit:
    """A unit or counter as written, its canonical form, what it measures, how many of that form it makes.

    `after` is `digits` for a counter that is read after Arabic or longer numerals only (4村, but not
    三江); `not_before` holds the characters with which it would be another word (家 in 家庭).
    Raises ValueError for an empty text, one that begins with a digit, or a factor that is not positive, and
    TypeError for a factor that is no int or Fraction.
    """

    text: str = field(validator=_check_unit_text)
    canonical: str
    dimension: str
    factor: Fraction = field(default=Fraction(1), validator=_check_factor)
    after: Literal["any", "digits"] = "any"
    not_before: str = ""


@frozen
class Percentage:
    """An interval in %, ‰ or 个百分点 (percentage points, which are not per cent); 40% is 40, not 0.4."""

    low: Fraction | None
    high: Fraction | None
    unit: str = "%"
    comparator: Comparator = field(default="point", validator=_check_ends)


@frozen
class Ratio:
    """Shares side by side, as they are written: 5.3∶50.1∶44.6."""

    parts: tuple[Fraction, ...]


@frozen
class Period:
    """Days from `first` to `last`, both inclusive; an end that the text leaves open is None.

    `relation` says how the text uses it: `during`, `by` (X前, X底前: due no later than `last`) or
    `since` (X起, X以来). `precision` is how finely the text speaks.
    """

    first: datetime.date | None
    last: datetime.date | None
    precision: Precision = "day"
    relation: Relation = "during"

    def __attrs_post_init__(self) -> None:
        if self.first is None and self.last is None:
            raise ValueError("a period needs a first or a last day")
        if self.first is not None and self.last is not None and self.last < self.first:
            raise ValueError(f"a period that ends on {self.last} cannot begin on {self.first}")


@frozen
class UnplacedPeriod:
    """A date whose year the document does not give: it stands there, but no day can be named."""

    precision: Precision
    relation: Relation = "during"


@frozen
class Agency:
    """A public body by its name, as far as the document gives it."""

    name: str


@frozen
class Label:
    """A number that is no amount: part of a name, code, slogan, edition, grade or list mark."""

    sort: LabelSort


@frozen
class Damage:
    """A number that lost digits in the source; what is left of it must not be believed."""

    reason: str


def ends_of(low: Fraction | int, comparator: Comparator = "point") -> tuple[Fraction | None, Fraction | None]:
    """Return the ends of the interval that one number and a comparator (not `between`) mean."""
    value = Fraction(low)
    if comparator in LOWER_BOUNDS:
        return value, None
    if comparator in UPPER_BOUNDS:
        return None, value
    return value, value
