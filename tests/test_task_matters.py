"""Matters and those charged with them in notices of offices: topics in capitals, short names, communes and their hamlets.

A case is a text and its tasks, "owners | words", owners in the form of `directives.owners_line`.
"""

from __future__ import annotations

import pytest
from directives import NOTICE, deadlines, found, letterhead, lines


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        # A duty behind its topic may begin with a capital; the name of a thing does so too.
        ("Về phân cấp: Rà soát thẩm quyền cấp phép cho cấp xã.", ["– | Rà soát thẩm quyền cấp phép cho cấp xã."]),
        ("Về nhân lực: Khẩn trương tuyển đủ bác sĩ cho trạm y tế.", ["– | Khẩn trương tuyển đủ bác sĩ cho trạm y tế."]),
        ("Về hồ sơ: Báo cáo số 12/BC-UBND ngày 05/3/2031.", []),
        ("Về kết quả: Xử lý 12 vụ vi phạm.", []),
        ("Về giao thông: Xây dựng 12 km đường trục xã.", ["– | Xây dựng 12 km đường trục xã."]),
        ("Khử trùng: thực hiện phun hóa chất tại các chợ.", ["– | thực hiện phun hóa chất tại các chợ."]),
        ("Xét nghiệm: thực hiện lấy mẫu theo hộ.", ["– | thực hiện lấy mẫu theo hộ."]),
        ("Công tác điều trị: chuẩn bị đủ giường bệnh.", ["– | chuẩn bị đủ giường bệnh."]),
        ("Lĩnh vực: xây dựng, giao thông.", []),
        ("Chuẩn bị các điều kiện: thành lập tổ, bố trí xe.", ["– | Chuẩn bị các điều kiện: thành lập tổ, bố trí xe."]),
        ("Về đề nghị của xã: Bổ sung hai xe cứu hỏa.", []),
        # To share out work is an owner's own act.
        (
            "Tham mưu UBND xã thành lập Tổ truy quét; phân công nhiệm vụ cụ thể cho từng thành viên.",
            ["– | Tham mưu UBND xã thành lập Tổ truy quét", "– | phân công nhiệm vụ cụ thể cho từng thành viên."],
        ),
        (
            "Phó Giám đốc Sở theo lĩnh vực phân công trực tiếp kiểm tra các phòng.",
            ["Phó Giám đốc Sở | Phó Giám đốc Sở theo lĩnh vực phân công trực tiếp kiểm tra các phòng."],
        ),
        # What is to be done in a case needs no comma before it.
        (
            "Rà soát trụ sở dôi dư; trường hợp không còn nhu cầu thì báo cáo Sở Tài chính.",
            ["– | Rà soát trụ sở dôi dư", "– | trường hợp không còn nhu cầu thì báo cáo Sở Tài chính."],
        ),
        ("Thông tin chi tiết liên hệ bà Trần Thị Hoa, điện thoại 0212.3456.789.", []),
        # Hamlets and quarters.
        ("Công an phường, các tổ dân phố tuyên truyền cho người dân.", ["Công an phường; các tổ dân phố | Công an phường, các tổ dân phố tuyên truyền cho người dân."]),
        ("Các thôn, tổ dân phố họp dân lấy ý kiến.", ["các thôn, tổ dân phố | Các thôn, tổ dân phố họp dân lấy ý kiến."]),
        # The place that stands once holds for both, be it one or several.
        ("Đảng ủy, UBND các xã chỉ đạo dồn điền đổi thửa.", ["Đảng ủy các xã; Ủy ban nhân dân các xã | Đảng ủy, UBND các xã chỉ đạo dồn điền đổi thửa."]),
        # A province whose name begins like a lady's.
        (
            "Các tỉnh Đồng Nai, Bà Rịa - Vũng Tàu bàn giao mặt bằng.",
            ["tỉnh Đồng Nai; tỉnh Bà Rịa - Vũng Tàu | Các tỉnh Đồng Nai, Bà Rịa - Vũng Tàu bàn giao mặt bằng."],
        ),
        # A name holds what it is for.
        ("Chi cục Giám định xây dựng kiểm tra 9 công trình.", ["Chi cục Giám định xây dựng | Chi cục Giám định xây dựng kiểm tra 9 công trình."]),
        ("Phòng Kinh tế và Vật liệu xây dựng công bố giá quý I.", ["Phòng Kinh tế và Vật liệu xây dựng | Phòng Kinh tế và Vật liệu xây dựng công bố giá quý I."]),
    ],
)  # fmt: skip
def test_matters_and_who_sees_to_them(point: str, expected: list[str]) -> None:
    assert lines(f"1. {point}", NOTICE) == expected


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Trung tâm Quy hoạch đô thị và nông thôn", "Trung tâm"),
        ("Trung tâm Y tế", "Trung tâm"),
        ("Cục Đường thủy nội địa Việt Nam", "Cục"),
        ("Văn phòng Sở", "Văn phòng"),
    ],
)
def test_a_short_name_stands_for_the_whole(full: str, short: str) -> None:
    first, second = found(f"1. {full} và các đơn vị lập hồ sơ. {short} hoàn thiện dự toán.", NOTICE)
    assert first[0] == f"{full}; các đơn vị"
    assert second[0] == full


def test_what_was_done_under_a_directive_is_told() -> None:
    assert lines(
        """\
        Thực hiện Chỉ thị số 5-CT/HU của Huyện ủy, thời gian qua các xã đã tập trung lãnh đạo, chỉ đạo việc dồn điền.
        1. Các xã còn lại khẩn trương hoàn thành.""",
        NOTICE,
    ) == ["các xã còn lại | Các xã còn lại khẩn trương hoàn thành."]


def test_the_star_of_a_party_letterhead_opens_no_list() -> None:
    text = """\
        HUYỆN ỦY LÂM SƠN                 ĐẢNG CỘNG SẢN VIỆT NAM
                *                        Lâm Sơn, ngày 06 tháng 02 năm 2031
        * Số 129-KL/HU

        KẾT LUẬN
        về công tác phòng cháy, chữa cháy

        Ban Thường vụ Huyện ủy yêu cầu các chi bộ thực hiện tốt một số nhiệm vụ sau:

        1. Kiểm tra các chợ."""
    assert lines(text, letterhead("ket_luan", issuer="Huyện ủy Lâm Sơn")) == ["các chi bộ | Kiểm tra các chợ."]


def test_a_session_of_those_who_decide_is_a_deadline_without_a_day() -> None:
    text = "1. Sở Tài chính lập dự toán, trình Hội đồng nhân dân tỉnh tại kỳ họp gần nhất."
    assert deadlines(text, NOTICE) == ["tại kỳ họp gần nhất = by"]
    assert deadlines("1. Sở Y tế thực hiện nghị quyết được thông qua tại kỳ họp thứ mười.", NOTICE) == [""]


def test_a_star_stands_over_hyphens() -> None:
    assert lines(
        """\
        Để hạn chế thiệt hại, UBND huyện yêu cầu các phòng, UBND các xã thực hiện ngay một số nội dung:
        * UBND các xã:
        - Phân công cán bộ xuống bản vận động bà con.
        - Thống kê gia súc bị chết.
        * Phòng Tài chính: Trích dự phòng ngân sách.
        • Trạm Thú y tiêm phòng bổ sung.""",
        NOTICE,
    ) == [
        "Ủy ban nhân dân các xã | Phân công cán bộ xuống bản vận động bà con.",
        "Ủy ban nhân dân các xã | Thống kê gia súc bị chết.",
        "Phòng Tài chính | Trích dự phòng ngân sách.",
        "Trạm Thú y | Trạm Thú y tiêm phòng bổ sung.",
    ]


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        # A sentence may end with the very word that leads to others before a colon.
        ("Sở Tài chính rà soát định mức; Sở Nội vụ hướng dẫn cụ thể.", ["Sở Tài chính | Sở Tài chính rà soát định mức", "Sở Nội vụ | Sở Nội vụ hướng dẫn cụ thể."]),
        ("Đối với các siêu thị, doanh nghiệp tham gia bình ổn giá: dự trữ hàng hóa.", ["các siêu thị, doanh nghiệp tham gia bình ổn giá | dự trữ hàng hóa."]),
        ("Sở Công Thương rất mong nhận được sự phối hợp của các đơn vị.", []),
    ],
)  # fmt: skip
def test_ends_of_points(point: str, expected: list[str]) -> None:
    assert lines(f"1. {point}", NOTICE) == expected


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("Sở Y tế chủ trì, phối với Sở Tài chính rà soát giá thuốc.", ["Sở Y tế + Sở Tài chính | Sở Y tế chủ trì, phối với Sở Tài chính rà soát giá thuốc."]),
        # What stands beside results is to be done by whom it names, be it a province by its name alone.
        ("Bên cạnh những kết quả đã đạt được, Thanh Hóa cần khắc phục tồn tại.", ["tỉnh Thanh Hóa | Thanh Hóa cần khắc phục tồn tại."]),
        ("Bên cạnh đó, mở lớp tập huấn cho thôn.", ["– | mở lớp tập huấn cho thôn."]),
        ("Những kiến nghị thuộc thẩm quyền của Sở, Sở Y tế trả lời bằng văn bản.", ["Sở Y tế | Những kiến nghị thuộc thẩm quyền của Sở, Sở Y tế trả lời bằng văn bản."]),
        # What the times call for is told before the orders.
        ("Thời gian tới, tình hình còn khó khăn, đòi hỏi các xã tiếp tục nỗ lực, quyết tâm cao hơn.", []),
    ],
)  # fmt: skip
def test_what_opens_a_sentence(point: str, expected: list[str]) -> None:
    assert lines(f"1. {point}", NOTICE) == expected
