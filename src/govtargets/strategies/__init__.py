"""Hypothesis strategies that write texts together with what they mean, and models for round trips.

Every strategy of texts draws a `Case`: no parser of this library takes part, so that a parser (ours
or another) can be tested against them. Needs the extra `testing`.
"""

from govtargets.strategies.cases import Case
from govtargets.strategies.days import periods
from govtargets.strategies.digits import numerals
from govtargets.strategies.instances import (
    commitments,
    deadlines,
    extractions,
    failures,
    measures,
    mentions,
    problems,
    reasons,
    results,
)
from govtargets.strategies.named_bodies import agencies
from govtargets.strategies.noise import texts
from govtargets.strategies.promises import Promise, clauses, documents
from govtargets.strategies.quantities import amounts, percentages

__all__ = [
    "Case",
    "Promise",
    "agencies",
    "amounts",
    "clauses",
    "commitments",
    "deadlines",
    "documents",
    "extractions",
    "failures",
    "measures",
    "mentions",
    "numerals",
    "percentages",
    "periods",
    "problems",
    "reasons",
    "results",
    "texts",
]
