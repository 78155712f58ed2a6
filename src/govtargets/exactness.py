"""What no value of a plugin may hold: a float, or itself."""

import attrs

_DEEPEST = 20


def check_exact(value: object, depth: int = 0) -> None:
    """Return nothing; raise TypeError for a value that is or holds a float, or that is nested beyond measure.

    Floats are not exact, NaN is not even itself, and JSON has no word for it; amounts are Fractions.
    """
    if isinstance(value, float | complex):
        raise TypeError(f"{value!r} is a float; write exact numbers as int or Fraction")
    if depth > _DEEPEST:
        raise TypeError(f"a value is nested more than {_DEEPEST} deep")
    if isinstance(value, dict):
        parts: list[object] = [*value.keys(), *value.values()]
    elif isinstance(value, tuple | list | set | frozenset):
        parts = [*value]
    elif attrs.has(cls := type(value)):
        parts = [getattr(value, field.name) for field in attrs.fields(cls)]
    else:
        return
    for part in parts:
        check_exact(part, depth + 1)
