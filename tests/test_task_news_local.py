"""Tasks in news of districts, communes and firms: who has the word there, whom he charges, and what only tells."""

from __future__ import annotations

import pytest
from directives import REPORT, found


def tasks(text: str) -> list[str]:
    """ "owners | words" of each task of a report."""
    return [" | ".join(one) for one in found(text, REPORT)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A chief who is but "đồng chí" when he first speaks.
        (
            "Hội nghị do Công ty Sao Mai tổ chức. Đồng chí nhấn mạnh, Công ty cần tiếp tục đổi mới quản trị.",
            ["Công ty Sao Mai | Công ty cần tiếp tục đổi mới quản trị."],
        ),
        # What opens a sentence before a leader charges.
        (
            "Chỉ đạo tại cuộc họp chiều 4/8, bà Đinh Thị Vân, Phó Chủ tịch UBND tỉnh chỉ đạo ngành y tế tổ chức tiêm vắc xin.",
            ["ngành y tế | ngành y tế tổ chức tiêm vắc xin."],
        ),
        (
            "Bước sang quý II, Ban Lãnh đạo Công ty yêu cầu các đơn vị tập trung sửa chữa lớn. Đồng thời, đẩy mạnh tiết kiệm điện.",
            ["các đơn vị | các đơn vị tập trung sửa chữa lớn.", "các đơn vị | đẩy mạnh tiết kiệm điện."],
        ),
        # What he stresses behind what he did.
        (
            "Đồng chí Võ Tân Hòa - Phó Chủ tịch UBND tỉnh đã biểu dương các thành tích, đồng thời nhấn mạnh các xã cần làm tốt 3 việc.",
            ["các xã | các xã cần làm tốt 3 việc."],
        ),
        (
            "Bí thư Huyện ủy đã biểu dương các thành tích, đồng thời nhấn mạnh những khó khăn của các xã trong mùa khô.",
            [],
        ),
        # A place that charges in its own name where nobody higher has; else it is charged itself.
        (
            "Nước đang rút chậm. Huyện chỉ đạo các trạm y tế chuẩn bị đủ thuốc.",
            ["các trạm y tế | các trạm y tế chuẩn bị đủ thuốc."],
        ),
        # Whoever is charged by name alone: a firm, a place; no country and no union.
        (
            "Chủ tịch UBND tỉnh yêu cầu Sotraco đẩy nhanh tiến độ gói thầu số 5.",
            ["Sotraco | Sotraco đẩy nhanh tiến độ gói thầu số 5."],
        ),
        (
            "Chủ tịch UBND tỉnh đề nghị Đá Bạc sớm bàn giao mặt bằng.",
            ["Đá Bạc | Đá Bạc sớm bàn giao mặt bằng."],
        ),
        ("Thứ trưởng đề nghị UNDP hỗ trợ các nghệ nhân; giúp các huấn luyện viên nâng cao trình độ.", []),
        ("Thứ trưởng mong muốn UNDP hỗ trợ các nghệ nhân; nâng cao trình độ huấn luyện viên.", []),
        ("Bộ trưởng đề nghị: “Luật cần quy định rõ trình tự”.", ["– | Luật cần quy định rõ trình tự”."]),
        # A body within a unit that is named in full elsewhere.
        (
            "Đại hội Đảng bộ Công ty cổ phần Vận tải Sông Đà - SVT diễn ra sáng 4/8. Phó Bí thư Tỉnh ủy yêu cầu Đảng bộ Công ty "
            "tiếp tục chăm lo thợ máy.",
            ["Đảng bộ Công ty cổ phần Vận tải Sông Đà - SVT | Đảng bộ Công ty tiếp tục chăm lo thợ máy."],
        ),
        (
            "Chính ủy kiểm tra Trung đoàn 9. Đồng chí Chính ủy yêu cầu Đảng bộ Trung đoàn nâng cao chất lượng sinh hoạt chi bộ.",
            ["Đảng bộ Trung đoàn 9 | Đảng bộ Trung đoàn nâng cao chất lượng sinh hoạt chi bộ."],
        ),
    ],
)
def test_who_has_the_word_charges_whom_he_names(text: str, expected: list[str]) -> None:
    assert tasks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # What a leader is quoted with may but tell.
        "“Cơ quan điều tra đã tống đạt các quyết định. Rất mong cử tri chia sẻ, việc này phải gỡ từng bước”, Bí thư Thành ủy nói.",
        "Chủ tịch UBND tỉnh họp với các ngành. Ngày 4/8, Tân Hà tiếp tục ghi nhận số ca mắc ở mức cao với 76 ca.",
        "Công an tỉnh cũng đã chuyển Viện Kiểm sát đề nghị truy tố 18 vụ; tạm đình chỉ điều tra 1 vụ.",
        "Bộ Y tế khuyến nghị tự theo dõi sức khỏe tại nhà. Đồng thời phải liên hệ trạm y tế để được hướng dẫn.",
        "Trường học được sửa sang; đường làng được mở rộng, giúp người dân đi lại thuận tiện.",
        "Ông Lò Văn Thuôn (bản Nà Sang) chia sẻ: “Từ khi có đường, đời sống được nâng lên rất nhiều”.",
        "Bước vào giai đoạn mới, thành phố đứng trước yêu cầu phải tái cấu trúc không gian đô thị.",
        "Hoạt động giao lưu văn hóa giữa hai bên cũng cần được đẩy mạnh.",
    ],
)
def test_what_only_tells_is_no_task(text: str) -> None:
    assert tasks(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What was asked for long ago has come out by now; what is asked for now has not.
        ("Ngay từ đầu năm, huyện đã họp bàn. UBND huyện giao Phòng Nội vụ lập 9 tổ. Đến nay, cả 9 xã đều có tổ.", []),
        (
            "Thời gian qua, nước sông dâng cao. UBND huyện yêu cầu các xã di dời dân.",
            ["các xã | các xã di dời dân."],
        ),
        # History, and the day after it.
        (
            "Đầu năm 1971, Bộ Tư lệnh mở đường. Tỉnh ủy chỉ đạo các huyện huy động thanh niên.\nHôm nay, 12/3/2031, Bí thư Tỉnh ủy "
            "yêu cầu các xã tu sửa bia.",
            ["các xã | các xã tu sửa bia."],
        ),
        # Views at a meeting that gathers them, and who concludes.
        (
            "Hội nghị góp ý dự thảo Đề án.\nBà Phùng Thị Nga, nguyên Phó Giám đốc Sở Y tế, lưu ý Sở Tài chính phải tính đủ kinh phí.\n"
            "Kết luận hội nghị, Phó Chủ tịch UBND tỉnh yêu cầu Sở Y tế tiếp thu, hoàn thiện dự thảo.",
            ["Sở Y tế | Sở Y tế tiếp thu, hoàn thiện dự thảo."],
        ),
        # Who is quoted tells what others ordered; who gives orders himself is quoted as well.
        ("“Chủ tịch UBND tỉnh đã yêu cầu Sở Xây dựng kiểm tra hiện trường”, Phó Giám đốc Sở nói.", []),
        (
            "“Sở Xây dựng phải kiểm tra hiện trường”, Chủ tịch UBND tỉnh yêu cầu.",
            ["Sở Xây dựng | Sở Xây dựng phải kiểm tra hiện trường"],
        ),
    ],
)
def test_what_a_report_looks_back_on_is_no_task(text: str, expected: list[str]) -> None:
    assert tasks(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Whose order it is stands behind what he orders.
        (
            "Hoàn thành bồi thường trước mùa mưa là yêu cầu của Chủ tịch UBND tỉnh tại buổi kiểm tra sáng 5/8.",
            ["– | Hoàn thành bồi thường trước mùa mưa"],
        ),
        (
            "Hoàn thành bồi thường trước mùa mưa là yêu cầu của UBND tỉnh đối với UBND các huyện.",
            ["Ủy ban nhân dân các huyện | Hoàn thành bồi thường trước mùa mưa"],
        ),
        ("Giảm nghèo bền vững là mong muốn của người dân vùng lũ.", []),
        # Each gets his share behind a colon.
        (
            "Chủ tịch UBND tỉnh phân công cụ thể: Sở Xây dựng thẩm định hồ sơ; Sở Tài chính bố trí vốn.",
            ["Sở Xây dựng | Sở Xây dựng thẩm định hồ sơ", "Sở Tài chính | Sở Tài chính bố trí vốn."],
        ),
        # What he does on the spot before he reminds somebody of something.
        (
            "Giám đốc Sở Y tế thăm trường. Thăm nơi ăn, ngủ của học sinh, đồng chí nhắc nhở nhà trường cần tăng cường phòng bệnh.",
            ["nhà trường | nhà trường cần tăng cường phòng bệnh."],
        ),
        # What a body will do is the reason why others are charged.
        (
            "Thời gian tới, ngành Y tế sẽ lập đội cấp cứu, vì vậy yêu cầu các trạm bố trí xe.",
            ["các trạm | các trạm bố trí xe."],
        ),
        # What the head of a body says that it will do; its experts are no advisers of the report.
        (
            "Để chống rét, theo ông Hồ Văn Hy, Chi cục trưởng Chi cục Thú y tỉnh, thời gian tới đơn vị tiếp tục cấp thuốc; hướng dẫn các hộ.",
            ["Chi cục Thú y tỉnh | thời gian tới đơn vị tiếp tục cấp thuốc", "Chi cục Thú y tỉnh | hướng dẫn các hộ."],
        ),
        (
            "Đoàn chuyên gia Ấn Độ đến làm việc. Đồng chí Lê Hưng, Phó Giám đốc Sở Y tế khẳng định Sở Y tế sẽ phối hợp với các "
            "chuyên gia của Ấn Độ.",
            ["Sở Y tế | Sở Y tế sẽ phối hợp với các chuyên gia của Ấn Độ."],
        ),
        # Lists: leaders of a body, firms by their short forms, what a seat of government leads to, bare nouns before their verb.
        (
            "Giám đốc Sở đề nghị Phòng Nội vụ Đá Bạc, lãnh đạo trường Tiểu học Suối Hai quan tâm các em.",
            [
                "Phòng Nội vụ Đá Bạc; lãnh đạo trường Tiểu học Suối Hai | Phòng Nội vụ Đá Bạc, lãnh đạo trường Tiểu học Suối Hai quan tâm các em."
            ],
        ),
        (
            "Chủ tịch UBND tỉnh yêu cầu UBND huyện Đá Bạc, TCT Đông Sơn, CTCP Sao Mai thực hiện đúng cam kết.",
            [
                "Ủy ban nhân dân huyện Đá Bạc; Tổng công ty Đông Sơn; Công ty cổ phần Sao Mai | UBND huyện Đá Bạc, TCT Đông Sơn, CTCP Sao Mai "
                "thực hiện đúng cam kết."
            ],
        ),
        (
            "Chủ tịch UBND tỉnh yêu cầu UBND thành phố và các huyện rà soát hộ nghèo.",
            ["Ủy ban nhân dân thành phố; Ủy ban nhân dân các huyện | UBND thành phố và các huyện rà soát hộ nghèo."],
        ),
    ],
)
def test_orders_in_the_words_of_local_news(text: str, expected: list[str]) -> None:
    assert tasks(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The place that a person is named behind is not called after him.
        (
            "Đoàn giám sát làm việc với UBND huyện Kông Lơng. Phó Chủ tịch UBND huyện Nguyễn Thị Thu Mai giải trình. "
            "Trưởng đoàn đề nghị UBND huyện kiểm tra các hợp đồng thuê đất.",
            ["Ủy ban nhân dân huyện Kông Lơng | UBND huyện kiểm tra các hợp đồng thuê đất."],
        ),
        (
            "Cùng dự có UBND thành phố Mường Khoa. Bí thư Tỉnh ủy giao UBND thành phố kiểm tra lại hồ sơ.",
            ["Ủy ban nhân dân thành phố Mường Khoa | UBND thành phố kiểm tra lại hồ sơ."],
        ),
        (
            "Phó Chủ tịch UBND tỉnh Bình Hưng Huỳnh Kim Sáng cam kết sẽ bàn giao toàn bộ mặt bằng.",
            [
                "Ủy ban nhân dân tỉnh Bình Hưng | Phó Chủ tịch UBND tỉnh Bình Hưng Huỳnh Kim Sáng cam kết sẽ bàn giao toàn bộ mặt bằng."
            ],
        ),
        # Bodies of a mine and of a hospital, and what is done there.
        (
            "Giám đốc yêu cầu Công trường Khai thác 5 di chuyển máy xúc lên cao; Phân xưởng Cơ khí cắt điện trạm bơm.",
            [
                "Công trường Khai thác 5 | Công trường Khai thác 5 di chuyển máy xúc lên cao",
                "Phân xưởng Cơ khí | Phân xưởng Cơ khí cắt điện trạm bơm.",
            ],
        ),
        (
            "Giám đốc yêu cầu các đơn vị tổ chức trực ban. Cũng theo chỉ đạo của Giám đốc, Văn phòng Công ty chuẩn bị nước uống.",
            [
                "các đơn vị | các đơn vị tổ chức trực ban.",
                "Văn phòng Công ty | Cũng theo chỉ đạo của Giám đốc, Văn phòng Công ty chuẩn bị nước uống.",
            ],
        ),
        # What is counted behind "chỉ ra 4 nhóm việc".
        (
            "Phó Chủ tịch UBND tỉnh biểu dương toàn ngành, đồng thời chỉ ra 2 nhóm việc cần tập trung: Một là, nâng cao chất lượng "
            "thẩm định; hai là, số hóa sổ hộ tịch.",
            ["– | nâng cao chất lượng thẩm định", "– | số hóa sổ hộ tịch."],
        ),
        # The border guard is no ministry; several bodies in one sentence, the second with what it must do.
        (
            "Phó Chủ tịch UBND tỉnh đề nghị Bộ đội Biên phòng tỉnh kiểm tra tàu cá. UBND các huyện ven biển làm tốt công tác tuyên "
            "truyền, Công an tỉnh phải xử lý các đường dây môi giới.",
            [
                "Bộ đội Biên phòng tỉnh | Bộ đội Biên phòng tỉnh kiểm tra tàu cá.",
                "Ủy ban nhân dân các huyện ven biển | UBND các huyện ven biển làm tốt công tác tuyên truyền",
                "Công an tỉnh | Công an tỉnh phải xử lý các đường dây môi giới.",
            ],
        ),
        (
            "Bộ trưởng làm việc với Tập đoàn Dầu khí Biển Nam. Chủ tịch HĐTV Tập đoàn Lê Văn Cường báo cáo. Bộ trưởng yêu cầu Tập "
            "đoàn rà soát tiến độ, từng nhà thầu phải ký cam kết.",
            [
                "Tập đoàn Dầu khí Biển Nam | Tập đoàn rà soát tiến độ",
                "từng nhà thầu | từng nhà thầu phải ký cam kết.",
            ],
        ),
        (
            "Đoàn công tác kiểm tra Ban CHQS huyện Suối Hai. Thượng tá Đinh Văn Sơn yêu cầu Ban CHQS huyện rà soát sổ sách.",
            ["Ban Chỉ huy quân sự huyện Suối Hai | Ban CHQS huyện rà soát sổ sách."],
        ),
        # A headmistress, and what she reminds her teachers of.
        (
            "Kết luận cuộc họp, cô Hiệu trưởng yêu cầu giáo viên chủ nhiệm các lớp ký cam kết với phụ huynh. Tổ Khoa học tự nhiên xây "
            "dựng chuyên đề STEM. Cô cũng nhắc nhở các thầy cô thực hiện nghiêm giờ giấc.",
            [
                "giáo viên chủ nhiệm các lớp | giáo viên chủ nhiệm các lớp ký cam kết với phụ huynh.",
                "Tổ Khoa học tự nhiên | Tổ Khoa học tự nhiên xây dựng chuyên đề STEM.",
                "các thầy cô | các thầy cô thực hiện nghiêm giờ giấc.",
            ],
        ),
        (
            "Chủ tịch UBND huyện giao các phòng, ban tổ chức thực hiện những nội dung đã trả lời.",
            ["các phòng, ban | các phòng, ban tổ chức thực hiện những nội dung đã trả lời."],
        ),
        (
            "Giám đốc Sở phân công: Phòng Lữ hành làm việc với các doanh nghiệp; Văn phòng lo hậu cần.",
            ["Phòng Lữ hành | Phòng Lữ hành làm việc với các doanh nghiệp", "Văn phòng | Văn phòng lo hậu cần."],
        ),
        # What was long ago, what somebody tells of it, what a city has done as well.
        (
            "Bí thư Huyện ủy yêu cầu các xã rà soát hộ nghèo.\n\nNgày ấy, cán bộ biên phòng đến từng nhà. Các xã phải vận động bà con.",
            ["các xã | các xã rà soát hộ nghèo."],
        ),
        (
            "Bí thư Thành ủy đề nghị các phường chăm lo người nghèo. Thành phố cũng vận động doanh nghiệp xây 30 căn nhà.",
            ["các phường | các phường chăm lo người nghèo."],
        ),
        # What a resident asks for charges nobody.
        ("Bí thư Tỉnh ủy tiếp dân. Ông Vàng Văn Sơn (bản Hua Khoa) đề nghị UBND xã xem xét bồi thường.", []),
    ],
)
def test_bodies_and_persons_of_local_news(text: str, expected: list[str]) -> None:
    assert tasks(text) == expected
