"""Recognising the letters on pictures of pages with tesseract, as pages like those of a text PDF."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from chidao.corpus.reading import ocr_numbers, scans
from chidao.corpus.reading.ocr_misread import is_one_number, mended
from chidao.corpus.reading.pdf_pages import Line, Page
from chidao.corpus.reading.pdf_tables import scanned_cells
from PIL import Image

PROGRAM = "tesseract"
SECONDS = 120.0
"""Per page; a full page takes two to four seconds."""
_SURE = 60.0
"""Mean confidence (percent) from which a page needs no second look with speckles smoothed or turned round."""
_NOISE = 25.0
_SEEN_DPI = 240
"""Resolution at which the recogniser is shown a page: its network scales each line to 36 dots, somewhat less than a line of
common letters takes then. Finer pictures only cost it more; in coarser ones “III” and digits suffer."""
_SMALL_LETTERS = 27
"""Height in dots of the words as shown to the recogniser under which the page is shown as fine as it is."""
_WORD_ROW = "5\t"
"""How the rows of words begin in tesseract's table; the others are of pages, blocks, paragraphs and lines."""
_COLUMN_GAP = 2.2
"""Blank between words of one line, in heights of its letters, that parts the columns of a letterhead."""


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
    line: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Recognised:
    """A recognised page: `page` as of a text PDF, the boxes of its words, its rulings, and the doubtful stretches."""

    page: Page
    boxes: tuple[tuple[int, int, float, float, float, float], ...]
    """(start, end, left, bottom, right, top) of each word: offsets in `page.text`, points."""
    rulings: tuple[tuple[float, float, float, float], ...]
    doubts: tuple[tuple[int, int, float], ...]
    """(start, end, confidence from 0 to 1) of each word that is not quite sure."""

    def box(self, index: int) -> tuple[float, float, float, float] | None:
        """Left, bottom, right, top of the character at `index`, its share of its word's box."""
        found = bisect_right(self.boxes, index, key=lambda box: box[0]) - 1
        if found < 0 or index >= self.boxes[found][1]:
            return None
        start, end, left, bottom, right, top = self.boxes[found]
        share = (right - left) / (end - start)
        return left + share * (index - start), bottom, left + share * (index - start + 1), top


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


def recognise(picture: Image.Image, number: int, size: tuple[float, float] | None = None) -> Recognised:
    """Reads the picture of page `number`. `size` is the page's in points, told from the picture where not given."""
    picture, dpi = scans.resized(scans.grey(picture, first=number == 1))
    if size is not None:
        dpi = picture.width * 72 / size[0]
    level = scans.cleaned(scans.levelled(picture), denoise=False)
    lines, wiped = scans.rulings(level, dpi)
    if scans.is_blank(wiped):
        return _as_page([], lines, wiped.size, dpi, number)
    words = _words(wiped, dpi)
    if _sureness(words) < _SURE:
        words, wiped, lines = _second_look(picture, wiped, words, lines, dpi)
    words = _with_numbers_settled(wiped, words, dpi)
    if lines:
        words = [*words, *_overlooked(wiped, words, lines, dpi)]
    return _as_page(words, lines, wiped.size, dpi, number)


def _with_numbers_settled(wiped: Image.Image, words: list[Word], dpi: float) -> list[Word]:
    doubtful = {at: words[at] for at in ocr_numbers.doubtful(words)}
    if not doubtful or _sureness(words) < _SURE:
        return words
    strip, rows = ocr_numbers.gathered(wiped, doubtful, dpi)
    return ocr_numbers.settled(words, rows, _words_as_shown(strip, 6))


def _overlooked(wiped: Image.Image, words: Sequence[Word], lines: list[tuple[int, int, int, int]], dpi: float) -> list[Word]:
    """The words of table cells that the recogniser took for nothing, mostly lone numbers: their columns are read again."""
    scale = 72 / dpi
    page = Page(0, wiped.width * scale, wiped.height * scale, "", ())
    cells = scanned_cells([_in_points(line, wiped.height, scale) for line in lines], page)
    empty: dict[tuple[int, int], list[tuple[int, int, int, int]]] = {}
    for left, top, right, bottom in cells:
        box = (round(left / scale) + 2, round(top / scale) + 2, round(right / scale) - 2, round(bottom / scale) - 2)
        if not any(_is_within(word, box) for word in words) and scans.has_ink(wiped, box):
            empty.setdefault((round(left / 4), round(right / 4)), []).append(box)
    found: list[Word] = []
    for number, boxes in enumerate(empty.values(), start=10_000):
        found += _strip(wiped, boxes, number, dpi)
    return found


def _strip(wiped: Image.Image, boxes: list[tuple[int, int, int, int]], block: int, dpi: float) -> list[Word]:
    """Reads the empty cells of one column in one go."""
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    top, bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
    strip = Image.new("L", (right - left + 40, bottom - top + 40), 255)
    for box in boxes:
        strip.paste(wiped.crop(box), (box[0] - left + 20, box[1] - top + 20))
    words = []
    for word in _words(strip, dpi, mode=6):
        x, y = left - 20, top - 20
        words.append(
            replace(word, left=word.left + x, right=word.right + x, top=word.top + y, bottom=word.bottom + y,
                    line=(block, *word.line[1:]))
        )  # fmt: skip
    return words


def _is_within(word: Word, box: tuple[int, int, int, int]) -> bool:
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _in_points(box: tuple[int, int, int, int], height: int, scale: float) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    return left * scale, (height - bottom) * scale, right * scale, (height - top) * scale


def _second_look(
    picture: Image.Image,
    first: Image.Image,
    words: list[Word],
    lines: list[tuple[int, int, int, int]],
    dpi: float,
) -> tuple[list[Word], Image.Image, list[tuple[int, int, int, int]]]:
    """Pages that read badly are tried smoothed, and turned; the surest reading stands."""
    best = (words, first, lines)
    turned = _turn_of(first)
    tries = [(picture.rotate(-turned, expand=True), False)] if turned else []
    for candidate, denoise in [*tries, (picture, True)]:
        level = scans.cleaned(scans.levelled(candidate), denoise=denoise)
        found_lines, wiped = scans.rulings(level, dpi)
        found = _words(wiped, dpi)
        if _sureness(found) > _sureness(best[0]):
            best = (found, wiped, found_lines)
        if _sureness(best[0]) >= _SURE:
            break
    return best


def _sureness(words: Sequence[Word]) -> float:
    if _stand_sideways(words):
        return 0.0
    letters = sum(len(word.text) for word in words)
    return sum(word.sure * len(word.text) for word in words) / letters if letters else 0.0


def _stand_sideways(words: Sequence[Word]) -> bool:
    """Whether most words of some length are higher than wide: the recogniser reads a page that lies on its side, in part."""
    long = [word for word in words if len(word.text) >= 4]
    return sum(word.bottom - word.top > word.right - word.left for word in long) > len(long) / 2


def _turn_of(picture: Image.Image) -> int:
    """Degrees clockwise by which the page must be turned to stand upright, as the recogniser sees it."""
    try:
        seen = _run(picture, ["--psm", "0"])
    except RecognitionError:
        return 0
    found = re.search(r"Rotate: (\d+)", seen)
    return int(found.group(1)) if found else 0


def _words(picture: Image.Image, dpi: float, mode: int = 3) -> list[Word]:
    """The words on the picture; `mode` is tesseract's way to see a page: 3 finds columns, 6 takes it for one block.

    The picture is shown coarser where its letters are large enough for that.
    """
    factor = _SEEN_DPI / dpi
    if factor > 0.9:
        return _words_as_shown(picture, mode)
    size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
    words = _words_as_shown(picture.resize(size, Image.Resampling.HAMMING), mode)
    heights = sorted(word.bottom - word.top for word in words)
    if heights and heights[len(heights) // 2] < _SMALL_LETTERS:
        return _words_as_shown(picture, mode)
    return [_scaled(word, picture.width / size[0], picture.height / size[1]) for word in words]


def _scaled(word: Word, across: float, down: float) -> Word:
    left, right = round(word.left * across), round(word.right * across)
    return replace(word, left=left, right=right, top=round(word.top * down), bottom=round(word.bottom * down))


def _words_as_shown(picture: Image.Image, mode: int) -> list[Word]:
    table = _run(picture, ["-l", "vie", "--psm", str(mode), "tsv"])
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


def _run(picture: Image.Image, options: list[str]) -> str:
    """One thread for each call: pages side by side are faster than threads on one page.

    The picture is handed over as a plain TIFF that stands in memory: the recogniser reads its own input byte by byte, and
    unpacks what is packed, which takes a fifth of the time that it needs for the page.
    """
    try:
        with _handed_over(picture) as (path, descriptors):
            done = subprocess.run(
                [PROGRAM, path, "stdout", *options], stdin=subprocess.DEVNULL, capture_output=True,
                timeout=SECONDS, env={**os.environ, "OMP_THREAD_LIMIT": "1"}, pass_fds=descriptors, check=False,
            )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RecognitionError(str(error)) from error
    if done.returncode != 0:
        raise RecognitionError(done.stderr.decode(errors="replace")[:500])
    return done.stdout.decode("utf-8", errors="replace")


def _as_page(
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
    for group in _lines(words):
        start, begun = length, len(text)
        for index, word in enumerate(group):
            if index and not is_one_number(group[index - 1].text, word.text):
                text.append(" ")
                length += 1
            box = (word.left * scale, height - word.bottom * scale, word.right * scale, height - word.top * scale)
            boxes.append((length, length + len(word.text), *box))
            if word.sure < 90:
                doubts.append((length, length + len(word.text), max(0.0, word.sure) / 100))
            text.append(word.text)
            length += len(word.text)
        found.append(_line(group, (start, length), "".join(text[begun:]), number, scale, height))
        text.append("\n")
        length += 1
    page = Page(number, size[0] * scale, height, "".join(text), tuple(_without_stamps(found)))
    ruled = tuple(
        (left * scale, height - bottom * scale, right * scale, height - top * scale) for left, top, right, bottom in lines
    )
    return Recognised(page, tuple(boxes), ruled, tuple(doubts))


_MOTTO = re.compile(r"C[ỘÔO]NG\s*H[ÒOÓ][AÀÁ]\s*XÃ\s*H[ỘÔ]I|ĐẢNG\s*C[ỘÔ]NG\s*SẢN")


def _without_stamps(lines: list[Line]) -> list[Line]:
    """Above the row of the letterhead stand only the stamps of digital signatures and of the registry.

    Not so where the issuer's name is missing beside the motto: there it stands above.
    """
    motto = next((line for line in lines if _MOTTO.search(line.text)), None)
    if motto is None or not any(_is_beside(line, motto) for line in lines):
        return lines
    return [line for line in lines if line.base <= motto.base + 1.2 * motto.size]


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
    """The printed lines: those of the recogniser, parted at wide blanks, without specks read as letters."""
    grouped: dict[tuple[int, int, int], list[Word]] = {}
    for word in words:
        grouped.setdefault(word.line, []).append(word)
    found: list[list[Word]] = []
    for group in grouped.values():
        kept = [word for word in group if not _is_speck(word)]
        for part in _parted(kept):
            if _sureness(part) >= _NOISE and any(letter.isalnum() for word in part for letter in word.text):
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
