"""Ruled tables of text PDFs: their cells between the rulings, and their parts stitched over pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from chidao.corpus.reading import rulings
from hypothesis import given
from hypothesis import strategies as st
from paper import COLUMNS, HEAD, Paper, paragraphs
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "bang.pdf")


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
