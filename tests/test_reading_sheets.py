"""Spreadsheets: what they show, in the rows and columns that they show it in."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import openpyxl
import pytest
from chidao.corpus.reading import read_file
from chidao.corpus.reading.office import find_converter


def test_sheets(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["PHỤ LỤC PHÂN CÔNG"])
    sheet.append([])
    sheet.append(["TT", "Nhiệm vụ", "Cơ quan", "Hạn", "Kinh phí"])
    sheet.append([1, "Rà soát hồ chứa", "Sở Nông nghiệp", datetime.date(2027, 6, 30), 1250.5])
    sheet.append([2, "Sửa đập", None, None, 0.125])
    sheet["E5"].number_format = "0.0%"
    sheet.merge_cells("C4:C5")
    path = tmp_path / "bang.xlsx"
    book.save(path)
    document = read_file(path)
    assert document.text.split("\n")[0] == "PHỤ LỤC PHÂN CÔNG"
    (table,) = document.tables
    rows = [[document.text[cell.start : cell.end] for cell in row] for row in table.rows]
    assert rows == [
        ["TT", "Nhiệm vụ", "Cơ quan", "Hạn", "Kinh phí"],
        ["1", "Rà soát hồ chứa", "Sở Nông nghiệp", "30/06/2027", "1250,5"],
        ["2", "Sửa đập", "", "12,5%"],
    ]
    assert [cell.row_span for cell in table.rows[1]] == [1, 1, 2, 1, 1]


def test_what_a_sheet_hides_is_told_and_not_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Phân công"
    for row in (
        ["TT", "Nhiệm vụ", "Hạn"],
        [1, "Rà soát đập", "Quý I"],
        [2, "Việc đã bỏ", "Quý II"],
        [3, "Sửa cầu", "Quý IV"],
        [],
    ):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = sheet.row_dimensions[5].hidden = True
    book.create_sheet("Nháp").sheet_state = "hidden"
    path = tmp_path / "bang.xlsx"
    book.save(path)
    document = read_file(path)
    assert document.text.split("\n") == ["TT\tNhiệm vụ\tHạn", "1\tRà soát đập\tQuý I", "3\tSửa cầu\tQuý IV"]
    assert [note[:30] for note in document.notes] == ["Trang tính “Nháp” bị ẩn, không", "Trang tính “Phân công” có 1 dò"]


def test_hidden_columns_are_told_and_not_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Đơn vị", None, None], ["Chủ trì", "Mã", "Phối hợp"], ["Sở Y tế", "H15", "Sở Nội vụ"]):
        sheet.append(["TT" if row[0] == "Đơn vị" else 1, *row, None, "Quý I"])
    sheet.merge_cells("B1:D1")
    sheet.column_dimensions["C"].hidden = sheet.column_dimensions["E"].hidden = True
    path = tmp_path / "bang.xlsx"
    book.save(path)
    document = read_file(path)
    assert document.text.split("\n") == ["TT\tĐơn vị\tQuý I", "1\tChủ trì\tPhối hợp\tQuý I", "1\tSở Y tế\tSở Nội vụ\tQuý I"]
    assert [(cell.column, cell.column_span) for cell in document.tables[0].rows[0]] == [(0, 1), (1, 2), (3, 1)]
    assert [note.split(";")[0] for note in document.notes] == ["Trang tính “Sheet” có 1 cột bị ẩn, không đọc"]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (datetime.time(8, 30), "h:mm", "08:30"),
        (1, "00", "01"),
        (1, "General", "1"),
        (1234567.5, "#,##0.0", "1.234.567,5"),
        (1234567, "#,##0", "1.234.567"),
        (0.5, "#,##0.00", "0,5"),
        (1234567.5, "General", "1234567,5"),
    ],
)
def test_numbers_read_as_they_are_shown(tmp_path: Path, value: float | datetime.time, form: str, shown: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Số", "Việc"])
    sheet.append([value, "Họp"])
    sheet["A2"].number_format = form
    path = tmp_path / "bang.xlsx"
    book.save(path)
    assert read_file(path).text == f"Số\tViệc\n{shown}\tHọp"


@pytest.mark.skipif(find_converter() is None, reason="không có LibreOffice để tính công thức")
def test_formulas_without_results_are_reckoned(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["TT", "Việc", "Kinh phí"], [1, "Sửa cầu", 10], ["=A2+1", "Làm đường", 15.5], [None, "Tổng", "=SUM(C2:C3)"]):
        sheet.append(row)
    path = tmp_path / "bang.xlsx"
    book.save(path)
    assert read_file(path).text.split("\n")[2:] == ["2\tLàm đường\t15,5", "\tTổng\t25,5"]


@pytest.mark.skipif(find_converter() is None, reason="không có LibreOffice để ghi lại bảng tính")
def test_a_sheet_that_only_spreadsheets_put_up_with(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["TT", "Việc", "Hạn"])
    sheet.append([1, "Sửa cầu", "30/6/2026"])
    path = tmp_path / "bang.xlsx"
    book.save(path)
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(b'<family val="2"', b'<family val="34"')
    with zipfile.ZipFile(path, "w") as target:
        for name, part in parts.items():
            target.writestr(name, part)
    assert read_file(path).text == "TT\tViệc\tHạn\n1\tSửa cầu\t30/6/2026"


@pytest.mark.parametrize(
    ("head", "value", "shown"),
    [
        ("Hạn hoàn thành", 46200, "27/06/2026"),
        ("Thời hạn", 46200.0, "27/06/2026"),
        ("Ngày ban hành", 46200, "27/06/2026"),
        ("Thời gian hoàn thành", 46200, "27/06/2026"),
        ("Hạn hoàn thành", 2026, "2026"),
        ("Hạn hoàn thành", 46200.5, "46200,5"),
        ("Kinh phí", 46200, "46200"),
        ("Số hộ được hưởng từ ngày đầu năm đến hết quý", 46200, "46200"),
    ],
)
def test_days_that_lost_their_form(tmp_path: Path, head: str, value: float, shown: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["TT", "Nhiệm vụ", head])
    sheet.append([1, "Rà soát đập", value])
    path = tmp_path / "bang.xlsx"
    book.save(path)
    assert read_file(path).text.split("\n")[1] == f"1\tRà soát đập\t{shown}"


def test_a_sheet_with_letterhead_title_and_signature(tmp_path: Path) -> None:
    """Only what stands under the head of the table is a row of it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["UBND TỈNH AN SƠN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["VĂN PHÒNG", None, None, "Độc lập - Tự do - Hạnh phúc"],
        [],
        ["TỔNG HỢP NHIỆM VỤ"],
        ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"],
        ["I", "Nhóm kinh tế"],
        [1, "Rà soát cụm công nghiệp", "Sở Công Thương", "30/4/2027"],
        [2, "Lập danh mục dự án"],
        [],
        ["Nơi nhận:", None, None, "CHÁNH VĂN PHÒNG"],
        [None, None, None, "Trần Văn Bình"],
    ):
        sheet.append(row)
    path = tmp_path / "bang.xlsx"
    book.save(path)
    document = read_file(path)
    assert document.text.split("\n") == [
        "UBND TỈNH AN SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "VĂN PHÒNG", "Độc lập - Tự do - Hạnh phúc", "TỔNG HỢP NHIỆM VỤ",
        "TT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn", "I\tNhóm kinh tế\t\t", "1\tRà soát cụm công nghiệp\tSở Công Thương\t30/4/2027",
        "2\tLập danh mục dự án\t\t", "Nơi nhận:", "CHÁNH VĂN PHÒNG", "Trần Văn Bình",
    ]  # fmt: skip
    assert len(document.tables) == 1
