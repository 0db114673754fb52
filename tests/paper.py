"""Pages of PDF drawn line by line, for the tests and benchmarks of what reads them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from chidao.corpus.document import Document
from chidao.corpus.reading import read_file
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = Path("/usr/share/fonts/truetype/dejavu")
Box = tuple[float, float, float, float]
LEFT, RIGHT, TOP = 85.0, 540.0, 780.0


class Paper:
    """Writes lines at given heights, as a word processor does."""

    def __init__(self, path: Path, password: str | None = None) -> None:
        pdfmetrics.registerFont(TTFont("Serif", str(FONTS / "DejaVuSerif.ttf")))
        pdfmetrics.registerFont(TTFont("SerifBold", str(FONTS / "DejaVuSerif-Bold.ttf")))
        encryption = StandardEncryption(password, canPrint=0) if password else None
        self.path = path
        self.canvas = Canvas(str(path), pagesize=A4, encrypt=encryption)
        self.y = TOP

    def line(self, text: str, x: float = LEFT, *, bold: bool = False, size: float = 12, y: float | None = None) -> None:
        self.canvas.setFont("SerifBold" if bold else "Serif", size)
        self.canvas.drawString(x, self.y if y is None else y, text)
        if y is None:
            self.y -= 18

    def centre(self, text: str, *, bold: bool = True) -> None:
        self.canvas.setFont("SerifBold" if bold else "Serif", 12)
        self.canvas.drawCentredString((LEFT + RIGHT) / 2, self.y, text)
        self.y -= 18

    def paragraph(self, text: str, indent: float = 28.0) -> None:
        """Breaks the text at the right margin, its first line set in."""
        words, x, current = text.split(), LEFT + indent, ""
        for word in words:
            longer = f"{current} {word}".strip()
            if x + pdfmetrics.stringWidth(longer, "Serif", 12) > RIGHT:
                self._full(current, x)
                x, current = LEFT, word
            else:
                current = longer
        self.line(current, x)

    def _full(self, text: str, x: float) -> None:
        if self.y < 80:
            self.turn()
        self.line(text, x)

    def turn(self, number: int | None = None) -> None:
        self.canvas.showPage()
        self.y = TOP
        if number:
            self.canvas.setFont("Serif", 12)
            self.canvas.drawCentredString(A4[0] / 2, 810, str(number))

    def table(self, rows: Sequence[Sequence[str]], columns: Sequence[float], height: float = 36.0) -> None:
        top = self.y + 14
        for number in range(len(rows) + 1):
            self.canvas.line(columns[0], top - number * height, columns[-1], top - number * height)
        for x in columns:
            self.canvas.line(x, top, x, top - len(rows) * height)
        for number, row in enumerate(rows):
            for x, text in zip(columns, row, strict=False):
                for index, part in enumerate(text.split("/n")):
                    self.line(part, x + 4, size=10, y=top - number * height - 13 - 12 * index)
        self.y = top - len(rows) * height - 20

    def unstamped_letter(self) -> None:
        """A letter as it is printed before the registry stamps its number and day on it."""
        self.line("Số:", 100, y=730)
        self.line("/UBND-KT", 160, y=730)
        self.line("An Sơn, ngày", 320, y=730)
        self.line("tháng 3 năm 2027", 430, y=730)
        self.y = 690
        self.paragraph(LONG)

    def read(self) -> Document:
        self.canvas.save()
        return read_file(self.path)


def turn_pages(path: Path, turn: int) -> None:
    """Turns every page of a file by so many degrees to the right, as somebody does in a viewer."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    for page in document:
        page.set_rotation(turn)
    document.save(path)
    document.close()


def rows_of(document: Document) -> list[list[str]]:
    """The cells of the only table."""
    (table,) = document.tables
    return [[document.text[cell.start : cell.end] for cell in row] for row in table.rows]


def paragraphs(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


LONG = (
    "1. Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Ủy ban nhân dân các xã, phường rà soát toàn bộ hồ chứa nước trên "
    "địa bàn tỉnh. Việc rà soát phải xong trước ngày 15 tháng 8 năm 2027 và gửi kết quả về Văn phòng Ủy ban nhân dân tỉnh."
)
OTHER = (
    "Đối với các hồ đã xuống cấp, Sở Tài chính tham mưu bố trí kinh phí sửa chữa từ nguồn dự phòng ngân sách tỉnh, bảo đảm "
    "hoàn thành trước mùa mưa bão năm sau, không để xảy ra sự cố mất an toàn đập trên địa bàn."
)
COLUMNS = (60.0, 95.0, 300.0, 420.0, 540.0)
HEAD = ("TT", "Nhiệm vụ", "Cơ quan", "Thời hạn")


def picture() -> ImageReader:
    buffer = io.BytesIO()
    Image.new("L", (200, 280), 240).save(buffer, "PNG")
    buffer.seek(0)
    return ImageReader(buffer)


def sign(canvas: Canvas, box: Box, lines: Sequence[str], *, scale: float = 1.0, flags: int = 4) -> None:
    """Puts a signature on the page in Adobe's layers: an appearance that draws FRM, which draws n0 and n2.

    `scale` is that of the appearance to the box; other programs than Adobe's leave it to the viewer to fit one to the other.
    """
    width, height = (box[2] - box[0]) * scale, (box[3] - box[1]) * scale
    name = f"{box[0]:.0f}-{box[1]:.0f}"
    for layer, words in (("n0", ()), ("n2", lines)):
        canvas.beginForm(f"{layer}-{name}", 0, 0, width, height)
        for number, line in enumerate(words):
            canvas.setFont("Serif", 10 * scale)
            canvas.drawString(2 * scale, height - (11 + 11 * number) * scale, line)
        canvas.endForm()
    for outer, inner in (("FRM", ("n0", "n2")), ("AP", ("FRM",))):
        canvas.beginForm(f"{outer}-{name}", 0, 0, width, height)
        for one in inner:
            canvas.doForm(f"{one}-{name}")
        canvas.endForm()
    drawn = PDFObjectReference(canvas._doc.getXObjectName(f"AP-{name}"))
    annotation = {"Type": PDFName("Annot"), "Subtype": PDFName("Widget"), "FT": PDFName("Sig"), "Rect": PDFArray(box),
                  "F": flags, "AP": PDFDictionary({"N": drawn})}  # fmt: skip
    canvas._addAnnotation(PDFDictionary(annotation))


def stamp(path: Path, words: str, x: float, y: float) -> None:
    """Puts an annotation with text on the first page, as registries do with the number and day."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    page = document[0]
    annotation = pdfium.FPDFPage_CreateAnnot(page.raw, pdfium.FPDF_ANNOT_STAMP)
    pdfium.FPDFAnnot_SetRect(annotation, pdfium.FS_RECTF(x, y + 12, x + 60, y - 4))
    text = pdfium.FPDFPageObj_NewTextObj(document.raw, b"Helvetica", 11.0)
    encoded = (words + "\0").encode("utf-16-le")
    letters = (pdfium.FPDF_WCHAR * (len(words) + 1)).from_buffer_copy(encoded)
    pdfium.FPDFText_SetText(text, letters)
    pdfium.FPDFPageObj_Transform(text, 1, 0, 0, 1, x, y)
    assert pdfium.FPDFAnnot_AppendObject(annotation, text)
    pdfium.FPDFPage_CloseAnnot(annotation)
    document.save(path)
    document.close()
