"""Lines of fields under a point: who leads, who supports, by when."""

from __future__ import annotations

import pytest
from chidao.extractors.structure import read_label
from chidao.extractors.tasks.fieldlines import read_field_line, read_field_lines, read_leading_line


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Đơn vị chủ trì: Sở Y tế", "lead", "Sở Y tế"),
        ("- Cơ quan chủ trì: Sở Y tế", "lead", "Sở Y tế"),
        ("* Cơ quan, đơn vị chủ trì thực hiện: Sở Y tế", "lead", "Sở Y tế"),
        ("(Đơn vị thực hiện: Sở Y tế)", "lead", "Sở Y tế)"),
        ("Phân công thực hiện: Sở Y tế", "lead", "Sở Y tế"),
        ("Chủ trì: Sở Y tế", "lead", "Sở Y tế"),
        ("Cơ quan phối hợp: Sở Nội vụ", "support", "Sở Nội vụ"),
        ("Đơn vị phối hợp thực hiện : Sở Nội vụ", "support", "Sở Nội vụ"),
        ("Phối hợp: Sở Nội vụ", "support", "Sở Nội vụ"),
        ("Thời gian thực hiện: Quý II/2031", "time", "Quý II/2031"),
        ("THỜI HẠN HOÀN THÀNH: 30/6/2031", "time", "30/6/2031"),
        ("Tiến độ: **Năm 2031**", "time", "Năm 2031**"),
        ("Sản phẩm: Báo cáo", "other", "Báo cáo"),
        ("Kinh phí thực hiện: 500 triệu đồng", "other", "500 triệu đồng"),
        ("Thời gian:", "time", ""),
        ("- Hoàn thành: trước ngày 26/6/2031", "time", "trước ngày 26/6/2031"),
    ],
)  # fmt: skip
def test_field_lines(text: str, kind: str, value: str) -> None:
    start = read_label(text, 0, len(text)).end
    field = read_field_line(text, start, len(text))
    assert field is not None
    assert (field.kind, text[field.value_start :]) == (kind, value)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Chủ trì: Công an tỉnh; phối hợp: các sở, ban, ngành.", ["lead Công an tỉnh", "support các sở, ban, ngành."]),
        ("Chủ trì: Sở Y tế. Phối hợp: các xã. Hoàn thành: tháng 6/2031.", ["lead Sở Y tế", "support các xã", "time tháng 6/2031."]),
        ("Chủ trì: Sở Y tế; rà soát: các xã.", ["lead Sở Y tế; rà soát: các xã."]),
    ],
)  # fmt: skip
def test_several_fields_on_a_line(text: str, fields: list[str]) -> None:
    found = read_field_lines(text, 0, len(text))
    assert [f"{field.kind} {text[field.value_start : field.end]}" for field in found] == fields


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("(Công an tỉnh chủ trì, phối hợp với Sở Xây dựng thực hiện; hoàn thành trong năm 2031).",
         ["lead Công an tỉnh", "support Sở Xây dựng", "time trong năm 2031"]),
        ("Sở Nội vụ chủ trì, phối hợp UBND các xã, phường.", ["lead Sở Nội vụ", "support UBND các xã, phường"]),
        ("(Giao Sở Y tế chủ trì)", ["lead Sở Y tế"]),
        ("(Sở Y tế là đơn vị chủ trì, phối hợp với các xã thực hiện)", ["lead Sở Y tế", "support các xã"]),
        # it says what is to be done
        ("Sở Nội vụ chủ trì, phối hợp UBND các xã rà soát biên chế.", ["lead Sở Nội vụ", "support UBND các xã rà soát biên chế"]),
        ("Sở Nội vụ chủ trì rà soát.", []),
        ("Sở Nội vụ tham mưu.", []),
    ],
)  # fmt: skip
def test_lines_that_say_who_leads(text: str, fields: list[str]) -> None:
    found = read_leading_line(text, 0, len(text))
    assert [f"{field.kind} {text[field.value_start : field.end]}" for field in found] == fields


@pytest.mark.parametrize(
    "text",
    ["Sở Y tế: Rà soát", "Chủ trì, phối hợp với Sở Nội vụ: rà soát", "Thời gian tới, rà soát", "Thời gian thực hiện trong năm 2031", "Phối hợp với Sở Nội vụ rà soát", "Kinh phí do ngân sách bảo đảm", ""],
)  # fmt: skip
def test_what_is_no_field_line(text: str) -> None:
    assert read_field_line(text, 0, len(text)) is None
