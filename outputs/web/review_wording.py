"""What kinds of decisions, figures, citations and deadlines are called on the pages of review, and how sure “sure” is."""

from __future__ import annotations

from chidao.outputs.words import RECURRENCES

__all__ = ["COMPARATORS", "DEADLINES", "DECISIONS", "MARK_WORDS", "RELATIONS", "SUBJECT_WORDS", "sure_words"]

SUBJECT_WORDS = {"nv": "Nhiệm vụ", "qd": "Quyết định", "sl": "Số liệu", "vd": "Viện dẫn"}
MARK_WORDS = {
    "task": "Nhiệm vụ", "owner": "Cơ quan", "deadline": "Hạn", "decision": "Quyết định", "figure": "Số liệu",
    "citation": "Viện dẫn",
}  # fmt: skip
DECISIONS = {
    "approve": "Phê duyệt", "agree": "Đồng ý, thống nhất", "issue": "Ban hành", "establish": "Thành lập",
    "amend": "Sửa đổi, bổ sung", "revoke": "Bãi bỏ, thu hồi", "reject": "Không chấp thuận", "allow": "Cho phép",
    "allocate": "Phân bổ, giao vốn", "other": "Quyết định khác",
}  # fmt: skip
COMPARATORS = {
    "exact": "đúng bằng", "more_than": "hơn", "less_than": "dưới", "about": "khoảng", "at_least": "ít nhất",
    "at_most": "nhiều nhất",
}  # fmt: skip
RELATIONS = {
    "implements": "thực hiện", "based_on": "căn cứ", "amends": "sửa đổi, bổ sung", "replaces": "thay thế",
    "proposed_by": "theo đề nghị tại", "mentions": "có nhắc tới",
}  # fmt: skip
DEADLINES = {
    "": "Không có hạn", "by": "Chậm nhất ngày", "on": "Đúng ngày, trong kỳ", "within": "Trong vòng, kể từ một mốc",
    **{f"every:{name}": words.capitalize() for name, words in RECURRENCES.items()},
    "vague": "Có nêu mà không rõ ngày",
}  # fmt: skip


def sure_words(confidence: float) -> str:
    """How sure the machine is, in words and as a share."""
    words = (
        "rất chắc"
        if confidence >= 0.9
        else "khá chắc"
        if confidence >= 0.75
        else "chưa chắc"
        if confidence >= 0.5
        else "rất ngờ"
    )
    return f"máy {words}, {round(confidence * 100)} %"
