"""Rulings of a page and the cells that they close in, found with pdfplumber's search for tables.

Coordinates are points from the upper left corner. Of the library's steps only the last is our own, which closes the cells: the
library's builds the sets of a crossing's rulings anew for each comparison and takes ten times as long.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chidao.corpus.reading.broken_rulings import Ruling, whole
from pdfplumber.table import cells_to_tables, edges_to_intersections, merge_edges

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
        edges = _merged(self.level, self.upright)
        if self.on_picture:
            edges = _edges(*whole(*_rulings(edges)))
        return [list(group) for group in cells_to_tables(_closed_in(edges_to_intersections(edges, SNAP, SNAP)))]


_Edge = dict[str, Any]
"""A ruling in pdfplumber's form."""
_Point = tuple[float, float]


def _merged(level: Iterable[Ruling], upright: Iterable[Ruling]) -> list[_Edge]:
    """Rulings side by side made one, each where the mean of them stands, and those that meet end to end."""
    return merge_edges(
        _edges(level, upright), snap_x_tolerance=SNAP, snap_y_tolerance=SNAP, join_x_tolerance=SNAP, join_y_tolerance=SNAP
    )


def _edges(level: Iterable[Ruling], upright: Iterable[Ruling]) -> list[_Edge]:
    lying: list[_Edge] = [
        {"orientation": "h", "x0": start, "x1": end, "top": y, "bottom": y, "width": end - start, "height": 0.0}
        for y, start, end in level
    ]
    standing: list[_Edge] = [
        {"orientation": "v", "x0": x, "x1": x, "top": start, "bottom": end, "width": 0.0, "height": end - start}
        for x, start, end in upright
    ]
    return [*lying, *standing]


def _rulings(edges: Iterable[_Edge]) -> tuple[list[Ruling], list[Ruling]]:
    level: list[Ruling] = []
    upright: list[Ruling] = []
    for edge in edges:
        if edge["orientation"] == "h":
            level.append((edge["top"], edge["x0"], edge["x1"]))
        else:
            upright.append((edge["x0"], edge["top"], edge["bottom"]))
    return level, upright


def _closed_in(crossings: Mapping[_Point, Mapping[str, Sequence[object]]]) -> list[Box]:
    """The smallest boxes between crossings of rulings, each side of which is one ruling from corner to corner."""
    upright = {point: {id(edge) for edge in edges["v"]} for point, edges in crossings.items()}
    level = {point: {id(edge) for edge in edges["h"]} for point, edges in crossings.items()}
    under: dict[float, list[float]] = defaultdict(list)
    beside: dict[float, list[float]] = defaultdict(list)
    for x, y in sorted(crossings):
        under[x].append(y)
        beside[y].append(x)
    found: list[Box] = []
    for left, top in sorted(crossings):
        here, lower = (left, top), under[left]
        right_of = [x for x in beside[top] if x > left and level[here] & level[x, top]]
        for bottom in lower[bisect_right(lower, top) :] if right_of else ():
            corner = (left, bottom)
            if not upright[here] & upright[corner]:
                continue
            closing = (
                x for x in right_of
                if (x, bottom) in crossings and upright[x, bottom] & upright[x, top] and level[x, bottom] & level[corner]
            )  # fmt: skip
            right = next(closing, None)
            if right is not None:
                found.append((left, top, right, bottom))
                break
    return found
