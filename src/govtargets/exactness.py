"""What no value of a plugin may hold: a float, or itself."""

import datetime
from collections.abc import Iterable
from fractions import Fraction

import attrs

_DEEPEST = 20
_EXACT = frozenset({type(None), bool, int, str, Fraction, datetime.date})


def check_exact(value: object, depth: int = 0) -> None:
    """Return nothing; raise TypeError for a value that is or holds a float, or that is nested beyond measure.

    Floats are not exact, NaN is not even itself, and JSON has no word for it; amounts are Fractions.
    """
    if type(value) in _EXACT:
        return
    if isinstance(value, float | complex):
        raise TypeError(f"{value!r} is a float; write exact numbers as int or Fraction")
    if depth > _DEEPEST:
        raise TypeError(f"a value is nested more than {_DEEPEST} deep")
    for part in _parts(value):
        if type(part) not in _EXACT:
            check_exact(part, depth + 1)


def _parts(value: object) -> Iterable[object]:
    """Return what a value holds: what is in it, or its fields."""
    if isinstance(value, dict):
        return (*value.keys(), *value.values())
    if isinstance(value, tuple | list | set | frozenset):
        return value
    cls = type(value)
    return [getattr(value, field.name) for field in attrs.fields(cls)] if attrs.has(cls) else ()
