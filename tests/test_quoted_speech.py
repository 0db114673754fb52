"""Speeches of several sentences in reports, and what a leader says of himself."""

from __future__ import annotations

import pytest
from chidao.corpus.document import Source
from chidao.corpus.reading.plain import read_text
from chidao.pipeline.nlp import extract

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
