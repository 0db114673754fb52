"""Text PDFs: paragraphs by place on the page, furniture left out."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from chidao.corpus.reading import ReadingError, pdf_pen, read_file
from paper import COLUMNS, HEAD, LEFT, LONG, OTHER, RIGHT, TOP, Paper, paragraphs, stamp
from reportlab.pdfbase import pdfmetrics


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "thu.pdf")


def test_paragraphs_over_lines_and_pages(paper: Paper) -> None:
    for _ in range(8):
        paper.paragraph(LONG)
        paper.paragraph(OTHER)
    assert paper.y < TOP, "the text fills more than one page"
    document = paper.read()
    assert document.source.pages == 2
    assert set(paragraphs(document)) == {LONG, OTHER}
    assert len(document.blocks) == 16


def test_hyphens_at_the_end_of_a_line_stay(paper: Paper) -> None:
    """pdfium takes them for breaks inside a word and makes one line of two."""
    paper.line("Căn cứ Công văn số 6138/UBND-", LEFT + 28)
    paper.line("KGVX ngày 13/11/2026 của Ủy ban nhân dân tỉnh về phát triển kinh tế -")
    paper.line("xã hội giai đoạn 2026-2030.")
    (text,) = paragraphs(paper.read())
    assert text == (
        "Căn cứ Công văn số 6138/UBND-KGVX ngày 13/11/2026 của Ủy ban nhân dân tỉnh về phát triển kinh tế - "
        "xã hội giai đoạn 2026-2030."
    )


def test_page_numbers_are_left_out(paper: Paper) -> None:
    for number in range(2, 5):
        paper.paragraph(LONG)
        paper.paragraph(OTHER)
        paper.turn(number)
    paper.paragraph("Hết.")
    assert paragraphs(paper.read()) == [LONG, OTHER, LONG, OTHER, LONG, OTHER, "Hết."]


def test_the_letterhead_is_read_column_by_column(paper: Paper) -> None:
    paper.line("ỦY BAN NHÂN DÂN", 100, bold=True, y=780)
    paper.line("TỈNH AN SƠN", 110, bold=True, y=762)
    paper.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 285, bold=True, y=780)
    paper.line("Độc lập - Tự do - Hạnh phúc", 320, bold=True, y=762)
    paper.line("Số: 218/UBND-KT", 100, y=730)
    paper.line("An Sơn, ngày 4 tháng 3 năm 2027", 320, y=730)
    paper.y = 690
    paper.centre("CHỈ THỊ")
    paper.centre("Về việc bảo đảm an toàn hồ, đập trong mùa mưa bão năm 2027,")
    paper.centre("chủ động phòng ngừa sự cố")
    paper.paragraph(LONG)
    paper.paragraph(OTHER)
    assert paragraphs(paper.read()) == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH AN SƠN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 218/UBND-KT",
        "An Sơn, ngày 4 tháng 3 năm 2027",
        "CHỈ THỊ",
        "Về việc bảo đảm an toàn hồ, đập trong mùa mưa bão năm 2027, chủ động phòng ngừa sự cố",
        LONG,
        OTHER,
    ]


def test_what_is_left_out_of_the_text_is_remembered(paper: Paper) -> None:
    for number in range(2, 5):
        paper.line("UBND tỉnh An Sơn - Kế hoạch 2027", y=797)
        paper.paragraph(LONG)
        paper.turn(number)
    paper.table([HEAD, ("1", "Rà soát hồ chứa", "Sở Nông nghiệp", "Quý II")], COLUMNS)
    paper.turn(5)
    paper.table([HEAD, ("2", "Sửa chữa đập", "Sở Tài chính", "Quý III")], COLUMNS)
    document = paper.read()
    heads = [(page, "UBND tỉnh An Sơn - Kế hoạch 2027") for page in (1, 2, 3)]
    numbers = [(2, "2"), (3, "3"), (4, "4"), (5, "5")]
    assert sorted((one.page, one.text) for one in document.furniture) == sorted(
        [*heads, *numbers, *((5, words) for words in HEAD)]
    )
    assert len(document.tables) == 1


def test_a_letterhead_set_with_tabs_is_read_by_columns(paper: Paper) -> None:
    rows = [("VĂN PHÒNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("ỦY BAN NHÂN DÂN TỈNH", "Độc lập - Tự do - Hạnh phúc")]
    for number, (left, right) in enumerate([*rows, ("Số: 45/TB-VP", "An Sơn, ngày 05 tháng 3 năm 2027")]):
        paper.line(left, 90, y=780 - 18 * number)
        paper.line(right, 300, y=780 - 18 * number)
    paper.y = 690
    paper.paragraph(LONG)
    assert paragraphs(paper.read()) == [
        "VĂN PHÒNG",
        "ỦY BAN NHÂN DÂN TỈNH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 45/TB-VP",
        "An Sơn, ngày 05 tháng 3 năm 2027",
        LONG,
    ]


def test_items_whose_number_hangs_out(paper: Paper) -> None:
    paper.paragraph(LONG)
    paper.line("1. Báo cáo số biên chế có mặt, gửi về Phòng Nội vụ huyện Hải Bình trước ngày", LEFT, size=11)
    paper.line("10/3/2027 để tổng hợp, trình Thường trực Ủy ban nhân dân huyện, Thường vụ Huyện", LEFT + 18, size=11)
    paper.line("ủy xem xét.", LEFT + 18, size=11)
    paper.line("2. Cử một đầu mối phối hợp với đoàn kiểm tra do bà Trần Thị Lan, Phó Chủ tịch Ủy", LEFT, size=11)
    paper.line("Ban nhân dân huyện, làm Trưởng đoàn.", LEFT + 18, size=11)
    assert paragraphs(paper.read()) == [
        LONG,
        "1. Báo cáo số biên chế có mặt, gửi về Phòng Nội vụ huyện Hải Bình trước ngày 10/3/2027 để tổng hợp, trình Thường trực "
        "Ủy ban nhân dân huyện, Thường vụ Huyện ủy xem xét.",
        "2. Cử một đầu mối phối hợp với đoàn kiểm tra do bà Trần Thị Lan, Phó Chủ tịch Ủy Ban nhân dân huyện, làm Trưởng đoàn.",
    ]


def full(paper: Paper, text: str, left: float, apart: float = 18.0, right: float = RIGHT) -> str:
    """Draws a line that ends with a sentence and leaves no room for a word; what stands under it is `apart` from it."""
    while pdfmetrics.stringWidth(f"{text} ngay.", "Serif", 12) < right - left:
        text += " ngay"
    paper.line(f"{text}.", left)
    paper.y -= apart - 18
    return f"{text}."


def test_a_sentence_that_fills_its_line_ends_its_paragraph(paper: Paper) -> None:
    """What stands under it set in, apart, or opens a paragraph by its words does not go on with it."""
    paper.paragraph(LONG)
    paper.paragraph(OTHER)
    first = full(paper, "2. Sở Tài chính cấp kinh phí", LEFT + 28)
    paper.line("(Chi tiết tại Phụ lục kèm theo)", LEFT + 28)
    paper.line("Các sở, ban, ngành, Ủy ban nhân dân các xã, phường báo cáo", LEFT + 28)
    second = full(paper, "kết quả trước ngày 15/6/2027", LEFT)
    paper.line("Nơi nhận:", LEFT)
    third = full(paper, "Như trên", LEFT, apart=27)
    paper.line("Lưu văn thư và gửi các cơ quan có tên.", LEFT)
    assert paragraphs(paper.read()) == [
        LONG,
        OTHER,
        first,
        "(Chi tiết tại Phụ lục kèm theo)",
        f"Các sở, ban, ngành, Ủy ban nhân dân các xã, phường báo cáo {second}",
        "Nơi nhận:",
        third,
        "Lưu văn thư và gửi các cơ quan có tên.",
    ]


def test_paragraphs_of_a_page_in_two_columns(paper: Paper) -> None:
    """A sentence that ends with its line goes on in its paragraph where the line is as full as those of its column."""
    expected: list[str] = []
    paper.centre("BẢN TIN NÔNG NGHIỆP")
    top = paper.y
    for left, right in ((60.0, 290.0), (310.0, 540.0)):
        paper.y = top
        for number in range(5):
            lines = [full(paper, f"Sở Tài chính cấp vốn lần {number}", left + 20, right=right)]
            lines += [full(paper, f"Thường trực {body} giữ trật tự", left, right=right) for body in ("xã", "phường", "đặc khu")]
            lines.append("hằng tuần.")
            paper.line(lines[-1], left)
            expected.append(" ".join(lines))
    assert paragraphs(paper.read()) == ["BẢN TIN NÔNG NGHIỆP", *expected]


def test_legal_bases_stand_apart_from_the_title_of_whom_they_bind(paper: Paper) -> None:
    paper.paragraph(LONG)
    paper.paragraph(OTHER)
    title = "CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ AN SƠN"
    paper.line(title, LEFT + 40)
    paper.line("Căn cứ Luật Tổ chức chính quyền địa phương;", LEFT + 28)
    assert paragraphs(paper.read())[2:] == [title, "Căn cứ Luật Tổ chức chính quyền địa phương;"]


def test_the_number_to_be_filled_in_stays_with_its_line(paper: Paper) -> None:
    paper.line("Số:", 100)
    paper.line("/UBND-KT", 160, y=paper.y + 18)
    paper.line("An Sơn, ngày", 320, y=paper.y + 18)
    paper.line("tháng 3 năm 2027", 460, y=paper.y + 18)
    paper.y -= 18
    paper.paragraph(LONG)
    assert paragraphs(paper.read()) == ["Số: /UBND-KT", "An Sơn, ngày tháng 3 năm 2027", LONG]


def test_bold_lines_are_known(paper: Paper) -> None:
    paper.centre("KẾ HOẠCH")
    paper.paragraph(LONG)
    document = paper.read()
    assert [document.text[style.start : style.end] for style in document.styles] == ["KẾ HOẠCH"]
    assert document.blocks[0].centered


def test_places_lead_to_the_page_text(paper: Paper) -> None:
    import pypdfium2

    paper.paragraph(LONG)
    paper.turn(2)
    paper.paragraph(OTHER)
    document = paper.read()
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(paper.path)]
    for offset, letter in enumerate(document.text):
        if not letter.isspace():
            place = document.place_at(offset)
            assert place is not None
            assert place.page is not None
            assert pages[place.page - 1][place.source_start + offset - place.start] == letter


def test_a_locked_file_asks_for_its_password(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "khoa.pdf", password="mat-khau")
    paper.paragraph(LONG)
    with pytest.raises(ReadingError) as caught:
        paper.read()
    assert caught.value.reason == "encrypted"


def test_a_truncated_file_is_damaged_or_read_in_part(paper: Paper, tmp_path: Path) -> None:
    paper.paragraph(LONG)
    paper.canvas.save()
    content = paper.path.read_bytes()
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(content[: len(content) // 3])
    with pytest.raises(ReadingError) as caught:
        read_file(cut)
    assert caught.value.reason in {"damaged", "empty"}


def test_stamped_numbers_are_read_where_they_stand(paper: Paper) -> None:
    paper.unstamped_letter()
    paper.canvas.save()
    stamp(paper.path, "3519", 126, 730)
    stamp(paper.path, "17", 410, 730)
    texts = paragraphs(read_file(paper.path))
    assert "Số: 3519 /UBND-KT" in texts
    assert "An Sơn, ngày 17 tháng 3 năm 2027" in texts


@pytest.mark.parametrize(
    "words",
    ["Giao Sở Y tế", "tr\u01b0\u1edbc \U0001d400 sau", "\u00ad trước", "sau \u00ad", "\u2010", "hết\u200b", ""],
)
def test_the_text_of_a_page_is_what_the_library_gives(tmp_path: Path, words: str) -> None:
    """Letters beyond the first plane and those that pdfium leaves out shift what it counts."""
    paper = Paper(tmp_path / "a.pdf")
    paper.paragraph(words)
    paper.canvas.save()
    document = pypdfium2.PdfDocument(paper.path)
    for page in document:
        text_page = page.get_textpage()
        assert pdf_pen.text_of(text_page) == text_page.get_text_range()
    document.close()
