"""Pages photographed on a desk: the sheet is found by its four edges and drawn as if seen from straight above."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

Point = tuple[float, float]
_Mask = npt.NDArray[np.bool_]
_SIDE = 400
"""Dots of the longer side of the picture on which the sheet is looked for."""
_RIM = 0.02
"""Share of the picture along its edges that is looked at first: where that is paper on more than one side, all is the page."""
_PAPER_AT_RIM = 0.2
_CONTRAST = 45
"""Levels by which paper is lighter than the desk."""
_SHARP, _SOFTEST = 15, 0.08
"""Levels on either side of the border between them, and the share of the sheet that may lie there: of a shadow more does."""
_RAGGED, _CLEAR = 8, 0.9
"""Dots from the edge of the sheet within which it may be ragged, and the share of the rest that must be clearly paper."""
_BESIDE, _TOUCHING = 40, 5
"""Dots around the sheet in which letters are looked for, but for the nearest: those are its edge and its shadow."""
_STROKE = 5
"""Dots as wide as which strokes of letters are filled in; on pictures this small they are thinner."""
_INKED, _LETTERS = 0.85, 0.01
"""How dark a letter is at that size against its paper, and the share of the dots from which there are letters."""
_LEAST, _MOST = 0.25, 0.97
"""Share of the picture that the sheet takes."""
_FULL = 0.96
"""Share of the four-cornered figure that is paper."""
_UNEQUAL = 0.6
"""How short a side may be against the one across from it."""
_A4 = math.sqrt(2)
_LIKE_A4 = 0.25
"""How far from A4's the shape may look that is A4's: a slanting view shortens one side."""
_ENDS = 0.12
"""Share of an edge at either end that is not looked at: corners are bent, or thumbs hold them."""
_AWAY = 3.0
"""Dots from the line of an edge from which a point is none of it."""
_FEWEST, _MOST_OF = 20, 0.5
"""Points along an edge from which a line can be drawn, and the share of them that must lie on it."""


def flattened(picture: Image.Image) -> Image.Image:
    """The sheet alone, from straight above; the picture itself where no sheet lies on something darker."""
    corners = sheet(picture)
    if corners is None:
        return picture
    upper_left, upper_right, lower_right, lower_left = corners
    width = max(math.dist(upper_left, upper_right), math.dist(lower_left, lower_right))
    height = max(math.dist(upper_left, lower_left), math.dist(upper_right, lower_right))
    long, short = max(width, height), min(width, height)
    if abs(long / short / _A4 - 1) < _LIKE_A4:
        long, short = max(long, short * _A4), max(short, long / _A4)
    size = (round(short), round(long)) if height > width else (round(long), round(short))
    return picture.transform(
        size, Image.Transform.PERSPECTIVE, _seen_from_above(corners, size), Image.Resampling.BICUBIC, fillcolor="white"
    )


def sheet(picture: Image.Image) -> tuple[Point, Point, Point, Point] | None:
    """The corners of the sheet from the upper left one clockwise, in dots; None where the whole picture is the page."""
    if min(picture.size) < _SIDE or _ends_with_paper(picture):
        return None
    step = max(1, round(max(picture.size) / _SIDE))
    small = picture.convert("RGB") if picture.mode not in ("L", "RGB") else picture
    small = small.reduce(step).convert("L")
    levels = np.asarray(small.filter(ImageFilter.MaxFilter(_STROKE)).filter(ImageFilter.MinFilter(_STROKE)))
    border = _border(levels)
    if border is None:
        return None
    paper = _around_middle(levels > border)
    if not _LEAST <= paper.mean() <= _MOST or not _is_sharp(levels, border, paper):
        return None
    if _is_printed(np.asarray(small), levels, _grown(paper, _BESIDE) & ~_grown(paper, _TOUCHING)):
        return None
    corners = _corners(paper)
    if corners is None or not _is_sheet(corners, paper):
        return None
    upper_left, upper_right, lower_right, lower_left = ((x * step, y * step) for x, y in corners)
    return upper_left, upper_right, lower_right, lower_left


def _border(levels: npt.NDArray[np.uint8]) -> float | None:
    """The level that parts paper from desk best (Otsu's); None where they are too alike."""
    counts = np.bincount(levels.ravel(), minlength=256).astype(np.float64)
    below, sums = np.cumsum(counts), np.cumsum(counts * np.arange(256))
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        dark, light = sums / below, (sums[-1] - sums) / above
        spread = np.nan_to_num(below * above * (light - dark) ** 2)
    at = int(spread.argmax())
    return at + 0.5 if light[at] - dark[at] >= _CONTRAST else None


def _ends_with_paper(picture: Image.Image) -> bool:
    """Whether on more than one side the picture ends with what is as light as its middle, as those of scanners do."""
    width, height = picture.size
    rim = max(1, round(_RIM * min(width, height)))
    middle = _levels(picture, (width * 2 // 5, height * 2 // 5, width * 3 // 5, height * 3 // 5))
    paper = float(np.percentile(middle, 90)) - _CONTRAST
    sides = ((0, 0, width, rim), (0, height - rim, width, height), (0, 0, rim, height), (width - rim, 0, width, height))
    return sum(bool((_levels(picture, side) > paper).mean() > _PAPER_AT_RIM) for side in sides) > 1


def _levels(picture: Image.Image, box: tuple[int, int, int, int]) -> npt.NDArray[np.uint8]:
    part = picture.crop(box)
    part = part if part.mode in ("L", "RGB") else part.convert("RGB")
    return np.asarray(part.reduce(max(1, min(8, *part.size))).convert("L"))


def _around_middle(light: _Mask) -> _Mask:
    """What is light and hangs together with the largest light part of the middle."""
    found = np.zeros_like(light)
    height, width = light.shape
    middle = (slice(height // 3, height - height // 3), slice(width // 3, width - width // 3))
    found[middle] = light[middle]
    before = -1
    while before != (now := int(found.sum())):
        before = now
        for axis in (0, 1):
            for step in (1, -1):
                found = _spread(found, light, axis, step)
    return found


def _spread(found: _Mask, light: _Mask, axis: int, step: int) -> _Mask:
    """What was found, drawn on in one direction as far as it is light."""
    one, all_of = (found, light) if axis else (found.T, light.T)
    one, all_of = one[:, ::step], all_of[:, ::step]
    places = np.arange(one.shape[1])
    last_found = np.maximum.accumulate(np.where(one, places, -1), axis=1)
    last_dark = np.maximum.accumulate(np.where(all_of, -1, places), axis=1)
    drawn = (all_of & (last_found > last_dark))[:, ::step]
    return found | (drawn if axis else drawn.T)


def _is_sharp(levels: npt.NDArray[np.uint8], border: float, paper: _Mask) -> bool:
    """Whether the paper ends at an edge; a shadow ends little by little."""
    inside, outside = ~_grown(~paper, _RAGGED), ~_grown(paper, _RAGGED)
    between = ((levels > border - _SHARP) & (levels <= border + _SHARP)).mean()
    if between >= _SOFTEST * paper.mean() or not inside.any() or not outside.any():
        return False
    return bool((levels > border + _SHARP)[inside].mean() > _CLEAR)


def _is_printed(levels: npt.NDArray[np.uint8], filled: npt.NDArray[np.uint8], beside: _Mask) -> bool:
    """Whether letters stand beside what is light: then that is no desk but the same page in a shadow."""
    inked = levels < _INKED * filled
    return bool(beside.any()) and bool(inked[beside].mean() > _LETTERS)


def _grown(mask: _Mask, dots: int) -> _Mask:
    return np.asarray(Image.fromarray(mask.astype(np.uint8) * 255).filter(ImageFilter.MaxFilter(2 * dots + 1))) > 0


def _corners(paper: _Mask) -> tuple[Point, Point, Point, Point] | None:
    """Where the lines along the four edges of the paper meet."""
    down, across = np.nonzero(paper)
    sums, differences = across + down, across - down
    rough = [
        (int(across[at]), int(down[at])) for at in (sums.argmin(), differences.argmax(), sums.argmax(), differences.argmin())
    ]
    edges = []
    for number, side in enumerate(("top", "right", "bottom", "left")):
        line = _edge(paper, rough[number], rough[(number + 1) % 4], side)
        if line is None:
            return None
        edges.append(line)
    top, right, bottom, left = edges
    found = [_meeting(level, upright) for level, upright in ((top, left), (top, right), (bottom, right), (bottom, left))]
    return found[0], found[1], found[2], found[3]


def _edge(paper: _Mask, one: tuple[int, int], other: tuple[int, int], side: str) -> tuple[float, float] | None:
    """(slope, start) of the line along an edge: of rows by columns for the level ones, of columns by rows for the upright."""
    is_level = side in ("top", "bottom")
    mask = paper if is_level else paper.T
    begin, end = sorted((one[0], other[0]) if is_level else (one[1], other[1]))
    margin = round(_ENDS * (end - begin))
    places = np.arange(begin + margin, end - margin)
    places = places[mask[:, places].any(axis=0)]
    if len(places) < _FEWEST:
        return None
    columns = mask[:, places]
    points = columns.argmax(axis=0) if side in ("top", "left") else len(mask) - columns[::-1].argmax(axis=0)
    slope, start = np.polyfit(places, points, 1)
    for _ in range(3):
        distances = np.abs(points - slope * places - start)
        kept = distances < max(_AWAY, float(np.median(distances)))
        if kept.sum() < _MOST_OF * len(places):
            return None
        slope, start = np.polyfit(places[kept], points[kept], 1)
    return float(slope), float(start)


def _meeting(level: tuple[float, float], upright: tuple[float, float]) -> Point:
    """Where y = a·x + b and x = c·y + d meet."""
    x = (upright[0] * level[1] + upright[1]) / (1 - level[0] * upright[0])
    return x, level[0] * x + level[1]


def _is_sheet(corners: tuple[Point, Point, Point, Point], paper: _Mask) -> bool:
    """Whether sides across from each other are alike and what they close in is paper."""
    sides = [math.dist(corners[number], corners[(number + 1) % 4]) for number in range(4)]
    if any(min(sides[at], sides[at + 2]) < _UNEQUAL * max(sides[at], sides[at + 2]) for at in (0, 1)):
        return False
    area = (
        abs(sum(x * below - right * y for (x, y), (right, below) in zip(corners, corners[1:] + corners[:1], strict=True))) / 2
    )
    return area > 0 and _FULL <= paper.sum() / area <= 2 - _FULL


def _seen_from_above(corners: tuple[Point, Point, Point, Point], size: tuple[int, int]) -> tuple[float, ...]:
    """The eight numbers of the projection from places on the flat sheet to those on the picture (Pillow's form)."""
    width, height = size
    rows, values = [], []
    for (x, y), (u, v) in zip(((0, 0), (width, 0), (width, height), (0, height)), corners, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return tuple(np.linalg.solve(np.array(rows, dtype=np.float64), np.array(values, dtype=np.float64)).tolist())
