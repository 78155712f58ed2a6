"""Numbers that are neither promised nor reported, and which sort of context each is."""

from govtargets.composing import aside, description, limit, name, subject, surroundings
from govtargets.composing.scene import Before, Finding, Scene
from govtargets.cues import Context
from govtargets.settling import Candidate


def judge_context(scene: Scene, measure: Candidate, before: Before | None) -> Finding[Context] | None:
    """Return the sort of context a number is, or None where it may be a target or a result."""
    return (
        limit.judge(scene, measure)
        or surroundings.judge(scene, measure)
        or aside.judge(scene, measure)
        or name.judge(scene, measure)
        or description.judge(scene, measure, before)
        or subject.judge(scene, measure, before)
    )
