"""Calling tesseract: a picture in, its words out, each with its box and how sure the recogniser is."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from chidao.corpus.reading import ocr_turns
from chidao.corpus.reading.ocr_misread import mended
from PIL import Image

PROGRAM = "tesseract"
SECONDS = 120.0
"""Per page; a full page takes two to four seconds."""
_SEEN_DPI = 240
"""Resolution at which the recogniser is shown a page: its network scales each line to 36 dots, somewhat less than a line of
common letters takes then. Finer pictures only cost it more; in coarser ones “III” and digits suffer."""
_SMALL_LETTERS = 27
"""Height in dots of the words as shown to the recogniser under which the page is shown as fine as it is."""
_WORD_ROW = "5\t"
"""How the rows of words begin in tesseract's table; the others are of pages, blocks, paragraphs and lines."""


class RecognitionError(Exception):
    """The recogniser failed or took too long on a page."""


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word: its box in dots and how sure the recogniser is (0 to 100)."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    sure: float
    line: tuple[int, ...]


@cache
def is_available() -> bool:
    """Whether tesseract and its Vietnamese data are on this machine."""
    if shutil.which(PROGRAM) is None:
        return False
    try:
        listed = subprocess.run([PROGRAM, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return "vie" in (listed.stdout + listed.stderr).split()


def sureness(words: Sequence[Word]) -> float:
    """Mean confidence (percent) over the letters; 0 where the words lie on their side."""
    if _stand_sideways(words):
        return 0.0
    letters = sum(len(word.text) for word in words)
    return sum(word.sure * len(word.text) for word in words) / letters if letters else 0.0


def _stand_sideways(words: Sequence[Word]) -> bool:
    """Whether most words of some length are higher than wide: the recogniser reads a page that lies on its side, in part."""
    long = [word for word in words if len(word.text) >= 4]
    return sum(word.bottom - word.top > word.right - word.left for word in long) > len(long) / 2


def words_on(picture: Image.Image, dpi: float, mode: int = 3) -> list[Word]:
    """The words on the picture; `mode` is tesseract's way to see a page: 3 finds columns, 6 takes it for one block.

    The picture is shown coarser where its letters are large enough for that.
    """
    factor = _SEEN_DPI / dpi
    if factor > 0.9:
        return words_as_shown(picture, mode)
    size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
    words = words_as_shown(picture.resize(size, Image.Resampling.HAMMING), mode)
    heights = sorted(word.bottom - word.top for word in words)
    if heights and heights[len(heights) // 2] < _SMALL_LETTERS:
        return words_as_shown(picture, mode)
    return [_scaled(word, picture.width / size[0], picture.height / size[1]) for word in words]


def _scaled(word: Word, across: float, down: float) -> Word:
    left, right = round(word.left * across), round(word.right * across)
    return replace(word, left=left, right=right, top=round(word.top * down), bottom=round(word.bottom * down))


def words_as_shown(picture: Image.Image, mode: int) -> list[Word]:
    table = run(picture, ["-l", "vie", "--psm", str(mode), "tsv"])
    words: list[Word] = []
    for row in table.splitlines():
        if not row.startswith(_WORD_ROW):
            continue
        _, _, block, paragraph, line, _, left, top, width, height, sure, text = row.split("\t", 11)
        if not text.strip():
            continue
        place = (int(block), int(paragraph), int(line))
        shown, confidence = mended(text.strip(), float(sure), words[-1].text if words else "")
        x, y = int(left), int(top)
        words.append(Word(shown, x, y, x + int(width), y + int(height), confidence, place))
    return words


@contextmanager
def _handed_over(picture: Image.Image) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The picture as a file that the recogniser opens: in memory where the system has such, else on disk."""
    if not hasattr(os, "memfd_create"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "page.tif"
            picture.save(path, "TIFF")
            yield str(path), ()
        return
    page = os.memfd_create("page")
    try:
        with os.fdopen(os.dup(page), "wb") as file:
            picture.save(file, "TIFF")
        yield f"/proc/self/fd/{page}", (page,)
    finally:
        os.close(page)


def run(picture: Image.Image, options: list[str]) -> str:
    """One thread for each call: pages side by side are faster than threads on one page.

    The picture is handed over as a plain TIFF that stands in memory: the recogniser reads its own input byte by byte, and
    unpacks what is packed, which takes a fifth of the time that it needs for the page.
    """
    try:
        with _handed_over(picture) as (path, descriptors), ocr_turns.turn():
            done = subprocess.run(
                [PROGRAM, path, "stdout", *options], stdin=subprocess.DEVNULL, capture_output=True,
                timeout=SECONDS, env={**os.environ, "OMP_THREAD_LIMIT": "1"}, pass_fds=descriptors, check=False,
            )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RecognitionError(str(error)) from error
    if done.returncode != 0:
        raise RecognitionError(done.stderr.decode(errors="replace")[:500])
    return done.stdout.decode("utf-8", errors="replace")
