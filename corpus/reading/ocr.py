"""Recognising the letters on pictures of pages with tesseract, as pages like those of a text PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from chidao.corpus.reading import ocr_numbers, ocr_signs, ocr_strokes, ocr_tables, scans
from chidao.corpus.reading.ocr_page import Recognised, as_page
from chidao.corpus.reading.ocr_program import RecognitionError, Word, is_available, run, sureness, words_as_shown, words_on
from PIL import Image

__all__ = ["Recognised", "RecognitionError", "is_available", "recognise", "recognise_and_show"]

_SURE = 60.0
"""Mean confidence (percent) from which a page needs no second look with speckles smoothed or turned round."""


@dataclass(frozen=True, slots=True)
class _Look:
    """A picture made level, the same cleaned and without its rulings (left, top, right, bottom), and what was read on that."""

    level: Image.Image
    wiped: Image.Image
    rulings: list[tuple[int, int, int, int]]
    words: list[Word]


def recognise(picture: Image.Image, number: int, size: tuple[float, float] | None = None) -> Recognised:
    """Reads the picture of page `number`. `size` is the page's in points, told from the picture where not given."""
    return recognise_and_show(picture, number, size)[0]


def recognise_and_show(
    picture: Image.Image, number: int, size: tuple[float, float] | None = None
) -> tuple[Recognised, Image.Image]:
    """A page as `recognise` gives it, and its picture, grey, as it was turned and made level: there its words stand."""
    picture, dpi = scans.resized(scans.grey(picture, first=number == 1))
    if size is not None:
        dpi = picture.width * 72 / size[0]
    look = _look(picture, dpi)
    if look.words and sureness(look.words) < _SURE:
        look = _second_look(picture, look, dpi)
    look = replace(look, words=ocr_strokes.counted(look.wiped, look.words))
    look = replace(look, words=ocr_signs.settled(_with_numbers_settled(look, dpi)))
    return as_page(look.words, look.rulings, look.wiped.size, dpi, number), look.level


def _look(picture: Image.Image, dpi: float, *, denoise: bool = False) -> _Look:
    level = scans.levelled(picture)
    rulings, wiped = scans.rulings(scans.cleaned(level, denoise=denoise), dpi)
    tables = ocr_tables.find(rulings, wiped.size, dpi)
    rest = ocr_tables.without(wiped, tables)
    words = [] if scans.is_blank(rest) else words_on(rest, dpi)
    for table in tables:
        words = ocr_tables.put_in(words, ocr_tables.read(wiped, table, dpi), table)
    return _Look(level, wiped, rulings, words)


def _with_numbers_settled(look: _Look, dpi: float) -> list[Word]:
    doubtful = {at: look.words[at] for at in ocr_numbers.doubtful(look.words)}
    if not doubtful or sureness(look.words) < _SURE:
        return look.words
    strip, rows = ocr_numbers.gathered(look.wiped, doubtful, dpi)
    return ocr_numbers.settled(look.words, rows, words_as_shown(strip, 6))


def _second_look(picture: Image.Image, first: _Look, dpi: float) -> _Look:
    """Pages that read badly are tried smoothed, and turned; the surest reading stands."""
    best = first
    turned = _turn_of(first.wiped)
    tries = [(picture.rotate(-turned, expand=True), False)] if turned else []
    for candidate, denoise in [*tries, (picture, True)]:
        found = _look(candidate, dpi, denoise=denoise)
        if sureness(found.words) > sureness(best.words):
            best = found
        if sureness(best.words) >= _SURE:
            break
    return best


def _turn_of(picture: Image.Image) -> int:
    """Degrees clockwise by which the page must be turned to stand upright, as the recogniser sees it."""
    try:
        seen = run(picture, ["--psm", "0"])
    except RecognitionError:
        return 0
    found = re.search(r"Rotate: (\d+)", seen)
    return int(found.group(1)) if found else 0
