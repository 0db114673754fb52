"""Where single characters of a page stand, asked of pdfium letter by letter, and how it is asked fast.

Coordinates are points from the lower left corner of the page as it is shown, turned pages turned back.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any, cast

import pypdfium2
import pypdfium2.raw as pdfium


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


Measures = tuple[float, float, float, float, bool]
"""Left, right, base, size and boldness of a line, as they stand in a `Line`."""


_RISE = 0.3
"""How much higher or lower the last letter of a line stands than its first, in font sizes, where the line may run aslant.

Less than two letters rise; quotation marks at the end of a line stand as high.
"""


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
        self.rising: set[int] = set()
        """The first characters of lines whose last one stands much higher or lower."""
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

    def measure(self, first: int, last: int) -> Measures | None:
        """Where a line begins and ends, its height, its font size, and whether it is bold from end to end.

        None where its first or last character has no place.
        """
        if last >= self._plain_to:
            origin, box = self.origin(first), self.box(last)
            if origin is None or box is None:
                return None
            if abs(box[1] - origin[1]) > _RISE * self.size(first):
                self.rising.add(first)
            return in_order(origin[0], box[2], origin[1], self.size(first), self.is_bold(first) and self.is_bold(last))
        raw, one, other, numbers = self._raw, self._first, self._second, self._numbers
        if not _char_origin(raw, first, one, other):
            return None
        left, base = numbers[0].value, numbers[1].value
        if not _char_box(raw, last, one, other, self._third, self._fourth):
            return None
        right, size = numbers[1].value, _font_size(raw, first)
        if abs(numbers[2].value - base) > _RISE * size:
            self.rising.add(first)
        bold = self._is_bold_at(first) and self._is_bold_at(last)
        return (left, right, base, size, bold) if left <= right and size > 1 else in_order(left, right, base, size, bold)

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


def in_order(left: float, right: float, base: float, size: float, bold: bool) -> Measures:
    """Fonts may run backwards, or tell no size."""
    return min(left, right), max(left, right), base, max(size, 1.0), bold


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
