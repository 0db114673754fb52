"""The signature block: quyền hạn, chức vụ and the name under them (Nghị định 30/2020/NĐ-CP, phụ lục I, mục II.7)."""

from __future__ import annotations

import re

from chidao.corpus.document import Document

_OFFICE = re.compile(
    r"(?:CHỦ TỊCH|CHỦ NHIỆM|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|BÍ THƯ|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|CỤC TRƯỞNG|VỤ TRƯỞNG"
    r"|TRƯỞNG BAN|TRƯỞNG PHÒNG|TRƯỞNG ĐOÀN|THỐNG ĐỐC|TỔNG THANH TRA|VIỆN TRƯỞNG|HIỆU TRƯỞNG|CHÁNH ÁN|THƯỜNG TRỰC|THƯỜNG VỤ|ỦY VIÊN)"
)
_RECIPIENTS = re.compile(r"N[ơo]i\s+nh[ậa]n", re.IGNORECASE)
_SYLLABLE = r"(?:[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ][a-zà-ýăđĩũơưạ-ỹ]+|Y)"
# At the end of a line or cell; what stands before it is the office in capitals, a recipient's full stop, or nothing.
_NAME = re.compile(rf"(?:^|[\s.)])(?P<name>{_SYLLABLE}(?: {_SYLLABLE}){{1,4}})[ .*]*$", re.MULTILINE)
_REACH = 1500


def read_signer(document: Document) -> str | None:
    """The first name after an office in capitals that follows “Nơi nhận”; without recipients, after the last office."""
    text = document.text.replace("\t", "\n")
    recipients = _RECIPIENTS.search(text)
    offices = list(_OFFICE.finditer(text, recipients.start() if recipients else 0))
    if not offices:
        return None
    office = offices[0] if recipients else offices[-1]
    match = _NAME.search(text, office.end(), office.end() + _REACH)
    return match["name"] if match else None
