"""From settled mentions to commitments and results: one small judge for each field."""

from govtargets.composing.compose import compose

__all__ = ["compose"]
