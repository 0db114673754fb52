"""Lines that hold one column of a table written as a list: "Đơn vị chủ trì: …", "Thời gian hoàn thành: …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

FieldKind = Literal["lead", "support", "time", "other"]

_FIELDS: tuple[tuple[FieldKind, re.Pattern[str]], ...] = (
    ("support", re.compile(r"(?:cơ quan|đơn vị|sở, ngành|các cơ quan|các đơn vị)?,? ?"
                r"(?:đơn vị )?phối hợp(?: thực hiện)?", re.IGNORECASE)),
    (
        "lead",
        re.compile(
            r"(?:(?:cơ quan|đơn vị|sở, ngành|tổ chức|các cơ quan|các đơn vị)(?:, (?:đơn vị|"
                r"tổ chức))? (?:chủ trì|thực hiện|đầu mối|chịu trách nhiệm|tham mưu|được giao)[^:]{0,40}"
            r"|(?:chủ trì|trách nhiệm thực hiện|phân công thực hiện|phân công nhiệm vụ)(?: thực hiện)?)",
            re.IGNORECASE,
        ),
    ),
    ("time", re.compile(r"(?:thời gian|thời hạn|tiến độ)(?: thực hiện| hoàn thành| trình| báo cáo|"
        r" triển khai)*(?: hoàn thành| xong)?", re.IGNORECASE)),
    ("other", re.compile(r"(?:sản phẩm|kết quả|kinh phí|nguồn kinh phí|địa điểm|thành phần|hình thức|kết quả đầu ra|"
        r"sản phẩm đầu ra)(?: thực hiện| dự kiến| đầu ra)?", re.IGNORECASE)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field's kind and where its value begins (an offset)."""

    kind: FieldKind
    value_start: int


def read_field_line(text: str, start: int, end: int) -> FieldLine | None:
    """The field with which a provision begins, None where it begins otherwise."""
    if text.find(":", start, end) < 0:
        return None
    while start < end and text[start] in "(*+- ":
        start += 1
    for kind, form in _FIELDS:
        match = form.match(text, start, end)
        if match:
            colon = match.end()
            while colon < end and text[colon] in " *":
                colon += 1
            if colon < end and text[colon] == ":":
                value = colon + 1
                while value < end and text[value] in " *":
                    value += 1
                return FieldLine(kind, value)
    return None
