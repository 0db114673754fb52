"""Pictures as people paste them into documents: of text, of tables, of other things."""

from __future__ import annotations

import io

import numpy as np
import pytest
from chidao.corpus.reading import ocr
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
