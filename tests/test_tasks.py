"""Tasks of small documents: who is charged with which words, and by when.

A case is a text and the tasks that it holds: "owners | words", owners in the form of `directives.owners_line`.
"""

from __future__ import annotations

from datetime import date

import pytest
from chidao.extractors.records import Decision, Metadata
from chidao.extractors.tasks import find_tasks
from directives import DIRECTIVE, NEWS, deadlines, document, found, letterhead, lines, points, tasks_of

# One point


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        # Clauses with a verb of their own are units of their own; the owner holds.
        (
            "Sở Y tế rà soát danh mục; báo cáo UBND tỉnh; công khai trên cổng thông tin.",
            ["Sở Y tế | Sở Y tế rà soát danh mục", "Sở Y tế | báo cáo UBND tỉnh", "Sở Y tế | công khai trên cổng thông tin."],
        ),
        ("Sở Y tế rà soát; Sở Nội vụ thẩm định; báo cáo UBND tỉnh.", ["Sở Y tế | Sở Y tế rà soát", "Sở Nội vụ | Sở Nội vụ thẩm định", "Sở Nội vụ | báo cáo UBND tỉnh."]),
        ("Giao Sở Y tế chủ trì rà soát; giao Sở Nội vụ thẩm định.", ["Sở Y tế | Sở Y tế chủ trì rà soát", "Sở Nội vụ | Sở Nội vụ thẩm định."]),
        (
            "Sở Y tế rà soát danh mục. Công khai kết quả. Sở Nội vụ thẩm định. Báo cáo UBND tỉnh.",
            ["Sở Y tế | Sở Y tế rà soát danh mục.", "Sở Y tế | Công khai kết quả.", "Sở Nội vụ | Sở Nội vụ thẩm định.", "Sở Nội vụ | Báo cáo UBND tỉnh."],
        ),
        # A second body behind a comma has its own charge, unless it is a partner, an addressee or who approves.
        ("Sở Y tế rà soát danh mục, Sở Nội vụ thẩm định biên chế.", ["Sở Y tế | Sở Y tế rà soát danh mục", "Sở Nội vụ | Sở Nội vụ thẩm định biên chế."]),
        ("Giao Sở Y tế trực tiếp kiểm tra, Sở Nội vụ làm đầu mối theo dõi.", ["Sở Y tế | Sở Y tế trực tiếp kiểm tra", "Sở Nội vụ | Sở Nội vụ làm đầu mối theo dõi."]),
        ("Sở Y tế phối hợp với Sở Nội vụ, Sở Tài chính rà soát danh mục.", ["Sở Y tế + Sở Nội vụ; Sở Tài chính | Sở Y tế phối hợp với Sở Nội vụ, Sở Tài chính rà soát danh mục."]),
        ("Sở Y tế thẩm định hồ sơ, UBND tỉnh phê duyệt.", ["Sở Y tế | Sở Y tế thẩm định hồ sơ, UBND tỉnh phê duyệt."]),
        # Whom a body directs in a lead-in is its own affair, and so are their partners.
        ("Sở Y tế chỉ đạo:\n\na) Rà soát danh mục.", ["Sở Y tế | Rà soát danh mục."]),
        ("Sở Y tế chỉ đạo Trung tâm Kiểm nghiệm phối hợp với Công an tỉnh lấy mẫu.", ["Sở Y tế | Sở Y tế chỉ đạo Trung tâm Kiểm nghiệm phối hợp với Công an tỉnh lấy mẫu."]),
        ("Sở Y tế thần tốc truy vết các ca nhiễm; tạm thời đóng cửa chợ.", ["Sở Y tế | Sở Y tế thần tốc truy vết các ca nhiễm", "Sở Y tế | tạm thời đóng cửa chợ."]),
        ("Hiệu trưởng các trường cho học sinh nghỉ học.", ["Hiệu trưởng các trường | Hiệu trưởng các trường cho học sinh nghỉ học."]),
        # What a time that is over opens with is told, not charged.
        ("Sở Y tế rà soát danh mục. Trong thời gian qua, việc huy động, quản lý vốn vay có những đóng góp tích cực.", ["Sở Y tế | Sở Y tế rà soát danh mục."]),
        ("Sở Y tế xây dựng quy chế phối hợp với Công an tỉnh.", ["Sở Y tế | Sở Y tế xây dựng quy chế phối hợp với Công an tỉnh."]),
        ("Công ty Nước sạch Đá Bạc ngừng cung cấp nước.", ["Công ty Nước sạch Đá Bạc | Công ty Nước sạch Đá Bạc ngừng cung cấp nước."]),
        ("Sở Y tế rà soát danh mục. Hoàn thành xử lý 27 hồ sơ tồn đọng trước ngày 31/12/2031.", ["Sở Y tế | Sở Y tế rà soát danh mục.", "Sở Y tế | Hoàn thành xử lý 27 hồ sơ tồn đọng trước ngày 31/12/2031."]),
        # A charge that ends with names leads what follows.
        ("UBND tỉnh yêu cầu các sở, UBND các xã:\n\na) Rà soát danh mục.", ["các sở; Ủy ban nhân dân các xã | Rà soát danh mục."]),
        # Who answers for it wherever it happens.
        ("Sở Y tế rà soát danh mục; nơi nào để xảy ra vi phạm, Chủ tịch UBND xã chịu trách nhiệm trước UBND tỉnh.", ["Sở Y tế | Sở Y tế rà soát danh mục", "Chủ tịch Ủy ban nhân dân xã | nơi nào để xảy ra vi phạm, Chủ tịch UBND xã chịu trách nhiệm trước UBND tỉnh."]),
        ("Các bệnh viện còn chỉ tiêu\n\na) Niêm yết số giường.", ["các bệnh viện còn chỉ tiêu | Niêm yết số giường."]),
        # Departments of other times.
        ("Sở Văn hóa Thông tin, Sở Tài chính - Vật giá, Báo Đá Bạc tuyên truyền.", ["Sở Văn hóa Thông tin; Sở Tài chính - Vật giá; Báo Đá Bạc | Sở Văn hóa Thông tin, Sở Tài chính - Vật giá, Báo Đá Bạc tuyên truyền."]),
        # A text to be drawn up may take the place of another.
        ("Giao Sở Y tế dự thảo Kế hoạch thay thế Kế hoạch số 12/KH-UBND.", ["Sở Y tế | Sở Y tế dự thảo Kế hoạch thay thế Kế hoạch số 12/KH-UBND."]),
        # Syllables of a name that are verbs elsewhere; heads of courts charge too.
        ("Chánh án Tòa án nhân dân tỉnh yêu cầu Chánh án Tòa án nhân dân khu vực rà soát các vụ án.", ["Chánh án Tòa án nhân dân khu vực | Chánh án Tòa án nhân dân khu vực rà soát các vụ án."]),
        # What one is told to hand down charges nobody but him.
        ("Yêu cầu các chi nhánh thực hiện:\n- Giao chỉ tiêu huy động vốn cho các phòng giao dịch.\n- Rà soát nợ xấu.", ["các chi nhánh | Giao chỉ tiêu huy động vốn cho các phòng giao dịch.", "các chi nhánh | Rà soát nợ xấu."]),
        ("Yêu cầu các đơn vị thực hiện các nội dung sau:\n- Rà soát nợ xấu.", ["các đơn vị | Rà soát nợ xấu."]),
        # Lists of objects, of qualities and of stresses are not.
        ("Sở Y tế rà soát danh mục thuốc; hóa chất; vật tư tiêu hao.", ["Sở Y tế | Sở Y tế rà soát danh mục thuốc; hóa chất; vật tư tiêu hao."]),
        ("Sở Y tế rà soát các nội dung gồm: a) thuốc; b) vắc xin; c) vật tư.", ["Sở Y tế | Sở Y tế rà soát các nội dung gồm: a) thuốc; b) vắc xin; c) vật tư."]),
        ("Sở Y tế rà soát danh mục; bảo đảm chính xác, kịp thời.", ["Sở Y tế | Sở Y tế rà soát danh mục; bảo đảm chính xác, kịp thời."]),
        ("Sở Y tế rà soát danh mục, nhất là thuốc hiếm; đặc biệt là vắc xin.", ["Sở Y tế | Sở Y tế rà soát danh mục, nhất là thuốc hiếm; đặc biệt là vắc xin."]),
        ("Sở Y tế rà soát danh mục. Đặc biệt là thuốc hiếm.", ["Sở Y tế | Sở Y tế rà soát danh mục. Đặc biệt là thuốc hiếm."]),
        ("Sở Y tế rà soát danh mục; hoàn thành trước ngày 15/4/2031.", ["Sở Y tế | Sở Y tế rà soát danh mục; hoàn thành trước ngày 15/4/2031."]),
        # Lists of bodies across semicolons.
        ("UBND các xã; Sở Nội vụ; Sở Tài chính rà soát biên chế.", ["Ủy ban nhân dân các xã; Sở Nội vụ; Sở Tài chính | UBND các xã; Sở Nội vụ; Sở Tài chính rà soát biên chế."]),
        # Nobody is named.
        ("Khẩn trương giải phóng mặt bằng; phân luồng giao thông.", ["– | Khẩn trương giải phóng mặt bằng", "– | phân luồng giao thông."]),
        ("Các hồ chứa phải được kiểm tra thường xuyên.", ["– | Các hồ chứa phải được kiểm tra thường xuyên."]),
        # Equals are all charged.
        ("Sở Y tế, Sở Nội vụ phối hợp rà soát.", ["Sở Y tế; Sở Nội vụ | Sở Y tế, Sở Nội vụ phối hợp rà soát."]),
        ("Giao các Sở: Y tế, Nội vụ rà soát.", ["Sở Y tế; Sở Nội vụ | các Sở: Y tế, Nội vụ rà soát."]),
        ("Giám đốc Sở Y tế chịu trách nhiệm trước UBND tỉnh về tiến độ.", ["Giám đốc Sở Y tế | Giám đốc Sở Y tế chịu trách nhiệm trước UBND tỉnh về tiến độ."]),
        # The passive names who is charged first.
        ("Sở Y tế được UBND tỉnh giao làm đầu mối tổng hợp.", ["Sở Y tế | Sở Y tế được UBND tỉnh giao làm đầu mối tổng hợp."]),
        ("Sở Y tế được giao chủ trì; Sở Nội vụ có trách nhiệm thẩm định.", ["Sở Y tế | Sở Y tế được giao chủ trì", "Sở Nội vụ | Sở Nội vụ có trách nhiệm thẩm định."]),
        # Purpose before the charge is left out; who only receives is no owner.
        (
            "Để bảo đảm an toàn, yêu cầu các trường học rà soát nhà vệ sinh, báo cáo về Sở Giáo dục và Đào tạo.",
            ["các trường học | các trường học rà soát nhà vệ sinh, báo cáo về Sở Giáo dục và Đào tạo."],
        ),
        # What is to be done stands behind the colon.
        ("Giao các sở, ngành thực hiện: Rà soát danh mục; công khai kết quả.", ["các sở, ngành | Rà soát danh mục", "các sở, ngành | công khai kết quả."]),
        ("Sở Y tế tập trung: Rà soát danh mục; công khai kết quả.", ["Sở Y tế | Rà soát danh mục", "Sở Y tế | công khai kết quả."]),
        # Behind an adjunct without a comma.
        ("Trong quá trình thực hiện các đơn vị báo cáo về Sở Y tế.", ["các đơn vị | Trong quá trình thực hiện các đơn vị báo cáo về Sở Y tế."]),
        (
            "Trong quá trình thực hiện Thủ trưởng các địa phương phối hợp với Sở Y tế, Sở Nội vụ rà soát.",
            ["Thủ trưởng các địa phương + Sở Y tế; Sở Nội vụ | Trong quá trình thực hiện Thủ trưởng các địa phương phối hợp với Sở Y tế, Sở Nội vụ rà soát."],
        ),
        (
            "Quá trình tổ chức thực hiện nếu có khó khăn, vướng mắc thì các văn phòng kịp thời báo cáo.",
            ["các văn phòng | Quá trình tổ chức thực hiện nếu có khó khăn, vướng mắc thì các văn phòng kịp thời báo cáo."],
        ),
        ("Quá trình thực hiện còn chậm, giải ngân thấp.", []),
        # Liability and prohibition.
        ("UBND xã chịu trách nhiệm nếu để xảy ra lấn chiếm đất.", ["Ủy ban nhân dân xã | UBND xã chịu trách nhiệm nếu để xảy ra lấn chiếm đất."]),
        ("UBND các xã không được cấp phép khi chưa thẩm định.", ["Ủy ban nhân dân các xã | UBND các xã không được cấp phép khi chưa thẩm định."]),
        # What is settled is no task; the charge behind it is.
        ("Về tiến độ: Sở Y tế đã hoàn thành 12/15 trạm.", []),
        ("Về đất đai: giao Sở Xây dựng rà soát.", ["Sở Xây dựng | Sở Xây dựng rà soát."]),
        ("Yêu cầu UBND các xã: (1) rà soát hộ nghèo; (2) báo cáo UBND tỉnh.", ["Ủy ban nhân dân các xã | UBND các xã: (1) rà soát hộ nghèo", "Ủy ban nhân dân các xã | báo cáo UBND tỉnh."]),
        ("Kiểm tra chợ; b) báo cáo kết quả.", ["– | Kiểm tra chợ", "– | báo cáo kết quả."]),
        (
            "UBND xã Đá Bạc trình UBND tỉnh phê duyệt quy hoạch.",
            ["Ủy ban nhân dân xã Đá Bạc | UBND xã Đá Bạc trình UBND tỉnh phê duyệt quy hoạch."],
        ),
        # Words that are no predicates yet.
        ("Sở Y tế mua vắc xin.", ["Sở Y tế | Sở Y tế mua vắc xin."]),
        ("Sở Y tế xây kho để trữ thuốc.", ["Sở Y tế | Sở Y tế xây kho để trữ thuốc."]),
        ("Sở Y tế cấp thuốc; các xã phun hóa chất.", ["Sở Y tế | Sở Y tế cấp thuốc", "các xã | các xã phun hóa chất."]),
    ],
)  # fmt: skip
def test_one_point(point: str, expected: list[str]) -> None:
    assert lines(points(point), DIRECTIVE) == expected


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        # A partner holds to the end of its sentence unless a clause names its own.
        (
            "Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát; trình UBND tỉnh; phối hợp với Sở Nội vụ công khai.",
            ["Sở Y tế + Sở Tài chính", "Sở Y tế + Sở Tài chính", "Sở Y tế + Sở Nội vụ"],
        ),
        ("Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát. Báo cáo UBND tỉnh.", ["Sở Y tế + Sở Tài chính", "Sở Y tế"]),
        ("Sở Y tế phối hợp với Sở Tài chính rà soát; báo cáo UBND tỉnh.", ["Sở Y tế + Sở Tài chính", "Sở Y tế"]),
        ("Phối hợp với Sở Y tế rà soát; tổng hợp số liệu.", ["– + Sở Y tế", "– + Sở Y tế"]),
        ("Sở Y tế chủ trì, phối hợp rà soát; báo cáo UBND tỉnh.", ["Sở Y tế", "Sở Y tế"]),
        ("Sở Y tế phối hợp với Sở Tài chính; UBND các xã rà soát biên chế.", ["Sở Y tế + Sở Tài chính; Ủy ban nhân dân các xã"]),
        # Who leads is no partner beside.
        ("Sở Y tế, Sở Tài chính chủ trì, phối hợp với Sở Tài chính, Sở Nội vụ rà soát.", ["Sở Y tế; Sở Tài chính + Sở Nội vụ"]),
    ],
)  # fmt: skip
def test_partners(point: str, expected: list[str]) -> None:
    assert [owners for owners, _ in found(points(point), DIRECTIVE)] == expected


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        # In "A chỉ đạo B làm X" A answers, not B.
        ("Sở Y tế chỉ đạo UBND các xã chuẩn bị giường bệnh.", ["Sở Y tế"]),
        ("Sở Nội vụ đôn đốc các xã báo cáo.", ["Sở Nội vụ"]),
        ("Giao Sở Tài chính hướng dẫn UBND các xã lập dự toán.", ["Sở Tài chính"]),
        ("UBND các xã vận động người dân tiêm phòng.", ["Ủy ban nhân dân các xã"]),
        # The issuer is not charged: whom it charges is.
        ("UBND tỉnh yêu cầu Sở Nội vụ đôn đốc các xã báo cáo.", ["Sở Nội vụ"]),
    ],
)  # fmt: skip
def test_chained_charges(point: str, expected: list[str]) -> None:
    assert [owners for owners, _ in found(points(point), DIRECTIVE)] == expected


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("Sở NN&MT, Sở GD&ĐT rà soát.", "Sở Nông nghiệp và Môi trường; Sở Giáo dục và Đào tạo"),
        ("BQL các KCN tỉnh rà soát.", "Ban Quản lý các khu công nghiệp tỉnh"),
        ("UBND TP Sông Mây rà soát.", "Ủy ban nhân dân thành phố Sông Mây"),
        ("Các địa phương rà soát.", "các địa phương"),
        ("Lãnh đạo các sở, ngành trực tiếp đi cơ sở.", "Lãnh đạo các sở, ngành"),
        ("Sở Y tế (Thanh tra Sở) kiểm tra các nhà thuốc.", "Sở Y tế"),
        # The stop of an abbreviated place ends no name.
        ("UBND TP. Sông Mây rà soát.", "Ủy ban nhân dân thành phố Sông Mây"),
        ("UBND TP.Sông Mây rà soát.", "Ủy ban nhân dân thành phố Sông Mây"),
        ("UBND TX. Đá Bạc rà soát.", "Ủy ban nhân dân thị xã Đá Bạc"),
        ("UBND TT. Đá Bạc rà soát.", "Ủy ban nhân dân thị trấn Đá Bạc"),
        ("UBND Q. Tân Lập rà soát.", "Ủy ban nhân dân quận Tân Lập"),
        ("Sở Y tế, Công an TP. Sông Mây rà soát.", "Sở Y tế; Công an thành phố Sông Mây"),
    ],
)  # fmt: skip
def test_names_in_full(point: str, expected: str) -> None:
    assert [owners for owners, _ in found(points(point), DIRECTIVE)] == [expected]


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("Sở Y tế rà soát. Sở báo cáo UBND tỉnh.", "Sở Y tế"),
        ("Bộ Xây dựng hướng dẫn. Bộ tổng hợp, báo cáo.", "Bộ Xây dựng"),
        ("Sở Y tế Đà Nẵng rà soát. Sở báo cáo UBND thành phố.", "Sở Y tế Đà Nẵng"),
        ("Văn phòng Trung ương Đảng rà soát. Văn phòng sẽ báo cáo Ban Bí thư.", "Văn phòng Trung ương Đảng"),
        ("UBND xã Đá Bạc rà soát. UBND xã báo cáo.", "Ủy ban nhân dân xã Đá Bạc"),
        ("Ban Quản lý dự án đầu tư xây dựng (sau đây gọi tắt là Ban Quản lý) lập hồ sơ. Ban Quản lý hoàn thành thủ tục.", "Ban Quản lý dự án đầu tư xây dựng"),
        ("Sở Y tế rà soát. Đơn vị này công khai kết quả.", "Sở Y tế"),


        ("UBND xã Đá Bạc rà soát. Địa phương này báo cáo tiến độ.", "Ủy ban nhân dân xã Đá Bạc"),
        ("Sở Y tế, Sở Nội vụ rà soát. Các đơn vị nêu trên công khai kết quả.", "Sở Y tế; Sở Nội vụ"),
    ],
)  # fmt: skip
def test_short_forms_are_resolved(point: str, expected: str) -> None:
    assert {owners for owners, _ in found(points(point), DIRECTIVE)} == {expected}


# What is no task


@pytest.mark.parametrize(
    "point",
    [
        "Người dân có trách nhiệm chấp hành quy định giao thông.",  # citizens in general
        "Tổ chức, cá nhân vi phạm sẽ bị xử lý theo quy định.",
        "Đơn vị nào chậm trễ sẽ bị phê bình.",  # a threat
        "Công tác phòng cháy là nhiệm vụ thường xuyên của các cấp.",  # what a matter is
        "Điểm nóng là khu vực có từ ba vụ cháy trở lên.",  # a definition
        "Các sở, ngành đã giải ngân 45% kế hoạch vốn.",  # a result
        "Chủ tịch UBND tỉnh biểu dương các lực lượng.",
        "Chỉ thị này có hiệu lực kể từ ngày ký.",
        "Căn cứ Luật Đất đai năm 2024.",
        "Giám đốc các sở, Chủ tịch UBND các xã chịu trách nhiệm thi hành Chỉ thị này.",
        "Yêu cầu các đơn vị nghiêm túc triển khai thực hiện./.",
        "Sở Y tế thực hiện các nhiệm vụ sau:",
        "Công ty Cổ phần Sông Mây có quyền đề nghị gia hạn.",
        "Nhận được Công văn này, yêu cầu các đơn vị triển khai thực hiện./.",
    ],
)  # fmt: skip
def test_what_is_no_task(point: str) -> None:
    assert lines(points(point), DIRECTIVE) == []


@pytest.mark.parametrize("kind", ["bao_cao", "to_trinh"])
def test_reports_and_proposals_charge_nobody(kind: str) -> None:
    assert lines(points("Sở Y tế rà soát danh mục.", "Giao Sở Nội vụ thẩm định."), letterhead(kind)) == []  # type: ignore[arg-type]


def test_what_a_decision_settles_is_no_task() -> None:
    text = points("Thống nhất chủ trương xây cầu Đá Bạc. Giao Sở Xây dựng lập dự án.")
    read, tasks = tasks_of(text, DIRECTIVE)
    settled = Decision(tasks[0].start, tasks[0].end, "agree", None, 0.9)
    assert [read.text[task.start : task.end] for task in find_tasks(read, DIRECTIVE, None, (settled,))] == [
        "Sở Xây dựng lập dự án."
    ]


def test_letterhead_recipients_and_signature_charge_nobody() -> None:
    assert lines("""
        Kính gửi:

        - Sở Y tế;

        - UBND các xã, phường.

        Chủ tịch UBND tỉnh yêu cầu:

        1. Sở Y tế rà soát danh mục.

        Nơi nhận:

        - Như trên;

        - Sở Nội vụ (để rà soát);

        KT. CHỦ TỊCH
    """) == ["Sở Y tế | Sở Y tế rà soát danh mục."]  # fmt: skip


def test_no_text_no_tasks() -> None:
    assert tasks_of("Lâm Sơn")[1] == ()


# Deadlines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A deadline inside a clause binds that clause.
        (points("Sở Y tế rà soát; báo cáo trước ngày 15/4/2031; công khai kết quả."), ["", "trước ngày 15/4/2031 = by 2031-04-15", ""]),
        # One that opens the sentence binds its clauses.
        (points("Trước ngày 15/4/2031, Sở Y tế rà soát danh mục; báo cáo UBND tỉnh."), ["Trước ngày 15/4/2031 = by 2031-04-15"] * 2),
        # A sentence of its own binds the units of its point, and no other's.
        (points("Sở Y tế rà soát danh mục. Thời gian hoàn thành: trước ngày 15/4/2031.", "Sở Nội vụ rà soát."), ["trước ngày 15/4/2031 = by 2031-04-15", ""]),
        (points("Sở Y tế rà soát danh mục. Báo cáo UBND tỉnh. Hoàn thành trong tháng 4/2031."), ["trong tháng 4/2031 = on 2031-04-30"] * 2),
        (points("Sở Y tế rà soát trước ngày 15/4/2031. Công khai kết quả. Hoàn thành trong tháng 5/2031."), ["trước ngày 15/4/2031 = by 2031-04-15", "trong tháng 5/2031 = on 2031-05-31"]),
        # In the lead-in it holds for the points.
        ("2. Trước ngày 15/4/2031, các sở, ngành hoàn thành các nội dung sau:\n\na) Rà soát biên chế;\n\nb) Sắp xếp trụ sở.", ["Trước ngày 15/4/2031 = by 2031-04-15"] * 2),
        # "hoàn thành trước ngày …" without an object belongs to the unit before.
        (points("Sở Y tế rà soát danh mục; hoàn thành trước ngày 15/4/2031."), ["trước ngày 15/4/2031 = by 2031-04-15"]),
        # Recurring, vague, within; a start is none.
        (points("Trước ngày 15/12 hằng năm, Sở Y tế báo cáo."), ["Trước ngày 15/12 hằng năm = every year"]),
        (points("Trong thời gian tới, Sở Y tế tập huấn cán bộ."), ["Trong thời gian tới = vague"]),
        (points("Sở Y tế sớm hoàn thành kho lạnh."), ["sớm = vague"]),
        (points("Sở Y tế báo cáo trong vòng 10 ngày kể từ ngày nhận hồ sơ."), ["trong vòng 10 ngày kể từ ngày nhận hồ sơ = within"]),
        (points("Từ ngày 15/4/2031, Sở Y tế vận hành kho lạnh."), [""]),
        (points("Sở Y tế thường xuyên kiểm tra kho lạnh."), [""]),
        # The main verb's where there are two.
        (points("Sở Y tế trình UBND tỉnh trước ngày 15/4/2031 để trình HĐND tỉnh tại kỳ họp tháng 7/2031."), ["trước ngày 15/4/2031 = by 2031-04-15"]),
    ],
)  # fmt: skip
def test_deadlines(text: str, expected: list[str]) -> None:
    assert deadlines(text, DIRECTIVE) == expected


def test_days_count_from_the_date_that_is_given() -> None:
    undated = Metadata("chi_thi", None, None, "Ủy ban nhân dân tỉnh Lâm Sơn")
    read = document(points("Sở Y tế báo cáo trước ngày 15/4."))
    (task,) = find_tasks(read, undated, date(2032, 1, 2))
    assert task.deadline is not None
    assert task.deadline.due == date(2032, 4, 15)


@pytest.mark.parametrize(
    ("heading", "owner"),
    [
        ("CỤC ĐĂNG KIỂM VIỆT NAM", "Cục Đăng kiểm Việt Nam"),
        ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Sở Nông nghiệp và Môi trường"),
        ("ỦY BAN NHÂN DÂN CÁC TỈNH, THÀNH PHỐ", "Ủy ban nhân dân các tỉnh, thành phố"),
        ("CÁC CHỦ ĐẦU TƯ", "các chủ đầu tư"),
    ],
)
def test_owners_of_headings_in_capitals_are_written_as_in_sentences(heading: str, owner: str) -> None:
    _, tasks = tasks_of(f"I. {heading}\n\n1. Rà soát danh mục.\n\n2. Báo cáo kết quả trước ngày 5/6/2025.", DIRECTIVE)
    assert [[one.name for one in task.owners] for task in tasks] == [[owner], [owner]]


# Who charges


@pytest.mark.parametrize(
    ("text", "meta", "assigner"),
    [
        (points("Sở Y tế rà soát."), DIRECTIVE, "Ủy ban nhân dân tỉnh Lâm Sơn"),
        ("Chủ tịch UBND tỉnh yêu cầu:\n\n1. Sở Y tế rà soát.", DIRECTIVE, "Chủ tịch UBND tỉnh"),
        # The fullest form that the text has.
        ("Chủ tịch UBND tỉnh yêu cầu Sở Y tế rà soát.\n\nPhó Chủ tịch UBND tỉnh Trần Bình yêu cầu các xã báo cáo.", DIRECTIVE, "Phó Chủ tịch UBND tỉnh Trần Bình"),
        (points("Sở Y tế rà soát."), letterhead("chi_thi", None), None),
        ("Thực hiện Công văn số 15/BYT-DP của Bộ Y tế, Chủ tịch UBND tỉnh yêu cầu:\n\n1. Sở Y tế rà soát.", DIRECTIVE, "Chủ tịch UBND tỉnh"),
        # Whose conclusion it is, the title says.
        (points("Sở Y tế rà soát."), letterhead("thong_bao", "Văn phòng Chính phủ", "Kết luận của Thủ tướng Chính phủ Lê Văn An tại hội nghị"), "Thủ tướng Chính phủ Lê Văn An"),
        (points("Sở Y tế rà soát."), letterhead("thong_bao", "Văn phòng UBND tỉnh Lâm Sơn", "Kết luận của đồng chí Trần Bình - Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh tại cuộc họp"), "Trần Bình - Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh"),
        (points("Sở Y tế rà soát."), letterhead("thong_bao", "Văn phòng UBND tỉnh Lâm Sơn", "Ý kiến chỉ đạo của Chủ tịch UBND tỉnh về phòng dịch"), "Chủ tịch UBND tỉnh"),
        # Not what he does beside, nor how he is addressed; the issuer's name with its place.
        ("Đồng chí Bí thư Tỉnh ủy đã yêu cầu Sở Y tế rà soát.", DIRECTIVE, "Bí thư Tỉnh ủy"),
        ("UBND tỉnh vừa có văn bản yêu cầu Sở Y tế rà soát.", DIRECTIVE, "Ủy ban nhân dân tỉnh Lâm Sơn"),
        ("Chủ tịch UBND tỉnh có ý kiến chỉ đạo như sau:\n\n1. Sở Y tế rà soát.", DIRECTIVE, "Chủ tịch UBND tỉnh"),
        # The name of the person wherever it stands behind the title.
        ("Chủ tịch UBND tỉnh yêu cầu Sở Y tế rà soát.\n\nDự họp có Chủ tịch UBND tỉnh Lâm Sơn Trần Văn Bình và các sở.", NEWS, "Chủ tịch UBND tỉnh Lâm Sơn Trần Văn Bình"),
        ("Chủ tịch UBND tỉnh yêu cầu Sở Y tế rà soát.\n\n“Đốt thì nhanh nhưng chúng tôi không có tiền”, bà Trần Thị Lý, xã Đại Hưng, nói.", NEWS, "Chủ tịch UBND tỉnh"),
        # Who is called by his name alone has his title where the text gives it.
        ("Chiều 3/5, Chủ tịch UBND tỉnh Trần Bình thăm xã Đá Bạc.\n\nKết luận buổi làm việc, ông Trần Bình yêu cầu Sở Y tế rà soát.", NEWS, "Chủ tịch UBND tỉnh Trần Bình"),
        ("Ông cũng yêu cầu Sở Y tế rà soát.", NEWS, "Ủy ban nhân dân tỉnh Lâm Sơn"),
    ],
)  # fmt: skip
def test_who_charges(text: str, meta: Metadata, assigner: str | None) -> None:
    _, tasks = tasks_of(text, meta)
    assert {task.assigner for task in tasks} == {assigner}
