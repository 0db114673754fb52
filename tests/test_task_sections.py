"""Tasks under headings, lead-ins and field lines: what they say for the points that they govern."""

from __future__ import annotations

import pytest
from directives import DIRECTIVE, PLAN, deadlines, letterhead, lines, points

# Headings and lead-ins


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a heading that names the body gives its points their owner
            """
            2. Sở Y tế:

            a) Rà soát danh mục;

            b) UBND các xã tiêm phòng;

            c) Tập huấn cán bộ.

            - Hướng dẫn chuyên môn.

            Hằng tháng báo cáo UBND tỉnh.

            3. Tăng cường kiểm tra.
            """,
            [
                "Sở Y tế | Rà soát danh mục",
                "Ủy ban nhân dân các xã | UBND các xã tiêm phòng",
                "Sở Y tế | Tập huấn cán bộ.",
                "Sở Y tế | Hướng dẫn chuyên môn.",
                "Sở Y tế | Hằng tháng báo cáo UBND tỉnh.",
                "– | Tăng cường kiểm tra.",
            ],
        ),
        (  # under a subject matter, who is named keeps it to himself
            """
            1. Nâng cấp trạm y tế

            - Sở Xây dựng thẩm định thiết kế.

            - Bố trí vốn.
            """,
            ["Sở Xây dựng | Sở Xây dựng thẩm định thiết kế.", "– | Bố trí vốn."],
        ),
        (
            """
            Chủ tịch UBND tỉnh yêu cầu Giám đốc các sở, Chủ tịch UBND các xã thực hiện các nhiệm vụ sau:

            - Tăng cường kiểm tra rừng;

            - Sở Nông nghiệp và Môi trường cập nhật cảnh báo cháy;

            - Bố trí lực lượng trực.
            """,
            [
                "Giám đốc các sở; Chủ tịch Ủy ban nhân dân các xã | Tăng cường kiểm tra rừng",
                "Sở Nông nghiệp và Môi trường | Sở Nông nghiệp và Môi trường cập nhật cảnh báo cháy",
                "Giám đốc các sở; Chủ tịch Ủy ban nhân dân các xã | Bố trí lực lượng trực.",
            ],
        ),
        (
            """
            3. Giao các cơ quan thực hiện các nhiệm vụ cụ thể như sau:

            a) Sở Xây dựng:

            - Cấp phép.

            - Thanh tra.

            b) Sở Nội vụ

            - Tuyển dụng.
            """,
            ["Sở Xây dựng | Cấp phép.", "Sở Xây dựng | Thanh tra.", "Sở Nội vụ | Tuyển dụng."],
        ),
        (  # numbers in words
            "Thứ nhất, Sở Y tế rà soát danh mục.\n\nThứ hai, các địa phương tiêm phòng.",
            ["Sở Y tế | Sở Y tế rà soát danh mục.", "các địa phương | các địa phương tiêm phòng."],
        ),
        (
            """
            1. Sở Y tế chủ trì, phối hợp với Sở Tài chính:

            - Rà soát danh mục.

            - Tập huấn cán bộ.
            """,
            ["Sở Y tế + Sở Tài chính | Rà soát danh mục.", "Sở Y tế + Sở Tài chính | Tập huấn cán bộ."],
        ),
        (  # nor is it a charge where its partners are many
            """
            1. Sở Y tế chủ trì, phối hợp với Sở Tài chính và UBND các xã, phường:

            - Rà soát danh mục.
            """,
            ["Sở Y tế + Sở Tài chính; Ủy ban nhân dân các xã, phường | Rà soát danh mục."],
        ),
        (  # what it adds to working together is one
            """
            1. Sở Y tế phối hợp với Sở Tài chính lập dự toán mua thuốc, vật tư cho các trạm, trong đó:

            - Rà soát danh mục.
            """,
            [
                "Sở Y tế + Sở Tài chính | Sở Y tế phối hợp với Sở Tài chính lập dự toán mua thuốc, vật tư cho các trạm, trong đó:",
                "Sở Y tế + Sở Tài chính | Rà soát danh mục.",
            ],
        ),
    ],
)  # fmt: skip
def test_headings_and_lead_ins(text: str, expected: list[str]) -> None:
    assert lines(text, DIRECTIVE) == expected


@pytest.mark.parametrize(
    ("point", "owner"),
    [
        ("Sở Y tế: Rà soát danh mục.", "Sở Y tế"),
        ("Trách nhiệm của Sở Nội vụ: Rà soát danh mục.", "Sở Nội vụ"),
        ("Đối với Sở Nội vụ: Rà soát danh mục.", "Sở Nội vụ"),
        ("Đề nghị Hội Nông dân Lâm Sơn: Rà soát danh mục.", "Hội Nông dân Lâm Sơn"),
        ("UBND thành phố Sông Mây: Rà soát danh mục.", "Ủy ban nhân dân thành phố Sông Mây"),
        ("UBND các xã Đá Bạc, Suối Hai: Rà soát danh mục.", "Ủy ban nhân dân xã Đá Bạc; Ủy ban nhân dân xã Suối Hai"),
        *(
            (f"{name}: Rà soát danh mục.", owner)
            for name, owner in [
                ("Công an tỉnh", "Công an tỉnh"),
                ("UBND các xã, phường", "Ủy ban nhân dân các xã, phường"),
                ("Các sở, ban, ngành, UBND cấp xã", "các sở, ban, ngành; Ủy ban nhân dân cấp xã"),
                ("Đề nghị Hội Nông dân tỉnh", "Hội Nông dân tỉnh"),
                ("Đối với UBND các xã", "Ủy ban nhân dân các xã"),
                ("Các cơ quan", "các cơ quan"),
            ]
        ),
    ],
)  # fmt: skip
def test_headings_with_their_duty_behind_the_colon(point: str, owner: str) -> None:
    assert lines(points(point), DIRECTIVE) == [f"{owner} | Rà soát danh mục."]


def test_sections_tell_what_charges() -> None:
    assert lines(
        """
        I. MỤC ĐÍCH, YÊU CẦU

        1. Nâng cao ý thức của người dân.

        2. Sở Y tế phải bảo đảm đủ thuốc.

        II. NHIỆM VỤ

        1. Tuyên truyền trên hệ thống loa.

        2. Các hồ chứa phải được kiểm tra thường xuyên.

        III. KINH PHÍ

        1. Kinh phí do ngân sách tỉnh bảo đảm.

        2. Giao Sở Tài chính cân đối nguồn vốn.

        IV. TỔ CHỨC THỰC HIỆN

        Sở Y tế chỉ đạo các bệnh viện tuyến huyện lập phương án thu dung.

        Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo về Sở Y tế.
        """,
        PLAN,
    ) == [
        "Sở Y tế | Sở Y tế phải bảo đảm đủ thuốc.",  # a purpose that charges a named body
        "– | Tuyên truyền trên hệ thống loa.",
        "– | Các hồ chứa phải được kiểm tra thường xuyên.",
        "Sở Tài chính | Sở Tài chính cân đối nguồn vốn.",  # in a section on funds: who is named
        "Sở Y tế | Sở Y tế chỉ đạo các bệnh viện tuyến huyện lập phương án thu dung.",
        "các đơn vị | Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo về Sở Y tế.",
    ]  # fmt: skip


def test_a_decision_charges_in_its_articles() -> None:
    assert lines(
        """
        QUYẾT ĐỊNH:

        Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phòng cháy.

        Điều 2. Giao Công an tỉnh chủ trì, phối hợp với các sở, ngành hướng dẫn, kiểm tra việc chấp hành.

        Điều 3. Quyết định này có hiệu lực kể từ ngày ký.

        Điều 4. Chánh Văn phòng UBND tỉnh, Giám đốc Công an tỉnh và Thủ trưởng các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.
        """,
        letterhead("quyet_dinh"),
    ) == ["Công an tỉnh + các sở, ngành | Công an tỉnh chủ trì, phối hợp với các sở, ngành hướng dẫn, kiểm tra việc chấp hành."]  # fmt: skip


def test_a_letter_charges_after_what_it_agrees_to() -> None:
    assert lines("""
        Xét đề nghị của Sở Y tế tại Tờ trình số 12/TTr-SYT ngày 01/3/2031, Chủ tịch UBND tỉnh có ý kiến như sau:

        Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính lập dự toán.

        Sở Y tế chịu trách nhiệm trước UBND tỉnh về số liệu.

        Văn phòng UBND tỉnh thông báo để các đơn vị biết, thực hiện./.
    """) == [
        "Sở Y tế + Sở Tài chính | Sở Y tế chủ trì, phối hợp với Sở Tài chính lập dự toán.",
        "Sở Y tế | Sở Y tế chịu trách nhiệm trước UBND tỉnh về số liệu.",
    ]  # fmt: skip


def test_the_closing_may_hold_a_duty() -> None:
    assert lines(
        """
        Giám đốc các sở, Chủ tịch UBND các xã chịu trách nhiệm thi hành Chỉ thị này.

        Giao Sở Y tế theo dõi, đôn đốc việc thực hiện Chỉ thị này.

        Chỉ thị này có hiệu lực kể từ ngày ký./.
        """,
        DIRECTIVE,
    ) == ["Sở Y tế | Sở Y tế theo dõi, đôn đốc việc thực hiện Chỉ thị này."]  # fmt: skip


def test_an_office_writes_by_order_of_its_head() -> None:
    assert lines("Thừa lệnh Chủ tịch UBND tỉnh, Văn phòng UBND tỉnh đề nghị Sở Y tế báo cáo số ca bệnh.") == [
        "Sở Y tế | Sở Y tế báo cáo số ca bệnh."
    ]


def test_a_prohibition_in_running_text() -> None:
    for point in (
        "UBND các xã không được cấp phép khi chưa thẩm định.",
        "UBND các xã tuyệt đối không để xảy ra cháy rừng.",
    ):
        assert lines(point, DIRECTIVE) == [f"Ủy ban nhân dân các xã | {point}"]


@pytest.mark.parametrize("text", ["Doanh nghiệp không được chuyển nhượng dự án.", "Sở Y tế không cấp phép cho cơ sở này."])
def test_what_the_law_forbids_and_what_is_told_charges_nobody(text: str) -> None:
    assert lines(text) == []


def test_a_meeting_with_a_province_leaves_it_what_names_nobody() -> None:
    meta = letterhead(
        "thong_bao", "Văn phòng Chính phủ", "Kết luận của Thủ tướng Chính phủ tại buổi làm việc với lãnh đạo tỉnh Lâm Sơn"
    )
    assert lines(points("Bộ Xây dựng hướng dẫn tỉnh lập quy hoạch. Bộ sẽ tổng hợp, báo cáo.", "Rà soát lại vốn đầu tư.", "Tỉnh Lâm Sơn đã nỗ lực vượt khó."), meta) == [
        "Bộ Xây dựng | Bộ Xây dựng hướng dẫn tỉnh lập quy hoạch.",
        "Bộ Xây dựng | Bộ sẽ tổng hợp, báo cáo.",  # a body's own commitment
        "tỉnh Lâm Sơn | Rà soát lại vốn đầu tư.",
    ]  # fmt: skip


# Field lines


def test_field_lines_hold_for_their_point() -> None:
    text = """
        III. NHIỆM VỤ

        1. Rà soát quy hoạch chợ đầu mối.

        - Cơ quan chủ trì: Sở Công Thương.

        - Cơ quan phối hợp: Sở Xây dựng, UBND các xã.

        - Thời gian hoàn thành: Tháng 6/2031.

        2. Xây dựng chợ đêm.

        - Đơn vị thực hiện: UBND phường Tân Lập.

        - Kinh phí: 500 triệu đồng.
    """  # fmt: skip
    assert lines(text, PLAN) == [
        "Sở Công Thương + Sở Xây dựng; Ủy ban nhân dân các xã | Rà soát quy hoạch chợ đầu mối.",
        "Ủy ban nhân dân phường Tân Lập | Xây dựng chợ đêm.",
    ]
    assert deadlines(text, PLAN) == ["Tháng 6/2031 = on 2031-06-30", ""]


def test_a_line_that_says_only_who_leads_holds_for_the_point_before_it() -> None:
    text = """
        III. NHIỆM VỤ

        1. Nâng cấp trạm bơm Cầu Lau.

        (Sở Xây dựng chủ trì, phối hợp với Sở Tài chính thực hiện; hoàn thành trong năm 2031).

        2. Mở lớp dạy nghề cho 200 người.

        Sở Nội vụ chủ trì, phối hợp các xã rà soát biên chế.
    """
    assert lines(text, PLAN) == [
        "Sở Xây dựng + Sở Tài chính | Nâng cấp trạm bơm Cầu Lau.",
        "– | Mở lớp dạy nghề cho 200 người.",
        "Sở Nội vụ + các xã | Sở Nội vụ chủ trì, phối hợp các xã rà soát biên chế.",
    ]
    assert deadlines(text, PLAN)[0] == "trong năm 2031 = on 2031-12-31"
