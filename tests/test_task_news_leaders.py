"""Tasks in news of the Centre: whom leaders of the State speak to, and where one charge ends and the next begins."""

from __future__ import annotations

import pytest
from directives import REPORT, lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # How a leader is called by what he leads, and what he does when he speaks to his own.
        (
            "Người đứng đầu Đảng cũng yêu cầu đổi mới cách đánh giá cán bộ.",
            ["– | đổi mới cách đánh giá cán bộ."],
        ),
        (
            "Thủ tướng gợi mở phải làm tốt công tác quy hoạch cảng biển.",
            ["– | phải làm tốt công tác quy hoạch cảng biển."],
        ),
        (
            "Chủ tịch Quốc hội căn dặn cán bộ Văn phòng Quốc hội cần gần dân hơn.",
            ["cán bộ Văn phòng Quốc hội | cán bộ Văn phòng Quốc hội cần gần dân hơn."],
        ),
        # A whole trade, each of several, who builds it all, firms from abroad.
        (
            "Bộ trưởng yêu cầu toàn ngành y tế tiếp tục đổi mới; bảo đảm thuốc.",
            ["toàn ngành y tế | toàn ngành y tế tiếp tục đổi mới", "toàn ngành y tế | bảo đảm thuốc."],
        ),
        (
            "Thủ tướng nhấn mạnh mỗi bộ, ngành phải có kế hoạch riêng.",
            ["mỗi bộ, ngành | mỗi bộ, ngành phải có kế hoạch riêng."],
        ),
        (
            "Thủ tướng lưu ý, tổng thầu Trung Quốc phải chọn được thầu phụ có năng lực.",
            ["tổng thầu Trung Quốc | tổng thầu Trung Quốc phải chọn được thầu phụ có năng lực."],
        ),
        (
            "Bộ trưởng yêu cầu các Cục, Vụ thuộc Bộ rà soát danh mục.",
            ["các Cục, Vụ thuộc Bộ | các Cục, Vụ thuộc Bộ rà soát danh mục."],
        ),
        (
            "Thủ tướng giao UBND TP.HCM và Sở Y tế TPHCM rà soát giường bệnh.",
            [
                "Ủy ban nhân dân thành phố Hồ Chí Minh; Sở Y tế thành phố Hồ Chí Minh"
                " | UBND TP.HCM và Sở Y tế TPHCM rà soát giường bệnh."
            ],
        ),
        # Who gets which of several things.
        (
            "Phó Thủ tướng phân công cụ thể: Bộ Tài chính rà soát vốn; Bộ Xây dựng thẩm định thiết kế.",
            ["Bộ Tài chính | Bộ Tài chính rà soát vốn", "Bộ Xây dựng | Bộ Xây dựng thẩm định thiết kế."],
        ),
        (
            "Phó Thủ tướng phân công rõ: Bộ Tài chính rà soát vốn, Bộ Xây dựng thẩm định thiết kế.",
            ["Bộ Tài chính | Bộ Tài chính rà soát vốn", "Bộ Xây dựng | Bộ Xây dựng thẩm định thiết kế."],
        ),
        (
            "Thủ tướng yêu cầu các tỉnh rà soát hộ nghèo, đồng thời giao Bộ Tài chính bố trí vốn.",
            ["các tỉnh | các tỉnh rà soát hộ nghèo", "Bộ Tài chính | Bộ Tài chính bố trí vốn."],
        ),
        (
            "Thứ trưởng đề nghị các vụ góp ý, đồng thời đề nghị Thanh tra Bộ lập kế hoạch kiểm tra.",
            ["các vụ | các vụ góp ý", "Thanh tra Bộ | Thanh tra Bộ lập kế hoạch kiểm tra."],
        ),
        (
            "Thủ tướng yêu cầu Bộ Tài chính cân đối vốn, về mặt bằng, các địa phương phải bàn giao trong quý III.",
            [
                "Bộ Tài chính | Bộ Tài chính cân đối vốn",
                "các địa phương | các địa phương phải bàn giao trong quý III.",
            ],
        ),
        # Whom one who is given something to do asks for something is his to see to.
        (
            "Chủ tịch UBND tỉnh giao Sở Y tế kiểm tra quầy thuốc, đồng thời yêu cầu các quầy thuốc niêm yết giá.",
            ["Sở Y tế | Sở Y tế kiểm tra quầy thuốc, đồng thời yêu cầu các quầy thuốc niêm yết giá."],
        ),
        (
            "Bộ trưởng yêu cầu, ngay sau cuộc họp, các cục khẩn trương phổ biến chỉ đạo.",
            ["các cục | ngay sau cuộc họp, các cục khẩn trương phổ biến chỉ đạo."],
        ),
        # A leader who charges anew in another paragraph speaks to all; about one place, to that place.
        (
            "Thủ tướng giao Bộ Công Thương trình cơ chế giá.\n\nThủ tướng yêu cầu kiên quyết chống tiêu cực.",
            ["Bộ Công Thương | Bộ Công Thương trình cơ chế giá.", "– | kiên quyết chống tiêu cực."],
        ),
        (
            "Thủ tướng giao Bộ Công Thương trình cơ chế giá. Thủ tướng cũng yêu cầu làm rõ lộ trình.",
            ["Bộ Công Thương | Bộ Công Thương trình cơ chế giá.", "Bộ Công Thương | làm rõ lộ trình."],
        ),
        (
            "Thủ tướng đề nghị tỉnh Nghệ An rà soát quy hoạch.\n\nThủ tướng yêu cầu tập trung làm đường ven biển.",
            ["tỉnh Nghệ An | tỉnh Nghệ An rà soát quy hoạch.", "tỉnh Nghệ An | tập trung làm đường ven biển."],
        ),
        (
            "Phó Thủ tướng giao Bộ Xây dựng lập quy hoạch.\n\nPhó Thủ tướng yêu cầu báo cáo trước ngày 10/11/2031.",
            ["Bộ Xây dựng | Bộ Xây dựng lập quy hoạch.", "Bộ Xây dựng | báo cáo trước ngày 10/11/2031."],
        ),
        # Whom one asks who leads a body; what is said of some of those who are charged is no part of their name.
        (
            "Thủ tướng yêu cầu lãnh đạo bộ ngành, địa phương tháo gỡ vướng mắc.",
            ["lãnh đạo bộ ngành, địa phương | lãnh đạo bộ ngành, địa phương tháo gỡ vướng mắc."],
        ),
        (
            "Thủ tướng yêu cầu các ngành tư pháp, trong đó có Bộ Tư pháp, phải rà soát án tồn đọng.",
            ["các ngành tư pháp | các ngành tư pháp, trong đó có Bộ Tư pháp, phải rà soát án tồn đọng."],
        ),
        (
            "Chủ tịch Quốc hội đề nghị Chính phủ và các cơ quan, tổ chức hữu quan tiếp thu ý kiến.",
            [
                "Chính phủ; các cơ quan, tổ chức hữu quan"
                " | Chính phủ và các cơ quan, tổ chức hữu quan tiếp thu ý kiến."
            ],
        ),
        (
            "Thủ tướng yêu cầu cả hệ thống chính trị phải vào cuộc giải phóng mặt bằng.",
            ["– | cả hệ thống chính trị phải vào cuộc giải phóng mặt bằng."],
        ),
        # What he blames, what he counts, what he says first it takes.
        (
            "Thủ tướng phê bình 5 bộ giải ngân chậm và yêu cầu các bộ này giải trình.",
            ["các bộ này | các bộ này giải trình."],
        ),
        (
            "Thủ tướng chốt lại: Bộ Tài chính phải trình phương án trong tuần.",
            ["Bộ Tài chính | Bộ Tài chính phải trình phương án trong tuần."],
        ),
        (
            "Thủ tướng lưu ý 3 vấn đề: Thứ nhất, bảo đảm thuốc, vật tư; thứ hai, nâng cao y đức.",
            ["– | bảo đảm thuốc, vật tư", "– | nâng cao y đức."],
        ),
        (
            "Theo Thủ tướng, để làm được việc này, từng bộ, ngành phải cắt giảm thủ tục.",
            ["từng bộ, ngành | từng bộ, ngành phải cắt giảm thủ tục."],
        ),
        (
            "Bí thư Thành ủy Hải Đông Trần Bình làm việc tại Công ty Sao Mai. Bí thư Thành ủy Trần Bình đề nghị đơn vị này mở lối đi.",
            ["Công ty Sao Mai | đơn vị này mở lối đi."],
        ),
        # Bodies of one rank are charged by the leader, those below by the one who is charged.
        (
            "Thủ tướng giao Bộ Tài chính bố trí vốn, yêu cầu Bộ Xây dựng thẩm định thiết kế.",
            ["Bộ Tài chính | Bộ Tài chính bố trí vốn", "Bộ Xây dựng | Bộ Xây dựng thẩm định thiết kế."],
        ),
        (
            "Chủ tịch UBND tỉnh giao Công an tỉnh phong tỏa cầu, yêu cầu Sở Y tế cử bác sĩ.",
            ["Công an tỉnh | Công an tỉnh phong tỏa cầu", "Sở Y tế | Sở Y tế cử bác sĩ."],
        ),
        (
            "Thủ tướng giao Bộ Y tế kiểm tra, yêu cầu các sở y tế báo cáo.",
            ["Bộ Y tế | Bộ Y tế kiểm tra, yêu cầu các sở y tế báo cáo."],
        ),
        (
            "Thủ tướng giao Bộ Xây dựng điều chỉnh đơn giá, Bộ Tài chính xem xét gia hạn giải ngân.",
            ["Bộ Xây dựng | Bộ Xây dựng điều chỉnh đơn giá", "Bộ Tài chính | Bộ Tài chính xem xét gia hạn giải ngân."],
        ),
        (
            "Thủ tướng giao Bộ Xây dựng lập quy hoạch, các tỉnh An Giang, Đồng Tháp, Vĩnh Long ưu tiên nguồn cát.",
            [
                "Bộ Xây dựng | Bộ Xây dựng lập quy hoạch",
                "tỉnh An Giang; tỉnh Đồng Tháp; tỉnh Vĩnh Long | các tỉnh An Giang, Đồng Tháp, Vĩnh Long ưu tiên nguồn cát.",
            ],
        ),
        # Names end where a time, a post or what is asked begins.
        (
            "Bộ trưởng giao Cục Quản lý Dược trong tháng 5 giải quyết hồ sơ tồn đọng.",
            ["Cục Quản lý Dược | Cục Quản lý Dược trong tháng 5 giải quyết hồ sơ tồn đọng."],
        ),
        (
            "Thủ tướng phân công Phó Thủ tướng Trần Quốc Khải làm tổ trưởng tổ công tác, mỗi tuần họp một lần.",
            [
                "Phó Thủ tướng Trần Quốc Khải"
                " | Phó Thủ tướng Trần Quốc Khải làm tổ trưởng tổ công tác, mỗi tuần họp một lần."
            ],
        ),
        (
            "Bộ trưởng yêu cầu các bệnh viện lập kế hoạch. Bảo hiểm xã hội Việt Nam được đề nghị thanh toán đúng hạn.",
            [
                "các bệnh viện | các bệnh viện lập kế hoạch.",
                "Bảo hiểm xã hội Việt Nam | Bảo hiểm xã hội Việt Nam được đề nghị thanh toán đúng hạn.",
            ],
        ),
        # A city that is known by its committee, a ministry by its minister.
        (
            "Thủ tướng làm việc với Ban Thường vụ Thành ủy Cần Thơ. Thủ tướng đề nghị thành phố rà soát quy hoạch.",
            ["thành phố Cần Thơ | thành phố rà soát quy hoạch."],
        ),
        (
            "Thủ tướng giao Bộ Tài chính bố trí vốn. Bộ trưởng Y tế Đào Thu Lan cho biết Bộ sẽ điều động 300 bác sĩ.",
            ["Bộ Tài chính | Bộ Tài chính bố trí vốn.", "Bộ Y tế | Bộ sẽ điều động 300 bác sĩ."],
        ),
        (
            "Tổng Bí thư đề nghị Đảng bộ tỉnh đổi mới công tác cán bộ. Phải coi kinh tế là nhiệm vụ trung tâm.",
            ["Đảng bộ tỉnh | Đảng bộ tỉnh đổi mới công tác cán bộ.", "Đảng bộ tỉnh | Phải coi kinh tế là nhiệm vụ trung tâm."],
        ),
        # What the highest find that one must do; the place that was named before; a place right behind "cụ thể"; a paper's name.
        (
            "Về điều hành giá, Thủ tướng Trần Bình cho rằng, phải phối hợp chặt chẽ giữa các chính sách.",
            ["– | phải phối hợp chặt chẽ giữa các chính sách."],
        ),
        (
            "Với tỉnh Sơn La, Thủ tướng yêu cầu địa phương này kiểm tra việc phá rừng. Nếu đúng, tỉnh phải xử lý.",
            ["tỉnh Sơn La | địa phương này kiểm tra việc phá rừng.", "tỉnh Sơn La | Nếu đúng, tỉnh phải xử lý."],
        ),
        (
            "Thủ tướng yêu cầu các tỉnh kiểm tra thông tin báo nêu. Cụ thể tỉnh Bắc Giang phải làm rõ việc học sinh chèo thuyền.",
            [
                "các tỉnh | các tỉnh kiểm tra thông tin báo nêu.",
                "tỉnh Bắc Giang | tỉnh Bắc Giang phải làm rõ việc học sinh chèo thuyền.",
            ],
        ),
        (
            "GD&TĐ - Phó Thủ tướng yêu cầu Tập đoàn Điện lực tạm dừng thi công.",
            ["Tập đoàn Điện lực | Tập đoàn Điện lực tạm dừng thi công."],
        ),
        # By a leader's order; what is stressed as asked for; what goes on behind what he first recognises.
        (
            "Theo chỉ đạo của Thủ tướng Trần Bình, Bộ Xây dựng chủ trì rà soát quy hoạch; Bộ Quốc phòng tham gia ý kiến.",
            ["Bộ Xây dựng | Bộ Xây dựng chủ trì rà soát quy hoạch", "Bộ Quốc phòng | Bộ Quốc phòng tham gia ý kiến."],
        ),
        (
            "Chủ tịch nước nhấn mạnh yêu cầu bảo đảm công khai, dân chủ; tuyệt đối không để xảy ra tiêu cực.",
            ["– | bảo đảm công khai, dân chủ", "– | tuyệt đối không để xảy ra tiêu cực."],
        ),
        (
            "Thứ trưởng Phạm Tuấn ghi nhận nỗ lực của tỉnh, đồng thời đề nghị UBND tỉnh Lạng Sơn duy trì luồng xanh;"
            " chỉ đạo Ban Quản lý cửa khẩu rà soát bến bãi.",
            [
                "Ủy ban nhân dân tỉnh Lạng Sơn | UBND tỉnh Lạng Sơn duy trì luồng xanh",
                "Ủy ban nhân dân tỉnh Lạng Sơn | chỉ đạo Ban Quản lý cửa khẩu rà soát bến bãi.",
            ],
        ),
        (
            "Chủ tịch nước giao Tòa án nhân dân tối cao thẩm định hồ sơ; Viện kiểm sát nhân dân tối cao kiểm sát việc lập hồ sơ.",
            [
                "Tòa án nhân dân tối cao | Tòa án nhân dân tối cao thẩm định hồ sơ",
                "Viện kiểm sát nhân dân tối cao | Viện kiểm sát nhân dân tối cao kiểm sát việc lập hồ sơ.",
            ],
        ),
        (
            "Thủ tướng đề nghị Trung ương và các bộ, ngành quan tâm bố trí vốn.",
            ["Trung ương; các bộ, ngành | Trung ương và các bộ, ngành quan tâm bố trí vốn."],
        ),
        # What a minister answers, what he takes up for his ministry.
        (
            "Bộ trưởng Bộ Xây dựng Trần Hiếu trả lời báo chí.\n\nThưa Bộ trưởng, mặt bằng đã làm tới đâu?"
            "\n\nBộ đã bàn giao hồ sơ. Các địa phương phải khởi công khu tái định cư trong quý III.",
            ["các địa phương | Các địa phương phải khởi công khu tái định cư trong quý III."],
        ),
        (
            "Bộ trưởng Bộ Y tế Đào Lan cho biết Bộ tiếp thu và sẽ trình Chính phủ trong tháng 5.",
            ["Bộ Y tế | Bộ tiếp thu và sẽ trình Chính phủ trong tháng 5."],
        ),
        # Behind points a leader speaks to all.
        (
            "Phó Thủ tướng giao:\n\n- Bộ Xây dựng công bố định mức.\n\n- Bộ Tài chính tổng hợp, báo cáo Chính phủ."
            "\n\nPhó Thủ tướng lưu ý, việc kiểm tra phải thực chất.",
            [
                "Bộ Xây dựng | Bộ Xây dựng công bố định mức.",
                "Bộ Tài chính | Bộ Tài chính tổng hợp, báo cáo Chính phủ.",
                "– | việc kiểm tra phải thực chất.",
            ],
        ),
        (
            "Phó Thủ tướng gửi lời thăm hỏi tới các gia đình và có ý kiến chỉ đạo yêu cầu UBND tỉnh Hà Nam rà soát các chợ.",
            ["Ủy ban nhân dân tỉnh Hà Nam | UBND tỉnh Hà Nam rà soát các chợ."],
        ),
        (
            "Phó Thủ tướng nêu rõ quan điểm, Bộ Xây dựng phải rà soát ngay các dự án chậm.",
            ["Bộ Xây dựng | Bộ Xây dựng phải rà soát ngay các dự án chậm."],
        ),
        (
            "Phó Thủ tướng yêu cầu Bộ Y tế, Hà Nội và TP.HCM rà soát thuốc dự trữ.",
            ["Bộ Y tế; thành phố Hà Nội; thành phố Hồ Chí Minh | Bộ Y tế, Hà Nội và TP.HCM rà soát thuốc dự trữ."],
        ),
        (
            "Phó Thủ tướng yêu cầu Bộ Y tế phối hợp với Hà Nội, TP.HCM và Bộ Công an trong việc kiểm tra thuốc dự trữ.",
            [
                "Bộ Y tế + thành phố Hà Nội; thành phố Hồ Chí Minh; Bộ Công an | "
                "Bộ Y tế phối hợp với Hà Nội, TP.HCM và Bộ Công an trong việc kiểm tra thuốc dự trữ."
            ],
        ),
        (
            "Phó Thủ tướng yêu cầu Bộ Xây dựng phối hợp với Hà Nội Metro rà soát dự án.",
            ["Bộ Xây dựng | Bộ Xây dựng phối hợp với Hà Nội Metro rà soát dự án."],
        ),
        (
            "Phó Thủ tướng giao Bộ Y tế chủ trì, cùng lãnh đạo các bộ liên quan kiểm tra thuốc dự trữ.",
            [
                "Bộ Y tế + lãnh đạo các bộ liên quan | "
                "Bộ Y tế chủ trì, cùng lãnh đạo các bộ liên quan kiểm tra thuốc dự trữ."
            ],
        ),
    ],
)  # fmt: skip
def test_whom_leaders_speak_to(text: str, expected: list[str]) -> None:
    assert lines(text, REPORT) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Thủ tướng nhấn mạnh, phải thẳng thắn nhìn nhận về những nguyên nhân chủ quan.",
        "Thủ tướng mong muốn công ty sẽ đầu tư hiệu quả tại Việt Nam.",
        "Thủ tướng cho rằng cần khẳng định rằng chủ trương là đúng.",
        "Thủ tướng nhấn mạnh tinh thần không được chủ quan, không để bị động.",
        "Phó Thủ tướng cho rằng khu vực này cần phải tăng về số lượng và chất lượng.",
    ],
)
def test_what_binds_nobody(text: str) -> None:
    assert lines(text, REPORT) == []


@pytest.mark.parametrize(
    "text",
    [
        "Đến nay, công tác giải phóng mặt bằng hoàn thành toàn bộ vị trí móng, đạt 81%.",
        "Theo quyết định này, hiện có 50 đơn vị sự nghiệp, trong đó có 32 trường; 3 viện.",
        "Hợp đồng ghi 30 tháng, nhưng tại lễ động thổ hồi tháng 5, Thủ tướng đã yêu cầu rút ngắn thời gian thi công.",
        "Báo cáo với Thủ tướng, ông Trần Văn Tám, Giám đốc cảng cho biết đã tập trung giảm quá tải, mở rộng nhà ga.",
        "Chủ tịch nước cho rằng ngành kiểm sát đã đổi mới nhiều mặt; kịp thời phát hiện oan, sai.",
        "Đầu tư cho nhà ở xã hội là đầu tư cho phát triển.",
        "\n\nCũng trong chương trình, đoàn đã khảo sát thực tế tại cửa khẩu, thăm và tặng quà đồn biên phòng.",
        "Doanh nghiệp nào có năng lực thì được giao việc.",
        "Cho ý kiến, Phó Chủ tịch Quốc hội đề nghị bổ sung chế tài đối với tàu không đăng kiểm.",
    ],
)
def test_what_leaders_are_told(text: str) -> None:
    assert lines(f"Thủ tướng yêu cầu các xã trực ban. {text}", REPORT) == ["các xã | các xã trực ban."]
