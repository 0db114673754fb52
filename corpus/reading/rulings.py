"""Rulings of a page and the cells that they close in.

Coordinates are points from the upper left corner. The rules are those of pdfplumber's search for tables, on bare numbers
instead of dictionaries: that takes a quarter of the time, which on a page of tables was more than that of taking its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from chidao.corpus.reading.broken_rulings import Ruling, whole

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

SNAP = 3.0
"""Points within which rulings are one and ends of rulings meet."""
MAX_RULINGS = 6000
_FEWEST = 5


@dataclass(slots=True)
class Rulings:
    """The straight rulings of a page: level ones by their height, upright ones by their distance from the left."""

    level: list[Ruling] = field(default_factory=list)
    upright: list[Ruling] = field(default_factory=list)
    on_picture: bool = False
    """Seen on a picture, where stamps and creases break them."""

    def __len__(self) -> int:
        return len(self.level) + len(self.upright)

    def grids(self) -> list[list[Box]]:
        """The cells of each table: the smallest boxes that rulings close in, those that touch together."""
        if len(self.level) < 2 or len(self.upright) < 2 or not _FEWEST <= len(self) <= MAX_RULINGS:
            return []
        level, upright = _joined(self.level), _joined(self.upright)
        if self.on_picture:
            level, upright = whole(level, upright)
        return [group for group in _touching(closed_in(level, upright)) if len(group) > 1]


def _joined(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Rulings at one height made one where they meet, each height the mean of what was drawn near it."""
    found: list[Ruling] = []
    near: list[Ruling] = []
    for ruling in sorted(rulings):
        if near and ruling[0] > near[-1][0] + SNAP:
            found += _made_one(near)
            near = []
        near.append(ruling)
    return found + _made_one(near)


def _made_one(near: Sequence[Ruling]) -> list[Ruling]:
    if len(near) == 1:
        return [near[0]]
    at = sum([ruling[0] for ruling in near]) / len(near)
    stretches = sorted([(begins, ends) for _, begins, ends in near])
    start, end = stretches[0]
    found: list[Ruling] = []
    for begins, ends in stretches:
        if begins <= end + SNAP:
            end = max(end, ends)
        else:
            found.append((at, start, end))
            start, end = begins, ends
    return [*found, (at, start, end)]


_Crossings = dict[float, dict[float, tuple[int, int]]]
"""By x, then by y: which upright and which level rulings cross there, a bit for each."""


def closed_in(level: Sequence[Ruling], upright: Sequence[Ruling]) -> list[Box]:
    """The smallest boxes between crossings of rulings, each side of which is one ruling from corner to corner."""
    crossings = _crossings(level, upright)
    columns = sorted(crossings)
    found: list[Box] = []
    for number, left in enumerate(columns):
        here = crossings[left]
        heights = sorted(here)
        for above, top in enumerate(heights):
            along, down = here[top][1], here[top][0]
            beside = [(x, crossings[x]) for x in columns[number + 1 :] if top in crossings[x]]
            beside = [(x, there) for x, there in beside if there[top][1] & along]
            if not beside:
                continue
            for bottom in heights[above + 1 :]:
                side, below = here[bottom]
                if not side & down:
                    continue
                right = next((x for x, there in beside if _closes(there, top, bottom, below)), None)
                if right is not None:
                    found.append((left, top, right, bottom))
                    break
    return found


def _closes(there: dict[float, tuple[int, int]], top: float, bottom: float, below: int) -> bool:
    corner = there.get(bottom)
    return corner is not None and bool(corner[0] & there[top][0]) and bool(corner[1] & below)


def _crossings(level: Sequence[Ruling], upright: Sequence[Ruling]) -> _Crossings:
    found: _Crossings = {}
    for number, (x, top, bottom) in enumerate(upright):
        here = found.setdefault(x, {})
        for other, (y, left, right) in enumerate(level):
            if top - SNAP <= y <= bottom + SNAP and left - SNAP <= x <= right + SNAP:
                down, along = here.get(y, (0, 0))
                here[y] = down | 1 << number, along | 1 << other
    return found


def _touching(boxes: Sequence[Box]) -> list[list[Box]]:
    """Boxes that share a corner, over others as well, from the top."""
    groups: list[list[Box]] = []
    of_corner: dict[tuple[float, float], list[Box]] = {}
    for box in boxes:
        left, top, right, bottom = box
        corners = ((left, top), (left, bottom), (right, top), (right, bottom))
        mine: list[Box] | None = None
        for corner in corners:
            other = of_corner.get(corner)
            if other is None or other is mine:
                continue
            if mine is None:
                mine = other
                continue
            for x0, y0, x1, y1 in other:
                of_corner.update(dict.fromkeys(((x0, y0), (x0, y1), (x1, y0), (x1, y1)), mine))
            mine += other
            other.clear()
        if mine is None:
            mine = []
            groups.append(mine)
        mine.append(box)
        for corner in corners:
            of_corner[corner] = mine
    groups = [group for group in groups if group]
    return sorted(groups, key=lambda group: min([(box[1], box[0]) for box in group]))
