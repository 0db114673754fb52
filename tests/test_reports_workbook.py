"""The .xlsx form, opened again by other programs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from chidao.outputs.listing import TaskFilter
from chidao.outputs.register import Register
from chidao.outputs.reports import save_report, workbook, write_report
from chidao.outputs.reports.content import plain
from chidao.outputs.reports.workbook import LARGEST_CELL
from chidao.outputs.status import LABELS, status_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from report_forms import TODAY, bytes_of, make, office, pages, view

HEADINGS = ["Số trong sổ", "Nội dung nhiệm vụ", "Chủ trì", "Phối hợp", "Người giao", "Văn bản", "Ngày văn bản", "Hạn",
            "Gia hạn đến", "Ngày hoàn thành", "Tình trạng", "Số ngày chậm", "Ghi chú", "Khóa cơ quan"]  # fmt: skip


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with make(tmp_path_factory.mktemp("so") / "so.db") as opened:
        yield opened


@pytest.fixture(scope="module")
def file(register: Register, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bao-cao") / "nhiem-vu.xlsx"
    save_report(register, TaskFilter(), path)
    return path


def rows(path: Path, sheet: str, *, values: bool = True) -> list[list[Any]]:
    book = openpyxl.load_workbook(path, data_only=values)
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


def test_the_sheet_of_tasks(file: Path) -> None:
    sheet = openpyxl.load_workbook(file)["Nhiệm vụ"]
    assert [cell.value for cell in sheet[1]] == HEADINGS
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C2", "A1:M10")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    # One page wide, which is what the form means where it says nothing, and as many high as needed.
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.oddFooter.center.text == "Trang &P/&N"
    assert sheet.column_dimensions["N"].hidden
    assert sheet["H5"].value == datetime(2024, 4, 25)
    assert (sheet["H5"].number_format, sheet["I5"].value) == ("dd/mm/yyyy", datetime(2024, 5, 20))
    assert sheet["B5"].alignment.wrap_text


def test_only_our_own_formulas(file: Path) -> None:
    sheet = openpyxl.load_workbook(file)["Nhiệm vụ"]
    formulas = {cell.column_letter for row in sheet.iter_rows(min_row=2) for cell in row if cell.data_type == "f"}
    assert formulas == {"K", "L"}
    texts = {cell.value for cell in sheet["B"]}
    assert '=HYPERLINK("http://example.com")' in texts
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)


EXPECTED = {
    "Toàn bộ": [9, 1, 1, 3, 2, 2, 8],
    "Sở B": [3, 0, 1, 1, 1, 0, 8.5],
    "Sở A tỉnh Bình Sơn": [1, 0, 0, 0, 1, 0, 7],
    "Sở A": [4, 1, 1, 0, 0, 2, 5],
    "- Sở C": [1, 0, 0, 1, 0, 0, ""],
    "Chưa rõ cơ quan": [1, 0, 0, 1, 0, 0, ""],
}


def summary(path: Path) -> dict[str, list[Any]]:
    found = rows(path, "Tổng hợp")[5:]
    return {row[1]: ["" if cell is None else cell for cell in row[2:9]] for row in found if row[2] is not None}


def test_the_summary_holds_values_for_programs_that_do_not_calculate(file: Path) -> None:
    assert summary(file) == EXPECTED


def bare(source: Path, target: Path, day: date) -> Path:
    """The workbook without any calculated value, and with another day in the cell that counts."""
    serial = (day - date(1899, 12, 30)).days
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                words = re.sub(r"(</f>)<v>[^<]*</v>", r"\1", content.decode())
                content = re.sub(r'(<c r="C3"[^>]*><v>)[\d.]+', rf"\g<1>{serial}", words).encode()
            new.writestr(name, content)
    return target


@pytest.mark.parametrize("day", [TODAY, date(2024, 4, 12), date(2024, 4, 26), date(2024, 7, 2), date(2025, 1, 1)])
def test_formulas_calculate_what_python_does(file: Path, tmp_path: Path, day: date) -> None:
    calculated = office(tmp_path, bare(file, tmp_path / "tran.xlsx", day), "xlsx")
    counts: dict[str, int] = {}
    for row in rows(calculated, "Nhiệm vụ")[1:]:
        due, done = (cell.date() if cell else None for cell in (row[7], row[9]))
        status = status_of(due, done, day)
        assert row[10].lower() == LABELS[status]
        end = done if done and done <= day else day
        assert (row[11] or 0) == (max((end - due).days, 0) if due else 0)
        counts[status] = counts.get(status, 0) + 1
    found = summary(calculated)
    assert found["Toàn bộ"][1:6] == [counts.get(status, 0) for status in LABELS]
    if day == TODAY:
        assert found == EXPECTED


def test_a_long_list_has_numbers_instead_of_formulas(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_LOOKUPS", 10)
    path = tmp_path / "dai.xlsx"
    save_report(register, TaskFilter(), path)
    assert summary(path) == EXPECTED
    assert not any(str(cell).startswith("=COUNTIFS") for row in rows(path, "Tổng hợp", values=False) for cell in row)
    assert any("tính sẵn" in str(row[0]) for row in rows(path, "Tổng hợp"))


def test_names_that_hold_one_another_are_counted_apart(register: Register, tmp_path: Path) -> None:
    names = ("Sở A", "Sở A*", "Sở ?", "Sở A tỉnh B", "")
    owner = [{"name": name, "role": "lead", "kind": "agency", "agency_id": None} for name in names]
    tasks = [
        view("một", owners=(owner[0], owner[3])),
        view("hai", owners=(owner[3],)),
        view("ba", owners=()),
        view("bốn", owners=(owner[2],)),
    ]
    path = tmp_path / "ten.xlsx"
    path.write_bytes(bytes_of(register, "xlsx", tasks))
    calculated = office(tmp_path, bare(path, tmp_path / "tran.xlsx", TODAY), "xlsx")
    totals = {name: cells[0] for name, cells in summary(calculated).items()}
    assert totals == {"Toàn bộ": 4, "Sở A": 1, "Sở A tỉnh B": 2, "Sở ?": 1, "Chưa rõ cơ quan": 1}


def test_printed_pages(file: Path, tmp_path: Path) -> None:
    found = pages(office(tmp_path, file, "pdf"))
    assert len(found) == 2
    assert "TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ" in found[0]
    assert "DANH MỤC NHIỆM VỤ, tính đến ngày 02/05/2024" in found[1]
    assert "Trang 2/2" in found[1]
    assert "xong quá hạn" in found[1]


def test_an_empty_list_opens(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "trong.xlsx"
    save_report(register, TaskFilter(confirmed_only=True), path)
    assert summary(office(tmp_path, path, "xlsx"))["Toàn bộ"] == [0, 0, 0, 0, 0, 0, ""]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(exclude_categories=()), min_size=1, max_size=300)
    | st.from_regex(r"_x[0-9A-F]{4}_", fullmatch=True)
)
def test_any_text_comes_back(register: Register, text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(bytes_of(register, "xlsx", [view(text)])))
    cell = book["Nhiệm vụ"]["B2"]
    assert cell.data_type != "f"
    found = re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), cell.value or "")
    assert found == plain(text)


def test_a_text_longer_than_a_cell(register: Register) -> None:
    book = openpyxl.load_workbook(io.BytesIO(bytes_of(register, "xlsx", [view("dài " * 20_000)])))
    value = book["Nhiệm vụ"]["B2"].value
    assert len(value) == LARGEST_CELL
    assert value.endswith("… (còn nữa, xem trong sổ)")


def test_the_scope_is_told(register: Register) -> None:
    stream = io.BytesIO()
    write_report(register, TaskFilter(agency="Sở A & B", status="open_late", document_id=1), "xlsx", stream)
    book = openpyxl.load_workbook(stream)
    words = "nhiệm vụ Sở A & B chủ trì hoặc phối hợp; văn bản 214/UBND-KT; đang thực hiện, quá hạn"
    assert book["Tổng hợp"]["A2"].value == f"Phạm vi: {words}"
    assert f"({words.replace('&', '&&')})" in (book["Nhiệm vụ"].oddHeader.center.text or "")
