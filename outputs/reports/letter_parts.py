"""Pieces of a Word document in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I: paper, paragraphs, lines, tables, numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from chidao.outputs.reports.content import plain
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Length, Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

__all__ = ["ALIGN", "SIZE", "Look", "body_text", "grid", "line_below", "new_part", "plain_table", "prepare", "say"]

FONT = "Times New Roman"
SIZE = 14
"""Points of the text; the form allows 13 to 14."""
TABLE_SIZE = 12


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks; sizes in points."""

    size: float = SIZE
    bold: bool = False
    italic: bool = False
    align: ALIGN = ALIGN.CENTER
    before: float = 0
    after: float = 0
    keep_with_next: bool = False


def prepare(document: Document) -> None:
    """The font of all text, and A4 paper upright."""
    style = document.styles["Normal"]
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size = FONT, Pt(SIZE)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.get_or_add_rPr().append(language)
    portrait(document.sections[0])


def portrait(section: Section) -> None:
    """A4 upright with the margins of the form: 20 to 25, 20 to 25, 30 to 35, 15 to 20 mm."""
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(20), Mm(20), Mm(30), Mm(20)
    _number_pages(section)


def landscape(section: Section) -> None:
    """A4 across, for the wide tables of an appendix."""
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(30), Mm(20), Mm(20), Mm(20)
    _number_pages(section)


def new_part(document: Document) -> Section:
    """An appendix: on a page of its own, its pages counted by themselves."""
    section: Section = document.add_section()
    landscape(section)
    counting = section._sectPr.find(qn("w:pgNumType"))
    if counting is None:
        counting = OxmlElement("w:pgNumType")
        section._sectPr.append(counting)
    counting.set(qn("w:start"), "1")
    return section


def _number_pages(section: Section) -> None:
    """In the middle of the upper margin, from the second page on."""
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = section.first_page_header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    for kind, words in (("begin", ""), ("", "PAGE"), ("separate", ""), ("", "2"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(SIZE)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif words == "PAGE":
            code = OxmlElement("w:instrText")
            code.text = words
            run._r.append(code)
        else:
            run.text = words


def say(where: Document | _Cell, words: str, look: Look) -> Paragraph:
    """A paragraph; the empty one that a cell begins with is used first."""
    first = where.paragraphs[0] if isinstance(where, _Cell) and not where.paragraphs[0].runs else None
    paragraph = first if first is not None and len(where.paragraphs) == 1 else where.add_paragraph()
    return _set(paragraph, words, look)


def _set(paragraph: Paragraph, words: str, look: Look) -> Paragraph:
    paragraph.alignment = look.align
    form = paragraph.paragraph_format
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.keep_with_next = look.keep_with_next
    run = paragraph.add_run(plain(words))
    run.bold, run.italic, run.font.size = look.bold, look.italic, Pt(look.size)
    return paragraph


def body_text(document: Document, words: str) -> Paragraph:
    """A paragraph of the text: both edges straight, its first line set in, some air between paragraphs and lines."""
    paragraph = say(document, words, Look(align=ALIGN.JUSTIFY, before=3, after=3))
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    paragraph.paragraph_format.line_spacing = 1.15
    return paragraph


def line_below(where: Document | _Cell, width: Length, points: float) -> None:
    """A thin line of so many points in the middle of a column of that width."""
    paragraph = say(where, "", Look(size=2))
    free = max(0.0, width.pt - points) / 2
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Pt(free)
    form.line_spacing = Pt(3)
    border = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        border.set(qn(f"w:{name}"), value)
    borders = OxmlElement("w:pBdr")
    borders.append(border)
    properties: Any = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr")


def plain_table(document: Document, widths: Sequence[Length]) -> tuple[_Cell, ...]:
    """A row of cells without lines, as the head and the end of a letter are laid out."""
    table = document.add_table(rows=1, cols=len(widths))
    _fix(table, widths)
    _without_margins(table)
    # On one page, whatever stands before: a signature belongs to its names.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return tuple(table.rows[0].cells)


def _without_margins(table: Table) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties: Any = table._tbl.tblPr
    properties.insert_element_before(margins, "w:tblLook")


def grid(
    document: Document, headings: Sequence[str], widths: Sequence[Length], rows: Iterable[Sequence[str]], words: frozenset[int]
) -> Table:
    """A table with lines whose head is repeated on each page; the columns `words` hold text, the others stand in the middle."""
    table: Table = document.add_table(rows=0, cols=len(headings), style="Table Grid")
    _fix(table, widths)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _add_row(table, headings, widths, frozenset(), bold=True)
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    for row in rows:
        _add_row(table, row, widths, words)
    return table


def _add_row(
    table: Table, cells: Sequence[str], widths: Sequence[Length], words: frozenset[int], *, bold: bool = False
) -> None:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for place, (cell, text, width) in enumerate(zip(row.cells, cells, widths, strict=True)):
        cell.width = width
        align = ALIGN.LEFT if place in words else ALIGN.CENTER
        _set(cell.paragraphs[0], text, Look(TABLE_SIZE, bold=bold, align=align, before=1, after=1))


def _fix(table: Table, widths: Sequence[Length]) -> None:
    """Columns keep their widths whatever they hold."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
