"""Small charts as numbers that a template draws as SVG: no script and no style of its own is needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chidao.outputs.board import BoardRow
from chidao.outputs.status import STATUSES, Status
from chidao.outputs.web.wording import STATUS_WORDS, number

__all__ = ["Bar", "Part", "bar_of", "status_bar"]

WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar, from `x` on, in thousandths of its width."""

    status: Status
    count: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """The tasks of one row by status, late ones first; `words` says the same for those who do not see it."""

    parts: tuple[Part, ...]
    words: str


ORDER: tuple[Status, ...] = ("open_late", "open_in_time", "done_late", "done_in_time", "no_deadline")
assert set(ORDER) == set(STATUSES)


def status_bar(row: BoardRow) -> Bar:
    """The bar of a row of the board."""
    return bar_of({status: getattr(row, status) for status in ORDER})


def bar_of(counts: Mapping[Status, int]) -> Bar:
    """The bar of so many tasks by status."""
    total = sum(counts.values())
    parts, x = [], 0.0
    for status in ORDER:
        count = counts[status]
        width = WIDTH * count / total if total else 0.0
        if count:
            parts.append(Part(status, count, round(x, 2), round(width, 2)))
        x += width
    words = ", ".join(f"{STATUS_WORDS[part.status].lower()} {number(part.count)}" for part in parts)
    return Bar(tuple(parts), words)
