"""Pictures of pages made ready for recognition: stamps taken off, paper whitened, lines of text levelled."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter, ImageOps

Gray = npt.NDArray[np.uint8]
DPI = 300
"""Resolution at which the recogniser errs least; coarser scans are enlarged to it."""
MAX_PIXELS = 60_000_000
_COLOURED, _INKED, _PAPER = 60, 110, 225
"""Levels (0 to 255): how far apart the colours of ink are, how light its lightest is, and what it is turned into."""
_A4_WIDTH = 8.27
_BAND = 256
"""Rows worked on at a time, so that a page never stands in memory in several forms at once."""
_HEAD = 0.28
"""Share of the first page that the letterhead takes up at most, the motto and the line of the date included."""
_SOFTNESS = 1.0
"""Dots: on edges a little soft the recogniser errs less than on the hard ones of scanners and of drawn text."""
_LARGEST_TILT = 5.0
_STEP = 0.1


def grey(picture: Image.Image, *, first: bool = False) -> Image.Image:
    """The picture in grey, coloured stamps and ink as light as paper.

    On the `first` page the letterhead keeps its colours as grey: there the number and day are stamped or written in ink.
    """
    if picture.mode in ("1", "L", "I", "I;16", "F"):
        return picture.convert("L")
    head = round(_HEAD * picture.height) if first else 0
    gray = Image.new("L", picture.size, 255)
    for top in range(0, picture.height, _BAND):
        band = picture.crop((0, top, picture.width, min(top + _BAND, picture.height))).convert("RGB")
        gray.paste(band.convert("L") if top < head else _without_colours(band), (0, top))
    return gray


def cleaned(gray: Image.Image, *, denoise: bool) -> Image.Image:
    """Shadows evened, edges softened, and speckles smoothed where asked for."""
    if denoise:
        gray = gray.filter(ImageFilter.MedianFilter(3))
    return _whitened(gray).filter(ImageFilter.GaussianBlur(_SOFTNESS))


def upright(picture: Image.Image) -> Image.Image:
    """A copy of the picture as its camera held it, in grey or colours."""
    turned = ImageOps.exif_transpose(picture)
    return turned.copy() if turned.mode in ("L", "RGB", "1") else turned.convert("RGB")


def _without_colours(band: Image.Image) -> Image.Image:
    """The lightest of the three colours of each point, plainly coloured ones as light as paper.

    Red stamps and blue signatures vanish; black letters under their ink are dark in every colour and stay.
    """
    red, green, blue = (np.asarray(channel) for channel in band.split())
    lightest = np.maximum(np.maximum(red, green), blue)
    darkest = np.minimum(np.minimum(red, green), blue)
    coloured = (lightest - darkest > _COLOURED) & (lightest > _INKED)
    return Image.fromarray(np.where(coloured, np.maximum(lightest, _PAPER), lightest).astype(np.uint8))


def _whitened(gray: Image.Image) -> Image.Image:
    """Divides by the paper behind the letters, found as the lightest neighbourhood at a coarse scale."""
    small = gray.resize((max(1, gray.width // 8), max(1, gray.height // 8)), Image.Resampling.BOX)
    paper = (
        small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(4)).resize(gray.size, Image.Resampling.BILINEAR)
    )
    white = Image.new("L", gray.size, 255)
    for top in range(0, gray.height, _BAND):
        box = (0, top, gray.width, min(top + _BAND, gray.height))
        level = np.asarray(gray.crop(box)).astype(np.uint16) * 255 // np.maximum(np.asarray(paper.crop(box)), 60)
        white.paste(Image.fromarray(np.minimum(level, 255).astype(np.uint8)), (0, top))
    return white


def enlarged(picture: Image.Image) -> tuple[Image.Image, float]:
    """The picture at about `DPI`, and its dots per inch then, told from the width of its page (taken to be A4's)."""
    short = min(picture.size)
    dpi = short / _A4_WIDTH
    if picture.width * picture.height > MAX_PIXELS:
        factor = (MAX_PIXELS / (picture.width * picture.height)) ** 0.5
    elif dpi < 0.8 * DPI:
        factor = min(DPI / max(dpi, 1.0), 4.0)
    else:
        factor = 1.0
    if factor == 1.0:
        return picture, dpi
    size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
    return picture.resize(size, Image.Resampling.LANCZOS), dpi * factor


def tilt(picture: Image.Image) -> float:
    """Degrees by which the lines of text slope: the turn at which the rows of dots are most uneven."""
    factor = 1000 / max(picture.size)
    small = picture.resize(
        (max(1, round(picture.width * factor)), max(1, round(picture.height * factor))), Image.Resampling.BOX
    )
    dark = Image.fromarray(np.where(np.asarray(small) < 160, 255, 0).astype(np.uint8))
    coarse = np.arange(-_LARGEST_TILT, _LARGEST_TILT + 0.01, 0.5)
    best = max(coarse, key=lambda angle: _unevenness(dark, float(angle)))
    fine = np.arange(best - 0.5, best + 0.51, _STEP)
    return float(max(fine, key=lambda angle: _unevenness(dark, float(angle))))


def _unevenness(dark: Image.Image, angle: float) -> float:
    rows = np.asarray(dark.rotate(angle, Image.Resampling.NEAREST, fillcolor=0), dtype=np.float32).sum(axis=1)
    return float(np.square(np.diff(rows)).sum())


def levelled(picture: Image.Image) -> Image.Image:
    """The picture turned so that its lines of text run level; slopes too small to matter are left."""
    angle = tilt(picture)
    if abs(angle) < 2 * _STEP:
        return picture
    return picture.rotate(angle, Image.Resampling.BICUBIC, expand=False, fillcolor=255)


def rulings(picture: Image.Image, dpi: float) -> tuple[list[tuple[int, int, int, int]], Image.Image]:
    """The ruled lines of tables as boxes (left, top, right, bottom), and the picture without them.

    A ruling is a straight dark run of at least an inch (across) or 0.4 inch (down) and no thicker than a letter's stroke.
    """
    dots = np.asarray(picture)
    dark = dots < 140
    across = _runs(dark, int(dpi * 0.8))
    down = _runs(dark.T, int(dpi * 0.4))
    boxes = [(start, row, end, row) for row, start, end in across] + [(row, start, row, end) for row, start, end in down]
    if not boxes:
        return [], picture
    wiped = dots.copy()
    for left, top, right, bottom in boxes:
        wiped[max(0, top - 1) : bottom + 2, max(0, left - 1) : right + 2] = 255
    return boxes, Image.fromarray(wiped)


def _runs(dark: npt.NDArray[np.bool_], shortest: int) -> list[tuple[int, int, int]]:
    """(row, start, end) of dark runs of at least `shortest` dots; a gap of two dots does not break a run."""
    height, width = dark.shape
    bridged = dark.copy()
    bridged[:, 1:-1] |= dark[:, :-2] & dark[:, 2:]
    padded = np.zeros((height, width + 2), dtype=np.int8)
    padded[:, 1:-1] = bridged
    edges = np.diff(padded, axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    long = (ends - starts) >= shortest
    return [(int(row), int(start), int(end)) for row, start, end in zip(rows[long], starts[long], ends[long], strict=True)]


def has_ink(picture: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether anything the size of a letter is printed in the box."""
    dots = np.asarray(picture.crop(box))
    return bool(dots.size and (dots < 128).sum() > 25)
