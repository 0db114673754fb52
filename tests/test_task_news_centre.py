"""Tasks in news of the Centre: how papers report the Prime Minister, the Government and the National Assembly."""

from __future__ import annotations

import pytest
from directives import REPORT, lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A chief is called by what he leads, behind his words.
        (
            "“Các bộ phải làm rõ trách nhiệm từng khâu. Các tỉnh không được đổ lỗi cho nhau”, lãnh đạo Chính phủ nói.",
            ["các bộ | Các bộ phải làm rõ trách nhiệm từng khâu.", "các tỉnh | Các tỉnh không được đổ lỗi cho nhau"],
        ),
        (
            "“Các bộ phải làm rõ trách nhiệm từng khâu”, người đứng đầu Chính phủ yêu cầu.",
            ["các bộ | Các bộ phải làm rõ trách nhiệm từng khâu"],
        ),
        # Whose words they are stands at the end.
        (
            "Các xã phải công khai giá đất trước khi đấu giá, theo Phó Thủ tướng Trần Bình.",
            ["các xã | Các xã phải công khai giá đất trước khi đấu giá"],
        ),
        # A place is singled out before it is told who asks.
        (
            "Riêng Hải Phòng với vai trò cửa ngõ ra biển, Thủ tướng yêu cầu phải đi đầu về cảng xanh.",
            ["thành phố Hải Phòng | phải đi đầu về cảng xanh."],
        ),
        # What a resolution lays down; its matter goes on.
        (
            "Theo đó, Chính phủ quyết nghị Bộ Xây dựng chủ trì soạn Nghị định về cây xanh. Bộ Xây dựng tiếp thu ý kiến các bộ.",
            ["Bộ Xây dựng | Bộ Xây dựng chủ trì soạn Nghị định về cây xanh.", "Bộ Xây dựng | Bộ Xây dựng tiếp thu ý kiến các bộ."],
        ),
        # The first of several duties in the same breath.
        (
            "Thủ tướng lưu ý một số trọng tâm, trước hết là tiếp tục chăm lo người có công.",
            ["– | tiếp tục chăm lo người có công."],
        ),
        (
            "Thủ tướng nhấn mạnh một số nhiệm vụ cấp bách, trong đó đẩy nhanh giải phóng mặt bằng.",
            ["– | đẩy nhanh giải phóng mặt bằng."],
        ),
        # What a leader concludes from what he has recognised.
        (
            "Chủ tịch Quốc hội ghi nhận hồ sơ đã được chuẩn bị kỹ. Do đó, các ủy ban cần tập trung cho kỳ họp.",
            ["các ủy ban | các ủy ban cần tập trung cho kỳ họp."],
        ),
        # Offices and bodies of the Assembly.
        (
            "Chủ tịch Quốc hội giao Tổng Thư ký Quốc hội hoàn thiện chương trình kỳ họp.",
            ["Tổng Thư ký Quốc hội | Tổng Thư ký Quốc hội hoàn thiện chương trình kỳ họp."],
        ),
        (
            "Chủ tịch Quốc hội đề nghị Chính phủ phối hợp với cơ quan thẩm tra hoàn thiện hồ sơ.",
            ["Chính phủ + cơ quan thẩm tra | Chính phủ phối hợp với cơ quan thẩm tra hoàn thiện hồ sơ."],
        ),
        # A body's name and a colon, with no point around it, and its duty behind.
        (
            "Thủ tướng chỉ đạo:\n\nBộ Xây dựng: Chủ trì, phối hợp với Bộ Tài chính rà soát các cảng.\n\nBộ Y tế: Kiểm tra kho thuốc.",
            ["Bộ Xây dựng + Bộ Tài chính | Chủ trì, phối hợp với Bộ Tài chính rà soát các cảng.", "Bộ Y tế | Kiểm tra kho thuốc."],
        ),
        # A body that is taken up by its kind.
        (
            "Thủ tướng thống nhất với đề xuất của Bộ Khoa học và Công nghệ; giao Bộ này xây dựng đề án.",
            ["Bộ Khoa học và Công nghệ | Bộ này xây dựng đề án."],
        ),
        # A promise binds the body that whoever makes it leads.
        (
            "Bộ trưởng Bộ Công an hứa sẽ kết nối dữ liệu dân cư với các bộ.",
            ["Bộ Công an | Bộ trưởng Bộ Công an hứa sẽ kết nối dữ liệu dân cư với các bộ."],
        ),
        ("Đại diện nhà thầu hứa hoàn thành cầu trước Tết.", ["nhà thầu | nhà thầu hứa hoàn thành cầu trước Tết."]),
        # A time that is to come leads to nothing.
        (
            "Thủ tướng yêu cầu Bộ Y tế rà soát kho thuốc; đề xuất mức dự trữ, báo cáo trong quý I năm sau.",
            ["Bộ Y tế | Bộ Y tế rà soát kho thuốc", "Bộ Y tế | đề xuất mức dự trữ, báo cáo trong quý I năm sau."],
        ),
        # The day on which the report came out is no fifth point, and bullets end where a paragraph leads to others.
        (
            "Thứ năm, 22/05/2031 - 18:40\n\nThủ tướng đề nghị các bộ thực hiện một số việc sau:\n\nMột là, rà soát hộ nghèo.",
            ["các bộ | rà soát hộ nghèo."],
        ),
        (
            "- Minh Khôi\n\nThủ tướng đề nghị các bộ thực hiện một số việc sau:\n\nMột là, rà soát hộ nghèo.",
            ["các bộ | rà soát hộ nghèo."],
        ),
        # A paper's name without a stop in it.
        ("Baotinnhanh - Thủ tướng vừa yêu cầu các bộ rà soát hộ nghèo.", ["các bộ | các bộ rà soát hộ nghèo."]),
        # Behind the grounds for it somebody charges.
        (
            "Xét đề nghị của Bộ Công an về vi phạm, Thủ tướng yêu cầu Bộ Y tế rà soát các gói thầu.",
            ["Bộ Y tế | Bộ Y tế rà soát các gói thầu."],
        ),
        # Who did one thing assigns another; where one goes is no part of a name.
        (
            "Phó Thủ tướng đã gửi lời chia buồn; đồng thời phân công Phó Chủ tịch Ủy ban Dân tộc xuống hiện trường chỉ đạo.",
            ["Phó Chủ tịch Ủy ban Dân tộc | Phó Chủ tịch Ủy ban Dân tộc xuống hiện trường chỉ đạo."],
        ),
        (
            "Thủ tướng chốt thời hạn hoàn thành cầu là 30/4 và giao Bộ Xây dựng giám sát.",
            ["Bộ Xây dựng | Bộ Xây dựng giám sát."],
        ),
        # The speaker and his words alone.
        ("Thủ tướng: “Các tỉnh phải bàn giao mặt bằng”.", ["các tỉnh | Các tỉnh phải bàn giao mặt bằng”."]),
        (
            "“Các xã phải lo nhà cho dân. Tôi đề nghị các bộ cùng rà soát quỹ đất”, Thủ tướng cảnh báo.",
            ["các xã | Các xã phải lo nhà cho dân.", "các bộ | các bộ cùng rà soát quỹ đất"],
        ),
        # What he draws from how things stand.
        (
            "Thủ tướng lưu ý sẽ còn mưa lớn trong nhiều ngày, do đó phải huy động các lực lượng di dời dân.",
            ["– | huy động các lực lượng di dời dân."],
        ),
        # A directive that holds some duties is told of; they follow.
        (
            "Thủ tướng vừa ký Công điện số 8/CĐ-TTg yêu cầu các bộ triển khai một số giải pháp thúc đẩy tăng trưởng."
            " Trong đó, các bộ đẩy mạnh giải ngân vốn.",
            ["các bộ | các bộ đẩy mạnh giải ngân vốn."],
        ),
        # What they are late with is part of their name.
        (
            "Thủ tướng yêu cầu các bộ, ngành chậm giải ngân phải điều chuyển vốn.",
            ["các bộ, ngành chậm giải ngân | các bộ, ngành chậm giải ngân phải điều chuyển vốn."],
        ),
        # He who speaks for a body tells what it will do, a chief what his place will do, or pledges it by a day.
        (
            "Lãnh đạo Bộ Tài chính cho biết sẽ tham mưu trả lời tỉnh trước ngày 25/5.",
            ["Bộ Tài chính | sẽ tham mưu trả lời tỉnh trước ngày 25/5."],
        ),
        (
            "Chủ tịch UBND tỉnh Cà Mau cam kết đến 20/11 hoàn thành xử lý tàu vi phạm.",
            ["Ủy ban nhân dân tỉnh Cà Mau | Chủ tịch UBND tỉnh Cà Mau cam kết đến 20/11 hoàn thành xử lý tàu vi phạm."],
        ),
        # What is within one's power, what is beyond it.
        (
            "Phó Thủ tướng nhấn mạnh: “Những việc thuộc thẩm quyền của tỉnh, tỉnh phải làm ngay. Việc gì vượt thẩm quyền thì báo cáo Bộ”.",
            ["tỉnh | Những việc thuộc thẩm quyền của tỉnh, tỉnh phải làm ngay.", "tỉnh | Việc gì vượt thẩm quyền thì báo cáo Bộ”."],
        ),
        # A day before the verb begins a unit.
        (
            "Phó Thủ tướng yêu cầu Bộ Y tế rà soát kho thuốc; trong ngày 15/11 hoàn thiện báo cáo gửi Chính phủ.",
            ["Bộ Y tế | Bộ Y tế rà soát kho thuốc", "Bộ Y tế | trong ngày 15/11 hoàn thiện báo cáo gửi Chính phủ."],
        ),
        # Several provinces that he speaks of, and what else they are.
        (
            "Đối với Gia Lai, Đắk Lắk và An Giang - những nơi còn tàu vi phạm, Phó Thủ tướng yêu cầu kiểm điểm người đứng đầu.",
            [
                "tỉnh Gia Lai; tỉnh Đắk Lắk; tỉnh An Giang | Đối với Gia Lai, Đắk Lắk và An Giang - những nơi còn tàu vi phạm,"
                " Phó Thủ tướng yêu cầu kiểm điểm người đứng đầu."
            ],
        ),
        # A matter of several must be so.
        (
            "Thủ tướng yêu cầu việc sửa đổi, bổ sung luật phải đơn giản hóa thủ tục; giảm giấy phép con.",
            ["– | việc sửa đổi, bổ sung luật phải đơn giản hóa thủ tục", "– | giảm giấy phép con."],
        ),
        # The standing committee of the Assembly charges too.
        (
            "Ủy ban Thường vụ Quốc hội đề nghị cơ quan soạn thảo và cơ quan thẩm tra hoàn thiện dự thảo.",
            ["cơ quan soạn thảo; cơ quan thẩm tra | cơ quan soạn thảo và cơ quan thẩm tra hoàn thiện dự thảo."],
        ),
        ("UBTVQH yêu cầu Chính phủ ban hành nghị định.", ["Chính phủ | Chính phủ ban hành nghị định."]),
        (
            "Thủ tướng yêu cầu Văn phòng Chính phủ xếp lịch làm việc với tỉnh.",
            ["Văn phòng Chính phủ | Văn phòng Chính phủ xếp lịch làm việc với tỉnh."],
        ),
    ],
)  # fmt: skip
def test_how_the_centre_charges(text: str, expected: list[str]) -> None:
    assert lines(text, REPORT) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo của Bộ Y tế cho thấy số ca mắc phải nhập viện tăng.",
        "Thủ tướng đặt mục tiêu đến năm 2030, hoàn thành 5.000 km đường cao tốc; xây mới 20 cảng.",
        "Hiện nay, dịch bệnh vẫn diễn biến phức tạp, nhiều nước phải siết kiểm soát.",
        "Phòng bệnh và chữa bệnh là vấn đề có tính lâu dài, góp phần nâng cao sức khỏe nhân dân.",
        "Thủ tướng đã nhiều lần yêu cầu các dự án phải về đích.",
        "Thẩm tra sơ bộ, Chủ nhiệm Ủy ban Kinh tế đề nghị cơ quan soạn thảo làm rõ nguồn lực.",
        "Một chuyên gia dự họp cho rằng việc còn nhiều và cần thêm người.",
        "Chủ tịch UBND tỉnh Sơn Lĩnh Lò Văn Sáng nêu khó khăn về đất và kiến nghị Chính phủ cho phép tỉnh điều chỉnh ranh giới.",
        "Luật sư Trần An nói mức phạt còn thấp. “Cần tăng mức phạt và truy cứu người quảng cáo”, ông nói.",
        "Chúng ta đã chỉ đạo quyết liệt với những giải pháp kịp thời.",
        "Nếu Bộ làm không nghiêm sẽ tiếp tục bị thanh tra.",
        "\n\nTrước đó, Bộ Công Thương lập đoàn thanh tra. Cùng với đó, Bộ trưởng cũng chỉ đạo lập đoàn giám sát.",
        "\n\nThi công cảng Liên Hải trên tuyến đường ven biển.",
        "Thủ tướng chỉ rõ một số bài học kinh nghiệm: Phải nắm chắc tình hình; phải đoàn kết.",
        "Về quan điểm chỉ đạo, Thủ tướng nhấn mạnh tinh thần “nói đi đôi với làm”, lấy kết quả làm thước đo.",
        "Thủ tướng tin tưởng với quyết tâm cao, chúng ta sẽ hoàn thành mục tiêu.",
        "Đoàn công tác số 3 do Phó Thủ tướng Mai Văn An làm Trưởng đoàn đã làm việc với tỉnh.",
        "Tỉnh kiến nghị Trung ương cho phép kéo dài thời gian giải ngân vốn.",
        "Phát biểu tại buổi làm việc, đại diện Bộ Dân tộc và Tôn giáo đề nghị tỉnh rà soát danh mục.",
        "“Nhà trường phải xin lỗi và chi trả viện phí”, chị Lành bức xúc.",
        "Theo chương trình, chiều nay Quốc hội thảo luận ở tổ về dự án luật.",
        "Doanh nghiệp kinh doanh vàng có trách nhiệm gì? Theo quy định hiện hành, doanh nghiệp phải niêm yết giá.",
        "Ủy ban Thường vụ Quốc hội đề nghị dự thảo đưa ra 2 phương án: giao Bộ Tài chính lập quy hoạch hoặc giao Bộ Xây dựng lập.",
        "Nhất là khi cả nước đang nỗ lực thực hiện các mục tiêu của nhiệm kỳ.",
    ],
)
def test_what_is_told_among_orders(text: str) -> None:
    assert lines(f"Chủ tịch UBND tỉnh yêu cầu các xã trực ban. {text}", REPORT) == ["các xã | các xã trực ban."]
