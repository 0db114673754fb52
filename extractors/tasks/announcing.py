"""What a lead-in announces: that more follows, and whether that are orders."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["announces", "gives_orders", "opens_orders"]

_FOLLOWING: Final = ("sau", "sau đây", "dưới đây", "gồm", "bao gồm", "là", "cụ thể", "trọng tâm", "như sau")
# A time that is to come leads to nothing: "… trong quý I năm sau.".
_LATER: Final = ("năm sau", "tháng sau", "tuần sau", "ngày sau", "kỳ sau", "lần sau")
_TRAILING: Final = " \t\n\r\f\v\u00a0:.-"
_FOLLOWING_LENGTH: Final = max(map(len, _FOLLOWING))


def announces(content: str) -> bool:
    """Whether a text only leads to what follows: "… thực hiện các nhiệm vụ sau:"."""
    tail = content.rstrip(_TRAILING)[-_FOLLOWING_LENGTH:].lower()
    return tail.endswith(_FOLLOWING) and not tail.endswith(_LATER)


_ORDERS: Final = re.compile(
    r"(?:yêu cầu|kết luận|chỉ đạo|ý kiến|quyết định|quyết nghị|chỉ thị|đề nghị|giao|nhiệm vụ|"
    r"giải pháp|kế hoạch|thống nhất|nhấn mạnh|lưu ý|triển khai|hướng dẫn)[^.]{0,200}$",
    re.IGNORECASE,
)
_RESULTS: Final = re.compile(
    r"kết quả|hạn chế|tồn tại|khó khăn|như sau: \d|thiệt hại|đạt được|có nêu|mục tiêu|quy định|"
    r"tuyển dụng|tuyển sinh|xét tuyển|thi tuyển|đấu giá",
    re.IGNORECASE,
)


def opens_orders(content: str) -> bool:
    """Whether what a lead-in announces are orders: "… có ý kiến chỉ đạo như sau:"; results and difficulties are none."""
    tail = content[-220:]
    return gives_orders(content) or (bool(_ORDERS.search(tail)) and not _RESULTS.search(tail[-80:]))


_GIVES: Final = re.compile(
    r"\w\W+(?:yêu cầu|chỉ đạo|giao|giao nhiệm vụ|đề nghị|quán triệt|kết luận)(?: (?!như)[^\W\d]+){0,8}"
    r"(?: (?:như sau|sau|sau đây|cụ thể))?\s*:\s*$",
    re.IGNORECASE,
)

# "Chính phủ yêu cầu các bộ, cơ quan, địa phương tập trung thực hiện quyết liệt các nhiệm vụ, giải pháp sau:".
_GIVES_TASKS: Final = re.compile(
    r"\w\W+(?:yêu cầu|chỉ đạo|giao|đề nghị) (?!của )[^.;:]{2,150}? (?:nhiệm vụ|giải pháp|công việc|biện pháp)"
    r"(?: (?:cụ thể|trọng tâm|chủ yếu|trước mắt|như))?(?: sau đây| sau)\s*:\s*$",
    re.IGNORECASE,
)
_LONG_CHARGE: Final = 220


def gives_orders(content: str) -> bool:
    """Whether a lead-in ends with the very words of an order: "Để hoàn thành mục tiêu, Chủ tịch UBND tỉnh yêu cầu:"."""
    found = _GIVES.search(content[-120:]) or _GIVES_TASKS.search(content[-_LONG_CHARGE:])
    return found is not None and not _RESULTS.search(found.group())
