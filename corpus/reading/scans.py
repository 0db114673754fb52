"""Pictures of pages made ready for recognition: stamps taken off, paper whitened, lines of text levelled."""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter, ImageOps

Gray = npt.NDArray[np.uint8]
DPI = 300
"""Resolution at which the recogniser errs least; coarser scans are enlarged to it."""
MAX_PIXELS = 60_000_000
_FINEST = 1.5 * DPI
_COLOURED, _INKED, _PAPER = 60, 110, 225
"""Levels (0 to 255): how far apart the colours of ink are, how light its lightest is, and what it is turned into."""
_A4_WIDTH = 8.27
_BAND = 256
"""Rows worked on at a time, so that a page never stands in memory in several forms at once."""
_HEAD = 0.28
"""Share of the first page that the letterhead takes up at most, the motto and the line of the date included."""
_LARGEST_TILT = 5.0
_COARSE, _STEP = 0.25, 0.05
"""Degrees from one slope tried to the next, at first and then around the best."""
_LEAST_TILT = 0.15
"""Degrees; over the width of a page such a slope is less than the height of a letter."""
_STRIPES = 40
"""Upright stripes into which a page is parted to tell its slope."""
_EVEN = 6
"""Levels by which paper may differ over the page and still be whitened all alike."""
_SHADOW, _SHADOWED = 0.75, 0.005
"""How dark a shadow is against the paper beside it, and the share of a page along its edges from which it matters."""
_DARKEST, _DARKEST_SHADOW = 60, 25
"""Levels: what is darker is no paper, in plain light and in a shadow."""
_DARK = 200
"""Level under which a dot may belong to a ruling; those of worn copies are hardly darker. Letters give no runs that long."""
_PIECE, _GAP = 0.2, 0.12
"""Inches of the pieces of a ruling and of the gaps between them: longer than any stroke of a letter, shorter than a row."""
_FAINT = 215
"""Level under which a dot may be of a faint letter, once the paper is white."""
_LEAST_INK = 2e-5
"""Share of a page's dots that are dark; a lone number of two figures takes twice as many."""
_LOOK = 16
"""Dots of a row or column that are looked at together for rulings."""
_STRIP = 32
"""Rows worked on at a time where a picture is gone over several times, so that they stay in the processor's own memory."""
_CELL = 16
"""Dots to a side of the squares in which the paper's lightness is looked for."""


def grey(picture: Image.Image, *, first: bool = False) -> Image.Image:
    """The picture in grey, coloured stamps and ink as light as paper.

    On the `first` page the letterhead keeps its colours as grey: there the number and day are stamped or written in ink.
    """
    if picture.mode == "L":
        return picture
    if picture.mode in ("1", "I", "I;16", "F"):
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
    return Image.fromarray(_softened(_whitened(gray)))


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


def _whitened(gray: Image.Image) -> Gray:
    """Divides by the paper behind the letters, found as the lightest neighbourhood at a coarse scale."""
    paper = _paper(gray)
    if int(paper.max()) - int(paper.min()) <= _EVEN:
        table = np.minimum(np.arange(256, dtype=np.uint32) * int(np.median(_lifts(_DARKEST)[paper])) >> 8, 255)
        return np.asarray(gray.point(table.tolist()))
    shadowed = _shadowed(gray, paper)
    if shadowed is None:
        return _divided(np.asarray(gray), paper, _CELL, _DARKEST)
    fine = np.asarray(Image.fromarray(shadowed).resize(gray.size, Image.Resampling.BILINEAR))
    return _divided(np.asarray(gray), fine, 1, _DARKEST_SHADOW)


def _paper(gray: Image.Image) -> Gray:
    return np.asarray(gray.reduce(_CELL).filter(ImageFilter.MaxFilter(3)).filter(ImageFilter.GaussianBlur(2)))


def _shadowed(gray: Image.Image, paper: Gray) -> Gray | None:
    """The paper at a quarter of the resolution with the edges of hard shadows; None where there are none.

    There it is in many places far darker than at the coarse scale of `paper`.
    """
    if int(paper.max()) - int(paper.min()) <= _EVEN:
        return None
    small = np.asarray(gray.reduce(4))
    wide = _lightest(_lightest(small).T).T
    shadowed = 255 - _lightest(_lightest(255 - wide).T).T  # letters and lines, narrower than what was looked at, are filled in
    coarse = np.asarray(Image.fromarray(shadowed).reduce(_CELL // 4))
    return shadowed if (coarse < _SHADOW * paper).mean() > _SHADOWED else None


def _lightest(dots: Gray) -> Gray:
    """Of each dot and the four above and below the lightest."""
    height = len(dots)
    padded = np.pad(dots, ((4, 4), (0, 0)), mode="edge")
    for step in (1, 2, 4):
        padded = np.maximum(padded[:-step], padded[step:])
    return np.maximum(padded[:height], padded[1 : height + 1])


def _divided(dots: Gray, paper: Gray, cell: int, darkest: int) -> Gray:
    """Each dot divided by its paper, known for squares of `cell` dots to a side and no darker than `darkest`."""
    white = np.empty_like(dots)
    lifts = _lifts(darkest)
    for number, levels in enumerate(paper):
        band = slice(number * cell, (number + 1) * cell)
        # As wide as the picture, one row for all of its square's.
        white[band] = np.minimum(dots[band] * np.repeat(lifts[levels], cell)[: dots.shape[1]] >> 8, 255)
    return white


@cache
def _lifts(darkest: int) -> npt.NDArray[np.uint32]:
    """For each level of paper what turns it white, 256 times the inverse; nothing is taken for darker paper than `darkest`.

    Multiplying by it and leaving out the last eight bits takes a fraction of a division.
    """
    lifts: npt.NDArray[np.uint32] = np.ceil(255 * 256 / np.maximum(np.arange(256), darkest)).astype(np.uint32)
    return lifts


def _softened(dots: Gray) -> Gray:
    """On edges a little soft the recogniser errs less than on the hard ones of scanners and of drawn text.

    Each dot by itself and its neighbours as 1, 4, 6, 4, 1 across and down: four times halfway to the next one.
    """
    edged = np.pad(dots, 2, mode="edge")
    soft = np.empty_like(dots)
    for top in range(0, len(dots), _STRIP):
        strip = edged[top : top + _STRIP + 4]
        for _ in range(4):
            strip = _halfway(strip[:, :-1], strip[:, 1:])
        for _ in range(4):
            strip = _halfway(strip[:-1], strip[1:])
        soft[top : top + _STRIP] = strip
    return soft


def _halfway(one: Gray, other: Gray) -> Gray:
    """The mean of two levels, in their own eight bits."""
    mean = one ^ other
    mean >>= 1
    mean += one & other
    return mean


def resized(picture: Image.Image) -> tuple[Image.Image, float]:
    """The picture at about `DPI`, and its dots per inch then, told from the width of its page (taken to be A4's).

    What is finer stays so, up to half as fine again: around a photographed page there may be much else.
    """
    short = min(picture.size)
    dpi = short / _A4_WIDTH
    if picture.width * picture.height > MAX_PIXELS or dpi > _FINEST:
        factor = min((MAX_PIXELS / (picture.width * picture.height)) ** 0.5, _FINEST / dpi)
    elif dpi < 0.8 * DPI:
        factor = min(DPI / max(dpi, 1.0), 4.0)
    else:
        factor = 1.0
    if factor == 1.0:
        return picture, dpi
    size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
    return picture.resize(size, Image.Resampling.LANCZOS), dpi * factor


def tilt(picture: Image.Image) -> float:
    """Degrees by which the lines of text slope: the slope along which the rows of dots are most uneven."""
    across, down = max(1, picture.width // _STRIPES), max(1, picture.height // 1200)
    ink = 255 - np.asarray(picture.reduce((across, down)), dtype=np.float32)
    stripes = np.ascontiguousarray(ink.T)
    step = across / down
    coarse = np.arange(-_LARGEST_TILT, _LARGEST_TILT + 0.01, _COARSE)
    best = max(coarse, key=lambda angle: _unevenness(stripes, step, float(angle)))
    fine = np.arange(best - _COARSE, best + _COARSE + 0.01, _STEP)
    return float(max(fine, key=lambda angle: _unevenness(stripes, step, float(angle))))


def _unevenness(stripes: npt.NDArray[np.float32], step: float, angle: float) -> float:
    """How much the rows differ when the stripes, `step` rows wide each, are moved as the slope asks."""
    count, height = stripes.shape
    slope = math.tan(math.radians(angle)) * step
    moves = [round(slope * (index - count / 2)) for index in range(count)]
    most = max(map(abs, moves))
    rows = np.zeros(height + 2 * most, dtype=np.float32)
    for stripe, move in zip(stripes, moves, strict=True):
        rows[most - move : most - move + height] += stripe
    return float(np.square(np.diff(rows[most : most + height])).sum())


def levelled(picture: Image.Image) -> Image.Image:
    """The picture turned so that its lines of text run level; slopes too small to matter are left.

    For slopes as small as these, moving the columns down or up and then the rows left or right, by whole dots, is a turn as
    good as any, at a fraction of the time.
    """
    shadowed = _shadowed(picture, _paper(picture)) is not None
    angle = tilt(Image.fromarray(_whitened(picture)) if shadowed else picture)  # the edges of shadows have slopes of their own
    if abs(angle) < _LEAST_TILT:
        return picture
    slope = math.tan(math.radians(angle))
    level = _sheared(np.asarray(picture).T, -slope, parts=4).T
    return Image.fromarray(_sheared(level, slope, parts=1))


def _sheared(dots: Gray, slope: float, parts: int) -> Gray:
    """Each row moved by its distance from the middle times `slope`, white coming in at the sides.

    In steps of a whole dot or, where the shapes of letters and their marks depend on it, of a quarter (`parts`).
    """
    height, width = dots.shape
    sources = [dots]
    if parts == 4:
        before = np.roll(dots, 1, axis=1)
        before[:, 0] = 255
        half = _halfway(dots, before)
        sources += [_halfway(dots, half), half, _halfway(half, before)]
    steps = np.rint((np.arange(height) - height / 2) * slope * parts).astype(int)
    edges = [0, *(np.nonzero(np.diff(steps))[0] + 1).tolist(), height]
    moved = np.full_like(dots, 255)
    for top, bottom in pairwise(edges):
        move, part = divmod(int(steps[top]), parts)
        source = sources[part]
        if move >= 0:
            moved[top:bottom, move:] = source[top:bottom, : width - move]
        else:
            moved[top:bottom, :move] = source[top:bottom, -move:]
    return moved


def rulings(picture: Image.Image, dpi: float) -> tuple[list[tuple[int, int, int, int]], Image.Image]:
    """The ruled lines of tables as boxes (left, top, right, bottom), and the picture without them.

    A ruling is a straight dark run of at least 0.8 inch (across) or 0.4 inch (down), here and there broken by a stamp.
    """
    dots = np.asarray(picture)
    piece, gap = int(dpi * _PIECE), int(dpi * _GAP)
    across = _runs(dots, np.asarray(picture.reduce((_LOOK, 1))), int(dpi * 0.8), piece, gap)
    down = _runs(dots.T, np.asarray(picture.reduce((1, _LOOK))).T, int(dpi * 0.4), piece, gap)
    boxes = [(start, row, end, row) for row, start, end in across] + [(row, start, row, end) for row, start, end in down]
    if not boxes:
        return [], picture
    wiped = dots.copy()
    for left, top, right, bottom in boxes:
        wiped[max(0, top - 1) : bottom + 2, max(0, left - 1) : right + 2] = 255
    return boxes, Image.fromarray(wiped)


def _runs(dots: Gray, means: Gray, shortest: int, piece: int, gap: int) -> list[tuple[int, int, int]]:
    """(row, start, end) of dark runs of at least `shortest` dots; a gap of one dot does not break a run.

    `means` are those of each `_LOOK` dots of a row: only rows in which enough of these follow each other dark are looked at.
    In these, pieces of at least `piece` dots are one run where no more than `gap` dots part them.
    """
    whole = max(1, (shortest - _LOOK + 1) // _LOOK)
    if means.shape[1] < whole:
        return []
    dense = means < _DARK + 10
    follow = dense[:, : dense.shape[1] - whole + 1].copy()
    for shift in range(1, whole):
        follow &= dense[:, shift : dense.shape[1] - whole + 1 + shift]
    rows = np.nonzero(follow.any(axis=1))[0]
    dark = dots[rows] < _DARK
    bridged = dark.copy()
    bridged[:, 1:-1] |= dark[:, :-2] & dark[:, 2:]
    padded = np.zeros((len(rows), dots.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = bridged
    edges = np.diff(padded, axis=1)
    found, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    pieces = (ends - starts) >= piece
    found, starts, ends = found[pieces], starts[pieces], ends[pieces]
    begins = np.ones(len(found), dtype=bool)
    begins[1:] = (found[1:] != found[:-1]) | (starts[1:] - ends[:-1] > gap)
    first = np.nonzero(begins)[0]
    last = np.append(first[1:], len(found))[: len(first)] - 1
    return [
        (int(rows[row]), int(start), int(end))
        for row, start, end in zip(found[first], starts[first], ends[last], strict=True)
        if end - start >= shortest
    ]


def is_blank(gray: Image.Image) -> bool:
    """Whether there is less ink on the whole page than a word takes: a back page, with specks at most."""
    return sum(gray.histogram()[:_FAINT]) < _LEAST_INK * gray.width * gray.height
