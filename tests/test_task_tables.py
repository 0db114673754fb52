"""Assignment tables: columns by their heads, merged and empty cells, group rows."""

from __future__ import annotations

from datetime import date

import pytest
from chidao.corpus.document import Block, Cell, Document, Table
from chidao.extractors.deadlines import DateContext
from chidao.extractors.tasks.tables import assignment_columns, column_of, read_table
from directives import SOURCE, document, rows_of
from hypothesis import given
from hypothesis import strategies as st

DATES = DateContext(date(2031, 3, 10), 2031)
HEAD = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn"]
Written = str | tuple[str, int, int]
"""A cell: its text, or text, row span and column span."""


def table_of(*rows: list[Written]) -> Document:
    """A document that is one table; cells that a span covers are left out of their rows."""
    text, cells, covered = "", [], set()
    for at, row in enumerate(rows):
        column = 0
        for one in row:
            content, row_span, column_span = one if isinstance(one, tuple) else (one, 1, 1)
            while (at, column) in covered:
                column += 1
            cells.append(Cell(len(text), len(text) + len(content), at, column, row_span, column_span))
            covered |= {(at + down, column + right) for down in range(row_span) for right in range(column_span)}
            text += content + "\n"
    block = Block("table", 0, len(text))
    return Document(text, SOURCE, (block,), (Table(0, len(text), tuple(cells)),))


# Columns


@pytest.mark.parametrize(
    ("title", "column"),
    [
        ("tt", "number"),
        ("stt", "number"),
        ("số tt", "number"),
        ("nhiệm vụ", "task"),
        ("nội dung công việc", "task"),
        ("tên nhiệm vụ, giải pháp", "task"),
        ("hoạt động", "task"),
        ("cơ quan chủ trì", "lead"),
        ("đơn vị đầu mối thực hiện", "lead"),
        ("đơn vị thực hiện", "lead"),
        ("phân công thực hiện", "lead"),
        ("trách nhiệm", "lead"),
        ("chủ đầu tư", "lead"),
        ("sở, ngành", "lead"),
        ("đơn vị", "lead"),
        ("người phụ trách", "lead"),
        ("cơ quan phối hợp", "support"),
        ("đơn vị phối hợp thực hiện", "support"),
        ("cơ quan chủ trì, phối hợp", "lead"),  # both in one column
        ("thời hạn", "time"),
        ("thời gian hoàn thành", "time"),
        ("tiến độ thực hiện", "time"),
        ("lộ trình", "time"),
        ("hạn hoàn thành", "time"),
        ("sản phẩm", "product"),
        ("kết quả đầu ra", "product"),
        ("ghi chú", "note"),
        ("kinh phí", "note"),
        ("năm 2031", None),
        ("chức vụ", None),
        ("", None),
    ],
)  # fmt: skip
def test_heads_of_columns(title: str, column: str | None) -> None:
    assert column_of(title) == column


@pytest.mark.parametrize(
    ("rows", "head", "columns"),
    [
        ([HEAD], 0, {0: "number", 1: "task", 2: "lead", 3: "support", 4: "time"}),
        ([["STT", "NỘI DUNG", "ĐƠN VỊ\nTHỰC HIỆN", "TIẾN ĐỘ (*)"]], 0, {0: "number", 1: "task", 2: "lead", 3: "time"}),
        ([["Nội dung", "Đơn vị", "Thời gian"]], 0, {0: "task", 1: "lead", 2: "time"}),  # without numbers
        ([[("PHỤ LỤC PHÂN CÔNG", 1, 4)], HEAD[:4]], 1, {0: "number", 1: "task", 2: "lead", 3: "support"}),  # a title above
        ([["TT", "Nội dung", "Kinh phí", "Ghi chú"]], 0, {}),  # assigns nothing
        ([["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2031"]], 0, {}),
        ([["TT", "Họ tên", "Chức vụ", "Nhiệm vụ"]], 0, {}),
        ([["1", "Rà soát", "Sở Y tế", "2031"]], 0, {}),
        ([["TT", "Nội dung kết luận", "Nhiệm vụ phải làm", "Đơn vị", "Thời hạn"]], 0,
         {0: "number", 1: "note", 2: "task", 3: "lead", 4: "time"}),
        ([["Stt", "Hạng mục công việc", "Phòng, ban phụ trách", "Mốc hoàn thành"]], 0, {0: "number", 1: "task", 2: "lead", 3: "time"}),
        ([], 0, {}),
    ],
)  # fmt: skip
def test_which_tables_assign(rows: list[list[Written]], head: int, columns: dict[int, str]) -> None:
    read = table_of(*rows)
    assert assignment_columns(read, read.tables[0]) == (head, columns)


# Rows


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [["1", "Rà soát quy chế", "Sở Nội vụ", "Sở Tư pháp, các sở, ngành", "Quý II/2031"]],
            ["Sở Nội vụ + Sở Tư pháp; các sở, ngành | Rà soát quy chế | Quý II/2031 = on 2031-06-30"],
        ),
        (  # elided heads and several bodies a cell
            [["1", "Rà soát", "Các Sở: Y tế, Nội vụ", "UBND các xã: Đá Bạc, Suối Hai", "Hằng năm"]],
            ["Sở Y tế; Sở Nội vụ + Ủy ban nhân dân xã Đá Bạc; Ủy ban nhân dân xã Suối Hai | Rà soát | Hằng năm = every year"],
        ),
        ([["1", "Rà soát", "Sở Y tế;\nSở Nội vụ", "", ""]], ["Sở Y tế; Sở Nội vụ | Rà soát"]),
        ([["1", "Rà soát", "- Sở Y tế\n- Sở Nội vụ", "", ""]], ["Sở Y tế; Sở Nội vụ | Rà soát"]),
        # A name that breaks across lines is one.
        ([["1", "Rà soát", "Sở Nông nghiệp và\nMôi trường", "", ""]], ["Sở Nông nghiệp và Môi trường | Rà soát"]),
        # Who is no known body is taken as it stands.
        ([["1", "Rà soát", "Nhóm chuyên gia", "", ""]], ["Nhóm chuyên gia | Rà soát"]),
        ([["1", "Rà soát", "Sở Y tế", "Thường xuyên", "Thường xuyên"]], ["Sở Y tế | Rà soát"]),
        # Roles in brackets behind the names.
        ([["1", "Rà soát", "Sở Y tế (chủ trì), Sở Nội vụ (phối hợp)", "", ""]], ["Sở Y tế + Sở Nội vụ | Rà soát"]),
        # A cell that points to another row by its number.
        (
            [["1", "Rà soát", "Sở Y tế", "Sở Nội vụ", "Quý II/2031"], ["2", "Báo cáo", "Sở Tài chính", "", "Quý III/2031"], ["3", "Tổng kết", "Như mục 1", "như mục 1", "Như mục 2"]],
            ["Sở Y tế + Sở Nội vụ | Rà soát | Quý II/2031 = on 2031-06-30", "Sở Tài chính | Báo cáo | Quý III/2031 = on 2031-09-30", "Sở Y tế + Sở Nội vụ | Tổng kết | Quý III/2031 = on 2031-09-30"],
        ),
        ([["1", "Rà soát", "Sở Y tế", "", ""], ["2", "Báo cáo", "Như trên", "", ""]], ["Sở Y tế | Rà soát", "Sở Y tế | Báo cáo"]),
        # A dash names nobody.
        ([["1", "Rà soát", "-", "-", "-"]], ["– | Rà soát"]),
        ([["1", "Rà soát", "Sở Y tế", "–", ""]], ["Sở Y tế | Rà soát"]),
        # Both roles in one cell.
        ([["1", "Rà soát", "Sở Y tế. Phối hợp: Sở Nội vụ", "", ""]], ["Sở Y tế + Sở Nội vụ | Rà soát"]),
        ([["1", "Rà soát", "Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ", "", ""]], ["Sở Y tế + Sở Nội vụ | Rà soát"]),
        ([["1", "Rà soát", "- Chủ trì: Sở Y tế - Phối hợp: Sở Nội vụ", "", ""]], ["Sở Y tế + Sở Nội vụ | Rà soát"]),
        # A dash parts bodies only where another begins behind it.
        ([["1", "Rà soát", "- Sở Y tế - Sở Nội vụ", "", ""]], ["Sở Y tế; Sở Nội vụ | Rà soát"]),
        ([["1", "Rà soát", "Cục Kinh tế - Quản lý đầu tư xây dựng", "", ""]], ["Cục Kinh tế - Quản lý đầu tư xây dựng | Rà soát"]),
        ([["1", "Rà soát", "Văn phòng HĐND - UBND xã Đá Bạc", "", ""]], ["Văn phòng Hội đồng nhân dân - Ủy ban nhân dân xã Đá Bạc | Rà soát"]),
        # A period in a column of time ends with its last year.
        ([["1", "Rà soát", "Sở Y tế", "", "2031 - 2032"]], ["Sở Y tế | Rà soát | 2031 - 2032 = on 2032-12-31"]),
        # Rows that are none: numbers of columns, the head again on the next page, empty ones.
        ([["(1)", "(2)", "(3)", "(4)", "(5)"], ["1", "Rà soát", "Sở Y tế", "", ""], HEAD, ["", "", "", "", ""]], ["Sở Y tế | Rà soát"]),
    ],
)  # fmt: skip
def test_a_row_is_a_task(rows: list[list[Written]], expected: list[str]) -> None:
    assert rows_of(table_of([*HEAD], *rows)) == expected


def test_an_empty_cell_takes_the_value_from_above() -> None:
    read = table_of(
        [*HEAD],
        ["1", "Rà soát", "Sở Y tế", "Sở Nội vụ", "30/6/2031"],
        ["2", "Báo cáo", "", "", ""],
        ["3", "Tập huấn", "", "Sở Tài chính", "31/12/2031"],
    )  # fmt: skip
    assert rows_of(read) == [
        "Sở Y tế + Sở Nội vụ | Rà soát | 30/6/2031 = by 2031-06-30",
        "Sở Y tế + Sở Nội vụ | Báo cáo | 30/6/2031 = by 2031-06-30",
        "Sở Y tế + Sở Tài chính | Tập huấn | 31/12/2031 = by 2031-12-31",
    ]


def test_a_merged_cell_holds_for_the_rows_it_spans() -> None:
    read = table_of(
        [*HEAD],
        ["1", "Rà soát", ("Sở Y tế", 2, 1), ("Sở Nội vụ", 2, 1), "30/6/2031"],
        ["2", "Báo cáo", ("15/7/2031", 2, 1)],
        ["3", "Tập huấn", "Sở Tài chính", ""],
    )  # fmt: skip
    assert rows_of(read) == [
        "Sở Y tế + Sở Nội vụ | Rà soát | 30/6/2031 = by 2031-06-30",
        "Sở Y tế + Sở Nội vụ | Báo cáo | 15/7/2031 = by 2031-07-15",
        "Sở Tài chính | Tập huấn | 15/7/2031 = by 2031-07-15",
    ]


def test_partners_merged_over_rows_hold_for_each_lead() -> None:
    read = table_of(
        HEAD,
        ["1", "Rà soát kè sông", "Sở Nông nghiệp và Môi trường", ("Sở Tài chính", 2, 1), ("Quý I năm 2031", 3, 1)],
        ["2", "Rà soát cầu yếu", "Sở Xây dựng"],
        ["3", "Rà soát trạm điện", "Sở Công Thương", ""],
        ["4", ("Rà soát trường học", 1, 1), "Sở Giáo dục và Đào tạo", "", "Quý II năm 2031"],
    )
    assert rows_of(read) == [
        "Sở Nông nghiệp và Môi trường + Sở Tài chính | Rà soát kè sông | Quý I năm 2031 = on 2031-03-31",
        "Sở Xây dựng + Sở Tài chính | Rà soát cầu yếu | Quý I năm 2031 = on 2031-03-31",
        "Sở Công Thương | Rà soát trạm điện | Quý I năm 2031 = on 2031-03-31",
        "Sở Giáo dục và Đào tạo | Rà soát trường học | Quý II năm 2031 = on 2031-06-30",
    ]


def test_a_row_with_parts_is_owed_by_those_who_lead_them() -> None:
    read = table_of(
        HEAD,
        ["1", "Lập quy hoạch", "Sở Tài chính", "Sở Nội vụ", "Quý I năm 2031"],
        ["2", "Hoàn thiện tiêu chuẩn công trình", "", "", ""],
        ["-", "Công trình đê điều", "Sở Nông nghiệp và Môi trường", "các địa phương", "Quý II năm 2031"],
        ["-", "Công trình giao thông", "Sở Xây dựng", "Sở Nông nghiệp và Môi trường", "Quý II năm 2031"],
        ["3", "Tuyên truyền", "", "", ""],
        ["4", "Tổng kết", "Sở Nội vụ", "", "Quý III năm 2031"],
    )
    assert rows_of(read) == [
        "Sở Tài chính + Sở Nội vụ | Lập quy hoạch | Quý I năm 2031 = on 2031-03-31",
        "Sở Nông nghiệp và Môi trường; Sở Xây dựng + các địa phương | Hoàn thiện tiêu chuẩn công trình | "
        "Quý II năm 2031 = on 2031-06-30",
        "Sở Nông nghiệp và Môi trường + các địa phương | Công trình đê điều | Quý II năm 2031 = on 2031-06-30",
        "Sở Xây dựng + Sở Nông nghiệp và Môi trường | Công trình giao thông | Quý II năm 2031 = on 2031-06-30",
        "Sở Xây dựng + Sở Nông nghiệp và Môi trường | Tuyên truyền | Quý II năm 2031 = on 2031-06-30",
        "Sở Nội vụ | Tổng kết | Quý III năm 2031 = on 2031-09-30",
    ]


def test_who_leads_may_be_said_behind_the_name() -> None:
    read = table_of([*HEAD], ["1", "Rà soát", "Sở Y tế chủ trì; phối hợp: Sở Nội vụ", "", ""])
    assert rows_of(read) == ["Sở Y tế + Sở Nội vụ | Rà soát"]


def test_a_cell_may_be_a_sentence() -> None:
    read = table_of([*HEAD], ["1", "Rà soát", "Sở Y tế chủ trì, phối hợp với Sở Nội vụ, các xã", "", ""])
    assert rows_of(read) == ["Sở Y tế + Sở Nội vụ; các xã | Rà soát"]


def test_a_row_worded_like_a_head_is_a_row() -> None:
    read = table_of([*HEAD], ["1", "Rà soát văn bản", "Sở Tư pháp", "Các sở, ngành", ""], [*HEAD], ["2", "Báo cáo", "", "", ""])
    assert rows_of(read) == ["Sở Tư pháp + các sở, ngành | Rà soát văn bản", "Sở Tư pháp + các sở, ngành | Báo cáo"]


def test_a_head_of_two_rows() -> None:
    read = table_of(
        [("TT", 2, 1), ("Nhiệm vụ", 2, 1), ("Đơn vị thực hiện", 1, 2), ("Thời gian", 1, 2)],
        ["Chủ trì", "Phối hợp", "Bắt đầu", "Hoàn thành"],
        ["1", "Rà soát", "Sở Y tế", "Sở Nội vụ", "01/4/2031", "30/6/2031"],
        ["2", "Báo cáo", "", "", "", ""],
    )  # fmt: skip
    assert rows_of(read) == [
        "Sở Y tế + Sở Nội vụ | Rà soát | 30/6/2031 = by 2031-06-30",
        "Sở Y tế + Sở Nội vụ | Báo cáo | 30/6/2031 = by 2031-06-30",
    ]


def test_partners_go_with_their_lead() -> None:
    """A row with a lead of its own has no partners of the row above."""
    read = table_of([*HEAD], ["1", "Rà soát", "Sở Y tế", "Sở Nội vụ", ""], ["2", "Tập huấn", "Sở Tài chính", "", ""])
    assert rows_of(read) == ["Sở Y tế + Sở Nội vụ | Rà soát", "Sở Tài chính | Tập huấn"]


def test_a_cell_may_be_like_that_of_another_row() -> None:
    rows: list[list[Written]] = [
        HEAD,
        ["1", "Rà soát quy chế", "Sở Nội vụ", "Sở Y tế", "Tháng 4/2031"],
        ["2", "Mở lớp tập huấn", "Sở Tài chính", "Các xã", "Tháng 5/2031"],
        ["3", "Lập danh mục đất", "Như mục 1", "Như mục 2", "Như mục 1"],
        ["4", "In sổ tay", "Sở Y tế", "Như STT 02", "Tháng 6/2031"],
        ["5", "Tổng kết", "Như mục 9", "", "Tháng 7/2031"],
    ]
    assert rows_of(table_of(*rows))[2:] == [
        "Sở Nội vụ + các xã | Lập danh mục đất | Tháng 4/2031 = on 2031-04-30",
        "Sở Y tế + các xã | In sổ tay | Tháng 6/2031 = on 2031-06-30",
        "Như mục 9 | Tổng kết | Tháng 7/2031 = on 2031-07-31",
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (  # they part what holds
            [["I", "Nhóm thể chế", "", "", ""], ["1", "Rà soát", "Sở Y tế", "", "30/6/2031"], ["II", ("Nhóm hạ tầng", 1, 4)],
             ["2", "Lắp camera", "", "", ""], [("Nhóm khác", 1, 5)], ["3", "Bảo trì", "Công an tỉnh", "", ""]],
            ["Sở Y tế | Rà soát | 30/6/2031 = by 2031-06-30", "– | Lắp camera", "Công an tỉnh | Bảo trì"],
        ),
        (  # by the number that those under them go on with
            [["1", "Phát triển sản phẩm", "", "", ""], ["1.1", "Mở tuyến tham quan", "Sở Y tế", "", "Tháng 4/2031"],
             ["2", "Quảng bá", "", "", ""], ["2.1", "In tờ gấp", "Sở Nội vụ", "", "Tháng 5/2031"]],
            ["Sở Y tế | Mở tuyến tham quan | Tháng 4/2031 = on 2031-04-30", "Sở Nội vụ | In tờ gấp | Tháng 5/2031 = on 2031-05-31"],
        ),
        (  # they give their bodies to the rows under them
            [["I", "Nhóm thể chế", "Sở Nội vụ", "", "Quý II/2031"], ["1", "Rà soát", "", "", ""], ["2", "Sửa đổi", "Sở Y tế", "", ""]],
            ["Sở Nội vụ | Rà soát | Quý II/2031 = on 2031-06-30", "Sở Y tế | Sửa đổi | Quý II/2031 = on 2031-06-30"],
        ),
        (  # what they give ends with the group
            [["I", "Nhóm thể chế", "Sở Nội vụ", "Sở Tư pháp", ""], ["1", "Rà soát", "", "", "30/6/2031"],
             ["II", "Nhóm hạ tầng", "", "", ""], ["1", "Lắp camera", "", "", ""]],
            ["Sở Nội vụ + Sở Tư pháp | Rà soát | 30/6/2031 = by 2031-06-30", "– | Lắp camera"],
        ),
        (  # rows with roman numbers are tasks where none stand under them
            [["I", "Rà soát", "Sở Nội vụ", "", ""], ["II", "Sửa đổi", "Sở Y tế", "", ""]],
            ["Sở Nội vụ | Rà soát", "Sở Y tế | Sửa đổi"],
        ),
    ],
)  # fmt: skip
def test_group_rows(rows: list[list[Written]], expected: list[str]) -> None:
    assert rows_of(table_of([*HEAD], *rows)) == expected


def test_a_table_stands_beside_the_text() -> None:
    read = document("""
        II. TỔ CHỨC THỰC HIỆN

        1. Sở Y tế đôn đốc các xã.

        PHỤ LỤC

        | TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |
        | --- | --- | --- | --- |
        | 1 | Rà soát quy chế | Sở Nội vụ | Quý II/2031 |
    """)  # fmt: skip
    assert rows_of(read) == ["Sở Y tế | Sở Y tế đôn đốc các xã.", "Sở Nội vụ | Rà soát quy chế | Quý II/2031 = on 2031-06-30"]


def test_a_table_that_assigns_nothing_has_no_tasks() -> None:
    assert rows_of(table_of(["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2031"], ["1", "Số xã đạt chuẩn", "xã", "12"])) == []


def test_a_date_in_the_task_counts_where_no_column_has_one() -> None:
    read = table_of(["TT", "Nhiệm vụ", "Đơn vị"], ["1", "Báo cáo trước ngày 15/4/2031", "Sở Y tế"])
    assert rows_of(read) == ["Sở Y tế | Báo cáo trước ngày 15/4/2031 | trước ngày 15/4/2031 = by 2031-04-15"]


CELLS = st.sampled_from(
    [
        "",
        "1",
        "I",
        "Rà soát",
        "Sở Y tế",
        "các sở: Y tế",
        "Chủ trì: Sở Y tế",
        "Quý II/2031",
        "TT",
        "Nhiệm vụ",
        "Cơ quan chủ trì",
        "(1)",
        "-",
        ";",
        "\n",
    ]
)
SPANS = st.tuples(CELLS, st.integers(1, 3), st.integers(1, 3))


@given(st.lists(st.lists(st.one_of(CELLS, SPANS), max_size=6), max_size=8), st.booleans())
def test_whatever_the_cells_rows_lie_inside_them(rows: list[list[Written]], headed: bool) -> None:
    read = table_of(*([[*HEAD]] if headed else []), *rows)
    inside = {(cell.start, cell.end) for cell in read.tables[0].cells}
    for draft in read_table(read, read.tables[0], DATES):
        assert (draft.start, draft.end) in inside
        assert read.text[draft.start : draft.end].strip()
        for one in (*draft.bodies, *draft.partners):
            assert 0 <= one.start < one.end <= len(read.text)
