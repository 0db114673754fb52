"""All decisions of a document, clause by clause, with what the place of a clause says of it."""

from __future__ import annotations

import re
from datetime import date

from chidao.corpus.document import Document
from chidao.extractors.decisions.acts import Act, read_acts
from chidao.extractors.decisions.authority import Deciders
from chidao.extractors.decisions.edges import clause_end
from chidao.extractors.decisions.places import Places
from chidao.extractors.records import Decision, Metadata
from chidao.extractors.structure import Provision, clauses, read_provisions, sentences
from chidao.extractors.tasks.clause import read_clause
from chidao.extractors.tasks.headings import is_furniture
from chidao.extractors.tasks.regions import body_provisions, layout_cells
from chidao.extractors.words import Words

_ASKING = {"to_trinh", "bao_cao"}
_PLANNING = {"ke_hoach", "chuong_trinh", "quy_che", "luat", "nghi_dinh", "thong_tu", "chi_thi"}
_ARTICLES = {"quyet_dinh", "nghi_quyet", "thong_tu", "nghi_dinh", "luat"}
_ANSWERS = {"cong_van", "thong_bao", "ket_luan", "quyet_dinh", "nghi_quyet", "other"}
_STALE = re.compile(
    r"\b(?:trước đó|trước đây|năm (?:19|20)\d\d|từ năm|thời gian qua|những năm|đến nay|hiện nay|từng|đầu năm|tháng \d{1,2}/\d{4}|nhiệm kỳ trước|những tháng đầu)\b",
    re.IGNORECASE,
)
_DATE = re.compile(r"\b(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}))?\b")
_NOW = re.compile(
    r"\b(?:cũng trong tuần|tại kỳ họp|tại phiên|tại cuộc họp|tại hội nghị|tại buổi|hôm nay|hôm qua|(?:sáng|chiều|tối) (?:nay|qua|ngày)|kết luận|mới đây|trong tuần|theo quyết định)\b",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"^[^;]{0,120}?\b(?:tại|theo) (?:các )?(?:Quyết định|Nghị quyết|Công văn|Văn bản|Thông báo|Kế hoạch|Kết luận|Tờ trình) số\b"
)
_LETTER = re.compile(
    r"^\s*(?:một số |các |nhiều )?(?:kế hoạch|công văn|công điện|chỉ thị|thông báo|kết luận|văn bản|hướng dẫn|thư|công bố|lời|phương án)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^\s*(?:toàn bộ |hiệu lực (?:của |thi hành )?|một phần |các |\d+ )?(?:(?:Điều|khoản|điểm|Mục|Phần|Chương|Phụ lục)\b[^;.]{0,80}?)?(?:Quyết định|Nghị quyết|Thông tư|Nghị định|Hướng dẫn|Quy định|Quy chế|Chỉ thị|Kế hoạch|Công văn|Văn bản|Thông báo|Chương trình|Kết luận)\b[^;.]{0,160}?\bsố\b"
)
_WITH_THIS = re.compile(r"kèm theo (?:quyết định|nghị quyết|thông tư|nghị định|văn bản|công văn|kế hoạch) này", re.IGNORECASE)
# What a Quyết định issues is as a rule the text that is attached to it, and so the document at hand.
_ANNEX = re.compile(
    r"^\s*(?:kèm theo |bộ |các |\d+ )?(?:kế hoạch|quy định|quy chế|chương trình|đề án|phương án|danh mục|quy trình|bảng|bộ|điều lệ|nội quy|hướng dẫn|"
    r"quy chuẩn|định mức|tiêu chí|tiêu chuẩn|đơn giá|khung|kịch bản|biểu|chiến lược|chính sách|thông tư|nghị quyết)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\bđược (?:phép|sử dụng|áp dụng|quyền sử dụng)\b")


def find_decisions(document: Document, meta: Metadata) -> tuple[Decision, ...]:
    """The decisions that this text takes, or reports as taken now, in the order of the text."""
    if meta.kind in _ASKING:
        return ()
    return _Finder(document, meta).find()


class _Finder:
    def __init__(self, document: Document, meta: Metadata) -> None:
        self.text, self.meta = document.text, meta
        self.news = meta.kind == "news"
        self.deciders = Deciders(meta)
        self.provisions = body_provisions(document, read_provisions(document, layout_cells(document)))
        self.places = Places(self.text, self.provisions, self.deciders.decides)
        self.found: list[Decision] = []
        self._titles: dict[int, Decision] = {}
        self._home: dict[int, int] = {}
        self._who = ""
        self._carry = -9
        """The provision in which an authority last decided: what follows at once goes on with it."""

    def find(self) -> tuple[Decision, ...]:
        for at, one in enumerate(self.provisions):
            if self.news and is_furniture(self.text, one) or self.places.quoted(at):
                continue
            for begin, stop in sentences(self.text, one.start, one.end):
                self._sentence(begin, stop, one)
        return tuple(sorted((one for one in self.found if not self._is_title(one)), key=lambda one: one.start))

    def _is_title(self, decision: Decision) -> bool:
        """Whether the decision is but the title of an article whose points decide."""
        index = next((index for index, title in self._titles.items() if title is decision), None)
        return index is not None and any(self.places.parent(self._home[id(one)]) == index for one in self.found)

    def _sentence(self, start: int, end: int, one: Provision) -> None:
        chained = False
        for begin, stop in clauses(self.text, start, end):
            words = Words.of(self.text, begin, stop)
            if not len(words):
                continue
            act = read_acts(words, self.deciders.decides)
            confidence = self._weigh(act, words, one, chained, stop) if act else 0.0
            if act and confidence:
                self._add(act, words, stop, one, confidence)
                chained = True
                continue
            clause = read_clause(words)
            if clause is not None and clause.bodies:
                chained = False

    # How sure

    def _weigh(self, act: Act, words: Words, one: Provision, chained: bool, stop: int) -> float:
        """How sure it is that the act is a decision of this text; 0 where it is none."""
        following = self.text[words.ends[act.after - 1] : stop]
        if not following.strip(" .;:*"):
            if not (act.who and act.verb.says):
                return 0.0
        if act.verb.kind in {"revoke", "amend"} and not act.who and not act.past and _NUMBERED.match(following):
            return 0.92 if act.bare or act.of_text else 0.0
        if act.of_text:
            return 0.0
        if self.news:
            return self._weigh_news(act, one, chained, following)
        return self._weigh_official(act, one, chained, following)

    def _weigh_news(self, act: Act, one: Provision, chained: bool, following: str) -> float:
        if not act.who:
            if act.verb.says and not act.past:
                near = one.index - self._carry <= 1
                return 0.85 if one.label.kind != "none" else 0.75 if near else 0.0
            return 0.8 if chained and act.bare and not act.past else 0.0
        if self._stale(act.before) or (act.past and _OLD.match(following)):
            return 0.0
        if act.verb.says:
            return 0.92
        if act.verb.kind == "issue" and (_LETTER.match(following) or self._is_this(following)):
            return 0.0
        return 0.85 if act.recent or act.decided or _NOW.search(act.before) or self._dated_now(act.before) else 0.0

    def _weigh_official(self, act: Act, one: Provision, chained: bool, following: str) -> float:
        if act.past or (act.verb.kind == "issue" and (_WITH_THIS.search(following) or _ANNEX.match(following))):
            return 0.0
        place = self.places.of(one.index)
        if act.who:
            if not act.verb.says and not act.decided:
                return 0.0
            return 0.0 if place.background else 0.92
        if place.owned or place.background:
            return 0.0
        if self.meta.kind in _ARTICLES and not place.article and self.places.has_articles:
            return 0.0
        if act.verb.says:
            return 0.9 if self.meta.kind in _ANSWERS else 0.0
        if not act.bare:
            return 0.0
        if place.article and self.meta.kind in _ARTICLES:
            return 0.0 if place.content or place.carrying_out else 0.9
        if self.meta.kind in _ANSWERS and (chained or self._beside(one)):
            return 0.65
        return 0.0

    def _beside(self, one: Provision) -> bool:
        """Whether a decision stands in the point before, at the same level."""
        at = one.index - 1
        return one.label.kind == "number" and at == self._carry and self.provisions[at].level == one.level

    def _stale(self, before: str) -> bool:
        return bool(_STALE.search(before)) or (bool(_DATE.search(before)) and not self._dated_now(before))

    def _dated_now(self, before: str) -> bool:
        """Whether the date before the verb is that of the report, give or take a week."""
        match = _DATE.search(before)
        day = self.meta.issued_on
        if match is None or day is None:
            return False
        try:
            told = date(int(match.group(3) or day.year), int(match.group(2)), int(match.group(1)))
        except ValueError:
            return False
        return abs((told - day).days) <= 7

    def _is_this(self, following: str) -> bool:
        number = (self.meta.number or "").split("/")[0]
        return bool(number) and (self.meta.number or "") in following[:160]

    # What is found

    def _add(self, act: Act, words: Words, stop: int, one: Provision, confidence: float) -> None:
        start = act.verb_start if act.verb.kind == "issue" and act.who else act.start
        end = clause_end(self.text, act.verb_start, stop)
        if act.who:
            self._who = act.who
        decision = Decision(start, end, act.verb.kind, self._authority(act.who), confidence)
        self.found.append(decision)
        self._carry = one.index
        self._home[id(decision)] = one.index
        if one.label.kind == "article" and not self.text[one.start : one.end].rstrip().endswith((".", ":", ";")):
            self._titles[one.index] = decision

    def _authority(self, who: str) -> str | None:
        who = " ".join((who or self._who).split())
        if not who or len(who.split()) <= 1:
            return self.meta.issuer or who or None
        return who
