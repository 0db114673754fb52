"""Reading PDF files and pictures of pages: reading order, paragraphs over lines and pages, tables over pages."""

from __future__ import annotations

import io
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Self

import pypdfium2
import pypdfium2.raw as pdfium
from chidao.corpus.document import Document, Source
from chidao.corpus.reading import lines as line_of
from chidao.corpus.reading.drafting import Draft, Piece, compose_sound, is_sound
from chidao.corpus.reading.errors import ReadingError
from chidao.corpus.reading.furniture import Gap, Kept, sort_out
from chidao.corpus.reading.ocr import Recognised, RecognitionError, is_available, recognise
from chidao.corpus.reading.package import DamagedError
from chidao.corpus.reading.pdf_browser import around_article, without_edges
from chidao.corpus.reading.pdf_columns import ColumnTables
from chidao.corpus.reading.pdf_layout import Layout, letterhead_by_columns
from chidao.corpus.reading.pdf_pages import Line, Page, PageTexts, read_page
from chidao.corpus.reading.pdf_stamps import draw, has_words
from chidao.corpus.reading.pdf_tables import PdfTable, drafts, find_scanned_tables, find_tables, is_inside, stitch
from chidao.corpus.reading.photographed import flattened
from chidao.corpus.reading.rejoining import group_lines
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
_TITLE = re.compile(r"(?:phụ lục|biểu(?: số)?|bảng|mẫu(?: số)?)\s+(?:[\dIVXA-H]|-)(?!.*tiếp)", re.IGNORECASE)
"""What an annex or table of its own begins with, “PHỤ LỤC II”; not “Phụ lục II (tiếp theo)”."""


@dataclass(slots=True)
class Flow:
    """Lines and tables of the whole document in the order of reading."""

    items: list[Line | PdfTable] = field(default_factory=list)
    texts: PageTexts = field(default_factory=PageTexts)
    sizes: dict[int, tuple[float, float]] = field(default_factory=dict)
    edges: list[Line] = field(default_factory=list)
    """What a browser printed on the edges of the pages."""
    left_out: list[Line] = field(default_factory=list)
    """What is printed on recognised pages and was not read as text."""

    def add_page(self, page: Page, tables: Sequence[PdfTable]) -> None:
        self.texts.texts.append(page.text)
        if page.number not in self.texts.doubts and is_sound(page.text.replace("\r\n", "")):
            self.texts.sound.add(page.number)
        self.sizes[page.number] = (page.width, page.height)
        lines = letterhead_by_columns(page.lines) if page.number == 1 else page.lines
        if not tables:
            self.items += lines
            return
        waiting = list(tables)
        for line in lines:
            table = is_inside(line, tables)
            if table is None:
                self.items.append(line)
            elif table in waiting:
                waiting.remove(table)
                self.items.append(table)

    def add_recognised(self, seen: Recognised) -> None:
        self.texts.doubts[seen.page.number] = seen.doubts
        self.left_out += seen.left_out
        self.add_page(seen.page, find_scanned_tables(seen.rulings, seen.page, seen))

    def document(self, source: Source, notes: Iterable[str]) -> Document:
        draft = Draft()
        for line in self.left_out:
            draft.furniture(line.text, line.ranges[0][0], line.page)
        items = self._article(draft) if self.edges else self.items
        _lay(draft, _stitched(items), self)
        return draft.finish(replace(source, pages=len(self.texts.texts)), notes)

    def _article(self, draft: Draft) -> list[Line | PdfTable]:
        """What was printed from a browser without what it printed on the edges and what stood round the article."""
        aside = [*self.edges, *around_article([item for item in self.items if isinstance(item, Line)], self.edges)]
        for line in aside:
            draft.furniture(line.text, line.ranges[0][0], line.page)
        left_out = set(map(id, aside))
        return [item for item in self.items if id(item) not in left_out]


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
            flow.add_page(page.page, page.tables)
    unread = [page.page.number for page in pages if isinstance(page, _TextPage) and page.is_scan]
    if len(unread) == count or (unread and not any(page.page.text.strip() for page in pages)):
        raise ReadingError(source.path, "needs_ocr")
    if unread:
        notes.append(f"Trang {_listed(unread)} chỉ có ảnh chụp, chưa nhận dạng chữ.")
    seen = [page.page.number for page in pages if isinstance(page, Recognised)]
    if seen:
        notes.append(f"Trang {_listed(seen)} đọc bằng nhận dạng chữ, cần đối chiếu với ảnh.")
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


class _Opening:
    """A PDF, opened anew after some pictures of pages: until it is closed, all that was read of the file stands in memory."""

    def __init__(self, content: bytes | Path, source: Source) -> None:
        self._content, self._source = content, source
        self._pictures = 0
        self.pdf = _opened(content, source)

    def take(self, number: int, columns: ColumnTables) -> tuple[_TextPage, Image.Image | None]:
        if self._pictures >= _PICTURES_KEPT:
            self.pdf.close()
            self.pdf, self._pictures = _opened(self._content, self._source), 0
        page, picture = _take_page(self.pdf, number, columns)
        self._pictures += picture is not None
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


def _take_page(pdf: pypdfium2.PdfDocument, number: int, columns: ColumnTables) -> tuple[_TextPage, Image.Image | None]:
    """A page by its text, and its picture where that must be recognised instead and can be."""
    page, pen, raw = read_page(pdf, number)
    try:
        if not needs_recognition(raw, page):
            page, edges = without_edges(page)
            ruled = find_tables(raw, page, pen)
            return _TextPage(page, (*ruled, *columns.find(page, pen, ruled)), edges=edges), None
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


def _stitched(items: Iterable[Line | PdfTable]) -> list[Line | PdfTable]:
    """Joins the parts of a table where no more than page furniture stands between them, which then comes after it."""
    found: list[Line | PdfTable] = []
    between: list[Line] = []
    last: PdfTable | None = None
    at = last_page = 0
    for item in items:
        if isinstance(item, Line):
            found.append(item)
            between.append(item)
            continue
        follows = item.page == last_page + 1 and len(between) <= 3 and not any(map(_parts_tables, between))
        whole = stitch(last, item) if last and follows else None
        if whole is None:
            at = len(found)
            found.append(item)
        else:
            found[at] = whole
        last, last_page, between = whole or item, item.page, []
    return found


def _parts_tables(line: Line) -> bool:
    """Whether the table under the line is another one than that above it, though its columns be the same."""
    return len(line.text) >= 90 or bool(_TITLE.match(line.text))


def _lay(draft: Draft, items: list[Line | PdfTable], flow: Flow) -> None:
    body, left_out = _sorted_out([item for item in items if isinstance(item, Line)])
    for line in left_out:
        draft.furniture(line.text, line.ranges[0][0], line.page)
    if len(body) == len(items):
        _lay_paragraphs(draft, body, flow)
        return
    rest = deque(body)
    pending: list[tuple[Line, Gap]] = []
    for item in items:
        if isinstance(item, Line):
            if rest and rest[0][0] is item:
                pending.append(rest.popleft())
            continue
        _lay_paragraphs(draft, pending, flow)
        pending = []
        draft.table(drafts(item, flow.texts))
        for page, start, end in item.repeated:
            draft.furniture(flow.texts.texts[page - 1][start:end], start, page)
    _lay_paragraphs(draft, pending, flow)


def _sorted_out(lines: list[Line]) -> tuple[list[tuple[Line, Gap]], list[Line]]:
    """The lines of the text, each with what stands before it, and those that are furniture. Ornaments are neither."""
    none, new_page, furnishing = Gap.NONE, Gap.PAGE, Kept.FURNITURE  # looked up once, not for each line
    texts, pages = [line.text for line in lines], [line.page for line in lines]
    gaps = [none if page == before else new_page for before, page in zip([1, *pages], pages, strict=False)]
    found: list[tuple[Line, Gap]] = []
    furniture: list[Line] = []
    ruled = False
    page, base, size = None, 0.0, 0.0
    for line, text, what in zip(lines, texts, sort_out(texts, gaps), strict=True):
        if what is furnishing:
            furniture.append(line)
            continue
        if line_of.is_ornament(text):
            ruled = True
            continue
        _, _, page_here, _, _, base_here, size_here, _, _ = line
        gap = none
        if ruled:
            gap, ruled = Gap.RULE, False
        elif page != page_here:
            gap = new_page if page else none
        elif base - base_here > 2.4 * size_here and base - base_here > 2.4 * size:
            gap = Gap.BLANK
        found.append((line, gap))
        page, base, size = page_here, base_here, size_here
    return found, furniture


def _lay_paragraphs(draft: Draft, body: Sequence[tuple[Line, Gap]], flow: Flow) -> None:
    if not body:
        return
    lines, gaps = [line for line, _ in body], [gap for _, gap in body]
    sound = flow.texts.sound
    texts = [line.text if line.page in sound and "  " not in line.text else " ".join(line.text.split()) for line in lines]
    layout = Layout(lines, flow.sizes)
    for group in group_lines(texts, gaps, layout.hints()):
        _lay_group(draft, [lines[index] for index in group], flow.texts, layout.is_centered(group[-1]))


def _lay_group(draft: Draft, group: Sequence[Line], texts: PageTexts, in_middle: bool) -> None:
    if _lay_sound(draft, group, texts, in_middle):
        return
    pieces: list[Piece] = []
    final = group[-1]
    for line in group:
        *inner, (start, end) = line.ranges
        for begin, stop in inner:
            pieces += texts.pieces(line.page, begin, stop, bold=line.bold, glue=" ")
        glue = "" if line is final or line_of.joins_without_space(line.text) else " "
        pieces += texts.pieces(line.page, start, end, bold=line.bold, glue=glue)
    draft.paragraph(pieces, centered=in_middle)


def _lay_sound(draft: Draft, group: Sequence[Line], texts: PageTexts, in_middle: bool) -> bool:
    """Lays a paragraph of whole lines of one look that need no cleaning, as most are; False where there is more to do."""
    sound, bold = texts.sound, group[0].bold
    for line in group:
        if line.bold is not bold or line.page not in sound or len(line.ranges) > 1:
            return False
    composed = compose_sound([(line.text, line.ranges[0][0], line.page) for line in group], bold=bold)
    if composed is None:
        return False
    draft.sound_paragraph(composed, centered=in_middle)
    return True
