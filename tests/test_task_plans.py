"""Tasks in plans and programmes: who leads a point by the lines and brackets behind it, tables copied out of their documents."""

from __future__ import annotations

import pytest
from directives import DIRECTIVE, PLAN, deadlines, letterhead, lines, points


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a line of prose that says only who leads
            """
            II. NHIỆM VỤ

            1. Biên soạn tài liệu tập huấn.

            - Sở Tư pháp chủ trì, phối hợp với Công an tỉnh thực hiện.

            - Thời gian trình UBND tỉnh: trước ngày 15/11/2031.
            """,
            ["Sở Tư pháp + Công an tỉnh | Biên soạn tài liệu tập huấn."],
        ),
        (  # brackets behind several points
            """
            II. NHIỆM VỤ

            1.1. Mở rộng vùng cam theo tiêu chuẩn VietGAP.

            1.2. Quảng bá cam Lộc Hà.

            (Trạm Khuyến nông chủ trì, phối hợp với các hợp tác xã thực hiện)
            """,
            [
                "Trạm Khuyến nông + các hợp tác xã | Mở rộng vùng cam theo tiêu chuẩn VietGAP.",
                "Trạm Khuyến nông + các hợp tác xã | Quảng bá cam Lộc Hà.",
            ],
        ),
        (  # brackets at the end of the unit itself
            """
            II. NHIỆM VỤ

            1. Tiêm phòng cho đàn bò tại các xã vùng cao (Chi cục Thú y chủ trì, UBND các xã phối hợp; thực hiện thường xuyên).
            """,
            [
                "Chi cục Thú y + Ủy ban nhân dân các xã | Tiêm phòng cho đàn bò tại các xã vùng cao (Chi cục Thú y chủ trì, UBND các xã "
                "phối hợp; thực hiện thường xuyên)."
            ],
        ),
        (  # the field says in words who leads and who takes part
            """
            II. NHIỆM VỤ

            1. Tuần tra ban đêm tại các tuyến phố.

            - Đơn vị thực hiện: Công an huyện chủ trì; UBND các xã phối hợp.
            """,
            ["Công an huyện + Ủy ban nhân dân các xã | Tuần tra ban đêm tại các tuyến phố."],
        ),
        (  # a point without a stop, under it only who does it and by when
            """
            II. NHIỆM VỤ

            1. Trồng hoa tại 15 tuyến đường

            - Chịu trách nhiệm chính: Phòng Kinh tế

            - Thời gian: trước ngày 15/11/2031

            2. Công tác tuyên truyền

            - Treo khẩu hiệu tại trụ sở các thôn.
            """,
            ["Phòng Kinh tế | Trồng hoa tại 15 tuyến đường", "– | Treo khẩu hiệu tại trụ sở các thôn."],
        ),
        (  # a group of measures is no body
            """
            II. NHIỆM VỤ

            1. Nhóm tiện ích phục vụ người dân

            a) Cấp thẻ cho học sinh;
            """,
            ["– | Cấp thẻ cho học sinh"],
        ),
    ],
)
def test_who_leads_a_point(text: str, expected: list[str]) -> None:
    assert lines(text, PLAN) == expected


def test_when_a_point_is_sent_up() -> None:
    text = "II. NHIỆM VỤ\n\n1. Biên soạn tài liệu.\n\n- Cơ quan chủ trì: Sở Tư pháp.\n\n- Thời gian trình Chính phủ: trước ngày 15/11/2031."
    assert deadlines(text, PLAN) == ["trước ngày 15/11/2031 = by 2031-11-15"]


def test_the_standing_committee_of_the_issuer_is_the_issuer() -> None:
    text = "Ban Thường vụ Huyện ủy xây dựng Chương trình hành động như sau:\n\nIII. NHIỆM VỤ\n\n1. Mở rộng diện tích trồng cam."
    assert lines(text, letterhead("chuong_trinh", "Huyện ủy Lộc Hà")) == ["– | Mở rộng diện tích trồng cam."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Căn cứ Kế hoạch này, các xã, phường xây dựng kế hoạch của địa phương.",
         "các xã, phường | Căn cứ Kế hoạch này, các xã, phường xây dựng kế hoạch của địa phương."),
        ("Giao Công an tỉnh - Cơ quan Thường trực Tổ công tác theo dõi tiến độ.",
         "Công an tỉnh | Công an tỉnh - Cơ quan Thường trực Tổ công tác theo dõi tiến độ."),
        ("Bộ trưởng Bộ Tư pháp, thừa ủy quyền Thủ tướng Chính phủ, thay mặt Chính phủ ký Tờ trình dự án Luật.",
         "Bộ trưởng Bộ Tư pháp | Bộ trưởng Bộ Tư pháp, thừa ủy quyền Thủ tướng Chính phủ, thay mặt Chính phủ ký Tờ trình dự án Luật."),
        ("Văn phòng HĐND và UBND huyện niêm yết thủ tục hành chính.",
         "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện | Văn phòng HĐND và UBND huyện niêm yết thủ tục hành chính."),
        ("Ban tự quản các thôn vận động nhân dân.", "Ban tự quản các thôn | Ban tự quản các thôn vận động nhân dân."),
        # a heading that a conversion has joined with the line under it
        ("Sở Nội vụ, Liên đoàn Lao động tỉnh Rà soát việc trả lương, thưởng Tết.",
         "Sở Nội vụ; Liên đoàn Lao động tỉnh | Rà soát việc trả lương, thưởng Tết."),
    ],
)  # fmt: skip
def test_names_and_what_stands_around_them(text: str, expected: str) -> None:
    assert lines(points(text), DIRECTIVE) == [expected]


@pytest.mark.parametrize(
    ("text", "owner", "deadline"),
    [
        ("Hằng năm UBND các xã lập danh sách hộ nghèo.", "Ủy ban nhân dân các xã", "Hằng năm = every year"),
        ("Định kỳ hằng quý Sở Y tế tổng hợp kết quả.", "Sở Y tế", "Định kỳ hằng quý = every quarter"),
        ("Trước ngày 15 hằng tháng các đơn vị báo cáo kết quả.", "các đơn vị", "Trước ngày 15 hằng tháng = every month"),
        ("Trước ngày 20/12/2031 Sở Tài chính lập dự toán.", "Sở Tài chính", "Trước ngày 20/12/2031 = by 2031-12-20"),
        ("Căn cứ nguồn vốn nêu trên, hằng năm Sở Nội vụ lập danh mục.", "Sở Nội vụ", "hằng năm = every year"),
        ("Trên cơ sở nguồn vốn trên, hằng năm, các xã lập danh mục.", "các xã", "hằng năm = every year"),
    ],
)
def test_a_time_before_whom_is_charged(text: str, owner: str, deadline: str) -> None:
    assert lines(points(text), DIRECTIVE) == [f"{owner} | {text}"]
    assert deadlines(points(text), DIRECTIVE) == [deadline]


def test_a_closing_paragraph_under_the_last_heading_is_the_issuers() -> None:
    text = (
        "1. Sở Y tế\n\n- Rà soát danh mục.\n\nNhận được Chỉ thị này, đề nghị các đơn vị nghiêm túc triển khai thực hiện, "
        "báo cáo kết quả về Văn phòng UBND tỉnh hằng tuần."
    )
    assert lines(text, DIRECTIVE) == [
        "Sở Y tế | Rà soát danh mục.",
        "các đơn vị | báo cáo kết quả về Văn phòng UBND tỉnh hằng tuần.",
    ]


# Tables copied out of their documents

TABBED = (
    "STT\tNội dung\tChủ trì\tPhối hợp\tThời gian\n"
    "I\tTUYÊN TRUYỀN\t\t\t\n"
    "1\tTreo khẩu hiệu\tPhòng Văn hóa\tCác thôn\tTrước 15/11/2031\n"
    "2\tPhát tờ rơi\t\t- nt -\tNgày 25/11/2031\n"
    "3\tTổ chức hội thi\tHội Phụ nữ xã, Văn phòng HĐND và UBND xã\tnt\tTháng 12/2031\n"
)


def test_columns_apart_by_tabs() -> None:
    text = f"III. Nội dung\n\n{TABBED}\nIV. Tổ chức thực hiện\n\n1. Công an xã giữ gìn trật tự."
    assert lines(text, PLAN) == [
        "Phòng Văn hóa + các thôn | Treo khẩu hiệu",
        "Phòng Văn hóa + các thôn | Phát tờ rơi",
        "Hội Phụ nữ xã; Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã + các thôn | Tổ chức hội thi",
        "Công an xã | Công an xã giữ gìn trật tự.",
    ]
    assert deadlines(text, PLAN)[:3] == [
        "Trước 15/11/2031 = by 2031-11-15",
        "Ngày 25/11/2031 = by 2031-11-25",
        "Tháng 12/2031 = on 2031-12-31",
    ]


def test_columns_apart_by_bars_without_any_at_the_edges() -> None:
    text = (
        "STT | Nội dung | Chủ trì | Phối hợp | Thời hạn | Ghi chú\n"
        "I | Công tác chuẩn bị | | | |\n"
        "1 | Tập huấn cho trưởng thôn | Phòng Kinh tế | Công an xã | 15/11/2031 |\n"
        "2 | Thu hồ sơ đất đai | - nt - | Các thôn | 25/11/2031 |\n\n"
        "IV. Tổ chức thực hiện\n\n1. Công an xã giữ gìn trật tự."
    )
    assert lines(text, PLAN) == [
        "Phòng Kinh tế + Công an xã | Tập huấn cho trưởng thôn",
        "Phòng Kinh tế + các thôn | Thu hồ sơ đất đai",
        "Công an xã | Công an xã giữ gìn trật tự.",
    ]


def test_a_cell_that_has_run_into_the_task() -> None:
    text = (
        "TT\n\nNhiệm vụ\n\nCơ quan chủ trì\n\nCơ quan phối hợp\n\nThời gian\n\n"
        "1 Lập quy hoạch không gian biển Bộ Nông nghiệp và Môi trường\n\nBộ Tài chính\n\nNăm 2032\n\n"
        "2 Điều tra nguồn lợi\n\nBộ Công an\n\nBộ Quốc phòng\n\nNăm 2033\n"
    )
    assert lines(text, PLAN) == [
        "Bộ Nông nghiệp và Môi trường + Bộ Tài chính | Lập quy hoạch không gian biển",
        "Bộ Công an + Bộ Quốc phòng | Điều tra nguồn lợi",
    ]
