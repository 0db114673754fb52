"""Reading PDF files and pictures of pages: each page its text or, where it has none, what is recognised on its picture."""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

import pypdfium2
import pypdfium2.raw as pdfium
from chidao.corpus.document import Document, Source
from chidao.corpus.reading.errors import ReadingError
from chidao.corpus.reading.ocr import Recognised, RecognitionError, is_available, recognise
from chidao.corpus.reading.package import DamagedError
from chidao.corpus.reading.pdf_browser import without_edges
from chidao.corpus.reading.pdf_columns import ColumnTables
from chidao.corpus.reading.pdf_flow import Flow
from chidao.corpus.reading.pdf_insets import WithInsets, put_in
from chidao.corpus.reading.pdf_pages import Line, Page, read_page
from chidao.corpus.reading.pdf_pen import Box
from chidao.corpus.reading.pdf_stamps import draw, has_words
from chidao.corpus.reading.pdf_tables import PdfTable, find_tables
from chidao.corpus.reading.photographed import flattened
from chidao.corpus.reading.rubbish import is_rubbish
from chidao.corpus.reading.scans import DPI, MAX_PIXELS, grey, upright
from PIL import Image, ImageSequence

MAX_PAGES = 5000
_SIDE_BY_SIDE = 2
"""Pages of a file made ready at once; how many recognisers run then is for `ocr_turns` to say."""
_PICTURES_KEPT = 2
"""Pictures of pages read from a file before it is opened anew; opening takes a thousandth of the time of a page."""
_FEW = 200
"""Characters: a page with fewer of its own under a picture of the whole page is a scan with a page number laid over it."""
_COVER = 0.6
"""Share of the page that the picture of a scanned page covers at least."""


def read_pdf(content: bytes | Path, source: Source) -> Document:
    """Reads a PDF, page by page its text or, where it has none, what is recognised on its picture.

    A large file is given by its path, so that it need not stand in memory.

    Raises `ReadingError` for encrypted and damaged files, and for scans where there is nothing to recognise them with.
    """
    with _Opening(content, source) as opening:
        count = len(opening.pdf)
        if count > MAX_PAGES:
            raise ReadingError(source.path, "too_large")
        pages = list(_pages(opening, count))
    flow = Flow()
    notes: list[str] = []
    for page in pages:
        if isinstance(page, Recognised):
            flow.add_recognised(page)
        else:
            flow.edges += page.edges
            if page.insets and page.insets.doubts:
                flow.texts.doubts[page.page.number] = page.insets.doubts
            flow.add_page(page.page, page.tables)
    unread = [page.page.number for page in pages if isinstance(page, _TextPage) and page.is_scan]
    if len(unread) == count or (unread and not any(page.page.text.strip() for page in pages)):
        raise ReadingError(source.path, "needs_ocr")
    if unread:
        notes.append(f"Trang {_listed(unread)} chỉ có ảnh chụp, chưa nhận dạng chữ.")
    seen = [page.page.number for page in pages if isinstance(page, Recognised)]
    if seen:
        notes.append(f"Trang {_listed(seen)} đọc bằng nhận dạng chữ, cần đối chiếu với ảnh.")
    notes += _about_insets([page.insets for page in pages if isinstance(page, _TextPage) and page.insets])
    return flow.document(source, notes)


def read_image(content: bytes, source: Source) -> Document:
    """Reads a picture of a page, or several in one file. Raises `ReadingError` (no recogniser, too large), `DamagedError`."""
    if not is_available():
        raise ReadingError(source.path, "needs_ocr")
    flow = Flow()
    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > 4 * MAX_PIXELS or getattr(picture, "n_frames", 1) > MAX_PAGES:
                raise ReadingError(source.path, "too_large")
            for seen in _recognised(flattened(upright(frame)) for frame in ImageSequence.Iterator(picture)):
                flow.add_recognised(seen)
    except Image.DecompressionBombError:
        raise ReadingError(source.path, "too_large") from None
    except (OSError, ValueError, SyntaxError, RecognitionError) as error:
        raise DamagedError(str(error)) from error
    return flow.document(source, ["Văn bản đọc từ ảnh bằng nhận dạng chữ, cần đối chiếu với ảnh."])


def _recognised(pictures: Iterable[Image.Image]) -> Iterator[Recognised]:
    """The pages of these pictures in their order, recognised side by side while the next ones are unpacked."""
    waiting: deque[Future[Recognised]] = deque()
    with ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
        for number, picture in enumerate(pictures, start=1):
            waiting.append(pool.submit(recognise, picture, number))
            if len(waiting) > _SIDE_BY_SIDE:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@dataclass(frozen=True, slots=True)
class _TextPage:
    """A page read by its own text; `is_scan` tells that the text is none or rubbish and no recogniser was there."""

    page: Page
    tables: tuple[PdfTable, ...]
    is_scan: bool = False
    edges: tuple[Line, ...] = ()
    """What a browser printed on its edges."""
    insets: WithInsets | None = None
    """The page again with what was found of its pictures, where it may have some."""


class _Opening:
    """A PDF, opened anew after some pictures of pages: until it is closed, all that was read of the file stands in memory."""

    def __init__(self, content: bytes | Path, source: Source) -> None:
        self._content, self._source = content, source
        self._pictures = 0
        self._last: PdfTable | None = None
        self.pdf = _opened(content, source)

    def take(self, number: int, columns: ColumnTables) -> tuple[_TextPage, Image.Image | None]:
        if self._pictures >= _PICTURES_KEPT:
            self.pdf.close()
            self.pdf, self._pictures = _opened(self._content, self._source), 0
        page, picture = _take_page(self.pdf, number, columns, self._last)
        self._last = page.tables[-1] if page.tables else None
        self._pictures += picture is not None or bool(page.insets and page.insets.is_drawn)
        return page, picture

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.pdf.close()


def _pages(opening: _Opening, count: int) -> Iterator[_TextPage | Recognised]:
    """The pages in their order. Scans are recognised side by side while the next pages are read."""
    waiting: deque[tuple[_TextPage, Future[Recognised] | None]] = deque()
    columns = ColumnTables()
    with ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
        for number in range(1, count + 1):
            page, picture = opening.take(number, columns)
            if picture is None and not waiting:
                yield page
                continue
            size = (page.page.width, page.page.height)
            waiting.append((page, None if picture is None else pool.submit(recognise, picture, number, size)))
            while waiting and (waiting[0][1] is None or sum(one is not None for _, one in waiting) > _SIDE_BY_SIDE):
                yield _result(*waiting.popleft())
        while waiting:
            yield _result(*waiting.popleft())


def _result(page: _TextPage, seen: Future[Recognised] | None) -> _TextPage | Recognised:
    try:
        return page if seen is None else seen.result()
    except RecognitionError:
        return replace(page, is_scan=True)


def _about_insets(pages: Sequence[WithInsets]) -> Iterator[str]:
    if read := [one.page.number for one in pages if one.is_read]:
        yield f"Trang {_listed(read)} có ảnh chứa chữ, đọc bằng nhận dạng chữ, cần đối chiếu với ảnh."
    if unread := [one.page.number for one in pages if one.is_unread]:
        yield f"Trang {_listed(unread)} có ảnh chứa chữ chưa nhận dạng."


def _listed(numbers: Sequence[int]) -> str:
    """Page numbers for people: “2, 4-7”."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _opened(content: bytes | Path, source: Source) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY) or "password" in str(error).lower():
            raise ReadingError(source.path, "encrypted") from None
        raise ReadingError(source.path, "damaged") from None


def _take_page(
    pdf: pypdfium2.PdfDocument, number: int, columns: ColumnTables, before: PdfTable | None
) -> tuple[_TextPage, Image.Image | None]:
    """A page by its text, and its picture where that must be recognised instead and can be. `before`: the last table of the
    page before.
    """
    page, pen, raw = read_page(pdf, number)
    try:
        if not needs_recognition(raw, page):
            page, edges = without_edges(page)
            pictures: list[Box] = []
            ruled = find_tables(raw, page, pen, before, pictures)
            tables = (*ruled, *columns.find(page, pen, ruled))
            if not pictures:
                return _TextPage(page, tables, edges=edges), None
            whole = put_in(raw, page, pictures)
            return _TextPage(whole.page, (*tables, *whole.tables), edges=edges, insets=whole), None
        if not is_available():
            return _TextPage(page, (), is_scan=True), None
        if has_words(raw):
            raw = draw(pdf, raw, number)
        return _TextPage(page, ()), grey(drawn_for_recognition(raw, page), first=number == 1)
    finally:
        raw.close()


def needs_recognition(raw: pypdfium2.PdfPage, page: Page) -> bool:
    """Whether the page is a picture, or its text is rubbish, so that its letters must be recognised."""
    own = page.text[: page.stamped_from]
    return (len(own.strip()) < _FEW and _is_pictured(raw, page)) or is_rubbish(page.text)


def drawn_for_recognition(raw: pypdfium2.PdfPage, page: Page) -> Image.Image:
    """The page as a picture at the recogniser's resolution, coarser where it would be too large."""
    scale = DPI / 72
    dots = page.width * page.height * scale * scale
    if dots > MAX_PIXELS:
        scale *= (MAX_PIXELS / dots) ** 0.5
    picture: Image.Image = raw.render(scale=scale).to_pil()
    return flattened(picture)


def _is_pictured(raw: pypdfium2.PdfPage, page: Page) -> bool:
    """Whether pictures cover the page; scanners cut a page into strips, so their areas are added."""
    area = 0.0
    for picture in raw.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        try:
            left, bottom, right, top = picture.get_bounds()
        except pypdfium2.PdfiumError:
            continue
        area += max(0.0, right - left) * max(0.0, top - bottom)
    return area > _COVER * page.width * page.height
