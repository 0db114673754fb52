"""Whether an act is a decision of this text: by the kind of document, the place of the clause, and when it was."""

from __future__ import annotations

import re
from typing import Final

from chidao.extractors.dates import real_day
from chidao.extractors.decisions.acts import Act
from chidao.extractors.decisions.places import Place
from chidao.extractors.records import DocumentKind, Metadata
from chidao.extractors.tasks.leaders import PRONOUNS
from chidao.extractors.words import Words

# Texts that ask for decisions or report on work, texts that give orders, texts in articles, texts that answer.
ASKING: Final[frozenset[DocumentKind]] = frozenset({"to_trinh", "bao_cao"})
_ARTICLES: Final[frozenset[DocumentKind]] = frozenset({"quyet_dinh", "nghi_quyet", "thong_tu", "nghi_dinh", "luat"})
_ANSWERS: Final[frozenset[DocumentKind]] = frozenset({"cong_van", "thong_bao", "ket_luan", "quyet_dinh", "nghi_quyet", "other"})
_PERMITS: Final[frozenset[DocumentKind]] = frozenset(
    {"quyet_dinh", "nghi_quyet", "cong_van", "thong_bao", "ket_luan", "cong_dien", "news"}
)

_TEXTS: Final = (
    r"(?:Quyết định|Nghị quyết|Thông tư|Nghị định|Hướng dẫn|Quy định|Quy chế|Chỉ thị|Kế hoạch|Công văn|Văn bản|Thông báo|"
    r"Chương trình|Kết luận)"
)
_NUMBERED: Final = re.compile(
    r"^\s*(?:toàn bộ |hiệu lực (?:của |thi hành )?|một phần |các |cho |\d+ )?"
    rf"(?:(?:Điều|khoản|điểm|Mục|Phần|Chương|Phụ lục)\b[^;.]{{0,80}}?)?{_TEXTS}\b[^;.]{{0,160}}?\bsố:?\s*\d"
)
_STALE: Final = re.compile(
    r"\b(?:trước đó|trước đây|năm (?:19|20)\d\d|từ năm|thời gian qua|những năm|đến nay|hiện nay|từng|đầu năm|"
    r"tháng \d{1,2}/\d{4}|nhiệm kỳ trước|những tháng đầu)\b",
    re.IGNORECASE,
)
_TODAY: Final = re.compile(r"\b(?:sáng|trưa|chiều|tối) (?:nay|qua)\b", re.IGNORECASE)
# "Điều động đồng chí A …", "Chuẩn y đồng chí B …": only who may settle it says so.
_PERSON: Final = re.compile(r"\s*(?:và bổ nhiệm )?(?:các )?(?:đồng chí|đ/c|ông|bà) [A-ZĐ]")
# "Bộ Tài chính bổ sung 320 tỷ đồng cho tỉnh A để …": what is granted to somebody, told without "đã", is the news.
_GRANTS: Final = re.compile(
    r"\s*(?:khẩn cấp |thêm |ngay |bổ sung )*(?:hơn |gần |trên |khoảng )?\d[\d.,]* (?:nghìn |ngàn )?"
    r"(?:tỷ|tỉ|triệu|tấn|liều|cơ số)\b[^,;.]{0,80}\bcho\b",
    re.IGNORECASE,
)
_REPEATED: Final = re.compile(r"\b(?:mỗi|hằng|hàng|bình quân|giai đoạn|những|các) (?:năm|tháng|quý|\d{4})", re.IGNORECASE)
_DATE: Final = re.compile(r"\b(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}))?\b")
_NOW: Final = re.compile(
    r"^(?:kỳ họp|phiên họp|hội nghị|đại hội)\b"
    r"|\b(?:cũng trong tuần|tại kỳ họp|tại phiên|tại cuộc họp|tại hội nghị|tại buổi|hôm nay|hôm qua|đại biểu tán thành|"
    r"(?:sáng|chiều|tối) (?:nay|qua|ngày)|kết luận|mới đây|trong tuần|theo quyết định|tại quyết định)\b",
    re.IGNORECASE,
)
_OLD: Final = re.compile(
    r"^[^;]{0,120}?\b(?:tại|theo) (?:các )?(?:Quyết định|Nghị quyết|Công văn|Văn bản|Thông báo|Kế hoạch|Kết luận) số\b"
)
# Issuing these orders work, it settles nothing.
_LETTER: Final = re.compile(
    r"^\s*(?:một số |các |nhiều |hàng loạt )?"
    r"(?:kế hoạch|công văn|công điện|chỉ thị|thông báo|kết luận|văn bản|hướng dẫn|thư|lời|phương án)\b",
    re.IGNORECASE,
)
# What a Quyết định issues is as a rule the text that is attached to it, and so the document at hand.
_ATTACHED: Final = re.compile(
    r"^\s*(?:kèm theo |bộ |các |hệ thống |\d+ )?"
    r"(?:kế hoạch|quy định|quy chế|chương trình|đề án|phương án|danh mục|quy trình|bảng|điều lệ|"
    r"nội quy|hướng dẫn|"
    r"quy chuẩn|định mức|tiêu chí|tiêu chuẩn|đơn giá|khung|kịch bản|biểu|chiến lược|thông tư|nghị quyết|chế độ)\b",
    re.IGNORECASE,
)
_WITH_THIS: Final = re.compile(
    r"kèm theo (?:quyết định|nghị quyết|thông tư|nghị định|văn bản|công văn|kế hoạch) (?:này|số)", re.IGNORECASE
)
# "Thống nhất với Sở Tài chính": to come to terms with someone is what one is told to do.
_WITH_BODY: Final = re.compile(
    r"^\s*với (?:các |những )?(?:sở|bộ|ban|ngành|ủy ban|uỷ ban|ubnd|cơ quan|đơn vị|địa phương|công ty|tập đoàn|nhà|"
    r"chủ đầu tư|phía|bên|đối tác|hội|cục|thường trực|hđnd)\b",
    re.IGNORECASE,
)
# To agree with a report or a remark takes note of it; with what it proposes, settles it.
_TAKES_NOTE: Final = re.compile(
    r"^\s*(?:cao )?(?:với |về )?(?:các |những |nội dung )*(?:báo cáo|đánh giá|ý kiến|nhận định|nhận xét|phát biểu|dự thảo)\b",
    re.IGNORECASE,
)
_PROPOSED: Final = re.compile(
    r"\b(?:đề nghị|đề xuất|kiến nghị|chủ trương|phương án|tờ trình|giải pháp|(?:tại|theo) [^,;]{0,30} số)\b", re.IGNORECASE
)
# "Bãi bỏ các quy định trước đây trái với Quyết định này": procedure for the text itself.
_CONTRARY: Final = re.compile(
    r"\btrái (?:với )?(?:quy định (?:tại|của) )?(?:quyết định|nghị quyết|thông tư|nghị định|quy định) này", re.IGNORECASE
)
# "Quyết định có hiệu lực kể từ ngày ký": the text as a noun.
_OF_ITSELF: Final = re.compile(r"\s*(?:có hiệu lực|số|được|kèm theo)\b", re.IGNORECASE)
# "Nghị quyết này đã được Hội đồng nhân dân tỉnh khóa X, kỳ họp thứ Năm thông qua …": when it was adopted.
_ADOPTED: Final = re.compile(r"(?<!\w)(?:được|kỳ họp thứ)(?!\w)", re.IGNORECASE)


def _is_definite(following: str) -> bool:
    """One thing, named or counted: "Dự án đường Mỹ Hòa", "58 tỷ đồng", "khoản 2 Điều 5"."""
    words = Words.of(following)
    pairs = zip(words.capital, words.capital[1:], strict=False)
    return any(word[0].isdigit() for word in words.plain) or any(one and two for one, two in pairs)


def _comes_to_terms(following: str) -> bool:
    """Whether one body is to agree with another, not with what that proposed."""
    return bool(_WITH_BODY.match(following)) and not _PROPOSED.search(following)


class Judge:
    """How sure it is that an act is a decision which this text takes or reports as new."""

    def __init__(self, meta: Metadata, has_articles: bool) -> None:
        self._meta = meta
        self._news = meta.kind == "news"
        self._has_articles = has_articles

    def confidence(self, act: Act, following: str, place: Place, after_decision: bool, beside: bool) -> float:
        """From 0 (none) to 1. `following` are the words behind the verb.

        `after_decision`: a clause of the same sentence decided; `beside`: the sentence or point before did.
        """
        if not following.strip(" .;:*") and not ((act.who or (act.before and not act.bare)) and act.verb.says):
            return 0.0
        if act.verb.kind == "other" and _OF_ITSELF.match(following):
            return 0.0
        if act.verb.kind == "revoke" and not act.who and not act.past and _NUMBERED.match(following):
            return 0.92 if act.bare or act.of_text else 0.0
        if (
            act.of_text
            or _CONTRARY.search(following)
            or (
                act.verb.kind == "agree"
                and not (self._meta.kind in _ARTICLES and place.heads_article)
                and _TAKES_NOTE.match(following)
                and not _PROPOSED.search(following)
            )
        ):
            return 0.0
        if not act.who and (
            not (act.verb.settles or (after_decision and act.verb.kind == "reject"))
            or (act.verb.kind == "agree" and _WITH_BODY.match(following))
        ):
            return 0.0
        if self._news:
            return self._reported(act, following, place, after_decision, beside)
        return self._taken(act, following, place, after_decision, beside)

    def permits(self, place: Place) -> float:
        """How sure it is that a permission in the passive is a decision."""
        if self._meta.kind not in _PERMITS or place.background:
            return 0.0
        if self._meta.kind in _ARTICLES and self._has_articles and not place.article:
            return 0.0
        return 0.7 if place.article else 0.6

    # Official documents

    def _taken(self, act: Act, following: str, place: Place, after_decision: bool, beside: bool) -> float:
        kind = self._meta.kind
        if act.past or place.background:
            return 0.0
        if act.verb.kind == "issue" and (
            _WITH_THIS.search(following) or _ATTACHED.match(following) or _LETTER.match(following)
        ):
            return 0.0
        if act.who:
            if kind in _ARTICLES and act.verb.kind == "agree" and _comes_to_terms(following):
                return 0.0
            adopts = kind in _ARTICLES and act.verb.firm and act.verb.kind == "approve" and not _ADOPTED.search(act.before)
            return 0.92 if act.verb.says or act.decided or adopts else 0.0
        if place.owned or (kind in _ARTICLES and self._has_articles and not place.article):
            return 0.0
        if act.verb.says:
            return 0.9 if kind in _ANSWERS else 0.0
        if not act.bare:
            return 0.0
        if kind in _ARTICLES:
            if not place.article or place.content or place.carrying_out:
                return 0.0
            return 0.9 if place.heads_article or act.verb.firm or _is_definite(following[:160]) else 0.0
        if kind in _ANSWERS and act.verb.kind in {"other", "approve"} and _PERSON.match(following):
            return 0.7
        return 0.65 if kind in _ANSWERS and (after_decision or beside) else 0.0

    # News

    def _reported(self, act: Act, following: str, place: Place, after_decision: bool, beside: bool) -> float:
        if not act.who:
            if act.past or place.owned:
                return 0.0
            if act.decided and not act.bare and not act.verb.says:
                return 0.8
            if act.verb.says:
                return 0.85 if place.labelled else 0.75 if after_decision or beside else 0.0
            return 0.8 if after_decision and act.bare else 0.0
        if act.who.lower() in PRONOUNS and not (after_decision or beside):
            return 0.0
        if self._is_stale(act.before) or (act.past and _OLD.match(following)):
            return 0.0
        if act.verb.says:
            return 0.92
        if act.verb.kind == "issue" and (_LETTER.match(following) or self._is_this(following)):
            return 0.0
        new = (
            act.recent or act.decided or _NOW.search(act.before) or self._is_of_the_day(act.before) or _TODAY.search(following)
        )
        return 0.85 if new else 0.7 if self._grants(act, following) else 0.0

    @staticmethod
    def _grants(act: Act, following: str) -> bool:
        if act.past or act.verb.kind not in {"allocate", "amend"} or not _GRANTS.match(following):
            return False
        dated = any(map(str.isdigit, act.before))
        return not dated and not _REPEATED.search(act.before) and not _REPEATED.search(following)

    def _is_stale(self, before: str) -> bool:
        if _STALE.search(before):
            return True
        return self._meta.issued_on is not None and bool(_DATE.search(before)) and not self._is_of_the_day(before)

    def _is_of_the_day(self, before: str) -> bool:
        """Whether the date before the verb is that of the report, give or take a week."""
        match, day = _DATE.search(before), self._meta.issued_on
        if match is None or day is None:
            return False
        told = real_day(int(match.group(3) or day.year), int(match.group(2)), int(match.group(1)))
        return told is not None and abs((told - day).days) <= 7

    def _is_this(self, following: str) -> bool:
        """Whether what was issued is the document that the report is about."""
        return bool(self._meta.number) and str(self._meta.number) in following[:160]
