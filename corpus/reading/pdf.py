"""Reading PDF files that carry text: reading order, paragraphs over lines and pages, tables over pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import pypdfium2
import pypdfium2.raw as pdfium
from chidao.corpus.document import Document, Source
from chidao.corpus.reading import lines as line_of
from chidao.corpus.reading.drafting import Draft, Piece
from chidao.corpus.reading.errors import ReadingError
from chidao.corpus.reading.furniture import Gap, Kept, sort_out
from chidao.corpus.reading.pdf_layout import centered, hints
from chidao.corpus.reading.pdf_pages import Line, Page, read_page
from chidao.corpus.reading.pdf_tables import PdfTable, drafts, find_tables, is_inside, stitch
from chidao.corpus.reading.rejoining import group_lines

MAX_PAGES = 5000
_FEW = 200
"""Characters: a page with fewer under a picture of the whole page is a scan with a signature or page number laid over it."""
_COVER = 0.6
"""Share of the page that the picture of a scanned page covers at least."""


@dataclass(slots=True)
class _Flow:
    """Lines and tables of the whole document in the order of reading."""

    items: list[Line | PdfTable] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    sizes: dict[int, tuple[float, float]] = field(default_factory=dict)
    scanned: list[int] = field(default_factory=list)

    def add_page(self, page: Page, tables: Sequence[PdfTable]) -> None:
        self.texts.append(page.text)
        self.sizes[page.number] = (page.width, page.height)
        waiting = list(tables)
        for line in page.lines:
            table = is_inside(line, tables)
            if table is None:
                self.items.append(line)
            elif table in waiting:
                waiting.remove(table)
                self.items.append(table)


def read_pdf(content: bytes, source: Source) -> Document:
    """Reads a PDF. Raises `ReadingError` for encrypted, damaged and scanned files."""
    document = _opened(content, source)
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise ReadingError(source.path, "too_large")
        flow = _Flow()
        for number in range(1, count + 1):
            _take_page(document, number, flow)
    finally:
        document.close()
    if len(flow.scanned) == count or not any(text.strip() for text in flow.texts):
        raise ReadingError(source.path, "needs_ocr")
    notes: list[str] = []
    if flow.scanned:
        pages = ", ".join(str(number) for number in flow.scanned)
        notes.append(f"Trang {pages} chỉ có ảnh chụp, chưa nhận dạng chữ.")
    draft = Draft()
    _lay(draft, _stitched(flow.items), flow)
    return draft.finish(replace(source, pages=count), notes)


def _opened(content: bytes, source: Source) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY) or "password" in str(error).lower():
            raise ReadingError(source.path, "encrypted") from None
        raise ReadingError(source.path, "damaged") from None


def _take_page(document: pypdfium2.PdfDocument, number: int, flow: _Flow) -> None:
    page, pen, raw = read_page(document, number)
    try:
        if len(page.text.strip()) < _FEW and _is_pictured(raw, page):
            flow.scanned.append(number)
        flow.add_page(page, find_tables(raw, page, pen))
    finally:
        raw.close()


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
    """Joins the parts of a table where nothing but page furniture stands between them."""
    found: list[Line | PdfTable] = []
    between: list[Line] = []
    last: PdfTable | None = None
    last_page = 0
    for item in items:
        if isinstance(item, Line):
            if last is not None:
                between.append(item)
            else:
                found.append(item)
            continue
        whole = stitch(last, item) if last is not None and item.page == last_page + 1 and len(between) <= 3 else None
        if whole is not None and all(len(line.text) < 90 for line in between):
            last, between = whole, []
        else:
            found += [*([last] if last else []), *between]
            last, between = item, []
        last_page = item.page
    return [*found, *([last] if last else []), *between]


def _lay(draft: Draft, items: list[Line | PdfTable], flow: _Flow) -> None:
    body = _without_furniture([item for item in items if isinstance(item, Line)])
    kept = {id(line) for line, _ in body}
    gaps = {id(line): gap for line, gap in body}
    pending: list[Line] = []
    for item in items:
        if isinstance(item, Line):
            if id(item) in kept:
                pending.append(item)
        else:
            _lay_paragraphs(draft, pending, gaps, flow)
            pending = []
            draft.table(drafts(item, flow.texts))
    _lay_paragraphs(draft, pending, gaps, flow)


def _without_furniture(lines: list[Line]) -> list[tuple[Line, Gap]]:
    gaps = [Gap.PAGE if index and line.page != lines[index - 1].page else Gap.NONE for index, line in enumerate(lines)]
    kept = sort_out([line.text for line in lines], gaps)
    found: list[tuple[Line, Gap]] = []
    ruled = False
    for line, what in zip(lines, kept, strict=True):
        if what is Kept.FURNITURE:
            continue
        if line_of.is_ornament(line.text):
            ruled = True
            continue
        previous = found[-1][0] if found else None
        gap = Gap.RULE if ruled else Gap.PAGE if previous and previous.page != line.page else Gap.NONE
        if gap is Gap.NONE and previous and previous.base - line.base > 2.4 * max(line.size, previous.size):
            gap = Gap.BLANK
        found.append((line, gap))
        ruled = False
    return found


def _lay_paragraphs(draft: Draft, lines: list[Line], gaps: dict[int, Gap], flow: _Flow) -> None:
    if not lines:
        return
    texts = [" ".join(line.text.split()) for line in lines]
    middle = centered(lines, flow.sizes)
    for group in group_lines(texts, [gaps[id(line)] for line in lines], hints(lines, flow.sizes)):
        _lay_group(draft, [lines[index] for index in group], flow, middle[group[-1]])


def _lay_group(draft: Draft, group: Sequence[Line], flow: _Flow, in_middle: bool) -> None:
    pieces: list[Piece] = []
    for number, line in enumerate(group):
        text = flow.texts[line.page - 1]
        if number and not line_of.joins_without_space(group[number - 1].text):
            pieces.append(Piece(" ", line.ranges[0][0], line.page))
        for index, (start, end) in enumerate(line.ranges):
            if index:
                pieces.append(Piece(" ", start, line.page))
            pieces.append(Piece(text[start:end], start, line.page, line.bold))
    draft.paragraph(pieces, centered=in_middle)
