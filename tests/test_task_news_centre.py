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
        # A matter of several must be so.
        (
            "Thủ tướng yêu cầu việc sửa đổi, bổ sung luật phải đơn giản hóa thủ tục; giảm giấy phép con.",
            ["– | việc sửa đổi, bổ sung luật phải đơn giản hóa thủ tục", "– | giảm giấy phép con."],
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
        "Nhất là khi cả nước đang nỗ lực thực hiện các mục tiêu của nhiệm kỳ.",
    ],
)
def test_what_is_told_among_orders(text: str) -> None:
    assert lines(f"Chủ tịch UBND tỉnh yêu cầu các xã trực ban. {text}", REPORT) == ["các xã | các xã trực ban."]
