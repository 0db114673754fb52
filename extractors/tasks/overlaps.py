"""Which drafts say again what a later one says, and which lie within a decision; in time that grows with their number."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from itertools import accumulate

_SAME, _COVERED = 0.85, 0.6
"""Shares: of the words of a text that a later one has too, of a stretch that others cover."""


def said_again(bags: Sequence[set[str]]) -> list[bool]:
    """For each bag of words whether a later one holds most of it.

    Such a later bag misses so few of its words that it holds one of any few more: it is looked for by the rarest.
    """
    holding: dict[str, list[int]] = {}
    for at, bag in enumerate(bags):
        for word in bag:
            holding.setdefault(word, []).append(at)

    places = {word: len(bags_of) for word, bags_of in holding.items()}

    def again(at: int) -> bool:
        bag = bags[at]
        needed = math.ceil(_SAME * len(bag))
        rarest = sorted(bag, key=places.__getitem__)[: len(bag) - needed + 1]
        later = {other for word in rarest for other in holding[word][bisect_right(holding[word], at) :]}
        return any(len(bag & bags[other]) >= needed for other in later)

    return [again(at) for at in range(len(bags))]


def mostly_covered(
    stretches: Sequence[tuple[int, int]], covers: Sequence[tuple[int, int]], said_from: Container[int] = ()
) -> list[bool]:
    """For each stretch (start, end) whether one of the covers shares more than three fifths of it with it.

    A cover that begins in `said_from` needs no more than the end of a stretch: what stands before it says nothing.
    """
    covers = sorted(covers)
    starts = [start for start, _ in covers]
    reached = list(accumulate((end for _, end in covers), max))

    def covered(start: int, end: int) -> bool:
        at = bisect_left(starts, end) - 1
        while at >= 0 and reached[at] > start:
            if min(end, covers[at][1]) - max(start, covers[at][0]) > _COVERED * (end - start):
                return True
            if start < covers[at][0] and end <= covers[at][1] and covers[at][0] in said_from:
                return True
            at -= 1
        return False

    return [covered(start, end) for start, end in stretches]
