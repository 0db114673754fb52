"""A topic and what is to be done about it: "Về mở rộng nhà máy: giao Sở Công Thương …"."""

from __future__ import annotations

from typing import Final

from chidao.extractors.agencies import Mention, predicate_label
from chidao.extractors.agencies.heads import read_head
from chidao.extractors.tasks.adjuncts import after_commas
from chidao.extractors.tasks.charges import read_charge
from chidao.extractors.tasks.subjects import is_verb, subject_at
from chidao.extractors.words import Words

_NO_DUTY: Final = {"để", "nhằm", "theo", "như", "vào", "trên", "trong", "khi", "nếu", "đã", "đang", "với", "mỗi", "dựa", "căn"}


def is_duty(words: Words, index: int) -> bool:
    """Whether the verb of a duty stands at `index`, rather than a word that opens an adjunct."""
    hit = predicate_label(words, index) if index < len(words) else None
    if words.plain[index : index + 2] in (["ngay", "sau"], ["ngay", "từ"], ["ngay", "trong"], ["ngay", "khi"]):
        return False
    if words.plain[index : index + 5] == ["tổ", "chức", "và", "hoạt", "động"]:
        return False  # what is organised and how it works: nouns
    if words.plain[index : index + 2] in _DRAFTED and words.plain[index + 2 : index + 3] in (["được"], ["đã"], ["của"]):
        return False  # what was drafted: "Đối với các dự án, dự thảo được bổ sung vào Chương trình, đề nghị Chính phủ:"
    return hit is not None and words.plain[index] not in _NO_DUTY


_DRAFTED: Final = (["dự", "thảo"], ["báo", "cáo"], ["kiến", "nghị"], ["đề", "xuất"], ["quyết", "định"], ["quy", "định"])


def behind_topic(words: Words, index: int) -> int | None:
    """The word after the colon of a topic: "Về mở rộng nhà máy: giao …"."""
    if words.plain[index] not in {"về", "đối", "nguồn", "việc", "công", "nội", "liên"}:
        return None
    duty: int | None = None
    for at in range(index, min(len(words), index + 120)):
        if words.plain[at] == ":":
            after = at + 1
            if after < len(words) and (read_charge(words, after) or subject_at(words, after)):
                return after
            if duty is None and after < len(words) and _bare_duty(words, index, after):
                duty = after
    return duty


_PROPOSED: Final = (["đề", "nghị"], ["kiến", "nghị"], ["đề", "xuất"])
_AIMED: Final = (["mục", "tiêu"], ["chỉ", "tiêu"], ["mục", "đích"], ["quan", "điểm"])


def _bare_duty(words: Words, index: int, after: int) -> bool:
    """Whether behind the colon of a topic its duty follows at once: "Về nhân sự: bố trí đủ công chức …".

    Behind the colon of a proposal stands what was proposed, behind that of an aim what is hoped for.
    """
    if words.capital[after] or words.plain[after] in {"không", "có", "là"} or _proposes(words, index, after):
        return False
    if words.plain[index + 1 : index + 3] in _AIMED:
        return False
    return is_duty(words, after)


_SETTLED_MATTERS: Final = (["kiến", "nghị"], ["nội", "dung"], ["vấn", "đề"], ["đề", "xuất"], ["khó", "khăn"], ["vướng", "mắc"])


_GIVEN: Final = frozenset({"việc", "nội", "phần", "riêng", "kinh", "nhiệm", "khâu", "hồ", "trách"})
_GIVEN_WITHIN: Final = 24
_TELLS_GIVEN: Final = frozenset({"giao", "do", ";", ":"})


def matter_given(words: Words, index: int) -> int | None:
    """The charge to whom a matter is given: "Việc bố trí vốn | giao Sở Tài chính cân đối"; None where none is."""
    if words.plain[index] not in _GIVEN or words.plain[index : index + 2] == ["nội", "vụ"]:
        return None
    for at in words.among(_TELLS_GIVEN, index + 1, min(len(words), index + _GIVEN_WITHIN)):
        if words.plain[at] != "giao":
            return None
        charge = read_charge(words, at)
        if charge and not charge.authority and subject_at(words, charge.after):
            return at
    return None


_DONE_BY: Final = {"chủ", "thực", "đảm", "phụ", "chịu", "tổ", "tham", "bố", "lập", "thẩm", "triển", "tiến"}
_CAUSES: Final = frozenset({"chậm", "chưa", "không", "đã", "vi", "thiếu", "nguyên", "là", "được", "bị"})


def matter_done_by(words: Words, index: int) -> tuple[tuple[Mention, ...], int] | None:
    """Those by whom a matter is to be done, and their verb: "Việc tuyên truyền do | UBND các xã | đảm nhận".

    What somebody is the cause of ("Việc chậm tiến độ do nhà thầu …") is none.
    """
    if words.plain[index] not in _SEEN_TO or words.plain[index : index + 2] in (["nội", "vụ"], ["công", "an"]):
        return None
    by = next(words.among(_DOING, index + 1, min(len(words), index + _DONE_WITHIN)), None)
    if by is None or words.plain[by] != "do" or not _CAUSES.isdisjoint(words.plain[index:by]):
        return None
    subject = subject_at(words, by + 1)
    return subject if subject and words.plain[subject[1]] in _DONE_BY else None


_SEEN_TO: Final = _GIVEN | {"công"}
_DONE_WITHIN: Final = 40
_DOING: Final = frozenset({"do", "giao", ":", ";", "."})


def charge_behind_matters(words: Words, index: int) -> int | None:
    """The charge behind the matters that it is about: "Các kiến nghị khác của Tỉnh, đề nghị các Bộ trả lời …"."""
    if words.plain[index] not in {"các", "những"} or words.plain[index + 1 : index + 3] not in _SETTLED_MATTERS:
        return None
    for after in after_commas(words, index):
        charge = read_charge(words, after)
        if charge and not charge.authority and subject_at(words, charge.after):
            return after
    return None


def charges_someone(words: Words, after: int) -> bool:
    """Whether behind a charge stands who does what, what is to be done, or whom a lead-in leads to: "…, đề nghị Sở Y tế:"."""
    if subject_at(words, after) or is_verb(words, after):
        return True
    return words.plain[-1] == ":" and read_head(words, after, len(words)) is not None


def is_result(words: Words, at: int) -> bool:
    """Whether a result is told there rather than a duty: "…, giảm 69% so với cùng kỳ"."""
    return words.plain[at] in {"tăng", "giảm"} and words.plain[at + 1 : at + 2] != [] and words.plain[at + 1][0].isdigit()


# Titles behind whose colon stands what is hoped for, what there is or how it is held, not what is to be done.
TELLING_TITLES: Final = {
    "mục", "chỉ", "quan", "yêu", "nguyên", "phương", "chủ", "khẩu", "tên", "hạng", "gói", "tiêu", "sản", "kết",
    "địa", "đối", "hình", "thời", "thành", "ví", "tổng", "số", "dự", "kinh", "lý", "ý", "từ", "gồm", "trong", "tại",
    "theo", "để", "do", "khó", "tồn", "hạn", "đề", "kiến", "báo", "tình", "hiện", "điều", "giai", "năm", "tháng",
    "quý",
}  # fmt: skip


_SHORT_TITLE: Final = 6


def _proposes(words: Words, first: int, last: int) -> bool:
    return any(words.plain[at : at + 2] in _PROPOSED for at in range(first, last))


def titled_duty(words: Words, index: int, colon: int) -> bool:
    """Whether a title of nouns stands before the colon and what is to be done behind it: "Về hạ tầng: Nâng cấp đường"."""
    if words.plain[index] in TELLING_TITLES or (is_verb(words, index) and not _names_matter(words, index, colon)):
        return False
    if not words.capital[colon + 1] and not _is_short_title(words, index, colon):
        return False
    if words.plain[index : index + 2] == ["chế", "độ"] and words.plain[colon + 1] in _REPORTING:
        return not _TIMES.isdisjoint(words.plain[colon + 1 :])
    if "," in words.plain[index:colon] and colon - index > _SHORT_TITLE:
        return False
    if words.plain[colon + 1 : colon + 3] == ["không", "để"] and words.capital[index]:
        return not _proposes(words, index, colon)  # "Bán vé: không để xảy ra đầu cơ"
    if _proposes(words, index, colon) or (words.plain[index] == "về" and words.plain[index + 1] in _OF_RESULTS):
        return False
    duty = predicate_label(words, colon + 1)
    return duty is not None and _has_object(words, colon + 1, *duty)


# "Chế độ thông tin, báo cáo: Báo cáo nhanh trước ngày 05/4": the day tells that it is to be sent.
_REPORTING: Final = frozenset({"báo", "gửi", "nộp", "định"})
_TIMES: Final = frozenset({"trước", "ngày", "hằng", "hàng", "quý", "tuần", "tháng", "chậm"})
_OF_THINGS: Final = {
    "nội", "lĩnh", "nguồn", "loại", "chức", "quyền", "chuyên", "thuận", "nhược", "ưu", "bao", "chú", "ghi", "gồm", "họ",
}  # fmt: skip


def _is_short_title(words: Words, index: int, colon: int) -> bool:
    """Whether few words of a matter stand before the colon, so that a verb in small letters behind it is a duty too: "Khử
    trùng: phun hóa chất …"; things that are listed there have none ("Lĩnh vực: xây dựng, giao thông").
    """
    title = words.plain[index:colon]
    return (
        words.capital[index] and len(title) <= _SHORT_TITLE and title[0] not in _OF_THINGS and not any(map(str.isdigit, title))
    )


def _names_matter(words: Words, index: int, colon: int) -> bool:
    """Whether verbs alone stand before the colon and name a matter: "Tuần tra, kiểm soát: …", not "Rà soát nội dung: …"."""
    at = index
    while at < colon:
        hit = predicate_label(words, at)
        if hit is None and words.plain[at] not in {",", "và"}:
            return False
        at += hit[0] if hit and hit[1] == "action" else 1
    return True


def _has_object(words: Words, verb: int, length: int, kind: str) -> bool:
    """Whether the verb tells what is to be done rather than what there is or was settled: "Báo cáo số 12", "Thống nhất …"."""
    rest = words.plain[verb + length] if verb + length < len(words) else ""
    if words.plain[verb : verb + 2] in (["báo", "cáo"], ["thống", "nhất"]) or rest in {"được", "đã", "của"}:
        return False
    return length > 1 and (kind == "action" or words.plain[verb] in _HASTE)


_OF_RESULTS: Final = {"kết", "tồn", "hạn", "tình", "khó", "ưu"}
_HASTE: Final = {"khẩn", "tiếp", "tập", "chủ", "kịp", "thường", "nhanh", "tích", "nghiêm", "kiên", "quyết"}
