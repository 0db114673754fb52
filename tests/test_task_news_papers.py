"""Tasks in news: what plans and papers that a report tells of hold, who charges beside what he did, and whom nobody charges."""

from __future__ import annotations

import pytest
from directives import NEWS, REPORT, found, lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A board is named by what it is set up against; what else a body is stands aside.
        *(
            (f"{who} yêu cầu các địa phương rà soát người chưa tiêm.", ["các địa phương | các địa phương rà soát người chưa tiêm."])
            for who in (
                "Ban Chỉ đạo phòng, chống dịch cúm tỉnh Tân Hà",
                "Chủ tịch UBND tỉnh, Trưởng ban Chỉ đạo phòng, chống lụt bão tỉnh Lê Văn Bình",
                "Bộ Y tế (Cơ quan thường trực Ban Chỉ đạo quốc gia phòng, chống dịch; Tổ công tác số 2)",
            )
        ),
        # A plan came out, or there are duties; which they are follows.
        (
            "UBND tỉnh vừa ban hành Kế hoạch giữ trật tự đường bộ. Theo đó, rà soát các điểm đen. Các xã phải lập lại vỉa hè.",
            ["– | rà soát các điểm đen.", "các xã | Các xã phải lập lại vỉa hè."],
        ),
        (
            "UBND tỉnh xác định 5 nhóm nhiệm vụ trọng tâm. Cụ thể, các sở phải sửa quy chế.",
            ["các sở | các sở phải sửa quy chế."],
        ),
        (
            "Chủ tịch UBND tỉnh giao các nhiệm vụ cụ thể cho các sở, ngành. Trong đó, Sở Xây dựng tham mưu bộ tiêu chí.",
            ["Sở Xây dựng | Sở Xây dựng tham mưu bộ tiêu chí."],
        ),
        # Who has done one thing charges with another.
        (
            "UBND tỉnh đã ban hành quyết định giải thể trạm số 4, đồng thời giao Sở Y tế thanh toán chế độ cho nhân viên.",
            ["Sở Y tế | Sở Y tế thanh toán chế độ cho nhân viên."],
        ),
        # Those who rule begin a group of their own behind offices.
        (
            "Chủ tịch UBND tỉnh yêu cầu Thủ trưởng các sở, ngành, cấp ủy, chính quyền các cấp rà soát hộ nghèo.",
            ["Thủ trưởng các sở, ngành; cấp ủy, chính quyền các cấp | Thủ trưởng các sở, ngành, cấp ủy, chính quyền các cấp rà soát hộ nghèo."],
        ),
        (
            "Chủ tịch UBND tỉnh yêu cầu người đứng đầu cấp ủy, chính quyền các cấp rà soát hộ nghèo.",
            ["người đứng đầu cấp ủy, chính quyền các cấp | người đứng đầu cấp ủy, chính quyền các cấp rà soát hộ nghèo."],
        ),
        # Accidents are no offices.
        (
            "Chủ tịch UBND tỉnh yêu cầu các xã trực ban. Tất cả các vụ tai nạn phải được làm rõ.",
            ["các xã | các xã trực ban.", "các xã | Tất cả các vụ tai nạn phải được làm rõ."],
        ),
    ],
)  # fmt: skip
def test_what_papers_and_boards_charge_with(text: str, expected: list[str]) -> None:
    assert lines(text, REPORT) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Who asks one above him charges nobody.
        "UBND tỉnh Tân Hà đề nghị Bộ Xây dựng sớm thẩm định dự án.",
        "UBND tỉnh đã báo cáo, đề nghị Chính phủ hỗ trợ 500 tỷ đồng.",
        "Sở Y tế đề nghị UBND tỉnh bổ sung kinh phí mua thuốc.",
        # What was charged over a time that is past is no news.
        "Thời gian qua, UBND tỉnh đã yêu cầu các sở rà soát các dự án chậm.",
        "Từ đầu năm đến nay, UBND tỉnh đã giao Sở Y tế mở 12 lớp tập huấn.",
        "Thời gian qua, tỉnh đã chỉ đạo quyết liệt, yêu cầu các xã vào cuộc nên tình hình đã ổn định.",
        # What is said to open a meeting.
        "Phát biểu khai mạc kỳ họp, Chủ tịch HĐND tỉnh Lê Văn Bình nhấn mạnh: HĐND tỉnh kịp thời tổ chức các kỳ họp chuyên đề.",
        # What everyone is to do, or is encouraged to.
        "Với người tham dự, cần đeo khẩu trang.",
    ],
)
def test_these_charge_nobody(text: str) -> None:
    assert found(text, REPORT) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mỗi bệnh viện có quy mô 50 giường.",
        "Trong ngày, tỉnh chỉ ghi nhận thêm 15 ca mắc.",
        "Tỉnh cũng khuyến khích người dân trồng rừng.",
        "Đối với người dân vùng trũng, cần sơ tán khi có lệnh.",
    ],
)
def test_what_is_told_behind_a_charge_is_none(text: str) -> None:
    assert found(f"Chủ tịch UBND tỉnh yêu cầu các xã trực ban. {text}", REPORT) == [("các xã", "các xã trực ban.")]


def test_a_person_behind_an_office_is_no_place() -> None:
    text = "Chủ tịch UBND tỉnh Đặng Văn Bình chủ trì cuộc họp. Ông Bình nhấn mạnh: Tỉnh sẽ mở thêm 5 bến xe."
    assert found(text, NEWS)[-1][0].lower() == "tỉnh"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A body that says something charges in its own name; that there are duties leads to them.
        (
            "Bộ Xây dựng cho biết, thực hiện chức năng quản lý nhà nước, Bộ Xây dựng đề nghị UBND tỉnh Tân Hà thực hiện một số nội dung.\n\n"
            "Cụ thể là, tổ chức giải quyết sự cố cầu.\n\nTrong số đó, đặc biệt lưu ý đến việc bảo vệ hiện trường.",
            ["UBND tỉnh Tân Hà | tổ chức giải quyết sự cố cầu.", "UBND tỉnh Tân Hà | đặc biệt lưu ý đến việc bảo vệ hiện trường."],
        ),
        # An office below the one who charges is charged; a person of it is told of.
        (
            "Thủ tướng yêu cầu Bộ trưởng Công an chỉ đạo tuần tra. Bộ trưởng Quốc phòng tổ chức quán triệt trong toàn quân.",
            ["Bộ trưởng Công an | Bộ trưởng Công an chỉ đạo tuần tra.", "Bộ trưởng Quốc phòng | Bộ trưởng Quốc phòng tổ chức quán triệt trong toàn quân."],
        ),
        (
            "Thủ tướng yêu cầu Bộ trưởng Công an chỉ đạo tuần tra. Bộ trưởng Lê Văn Bình báo cáo tiến độ dự án.",
            ["Bộ trưởng Công an | Bộ trưởng Công an chỉ đạo tuần tra."],
        ),
        # What the speaker adds behind his words.
        (
            '"Các xã phải rà soát hộ nghèo", Chủ tịch UBND tỉnh yêu cầu, thêm rằng việc này phải trên tinh thần "không nói không".',
            ["các xã | Các xã phải rà soát hộ nghèo"],
        ),
        # What a body pledges, whoever speaks for it.
        *(
            (
                f"Chủ tịch UBND tỉnh yêu cầu làm xong cầu.\n\n{who} cam kết sẽ hoàn thành cầu trước ngày 30/6/2032.",
                ["– | làm xong cầu.", f"{owner} | {unit} cam kết sẽ hoàn thành cầu trước ngày 30/6/2032."],
            )
            for who, owner, unit in (
                ("Công ty Cổ phần Tân Hà", "Công ty Cổ phần Tân Hà", "Công ty Cổ phần Tân Hà"),
                ("Đại diện nhà thầu", "nhà thầu", "nhà thầu"),
                ("Giám đốc Ban Quản lý dự án tỉnh Nguyễn Văn An", "Ban Quản lý dự án tỉnh", "Giám đốc Ban Quản lý dự án tỉnh Nguyễn Văn An"),
            )
        ),
        ("Các hộ dân cam kết không tái phạm.", []),
        ("Đáng chú ý, Hà Nội cũng yêu cầu chuẩn bị quy hoạch hai bên đường.", ["– | chuẩn bị quy hoạch hai bên đường."]),
        (
            "Chủ tịch UBND tỉnh yêu cầu các huyện ven biển và huyện đảo Cồn Lan kiểm đếm tàu thuyền.",
            ["các huyện ven biển; huyện đảo Cồn Lan | các huyện ven biển và huyện đảo Cồn Lan kiểm đếm tàu thuyền."],
        ),
    ],
)  # fmt: skip
def test_who_charges_or_pledges(text: str, expected: list[str]) -> None:
    assert [line.replace("Ủy ban nhân dân", "UBND") for line in lines(text, REPORT)] == expected


@pytest.mark.parametrize(
    "text",
    [
        # The "ông" is he who was named last, and he but advises; who heads a society charges no ministry.
        "TS. Lê Văn An, nguyên Trợ lý Bộ trưởng, cho rằng luật còn chồng chéo. Từ đó, ông đề nghị ban soạn thảo cân nhắc lại dự luật.",
        "Chủ tịch Hiệp hội Vận tải Tân Hà đề nghị Bộ Xây dựng sớm sửa thông tư.",
        # Views and beliefs.
        "Chủ tịch UBND tỉnh cho biết, tỉnh đã đầu tư nhiều. Tuy nhiên, yêu cầu phát triển đòi hỏi tỉnh phải huy động nguồn lực.",
        '"Với quyết tâm cao, tôi tin tưởng dự án sẽ hoàn thành", Chủ tịch UBND tỉnh Lê Văn Bình nói.',
        "Chủ tịch UBND tỉnh nhấn mạnh, tỉnh xác định rõ rằng, hạ tầng phải đi trước một bước.",
    ],
)
def test_views_charge_nobody(text: str) -> None:
    assert found(text, REPORT) == []


def test_dots_end_a_teaser_only_before_the_report() -> None:
    order = (
        "Chủ tịch UBND tỉnh Lê Văn Bình yêu cầu Sở Xây dựng kiểm tra toàn bộ các công trình trên các tuyến đường lớn của tỉnh"
    )
    more = "Đồng thời, rà soát các chung cư cũ..."
    assert [words for _, words in found(f"{order}.\n\n{more}", NEWS)][-1].startswith("rà soát các chung cư cũ")
    assert len(found(f"{order}...\n\n{order}.", NEWS)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Cities as papers write them, alone and before others.
        *(
            (f"Thủ tướng yêu cầu {city} rà soát các chung cư cũ.", [f"{owner} | {city} rà soát các chung cư cũ."])
            for city, owner in (
                ("TP.HCM", "thành phố Hồ Chí Minh"),
                ("TPHCM", "thành phố Hồ Chí Minh"),
                ("TP Tân Hà", "thành phố Tân Hà"),
                ("TP. Hà Nội", "thành phố Hà Nội"),
                ("Hà Nội, TP HCM", "thành phố Hà Nội; thành phố Hồ Chí Minh"),
                ("TP Tân Hà và các quận", "thành phố Tân Hà; các quận"),
            )
        ),
        # Sentences within a quote behind a colon; "Tôi" is who is quoted.
        (
            "Thủ tướng nhấn mạnh: “Các tỉnh cần giữ giá điện. Bộ Y tế phải rà soát giá thuốc”.",
            ["các tỉnh | Các tỉnh cần giữ giá điện.", "Bộ Y tế | Bộ Y tế phải rà soát giá thuốc”."],
        ),
        (
            "Phó Chủ tịch UBND TP.HCM Lê Văn An chủ trì. Tuy nhiên, ông An nhìn nhận: “Tiến độ còn chậm. Tôi đề nghị các ban, "
            "ngành phải lập kế hoạch”.",
            ["các ban, ngành | các ban, ngành phải lập kế hoạch”."],
        ),
        # Officers by their ranks.
        (
            "Thượng tướng Lê Văn An lưu ý, các quân khu cần chuẩn bị xe lội nước.",
            ["các quân khu | các quân khu cần chuẩn bị xe lội nước."],
        ),
        # That there are demands is told; the paragraphs behind hold them.
        (
            "Công điện nêu rõ, lũ còn lớn; Thủ tướng đã nêu ra một số yêu cầu.\n\nCác bộ, ngành giữ vững tinh thần.\n\n"
            "Chủ tịch UBND các tỉnh phối hợp với các bộ chỉ đạo, tổ chức thực hiện: Rà soát hồ đập; di dời dân.\n\nBố trí trực ban.",
            [
                "các bộ, ngành | Các bộ, ngành giữ vững tinh thần.",
                "Chủ tịch UBND các tỉnh + các bộ | Rà soát hồ đập",
                "Chủ tịch UBND các tỉnh + các bộ | di dời dân.",
                "Chủ tịch UBND các tỉnh | Bố trí trực ban.",
            ],
        ),
        # Whose duties a lead-in announces.
        (
            "Chủ tịch UBND tỉnh nhấn mạnh một số nhiệm vụ trọng tâm xã Đá Bạc cần tập trung triển khai ngay:\n\n"
            "Một là, gỡ vướng mặt bằng.",
            ["xã Đá Bạc | gỡ vướng mặt bằng."],
        ),
        # What a plan holds, and the day of its stage.
        (
            "UBND tỉnh vừa ban hành Kế hoạch về sổ điện tử.\n\nNội dung triển khai, bao gồm: Xây dựng sổ trên ứng dụng; Tổ chức tập huấn.",
            ["– | Xây dựng sổ trên ứng dụng", "– | Tổ chức tập huấn."],
        ),
        # What it has done, and what it will do.
        (
            "Đoàn công tác của tỉnh ghi nhận các kiến nghị của xã và sẽ giao các phòng chuyên môn giải quyết.",
            ["Đoàn công tác của tỉnh | sẽ giao các phòng chuyên môn giải quyết."],
        ),
        (
            "Hội Nông dân xã Đá Bạc mở lớp tập huấn. Chủ tịch Hội Nông dân xã cho biết: Hội sẽ lập nhóm hỗ trợ tại từng thôn.",
            ["Hội Nông dân xã Đá Bạc | Hội sẽ lập nhóm hỗ trợ tại từng thôn."],
        ),
        (
            "Thủ tướng yêu cầu Bộ Y tế kiểm tra kho thuốc; bảo đảm kịp thời, chất lượng, đủ thuốc cho các tỉnh.",
            ["Bộ Y tế | Bộ Y tế kiểm tra kho thuốc", "Bộ Y tế | bảo đảm kịp thời, chất lượng, đủ thuốc cho các tỉnh."],
        ),
    ],
)  # fmt: skip
def test_speeches_and_demands(text: str, expected: list[str]) -> None:
    assert [line.replace("Ủy ban nhân dân", "UBND") for line in lines(text, REPORT)] == expected


@pytest.mark.parametrize(
    "text",
    [
        # What has been charged before is told; what experience shows is a view, and so is what the head of an office finds needed.
        "Tại cuộc họp, Phó Chủ tịch UBND tỉnh Lê Văn An cho biết, tỉnh đã chỉ đạo các trạm y tế hỗ trợ các trường.\n\n"
        "Ông Trần Văn Bình, Phó Cục trưởng Cục Đê điều cho biết, lũ về sớm; do đó cần có biện pháp bảo vệ đê.",
        "Thủ tướng đã nêu một số yêu cầu.\n\nTừ kinh nghiệm nhiều mùa lũ cho thấy, cần phải di dân sớm.",
        "Thủ tướng yêu cầu các trường thông tin, dữ liệu phải thống nhất.",
    ],
)
def test_what_was_charged_before_is_told(text: str) -> None:
    assert found(text, REPORT) == []
