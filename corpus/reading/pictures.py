"""Pictures of pages with words marked, so that a reader sees where in the original a stretch of text stands."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import pypdfium2
from chidao.corpus.document import Document
from chidao.corpus.reading import scans
from chidao.corpus.reading.errors import ReadingError
from chidao.corpus.reading.ocr import RecognitionError, is_available, recognise
from chidao.corpus.reading.pdf import needs_recognition
from chidao.corpus.reading.pdf_pages import read_page
from chidao.corpus.reading.sniffing import sniff
from PIL import Image, ImageChops, ImageDraw, ImageSequence

_DPI = 110
_MARK = (255, 221, 87)
Box = tuple[float, float, float, float]


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
    try:
        content = path.read_bytes()
    except OSError:
        raise ReadingError(str(path), "missing") from None
    kind = sniff(content)
    try:
        if kind == "pdf":
            picture, boxes = _pdf_page(content, page, ranges, dpi)
        elif kind == "image":
            picture, boxes = _image_page(content, page, ranges)
        else:
            raise ReadingError(str(path), "unsupported", "loại tệp này không có ảnh trang")
    except (OSError, ValueError, IndexError, EOFError, pypdfium2.PdfiumError) as error:
        raise ReadingError(str(path), "damaged", f"không có trang {page} hoặc trang hỏng") from error
    return _png(_marked(picture, boxes))


def _pdf_page(content: bytes, number: int, ranges: Sequence[tuple[int, int]], dpi: int) -> tuple[Image.Image, list[Box]]:
    document = pypdfium2.PdfDocument(content)
    try:
        page, pen, raw = read_page(document, number)
        picture: Image.Image = raw.render(scale=dpi / 72).to_pil().convert("RGB")
        if ranges and needs_recognition(raw, page):
            return _recognised(raw.render(scale=scans.DPI / 72).to_pil(), number, ranges)
        scale = dpi / 72
        found = [box for start, end in ranges for index in range(start, end) if (box := pen.box(index))]
        boxes = [(b[0] * scale, (page.height - b[3]) * scale, b[2] * scale, (page.height - b[1]) * scale) for b in found]
        raw.close()
    finally:
        document.close()
    return picture, boxes


def _image_page(content: bytes, number: int, ranges: Sequence[tuple[int, int]]) -> tuple[Image.Image, list[Box]]:
    with Image.open(io.BytesIO(content)) as opened:
        for index, frame in enumerate(ImageSequence.Iterator(opened), start=1):
            if index == number:
                picture = scans.upright(frame)
                return _recognised(picture, number, ranges) if ranges else (picture.convert("RGB"), [])
    raise IndexError(number)


def _recognised(picture: Image.Image, number: int, ranges: Sequence[tuple[int, int]]) -> tuple[Image.Image, list[Box]]:
    """The picture as the recogniser saw it, with the boxes of its words."""
    if not is_available():
        return picture.convert("RGB"), []
    try:
        seen = recognise(picture, number)
    except RecognitionError:
        return picture.convert("RGB"), []
    level = scans.levelled(scans.enlarged(scans.grey(picture, first=number == 1))[0])
    scale = level.width / seen.page.width
    height = seen.page.height
    boxes = [
        (left * scale, (height - top) * scale, right * scale, (height - bottom) * scale)
        for begin, end, left, bottom, right, top in seen.boxes
        if any(begin < stop and start < end for start, stop in ranges)
    ]
    small = 3 if level.width > 2000 else 1
    return level.convert("RGB").reduce(small), [(b[0] / small, b[1] / small, b[2] / small, b[3] / small) for b in boxes]


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
