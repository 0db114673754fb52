"""Who is charged in conclusion notices, by which names, and who works with whom.

A case is a text and its tasks, "owners | words", owners in the form of `directives.owners_line`.
"""

from __future__ import annotations

import pytest
from directives import NOTICE, letterhead, lines


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
