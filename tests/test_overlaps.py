"""Repeated and covered drafts are those that the plain definition names, whatever stands in between."""

from __future__ import annotations

from chidao.extractors.tasks.overlaps import mostly_covered, said_again
from hypothesis import given
from hypothesis import strategies as st

STRETCH = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(st.sets(st.sampled_from("abcdefghij"), min_size=1), max_size=8))
def test_a_bag_is_said_again_where_a_later_one_holds_most_of_it(bags: list[set[str]]) -> None:
    expected = [any(len(bag & later) >= 0.85 * len(bag) for later in bags[at + 1 :]) for at, bag in enumerate(bags)]
    assert said_again(bags) == expected


@given(st.lists(STRETCH, max_size=6), st.lists(STRETCH, max_size=6))
def test_a_stretch_is_covered_where_one_cover_shares_most_of_it(
    stretches: list[tuple[int, int]], covers: list[tuple[int, int]]
) -> None:
    expected = [
        any(min(end, stop) - max(start, begin) > 0.6 * (end - start) for begin, stop in covers) for start, end in stretches
    ]
    assert mostly_covered(stretches, covers) == expected


def test_three_words_of_twenty_may_be_missing() -> None:
    first = {f"w{number}" for number in range(20)}
    assert said_again([first, first - {"w1", "w2", "w3"}]) == [True, False]
    assert said_again([first, first - {"w1", "w2", "w3", "w4"}]) == [False, False]
