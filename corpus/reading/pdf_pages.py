"""Pages of a PDF as pdfium gives them: their text, and where its lines stand.

Coordinates are points from the lower left corner of the page as it is shown, turned pages turned back.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

import pypdfium2
from chidao.corpus.reading import pdf_stamps
from chidao.corpus.reading.drafting import Piece
from chidao.corpus.reading.legacy import convert, guess_encoding
from chidao.corpus.reading.pdf_pen import Measures, Pen, in_order, text_of

_HYPHEN = "\ufffe"
"""What pdfium puts for a hyphen at the end of a line, running on with the next one. In Vietnamese no word is broken by one."""
_LINE = re.compile(rf"[^\S\r\n]*(\S(?:[^\r\n{_HYPHEN}]*\S)?)")
_WORD = re.compile(r"\S+")
_BREAK = "\r\n"
"""Between the text of the page and that of its stamps."""
_COLUMN_GAP = 3.0
"""Blank between two words on one baseline, in font sizes, that parts two columns; blanks left for a number are narrower."""
_USUAL_WIDTH = 0.6
"""Widest average letter of a line of prose, in font sizes; a wider average means that the line has a hole."""
_FIELD = 10.0
"""How far from its label, “Thời hạn:”, the field of a form begins, in font sizes."""
_SLOPE = 0.25
"""Rise to run, or run to rise, of what is printed aslant; scanners lay pages less crooked than that."""
_FIRST_LINES = 12


class Line(NamedTuple):
    """A printed line: `ranges` are its stretches of the page's text in the order of reading.

    A tuple, since it is made for every line of every page, and a frozen dataclass takes four times as long to make.
    """

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
    """A page's text and lines in the order of its content. From `stamped_from` on the text is that of stamps."""

    number: int
    width: float
    height: float
    text: str
    lines: tuple[Line, ...]
    stamped_from: int = sys.maxsize
    aslant: tuple[Line, ...] = ()
    """Lines printed across the page behind its text, “DỰ THẢO” or who printed it and when; not among `lines`."""


@dataclass(slots=True)
class PageTexts:
    """The texts of a document's pages and, on recognised pages, which stretches are doubtful."""

    texts: list[str] = field(default_factory=list)
    sound: set[int] = field(default_factory=set)
    """The pages with a text of their own that needs no cleaning (see `drafting.is_sound`)."""
    doubts: dict[int, tuple[tuple[int, int, float], ...]] = field(default_factory=dict)

    def pieces(self, page: int, start: int, end: int, *, bold: bool = False, glue: str = "") -> list[Piece]:
        """`text[start:end]` of a page and what joins it to what follows, cut where doubt begins and ends."""
        text = self.texts[page - 1]
        doubts = self.doubts.get(page)
        if not doubts:
            return [Piece(text[start:end] + glue, start, page, bold)]
        pieces: list[Piece] = []
        at = start
        for begins, ends, confidence in doubts[bisect_left(doubts, (start, 0, 0.0)) :]:
            if begins >= end:
                break
            if begins > at:
                pieces.append(Piece(text[at:begins], at, page, bold))
            at = min(ends, end)
            pieces.append(Piece(text[begins:at], begins, page, bold, confidence=confidence))
        if at < end or glue:
            pieces.append(Piece(text[at:end] + glue, at, page, bold))
        return pieces


def read_page(document: pypdfium2.PdfDocument, number: int) -> tuple[Page, Pen, pypdfium2.PdfPage]:
    """The page `number` (from 1), to be closed by the caller. Stamps and form fields are part of its text, at its end.

    A page whose text runs up, down or upside down is turned first, so that it stands as somebody would hold it.
    """
    raw = document[number - 1]
    page, pen, raw = _read(document, raw, number)
    if turn := _turn_needed(page.lines, pen):
        raw.set_rotation((raw.get_rotation() + turn) % 360)
        page, pen, raw = _read(document, raw, number)
    return page, pen, raw


def _turn_needed(lines: Sequence[Line], pen: Pen) -> int:
    """By how many degrees to the right the page must be turned for most of its text to run from left to right."""
    longest = max(lines[:_FIRST_LINES], key=lambda line: len(line.text), default=None)
    if longest is None or not _turn_of(longest, pen):
        return 0
    letters: Counter[int] = Counter()
    for line in lines:
        letters[_turn_of(line, pen)] += len(line.text)
    ((turn, most),) = letters.most_common(1)
    return turn if 2 * most > letters.total() else 0


def _turn_of(line: Line, pen: Pen) -> int:
    across, up = _run_of(line, pen)
    if abs(across) >= abs(up):
        return 180 if across < 0 else 0
    return 90 if up > 0 else 270


def _run_of(line: Line, pen: Pen) -> tuple[float, float]:
    """How far to the right and up the longest of the first words of a line runs; (0, 0) where all are of one letter.

    Not the whole line: pdfium runs rows of a table together, and puts words that stand upside down in the order of the page.
    """
    word = max(islice(_WORD.finditer(line.text), 4), key=lambda word: word.end() - word.start())
    start = line.ranges[0][0]
    first, last = pen.origin(start + word.start()), pen.origin(start + word.end() - 1)
    return (last[0] - first[0], last[1] - first[1]) if first and last else (0.0, 0.0)


def _read(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, number: int) -> tuple[Page, Pen, pypdfium2.PdfPage]:
    text_page = page.get_textpage()
    text = text_of(text_page)
    stamps: Pen | None = None
    body_length = len(text)
    if pdf_stamps.has_words(page):
        stamped = pdf_stamps.lifted(document, page)
        if stamped is None:
            page = pdf_stamps.draw(document, page, number)
            text_page = page.get_textpage()
            text = text_of(text_page)
        else:
            stamped_page = stamped.get_textpage()
            words = text_of(stamped_page)
            stamps = Pen(stamped, stamped_page, len(words))
            text = f"{text}{_BREAK}{words}"
    pen = Pen(page, text_page, body_length if stamps else len(text), stamps, body_length + len(_BREAK))
    if guess_encoding(text) == "tcvn3":
        text = convert(text, "tcvn3")  # letter for letter, so that offsets stay
    width, height = page.get_size()
    lines = tuple(_lines(text, pen, number, body_length))
    aslant: tuple[Line, ...] = ()
    if pen.rising:
        aslant = tuple(line for line in lines if line.ranges[0][0] in pen.rising and _slopes(line, pen))
        lines = tuple(line for line in lines if line not in aslant)
    if _HYPHEN in text:
        text = text.replace(_HYPHEN, "-")
        lines = tuple(line._replace(text=line.text.replace(_HYPHEN, "-")) for line in lines)
    return Page(number, width, height, text, _stamps_put_in(lines, text, pen), body_length, aslant), pen, page


def _slopes(line: Line, pen: Pen) -> bool:
    across, up = map(abs, _run_of(line, pen))
    return up > _SLOPE * across and across > _SLOPE * up


def _lines(text: str, pen: Pen, page: int, body_length: int) -> Iterator[Line]:
    for match in _LINE.finditer(text):
        start, end = match.span(1)
        line = _measured(text, pen, page, start, end, stamped=start >= body_length)
        if line is None:
            continue
        if line.right - line.left > _USUAL_WIDTH * line.size * (end - start) + 20 or line.stamped:
            yield from _split_at_holes(line, text, pen)
        else:
            yield line


def _measured(text: str, pen: Pen, page: int, start: int, end: int, *, stamped: bool) -> Line | None:
    measures = pen.measure(start, end - 1) or _measured_by_letters(pen, start, end)
    return Line(((start, end),), text[start:end], page, *measures, stamped) if measures else None


def _measured_by_letters(pen: Pen, start: int, end: int) -> Measures | None:
    boxes = [box for box in (pen.box(index) for index in range(start, end)) if box]
    if not boxes:
        return None
    bold = pen.is_bold(start) and pen.is_bold(end - 1)
    return in_order(boxes[0][0], boxes[-1][2], boxes[0][1], pen.size(start), bold)


def _split_at_holes(line: Line, text: str, pen: Pen) -> Iterator[Line]:
    """Two columns on one baseline come as one line; they are parted where the blank between two words is wide."""
    (start, end), gap = line.ranges[0], _COLUMN_GAP * line.size
    begun = start
    before: float | None = None
    for word in _WORD.finditer(text, start, end):
        left, right = pen.extent(word.start(), word.end() - 1)
        is_hole = before is not None and left is not None and left - before > gap and not _to_fill(text, begun, word)
        if is_hole or (line.stamped and _leaps(pen, begun, word.start(), line.size)):
            part = _measured(text, pen, line.page, begun, len(text[: word.start()].rstrip()), stamped=line.stamped)
            if part is not None:
                yield part
            begun = word.start()
        before = before if right is None else right
    part = line if begun == start else _measured(text, pen, line.page, begun, end, stamped=line.stamped)
    if part is not None:
        yield part


def _leaps(pen: Pen, begun: int, at: int, size: float) -> bool:
    """Whether a word stands higher or lower than that at `begun`: pdfium runs the fields of a form together."""
    first, here = pen.origin(begun), pen.origin(at)
    return first is not None and here is not None and abs(first[1] - here[1]) > 0.5 * size


def _to_fill(text: str, start: int, word: re.Match[str]) -> bool:
    """Whether the blank before a word is one for the number or the day: “Số:      /UBND”, “ngày      tháng”."""
    last = text[start : word.start()].rstrip()[-5:]
    if word.group().startswith("/"):
        return last.endswith(("Số:", "Số", "số:"))
    return (last.endswith("ngày") and word.group() == "tháng") or (last == "tháng" and word.group() == "năm")


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
    body[host] = body[host]._replace(ranges=tuple(ranges), text=shown)
    return True


def _put_between(body: list[Line], stamp: Line) -> bool:
    """Joins the stamp with the words right before and after it on its line; False where there are none."""
    near = 1.5 * stamp.size
    beside = [line for line in body if abs(line.base - stamp.base) < 0.5 * max(line.size, stamp.size)]
    far = [(line, _FIELD * stamp.size if line.text.endswith(":") else near) for line in beside]
    left_of = [line for line, reach in far if -near < stamp.left - line.right < reach]
    before = max(left_of, key=lambda line: line.right, default=None)
    after = next((line for line in beside if -near < line.left - stamp.right < near and line is not before), None)
    parts = [line for line in (before, stamp, after) if line is not None]
    if len(parts) == 1:
        return False
    whole = (before or stamp)._replace(
        ranges=tuple(one for part in parts for one in part.ranges), text=" ".join(part.text for part in parts),
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
