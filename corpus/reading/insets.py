"""Pictures that stand inside a document: which of them are worth recognising, and what is read on those.

Offices paste scans and tables of other programs into their letters; photographs, logos, seals and charts stand there, too.
"""

from __future__ import annotations

import io
import re

import numpy as np
from chidao.corpus.document import Document, Source
from chidao.corpus.reading.errors import ReadingError
from chidao.corpus.reading.ocr_program import is_available
from chidao.corpus.reading.package import DamagedError
from PIL import Image, ImageOps

MAX_INSETS = 100
"""Pictures of one document that are recognised at most."""
_NARROWEST, _LOWEST = 300, 40
"""Dots of a picture with a line of text at least."""
_LARGEST = 60_000_000
_LOOKED_AT = 800
"""Dots of the longer side at which the colours of a picture are looked at."""
_BRIGHT, _DARK, _COLOURED = 0.75, 0.5, 60
"""Of the level of the paper, what is light and what is ink; from how much between two primary colours a dot is coloured."""
_PAPER, _LEAST_INK, _MOST_INK, _MOST_COLOUR, _COLOURED_INK = 0.6, 0.003, 0.3, 0.3, 0.5
"""Shares of a picture of text: light dots at least, ink at least and at most, coloured dots and coloured ink at most."""
_UPRIGHT = 1.2
"""How much higher than wide a picture of a whole page is."""
_MARGINS = 1.2
"""How much wider the paper is than what is printed on it."""
_A4 = 2**0.5
_SENTENCE = re.compile(r"(?:\S*[^\W\d_]{2,}\S*\s+){4}\S*[^\W\d_]{2,}")
"""Five words together: the labels of charts and the letters of logos are fewer."""
_DOUBTED = 0.4
"""Share of doubtful letters from which a reading is none."""


def holds_text(picture: Image.Image) -> bool:
    """Whether a picture looks like dark letters on light paper."""
    if picture.width < _NARROWEST or picture.height < _LOWEST or picture.width * picture.height > _LARGEST:
        return False
    small = _on_white(picture)
    small.thumbnail((_LOOKED_AT, _LOOKED_AT), Image.Resampling.NEAREST)
    dots = np.asarray(small, dtype=np.int16)
    grey, colour = dots.mean(axis=2), dots.max(axis=2) - dots.min(axis=2)
    paper = np.percentile(grey, 95)
    ink = grey < _DARK * paper
    light, coloured = np.mean(grey > _BRIGHT * paper), colour > _COLOURED
    if light < _PAPER or np.mean(coloured) > _MOST_COLOUR or not _LEAST_INK <= np.mean(ink) <= _MOST_INK:
        return False
    return bool(np.mean(coloured[ink]) <= _COLOURED_INK)


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture in colour, its clear parts white as the paper that it is printed on."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        paper = Image.new("RGBA", seen.size, (255, 255, 255, 255))
        return Image.alpha_composite(paper, seen).convert("RGB")
    return picture.convert("RGB")


def read_inset(content: bytes, name: str) -> Document | None:
    """What stands on a picture; None where it holds no text. Raises `ReadingError` where no recogniser is there."""
    try:
        with Image.open(io.BytesIO(content)) as picture:
            if not holds_text(picture):
                return None
            page = _as_page(_on_white(ImageOps.exif_transpose(picture)))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    if not is_available():
        raise ReadingError(name, "needs_ocr")
    from chidao.corpus.reading.pdf import read_image

    written = io.BytesIO()
    page.save(written, "PPM")
    try:
        found = read_image(written.getvalue(), Source(name, "", "image/*"))
    except (ReadingError, DamagedError):
        return None
    return found if is_readable(found) else None


def _as_page(picture: Image.Image) -> Image.Image:
    """The picture on paper as wide as its page: the recogniser tells the size of letters from the sides of the page."""
    if picture.height >= _UPRIGHT * picture.width:
        return picture
    width = round(_MARGINS * picture.width)
    page = Image.new("RGB", (width, round(max(_MARGINS * picture.height, _A4 * width))), "white")
    page.paste(picture, ((width - picture.width) // 2, round((_MARGINS - 1) * picture.width / 2)))
    return page


def is_readable(found: Document) -> bool:
    """Whether most of a reading is sentences, and most of its letters are sure."""
    doubted = sum(doubt.end - doubt.start for doubt in found.doubts)
    said = sum(block.end - block.start for block in found.blocks if _SENTENCE.search(found.text, block.start, block.end))
    return 2 * said >= len(found.text) > 0 and doubted <= _DOUBTED * len(found.text)
