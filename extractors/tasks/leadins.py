"""Clauses that lead to what follows: where the announcement begins, and whether they are a charge beside it."""

from __future__ import annotations

import re
from typing import Final

from chidao.extractors.agencies import Mention, find_predicate
from chidao.extractors.agencies.heads import read_head
from chidao.extractors.tasks.clause import Clause, read_clause
from chidao.extractors.tasks.partners import read_partners
from chidao.extractors.tasks.subjects import subject_at
from chidao.extractors.words import Words

_MATTERS: Final = r"\b(?:nhiệm vụ|nội dung|công việc|giải pháp|(?<!làm )việc|vấn đề)\b"
_LEAD_OUT: Final = re.compile(
    r"[;,]?\s*(?:trong đó|cụ thể|trước mắt|đồng thời)?,?\s*(?:cần\s+)?(?:sớm\s+|và\s+)?(?:khẩn trương\s+|khân trương\s+)?"
    r"(?:tập trung|lưu ý|chú trọng|quan tâm|thực hiện|triển khai)?[^.;:]{0,60}"
    + _MATTERS
    + r"[^.;:]{0,40}(?:sau|sau đây|dưới đây|như sau)\s*[:.]?\s*$"
)
# What comes first of it, or beside it, is announced: "…, trong đó tập trung vào các vấn đề sau:", "…, đồng thời …:".
_OF_WHICH: Final = re.compile(r", (?:trong đó|đồng thời)[^.;:]{0,80}" + _MATTERS + r"[^.;:]{0,40}:\s*$")
_ANNOUNCED: Final = re.compile(
    r"(?:thực hiện|triển khai|làm|tập trung|nội dung|chỉ đạo|quán triệt)\b[^.;]{0,90}"
    r"\b(?:nhiệm vụ|nội dung|công việc|giải pháp|(?<!làm )việc|vấn đề|biện pháp|yêu cầu)\b[^.;:]{0,60}"
    r"(?:sau|sau đây|dưới đây|như sau|cụ thể)?\s*[:.]?\s*$"
)
# With this a charge of a report only leads to what follows: "… đề nghị UBND tỉnh thực hiện một số nội dung. Cụ thể là, …".
_DUTIES: Final = re.compile(
    r"(?:một số|các|những) (?:nội dung|nhiệm vụ|giải pháp|công việc|biện pháp|việc)(?: (?:trọng tâm|cụ thể|chủ yếu))*"
    r"(?: sau(?: đây)?)?\W*$"
)
# No more than who works together, and that what follows be carried out: "… phối hợp với các bộ chỉ đạo, tổ chức thực hiện:".
_CARRIES_OUT: Final = re.compile(
    r"(?:chủ trì, )?phối hợp\b[^.;:]{0,120}? (?:(?:lãnh đạo|chỉ đạo|tổ chức|triển khai|thực hiện)(?:,| và)? ?){2,}:\s*$"
)
_FULL_CHARGE: Final = 9
"""From so many words on, what stands before an announcement is a charge of its own."""


_ASKS: Final = re.compile(r"\b(?:đề nghị|yêu cầu|giao)\b", re.IGNORECASE)
# What a report or an opinion, or a file of papers, is to hold.
_TOLD: Final = r"(?:báo cáo|(?:cho|tham gia|đóng góp) ý kiến|góp ý|cung cấp|giải trình|trả lời|thống kê)"
_LISTED: Final = re.compile(
    rf"\b{_TOLD}\b(?!.*\b(?:thực hiện|triển khai) (?:các|một số|những|tốt)\b)"
    rf"(?:.*?(?<!\w)(?:theo|về|với|gồm|rõ|vào|đánh giá|{_TOLD}))?(?: (?:các|một số|những|đầy đủ|cụ thể))*"
    r" (?:nội dung|vấn đề|thông tin|số liệu|câu hỏi|hồ sơ|tài liệu|mục)(?: (?:chính|cụ thể|chủ yếu|trọng tâm|cơ bản))*"
    r" (?:sau|sau đây|dưới đây|như sau)\s*:\W*$",
    re.DOTALL,
)
_PAPERS: Final = re.compile(
    r"\b(?:biểu mẫu|hồ sơ|phụ lục|báo cáo|tài liệu|đề cương|danh mục|phiếu|tờ trình)\b[^.;:]{0,60}"
    r"\b(?:gồm|bao gồm|gồm có|gồm các nội dung)\s*:\W*$",
    re.IGNORECASE,
)
# Nobody is charged with the offences that are listed: "… thực hiện một trong các hành vi vi phạm pháp luật sau:".
_OFFENCES: Final = re.compile(
    r"\b(?:thực hiện|có|trong)(?: một trong)? (?:các|những) hành vi (?:vi phạm|bị nghiêm cấm|bị cấm)\b"
    r"(?!.*\b(?:thì|thực hiện|xử lý|yêu cầu|đề nghị)\b)[^.;:,]{0,120}:\W*$",
    re.DOTALL,
)
_REACH: Final = 400


def lists_contents(text: str, start: int, end: int) -> bool:
    """Whether a lead-in asks for a report, an opinion or papers of which it lists the contents: "… báo cáo theo các nội dung
    sau:", "… gửi hồ sơ về Sở, gồm:"; or tells of offences that it lists.
    """
    if not text[max(start, end - 4) : end].rstrip("*_ ").endswith(":"):
        return False
    content = text[max(start, end - _REACH) : end]
    if "gồm" in content.lower() and _PAPERS.search(content):
        return True
    if "hành vi" in content and _OFFENCES.search(content):
        return True
    asked = [one.end() for one in _ASKS.finditer(content)]
    return bool(asked) and _LISTED.search(content, asked[-1]) is not None


_ANNOUNCING: Final = ("sau", "đây")
_LONGEST: Final = 300
"""More characters than an announcement can have."""


def _lead_out(text: str, start: int, stop: int) -> re.Match[str] | None:
    """The announcement that ends a clause; the pattern is slow, and most clauses end otherwise."""
    ends = text[start:stop].rstrip().removesuffix(":").removesuffix(".").rstrip()
    if not ends.endswith(_ANNOUNCING):
        return None
    first = max(start, stop - _LONGEST)
    return _OF_WHICH.search(text, first, stop) or _LEAD_OUT.search(text, first, stop)


def says_more(text: str, clause: Clause, words: Words, stop: int) -> bool:
    """Whether a lead-in is itself a full charge beside what it announces."""
    if clause.predicate is None:
        return False
    predicate = words.starts[clause.predicate]
    if lists_contents(text, words.starts[0], stop):
        return True
    if only_joins(words, clause.predicate) or _CARRIES_OUT.match(text, predicate, stop):
        return False
    cut = _lead_out(text, predicate, stop)
    if cut:
        return len(text[predicate : cut.start()].split()) >= _FULL_CHARGE
    return not _ANNOUNCED.search(text, predicate, stop) and len(text[predicate:stop].split()) >= _FULL_CHARGE


# The same where a directive is told of, with what they are for: "… triển khai một số nhiệm vụ, giải pháp thúc đẩy tăng trưởng".
_TOLD_DUTIES: Final = re.compile(
    r"[^;:]{0,200}?\b(?:triển khai|thực hiện|tập trung)(?: (?:ngay|quyết liệt|đồng bộ|hiệu quả|có hiệu quả|tốt|nghiêm|và|,))*"
    r" một số (?:nhóm )?(?:nhiệm vụ|giải pháp|biện pháp|nội dung)(?:, (?:nhiệm vụ|giải pháp|biện pháp))?\b[^;]*$"
)


def names_duties(content: str, *, told: bool = False) -> bool:
    """Whether a charge ends with no more than that there are duties; `told`: or with what they are for, too."""
    return _DUTIES.search(content) is not None or (told and _TOLD_DUTIES.match(content) is not None)


_WHOSE: Final = re.compile(
    r"(?:nhiệm vụ|nội dung|giải pháp|công việc|vấn đề|việc)(?: (?:trọng tâm|cụ thể|quan trọng|chủ yếu))* (?:mà )?"
    r"(?=(?!cần|phải)[^,;:]{2,60}? (?:cần|phải) (?:(?:tập trung|khẩn trương|ưu tiên|sớm|tiếp tục) )*"
    r"(?:triển khai|thực hiện|làm|quan tâm|lưu ý|tập trung)\b[^;:]*:\s*$)"
)


def whose_duties(text: str, begin: int, stop: int) -> tuple[Mention, ...]:
    """Whose the duties are that a lead-in announces: "… nhấn mạnh một số nhiệm vụ xã Lũng Cú cần thực hiện ngay:"; none where
    nobody is named.
    """
    told = _WHOSE.search(text, begin, stop)
    subject = subject_at(Words.of(text, told.end(), stop), 0) if told else None
    return subject[0] if subject else ()


def only_joins(words: Words, predicate: int) -> bool:
    """Whether the lead-in does no more than name who works together: "Sở Y tế chủ trì, phối hợp với các sở, ngành:"."""
    if words.plain[predicate : predicate + 3] == ["chủ", "trì", ","] and words.plain[-2:] == ["phối", "hợp"]:
        return bool(read_partners(words, predicate))  # "Công an xã chủ trì, Ban Chỉ huy Quân sự xã phối hợp"
    at = next((at for at in range(predicate, len(words) - 2) if words.plain[at : at + 2] == ["phối", "hợp"]), None)
    if at is None or set(words.plain[predicate:at]) - {"chủ", "trì", ","}:
        return False
    end = len(words) - (words.plain[-1] == ":")
    first = at + 2 + (words.plain[at + 2] in {"với", "cùng"})
    return read_head(words, first, end) is not None and find_predicate(words, first, end) is None


def work_together(text: str, start: int, end: int) -> tuple[tuple[Mention, ...], tuple[Mention, ...]] | None:
    """Who leads and who works with them where a line names no more: "2. Sở Y tế chủ trì, phối hợp với các xã"; else None."""
    words = Words.of(text, start, end)
    clause = read_clause(words)
    if clause is None or clause.form != "named" or clause.predicate is None or not only_joins(words, clause.predicate):
        return None
    return clause.bodies, read_partners(words, clause.predicate)


def unit_end(text: str, start: int, stop: int) -> int:
    """Where the charge of a lead-in ends and its announcement begins."""
    cut = None if lists_contents(text, text.rfind("\n", 0, start) + 1, stop) else _lead_out(text, start, stop)
    return cut.start() if cut and cut.start() > start else stop
