"""Habits of letters: what was asked for before, contents of a report, closings for all, opinions, words of hospitals and schools.

A case is a text and its tasks, "owners | words", owners in the form of `directives.owners_line`.
"""

from __future__ import annotations

import pytest
from directives import DIRECTIVE, deadlines, letterhead, lines

LETTER = letterhead("cong_van", "Sở Y tế tỉnh Lâm Sơn")


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 02/3/2031, Sở Y tế đã ban hành Công văn số 31/SYT-NV về kiểm kê thuốc, trong đó đề nghị các trạm báo cáo trước ngày 08/3/2031.",
        "Ngày 02/3/2031, Sở Y tế đã có văn bản gửi các trạm, trong đó có yêu cầu các trạm lập danh sách.",
        "Thực hiện chương trình công tác năm 2031, Sở Y tế được giao chủ trì xây dựng đề án trạm y tế số.",
    ],
)  # fmt: skip
def test_what_was_asked_for_before_and_what_the_writer_was_given_are_told(text: str) -> None:
    assert lines(f"{text}\n\nSở Y tế đề nghị các trạm lập danh sách.", LETTER) == ["các trạm | các trạm lập danh sách."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sở Y tế đề nghị các trạm báo cáo kết quả kiểm kê theo các nội dung sau:\n\n1. Công tác tuyên truyền.\n\n2. Xây dựng kho thuốc.",
            ["các trạm | các trạm báo cáo kết quả kiểm kê theo các nội dung sau:\n1. Công tác tuyên truyền.\n2. Xây dựng kho thuốc."],
        ),
        (
            "Sở Y tế yêu cầu các trạm:\n\n1. Hoàn thiện hồ sơ đề nghị cấp phép, gồm:\n\n- Thống kê số giường.\n\n- Đăng ký nhu cầu.\n\n2. Gửi về Sở.",
            ["các trạm | Hoàn thiện hồ sơ đề nghị cấp phép, gồm:\n- Thống kê số giường.\n- Đăng ký nhu cầu.", "các trạm | Gửi về Sở."],
        ),
        (
            "Sở Y tế đề nghị Sở Nội vụ cho ý kiến về dự thảo, trong đó tập trung vào các vấn đề sau:\n\n1. Biên chế.\n\n2. Quy định chuyển tiếp.",
            ["Sở Nội vụ | Sở Nội vụ cho ý kiến về dự thảo, trong đó tập trung vào các vấn đề sau:\n1. Biên chế.\n2. Quy định chuyển tiếp."],
        ),
        # Who is named among them is charged; what is to be done is no content.
        (
            "Sở Y tế đề nghị các đơn vị báo cáo các nội dung sau:\n\n1. Sở Nội vụ báo cáo biên chế.",
            ["các đơn vị | các đơn vị báo cáo các nội dung sau:", "Sở Nội vụ | Sở Nội vụ báo cáo biên chế."],
        ),
        (
            "Sau khi nghe báo cáo, Sở Y tế yêu cầu các trạm thực hiện các nội dung sau:\n\n1. Kiểm kê thuốc.\n\n2. Xây dựng kho.",
            ["các trạm | Kiểm kê thuốc.", "các trạm | Xây dựng kho."],
        ),
    ],
)  # fmt: skip
def test_contents_go_with_what_asks_for_them(text: str, expected: list[str]) -> None:
    assert lines(text, LETTER) == expected


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        ("Yêu cầu các đơn vị thực hiện; báo cáo kết quả về Sở trước ngày 20/4/2031.", "các đơn vị | báo cáo kết quả về Sở trước ngày 20/4/2031."),
        ("Đề nghị các sở, ngành triển khai thực hiện nghiêm túc, báo cáo về Sở trước ngày 20/4/2031.", "các sở, ngành | các sở, ngành triển khai thực hiện nghiêm túc, báo cáo về Sở trước ngày 20/4/2031."),
        ("Báo cáo gửi về Sở trước ngày 20/4/2031.", "các đơn vị | Báo cáo gửi về Sở trước ngày 20/4/2031."),
        ("Kết quả thực hiện gửi về Sở vào ngày 25 hằng tháng để tổng hợp.", "các đơn vị | Kết quả thực hiện gửi về Sở vào ngày 25 hằng tháng để tổng hợp."),
    ],
)  # fmt: skip
def test_what_closes_a_letter_is_for_all_whatever_point_stands_before(closing: str, expected: str) -> None:
    text = "Sở Y tế yêu cầu các đơn vị:\n\n1. Các trạm: lập danh sách.\n\n2. Phòng Nghiệp vụ rà soát thuốc."
    assert lines(f"{text}\n\n{closing}", LETTER)[2:] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Those who have not done it are told from the others.
        ("Các huyện chưa gửi danh sách khẩn trương rà soát, gửi về Sở.", ["các huyện chưa gửi danh sách | Các huyện chưa gửi danh sách khẩn trương rà soát, gửi về Sở."]),
        ("Đối với các đơn vị đã gửi danh sách: tiếp tục đối chiếu số liệu.", ["các đơn vị đã gửi danh sách | tiếp tục đối chiếu số liệu."]),
        ("Sở Nội vụ chưa chủ động tham mưu, kết quả còn thấp.", []),
        # What one is summoned to do is charged, though "làm việc … sau" looks like an announcement.
        ("Các ông, bà có tên nêu trên đến làm việc với Tổ xác minh của Sở theo lịch sau:", ["các ông, bà có tên nêu trên | Các ông, bà có tên nêu trên đến làm việc với Tổ xác minh của Sở theo lịch sau:"]),
        ("Đề nghị ông Lò Văn Sáng mang theo sổ kho.", ["Lò Văn Sáng | ông Lò Văn Sáng mang theo sổ kho."]),
        ("Riêng đối với Sở Tài chính, đề nghị cho ý kiến về kinh phí; Sở Nội vụ cho ý kiến về biên chế.", ["Sở Tài chính | Riêng đối với Sở Tài chính, đề nghị cho ý kiến về kinh phí", "Sở Nội vụ | Sở Nội vụ cho ý kiến về biên chế."]),
        ("Đề nghị các trạm cung cấp các số liệu về thuốc.", ["các trạm | các trạm cung cấp các số liệu về thuốc."]),
        ("Phòng Nghiệp vụ rà soát thuốc; có cam kết tiến độ với các trạm.", ["Phòng Nghiệp vụ | Phòng Nghiệp vụ rà soát thuốc", "Phòng Nghiệp vụ | có cam kết tiến độ với các trạm."]),
        ("Đề nghị các đồng chí quan tâm lãnh đạo, chỉ đạo thực hiện.", []),
        ("CHỦ TỊCH UBND CÁC TỈNH, THÀNH PHỐ TRỰC THUỘC TRUNG ƯƠNG: rà soát thuốc.", ["Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương | rà soát thuốc."]),
        # Words of hospitals and schools, of banks.
        ("Phòng Quản trị - Thiết bị sửa chữa phòng học.", ["Phòng Quản trị - Thiết bị | Phòng Quản trị - Thiết bị sửa chữa phòng học."]),
        ("Phòng Quản lý đào tạo: rà soát chương trình.", ["Phòng Quản lý đào tạo | rà soát chương trình."]),
        ("Trạm Y tế xã phối hợp Công an xã sơ tuyển sức khỏe.", ["Trạm Y tế xã + Công an xã | Trạm Y tế xã phối hợp Công an xã sơ tuyển sức khỏe."]),
        ("Vụ Thanh toán phối hợp với Cơ quan Thanh tra, giám sát ngân hàng rà soát quy định.", ["Vụ Thanh toán + cơ quan Thanh tra, giám sát ngân hàng | Vụ Thanh toán phối hợp với Cơ quan Thanh tra, giám sát ngân hàng rà soát quy định."]),
        ("Khoa Kiểm soát nhiễm khuẩn chủ trì, phối hợp phòng Điều dưỡng mở lớp tập huấn.", ["Khoa Kiểm soát nhiễm khuẩn + phòng Điều dưỡng | Khoa Kiểm soát nhiễm khuẩn chủ trì, phối hợp phòng Điều dưỡng mở lớp tập huấn."]),
        ("Các khoa, phòng gửi báo cáo về khoa Dược.", ["các khoa, phòng | Các khoa, phòng gửi báo cáo về khoa Dược."]),
        ("Giáo viên chủ nhiệm: lập danh sách học sinh.", ["Giáo viên chủ nhiệm | lập danh sách học sinh."]),
        ("Đề nghị các Tổ chuyên môn và giáo viên rà soát giáo án.", ["các Tổ chuyên môn; giáo viên | các Tổ chuyên môn và giáo viên rà soát giáo án."]),
        ("Cục An toàn thông tin đánh giá phần mềm.", ["Cục An toàn thông tin | Cục An toàn thông tin đánh giá phần mềm."]),
        ("Sở Khoa học và Công nghệ rà soát nhiệm vụ khoa học.", ["Sở Khoa học và Công nghệ | Sở Khoa học và Công nghệ rà soát nhiệm vụ khoa học."]),
        ("Nếu có vướng mắc, đề nghị các trạm liên hệ BSCKII. Trần Hữu Phước để phối hợp.", ["các trạm | Nếu có vướng mắc, đề nghị các trạm liên hệ BSCKII. Trần Hữu Phước để phối hợp."]),
    ],
)  # fmt: skip
def test_who_is_charged_in_a_letter(text: str, expected: list[str]) -> None:
    assert lines(f"Giám đốc Sở Y tế yêu cầu:\n\n1. {text}", LETTER) == expected


@pytest.mark.parametrize(
    ("addressees", "owner"),
    [
        ("Kính gửi: Sở Nội vụ tỉnh Lâm Sơn.", "Sở Nội vụ tỉnh Lâm Sơn"),
        ("Kính gửi: UBND các huyện, thành phố", "Ủy ban nhân dân các huyện, thành phố"),
        ("Kính gửi:\n\n- Sở Nội vụ;\n\n- Sở Tài chính.", "Quý cơ quan"),
    ],
)
def test_whom_a_letter_politely_speaks_to(addressees: str, owner: str) -> None:
    text = f"{addressees}\n\nSở Y tế trân trọng đề nghị Quý cơ quan cử 01 lãnh đạo tham dự họp."
    assert lines(text, LETTER) == [f"{owner} | Quý cơ quan cử 01 lãnh đạo tham dự họp."]


def test_a_recurring_day_on_which_results_are_sent() -> None:
    text = "Sở Y tế yêu cầu các trạm rà soát thuốc.\n\nKết quả gửi về Sở trước ngày 25 hằng tháng."
    assert deadlines(text, LETTER) == ["", "trước ngày 25 hằng tháng = every month"]


def test_a_point_that_only_carries_on_stays_with_its_owner() -> None:
    text = "Chủ tịch UBND tỉnh yêu cầu:\n\n1. Sở Y tế:\n\nYêu cầu các bệnh viện thực hiện kiểm kê thuốc."
    assert lines(text, DIRECTIVE) == ["Sở Y tế | Yêu cầu các bệnh viện thực hiện kiểm kê thuốc."]


def test_a_line_that_only_names_who_works_together_is_a_heading() -> None:
    text = "Giám đốc Sở yêu cầu:\n\n1. Phòng Nghiệp vụ chủ trì, phối hợp với Văn phòng Sở\n\na) Rà soát thuốc.\n\nb) Lập danh sách."
    both = "Phòng Nghiệp vụ + Văn phòng Sở"
    assert lines(text, LETTER) == [f"{both} | Rà soát thuốc.", f"{both} | Lập danh sách."]


def test_steps_are_titles_whose_time_holds_for_what_stands_under_them() -> None:
    text = """
    Sở Y tế đề nghị các trạm thực hiện theo các bước sau:

    Bước 1: Rà soát, lập danh mục (từ ngày 15/4/2031 đến ngày 30/4/2031)

    Phòng Nghiệp vụ lập danh mục thuốc.

    Bước 2: Đăng ký (trước ngày 15/5/2031)

    a) Trạm Y tế xã Đá Bạc gửi danh mục về Sở.

    b) Lập biên bản.

    Bước 3: Nhập dữ liệu vào phần mềm, hoàn thành trước ngày 30/5/2031.
    """
    assert lines(text, LETTER) == [
        "Phòng Nghiệp vụ | Phòng Nghiệp vụ lập danh mục thuốc.",
        "Trạm Y tế xã Đá Bạc | Trạm Y tế xã Đá Bạc gửi danh mục về Sở.",
        "các trạm | Lập biên bản.",
        "các trạm | Nhập dữ liệu vào phần mềm, hoàn thành trước ngày 30/5/2031.",
    ]
    assert deadlines(text, LETTER) == [
        "từ ngày 15/4/2031 đến ngày 30/4/2031 = on 2031-04-30",
        "trước ngày 15/5/2031 = by 2031-05-15",
        "trước ngày 15/5/2031 = by 2031-05-15",
        "trước ngày 30/5/2031 = by 2031-05-30",
    ]


# Letters of offices that answer firms and citizens, and of those that lead many offices.

_BASES = "; ".join(
    f"Quyết định số {number}/QĐ-UBND ngày {day:02}/02/2031 của UBND tỉnh Lâm Sơn về việc ban hành kế hoạch kiểm tra, chấn chỉnh, "
    "nâng cao chất lượng khám bệnh, chữa bệnh, mua sắm, bảo quản, sử dụng thuốc, vật tư, thiết bị y tế trên địa bàn tỉnh"
    for number, day in ((21, 3), (22, 4), (23, 5))
)


def test_whoever_charges_behind_a_long_list_of_acts_is_found() -> None:
    text = (
        f"Thực hiện {_BASES}, nhằm tăng cường, nâng cao hiệu quả công tác, góp phần hoàn thành nhiệm vụ được giao, "
        "Sở Y tế đề nghị các trạm thực hiện một số việc sau:\n\n1. Kiểm kê thuốc."
    )
    assert lines(text, LETTER) == ["các trạm | Kiểm kê thuốc."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An office told from others by what it does.
        ("Trường hợp hồ sơ chưa đủ thì cơ quan tiếp nhận phải trả lời bằng văn bản.", ["cơ quan tiếp nhận | Trường hợp hồ sơ chưa đủ thì cơ quan tiếp nhận phải trả lời bằng văn bản."]),
        ("Đơn vị chủ trì thực hiện lấy ý kiến của các phòng.", ["đơn vị chủ trì | Đơn vị chủ trì thực hiện lấy ý kiến của các phòng."]),
        ("Các đơn vị chủ trì xây dựng kế hoạch mua thuốc trước ngày 30/6/2031.", ["các đơn vị | Các đơn vị chủ trì xây dựng kế hoạch mua thuốc trước ngày 30/6/2031."]),
        # Who asks in a paper of his charges nobody.
        ("Đối với trường hợp người dân có văn bản đề nghị trạm y tế hướng dẫn thì Phòng Nghiệp vụ chủ trì trả lời.", ["Phòng Nghiệp vụ | Đối với trường hợp người dân có văn bản đề nghị trạm y tế hướng dẫn thì Phòng Nghiệp vụ chủ trì trả lời."]),
        # What owners ask of others, and hand out to their own staff, is theirs.
        ("Rà soát kho thuốc; yêu cầu người bán thu hồi thuốc hết hạn.", ["các đơn vị | Rà soát kho thuốc", "các đơn vị | yêu cầu người bán thu hồi thuốc hết hạn."]),
        ("Giao nhiệm vụ cho các đội phối hợp với bộ phận dược kiểm kê kho.", ["các đơn vị | Giao nhiệm vụ cho các đội phối hợp với bộ phận dược kiểm kê kho."]),
        # More of those that the clause before is about.
        ("Tăng cường kiểm tra đối với các nhà thuốc bán hàng qua mạng; các nhà thuốc có thể trộn lẫn thuốc kê đơn.", ["các đơn vị | Tăng cường kiểm tra đối với các nhà thuốc bán hàng qua mạng; các nhà thuốc có thể trộn lẫn thuốc kê đơn."]),
        # What comes of it, and what was found.
        ("Công khai giá thuốc. Qua đó hạn chế khiếu nại kéo dài.", ["các đơn vị | Công khai giá thuốc."]),
        ("Đánh giá trên cơ sở báo cáo quý I, một số trạm có kết quả kiểm kê thấp như: Trạm Y tế xã Đá Bạc.", []),
    ],
)  # fmt: skip
def test_what_offices_do_under_a_lead_in(text: str, expected: list[str]) -> None:
    assert lines(f"Sở Y tế yêu cầu các đơn vị thực hiện một số việc sau:\n\n1. {text}", LETTER) == expected


def test_a_bare_name_takes_up_the_plural_of_the_lead_in() -> None:
    text = "Sở Y tế đề nghị các Trạm Y tế:\n\n1. Kiểm kê thuốc. Trạm Y tế chủ động lập sổ.\n\n- Báo cáo về Sở."
    assert [one.split(" | ")[0] for one in lines(text, LETTER)] == ["các Trạm Y tế"] * 3


def test_the_words_of_a_law_that_a_letter_quotes_charge_nobody() -> None:
    text = """
    Khoản 2 Điều 7 Nghị định số 45/2030/NĐ-CP quy định:

    “2. Cơ sở kinh doanh thuốc phải thực hiện các việc sau:

    a) Lưu hóa đơn;

    b) Báo cáo Sở Y tế trước ngày 15/12 hằng năm.”

    Sở Y tế đề nghị các trạm lập danh sách nhà thuốc, gửi về Sở trước ngày 20/4/2031.
    """
    assert lines(text, LETTER) == ["các trạm | các trạm lập danh sách nhà thuốc, gửi về Sở trước ngày 20/4/2031."]


_ASKED = """
Kính gửi: Công ty TNHH Dược phẩm An Lạc

Sở Y tế nhận được công văn số 15/CV ngày 02/3/2031 của Công ty hỏi về thủ tục sáp nhập. Về việc này, Sở Y tế có ý kiến như sau:

"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Căn cứ quy định nêu trên, Công ty phải nộp hồ sơ trong 45 ngày kể từ ngày có quyết định.", []),
        ("Trong quá trình thực hiện nếu có vướng mắc, đề nghị Công ty liên hệ với Sở (phòng Nghiệp vụ - ĐT 0212.345678) để được hướng dẫn.", []),
        ("Đề nghị Công ty căn cứ tình hình thực tế, đối chiếu với các quy định nêu trên để thực hiện.", []),
        ("Đề nghị Công ty gửi bổ sung hồ sơ về Sở trước ngày 20/4/2031.", ["Công ty TNHH Dược phẩm An Lạc | Công ty gửi bổ sung hồ sơ về Sở trước ngày 20/4/2031."]),
    ],
)  # fmt: skip
def test_a_firm_that_has_asked_is_told_the_law(text: str, expected: list[str]) -> None:
    assert lines(_ASKED + text, LETTER) == expected


def test_quy_uy_ban_is_whoever_the_letter_goes_to() -> None:
    text = "Kính gửi: Ủy ban nhân dân các huyện\n\nSở Y tế đề nghị Quý Ủy ban chỉ đạo thực hiện một số nội dung sau:\n\n1. Rà soát kho thuốc."
    assert lines(text, LETTER) == ["Ủy ban nhân dân các huyện | Rà soát kho thuốc."]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("TTYT các huyện rà soát kho thuốc.", "Trung tâm Y tế các huyện"),
        ("BVĐK tỉnh rà soát kho thuốc.", "Bệnh viện đa khoa tỉnh"),
        ("Các NHTM rà soát danh mục.", "các ngân hàng thương mại"),
        ("LĐLĐ tỉnh rà soát danh mục.", "Liên đoàn Lao động tỉnh"),
        ("BCH Quân sự huyện rà soát danh mục.", "Ban Chỉ huy Quân sự huyện"),
        ("Trung tâm Cấp cứu mỏ bố trí lực lượng.", "Trung tâm Cấp cứu mỏ"),
    ],
)
def test_bodies_by_their_abbreviations(text: str, owner: str) -> None:
    assert lines(f"Sở Y tế yêu cầu:\n\n1. {text}", LETTER) == [f"{owner} | {text}"]


def test_an_office_that_guides_its_schools_charges_them() -> None:
    text = """
    Căn cứ Kế hoạch năm học 2030 - 2031, Phòng GD&ĐT hướng dẫn các trường THCS tổ chức kiểm tra học kỳ II như sau:

    1. Công tác ra đề

    - Đề kiểm tra phải bám sát chương trình.

    2. Công tác chấm

    - Hiệu trưởng ra quyết định thành lập hội đồng chấm.

    - Chấm chung theo tổ, hoàn thành trước ngày 03/5/2031.

    3. Chế độ thông tin, báo cáo: Báo cáo nhanh kết quả trước ngày 10/5/2031.
    """
    schools = "các trường trung học cơ sở"
    assert lines(text, letterhead("cong_van", "Phòng Giáo dục và Đào tạo huyện Tân Hà")) == [
        f"{schools} | Đề kiểm tra phải bám sát chương trình.",
        "Hiệu trưởng | Hiệu trưởng ra quyết định thành lập hội đồng chấm.",
        f"{schools} | Chấm chung theo tổ, hoàn thành trước ngày 03/5/2031.",
        f"{schools} | Báo cáo nhanh kết quả trước ngày 10/5/2031.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tại công văn số 80/UBND-VX ngày 09/10/2030 của UBND tỉnh, Phó Chủ tịch UBND tỉnh đã giao Sở Nội vụ lập đề án; báo cáo trước ngày 30/11/2030.",
        "Sở Y tế đã ban hành Công văn số 19/SYT ngày 06/01/2031 và Công văn số 29/SYT ngày 10/02/2031 chỉ đạo các trạm tăng cường kiểm kê.",
        "Ngày 15/11/2030 Liên Sở Y tế, Sở Tài chính ban hành Hướng dẫn liên ngành số 29/HDLN-SYT-STC về mua thuốc.",
        "Sở Y tế trả lời để UBND huyện Tân Hà được rõ./.",
        "Về mức miễn, giảm viện phí; trình tự thủ tục và hồ sơ được thực hiện theo Thông tư số 29/2030/TT-BYT.",
        "Ngày 12/3/2030 Sở Y tế đã ban hành Công văn số 104/SYT, trong đó yêu cầu các trạm thực hiện:\n\n“Trên cơ sở danh mục đã được phê duyệt, tiến hành rà soát kho thuốc. Thực hiện nghiêm Chỉ thị số 20/CT-UBND.”",
    ],
)  # fmt: skip
def test_what_was_said_or_issued_before_is_told(text: str) -> None:
    assert lines(text, LETTER) == []


def test_an_office_holder_who_is_responsible_does_not_speak() -> None:
    text = "Giám đốc Trung tâm Y tế huyện có trách nhiệm:\n\n- Phối hợp với Bưu điện tỉnh lập đề án.\n\n- Kiểm kê thuốc."
    assert lines(text, LETTER) == [
        "Giám đốc Trung tâm Y tế huyện + Bưu điện tỉnh | Phối hợp với Bưu điện tỉnh lập đề án.",
        "Giám đốc Trung tâm Y tế huyện | Kiểm kê thuốc.",
    ]


def test_a_lead_in_behind_bullets_holds_for_the_points_under_it() -> None:
    text = """
    Qua kiểm tra, Sở Y tế nhận thấy còn một số tồn tại, cụ thể:

    - Nhiều trạm chưa gửi báo cáo.

    Do đó, để chấn chỉnh công tác báo cáo, Sở Y tế đề nghị các Trạm Y tế xã thực hiện các yêu cầu sau:

    1. Đối với công tác tổng hợp, báo cáo kết quả kiểm kê thuốc tại các nhà thuốc.

    - Đề nghị Trạm Y tế xã bổ sung danh mục.

    - Thực hiện phối hợp với các bệnh viện, các phòng khám để thu thập số liệu.

    Kết quả thực hiện báo cáo về Sở Y tế (phòng Nghiệp vụ Dược).
    """
    assert lines(text, LETTER) == [
        "các Trạm Y tế xã | Trạm Y tế xã bổ sung danh mục.",
        "các Trạm Y tế xã + các bệnh viện; các phòng khám | Thực hiện phối hợp với các bệnh viện, các phòng khám để thu thập số liệu.",
        "các Trạm Y tế xã | Kết quả thực hiện báo cáo về Sở Y tế (phòng Nghiệp vụ Dược).",
    ]


def test_a_monthly_allowance_is_no_deadline() -> None:
    assert deadlines("Sở Y tế đề nghị các trạm rà soát người hưởng trợ cấp hằng tháng.", LETTER) == [""]


@pytest.mark.parametrize(
    "text",
    [
        "Tại khoản 3 Điều 1 Luật số 106/2030/QH15 quy định: Cơ sở khám chữa bệnh phải kê khai giá thuốc trong tháng.",
        "Pháp nhân thương mại phải chịu trách nhiệm hình sự đối với các tội phạm về môi trường.",
        "Chủ thể của tội này là người có chức vụ lợi dụng quyền hạn để thực hiện các hành vi vi phạm pháp luật trong lĩnh vực dược:\n\n+ Xác nhận nguồn gốc thuốc không đúng quy định;\n\n+ Thực hiện việc mua bán thuốc không rõ nguồn gốc.",
        "Sở Y tế có ý kiến như sau:\n\nSở Y tế thông báo để Trạm Y tế xã được biết, báo cáo UBND xã chỉ đạo giải quyết theo đúng quy định của pháp luật./.",
        "Trường hợp còn vướng mắc, đơn vị có thể tham khảo văn bản hướng dẫn của Sở hoặc liên hệ với Phòng Nghiệp vụ Dược để được hỗ trợ giải quyết.",
    ],
)  # fmt: skip
def test_what_the_law_says_charges_nobody(text: str) -> None:
    assert lines(text, LETTER) == []


def test_what_holds_by_the_law_charges_only_who_is_named() -> None:
    text = """
    Sở Y tế đề nghị các trạm phổ biến, thông báo cho người dân các nội dung của Luật số 106/2030/QH15, đồng thời triển khai một số nội dung mới như sau:

    1. Căn cứ quy định nêu trên, trường hợp người bệnh nộp hồ sơ trước ngày 01/7/2030 thì cơ quan bảo hiểm vẫn tiếp nhận hồ sơ.

    2. Căn cứ quy định nêu trên, đối với khoản nợ trước ngày 01/7/2030 thì từ ngày này chuyển sang áp dụng mức 0,03%/ngày.
    """
    assert lines(text, LETTER) == [
        "các trạm | các trạm phổ biến, thông báo cho người dân các nội dung của Luật số 106/2030/QH15",
        "cơ quan bảo hiểm | Căn cứ quy định nêu trên, trường hợp người bệnh nộp hồ sơ trước ngày 01/7/2030 thì cơ quan bảo hiểm vẫn tiếp nhận hồ sơ.",
    ]  # fmt: skip
