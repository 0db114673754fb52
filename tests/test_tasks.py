"""Tasks of small documents: who is charged with which words, and by when.

A case is a text and the tasks that it holds: "owners | words", owners in the form of `directives.owners_line`.
"""

from __future__ import annotations

import sys
from datetime import date

import pytest
from chidao.extractors.records import Decision, Metadata
from chidao.extractors.tasks import find_tasks
from directives import deadlines, document, found, letterhead, tasks_of
from hypothesis import given, settings
from hypothesis import strategies as st

DIRECTIVE = letterhead("chi_thi")
PLAN = letterhead("ke_hoach")
NEWS = letterhead("news")


def lines(text: str, meta: Metadata | None = None) -> list[str]:
    return [f"{owners} | {words}" for owners, words in found(text, meta)]


def points(*texts: str) -> str:
    """Numbered points of a directive."""
    return "\n\n".join(f"{at}. {text}" for at, text in enumerate(texts, 1))


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


# Headings and lead-ins


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a heading that names the body gives its points their owner
            """
            2. Sở Y tế:

            a) Rà soát danh mục;

            b) UBND các xã tiêm phòng;

            c) Tập huấn cán bộ.

            - Hướng dẫn chuyên môn.

            Hằng tháng báo cáo UBND tỉnh.

            3. Tăng cường kiểm tra.
            """,
            [
                "Sở Y tế | Rà soát danh mục",
                "Ủy ban nhân dân các xã | UBND các xã tiêm phòng",
                "Sở Y tế | Tập huấn cán bộ.",
                "Sở Y tế | Hướng dẫn chuyên môn.",
                "Sở Y tế | Hằng tháng báo cáo UBND tỉnh.",
                "– | Tăng cường kiểm tra.",
            ],
        ),
        (  # under a subject matter, who is named keeps it to himself
            """
            1. Nâng cấp trạm y tế

            - Sở Xây dựng thẩm định thiết kế.

            - Bố trí vốn.
            """,
            ["Sở Xây dựng | Sở Xây dựng thẩm định thiết kế.", "– | Bố trí vốn."],
        ),
        (
            """
            Chủ tịch UBND tỉnh yêu cầu Giám đốc các sở, Chủ tịch UBND các xã thực hiện các nhiệm vụ sau:

            - Tăng cường kiểm tra rừng;

            - Sở Nông nghiệp và Môi trường cập nhật cảnh báo cháy;

            - Bố trí lực lượng trực.
            """,
            [
                "Giám đốc các sở; Chủ tịch Ủy ban nhân dân các xã | Tăng cường kiểm tra rừng",
                "Sở Nông nghiệp và Môi trường | Sở Nông nghiệp và Môi trường cập nhật cảnh báo cháy",
                "Giám đốc các sở; Chủ tịch Ủy ban nhân dân các xã | Bố trí lực lượng trực.",
            ],
        ),
        (
            """
            3. Giao các cơ quan thực hiện các nhiệm vụ cụ thể như sau:

            a) Sở Xây dựng:

            - Cấp phép.

            - Thanh tra.

            b) Sở Nội vụ

            - Tuyển dụng.
            """,
            ["Sở Xây dựng | Cấp phép.", "Sở Xây dựng | Thanh tra.", "Sở Nội vụ | Tuyển dụng."],
        ),
        (  # numbers in words
            "Thứ nhất, Sở Y tế rà soát danh mục.\n\nThứ hai, các địa phương tiêm phòng.",
            ["Sở Y tế | Sở Y tế rà soát danh mục.", "các địa phương | các địa phương tiêm phòng."],
        ),
        (
            """
            1. Sở Y tế chủ trì, phối hợp với Sở Tài chính:

            - Rà soát danh mục.

            - Tập huấn cán bộ.
            """,
            ["Sở Y tế + Sở Tài chính | Rà soát danh mục.", "Sở Y tế + Sở Tài chính | Tập huấn cán bộ."],
        ),
        (  # nor is it a charge where its partners are many
            """
            1. Sở Y tế chủ trì, phối hợp với Sở Tài chính và UBND các xã, phường:

            - Rà soát danh mục.
            """,
            ["Sở Y tế + Sở Tài chính; Ủy ban nhân dân các xã, phường | Rà soát danh mục."],
        ),
        (  # what it adds to working together is one
            """
            1. Sở Y tế phối hợp với Sở Tài chính lập dự toán mua thuốc, vật tư cho các trạm, trong đó:

            - Rà soát danh mục.
            """,
            [
                "Sở Y tế + Sở Tài chính | Sở Y tế phối hợp với Sở Tài chính lập dự toán mua thuốc, vật tư cho các trạm, trong đó:",
                "Sở Y tế + Sở Tài chính | Rà soát danh mục.",
            ],
        ),
    ],
)  # fmt: skip
def test_headings_and_lead_ins(text: str, expected: list[str]) -> None:
    assert lines(text, DIRECTIVE) == expected


@pytest.mark.parametrize(
    ("point", "owner"),
    [
        ("Sở Y tế: Rà soát danh mục.", "Sở Y tế"),
        ("Trách nhiệm của Sở Nội vụ: Rà soát danh mục.", "Sở Nội vụ"),
        ("Đối với Sở Nội vụ: Rà soát danh mục.", "Sở Nội vụ"),
        ("Đề nghị Hội Nông dân Lâm Sơn: Rà soát danh mục.", "Hội Nông dân Lâm Sơn"),
        ("UBND thành phố Sông Mây: Rà soát danh mục.", "Ủy ban nhân dân thành phố Sông Mây"),
        ("UBND các xã Đá Bạc, Suối Hai: Rà soát danh mục.", "Ủy ban nhân dân xã Đá Bạc; Ủy ban nhân dân xã Suối Hai"),
        *(
            (f"{name}: Rà soát danh mục.", owner)
            for name, owner in [
                ("Công an tỉnh", "Công an tỉnh"),
                ("UBND các xã, phường", "Ủy ban nhân dân các xã, phường"),
                ("Các sở, ban, ngành, UBND cấp xã", "các sở, ban, ngành; Ủy ban nhân dân cấp xã"),
                ("Đề nghị Hội Nông dân tỉnh", "Hội Nông dân tỉnh"),
                ("Đối với UBND các xã", "Ủy ban nhân dân các xã"),
                ("Các cơ quan", "các cơ quan"),
            ]
        ),
    ],
)  # fmt: skip
def test_headings_with_their_duty_behind_the_colon(point: str, owner: str) -> None:
    assert lines(points(point), DIRECTIVE) == [f"{owner} | Rà soát danh mục."]


def test_sections_tell_what_charges() -> None:
    assert lines(
        """
        I. MỤC ĐÍCH, YÊU CẦU

        1. Nâng cao ý thức của người dân.

        2. Sở Y tế phải bảo đảm đủ thuốc.

        II. NHIỆM VỤ

        1. Tuyên truyền trên hệ thống loa.

        2. Các hồ chứa phải được kiểm tra thường xuyên.

        III. KINH PHÍ

        1. Kinh phí do ngân sách tỉnh bảo đảm.

        2. Giao Sở Tài chính cân đối nguồn vốn.

        IV. TỔ CHỨC THỰC HIỆN

        Sở Y tế chỉ đạo các bệnh viện tuyến huyện lập phương án thu dung.

        Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo về Sở Y tế.
        """,
        PLAN,
    ) == [
        "Sở Y tế | Sở Y tế phải bảo đảm đủ thuốc.",  # a purpose that charges a named body
        "– | Tuyên truyền trên hệ thống loa.",
        "– | Các hồ chứa phải được kiểm tra thường xuyên.",
        "Sở Tài chính | Sở Tài chính cân đối nguồn vốn.",  # in a section on funds: who is named
        "Sở Y tế | Sở Y tế chỉ đạo các bệnh viện tuyến huyện lập phương án thu dung.",
        "các đơn vị | Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo về Sở Y tế.",
    ]  # fmt: skip


def test_a_decision_charges_in_its_articles() -> None:
    assert lines(
        """
        QUYẾT ĐỊNH:

        Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phòng cháy.

        Điều 2. Giao Công an tỉnh chủ trì, phối hợp với các sở, ngành hướng dẫn, kiểm tra việc chấp hành.

        Điều 3. Quyết định này có hiệu lực kể từ ngày ký.

        Điều 4. Chánh Văn phòng UBND tỉnh, Giám đốc Công an tỉnh và Thủ trưởng các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.
        """,
        letterhead("quyet_dinh"),
    ) == ["Công an tỉnh + các sở, ngành | Công an tỉnh chủ trì, phối hợp với các sở, ngành hướng dẫn, kiểm tra việc chấp hành."]  # fmt: skip


def test_a_letter_charges_after_what_it_agrees_to() -> None:
    assert lines("""
        Xét đề nghị của Sở Y tế tại Tờ trình số 12/TTr-SYT ngày 01/3/2031, Chủ tịch UBND tỉnh có ý kiến như sau:

        Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính lập dự toán.

        Sở Y tế chịu trách nhiệm trước UBND tỉnh về số liệu.

        Văn phòng UBND tỉnh thông báo để các đơn vị biết, thực hiện./.
    """) == [
        "Sở Y tế + Sở Tài chính | Sở Y tế chủ trì, phối hợp với Sở Tài chính lập dự toán.",
        "Sở Y tế | Sở Y tế chịu trách nhiệm trước UBND tỉnh về số liệu.",
    ]  # fmt: skip


def test_the_closing_may_hold_a_duty() -> None:
    assert lines(
        """
        Giám đốc các sở, Chủ tịch UBND các xã chịu trách nhiệm thi hành Chỉ thị này.

        Giao Sở Y tế theo dõi, đôn đốc việc thực hiện Chỉ thị này.

        Chỉ thị này có hiệu lực kể từ ngày ký./.
        """,
        DIRECTIVE,
    ) == ["Sở Y tế | Sở Y tế theo dõi, đôn đốc việc thực hiện Chỉ thị này."]  # fmt: skip


def test_an_office_writes_by_order_of_its_head() -> None:
    assert lines("Thừa lệnh Chủ tịch UBND tỉnh, Văn phòng UBND tỉnh đề nghị Sở Y tế báo cáo số ca bệnh.") == [
        "Sở Y tế | Sở Y tế báo cáo số ca bệnh."
    ]


def test_a_prohibition_in_running_text() -> None:
    for point in (
        "UBND các xã không được cấp phép khi chưa thẩm định.",
        "UBND các xã tuyệt đối không để xảy ra cháy rừng.",
    ):
        assert lines(point, DIRECTIVE) == [f"Ủy ban nhân dân các xã | {point}"]


@pytest.mark.parametrize("text", ["Doanh nghiệp không được chuyển nhượng dự án.", "Sở Y tế không cấp phép cho cơ sở này."])
def test_what_the_law_forbids_and_what_is_told_charges_nobody(text: str) -> None:
    assert lines(text) == []


def test_a_meeting_with_a_province_leaves_it_what_names_nobody() -> None:
    meta = letterhead(
        "thong_bao", "Văn phòng Chính phủ", "Kết luận của Thủ tướng Chính phủ tại buổi làm việc với lãnh đạo tỉnh Lâm Sơn"
    )
    assert lines(points("Bộ Xây dựng hướng dẫn tỉnh lập quy hoạch. Bộ sẽ tổng hợp, báo cáo.", "Rà soát lại vốn đầu tư.", "Tỉnh Lâm Sơn đã nỗ lực vượt khó."), meta) == [
        "Bộ Xây dựng | Bộ Xây dựng hướng dẫn tỉnh lập quy hoạch.",
        "Bộ Xây dựng | Bộ sẽ tổng hợp, báo cáo.",  # a body's own commitment
        "tỉnh Lâm Sơn | Rà soát lại vốn đầu tư.",
    ]  # fmt: skip


# Field lines


def test_field_lines_hold_for_their_point() -> None:
    text = """
        III. NHIỆM VỤ

        1. Rà soát quy hoạch chợ đầu mối.

        - Cơ quan chủ trì: Sở Công Thương.

        - Cơ quan phối hợp: Sở Xây dựng, UBND các xã.

        - Thời gian hoàn thành: Tháng 6/2031.

        2. Xây dựng chợ đêm.

        - Đơn vị thực hiện: UBND phường Tân Lập.

        - Kinh phí: 500 triệu đồng.
    """  # fmt: skip
    assert lines(text, PLAN) == [
        "Sở Công Thương + Sở Xây dựng; Ủy ban nhân dân các xã | Rà soát quy hoạch chợ đầu mối.",
        "Ủy ban nhân dân phường Tân Lập | Xây dựng chợ đêm.",
    ]
    assert deadlines(text, PLAN) == ["Tháng 6/2031 = on 2031-06-30", ""]


def test_a_line_that_says_only_who_leads_holds_for_the_point_before_it() -> None:
    text = """
        III. NHIỆM VỤ

        1. Nâng cấp trạm bơm Cầu Lau.

        (Sở Xây dựng chủ trì, phối hợp với Sở Tài chính thực hiện; hoàn thành trong năm 2031).

        2. Mở lớp dạy nghề cho 200 người.

        Sở Nội vụ chủ trì, phối hợp các xã rà soát biên chế.
    """
    assert lines(text, PLAN) == [
        "Sở Xây dựng + Sở Tài chính | Nâng cấp trạm bơm Cầu Lau.",
        "– | Mở lớp dạy nghề cho 200 người.",
        "Sở Nội vụ + các xã | Sở Nội vụ chủ trì, phối hợp các xã rà soát biên chế.",
    ]
    assert deadlines(text, PLAN)[0] == "trong năm 2031 = on 2031-12-31"


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
        ("Ông cũng yêu cầu Sở Y tế rà soát.", NEWS, "Ủy ban nhân dân tỉnh Lâm Sơn"),
    ],
)  # fmt: skip
def test_who_charges(text: str, meta: Metadata, assigner: str | None) -> None:
    _, tasks = tasks_of(text, meta)
    assert {task.assigner for task in tasks} == {assigner}


# News


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chủ tịch UBND tỉnh Nguyễn Văn An yêu cầu Sở Nông nghiệp và Môi trường rà soát diện tích rừng; UBND các xã cần phân công cán bộ trực.",
            ["Sở Nông nghiệp và Môi trường | Sở Nông nghiệp và Môi trường rà soát diện tích rừng", "Ủy ban nhân dân các xã | UBND các xã cần phân công cán bộ trực."],
        ),
        # The charge goes on with the sentences and paragraphs after it.
        (
            "Chủ tịch UBND tỉnh giao Sở Y tế rà soát danh mục; báo cáo UBND tỉnh.\n\nSở Nội vụ, Sở Tài chính theo chức năng hướng dẫn các xã.\n\nBên cạnh đó, tăng cường tuyên truyền.",
            ["Sở Y tế | Sở Y tế rà soát danh mục", "Sở Y tế | báo cáo UBND tỉnh.", "Sở Nội vụ; Sở Tài chính | Sở Nội vụ, Sở Tài chính theo chức năng hướng dẫn các xã.", "Sở Nội vụ; Sở Tài chính | tăng cường tuyên truyền."],
        ),
        # Who charges anew after other paragraphs no longer means those charged before; in the next paragraph he does.
        (
            "Chủ tịch UBND tỉnh yêu cầu Sở Y tế rà soát danh mục.\n\nTrạm y tế xã có 12 giường bệnh.\n\nChủ tịch UBND tỉnh yêu cầu tiếp tục nâng cấp tuyến đường ven biển.",
            ["Sở Y tế | Sở Y tế rà soát danh mục.", "– | tiếp tục nâng cấp tuyến đường ven biển."],
        ),
        (
            "Chủ tịch UBND tỉnh yêu cầu Sở Y tế rà soát danh mục.\n\nChủ tịch UBND tỉnh cũng yêu cầu công khai kết quả.",
            ["Sở Y tế | Sở Y tế rà soát danh mục.", "Sở Y tế | công khai kết quả."],
        ),
        # What leads to orders is no headline, though it stands first.
        ("UBND tỉnh yêu cầu:\n\n1. Sở Y tế rà soát danh mục.", ["Sở Y tế | Sở Y tế rà soát danh mục."]),
        # What a leader is quoted to say.
        (
            "“Các chủ rừng phải tự tuần tra hằng ngày”, Chủ tịch UBND tỉnh Nguyễn Văn An nhấn mạnh.",
            ["các chủ rừng | Các chủ rừng phải tự tuần tra hằng ngày"],
        ),
        (
            "Phát biểu kết luận, đồng chí Bí thư Tỉnh ủy Nguyễn Văn An nhấn mạnh: Xã Đá Bạc cần giải phóng mặt bằng; đồng thời rà soát hộ nghèo.",
            ["Xã Đá Bạc | Xã Đá Bạc cần giải phóng mặt bằng", "Xã Đá Bạc | rà soát hộ nghèo."],
        ),
        # What is done, said, proposed or told is none.
        ("Trước đó, tỉnh đã xử lý 12 vụ phá rừng.", []),
        ("Ông Trần Văn Bình, Giám đốc Sở Nông nghiệp và Môi trường cho biết, diện tích rừng bị mất đã giảm.", []),
        ("Đại biểu đề nghị tỉnh sớm bố trí vốn cho công tác tuần tra.", []),
        ("Tại buổi làm việc, đại diện xã Đá Bạc kiến nghị tỉnh sớm mở đường.", []),
        ("Các đại biểu đã thảo luận về giải pháp phòng dịch.", []),
        ("Đồng chí Bí thư Tỉnh ủy biểu dương nhân dân trong xã.", []),
        ("Sở Y tế đã cấp 500 liều vắc xin cho các xã.", []),
        # Headlines, captions, names of the writer.
        ("Lâm Sơn yêu cầu các xã rà soát hộ nghèo\n\nChủ tịch UBND tỉnh họp với các xã.\n\nẢnh: Lê Cường", []),
        ("Các xã phải rà soát hộ nghèo. Ảnh: Lê Cường", []),
        (
            "Chủ tịch UBND tỉnh Nguyễn Văn An vừa có văn bản yêu cầu các sở, ngành tăng cường quản lý đất rừng.",
            ["các sở, ngành | các sở, ngành tăng cường quản lý đất rừng."],
        ),
        (
            "Chủ tịch UBND tỉnh yêu cầu Sở Y tế rà soát danh mục.\n\nCùng ngày, Chủ tịch UBND tỉnh đã kiểm tra chợ Đá Bạc.",
            ["Sở Y tế | Sở Y tế rà soát danh mục."],
        ),
        # What another chief finds needed is an order too, said before it or behind it.
        (
            "Chủ tịch UBND tỉnh Trần Bình yêu cầu Sở Y tế trực.\n\nTheo Phó Chủ tịch UBND tỉnh Lê An, các xã phải rà soát hộ nghèo.",
            ["Sở Y tế | Sở Y tế trực.", "các xã | các xã phải rà soát hộ nghèo."],
        ),
        ("Các xã cần rà soát hộ nghèo, Chủ tịch UBND tỉnh Trần Bình yêu cầu.", ["các xã | Các xã cần rà soát hộ nghèo"]),
        # A body's own commitment.
        (
            "Bí thư Tỉnh ủy yêu cầu xã Đá Bạc rà soát hộ nghèo.\n\nTỉnh sẽ bàn giao mặt bằng trước ngày 30/6/2031.",
            ["xã Đá Bạc | xã Đá Bạc rà soát hộ nghèo.", "Tỉnh | Tỉnh sẽ bàn giao mặt bằng trước ngày 30/6/2031."],
        ),
    ],
)  # fmt: skip
def test_news(text: str, expected: list[str]) -> None:
    assert lines(text, NEWS) == expected


@pytest.mark.parametrize(
    "frame",
    [
        "Chủ tịch UBND tỉnh Trần Bình yêu cầu",
        "Chủ tịch UBND tỉnh Trần Bình cũng đề nghị",
        "Chủ tịch UBND tỉnh Trần Bình giao",
        "Chủ tịch UBND tỉnh Trần Bình đã chỉ đạo",
        "Chủ tịch UBND tỉnh Trần Bình lưu ý",
        "Đồng chí Trần Bình yêu cầu",
        "Ông Trần Bình yêu cầu",
        "Kết luận cuộc họp, Chủ tịch UBND tỉnh Trần Bình yêu cầu",
        "Phát biểu tại hội nghị, Chủ tịch UBND tỉnh Trần Bình yêu cầu",
        "Trước tình hình trên, Chủ tịch UBND tỉnh Trần Bình yêu cầu",
        "Để kịp thời phòng dịch, UBND tỉnh yêu cầu",
        "Theo đó, UBND tỉnh giao",
        "UBND tỉnh Lâm Sơn vừa ban hành công văn yêu cầu",
        "UBND tỉnh vừa có văn bản yêu cầu",
        "Tại buổi kiểm tra, Chủ tịch UBND tỉnh Trần Bình yêu cầu",
        "Theo công văn, UBND tỉnh yêu cầu",
        "UBND tỉnh Lâm Sơn vừa ban hành Công văn số 15/UBND-TH yêu cầu",
        "Chủ tịch UBND tỉnh Trần Bình ghi nhận nỗ lực của ngành và yêu cầu",
        "Chủ tịch UBND tỉnh thống nhất với đề xuất và giao",
    ],
)  # fmt: skip
def test_frames_of_a_charge_in_news_are_left_out(frame: str) -> None:
    assert lines(f"{frame} Sở Y tế rà soát quy hoạch.", NEWS) == ["Sở Y tế | Sở Y tế rà soát quy hoạch."]


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch UBND tỉnh Trần Bình nhấn mạnh, Sở Y tế cần rà soát quy hoạch.",
        "Chủ tịch UBND tỉnh Trần Bình khẳng định Sở Y tế phải rà soát quy hoạch.",
        "“Sở Y tế phải rà soát quy hoạch”, Chủ tịch UBND tỉnh Trần Bình nói.",
        '"Sở Y tế phải rà soát quy hoạch", Chủ tịch UBND tỉnh Trần Bình yêu cầu.',
        "Theo Chủ tịch UBND tỉnh Trần Bình, Sở Y tế cần rà soát quy hoạch.",
        "Sở Y tế cần rà soát quy hoạch, Chủ tịch UBND tỉnh Trần Bình lưu ý.",
        "Sở Y tế được Chủ tịch UBND tỉnh giao rà soát quy hoạch.",
    ],
)  # fmt: skip
def test_what_leaders_say_charges(text: str) -> None:
    assert [owners for owners, _ in found(text, NEWS)] == ["Sở Y tế"]


@pytest.mark.parametrize(
    "text",
    [
        "Cử tri đề nghị UBND tỉnh rà soát quy hoạch.",
        "Người dân mong muốn UBND tỉnh rà soát quy hoạch.",
        "Đoàn giám sát kiến nghị UBND tỉnh rà soát quy hoạch.",
        "Chủ tịch UBND tỉnh Trần Bình nhấn mạnh việc rà soát quy hoạch.",
        "Giám đốc Sở Y tế cho biết sẽ rà soát quy hoạch.",
        # What a chief explains, and what those beneath him find needed.
        "Theo Chủ tịch UBND tỉnh Trần Bình, năm nay tỉnh tăng trưởng 8%.",
        "Theo Chủ tịch UBND tỉnh Trần Bình, người dân cần nâng cao ý thức.",
        "Theo Chủ tịch UBND xã Đá Bạc Trần Bình, xã cần thêm kinh phí làm đường.",
        "Các xã đã rà soát quy hoạch, Chủ tịch UBND tỉnh Trần Bình nhấn mạnh.",
    ],
)  # fmt: skip
def test_wishes_and_views_charge_nobody(text: str) -> None:
    assert lines(text, NEWS) == []


def test_news_says_its_points_twice() -> None:
    point = "Sở Nông nghiệp và Môi trường rà soát toàn bộ diện tích rừng bị lấn chiếm tại các xã"
    text = f"Chủ tịch UBND tỉnh yêu cầu {point}.\n\nTheo đó, Chủ tịch UBND tỉnh yêu cầu {point}."
    read, tasks = tasks_of(text, NEWS)
    assert [task.start for task in tasks] == [read.text.rindex("Sở Nông")]


# Whatever the text


FIELD = [
    "Sở Y tế", "UBND các xã, phường", "các sở, ngành", "Chủ tịch UBND tỉnh", "giao", "Giao", "yêu cầu", "rà soát", "báo cáo", "phối hợp với", "chủ trì,", "phải", "đã",
    "cho biết", "trước ngày 15/4/2031", "hằng tháng", "Thời gian hoàn thành:", "Cơ quan chủ trì:", "như sau:", "Đối với", "để", "“", "”", "(", ")", ".", ";", ",", ":", "…",
    "\n\n1.", "\n\na)", "\n\n-", "\n\nII.", "\n\nĐiều 2.", "\n\n", "NHIỆM VỤ", "MỤC TIÊU", "TT", "Nơi nhận:", "Kính gửi:", "Phụ lục", "hồ chứa", "500 triệu đồng", "./.",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(FIELD), max_size=60).map(" ".join)
KINDS = st.sampled_from(["chi_thi", "cong_van", "ke_hoach", "news", "quyet_dinh", "thong_bao"])


@given(TEXTS, KINDS)
@settings(deadline=None)
def test_whatever_the_words_tasks_lie_in_the_text(text: str, kind: str) -> None:
    read, tasks = tasks_of(text, letterhead(kind))  # type: ignore[arg-type]
    starts = [task.start for task in tasks]
    assert starts == sorted(set(starts))
    for task in tasks:
        assert 0 <= task.start < task.end <= len(read.text)
        assert read.text[task.start : task.end].strip()
        assert 0 <= task.confidence <= 1
        assert len({owner.name.lower() for owner in task.owners}) == len(task.owners)
        assert all(owner.name and owner.name == owner.name.strip() for owner in task.owners)
        if task.deadline:
            assert 0 <= task.deadline.start < task.deadline.end <= len(read.text)


@given(TEXTS, KINDS)
@settings(deadline=None, max_examples=50)
def test_tasks_do_not_depend_on_what_was_read_before(text: str, kind: str) -> None:
    meta = letterhead(kind)  # type: ignore[arg-type]
    read = document(text)
    assert find_tasks(read, meta) == find_tasks(read, meta)


def calls(text: str, meta: Metadata) -> int:
    """How many functions finding the tasks calls: work counted, not timed."""
    count = 0

    def counting(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    read = document(text)
    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        find_tasks(read, meta)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát danh mục; báo cáo UBND tỉnh trước ngày 15/4/2031.",
        "UBND các xã, phường tăng cường kiểm tra (theo Mục 3. Khoản 2) các chợ; niêm yết giá.",
        "hồ chứa, đập dâng, kênh mương và trạm bơm",
    ],
)  # fmt: skip
@pytest.mark.parametrize("joint", ["\n\n1. ", "\n\n- ", " ", "; ", ", "])
def test_work_grows_with_the_text(text: str, joint: str) -> None:
    """Four times the text takes about four times the work, however it hangs together."""
    find_tasks(document(text), DIRECTIVE)
    small = calls("1. " + joint.join([text] * 40), DIRECTIVE)
    large = calls("1. " + joint.join([text] * 160), DIRECTIVE)
    assert large < 6 * small


@pytest.mark.parametrize(
    "joint",
    [
        "\n\n- ",
        " ",
        ", ",
        "; ",
    ],
)
def test_work_grows_with_parentheses_that_never_close(joint: str) -> None:
    small = calls("1. " + joint.join(["( ( “ Sở Y tế"] * 40), DIRECTIVE)
    large = calls("1. " + joint.join(["( ( “ Sở Y tế"] * 160), DIRECTIVE)
    assert large < 6 * small
