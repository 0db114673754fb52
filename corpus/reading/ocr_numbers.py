"""Numbers that the recogniser doubts are shown to it again by themselves: a wrong digit is worse than a wrong letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from chidao.corpus.reading.ocr_program import Word
from chidao.corpus.reading.ocr_strokes import is_quarter
from PIL import Image

_DOUBTED = 80.0
_SURER = 10.0
"""Percent by which another reading must be surer to stand instead of the first."""
_MOST = 12
"""Words; a page with more doubtful numbers than these is a bad one, and is no better seen piece by piece."""
_RESOLUTIONS = (240, 200)
"""Dots per inch at which each is shown: what is misread at one is seldom misread at the other."""
_BESIDE, _ABOVE, _BLANK = 0.02, 0.04, 30
"""Paper kept around a word, in inches, and between one and the next, in dots."""


def doubtful(words: Sequence[Word]) -> list[int]:
    """Which of the words hold a digit and are doubtful; none where they are too many.

    Quarters of years are none of them: shown by itself, “III/2027” is no longer known for one.
    """
    found = [
        at for at, word in enumerate(words)
        if word.sure < _DOUBTED and any(letter.isdigit() for letter in word.text) and not is_quarter(words, at)
    ]  # fmt: skip
    return found if len(found) <= _MOST else []


def gathered(picture: Image.Image, words: Mapping[int, Word], dpi: float) -> tuple[Image.Image, list[tuple[int, int, int]]]:
    """The pictures of the words one below the other, each at two resolutions, and (which word, top, bottom) of each row."""
    cuts: list[tuple[int, Image.Image]] = []
    beside, above = round(_BESIDE * dpi), round(_ABOVE * dpi)
    for at, word in words.items():
        cut = picture.crop((word.left - beside, word.top - above, word.right + beside, word.bottom + above))
        for resolution in _RESOLUTIONS:
            factor = min(1.0, resolution / dpi)
            size = (max(1, round(cut.width * factor)), max(1, round(cut.height * factor)))
            cuts.append((at, cut.resize(size, Image.Resampling.HAMMING)))
    height = _BLANK + sum(cut.height + _BLANK for _, cut in cuts)
    strip = Image.new("L", (max(cut.width for _, cut in cuts) + 2 * _BLANK, height), 255)
    rows, top = [], _BLANK
    for at, cut in cuts:
        strip.paste(cut, (_BLANK, top))
        rows.append((at, top, top + cut.height))
        top += cut.height + _BLANK
    return strip, rows


def settled(words: Sequence[Word], rows: Sequence[tuple[int, int, int]], seen: Sequence[Word]) -> list[Word]:
    """The words, those in `rows` as they were `seen` there where that is much surer and reads the same but for a letter or two.

    What was read twice in two ways stays doubtful.
    """
    found = list(words)
    for at, top, bottom in rows:
        here = [word for word in seen if top <= (word.top + word.bottom) / 2 < bottom]
        if len(here) != 1 or here[0].text == found[at].text or not _is_like(here[0].text, words[at].text):
            continue
        if here[0].sure > max(found[at].sure, words[at].sure + _SURER):
            found[at] = replace(found[at], text=here[0].text, sure=here[0].sure)
    return [
        replace(new, sure=min(new.sure, _DOUBTED)) if new.text != old.text else new
        for new, old in zip(found, words, strict=True)
    ]  # fmt: skip


def _is_like(one: str, other: str) -> bool:
    """Whether two readings differ in no more than two letters that follow each other."""
    if abs(len(one) - len(other)) > 1:
        return False
    head = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    tail = next(
        (at for at, (a, b) in enumerate(zip(reversed(one), reversed(other), strict=False)) if a != b), min(len(one), len(other))
    )
    return max(len(one), len(other)) - head - tail <= 2
