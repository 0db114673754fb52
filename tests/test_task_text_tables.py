"""Assignment tables that were left as paragraphs: a cell a paragraph, or cells run together."""

from __future__ import annotations

from datetime import date

import pytest
from chidao.extractors.deadlines import DateContext
from chidao.extractors.tasks.text_tables import read_text_tables
from directives import document, rows_of
from hypothesis import given
from hypothesis import strategies as st

DATES = DateContext(date(2031, 3, 10), 2031)

PARAGRAPHS = """
    TT

    Nhiệm vụ

    Cơ quan chủ trì

    Cơ quan phối hợp

    Thời hạn

    I. NHÓM THỂ CHẾ

    1 Rà soát quy chế

    Sở Nội vụ

    Sở Tư pháp, các sở, ngành

    Quý II/2031

    2 Sửa đổi quy chế

    Sở Y tế

    Tháng 9/2031

    II. NHÓM KHÁC

    3. Tập huấn cán bộ

    UBND các xã Năm 2031

    Nơi nhận:

    - Sở Nội vụ rà soát.
"""


def test_a_table_whose_cells_are_paragraphs() -> None:
    assert rows_of(document(PARAGRAPHS)) == [
        "Sở Nội vụ + Sở Tư pháp; các sở, ngành | Rà soát quy chế | Quý II/2031 = on 2031-06-30",
        "Sở Y tế | Sửa đổi quy chế | Tháng 9/2031 = on 2031-09-30",
        "Ủy ban nhân dân các xã | Tập huấn cán bộ | Năm 2031 = on 2031-12-31",
    ]


@pytest.mark.parametrize("head", ["TT", "STT", "Số TT", "Số thứ tự"])
def test_how_the_numbers_are_headed(head: str) -> None:
    text = f"{head}\n\nNhiệm vụ\n\nCơ quan chủ trì\n\n1 Rà soát quy chế\n\nSở Nội vụ"
    assert rows_of(document(text)) == ["Sở Nội vụ | Rà soát quy chế"]


def test_days_apart_by_a_dash_are_no_row() -> None:
    text = """
    TT

    Nội dung công việc

    Đơn vị chủ trì

    Thời gian hoàn thành

    1 Bảo đảm an ninh trật tự

    Công an xã

    20 - 21/4/2031

    2 Cấp điện cho hội chợ

    Điện lực Đá Bạc

    20-21/4/2031
    """
    assert rows_of(document(text)) == [
        "Công an xã | Bảo đảm an ninh trật tự | 20 - 21/4/2031 = on 2031-04-21",
        "Điện lực Đá Bạc | Cấp điện cho hội chợ | 20-21/4/2031 = on 2031-04-21",
    ]


def test_a_name_that_breaks_between_lines_is_one() -> None:
    read = document("""
        TT

        Nhiệm vụ

        Cơ quan chủ trì

        Cơ quan phối hợp

        1 Điều chỉnh quy trình vận hành hồ chứa

        Bộ Xây dựng, Bộ Công

        Thương, các địa phương

        Ban Chỉ huy

        Phòng thủ dân sự các cấp

        2 Rà soát danh mục

        Sở Y tế

        Sở Nội vụ
    """)
    assert rows_of(read) == [
        "Bộ Xây dựng; Bộ Công Thương; các địa phương + Ban Chỉ huy Phòng thủ dân sự các cấp | Điều chỉnh quy trình vận hành hồ chứa",
        "Sở Y tế + Sở Nội vụ | Rà soát danh mục",
    ]


def test_such_a_table_ends_with_the_recipients() -> None:
    read = document(PARAGRAPHS)
    (table,) = read_text_tables(read, DATES)
    assert read.text[table.start : table.start + 2] == "TT"
    assert read.text[: table.end].endswith("Năm 2031")


@pytest.mark.parametrize(
    "text",
    ["TT\n\nNhiệm vụ\n\nGhi chú\n\n1 Rà soát", "TT\n\nHọ tên\n\nCơ quan chủ trì", "1 Rà soát\n\nSở Nội vụ\n\nQuý II/2031", "TT", ""],
)  # fmt: skip
def test_paragraphs_that_are_no_table(text: str) -> None:
    assert read_text_tables(document(text), DATES) == []


PIECES = st.sampled_from(
    [
        "TT",
        "Nhiệm vụ",
        "Cơ quan chủ trì",
        "Thời hạn",
        "1 Rà soát",
        "I. NHÓM",
        "Sở Y tế",
        "Sở Y tế Năm 2031",
        "Quý II/2031",
        "Nơi nhận:",
        "các xã:",
        "- Báo cáo",
    ]
)


@given(st.lists(PIECES, max_size=25).map("\n\n".join))
def test_tables_among_paragraphs_are_in_order(text: str) -> None:
    read = document(text)
    last = 0
    for table in read_text_tables(read, DATES):
        assert last <= table.start < table.end <= len(read.text)
        assert all(table.start <= draft.start < draft.end <= table.end for draft in table.drafts)
        last = table.end
