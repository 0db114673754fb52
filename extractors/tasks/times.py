"""When the units are to be done: their own deadline, that of their sentence, or one that stands as a sentence of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from chidao.extractors.deadlines import DateContext, deadline_of
from chidao.extractors.records import Deadline
from chidao.extractors.tasks.drafts import Draft
from chidao.extractors.tasks.frames import Frames
from chidao.extractors.tasks.joining import sets_time_only
from chidao.extractors.tasks.parts import Part, SentenceState

# In a report: when something takes place.
_TAKES_PLACE: Final = re.compile(r"\W*thời gian (?:tổ chức|diễn ra|khai mạc) (?!thực hiện|triển khai)[^:]*$", re.IGNORECASE)
_ONLY: Final = re.compile(r"\W*(?:thời gian|thời hạn|hoàn thành|xong|tiến độ|báo cáo kết quả)", re.IGNORECASE)
_COMPLETES: Final = re.compile(r"\W*(?:hoàn thành|xong)\b", re.IGNORECASE)
_NAMED: Final = re.compile(r"\W*(?:thời gian|thời hạn|tiến độ)", re.IGNORECASE)
_LONGEST_DAY: Final = 40
_LONGEST, _MOST_WORDS = 130, 14
"""A sentence that only sets a time is no longer: so many characters, and so many words where it does not name the time."""
# A title that says when what stands under it is to be done: "Giai đoạn 1 (từ ngày 05/10 đến ngày 20/10/2023)", "Quý II/2024".
_STAGE: Final = re.compile(
    r"\W*(?:giai đoạn|đợt|bước) (?:thứ )?(?:\d{1,2}|[ivx]{1,4}|một|hai|ba|nhất)(?= ?[(:,–-])", re.IGNORECASE
)
# Which years are meant, not by when: "Giai đoạn 2026 - 2030".
_YEARS: Final = re.compile(r"\W*giai đoạn \d{4}", re.IGNORECASE)
_BRACKETED: Final = re.compile(
    r"\((?:hoàn thành|xong|thời gian|thời hạn|tiến độ|từ|trước|trong|chậm nhất|tháng|quý)\b[^()]{4,80}\)\W*$", re.IGNORECASE
)
_MOST_LEFT: Final = 4
_RECURRING: Final = re.compile(
    r"\W*(?:\d{1,2}[.)]|[a-zđ][.)])? ?(?:Hằng|Hàng|Mỗi) (?:ngày|tuần|tháng|quý|năm)\W*", re.IGNORECASE
)
# "Các nội dung trên hoàn thành trước ngày …": it binds the points before it, whichever it stands in.
_ALL_ABOVE: Final = re.compile(
    r"\W*(?:các|những|toàn bộ|tất cả các) (?:nội dung|nhiệm vụ|công việc|phần việc|việc)(?: nêu| nói)? trên,?"
    r"(?: (?:phải|cần|yêu cầu|đề nghị|được))* (?=(?:hoàn thành|xong|thực hiện xong)\b)",
    re.IGNORECASE,
)
_OPENS_WITH_DAY: Final = re.compile(
    r"\W*(?:(?:vào|sáng|trưa|chiều|tối) )*(?:thứ \w+ ?\(?)?(?:ngày )?\d{1,2}[/.]\d{1,2}[/.]20\d\d\)?,\s*", re.IGNORECASE
)
_SENT: Final = {"gửi", "trình", "nộp"}
_REPORTED: Final = re.compile(r"\W*Kết quả(?: [^\W\d]+){0,6} báo cáo\b")
_REPORTED_TO: Final = re.compile(r"\W*Kết quả(?: [^\W\d]+){0,6}? (?:đề nghị |xin )?(?:báo cáo|gửi) (?:về|cho) [A-ZĐ]")


class Times:
    """Finds the deadlines of a document's units; `news`: it is a report."""

    def __init__(self, text: str, dates: DateContext, *, news: bool) -> None:
        self._text = text
        self._dates, self._columns = dates, replace(dates, time_column=True)
        self._news = news

    def within(self, start: int, end: int) -> Deadline | None:
        """The deadline that these words name."""
        return deadline_of(self._text, start, end, self._dates)

    def to_come(self, start: int, end: int) -> bool:
        """Whether these words say by which day something is to be done."""
        deadline = self.within(start, end)
        return deadline is not None and deadline.kind == "by" and deadline.due is not None

    def of_field(self, start: int, end: int) -> Deadline | None:
        """The same where these words stand for a time alone, as in the column of a table."""
        return deadline_of(self._text, start, end, self._columns)

    def set_alone(self, start: int, end: int) -> Deadline | None:
        """The deadline of a sentence that only sets a time, so that it binds the units of its point; None for all others."""
        content = self._text[start:end]
        if len(content) > _LONGEST or not _ONLY.match(content) or not re.search(r"\d", content):
            return None
        if not _NAMED.match(content) and len(content.split()) > _MOST_WORDS:
            return None
        if self._news and _TAKES_PLACE.match(content):
            return None
        if _COMPLETES.match(content) and not sets_time_only(content):
            return None
        return self.of_field(start, end)

    def set_for_all(self, start: int, end: int) -> Deadline | None:
        """The deadline of a sentence that sets it for all points above; None for all others."""
        content = self._text[start:end]
        above = _ALL_ABOVE.match(content) if len(content) <= _LONGEST else None
        return self.set_alone(start + above.end(), end) if above else None

    def of_title(self, start: int, end: int) -> Deadline | None:
        """The deadline that a title sets for what stands under it: that of a stage, one in brackets, or a time alone."""
        content = self._text[start:end]
        if _RECURRING.fullmatch(content):
            return self.of_field(start, end)
        if len(content) > _LONGEST or not re.search(r"\d", content):
            return None
        bracket = _BRACKETED.search(content)
        if bracket:
            return self.of_field(start + bracket.start() + 1, end)
        stage = _STAGE.match(content)
        if stage:
            return self.of_field(start + stage.end(), end)
        if _YEARS.match(content):
            return None
        found = self.of_field(start, end)
        return found if found and end - start - (found.end - found.start) <= _MOST_LEFT else None

    def sets_day(self, part: Part) -> bool:
        """Whether a statement sets a day for something to be sent: "Báo cáo gửi về Sở Y tế trước ngày 05/12/2025"."""
        if part.clause.form != "statement" or not (_SENT & set(part.words.plain[:12]) or _REPORTED.match(part.content)):
            return False
        deadline = self.within(part.words.starts[0], part.words.ends[-1])
        if deadline is None:
            return not self._news and _REPORTED_TO.match(part.content) is not None
        return deadline.due is not None or deadline.kind == "every" or (self._news and deadline.kind == "by")

    def _opening_day(self, part: Part, draft: Draft) -> Deadline | None:
        """The day to come that stands before the body of a unit: "Ngày 20/3/2025, | Sở Y tế tổ chức …"."""
        start = part.words.starts[0]
        if draft.start - start > _LONGEST_DAY or not _OPENS_WITH_DAY.fullmatch(self._text, start, draft.start):
            return None
        return self.within(start, draft.start)

    def give(self, draft: Draft, part: Part, state: SentenceState, frames: Frames) -> None:
        """Gives the draft its own deadline, or the one that its sentence opens with, or that of the lead-in."""
        times_from = part.clause.times_from
        own = self.within(times_from if times_from is not None else draft.start, draft.end)
        own = draft.deadline = own or self._opening_day(part, draft)
        if part.number == 0:
            state.first_deadline = own
        if own is None:
            draft.deadline = state.opening_deadline or frames.deadline()
            draft.deadline_inherited = draft.deadline is not None
        elif part.number == 0 and own.start - draft.start <= 2 and self._text[own.end : own.end + 2] in {", ", ": "}:
            state.opening_deadline = own
