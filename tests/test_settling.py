"""Choosing between overlapping mentions: order-free, nothing lost or invented, idempotent."""

from hypothesis import given
from hypothesis import strategies as st

from govtargets import Damage, Extractor, Found
from govtargets.settling import as_candidate, settle


def extractor(name="a", priority=0):
    return Extractor(name, "amount", lambda page: [], priority, plugin=name)


def candidate(start, end, *, name="a", priority=0, value=1):
    return as_candidate(Found(start, end, value), extractor(name, priority))


candidates = st.builds(
    lambda start, length, name, priority, damaged: candidate(
        start, start + length, name=name, priority=priority, value=Damage("lost") if damaged else 1
    ),
    st.integers(0, 5),
    st.integers(1, 3),
    st.sampled_from("ab"),
    st.integers(0, 1),
    st.booleans(),
)
unlike = st.lists(candidates, max_size=8, unique_by=lambda c: (c.start, c.end, c.extractor.name))


def test_the_longer_stands():
    kept, rejected = settle([candidate(0, 2), candidate(0, 5)])
    assert [(c.start, c.end) for c in kept] == [(0, 5)]
    assert [(c.start, c.end) for c in rejected] == [(0, 2)]


def test_priority_decides_between_equal_lengths():
    kept, _ = settle([candidate(0, 2), candidate(1, 3, name="b", priority=1)])
    assert kept[0].extractor.name == "b"


def test_damage_stands_before_anything_longer():
    kept, _ = settle([candidate(0, 9), candidate(3, 4, value=Damage("lost"))])
    assert [(c.start, c.end) for c in kept] == [(3, 4)]


@given(unlike, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(given_candidates, random):
    shuffled = given_candidates[:]
    random.shuffle(shuffled)
    assert [(c.start, c.end, c.extractor.name) for c in settle(shuffled)[0]] == [
        (c.start, c.end, c.extractor.name) for c in settle(given_candidates)[0]
    ]


@given(unlike)
def test_nothing_is_lost_or_invented(given_candidates):
    kept, rejected = settle(given_candidates)
    assert sorted(map(id, [*kept, *rejected])) == sorted(map(id, given_candidates))


@given(unlike)
def test_what_stands_is_disjoint_and_sorted_and_stands_again(given_candidates):
    kept, _ = settle(given_candidates)
    assert all(a.end <= b.start for a, b in zip(kept, kept[1:], strict=False))
    assert settle(kept) == (kept, [])
