"""Tasks in decisions and resolutions: whom their articles charge, and what the bodies that they set up are to do."""

from __future__ import annotations

import pytest
from chidao.extractors.decisions import find_decisions
from directives import DIRECTIVE, document, found, letterhead, lines, points

DECISION = letterhead("quyet_dinh")
RESOLUTION = letterhead("nghi_quyet", "Hội đồng nhân dân tỉnh Lâm Sơn")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # an article charges whom it names; the closing formula charges nobody
            """
            QUYẾT ĐỊNH:

            Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng rừng.

            Điều 2. Thủ trưởng các sở - ngành, Chủ tịch UBND các huyện căn cứ Kế hoạch này xây dựng chương trình của đơn vị; báo cáo kết quả về Sở Y tế.

            Điều 3. Giám đốc các sở chịu trách nhiệm thi hành Quyết định này.
            """,
            [
                "Thủ trưởng các sở - ngành; Chủ tịch Ủy ban nhân dân các huyện | Thủ trưởng các sở - ngành, Chủ tịch UBND các huyện "
                "căn cứ Kế hoạch này xây dựng chương trình của đơn vị",
                "Thủ trưởng các sở - ngành; Chủ tịch Ủy ban nhân dân các huyện | báo cáo kết quả về Sở Y tế.",
            ],
        ),
        (  # a dash behind the number of the article
            """
            QUYẾT ĐỊNH:

            Điều 1 - Thành lập Đoàn kiểm tra khoáng sản huyện Lộc Hà gồm các ông, bà có tên sau:

            1 - Ông Trần Văn Tư, Trưởng đoàn,

            Điều 2.- Đoàn kiểm tra có nhiệm vụ:

            + Kiểm tra các mỏ đá;

            + Báo cáo UBND tỉnh.
            """,
            [
                "Đoàn kiểm tra khoáng sản huyện Lộc Hà | Kiểm tra các mỏ đá",
                "Đoàn kiểm tra khoáng sản huyện Lộc Hà | Báo cáo UBND tỉnh.",
            ],
        ),
        (  # who belongs to a body is charged with nothing
            """
            QUYẾT ĐỊNH:

            Điều 1. Thành lập Ban công tác đặc biệt, thành phần gồm:

            Sở Y tế: Đồng chí Phó Giám đốc làm Trưởng ban.

            Điều 2. Ban công tác đặc biệt có nhiệm vụ lập danh sách hộ phải di dời.
            """,
            ["Ban công tác đặc biệt | Ban công tác đặc biệt có nhiệm vụ lập danh sách hộ phải di dời."],
        ),
        (  # in what is annexed an article alone makes no order
            """
            QUYẾT ĐỊNH:

            Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc của Ban Chỉ đạo.

            QUY CHẾ

            Làm việc của Ban Chỉ đạo

            Điều 3. Ban Chỉ đạo họp thường kỳ tại trụ sở Sở Y tế.
            """,
            [],
        ),
    ],
)
def test_articles_of_a_decision(text: str, expected: list[str]) -> None:
    assert lines(text, DECISION) == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("Giao Ủy ban nhân dân tỉnh tổ chức triển khai thực hiện Nghị quyết này.",
         ["Ủy ban nhân dân tỉnh | Ủy ban nhân dân tỉnh tổ chức triển khai thực hiện Nghị quyết này."]),
        ("Ủy ban nhân dân tỉnh trong phạm vi nhiệm vụ của mình có trách nhiệm thực hiện Nghị quyết này.", []),
        ("Các Ban của HĐND tỉnh quyết định chương trình giám sát của Ban năm 2031.",
         ["các Ban của Hội đồng nhân dân tỉnh | Các Ban của HĐND tỉnh quyết định chương trình giám sát của Ban năm 2031."]),
    ],
)  # fmt: skip
def test_articles_of_a_resolution(article: str, expected: list[str]) -> None:
    assert lines(f"QUYẾT NGHỊ:\n\nĐiều 1. Thông qua Đề án cấp nước.\n\nĐiều 2. {article}", RESOLUTION) == expected


def test_what_a_lead_in_asks_for_settles_nothing() -> None:
    text = (
        "QUYẾT NGHỊ:\n\nĐiều 2. Nhằm nâng chất lượng dạy học tại các trường vùng cao của tỉnh trong những năm tới, Hội đồng nhân "
        "dân tỉnh yêu cầu Ủy ban nhân dân tỉnh thực hiện các nhiệm vụ sau:\n\n1. Rà soát đội ngũ; sửa đổi hoặc ban hành văn bản "
        "thay thế các quyết định không còn phù hợp."
    )
    assert find_decisions(document(text), RESOLUTION) == ()
    assert lines(text, RESOLUTION) == [
        "Ủy ban nhân dân tỉnh | Rà soát đội ngũ",
        "Ủy ban nhân dân tỉnh | sửa đổi hoặc ban hành văn bản thay thế các quyết định không còn phù hợp.",
    ]


@pytest.mark.parametrize(
    "duty",
    [
        "Tổ chức hội nghị sơ kết việc thực hiện Đề án cấp nước",
        "theo dõi việc khắc phục của các cơ quan, tổ chức, cá nhân chịu sự giám sát",
        "Có chế tài xử lý các đơn vị xả thải trái phép",
        "Nghiêm túc thực hiện chuẩn mực đạo đức nghề nghiệp của cán bộ y tế",
    ],
)
def test_duties_that_begin_like_something_else(duty: str) -> None:
    assert lines(points(duty), DIRECTIVE) == [f"– | {duty}"]


def test_what_falls_short_is_no_duty() -> None:
    text = points("Tuy nhiên, trong quá trình tổ chức thực hiện vẫn còn một số bất cập, nhất là ở các xã vùng cao")
    assert found(text, DIRECTIVE) == []


def test_what_a_household_gets_is_no_duty() -> None:
    text = points("Hỗ trợ hộ di chuyển xen ghép: 45 triệu đồng/hộ.", "Hỗ trợ các hộ mua cây giống.")
    assert lines(text, DIRECTIVE) == ["– | Hỗ trợ các hộ mua cây giống."]


def test_a_programme_stands_under_the_article_that_adopts_it() -> None:
    text = (
        "Hội đồng nhân dân tỉnh đã thảo luận và nhất trí,\nQUYẾT NGHỊ:\n\nĐiều 1. Ban hành Chương trình giám sát năm 2032 của Hội "
        "đồng nhân dân tỉnh. Cụ thể như sau:\n\n1. Giám sát việc thu phí tại các bến xe.\n\nĐiều 2. Thông qua điều chỉnh quy "
        "hoạch chợ (các chỉ tiêu tại Phụ lục ban hành kèm theo Nghị quyết này).\n\nĐiều 3. Ủy ban nhân dân tỉnh báo cáo kết quả."
    )
    assert lines(text, RESOLUTION) == [
        "– | Giám sát việc thu phí tại các bến xe.",
        "Ủy ban nhân dân tỉnh | Ủy ban nhân dân tỉnh báo cáo kết quả.",
    ]


def test_an_issuer_with_a_dash_in_the_name_of_its_place() -> None:
    issuer = letterhead("nghi_quyet", "Hội đồng nhân dân tỉnh Lâm Sơn - Vũng Áng")
    text = (
        "QUYẾT NGHỊ:\n\nĐiều 1. Hội đồng nhân dân tỉnh thống nhất chương trình giám sát năm 2032 của Hội đồng nhân dân tỉnh, gồm "
        "02 chuyên đề sau:\n\n1. Giám sát việc thu phí tại các bến xe."
    )
    assert lines(text, issuer) == ["– | Giám sát việc thu phí tại các bến xe."]


def test_a_body_that_comes_to_terms_with_another_decides_nothing() -> None:
    text = (
        "QUYẾT NGHỊ:\n\nĐiều 2. Tổ chức thực hiện\n\n1. Trên cơ sở tiến độ các dự án, Ủy ban nhân dân tỉnh thống nhất với "
        "Thường trực Hội đồng nhân dân tỉnh điều chỉnh danh mục."
    )
    assert find_decisions(document(text), RESOLUTION) == ()
    assert [owners for owners, _ in found(text, RESOLUTION)] == ["Ủy ban nhân dân tỉnh"]


def test_a_board_set_up_beside_its_team_is_named_in_full() -> None:
    text = """
    QUYẾT ĐỊNH
    Về việc thành lập Ban Chỉ đạo và Tổ giúp việc thực hiện Chương trình trồng rừng

    QUYẾT ĐỊNH:

    Điều 1. Thành lập Ban Chỉ đạo Chương trình trồng rừng huyện Đá Bạc, gồm:

    1. Ông Trần Quang Hải - Phó Chủ tịch UBND huyện - Trưởng ban;

    2. Mời Chủ tịch Hội Nông dân huyện - Thành viên.

    Điều 2. Nhiệm vụ của Ban Chỉ đạo

    1. Phân công việc cho từng thành viên.

    2. Ban Chỉ đạo và Tổ giúp việc hoạt động theo chế độ kiêm nhiệm, tự giải thể khi xong việc.
    """
    decision = letterhead("quyet_dinh", "Ủy ban nhân dân huyện Đá Bạc")
    assert lines(text, decision) == ["Ban Chỉ đạo Chương trình trồng rừng huyện Đá Bạc | Phân công việc cho từng thành viên."]


def test_a_title_charges_nobody() -> None:
    text = "QUYẾT ĐỊNH\n\nPhân công thực hiện kết luận kiểm tra\n\nĐiều 1. Giao Sở Y tế rà soát trạm y tế."
    decision = letterhead("quyet_dinh", title="Phân công thực hiện kết luận kiểm tra")
    assert lines(text, decision) == ["Sở Y tế | Sở Y tế rà soát trạm y tế."]
