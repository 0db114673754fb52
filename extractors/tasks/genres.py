"""Texts that assign nothing by their kind (invitations, interviews), and those that answer what somebody has asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from chidao.corpus.document import Document
from chidao.extractors.records import Metadata
from chidao.extractors.signs import Signed
from chidao.extractors.tasks.drafts import Draft
from chidao.extractors.tasks.refusals import is_under_law

# Kinds that only report or propose.
_ASSIGNING_NOTHING: Final = {"bao_cao", "to_trinh"}
# Invitations and calendars tell who comes and what is prepared; they charge nobody.
_INVITATION: Final = re.compile(
    r"(?:GIẤY MỜI|THƯ MỜI|LỊCH (?:CÔNG TÁC|LÀM VIỆC|TIẾP CÔNG DÂN)\b[^a-z]{0,40}|CHƯƠNG TRÌNH (?:HỘI NGHỊ|KỲ HỌP))\W*$"
)
# So do requests for quotations and calls for bids: what they ask for they ask of whoever may wish to sell; and an obituary.
_TO_WHOM_IT_CONCERNS: Final = re.compile(
    r"(?:thông báo |thư )?(?:về việc |v/v )?(?:(?:đề nghị|yêu cầu) (?:cung cấp )?báo giá|mời (?:tham gia |tham dự |cung cấp )?"
    r"(?:chào giá|báo giá|chào hàng|thầu|quan tâm))\b|(?:tin buồn|cáo phó|lời cảm ơn)\W*$",
    re.IGNORECASE,
)
# An advertisement, where no office is named.
_OFFERS: Final = (
    "hotline", "ưu đãi", "khuyến mãi", "khuyến mại", "giảm giá", "trúng thưởng", "quà tặng", "chiết khấu", "bốc thăm", "mở bán"
)  # fmt: skip
_OFFICES: Final = re.compile(r"\b(?:UBND|Ủy ban|HĐND|Sở|Bộ|Tỉnh ủy|Huyện ủy|Thành ủy|Chính phủ)\b")
_MANY_OFFERS: Final = 3
_HEAD_BLOCKS: Final = 16
# Who asks in an interview, at the beginning of a line: "- Phóng viên: Thưa ông, …", "PV: …", "Thưa bà, …?".
_ASKS: Final = re.compile(
    r"^[\W_]*(?:(?:Phóng viên|PV|Nhà báo)(?: \([^()\n]*\))?\s*:"
    r"|(?:Thưa|Xin) (?:ông|bà|đồng chí|anh|chị|bác sĩ|luật sư)\b[^\n]*\?\W*$)",
    re.MULTILINE,
)
_INTERVIEW: Final = 2
"""So many questions make an interview: one may be put to a leader within a report."""
# Where a report prints what was asked, and what was answered.
_ASKED: Final = re.compile(
    r"^\W*(?:Hỏi|Câu hỏi(?: \d+)?|Nội dung (?:câu )?hỏi|Nội dung (?:kiến nghị|phản ánh))\s*:", re.MULTILINE
)
_ANSWERED: Final = re.compile(r"^\W*(?:Trả lời|Nội dung trả lời|Đáp|Ý kiến trả lời)\s*:", re.MULTILINE)

# A letter answers by its title, or by its words.
_ANSWER: Final = re.compile(r"\b(?:trả lời|phúc đáp|giải đáp)\b", re.IGNORECASE)
_ANSWERS: Final = re.compile(
    r"\btrả lời\b[^.;:]{0,120}\b(?:biết|rõ)\b|^\W*(?:trả lời|phúc đáp) (?:công văn|văn bản|đề nghị|kiến nghị|thư)\b",
    re.IGNORECASE | re.MULTILINE,
)
# Somebody who has asked what the law says is told it: the letter goes to him, and hands on an opinion or guidance.
_TO_ASKER: Final = re.compile(
    r"^\W*Kính gửi\W{1,6}(?:Các )?(?:công ty|tổng công ty|doanh nghiệp|chi nhánh|hợp tác xã|hộ kinh doanh|người nộp thuế|"
    r"văn phòng (?:đại diện|luật sư|công chứng)|ngân hàng|ông|bà)\b",
    re.IGNORECASE | re.MULTILINE,
)
_WAS_ASKED: Final = Signed.of(
    re.compile(
        r"(?:nhận được|phúc đáp|trả lời|theo nội dung)\b[^.;]{0,300}\b(?:hỏi|hướng dẫn|vướng mắc|giải đáp|kiến nghị|đề nghị)\b"
        r"[\s\S]{0,300}?(?:ý kiến|trả lời|hướng dẫn|trao đổi)[^.;:]{0,40}(?: như sau| sau)\s*:",
        re.IGNORECASE,
    ),
    "như sau",
    " sau:",
)
# What holds by the law just quoted: "Căn cứ quy định nêu trên, đối với khoản nợ … thì áp dụng mức 0,03%".
_UNDER_LAW: Final = re.compile(
    r"(?:Căn cứ|Theo)(?: các)? (?:quy định|hướng dẫn)[^,.;:]{0,60} trên,? (?:đối với|trường hợp|nếu|khi)\b[^;]*\bthì\b",
    re.IGNORECASE,
)
_OF_LAW: Final = ("Trường hợp", "Theo quy định", "Căn cứ")
_PERSON: Final = re.compile(r"(?:ông|bà)\b", re.IGNORECASE)


def assigns_nothing(document: Document, meta: Metadata) -> bool:
    """Whether a document charges nobody by its kind."""
    if meta.kind in _ASSIGNING_NOTHING or (meta.kind == "news" and is_interview(document.text)):
        return True
    lines = (document.text[one.start : one.end].strip("*# ") for one in document.blocks[:_HEAD_BLOCKS])
    return any(_INVITATION.match(line) or _TO_WHOM_IT_CONCERNS.match(line) for line in lines) or advertises(document.text)


def advertises(text: str) -> bool:
    """Whether a text offers something for sale: what its firm has its people do, and what buyers must do, is no task."""
    lowered = text.lower()
    return sum(offer in lowered for offer in _OFFERS) >= _MANY_OFFERS and _OFFICES.search(text) is None


def is_interview(text: str) -> bool:
    """Whether a report prints the questions put to somebody: what he says there are his views."""
    return sum(1 for _ in _ASKS.finditer(text)) >= _INTERVIEW


def answers_question(text: str) -> bool:
    """Whether a text prints what somebody asked and what he was answered: there only a charge by name is one."""
    return _ASKED.search(text) is not None and _ANSWERED.search(text) is not None


def without_answers(text: str, meta: Metadata, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that are the law's, where the text answers who has asked what the law says."""
    if meta.kind == "news" and answers_question(text):
        return [one for one in drafts if one.form == "charged" and one.bodies]
    if meta.kind != "cong_van":
        return list(drafts)
    drafts = [one for one in drafts if one.source == "own" or not _UNDER_LAW.match(text, one.start, one.end)]
    asker = _TO_ASKER.search(text) is not None and _WAS_ASKED.search(text) is not None
    if asker or _ANSWER.search(meta.title or "") or _ANSWERS.search(text):
        return [one for one in drafts if one.bodies and not _of_law(text, one) and not _as_told(text, one)]
    return drafts


# With this a letter sends an asker back to what it has told him, or offers him more help.
_AS_TOLD: Final = re.compile(
    r"[^.;]{0,160}?\b(?:liên hệ\b(?:[^.;]|\.(?=\d)){0,160}\bđể được|"
    r"(?:căn cứ|nghiên cứu|đối chiếu|tham khảo)\b[^.;]{0,240}\b(?:thực hiện|áp dụng|xác định))",
    re.IGNORECASE,
)


def _asked(draft: Draft) -> bool:
    """Whether it falls to whoever has asked, or to others like him: the law says it, where nobody charges them."""
    return all(is_under_law(body.name) or _PERSON.match(body.name) for body in draft.bodies)


def _as_told(text: str, draft: Draft) -> bool:
    """Whether those who asked are only to go by what they are told."""
    return _asked(draft) and _AS_TOLD.match(text, draft.start, draft.end) is not None


def _of_law(text: str, draft: Draft) -> bool:
    """Whether a draft tells what holds in a case, or what those who ask must do whom nobody charges."""
    return (draft.form != "charged" and _asked(draft)) or text.startswith(_OF_LAW, draft.start)
