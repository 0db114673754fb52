"""Scans made from known text: character errors, dates and numbers, stamps, tilt, tables, hybrid files."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from chidao.corpus.reading import ReadingError, ocr, ocr_misread, ocr_numbers, pdf, read_file
from chidao.corpus.reading.rubbish import is_rubbish
from chidao.corpus.reading.scans import grey, is_blank, tilt
from paper import COLUMNS, FONTS, HEAD, LONG, OTHER, Paper
from photocopies import as_picture, dirty, error_rate, scanned, stamped
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader

needs_tesseract = pytest.mark.skipif(not ocr.is_available(), reason="chưa cài tesseract-ocr và tesseract-ocr-vie")

TEXT = [
    "Căn cứ Quyết định số 1284/QĐ-UBND ngày 17 tháng 9 năm 2026 của Ủy ban nhân dân tỉnh về kế hoạch phòng, chống thiên tai "
    "và tìm kiếm cứu nạn năm 2027, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:",
    LONG,
    OTHER,
    "3. Công an tỉnh chỉ đạo lực lượng cảnh sát giao thông tăng cường tuần tra, xử lý nghiêm các phương tiện chở quá tải, hoàn "
    "thành trước ngày 30/10/2027 và báo cáo kết quả tại Công văn số 415/CAT-PV01.",
]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    """The text on a page, at 300 dots per inch."""
    paper = Paper(tmp_path_factory.mktemp("in") / "in.pdf")
    paper.centre("CHỈ THỊ")
    paper.centre("Về việc bảo đảm an toàn hồ, đập năm 2027")
    for paragraph in TEXT:
        paper.paragraph(paragraph)
    paper.canvas.save()
    return as_picture(paper.path)


EXPECTED = "CHỈ THỊ Về việc bảo đảm an toàn hồ, đập năm 2027 " + " ".join(TEXT)
NUMBERS = ("1284/QĐ-UBND", "17 tháng 9 năm 2026", "15 tháng 8 năm 2027", "30/10/2027", "415/CAT-PV01")


@needs_tesseract
@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_clean_scans(tmp_path: Path, printed: Image.Image, dpi: int) -> None:
    document = read_file(scanned(printed, tmp_path / "quet.pdf", dpi))
    assert error_rate(EXPECTED, document.text) <= 0.005
    for number in NUMBERS:
        assert number in document.text
    assert len(document.blocks) == 2 + len(TEXT)
    assert document.source.pages == 1
    assert any("nhận dạng" in note for note in document.notes)


@needs_tesseract
@pytest.mark.parametrize("dpi", [150, 300])
def test_dirty_scans(tmp_path: Path, printed: Image.Image, dpi: int) -> None:
    crooked = dirty(stamped(printed)).rotate(1.7, Image.Resampling.BICUBIC, fillcolor=(230, 230, 230))
    document = read_file(scanned(crooked, tmp_path / "ban.pdf", dpi))
    assert error_rate(EXPECTED, document.text) <= 0.03
    assert document.doubts, "what is doubtful says so"
    for doubt in document.doubts:
        assert 0 <= doubt.confidence < 1
        assert document.text[doubt.start : doubt.end].strip()


@needs_tesseract
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_pictures(tmp_path: Path, printed: Image.Image, form: str) -> None:
    path = tmp_path / "anh.bin"
    printed.save(path, form)
    assert error_rate(EXPECTED, read_file(path).text) <= 0.005


@needs_tesseract
def test_pages_go_over_the_disk_where_no_file_stands_in_memory(
    tmp_path: Path, printed: Image.Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_memory = ocr.recognise(printed, 1)
    monkeypatch.delattr("os.memfd_create")
    assert ocr.recognise(printed, 1) == in_memory


@needs_tesseract
def test_a_page_upside_down_is_turned(tmp_path: Path, printed: Image.Image) -> None:
    document = read_file(scanned(printed.rotate(180), tmp_path / "nguoc.pdf", 200))
    assert error_rate(EXPECTED, document.text) <= 0.01


@needs_tesseract
@pytest.mark.parametrize("degrees", [90, 270])
def test_a_page_on_its_side_is_turned(tmp_path: Path, printed: Image.Image, degrees: int) -> None:
    path = tmp_path / "nghieng.png"
    printed.rotate(degrees, expand=True).save(path)
    assert error_rate(EXPECTED, read_file(path).text) <= 0.01


def in_shadow(picture: Image.Image, form: str, softness: float, depth: float) -> Image.Image:
    """A photo by a telephone that stands in the light: a page on a table, darkened at one side, a hard shadow over it."""
    width, height = picture.width + 300, picture.height + 300
    table = Image.new("RGB", (width, height), (96, 74, 58))
    table.paste(picture, (150, 150))
    shadow = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(shadow)
    if form == "hand":
        draw.ellipse((width * 0.35, height * 0.12, width * 0.95, height * 0.7), fill=0)
    elif form == "edge":
        draw.rectangle((0, 0, width * 0.47, height), fill=0)
    else:
        for blade in range(6):
            top = height * blade / 6
            draw.polygon([(0, top), (width, top - height / 10), (width, top - height / 50), (0, top + height / 12)], fill=0)
    light = depth + (1 - depth) * np.asarray(shadow.filter(ImageFilter.GaussianBlur(softness)), dtype=np.float32) / 255
    dots = (
        np.asarray(table, dtype=np.float32) * light[..., None] * np.linspace(0.95, 0.7, width, dtype=np.float32)[None, :, None]
    )
    photo = Image.fromarray(dots.astype(np.uint8)).rotate(-2.5, Image.Resampling.BICUBIC, fillcolor=(80, 60, 50))
    small = np.asarray(photo.resize((width * 2 // 3, height * 2 // 3), Image.Resampling.LANCZOS), dtype=np.float32)
    return Image.fromarray(np.clip(small + np.random.default_rng(2).normal(0, 4, small.shape), 0, 255).astype(np.uint8))


SHADOWS = [("hand", 3, 0.4), ("hand", 15, 0.3), ("edge", 3, 0.3), ("blinds", 3, 0.4)]


@needs_tesseract
@pytest.mark.parametrize(("form", "softness", "depth"), SHADOWS)
def test_a_photo_with_a_hard_shadow(tmp_path: Path, printed: Image.Image, form: str, softness: float, depth: float) -> None:
    path = tmp_path / "chup.jpg"
    in_shadow(printed, form, softness, depth).save(path, quality=85)
    assert error_rate(EXPECTED, read_file(path).text) <= 0.03


@needs_tesseract
def test_a_faint_fax_is_read(tmp_path: Path, printed: Image.Image) -> None:
    noise = np.random.default_rng(3).normal(0, 6, (printed.height, printed.width))
    faint = 255 - (255 - np.asarray(printed.convert("L"), dtype=np.float32)) * 0.28 + noise
    path = tmp_path / "fax.png"
    Image.fromarray(np.clip(faint, 0, 255).astype(np.uint8)).save(path)
    assert error_rate(EXPECTED, read_file(path).text) <= 0.03


@needs_tesseract
def test_ruled_tables_on_scans(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "in.pdf")
    paper.centre("PHỤ LỤC PHÂN CÔNG NHIỆM VỤ")
    paper.table(
        [HEAD, ("1", "Kiểm tra đê điều", "Sở Nông nghiệp", "Quý II"), ("2", "Sửa chữa đập", "Sở Tài chính", "Quý III")], COLUMNS
    )
    paper.canvas.save()
    document = read_file(scanned(as_picture(paper.path), tmp_path / "bang.pdf"))
    (table,) = document.tables
    rows = [[document.text[cell.start : cell.end] for cell in row] for row in table.rows]
    assert rows == [
        list(HEAD),
        ["1", "Kiểm tra đê điều", "Sở Nông nghiệp", "Quý II"],
        ["2", "Sửa chữa đập", "Sở Tài chính", "Quý III"],
    ]


@needs_tesseract
def test_hybrid_files_are_read_page_by_page(tmp_path: Path, printed: Image.Image) -> None:
    paper = Paper(tmp_path / "lai.pdf")
    paper.paragraph(LONG)
    paper.paragraph(OTHER)
    paper.turn()
    buffer = io.BytesIO()
    printed.save(buffer, "PNG")
    buffer.seek(0)
    paper.canvas.drawImage(ImageReader(buffer), 0, 0, *A4)
    document = paper.read()
    assert LONG in document.text
    assert "1284/QĐ-UBND" in document.text
    assert any("Trang 2 " in note for note in document.notes)
    assert {document.page_at(doubt.start) for doubt in document.doubts} <= {2}


def test_without_a_recogniser_a_scan_waits(tmp_path: Path, printed: Image.Image, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "is_available", lambda: False)
    path = scanned(printed, tmp_path / "quet.pdf", 150)
    with pytest.raises(ReadingError) as caught:
        read_file(path)
    assert caught.value.reason == "needs_ocr"
    assert "apt-get install" in caught.value.message


@pytest.mark.parametrize("angle", [-3.0, 0.0, 1.5])
def test_tilt_is_measured(printed: Image.Image, angle: float) -> None:
    assert tilt(printed.convert("L").rotate(-angle, fillcolor=255)) == pytest.approx(angle, abs=0.25)


MENDED = [
    # (as recognised, as printed)
    ("friệu", "triệu"), ("ứriệu", "triệu"), ("đông/hộ", "đồng/hộ"), ("2|5", "215"), ("1§", "18"), ("t1nh", "tinh"),
    ("415/CAT-PV0I1.", "415/CAT-PV01."), ("PC0I", "PC0I"), ("I1", "I1"),
    ("đông", "đông"), ("Đông/Tây", "Đông/Tây"), ("France", "France"), ("a|b", "a|b"),
]  # fmt: skip


@pytest.mark.parametrize(("seen", "printed"), MENDED)
def test_what_no_page_says_is_mended_and_doubtful(seen: str, printed: str) -> None:
    found, sure = ocr_misread.mended(seen, 95.0)
    assert found == printed
    assert (sure < 95.0) == (seen != printed)


def word(text: str, sure: float, top: int = 0) -> ocr.Word:
    return ocr.Word(text, 0, top, 50, top + 20, sure, (1, 1, 1))


SEEN_AGAIN = [
    # (first reading, how sure; seen again, how sure; what stands)
    ("900mm,", 64, "500mm,", 96, "500mm,"), ("900mm,", 64, "500mm,", 70, "900mm,"), ("17", 40, "174.500", 95, "17"),
    ("415/CAT-PV01", 67, "415/CAT-PV0I1", 57, "415/CAT-PV01"), ("12/UBND", 70, "ngày", 99, "12/UBND"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "sure", "again", "surer", "stands"), SEEN_AGAIN)
def test_a_doubtful_number_seen_again(first: str, sure: float, again: str, surer: float, stands: str) -> None:
    assert ocr_numbers.doubtful([word("ngày", 10), word(first, sure), word("2027", 95)]) == [1]
    (found,) = ocr_numbers.settled([word(first, sure)], [(0, 90, 130)], [word(again, surer, 100)])
    assert found.text == stands
    assert found.sure <= 80


def test_a_page_of_doubtful_numbers_is_not_seen_again() -> None:
    assert ocr_numbers.doubtful([word(str(number), 40) for number in range(30)]) == []


def test_what_is_too_worn_to_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line under the limit is no text, a speck is nothing at all; what stands above the letterhead is a stamp."""
    lines = [("Người ký: Văn phòng", 95), ("CỘNG HÒA XÃ HỘI", 96), ("Giao Sở Y tế", 96), ("tr0ng nqầy", 11), ("~'", 9)]
    words = [
        ocr.Word(text, 200 + 150 * at, 100 + 80 * row, 340 + 150 * at, 130 + 80 * row, sure, (row, 1, 1))
        for row, (line, sure) in enumerate(lines) for at, text in enumerate(line.split())
    ]  # fmt: skip
    issuer = ocr.Word("UBND", 10, 185, 120, 215, 95.0, (9, 1, 1))
    monkeypatch.setattr(ocr, "words_on", lambda picture, dpi: [issuer, *words])
    monkeypatch.setattr(pdf, "is_available", lambda: True)
    page = Image.new("L", (1240, 1754), 255)
    for left in range(200, 900, 100):
        ImageDraw.Draw(page).rectangle((left, 900, left + 20, 920), fill=0)
    page.save(tmp_path / "quet.png")
    document = read_file(tmp_path / "quet.png")
    assert [(one.text, one.page) for one in document.furniture] == [("Người ký: Văn phòng", 1), ("tr0ng nqầy", 1)]
    assert document.text.split("\n")[-1] == "Giao Sở Y tế"
    assert not any(one.text in document.text for one in document.furniture)


@needs_tesseract
def test_a_blank_page_has_no_text() -> None:
    page = Image.new("RGB", (2480, 3508), (250, 250, 248))
    draw = ImageDraw.Draw(page)
    draw.ellipse((900, 1050, 1300, 1450), outline=(214, 60, 60), width=9)
    assert is_blank(grey(page))
    assert ocr.recognise(page, 2).page.text == ""
    draw.text((1200, 300), "12", fill=(20, 20, 20), font=ImageFont.truetype(str(FONTS / "DejaVuSerif.ttf"), 50))
    assert not is_blank(grey(page))


@needs_tesseract
def test_an_issuer_above_the_motto_stays(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "in.pdf")
    for line in (
        "ỦY BAN NHÂN DÂN TỈNH BÌNH SƠN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "CHỈ THỊ",
    ):
        paper.centre(line)
    paper.paragraph(LONG)
    paper.canvas.save()
    assert "TỈNH BÌNH SƠN" in read_file(scanned(as_picture(paper.path), tmp_path / "quet.pdf")).text


@pytest.mark.parametrize(("seen", "printed"), [("II\u2044/2027", "II/2027"), ("30\u22156/2027", "30/6/2027"), ("30/6", "30/6")])
def test_a_slash_is_a_slash(seen: str, printed: str) -> None:
    assert ocr_misread.mended(seen, 95.0) == (printed, 95.0)


QUARTERS = [
    # (as recognised, as printed)
    ("IIH/2027;", "III/2027;"), ("IH1/2026.", "III/2026."), ("II1/2027", "III/2027"), ("H/2026", "II/2026"), ("11/2026,", "II/2026,"),
    ("1V/2026", "IV/2026"), ("lV", "IV"), ("HI-", "III-"), ("I/2026", "I/2026"), ("III.", "III."), ("IV/2026", "IV/2026"),
    ("1/2026", "1/2026"), ("4/2026", "4/2026"), ("Hồng", "Hồng"), ("IX/2026", "IX/2026"),
]  # fmt: skip


@pytest.mark.parametrize(("seen", "printed"), QUARTERS)
def test_a_year_has_four_quarters(seen: str, printed: str) -> None:
    found, sure = ocr_misread.mended(seen, 95.0, "Quý")
    assert found == printed
    assert (sure < 95.0) == (seen != printed)
    assert ocr_misread.mended(seen, 95.0, "Hồng") == ocr_misread.mended(seen, 95.0)


RUBBISH = [
    ("6Ӣ CÔNG 7+ѬѪ1* 7ӌ1+ ;ѬѪ1* *,$1* Ĉӝc lұp 7ӵ do +ҥnh phúc 1ѫL nhұn", True),
    ("ѬӒ BAN NHÂN DÂN 7ӌ1+ %Ҳ& *,$1* &ӜNG HÒA XÃ +Ӝ, CHӪ 1*+Ƭ$ VIӊT NAM", True),
    ("Ủy ban nhân dân tỉnh giao Sở Tài chính chủ trì, phối hợp thẩm định trước ngày 30/6/2027 (lần 2).", False),
    ("STT 1 2 3 12.500 13,5% 27.000 28.000 29.000 30.000 Cà phê nhân Tấn 37.724 39.800 40.602", False),
    ("Số 12", False),
]


@pytest.mark.parametrize(("text", "expected"), RUBBISH)
def test_rubbish_is_told(text: str, expected: bool) -> None:
    assert is_rubbish(text) is expected
