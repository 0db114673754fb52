"""Letters in a folder, for the tests of what loads them."""

from __future__ import annotations

from pathlib import Path

LETTER = """ỦY BAN NHÂN DÂN TỈNH PHÚ LÂM
Số: {number}/UBND-KT
Phú Lâm, ngày 3 tháng 6 năm 2031
Kính gửi: Các sở, ban, ngành
Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các đơn vị thực hiện một số nội dung sau:
1. Sở Công Thương kiểm tra các chợ tạm, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/6/2031.
2. Sở Tài chính bố trí kinh phí sửa chữa chợ trong quý III/2031.
"""
TASKS = 2
"""How many tasks the letter gives."""


def letters(folder: Path, *names: str) -> list[Path]:
    """A letter of its own for each name."""
    folder.mkdir(exist_ok=True)
    for number, name in enumerate(names, 1):
        (folder / name).write_text(LETTER.format(number=number), encoding="utf-8")
    return [folder / name for name in names]
