"""Tasks in news of provinces and cities: how their leaders are called, and what only tells what was done or what the law says."""

from __future__ import annotations

import pytest
from chidao.extractors.agencies import read_bodies
from chidao.extractors.agencies.provinces import level_of
from chidao.extractors.records import Metadata
from chidao.extractors.tasks.genres import answers_question, is_interview
from chidao.extractors.words import Words
from directives import REPORT, lines, tasks_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The leaders of a place, in small letters, and a person who holds two offices.
        ("Tại văn bản này, lãnh đạo tỉnh vừa yêu cầu các xã rà soát hồ đập.", ["các xã | các xã rà soát hồ đập."]),
        (
            "Phó Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh - Lê Thị Nam ghi nhận các kết quả. Đồng thời chỉ đạo tổ chức Công đoàn tỉnh cần chăm lo thợ mỏ.",
            ["tổ chức Công đoàn tỉnh | tổ chức Công đoàn tỉnh cần chăm lo thợ mỏ."],
        ),
        # What is agreed to stands before the charge.
        (
            "Thống nhất kế hoạch xây chợ, Phó Chủ tịch UBND tỉnh Lê Văn Bảy chỉ đạo khẩn trương hoàn thành thủ tục đất đai.",
            ["– | khẩn trương hoàn thành thủ tục đất đai."],
        ),
        # Whose words were quoted is told behind them.
        (
            "“Sở Y tế rà soát vắc xin; hướng dẫn các trạm tiêm chủng”. Đó là yêu cầu của Chủ tịch UBND tỉnh tại cuộc họp sáng nay.",
            ["Sở Y tế | Sở Y tế rà soát vắc xin", "Sở Y tế | hướng dẫn các trạm tiêm chủng"],
        ),
        ("“Các xã rà soát hồ đập ngay”. Đó là mong muốn của bà con vùng trũng.", []),
        # Who calls on people asks for something besides; who promises is bound; what is forbidden, and to whom.
        (
            "Thăm các gia đình, Chủ tịch UBND tỉnh chia sẻ những mất mát, đề nghị UBND xã hỗ trợ làm thủ tục cấp đất.",
            ["Ủy ban nhân dân xã | UBND xã hỗ trợ làm thủ tục cấp đất."],
        ),
        (
            "Chủ tịch UBND tỉnh kiểm tra công trường. Đại diện liên danh nhà thầu hứa sẽ hoàn thành nền đường trước Tết.",
            ["liên danh nhà thầu | liên danh nhà thầu hứa sẽ hoàn thành nền đường trước Tết."],
        ),
        ("UBND tỉnh nghiêm cấm các xã cấp phép khai thác cát.", ["các xã | nghiêm cấm các xã cấp phép khai thác cát."]),
        # A time in front of a body without a comma; a body's name that holds a verb; leading cadres.
        (
            "Thời gian tới Sở Y tế sẽ hoàn thiện mạng lưới cấp cứu.",
            ["Sở Y tế | Thời gian tới Sở Y tế sẽ hoàn thiện mạng lưới cấp cứu."],
        ),
        (
            "Chủ tịch UBND tỉnh yêu cầu Trung tâm Dữ liệu Quốc gia tăng cường sao lưu.",
            ["Trung tâm Dữ liệu Quốc gia | Trung tâm Dữ liệu Quốc gia tăng cường sao lưu."],
        ),
        (
            "Chủ tịch UBND tỉnh yêu cầu cán bộ lãnh đạo các cấp chỉ dự lễ hội khi được phân công.",
            ["cán bộ lãnh đạo các cấp | cán bộ lãnh đạo các cấp chỉ dự lễ hội khi được phân công."],
        ),
        # Who speaks behind an opening, in small letters; what "we" must do is nobody's.
        (
            "Phó Chủ tịch UBND tỉnh đề nghị huyện Đá Bạc rà soát hộ nghèo.\n\nQua thực tiễn, phó chủ tịch UBND tỉnh cho rằng việc này rất "
            "quan trọng. Sở Y tế cần tiếp tục hỗ trợ huyện. “Chúng ta phải luôn cảnh giác”, ông nói.",
            ["huyện Đá Bạc | huyện Đá Bạc rà soát hộ nghèo.", "Sở Y tế | Sở Y tế cần tiếp tục hỗ trợ huyện."],
        ),
        # The last paragraph has lost its stop; who said it stands behind a pledge.
        (
            "Mấy ngày qua, nhiều người ở các bản vùng cao của huyện Đá Bạc phải vào trạm xá vì ăn phải nấm độc mọc trong rừng sau mưa.\n\n"
            "Chủ tịch UBND tỉnh yêu cầu Sở Y tế công khai kết luận điều tra vụ ngộ độc nấm rừng để kịp thời cảnh báo cho bà con vùng cao\n\nĐ.M",
            ["Sở Y tế | Sở Y tế công khai kết luận điều tra vụ ngộ độc nấm rừng để kịp thời cảnh báo cho bà con vùng cao"],
        ),
        (
            "“Huyện sẽ mở rộng khu cách ly để làm sạch địa bàn”, ông Lê Thành cho biết.",
            ["Huyện | Huyện sẽ mở rộng khu cách ly để làm sạch địa bàn"],
        ),
        # What the head of a place, having heard others, says it will do.
        (
            "Thứ trưởng đề nghị tỉnh xử lý tàu cá. Phó Chủ tịch UBND tỉnh Lê Văn Sử tiếp thu ý kiến của Thứ trưởng và cho biết tỉnh sẽ mở đợt "
            "cao điểm 20 ngày.",
            ["tỉnh | tỉnh xử lý tàu cá.", "tỉnh | tỉnh sẽ mở đợt cao điểm 20 ngày."],
        ),
        # What goes with the part before.
        (
            "Phó Chủ tịch UBND tỉnh yêu cầu các trường tổ chức dạy bơi cho học sinh; cùng với các hoạt động trải nghiệm, ngoại khóa.",
            ["các trường | các trường tổ chức dạy bơi cho học sinh; cùng với các hoạt động trải nghiệm, ngoại khóa."],
        ),
        # What a body did before, what came behind a ceremony, what a contract or a law says.
        ("Cùng với đó, UBND tỉnh đã chỉ đạo các sở tháo gỡ khó khăn cho doanh nghiệp.", []),
        ("Từ năm 2020, Hùng đã chỉ đạo cấp dưới lập hồ sơ khống, yêu cầu nhân viên chi tiền.", []),
        ("Chủ tịch UBND tỉnh yêu cầu các xã rà soát hồ đập.\n\nSau lễ phát động, Tỉnh đoàn khởi công 2 căn nhà.", ["các xã | các xã rà soát hồ đập."]),
        ("Theo biên bản ghi nhớ, tỉnh sẽ cung cấp thông tin quy hoạch cho nhà đầu tư.", []),
        ("Theo quy định tại Điều 5 Luật Đê điều, UBND xã có trách nhiệm quản lý đê.", []),
        ("Kết quả điều tra xác định, Hùng chỉ đạo kế toán lập hai sổ; giao nhân viên kho xuất hàng không hóa đơn.", []),
        ("Thực hiện kết luận, Ban Quản lý đã nộp đủ tiền. UBND tỉnh đã giao Thanh tra tỉnh kiểm tra kết quả.", []),
        # What a statute rules goes on until somebody gives orders.
        (
            "Quy chế quy định, UBND tỉnh chỉ đạo tổ chức kỳ thi.\n\nSở Giáo dục và Đào tạo in sao đề thi.\n\n"
            "Chủ tịch UBND tỉnh yêu cầu Công an tỉnh bảo vệ các điểm thi.",
            ["Công an tỉnh | Công an tỉnh bảo vệ các điểm thi."],
        ),
        ("Nghị định số 5/2031/NĐ-CP quy định chủ đầu tư phải bàn giao hồ sơ. Ủy ban nhân dân cấp xã theo dõi việc bàn giao.", []),
        # Petitions of associations, whoever else they ask, and what they are said to think.
        ("Hiệp hội Thép đề nghị Bộ Công Thương điều tra chống bán phá giá; đề nghị Bộ Y tế ban hành quy chuẩn.", []),
        ("Ông Lê An, Chủ tịch Hội Môi giới nhà đất tỉnh, đề nghị các xã công khai quy hoạch.", []),
        ("Hội Chữ thập đỏ tỉnh sẽ tiếp tục tổ chức ngày hội hiến máu vào tháng 7.", []),
        # What its writer announces, nobody having spoken, and what an old soldier remembers.
        ("Hội chợ có 250 gian hàng. Ban Tổ chức sẽ bố trí khu ẩm thực; lực lượng công an sẽ hướng dẫn phân luồng.", []),
        ("Ông Hồ Hạnh, nguyên Đại đội trưởng, nhớ lại: “Cấp trên yêu cầu mỗi tổ ba người phải bám hầm.”", []),
        # Other countries, citizens who are addressed, firms that announce.
        ("Chủ tịch UBND tỉnh dự lễ. Tổng thống Mỹ yêu cầu Bộ Quốc phòng Mỹ tăng quân.", []),
        ("Thủ tướng Han Duck-soo yêu cầu các bộ liên quan rà soát tầng hầm để xe.", []),
        ("Thủ tướng Nguyễn Văn Bình yêu cầu các bộ rà soát tầng hầm để xe.", ["các bộ | các bộ rà soát tầng hầm để xe."]),
        ("Sở Xây dựng đề nghị ông liên hệ UBND xã để được hướng dẫn.", []),
        ("Chủ đầu tư cam kết bàn giao nhà vào quý IV/2032.", []),
    ],
)  # fmt: skip
def test_charges_of_places(text: str, expected: list[str]) -> None:
    assert lines(text, REPORT) == expected


def test_a_city_is_called_by_its_letters() -> None:
    meta = Metadata("news", None, None, "Ủy ban nhân dân thành phố Hải Phòng", "Hải Phòng dừng bắn pháo hoa")
    assert lines("TP cũng yêu cầu không tổ chức liên hoan cuối năm.", meta) == ["– | không tổ chức liên hoan cuối năm."]


def test_a_mere_comrade_is_the_chief_who_has_spoken() -> None:
    text = (
        "Phó Chủ tịch UBND tỉnh Lê Văn Tiến nhấn mạnh, đây là công trình trọng điểm. Đồng chí yêu cầu UBND xã rà soát hộ nghèo."
    )
    assert tasks_of(text, REPORT)[1][0].assigner == "Phó Chủ tịch UBND tỉnh Lê Văn Tiến"


def test_who_stands_above_is_asked_not_charged() -> None:
    meta = Metadata("news", None, None, "Ủy ban nhân dân tỉnh Lâm Sơn", "Lâm Sơn tổng kết điều tra dân số")
    assert lines("UBND tỉnh tặng Bằng khen cho 4 xã; đồng thời đề nghị Thủ tướng Chính phủ khen thưởng 2 cá nhân.", meta) == []


@pytest.mark.parametrize(("body", "level"), [("ubnd hà nội", "thành phố"), ("ubnd sơn la", "tỉnh"), ("bộ y tế", None)])
def test_the_level_of_a_place(body: str, level: str | None) -> None:
    assert level_of(body) == level


def test_heads_of_two_kinds_of_offices_are_two() -> None:
    words = Words.of("giám đốc các sở, ban, ngành và thủ trưởng các cơ quan liên quan rà soát")
    bodies = read_bodies(words, 0, len(words) - 2)
    assert bodies
    assert [one.name for one in bodies.mentions] == ["giám đốc các sở, ban, ngành", "thủ trưởng các cơ quan liên quan"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Phóng viên: Ông thấy sao?\n- Ông Bình: Các xã phải cố gắng.\nPV: Còn vốn?\n- Ông Bình: Sở phải lo.", True),
        ("Thưa bà, vì sao giá tăng?\n- Do cung thiếu.\nThưa bà, bao giờ giảm?\n- Khi mùa vụ đến.", True),
        ("Trả lời câu hỏi của phóng viên, Chủ tịch UBND tỉnh yêu cầu các xã rà soát hồ đập.\nPV: Minh Hà", False),
    ],
)
def test_interviews(text: str, expected: bool) -> None:
    assert is_interview(text) is expected


def test_what_was_asked_and_answered() -> None:
    assert answers_question("Hỏi: Nhà tôi có phải xin phép không?\nTrả lời: Không phải.")
    assert not answers_question("Trả lời: Sở Y tế rà soát.")
