"""What the place of a line on its page tells about paragraphs: indents, full lines, columns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chidao.corpus.reading.lines import MOTTO, is_capitals, is_closed, opens_paragraph, starts_small
from chidao.corpus.reading.pdf_pages import Line
from chidao.corpus.reading.rejoining import Hint

_INDENT = 8.0
"""Points by which a first line is set in at least; Nghị định 30/2020/NĐ-CP asks for 1 cm or 1.27 cm (28 to 36 points)."""
_LETTERHEAD = 14
"""Lines among which the letterhead stands."""
_MOTTO = re.compile(MOTTO)
_NUMBER = re.compile(r"[Ss]ố\s*:?")
_WIDE = 0.72
"""Share of the width between the margins from which a line is one of running text."""


@dataclass(frozen=True, slots=True)
class _Margins:
    left: float
    right: float

    def is_wide(self, line: Line) -> bool:
        return line.right - line.left > _WIDE * (self.right - self.left)


class Layout:
    """Where the lines of a document stand between the margins of their pages. `sizes` are those of the pages, in points."""

    def __init__(self, lines: Sequence[Line], sizes: Mapping[int, tuple[float, float]]) -> None:
        self._lines = lines
        shapes = {page: round(size[0] / 10) for page, size in sizes.items()}
        by_shape = _margins(lines, sizes, shapes)
        self._margins = {page: by_shape.get(shape) for page, shape in shapes.items()}

    def hints(self) -> list[Hint]:
        """For each line, whether its place says that it starts a paragraph, goes on with one, or nothing."""
        found: list[Hint] = [None]
        in_body = False
        before = first = self._lines[0]
        for line in self._lines[1:]:
            margin = self._margins[before.page]
            in_body = in_body or (margin is not None and margin.is_wide(before))
            hint = _beside(before, line) or (_below(before, line, first, margin) if margin and in_body else None)
            if hint == "starts":
                first = line
            found.append(hint)
            before = line
        return found

    def is_centered(self, index: int) -> bool:
        """Whether the line stands in the middle between the margins and leaves room on either side."""
        line = self._lines[index]
        margin = self._margins[line.page]
        return margin is not None and _is_centered(line, margin)


def letterhead_by_columns(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a first page with the issuer's before the motto's, where they come row by row from side to side."""
    top = lines[:_LETTERHEAD]
    motto = next((line for line in top if _MOTTO.match(line.text)), None)
    end = next((index for index, line in enumerate(top) if _NUMBER.match(line.text)), None)
    if motto is None or not end:
        return lines
    head = top[:end]
    right = [line for line in head if (line.left + line.right) / 2 > motto.left]
    left = [line for line in head if line not in right]
    if any(line.right > motto.left or not is_capitals(line.text) for line in left):
        return lines
    return (*left, *right, *lines[end:])


def _margins(lines: Sequence[Line], sizes: Mapping[int, tuple[float, float]], shapes: Mapping[int, int]) -> dict[int, _Margins]:
    """The margins of each form of page, from its lines of more than half the page's width."""
    by_shape: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if line.right - line.left > 0.5 * sizes[line.page][0]:
            by_shape[shapes[line.page]].append(line)
    found: dict[int, _Margins] = {}
    for shape, wide in by_shape.items():
        if len(wide) >= 3:
            lefts, rights = sorted([line.left for line in wide]), sorted([line.right for line in wide])
            found[shape] = _Margins(lefts[len(lefts) // 10], rights[int(0.9 * (len(rights) - 1))])
    return found


def _beside(before: Line, line: Line) -> Hint:
    """A line in another column, higher up, or of another size has nothing to do with the one before it."""
    if before.page != line.page:
        return None
    if line.base > before.base + 0.5 * line.size:
        return "starts"
    if line.left > before.right or line.right < before.left:
        return "starts"
    if abs(line.size - before.size) > 0.15 * before.size and before.bold != line.bold:
        return "starts"
    return None


def _below(before: Line, line: Line, first: Line, margin: _Margins) -> Hint:
    """The line under another in running text."""
    if starts_small(line.text) and _is_centered(line, margin) and _in_the_middle(before, margin):
        return None  # a title over several lines, the first of them as wide as the page
    if _is_centered(before, margin) and not margin.is_wide(before):
        return None if _is_centered(line, margin) else "starts"
    letters = max(len(before.text), 1)
    word = line.text.split(" ", 1)[0]
    needed = (len(word) + 1) * (before.right - before.left) / letters
    if before.left > margin.left + 0.4 * (margin.right - margin.left):
        return None
    if margin.right - before.right > needed + 0.3 * before.size:
        return "starts"
    if line.left > margin.left + _INDENT:
        if before.left <= line.left - _INDENT:
            # After a full line that runs on, the one set in is the second of an item whose number hangs out.
            return "starts" if is_closed(before.text) or opens_paragraph(line.text) or first is not before else None
        return None if before.left < line.left + _INDENT else "continues"
    if before.left <= margin.left + _INDENT and first is before:
        return None
    return "continues"


def _is_centered(line: Line, margin: _Margins) -> bool:
    return _in_the_middle(line, margin) and line.left > margin.left + 2 * _INDENT


def _in_the_middle(line: Line, margin: _Margins) -> bool:
    return abs((line.left + line.right) / 2 - (margin.left + margin.right) / 2) < 10
