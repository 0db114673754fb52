"""One pass over a Word document in the order of print: its paragraphs with their automatic numbers, its tables, its boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from chidao.corpus.document import Document
from chidao.corpus.reading import symbol_fonts
from chidao.corpus.reading.drafting import CellDraft, Composed, Piece
from chidao.corpus.reading.errors import ReadingError
from chidao.corpus.reading.legacy import to_unicode
from chidao.corpus.reading.package import DamagedError, Package
from chidao.corpus.reading.word_blocks import Grid, Paragraph, as_sentence, blocks_of, broken_by_hand
from chidao.corpus.reading.word_styles import Look, Numbering, Styles, W, attribute, is_on, read_look
from chidao.corpus.reading.word_tree import (
    BLOCK_WRAPPERS,
    MC,
    RELATION,
    TRANSPARENT,
    boxes_in,
    grid_of,
    is_layout,
    pictures_in,
    printed_choice,
)
from lxml import etree

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_NESTING = 12
"""Tables in tables and boxes in boxes are followed this deep."""


@dataclass(slots=True)
class _Run:
    """What is under way inside one paragraph: its lines and the boxes hung on it."""

    lines: list[list[Piece]] = field(default_factory=lambda: [[]])
    boxes: list[etree._Element] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    """The relation ids of the pictures hung on it."""


@dataclass(slots=True)
class Walk:
    """One pass over a document in the order of print."""

    package: Package
    styles: Styles
    numbering: Numbering
    paged: bool
    main: str
    """The name of the part that holds the document."""
    offset: int = 0
    page: int = 1
    fields: list[bool] = field(default_factory=list)
    """Open fields, outermost first: whether each has come to a result that is part of the text."""
    listing: int = 0
    """The depth among them of a table of contents, which says again what stands in the text; 0 where none is open."""
    contents: list[str] = field(default_factory=list)
    """The words of the tables of contents."""
    notes_called: list[tuple[str, str]] = field(default_factory=list)
    sees_pictures: bool = False
    """Whether pictures are read: those of the body are, while heads and feet show logos."""
    pictures: set[str] = field(default_factory=set)
    unread_pictures: int = 0
    """Pictures of text that there was nothing to recognise with."""
    remarks: list[str] = field(default_factory=list)
    """What the reader of the document must know."""

    def blocks(self, holder: etree._Element, depth: int = 0) -> Iterator[Paragraph | Grid]:
        """The paragraphs and tables of a body, cell, box or note."""
        for element in holder:
            if element.tag == W + "p":
                yield from self._paragraph(element, depth)
            elif element.tag == W + "tbl" and depth < _NESTING:
                yield from self._table(element, depth)
            elif element.tag in BLOCK_WRAPPERS:
                yield from self.blocks(element, depth)
            elif element.tag == W + "altChunk":
                yield from self._chunk(element)
            elif element.tag == MC + "AlternateContent":
                choice = printed_choice(element)
                if choice is not None:
                    yield from self.blocks(choice, depth)

    def _chunk(self, element: etree._Element) -> Iterator[Paragraph | Grid]:
        """A whole file put into the document, which Word makes part of it when it next saves."""
        name = self.package.related_by_id(self.main, element.get(RELATION, ""))
        if name is None:
            return
        from chidao.corpus.reading.files import read_content

        try:
            inside = read_content(self.package.read(name), name)
        except (ReadingError, DamagedError):
            self.remarks.append("Có tệp ghép trong văn bản không đọc được; hãy mở bằng Word, lưu lại rồi nạp lại.")
            return
        yield from self._of(inside)

    def _of(self, inside: Document) -> Iterator[Paragraph | Grid]:
        yield from blocks_of(inside, self.offset, self.page if self.paged else None)
        self.offset += len(inside.text)

    def _paragraph(self, element: etree._Element, depth: int) -> Iterator[Paragraph | Grid]:
        properties = element.find(W + "pPr")
        style = attribute(properties.find(W + "pStyle")) if properties is not None else None
        look = read_look(properties).over(self.styles.look(style or self.styles.default_paragraph))
        base = self.styles.look(style or self.styles.default_paragraph).over(self.styles.defaults)
        run = _Run()
        self._inline(element, base, run)
        if self.listing:
            self.contents.append(" ")
        level = look.num_level or 0
        if look.num_id is not None and (properties is None or properties.find(W + "numPr") is None):
            level = self.numbering.linked_level(look.num_id, self.styles.ancestry(style)) or level
        label = self.numbering.next_label(look.num_id, level) if look.num_id not in (None, "0") else None
        if any(piece.text.strip() for line in run.lines for piece in line):
            yield from self._printed(run, look, base, label, level)
        elif label and not run.boxes:
            yield Paragraph((Piece(label, self.offset, self.page if self.paged else None),), label, level)
        if depth < _NESTING:
            for box in run.boxes:
                yield from self.blocks(box, depth + 1)
        for relation in run.pictures if self.sees_pictures else ():
            yield from self._inset(relation)

    def _inset(self, relation: str) -> Iterator[Paragraph | Grid]:
        """The text of a picture; one that stands in several places is read in the first."""
        from chidao.corpus.reading.insets import MAX_INSETS, read_inset

        name = self.package.related_by_id(self.main, relation)
        if name is None or name in self.pictures or len(self.pictures) >= MAX_INSETS:
            return
        self.pictures.add(name)
        try:
            found = read_inset(self.package.read(name), name)
        except DamagedError:
            return
        except ReadingError:
            self.unread_pictures += 1
            return
        if found is not None:
            self.remarks.append("Chữ trong ảnh của văn bản đọc bằng nhận dạng chữ, cần đối chiếu với ảnh.")
            yield from self._of(found)

    def _printed(self, run: _Run, look: Look, base: Look, label: str | None, level: int) -> Iterator[Paragraph]:
        depth = level if label else look.outline
        for index, pieces in enumerate(broken_by_hand(run.lines)):
            mine = label if not index else None
            if mine:
                first = pieces[0] if pieces else None
                at, page = (first.source, first.page) if first else (self.offset, None)
                pieces = [Piece(f"{mine} ", at, page, bool(base.bold), bool(base.italic)), *pieces]
            yield Paragraph(tuple(pieces), mine, depth, bool(look.centered))

    def _inline(self, element: etree._Element, base: Look, run: _Run) -> None:
        for child in element:
            if child.tag == W + "r":
                self._run(child, base, run)
            elif child.tag in TRANSPARENT:
                self._inline(child, base, run)
            elif child.tag == MC + "AlternateContent":
                choice = printed_choice(child)
                if choice is not None:
                    self._inline(choice, base, run)
            elif isinstance(child.tag, str) and child.tag.endswith(("}oMath", "}oMathPara")):
                self._write("".join(one.text or "" for one in child.iter(_MATH_TEXT)), base, run)

    def _run(self, element: etree._Element, base: Look, run: _Run) -> None:
        properties = element.find(W + "rPr")
        character_style = attribute(properties.find(W + "rStyle")) if properties is not None else None
        look = read_look(properties).over(self.styles.look(character_style)).over(base)
        for child in element:
            if not self._field(child) and not look.hidden:
                self._printed_part(child, look, run)
            elif len(child) and not look.hidden and (value := _form_value(child)):
                self._write(value, look, run)

    def _field(self, child: etree._Element) -> bool:
        """Follows the marks of fields; whether `child` is one of them, or part of what is not printed as text."""
        if child.tag == W + "fldChar":
            kind = child.get(W + "fldCharType")
            if kind == "begin":
                self.fields.append(False)
            elif kind == "separate" and self.fields:
                self.fields[-1] = len(self.fields) != self.listing
            elif kind == "end" and self.fields:
                self.fields.pop()
                if len(self.fields) < self.listing:
                    self.listing = 0
            return True
        if child.tag == W + "instrText" and (child.text or "").split()[:1] == ["TOC"] and not self.listing:
            self.listing = len(self.fields)
        elif self.listing and child.tag in (W + "t", W + "tab"):
            self.contents.append(child.text or " ")
        return child.tag in (W + "instrText", W + "delText") or not all(self.fields)

    def _printed_part(self, child: etree._Element, look: Look, run: _Run) -> None:
        tag = child.tag
        if tag == W + "t":
            self._write(child.text or "", look, run)
        elif tag in (W + "tab", W + "ptab"):
            self._write("\t", look, run)
        elif tag in (W + "br", W + "cr"):
            run.lines.append([])
        elif tag == W + "softHyphen":
            self._write("\u00ad", look, run)  # in TCVN3 fonts this code shows as ư
        elif tag == W + "noBreakHyphen":
            self._write("-", look, run)
        elif tag == W + "sym":
            self._write(_symbol(child), look, run)
        elif tag == W + "lastRenderedPageBreak":
            self.page += 1
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            kind = "footnotes" if tag == W + "footnoteReference" else "endnotes"
            self.notes_called.append((kind, child.get(W + "id", "")))
            self._write(f"[{len(self.notes_called)}]", look, run)
        elif tag in (W + "drawing", W + "pict", W + "object"):
            run.boxes.extend(boxes_in(child))
            run.pictures.extend(pictures_in(child))
        elif tag == MC + "AlternateContent":
            choice = printed_choice(child)
            for inner in choice if choice is not None else ():
                self._printed_part(inner, look, run)

    def _write(self, text: str, look: Look, run: _Run) -> None:
        shown = symbol_fonts.printed(to_unicode(text, look.font), look.font) if look.font else text
        if look.capitals and len(shown.upper()) == len(shown):
            shown = shown.upper()
        page = self.page if self.paged else None
        run.lines[-1].append(Piece(shown, self.offset, page, bool(look.bold), bool(look.italic)))
        self.offset += len(text)

    def _table(self, element: etree._Element, depth: int) -> Iterator[Paragraph | Grid]:
        rows = grid_of(element)
        if is_layout(rows):
            for row in rows:
                for holder, _ in row.cells:
                    yield from self.blocks(holder, depth + 1)
            return
        cells: list[CellDraft] = []
        open_merges: dict[int, int] = {}
        for number, row in enumerate(rows):
            column = row.skipped
            for cell, span in row.cells:
                properties = cell.find(W + "tcPr")
                merge = properties.find(W + "vMerge") if properties is not None else None
                if cells and cells[-1].row == number and _goes_on(properties, "hMerge"):
                    cells[-1] = replace(cells[-1], column_span=cells[-1].column_span + span)
                    column += span
                    continue
                if _goes_on(properties, "vMerge") and column in open_merges:
                    origin = cells[open_merges[column]]
                    height = number - origin.row + 1
                    cells[open_merges[column]] = CellDraft(origin.row, origin.column, origin.paragraphs, height, span)
                else:
                    paragraphs = list(self._flat(cell, depth + 1))
                    open_merges.pop(column, None)
                    if merge is not None:
                        open_merges[column] = len(cells)
                    cells.append(CellDraft(number, column, paragraphs, 1, span))
                column += span
        yield Grid(tuple(cells))

    def _flat(self, cell: etree._Element, depth: int) -> Iterator[Sequence[Piece] | Composed]:
        """The paragraphs of a cell; a table inside it gives its cells one after another, parted as in a sentence."""
        for block in self.blocks(cell, depth):
            if isinstance(block, Paragraph):
                yield block.pieces
            else:
                yield from as_sentence(block)


def _goes_on(properties: etree._Element | None, merge: str) -> bool:
    """Whether a cell is one with that above it (vMerge) or, in files of older programs, with that before it (hMerge)."""
    found = properties.find(W + merge) if properties is not None else None
    return found is not None and found.get(W + "val", "continue") == "continue"


def _symbol(element: etree._Element) -> str:
    try:
        return symbol_fonts.sign(int(element.get(W + "char", ""), 16), element.get(W + "font", ""))
    except (ValueError, OverflowError):
        return ""


def _form_value(mark: etree._Element) -> str:
    """What is ticked or chosen in a field of a form, which stands in its properties; fields to write in hold their words."""
    box, choices = mark.find(f"{W}ffData/{W}checkBox"), mark.find(f"{W}ffData/{W}ddList")
    if box is not None:
        ticked = is_on(box.find(W + "checked"))
        return "☒" if (ticked if ticked is not None else is_on(box.find(W + "default"))) else "☐"
    if choices is None:
        return ""
    entries = [attribute(one) or "" for one in choices.iter(W + "listEntry")]
    chosen = attribute(choices.find(W + "result")) or attribute(choices.find(W + "default")) or "0"
    return entries[int(chosen)] if chosen.isdigit() and int(chosen) < len(entries) else ""
