"""Writes a sample as a text PDF: letterhead in two columns, page numbers, tables that run over pages."""

# mypy: disable-error-code="import-untyped, import-not-found"

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from chidao.corpus.samples.layout import Grid, Part, broken
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, LongTable, PageTemplate, Spacer, Table, TableStyle
from reportlab.platypus import Paragraph as Flowed

FONTS = Path("/usr/share/fonts/truetype/dejavu")
BODY = ParagraphStyle("body", fontName="Serif", fontSize=12, leading=16, alignment=TA_JUSTIFY, firstLineIndent=28, spaceAfter=4)
HEAD = ParagraphStyle("head", fontName="Serif-Bold", fontSize=12, leading=16, alignment=TA_CENTER, spaceAfter=4)
CELL = ParagraphStyle("cell", fontName="Serif", fontSize=9.5, leading=12.5)
CENTERED_CELL = ParagraphStyle("centered-cell", parent=CELL, alignment=TA_CENTER)
WIDTH = A4[0] - 50 * mm
COLUMNS = (0.08, 0.30, 0.17, 0.16, 0.17, 0.12)
"""Shares of the width in a table of assignments."""


def write_pdf(target: Path, content: Sequence[Part]) -> None:
    """Writes `content` to `target`; the same content gives the same bytes."""
    pdfmetrics.registerFont(TTFont("Serif", str(FONTS / "DejaVuSerif.ttf")))
    pdfmetrics.registerFont(TTFont("Serif-Bold", str(FONTS / "DejaVuSerif-Bold.ttf")))
    frame = Frame(30 * mm, 20 * mm, WIDTH, A4[1] - 42 * mm, 0, 0, 0, 0)
    document = BaseDocTemplate(str(target), pagesize=A4, invariant=1, title=target.stem)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=_page_number))
    document.build([item for part in content for item in _flow(part)])


def _page_number(canvas: Any, document: Any) -> None:
    """The number stands above the text, from the second page on (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    if document.page > 1:
        canvas.setFont("Serif", 12)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 15 * mm, str(document.page))


def _flow(part: Part) -> list[Any]:
    if not isinstance(part, Grid):
        if part.centered:
            return [Flowed(escape(part.text), HEAD)]
        text = escape(part.text)
        return [Flowed(f'<font name="Serif-Bold">{text}</font>' if part.bold else text, BODY)]
    return [_framed(part) if part.framed else _placed(part), Spacer(1, 8)]


def _placed(grid: Grid) -> Table:
    """Letterhead and signatures: two columns without lines."""
    rows = []
    for row in grid.rows:
        styles = [CELL if "Nơi nhận" in cell or "Kính gửi" in cell else CENTERED_CELL for cell in row]
        rows.append(
            [[Flowed(escape(line) or " ", style) for line in broken(cell)] for cell, style in zip(row, styles, strict=True)]
        )
    width = max(len(row) for row in rows)
    return Table(rows, colWidths=[WIDTH / width] * width, style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")]))


def _framed(grid: Grid) -> LongTable:
    """A table with lines whose head repeats on every page; short rows span to the right edge."""
    width = len(grid.rows[0])
    style: list[tuple[Any, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    rows = []
    for index, row in enumerate(grid.rows):
        rows.append([Flowed(escape(cell), CELL) for cell in row] + [""] * (width - len(row)))
        if len(row) < width:
            style.append(("SPAN", (len(row) - 1, index), (-1, index)))
    return LongTable(rows, colWidths=[share * WIDTH for share in COLUMNS], repeatRows=1, splitInRow=1, style=TableStyle(style))
