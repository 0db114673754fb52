"""Habits of conclusion notices and telegrams: topics before a duty, several bodies in a sentence, places that are met with.

A case is a text and its tasks, "owners | words", owners in the form of `directives.owners_line`.
"""

from __future__ import annotations

import pytest
from chidao.extractors.decisions import find_decisions
from chidao.extractors.tasks import find_tasks
from directives import NOTICE, deadlines, document, found, letterhead, lines

LETTER = letterhead("cong_van")


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("Về nhân sự: bố trí đủ cán bộ địa chính; mở lớp tập huấn cho thôn.", ["– | bố trí đủ cán bộ địa chính", "– | mở lớp tập huấn cho thôn."]),
        # Behind the colon of a proposal stands what was proposed, and who sees to it behind the next.
        ("Về đề nghị của huyện: bổ sung hai xe cứu hỏa cho vùng cao: giao Sở Tài chính xem xét.", ["Sở Tài chính | Sở Tài chính xem xét."]),
        ("Về bộ máy cấp xã: tăng thêm một cấp phó cho mỗi phòng: Sở Nội vụ nghiên cứu, báo cáo.", ["Sở Nội vụ | Sở Nội vụ nghiên cứu, báo cáo."]),
        # Behind what is settled, in the same clause, others are charged.
        ("Đồng ý dời chợ cũ ra đường vành đai và giao UBND xã Tân Hà làm chủ đầu tư.", ["Ủy ban nhân dân xã Tân Hà | UBND xã Tân Hà làm chủ đầu tư."]),
        ("Về bến xe: Thống nhất phương án 2 và giao Sở Xây dựng hoàn thiện hồ sơ trong tháng 5.", ["Sở Xây dựng | Sở Xây dựng hoàn thiện hồ sơ trong tháng 5."]),
        # Who is to lead a committee tells of it, and charges who sets it up all the same.
        ("Các xã thành lập tổ công tác do Chủ tịch UBND xã làm tổ trưởng.", ["các xã | Các xã thành lập tổ công tác do Chủ tịch UBND xã làm tổ trưởng."]),
        # Whom those work with to whom an owner hands it on is theirs.
        ("Đề nghị UBND các huyện giao Phòng Y tế chủ trì, phối hợp với Công an huyện kiểm tra các chợ.", ["Ủy ban nhân dân các huyện | UBND các huyện giao Phòng Y tế chủ trì, phối hợp với Công an huyện kiểm tra các chợ."]),
        # Each of many is charged where it is the subject, and only tells the rate within a sentence.
        ("Mỗi xã xây dựng ít nhất 01 mô hình trồng rau sạch.", ["mỗi xã | Mỗi xã xây dựng ít nhất 01 mô hình trồng rau sạch."]),
        ("Sở Y tế hỗ trợ mỗi xã một máy phun.", ["Sở Y tế | Sở Y tế hỗ trợ mỗi xã một máy phun."]),
        # Who falls short is a condition, whoever sees to it is charged.
        ("Nhà thầu nào chậm tiến độ, Ban Quản lý dự án 5 cắt chuyển khối lượng.", ["Ban Quản lý dự án 5 | Nhà thầu nào chậm tiến độ, Ban Quản lý dự án 5 cắt chuyển khối lượng."]),
        ("Xã nào chậm nộp hồ sơ thì Chủ tịch UBND xã đó phải kiểm điểm.", ["Chủ tịch Ủy ban nhân dân xã | Xã nào chậm nộp hồ sơ thì Chủ tịch UBND xã đó phải kiểm điểm."]),
        # Contractors and consultants.
        ("Đối với gói thầu số 4, nhà thầu Tân Phong phải xong mố cầu trong quý này.", ["nhà thầu Tân Phong | Đối với gói thầu số 4, nhà thầu Tân Phong phải xong mố cầu trong quý này."]),
        ("Yêu cầu Tư vấn giám sát kiểm tra chất lượng bê tông.", ["Tư vấn giám sát | Tư vấn giám sát kiểm tra chất lượng bê tông."]),
        ("Kiểm tra năng lực của tư vấn thiết kế, nhà thầu thi công.", ["– | Kiểm tra năng lực của tư vấn thiết kế, nhà thầu thi công."]),
        # An aim is no duty.
        ("Về mục tiêu: phấn đấu thông xe toàn tuyến trong năm 2031.", []),
    ],
)  # fmt: skip
def test_a_duty_behind_its_topic(point: str, expected: list[str]) -> None:
    assert lines(f"1. {point}", NOTICE) == expected


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        (
            "Sở Y tế hoàn tất việc lựa chọn nhà thầu, Sở Công Thương sớm thẩm định thiết kế.",
            ["Sở Y tế | Sở Y tế hoàn tất việc lựa chọn nhà thầu", "Sở Công Thương | Sở Công Thương sớm thẩm định thiết kế."],
        ),
        (
            "Huyện Tân Hà hoàn thiện hồ sơ theo quy định, Sở Xây dựng, Sở Tài chính chủ động làm việc với nhà đầu tư.",
            ["huyện Tân Hà | Huyện Tân Hà hoàn thiện hồ sơ theo quy định", "Sở Xây dựng; Sở Tài chính | Sở Xây dựng, Sở Tài chính chủ động làm việc với nhà đầu tư."],
        ),
        # Whom one works with or reports to goes on with the sentence.
        ("Công an tỉnh hỗ trợ chính quyền địa phương, Sở Xây dựng cưỡng chế các công trình vi phạm.", ["Công an tỉnh | Công an tỉnh hỗ trợ chính quyền địa phương, Sở Xây dựng cưỡng chế các công trình vi phạm."]),
        # What an owner asks of others is his own act.
        (
            "Sở Công Thương kiểm tra các chợ trực tuyến; yêu cầu các sàn giao dịch gỡ bỏ hàng giả trong vòng 12 giờ.",
            ["Sở Công Thương | Sở Công Thương kiểm tra các chợ trực tuyến", "Sở Công Thương | yêu cầu các sàn giao dịch gỡ bỏ hàng giả trong vòng 12 giờ."],
        ),
    ],
)  # fmt: skip
def test_several_bodies_in_a_sentence(point: str, expected: list[str]) -> None:
    assert lines(f"1. {point}", NOTICE) == expected


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("Hà Nội, TP. Hồ Chí Minh và Đà Nẵng rà soát quy hoạch.", ["thành phố Hà Nội; thành phố Hồ Chí Minh; thành phố Đà Nẵng | Hà Nội, TP. Hồ Chí Minh và Đà Nẵng rà soát quy hoạch."]),
        ("Từng chủ đầu tư ký cam kết tiến độ.", ["từng chủ đầu tư | Từng chủ đầu tư ký cam kết tiến độ."]),
        ("VNPT, FPT chủ động nhận nhiệm vụ.", ["VNPT; FPT | VNPT, FPT chủ động nhận nhiệm vụ."]),
        ("Văn phòng HĐND và UBND xã tổng hợp kết quả.", ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã | Văn phòng HĐND và UBND xã tổng hợp kết quả."]),
        ("Đảng ủy Ban Quản lý dự án đầu tư xây dựng tỉnh tháo gỡ khó khăn.", ["Đảng ủy Ban Quản lý dự án đầu tư xây dựng tỉnh | Đảng ủy Ban Quản lý dự án đầu tư xây dựng tỉnh tháo gỡ khó khăn."]),
        ("Giao PCT UBND huyện làm việc với nhà đầu tư.", ["Phó Chủ tịch Ủy ban nhân dân huyện | PCT UBND huyện làm việc với nhà đầu tư."]),
        ("Phòng Quản lý xây dựng tham mưu thành lập tổ kiểm tra.", ["Phòng Quản lý xây dựng | Phòng Quản lý xây dựng tham mưu thành lập tổ kiểm tra."]),
        # Those who are asked and those who are told, with nothing said between them.
        ("Đề nghị các huyện, yêu cầu các phòng của Sở rà soát danh mục.", ["các huyện; các phòng của Sở | các huyện, yêu cầu các phòng của Sở rà soát danh mục."]),
    ],
)  # fmt: skip
def test_who_is_named(point: str, expected: list[str]) -> None:
    assert lines(f"1. {point}", NOTICE) == expected


def test_a_firm_by_the_letters_behind_its_name() -> None:
    text = "Nghe Tổng công ty Đầu tư phát triển đường cao tốc Việt Nam (VEC) báo cáo.\n\n1. VEC bàn giao mặt bằng."
    assert lines(text, NOTICE) == ["Tổng công ty Đầu tư phát triển đường cao tốc Việt Nam | VEC bàn giao mặt bằng."]


def test_what_stands_under_a_charge_at_the_end_of_a_point() -> None:
    assert lines(
        """
        1. Về các gói thầu:

        - Gói số 3 chậm so với kế hoạch. Giao Sở Xây dựng:

        + Yêu cầu nhà thầu Sông Bứa lập tiến độ bù.

        + Xem xét cắt chuyển khối lượng.

        2. Về công tác mặt bằng: Đến nay còn vướng một đoạn qua xã Tân Hà. Yêu cầu Sở Y tế di dời trạm xá.
        """,
        NOTICE,
    ) == [
        "Sở Xây dựng | Yêu cầu nhà thầu Sông Bứa lập tiến độ bù.",
        "Sở Xây dựng | Xem xét cắt chuyển khối lượng.",
        "Sở Y tế | Sở Y tế di dời trạm xá.",
    ]


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        # What is judged is told.
        ("Kết quả tháng 10: Thu ngân sách đạt khá; tiếp nhận 1.204 hồ sơ. Còn tồn tại: vệ sinh môi trường tại thôn Đoài chưa bảo đảm.", []),
        ("Thống nhất đánh giá: công tác đô thị có chuyển biến; Nhà máy xử lý rác chỉ tiếp nhận một nửa lượng rác.", []),
        # Who is meant may stand before the colon, who is charged behind it.
        ("7 xã giải ngân dưới 40%: Chủ tịch UBND huyện trực tiếp chỉ đạo.", ["Chủ tịch Ủy ban nhân dân huyện | Chủ tịch UBND huyện trực tiếp chỉ đạo."]),
        ("Trong tháng đã tổ chức ba cuộc giám sát, tiếp nhiều lượt công dân.", []),
        ("Trưởng các bản:\n\n- Thông báo đến từng hộ dân biết để chủ động phòng tránh.", ["Trưởng các bản | Thông báo đến từng hộ dân biết để chủ động phòng tránh."]),
        ("Tổ đại biểu HĐND tỉnh tiếp xúc cử tri chuyên đề.", ["Tổ đại biểu Hội đồng nhân dân tỉnh | Tổ đại biểu HĐND tỉnh tiếp xúc cử tri chuyên đề."]),
        # What was reached is no duty, though its verb could be one.
        ("Trong quý I năm 2031, khối lượng phát hành trái phiếu đạt 26 tỷ đồng, giảm 69% so với cùng kỳ.", []),
        # Whom an owner asks for something, with the verb of a duty and no kind of firm.
        (
            "Sở Y tế:\n\n- Yêu cầu các doanh nghiệp báo cáo phương án trả nợ; phối hợp với Công an tỉnh xử lý tin giả.",
            ["Sở Y tế | Yêu cầu các doanh nghiệp báo cáo phương án trả nợ", "Sở Y tế + Công an tỉnh | phối hợp với Công an tỉnh xử lý tin giả."],
        ),
        # A place where things are done names no other body.
        (
            "Sở Y tế trực tiếp chỉ huy tại các điểm ngập sâu, Sở Xây dựng chuẩn bị hai cầu phao.",
            ["Sở Y tế | Sở Y tế trực tiếp chỉ huy tại các điểm ngập sâu", "Sở Xây dựng | Sở Xây dựng chuẩn bị hai cầu phao."],
        ),
    ],
)  # fmt: skip
def test_units_of_points(point: str, expected: list[str]) -> None:
    assert lines(f"1. {point}", NOTICE) == expected


def test_orders_under_a_heading_that_tells_of_the_situation() -> None:
    assert lines(
        """
        I. VỀ TÌNH HÌNH HẠN, MẶN

        1. Toàn tỉnh có nhiều hộ thiếu nước.

        2. Để giảm thiểu thiệt hại, đề nghị Sở Y tế:

        - Kiểm tra nguồn nước; cấp thuốc khử khuẩn.

        3. Công an tỉnh cử cán bộ hỗ trợ các xã.
        """,
        NOTICE,
    ) == [
        "Sở Y tế | Kiểm tra nguồn nước",
        "Sở Y tế | cấp thuốc khử khuẩn.",
        "Công an tỉnh | Công an tỉnh cử cán bộ hỗ trợ các xã.",
    ]


def test_the_situation_alone_charges_nobody() -> None:
    assert (
        lines(
            "I. VỀ TÌNH HÌNH HẠN, MẶN\n\n1. Công an tỉnh cử cán bộ hỗ trợ các xã.\n\n2. Các xã vận hành cống ngăn mặn.", NOTICE
        )
        == []
    )


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        (
            "Giao các đồng chí Phó Chủ tịch UBND tỉnh: Nguyễn Văn An, Trần Bình trực tiếp đôn đốc.",
            [
                "Phó Chủ tịch Ủy ban nhân dân tỉnh Nguyễn Văn An; Phó Chủ tịch Ủy ban nhân dân tỉnh Trần Bình"
                " | các đồng chí Phó Chủ tịch UBND tỉnh: Nguyễn Văn An, Trần Bình trực tiếp đôn đốc."
            ],
        ),
        ("Chủ tịch UBND các xã: Hà Lâm, Lâm Trạch rà soát danh mục.", ["Chủ tịch Ủy ban nhân dân các xã: Hà Lâm, Lâm Trạch | Chủ tịch UBND các xã: Hà Lâm, Lâm Trạch rà soát danh mục."]),
        ("Các kiến nghị khác của huyện, đề nghị các sở trả lời trước ngày 20/4/2031.", ["các sở | các sở trả lời trước ngày 20/4/2031."]),
    ],
)  # fmt: skip
def test_persons_and_matters(point: str, expected: list[str]) -> None:
    assert lines(f"1. {point}", NOTICE) == expected


def test_a_closing_belongs_to_no_point() -> None:
    assert lines(
        """
        Chủ tịch UBND tỉnh yêu cầu các sở, ngành thực hiện các nội dung sau:

        1. Rà soát danh mục.

        2. Thanh tra tỉnh xử lý vi phạm.

        Trong quá trình thực hiện, nếu có vướng mắc, phản ánh về Sở Xây dựng để được hướng dẫn.
        """,
        NOTICE,
    ) == [
        "các sở, ngành | Rà soát danh mục.",
        "Thanh tra tỉnh | Thanh tra tỉnh xử lý vi phạm.",
        "các sở, ngành | Trong quá trình thực hiện, nếu có vướng mắc, phản ánh về Sở Xây dựng để được hướng dẫn.",
    ]


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("Lập danh sách hộ nghèo chậm nhất 10h ngày 19/3/2031.", ["chậm nhất 10h ngày 19/3/2031 = by 2031-03-19"]),
        ("Sở Y tế rà soát, báo cáo UBND tỉnh ngày 20/4.", ["ngày 20/4 = by 2031-04-20"]),
        ("Sở Y tế thực hiện Thông báo ngày 20/02.", [""]),
    ],
)
def test_days_of_short_notices(point: str, expected: list[str]) -> None:
    assert deadlines(f"1. {point}", NOTICE) == expected


def test_what_an_owner_has_others_do_is_a_unit_of_its_own() -> None:
    assert lines("1. Chi cục Thủy lợi: thường xuyên cập nhật tình hình đê điều; cử các đoàn công tác kiểm tra; tiêu nước đệm.", NOTICE) == ["Chi cục Thủy lợi | thường xuyên cập nhật tình hình đê điều", "Chi cục Thủy lợi | cử các đoàn công tác kiểm tra", "Chi cục Thủy lợi | tiêu nước đệm."]  # fmt: skip


def test_a_decision_behind_its_matter_is_no_task() -> None:
    text = "1. Đối với đề xuất của UBND xã Tân Hà về sửa chữa trụ sở: thống nhất chủ trương; giao Sở Tài chính cân đối nguồn."
    read = document(text)
    decisions = find_decisions(read, NOTICE)
    assert [read.text[one.start : one.end] for one in decisions] == ["thống nhất chủ trương"]
    tasks = find_tasks(read, NOTICE, None, decisions)
    assert [read.text[one.start : one.end] for one in tasks] == ["Sở Tài chính cân đối nguồn."]


def test_a_time_before_a_colon_binds_its_sentence() -> None:
    assert deadlines("1. Trước ngày 15/4/2031: Sở Y tế trình đề án; các xã gửi danh sách hộ nghèo.", NOTICE) == [
        "Trước ngày 15/4/2031 = by 2031-04-15",
        "Trước ngày 15/4/2031 = by 2031-04-15",
    ]


def test_who_is_asked_behind_what_was_examined() -> None:
    assert lines(
        """
        Xét đề nghị của Sở Công Thương về chợ đầu mối, Phó Chủ tịch UBND tỉnh Lê Văn Hà yêu cầu Sở Xây dựng như sau:

        - Nghiên cứu phương án mặt bằng.

        - Khẩn trương báo cáo kết quả.
        """,
        LETTER,
    ) == ["Sở Xây dựng | Nghiên cứu phương án mặt bằng.", "Sở Xây dựng | Khẩn trương báo cáo kết quả."]


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Kết luận của Thủ tướng tại buổi làm việc với Ban Thường vụ Tỉnh ủy Lâm Sơn", "tỉnh Lâm Sơn"),
        ("Kết luận của Thủ tướng tại buổi làm việc với Thường trực Thành uỷ Hòa Phước", "thành phố Hòa Phước"),
    ],
)
def test_a_meeting_with_a_party_committee_leaves_its_place_what_names_nobody(title: str, place: str) -> None:
    assert lines("1. Rà soát lại vốn đầu tư.", letterhead("thong_bao", "Văn phòng Chính phủ", title)) == [
        f"{place} | Rà soát lại vốn đầu tư."
    ]


@pytest.mark.parametrize(
    ("before", "short", "full"),
    [
        # Names in capitals end with their line, and read as in sentences.
        ("LÀM VIỆC VỚI TỈNH ỦY LẠNG SƠN\n\nNgày 3 tháng 2 họp.", "Tỉnh", "tỉnh Lạng Sơn"),
        ("Đoàn làm việc với Tỉnh ủy Lạng Sơn.", "Tỉnh", "tỉnh Lạng Sơn"),
        # Small letters within a firm's name.
        ("Nghe Tập đoàn Dầu khí Việt Nam báo cáo.", "Tập đoàn", "Tập đoàn Dầu khí Việt Nam"),
    ],
)
def test_short_forms_of_places_and_firms(before: str, short: str, full: str) -> None:
    assert lines(f"{before}\n\n1. {short} cần rà soát lại kế hoạch.", NOTICE) == [f"{full} | {short} cần rà soát lại kế hoạch."]


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        (
            "Yêu cầu các ngành, các thôn nghiêm túc thực hiện; quá trình thực hiện có khó khăn, vướng mắc phản ánh về UBND xã.",
            ["các ngành; các thôn | quá trình thực hiện có khó khăn, vướng mắc phản ánh về UBND xã."],
        ),
        (
            "Yêu cầu các ngành, các thôn nghiêm túc thực hiện. Trong quá trình thực hiện có vướng mắc, phản ánh kịp thời về UBND xã.",
            ["các ngành; các thôn | Trong quá trình thực hiện có vướng mắc, phản ánh kịp thời về UBND xã."],
        ),
        (
            "Trong quá trình triển khai, nếu có vướng mắc đề nghị phản ánh về Sở Y tế để phối hợp giải quyết.",
            ["– | Trong quá trình triển khai, nếu có vướng mắc đề nghị phản ánh về Sở Y tế để phối hợp giải quyết."],
        ),
        (
            "Trong quá trình thực hiện nếu có khó khăn, vướng mắc phản ánh về Sở Y tế để tổng hợp.",
            ["– | Trong quá trình thực hiện nếu có khó khăn, vướng mắc phản ánh về Sở Y tế để tổng hợp."],
        ),
    ],
)  # fmt: skip
def test_what_is_told_of_troubles_is_owed_by_those_who_carry_it_out(closing: str, expected: list[str]) -> None:
    assert lines(f"6. Hộ chăn nuôi: khai báo tổng đàn.\n\n{closing}", letterhead("ke_hoach")) == [
        "Hộ chăn nuôi | khai báo tổng đàn.",
        *expected,
    ]


def test_a_point_about_power_is_no_line_of_addressees() -> None:
    assert lines(
        """\
        1. Về giá điện: Giao Sở Công Thương rà soát biểu giá bán lẻ.
        2. Về lưới điện: Điện lực tỉnh thay các trạm đã cũ.
        Về cung ứng điện:
        - Sở Xây dựng giao mặt bằng cho trạm 110 kV.""",
        NOTICE,
    ) == [
        "Sở Công Thương | Sở Công Thương rà soát biểu giá bán lẻ.",
        "Điện lực tỉnh | Điện lực tỉnh thay các trạm đã cũ.",
        "Sở Xây dựng | Sở Xây dựng giao mặt bằng cho trạm 110 kV.",
    ]


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        # What stands before the colon only names the matter, whoever is charged behind it.
        ("Cầu Đá Bạc: giao Sở Xây dựng kiểm định lại trụ T2.", ["Sở Xây dựng | Sở Xây dựng kiểm định lại trụ T2."]),
        ("Khu tái định cư số 2: đề nghị UBND xã Tân Hà vận động các hộ nhận đất.", ["Ủy ban nhân dân xã Tân Hà | UBND xã Tân Hà vận động các hộ nhận đất."]),
        # What goes beyond one's powers is a thing to be reported.
        (
            "Sở Y tế tháo gỡ vướng mắc trong đấu thầu thuốc; những vấn đề vượt thẩm quyền, báo cáo UBND tỉnh.",
            ["Sở Y tế | Sở Y tế tháo gỡ vướng mắc trong đấu thầu thuốc", "Sở Y tế | những vấn đề vượt thẩm quyền, báo cáo UBND tỉnh."],
        ),
        # An office by its bare noun is a subject like any other.
        ("Văn phòng theo dõi, đôn đốc các xã gửi số liệu.", ["Văn phòng | Văn phòng theo dõi, đôn đốc các xã gửi số liệu."]),
        ("Các phòng hoàn thiện hồ sơ nghiệm thu.", ["các phòng | Các phòng hoàn thiện hồ sơ nghiệm thu."]),
        # The committees of an assembly beside a department.
        ("Các Ban và Sở Tư pháp rà soát nghị quyết cũ.", ["các Ban; Sở Tư pháp | Các Ban và Sở Tư pháp rà soát nghị quyết cũ."]),
        ("Giao liên Bộ Tài chính - Công Thương thống nhất giá trần.", ["liên Bộ Tài chính - Công Thương | liên Bộ Tài chính - Công Thương thống nhất giá trần."]),
        # Several of a kind are not those named before.
        (
            "UBND phường Hòa An chi trả tiền; Công an huyện chủ trì cùng UBND các phường giải tỏa chợ cóc.",
            [
                "Ủy ban nhân dân phường Hòa An | UBND phường Hòa An chi trả tiền",
                "Công an huyện + Ủy ban nhân dân các phường | Công an huyện chủ trì cùng UBND các phường giải tỏa chợ cóc.",
            ],
        ),
        ("Thường trực HĐND xã: có mặt 04/05;", []),
    ],
)  # fmt: skip
def test_who_is_charged_with_a_matter(point: str, expected: list[str]) -> None:
    assert lines(f"1. {point}", NOTICE) == expected


def test_an_inspection_recommends_and_an_answer_is_owed() -> None:
    point = "1. Kiến nghị Giám đốc Sở Nội vụ tham mưu bổ sung biên chế."
    owner = "Giám đốc Sở Nội vụ | Giám đốc Sở Nội vụ tham mưu bổ sung biên chế."
    assert lines(point, letterhead("ket_luan", issuer="Thanh tra tỉnh Lâm Sơn")) == [owner]
    assert lines(point, letterhead("thong_bao", title="Kết luận giám sát việc tiếp công dân")) == [owner]
    assert lines(point, NOTICE) == ["– | Kiến nghị Giám đốc Sở Nội vụ tham mưu bổ sung biên chế."]


@pytest.mark.parametrize(
    ("heading", "charges"),
    [
        ("Về tình hình thu ngân sách 9 tháng và nhiệm vụ 3 tháng cuối năm", True),
        ("Kết quả công tác tháng 9, nhiệm vụ tháng 10", True),
        ("Tình hình thực hiện nhiệm vụ tháng 9", False),
        ("Các biện pháp xử lý đã áp dụng", False),
    ],
)
def test_a_heading_of_results_and_of_what_is_ahead(heading: str, charges: bool) -> None:
    text = f"I. {heading.upper()}\n1. Rà soát các khoản nợ đọng."
    assert bool(found(text, NOTICE)) is charges


def test_a_party_committee_agrees_and_stresses_what_follows() -> None:
    assert lines(
        """\
        1- Về chợ Đá Bạc
        Ban Thường vụ Huyện ủy cơ bản đồng ý với Tờ trình số 28-TTr/BCSĐ của Ban cán sự đảng UBND huyện; đồng thời nhấn mạnh một số nội dung sau:
        - Khảo sát kỹ nhu cầu của tiểu thương.
        - Ban cán sự đảng UBND huyện chỉ đạo lấy ý kiến nhân dân.""",
        letterhead("ket_luan"),
    ) == [
        "– | Khảo sát kỹ nhu cầu của tiểu thương.",
        "Ban cán sự đảng Ủy ban nhân dân huyện | Ban cán sự đảng UBND huyện chỉ đạo lấy ý kiến nhân dân.",
    ]


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        # Who is to do it stands in brackets at the end, where nobody is named before.
        ("Lập biên bản hiện trường (Phòng Kỹ thuật).", ["Phòng Kỹ thuật | Lập biên bản hiện trường (Phòng Kỹ thuật)."]),
        ("Tổng hợp số liệu gửi Bộ (Phòng Kế hoạch - Tài chính thực hiện).", ["Phòng Kế hoạch - Tài chính | Tổng hợp số liệu gửi Bộ (Phòng Kế hoạch - Tài chính thực hiện)."]),
        ("Rà soát hồ sơ quyết toán, gửi Sở Tài chính (Phòng Đầu tư).", ["– | Rà soát hồ sơ quyết toán, gửi Sở Tài chính (Phòng Đầu tư)."]),
        ("Sở Y tế chuẩn bị nội dung buổi làm việc (Phòng Kế hoạch).", ["Sở Y tế | Sở Y tế chuẩn bị nội dung buổi làm việc (Phòng Kế hoạch)."]),
        ("Lập phương án phân luồng (cùng Công an tỉnh).", ["– + Công an tỉnh | Lập phương án phân luồng (cùng Công an tỉnh)."]),
        ("Sở Xây dựng lập phương án phân luồng (phối hợp với Công an tỉnh).", ["Sở Xây dựng + Công an tỉnh | Sở Xây dựng lập phương án phân luồng (phối hợp với Công an tỉnh)."]),
        # Who leads and who supports, each with its own verb or its own brackets.
        ("Sở Y tế chủ trì, Sở Tài chính phối hợp rà soát giá dịch vụ.", ["Sở Y tế + Sở Tài chính | Sở Y tế chủ trì, Sở Tài chính phối hợp rà soát giá dịch vụ."]),
        ("Giao Sở Y tế chủ trì, Sở Nội vụ và UBND các xã phối hợp lập đề án.", ["Sở Y tế + Sở Nội vụ; Ủy ban nhân dân các xã | Sở Y tế chủ trì, Sở Nội vụ và UBND các xã phối hợp lập đề án."]),
        ("Giao Sở Y tế (chủ trì), Sở Tài chính, Sở Nội vụ (phối hợp) xây dựng đề án vị trí việc làm.", ["Sở Y tế + Sở Tài chính; Sở Nội vụ | Sở Y tế (chủ trì), Sở Tài chính, Sở Nội vụ (phối hợp) xây dựng đề án vị trí việc làm."]),
        # Names behind a colon.
        ("UBND các quận: Đông Hà, Tây Lâm rà soát chung cư cũ.", ["Ủy ban nhân dân quận Đông Hà; Ủy ban nhân dân quận Tây Lâm | UBND các quận: Đông Hà, Tây Lâm rà soát chung cư cũ."]),
        ("Chủ tịch UBND các phường Đông Hà, Tây Lâm và các xã ven biển kiểm đếm tàu thuyền.", ["Chủ tịch Ủy ban nhân dân các phường Đông Hà, Tây Lâm; Chủ tịch Ủy ban nhân dân các xã ven biển | Chủ tịch UBND các phường Đông Hà, Tây Lâm và các xã ven biển kiểm đếm tàu thuyền."]),
        # As what a body acts is no part of its name.
        ("Giao Ban Quản lý dự án 85, với vai trò chủ đầu tư, lập tiến độ chi tiết.", ["Ban Quản lý dự án 85 | Ban Quản lý dự án 85, với vai trò chủ đầu tư, lập tiến độ chi tiết."]),
        ("Công ty cổ phần Đá Bạc với tư cách cơ quan có thẩm quyền khẩn trương ký hợp đồng.", ["Công ty cổ phần Đá Bạc | Công ty cổ phần Đá Bạc với tư cách cơ quan có thẩm quyền khẩn trương ký hợp đồng."]),
        # What is sent for approval goes to nobody named: who comes behind the comma is charged too.
        (
            "UBND xã Tân Hà khẩn trương trình phê duyệt giá đất cụ thể, Sở Tài nguyên và Môi trường thẩm định trong tháng 5.",
            ["Ủy ban nhân dân xã Tân Hà | UBND xã Tân Hà khẩn trương trình phê duyệt giá đất cụ thể", "Sở Tài nguyên và Môi trường | Sở Tài nguyên và Môi trường thẩm định trong tháng 5."],
        ),
        ("Sở Xây dựng lắp rào chắn tạm; về lâu dài, nghiên cứu lắp camera.", ["Sở Xây dựng | Sở Xây dựng lắp rào chắn tạm", "Sở Xây dựng | nghiên cứu lắp camera."]),
        # Aims before the charge are no duties; a lone aim stays with what follows it.
        (
            "Để đẩy nhanh tiến độ các dự án; bảo đảm giải ngân cao nhất; yêu cầu Thủ trưởng các đơn vị tập trung tháo gỡ khó khăn.",
            ["Thủ trưởng các đơn vị | Thủ trưởng các đơn vị tập trung tháo gỡ khó khăn."],
        ),
        ("Để chủ động ứng phó với mưa lũ; bảo đảm an toàn hồ đập, giao Sở Xây dựng kiểm tra các hồ xung yếu.", ["Sở Xây dựng | Sở Xây dựng kiểm tra các hồ xung yếu."]),
        ("Để thông tuyến đúng hẹn, tập trung giải phóng mặt bằng; giao Sở Xây dựng kiểm tra.", ["– | Để thông tuyến đúng hẹn, tập trung giải phóng mặt bằng", "Sở Xây dựng | Sở Xây dựng kiểm tra."]),
        # The chief of a body that was just named.
        (
            "UBND huyện Tân Hà bàn giao mặt bằng trong tháng 4; quá hạn thì Chủ tịch UBND huyện phải kiểm điểm.",
            ["Ủy ban nhân dân huyện Tân Hà | UBND huyện Tân Hà bàn giao mặt bằng trong tháng 4", "Chủ tịch Ủy ban nhân dân huyện Tân Hà | quá hạn thì Chủ tịch UBND huyện phải kiểm điểm."],
        ),
        ("Chủ tịch UBND xã trực tiếp kiểm tra hồ đập.", ["Chủ tịch Ủy ban nhân dân xã | Chủ tịch UBND xã trực tiếp kiểm tra hồ đập."]),
        # What is settled is who is charged.
        ("Thống nhất giao Công an tỉnh làm sạch dữ liệu dân cư.", ["Công an tỉnh | Công an tỉnh làm sạch dữ liệu dân cư."]),
        ("Đồng ý giao Sở Xây dựng chủ trì lập quy hoạch.", ["Sở Xây dựng | Sở Xây dựng chủ trì lập quy hoạch."]),
        ("Cơ bản nhất trí phân công đồng chí Lê Văn An phụ trách địa bàn xã Tân Hà.", ["Lê Văn An | đồng chí Lê Văn An phụ trách địa bàn xã Tân Hà."]),
        ("Thống nhất với báo cáo của Sở Xây dựng.", []),
        # Several bodies with their work behind one colon.
        (
            "Đề nghị các đơn vị tập trung một số việc: Sở Y tế mua đủ thuốc; Sở Nội vụ tuyển bác sĩ.",
            ["Sở Y tế | Sở Y tế mua đủ thuốc", "Sở Nội vụ | Sở Nội vụ tuyển bác sĩ."],
        ),
        ("PC Quảng Nam, PC Quảng Trị rà soát hành lang tuyến.", ["Công ty Điện lực Quảng Nam; Công ty Điện lực Quảng Trị | PC Quảng Nam, PC Quảng Trị rà soát hành lang tuyến."]),
        # Whoever is liable for a case.
        ("Việc chậm trễ trong giải ngân vốn thì người đứng đầu phải chịu trách nhiệm trước UBND tỉnh.", ["người đứng đầu | Việc chậm trễ trong giải ngân vốn thì người đứng đầu phải chịu trách nhiệm trước UBND tỉnh."]),
        (
            "Thủ trưởng đơn vị nào để công chức vi phạm, Thủ trưởng đơn vị đó chịu trách nhiệm trước Chủ tịch UBND tỉnh.",
            ["Thủ trưởng đơn vị | Thủ trưởng đơn vị nào để công chức vi phạm, Thủ trưởng đơn vị đó chịu trách nhiệm trước Chủ tịch UBND tỉnh."],
        ),
        # A firm or school that a decision has just named goes on by its noun alone.
        ("Đồng ý chủ trương cho Công ty than Hồng Sơn lập dự án mở rộng mỏ, Công ty trình hồ sơ trong tháng 5.", ["Công ty than Hồng Sơn | Công ty trình hồ sơ trong tháng 5."]),
        ("Thống nhất bổ sung 5 tỷ đồng cho Trường Cao đẳng Y tế; Nhà trường hoàn thiện thủ tục.", ["Trường Cao đẳng Y tế | Nhà trường hoàn thiện thủ tục."]),
        # Boards of firms whose field is a verb elsewhere.
        ("Ban Đầu tư đôn đốc các dự án mỏ hầm lò.", ["Ban Đầu tư | Ban Đầu tư đôn đốc các dự án mỏ hầm lò."]),
        ("Ban đầu rà soát các dự án chậm tiến độ.", []),
        ("Công ty Điện lực Nghệ An cắt điện khi có gió mạnh.", ["Công ty Điện lực Nghệ An | Công ty Điện lực Nghệ An cắt điện khi có gió mạnh."]),
        # Who heads small places of several kinds.
        ("Trưởng thôn, buôn tổ chức tổng vệ sinh đường làng.", ["Trưởng thôn, buôn | Trưởng thôn, buôn tổ chức tổng vệ sinh đường làng."]),
        ("Trưởng các thôn, xóm, khóm rà soát hộ nghèo.", ["Trưởng các thôn, xóm, khóm | Trưởng các thôn, xóm, khóm rà soát hộ nghèo."]),
        ("Trung tâm Cấp cứu 115 bố trí xe trực.", ["Trung tâm Cấp cứu 115 | Trung tâm Cấp cứu 115 bố trí xe trực."]),
    ],
)  # fmt: skip
def test_who_does_it_and_with_whom(point: str, expected: list[str]) -> None:
    assert lines(f"1. {point}", NOTICE) == expected


@pytest.mark.parametrize(
    ("title", "owners"),
    [
        ("1. Công tác mặt bằng (Sở Xây dựng chủ trì, phối hợp với các xã):", "Sở Xây dựng + các xã"),
        ("1. Công tác mặt bằng: (Sở Xây dựng chủ trì)", "Sở Xây dựng"),
        ("1. Phần việc của nhà thầu:", "nhà thầu"),
        ("1. Các nội dung giao Sở Xây dựng:", "Sở Xây dựng"),
        ("1. Công tác mặt bằng (đợt 2):", "–"),
    ],
)
def test_who_a_title_says_has_to_do_what_stands_under_it(title: str, owners: str) -> None:
    points = [f"{owners} | Lập tiến độ chi tiết.", f"{owners} | Bố trí cán bộ theo dõi."]
    assert lines(f"{title}\n\n- Lập tiến độ chi tiết.\n\n- Bố trí cán bộ theo dõi.", NOTICE) == points


@pytest.mark.parametrize("title", ["Yêu cầu thời gian tới", "Yêu cầu các đơn vị thực hiện:", "Yêu cầu đối với các sở"])
def test_orders_behind_an_assessment(title: str) -> None:
    text = (
        f"I. Kết quả\n\nCác đơn vị đã cố gắng.\n\nII. {title}\n\n1. Sở Xây dựng lập quy hoạch.\n\n2. Sở Tài chính bố trí vốn."
    )
    assert lines(text, NOTICE) == ["Sở Xây dựng | Sở Xây dựng lập quy hoạch.", "Sở Tài chính | Sở Tài chính bố trí vốn."]


def test_a_numbered_proposal_and_its_answer() -> None:
    text = "1. Kiến nghị 1: Hỗ trợ kinh phí làm đường.\n\nChủ tịch UBND tỉnh giao Sở Tài chính cân đối nguồn vốn."
    assert lines(text, NOTICE) == ["Sở Tài chính | Sở Tài chính cân đối nguồn vốn."]
