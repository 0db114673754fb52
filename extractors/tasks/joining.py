"""The parts of a sentence that are clauses of their own; lists of objects, bodies or partners go with the part before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from chidao.extractors.agencies import predicate_label
from chidao.extractors.agencies.heads import head_words, read_head
from chidao.extractors.agencies.lexicon import inner_group, verb_words
from chidao.extractors.signs import Signed
from chidao.extractors.structure import clauses
from chidao.extractors.tasks.adjuncts import after_commas
from chidao.extractors.tasks.announcing import announces
from chidao.extractors.tasks.besides import charged_besides
from chidao.extractors.tasks.charges import Charge, read_charge
from chidao.extractors.tasks.clause import Clause, read_clause
from chidao.extractors.tasks.fieldlines import read_field_line
from chidao.extractors.tasks.headings import whole_bodies
from chidao.extractors.tasks.leadins import says_more
from chidao.extractors.tasks.lines import behind_closing
from chidao.extractors.tasks.openers import opener, skip_connectives
from chidao.extractors.tasks.refusals import is_closing, is_quality
from chidao.extractors.words import Words, plain

_ADDITION: Final = re.compile(
    r"\W*(?:nhất là|đặc biệt là|bao gồm|gồm|ví dụ|như là|cùng với (?:các|những) (?:hoạt động|phong trào|nội dung))\b",
    re.IGNORECASE,
)
_DUTY_BEHIND: Final = re.compile(
    r"[,; ](?: (?<=, )(?=(?:(?:trong|quá) [^,;.]{4,50}, ?)?(?:nếu|trường hợp|khi) (?:có|gặp|phát sinh|vướng|khó|cần|thấy)\b)"
    r"|(?: (?<=[,;] )|và (?<= và ))"
    r"(?=(?:định kỳ [^,;.]{2,40} |tổng hợp, )?báo cáo (?:kết quả|tình hình|tiến độ|về|UBND|Ban|Bộ|Sở|Tỉnh)\b))"
)
_THEREFORE: Final = Signed.of(
    r", (?:do đó|do vậy|vì vậy|vì thế|bởi vậy|chính vì vậy),? ", ", do ", ", vì ", ", bởi ", ", chính "
)
# "Đề nghị các đơn vị tập trung một số việc: | Sở Nội vụ tham mưu …; Sở Tài chính …".
_SOME_WORK: Final = Signed.of(
    r"(?:một số|các|những) (?:phần )?(?:việc|nội dung|nhiệm vụ|công việc)(?: trọng tâm| cụ thể| chủ yếu)?"
    r"(?: (?:như )?sau(?: đây)?)?: (?=[^\W\d])",
    "việc", "nội dung", "nhiệm vụ",
)  # fmt: skip
# Matters listed behind what they are the matter of: "… tháo gỡ điểm nghẽn về: Cơ chế tài chính; đơn giản hóa hồ sơ; …".
_OBJECTS: Final = re.compile(r":(?:(?<=[^\W\d] về:)|(?<=[^\W\d] gồm:)) (?=[^\W\d])")
# Without an object of its own: "hoàn thành trước ngày 30/6", not "hoàn thành san nền trước ngày 30/6".
_TIME: Final = re.compile(
    r"(?:và )?(?:(?:hoàn thành|xong)(?: (?:xong|thông suốt|dứt điểm|toàn bộ|việc này))?"
    r"(?= (?:trước|sau|trong|vào|chậm|đến|ngay|ngày|tháng|quý|năm|cuối|giữa|đầu|đúng|theo)\b|$)"
    r"|thời gian hoàn thành|thời hạn|chậm nhất)\b"
)


def joined_clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of the sentence `text[start:end]` with a verb of their own, as ranges of `text`."""
    found: list[tuple[int, int]] = []
    listing = False
    for begin, stop in _second_bodies(text, charged_besides(text, _duties_of_closings(text, clauses(text, start, end)))):
        listing = listing or bool(found and _lists_objects(text, *found[-1]))
        if found and (
            listing
            or _continues(text, begin, stop)
            or _lists_more(text, *found[-1], begin, stop)
            or _unfinished(text, *found[-1])
        ):
            found[-1] = (found[-1][0], stop)
        else:
            found.append((begin, stop))
    return found


_AIMS: Final = re.compile(r"\W*(?:để|nhằm) ", re.IGNORECASE)


def behind_aims(text: str, parts: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The parts without the aims that open a sentence before its charge: "Để thông tuyến; bảo đảm an toàn; yêu cầu Sở A …"."""
    if len(parts) <= 1 or not _AIMS.match(text, *parts[0]):
        return parts
    first = Words.of(text, *parts[0])
    if any(predicate_label(first, after) or read_head(first, after, len(first)) for after in after_commas(first, 0)):
        return parts  # "Để hoàn thành mục tiêu, | tập trung rà soát; …"
    return next((parts[at:] for at, part in enumerate(parts) if _names_owner(text, *part)), parts)


def _duties_of_closings(text: str, parts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts, a closing formula parted from the duty behind it: "… nghiêm túc thực hiện, nếu có vướng mắc, báo cáo …".

    So is what only gives the reason: "Thời gian không còn nhiều, do vậy, các ban khẩn trương rà soát".
    """
    found: list[tuple[int, int]] = []
    for begin, stop in parts:
        begin = behind_closing(text, begin, stop)
        listed = _SOME_WORK.search(text, begin, stop) if not found else None
        if listed and _names_owner(text, listed.end(), stop):
            begin = listed.end()
        therefore = _THEREFORE.search(text, begin, stop)
        if therefore and _tells_reason(text, begin, therefore.start()) and _names_owner(text, therefore.end(), stop):
            begin = therefore.end()
        elif therefore and _SO_ASKS.match(text, therefore.end()) and _charges_somebody(text, therefore.end(), stop):
            found.append((begin, therefore.start()))
            begin = therefore.end()
        duty = _DUTY_BEHIND.search(text, begin, stop) if text.find("báo cáo", begin, stop) >= 0 else None
        if duty and is_closing(text[begin : duty.start()]):
            found += [(begin, duty.start()), (duty.end(), stop)]
        else:
            found.append((begin, stop))
    return found


_SO_ASKS: Final = re.compile(r"(?:yêu cầu|đề nghị|giao) ")


def _charges_somebody(text: str, begin: int, stop: int) -> bool:
    """Whether whoever goes on charges a body: "Ngành sẽ lập đội cấp cứu, vì vậy | yêu cầu các trạm bố trí xe"."""
    clause = read_clause(Words.of(text, begin, stop))
    return clause is not None and clause.form == "charged" and bool(clause.bodies)


def _second_bodies(text: str, parts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts, parted where behind a comma a second body is charged: "Sở A rà soát danh mục, Sở B thẩm định kinh phí"."""
    found: list[tuple[int, int]] = []
    for begin, stop in parts:
        for comma in _COMMA.finditer(text, begin, stop):
            if plain(comma["first"]) not in head_words():
                continue
            before = Words.of(text, begin, comma.start())
            if may_stand_alone(before) and takes_up(text, comma.end(), stop) and stands_alone(before):
                found.append((begin, comma.start()))
                begin = comma.end()
        found.append((begin, stop))
    return found


_COMMA: Final = re.compile(
    r", (?:còn |riêng |(?:còn )?về [^,;.]{3,50}, )?(?=(?P<first>[A-ZĐÔỦỤ]\w*(?= \w)|người(?= đứng đầu )|(?:các|từng)(?= \w)))"
)
# Several bodies take up what is said only where it is said that or how they must do it.
_MUST: Final = {"phải", "cần", "khẩn", "chủ"}
_SECOND_WITHIN: Final = 40
_TOGETHER: Final = 2
"""So many bodies may be charged together behind the comma; more are rather the rest of a list."""


def stands_alone(words: Words) -> bool:
    """Whether a part charges bodies with something that names no other body: else the next may belong with that one."""
    clause = read_clause(words)
    if clause is None or not clause.bodies or clause.past or clause.speech or clause.predicate is None:
        return False
    if clause.form == "named" and not _ASKS.isdisjoint(words.plain[clause.predicate : clause.predicate + 2]):
        return False  # "Bộ trưởng cũng yêu cầu, ngay sau hội nghị, | các cục rà soát"
    if words.plain[clause.predicate :] == ["chủ", "trì"]:
        return False  # "Sở Y tế chủ trì, | Sở Tài chính phối hợp rà soát …"
    rest = range(clause.predicate + 1, len(words))
    return len(rest) > 0 and not any(_links(words, at) or _other_body(words, at) for at in rest)


_ASKS: Final = frozenset({"yêu", "đề"})
# Words that say how a thing is done and link no body: "theo quy định", "theo thẩm quyền".
_RULES: Final = {"quy", "đúng", "thẩm", "chức", "kế", "tiến", "pháp", "luật"}


_DEALT_WITH: Final = {"nhà", "doanh", "vùng"}


def _links(words: Words, at: int) -> bool:
    word = words.plain[at]
    if word == "tại":
        return read_head(words, at + 1, len(words)) is not None
    if (word == "do" and words.plain[at - 1] == "lý") or (word == "trình" and predicate_label(words, at + 1)):
        return False  # "lý do", "trình phê duyệt"
    return word in _LINKS and not (word == "theo" and _RULES & set(words.plain[at + 1 : at + 2]))


def _other_body(words: Words, at: int) -> bool:
    """Whether another body stands here; firms that are dealt with ("nhà thầu") or a "vùng dịch" are none."""
    head = read_head(words, at, len(words))
    return head is not None and (head.plural or words.capital[head.noun] or words.plain[head.noun] not in _DEALT_WITH)


# Words behind which a body is a partner, an addressee, an example or part of a name.
_LINKS: Final = {
    "với",
    "cùng",
    "trình",
    "gửi",
    "cho",
    "của",
    "và",
    "giúp",
    "gồm",
    "như",
    "do",
    "để",
    "nhất",
    "tại",
    "theo",
    "(",
    "“",
}


@cache
def _naming() -> frozenset[str]:
    return frozenset(_LINKS | head_words())


_LIKE_VERBS: Final = frozenset({"được"})


@cache
def _verbs() -> frozenset[str]:
    return verb_words() | _LIKE_VERBS


DEPARTMENTS: Final = frozenset({"sở", "bộ"})


def may_stand_alone(words: Words) -> bool:
    """A quick look that says no to most of the parts that do not stand alone: behind the last body or link there is no verb.

    Commas part names more often than duties. A department's verb may be any word (see `find_predicate`).
    """
    count, naming = len(words), _naming()
    backwards = (at for at in range(count - 1, 0, -1) if words.plain[at] in naming)
    last = next((at for at in backwards if _links(words, at) or _other_body(words, at)), 0)
    verbs = words.among(_verbs(), last, count - 1)
    if any(words.plain[at] in _LIKE_VERBS or predicate_label(words, at) for at in verbs):
        return True
    fields = (at + 1 + inner_group(words, at + 1, count) for at in words.among(DEPARTMENTS))
    return any(last <= after < count - 1 for after in fields)


_APPROVES: Final = {"xem", "quyết", "phê", "chấp", "cho", "thông", "chỉ", "là", "được", "đã", "thống"}


def takes_up(text: str, begin: int, stop: int) -> bool:
    """Whether one body with its own verb of duty begins here, or several that must do something."""
    words = Words.of(text, begin, min(stop, begin + 4 * _SECOND_WITHIN))
    head = read_head(words, 0, len(words)) if len(words) else None
    if head is None:
        return False
    clause = read_clause(words)
    if (
        clause is None
        or clause.form != "named"
        or clause.predicate is None
        or not (head.plural or 1 <= len(clause.bodies) <= _TOGETHER)
        or clause.speech
        or clause.past
    ):
        return False
    verb = words.plain[clause.predicate]
    if head.plural:
        return verb in _MUST or words.capital[head.end]
    if verb == "xem" and (acts := predicate_label(words, clause.predicate + 2)):
        return acts[1] == "action"  # "Bộ Tài chính xem xét | gia hạn thời gian bố trí vốn"
    return verb not in _APPROVES


def _tells_reason(text: str, begin: int, stop: int) -> bool:
    clause = read_clause(Words.of(text, begin, stop))
    return clause is not None and clause.form == "statement" and not clause.authority


def _names_owner(text: str, begin: int, stop: int) -> bool:
    clause = read_clause(Words.of(text, begin, stop))
    return clause is not None and bool(clause.bodies)


def _continues(text: str, begin: int, stop: int) -> bool:
    """Whether a part says something of the part before rather than a thing of its own."""
    if read_field_line(text, begin, stop):
        return True  # "…; cơ quan chủ trì: Công an tỉnh"
    words = Words.of(text, begin, stop)
    clause = read_clause(words)
    if clause is None or (clause.form == "statement" and not _asks(clause, words)) or _passive(clause, words):
        return True
    content = text[begin:stop]
    return bool(_ADDITION.match(content)) or sets_time_only(content) or is_quality(content)


_MORE: Final = Signed.of(r"\W*(?:các|những) (?P<noun>[^\W\d]+ [^\W\d]+)\b", "các ", "những ")
_BOUND: Final = re.compile(r"\b(?:phải|cần|có trách nhiệm|khẩn trương|chủ động|nghiêm túc|tăng cường)\b")


def _lists_more(text: str, start: int, end: int, begin: int, stop: int) -> bool:
    """Whether a part tells of more of those that the one before is about, and binds none of them: "Kiểm tra đối với các doanh
    nghiệp lỗ nhiều năm; các doanh nghiệp được ưu đãi …".
    """
    more = _MORE.match(text, begin, stop)
    if more is None or _BOUND.search(text, begin, stop):
        return False
    return (
        re.search(rf"\b(?:với|vào|như|là|gồm|của|tại) (?:các |những )?{re.escape(more['noun'])}\b", text[start:end]) is not None
    )


_ASKS_MORE: Final = 5
_OWN_CHARGES: Final = {"yêu cầu", "cử"}


def _asks(clause: Clause, words: Words) -> bool:
    """Whether an owner is to ask others for something: "kiểm tra các sàn; yêu cầu người bán gỡ bỏ sản phẩm vi phạm"."""
    return clause.charge in _OWN_CHARGES and not clause.authority and len(words) >= _ASKS_MORE


def _unfinished(text: str, start: int, end: int) -> bool:
    """Whether a part ends within a list of bodies that goes on behind the semicolon."""
    words = Words.of(text, start, end)
    first = skip_connectives(words, 0)
    charge = read_charge(words, first) or _charge_behind(words, first)
    if charge and charge.verb == "cử":
        return False  # who is sent needs no more to be said of
    return bool(whole_bodies(words, charge.after if charge else first, len(words))) or _open_partners(words)


def _charge_behind(words: Words, first: int) -> Charge | None:
    """The charge behind what opens the sentence: "Để phòng cháy rừng, UBND tỉnh yêu cầu Hạt Kiểm lâm A; Hạt Kiểm lâm B …"."""
    if first >= len(words) or not (opener(words, first, "purpose") or opener(words, first, "scope")):
        return None
    charges = (read_charge(words, after) for after in after_commas(words, first))
    return next((charge for charge in charges if charge and charge.authority), None)


def _open_partners(words: Words) -> bool:
    """Whether a part ends within its list of partners: "… phối hợp với các sở; UBND các xã rà soát …"."""
    at = words.find(["phối", "hợp", "với"])
    return at is not None and bool(whole_bodies(words, at + 3, len(words)))


def _passive(clause: Clause, words: Words) -> bool:
    """Whether a clause without a subject is passive, and so goes on with what the one before says of its object."""
    if clause.form != "imperative" or clause.predicate is None:
        return False
    return "được" in words.plain[clause.predicate : clause.predicate + 3] and words.plain[clause.predicate] != "không"


def _lists_objects(text: str, start: int, end: int) -> bool:
    """Whether a part with a verb and its object ends in a colon, so that numbered objects follow."""
    content = text[start:end].rstrip()
    if _OBJECTS.search(content):
        clause = read_clause(Words.of(text, start, end))
        return clause is not None and clause.form == "imperative"
    if not content.endswith(":") or announces(content.rstrip(" :")):
        return False
    words = Words.of(text, start, end)
    clause = read_clause(words)
    return clause is not None and clause.form == "imperative" and says_more(text, clause, words, end)


def sets_time_only(content: str) -> bool:
    """Whether a part only sets a time: "hoàn thành trước ngày 30/6"."""
    stripped = content.lower().strip(" .;*/")
    return len(content) < 90 and bool(_TIME.match(stripped)) and len(stripped.split()) <= 12
