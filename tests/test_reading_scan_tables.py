"""Ruled tables on scans: read cell by cell, however dirty, faded, stamped over and crooked the page is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from chidao.corpus.reading import ocr, ocr_strokes, ocr_tables, read_file, scans
from chidao.corpus.reading.broken_rulings import Ruling, whole
from chidao.corpus.reading.ocr_program import Word
from paper import COLUMNS, FONTS, HEAD, Paper, rows_of
from photocopies import as_picture, dirty, error_rate, scanned, stamped
from PIL import Image, ImageDraw, ImageFilter, ImageFont

needs_tesseract = pytest.mark.skipif(not ocr.is_available(), reason="chưa cài tesseract-ocr và tesseract-ocr-vie")

ROWS = [
    HEAD,
    ("I", "Phòng ngừa", "", ""),
    ("1", "Kiểm tra 27 tuyến đê/nbao trước mùa mưa", "Sở Nông nghiệp/nvà Môi trường", "Quý II/2027"),
    ("2", "Sửa chữa đập dâng và/nkênh chính phía Bắc", "Ủy ban nhân dân/nxã An Lộc", "Quý III/2027"),
    ("II", "Ứng phó", "", ""),
    ("3", "Diễn tập sơ tán 1.250 hộ/nvùng sạt lở", "Bộ Chỉ huy Quân/nsự tỉnh", "30/6/2027"),
    ("4", "Dự trữ 184,5 tấn gạo", "Sở Công Thương", "Hằng năm"),
]
PRINTED = [[cell.replace("/n", " ") for cell in row] for row in ROWS]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    paper = Paper(tmp_path_factory.mktemp("in") / "in.pdf")
    paper.centre("PHỤ LỤC PHÂN CÔNG NHIỆM VỤ")
    paper.table(ROWS, COLUMNS)
    paper.paragraph("Các cơ quan báo cáo kết quả về Văn phòng Ủy ban nhân dân tỉnh trước ngày 25 hằng tháng.")
    paper.canvas.save()
    return as_picture(paper.path)


def faded(picture: Image.Image) -> Image.Image:
    """A worn copy: grey where the drum was empty, grainy all over."""
    random = np.random.default_rng(5)
    dots = np.asarray(picture.filter(ImageFilter.GaussianBlur(1.0)), dtype=np.float32)
    height, width = dots.shape[:2]
    waves = np.clip(np.sin(np.linspace(0, 9, height))[:, None] * np.sin(np.linspace(0, 5, width))[None, :], 0, 1)
    dots = 255 - (255 - dots) * (1 - 0.45 * waves)[..., None]
    return Image.fromarray(np.clip(dots * 0.92 + random.normal(0, 14, dots.shape), 0, 255).astype(np.uint8))


def turned(picture: Image.Image, degrees: float) -> Image.Image:
    return picture.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=(230, 230, 230))


SPOILT: list[tuple[str, Callable[[Image.Image], Image.Image], int, float]] = [
    # (how the page was spoilt, dots per inch, share of wrong letters at most)
    ("clean", lambda page: page, 300, 0.005),
    ("crooked", lambda page: turned(page, 1.7), 200, 0.005),
    ("dirty and crooked", lambda page: turned(dirty(page), -2.6), 300, 0.03),
    ("dirty and crooked, coarse", lambda page: turned(dirty(page), 1.7), 150, 0.03),
    ("stamped over, dirty and crooked", lambda page: turned(dirty(stamped(page)), 0.8), 300, 0.03),
    ("faded and crooked", lambda page: turned(faded(page), 3.1), 200, 0.03),
]


@needs_tesseract
@pytest.mark.parametrize(("spoil", "dpi", "most"), [case[1:] for case in SPOILT], ids=[case[0] for case in SPOILT])
def test_tables_of_poor_scans(
    tmp_path: Path, printed: Image.Image, spoil: Callable[[Image.Image], Image.Image], dpi: int, most: float
) -> None:
    document = read_file(scanned(spoil(printed), tmp_path / "bang.pdf", dpi))
    rows = rows_of(document)
    assert [len(row) for row in rows] == [len(row) for row in PRINTED]
    assert error_rate(" ".join(map(" ".join, PRINTED)), " ".join(map(" ".join, rows))) <= most
    assert [row[3] for row in rows] == [row[3] for row in PRINTED], "no deadline is another one"
    before, _, after = document.text.partition(rows[0][1])
    assert before.startswith("PHỤ LỤC")
    assert after.rstrip().endswith("hằng tháng.")


FACES = ["DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf", "DejaVuSans.ttf"]
STROKES = [("III/2027", 3), ("II/2027,", 2), ("I/2027", 1), ("II.", 2), ("H", None), ("HÀ", None), ("25", None), ("", None)]


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("points", [10, 14])
@pytest.mark.parametrize(("text", "expected"), STROKES)
def test_strokes_are_counted(face: str, points: int, text: str, expected: int | None) -> None:
    picture = Image.new("L", (700, 140), 255)
    font = ImageFont.truetype(str(FONTS / face), round(points * scans.DPI / 72))
    ImageDraw.Draw(picture).text((20, 30), text, fill=20, font=font)
    picture = scans.cleaned(picture.filter(ImageFilter.GaussianBlur(1.2)), denoise=False)
    assert ocr_strokes.strokes(np.asarray(picture)) == expected


def word(text: str, left: int, top: int, sure: float = 95.0) -> Word:
    return Word(text, left, top, left + 60, top + 20, sure, (1, 1, 1))


def test_a_numeral_as_the_picture_shows_it() -> None:
    picture = Image.new("L", (700, 140), 255)
    ImageDraw.Draw(picture).text((20, 30), "III/2027", fill=20, font=ImageFont.truetype(str(FONTS / FACES[0]), 50))
    box = Word("II/2027", 18, 30, 300, 90, 93.0, (1, 1, 1))
    quarter, other = ocr_strokes.counted(picture, [word("Quý", 0, 0), box])[1], ocr_strokes.counted(picture, [box])[0]
    assert (quarter.text, other.text) == ("III/2027", "III/2027")
    assert quarter.sure < 90, "what was counted is doubtful still"
    digits = Word("11/2027", 18, 30, 300, 90, 93.0, (1, 1, 1))
    assert ocr_strokes.counted(picture, [digits]) == [digits], "digits are none, but in a quarter"
    assert ocr_strokes.counted(picture, [word("quý", 0, 0), digits])[1].text == "III/2027"


LEVEL: list[Ruling] = [(0, 0, 300), (200, 0, 300)]
UPRIGHT: list[Ruling] = [(0, 0, 200), (300, 0, 200)]
BROKEN: list[tuple[Ruling, Ruling]] = [
    # (an upright ruling in a frame, as it is drawn on)
    ((100, 0, 170), (100, 0, 200)), ((100, 25, 200), (100, 0, 200)), ((100, 0, 200), (100, 0, 200)),
    ((100, 0, 120), (100, 0, 120)), ((100, 20, 180), (100, 20, 180)), ((100, 160, 200), (100, 160, 200)),
]  # fmt: skip


@pytest.mark.parametrize(("ruling", "expected"), BROKEN)
def test_broken_rulings_are_drawn_on(ruling: Ruling, expected: Ruling) -> None:
    assert whole(LEVEL, [*UPRIGHT, ruling]) == (LEVEL, [*UPRIGHT, expected])


def test_what_a_broken_ruling_ends_at_may_be_broken_itself() -> None:
    level, upright = whole([*LEVEL, (100, 0, 280)], [*UPRIGHT, (290, 0, 80), (290, 100, 200)])
    assert (100, 0, 290) in level
    assert (290, 0, 100) in upright


PLACES: list[tuple[Sequence[Word], int]] = [
    # (words of the page beside a table from (100, 200) on, how many of them come before the table's)
    ([word("trên", 100, 100), word("dưới", 100, 500)], 1),
    ([word("dưới", 100, 500)], 0),
    ([word("trái", 100, 100), word("trái", 100, 500), word("phải", 700, 100), word("phải", 700, 500)], 1),
    ([], 0),
]


@pytest.mark.parametrize(("words", "before"), PLACES)
def test_a_table_comes_after_what_stands_over_it(words: Sequence[Word], before: int) -> None:
    inside = [word("ô", 120, 220)]
    found = ocr_tables.put_in(words, inside, [(100, 200, 300, 260), (300, 200, 500, 260)])
    assert found.index(inside[0]) == before
