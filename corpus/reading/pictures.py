"""Pictures of pages with words marked, so that a reader sees where in the original a stretch of text stands."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from chidao.corpus.document import Document
from chidao.corpus.reading import pdf_stamps, scans
from chidao.corpus.reading.errors import ReadingError
from chidao.corpus.reading.ocr import RecognitionError, is_available, recognise_and_show
from chidao.corpus.reading.pdf import drawn_for_recognition, needs_recognition
from chidao.corpus.reading.pdf_insets import put_in
from chidao.corpus.reading.pdf_pages import Page, read_page
from chidao.corpus.reading.pdf_pen import Pen
from chidao.corpus.reading.pdf_tables import find_tables
from chidao.corpus.reading.photographed import flattened
from chidao.corpus.reading.sniffing import sniff
from PIL import Image, ImageChops, ImageDraw, ImageSequence

_DPI = 110
_MARK = (255, 221, 87)
Box = tuple[float, float, float, float]
Word = tuple[int, int, float, float, float, float]
"""(start, end, left, top, right, bottom): a stretch of the page's own text, and where on the picture it stands, in dots."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as PNG, with the place of each of its words on it."""

    png: bytes
    width: int
    height: int
    words: tuple[Word, ...]


def source_ranges(document: Document, start: int, end: int) -> Mapping[int, list[tuple[int, int]]]:
    """Where `document.text[start:end]` stands in its source: by page, stretches of the page's own text."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for index in range(start, end):
        place = document.place_at(index)
        if place is None or place.page is None or document.text[index].isspace():
            continue
        at = place.source_start + index - place.start
        ranges = found[place.page]
        if ranges and at - 2 <= ranges[-1][1] <= at:
            ranges[-1] = (ranges[-1][0], at + 1)
        else:
            ranges.append((at, at + 1))
    return found


def page_picture(path: Path, page: int, ranges: Sequence[tuple[int, int]] = (), *, dpi: int = _DPI) -> bytes:
    """The picture of a page as PNG, the given stretches of its text marked. `page` counts from 1.

    Raises `ReadingError` for files that have no pages of their own and for pages that the file has not.
    """
    picture, words = _drawn(path, page, dpi, bool(ranges))
    boxes = [word[2:] for word in words(_CHARACTER) if any(word[0] < stop and begin < word[1] for begin, stop in ranges)]
    return _png(_marked(picture, boxes))


def picture_with_words(path: Path, page: int, *, dpi: int = _DPI) -> PagePicture:
    """The picture of a page with nothing marked, and where its words stand. Raises `ReadingError` as `page_picture` does."""
    picture, words = _drawn(path, page, dpi, True)
    found = tuple((start, end, *(round(side, 1) for side in box)) for start, end, *box in words(_WORD))
    return PagePicture(_png(picture), picture.width, picture.height, found)  # type: ignore[arg-type]


def picture_or_error(job: tuple[Path, int]) -> PagePicture | ReadingError:
    """What a `Guarded` process does: a path and a page in, its picture with words or what is wrong out."""
    path, page = job
    try:
        return picture_with_words(path, page)
    except ReadingError as error:
        return error
    except MemoryError:
        return ReadingError(str(path), "too_large")
    except Exception:
        return ReadingError(str(path), "damaged")


_CHARACTER, _WORD = re.compile(r"\S"), re.compile(r"\S+")
_Words = Callable[[re.Pattern[str]], Sequence[Word]]
"""Where the stretches of a page's text stand that a pattern finds; a recogniser knows whole words only."""


def _drawn(path: Path, page: int, dpi: int, with_words: bool) -> tuple[Image.Image, _Words]:
    try:
        content = path.read_bytes()
    except OSError:
        raise ReadingError(str(path), "missing") from None
    kind = sniff(content)
    try:
        if kind == "pdf":
            return _pdf_page(content, page, dpi, with_words)
        if kind == "image":
            return _image_page(content, page, with_words)
    except (OSError, ValueError, IndexError, EOFError, pypdfium2.PdfiumError) as error:
        raise ReadingError(str(path), "damaged", f"không có trang {page} hoặc trang hỏng") from error
    raise ReadingError(str(path), "unsupported", "loại tệp này không có ảnh trang")


def _pdf_page(content: bytes, number: int, dpi: int, with_words: bool) -> tuple[Image.Image, _Words]:
    document = pypdfium2.PdfDocument(content)
    try:
        page, pen, raw = read_page(document, number)
        is_scan = with_words and needs_recognition(raw, page)
        boxes = [pen.box(index) for index in range(len(page.text))] if with_words and not is_scan else []
        insets = _inset_words(raw, page, pen) if boxes else ()
        raw = pdf_stamps.draw(document, raw, number)
        if is_scan:
            return _recognised(drawn_for_recognition(raw, page), number, (page.width, page.height))
        picture: Image.Image = raw.render(scale=dpi / 72).to_pil().convert("RGB")
        raw.close()
    finally:
        document.close()

    def words(pattern: re.Pattern[str]) -> list[Word]:
        scale, found = dpi / 72, list[Word]()
        for match in pattern.finditer(page.text):
            known = [box for box in boxes[match.start() : match.end()] if box]
            if known:
                left, bottom = min(box[0] for box in known), min(box[1] for box in known)
                right, top = max(box[2] for box in known), max(box[3] for box in known)
                place = (left * scale, (page.height - top) * scale, right * scale, (page.height - bottom) * scale)
                found.append((match.start(), match.end(), *place))
        for start, end, left, bottom, right, top in insets:
            found.append((start, end, left * scale, (page.height - top) * scale, right * scale, (page.height - bottom) * scale))
        return found

    return picture, words


def _inset_words(raw: pypdfium2.PdfPage, page: Page, pen: Pen) -> Sequence[Word]:
    """The words of the pictures of text on the page, as they were recognised when it was read."""
    pictures: list[Box] = []
    find_tables(raw, page, pen, None, pictures)  # which meets exactly the pictures that the reader met
    return put_in(raw, page, pictures).words if pictures else ()


def _image_page(content: bytes, number: int, with_words: bool) -> tuple[Image.Image, _Words]:
    with Image.open(io.BytesIO(content)) as opened:
        for index, frame in enumerate(ImageSequence.Iterator(opened), start=1):
            if index == number:
                picture = flattened(scans.upright(frame))
                return _recognised(picture, number) if with_words else (picture.convert("RGB"), _no_words)
    raise IndexError(number)


def _no_words(pattern: re.Pattern[str]) -> Sequence[Word]:
    return ()


def _recognised(picture: Image.Image, number: int, size: tuple[float, float] | None = None) -> tuple[Image.Image, _Words]:
    """The picture as the recogniser saw it, with the boxes of its words."""
    if not is_available():
        return picture.convert("RGB"), _no_words
    try:
        seen, level = recognise_and_show(picture, number, size)
    except RecognitionError:
        return picture.convert("RGB"), _no_words
    small = 3 if level.width > 2000 else 1
    scale = level.width / seen.page.width / small
    height = seen.page.height
    words = [
        (start, end, left * scale, (height - top) * scale, right * scale, (height - bottom) * scale)
        for start, end, left, bottom, right, top in seen.boxes
    ]
    return level.convert("RGB").reduce(small), lambda pattern: words


def _marked(picture: Image.Image, boxes: Sequence[Box]) -> Image.Image:
    """Colours the paper behind the boxes, as a marker pen does."""
    if not boxes:
        return picture
    pen = Image.new("RGB", picture.size, (255, 255, 255))
    draw = ImageDraw.Draw(pen)
    for left, top, right, bottom in boxes:
        draw.rectangle((left - 1, top - 2, right + 1, bottom + 2), fill=_MARK)
    return ImageChops.multiply(picture, pen)


def _png(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()
