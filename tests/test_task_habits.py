"""Habits of drafting: closings with a duty, fields after a point, announcements with a charge, short forms of bodies.

A case is a text and its tasks, "owners | words", owners in the form of `directives.owners_line`.
"""

from __future__ import annotations

import pytest
from directives import DIRECTIVE, NEWS, PLAN, deadlines, letterhead, lines

PARTY = letterhead("ket_luan", "Tỉnh ủy Lâm Sơn")


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        ("Yêu cầu các đơn vị nghiêm túc triển khai thực hiện, nếu có khó khăn, vướng mắc, báo cáo Sở Y tế để tổng hợp.", ["các đơn vị | nếu có khó khăn, vướng mắc, báo cáo Sở Y tế để tổng hợp."]),
        ("Đề nghị các xã nghiêm túc thực hiện; trường hợp phát sinh vướng mắc, phản ánh về Sở Y tế.", ["các xã | trường hợp phát sinh vướng mắc, phản ánh về Sở Y tế."]),
        ("Yêu cầu các đơn vị nghiêm túc triển khai thực hiện, bảo đảm tiến độ.", []),
        ("Nhận được Công điện này, yêu cầu các đơn vị khẩn trương triển khai thực hiện./.", []),
        ("Nhận được Công văn này, đề nghị các trạm nghiêm túc triển khai thực hiện, báo cáo kết quả về Sở Y tế hằng tuần.", ["các trạm | báo cáo kết quả về Sở Y tế hằng tuần."]),
    ],
)  # fmt: skip
def test_a_duty_behind_a_closing_formula(closing: str, expected: list[str]) -> None:
    assert lines(f"1. Sở Y tế rà soát danh mục.\n\n{closing}", DIRECTIVE) == ["Sở Y tế | Sở Y tế rà soát danh mục.", *expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Fields that stand behind their unit as sentences.
        ("III. NHIỆM VỤ\n\n1. Mở các lớp bồi dưỡng. Chủ trì: Sở Nội vụ. Phối hợp: Sở Tài chính.", ["Sở Nội vụ + Sở Tài chính | Mở các lớp bồi dưỡng."]),
        # The last of several points names for those before it that name nobody.
        (
            "III. NHIỆM VỤ\n\n1. Tuyên truyền\n\na) Xây dựng chuyên mục.\n\nb) Tổ chức cuộc thi.\n\n- Cơ quan chủ trì: Sở Y tế.\n\n- Cơ quan phối hợp: Sở Nội vụ.",
            ["Sở Y tế + Sở Nội vụ | Xây dựng chuyên mục.", "Sở Y tế + Sở Nội vụ | Tổ chức cuộc thi."],
        ),
        # In a plan "kêu gọi" is what is to be done, no charge.
        ("II. GIẢI PHÁP\n\n1. Kêu gọi nhà đầu tư xây dựng chợ; mở rộng bến xe.", ["– | Kêu gọi nhà đầu tư xây dựng chợ", "– | mở rộng bến xe."]),
        # "Đối với …:" says whom a matter concerns; what follows has a capital.
        ("III. NHIỆM VỤ\n\n1. Đối với học sinh: Lồng ghép kỹ năng vào các môn học.", ["– | Đối với học sinh: Lồng ghép kỹ năng vào các môn học."]),
        ("III. NHIỆM VỤ\n\n1. Đối với cán bộ, công chức: mở các lớp bồi dưỡng.", ["– | Đối với cán bộ, công chức: mở các lớp bồi dưỡng."]),
    ],
)  # fmt: skip
def test_fields_and_scopes_of_a_plan(text: str, expected: list[str]) -> None:
    assert lines(text, PLAN) == expected


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        # What the issuer says of itself, and the charge behind it.
        ("UBND tỉnh sẽ thành lập các đoàn kiểm tra, đề nghị các sở chuẩn bị báo cáo.", ["các sở | các sở chuẩn bị báo cáo."]),
        # With an object of its own, "hoàn thành" is a unit.
        ("Sở Y tế đôn đốc nhà thầu; hoàn thành san nền trước ngày 15/4/2031.", ["Sở Y tế | Sở Y tế đôn đốc nhà thầu", "Sở Y tế | hoàn thành san nền trước ngày 15/4/2031."]),
        ("Sở Y tế đôn đốc nhà thầu; hoàn thành dứt điểm trước ngày 15/4/2031.", ["Sở Y tế | Sở Y tế đôn đốc nhà thầu; hoàn thành dứt điểm trước ngày 15/4/2031."]),
        # A person and his office are one.
        ("Giao đồng chí Lê Văn An, Phó Chủ tịch UBND tỉnh chỉ đạo hoàn thiện Đề án.", ["Lê Văn An, Phó Chủ tịch Ủy ban nhân dân tỉnh | đồng chí Lê Văn An, Phó Chủ tịch UBND tỉnh chỉ đạo hoàn thiện Đề án."]),
        # Short forms in a parenthesis; "và" with a verb inside a name.
        (
            "Ban Quản lý dự án hạ tầng và phát triển đô thị Lâm Sơn (Ban QLDA) lập hồ sơ. Sở Xây dựng phối hợp với Ban QLDA thẩm định.",
            [
                "Ban Quản lý dự án hạ tầng và phát triển đô thị Lâm Sơn | Ban Quản lý dự án hạ tầng và phát triển đô thị Lâm Sơn (Ban QLDA) lập hồ sơ.",
                "Sở Xây dựng + Ban Quản lý dự án hạ tầng và phát triển đô thị Lâm Sơn | Sở Xây dựng phối hợp với Ban QLDA thẩm định.",
            ],
        ),
        ("UBND các xã, phường, đặc khu Phú Quý rà soát.", ["Ủy ban nhân dân các xã, phường, đặc khu Phú Quý | UBND các xã, phường, đặc khu Phú Quý rà soát."]),
    ],
)  # fmt: skip
def test_who_is_charged(point: str, expected: list[str]) -> None:
    assert lines(f"1. {point}", DIRECTIVE) == expected


def test_the_office_that_issues_a_conclusion_is_charged_by_it() -> None:
    text = "1. Sở Y tế rà soát.\n\n2. Văn phòng UBND tỉnh theo dõi, đôn đốc các sở.\n\nVăn phòng UBND tỉnh thông báo đến các sở biết, thực hiện."
    assert lines(text, letterhead("thong_bao", "Văn phòng Ủy ban nhân dân tỉnh Lâm Sơn")) == [
        "Sở Y tế | Sở Y tế rà soát.",
        "Văn phòng Ủy ban nhân dân tỉnh | Văn phòng UBND tỉnh theo dõi, đôn đốc các sở.",
    ]


def test_the_verb_in_a_ministry_s_name_hides_no_charge() -> None:
    ministry = letterhead("cong_van", "Bộ Giáo dục và Đào tạo")
    assert lines("Để kỳ thi an toàn, Bộ Giáo dục và Đào tạo (Bộ GDĐT) đề nghị các Sở Y tế rà soát.", ministry) == [
        "các Sở Y tế | các Sở Y tế rà soát."
    ]


def test_party_bodies_lead_others() -> None:
    text = "1. Đảng ủy UBND tỉnh:\n\n- Lãnh đạo UBND tỉnh ban hành kế hoạch.\n\n2. Sở Y tế:\n\n- Lãnh đạo Sở trực tiếp tiếp công dân."
    assert lines(text, PARTY) == [
        "Đảng ủy Ủy ban nhân dân tỉnh | Lãnh đạo UBND tỉnh ban hành kế hoạch.",
        "Lãnh đạo Sở | Lãnh đạo Sở trực tiếp tiếp công dân.",
    ]


def test_a_point_after_a_line_that_ends_in_a_year_word() -> None:
    assert lines("2. Nhiệm vụ, giải pháp cuối năm\n2.1. Sở Y tế\na) Rà soát danh mục.", DIRECTIVE) == [
        "Sở Y tế | Rà soát danh mục."
    ]


TITLED = "Trạm Y tế xã | Trạm Y tế xã phối hợp rà soát."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Words of a caption inside other words make no caption.
        (
            "Chủ tịch UBND tỉnh giao các xã cắm biển cảnh báo; tuyên truyền bằng hình ảnh Đá Bạc.",
            ["các xã | các xã cắm biển cảnh báo", "các xã | tuyên truyền bằng hình ảnh Đá Bạc."],
        ),
        ("Chủ tịch UBND tỉnh giao các xã rà soát ao hồ.\n\nẢnh Thu Hà chụp các xã rà soát hộ nghèo.", ["các xã | các xã rà soát ao hồ."]),
        # The name of the paper before the first words.
        ("(LS) - Chủ tịch UBND tỉnh vừa có công văn yêu cầu các xã rà soát ao hồ.", ["các xã | các xã rà soát ao hồ."]),
        ("VOV.VN - Chủ tịch UBND tỉnh yêu cầu các xã rà soát ao hồ.", ["các xã | các xã rà soát ao hồ."]),
        # What else happened that day.
        ("Chủ tịch UBND tỉnh giao các xã rà soát ao hồ.\n\nChiều cùng ngày, đoàn kiểm tra chợ Đá Bạc.", ["các xã | các xã rà soát ao hồ."]),
        # Citizens are asked, nobody is charged.
        ("“Người dân cần nâng cao ý thức, không đốt nương”, Chủ tịch UBND tỉnh Trần Bình nhấn mạnh.", []),
        ("Chủ tịch UBND tỉnh giao các xã rà soát ao hồ.\n\nTheo công điện, từ đầu năm đã xảy ra 62 vụ, làm mất 15 ha.", ["các xã | các xã rà soát ao hồ."]),
    ],
)  # fmt: skip
def test_reports(text: str, expected: list[str]) -> None:
    assert lines(text, NEWS) == expected


@pytest.mark.parametrize(
    "point", ["Lập danh sách: Trạm Y tế xã phối hợp rà soát.", "Kinh phí, nhân lực: Trạm Y tế xã phối hợp rà soát."]
)
def test_the_title_of_a_point_before_its_body(point: str) -> None:
    assert lines(f"1. {point}", DIRECTIVE) == [TITLED]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Sở Y tế hướng dẫn các trạm y tế thực hiện các nhiệm vụ sau:\n\n1. Rà soát danh mục.", "các trạm y tế"),
        ("Sở Y tế hướng dẫn thực hiện các nhiệm vụ sau:\n\n1. Rà soát danh mục.", "–"),
    ],
)
def test_the_issuer_guides_whom_it_names(text: str, owners: str) -> None:
    assert lines(text, letterhead("huong_dan", "Sở Y tế")) == [f"{owners} | Rà soát danh mục."]


@pytest.mark.parametrize(
    ("founded", "owner"),
    [
        ("Điều 1. Thành lập Tổ công tác rà soát đất công huyện Lộc Hà gồm các ông, bà có tên sau:", "Tổ công tác rà soát đất công huyện Lộc Hà"),
        ("Điều 1. Thành lập Tổ công tác rà soát đất công. Thành lập Tổ công tác kiểm kê rừng.", "Tổ công tác"),
    ],
)  # fmt: skip
def test_a_body_that_the_text_sets_up_is_meant_by_its_first_words(founded: str, owner: str) -> None:
    text = f"{founded}\n\nĐiều 2. Tổ công tác có nhiệm vụ:\n\n- Lập danh sách các thửa đất."
    assert lines(text, letterhead("quyet_dinh", "Ủy ban nhân dân huyện Lộc Hà")) == [f"{owner} | Lập danh sách các thửa đất."]


def test_under_a_heading_a_charge_is_what_its_body_does() -> None:
    text = "1. Sở Y tế\n\nRà soát danh mục. Phân công cán bộ phụ trách từng địa bàn. Yêu cầu các bệnh viện trực cấp cứu."
    expected = ["Rà soát danh mục.", "Phân công cán bộ phụ trách từng địa bàn.", "Yêu cầu các bệnh viện trực cấp cứu."]
    assert lines(text, DIRECTIVE) == [f"Sở Y tế | {words}" for words in expected]


def test_numbers_with_a_dash_as_party_bodies_write_them() -> None:
    text = "I- MỤC TIÊU\n\n1- Phát triển nhanh.\n\nII- NHIỆM VỤ\n\n1- Về y tế\n\nRà soát danh mục.\n\nIII- TỔ CHỨC THỰC HIỆN\n\n1- Ban Dân vận theo dõi."
    assert lines(text, letterhead("chuong_trinh", "Tỉnh ủy Lâm Sơn")) == [
        "– | Rà soát danh mục.",
        "Ban Dân vận | Ban Dân vận theo dõi.",
    ]


def test_the_time_of_a_point_without_tasks_is_not_that_of_the_point_before() -> None:
    text = "III. NỘI DUNG\n\n1. Tuyên truyền\n\n- Treo băng rôn.\n\n2. Kiểm tra\n\na) Thời gian: từ ngày 01/9/2031 đến ngày 30/9/2031.\n\nb) Đối tượng: Các cơ sở sản xuất, kinh doanh bánh kẹo."
    assert deadlines(text, PLAN) == [""]


def test_the_title_of_an_annexed_text_charges_nobody() -> None:
    text = "Điều 1. Ban hành kèm theo Quyết định này Quy chế.\n\nQUY CHẾ\n\nPhối hợp trong quản lý bến bãi\n\nĐiều 5. Trách nhiệm của Sở Y tế\n\n1. Rà soát bến bãi."
    assert lines(text, letterhead("quyet_dinh")) == ["Sở Y tế | Rà soát bến bãi."]


def test_numbers_on_lines_of_their_own() -> None:
    text = "III-\nTổ chức thực hiện\n1-\nBan Dân vận theo dõi việc học tập.\n2/\nBan Tuyên giáo rà soát kết quả."
    expected = ["Ban Dân vận | Ban Dân vận theo dõi việc học tập.", "Ban Tuyên giáo | Ban Tuyên giáo rà soát kết quả."]
    assert lines(text, letterhead("chuong_trinh", "Tỉnh ủy Lâm Sơn")) == expected


def test_a_pledge_that_nobody_makes_is_a_duty() -> None:
    assert lines("1. Sở Y tế:\n\n- Cam kết tỷ lệ giải ngân từng tháng.", DIRECTIVE) == [
        "Sở Y tế | Cam kết tỷ lệ giải ngân từng tháng."
    ]
