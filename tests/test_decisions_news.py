"""What a press or portal report tells of as settled now, and by whom."""

from __future__ import annotations

from datetime import date

import pytest
from chidao.extractors.decisions import find_decisions
from chidao.extractors.records import Metadata
from settled import NEWS, PROVINCE, found, marked, paper

REPORTS = [
    "Phát biểu kết luận, <<agree|Chủ tịch UBND tỉnh Lò Văn Khánh đồng ý chủ trương mở thêm bến phà Gò Mây>>; <<agree|thống nhất cho huyện ứng vốn>>.",
    "<<agree|Chính phủ đồng ý với đề nghị của Bộ Tài chính>> và giao Bộ hoàn thiện hồ sơ.",
    "Phó Thủ tướng Chính phủ Nguyễn Đại Hải vừa ký Quyết định số 611/QĐ-TTg <<approve|phê duyệt Quy hoạch vùng lòng hồ Sông Lũng>>.",
    "Chính phủ vừa <<issue|ban hành Nghị định số 88/2025/NĐ-CP về phí kiểm định>>.",
    "<<establish|UBND tỉnh quyết định thành lập 14 trạm y tế lưu động>>.",
    "Tại kỳ họp, <<approve|HĐND tỉnh đã biểu quyết thông qua 9 nghị quyết>>.",
    "Tại kỳ họp, <<approve|HĐND tỉnh đã thảo luận, thông qua 9 nghị quyết>>.",
    "Tại kỳ họp, <<approve|HĐND tỉnh đã nghe, thảo luận và thông qua 9 nghị quyết>>.",
    "<<approve|Kỳ họp đã xem xét, thông qua 9 nghị quyết về đầu tư công>>.",
    "<<agree|Phiên họp đã thống nhất với các tờ trình về: Quy hoạch chợ Tân Lũng; Đề án phân bổ vốn; và Tờ trình điều chỉnh thu, chi ngân sách>>.",
    "<<agree|Phiên họp đã thảo luận, cơ bản thống nhất với đề nghị của Sở Xây dựng>>.",
    "Ông Lê Văn Tám, Giám đốc Sở Xây dựng, cho biết <<revoke|UBND tỉnh vừa quyết định thu hồi 3 dự án chợ chậm triển khai>>.",
    "<<revoke|UBND tỉnh vừa có quyết định thu hồi 3 dự án chợ chậm triển khai>>.",
    "<<approve|100% đại biểu có mặt đã biểu quyết thông qua Nghị quyết về đầu tư công>>.",
    "<<approve|Các đại biểu biểu quyết thông qua 5 nghị quyết>>.",
    "<<agree|Tỉnh Hà Sơn thống nhất chủ trương xây cầu qua sông Lũng>>.",
    "<<allow|UBND tỉnh vừa ra văn bản cho học sinh nghỉ học 3 ngày>>.",
    "Quyết định nêu rõ, <<amend|bổ sung 45 tỷ đồng cho Bộ Y tế để mua vắc xin>>.",
    "Tại kỳ họp, <<allocate|HĐND tỉnh quyết nghị phân bổ 120 tỷ đồng>>; <<other|quyết định mức thu phí mới>>.",
    "<<reject|Với đề nghị giảm tiền thuê đất, UBND tỉnh không chấp thuận>>.",
    "Ngày 05/5/2025, <<approve|UBND tỉnh phê duyệt giá nước sạch nông thôn>>.",
    "Theo Quyết định số 39/QĐ-TTg, <<other|Thủ tướng Chính phủ quyết định bổ nhiệm ông Phan Hữu Trọng giữ chức Thứ trưởng Bộ Nội vụ>>.",
    "(Báo Hà Sơn) - Phó Thủ tướng Lò Đức Bảo vừa ký Quyết định số 73/QĐ-TTg ngày 04/5/2025 <<approve|phê duyệt Đề án xuất khẩu hồi>>.",
    "Với 96% đại biểu tán thành, <<approve|Quốc hội đã thông qua Luật Phí cầu đường>>.",
    "Bộ Tài chính vừa <<issue|ban hành Thông tư số 31/2025/TT-BTC về phí trước bạ>>.",
    "Theo đó, <<agree|UBND tỉnh thống nhất chủ trương lập bãi đỗ xe Đầm Sen>>, yêu cầu Sở Xây dựng khảo sát.",
    "<<agree|Đồng chí Lò Văn Khánh thống nhất phương án lát đá vỉa hè>>, đồng thời yêu cầu xã khảo sát.",
    "Sau khi xem xét, <<other|Ủy ban Kiểm tra Tỉnh ủy quyết định thi hành kỷ luật 3 đảng viên>>.",
    "<<other|HĐND tỉnh bầu ông Lò Văn Khánh giữ chức Chủ tịch UBND tỉnh tại kỳ họp sáng nay>>.",
    "<<establish|Bộ Y tế vừa quyết định thành lập 4 đoàn đi kiểm tra, chỉ đạo công tác chống sởi tại 9 xã>>.",
    "<<amend|Bộ Tài chính bổ sung 320 tỷ đồng cho tỉnh Hà Sơn để khắc phục hậu quả mưa lũ>>.",
    "<<allocate|Thủ tướng Chính phủ hỗ trợ 60 tấn hạt giống cho 4 xã vùng lũ>>.",
    "\"<<agree|Tỉnh đồng ý cho hai xã thí điểm thu gom rác>>\", ông Khánh nói.",
]  # fmt: skip

NOT_NEW = [
    "Thủ tướng Chính phủ vừa có Quyết định giao Bộ Tài chính xuất cấp 340 tấn gạo cho tỉnh Hà Sơn.",
    "Trước đó, UBND tỉnh phê duyệt đồ án quy hoạch chợ Tân Lũng.",
    "Năm 2021, UBND tỉnh đã thống nhất chủ trương xây bến xe.",
    "Dự án được UBND tỉnh phê duyệt với tổng vốn 40 tỷ đồng.",
    "Ngày 12/02/2023, UBND tỉnh ban hành Quyết định số 15/2023/QĐ-UBND về giá đất.",
    "UBND tỉnh vừa ban hành Công văn số 315/UBND-NN về phòng cháy rừng.",
    "Đại diện các hộ dân đề nghị UBND tỉnh cho phép nhận tiền một lần.",
    "Sở Xây dựng kiến nghị UBND tỉnh cho phép thi công ban đêm; thống nhất chủ trương kéo dài dự án.",
    "Các đại biểu thống nhất với dự thảo nghị quyết.",
    "Đến nay, tỉnh đã thành lập 22 ban chỉ đạo cấp xã.",
    "Chủ tịch UBND tỉnh yêu cầu Sở Y tế phê duyệt danh mục thuốc trước ngày 15/5/2025.",
    "UBND tỉnh sẽ phê duyệt phương án trong tháng 6.",
    "Thủ tướng Phan Đình Lâm và Thủ tướng Lương Bá Tùng nhất trí tăng cường hợp tác.",
    "Bộ Xây dựng khẩn trương thống nhất phương án với các tỉnh.",
    "Giám đốc Sở Xây dựng Lê Thị Mận đồng ý rằng tiến độ còn chậm.",
    "Ông Cầm Văn Thịnh đồng ý di dời nhà trước mùa mưa.",
    "Phó Thủ tướng yêu cầu Bộ Công Thương cho phép nhập khẩu hồ sơ điện tử.",
    "Người dân thống nhất bàn giao đất trước thời hạn.",
    "UBND huyện Tân Lũng đã phê duyệt giá đất cụ thể.",
    "Chủ tịch UBND tỉnh cho biết nếu UBND tỉnh đồng ý thì dự án sẽ khởi công.",
    "Bà Lê Thị Mây, người dân xã Gò Mây, đồng ý hiến 300 m2 đất.",
    "Mỗi năm UBND tỉnh hỗ trợ 4 tỷ đồng cho các hợp tác xã.",
    "UBND tỉnh đã hỗ trợ 20 tỷ đồng cho 4 xã bị lũ.",
    "Trong tháng 10 - 11/2024, Bộ Y tế phân bổ 5 triệu liều vắc xin cho các xã.",
    "Bộ Tài chính bố trí 320 tỷ đồng trong giai đoạn 2021 - 2025 cho 5 tỉnh.",
    "Từ đầu năm, UBND tỉnh cấp 900 triệu đồng cho các xã mua máy bơm.",
]  # fmt: skip


@pytest.mark.parametrize("text", REPORTS)
def test_what_news_report_as_settled_now(text: str) -> None:
    plain, wanted = marked(text)
    assert found("Tin trong ngày của tỉnh Hà Sơn\n\n" + plain, NEWS) == wanted


@pytest.mark.parametrize("text", NOT_NEW)
def test_what_news_tell_of_requests_orders_and_the_past_is_not_settled_now(text: str) -> None:
    assert found("Tin trong ngày của tỉnh Hà Sơn\n\n" + text, NEWS) == []


def test_in_news_the_next_sentences_go_on_with_who_decided() -> None:
    text, wanted = marked(
        "Sau khi nghe báo cáo, <<agree|UBND tỉnh đồng thuận với các kiến nghị của huyện>>. "
        "Cụ thể, <<agree|đối với 12 hộ ven kè thống nhất hỗ trợ 3 triệu đồng mỗi tháng>>. "
        "<<agree|Thống nhất với đề xuất xây khu tạm cư của huyện>>.\n\nNgười dân phấn khởi."
    )
    assert found(text, NEWS) == wanted


def test_in_news_a_paragraph_that_only_agrees_is_quoted_from_the_document() -> None:
    text, wanted = marked(
        "Văn bản truyền đạt ý kiến của Phó Thủ tướng về phòng dịch.\n\nGiao Bộ Y tế hoàn thiện hồ sơ.\n\n"
        "<<agree|Đồng ý việc kiện toàn Ban Chỉ đạo theo đề xuất của Bộ Y tế>>; giao Bộ Y tế chuẩn bị nội dung họp."
    )
    assert found(text, NEWS) == wanted


def test_in_news_a_leader_who_charged_somebody_decides_as_a_comrade() -> None:
    meta, text = (
        NEWS,
        (
            "Tin tức\n\nChủ tịch UBND tỉnh Lò Văn Pản giao Sở Nội vụ tuyển đủ giáo viên.\n\n"
            "Về kiến nghị của các xã, đồng chí thống nhất chủ trương dùng trụ sở cũ làm lớp học."
        ),
    )
    (decision,) = find_decisions(paper(text), meta)
    assert (decision.kind, decision.authority) == ("agree", "Chủ tịch UBND tỉnh Lò Văn Pản")


def test_in_news_nobody_decides_as_a_comrade_unless_he_leads() -> None:
    text = "Tin tức\n\nSở Nội vụ tuyển đủ giáo viên.\n\nVề kiến nghị của các xã, đồng chí thống nhất chủ trương dùng trụ sở cũ."
    assert found(text, NEWS) == []


def test_the_document_that_news_report_is_no_decision_of_its_own() -> None:
    meta = Metadata("news", "21/2025/QĐ-UBND", date(2025, 5, 6), PROVINCE)
    assert found("Tin tức\n\nNgày 06/5/2025, UBND tỉnh ban hành Quyết định số 21/2025/QĐ-UBND về giá nước sạch.", meta) == []
