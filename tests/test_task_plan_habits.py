"""How plans and programmes are written: fields with their values on lines below, steps by years, titles of two sentences."""

from __future__ import annotations

import pytest
from directives import DIRECTIVE, PLAN, deadlines, letterhead, lines

SECTION = "II. NHIỆM VỤ VÀ GIẢI PHÁP\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a point of its own for who leads and who takes part, a line each under it
            """
            I. TUYÊN TRUYỀN

            1. Nội dung, biện pháp

            a) Mở chuyên mục về trồng rừng.

            b) Tập huấn cho trưởng thôn.

            2. Cơ quan chủ trì, phối hợp

            a) Cơ quan chủ trì

            - Ban Chỉ đạo tỉnh.

            - Sở Y tế; Sở Nội vụ.

            b) Cơ quan phối hợp

            - Hội Nông dân tỉnh.

            II. KIỆN TOÀN TỔ CHỨC

            1. Nội dung

            a) Thành lập tổ công tác cấp xã.

            2. Chủ trì thực hiện

            - Sở Nội vụ.
            """,
            [
                "Ban Chỉ đạo tỉnh; Sở Y tế; Sở Nội vụ + Hội Nông dân tỉnh | Mở chuyên mục về trồng rừng.",
                "Ban Chỉ đạo tỉnh; Sở Y tế; Sở Nội vụ + Hội Nông dân tỉnh | Tập huấn cho trưởng thôn.",
                "Sở Nội vụ | Thành lập tổ công tác cấp xã.",
            ],
        ),
        (  # the same under a point without a stop
            """
            III. NHIỆM VỤ

            1. Rà soát các thủ tục về đất rừng

            - Đơn vị thực hiện:

            + Sở Tư pháp

            + Sở Nội vụ

            - Thời gian: trước ngày 30/6/2031
            """,
            ["Sở Tư pháp; Sở Nội vụ | Rà soát các thủ tục về đất rừng"],
        ),
        (  # a label with prose under it is none
            """
            IV. TỔ CHỨC THỰC HIỆN

            1. Sở Y tế

            - Mở lớp tập huấn.

            2. Cơ quan thực hiện

            Sở Nội vụ chủ trì tổng hợp kết quả.
            """,
            ["Sở Y tế | Mở lớp tập huấn.", "Sở Nội vụ | Sở Nội vụ chủ trì tổng hợp kết quả."],
        ),
    ],
)
def test_fields_with_their_values_below(text: str, expected: list[str]) -> None:
    assert lines(text, PLAN) == expected


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Năm 2032: Hoàn thành bản đồ đất rừng.", "Năm 2032 = on 2032-12-31"),
        ("Năm 2032, nhân rộng mô hình ra toàn tỉnh.", "Năm 2032 = on 2032-12-31"),
        ("Giai đoạn 2033 - 2035: Tiếp tục đầu tư trạm bơm.", "Giai đoạn 2033 - 2035 = on 2035-12-31"),
    ],
)
def test_steps_by_years(text: str, deadline: str) -> None:
    assert [line.partition(" | ")[2] for line in lines(f"{SECTION}- {text}", PLAN)] == [text]
    assert deadlines(f"{SECTION}- {text}", PLAN) == [deadline]


def test_a_year_in_front_of_whom_is_charged() -> None:
    text = f"{SECTION}- Năm 2032: Sở Y tế vận hành phần mềm."
    assert lines(text, PLAN) == ["Sở Y tế | Sở Y tế vận hành phần mềm."]


def test_a_year_in_front_holds_for_its_sentence() -> None:
    text = f"{SECTION}- Năm 2032: Hoàn thành bản đồ; mở cổng dữ liệu về rừng."
    assert deadlines(text, PLAN) == ["Năm 2032 = on 2032-12-31"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2030, tăng 12% so với năm trước.",
        "Năm 2030, theo báo cáo của Sở Y tế, số giường bệnh tăng.",
        "Năm 2032: tỷ lệ đạt 80%.",
    ],
)
def test_what_a_year_only_tells(text: str) -> None:
    assert lines(f"{SECTION}- {text}", PLAN) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whom a paper is named by is no verb
        ("- Quán triệt Chỉ thị số 15-CT/TU; Quyết định số 12/QĐ-UBND về việc lập Ban Chỉ đạo.",
         ["– | Quán triệt Chỉ thị số 15-CT/TU; Quyết định số 12/QĐ-UBND về việc lập Ban Chỉ đạo."]),
        ("- Mở hội thi; biểu dương gương người tốt.", ["– | Mở hội thi", "– | biểu dương gương người tốt."]),
        ("- Cơ cấu lại ngành trồng trọt; xuất bản sổ tay.", ["– | Cơ cấu lại ngành trồng trọt", "– | xuất bản sổ tay."]),
        ("- Hỗ trợ hộ nghèo; có các chính sách thu hút thợ giỏi.",
         ["– | Hỗ trợ hộ nghèo", "– | có các chính sách thu hút thợ giỏi."]),
        # two sentences that are a title
        ("1. Phát triển văn hóa, thể thao. Bảo đảm an sinh xã hội\n\na) Sửa chữa nhà văn hóa thôn.",
         ["– | Sửa chữa nhà văn hóa thôn."]),
        ("1. Sở Y tế chủ trì, phối hợp chặt chẽ, quyết liệt với Sở Nội vụ mở lớp.",
         ["Sở Y tế + Sở Nội vụ | Sở Y tế chủ trì, phối hợp chặt chẽ, quyết liệt với Sở Nội vụ mở lớp."]),
        # what a lead-in is for stands under it
        ("1. Sửa đổi quy định về đấu giá gỗ rừng trồng của các lâm trường để:\n\n- Tháo gỡ vướng mắc cho hợp tác xã\n\n- Rút ngắn thủ tục",
         ["– | Sửa đổi quy định về đấu giá gỗ rừng trồng của các lâm trường"]),
        # matters behind a colon
        ("1. Tập trung gỡ vướng mắc về: Cơ chế tài chính; đơn giản hóa thủ tục; đổi mới cách quản lý.",
         ["– | Tập trung gỡ vướng mắc về: Cơ chế tài chính; đơn giản hóa thủ tục; đổi mới cách quản lý."]),
        ("1. Rà soát các dự án; có các phương án dự phòng.", ["– | Rà soát các dự án", "– | có các phương án dự phòng."]),
        ("1. Rà soát quy định; bảo đảm tính hợp pháp của quy định.",
         ["– | Rà soát quy định; bảo đảm tính hợp pháp của quy định."]),
        # a title in bold, with a stop
        ("**2. Lãnh đạo, chỉ đạo rà soát quy hoạch; tăng cường giám sát.**\n\n**2.1. Về rừng**\n\n- Sửa chữa trạm bảo vệ rừng.",
         ["– | Sửa chữa trạm bảo vệ rừng."]),
        # what owners do in their own house
        ("Các sở, ngành cần thực hiện các nhiệm vụ sau:\n\n1. Xây dựng kế hoạch; giao trách nhiệm người đứng đầu các đơn vị trực tiếp chỉ đạo; "
         "xây dựng bộ tiêu chí.",
         ["các sở, ngành | Xây dựng kế hoạch", "các sở, ngành | giao trách nhiệm người đứng đầu các đơn vị trực tiếp chỉ đạo",
          "các sở, ngành | xây dựng bộ tiêu chí."]),
        # what may have to be changed goes on behind its comma
        ("1. Trường hợp cần bổ sung, sửa đổi, cập nhật Kế hoạch, các đơn vị thuộc Sở kiến nghị với Sở Tài chính.",
         ["các đơn vị thuộc Sở | Trường hợp cần bổ sung, sửa đổi, cập nhật Kế hoạch, các đơn vị thuộc Sở kiến nghị với Sở Tài chính."]),
        ("1. Nếu thấy cần sửa đổi, bổ sung Kế hoạch, các sở, ngành báo cáo UBND tỉnh.",
         ["các sở, ngành | Nếu thấy cần sửa đổi, bổ sung Kế hoạch, các sở, ngành báo cáo UBND tỉnh."]),
        ("1. Nếu có vướng mắc các cơ quan, đơn vị phản ánh về Sở Y tế.",
         ["các cơ quan, đơn vị | Nếu có vướng mắc các cơ quan, đơn vị phản ánh về Sở Y tế."]),
    ],
)  # fmt: skip
def test_sentences_of_plans(text: str, expected: list[str]) -> None:
    assert lines(SECTION + text, PLAN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Về hạ tầng: Nâng cấp đường vào bản; lắp đặt đèn.", ["– | Nâng cấp đường vào bản", "– | lắp đặt đèn."]),
        ("Giao thông: Nâng cấp tuyến đường 12.", ["– | Nâng cấp tuyến đường 12."]),
        ("Văn hóa, xã hội: Duy trì các lễ hội.", ["– | Duy trì các lễ hội."]),
        ("Chính sách tín dụng: Bố trí vốn ủy thác.", ["– | Bố trí vốn ủy thác."]),
        ("Mục tiêu: Xây dựng vùng chè hữu cơ.", []),
        ("Hình thức: Tổ chức hội nghị trực tuyến.", []),
        ("Nguồn ngân sách: Hằng năm, căn cứ kế hoạch, các xã lập dự toán gửi Sở Tài chính.",
         ["các xã | Hằng năm, căn cứ kế hoạch, các xã lập dự toán gửi Sở Tài chính."]),
        ("Rà soát hồ sơ. Song song đó, tăng cường đối thoại.", ["– | Rà soát hồ sơ.", "– | tăng cường đối thoại."]),
        ("Rà soát vướng mắc về quy hoạch để kiến nghị Cục Địa chất, Bộ Nông nghiệp và Môi trường tháo gỡ.",
         ["– | Rà soát vướng mắc về quy hoạch để kiến nghị Cục Địa chất, Bộ Nông nghiệp và Môi trường tháo gỡ."]),
        ("Cơ quan phối hợp phải báo cáo nêu rõ lý do, người đứng đầu đơn vị chịu trách nhiệm về việc chậm trễ.",
         ["cơ quan phối hợp | Cơ quan phối hợp phải báo cáo nêu rõ lý do",
          "người đứng đầu đơn vị | người đứng đầu đơn vị chịu trách nhiệm về việc chậm trễ."]),
        ("Có chương trình tuyên truyền hiệu quả. Chấp nhận rủi ro trong nghiên cứu.",
         ["– | Có chương trình tuyên truyền hiệu quả.", "– | Chấp nhận rủi ro trong nghiên cứu."]),
    ],
)  # fmt: skip
def test_points_with_a_title_before_a_colon(text: str, expected: list[str]) -> None:
    assert lines(f"{SECTION}- {text}", PLAN) == expected


def test_an_annexed_programme_tells_before_it_charges() -> None:
    text = (
        "QUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Chương trình hành động.\n\nCHƯƠNG TRÌNH HÀNH ĐỘNG\n\n"
        "Bộ Tài chính ban hành Chương trình hành động với các nội dung sau. Thực hiện tốt các giải pháp ấy sẽ góp phần giữ rừng.\n\n"
        "II. TỔ CHỨC THỰC HIỆN\n\n1. Cục Thuế rà soát biểu mẫu."
    )
    assert lines(text, letterhead("quyet_dinh", "Bộ Tài chính")) == ["Cục Thuế | Cục Thuế rà soát biểu mẫu."]


@pytest.mark.parametrize("how", ["kịp thời ", "trực tiếp, nhiều lần ", ""])
def test_what_was_directed_before_is_told(how: str) -> None:
    text = f"UBND tỉnh đã {how}chỉ đạo các cấp, các ngành tập trung phòng, chống hạn.\n\n1. Sở Y tế mở lớp tập huấn."
    assert lines(text, DIRECTIVE) == ["Sở Y tế | Sở Y tế mở lớp tập huấn."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giao kế hoạch vốn chi tiết trước mùa mưa.", ["– | Giao kế hoạch vốn chi tiết trước mùa mưa."]),
        ("Giao biên chế viên chức cho các trường.", ["– | Giao biên chế viên chức cho các trường."]),
        ("Giao Sở Nội vụ lập danh sách.", ["Sở Nội vụ | Sở Nội vụ lập danh sách."]),
        ("Cử ít nhất 15 bác sĩ trẻ đi học.", ["– | Cử ít nhất 15 bác sĩ trẻ đi học."]),
        ("Cử cán bộ tham gia lớp bồi dưỡng.", ["– | Cử cán bộ tham gia lớp bồi dưỡng."]),
        ("Tổ chức hội chợ giống cây định kỳ hai năm một lần.", ["– | Tổ chức hội chợ giống cây định kỳ hai năm một lần."]),
        ("Trực 24/24 giờ trong mùa khô.", ["– | Trực 24/24 giờ trong mùa khô."]),
        ("Đẩy mạnh dạy nghề, nhất là nghề mộc, là nhiệm vụ cấp bách.", []),
        ("Xác định dạy nghề là nhiệm vụ cấp bách.", ["– | Xác định dạy nghề là nhiệm vụ cấp bách."]),
        ("Về tổ chức sản xuất: Hình thành các vùng chuyên canh.", ["– | Hình thành các vùng chuyên canh."]),
        ("Nội dung đề xuất: Xây dựng chợ mới.", []),
    ],
)  # fmt: skip
def test_what_solutions_say(text: str, expected: list[str]) -> None:
    assert lines(f"{SECTION}- {text}", PLAN) == expected


def test_each_before_a_date_is_no_past() -> None:
    text = f"{SECTION}- Lập hồ sơ cho từng hộ trước ngày 20/12/2031.\n\n- Khắc phục đoạn đê từng bị vỡ trước ngày 20/12/2030."
    assert deadlines(text, PLAN) == ["trước ngày 20/12/2031 = by 2031-12-20", ""]


@pytest.mark.parametrize(
    ("aside", "owners", "deadline"),
    [
        ("(Đơn vị thực hiện: Sở Y tế; đơn vị phối hợp: Sở Nội vụ; Hoàn thành trước ngày 20/6/2031)", "Sở Y tế + Sở Nội vụ",
         "trước ngày 20/6/2031 = by 2031-06-20"),
        ("(Cơ quan chủ trì: Sở Y tế; thời gian: tháng 6/2031)", "Sở Y tế", "tháng 6/2031 = on 2031-06-30"),
        ("(Sở Y tế chủ trì, Sở Nội vụ phối hợp)", "Sở Y tế + Sở Nội vụ", ""),
        ("(ghi chú: Sở Y tế có báo cáo riêng)", "–", ""),
    ],
)  # fmt: skip
def test_fields_in_brackets_behind_a_point(aside: str, owners: str, deadline: str) -> None:
    text = f"{SECTION}1. Nâng cấp phần mềm hộ tịch để chia sẻ dữ liệu {aside}."
    assert [line.partition(" | ")[0] for line in lines(text, PLAN)] == [owners]
    assert deadlines(text, PLAN) == [deadline]


def test_a_time_without_label_behind_a_field() -> None:
    text = f"{SECTION}1. Nâng cấp phần mềm hộ tịch.\n\n- Đơn vị chủ trì: Sở Y tế; hoàn thành trước ngày 20/6/2031."
    assert lines(text, PLAN) == ["Sở Y tế | Nâng cấp phần mềm hộ tịch."]
    assert deadlines(text, PLAN) == ["trước ngày 20/6/2031 = by 2031-06-20"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 7 giờ 15: Chào cờ, đón học sinh.", []),
        ("- 7h30 - 8h00: Hiệu trưởng đọc diễn văn.", []),
        ("Từ 8 giờ 00: Tổ chức các trò chơi.", []),
        ("- Trang trí lễ đài (cô Hằng, thầy Tâm);", ["cô Hằng; thầy Tâm | Trang trí lễ đài (cô Hằng, thầy Tâm)"]),
        ("- Trang trí lễ đài (Đ/c Hùng.)", ["Hùng | Trang trí lễ đài (Đ/c Hùng.)"]),
        ("- Vệ sinh khuôn viên trường.", ["Tổ Văn phòng | Vệ sinh khuôn viên trường."]),
        ("- Lập lịch kiểm tra, thông báo đến các đơn vị trước 05 ngày.",
         ["Tổ Văn phòng | Lập lịch kiểm tra, thông báo đến các đơn vị trước 05 ngày."]),
    ],
)  # fmt: skip
def test_how_schools_write(text: str, expected: list[str]) -> None:
    assert lines(f"V/ PHÂN CÔNG\n\n4/ Tổ Văn phòng:\n\n{text}", PLAN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the part that a body named above plays
        ("1. Sở Nội vụ\n\n- Cơ quan đầu mối theo dõi, tổng hợp.", ["Sở Nội vụ | Cơ quan đầu mối theo dõi, tổng hợp."]),
        # to whom the sentence before is given
        ("1. Xây dựng kịch bản lễ hội. Giao Sở Nội vụ chủ trì, phối hợp Sở Y tế thực hiện.",
         ["Sở Nội vụ + Sở Y tế | Xây dựng kịch bản lễ hội."]),
        ("1. Giao Sở Nội vụ chủ trì, phối hợp với các sở thực hiện.",
         ["Sở Nội vụ + các sở | Sở Nội vụ chủ trì, phối hợp với các sở thực hiện."]),
        # what something is made of
        ("1. Lễ khai mạc\n\n- Nội dung: Văn nghệ chào mừng; phát biểu khai mạc; cắt băng.", []),
        ("1. Lễ khai mạc\n\n- Nội dung: Mời đại biểu; lập danh sách.", ["– | Mời đại biểu", "– | lập danh sách."]),
    ],
)  # fmt: skip
def test_points_of_a_festival(text: str, expected: list[str]) -> None:
    assert lines(f"{SECTION}{text}", PLAN) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I. MỤC ĐÍCH, YÊU CẦU\n\n1. Mục đích: Quảng bá nông sản.\n\n2. Yêu cầu: Tổ chức trang trọng, tiết kiệm.",
        "II. NHẬN ĐỊNH TÌNH HÌNH\n\nTheo dự báo, ranh mặn có khả năng vào sâu 50 km trong tháng 5/2031.",
    ],
)
def test_what_goes_before_the_tasks_of_a_plan(text: str) -> None:
    assert lines(text, PLAN) == []


def test_a_committee_announces_its_programme() -> None:
    text = (
        "Ban Chấp hành Đảng bộ tỉnh ban hành Chương trình trồng rừng, như sau:\n\n"
        "I- NHIỆM VỤ, GIẢI PHÁP\n\n1- Nguồn lực\nHuy động vốn của doanh nghiệp."
    )
    assert lines(text, letterhead("chuong_trinh", "Tỉnh ủy Lâm Sơn")) == ["– | Huy động vốn của doanh nghiệp."]


@pytest.mark.parametrize(
    ("stage", "deadline"),
    [
        ("Giai đoạn 1 (đến ngày 10/6/2031)", "đến ngày 10/6/2031 = by 2031-06-10"),
        ("Giai đoạn 2 (từ ngày 11/6 đến ngày 30/9/2031)", "từ ngày 11/6 đến ngày 30/9/2031 = on 2031-09-30"),
        ("Đợt 1 (trước ngày 10/6/2031)", "trước ngày 10/6/2031 = by 2031-06-10"),
    ],
)
def test_a_stage_with_its_days_before_the_work(stage: str, deadline: str) -> None:
    text = f"{SECTION}- {stage}: Dựng lại cây nghiêng."
    assert lines(text, PLAN) == [f"– | {stage}: Dựng lại cây nghiêng."]
    assert deadlines(text, PLAN) == [deadline]
