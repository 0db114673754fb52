"""A text cut where marks begin and end, so that marks that overlap are all seen and none is nested in another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

__all__ = ["PART", "Mark", "MarkKind", "Segment", "cut", "parts_of"]

MarkKind = Literal["task", "owner", "deadline", "decision", "figure", "citation"]
_KINDS: tuple[MarkKind, ...] = ("task", "decision", "owner", "deadline", "figure", "citation")

PART = 24_000
"""Characters of a document that one page shows: with its marks a page stays under its weight."""


@dataclass(frozen=True, slots=True)
class Mark:
    """`text[start:end]` belongs to the item of this key."""

    start: int
    end: int
    kind: MarkKind
    key: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch over which nothing changes. `kinds` and `keys` are those of all its marks, `key` that of the shortest mark."""

    text: str
    start: int
    kinds: tuple[MarkKind, ...] = ()
    keys: tuple[str, ...] = ()
    key: str = ""


def cut(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Segment]:
    """The segments of `text[start:end]`; together they are that text, whatever the marks."""
    inside = [mark for mark in marks if mark.start < end and start < mark.end and mark.start < mark.end]
    bounds = {start, end}
    for mark in inside:
        bounds |= {max(start, mark.start), min(end, mark.end)}
    opened = sorted(inside, key=lambda mark: mark.start)
    segments, live, place = [], list[Mark](), 0
    ordered = sorted(bounds)
    for left, right in pairwise(ordered):
        while place < len(opened) and opened[place].start <= left:
            live.append(opened[place])
            place += 1
        live = [mark for mark in live if mark.end > left]
        segments.append(_segment(text, left, right, live))
    return segments


def _segment(text: str, left: int, right: int, live: list[Mark]) -> Segment:
    if not live:
        return Segment(text[left:right], left)
    kinds = tuple(kind for kind in _KINDS if any(mark.kind == kind for mark in live))
    keys = tuple(dict.fromkeys(mark.key for mark in sorted(live, key=lambda mark: (mark.end - mark.start, mark.key))))
    return Segment(text[left:right], left, kinds, keys, keys[0])


def parts_of(text: str, size: int = PART) -> list[tuple[int, int]]:
    """The text in parts of at most `size` characters, cut at line ends where there are any; at least one part."""
    parts, start = list[tuple[int, int]](), 0
    while len(text) - start > size:
        line = text.rfind("\n", start + size // 2, start + size)
        end = line + 1 if line >= 0 else start + size
        parts.append((start, end))
        start = end
    return [*parts, (start, len(text))]
