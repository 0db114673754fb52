"""Pages as pictures, and what offices do to them: photocopied, stamped over, put into a PDF as a scan."""

from __future__ import annotations

import io
import re
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas


def as_picture(path: Path, dpi: int = 300) -> Image.Image:
    document = pypdfium2.PdfDocument(path)
    try:
        picture: Image.Image = document[0].render(scale=dpi / 72).to_pil().convert("RGB")
    finally:
        document.close()
    return picture


def scanned(picture: Image.Image, path: Path, dpi: int = 300) -> Path:
    """A PDF whose only page is the picture, at the given resolution."""
    size = (round(picture.width * dpi / 300), round(picture.height * dpi / 300))
    buffer = io.BytesIO()
    picture.resize(size, Image.Resampling.LANCZOS).save(buffer, "JPEG", quality=85)
    buffer.seek(0)
    canvas = Canvas(str(path), pagesize=A4)
    canvas.drawImage(ImageReader(buffer), 0, 0, *A4)
    canvas.save()
    return path


def dirty(picture: Image.Image) -> Image.Image:
    """A poor photocopy: blurred, shaded to one side, speckled."""
    random = np.random.default_rng(7)
    blurred = np.asarray(picture.filter(ImageFilter.GaussianBlur(1.4)), dtype=np.float32)
    shade = np.linspace(1.0, 0.72, blurred.shape[1], dtype=np.float32)[None, :, None]
    noisy = blurred * shade + random.normal(0, 14, blurred.shape)
    specks = random.random(blurred.shape[:2]) < 0.0004
    noisy[specks] = 40
    return Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))


def stamped(picture: Image.Image) -> Image.Image:
    """A red stamp and a blue signature over the text."""
    ink = Image.new("RGB", picture.size, (255, 255, 255))
    draw = ImageDraw.Draw(ink)
    draw.ellipse((900, 1050, 1500, 1650), outline=(214, 40, 40), width=16)
    draw.ellipse((960, 1110, 1440, 1590), outline=(214, 40, 40), width=6)
    draw.line([(700, 1350), (1000, 1050), (1100, 1400), (1500, 1100), (1700, 1300)], fill=(50, 70, 190), width=9)
    return ImageChops.multiply(picture, ink)


Corners = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]
PHOTO = (1512, 2016)
DESK = (96, 70, 48)


def photographed(page: Image.Image, corners: Corners, desk: tuple[int, int, int] = DESK) -> Image.Image:
    """The page on a desk as a telephone sees it: its corners, from the upper left one clockwise, at the given dots of the photo."""
    rows, values = [], []
    for (x, y), (u, v) in zip(((0, 0), (page.width, 0), page.size, (0, page.height)), corners, strict=True):
        rows += [[u, v, 1, 0, 0, 0, -x * u, -x * v], [0, 0, 0, u, v, 1, -y * u, -y * v]]
        values += [x, y]
    view = np.linalg.solve(np.array(rows, dtype=np.float64), np.array(values, dtype=np.float64)).tolist()
    sheet = Image.eval(page, lambda level: int(level * 0.88)).transform(
        PHOTO, Image.Transform.PERSPECTIVE, view, Image.Resampling.BICUBIC
    )
    where = Image.new("L", page.size, 255).transform(PHOTO, Image.Transform.PERSPECTIVE, view, Image.Resampling.BICUBIC)
    seen = Image.composite(sheet, Image.new("RGB", PHOTO, desk), where).filter(ImageFilter.GaussianBlur(0.6))
    light = np.linspace(1.0, 0.75, PHOTO[0], dtype=np.float32)[None, :, None]
    noisy = np.asarray(seen, dtype=np.float32) * light + np.random.default_rng(3).normal(0, 5, (PHOTO[1], PHOTO[0], 3))
    return Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))


def error_rate(expected: str, found: str) -> float:
    """Share of the characters that must be put in, taken out or changed; blanks are not counted."""
    a, b = re.sub(r"\s+", "", expected), re.sub(r"\s+", "", found)
    previous = list(range(len(b) + 1))
    for row, letter in enumerate(a, start=1):
        current = [row]
        for column, other in enumerate(b, start=1):
            current.append(min(previous[column] + 1, current[-1] + 1, previous[column - 1] + (letter != other)))
        previous = current
    return previous[-1] / len(a)
