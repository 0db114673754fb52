"""What the place of a line on its page tells about paragraphs: indents, full lines, columns."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from operator import sub
from typing import NamedTuple, Self

from chidao.corpus.reading.lines import MOTTO, is_capitals, is_closed, opens_paragraph, starts_small
from chidao.corpus.reading.pdf_pages import Line
from chidao.corpus.reading.rejoining import Hint

_INDENT = 8.0
"""Points by which a first line is set in at least; Nghị định 30/2020/NĐ-CP asks for 1 cm or 1.27 cm (28 to 36 points)."""
_LETTERHEAD = 14
"""Lines among which the letterhead stands."""
_MOTTO = re.compile(MOTTO)
_NUMBER = re.compile(r"[Ss]ố\s*:?")
_OFF_CENTRE = 10.0
"""Points from the middle between the margins within which the middle of a centred line stands."""
_NARROWEST, _COLUMN_LINES = 0.2, 10
"""Share of the page's width that a line of a column takes at least, and how many lines of one edge a column has at least."""
_LEADING_LINES, _LEAST_LEADING = 200, 5.0
"""Lines of a document by which its setting is told, and points between two lines one under the other at least."""
_APART = 1.3
"""Times the usual distance between lines from which two lines stand apart; Nghị định 30/2020/NĐ-CP asks for 6 points more."""
_WIDE = 0.72
"""Share of the width between the margins from which a line is one of running text."""


class _Margins(NamedTuple):
    """Where text stands between the margins, and the bounds that its lines are measured by."""

    left: float
    right: float
    wide: float
    """From this width on a line is wide."""
    beyond: float
    """A line that begins further right stands in another column."""

    @classmethod
    def between(cls, left: float, right: float) -> Self:
        return cls(left, right, _WIDE * (right - left), left + 0.4 * (right - left))


class Layout:
    """Where the lines of a document stand between the margins of their pages. `sizes` are those of the pages, in points."""

    def __init__(self, lines: Sequence[Line], sizes: Mapping[int, tuple[float, float]]) -> None:
        self._lines = lines
        shapes = {page: round(size[0] / 10) for page, size in sizes.items()}
        by_shape = _margins(lines, sizes, shapes)
        self._margins = {page: by_shape.get(shape) for page, shape in shapes.items()}
        columns = _columns(lines, sizes, shapes)
        self._columns = {page: columns[shape] for page, shape in shapes.items() if shape in columns}
        self._apart = _APART * _leading(lines[:_LEADING_LINES])

    def hints(self) -> list[Hint]:
        """For each line, whether its place says that it starts a paragraph, goes on with one, or nothing."""
        found: list[Hint] = [None]
        in_body = False
        before = first = self._lines[0]
        for line in self._lines[1:]:
            margin = self._margin(before) if self._columns else self._margins[before.page]
            if margin is not None and not in_body:
                in_body = before.right - before.left > margin.wide
            hint = _beside(before, line)
            if hint is None and in_body and margin is not None:
                hint = _below(before, line, first is before, margin)
                if hint != "starts" and self._parts(before, line):
                    hint = "starts" if before.base - line.base > self._apart else None
            if hint == "starts":
                first = line
            found.append(hint)
            before = line
        return found

    def _margin(self, line: Line) -> _Margins | None:
        """The margins between which the line stands: those of its column, where the page has columns."""
        within = (
            one
            for one in self._columns.get(line.page, ())
            if one.left - _INDENT < line.left and line.right < one.right + _INDENT
        )
        return next(within, self._margins[line.page])

    def _parts(self, before: Line, line: Line) -> bool:
        """Whether a sentence or title ends and what follows opens a paragraph, though it stands as if it went on."""
        ended = is_closed(before.text) or (before.text.isupper() and not line.text.isupper())
        if not ended or starts_small(line.text):
            return False
        return before.base - line.base > self._apart or opens_paragraph(line.text)

    def is_centered(self, index: int) -> bool:
        """Whether the line stands in the middle between the margins and leaves room on either side."""
        line = self._lines[index]
        margin = self._margin(line) if self._columns else self._margins[line.page]
        return margin is not None and _is_centered(line, margin)


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance from line to line, in points."""
    bases = [line.base for line in lines]
    steps = sorted([step for step in map(sub, bases, bases[1:]) if step > _LEAST_LEADING])
    return steps[len(steps) // 2] if steps else 0.0


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
            found[shape] = _Margins.between(lefts[len(lefts) // 10], rights[int(0.9 * (len(rights) - 1))])
    return found


def _columns(
    lines: Sequence[Line], sizes: Mapping[int, tuple[float, float]], shapes: Mapping[int, int]
) -> dict[int, tuple[_Margins, ...]]:
    """The columns of each form of page set in columns, as bulletins are: most lines are narrow and begin at two edges."""
    narrow: dict[int, list[Line]] = defaultdict(list)
    wide: Counter[int] = Counter()
    beginning = lines[:_LEADING_LINES]
    if 3 * sum([line.right - line.left > 0.5 * sizes[line.page][0] for line in beginning]) > len(beginning):
        return {}
    for line in lines:
        share = (line.right - line.left) / sizes[line.page][0]
        if share > 0.5:
            wide[shapes[line.page]] += 1
        elif share > _NARROWEST:
            narrow[shapes[line.page]].append(line)
    found: dict[int, tuple[_Margins, ...]] = {}
    for shape, inside in narrow.items():
        if len(inside) < max(2 * _COLUMN_LINES, 2 * wide[shape]):
            continue
        by_edge: dict[int, list[Line]] = defaultdict(list)
        for line in inside:
            by_edge[round(line.left / _INDENT)].append(line)
        columns: list[_Margins] = []
        for _, mine in sorted(by_edge.items()):
            left, rights = min(line.left for line in mine), sorted(line.right for line in mine)
            if len(mine) >= _COLUMN_LINES and (not columns or left > columns[-1].right):
                columns.append(_Margins.between(left, rights[int(0.9 * (len(rights) - 1))]))
        if len(columns) > 1:
            found[shape] = tuple(columns)
    return found


def _beside(before: Line, line: Line) -> Hint:
    """A line in another column, higher up, or of another size has nothing to do with the one before it."""
    # Taken apart in one step: both are asked of every line.
    _, _, page, left, right, base, size, bold, _ = line
    _, _, above, left_before, right_before, base_before, size_before, bold_before, _ = before
    if above != page:
        return None
    if base > base_before + 0.5 * size or left > right_before or right < left_before:
        return "starts"
    if bold_before != bold and abs(size - size_before) > 0.15 * size_before:
        return "starts"
    return None


def _below(before: Line, line: Line, is_first: bool, margin: _Margins) -> Hint:
    """The line under another in running text; `is_first` tells that the other is the first of its paragraph."""
    _, text_before, _, left_before, right_before, _, size_before, _, _ = before
    _, text, _, left, right, _, _, _, _ = line
    edge, far, wide, beyond = margin
    middle = edge + far
    if abs(left_before + right_before - middle) < 2 * _OFF_CENTRE:
        is_centered = left > edge + 2 * _INDENT and abs(left + right - middle) < 2 * _OFF_CENTRE
        if is_centered and starts_small(text):
            return None  # a title over several lines, the first of them as wide as the page
        if left_before > edge + 2 * _INDENT and right_before - left_before <= wide:
            return None if is_centered else "starts"
    if left_before > beyond:
        return None
    word = text.find(" ")
    needed = ((word if word >= 0 else len(text)) + 1) * (right_before - left_before) / max(len(text_before), 1)
    if far - right_before > needed + 0.3 * size_before:
        return "starts"
    if left > edge + _INDENT:
        if left_before <= left - _INDENT:
            # After a full line that runs on, the one set in is the second of an item whose number hangs out.
            return "starts" if is_closed(text_before) or opens_paragraph(text) or not is_first else None
        if left_before >= left + _INDENT:
            return "continues"
        # Two first lines, one under the other, where the first ends with a sentence.
        return "starts" if is_first and is_closed(text_before) and not starts_small(text) else None
    if is_first and left_before <= edge + _INDENT:
        return None
    return "continues"


def _is_centered(line: Line, margin: _Margins) -> bool:
    off = abs(line.left + line.right - margin.left - margin.right)
    return line.left > margin.left + 2 * _INDENT and off < 2 * _OFF_CENTRE
