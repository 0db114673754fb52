"""The signature block: quyền hạn, chức vụ and the name under them (Nghị định 30/2020/NĐ-CP, phụ lục I, mục II.7)."""

from __future__ import annotations

import re

from chidao.corpus.document import Document

_OFFICE = (
    r"(?:CHỦ TỊCH|CHỦ NHIỆM|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|TỔNG BÍ THƯ|BÍ THƯ|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|CỤC TRƯỞNG|VỤ TRƯỞNG"
    r"|TRƯỞNG BAN|TRƯỞNG PHÒNG|TRƯỞNG ĐOÀN|THỐNG ĐỐC|TỔNG THANH TRA|VIỆN TRƯỞNG|HIỆU TRƯỞNG|CHÁNH ÁN|TỔNG CỤC TRƯỞNG|CHI CỤC TRƯỞNG|ỦY VIÊN"
    r"|THƯỜNG TRỰC|THƯỜNG VỤ|KẾ TOÁN TRƯỞNG|PHÓ CHỦ NHIỆM)"
)
_CAPITALISED = r"[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ][a-zà-ýăđĩũơưạ-ỹ]+"
_SIGNED = re.compile(
    rf"{_OFFICE}(?:[\s,]+(?:THƯỜNG TRỰC|PHỤ TRÁCH|HĐND|UBND|TỈNH))*\s+(?:\(?[Đđ]ã ký\)?\s*)?(?P<name>{_CAPITALISED}(?: {_CAPITALISED}){{1,4}})(?=\s|$|[^\w\s])"
)
_RECIPIENTS = re.compile(r"N[ơo]i\s+nh[ậa]n", re.IGNORECASE)


def read_signer(document: Document) -> str | None:
    """The name that follows an office in capitals, first after “Nơi nhận”, else the last in the text."""
    text = document.text
    recipients = _RECIPIENTS.search(text)
    if recipients and (match := _SIGNED.search(text, recipients.start(), recipients.start() + 3000)):
        return match["name"]
    found = list(_SIGNED.finditer(text))
    return found[-1]["name"] if found else None
