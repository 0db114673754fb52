"""From the lines and tables of pages to a document: paragraphs over lines and pages, tables over pages."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from chidao.corpus.document import Document, Source
from chidao.corpus.reading import lines as line_of
from chidao.corpus.reading.drafting import Draft, Piece, compose_sound, is_sound
from chidao.corpus.reading.furniture import Gap, Kept, sort_out
from chidao.corpus.reading.ocr import Recognised
from chidao.corpus.reading.pdf_browser import around_article
from chidao.corpus.reading.pdf_layout import Layout, letterhead_by_columns
from chidao.corpus.reading.pdf_pages import Line, Page, PageTexts
from chidao.corpus.reading.pdf_tables import PdfTable, drafts, find_scanned_tables, is_inside, stitch
from chidao.corpus.reading.rejoining import group_lines

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
    """What is printed on recognised pages and was not read as text, and what is printed across a page behind its text."""

    def add_page(self, page: Page, tables: Sequence[PdfTable]) -> None:
        self.texts.texts.append(page.text)
        if page.number not in self.texts.doubts and is_sound(page.text.replace("\r\n", "")):
            self.texts.sound.add(page.number)
        self.sizes[page.number] = (page.width, page.height)
        self.left_out += page.aslant
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
        last = next((one for one in reversed(self.items) if isinstance(one, PdfTable)), None)
        before = last if last and last.page == seen.page.number - 1 else None
        self.add_page(seen.page, find_scanned_tables(seen.rulings, seen.page, seen, before))

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
