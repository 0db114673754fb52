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


@pytest.mark.parametrize("title", ["Yêu cầu thời gian tới", "Yêu cầu các đơn vị thực hiện:", "Yêu cầu đối với các sở"])
def test_orders_behind_an_assessment(title: str) -> None:
    text = (
        f"I. Kết quả\n\nCác đơn vị đã cố gắng.\n\nII. {title}\n\n1. Sở Xây dựng lập quy hoạch.\n\n2. Sở Tài chính bố trí vốn."
    )
    assert lines(text, NOTICE) == ["Sở Xây dựng | Sở Xây dựng lập quy hoạch.", "Sở Tài chính | Sở Tài chính bố trí vốn."]


def test_a_numbered_proposal_and_its_answer() -> None:
    text = "1. Kiến nghị 1: Hỗ trợ kinh phí làm đường.\n\nChủ tịch UBND tỉnh giao Sở Tài chính cân đối nguồn vốn."
    assert lines(text, NOTICE) == ["Sở Tài chính | Sở Tài chính cân đối nguồn vốn."]
