"""Tasks in news: who charges whom, in the words in which newspapers and portals tell it."""

from __future__ import annotations

import pytest
from chidao.corpus.reference import load_table
from chidao.extractors.records import Metadata
from chidao.extractors.tasks.spelling import expand
from directives import NEWS, REPORT, deadlines, letterhead, lines


@pytest.mark.parametrize(
    ("written", "full"), [tuple(pair) for entry in load_table("abbreviations")["dotted"] for pair in entry["examples"]]
)
def test_kinds_of_places_with_a_dot(written: str, full: str) -> None:
    assert expand(written) == full


# A place's kind with a dot parts neither a sentence nor a name.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chủ tịch UBND TP.Lâm Sơn giao Giám đốc Công an thành phố điều tra vụ việc.",
            ["Giám đốc Công an thành phố | Giám đốc Công an thành phố điều tra vụ việc."],
        ),
        (
            "Chủ tịch UBND TP. Lâm Sơn giao UBND Q.3 rà soát các bến thủy.",
            ["Ủy ban nhân dân quận 3 | UBND Q.3 rà soát các bến thủy."],
        ),
        (
            "Phó Chủ tịch UBND TP.Lâm Sơn yêu cầu UBND H. Đông Khê chủ trì, phối hợp Công an H.Đông Khê kiểm tra.",
            [
                "Ủy ban nhân dân huyện Đông Khê + Công an huyện Đông Khê | "
                "UBND H. Đông Khê chủ trì, phối hợp Công an H.Đông Khê kiểm tra."
            ],
        ),
    ],
)
def test_places_with_a_dot(text: str, expected: list[str]) -> None:
    assert lines(text, NEWS) == expected


# Who charges, and with which of several verbs.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "UBND thành phố vừa có văn bản chỉ đạo giao Sở Xây dựng bàn giao mặt bằng khu đất số 5.",
            ["Sở Xây dựng | Sở Xây dựng bàn giao mặt bằng khu đất số 5."],
        ),
        (
            "Chủ tịch UBND tỉnh chỉ đạo, yêu cầu các xã rà soát nhà tạm.",
            ["các xã | các xã rà soát nhà tạm."],
        ),
        (
            "Thủ tướng yêu cầu lãnh đạo các bộ, ngành không được chủ quan, triển khai ngay các phương án.",
            ["lãnh đạo các bộ, ngành | lãnh đạo các bộ, ngành không được chủ quan, triển khai ngay các phương án."],
        ),
        (
            "Chủ tịch HĐND tỉnh yêu cầu công tác giám sát cần bảo đảm chặt chẽ, thực chất.",
            ["– | công tác giám sát cần bảo đảm chặt chẽ, thực chất."],
        ),
        (
            "Tỉnh cũng yêu cầu Trung tâm Phát triển quỹ đất hoàn thành hồ sơ của 12 hộ trong tháng 9/2031.",
            ["Trung tâm Phát triển quỹ đất | Trung tâm Phát triển quỹ đất hoàn thành hồ sơ của 12 hộ trong tháng 9/2031."],
        ),
        # What a directive holds, told after it.
        (
            "Chiều 3/7, Phó Chủ tịch UBND tỉnh có công điện gửi các xã ven biển. "
            "Theo đó, các lực lượng chức năng phải trực 24/24 giờ. Các xã sơ tán dân khỏi vùng trũng.",
            [
                "các lực lượng chức năng | các lực lượng chức năng phải trực 24/24 giờ.",
                "các xã | Các xã sơ tán dân khỏi vùng trũng.",
            ],
        ),
        # A report on the result, with its day.
        (
            "Chủ tịch UBND tỉnh giao Công an tỉnh điều tra vụ việc. Kết quả thực hiện báo cáo UBND tỉnh trước ngày 15/3/2031.",
            [
                "Công an tỉnh | Công an tỉnh điều tra vụ việc.",
                "Công an tỉnh | Kết quả thực hiện báo cáo UBND tỉnh trước ngày 15/3/2031.",
            ],
        ),
    ],
)
def test_who_charges_in_reports(text: str, expected: list[str]) -> None:
    assert lines(text, NEWS) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Dự kiến số hộ phải di dời trong năm 2031 là 115 hộ, trong đó có 20 hộ ven sông.",
        "(Theo Công văn số 62/UBND-KT, ngày 2/3/2031)",
        # What one place asks of a higher one is no charge.
        "Tỉnh đề nghị Bộ Xây dựng bổ sung vốn cho tuyến đường.",
        # The act of a body below the one that is reported.
        "Tỉnh Lâm Sơn đã có văn bản chỉ đạo các xã rà soát. Đến nay các xã rà soát được 30 hồ.",
        # What is only told, or asked for in a discussion.
        "Các ý kiến thống nhất với đồ án; đồng thời, đề nghị tiếp tục mở rộng việc lấy ý kiến Nhân dân.",
        "Chủ tịch UBND tỉnh giao cụ thể các mốc tiến độ cần hoàn thành của dự án.",
        "Văn phòng UBND tỉnh có Thông báo số 65 ngày 2/3 về ý kiến của Phó Chủ tịch UBND tỉnh tại các dự án.",
        "Đầu tháng 2, Chủ tịch UBND tỉnh từng lưu ý các cơ quan có lộ trình điều chỉnh giá.",
        "Tinh thần là giá phải có sự điều tiết của Nhà nước.",
        "Trước đó, ngày 1/3, đoàn kiểm tra đến trường. Ngay sau đó, Ban Giám hiệu chịu trách nhiệm, gửi lời xin lỗi.",
        "Trong văn bản gửi UBND tỉnh, nêu ngày 7/3, báo chí đưa tin về bữa ăn của sinh viên trong hai tuần học.",
    ],
)
def test_what_charges_nobody_in_reports(text: str) -> None:
    assert lines(f"Chủ tịch UBND tỉnh giao Sở Y tế rà soát danh mục thuốc.\n\n{text}", NEWS)[1:] == []


def test_the_headline_charges_nobody() -> None:
    title = 'Chủ tịch Lâm Sơn yêu cầu xác minh, xử lý vụ "cháu bé bị đánh ở chung cư"'
    text = f"{title}\n\nChủ tịch UBND tỉnh giao Công an tỉnh xác minh vụ việc."
    assert lines(text, letterhead("news", title=title)) == ["Công an tỉnh | Công an tỉnh xác minh vụ việc."]


def test_a_day_without_a_year_in_a_report_recurs_never() -> None:
    meta = Metadata("news", None, None, "Ủy ban nhân dân tỉnh Lâm Sơn", None)
    text = "Chủ tịch UBND tỉnh giao Sở Y tế rà soát danh mục thuốc trước ngày 25/5."
    assert deadlines(text, meta) == ["trước ngày 25/5 = by"]
    assert deadlines(f"20/04/2031 08:30\n\n{text}", meta) == ["trước ngày 25/5 = by 2031-05-25"]


# What leaders do at the meeting, and what the directive itself says, goes before the charge.
@pytest.mark.parametrize(
    "opening",
    [
        "Thống nhất với báo cáo, Chủ tịch UBND tỉnh yêu cầu ",
        "Kiểm tra thực tế tại hiện trường, Phó Chủ tịch UBND tỉnh đề nghị ",
        "Ngày 9.5, Chủ tịch UBND tỉnh giao ",
        "Sáng nay, Chủ tịch UBND tỉnh đã có công văn số 21/UBND-KT gửi các ngành, giao ",
        "Công điện nêu rõ, ",
        "Công điện cũng yêu cầu ",
    ],
)
def test_what_goes_before_the_charge(opening: str) -> None:
    text = f"Chủ tịch UBND tỉnh ký Công điện.\n\n{opening}các xã ven biển phải sơ tán dân khỏi vùng trũng."
    assert lines(text, NEWS)[-1:] == ["các xã ven biển | các xã ven biển phải sơ tán dân khỏi vùng trũng."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A reason goes before its duty.
        (
            "Thời gian không còn nhiều, do vậy, trong quá trình chuẩn bị, các ban rà soát kịch bản.",
            "các ban | trong quá trình chuẩn bị, các ban rà soát kịch bản.",
        ),
        # "These" are the ones charged before.
        ("Những địa phương này phải khôi phục sản xuất.", "Sở Y tế; Sở Nội vụ | Những địa phương này phải khôi phục sản xuất."),
        # Office-holders of many places must do what they must; of one, he may only tell what he did.
        (
            "Nếu có vướng mắc, Chủ tịch UBND các xã báo cáo ngay.",
            "Chủ tịch Ủy ban nhân dân các xã | Nếu có vướng mắc, Chủ tịch UBND các xã báo cáo ngay.",
        ),
        (
            "Giám đốc Công an tỉnh hướng dẫn Công an các xã điều tra.",
            "Giám đốc Công an tỉnh | Giám đốc Công an tỉnh hướng dẫn Công an các xã điều tra.",
        ),
        ("Ở vùng ven biển, các xã cần sơ tán dân.", "các xã | Ở vùng ven biển, các xã cần sơ tán dân."),
        (
            "Các xã cùng Bộ đội Biên phòng kêu gọi tàu thuyền vào bờ.",
            "các xã + Bộ đội Biên phòng | Các xã cùng Bộ đội Biên phòng kêu gọi tàu thuyền vào bờ.",
        ),
        (
            "UBND các xã trong hai ngày tới tạm hoãn các cuộc họp.",
            "Ủy ban nhân dân các xã | UBND các xã trong hai ngày tới tạm hoãn các cuộc họp.",
        ),
    ],
)
def test_what_goes_on_after_a_charge(text: str, expected: str) -> None:
    assert lines(f"Chủ tịch UBND tỉnh giao Sở Y tế, Sở Nội vụ rà soát danh mục thuốc. {text}", NEWS)[1:] == [expected]


def test_what_is_allotted_is_no_task() -> None:
    text = "Chủ tịch UBND tỉnh vừa giao các sở và UBND các xã kế hoạch vốn và danh mục dự án đầu tư công năm 2031."
    assert lines(text, NEWS) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An office conveys what its leader charges with.
        (
            "Văn phòng UBND tỉnh vừa ban hành Công văn số 35/VP-CN truyền đạt ý kiến của Phó Chủ tịch UBND tỉnh Lê Văn An "
            "giao Sở Xây dựng xử lý kiến nghị của doanh nghiệp; báo cáo UBND tỉnh trong tháng 6/2031./",
            [
                "Sở Xây dựng | Sở Xây dựng xử lý kiến nghị của doanh nghiệp",
                "Sở Xây dựng | báo cáo UBND tỉnh trong tháng 6/2031./",
            ],
        ),
        # What a paper wrote goes before the charge.
        (
            "Trích thông tin báo chí phản ánh việc lấn chiếm bờ sông, Chủ tịch UBND tỉnh giao Công an tỉnh xác minh.",
            ["Công an tỉnh | Công an tỉnh xác minh."],
        ),
        # Provinces by their names alone.
        (
            "Thủ tướng yêu cầu Hà Nội, Bắc Ninh khẩn trương bàn giao mặt bằng.",
            ["thành phố Hà Nội; tỉnh Bắc Ninh | Hà Nội, Bắc Ninh khẩn trương bàn giao mặt bằng."],
        ),
        (
            "Thủ tướng lưu ý Hà Tĩnh cần chăm lo đời sống nhân dân. Tập trung tháo gỡ vướng mắc ở khu kinh tế.",
            [
                "tỉnh Hà Tĩnh | Hà Tĩnh cần chăm lo đời sống nhân dân.",
                "tỉnh Hà Tĩnh | Tập trung tháo gỡ vướng mắc ở khu kinh tế.",
            ],
        ),
        (
            "Về phía UBND tỉnh, thành phố ven biển, Thủ tướng giao rà soát tàu thuyền.",
            [
                "Ủy ban nhân dân tỉnh, thành phố ven biển | Về phía UBND tỉnh, thành phố ven biển, Thủ tướng giao rà soát tàu thuyền."
            ],
        ),
        # Others than the speaker himself.
        (
            "Chủ tịch UBND tỉnh yêu cầu, ngay sau hội nghị, các cấp ủy, chỉ huy các cấp phổ biến nghị quyết; căn cứ tình hình "
            "địa phương, đơn vị mình xây dựng kế hoạch.",
            [
                "các cấp ủy, chỉ huy các cấp | ngay sau hội nghị, các cấp ủy, chỉ huy các cấp phổ biến nghị quyết",
                "các cấp ủy, chỉ huy các cấp | căn cứ tình hình địa phương, đơn vị mình xây dựng kế hoạch.",
            ],
        ),
        ("Thủ tướng nhận định, việc in sách còn chậm; chính sách còn bất cập, cần điều chỉnh.", []),
    ],
)
def test_whose_words_are_reported(text: str, expected: list[str]) -> None:
    assert lines(text, REPORT) == expected


def test_two_bodies_may_be_charged_with_the_same() -> None:
    duty = "phải có phương án hỗ trợ sách giáo khoa cho học sinh nghèo, học sinh vùng sâu, vùng xa."
    text = f"Chủ tịch UBND tỉnh yêu cầu Sở Y tế {duty}\n\nChủ tịch UBND tỉnh yêu cầu các xã {duty}"
    assert lines(text, NEWS) == [f"Sở Y tế | Sở Y tế {duty}", f"các xã | các xã {duty}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A quoted word is no speech.
        (
            "Về vụ bữa ăn có “dị vật”, Phó Chủ tịch UBND tỉnh giao Sở Y tế chủ trì, chỉ đạo kiểm tra.",
            "Sở Y tế | Sở Y tế chủ trì, chỉ đạo kiểm tra.",
        ),
        # A given name is no word of grammar.
        ("Chủ tịch UBND tỉnh Trần Văn Được giao Sở Y tế rà soát.", "Sở Y tế | Sở Y tế rà soát."),
        # Names that hold what looks like a verb.
        (
            "Phó Chủ tịch UBND tỉnh đề nghị MTTQ và các tổ chức đoàn thể tiếp tục vận động nhân dân.",
            "Mặt trận Tổ quốc; các tổ chức đoàn thể | MTTQ và các tổ chức đoàn thể tiếp tục vận động nhân dân.",
        ),
        (
            "Chủ tịch UBND tỉnh yêu cầu các cơ quan quản lý đảm bảo cung ứng xăng dầu.",
            "các cơ quan quản lý | các cơ quan quản lý đảm bảo cung ứng xăng dầu.",
        ),
        (
            "Chủ tịch UBND tỉnh yêu cầu ngành giáo dục tăng cường quản lý bữa ăn.",
            "ngành giáo dục | ngành giáo dục tăng cường quản lý bữa ăn.",
        ),
    ],
)
def test_words_that_mislead(text: str, expected: str) -> None:
    assert lines(text, NEWS) == [expected]


def test_a_report_may_begin_with_what_the_headline_tells_of() -> None:
    title = "Sở Công Thương yêu cầu giữ ổn định giá xăng dầu"
    text = f"{title}\n\nTheo đó, các doanh nghiệp phải giữ giá như hiện hành."
    assert lines(text, letterhead("news", title=title)) == ["các doanh nghiệp | các doanh nghiệp phải giữ giá như hiện hành."]


def test_items_without_blank_lines_are_points_of_their_own() -> None:
    paragraphs = "\n\n".join(
        f"Đoạn {at} của bản tin kể lại diễn biến cuộc làm việc tại hiện trường hôm nay." for at in range(6)
    )
    items = (
        "- Tập đoàn Năng lượng Lâm Sơn: Báo cáo UBND tỉnh về thời gian khánh thành nhà máy điện số 3 và số 4\n"
        "- UBND huyện Đông Khê: Hoàn thành bàn giao mặt bằng các móng cột của đường dây"
    )
    text = f"{paragraphs}\n\nChủ tịch UBND tỉnh yêu cầu:\n\n{items}\n\n{paragraphs}"
    assert lines(text, NEWS) == [
        "Tập đoàn Năng lượng Lâm Sơn | Báo cáo UBND tỉnh về thời gian khánh thành nhà máy điện số 3 và số 4",
        "Ủy ban nhân dân huyện Đông Khê | Hoàn thành bàn giao mặt bằng các móng cột của đường dây",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An agency asks those below it, where nobody above is told of.
        (
            "Sở NN-PTNT đề nghị các đơn vị liên quan, UBND các xã có rừng tổ chức trực gác.",
            [
                "các đơn vị liên quan; Ủy ban nhân dân các xã có rừng | các đơn vị liên quan, UBND các xã có rừng tổ chức trực gác."
            ],
        ),
        # Two verbs for two groups who are charged with the same.
        (
            "Giám đốc Sở Y tế yêu cầu các trạm y tế và đề nghị UBND các xã bố trí lực lượng trực.",
            ["các trạm y tế; Ủy ban nhân dân các xã | các trạm y tế và đề nghị UBND các xã bố trí lực lượng trực."],
        ),
        # Nouns of a list before the leader's charge.
        (
            "Sau khi nghe phản ánh, kiến nghị của công dân, Bí thư Tỉnh ủy đã chỉ đạo các sở xem xét đơn thư.",
            ["các sở | các sở xem xét đơn thư."],
        ),
        # One more body behind "cũng như".
        (
            "Chủ tịch UBND tỉnh yêu cầu UBND các xã, cũng như Giám đốc các sở rà soát hồ sơ.",
            ["Ủy ban nhân dân các xã; Giám đốc các sở | UBND các xã, cũng như Giám đốc các sở rà soát hồ sơ."],
        ),
        # Who signed the directive stands between it and what it asks for.
        (
            "Theo đó, công văn do ông Lê Văn An ký (số 15) yêu cầu Thanh tra tỉnh và UBND xã Tân Bình rà soát hồ sơ.",
            ["Thanh tra tỉnh; Ủy ban nhân dân xã Tân Bình | Thanh tra tỉnh và UBND xã Tân Bình rà soát hồ sơ."],
        ),
        # A sentence that goes on with what the leader did.
        (
            "Bí thư Tỉnh ủy đã ghi nhận, tiếp thu ý kiến của người dân. Đồng thời chỉ đạo các sở liên quan rà soát đơn thư.",
            ["các sở liên quan | các sở liên quan rà soát đơn thư."],
        ),
        (
            "Chủ tịch UBND tỉnh giao Sở Y tế trực gác. Đối với Chi cục Thú y chủ trì kiểm tra các chợ.",
            ["Sở Y tế | Sở Y tế trực gác.", "Chi cục Thú y | Chi cục Thú y chủ trì kiểm tra các chợ."],
        ),
        # What a leader asks is not read, and the next sentence charges all the same.
        (
            "Bộ trưởng yêu cầu đến 2/9 các dự án thông tuyến. Nhà thầu cần giám sát chặt chẽ chất lượng.",
            ["Nhà thầu | Nhà thầu cần giám sát chặt chẽ chất lượng."],
        ),
    ],
)
def test_charges_told_in_other_ways(text: str, expected: list[str]) -> None:
    assert lines(text, REPORT) == expected


# Among orders a body before a colon is charged with the duty behind it, as in a letter.
def test_bodies_before_a_colon_in_running_text() -> None:
    assert lines(
        """
        UBND tỉnh yêu cầu các địa phương rà soát nhà trọ.

        Sở Xây dựng: Hướng dẫn, kiểm tra việc cấp phép; báo cáo UBND tỉnh.

        Công an tỉnh: Chỉ đạo Công an các xã lập danh sách.

        Các Sở: Tài chính, Nội vụ bố trí kinh phí.
        """,
        NEWS,
    ) == [
        "các địa phương | các địa phương rà soát nhà trọ.",
        "Sở Xây dựng | Hướng dẫn, kiểm tra việc cấp phép",
        "Sở Xây dựng | báo cáo UBND tỉnh.",
        "Công an tỉnh | Chỉ đạo Công an các xã lập danh sách.",
        "Sở Tài chính; Sở Nội vụ | Các Sở: Tài chính, Nội vụ bố trí kinh phí.",
    ]


def test_bodies_before_a_colon_where_nobody_orders() -> None:
    assert lines("Năm qua, toàn tỉnh trồng 200 ha rừng.\n\nSở Xây dựng: Rà soát xong 40 dự án.", NEWS) == []


# Those a collective means by the state they are in; a state that is told charges nobody.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Các tỉnh có tỷ lệ tiêm vắc xin dưới 95% phải tiêm bù.",
            ["các tỉnh có tỷ lệ tiêm vắc xin dưới 95% | Các tỉnh có tỷ lệ tiêm vắc xin dưới 95% phải tiêm bù."],
        ),
        (
            "Các xã chưa có trạm y tế phải báo cáo Sở Y tế.",
            ["các xã chưa có trạm y tế | Các xã chưa có trạm y tế phải báo cáo Sở Y tế."],
        ),
        ("Các đơn vị không phải báo cáo hằng tháng.", []),
        ("Các địa phương đã phải di dời 200 hộ dân.", []),
        ("Các xã bị ngập đã chủ động sơ tán dân.", []),
    ],
)
def test_whom_a_state_singles_out(text: str, expected: list[str]) -> None:
    assert lines(f"Bộ trưởng yêu cầu các bệnh viện trực cấp cứu.\n\n{text}", NEWS)[1:] == expected


def test_a_department_proposes_to_a_ministry() -> None:
    proposed = (
        "Tại hội nghị, Giám đốc Sở Y tế Lê Hoài đề nghị Bộ Y tế sớm hướng dẫn mua sắm; cho phép bệnh viện gia hạn hợp đồng."
    )
    assert lines(proposed, NEWS) == []
