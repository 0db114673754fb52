"""Tables of a PDF: found by their rulings, filled with the characters inside, stitched over pages."""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, cast

import pypdfium2
import pypdfium2.raw as pdfium
from chidao.corpus.reading.drafting import CellDraft, Piece
from chidao.corpus.reading.lines import joins_without_space
from chidao.corpus.reading.pdf_pages import Box, Line, Page, PageTexts, Pen, bare
from pdfplumber.table import cells_to_tables, edges_to_intersections, merge_edges

_HAIR = 3.0
"""Points: a drawn thing thinner than this is a ruling."""
_SNAP = 3.0
_MIDDLE = 0.3
"""Font sizes from the base of a line to the middle of its letters."""
_NARROW = 0.2
"""Narrowest average letter of a line, in font sizes."""
_MAX_EDGES = 6000
_MAX_SEGMENTS = 400
_WORD = re.compile(r"\S+")
_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PdfCell:
    """A cell on the grid and its printed lines, each as stretches of the page's text."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: tuple[tuple[int, int, int], ...]
    """(page, start, end) for each printed line."""
    words: str


@dataclass(frozen=True, slots=True)
class PdfTable:
    """A table or its part on one page. `box` is left, bottom, right, top on the page of its first row."""

    page: int
    box: Box
    cells: tuple[PdfCell, ...]
    columns: tuple[float, ...]
    first: int
    """Offset in the page's text of its first character: its place in the order of reading."""
    repeated: tuple[tuple[int, int, int], ...] = ()
    """(page, start, end) of the printed lines of heads said again on following pages, which are no part of the cells."""

    @property
    def height(self) -> int:
        return max(cell.row for cell in self.cells) + 1

    def row(self, number: int) -> tuple[PdfCell, ...]:
        """The cells that begin in the row."""
        return tuple(cell for cell in self.cells if cell.row == number)

    def reaching(self, number: int) -> tuple[PdfCell, ...]:
        """The cells that stand in the row, those that began above it as well, from left to right."""
        inside = [cell for cell in self.cells if cell.row <= number < cell.row + cell.row_span]
        return tuple(sorted(inside, key=lambda cell: cell.column))


class Boxes(Protocol):
    """Where single characters of a page stand."""

    def box(self, index: int) -> Box | None: ...


def find_tables(raw: pypdfium2.PdfPage, page: Page, pen: Pen) -> list[PdfTable]:
    """The ruled tables of a page with at least two rows and two columns, top to bottom."""
    return _tables(_edges(raw, page, pen), page, pen)


def find_scanned_tables(rulings: Sequence[Box], page: Page, boxes: Boxes) -> list[PdfTable]:
    """The same for a recognised page, from the rulings seen on its picture."""
    return _tables([edge for ruling in rulings for edge in _edge(ruling, page)], page, boxes)


def scanned_cells(rulings: Sequence[Box], page: Page) -> list[Box]:
    """The cells that the rulings of a recognised page close in, as left, top, right, bottom from the page's top."""
    edges = [edge for ruling in rulings for edge in _edge(ruling, page)]
    return [(box[0], box[1], box[2], box[3]) for group in _grids(edges) for box in group]


def _tables(edges: list[dict[str, object]], page: Page, pen: Boxes) -> list[PdfTable]:
    found = [_filled(group, page, pen) for group in _grids(edges)]
    return sorted((table for table in found if table), key=lambda table: -table.box[3])


def _grids(edges: list[dict[str, object]]) -> list[list[Sequence[float]]]:
    """The cells of each table: the smallest boxes that rulings close in, those that touch together."""
    upright = sum(edge["orientation"] == "v" for edge in edges)
    if upright < 2 or len(edges) - upright < 2 or len(edges) < 5 or len(edges) > _MAX_EDGES:
        return []
    merged = merge_edges(edges, snap_x_tolerance=_SNAP, snap_y_tolerance=_SNAP, join_x_tolerance=_SNAP, join_y_tolerance=_SNAP)
    cells = _closed_in(edges_to_intersections(merged, _SNAP, _SNAP))
    return [list(group) for group in cells_to_tables(cells)]


def _closed_in(crossings: Mapping[_Point, Mapping[str, Sequence[object]]]) -> list[Box]:
    """The smallest boxes between crossings of rulings.

    What pdfplumber's `intersections_to_cells` finds, in a tenth of the time: that one builds the sets anew for each comparison.
    """
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


def _edges(raw: pypdfium2.PdfPage, page: Page, pen: Pen) -> list[dict[str, object]]:
    edges: list[dict[str, object]] = []
    for thing, box in _paths(raw, pen):
        if box[2] - box[0] <= _HAIR or box[3] - box[1] <= _HAIR:
            edges.extend(_edge(box, page))
            continue
        path = ctypes.cast(thing, pdfium.FPDF_PAGEOBJECT)
        if not _is_stroked(path):
            continue  # shading behind a cell; its rulings are drawn for themselves
        if pdfium.FPDFPath_CountSegments(path) <= 6:
            edges.extend(_sides(box, page))
        else:
            for segment in _drawn_lines(path, pen):
                edges.extend(_edge(segment, page))
        if len(edges) > _MAX_EDGES:
            break
    return edges


class _Thing(ctypes.c_void_p):
    """Something drawn on a page."""


_thing = bare(pdfium.FPDFPage_GetObject, _Thing)
_type_of = bare(pdfium.FPDFPageObj_GetType, ctypes.c_int)
_bounds = bare(pdfium.FPDFPageObj_GetBounds, ctypes.c_int)


def _paths(raw: pypdfium2.PdfPage, pen: Pen) -> Iterator[tuple[_Thing, Box]]:
    """The drawn paths of a page and where they stand; not those inside forms, of which pdfium tells the place in the form."""
    here = ctypes.cast(cast(Any, raw.raw), ctypes.c_void_p)
    sides = [ctypes.c_float() for _ in range(4)]
    left, bottom, right, top = sides
    first, second, third, fourth = map(ctypes.byref, sides)
    for index in range(pdfium.FPDFPage_CountObjects(raw.raw)):
        thing = _thing(here, index)
        if _type_of(thing) == pdfium.FPDF_PAGEOBJ_PATH and _bounds(thing, first, second, third, fourth):
            box = left.value, bottom.value, right.value, top.value
            yield thing, pen.turned(box)


def _is_stroked(path: object) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke)) and stroke.value)


def _sides(box: Box, page: Page) -> list[dict[str, object]]:
    left, bottom, right, top = box
    if right - left > 0.97 * page.width and top - bottom > 0.9 * page.height:
        return []  # the page's own background
    corners = ((left, bottom, left, top), (right, bottom, right, top), (left, bottom, right, bottom), (left, top, right, top))
    return [edge for side in corners for edge in _edge(side, page)]


def _edge(box: Box, page: Page) -> list[dict[str, object]]:
    """A ruling in pdfplumber's form, which counts from the top; speckles and slants give none."""
    left, bottom, right, top = box
    wide, high = right - left, top - bottom
    if max(wide, high) < 2 * _HAIR or min(wide, high) > _HAIR:
        return []
    if wide >= high:
        y = page.height - (bottom + top) / 2
        return [{"orientation": "h", "x0": left, "x1": right, "top": y, "bottom": y, "width": wide, "height": 0.0}]
    x = (left + right) / 2
    return [{"orientation": "v", "x0": x, "x1": x, "top": page.height - top, "bottom": page.height - bottom,
             "width": 0.0, "height": high}]  # fmt: skip


def _drawn_lines(path: object, pen: Pen) -> list[Box]:
    """The straight strokes of a path that draws a whole grid."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    lines: list[Box] = []
    last: tuple[float, float] | None = None
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _MAX_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = pen.turn(matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        if last is not None and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
            lines.append((min(last[0], point[0]), min(last[1], point[1]), max(last[0], point[0]), max(last[1], point[1])))
        last = point
    return lines


def _filled(boxes: Sequence[Sequence[float]], page: Page, pen: Boxes) -> PdfTable | None:
    """The cells of one table on their grid with what is printed in them; None for frames and single rows of boxes."""
    columns = _grid_lines([box[0] for box in boxes] + [box[2] for box in boxes])
    rows = _grid_lines([box[1] for box in boxes] + [box[3] for box in boxes])
    if len(columns) < 3 or len(rows) < 3:
        return None
    outline = (min(b[0] for b in boxes), page.height - max(b[3] for b in boxes),
               max(b[2] for b in boxes), page.height - min(b[1] for b in boxes))  # fmt: skip
    words = _words_inside(page, pen, outline, columns)
    if not words:
        return None
    words.sort(key=lambda word: page.height - word[1])
    heights = [page.height - word[1] for word in words]
    cells: list[PdfCell] = []
    for left, top, right, bottom in sorted(boxes, key=lambda box: (box[1], box[0])):
        row, column = _nearest(rows, top), _nearest(columns, left)
        row_span, column_span = _nearest(rows, bottom) - row, _nearest(columns, right) - column
        if row_span < 1 or column_span < 1:
            continue
        # Sorted from the top, so that a cell looks only at the words of its own height.
        high = words[bisect_left(heights, top) : bisect_left(heights, bottom)]
        lines = printed_lines([word for word in high if left <= word[0] < right], page)
        text = " ".join(page.text[start:end] for _, start, end in lines)
        cells.append(PdfCell(row, column, row_span, column_span, lines, " ".join(text.split())))
    if sum(bool(cell.words) for cell in cells) < 2:
        return None
    first = min(word[2] for word in words)
    return PdfTable(page.number, outline, tuple(cells), tuple(columns), first)


def _grid_lines(values: list[float]) -> list[float]:
    lines: list[float] = []
    for value in sorted(values):
        if not lines or value - lines[-1] > _SNAP:
            lines.append(value)
    return lines


def _nearest(lines: Sequence[float], value: float) -> int:
    index = bisect_right(lines, value)
    near = [one for one in (index - 1, index) if 0 <= one < len(lines)]
    return min(near, key=lambda one: abs(lines[one] - value))


def _words_inside(page: Page, pen: Boxes, outline: Box, columns: Sequence[float]) -> list[tuple[float, float, int, int]]:
    """(middle x, middle y, start, end) of each word inside the outline, or of a whole line that keeps to one column."""
    left, bottom, right, top = outline
    words: list[tuple[float, float, int, int]] = []
    for line in page.lines:
        if not bottom - line.size <= line.base <= top:
            continue
        if _keeps_to_a_column(line, columns):
            ((start, end),) = line.ranges
            y = line.base + _MIDDLE * line.size
            if bottom <= y <= top:
                words.append(((line.left + line.right) / 2, y, start, end))
            continue
        for start, end in line.ranges:
            for word in _WORD.finditer(page.text, start, end):
                first, last = pen.box(word.start()), pen.box(word.end() - 1)
                if first is None or last is None:
                    continue
                x, y = (first[0] + last[2]) / 2, (first[1] + first[3]) / 2
                if left <= x <= right and bottom <= y <= top:
                    words.append((x, y, word.start(), word.end()))
    return words


def _keeps_to_a_column(line: Line, columns: Sequence[float]) -> bool:
    """Whether a line lies between two neighbouring columns, and is as wide as its letters, so that none lies elsewhere."""
    if len(line.ranges) > 1 or line.right - line.left < _NARROW * line.size * len(line.text):
        return False
    at = bisect_right(columns, line.left)
    return 0 < at < len(columns) and line.right <= columns[at]


def printed_lines(words: list[tuple[float, float, int, int]], page: Page) -> tuple[tuple[int, int, int], ...]:
    """Words in the order of the page's text, joined where only blanks stand between them."""
    lines: list[tuple[int, int, int]] = []
    for _, _, start, end in sorted(words, key=lambda word: word[2]):
        if lines and not page.text[lines[-1][2] : start].strip(" \t\xa0"):
            lines[-1] = (page.number, lines[-1][1], end)
        else:
            lines.append((page.number, start, end))
    return tuple(lines)


def is_inside(line: Line, tables: Sequence[PdfTable]) -> PdfTable | None:
    """The table in whose outline the line stands."""
    middle = (line.left + line.right) / 2
    y = line.base + 0.3 * line.size
    for table in tables:
        left, bottom, right, top = table.box
        if table.page == line.page and left <= middle <= right and bottom <= y <= top:
            return table
    return None


def stitch(upper: PdfTable, lower: PdfTable) -> PdfTable | None:
    """One table of two parts on successive pages; None where they are two tables."""
    if len(upper.columns) != len(lower.columns):
        return None
    if any(abs(a - b) > 4 * _SNAP for a, b in zip(upper.columns, lower.columns, strict=True)):
        return None
    repeated = _repeated_head(upper, lower)
    said_again = tuple(line for cell in lower.cells if cell.row < repeated for line in cell.lines)
    upper = replace(upper, repeated=upper.repeated + said_again)
    rest = [cell for cell in lower.cells if cell.row >= repeated]
    if not rest:
        return upper
    cells = list(upper.cells)
    shift = upper.height - repeated
    if _is_rest_of_row(upper, lower, repeated):
        shift -= 1
        continued = {cell.column: cell for cell in rest if cell.row == repeated}
        last = upper.reaching(upper.height - 1)
        cells = [_lengthened(cell, continued[cell.column]) if cell in last else cell for cell in cells]
        rest = [cell for cell in rest if cell.row > repeated]
    cells += [replace(cell, row=cell.row + shift) for cell in rest]
    return replace(upper, cells=tuple(cells))


def _repeated_head(upper: PdfTable, lower: PdfTable) -> int:
    """How many rows at the head of `lower` say again what the head of `upper` says."""
    count = 0
    while count < min(3, upper.height, lower.height):
        words = [cell.words for cell in lower.row(count)]
        if not any(words) or words != [cell.words for cell in upper.row(count)]:
            break
        count += 1
    return count


def _is_rest_of_row(upper: PdfTable, lower: PdfTable, first: int) -> bool:
    """A row broken by the page's end goes on with its number cell empty."""
    top, last = lower.row(first), upper.reaching(upper.height - 1)
    if not top or not last or top[0].column != 0 or top[0].words:
        return False
    return bool(last[0].words) and [cell.column for cell in top] == [cell.column for cell in last]


def _lengthened(cell: PdfCell, rest: PdfCell) -> PdfCell:
    """A cell with its rest on the next page, where it may speak for further rows."""
    words = f"{cell.words} {rest.words}".strip()
    return replace(cell, lines=cell.lines + rest.lines, words=words, row_span=cell.row_span + rest.row_span - 1)


def drafts(table: PdfTable, texts: PageTexts) -> list[CellDraft]:
    """The cells ready for the draft."""
    return [CellDraft(cell.row, cell.column, [_pieces(cell, texts)], cell.row_span, cell.column_span) for cell in table.cells]


def _pieces(cell: PdfCell, texts: PageTexts) -> list[Piece]:
    pieces: list[Piece] = []
    final = cell.lines[-1] if cell.lines else None
    for line in cell.lines:
        page, start, end = line
        joins = line is final or joins_without_space(texts.texts[page - 1][max(start, end - 12) : end])
        pieces += texts.pieces(page, start, end, glue="" if joins else " ")
    return pieces
