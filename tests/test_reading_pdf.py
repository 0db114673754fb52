"""Text PDFs: paragraphs by place on the page, furniture left out, ruled tables stitched over pages."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from chidao.corpus.reading import ReadingError, pdf_pen, read_file, rulings
from hypothesis import given
from hypothesis import strategies as st
from paper import COLUMNS, HEAD, LEFT, LONG, OTHER, RIGHT, TOP, Paper, paragraphs, stamp
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges
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


def test_ruled_tables_are_stitched_over_pages(paper: Paper) -> None:
    paper.centre("Phụ lục")
    paper.table([HEAD, ("1", "Rà soát hồ chứa/nbậc thang", "Sở Nông nghiệp", "Quý II")], COLUMNS)
    paper.turn(2)
    paper.table([HEAD, ("", "và hạ du", "", ""), ("2", "Sửa chữa đập", "Sở Tài chính", "Quý III")], COLUMNS)
    paper.paragraph("Ghi chú: hết bảng.")
    document = paper.read()
    (table,) = document.tables
    rows = [[document.text[cell.start : cell.end] for cell in row] for row in table.rows]
    assert rows == [
        list(HEAD),
        ["1", "Rà soát hồ chứa bậc thang và hạ du", "Sở Nông nghiệp", "Quý II"],
        ["2", "Sửa chữa đập", "Sở Tài chính", "Quý III"],
    ]
    assert [document.page_at(cell.start) for cell in (table.cells[0], table.cells[-1])] == [1, 2]


def test_a_last_row_alone_on_the_next_page_belongs_to_its_table(paper: Paper) -> None:
    paper.centre("Phụ lục")
    paper.table([HEAD, ("1", "Rà soát hồ chứa", "Sở Nông nghiệp", "Quý II")], COLUMNS)
    paper.turn(2)
    paper.table([("2", "Sửa chữa đập", "Sở Tài chính", "")], COLUMNS)
    paper.paragraph("Ghi chú: hết bảng.")
    document = paper.read()
    (table,) = document.tables
    assert [document.text[cell.start : cell.end] for cell in table.rows[-1]] == ["2", "Sửa chữa đập", "Sở Tài chính", ""]


def test_a_year_broken_in_a_narrow_column_is_whole(paper: Paper) -> None:
    paper.table([HEAD, ("1", "Rà soát hồ chứa", "Sở Nông nghiệp", "Trước 30/5/202/n7")], COLUMNS)
    assert paper.read().text.endswith("Trước 30/5/2027")


def test_boxes_in_a_row_are_no_table(paper: Paper) -> None:
    paper.centre("Phụ lục")
    paper.table([("2", "Sửa chữa đập", "Sở Tài chính", "Quý II")], COLUMNS)
    assert paper.read().tables == ()


@pytest.mark.parametrize(("turn", "across", "up"), [(90, 595, 0), (180, 595, 842), (270, 0, 842)])
def test_tables_on_pages_turned_on_their_side(paper: Paper, turn: int, across: int, up: int) -> None:
    """Annexes lie across on pages that stand upright in the file; the head is printed again on each."""
    for number in (1, 2):
        paper.canvas.setPageRotation(turn)
        paper.canvas.translate(across, up)
        paper.canvas.rotate(turn)
        paper.y = 520
        paper.table([HEAD, (str(number), f"Việc số {number}", "Sở Y tế", "Quý II")], COLUMNS)
        if number == 1:
            paper.turn()
    (table,) = (document := paper.read()).tables
    assert document.text[table.start : table.end].split("\n") == [
        "TT\tNhiệm vụ\tCơ quan\tThời hạn",
        "1\tViệc số 1\tSở Y tế\tQuý II",
        "2\tViệc số 2\tSở Y tế\tQuý II",
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


@pytest.mark.parametrize(
    ("between", "tables"),
    [("Ghi chú: thời hạn tính đến hết quý.", 1), ("Phụ lục II (tiếp theo)", 1), ("PHỤ LỤC II", 2), ("Biểu số 2", 2)],
)
def test_words_between_tables_on_two_pages_stay(paper: Paper, between: str, tables: int) -> None:
    paper.table([HEAD, ("1", "Rà soát hồ chứa", "Sở Nông nghiệp", "Quý II")], COLUMNS)
    paper.turn(2)
    paper.line(between)
    paper.y -= 20
    paper.table([HEAD, ("2", "Sửa chữa đập", "Sở Tài chính", "Quý III")], COLUMNS)
    document = paper.read()
    assert between in paragraphs(document)
    assert len(document.tables) == tables


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


def test_a_row_beside_a_merged_cell_goes_on_over_the_page(paper: Paper) -> None:
    top = paper.y + 14
    for x in COLUMNS:
        paper.canvas.line(x, top, x, top - 108)
    for height in (0, 36, 108):
        paper.canvas.line(COLUMNS[0], top - height, COLUMNS[-1], top - height)
    paper.canvas.line(COLUMNS[0], top - 72, COLUMNS[2], top - 72)
    paper.canvas.line(COLUMNS[3], top - 72, COLUMNS[4], top - 72)  # the third column is merged over two rows
    for number, row in enumerate([HEAD, ("1", "Rà soát", "Sở Y tế", "Quý I"), ("2", "Báo cáo", "", "Quý II")]):
        for x, words in zip(COLUMNS, row, strict=False):
            paper.line(words, x + 4, size=10, y=top - 36 * number - 13)
    paper.turn(2)
    paper.table([("", "kết quả", "", ""), ("3", "Tập huấn", "Sở Nội vụ", "Quý III")], COLUMNS)
    (table,) = (document := paper.read()).tables
    rows = [[document.text[cell.start : cell.end] for cell in row] for row in table.rows]
    assert rows[1:] == [
        ["1", "Rà soát", "Sở Y tế", "Quý I"],
        ["2", "Báo cáo kết quả", "Quý II"],
        ["3", "Tập huấn", "Sở Nội vụ", "Quý III"],
    ]


def test_two_tables_stay_two(paper: Paper) -> None:
    paper.table([HEAD, ("1", "a", "b", "c")], COLUMNS)
    paper.paragraph("Giữa hai bảng là một câu.")
    paper.table([HEAD, ("1", "d", "e", "f")], COLUMNS)
    assert len(paper.read().tables) == 2


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


RULING = st.tuples(st.booleans(), st.integers(0, 7), st.integers(0, 7), st.integers(1, 6))


@given(st.lists(RULING, min_size=4, max_size=30))
def test_cells_between_rulings_are_those_of_pdfplumber(drawn: list[tuple[bool, int, int, int]]) -> None:
    edges: list[dict[str, object]] = []
    ours = rulings.Rulings()
    for is_level, at, begins, length in drawn:
        low, high, across = 10.0 * begins, 10.0 * (begins + length), 10.0 * at
        (ours.level if is_level else ours.upright).append((across, low, high))
        if is_level:
            edges.append(
                {"orientation": "h", "x0": low, "x1": high, "top": across, "bottom": across, "width": high - low, "height": 0.0}
            )
        else:
            edges.append(
                {"orientation": "v", "x0": across, "x1": across, "top": low, "bottom": high, "width": 0.0, "height": high - low}
            )
    cells = intersections_to_cells(edges_to_intersections(merge_edges(edges, 3, 3, 3, 3), 3, 3))
    enough = len(drawn) >= 5 and len(ours.level) > 1 and len(ours.upright) > 1
    expected = [sorted(table) for table in cells_to_tables(cells)] if enough else []
    assert sorted(sorted(table) for table in ours.grids()) == sorted(expected)


@pytest.mark.parametrize("shift", [0.4, 1.0])
def test_rulings_drawn_twice_or_a_little_apart_close_the_same_cells(shift: float) -> None:
    """Word draws the borders of each cell for itself; neighbours fall a hair apart."""
    drawn = rulings.Rulings()
    for row in range(2):
        for column in range(3):
            left, top = 100 + 50 * column + shift * column, 200 + 20 * row + shift * row
            drawn.level += [(top, left, left + 50), (top + 20, left, left + 50)]
            drawn.upright += [(left, top, top + 20), (left + 50, top, top + 20)]
    (table,) = drawn.grids()
    assert len(table) == 6


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
