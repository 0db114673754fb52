"""Pages of a PDF as pdfium gives them: their text, and where its lines stand.

Coordinates are points from the lower left corner of the page as it is shown, turned pages turned back.
"""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import pypdfium2
import pypdfium2.raw as pdfium
from chidao.corpus.reading.drafting import Piece
from chidao.corpus.reading.legacy import convert, guess_encoding

_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"\S+")
_STAMPED = (pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_WIDGET)
_COLUMN_GAP = 3.0
"""Blank between two words on one baseline, in font sizes, that parts two columns; blanks left for a number are narrower."""
_USUAL_WIDTH = 0.6
"""Widest average letter of a line of prose, in font sizes; a wider average means that the line has a hole."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: `ranges` are its stretches of the page's text in the order of reading."""

    ranges: tuple[tuple[int, int], ...]
    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    stamped: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page's text and lines in the order of its content. `count` is the number of characters of `text`."""

    number: int
    width: float
    height: float
    text: str
    lines: tuple[Line, ...]


@dataclass(slots=True)
class PageTexts:
    """The texts of a document's pages and, on recognised pages, which stretches are doubtful."""

    texts: list[str] = field(default_factory=list)
    doubts: dict[int, tuple[tuple[int, int, float], ...]] = field(default_factory=dict)

    def pieces(self, page: int, start: int, end: int, *, bold: bool = False) -> list[Piece]:
        """`text[start:end]` of a page, cut where doubt begins and ends."""
        text = self.texts[page - 1]
        pieces: list[Piece] = []
        doubts = self.doubts.get(page, ())
        at = start
        for begins, ends, confidence in doubts[bisect_left(doubts, (start, 0, 0.0)) :]:
            if begins >= end:
                break
            if begins > at:
                pieces.append(Piece(text[at:begins], at, page, bold))
            at = min(ends, end)
            pieces.append(Piece(text[begins:at], begins, page, bold, confidence=confidence))
        if at < end:
            pieces.append(Piece(text[at:end], at, page, bold))
        return pieces


class Pen:
    """Where single characters of a page stand."""

    def __init__(self, page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage, text: str) -> None:
        self._text_page = text_page  # kept open as long as the pen
        self._raw = text_page.raw
        self._turn = page.get_rotation()
        self._width, self._height = page.get_size()
        self._numbers = [ctypes.c_double() for _ in range(4)]
        self._places = [ctypes.byref(number) for number in self._numbers]
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        # pdfium leaves some characters out of the text that it counts; indices differ then.
        self._shifted = text_page.count_chars() != len(text)

    def origin(self, index: int) -> tuple[float, float] | None:
        if not pdfium.FPDFText_GetCharOrigin(self._raw, self._index(index), *self._places[:2]):
            return None
        return self._turned(self._numbers[0].value, self._numbers[1].value)

    def box(self, index: int) -> tuple[float, float, float, float] | None:
        """Left, bottom, right, top of a character; None for those that pdfium made up."""
        # pdfium's order: left, right, bottom, top
        if not pdfium.FPDFText_GetCharBox(self._raw, self._index(index), *self._places):
            return None
        left, right, bottom, top = (number.value for number in self._numbers)
        if not self._turn:
            return left, bottom, right, top
        first, second = self._turned(left, bottom), self._turned(right, top)
        return min(first[0], second[0]), min(first[1], second[1]), max(first[0], second[0]), max(first[1], second[1])

    def size(self, index: int) -> float:
        return float(pdfium.FPDFText_GetFontSize(self._raw, self._index(index)))

    def is_bold(self, index: int) -> bool:
        length = pdfium.FPDFText_GetFontInfo(self._raw, self._index(index), self._name, 128, ctypes.byref(self._flags))
        return length > 0 and b"bold" in self._name.value.lower()

    def turn(self, x: float, y: float) -> tuple[float, float]:
        return self._turned(x, y)

    def _index(self, index: int) -> int:
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._raw, index)) if self._shifted else index

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        """The point as it stands on the page as shown; `get_size` already gives the sides as shown."""
        if self._turn == 90:
            return y, self._height - x
        if self._turn == 180:
            return self._width - x, self._height - y
        if self._turn == 270:
            return self._width - y, x
        return x, y


def read_page(document: pypdfium2.PdfDocument, number: int) -> tuple[Page, Pen, pypdfium2.PdfPage]:
    """The page `number` (from 1), to be closed by the caller. Stamps and form fields are part of its text, at its end."""
    page = document[number - 1]
    text_page = page.get_textpage()
    body_length: int | None = None
    if _has_stamps(page):
        body_length = text_page.count_chars()
        if pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS:
            page.close()
            page = document[number - 1]
            text_page = page.get_textpage()
    text = text_page.get_text_range()
    if guess_encoding(text) == "tcvn3":
        text = convert(text, "tcvn3")  # letter for letter, so that offsets stay
    pen = Pen(page, text_page, text)
    width, height = page.get_size()
    lines = tuple(_lines(text, pen, number, len(text) if body_length is None else body_length))
    return Page(number, width, height, text, _stamps_put_in(lines, text, pen)), pen, page


def _has_stamps(page: pypdfium2.PdfPage) -> bool:
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), 200)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind in _STAMPED:
            return True
    return False


def _lines(text: str, pen: Pen, page: int, body_length: int) -> Iterator[Line]:
    for match in _LINE.finditer(text):
        stretch = match.group()
        start = match.start() + len(stretch) - len(stretch.lstrip())
        end = match.start() + len(stretch.rstrip())
        if start >= end:
            continue
        line = _measured(text, pen, page, start, end)
        if line is None:
            continue
        if start >= body_length:
            line = replace(line, stamped=True)
        if line.right - line.left > _USUAL_WIDTH * line.size * (end - start) + 20 or line.stamped:
            yield from _split_at_holes(line, text, pen)
        else:
            yield line


def _measured(text: str, pen: Pen, page: int, start: int, end: int) -> Line | None:
    origin, last = pen.origin(start), pen.box(end - 1)
    if origin is None or last is None:
        boxes = [box for box in (pen.box(index) for index in range(start, end)) if box]
        if not boxes:
            return None
        origin, last = boxes[0][:2], boxes[-1]
    bold = pen.is_bold(start) and pen.is_bold(end - 1)
    left, right = min(origin[0], last[2]), max(origin[0], last[2])
    return Line(((start, end),), text[start:end], page, left, right, origin[1], max(pen.size(start), 1.0), bold)


def _split_at_holes(line: Line, text: str, pen: Pen) -> Iterator[Line]:
    """Two columns on one baseline come as one line; they are parted where the blank between two words is wide."""
    (start, end), gap = line.ranges[0], _COLUMN_GAP * line.size
    begun = start
    before: float | None = None
    for word in _WORD.finditer(text, start, end):
        first, last = pen.box(word.start()), pen.box(word.end() - 1)
        if before is not None and first is not None and first[0] - before > gap:
            part = _measured(text, pen, line.page, begun, len(text[: word.start()].rstrip()))
            if part is not None:
                yield replace(part, stamped=line.stamped)
            begun = word.start()
        before = last[2] if last is not None else before
    part = _measured(text, pen, line.page, begun, end)
    if part is not None:
        yield replace(part, stamped=line.stamped)


def _stamps_put_in(lines: Sequence[Line], text: str, pen: Pen) -> tuple[Line, ...]:
    """The number and day stamped into the blanks of “Số:    /UBND” are read where they stand."""
    body = [line for line in lines if not line.stamped]
    left_over: list[Line] = []
    for stamp in (line for line in lines if line.stamped):
        host = next((index for index, line in enumerate(body) if _is_blank_for(line, stamp)), None)
        if host is not None and _put_in(body, host, stamp, text, pen):
            continue
        if not _put_between(body, stamp):
            left_over.append(stamp)
    return (*body, *left_over)


def _is_blank_for(line: Line, stamp: Line) -> bool:
    same_height = abs(line.base - stamp.base) < 0.5 * max(line.size, stamp.size)
    return same_height and line.left <= stamp.left and stamp.right <= line.right + line.size


def _put_in(body: list[Line], host: int, stamp: Line, text: str, pen: Pen) -> bool:
    """Opens the line at the blank in which the stamp stands; False where there is none."""
    middle = (stamp.left + stamp.right) / 2
    ranges: list[tuple[int, int]] = []
    placed = False
    for start, end in body[host].ranges:
        cut = next((w.start() for w in _WORD.finditer(text, start, end) if _begins_right_of(pen, w.start(), middle)), None)
        if placed or cut is None or cut == start:
            ranges.append((start, end))
            continue
        ranges += [(start, cut), stamp.ranges[0], (cut, end)]
        placed = True
    if not placed:
        return False
    shown = " ".join(text[start:end].strip() for start, end in ranges)
    body[host] = replace(body[host], ranges=tuple(ranges), text=shown)
    return True


def _put_between(body: list[Line], stamp: Line) -> bool:
    """Joins the stamp with the words right before and after it on its line; False where there are none."""
    near = 1.5 * stamp.size
    beside = [line for line in body if abs(line.base - stamp.base) < 0.5 * max(line.size, stamp.size)]
    before = next((line for line in beside if -near < stamp.left - line.right < near), None)
    after = next((line for line in beside if -near < line.left - stamp.right < near and line is not before), None)
    parts = [line for line in (before, stamp, after) if line is not None]
    if len(parts) == 1:
        return False
    whole = replace(
        before or stamp, ranges=tuple(one for part in parts for one in part.ranges), text=" ".join(part.text for part in parts),
        right=parts[-1].right, stamped=False,
    )  # fmt: skip
    at = min(body.index(part) for part in parts if part is not stamp)
    body[at] = whole
    if before is not None and after is not None:
        body.remove(after)
    return True


def _begins_right_of(pen: Pen, index: int, x: float) -> bool:
    box = pen.box(index)
    return box is not None and box[0] > x
