"""Writes a sample as .docx with what real letters have: automatic numbers, merged cells, tracked changes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

import docx
from chidao.corpus.samples.layout import Grid, Layout, Paragraph, Part, broken
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.table import Table as DocxTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as DocxParagraph

LABEL = re.compile(r"^((?:[IVX]+|\d+)\.|Điều \d+\.|[a-dđe]\)|-) (.*)$")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
STAMP = datetime(2026, 1, 5)
"""Every date inside the file, so that the same text gives the same bytes."""

LEVELS = (
    # level of the list, number format, text; "Điều" and Roman numerals are both outermost
    ("upperRoman", "%1."),
    ("decimal", "%2."),
    ("lowerLetter", "%3)"),
)


class Numbering:
    """The automatic numbers of one document: gives each label that Word would count to the same value a place in a list."""

    def __init__(self, document: DocxDocument) -> None:
        self.root: BaseOxmlElement = document.part.numbering_part.element
        self.abstract = {"roman": 90, "article": 91, "dash": 92}
        self._abstract(90, LEVELS)
        self._abstract(91, (("decimal", "Điều %1."), *LEVELS[1:]))
        self._abstract(92, (("bullet", "-"),))
        self.numbers: dict[str, int] = {}
        self.counts = [0, 0, 0]
        self.next_number = 900

    def _abstract(self, identifier: int, levels: Sequence[tuple[str, str]]) -> None:
        inner = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="space"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
            for level, (form, text) in enumerate(levels)
        )
        xml = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{identifier}"><w:multiLevelType w:val="multilevel"/>{inner}'
        element = parse_xml(f"{xml}</w:abstractNum>")
        first_number = self.root.find(qn("w:num"))
        if first_number is None:
            self.root.append(element)
        else:
            first_number.addprevious(element)

    def _start(self, family: str) -> None:
        """A new list of the family, counting from 1 again."""
        self.next_number += 1
        restart = "".join(f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in range(3))
        self.root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self.next_number}">'
                f'<w:abstractNumId w:val="{self.abstract[family]}"/>{restart}</w:num>'
            )
        )
        self.numbers[family] = self.next_number
        self.counts = [0, 0, 0]

    def place(self, label: str) -> tuple[int, int] | None:
        """List and level for a label that counts on or starts anew; None where it must be typed."""
        if label == "-":
            if "dash" not in self.numbers:
                counts = self.counts
                self._start("dash")
                self.counts = counts
            return self.numbers["dash"], 0
        family, level, value = _reading(label)
        if family is None:
            family = next((name for name in reversed(self.numbers) if name != "dash"), "roman")
        if family not in self.numbers or (value == 1 and self.counts[level] > 0):
            self._start(family)
        if value != self.counts[level] + 1:
            return None
        self.counts[level] = value
        self.counts[level + 1 :] = [0] * (2 - level)
        self.numbers[family] = self.numbers.pop(family)
        return self.numbers[family], level


def _reading(label: str) -> tuple[str | None, int, int]:
    """Family (None: that of the list above), level and value of a label."""
    if label.startswith("Điều"):
        return "article", 0, int(label[5:-1])
    if label[:-1].isdecimal():
        return None, 1, int(label[:-1])
    if label.endswith(")"):
        return None, 2, "abcdefgh".find(label[0]) + 1
    return "roman", 0, ROMAN.index(label[:-1]) + 1 if label[:-1] in ROMAN else -1


def write_docx(target: Path, content: Sequence[Part], layout: Layout) -> None:
    """Writes `content` to `target` in the given layout."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(13)
    document.core_properties.created = document.core_properties.modified = STAMP
    document.core_properties.author = ""
    numbering = Numbering(document)
    for part in content:
        if isinstance(part, Grid):
            _table(document, part, layout.merged if part.framed else frozenset())
        else:
            _paragraph(document, part, numbering, layout)
    buffer = BytesIO()
    document.save(buffer)
    _repack(buffer, target)


def _paragraph(document: DocxDocument, part: Paragraph, numbering: Numbering, layout: Layout) -> None:
    paragraph = document.add_paragraph()
    text, match = part.text, LABEL.match(part.text)
    place = numbering.place(match[1]) if match and not layout.typed_labels and not part.centered else None
    if match and place:
        text = match[2]
        number = f'<w:ilvl w:val="{place[1]}"/><w:numId w:val="{place[0]}"/>'
        paragraph._p.get_or_add_pPr().insert(0, parse_xml(f"<w:numPr {nsdecls('w')}>{number}</w:numPr>"))
    if part.centered:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if layout.inserted and layout.inserted in text:
        before, after = text.split(layout.inserted)
        paragraph.add_run(before)
        _tracked(paragraph, "ins", layout.inserted)
        paragraph.add_run(after)
    elif layout.deleted and layout.deleted[0] in text:
        before, after = text.split(layout.deleted[0])
        paragraph.add_run(before + layout.deleted[0])
        _tracked(paragraph, "del", layout.deleted[1])
        paragraph.add_run(after)
    else:
        paragraph.add_run(text).bold = part.bold


def _tracked(paragraph: DocxParagraph, tag: str, text: str) -> None:
    author = {qn("w:id"): "7", qn("w:author"): "Thẩm định", qn("w:date"): f"{STAMP:%Y-%m-%d}T08:00:00Z"}
    change = OxmlElement(f"w:{tag}", attrs=author)
    run = OxmlElement("w:r")
    words = OxmlElement("w:delText" if tag == "del" else "w:t", attrs={qn("xml:space"): "preserve"})
    words.text = text
    run.append(words)
    change.append(run)
    paragraph._p.append(change)


def _table(document: DocxDocument, grid: Grid, merged: frozenset[int]) -> None:
    width = max(len(row) for row in grid.rows)
    table = document.add_table(len(grid.rows), width, style="Table Grid" if grid.framed else None)
    for index, row in enumerate(grid.rows):
        for column, text in enumerate(row):
            lines = [text] if grid.framed else broken(text)
            _fill(table.cell(index, column), lines)
        if len(row) < width and grid.framed:
            table.cell(index, len(row) - 1).merge(table.cell(index, width - 1))
    for column in sorted(merged):
        _merge_column(table, grid, column)


def _merge_column(table: DocxTable, grid: Grid, column: int) -> None:
    """Merges every empty cell of a full row with the cell above it."""
    width = len(grid.rows[0])
    for index in range(len(grid.rows) - 1, 0, -1):
        if len(grid.rows[index]) == width == len(grid.rows[index - 1]) and not grid.rows[index][column]:
            kept = grid.rows[index - 1][column]
            cell = table.cell(index - 1, column).merge(table.cell(index, column))
            for extra in cell.paragraphs[1:]:
                extra._p.getparent().remove(extra._p)
            cell.paragraphs[0].text = kept


def _fill(cell: _Cell, lines: Sequence[str]) -> None:
    cell.paragraphs[0].text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)


def _repack(source: BytesIO, target: Path) -> None:
    """Writes the archive with one fixed date on every member."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda member: (member != "[Content_Types].xml", member)):
            info = zipfile.ZipInfo(name, STAMP.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
