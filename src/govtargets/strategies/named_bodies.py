"""Names of public bodies, put together from a place, its level and a department."""

from importlib.resources import files

from hypothesis import strategies as st

from govtargets.strategies.cases import Case
from govtargets.values import Agency


def _words(part: str) -> tuple[str, ...]:
    lines = files("govtargets.strategies").joinpath("data", "bodies.tsv").read_text(encoding="utf-8")
    cells = (line.split("\t") for line in lines.splitlines()[1:])
    return tuple(word for kind, word in cells if kind == part)


PLACES, LEVELS, BODIES = _words("place"), _words("level"), _words("body")


def agencies(*, places: bool = True) -> st.SearchStrategy[Case]:
    """Draw the name of a public body, its value an `Agency`: 市财政局 and, with `places`, 云岭市财政局."""
    before = st.sampled_from(("", *PLACES) if places else ("",))
    return st.tuples(before, st.sampled_from(LEVELS), st.sampled_from(BODIES)).map(_case)


def _case(parts: tuple[str, str, str]) -> Case:
    name = "".join(parts)
    return Case(name, Agency(name))
