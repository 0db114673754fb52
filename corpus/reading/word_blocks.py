"""The blocks of a Word document on their way to the text: paragraphs and tables, as they come out in print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from chidao.corpus.document import Document
from chidao.corpus.reading import lines as line_of
from chidao.corpus.reading.drafting import CellDraft, Composed, Piece


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A printed line of thought: what Word breaks by hand inside one paragraph is several of these."""

    pieces: tuple[Piece, ...]
    label: str | None = None
    level: int | None = None
    centered: bool = False

    @property
    def words(self) -> str:
        return _words_of(self.pieces)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its cells, each with its row and column and what it spans."""

    cells: tuple[CellDraft, ...]

    @property
    def width(self) -> int:
        return max((cell.column + cell.column_span for cell in self.cells), default=0)

    def with_below(self, lower: Grid) -> Grid:
        """Two tables with nothing between them are printed as one."""
        height = max(cell.row + cell.row_span for cell in self.cells)
        return Grid((*self.cells, *(replace(cell, row=cell.row + height) for cell in lower.cells)))


def blocks_of(document: Document, offset: int, page: int | None) -> Iterator[Paragraph | Grid]:
    """The blocks of a file that stands inside another, its doubts kept; its text is counted from `offset` on."""

    def pieces(start: int, end: int) -> tuple[Piece, ...]:
        found: list[Piece] = []
        at = start
        for doubt in document.doubts:
            if start < doubt.end and doubt.start < end:
                found.append(Piece(document.text[at : doubt.start], offset + at, page))
                at = min(doubt.end, end)
                words = document.text[max(doubt.start, start) : at]
                found.append(Piece(words, offset + max(doubt.start, start), page, confidence=doubt.confidence))
        return (*found, Piece(document.text[at:end], offset + at, page))

    tables = iter(document.tables)
    for block in document.blocks:
        if block.kind != "table":
            yield Paragraph(pieces(block.start, block.end), block.label, block.level, block.centered)
            continue
        yield Grid(tuple(
            CellDraft(cell.row, cell.column, [pieces(cell.start, cell.end)], cell.row_span, cell.column_span)
            for cell in next(tables).cells
        ))  # fmt: skip


def as_sentence(grid: Grid) -> Iterator[Sequence[Piece] | Composed]:
    """The cells of a table inside a cell: “Đoạn 1, Km 0 – Km 2; Đoạn 2, Km 2 – Km 5”."""
    filled = [cell for cell in grid.cells if any(_words_of(one) for one in cell.paragraphs)]
    for cell, following in zip_longest(filled, filled[1:]):
        *others, last = [one for one in cell.paragraphs if _words_of(one)]
        yield from others
        words = _words_of(last)
        if following is None or isinstance(last, Composed) or not words[-1].isalnum():
            yield last
        else:
            end = last[-1].source + len(last[-1].text)
            yield [*_without_end(last), Piece("," if following.row == cell.row else ";", end, last[-1].page)]


def _words_of(paragraph: Sequence[Piece] | Composed) -> str:
    """What a paragraph says, with single blanks between its words."""
    text = paragraph.text if isinstance(paragraph, Composed) else "".join([piece.text for piece in paragraph])
    return " ".join(text.split())


def _without_end(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without the blanks at their end."""
    kept = list(pieces)
    while not kept[-1].text.strip():
        kept.pop()
    return [*kept[:-1], kept[-1]._replace(text=kept[-1].text.rstrip())]


def broken_by_hand(lines: list[list[Piece]]) -> Iterator[list[Piece]]:
    """Lines broken by Shift+Enter: some are paragraphs of their own, some only break a title where it looks well."""
    current: list[Piece] = []
    before = ""
    for pieces in lines:
        words = _words_of(pieces)
        if not words:
            continue
        if len(words) > 2 and line_of.is_ornament(words):
            if current:
                yield current
            current, before = [], ""
            continue
        if before and _stands_alone(before, words):
            yield current
            current = []
        elif current:
            current = [*current, Piece(" ", current[-1].source + len(current[-1].text), current[-1].page)]
        current = [*current, *pieces]
        before = words
    if current:
        yield current


def _stands_alone(before: str, line: str) -> bool:
    if line_of.opens_paragraph(line):
        return not line_of.dash_joins(before, line)
    if line_of.starts_small(line) or line_of.runs_on(before):
        return False
    return line_of.is_closed(before) or line_of.is_capitals(before) != line_of.is_capitals(line)
