"""Plans that part their work by stages, by persons and by lines of a table: who it is, by when, and where the table ends."""

from __future__ import annotations

import pytest
from directives import PLAN, deadlines, document, lines, rows_of

SECTION = "II. NHIỆM VỤ VÀ GIẢI PHÁP\n\n"


@pytest.mark.parametrize(
    ("title", "deadline"),
    [
        (
            "Giai đoạn 1 (từ ngày 05/9/2031 đến ngày 20/9/2031): Phát động",
            "từ ngày 05/9/2031 đến ngày 20/9/2031 = on 2031-09-20",
        ),
        ("Bước 2 - Tháng 10/2031", "Tháng 10/2031 = on 2031-10-31"),
        ("Quý IV/2031", "Quý IV/2031 = on 2031-12-31"),
        ("Công tác chuẩn bị (hoàn thành trước ngày 15/9/2031)", "trước ngày 15/9/2031 = by 2031-09-15"),
        ("Giai đoạn 2032 - 2035", ""),  # which years are meant, not by when
        ("Rà soát kết quả Đề án năm 2032", ""),
    ],
)
def test_a_title_says_by_when_what_stands_under_it_is_due(title: str, deadline: str) -> None:
    text = f"{SECTION}1. {title}\n\n- Sở Y tế mở lớp tập huấn.\n\n- Sở Nội vụ báo cáo trước ngày 31/12/2031."
    assert deadlines(text, PLAN) == [deadline, "trước ngày 31/12/2031 = by 2031-12-31"]


def test_a_stage_ends_with_the_next_point() -> None:
    text = f"{SECTION}1. Đợt 1 (tháng 9/2031)\n\n- Sở Y tế mở lớp.\n\n2. Kiểm tra\n\n- Sở Nội vụ kiểm tra các xã."
    assert deadlines(text, PLAN) == ["tháng 9/2031 = on 2031-09-30", ""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Giám đốc Sở Y tế phụ trách tiêu chí số 15; đôn đốc các xã.",
            [
                "Giám đốc Sở Y tế | Giám đốc Sở Y tế phụ trách tiêu chí số 15",
                "Giám đốc Sở Y tế | đôn đốc các xã.",
            ],
        ),
        (
            "Bà Lê Thị Hiên phụ trách công tác hậu cần.",
            ["Lê Thị Hiên | Bà Lê Thị Hiên phụ trách công tác hậu cần."],
        ),
        (
            "Giao Phó Chủ tịch phụ trách khối kinh tế rà soát danh mục.",
            ["Phó Chủ tịch phụ trách khối kinh tế | Phó Chủ tịch phụ trách khối kinh tế rà soát danh mục."],
        ),
        (
            "Cô Trần Thị Lan - Hiệu trưởng: Phê duyệt kinh phí; phụ trách chung.",
            [
                "Cô Trần Thị Lan - Hiệu trưởng | Phê duyệt kinh phí",
                "Cô Trần Thị Lan - Hiệu trưởng | phụ trách chung.",
            ],
        ),
        ("Tổng phụ trách Đội: Xây dựng kịch bản.", ["Tổng phụ trách Đội | Xây dựng kịch bản."]),
        ("Giáo viên chủ nhiệm: Phổ biến thể lệ.", ["Giáo viên chủ nhiệm | Phổ biến thể lệ."]),
        (
            "Các cấp ủy, trước hết là người đứng đầu phải gương mẫu.",
            ["các cấp ủy | Các cấp ủy, trước hết là người đứng đầu phải gương mẫu."],
        ),
    ],
)
def test_who_is_in_charge(text: str, expected: list[str]) -> None:
    assert lines(f"{SECTION}- {text}", PLAN) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Triển khai các quy định của Bộ Chính trị, Ban Bí thư về kiểm soát quyền lực, phòng, chống tiêu cực.",
        "Thực hiện các kết luận của Thường trực Tỉnh ủy, Thường trực Hội đồng nhân dân tỉnh về rà soát dự án.",
        "Phát huy vai trò của Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng.",
    ],
)
def test_whose_rules_are_carried_out_is_not_charged(text: str) -> None:
    assert lines(f"{SECTION}- {text}", PLAN) == [f"– | {text}"]


def test_a_lead_in_about_drafts_names_whom_it_asks() -> None:
    text = "Đối với các dự án, dự thảo được bổ sung vào Chương trình, đề nghị Chính phủ:\n\na) Chỉ đạo các Bộ chuẩn bị hồ sơ."
    assert lines(f"{SECTION}1. {text}", PLAN) == ["Chính phủ | Chỉ đạo các Bộ chuẩn bị hồ sơ."]


@pytest.mark.parametrize(
    ("title", "found"), [("CHẾ ĐỘ LÀM VIỆC", 1), ("TIẾN ĐỘ THỰC HIỆN", 2), ("CÁC BƯỚC THỰC HIỆN", 2), ("MỤC ĐÍCH", 0)]
)
def test_what_chapters_of_a_plan_are_about(title: str, found: int) -> None:
    assert len(lines(f"III. {title}\n\n1. Ban Chỉ đạo họp hằng quý.\n\n2. Lập danh sách các hộ.", PLAN)) == found


ROWS = """
    III. PHÂN CÔNG

    TT

    Việc

    Ai làm

    Hạn

    1 Lập danh sách hộ nhận quà

    Bà Sáu Nhàn

    20/9/2031

    2 Trang trí cổng chào

    Đoàn Thanh niên; Trưởng các ấp

    25-28/9

    IV. TỔ CHỨC THỰC HIỆN

    - Trạm Y tế xã trực cấp cứu.
"""


def test_a_row_with_a_paragraph_for_each_head_is_read_by_places() -> None:
    assert rows_of(document(ROWS)) == [
        "Sáu Nhàn | Lập danh sách hộ nhận quà | 20/9/2031 = by 2031-09-20",
        "Đoàn Thanh niên; Trưởng các ấp | Trang trí cổng chào | 25-28/9 = on 2031-09-28",
        "Trạm Y tế xã | Trạm Y tế xã trực cấp cứu.",
    ]


def test_who_does_it_may_stand_before_what_is_done() -> None:
    read = document(
        "STT\n\nĐơn vị thực hiện\n\nNội dung công việc\n\nTiến độ\n\n1 Công an xã\n\nKiểm tra cư trú\n\nQuý IV/2031"
    )
    assert rows_of(read) == ["Công an xã | Kiểm tra cư trú | Quý IV/2031 = on 2031-12-31"]


def test_points_that_count_on_end_the_table() -> None:
    read = document("""
        TT

        Tên dự án

        Cơ quan trình

        Cơ quan tham gia thẩm tra

        1. Luật Cảng biển

        Chính phủ

        Hội đồng Dân tộc

        2. Luật Đo đạc

        Chính phủ

        Ủy ban Pháp luật

        2. Giao Sở Y tế rà soát danh mục thuốc.
    """)
    assert rows_of(read) == [
        "Chính phủ + Hội đồng Dân tộc | Luật Cảng biển",
        "Chính phủ + Ủy ban Pháp luật | Luật Đo đạc",
        "Sở Y tế | Sở Y tế rà soát danh mục thuốc.",
    ]


def test_lines_that_describe_a_point_leave_it_to_whom_another_names() -> None:
    text = (
        f"{SECTION}1. Tuyên truyền\n\n- Nội dung: Luật Lâm nghiệp, hương ước của bản.\n\n- Hình thức: qua loa truyền thanh."
        "\n\n- Đơn vị thực hiện: Hạt Kiểm lâm.\n\n- Thời gian: Quý IV/2031."
    )
    assert lines(text, PLAN) == ["Hạt Kiểm lâm | Tuyên truyền"]
    assert deadlines(text, PLAN) == ["Quý IV/2031 = on 2031-12-31"]


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        (
            "Trên đây là Kế hoạch trồng rừng năm 2031; yêu cầu các phòng, ban báo cáo UBND huyện trước ngày 30/11/2031.",
            ["các phòng, ban | các phòng, ban báo cáo UBND huyện trước ngày 30/11/2031."],
        ),
        (
            "Trên đây là Kế hoạch trồng rừng, UBND huyện đề nghị các xã triển khai thực hiện; gửi báo cáo về Hạt Kiểm lâm.",
            ["các xã | gửi báo cáo về Hạt Kiểm lâm."],
        ),
        ("Trên đây là Kế hoạch trồng rừng, đề nghị các đơn vị nghiêm túc triển khai thực hiện./.", []),
        ("Trên đây là Kế hoạch trồng rừng năm 2031 của UBND huyện./.", []),
        (
            "Căn cứ Kế hoạch, các đơn vị tổ chức thực hiện; báo cáo kết quả về Hạt Kiểm lâm trước ngày 30/11/2031.",
            ["các đơn vị | báo cáo kết quả về Hạt Kiểm lâm trước ngày 30/11/2031."],
        ),
    ],
)
def test_what_a_closing_still_asks_for(closing: str, expected: list[str]) -> None:
    before = f"{SECTION}1. UBND các xã\n\na) Trực cấp cứu.\n\nb) Riêng UBND xã Nậm Cang chuẩn bị lán trại."
    assert lines(f"{before}\n\n{closing}", PLAN)[2:] == expected


@pytest.mark.parametrize(
    "rows",
    [
        ROWS.replace("III. ", "B. ").replace("IV. ", "C. "),
        ROWS.replace("IV. TỔ CHỨC THỰC HIỆN", "3. Tổ chức thực hiện"),  # its own rows are numbered without a stop
    ],
)
def test_a_table_ends_with_the_next_letter_or_points_numbered_in_another_way(rows: str) -> None:
    assert [row.partition(" | ")[0] for row in rows_of(document(rows))] == [
        "Sáu Nhàn",
        "Đoàn Thanh niên; Trưởng các ấp",
        "Trạm Y tế xã",
    ]


@pytest.mark.parametrize(
    ("fields", "owners"),
    [
        ("- Đơn vị chủ trì: Sở Nội vụ.", "Sở Nội vụ"),
        ("- Đơn vị chủ trì: Sở Nội vụ, cơ quan thường trực của Ban Chỉ đạo.", "Sở Nội vụ"),
        ("- Đơn vị chủ trì: Sở Nội vụ;\n\n- Đơn vị phối hợp: Sở Y tế.", "Sở Nội vụ + Sở Y tế"),
    ],
)
@pytest.mark.parametrize(
    "title", ["Rà soát quy hoạch khu công nghiệp", "Nghị định quy định chi tiết một số điều của Luật Cảng biển"]
)
def test_a_title_with_only_who_does_it_under_it_is_done(title: str, fields: str, owners: str) -> None:
    text = f"{SECTION}1. {title}\n\n{fields}\n\n2. Sở Tài chính mở lớp."
    assert lines(text, PLAN) == [f"{owners} | {title}", "Sở Tài chính | Sở Tài chính mở lớp."]


def test_what_is_led_leads_nothing() -> None:
    text = (
        f"{SECTION}1. Lãnh đạo phát triển kinh tế\n\n- Sở Công Thương rà soát quy hoạch chợ.\n\n- Lập danh sách các hộ nghèo."
    )
    assert lines(text, PLAN) == ["Sở Công Thương | Sở Công Thương rà soát quy hoạch chợ.", "– | Lập danh sách các hộ nghèo."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nếu có vướng mắc, các cơ quan, tổ chức kịp thời phản ánh về Sở Nội vụ.",
            "các cơ quan, tổ chức | Nếu có vướng mắc, các cơ quan, tổ chức kịp thời phản ánh về Sở Nội vụ.",
        ),
        (
            "Ban Chỉ huy quân sự xã tổ chức giao quân đúng ngày quy định.",
            "Ban Chỉ huy quân sự xã | Ban Chỉ huy quân sự xã tổ chức giao quân đúng ngày quy định.",
        ),
        (
            "UBND các xã kéo giảm tai nạn giao thông so với năm trước.",
            "Ủy ban nhân dân các xã | UBND các xã kéo giảm tai nạn giao thông so với năm trước.",
        ),
    ],
)
def test_nouns_and_verbs_told_apart_by_what_follows(text: str, expected: str) -> None:
    assert lines(f"{SECTION}1. {text}", PLAN) == [expected]


@pytest.mark.parametrize(
    ("text", "unit", "deadline"),
    [
        # A day of each week stays with the unit; a day to come is its time, though the body is where it begins.
        ("Sáng thứ Bảy hằng tuần, các phường tổng vệ sinh.", "Sáng", "Sáng thứ Bảy hằng tuần = every week"),
        ("Thứ Năm hàng tuần, Ban Chỉ đạo họp, rà soát tiến độ.", "Thứ", "Thứ Năm hàng tuần = every week"),
        ("Ngày 20/5/2031, Sở Y tế tổ chức hội nghị sơ kết.", "Sở", "Ngày 20/5/2031 = on 2031-05-20"),
        ("Ngày 20/02/2031, Sở Y tế tổ chức hội nghị sơ kết.", "Sở", ""),
        ("Nhận được Công văn ngày 20/5/2031, Sở Y tế tổ chức sơ kết.", "Sở", ""),
    ],
)
def test_a_day_in_front_says_when(text: str, unit: str, deadline: str) -> None:
    assert deadlines(f"{SECTION}1. {text}", PLAN) == [deadline]
    assert lines(f"{SECTION}1. {text}", PLAN)[0].split(" | ")[1].startswith(unit)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        # What leads to the work says when, though it names nobody; a sentence on all of it binds every point.
        (
            "1. Sở Y tế: Hoàn thành trước ngày 31/5/2031 các nội dung sau:\n\n- Rà soát danh mục.\n\n- Trình phương án.",
            ["trước ngày 31/5/2031 = by 2031-05-31"] * 2,
        ),
        (
            "1. Sở Y tế rà soát danh mục.\n\n2. Sở Nội vụ lập danh sách.\n\nCác nội dung trên hoàn thành trước ngày 31/5/2031.",
            ["trước ngày 31/5/2031 = by 2031-05-31"] * 2,
        ),
        (
            "1. Hằng năm:\n\n- Sở Y tế đánh giá kết quả.\n\n- Sở Nội vụ tập huấn trong tháng 9/2031.\n\n2. Sở Tư pháp thẩm định.",
            ["Hằng năm = every year", "trong tháng 9/2031 = on 2031-09-30", ""],
        ),
        # What is done once and then kept up is due by its own day; so is what ends a yearly review.
        (
            "1. Sở Y tế lập bản đồ trong tháng 5/2031 và cập nhật hằng tháng số liệu.",
            ["trong tháng 5/2031 = on 2031-05-31"],
        ),
        ("1. Hằng năm Sở Y tế sơ kết, cuối năm 2035 tổng kết.", ["cuối năm 2035 = on 2035-12-31"]),
    ],
)
def test_lead_ins_and_closing_sentences_say_when(text: str, deadline: list[str]) -> None:
    assert deadlines(SECTION + text, PLAN) == deadline
