"""Tables of a PDF: found by their rulings, filled with the characters inside, stitched over pages."""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import NamedTuple, Protocol

import pypdfium2
import pypdfium2.raw as pdfium
from chidao.corpus.reading.drafting import CellDraft, Composed, Piece, compose_sound
from chidao.corpus.reading.lines import joins_without_space
from chidao.corpus.reading.pdf_pages import Line, Page, PageTexts
from chidao.corpus.reading.pdf_pen import Box, Pen, bare, handle
from chidao.corpus.reading.rulings import MAX_RULINGS, SNAP, Rulings

_HAIR = 3.0
"""Points: a drawn thing thinner than this is a ruling."""
_MIDDLE = 0.3
"""Font sizes from the base of a line to the middle of its letters."""
_NARROW = 0.2
"""Narrowest average letter of a line, in font sizes."""
_MAX_SEGMENTS = 400
_WORD = re.compile(r"\S+")
_FROM_THE_TOP = itemgetter(1, 0)


class PdfCell(NamedTuple):
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


def find_tables(raw: pypdfium2.PdfPage, page: Page, pen: Pen, before: PdfTable | None, pictures: list[Box]) -> list[PdfTable]:
    """The ruled tables of a page with at least two rows and two columns, top to bottom.

    A single row is one where the last table `before` this page has its columns: it is the last row of that. The places of
    the page's pictures, met on the way, are added to `pictures`.
    """
    return _tables(_rulings(raw, page, pen, pictures), page, pen, before)


def find_scanned_tables(rulings: Sequence[Box], page: Page, boxes: Boxes, before: PdfTable | None = None) -> list[PdfTable]:
    """The same for a recognised page, from the rulings seen on its picture."""
    return _tables(_seen(rulings, page), page, boxes, before)


def scanned_grids(rulings: Sequence[Box], page: Page) -> list[list[Box]]:
    """The cells of each table that the rulings of a recognised page close in: left, top, right, bottom from the page's top."""
    return [group for group in _seen(rulings, page).grids() if all(len(lines) >= 3 for lines in _columns_and_rows(group))]


def _columns_and_rows(boxes: Sequence[Box]) -> tuple[list[float], list[float]]:
    columns, _ = _grid_lines(sorted({x for box in boxes for x in (box[0], box[2])}))
    rows, _ = _grid_lines(sorted({y for box in boxes for y in (box[1], box[3])}))
    return columns, rows


def _seen(boxes: Sequence[Box], page: Page) -> Rulings:
    rulings = Rulings(on_picture=True)
    for box in boxes:
        _rule(rulings, box, page)
    return rulings


def _tables(rulings: Rulings, page: Page, pen: Boxes, before: PdfTable | None) -> list[PdfTable]:
    found = [_filled(group, page, pen, before) for group in rulings.grids()]
    return sorted((table for table in found if table), key=lambda table: -table.box[3])


def _rulings(raw: pypdfium2.PdfPage, page: Page, pen: Pen, pictures: list[Box]) -> Rulings:
    rulings = Rulings()
    for thing, box in _paths(raw, pen, pictures):
        if box[2] - box[0] <= _HAIR or box[3] - box[1] <= _HAIR:
            _rule(rulings, box, page)
            continue
        path = ctypes.cast(thing, pdfium.FPDF_PAGEOBJECT)
        if not _is_stroked(path):
            continue  # shading behind a cell; its rulings are drawn for themselves
        if pdfium.FPDFPath_CountSegments(path) <= 6:
            _rule_sides(rulings, box, page)
        else:
            for segment in _drawn_lines(path, pen):
                _rule(rulings, segment, page)
        if len(rulings) > MAX_RULINGS:
            break
    return rulings


class _Thing(ctypes.c_void_p):
    """Something drawn on a page."""


_thing = bare(pdfium.FPDFPage_GetObject, _Thing)
_type_of = bare(pdfium.FPDFPageObj_GetType, ctypes.c_int)
_bounds = bare(pdfium.FPDFPageObj_GetBounds, ctypes.c_int)


def _paths(raw: pypdfium2.PdfPage, pen: Pen, pictures: list[Box]) -> Iterator[tuple[_Thing, Box]]:
    """The drawn paths of a page and where they stand; the places of its pictures are added to `pictures`.

    Not those inside forms, of which pdfium tells the place in the form.
    """
    here = handle(raw.raw)
    sides = [ctypes.c_float() for _ in range(4)]
    left, bottom, right, top = sides
    first, second, third, fourth = map(ctypes.byref, sides)
    path, picture = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE
    for index in range(pdfium.FPDFPage_CountObjects(raw.raw)):
        thing = _thing(here, index)
        kind = _type_of(thing)
        if kind not in (path, picture) or not _bounds(thing, first, second, third, fourth):
            continue
        box = pen.turned((left.value, bottom.value, right.value, top.value))
        if kind == picture:
            pictures.append(box)
        else:
            yield thing, box


def _is_stroked(path: object) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke)) and stroke.value)


def _rule_sides(rulings: Rulings, box: Box, page: Page) -> None:
    left, bottom, right, top = box
    if right - left > 0.97 * page.width and top - bottom > 0.9 * page.height:
        return  # the page's own background
    for side in (
        (left, bottom, left, top),
        (right, bottom, right, top),
        (left, bottom, right, bottom),
        (left, top, right, top),
    ):
        _rule(rulings, side, page)


def _rule(rulings: Rulings, box: Box, page: Page) -> None:
    """Adds a ruling; speckles and slants are none."""
    left, bottom, right, top = box
    wide, high = right - left, top - bottom
    if wide >= high:
        if wide >= 2 * _HAIR and high <= _HAIR:
            rulings.level.append((page.height - (bottom + top) / 2, left, right))
    elif high >= 2 * _HAIR and wide <= _HAIR:
        rulings.upright.append(((left + right) / 2, page.height - top, page.height - bottom))


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


def _filled(boxes: Sequence[Sequence[float]], page: Page, pen: Boxes, before: PdfTable | None) -> PdfTable | None:
    """The cells of one table on their grid with what is printed in them; None for frames and single rows of boxes, unless
    these go on with the table `before`.
    """
    xs = sorted({x for box in boxes for x in (box[0], box[2])})
    ys = sorted({y for box in boxes for y in (box[1], box[3])})
    columns, column_of = _grid_lines(xs)
    rows, row_of = _grid_lines(ys)
    if len(columns) < 3 or len(rows) < 2 or (len(rows) == 2 and not (before and _same_columns(before.columns, columns))):
        return None
    outline = (xs[0], page.height - ys[-1], xs[-1], page.height - ys[0])
    words = _words_inside(page, pen, outline, columns)
    if not words:
        return None
    words.sort(key=itemgetter(1), reverse=True)
    heights = [page.height - word[1] for word in words]
    cells: list[PdfCell] = []
    for left, top, right, bottom in sorted(boxes, key=_FROM_THE_TOP):
        row, column = row_of[top], column_of[left]
        row_span, column_span = row_of[bottom] - row, column_of[right] - column
        if row_span < 1 or column_span < 1:
            continue
        # Sorted from the top, so that a cell looks only at the words of its own height.
        high = words[bisect_left(heights, top) : bisect_left(heights, bottom)]
        lines = printed_lines([word for word in high if left <= word[0] < right], page)
        text = " ".join([page.text[start:end] for _, start, end in lines])
        cells.append(PdfCell(row, column, row_span, column_span, lines, " ".join(text.split())))
    if sum(bool(cell.words) for cell in cells) < 2:
        return None
    first = min(word[2] for word in words)
    return PdfTable(page.number, outline, tuple(cells), tuple(columns), first)


def _grid_lines(values: Sequence[float]) -> tuple[list[float], dict[float, int]]:
    """The lines of a grid, those that touch as one, and which of them each value stands on."""
    lines: list[float] = []
    for value in values:
        if not lines or value - lines[-1] > SNAP:
            lines.append(value)
    return lines, {value: _nearest(lines, value) for value in values}


def _nearest(lines: Sequence[float], value: float) -> int:
    after = bisect_left(lines, value)
    if after == len(lines) or (after and value - lines[after - 1] <= lines[after] - value):
        return after - 1
    return after


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
    if len(words) < 2:
        return tuple((page.number, start, end) for _, _, start, end in words)
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
    if not _same_columns(upper.columns, lower.columns):
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
        last = set(map(id, upper.reaching(upper.height - 1)))
        cells = [_lengthened(cell, continued[cell.column]) if id(cell) in last else cell for cell in cells]
        rest = [cell for cell in rest if cell.row > repeated]
    cells += [cell._replace(row=cell.row + shift) for cell in rest]
    return replace(upper, cells=tuple(cells))


def _same_columns(upper: Sequence[float], lower: Sequence[float]) -> bool:
    return len(upper) == len(lower) and all(abs(a - b) <= 4 * SNAP for a, b in zip(upper, lower, strict=True))


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
    return cell._replace(lines=cell.lines + rest.lines, words=words, row_span=cell.row_span + rest.row_span - 1)


def drafts(table: PdfTable, texts: PageTexts) -> list[CellDraft]:
    """The cells ready for the draft."""
    return [
        CellDraft(cell.row, cell.column, (_composed(cell, texts) or _pieces(cell, texts),), cell.row_span, cell.column_span)
        for cell in table.cells
    ]


def _composed(cell: PdfCell, texts: PageTexts) -> Composed | None:
    if not all(page in texts.sound for page, _, _ in cell.lines):
        return None
    return compose_sound([(texts.texts[page - 1][start:end], start, page) for page, start, end in cell.lines])


def _pieces(cell: PdfCell, texts: PageTexts) -> list[Piece]:
    pieces: list[Piece] = []
    final = cell.lines[-1] if cell.lines else None
    for line in cell.lines:
        page, start, end = line
        joins = line is final or joins_without_space(texts.texts[page - 1][max(start, end - 12) : end])
        pieces += texts.pieces(page, start, end, glue="" if joins else " ")
    return pieces
