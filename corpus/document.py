"""The `Document`: what every reader produces and everything else works on.

The text is NFC, one paragraph a line. A reader that cleans its source (rejoins wrapped lines, drops page numbers, running
heads and markup) keeps in `places` where each stretch of text came from.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal

_START = attrgetter("start")
BlockKind = Literal["paragraph", "table", "footnote"]
StyleName = Literal["bold", "italic"]


@dataclass(frozen=True, slots=True)
class Source:
    """The file as it came: `path` as given by the caller, `sha256` of its bytes, `media_type` told by content."""

    path: str
    sha256: str
    media_type: str
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch `text[start:end]` without its line end: one paragraph, one whole table, or one footnote.

    `label` is the automatic number of the paragraph ("1.", "a)", "-") where the format numbers by itself; the label is
    also part of the text, as in print. `level` is the depth of its list or heading (0 is outermost), where known.
    `centered` is known for formats with layout only.
    """

    kind: BlockKind
    start: int
    end: int
    page: int | None = None
    label: str | None = None
    level: int | None = None
    centered: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """`text[start:end]` is set in bold or italic."""

    start: int
    end: int
    name: StyleName


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: `text[start:end]`. `row` and `column` are those of its upper left corner on the grid.

    A merged cell stands once, with its spans; an empty cell has `start == end`.
    """

    start: int
    end: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table within `text[start:end]`; `cells` in reading order. Parts of one table on several pages are one table."""

    start: int
    end: int
    cells: tuple[Cell, ...]
    page: int | None = None

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """Cells by the row in which they begin; a row in which none begins is empty."""
        height = max((cell.row for cell in self.cells), default=-1) + 1
        rows: list[list[Cell]] = [[] for _ in range(height)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        return tuple(tuple(row) for row in rows)


@dataclass(frozen=True, slots=True)
class Place:
    """`text[start:]` up to the next place came from `source_start` on in the source.

    For text files that is the character offset in the decoded file; for pages, the offset in the page's own text.
    """

    start: int
    source_start: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """`text[start:end]` was read with `confidence` (0 to 1) by a recogniser that may err."""

    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on a page and is no part of the document: a running head, a page number, a signature's stamp, the head of a
    table said again on its next page; on a scan also a line too worn to be read, as far as its letters were made out.

    `source_start` is where it stands in the source, as in `Place`.
    """

    text: str
    source_start: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read. Invariant: blocks are in order, do not overlap, and every table has exactly one block."""

    text: str
    source: Source
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    styles: tuple[Style, ...] = ()
    places: tuple[Place, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[str, ...] = field(default=())
    """Words in Vietnamese for the user on what the reader had to guess or leave out."""
    furniture: tuple[Furniture, ...] = ()
    """What the reader left out of the text, since it would stand in the middle of sentences; page after page."""

    def page_at(self, offset: int) -> int | None:
        """The page (from 1) on which the character at `offset` stands, None where the format has no pages."""
        place = self.place_at(offset)
        return place.page if place else None

    def place_at(self, offset: int) -> Place | None:
        """The place that covers `offset`."""
        index = bisect_right(self.places, offset, key=_START) - 1
        return self.places[index] if index >= 0 else None

    def source_offset(self, offset: int) -> int | None:
        """Where the character at `offset` stood in the source (see `Place`)."""
        place = self.place_at(offset)
        return place.source_start + offset - place.start if place else None

    def table_of(self, block: Block) -> Table | None:
        """The table of a block of kind "table"."""
        at = bisect_left(self.tables, block.start, key=lambda table: table.start)
        return self.tables[at] if at < len(self.tables) and self.tables[at].start == block.start else None
