"""What a value of a plugin must be: exact, frozen, and the same after the way to JSON and back."""

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from govtargets import model, values
from govtargets.errors import told
from govtargets.serial import dumps, loads
from govtargets.testing.answers import same, shown

_CORE = (model.__name__, values.__name__)


def inexact(value: Any) -> str | None:
    """Return what is inexact about a value: a float somewhere in it."""
    found = any(isinstance(part, float) for part in _parts(value))
    return f"has a float in its value {shown(value)}" if found else None


def changeable(value: Any) -> str | None:
    """Return what can be changed about a value: a list, a set or a class that is not frozen."""
    try:
        hash(value)
    except TypeError:
        return f"has a value that can be changed: {shown(value)}"
    return None


def lost_in_json(value: Any) -> str | None:
    """Return what becomes of a value on the way to JSON and back, if it does not come back."""
    try:
        back = loads(dumps(value), classes=classes_of([value]))
    except Exception as error:  # a class of a plugin may raise anything
        return f"has a value that JSON cannot hold: {told(error)}"
    if same(back, value):
        return None
    return f"has the value {shown(value)}, which comes back from JSON as {shown(back)}"


def classes_of(found: Iterable[Any]) -> list[type]:
    """Return the attrs classes of plugins that occur in some values, by name."""
    classes = {type(part) for value in found for part in _parts(value) if attrs.has(type(part))}
    return sorted((cls for cls in classes if cls.__module__ not in _CORE), key=lambda cls: cls.__qualname__)


def _parts(value: Any) -> Iterator[Any]:
    """Yield a value and everything in it."""
    yield value
    if attrs.has(type(value)):
        inner: list[Any] = [getattr(value, field.name) for field in attrs.fields(type(value))]
    elif isinstance(value, dict):
        inner = [*value, *value.values()]
    else:
        inner = list(value) if isinstance(value, list | tuple | set | frozenset) else []
    for part in inner:
        yield from _parts(part)
