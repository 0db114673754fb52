"""Tables of a PDF without rulings: columns by their words, rows by their numbers, over pages; and what is no table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from paper import LEFT, LONG, OTHER, Paper, paragraphs, rows_of
from reportlab.pdfbase import pdfmetrics

COLUMNS = (LEFT, LEFT + 32, LEFT + 200, LEFT + 300, LEFT + 390)
HEAD = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Phối hợp", "Thời hạn")
ROWS = [
    ("1", "Rà soát hồ chứa nước trên địa bàn, lập danh mục hồ xuống cấp", "Sở Nông nghiệp", "Các xã", "Quý II/2027"),
    ("2", "Bố trí kinh phí sửa chữa", "Sở Tài chính", "", "30/6/2027"),
    (
        "3",
        "Kiểm tra, xử lý vi phạm hành lang bảo vệ đập và công trình thủy lợi",
        "Công an tỉnh",
        "Sở Nông nghiệp, các xã",
        "Thường xuyên",
    ),
]
SIZE = 10.0


def wrapped(text: str, width: float) -> list[str]:
    lines, current = [], ""
    for word in text.split():
        longer = f"{current} {word}".strip()
        if current and pdfmetrics.stringWidth(longer, "Serif", SIZE) > width:
            lines.append(current)
            longer = word
        current = longer
    return [*lines, current]


def lay(paper: Paper, rows: Sequence[Sequence[str]], *, apart: float = 0.0, middle: bool = False, lowest: float = 60.0) -> None:
    """Rows of cells without a ruling; with `middle` the number stands in the middle of its row. Breaks within rows at the page's end."""
    for row in rows:
        if len(row) == 1:
            paper.line(row[0], COLUMNS[0], size=SIZE)
            paper.y -= apart
            continue
        widths = [right - left - 8 for left, right in zip(COLUMNS, (*COLUMNS[1:], COLUMNS[-1] + 75), strict=True)]
        cells = [wrapped(text, width) for text, width in zip(row, widths, strict=True)]
        height = max(map(len, cells))
        if middle:
            cells[0] = [""] * ((height - 1) // 2) + cells[0]
        for index in range(height):
            if paper.y < lowest:
                paper.turn(2)
            for x, cell in zip(COLUMNS, cells, strict=True):
                if index < len(cell) and cell[index]:
                    paper.line(cell[index], x, size=SIZE, y=paper.y)
            paper.y -= 13
        paper.y -= apart


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "bang.pdf")


@pytest.mark.parametrize(("apart", "middle"), [(0.0, False), (8.0, False), (8.0, True)])
def test_columns_become_a_table(paper: Paper, apart: float, middle: bool) -> None:
    paper.paragraph(LONG)
    paper.centre("PHỤ LỤC PHÂN CÔNG")
    paper.y -= 20
    lay(paper, [HEAD, *ROWS], apart=apart, middle=middle)
    paper.y -= 30
    paper.paragraph(OTHER)
    document = paper.read()
    assert rows_of(document) == [list(HEAD), *map(list, ROWS)]
    assert paragraphs(document)[0] == LONG
    assert paragraphs(document)[-1] == OTHER


def test_a_head_of_two_lines_and_headings_between_rows(paper: Paper) -> None:
    head = ("TT", "Nội dung công việc", "Cơ quan, đơn vị chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
    heading = ("I. Nhóm nhiệm vụ về an toàn hồ, đập và công trình thủy lợi trên địa bàn",)
    lay(paper, [head, heading, *ROWS], apart=6)
    assert rows_of(paper.read()) == [list(head), list(heading), *map(list, ROWS)]


@pytest.mark.parametrize("repeated", [False, True])
def test_over_pages(paper: Paper, repeated: bool) -> None:
    rows = [(str(number), *ROWS[number % 3][1:]) for number in range(1, 31)]
    first = rows[:14]
    paper.paragraph(LONG)
    paper.y -= 20
    lay(paper, [HEAD, *first], apart=6)
    paper.turn(2)
    lay(paper, [HEAD, *rows[14:]] if repeated else rows[14:], apart=6)
    paper.y -= 30
    paper.paragraph(OTHER)
    document = paper.read()
    assert rows_of(document) == [list(HEAD), *map(list, rows)]
    assert paragraphs(document)[-1] == OTHER
    assert [document.page_at(row[0].start) for row in document.tables[0].rows[14:16]] == [1, 2]


def test_a_row_broken_by_the_end_of_a_page_is_one_row(paper: Paper) -> None:
    paper.y = 110
    lay(paper, [HEAD, *ROWS], lowest=60)
    assert rows_of(paper.read()) == [list(HEAD), *map(list, ROWS)]


NO_TABLES: dict[str, list[tuple[float, str]]] = {
    "letterhead and signature": [
        (LEFT, "ỦY BAN NHÂN DÂN"), (LEFT + 230, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), (0, ""),
        (LEFT, "TỈNH AN SƠN"), (LEFT + 250, "Độc lập - Tự do - Hạnh phúc"), (0, ""),
        (LEFT, "Nơi nhận:"), (LEFT + 260, "TM. ỦY BAN NHÂN DÂN"), (0, ""),
        (LEFT, "- Như trên;"), (LEFT + 280, "CHỦ TỊCH"), (0, ""),
        (LEFT, "- Lưu: VT."), (LEFT + 270, "Nguyễn Văn An"), (0, ""),
    ],
    "a list": [
        (LEFT, "1."), (LEFT + 30, "Rà soát hồ chứa"), (LEFT + 300, "xong"), (0, ""),
        (LEFT, "2."), (LEFT + 30, "Sửa chữa đập"), (LEFT + 300, "chưa"), (0, ""),
        (LEFT, "3."), (LEFT + 30, "Báo cáo kết quả"), (LEFT + 300, "chưa"), (0, ""),
    ],
    "two columns of text": [
        (LEFT, "TT công nghiệp phải xử lý"), (LEFT + 240, "nhiệm vụ được giao, đơn vị nào"), (0, ""),
        (LEFT, "nước thải theo thời hạn đã"), (LEFT + 240, "chủ trì thì đơn vị ấy báo cáo về"), (0, ""),
        (LEFT, "định, cơ quan nào chậm thì"), (LEFT + 240, "Ủy ban nhân dân tỉnh xem xét."), (0, ""),
    ],
}  # fmt: skip


@pytest.mark.parametrize("words", NO_TABLES.values(), ids=list(NO_TABLES))
def test_what_is_no_table(paper: Paper, words: list[tuple[float, str]]) -> None:
    paper.paragraph(LONG)
    for x, text in words:
        if text:
            paper.line(text, x, size=SIZE, y=paper.y)
        else:
            paper.y -= 14
    paper.paragraph(OTHER)
    assert paper.read().tables == ()


def test_a_table_ends_before_the_signature(paper: Paper) -> None:
    lay(paper, [HEAD, *ROWS], apart=4)
    for left, right in (("Nơi nhận:", "KT. CHỦ TỊCH"), ("- Như trên;", "PHÓ CHỦ TỊCH")):
        paper.line(left, COLUMNS[0], size=SIZE, y=paper.y)
        paper.line(right, COLUMNS[3], size=SIZE, y=paper.y)
        paper.y -= 14
    document = paper.read()
    assert rows_of(document) == [list(HEAD), *map(list, ROWS)]
    assert paragraphs(document)[1:] == ["Nơi nhận:", "KT. CHỦ TỊCH", "- Như trên;", "PHÓ CHỦ TỊCH"]
