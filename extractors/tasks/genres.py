"""Reports that assign nothing by their kind: interviews, and answers to those who have asked what the law says."""

from __future__ import annotations

import re

# Who asks in an interview, at the beginning of a line: "- Phóng viên: Thưa ông, …", "PV: …", "Thưa bà, …?".
_ASKS = re.compile(
    r"^[\W_]*(?:(?:Phóng viên|PV|Nhà báo)(?: \([^()\n]*\))?\s*:"
    r"|(?:Thưa|Xin) (?:ông|bà|đồng chí|anh|chị|bác sĩ|luật sư)\b[^\n]*\?\W*$)",
    re.MULTILINE,
)
_INTERVIEW = 2
"""So many questions make an interview: one may be put to a leader within a report."""
_ASKED = re.compile(r"^\W*(?:Hỏi|Câu hỏi(?: \d+)?|Nội dung (?:câu )?hỏi|Nội dung (?:kiến nghị|phản ánh))\s*:", re.MULTILINE)
_ANSWERED = re.compile(r"^\W*(?:Trả lời|Nội dung trả lời|Đáp|Ý kiến trả lời)\s*:", re.MULTILINE)


def is_interview(text: str) -> bool:
    """Whether a report prints the questions put to somebody: what he says there are his views."""
    return sum(1 for _ in _ASKS.finditer(text)) >= _INTERVIEW


def answers_question(text: str) -> bool:
    """Whether a text prints what somebody asked and what he was answered: there only a charge by name is one."""
    return _ASKED.search(text) is not None and _ANSWERED.search(text) is not None
