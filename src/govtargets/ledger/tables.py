"""The ledger's tables of words, read from `data/`."""

from importlib.resources import files


def table(name: str) -> list[list[str]]:
    """Return the rows of a table, without its header line; missing cells at the end are empty."""
    lines = files("govtargets").joinpath("data", name).read_text(encoding="utf-8").splitlines()
    width = lines[0].count("\t") + 1
    return [(line.split("\t") + [""] * width)[:width] for line in lines[1:]]


def words(name: str, sort: str) -> list[str]:
    """Return the words of one sort, longest first, so that the longest of several wins."""
    return sorted((row[1] for row in table(name) if row[0] == sort), key=len, reverse=True)
