"""The word tables: no row stands twice, and a word that is looked for everywhere begins plainly."""

import re
from importlib.resources import files

import pytest

from govtargets.tables import any_of, table

TABLES = sorted(
    file.name for file in files("govtargets").joinpath("data").iterdir() if file.name.endswith(".tsv")
)
WORDS = [row[-1] for name in ("firmness.tsv", "tense.tsv") for row in table(name)]
BEGINS_PLAINLY = re.compile(r"[^\\[.^$|](?![?*+{])")


@pytest.mark.parametrize("name", TABLES)
def test_no_row_stands_twice(name):
    rows = [tuple(row) for row in table(name)]
    assert [row for row in set(rows) if rows.count(row) > 1] == []


@pytest.mark.parametrize("word", WORDS)
def test_each_pattern_begins_with_a_plain_character(word):
    while "(" in word:
        word = re.sub(r"\([^()]*\)", "", word)
    assert all(BEGINS_PLAINLY.match(one) for one in word.split("|"))


def test_any_of_them_is_found_where_it_stands():
    found = any_of(["力争", "已(?<!早已)", "年底?前"]).finditer("早已力争，已年前")
    assert [match.span() for match in found] == [(2, 4), (5, 6), (6, 8)]
