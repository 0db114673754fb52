"""Rulings that a stamp, a crease or a worn copy breaks: drawn on to the ruling at which they must have ended."""

from __future__ import annotations

from collections.abc import Sequence

Ruling = tuple[float, float, float]
"""Where it stands across its direction, where it begins, where it ends: points from the page's upper left corner."""
_NEAR = 3.0
_FARTHEST = 40.0
"""Points by which a ruling is drawn on at most."""
_SHARE = 0.5
"""And no more than this share of its own length."""


def whole(level: Sequence[Ruling], upright: Sequence[Ruling]) -> tuple[list[Ruling], list[Ruling]]:
    """The rulings, those drawn on that end in the open and begin at another, or the other way round.

    A ruling of a table ends at another one. One that touches none is no part of a table: an underlined word in a cell.
    """
    lying, standing = list(level), list(upright)
    for _ in range(2):  # one that was drawn on may be what another one ends at
        lying, standing = [_drawn_on(one, standing) for one in lying], [_drawn_on(one, lying) for one in standing]
    return lying, standing


def _drawn_on(ruling: Ruling, others: Sequence[Ruling]) -> Ruling:
    at, start, end = ruling
    crossing = [place for place, begins, ends in others if begins - _NEAR <= at <= ends + _NEAR]
    has_start = any(abs(place - start) <= _NEAR for place in crossing)
    has_end = any(abs(place - end) <= _NEAR for place in crossing)
    farthest = min(_FARTHEST, _SHARE * (end - start))
    if has_start and not has_end:
        target = min((place for place in crossing if place > end), default=end)
        return (at, start, target) if target - end <= farthest else ruling
    if has_end and not has_start:
        target = max((place for place in crossing if place < start), default=start)
        return (at, target, end) if start - target <= farthest else ruling
    return ruling
