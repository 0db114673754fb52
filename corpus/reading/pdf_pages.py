"""Pages of a PDF as pdfium gives them: their text, and where its lines stand.

Coordinates are points from the lower left corner of the page as it is shown, turned pages turned back.
"""

from __future__ import annotations

import ctypes
import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast

import pypdfium2
import pypdfium2.raw as pdfium
from chidao.corpus.reading import pdf_stamps
from chidao.corpus.reading.drafting import Piece
from chidao.corpus.reading.legacy import convert, guess_encoding

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


def bare(function: Callable[..., Any], result: type[Any]) -> Callable[..., Any]:
    """A function of pdfium without ctypes' look at each argument, which takes three times as long as the call itself."""
    address = ctypes.cast(cast(Any, function), ctypes.c_void_p).value
    made = ctypes.PYFUNCTYPE(result)(address or 0)
    made.argtypes = None  # type: ignore[assignment]
    return made


def handle(raw: Any) -> Any:
    """A pointer of pdfium made ready to be handed to a `bare` function again and again."""
    return ctypes.c_void_p.from_param(cast(Any, ctypes.cast(raw, ctypes.c_void_p).value))


_char_origin = bare(pdfium.FPDFText_GetCharOrigin, ctypes.c_int)
_char_box = bare(pdfium.FPDFText_GetCharBox, ctypes.c_int)
_font_size = bare(pdfium.FPDFText_GetFontSize, ctypes.c_double)
_font_info = bare(pdfium.FPDFText_GetFontInfo, ctypes.c_ulong)
_index_of_text = bare(pdfium.FPDFText_GetCharIndexFromTextIndex, ctypes.c_int)
_text_index_of = bare(pdfium.FPDFText_GetTextIndexFromCharIndex, ctypes.c_int)
_count_chars = bare(pdfium.FPDFText_CountChars, ctypes.c_int)
_get_text = bare(pdfium.FPDFText_GetText, ctypes.c_int)


Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


_Measures = tuple[float, float, float, float, bool]
"""Left, right, base, size and boldness of a line, as they stand in a `Line`."""


class Pen:
    """Where single characters of a page stand. Those from `end` on stand where the pen of the stamps says."""

    def __init__(
        self, page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage, length: int, stamps: Pen | None = None, end: int = 0
    ) -> None:
        self._text_page = text_page  # kept open as long as the pen
        self._raw = handle(text_page.raw)
        self._turn = page.get_rotation()
        self._width, self._height = page.get_size()
        self._numbers = numbers = [ctypes.c_double() for _ in range(4)]
        self._first, self._second, self._third, self._fourth = (ctypes.byref(number) for number in numbers)
        self._letters = ctypes.create_string_buffer(128)
        self._name, self._flags = ctypes.byref(self._letters), ctypes.byref(ctypes.c_int())
        self._bold: dict[bytes, bool] = {}
        # pdfium leaves some characters out of the text that it counts; indices differ then.
        self._shifted = _count_chars(self._raw) != length
        self._stamps = stamps
        self._end = end if stamps else sys.maxsize
        self._plain_to = -1 if self._turn or self._shifted else self._end
        """Up to here characters are asked as they are counted, and stand where pdfium says."""

    def origin(self, index: int) -> tuple[float, float] | None:
        if self._stamps and index >= self._end:
            return self._stamps.origin(index - self._end)
        at = _index_of_text(self._raw, index) if self._shifted else index
        if not _char_origin(self._raw, at, self._first, self._second):
            return None
        x, y = self._numbers[0].value, self._numbers[1].value
        return self.turn(x, y) if self._turn else (x, y)

    def box(self, index: int) -> tuple[float, float, float, float] | None:
        """Left, bottom, right, top of a character; None for those that pdfium made up."""
        if self._stamps and index >= self._end:
            return self._stamps.box(index - self._end)
        at = _index_of_text(self._raw, index) if self._shifted else index
        # pdfium's order: left, right, bottom, top
        if not _char_box(self._raw, at, self._first, self._second, self._third, self._fourth):
            return None
        left, right, bottom, top = self._numbers
        return self.turned((left.value, bottom.value, right.value, top.value))

    def extent(self, first: int, last: int) -> tuple[float | None, float | None]:
        """From where to where the characters between two of one line reach."""
        if last >= self._plain_to:
            begins, ends = self.box(first), self.box(last)
            return begins and begins[0], ends and ends[2]
        raw, one, other, third, fourth = self._raw, self._first, self._second, self._third, self._fourth
        left, right, _, _ = self._numbers
        begin = left.value if _char_box(raw, first, one, other, third, fourth) else None
        return begin, right.value if _char_box(raw, last, one, other, third, fourth) else None

    def measure(self, first: int, last: int) -> _Measures | None:
        """Where a line begins and ends, its height, its font size, and whether it is bold from end to end.

        None where its first or last character has no place.
        """
        if last >= self._plain_to:
            origin, box = self.origin(first), self.box(last)
            if origin is None or box is None:
                return None
            return _in_order(origin[0], box[2], origin[1], self.size(first), self.is_bold(first) and self.is_bold(last))
        raw, one, other, numbers = self._raw, self._first, self._second, self._numbers
        if not _char_origin(raw, first, one, other):
            return None
        left, base = numbers[0].value, numbers[1].value
        if not _char_box(raw, last, one, other, self._third, self._fourth):
            return None
        right, size = numbers[1].value, _font_size(raw, first)
        bold = self._is_bold_at(first) and self._is_bold_at(last)
        return (left, right, base, size, bold) if left <= right and size > 1 else _in_order(left, right, base, size, bold)

    def size(self, index: int) -> float:
        if self._stamps and index >= self._end:
            return self._stamps.size(index - self._end)
        return float(_font_size(self._raw, _index_of_text(self._raw, index) if self._shifted else index))

    def is_bold(self, index: int) -> bool:
        if self._stamps and index >= self._end:
            return self._stamps.is_bold(index - self._end)
        return self._is_bold_at(_index_of_text(self._raw, index) if self._shifted else index)

    def _is_bold_at(self, index: int) -> bool:
        if not _font_info(self._raw, index, self._name, 128, self._flags):
            return False
        name = self._letters.value
        bold = self._bold.get(name)
        if bold is None:
            bold = self._bold[name] = b"bold" in name.lower()
        return bold

    def turned(self, box: Box) -> Box:
        """The box as it stands on the page as shown."""
        if not self._turn:
            return box
        first, second = self.turn(box[0], box[1]), self.turn(box[2], box[3])
        return min(first[0], second[0]), min(first[1], second[1]), max(first[0], second[0]), max(first[1], second[1])

    def turn(self, x: float, y: float) -> tuple[float, float]:
        """The point as it stands on the page as shown; `get_size` already gives the sides as shown."""
        if self._turn == 90:
            return y, self._height - x
        if self._turn == 180:
            return self._width - x, self._height - y
        if self._turn == 270:
            return self._width - y, x
        return x, y


def text_of(text_page: pypdfium2.PdfTextPage) -> str:
    """The whole text of a page, as `get_text_range` gives it but without asking for its length in steps."""
    raw = handle(text_page.raw)
    count = _count_chars(raw)
    # Where pdfium leaves out the first or last character, it does not find the whole text by their numbers.
    if count < 1 or _text_index_of(raw, 0) < 0 or _text_index_of(raw, count - 1) < 0:
        return str(text_page.get_text_range())
    units = bytearray(4 * count + 2)
    written = _get_text(raw, 0, count, ctypes.byref(ctypes.c_char.from_buffer(units)))
    return units[: 2 * written - 2].decode("utf-16-le", errors="ignore")


def read_page(document: pypdfium2.PdfDocument, number: int) -> tuple[Page, Pen, pypdfium2.PdfPage]:
    """The page `number` (from 1), to be closed by the caller. Stamps and form fields are part of its text, at its end."""
    page = document[number - 1]
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
    if _HYPHEN in text:
        text = text.replace(_HYPHEN, "-")
        lines = tuple(line._replace(text=line.text.replace(_HYPHEN, "-")) for line in lines)
    return Page(number, width, height, text, _stamps_put_in(lines, text, pen), body_length), pen, page


def _lines(text: str, pen: Pen, page: int, body_length: int) -> Iterator[Line]:
    measure = pen.measure
    for match in _LINE.finditer(text):
        start, end = match.span(1)
        measures = measure(start, end - 1) or _measured_by_letters(pen, start, end)
        if measures is None:
            continue
        line = Line(((start, end),), text[start:end], page, *measures, start >= body_length)
        left, right, _, size, _ = measures
        if right - left > _USUAL_WIDTH * size * (end - start) + 20 or line.stamped:
            yield from _split_at_holes(line, text, pen)
        else:
            yield line


def _measured(text: str, pen: Pen, page: int, start: int, end: int, *, stamped: bool) -> Line | None:
    measures = pen.measure(start, end - 1) or _measured_by_letters(pen, start, end)
    return Line(((start, end),), text[start:end], page, *measures, stamped) if measures else None


def _measured_by_letters(pen: Pen, start: int, end: int) -> _Measures | None:
    boxes = [box for box in (pen.box(index) for index in range(start, end)) if box]
    if not boxes:
        return None
    bold = pen.is_bold(start) and pen.is_bold(end - 1)
    return _in_order(boxes[0][0], boxes[-1][2], boxes[0][1], pen.size(start), bold)


def _in_order(left: float, right: float, base: float, size: float, bold: bool) -> _Measures:
    """Fonts may run backwards, or tell no size."""
    return min(left, right), max(left, right), base, max(size, 1.0), bold


def _split_at_holes(line: Line, text: str, pen: Pen) -> Iterator[Line]:
    """Two columns on one baseline come as one line; they are parted where the blank between two words is wide."""
    (start, end), gap = line.ranges[0], _COLUMN_GAP * line.size
    begun = start
    before: float | None = None
    for word in _WORD.finditer(text, start, end):
        left, right = pen.extent(word.start(), word.end() - 1)
        if before is not None and left is not None and left - before > gap and not _to_fill(text, begun, word):
            part = _measured(text, pen, line.page, begun, len(text[: word.start()].rstrip()), stamped=line.stamped)
            if part is not None:
                yield part
            begun = word.start()
        before = before if right is None else right
    part = line if begun == start else _measured(text, pen, line.page, begun, end, stamped=line.stamped)
    if part is not None:
        yield part


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
    before = next((line for line in beside if -near < stamp.left - line.right < near), None)
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
