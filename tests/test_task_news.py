"""Tasks in news: whom leaders charge in what is told of them and in what they say."""

from __future__ import annotations

import pytest
from directives import NEWS, found, lines, tasks_of

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
            ["xã Đá Bạc | Xã Đá Bạc cần giải phóng mặt bằng", "xã Đá Bạc | rà soát hộ nghèo."],
        ),
        # Who settles one thing at a meeting charges with another; whom he charged before is charged on.
        (
            "Về kiến nghị của huyện, Chủ tịch UBND tỉnh thống nhất chủ trương dùng trụ sở cũ làm trường; Sở Xây dựng kiểm định nhà trước khi dùng.",
            ["Sở Xây dựng | Sở Xây dựng kiểm định nhà trước khi dùng."],
        ),
        (
            "Chủ tịch UBND tỉnh giao Sở Y tế rà soát danh mục.\n\nĐồng chí đồng ý hỗ trợ mỗi trạm 20 triệu đồng.\n\nSở Nội vụ tuyển đủ bác sĩ cho các trạm.",
            ["Sở Y tế | Sở Y tế rà soát danh mục.", "Sở Nội vụ | Sở Nội vụ tuyển đủ bác sĩ cho các trạm."],
        ),
        ("Chính phủ ban hành Nghị định về chợ đầu mối; Ban Quản lý chợ thực hiện chức năng quản lý trực tiếp.", []),
        # A leader may be charged as well.
        (
            "Phó Chủ tịch UBND tỉnh Trần Bình được phân công trực tiếp chỉ đạo việc chống dịch.",
            ["Phó Chủ tịch Ủy ban nhân dân tỉnh Trần Bình | Phó Chủ tịch UBND tỉnh Trần Bình được phân công trực tiếp chỉ đạo việc chống dịch."],
        ),
        # What a body is the source of is told, unless it asks for something.
        (
            "Chủ tịch UBND tỉnh yêu cầu Sở Y tế rà soát danh mục. Theo Bộ Y tế, gần đây nhiều cơ sở quảng cáo sai. Các xã kiểm tra quầy thuốc.",
            ["Sở Y tế | Sở Y tế rà soát danh mục.", "các xã | Các xã kiểm tra quầy thuốc."],
        ),
        (
            "Chủ tịch UBND tỉnh yêu cầu Sở Y tế rà soát danh mục. Theo Sở Y tế, tỉnh có 40 trạm bị ngập, trong đó 9 trạm phải xây lại.",
            ["Sở Y tế | Sở Y tế rà soát danh mục."],
        ),
        (
            "Chủ tịch UBND tỉnh yêu cầu Sở Y tế rà soát danh mục. Cụ thể, Báo Lâm Sơn ngày 12/5/2023 có bài “Thuốc giả bán tràn lan”, nêu tại chợ xã, nhiều quầy bán thuốc không tên.",
            ["Sở Y tế | Sở Y tế rà soát danh mục."],
        ),
        (
            "Chủ tịch UBND tỉnh yêu cầu Sở Y tế rà soát danh mục. Báo Lâm Sơn, Đài Phát thanh tỉnh đăng tin, bài tuyên truyền về tiêm chủng.",
            ["Sở Y tế | Sở Y tế rà soát danh mục.", "Báo Lâm Sơn; Đài Phát thanh tỉnh | Báo Lâm Sơn, Đài Phát thanh tỉnh đăng tin, bài tuyên truyền về tiêm chủng."],
        ),
        # A body that commits itself gives no orders to those who come after it; it may go on itself.
        (
            "Ông Trần Bình cho biết tỉnh sẽ huy động vốn làm đường nối. Ngay sau buổi lễ, người dân đi bộ qua cầu. Đại diện nhà thầu chia sẻ, có lúc công nhân phải làm xuyên đêm.",
            ["tỉnh | tỉnh sẽ huy động vốn làm đường nối."],
        ),
        (
            "Chủ tịch UBND tỉnh khẳng định thành phố Lâm Sơn sẽ cải cách thủ tục đầu tư.\n\nThành phố Lâm Sơn tiếp tục cắt giảm thời gian cấp phép.",
            ["thành phố Lâm Sơn | thành phố Lâm Sơn sẽ cải cách thủ tục đầu tư.", "thành phố Lâm Sơn | Thành phố Lâm Sơn tiếp tục cắt giảm thời gian cấp phép."],
        ),
        # Experts and voters advise; who holds an office speaks for it whatever his degree.
        ("TS. Phạm Hoài Nam đề nghị Sở Xây dựng nghiên cứu vé liên thông; ông Nam yêu cầu các phường dẹp xe đỗ trái phép.", []),
        (
            "TS. Trần Bình, Chủ tịch UBND tỉnh chủ trì cuộc họp. Ông Trần Bình yêu cầu Sở Y tế rà soát danh mục.",
            ["Sở Y tế | Sở Y tế rà soát danh mục."],
        ),
        # A matter is given to someone; bodies are asked in a scope; who is asked in the passive; the partners of "chủ trì cùng".
        (
            "Chủ tịch UBND tỉnh yêu cầu Sở Y tế rà soát danh mục. Việc bố trí vốn giao Sở Tài chính cân đối.",
            ["Sở Y tế | Sở Y tế rà soát danh mục.", "Sở Tài chính | Việc bố trí vốn giao Sở Tài chính cân đối."],
        ),
        ("Đối với các huyện, Chủ tịch UBND tỉnh yêu cầu rà soát hộ nghèo.", ["các huyện | Đối với các huyện, Chủ tịch UBND tỉnh yêu cầu rà soát hộ nghèo."]),
        (
            "Chủ tịch UBND tỉnh yêu cầu Sở Nội vụ rà soát. Kết quả được tính vào điểm thi đua.\n\nCông an tỉnh được yêu cầu tăng cường tuần tra.",
            ["Sở Nội vụ | Sở Nội vụ rà soát.", "Công an tỉnh | Công an tỉnh được yêu cầu tăng cường tuần tra."],
        ),
        (
            "Chủ tịch UBND tỉnh giao Sở Y tế chủ trì cùng Công an tỉnh kiểm tra; xử lý nghiêm vi phạm.",
            ["Sở Y tế + Công an tỉnh | Sở Y tế chủ trì cùng Công an tỉnh kiểm tra", "Sở Y tế + Công an tỉnh | xử lý nghiêm vi phạm."],
        ),
        # What was planned, what a body did besides, what experts say who have no name, what is admitted.
        ("Chủ tịch UBND tỉnh yêu cầu rà soát. Theo kế hoạch ban đầu, tuyến metro hoàn thành năm 2015.", ["– | rà soát."]),
        ("Thứ trưởng yêu cầu Sở Y tế rà soát. Bộ cũng thành lập 5 đoàn kiểm tra; mỗi đoàn làm việc 3 ngày.", ["Sở Y tế | Sở Y tế rà soát."]),
        ("Chủ tịch UBND tỉnh yêu cầu Sở Y tế rà soát. Chuyên gia khuyến cáo người dân cần nấu chín thịt.", ["Sở Y tế | Sở Y tế rà soát."]),
        ("Chủ tịch UBND tỉnh yêu cầu Sở Y tế rà soát. Chủ tịch UBND xã Ea Đá thừa nhận bãi rác chưa có giấy phép.", ["Sở Y tế | Sở Y tế rà soát."]),
        # What was done at once, who explains, who lives somewhere and is no leader.
        (
            "Chủ tịch UBND tỉnh yêu cầu các xã rà soát. Ngay trong đêm 7/10, lực lượng chức năng đã đưa 31 hộ đến nơi an toàn.",
            ["các xã | các xã rà soát."],
        ),
        (
            "Chủ tịch UBND tỉnh yêu cầu các xã rà soát. Tham gia giải trình, Bộ trưởng Bộ Tài chính cho rằng nguồn chi có thể lấy từ ngân sách, các địa phương chủ động cân đối.",
            ["các xã | các xã rà soát."],
        ),
        # What is charged besides a quote, at a meeting told of by another, under a plan that has just come out.
        (
            "Chủ tịch UBND tỉnh yêu cầu Sở Y tế rà soát.\n\n“Ai làm tốt thì khen, ai chậm thì thôi”, Chủ tịch UBND tỉnh nói, đồng thời lưu ý các xã tuyên truyền về tiêm chủng.",
            ["Sở Y tế | Sở Y tế rà soát.", "các xã | các xã tuyên truyền về tiêm chủng."],
        ),
        (
            "Người phát ngôn UBND tỉnh nhấn mạnh, tại phiên họp sáng nay Chủ tịch UBND tỉnh giao Công an tỉnh điều tra vụ việc.",
            ["Công an tỉnh | Công an tỉnh điều tra vụ việc."],
        ),
        (
            "UBND tỉnh vừa có Kế hoạch số 18/KH-UBND về căn cước. Theo đó, Sở Tư pháp rà soát văn bản liên quan.",
            ["Sở Tư pháp | Sở Tư pháp rà soát văn bản liên quan."],
        ),
        (
            "Thứ trưởng Bộ Xây dựng Trần Danh Huy họp với các tỉnh. “Các khu quản lý đường bộ phải cắm biển ngay”, ông Huy nói.",
            ["các khu quản lý đường bộ | Các khu quản lý đường bộ phải cắm biển ngay"],
        ),
        (
            "UBND tỉnh sau đó đã có Văn bản 22/UBND-NC đồng ý với kết luận; giao Sở Tài chính đôn đốc việc thực hiện.",
            ["Sở Tài chính | Sở Tài chính đôn đốc việc thực hiện."],
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
        # Links to other articles, up to the next paragraph of prose.
        (
            "Chủ tịch UBND tỉnh yêu cầu Sở Y tế rà soát danh mục.\n\nTin liên quan:\n\n- Chủ tịch tỉnh yêu cầu các xã giao mặt bằng trước 31/12\n\n- Giao Sở Xây dựng lập quy hoạch ven sông.",
            ["Sở Y tế | Sở Y tế rà soát danh mục."],
        ),
        (
            "Chủ tịch UBND tỉnh yêu cầu Sở Y tế rà soát danh mục.\n\nBài viết khác\n\nLâm Sơn yêu cầu các xã giao mặt bằng\n\n"
            "Chủ tịch UBND tỉnh cũng yêu cầu các xã, phường khẩn trương kiểm tra các trạm bơm, khơi thông kênh mương, cắm biển cảnh báo ở những nơi nước sâu và trực ban đầy đủ trong những ngày mưa lớn.",
            ["Sở Y tế | Sở Y tế rà soát danh mục.", "các xã, phường | các xã, phường khẩn trương kiểm tra các trạm bơm, khơi thông kênh mương, cắm biển cảnh báo ở những nơi nước sâu và trực ban đầy đủ trong những ngày mưa lớn."],
        ),
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
        ("Các xã cần rà soát hộ nghèo, Chủ tịch UBND tỉnh Trần Bình căn dặn.", ["các xã | Các xã cần rà soát hộ nghèo"]),
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


def test_the_deputy_is_not_the_chief() -> None:
    _, (task,) = tasks_of("Thủ tướng giao Phó Thủ tướng Trần Bình trực tiếp chỉ đạo việc chống dịch.", NEWS)
    assert task.assigner == "Thủ tướng"


def test_news_says_its_points_twice() -> None:
    point = "Sở Nông nghiệp và Môi trường rà soát toàn bộ diện tích rừng bị lấn chiếm tại các xã"
    text = f"Chủ tịch UBND tỉnh yêu cầu {point}.\n\nTheo đó, Chủ tịch UBND tỉnh yêu cầu {point}."
    read, tasks = tasks_of(text, NEWS)
    assert [task.start for task in tasks] == [read.text.rindex("Sở Nông")]
