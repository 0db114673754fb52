"""Speeches of several sentences in reports, and what a leader says of himself."""

from __future__ import annotations

import pytest
from chidao.corpus.document import Source
from chidao.corpus.reading.plain import read_text
from chidao.pipeline.nlp import extract
from directives import NEWS, lines

HEAD = """Tăng tốc giải ngân vốn đầu tư công

Chiều 17/9/2025, Chủ tịch UBND tỉnh Lào Cai Trần Văn Bình chủ trì họp về tiến độ các dự án.

"""


@pytest.mark.parametrize(
    ("paragraph", "units"),
    [
        (
            "“Các ngành đừng chờ nhau. Sở Xây dựng kiểm tra lại nhà thầu. Tôi đề nghị Sở Tài chính công khai kết quả”, "
            "đồng chí Trần Văn Bình nhấn mạnh.",
            ["Sở Tài chính: Sở Tài chính công khai kết quả", "Sở Xây dựng: Sở Xây dựng kiểm tra lại nhà thầu."],
        ),
        (
            "Chủ tịch UBND tỉnh nhấn mạnh: “Tôi yêu cầu Sở Xây dựng thay nhà thầu yếu kém”.",
            ["Sở Xây dựng: Sở Xây dựng thay nhà thầu yếu kém”."],
        ),
        # what others say binds nobody
        ("“Đường đẹp lắm. Tôi đề nghị xã làm thêm cầu”, bà Lò Thị Mai ở bản Nà Pắc chia sẻ.", []),
        ("“Chúng tôi đã bàn giao 4 ha. Người dân đồng tình”, Chủ tịch UBND xã Hòa Lạc nói.", []),
    ],
)
def test_speeches(paragraph: str, units: list[str]) -> None:
    document = read_text(f"{HEAD}{paragraph}\n", Source("tin.txt", "0" * 64, "text/plain"))
    tasks = extract(document).tasks
    told = [f"{'; '.join(owner.name for owner in task.owners)}: {document.text[task.start : task.end]}" for task in tasks]
    assert sorted(told) == units


# A chief who has the word keeps it within his paragraph, and where he concludes, until another takes it.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kết luận hội nghị, Chủ tịch UBND tỉnh nhấn mạnh tỉnh luôn coi doanh nghiệp là động lực. Các sở phải rút ngắn thủ tục.",
            ["các sở | Các sở phải rút ngắn thủ tục."],
        ),
        (
            "Phát biểu tại hội nghị, Chủ tịch UBND tỉnh cho biết thu ngân sách đạt khá. Các xã cần đẩy nhanh đấu giá đất.",
            ["các xã | Các xã cần đẩy nhanh đấu giá đất."],
        ),
        (
            "Phát biểu kết luận, Bí thư Tỉnh ủy Lê An đánh giá cao các cấp ủy.\n\nCác huyện ủy cần phân công cán bộ giúp xã nghèo.",
            ["các huyện ủy | Các huyện ủy cần phân công cán bộ giúp xã nghèo."],
        ),
        (
            "Bí thư Tỉnh ủy ghi nhận kết quả đạt được, yêu cầu Đảng ủy xã Đá Bạc tháo gỡ vướng mắc.",
            ["Đảng ủy xã Đá Bạc | Đảng ủy xã Đá Bạc tháo gỡ vướng mắc."],
        ),
        (
            "Theo chỉ đạo của Chủ tịch UBND tỉnh, Sở Y tế phải mua đủ thuốc.",
            ["Sở Y tế | Sở Y tế phải mua đủ thuốc."],
        ),
        (
            "Chủ tịch UBND tỉnh giao nhiệm vụ cụ thể cho các sở: Sở Y tế mua đủ thuốc; Sở Công Thương kiểm tra giá.",
            ["Sở Y tế | Sở Y tế mua đủ thuốc", "Sở Công Thương | Sở Công Thương kiểm tra giá."],
        ),
        ("Chủ tịch Hiệp hội Doanh nghiệp Lê An cho rằng thủ tục còn chậm. Các sở cần rà soát quy trình.", []),
        ("Bộ trưởng Lê An cho biết thị trường đang mở. Doanh nghiệp cần nắm bắt cơ hội.", []),
        ("Theo quy hoạch, các xã cần có bãi rác.", []),
    ],
)
def test_a_chief_has_the_word(text: str, expected: list[str]) -> None:
    assert lines(text, NEWS) == expected
