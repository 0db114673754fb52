"""Lead-ins under headings that tell of results, and what follows them."""

from __future__ import annotations

from chidao.corpus.document import Source
from chidao.corpus.reading.plain import read_text
from chidao.pipeline.nlp import extract

HEAD = """UBND TỈNH AN SƠN
Số: 45/TB-UBND
An Sơn, ngày 14 tháng 8 năm 2025

THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh tại phiên họp giao ban

Chủ tịch UBND tỉnh kết luận như sau:

"""


def units(body: str) -> list[str]:
    document = read_text(HEAD + body, Source("van-ban.txt", "0" * 64, "text/plain"))
    return [document.text[task.start : task.end] for task in extract(document).tasks]


def test_orders_in_so_many_words_follow_even_where_the_heading_tells_of_results() -> None:
    body = """1. Tình hình cấp nước sạch
Đến nay 62 xã có nước sạch.
Để đạt mục tiêu cả năm, Chủ tịch UBND tỉnh yêu cầu:
a) Sở Xây dựng rà soát các trạm bơm.
b) Các xã kiểm đếm số hộ thiếu nước.

2. Kết quả thu ngân sách
Thu 9 tháng đạt 62% dự toán.
Các khoản thu đạt thấp như sau:
a) Thu tiền sử dụng đất giảm mạnh.
b) Thu phí đạt 40%.
"""
    assert units(body) == ["Sở Xây dựng rà soát các trạm bơm.", "Các xã kiểm đếm số hộ thiếu nước."]


def test_orders_to_several_behind_commas_follow_too() -> None:
    body = """1. Tình hình cấp nước sạch
Đến nay 62 xã có nước sạch.
Chủ tịch UBND tỉnh yêu cầu các sở, ngành, các xã tập trung thực hiện quyết liệt các nhiệm vụ, giải pháp sau:
a) Sở Xây dựng:
- Rà soát các trạm bơm.
b) Các xã kiểm đếm số hộ thiếu nước.
"""
    assert units(body) == ["Rà soát các trạm bơm.", "Các xã kiểm đếm số hộ thiếu nước."]


def test_a_heading_of_results_without_orders_leads_to_none() -> None:
    body = """1. Kết quả thực hiện nhiệm vụ
Trong quý, ngành y tế thực hiện các nhiệm vụ sau:
a) Khám sức khỏe cho 1.200 lượt người.
b) Tiêm phòng cho trẻ em.

2. Nhiệm vụ thời gian tới
a) Sở Y tế tập huấn cho trạm y tế xã.
"""
    assert units(body) == ["Sở Y tế tập huấn cho trạm y tế xã."]


def test_only_some_of_those_charged() -> None:
    body = """1. Trưởng các thôn thống kê thiệt hại.
2. Riêng Trưởng thôn Bản Lầu, Trưởng thôn Nà Pắc cử người trực ngầm tràn.
"""
    assert units(body)[1] == "Trưởng thôn Bản Lầu, Trưởng thôn Nà Pắc cử người trực ngầm tràn."
