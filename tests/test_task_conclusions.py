"""Habits of conclusions of meetings: whom many assign in turn, what is settled and taken up, matters done by somebody.

A case is a text and its tasks, "owners | words", owners in the form of `directives.owners_line`.
"""

from __future__ import annotations

import pytest
from directives import NOTICE, deadlines, letterhead, lines, tasks_of


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        # Persons without a name are what is shared out, not whom the notice charges.
        ("UBND các xã ven sông phân công cán bộ trực đập tràn.", ["Ủy ban nhân dân các xã ven sông | UBND các xã ven sông phân công cán bộ trực đập tràn."]),
        ("Các trạm y tế phân công 01 lãnh đạo chịu trách nhiệm.", ["các trạm y tế | Các trạm y tế phân công 01 lãnh đạo chịu trách nhiệm."]),
        ("UBND huyện Tân Hà phân công lãnh đạo phòng theo dõi từng thôn.", ["Ủy ban nhân dân huyện Tân Hà | UBND huyện Tân Hà phân công lãnh đạo phòng theo dõi từng thôn."]),
        # Many of a kind do not charge in a notice of one.
        ("UBND các huyện yêu cầu các chủ hồ kê khai sản lượng.", ["Ủy ban nhân dân các huyện | UBND các huyện yêu cầu các chủ hồ kê khai sản lượng."]),
        # A body takes up what was settled.
        ("Về bến phà Hạ: Đồng ý về chủ trương, Sở Tài chính bố trí vốn.", ["Sở Tài chính | Sở Tài chính bố trí vốn."]),
        ("Đồng ý với đề xuất của Sở Y tế, Sở Tài chính bố trí vốn.", []),
        # By whom a matter is to be done, and what somebody is the cause of.
        ("Việc phát tờ rơi do UBND các xã đảm nhận.", ["Ủy ban nhân dân các xã | Việc phát tờ rơi do UBND các xã đảm nhận."]),
        ("Công tác nghiệm thu do Sở Xây dựng chủ trì thực hiện.", ["Sở Xây dựng | Công tác nghiệm thu do Sở Xây dựng chủ trì thực hiện."]),
        ("Việc chậm bàn giao do nhà thầu chưa tập trung, tổ chức thi công thiếu khoa học.", []),
        # What was said in the discussion.
        ("Các xã phản ánh: đường hẹp, kinh phí thiếu.", []),
        # "Riêng" opens a scope as "đối với" does.
        ("Riêng kè Bến Cũ, Sở Xây dựng lập phương án thay nhà thầu.", ["Sở Xây dựng | Riêng kè Bến Cũ, Sở Xây dựng lập phương án thay nhà thầu."]),
        ("Riêng hai cống xả bị hỏng, khẩn trương thay mới.", ["– | Riêng hai cống xả bị hỏng, khẩn trương thay mới."]),
        ("Riêng đoạn qua chợ, sẽ làm theo thiết kế cũ.", []),
        # Several behind a title in small letters.
        ("Chế độ báo cáo: các thành viên gửi số liệu tuần về Chi cục Thủy lợi.", ["các thành viên | các thành viên gửi số liệu tuần về Chi cục Thủy lợi."]),
        ("Kết quả: các thành viên gửi đủ số liệu.", []),
        # What somebody pledges to do is his to do.
        ("Nhà thầu cam kết hoàn thành gói thầu số 2.", ["Nhà thầu | Nhà thầu cam kết hoàn thành gói thầu số 2."]),
        # A case is a condition, whoever was charged before sees to it.
        ("Sở Xây dựng sửa thiết kế; đơn vị tư vấn chậm trễ thì xử lý theo hợp đồng.", ["Sở Xây dựng | Sở Xây dựng sửa thiết kế", "Sở Xây dựng | đơn vị tư vấn chậm trễ thì xử lý theo hợp đồng."]),
        ("Sở Xây dựng thẩm định. Những trường hợp sai phép, lập hồ sơ cưỡng chế.", ["Sở Xây dựng | Sở Xây dựng thẩm định.", "Sở Xây dựng | Những trường hợp sai phép, lập hồ sơ cưỡng chế."]),
        # What is foreseen is no duty.
        ("Dự báo trong thời gian tới, tình hình còn phức tạp.", []),
        ("Dự báo sớm các đợt lũ trên sông Ngàn.", ["– | Dự báo sớm các đợt lũ trên sông Ngàn."]),
        # To whom what stands before is given.
        ("Lập kế hoạch cao điểm. Nhiệm vụ này giao Chi cục Thủy lợi thực hiện.", ["Chi cục Thủy lợi | Lập kế hoạch cao điểm."]),
        ("Rà soát hồ sơ. Việc này giao Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp thực hiện.", ["Sở Nội vụ + Sở Tư pháp | Rà soát hồ sơ."]),
        ("Sở Y tế rà soát. Nội dung này giao Sở Tài chính chủ trì thực hiện.", ["Sở Y tế | Sở Y tế rà soát.", "Sở Tài chính | Nội dung này giao Sở Tài chính chủ trì thực hiện."]),
        (
            "Kiểm tra các kho; cơ quan chủ trì: Công an tỉnh; phối hợp: Chi cục Thủy lợi.",
            ["Công an tỉnh + Chi cục Thủy lợi | Kiểm tra các kho; cơ quan chủ trì: Công an tỉnh; phối hợp: Chi cục Thủy lợi."],
        ),
        # Districts by one head.
        ("Huyện Đảo Ngọc, Cát Lâm chủ động dùng lực lượng tại chỗ.", ["huyện Đảo Ngọc; huyện Cát Lâm | Huyện Đảo Ngọc, Cát Lâm chủ động dùng lực lượng tại chỗ."]),
        ("Giao EVNNPC báo cáo sản lượng.", ["Tổng công ty Điện lực miền Bắc | EVNNPC báo cáo sản lượng."]),
        ("Cải cách hành chính: từng đơn vị chịu trách nhiệm về thủ tục chưa cắt giảm.", ["từng đơn vị | từng đơn vị chịu trách nhiệm về thủ tục chưa cắt giảm."]),
        ("Hồ sơ quá hạn thì lập danh sách niêm yết.", ["– | Hồ sơ quá hạn thì lập danh sách niêm yết."]),
        # What a leader blames or notes; a field that charges somebody is a charge.
        ("Phê bình UBND huyện Tân Hà chậm giải ngân.", []),
        ("Ghi nhận kết quả năm 2030: hoàn thành 61/68 việc; còn 07 việc chậm.", []),
        ("Kinh phí: Sở Tài chính tham mưu bố trí đủ vốn.", ["Sở Tài chính | Sở Tài chính tham mưu bố trí đủ vốn."]),
        ("Bán vé: không để xảy ra đầu cơ.", ["– | không để xảy ra đầu cơ."]),
        # The person behind the office that several hold.
        ("Phân công Lãnh đạo UBND tỉnh: đồng chí Lê Văn An phụ trách Tân Hà.", ["Lê Văn An | Lãnh đạo UBND tỉnh: đồng chí Lê Văn An phụ trách Tân Hà."]),
        # A time that is over opens a case; a region is no body beside the one that acts.
        ("Phòng Xây dựng lập biên bản. Quá thời hạn mà chủ nhà không tháo dỡ, tổ chức cưỡng chế.", ["Phòng Xây dựng | Phòng Xây dựng lập biên bản.", "Phòng Xây dựng | Quá thời hạn mà chủ nhà không tháo dỡ, tổ chức cưỡng chế."]),
        ("Trung tâm Y tế giám sát khách đến từ vùng dịch, Bệnh viện huyện chuẩn bị giường.", ["Trung tâm Y tế | Trung tâm Y tế giám sát khách đến từ vùng dịch", "Bệnh viện huyện | Bệnh viện huyện chuẩn bị giường."]),
        ("Sở Y tế chịu trách nhiệm chính, cùng Công an tỉnh kiểm tra.", ["Sở Y tế + Công an tỉnh | Sở Y tế chịu trách nhiệm chính, cùng Công an tỉnh kiểm tra."]),
        # Counts in brackets number nothing; "và" within a name of a list.
        (
            "Về việc quá hạn: các đơn vị: Vụ Dầu khí và Than (05), Cục Công nghiệp (08) xử lý dứt điểm.",
            ["Vụ Dầu khí và Than; Cục Công nghiệp | các đơn vị: Vụ Dầu khí và Than (05), Cục Công nghiệp (08) xử lý dứt điểm."],
        ),
        # Who is called by his duty.
        ("Cơ quan thường trực (Sở Nội vụ): tổng hợp kết quả.", ["Sở Nội vụ | tổng hợp kết quả."]),
        ("Các đơn vị có số dư tạm ứng quá hạn thanh toán dứt điểm.", ["các đơn vị có số dư tạm ứng quá hạn | Các đơn vị có số dư tạm ứng quá hạn thanh toán dứt điểm."]),
        # Whom one who leads works with.
        ("Giao Sở Ngoại vụ làm đầu mối, cùng với Công an tỉnh chuẩn bị phòng họp.", ["Sở Ngoại vụ + Công an tỉnh | Sở Ngoại vụ làm đầu mối, cùng với Công an tỉnh chuẩn bị phòng họp."]),
        # Heads that come again behind a dash or a plus.
        ("Sở Nội vụ - Sở Tài chính – Sở Tư pháp: rà soát quy chế.", ["Sở Nội vụ; Sở Tài chính; Sở Tư pháp | rà soát quy chế."]),
        ("Khoa Dược + Phòng Vật tư - Thiết bị y tế: kiểm kê kho.", ["Khoa Dược; Phòng Vật tư - Thiết bị y tế | kiểm kê kho."]),
        ("Phòng Tài chính - Kế hoạch kiểm kê kho.", ["Phòng Tài chính - Kế hoạch | Phòng Tài chính - Kế hoạch kiểm kê kho."]),
        # Names behind a head that is counted, with and without a colon.
        ("Các Viện: Cây trồng, Thổ nhưỡng: Hoàn thiện đề án giống.", ["Viện Cây trồng; Viện Thổ nhưỡng | Hoàn thiện đề án giống."]),
        ("Các Vụ Kế hoạch, Pháp chế rà soát quy định.", ["Vụ Kế hoạch; Vụ Pháp chế | Các Vụ Kế hoạch, Pháp chế rà soát quy định."]),
        ("Các khoa lâm sàng kiểm tra tủ thuốc trực.", ["các khoa lâm sàng | Các khoa lâm sàng kiểm tra tủ thuốc trực."]),
        ("Khoa học và công nghệ cần được đầu tư nhiều hơn.", ["– | Khoa học và công nghệ cần được đầu tư nhiều hơn."]),
    ],
)  # fmt: skip
def test_whom_a_point_charges(point: str, expected: list[str]) -> None:
    assert lines(f"1. {point}", NOTICE) == expected


def test_many_that_assign_do_not_become_who_charges() -> None:
    _, tasks = tasks_of("1. UBND các xã yêu cầu các chủ tàu khai báo.\n2. Sở Y tế kiểm tra các chợ.", NOTICE)
    assert [task.assigner for task in tasks] == [NOTICE.issuer, NOTICE.issuer]


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("Nếu đến ngày 30/9/2031 không chuyển biến, Sở Xây dựng báo cáo UBND tỉnh.", [""]),
        (
            "Nếu trước ngày 30/9/2031 chưa xong, Sở Xây dựng báo cáo trước ngày 15/10/2031.",
            ["trước ngày 15/10/2031 = by 2031-10-15"],
        ),
        ("Đến hết ngày 30/9/2031 nếu không hoàn thành, Giám đốc Sở Xây dựng chịu trách nhiệm trước UBND tỉnh.", [""]),
        ("Đến hết ngày 30/9/2031, Sở Xây dựng hoàn thành nghiệm thu.", ["Đến hết ngày 30/9/2031 = by 2031-09-30"]),
        (
            "Sở Xây dựng báo cáo trước ngày 30/9/2031, nếu có vướng mắc đề xuất cách gỡ.",
            ["trước ngày 30/9/2031 = by 2031-09-30"],
        ),
    ],
)
def test_what_a_time_in_a_conclusion_is(point: str, expected: list[str]) -> None:
    assert deadlines(f"1. {point}", NOTICE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Whoever is to have others do it is charged with what they are to do.
        (
            """
            1. UBND các huyện chỉ đạo:

            a) Phòng Y tế rà soát nhu cầu thuốc.

            b) Phòng Nội vụ bố trí trực.

            2. Sở Nội vụ rà soát quy chế.
            """,
            [
                "Ủy ban nhân dân các huyện | Phòng Y tế rà soát nhu cầu thuốc.",
                "Ủy ban nhân dân các huyện | Phòng Nội vụ bố trí trực.",
                "Sở Nội vụ | Sở Nội vụ rà soát quy chế.",
            ],
        ),
        # A section that says in a sentence whom it charges charges him with its points.
        (
            """
            I. Đề nghị Bệnh viện tỉnh thực hiện một số nội dung sau:

            1. Rà soát đề án tự chủ.

            II. Nhiệm vụ trọng tâm

            1. Kiểm tra các kho thuốc.
            """,
            ["Bệnh viện tỉnh | Rà soát đề án tự chủ.", "– | Kiểm tra các kho thuốc."],
        ),
        # Demands behind findings are orders; behind the aims of a plan they are how it is to be carried out.
        (
            """
            I. HẠN CHẾ, KHUYẾT ĐIỂM

            1. Đảng ủy xã Tân Hà chưa ban hành nghị quyết.

            II. YÊU CẦU

            1. Phòng Dân tộc huyện tham mưu cách khắc phục.
            """,
            ["Phòng Dân tộc huyện | Phòng Dân tộc huyện tham mưu cách khắc phục."],
        ),
        (
            """
            I. MỤC ĐÍCH

            1. Nâng cao nhận thức.

            II. YÊU CẦU

            1. Tổ chức thiết thực, hiệu quả.
            """,
            [],
        ),
        # Among findings a named body is charged where a day to come is set, not where it is told what it did.
        (
            """
            I. Đánh giá tình hình

            1. Phê bình UBND huyện Tân Hà. Các đơn vị nêu trên kiểm điểm trách nhiệm, báo cáo UBND tỉnh trước ngày 25/7/2031.

            2. Sở Y tế tổ chức tốt công tác trực.
            """,
            ["các đơn vị nêu trên | Các đơn vị nêu trên kiểm điểm trách nhiệm, báo cáo UBND tỉnh trước ngày 25/7/2031."],
        ),
    ],
)
def test_what_headings_and_lead_ins_say(text: str, expected: list[str]) -> None:
    assert lines(text, NOTICE) == expected


def test_a_ward_charges_the_front_of_the_ward() -> None:
    ward = letterhead("thong_bao", "Ủy ban nhân dân phường Tân Hà")
    text = "1. Chủ tịch UBND phường đề nghị Ủy ban MTTQ Việt Nam phường giám sát."
    assert lines(text, ward) == ["Ủy ban Mặt trận Tổ quốc Việt Nam phường | Ủy ban MTTQ Việt Nam phường giám sát."]
