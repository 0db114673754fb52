"""Tasks in news: how those charged, those who speak and what they ask for are told."""

from __future__ import annotations

import pytest
from directives import NEWS, REPORT, deadlines, found, lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Bodies parted by semicolons, behind what opens the sentence too.
        (
            "Để giữ rừng, Chủ tịch UBND tỉnh yêu cầu Hạt Kiểm lâm các huyện; Đội Kiểm lâm cơ động; Ban Quản lý rừng Đá Bạc tuần tra rừng.",
            ["Hạt Kiểm lâm các huyện; Đội Kiểm lâm cơ động; Ban Quản lý rừng Đá Bạc | Hạt Kiểm lâm các huyện; Đội Kiểm lâm cơ động; Ban Quản lý rừng Đá Bạc tuần tra rừng."],
        ),
        (
            "Chủ tịch UBND tỉnh yêu cầu các thành viên Ban Chỉ đạo phòng, chống dịch sởi các cấp; Thủ trưởng các sở; Chủ tịch UBND các xã rà soát trẻ chưa tiêm.",
            ["các thành viên Ban Chỉ đạo phòng, chống dịch sởi các cấp; Thủ trưởng các sở; Chủ tịch UBND các xã | "
             "các thành viên Ban Chỉ đạo phòng, chống dịch sởi các cấp; Thủ trưởng các sở; Chủ tịch UBND các xã rà soát trẻ chưa tiêm."],
        ),
        # Some of them; the inspection team; ministries by their fields alone.
        (
            "Thủ tướng yêu cầu một số bộ liên quan và UBND các tỉnh bảo đảm sách giáo khoa.",
            ["một số bộ liên quan; UBND các tỉnh | một số bộ liên quan và UBND các tỉnh bảo đảm sách giáo khoa."],
        ),
        ("Chủ tịch UBND tỉnh yêu cầu Đoàn thanh tra làm rõ sai phạm.", ["Đoàn thanh tra | Đoàn thanh tra làm rõ sai phạm."]),
        (
            "Thủ tướng giao Bộ Quốc phòng, Công an tuần tra biên giới.",
            ["Bộ Quốc phòng; Bộ Công an | Bộ Quốc phòng, Công an tuần tra biên giới."],
        ),
        (
            "Thủ tướng giao Bộ Xây dựng, Công Thương, Công an rà soát mỏ cát.",
            ["Bộ Xây dựng; Bộ Công Thương; Bộ Công an | Bộ Xây dựng, Công Thương, Công an rà soát mỏ cát."],
        ),
        (
            "Thủ tướng giao Bộ Quốc phòng, Công an tỉnh tuần tra biên giới.",
            ["Bộ Quốc phòng; Công an tỉnh | Bộ Quốc phòng, Công an tỉnh tuần tra biên giới."],
        ),
        # A report has no closing formulas: whom it names is charged.
        (
            "Chủ tịch UBND tỉnh yêu cầu các xã thông báo cho các cơ quan, đơn vị trên địa bàn biết.",
            ["các xã | các xã thông báo cho các cơ quan, đơn vị trên địa bàn biết."],
        ),
    ],
)  # fmt: skip
def test_who_is_charged(text: str, expected: list[str]) -> None:
    assert [line.replace("Ủy ban nhân dân", "UBND") for line in lines(text, REPORT)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What a chief stresses must be done, by whom he does not say.
        ("Thủ tướng nhấn mạnh, tất cả các việc trên phải làm ngay.", ["– | tất cả các việc trên phải làm ngay."]),
        ("Phó Thủ tướng lưu ý cần rà soát lại quy hoạch mỏ.", ["– | cần rà soát lại quy hoạch mỏ."]),
        (
            "Chủ tịch UBND tỉnh cho rằng mưa còn lớn; cần nắm chắc tình hình hồ đập.",
            ["– | cần nắm chắc tình hình hồ đập."],
        ),
        # His view of how things are is none, nor what he says they are.
        ("Thủ tướng cho rằng cần có cách nhìn mới về thị trường.", []),
        ("Thủ tướng nhấn mạnh, đây là dự án lớn, các ngành cần hiểu rõ.", []),
        # Who is told of before the verb need not be who must act.
        (
            "Chủ tịch UBND tỉnh yêu cầu Sở Y tế trực. Chủ tịch UBND tỉnh nêu rõ, xã Đá Bạc bị ngập sâu, phải cứu trợ ngay người dân.",
            ["Sở Y tế | Sở Y tế trực.", "Sở Y tế | cứu trợ ngay người dân."],
        ),
        # What is asked for stands first.
        (
            "Yêu cầu hoàn thành tuyến đường trong năm 2031, Chủ tịch UBND tỉnh chỉ rõ, công trình mở ra hướng đi mới cho huyện.",
            ["– | hoàn thành tuyến đường trong năm 2031"],
        ),
        # The directive itself is quoted.
        (
            "“Các xã phải rà soát hộ nghèo trước tháng 5”, công điện nêu rõ.",
            ["các xã | Các xã phải rà soát hộ nghèo trước tháng 5"],
        ),
        # A head speaks for his body, a report of it as "đơn vị".
        (
            "Giám đốc Sở Công Thương Lê An cho biết, Sở sẽ mở 5 lớp tập huấn cho các xã.",
            ["Sở Công Thương | Sở sẽ mở 5 lớp tập huấn cho các xã."],
        ),
        (
            "Giám đốc Bưu điện Đá Bạc khẳng định đơn vị sẽ mở thêm điểm giao dịch.",
            ["Bưu điện Đá Bạc | đơn vị sẽ mở thêm điểm giao dịch."],
        ),
        (
            "Chủ tịch UBND tỉnh biểu dương Bưu điện Đá Bạc. Đồng thời, đề nghị đơn vị tiếp tục nâng cao chất lượng dịch vụ.",
            ["Bưu điện Đá Bạc | đơn vị tiếp tục nâng cao chất lượng dịch vụ."],
        ),
        ("Chuyên gia Lê An cho biết, Sở sẽ mở 5 lớp tập huấn.", []),
        # Who comes first after those whom he has heard is the speaker.
        (
            "Sau khi nghe ý kiến của các xã, các sở, ngành, đồng chí Trần Bình đã kết luận phiên họp, đồng thời giao các ngành kịp thời tham mưu.",
            ["các ngành | các ngành kịp thời tham mưu."],
        ),
        (
            "Với tinh thần cởi mở, tạo mọi điều kiện cho người dân, Bí thư Tỉnh ủy Trần Bình đã tiếp thu các ý kiến. Đồng thời chỉ đạo các sở xem xét đơn thư.",
            ["các sở | các sở xem xét đơn thư."],
        ),
    ],
)  # fmt: skip
def test_who_speaks(text: str, expected: list[str]) -> None:
    assert lines(text, REPORT) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch UBND tỉnh đề nghị các đại biểu tập trung thảo luận về quy hoạch.",
        "Chủ tịch UBND tỉnh yêu cầu khẩn trương. Từ đó, tạo điều kiện cho người dân vươn lên.",
        "Chủ tịch UBND tỉnh yêu cầu khẩn trương. Nhà nước có chính sách để mọi người đều có chỗ ở.",
        "Chủ tịch UBND tỉnh yêu cầu khẩn trương. Cũng tại nghị quyết, Chính phủ nhận định tình hình có tín hiệu tốt.",
        "Chủ tịch UBND tỉnh yêu cầu khẩn trương. Chủ tịch UBND tỉnh nhấn mạnh: Nhìn chung có kết quả khá; sản xuất đang phục hồi.",
        "Chủ tịch UBND tỉnh yêu cầu khẩn trương. Ông Trần Bình giữ chức Trưởng ban Thanh tra nhân dân.",
        "Chủ tịch UBND tỉnh yêu cầu khẩn trương. Một số xã chưa thực sự quan tâm, việc giải quyết hồ sơ còn kéo dài.",
    ],
)
def test_no_task_follows(text: str) -> None:
    assert [words for _, words in found(text, REPORT) if words != "khẩn trương."] == []


@pytest.mark.parametrize(
    ("frame", "start"),
    [
        ("Trong nội dung Công văn số 5/UBND-KT, UBND tỉnh yêu cầu", "Sở Y tế"),
        ("Trên cơ sở ý kiến các ngành, Chủ tịch UBND tỉnh yêu cầu", "Sở Y tế"),
        ("Cũng trong công điện này, Thủ tướng yêu cầu", "Sở Y tế"),
        ("Đối với dự án chậm, Chủ tịch UBND tỉnh yêu cầu", "Đối với dự án chậm"),
    ],
)
def test_a_unit_begins_behind_the_frame_that_tells_of_it(frame: str, start: str) -> None:
    ((owners, words),) = found(f"{frame} Sở Y tế rà soát danh mục.", REPORT)
    assert owners == "Sở Y tế"
    assert words.startswith(start)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What a paper asks of those it is sent to, at once, with a verb of its own, of others than it is sent to.
        (
            "Bộ Y tế vừa có công điện gửi UBND các tỉnh, thành phố quan tâm chỉ đạo tăng cường phòng bệnh sởi.",
            ["UBND các tỉnh, thành phố | UBND các tỉnh, thành phố quan tâm chỉ đạo tăng cường phòng bệnh sởi."],
        ),
        (
            "Bộ Y tế vừa có văn bản gửi UBND các tỉnh, thành phố đề nghị tăng cường phòng bệnh sởi.",
            ["UBND các tỉnh, thành phố | tăng cường phòng bệnh sởi."],
        ),
        (
            "Bộ Y tế vừa có công văn khẩn về việc tăng cường phòng bệnh sởi gửi UBND các tỉnh, đề nghị các địa phương rà soát trẻ chưa tiêm; sẵn sàng cách ly.",
            ["các địa phương | các địa phương rà soát trẻ chưa tiêm", "các địa phương | sẵn sàng cách ly."],
        ),
        (
            "Chủ tịch UBND tỉnh vừa có công văn gửi Sở Y tế, UBND huyện Đá Bạc yêu cầu khẩn trương cách ly.",
            ["Sở Y tế; UBND huyện Đá Bạc | khẩn trương cách ly."],
        ),
        # A paper that goes up charges nobody, nor one of which only the matter is told.
        ("Sở Y tế vừa có văn bản gửi UBND tỉnh đề nghị bố trí kinh phí mua vắc xin.", []),
        ("Tổng cục Hải quan có công văn gửi Chủ tịch Quốc hội, các ủy ban kiến nghị sửa dự thảo Luật.", []),
        ("Bộ Y tế vừa có công văn gửi UBND các tỉnh về việc phòng bệnh sởi.", []),
        # "Giao ban" with a body behind it; who reminds; two of them; what a speaker concludes.
        (
            "Bộ Chính trị giao ban thường vụ các tỉnh ủy khẩn trương hoàn thành đề án.",
            ["ban thường vụ các tỉnh ủy | ban thường vụ các tỉnh ủy khẩn trương hoàn thành đề án."],
        ),
        (
            "Ông Trần Bình cũng nhắc nhở, trong dịp lễ hội, Ban Tổ chức lễ hội cần có kế hoạch giữ trật tự.",
            ["Ban Tổ chức lễ hội | trong dịp lễ hội, Ban Tổ chức lễ hội cần có kế hoạch giữ trật tự."],
        ),
        (
            "Ông Trần Bình đề nghị hai cán bộ phải xây dựng Trung tâm. Đây là việc khó. Do đó, lãnh đạo Trung tâm cần sớm kiện toàn bộ máy.",
            ["hai cán bộ | hai cán bộ phải xây dựng Trung tâm.", "lãnh đạo Trung tâm | lãnh đạo Trung tâm cần sớm kiện toàn bộ máy."],
        ),
        (
            "Chủ tịch UBND tỉnh yêu cầu các cơ quan rà soát. Đối với các ban tham mưu của Tỉnh ủy, tập trung thẩm định hồ sơ.",
            ["các cơ quan | các cơ quan rà soát.", "các ban tham mưu của Tỉnh ủy | Đối với các ban tham mưu của Tỉnh ủy, tập trung thẩm định hồ sơ."],
        ),
        (
            "Chủ tịch UBND tỉnh yêu cầu rà soát. Bên cạnh đó, tỉnh chỉ đạo các địa phương cần kịp thời xử lý lấn chiếm.",
            ["– | rà soát.", "các địa phương | các địa phương cần kịp thời xử lý lấn chiếm."],
        ),
        ("Chủ tịch UBND tỉnh yêu cầu rà soát. Không có ai hướng dẫn người dân.", ["– | rà soát."]),
        # A chief by his name, his offices behind it.
        *(
            (
                f"{who} lưu ý: Vụ hè thu có ý nghĩa rất quan trọng. Các huyện cần rà soát hồ đập.",
                ["các huyện | Các huyện cần rà soát hồ đập."],
            )
            for who in (
                "Đồng chí Lê Văn Bình - Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch HĐND tỉnh",
                "Ông Lê Văn Bình, Phó Chủ tịch UBND tỉnh",
                "Bà Lê Thị Bình, Ủy viên Ban Thường vụ, Phó Chủ tịch UBND tỉnh",
            )
        ),
        (
            "Ông Lê Văn Bình, Phó Giám đốc Sở Công Thương lưu ý: Vụ hè thu có ý nghĩa rất quan trọng. Các huyện cần rà soát hồ đập.",
            [],
        ),
        # Who inspects recommends; others ask those above them.
        (
            "Chánh Thanh tra tỉnh kiến nghị UBND huyện Đồng Lâm thu hồi 320 triệu đồng nộp ngân sách.",
            ["UBND huyện Đồng Lâm | UBND huyện Đồng Lâm thu hồi 320 triệu đồng nộp ngân sách."],
        ),
        ("UBND huyện Đồng Lâm kiến nghị UBND tỉnh hỗ trợ kinh phí.", []),
        # What is stressed without a verb ends no orders.
        (
            "Thủ tướng yêu cầu các bộ, ngành T.Ư và các xã chống buôn lậu. Đặc biệt, các cửa khẩu, đường mòn. Chủ tịch UBND các tỉnh, TP trực thuộc T.Ư phải đi kiểm tra.",
            ["các bộ, ngành T.Ư; các xã | các bộ, ngành T.Ư và các xã chống buôn lậu.",
             "Chủ tịch UBND các tỉnh, thành phố trực thuộc T.Ư | Chủ tịch UBND các tỉnh, TP trực thuộc T.Ư phải đi kiểm tra."],
        ),
        # That a directive came out is told; what it says follows.
        (
            "Chiều 7/9, Thủ tướng ký công điện yêu cầu khẩn trương ứng phó bão. Thủ tướng yêu cầu các bộ Quốc phòng, Công an và các xã sơ tán người dân.",
            ["Bộ Quốc phòng; Bộ Công an; các xã | các bộ Quốc phòng, Công an và các xã sơ tán người dân."],
        ),
        ("Chiều 7/9, Thủ tướng ký công điện yêu cầu khẩn trương ứng phó bão.", ["– | khẩn trương ứng phó bão."]),
        (
            "Thủ tướng yêu cầu các bộ và Văn phòng Chính phủ bắt tay ngay vào công việc.",
            ["các bộ; Văn phòng Chính phủ | các bộ và Văn phòng Chính phủ bắt tay ngay vào công việc."],
        ),
    ],
)  # fmt: skip
def test_what_a_report_tells_of_charges(text: str, expected: list[str]) -> None:
    assert [line.replace("Ủy ban nhân dân", "UBND") for line in lines(text, REPORT)] == expected


def test_what_is_asked_of_everyone_charges_nobody() -> None:
    text = "Chủ tịch UBND tỉnh yêu cầu Sở Xây dựng nạo vét cống. Sở Xây dựng cũng đề nghị người dân không xả rác."
    assert [owners for owners, _ in found(text, NEWS)] == ["Sở Xây dựng"]


def test_what_citizens_ask_for_charges_nobody() -> None:
    received = "Lãnh đạo tỉnh đã tiếp 8 lượt công dân, các công dân đến khiếu nại về đất đai; yêu cầu tỉnh giải quyết dứt điểm."
    assert found(received, NEWS) == []
    answered = "Sau khi nghe người dân phản ánh về đất đai, Chủ tịch UBND tỉnh yêu cầu Sở Xây dựng kiểm tra."
    assert [owners for owners, _ in found(f"{received}\n\n{answered}", NEWS)] == ["Sở Xây dựng"]


def test_a_place_is_named_without_the_person_behind_its_name() -> None:
    visit = "Chủ tịch UBND tỉnh kiểm tra tại huyện Đá Bạc, yêu cầu rà soát hồ đập."
    pledge = "Chủ tịch UBND huyện Đá Bạc Lò Văn Sáng cam kết huyện sẽ rà soát xong hồ đập."
    assert found(f"{visit}\n\n{pledge}", NEWS)[-1][0] == "huyện Đá Bạc"


def test_a_paragraph_without_its_stop_is_no_caption() -> None:
    order = "Chủ tịch UBND tỉnh Lê Văn Bình yêu cầu Sở Xây dựng kiểm tra các công trình"
    site = "trên các tuyến đường, khu dân cư, khu công nghiệp, cụm công nghiệp"
    assert lines(f"{order} {site}\n\nCuộc họp kết thúc lúc 11 giờ.", REPORT) == []
    assert len(lines(f"{order} {site}, {site[5:]} và các bến xe, nhà ga, chợ", REPORT)) == 1


def test_two_bodies_charged_with_the_same_are_two_tasks() -> None:
    plan = (
        "phương án hỗ trợ sách giáo khoa cho học sinh hộ nghèo, vùng sâu, vùng xa, đồng bào dân tộc thiểu số, bảo đảm đủ sách"
    )
    text = f"Thủ tướng yêu cầu Bộ Giáo dục và Đào tạo có {plan}.\n\nThủ tướng yêu cầu các địa phương có {plan}."
    assert [owners for owners, _ in found(text, NEWS)] == ["Bộ Giáo dục và Đào tạo", "các địa phương"]


def test_years_limit_a_duty_where_it_says_so() -> None:
    text = "Chủ tịch UBND tỉnh yêu cầu Sở Xây dựng hoàn thành tuyến đường trong thời gian không quá 2 năm."
    assert deadlines(text, NEWS) == ["trong thời gian không quá 2 năm = within"]


def test_a_noun_of_working_together_names_no_partner() -> None:
    text = "Chủ tịch UBND tỉnh yêu cầu Sở Y tế nâng cao uy tín và sự phối hợp chặt chẽ với các bệnh viện."
    assert [owners for owners, _ in found(text, NEWS)] == ["Sở Y tế"]


# A line that asks opens the explanation of a law: nothing under it is ordered.
def test_what_stands_under_a_question_charges_nobody() -> None:
    orders = "Bộ Công an yêu cầu Công an các tỉnh rà soát hồ sơ căn cước."
    law = "Cơ quan quản lý căn cước không thu nhận sinh trắc học.\n\nNhư vậy, cha mẹ phải mang theo giấy khai sinh."
    assert lines(f"{orders}\n\nLàm căn cước cần giấy tờ gì?\n\n{law}", NEWS) == [
        "Công an các tỉnh | Công an các tỉnh rà soát hồ sơ căn cước."
    ]


def test_what_a_chief_draws_attention_to_stands_in_the_next_paragraphs() -> None:
    opening = (
        "Bí thư Tỉnh ủy ghi nhận sự chủ động của Đảng ủy. Đồng chí thống nhất với dự thảo; đồng thời lưu ý một số nội dung."
    )
    asked = "Báo cáo chính trị phải ngắn gọn. Về nhân sự, Ban Tổ chức Tỉnh ủy thẩm định kỹ tiêu chuẩn. Thời gian tổ chức đại hội chậm nhất 30/6."
    assert lines(f"{opening}\n\n{asked}", NEWS) == [
        "– | Báo cáo chính trị phải ngắn gọn.",
        "Ban Tổ chức Tỉnh ủy | Ban Tổ chức Tỉnh ủy thẩm định kỹ tiêu chuẩn.",
    ]
    assert not any(deadlines(f"{opening}\n\n{asked}", NEWS))


def test_what_those_at_a_meeting_propose_in_turn_charges_nobody() -> None:
    proposed = "Tại hội nghị, các đại biểu thảo luận, đề nghị UBND xã đấu giá đất; đề nghị Thuế cơ sở công khai hộ nợ."
    assert lines(proposed, NEWS) == []


def test_a_time_behind_a_name_is_no_part_of_it() -> None:
    order = "Thủ tướng giao Bộ Giáo dục và Đào tạo cùng các địa phương trước 30/9 sửa xong trường học hư hỏng."
    assert lines(order, NEWS)[0].startswith("Bộ Giáo dục và Đào tạo + các địa phương | ")
