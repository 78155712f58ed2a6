"""The word tables: no row stands twice, and a pattern of their words finds what plain alternatives find."""

import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtargets.composing.tables import any_of, table

TABLES = sorted(
    file.name for file in files("govtargets").joinpath("data").iterdir() if file.name.endswith(".tsv")
)
WORDS = [row[-1] for name in ("firmness.tsv", "tense.tsv") for row in table(name)]
ODD = ["居?全[省市]", "(?:甲|乙)?丙", "[丁戊]己", r"\d年", "(?:(?<=，)|(?<=。))要", "已(?!建(?!成)|有)"]


@pytest.mark.parametrize("name", TABLES)
def test_no_row_stands_twice(name):
    rows = [tuple(row) for row in table(name)]
    assert [row for row in set(rows) if rows.count(row) > 1] == []


@pytest.mark.parametrize("words", [WORDS, ODD, *([word] for word in ODD)], ids=str)
def test_first_characters_leave_nothing_out(words):
    plain, tried_less = re.compile("|".join(words)), any_of(words)
    alphabet = sorted(
        {char for word in words for char in word if "\u4e00" <= char <= "\u9fff"} | set("，。1")
    )

    @given(st.text(alphabet, max_size=30))
    def law(text):
        assert [m.span() for m in tried_less.finditer(text)] == [m.span() for m in plain.finditer(text)]

    law()


def test_a_pattern_is_tried_only_where_it_may_begin():
    assert any_of(["力争", "(?<=年)确保"]).pattern.startswith("(?=[力确])")
    assert any_of(["力争", "居?全"]).pattern.startswith("(?:")
