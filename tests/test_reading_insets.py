"""Pictures of text inside Word documents are read where they stand; photographs, logos, seals and charts are not."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import numpy as np
import pytest
from chidao.corpus.reading import ReadingError, insets, ocr, read_file
from docx.shared import Inches
from paper import FONTS
from PIL import Image, ImageDraw, ImageFont

needs_tesseract = pytest.mark.skipif(not ocr.is_available(), reason="chưa cài tesseract-ocr và tesseract-ocr-vie")
LINES = ("Giao Sở Nội vụ rà soát biên chế, báo cáo trước ngày 20/3/2027.", "Giao Sở Tài chính bố trí kinh phí thực hiện.")


def letters(lines: tuple[str, ...] = LINES, *, ink: str = "black", size: int = 34) -> Image.Image:
    picture = Image.new("RGB", (1500, 120 + 80 * len(lines)), "white")
    draw = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        draw.text((80, 60 + 80 * number), line, font=ImageFont.truetype(str(FONTS / "DejaVuSerif.ttf"), size), fill=ink)
    return picture


def table() -> Image.Image:
    picture = letters(())
    picture = picture.resize((1500, 420))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((60, 60, 1440, 150), fill=(200, 220, 250))
    for number, row in enumerate(
        (("TT", "Nhiệm vụ", "Cơ quan"), ("1", "Rà soát hồ chứa nước", "Sở Y tế"), ("2", "Sửa đập", "Sở Nội vụ"))
    ):
        for x, words in zip((80, 220, 960), row, strict=True):
            draw.text((x, 80 + 90 * number), words, font=ImageFont.truetype(str(FONTS / "DejaVuSerif.ttf"), 34), fill="black")
    for y in range(4):
        draw.line((60, 60 + 90 * y, 1440, 60 + 90 * y), fill="black", width=3)
    for x in (60, 190, 930, 1440):
        draw.line((x, 60, x, 330), fill="black", width=3)
    return picture


def photograph() -> Image.Image:
    noise = np.random.default_rng(1).integers(0, 255, (60, 90, 3), dtype=np.uint8)
    return Image.fromarray(noise).resize((1200, 800))


def seal() -> Image.Image:
    picture = letters(("ỦY BAN NHÂN DÂN TỈNH AN SƠN",), ink="#dc1e1e")
    ImageDraw.Draw(picture).ellipse((400, 10, 700, 190), outline="#dc1e1e", width=12)
    return picture


def chart() -> Image.Image:
    picture = letters(("Tỷ lệ giải ngân theo quý năm 2027",), size=28).resize((1500, 900))
    draw = ImageDraw.Draw(picture)
    for number in range(12):
        draw.text(
            (60, 80 + 65 * number),
            f"{300 - 25 * number}.{number}",
            fill="black",
            font=ImageFont.truetype(str(FONTS / "DejaVuSans.ttf"), 40),
        )
    draw.line((200, 800, 600, 300, 1000, 600, 1400, 200), fill="black", width=4)
    return picture


def png(picture: Image.Image) -> io.BytesIO:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    buffer.seek(0)
    return buffer


def letter(folder: Path, *pictures: Image.Image, words: bool = True) -> Path:
    document = docx.Document()
    if words:
        document.add_paragraph("Kính gửi các đơn vị.")
    for picture in pictures:
        document.add_picture(png(picture), width=Inches(6))
    if words:
        document.add_paragraph("Trân trọng.")
    path = folder / "anh.docx"
    document.save(str(path))
    return path


@needs_tesseract
def test_a_pasted_scan_is_read_where_it_stands(tmp_path: Path) -> None:
    document = read_file(letter(tmp_path, letters(), letters()))  # the same twice
    assert document.text.split("\n") == ["Kính gửi các đơn vị.", *LINES, "Trân trọng."]
    assert any("nhận dạng" in note for note in document.notes)


@needs_tesseract
def test_a_document_of_pictures_only(tmp_path: Path) -> None:
    assert read_file(letter(tmp_path, letters(), words=False)).text.split("\n") == list(LINES)


@needs_tesseract
def test_a_pasted_table_is_a_table(tmp_path: Path) -> None:
    document = read_file(letter(tmp_path, table()))
    assert [[document.text[cell.start : cell.end] for cell in row] for row in document.tables[0].rows] == [
        ["TT", "Nhiệm vụ", "Cơ quan"], ["1", "Rà soát hồ chứa nước", "Sở Y tế"], ["2", "Sửa đập", "Sở Nội vụ"],
    ]  # fmt: skip


@needs_tesseract
@pytest.mark.parametrize("make", [photograph, seal, chart])
def test_other_pictures_are_no_text(tmp_path: Path, make: Callable[[], Image.Image]) -> None:
    assert read_file(letter(tmp_path, make())).text == "Kính gửi các đơn vị.\nTrân trọng."


def test_without_a_recogniser_the_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(insets, "is_available", lambda: False)
    document = read_file(letter(tmp_path, letters()))
    assert document.text == "Kính gửi các đơn vị.\nTrân trọng."
    assert any("chưa được nhận dạng" in note for note in document.notes)
    with pytest.raises(ReadingError) as caught:
        read_file(letter(tmp_path, letters(), words=False))
    assert caught.value.reason == "needs_ocr"


@pytest.mark.parametrize(
    ("picture", "holds"),
    [
        (letters(), True),
        (letters().convert("L"), True),
        (letters().point(lambda level: round(level * 0.7)), True),  # on grey paper
        (letters().convert("RGBA").resize((280, 50)), False),  # too small for a line
        (Image.new("RGB", (800, 600), "white"), False),
        (photograph(), False),
        (seal(), False),
    ],
)
def test_what_looks_like_text(picture: Image.Image, holds: bool) -> None:
    assert insets.holds_text(picture) is holds


@needs_tesseract
def test_letters_on_clear_ground_are_on_paper(tmp_path: Path) -> None:
    clear = letters().convert("L").point(lambda level: 255 - level)
    picture = Image.merge("LA", (Image.new("L", clear.size, 0), clear))
    assert read_file(letter(tmp_path, picture)).text.split("\n")[1:-1] == list(LINES)
