"""What the opening or the end of a line tells of what stands in it, behind it or under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from chidao.extractors.letters import letter_pattern
from chidao.extractors.structure import Provision

# "5. Nguồn lực" among solutions is one of them.
_MEANS: Final = re.compile(r"\bnguồn lực\W*$", re.IGNORECASE)
_TITLED: Final = re.compile(
    r"(?:Nhiệm vụ|Nội dung|Nội dung (?:thực hiện|triển khai)|Giải pháp|Nhiệm vụ cụ thể|Nội dung nhiệm vụ)"
    r"(?:,? (?:bao )?gồm(?: có)?)?\s*:\s+(?=\S)"
)
_TOLD: Final = re.compile(r"(?:kết luận|ý kiến|phát biểu|quyết định|ban hành|thông báo|trả lời)[^,;]{0,60}:?\s*$")
_TOLD_WITHIN: Final = 90
_QUESTION_LENGTH: Final = 160
_NOTICE: Final = re.compile(r"\b(?:thông báo|công bố|trả lời|phúc đáp)\b[^:]{0,160}:\s*$")
_GUIDE: Final = re.compile(r"\bhướng dẫn (?:người|thí sinh|khách hàng|công dân|các hộ)\b[^:]{0,160}:\s*$")
_DATELINE: Final = letter_pattern(
    r"(?:\([^()]{2,40}\)\s*(?:[-–—:]\s*)?|(?:[<Lu>]{2,}[<Lu>\d.&]*|\w+\.(?:vn|com|net|org)|[A-Z][a-z]{6,20}|VnExpress|VietnamPlus|VietNamNet)\s*[-–—]\s+)(?=[<Lu>“])"
)
_CLOSED: Final = re.compile(r"\W*Trên đây là\b")
# So does "Tổng cục thông báo để Cục được biết, báo cáo tỉnh giải quyết theo đúng quy định của pháp luật".
_MADE_KNOWN: Final = re.compile(
    r"[^.;:,]{2,60} (?:thông báo|trả lời|hướng dẫn|có ý kiến) để [^.;:,]{2,80} (?:biết|rõ)\b[^;:]{0,160}"
    r" theo (?:đúng )?(?:các )?quy định(?: của pháp luật| hiện hành)*[./ ]*$"
)
# What is asked for at once behind that: "Trên đây là Kế hoạch …; đề nghị các đơn vị báo cáo …".
_BEHIND_CLOSED: Final = letter_pattern(
    r"[,;]\s+(?=(?:[Yy]êu cầu|[Đđ]ề nghị|[Gg]iao|[Tt]rong quá trình|[Nn]ếu có)(?![<Ll>])"
    r"|[<Lu>][^,;.:]{2,60} (?:yêu cầu|đề nghị|giao)(?![<Ll>]))"
)
_COURSE: Final = re.compile(
    r"(?:Trong quá|Quá) trình (?:tổ chức |triển khai )*(?:thực hiện|triển khai)\b[^.;:]{0,60}\b(?:nếu )?(?:có|gặp|phát sinh)\b"
)
# Who receives the letter is told at its end to carry it out: what goes on behind it is for all of them too.
_CARRIED_OUT: Final = letter_pattern(
    r"(?:(?:(?:Nhận được|Căn cứ) [^.;:]{0,60}?, ?)?(?:[Yy]êu cầu|[Đđ]ề nghị) (?:các|[<Lu>])"
    r"|(?:Nhận được|Căn cứ) [^.;:,]{0,60}?, ?(?:các|[<Lu>]))[^.;:]{0,200}?(?:triển khai|thực hiện)"
    r"(?: (?:nghiêm túc|nghiêm|tốt|đầy đủ|kịp thời|theo quy định|(?:các )?nội dung (?:nêu )?trên))*"
    r"(?=\s*(?:[;,.]|và báo cáo\b))"
)
# Where what is asked for goes: "Ý kiến góp ý xin gửi về Sở …", "Báo cáo gửi về Ban trước ngày …".
_SENT_IN: Final = re.compile(
    r"(?:Ý kiến|Văn bản|Báo cáo|Kết quả|Hồ sơ|Danh sách)\b[^.;:,]{0,60}? (?:xin |đề nghị |được )?gửi (?:về|đến)\b"
)
_CLOSINGS: Final = (_COURSE, _CARRIED_OUT, _SENT_IN)
_ASSESSED: Final = re.compile(
    r"(?:(?:Thống nhất|Nhất trí) đánh giá"
    r"|(?:Đánh giá|Kết quả|Tình hình|Ưu điểm|Hạn chế|Tồn tại)(?! kiểm tra)[^:.;,\n]{0,40})\s*:\s"
)
_ADOPTS: Final = re.compile(
    r"(?<!\w)(?:chương trình (?:giám sát|hành động|công tác|hoạt động)|(?:nhiệm vụ|giải pháp|biện pháp)(?!\w))[^:]*"
    r"\b(?:như sau|sau đây|sau) ?[:.]\W*$",
    re.IGNORECASE,
)
_RULED: Final = re.compile(r"^(?!.*\b(?:đã|đang|hiện|vừa|bị)\b)[^,;]{4,80}\b(?:được|phải được|là căn cứ|là cơ sở)\b", re.DOTALL)
_STRESS: Final = re.compile(r"(?:Đặc biệt là|Điển hình là|Nhất là(?! khi)|Trước hết là)\b")
_DIRECTED: Final = re.compile(
    r"\bđã (?:(?:kịp thời|tập trung|quyết liệt|luôn|thường xuyên|quan tâm|tích cực|lãnh đạo|trực tiếp|chủ động|khẩn trương"
    r"|liên tục|nhiều lần|ngay|sớm),? )*chỉ đạo\b"
)
# What an earlier letter asked for is told, not asked again: "Sở đã ban hành Công văn số 15, trong đó đề nghị các xã …".
_ASKED_BEFORE: Final = re.compile(
    r"\bđã (?:ban hành|có|ký|gửi|phát hành)\b[^.;]*, trong đó(?: có)?(?: (?:đề nghị|yêu cầu|giao|chỉ đạo))? *$"
)
# So is what was charged at another time, or in a paper: "Tại Công văn số 5, Phó Thủ tướng đã giao …", "đã ban hành Công văn số
# 15 ngày 2/3 chỉ đạo …".
_CHARGED_BEFORE: Final = re.compile(
    r"(?:^\W*(?:Tại|Ngày|Trước đó|Vừa qua|Thời gian qua|Trong thời gian qua)\b.*\bđã (?:[^\W\d]+ ){0,2}?"
    r"(?:giao|yêu cầu|đề nghị|phân công)"
    r"|\bđã (?:ban hành|có|ký|gửi|phát hành)\b[^.;,]*\bsố\b[^.;,]* (?:chỉ đạo|yêu cầu|đề nghị|giao))(?: nhiệm vụ)?(?: cho)? *$",
    re.DOTALL,
)
_EMPHASIS: Final = re.compile(r"\W*(?:Đặc biệt|Nhất là|Trước hết|Trong đó)\b")


# Lines


def behind_dateline(text: str, one: Provision) -> int:
    """Where a report's paragraph begins behind the name of its paper: "(LS) - Chủ tịch …", "VOV.VN - …"."""
    dateline = _DATELINE.match(text, one.start, one.end) if one.label.kind == "none" else None
    return dateline.end() if dateline else one.start


def closes_from(text: str, provisions: Sequence[Provision], one: Provision) -> int:
    """The level from which on a report's paragraph ends what is open: one that leads to others ends the bullets before it."""
    bullets = one.label.kind == "none" and one.parent >= 0 and provisions[one.parent].label.kind in {"dash", "plus"}
    return one.level - 1 if bullets and text[one.start : one.end].rstrip("*_ ").endswith(":") else one.level


_REQUIREMENT: Final = re.compile(r"Yêu cầu(?: chung)?\s*:\s*(?=\S)")


def behind_requirement(text: str, start: int, end: int) -> int:
    """Behind a title that says by what the work is measured, which charges nobody: "Yêu cầu: | Tổ chức trang trọng"."""
    match = _REQUIREMENT.match(text, start, end)
    return match.end() if match else start


def behind_duties_title(text: str, start: int, end: int) -> int:
    """Where a point begins behind the word that calls it a duty: "Nhiệm vụ: | …"; `start` where none does."""
    titled = _TITLED.match(text, start, end)
    return titled.end() if titled else start


def assesses_state(text: str, one: Provision) -> bool:
    """Whether a point opens as one that tells how things stand: "1. Tồn tại: …"."""
    return one.label.kind != "none" and _ASSESSED.match(text, one.start, one.end) is not None


def goes_for_all(text: str, one: Provision) -> bool:
    """Whether a line is a closing of its own, whatever point stands before it: "Trong quá trình thực hiện, nếu có …", "Yêu cầu
    các đơn vị thực hiện; báo cáo …".
    """
    if one.label.kind != "none":
        return False
    return behind_closing(text, one.start, one.end) > one.start or any(
        closing.match(text, one.start, one.end) for closing in _CLOSINGS
    )


def adopts_duties(text: str, one: Provision) -> bool:
    """Whether an article ends with the programme or the duties that it adopts, which stand under it word for word."""
    return one.label.kind == "article" and _ADOPTS.search(text, one.start, one.end) is not None


# "7 giờ 15: Chào cờ", "Từ 7h30 - 8h00: …": what happens when at an event.
_CLOCK: Final = re.compile(
    r"[-+–* ]*(?:Từ )?\d{1,2} ?(?:giờ|h|g)(?: ?\d{1,2})?(?: ?(?:phút|['’]))?"
    r"(?: ?(?:-|–|đến) ?\d{1,2} ?(?:giờ|h|g)[^:;,.]{0,12})?\s*:\s"
)


def tells_agenda(text: str, one: Provision) -> bool:
    """Whether a line tells what happens at an hour of an event."""
    return text[one.start : one.start + 1] in _CLOCK_OPENS and _CLOCK.match(text, one.start, one.end) is not None


_CLOCK_OPENS: Final = frozenset("T0123456789-+–* ")


def is_means(title: str) -> bool:
    """Whether a heading names the means, which are one of the solutions among which it stands."""
    return _MEANS.search(title) is not None


def is_question(text: str, one: Provision) -> bool:
    """Whether a line asks, as headings of papers that explain a law do: "Mức phạt là bao nhiêu?"."""
    return (
        one.label.kind == "none"
        and text[one.start : one.end].rstrip(" *").endswith("?")
        and one.end - one.start < _QUESTION_LENGTH
    )


# Sentences


def closes_text(text: str, start: int, end: int) -> bool:
    """Whether a sentence closes the document and asks for nothing more: "Trên đây là …"."""
    if _MADE_KNOWN.match(text, start, end):
        return True
    return _CLOSED.match(text, start, end) is not None and behind_closing(text, start, end) == start


def behind_closing(text: str, start: int, end: int) -> int:
    """Where a sentence asks for something behind the words that close the document; `start` where it does not."""
    asked = _BEHIND_CLOSED.search(text, start, end) if _CLOSED.match(text, start, end) else None
    return asked.end() if asked else start


def only_stresses(text: str, start: int, end: int) -> bool:
    """Whether a sentence only stresses a part of the one before: "Đặc biệt là …"."""
    return _STRESS.match(text, start, end) is not None


# Clauses


def emphasises(content: str) -> bool:
    """Whether a clause without a verb stresses something: "Đặc biệt, các tuyến trọng điểm …"; the orders go on behind it."""
    return _EMPHASIS.match(content) is not None


def rules(content: str) -> bool:
    """Whether a clause tells what holds for what is ordered: it is said in the passive, and nothing is told in it."""
    return _RULED.search(content) is not None


def directed_before(content: str) -> bool:
    """Whether words tell what was directed before: "Thủ tướng Chính phủ đã kịp thời chỉ đạo các cấp …", "Sở đã ban hành Công
    văn số 15, trong đó đề nghị …"."""
    return _DIRECTED.search(content) is not None or _ASKED_BEFORE.search(content) is not None


def charged_before(content: str) -> bool:
    """Whether words that end with a charge tell of one made before: "Phó Thủ tướng đã giao …"."""
    return _CHARGED_BEFORE.search(content) is not None


def leads_to_words(content: str) -> bool:
    """Whether a clause ends with what somebody has said, issued or explains: "Chủ tịch UBND tỉnh kết luận như sau:"."""
    return _TOLD.search(content[-_TOLD_WITHIN:]) is not None or leads_to_guide(content)


def draws_up(content: str) -> bool:
    """Whether a clause leads to the plan that somebody draws up: "Huyện đoàn xây dựng kế hoạch thực hiện như sau:"."""
    return _DRAWS_UP.search(content) is not None


_DRAWS_UP: Final = re.compile(
    r"\b(?:xây dựng|đề ra|lập|tổ chức triển khai|triển khai)(?: và ban hành| thực hiện)? (?:kế hoạch|chương trình|phương án)\b"
    r"[^.;:]{0,200}?\b(?:như sau|nội dung sau|cụ thể sau|sau đây)\W*$",
    re.IGNORECASE,
)


def leads_to_notice(content: str) -> bool:
    """Whether a clause leads to what the issuer makes known: "Sở Y tế thông báo đến các xã như sau:"."""
    return _NOTICE.search(content) is not None


def leads_to_guide(content: str) -> bool:
    """Whether a clause leads to the steps that citizens take: "Thuế tỉnh hướng dẫn người nộp thuế nộp hồ sơ như sau:"."""
    return _GUIDE.search(content) is not None
