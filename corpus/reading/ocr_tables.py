"""Ruled tables on pictures of pages, read cell by cell: a recogniser shown a whole table runs neighbouring cells together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from chidao.corpus.reading.ocr_program import Word, sureness, words_on
from chidao.corpus.reading.pdf_pages import Page
from chidao.corpus.reading.pdf_tables import scanned_grids
from PIL import Image

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in dots."""
_FRAME = 0.012
"""Inches inside its grid lines within which a cell's rulings may still stand."""
_BLANK, _MARGIN = 0.12, 0.1
"""Inches of paper between one cell and the next as shown to the recogniser, and around them all."""
_INK, _FAINT = 128, 160
"""Levels under which a dot is of a letter, and under which it may be of its edge."""
_SPECKS = 25
"""Dots of ink at most in a cell where nothing the size of a letter is printed."""
_DOUBTFUL = 60.0
"""Mean confidence (percent) under which a cell is shown again."""
_COARSER = 0.8
"""Resolution at which it is, as a share of the first."""
_TALLEST = 6000
"""Dots of a picture shown to the recogniser."""
_FIRST_BLOCK = 10_000
"""Number of the first cell among the blocks of text, above any that the recogniser gives."""


def find(rulings: Sequence[Box], size: tuple[int, int], dpi: float) -> list[list[Box]]:
    """The cells of each ruled table of at least two rows and columns, row by row; tables from the top."""
    scale = 72 / dpi
    width, height = size
    page = Page(0, width * scale, height * scale, "", ())
    grids = scanned_grids([_in_points(line, height, scale) for line in rulings], page)
    tables = [sorted((_in_dots(cell, scale) for cell in grid), key=lambda cell: (cell[1], cell[0])) for grid in grids]
    return sorted(tables, key=lambda cells: cells[0][1])


def _in_dots(box: tuple[float, float, float, float], scale: float) -> Box:
    left, top, right, bottom = box
    return round(left / scale), round(top / scale), round(right / scale), round(bottom / scale)


def _in_points(box: Box, height: int, scale: float) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    return left * scale, (height - bottom) * scale, right * scale, (height - top) * scale


def without(picture: Image.Image, tables: Sequence[Sequence[Box]]) -> Image.Image:
    """The picture with paper where the cells of tables stand."""
    if not tables:
        return picture
    rest = picture.copy()
    for cells in tables:
        for left, top, right, bottom in cells:
            rest.paste(255, (left - 2, top - 2, right + 3, bottom + 3))
    return rest


def read(picture: Image.Image, cells: Sequence[Box], dpi: float) -> list[Word]:
    """The words of the cells, in the order of the cells; each cell is a block of its own.

    Lone figures are easily misread or taken for nothing: doubtful cells are shown once more, coarser, and the surer reading
    of a cell stands.
    """
    parts = ((number, _printed_part(picture, cell, dpi)) for number, cell in enumerate(cells, start=_FIRST_BLOCK))
    printed = {number: part for number, part in parts if part}
    found = _read_parts(picture, printed, dpi)
    doubtful = {number: part for number, part in printed.items() if sureness(found.get(number, ())) < _DOUBTFUL}
    for number, words in _read_parts(picture, doubtful, dpi, _COARSER).items():
        if sureness(words) > sureness(found.get(number, ())):
            found[number] = words
    return [word for number in printed for word in found.get(number, ())]


def _read_parts(picture: Image.Image, parts: Mapping[int, Box], dpi: float, factor: float = 1.0) -> dict[int, list[Word]]:
    """The words of each part, shown `factor` times as fine as other text."""
    found: dict[int, list[Word]] = {}
    for pile in _piles(parts, dpi):
        for word in _read_pile(picture, pile, dpi, factor):
            if any(letter not in "|¦" for letter in word.text):
                found.setdefault(word.line[0], []).append(word)
    return found


def _piles(parts: Mapping[int, Box], dpi: float) -> Iterator[dict[int, Box]]:
    """The parts in piles that are not too high to be shown at once."""
    pile: dict[int, Box] = {}
    height = 0
    for number, box in parts.items():
        if pile and height + box[3] - box[1] > _TALLEST:
            yield pile
            pile, height = {}, 0
        pile[number] = box
        height += box[3] - box[1] + round(_BLANK * dpi)
    if pile:
        yield pile


def _printed_part(picture: Image.Image, cell: Box, dpi: float) -> Box | None:
    """The part of a cell that has ink on it, without what is left of the rulings at its sides; None for an empty one."""
    inset = round(_FRAME * dpi) + 1
    left, top, right, bottom = cell[0] + inset, cell[1] + inset, cell[2] - inset, cell[3] - inset
    if right <= left or bottom <= top:
        return None
    dots = np.asarray(picture.crop((left, top, right, bottom)))
    if (dots < _INK).sum() <= _SPECKS:
        return None
    dark = dots < _FAINT
    across, down = np.nonzero(dark.any(axis=0))[0], np.nonzero(dark.any(axis=1))[0]
    return left + int(across[0]), top + int(down[0]), left + int(across[-1]) + 1, top + int(down[-1]) + 1


def _read_pile(picture: Image.Image, pile: Mapping[int, Box], dpi: float, factor: float) -> list[Word]:
    """Reads parts of a picture laid one below the other."""
    margin, blank = round(_MARGIN * dpi), round(_BLANK * dpi)
    width = max(right - left for left, _, right, _ in pile.values()) + 2 * margin
    height = sum(bottom - top + blank for _, top, _, bottom in pile.values()) + 2 * margin
    shown = Image.new("L", (width, height), 255)
    tops: list[int] = []
    moves: list[tuple[int, int, int]] = []
    y = margin
    for number, (left, top, right, bottom) in pile.items():
        shown.paste(picture.crop((left, top, right, bottom)), (margin, y))
        tops.append(y - blank // 2)
        moves.append((number, left - margin, top - y))
        y += bottom - top + blank
    found = []
    for word in words_on(shown, dpi / factor, mode=6):
        at = max(0, bisect_right(tops, (word.top + word.bottom) / 2) - 1)
        number, across, down = moves[at]
        found.append(
            replace(word, left=word.left + across, right=word.right + across, top=word.top + down, bottom=word.bottom + down,
                    line=(number, *word.line))
        )  # fmt: skip
    return found


def put_in(words: Sequence[Word], inside: Sequence[Word], cells: Sequence[Box]) -> list[Word]:
    """The words of a page with those of a table after the last that stands over it, else before the first below its top."""
    left, right, top = min(cell[0] for cell in cells), max(cell[2] for cell in cells), cells[0][1]
    over = [at for at, word in enumerate(words) if word.bottom <= top and word.left < right and word.right > left]
    below = (at for at, word in enumerate(words) if word.top >= top)
    at = over[-1] + 1 if over else next(below, len(words))
    return [*words[:at], *inside, *words[at:]]
