"""Who is charged in plans and programmes: in the headings of points, by short names, and who is only told of."""

from __future__ import annotations

import pytest
from directives import PLAN, deadlines, letterhead, lines

SECTION = "II. NHIỆM VỤ VÀ GIẢI PHÁP\n\n"


def test_who_directs_others_on_funds_is_charged() -> None:
    text = "IV. KINH PHÍ\n\n- Sở Tài chính chỉ đạo, hướng dẫn các đơn vị lập dự toán."
    assert lines(text, PLAN) == ["Sở Tài chính | Sở Tài chính chỉ đạo, hướng dẫn các đơn vị lập dự toán."]


@pytest.mark.parametrize(
    "names",
    [
        "Ban Chỉ đạo các quân khu; Ban Chỉ đạo các tỉnh",
        "Mặt trận Tổ quốc Việt Nam tỉnh; Trung ương Hội Cựu chiến binh Việt Nam",
        "Thanh tra Chính phủ; Thanh tra các Bộ, ngành, địa phương",
        "Hội Doanh nghiệp nhỏ và vừa tỉnh; các hội nghề nghiệp; các tổ chức xã hội, đoàn thể nhân dân",
        "VTV; VOV; Tổng Liên đoàn Lao động Việt Nam",
    ],
)
def test_bodies_apart_by_commas(names: str) -> None:
    text = f"{SECTION}1. {names.replace(';', ',')}\n\n- Mở lớp tập huấn."
    assert lines(text, PLAN) == [f"{names} | Mở lớp tập huấn."]


@pytest.mark.parametrize("head", ["Phó Hiệu trưởng phụ trách chuyên môn", "Phó Giám đốc phụ trách kỹ thuật"])
def test_which_deputy_a_heading_names(head: str) -> None:
    text = f"III. PHÂN CÔNG\n\n1. {head}:\n\n- Theo dõi các tổ.\n\n2. {head}\n\n- Kiểm tra thiết bị."
    assert lines(text, PLAN) == [f"{head} | Theo dõi các tổ.", f"{head} | Kiểm tra thiết bị."]


@pytest.mark.parametrize(
    ("head", "owner"),
    [("TPT Đội", "Tổng phụ trách Đội"), ("GVCN", "giáo viên chủ nhiệm"), ("BGH", "Ban Giám hiệu"), ("Y tế học đường",) * 2],
)
def test_who_is_named_by_letters_in_schools(head: str, owner: str) -> None:
    assert lines(f"V/ PHÂN CÔNG\n\n1/ {head}: Tập dợt nghi thức chào cờ.", PLAN) == [f"{owner} | Tập dợt nghi thức chào cờ."]


def test_whose_part_is_told_is_not_charged() -> None:
    text = (
        f"{SECTION}1. Nhà nước giữ vai trò chủ đạo cùng với nguồn lực xã hội, tập trung cụ thể hóa một số nội dung sau:\n\n"
        "a) Rà soát chính sách về nhà ở."
    )
    assert lines(text, PLAN) == ["– | Rà soát chính sách về nhà ở."]


def test_partners_stay_with_whom_they_help() -> None:
    text = f"{SECTION}- Sở Y tế chủ trì, phối hợp với Công an tỉnh rà soát; Sở Nội vụ tổng hợp, báo cáo."
    assert lines(text, PLAN) == [
        "Sở Y tế + Công an tỉnh | Sở Y tế chủ trì, phối hợp với Công an tỉnh rà soát",
        "Sở Nội vụ | Sở Nội vụ tổng hợp, báo cáo.",
    ]


@pytest.mark.parametrize(
    ("head", "owner"),
    [
        ("Ủy ban bầu cử các xã, phường", "Ủy ban bầu cử các xã, phường"),
        ("Ban Bầu cử đại biểu Hội đồng nhân dân xã", "Ban Bầu cử đại biểu Hội đồng nhân dân xã"),
        ("Các Tổ bầu cử", "các Tổ bầu cử"),
        ("Đồng chí Phó Chủ tịch phụ trách kinh tế:", "Phó Chủ tịch phụ trách kinh tế"),
        ("Ông Lê Văn An, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện:", "Lê Văn An, Phó Bí thư Huyện ủy, Chủ tịch Ủy ban nhân dân huyện"),
        ("Bà Trần Thị Bình - Phó Giám đốc Sở, Phó Trưởng ban:", "Trần Thị Bình - Phó Giám đốc Sở, Phó Trưởng ban"),
        ("Ông Lê Văn An, Trưởng phòng, ông Vũ Văn Bảy, Phó Trưởng phòng:", "Lê Văn An, Trưởng phòng; Vũ Văn Bảy, Phó Trưởng phòng"),
        ("Đối với các xã đang có dịch:", "các xã đang có dịch"),
    ],
)  # fmt: skip
def test_heads_of_points(head: str, owner: str) -> None:
    assert lines(f"{SECTION}1. {head}\n\n- Kiểm tra kho.\n\n2. Sở Y tế\n\n- Rà soát.", PLAN) == [
        f"{owner} | Kiểm tra kho.",
        "Sở Y tế | Rà soát.",
    ]


def test_an_office_sends_someone() -> None:
    assert lines(f"{SECTION}1. Sở Nội vụ cử cán bộ tham gia đoàn.", PLAN) == ["Sở Nội vụ | Sở Nội vụ cử cán bộ tham gia đoàn."]


@pytest.mark.parametrize(
    "how",
    [
        "Thực hiện Nghị quyết Đại hội, Ban Thường vụ Hội Nông dân tỉnh xây dựng kế hoạch thực hiện như sau:",
        "Huyện đoàn Tân Lập xây dựng kế hoạch triển khai thực hiện như sau:",
        "Trường THCS Tân Lập xây dựng kế hoạch thực hiện với các nội dung sau:",
    ],
)
def test_who_draws_up_the_plan_is_not_charged(how: str) -> None:
    text = f"{how}\n\n{SECTION}- Mở 40 lớp chuyển giao kỹ thuật."
    assert lines(text, letterhead("ke_hoach", "Hội Nông dân tỉnh Lâm Sơn")) == ["– | Mở 40 lớp chuyển giao kỹ thuật."]


def test_initials_of_departments_in_a_table() -> None:
    text = (
        f"{SECTION}STT\tCông việc\tChủ trì\tPhối hợp\tThời gian\n"
        "1\tSao lưu dữ liệu\tP. KHTH\tPhòng Kê khai và Kế toán thuế\tTừ 21/4 - 31/5/2031\n"
        "2\tDạy nghề may\tP. Tân Lập\t\tTháng 6/2031"
    )
    assert lines(text, PLAN) == [
        "Phòng KHTH + Phòng Kê khai và Kế toán thuế | Sao lưu dữ liệu",
        "phường Tân Lập | Dạy nghề may",
    ]
    assert deadlines(text, PLAN) == ["Từ 21/4 - 31/5/2031 = on 2031-05-31", "Tháng 6/2031 = on 2031-06-30"]


def test_initials_of_a_department_that_is_named_elsewhere() -> None:
    table = "STT\tCông việc\tChủ trì\tPhối hợp\tThời gian\n1\tIn sổ\tP. KHTH\tPhòng VTTBYT\tTháng 6/2031"
    named = "1. Phòng Kế hoạch tổng hợp lập biểu mẫu.\n\n2. Phòng Vật tư, thiết bị y tế kiểm kê máy."
    assert lines(f"{SECTION}{table}\n\n{named}", PLAN)[0] == "Phòng Kế hoạch tổng hợp + Phòng Vật tư, thiết bị y tế | In sổ"
    assert lines(f"{SECTION}{table}", PLAN) == ["Phòng KHTH + Phòng VTTBYT | In sổ"]
