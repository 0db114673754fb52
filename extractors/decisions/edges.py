"""Where the clause of a decision ends: before what it announces, before the names it gives, before a charge."""

from __future__ import annotations

import re
from typing import Final

from chidao.extractors.agencies.heads import head_words, read_head
from chidao.extractors.structure.splitting import Range, trim
from chidao.extractors.tasks.joining import takes_up
from chidao.extractors.words import Words, plain

_ANNOUNCES: Final = re.compile(
    r"(?:,?\s*(?:gồm|bao gồm|có(?! (?:tính|xét)))\b[^;.:]{0,90}?|"
    r",?\s*(?:với|theo)\s+(?:các\s+|những\s+|một số\s+)?nội dung\b[^;.:]{0,60}?|"
    r",\s*(?:cụ thể|trong đó|với|theo)\b[^,;.:]{0,60}?)?"
    r"[,;]?\s*(?:như sau|sau đây|dưới đây|(?<=nội dung )sau|(?<=tên )sau|(?<=chủ yếu )sau|(?<=chính )sau|cụ thể)\s*:?\s*$",
    re.IGNORECASE,
)
# What a decision says of its annexes and of the list that follows: "(chi tiết tại Phụ lục …)", ", thành phần gồm".
_ANNEXED: Final = re.compile(
    r"\s*\([^()]{0,120}\b(?:phụ lục|kèm theo|đính kèm|biểu)\b[^()]*\)\s*$|,?\s*(?:có )?thành phần (?:gồm|bao gồm)(?: có)?\s*$|"
    r",\s*(?:ban hành )?kèm theo (?:quyết định|nghị quyết|thông báo) này\s*$",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(
    r"\s*\((?:sau đây |dưới đây |từ đây )?(?:được )?(?:gọi|viết) (?:tắt|chung)[^()]*\)\s*,?\s*$", re.IGNORECASE
)
_CHARGES: Final = re.compile(
    r",?\s*(?:và|đồng thời|,)\s*(?:(?:và|đồng thời)\s+)?(?:yêu cầu|giao|đề nghị|chỉ đạo|phân công|lưu ý|nhấn mạnh)\b"
    r"(?! (?:thông|dịch|đất|vốn|dự toán|kinh phí|của|công tác))",
    re.IGNORECASE,
)
_SAYS: Final = re.compile(
    r"[\"”]\s*,?\s+[^\"”;]{3,90}?"
    r"\b(?:nói|cho biết|nhấn mạnh|khẳng định|nêu rõ|phát biểu|chia sẻ|thông tin)\b[^\"”;]{0,60}$"
)
_TURNS: Final = re.compile(
    r",?\s+(?:song|nhưng|tuy nhiên,?)\s+"
    r"(?=(?:chưa|không) "
    r"(?:đồng ý|thống nhất|chấp thuận|nhất trí|xem xét|phê duyệt|thông qua))"
)
_TAIL: Final = ' \t\n\u00a0.;:,*_/"”“'
_SHORTEST: Final = 8


def turns(text: str, start: int, end: int) -> list[Range]:
    """The clause `text[start:end]`, parted where it turns from a grant to a refusal ("…, song không đồng ý …")."""
    if text.find("song", start, end) < 0 and text.find("nhưng", start, end) < 0 and text.find("tuy nhiên", start, end) < 0:
        return [(start, end)] if start < end else []
    cuts = [(match.start(), match.end()) for match in _TURNS.finditer(text, start, end)]
    begins = [start, *(resume for _, resume in cuts)]
    ends = [*(cut for cut, _ in cuts), end]
    return [(a, b) for a, b in zip(begins, ends, strict=True) if a < b]


_COMMA: Final = re.compile(r", (?=(?P<first>[A-ZĐÔỦỤ]\w*) )")
_LAST_OF_LIST: Final = 8


def _taken_up(text: str, verb: int, end: int) -> int:
    """Where behind a comma a body takes up what was settled: "Đồng ý về chủ trương, | Bộ Y tế bố trí vốn"; else `end`.

    No body may stand right before the comma, so that the two are no list.
    """
    for comma in _COMMA.finditer(text, verb, end):
        if plain(comma["first"]) not in head_words():
            continue
        before = Words.of(text, verb, comma.start())
        last = range(max(0, len(before) - _LAST_OF_LIST), len(before))
        if not any(read_head(before, at, len(before)) for at in last) and takes_up(text, comma.end(), end):
            return comma.start()
    return end


def clause_end(text: str, verb: int, end: int) -> int:
    """The end of the decision whose verb begins at `verb` in a clause that ends at `end`."""
    for charge in _CHARGES.finditer(text, verb, end):
        if text.count("(", verb, charge.start()) <= text.count(")", verb, charge.start()):
            end = charge.start()
            break
    end = _taken_up(text, verb, end)
    said = _SAYS.search(text, verb, end)
    if said:
        end = said.start()
    while True:
        tail = text[verb:end].rstrip(_TAIL)
        end = verb + len(tail)
        cut = _ANNOUNCES.search(tail) or _NAMED.search(tail) or _ANNEXED.search(tail)
        if cut is None or cut.start() < _SHORTEST:
            return trim(text, verb, end)[1]
        end = verb + cut.start()
