"""Recognised words laid out as a page like those of a text PDF."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from chidao.corpus.reading.ocr_misread import is_one_number
from chidao.corpus.reading.ocr_program import Word, sureness
from chidao.corpus.reading.pdf_pages import Line, Page

_NOISE = 25.0
"""Mean confidence (percent) under which a line is more likely no text, or worn away, than what the recogniser made of it."""
_QUITE_SURE = 90.0
"""Percent from which a word is not among the doubtful ones."""
_COLUMN_GAP = 2.2
"""Blank between words of one line, in heights of its letters, that parts the columns of a letterhead."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A recognised page: `page` as of a text PDF, the boxes of its words, its rulings, and the doubtful stretches."""

    page: Page
    boxes: tuple[tuple[int, int, float, float, float, float], ...]
    """(start, end, left, bottom, right, top) of each word: offsets in `page.text`, points."""
    rulings: tuple[tuple[float, float, float, float], ...]
    doubts: tuple[tuple[int, int, float], ...]
    """(start, end, confidence from 0 to 1) of each word that is not quite sure."""
    left_out: tuple[Line, ...] = ()
    """Lines that are printed and not among those of `page`: stamps over the letterhead, and what is too worn to be read.

    These are no part of the page's text either; the range of each is empty, and stands where the line would.
    """

    def box(self, index: int) -> tuple[float, float, float, float] | None:
        """Left, bottom, right, top of the character at `index`, its share of its word's box."""
        found = bisect_right(self.boxes, index, key=lambda box: box[0]) - 1
        if found < 0 or index >= self.boxes[found][1]:
            return None
        start, end, left, bottom, right, top = self.boxes[found]
        share = (right - left) / (end - start)
        return left + share * (index - start), bottom, left + share * (index - start + 1), top


def as_page(
    words: Sequence[Word], lines: list[tuple[int, int, int, int]], size: tuple[int, int], dpi: float, number: int
) -> Recognised:
    """Lays the words out as a page of text, in points from its lower left corner."""
    scale = 72 / dpi
    height = size[1] * scale
    text: list[str] = []
    length = 0
    found: list[Line] = []
    boxes: list[tuple[int, int, float, float, float, float]] = []
    doubts: list[tuple[int, int, float]] = []
    worn: list[Line] = []
    for group in _lines(words):
        start, begun = length, len(text)
        if sureness(group) < _NOISE:
            worn.append(_line(group, (start, start), " ".join(word.text for word in group), number, scale, height))
            continue
        for index, word in enumerate(group):
            if index and not is_one_number(group[index - 1].text, word.text):
                text.append(" ")
                length += 1
            box = (word.left * scale, height - word.bottom * scale, word.right * scale, height - word.top * scale)
            boxes.append((length, length + len(word.text), *box))
            if word.sure < _QUITE_SURE:
                doubts.append((length, length + len(word.text), max(0.0, word.sure) / 100))
            text.append(word.text)
            length += len(word.text)
        found.append(_line(group, (start, length), "".join(text[begun:]), number, scale, height))
        text.append("\n")
        length += 1
    stamps = _stamps(found)
    page = Page(number, size[0] * scale, height, "".join(text), tuple(line for line in found if line not in stamps))
    ruled = tuple(
        (left * scale, height - bottom * scale, right * scale, height - top * scale) for left, top, right, bottom in lines
    )
    return Recognised(page, tuple(boxes), ruled, tuple(doubts), (*stamps, *worn))


_MOTTO = re.compile(r"C[ỘÔO]NG\s*H[ÒOÓ][AÀÁ]\s*XÃ\s*H[ỘÔ]I|ĐẢNG\s*C[ỘÔ]NG\s*SẢN")


def _stamps(lines: list[Line]) -> list[Line]:
    """Above the row of the letterhead stand only the stamps of digital signatures and of the registry.

    Not so where the issuer's name is missing beside the motto: there it stands above.
    """
    motto = next((line for line in lines if _MOTTO.search(line.text)), None)
    if motto is None or not any(_is_beside(line, motto) for line in lines):
        return []
    return [line for line in lines if line.base > motto.base + 1.2 * motto.size]


def _is_beside(line: Line, motto: Line) -> bool:
    """Whether the line stands to the left of the motto, at its height or a little lower."""
    return line.right < motto.left and -1.2 <= (motto.base - line.base) / motto.size <= 4


def _line(group: Sequence[Word], span: tuple[int, int], text: str, number: int, scale: float, height: float) -> Line:
    heights = sorted(word.bottom - word.top for word in group)
    bottoms = sorted(word.bottom for word in group)
    size = heights[len(heights) // 2] * scale / 0.75  # letters of mixed height fill three quarters of the font's size
    base = height - bottoms[len(bottoms) // 2] * scale
    return Line((span,), text, number, group[0].left * scale, group[-1].right * scale, base, max(size, 1.0))


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    """The printed lines: those of the recogniser, parted at wide blanks, without specks read as signs."""
    grouped: dict[tuple[int, ...], list[Word]] = {}
    for word in words:
        grouped.setdefault(word.line, []).append(word)
    found: list[list[Word]] = []
    for group in grouped.values():
        kept = [word for word in group if not _is_speck(word)]
        for part in _parted(kept):
            if any(letter.isalnum() for word in part for letter in word.text):
                found.append(part)
    return found


def _is_speck(word: Word) -> bool:
    return word.sure < _NOISE and not any(letter.isalnum() for letter in word.text)


def _parted(words: Sequence[Word]) -> list[list[Word]]:
    parts: list[list[Word]] = []
    heights = sorted(word.bottom - word.top for word in words)
    widest = _COLUMN_GAP * heights[len(heights) // 2] if heights else 0
    for word in words:
        if parts and word.left - parts[-1][-1].right <= widest:
            parts[-1].append(word)
        else:
            parts.append([word])
    return parts
