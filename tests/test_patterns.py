"""Extractors from a pattern or from words."""

import pytest

from govtargets import Document, ParseError, lookup_extractor, pattern_extractor
from govtargets.extraction import make_page


def found(extractor, text):
    return [(f.start, f.end, f.value) for f in extractor.find(make_page(Document(text)))]


def test_a_pattern_finds_what_parse_accepts():
    def parse(text):
        if text == "3号":
            raise ParseError("not this one")
        return int(text[:-1])

    assert found(pattern_extractor("n", "house", r"\d+号", parse=parse), "1号和3号和12号") == [
        (0, 2, 1),
        (6, 9, 12),
    ]


def test_a_group_named_value_narrows_the_mention():
    assert found(pattern_extractor("n", "house", r"第(?P<value>\d+)号", parse=int), "第12号") == [(1, 3, 12)]


def test_words_are_found_longest_first():
    assert found(lookup_extractor("w", "place", ["江", "江东"]), "江东和江") == [(0, 2, "江东"), (3, 4, "江")]


def test_words_may_have_values():
    assert found(lookup_extractor("w", "place", {"义": 1}), "义") == [(0, 1, 1)]


@pytest.mark.parametrize("words", [[], [""]])
def test_a_lookup_without_words_is_refused(words):
    with pytest.raises(ValueError, match="words"):
        lookup_extractor("w", "place", words)
