"""Roman numerals of strokes alone, counted on the picture: the recogniser takes “III” for “II” or “H”, and is sure of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from chidao.corpus.reading.ocr_program import Word
from PIL import Image

_STROKES = re.compile(r"[IHl1|]{1,4}(?=$|[/.,;:)-])")
_SURE = 80.0
"""Percent at most where the strokes say something else than the recogniser."""
_MIDDLE = 0.2
"""Share of a stroke's height left out above and below, where its serifs are."""
_UPRIGHT = 0.85
"""Share of the rows in which a column is dark that runs through a stroke."""
_TOUCHED = 0.3
_WIDE, _APART = 0.35, 0.6
"""How wide a stroke may be and how far from the next one, in heights."""
_BAR = 24
"""Levels by which a row between two strokes is darker than the others where a bar joins them."""
_LEAST_HEIGHT = 14
"""Dots; of smaller letters the strokes run together."""


def counted(picture: Image.Image, words: Sequence[Word]) -> list[Word]:
    """The words, their Roman numerals of one to three strokes as the picture shows them."""
    found = list(words)
    for at, word in enumerate(words):
        seen = _STROKES.match(word.text)
        if not seen or not (is_quarter(words, at) or re.search("[IH]", seen.group())):
            continue
        count = strokes(np.asarray(picture.crop((word.left, word.top, word.right, word.bottom))))
        if count and seen.group() != "I" * count:
            found[at] = replace(word, text="I" * count + word.text[seen.end() :], sure=min(word.sure, _SURE))
    return found


def is_quarter(words: Sequence[Word], at: int) -> bool:
    """Whether the word says which quarter of a year: “quý III/2027”."""
    return at > 0 and words[at - 1].text.lower() == "quý"


def strokes(dots: npt.NDArray[np.uint8]) -> int | None:
    """How many upright strokes of one height and with nothing between them begin the picture of a word; None above three."""
    if not dots.size:
        return None
    dark = dots < (int(dots.min()) + 255) // 2
    inked = np.nonzero(dark.any(axis=0))[0]
    if not inked.size:
        return None
    breaks = np.nonzero(np.diff(inked) > 1)[0]
    first = dark[:, inked[0] : inked[breaks[0]] + 1 if breaks.size else inked[-1] + 1]
    rows = np.nonzero(first.any(axis=1))[0]
    height = int(rows[-1] - rows[0]) + 1
    if height < _LEAST_HEIGHT:
        return None
    edge = round(_MIDDLE * height)
    band = dark[rows[0] + edge : rows[-1] + 1 - edge]
    levels = dots[rows[0] + edge : rows[-1] + 1 - edge]
    found: list[tuple[int, int]] = []
    for left, right, is_upright in _columns(band):
        if found and left - found[-1][1] > _APART * height:
            break
        if not is_upright or right - left > _WIDE * height:
            break
        if found and _is_barred(levels[:, found[-1][1] : left]):
            return None
        found.append((left, right))
    return len(found) if 1 <= len(found) <= 3 else None


def _is_barred(between: npt.NDArray[np.uint8]) -> bool:
    """Whether something runs across from one stroke to the next, as in an H, be it a hair."""
    rows = between.mean(axis=1)
    return bool(np.median(rows) - rows.min() > _BAR)


def _columns(band: npt.NDArray[np.bool_]) -> list[tuple[int, int, bool]]:
    """(left, right, whether upright) of what is dark side by side."""
    share = band.mean(axis=0)
    touched = np.concatenate(([False], share > _TOUCHED, [False])).astype(np.int8)
    edges = np.diff(touched)
    starts, ends = np.nonzero(edges == 1)[0], np.nonzero(edges == -1)[0]
    return [(int(a), int(b), bool(share[a:b].max() >= _UPRIGHT)) for a, b in zip(starts, ends, strict=True)]
