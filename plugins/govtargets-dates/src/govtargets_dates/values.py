"""A value of this plugin's own."""

from attrs import frozen


@frozen
class Recurrence:
    """Something that happens again and again (每年, 每月) and has no deadline; `every` is the rhythm."""

    every: str
