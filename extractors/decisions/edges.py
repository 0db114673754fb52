"""Where the clause of a decision ends: before what it announces, before the names it gives, before a charge."""

from __future__ import annotations

import re

from chidao.extractors.structure.sentences import trim

_ANNOUNCES = re.compile(
    r"(?:,?\s*(?:gồm|bao gồm|có)\b[^;.:]{0,90}?|,?\s*(?:với|theo)\s+(?:các\s+|những\s+|một số\s+)?nội dung\b[^;.:]{0,60}?|"
    r",\s*(?:cụ thể|trong đó|với|theo)\b[^,;.:]{0,60}?)?"
    r"[,;]?\s*(?:như sau|sau đây|dưới đây|(?<=nội dung )sau|(?<=tên )sau|(?<=chủ yếu )sau|(?<=chính )sau|cụ thể)\s*:?\s*$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\s*\((?:sau đây |dưới đây |từ đây )?(?:được )?(?:gọi|viết) (?:tắt|chung)[^()]*\)\s*,?\s*$", re.IGNORECASE)
_CHARGES = re.compile(
    r",?\s*(?:và|đồng thời|,)\s*(?:(?:và|đồng thời)\s+)?(?:yêu cầu|giao|đề nghị|chỉ đạo|phân công|lưu ý|nhấn mạnh)\b(?! (?:thông|dịch|đất|vốn|dự toán|kinh phí))|"
    r",?\s+(?:song|nhưng|tuy nhiên)\s+(?=(?:không|chưa)\b)",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"[\"”]\s*,?\s+[^\"”;]{3,90}?\b(?:nói|cho biết|nhấn mạnh|khẳng định|nêu rõ|phát biểu|chia sẻ|thông tin)\b[^\"”;]{0,60}$"
)
_TAIL = ' \t\n\u00a0.;:,*_"”“'


def clause_end(text: str, verb: int, end: int) -> int:
    """The end of the decision whose verb begins at `verb` in a clause that ends at `end`."""
    charge = _CHARGES.search(text, verb, end)
    while charge and text.count("(", verb, charge.start()) > text.count(")", verb, charge.start()):
        charge = _CHARGES.search(text, charge.end(), end)
    said = _SAYS.search(text, verb, end)
    if said:
        end = said.start()
    if charge and charge.start() < end:
        end = charge.start()
    while True:
        tail = text[verb:end].rstrip(_TAIL)
        end = verb + len(tail)
        cut = _ANNOUNCES.search(tail) or _NAMED.search(tail)
        if cut is None or cut.start() < 8:
            break
        end = verb + cut.start()
    if text.count(")", verb, end) < text.count("(", verb, end) and text[end : end + 1] == ")":
        end += 1
    return trim(text, verb, end)[1]
