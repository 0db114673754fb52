"""The signature block: quyền hạn, chức vụ and the name under them (Nghị định 30/2020/NĐ-CP, phụ lục I, mục II.7)."""

from __future__ import annotations

import re
from typing import Final

from chidao.corpus.document import Document
from chidao.extractors.letters import CAPITAL, SMALL
from chidao.extractors.metadata.case import is_upper

_OFFICE: Final = re.compile(
    r"(?:CHỦ TỊCH|CHỦ NHIỆM|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|BÍ THƯ|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|CỤC TRƯỞNG|VỤ TRƯỞNG"
    r"|TRƯỞNG BAN|TRƯỞNG PHÒNG|TRƯỞNG ĐOÀN|THỐNG ĐỐC|TỔNG THANH TRA|VIỆN TRƯỞNG|HIỆU TRƯỞNG|CHÁNH ÁN|THƯỜNG TRỰC|THƯỜNG VỤ"
    r"|ỦY VIÊN|TRƯỞNG CÔNG AN|TRƯỞNG KHOA|CHỈ HUY TRƯỞNG|TƯ LỆNH|TỔNG BIÊN TẬP|HẠT TRƯỞNG|TRƯỞNG TRẠM)"
)
_RECIPIENTS: Final = re.compile(r"[Nn](?i:[ơo]i\s+nh[ậa]n)")
_SYLLABLE: Final = rf"(?:(?:[{CAPITAL}]['’ʼ])?[{CAPITAL}][{SMALL}]+|[ÁÂÊÍÓÔƠÚƯYÝỲỶỸỴ]|[AEIOU](?= [{CAPITAL}]))"
"""Some have one letter: “Nguyễn Thị Ỷ”, “Hồ A Lềnh”, at the end no plain vowel (“Mục A”); some an apostrophe: “H’Lơ Niê”."""
_NAME: Final = re.compile(
    rf"(?:^|[\s.)])(?P<name>{_SYLLABLE}(?: {_SYLLABLE}){{1,4}})[ .*]*(?:\((?:[Đđ]ã ký|[Kk]ý tên)[^()]*\)[ .*]*)?$"
)
# "Thượng tá Trần Văn Bình".
_RANK: Final = re.compile(r"(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý)$")
_RECIPIENT: Final = re.compile(r"\s*[-+].*[.;]\s|\s*[-+].*")
_REACH: Final = 1500
# The card that a legal database prints over a document: "Người ký: Nguyễn Văn An".
_CARD: Final = re.compile(rf"Người ký\s*[:|]?\s*(?P<name>{_SYLLABLE}(?: {_SYLLABLE}){{1,4}})(?!\w)")
_CARD_WITHIN: Final = 2500


def read_signer(document: Document) -> str | None:
    """The first name after an office in capitals that follows “Nơi nhận”; without recipients, after the last office."""
    text = document.text.replace("\t", "\n")
    recipients = _RECIPIENTS.search(text)
    offices = list(_OFFICE.finditer(text, recipients.start() if recipients else 0))
    if not offices:
        card = _CARD.search(text, 0, _CARD_WITHIN)
        return card["name"] if card else None
    office = offices[0] if recipients else offices[-1]
    names = (_name_in(line) for line in text[office.end() : office.end() + _REACH].split("\n"))
    return next((name for name in names if name), None)


def _name_in(line: str) -> str | None:
    """The name at the end of a line; in a line of recipients only what stands after its last stop."""
    if (recipient := _RECIPIENT.match(line)) is not None:
        line = line[recipient.end() :]
    match = _NAME.search(line)
    if match is None:
        return None
    before = _RANK.sub("", line[: match.start("name")].strip())
    # Letters before it that are no office are the rest of a name that a recogniser broke.
    return match["name"] if not before or before[-1] in ".)" or is_upper(before) else None
