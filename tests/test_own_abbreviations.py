"""Abbreviations that a text explains itself, and names in which they stand."""

from __future__ import annotations

import pytest
from chidao.extractors.tasks.own_abbreviations import own_abbreviations, written_out
from directives import PLAN, lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phòng Khảo thí và Bảo đảm chất lượng (KT&BĐCL)", {"KT&BĐCL": "Khảo thí và Bảo đảm chất lượng"}),
        ("công tác chuyển đổi số (CĐS) của xã", {"CĐS": "chuyển đổi số"}),
        ("tại thành phố (TP) và thị trấn (TT)", {"TP": "thành phố", "TT": "thị trấn"}),
        ("Ghi chú: QLKH: Quản lý khoa học; HTQT - Hợp tác quốc tế.", {"QLKH": "Quản lý khoa học", "HTQT": "Hợp tác quốc tế"}),
        ("Các từ viết tắt: TCHC = Tổ chức - Hành chính", {"TCHC": "Tổ chức - Hành chính"}),
        ("theo tiêu chuẩn quốc gia (TCVN)", {}),  # the first letters of other words
        ("Phòng Công tác sinh viên (PCT) và phó chủ tịch (PCT)", {"PCT": "phó chủ tịch"}),
        ("Biểu số 2 (ĐVT: triệu đồng)", {}),
    ],
)
def test_what_a_text_explains(text: str, expected: dict[str, str]) -> None:
    assert own_abbreviations(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Phòng CĐS", "Phòng Chuyển đổi số"),
        ("Ban Chỉ đạo xã về CĐS", "Ban Chỉ đạo xã về chuyển đổi số"),
        ("CĐS", "Chuyển đổi số"),
        ("Tổ CĐSCĐ", "Tổ CĐSCĐ"),
    ],
)
def test_names_with_them_are_written_out(name: str, expected: str) -> None:
    assert written_out(name, {"CĐS": "chuyển đổi số"}) == expected


def test_a_plan_with_a_legend() -> None:
    text = "III. PHÂN CÔNG\n\n1. Phòng QLKH mở lớp tập huấn.\n\nGhi chú: QLKH: Quản lý khoa học."
    assert lines(text, PLAN) == ["Phòng Quản lý khoa học | Phòng QLKH mở lớp tập huấn."]
