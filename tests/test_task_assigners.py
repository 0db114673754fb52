"""Who gave a task: each in a report his own, in the fullest form that the text has."""

from __future__ import annotations

import pytest
from chidao.extractors.records import Metadata
from directives import NEWS, letterhead, tasks_of


def assigners(text: str, meta: Metadata = NEWS) -> list[str | None]:
    return [task.assigner for task in tasks_of(text, meta)[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chiều 5/3, Phó Thủ tướng Chính phủ Trần Bình họp với các bộ.\n\nPhó Thủ tướng yêu cầu Bộ Y tế rà soát kho thuốc.",
            ["Phó Thủ tướng Chính phủ Trần Bình"],
        ),
        (
            "Đồng chí Lê Châu Hà, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh chủ trì.\n\nChủ tịch UBND tỉnh giao Sở Y tế rà soát kho thuốc.",
            ["Chủ tịch UBND tỉnh Lê Châu Hà"],
        ),
        (
            "Sáng 4/5, đ/c Lê Văn Dũng - Chủ tịch UBND xã chủ trì họp.\n\nChủ tịch UBND xã giao Trạm Y tế xã rà soát kho thuốc.",
            ["Chủ tịch UBND xã Lê Văn Dũng"],
        ),
        (
            "Bộ trưởng Bộ Y tế Lê Lan đề nghị các bệnh viện trực cấp cứu.\n\n"
            "Thứ trưởng Trần Thuận giao Cục Phòng bệnh lập báo cáo trực.\n\nBộ trưởng Lê Lan yêu cầu Cục Dược kiểm tra kho thuốc.",
            ["Bộ trưởng Bộ Y tế Lê Lan", "Thứ trưởng Trần Thuận", "Bộ trưởng Bộ Y tế Lê Lan"],
        ),
        (
            "Sáng 14/5, Bộ trưởng Bộ Y tế Đào Thu Lan chủ trì hội nghị.\n\nBộ trưởng giao Cục Quản lý Dược rà soát kho thuốc.",
            ["Bộ trưởng Bộ Y tế Đào Thu Lan"],
        ),
        (
            "Thủ tướng Lê Quang Hưng kiểm tra cảng.\n\nNgười đứng đầu Chính phủ giao Bộ Xây dựng lập quy hoạch.",
            ["Thủ tướng Lê Quang Hưng"],
        ),
    ],
)
def test_each_in_a_report_has_his_own(text: str, expected: list[str]) -> None:
    assert assigners(text) == expected


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        ("THỦ TƯỚNG\nTrần Văn Bình", "Thủ tướng Chính phủ Trần Văn Bình"),
        ("KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nTrần Văn Bình", "Thủ tướng Chính phủ"),
    ],
)
def test_who_signs_in_his_own_name(signature: str, expected: str) -> None:
    meta = letterhead("cong_dien", "Thủ tướng Chính phủ")
    meta = Metadata(meta.kind, meta.number, meta.issued_on, meta.issuer, meta.title, "Trần Văn Bình")
    text = f"Thủ tướng Chính phủ yêu cầu Bộ Y tế rà soát kho thuốc.\n\nNơi nhận: Như trên.\n\n{signature}"
    assert assigners(text, meta) == [expected]


def test_a_title_in_capitals_is_given_as_the_text_writes_it() -> None:
    meta = letterhead("thong_bao", "Văn phòng Chính phủ", "Kết luận của phó thủ tướng trần văn bình tại cuộc họp về giống lúa")
    text = "Ngày 5/3, Phó Thủ tướng Trần Văn Bình chủ trì cuộc họp. Phó Thủ tướng kết luận:\n\n1. Bộ Y tế rà soát kho thuốc."
    assert assigners(text, meta) == ["Phó Thủ tướng Trần Văn Bình"]


def test_a_leader_whose_opinion_a_letter_hands_on() -> None:
    text = """
    Xét đề nghị của Sở Y tế tại Tờ trình số 12/TTr-SYT ngày 02/3/2031 về kho thuốc, Chủ tịch UBND tỉnh có ý kiến chỉ đạo như sau:

    1. Giao Sở Tài chính bố trí kinh phí.

    UBND tỉnh yêu cầu các sở triển khai thực hiện.
    """
    assert assigners(text, letterhead("cong_van")) == ["Chủ tịch UBND tỉnh"]


@pytest.mark.parametrize(
    ("lead_in", "expected"),
    [
        ("Xét đề nghị của Sở Y tế tại Báo cáo số 12/BC-SYT, Chủ tịch UBND tỉnh có ý kiến như sau:", "Chủ tịch UBND tỉnh"),
        ("Về việc này, Phó Chủ tịch UBND tỉnh Lê Văn Bình có ý kiến chỉ đạo như sau:", "Phó Chủ tịch UBND tỉnh Lê Văn Bình"),
        (
            "Phó Chủ tịch UBND tỉnh Lê Văn Bình đồng ý chủ trương và có ý kiến chỉ đạo như sau:",
            "Phó Chủ tịch UBND tỉnh Lê Văn Bình",
        ),
        ("Sau khi xem xét, UBND tỉnh có ý kiến như sau:", "Ủy ban nhân dân tỉnh Lâm Sơn"),
    ],
)
def test_whose_opinion_a_letter_gives(lead_in: str, expected: str) -> None:
    assert assigners(f"{lead_in}\n\n1. Sở Y tế rà soát kho thuốc.", letterhead("cong_van")) == [expected]
