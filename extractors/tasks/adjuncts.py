"""What stands before the main clause: where it may begin, and what leaders do before they charge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from chidao.extractors.agencies import find_predicate, predicate_label
from chidao.extractors.agencies.heads import read_head
from chidao.extractors.tasks.charges import is_noun, read_charge
from chidao.extractors.tasks.leaders import is_leader
from chidao.extractors.tasks.openers import skip_connectives
from chidao.extractors.tasks.subjects import subject_at
from chidao.extractors.words import Words

_BEFORE_MAIN: Final = frozenset({"(", ")", ",", ":", "đề", "yêu", "thì", "hiện", "khai", "mắc", "khăn", "sinh", "quyền"})
# "… nếu có khó khăn, vướng mắc phản ánh về UBND xã": what is to be done about it follows without a comma.
_TROUBLES: Final = {"mắc", "khăn", "sinh", "quyền"}
_TROUBLE: Final = (["vướng", "mắc"], ["khó", "khăn"], ["phát", "sinh"])
_CHANGING: Final = (["sửa", "đổi"], ["điều", "chỉnh"], ["bổ", "sung"], ["cập", "nhật"])
_NEED_WITHIN: Final = 10
# "Đối với trường hợp người dân có văn bản đề nghị Sở hướng dẫn": who asks there charges nobody.
_PAPERS: Final = (["văn", "bản"], ["công", "văn"], ["có", "đơn"])
_TELL_OF_IT: Final = (["phản", "ánh"], ["báo", "cáo"], ["đề", "nghị"], ["kịp", "thời"])


_LONGEST_OPENING: Final = 300
"""Words of what a letter opens with: several acts may be carried out, each by its full title."""


def after_commas(words: Words, index: int) -> Iterator[int]:
    """The words after the commas and colons outside parentheses that follow `index`, and bodies that need none before them."""
    depth = 0
    course = words.plain[index : index + 3] == ["trong", "quá", "trình"] or words.plain[index : index + 2] == ["quá", "trình"]
    for at in words.among(_BEFORE_MAIN, index, index + _LONGEST_OPENING):
        word = words.plain[at]
        depth += (word == "(") - (word == ")")
        if (
            depth == 0
            and at > index
            and words.plain[at : at + 2] in (["đề", "nghị"], ["yêu", "cầu"])
            and not is_noun(words, at, index)
            and words.plain[at - 2 : at] not in _PAPERS
        ) and read_head(words, at + 2, len(words)):
            yield at
        course = course and word not in {",", ":"}
        if depth == 0 and word == "thì" and _opens_duty(words, at + 1):
            yield at + 1
        if depth == 0 and (word == "thì" or (course and word in {"hiện", "khai"})) and _opens_subject(words, at + 1):
            yield at + 1
        if word in _TROUBLES and (words.plain[at + 1 : at + 3] in _TELL_OF_IT or _troubled(words, at)):
            yield at + 1
        if depth == 0 and word in {",", ":"} and not _changes(words, at):
            after = skip_connectives(words, at + 1)
            if after < len(words.plain):
                yield after


def _troubled(words: Words, at: int) -> bool:
    """Whether those who meet with troubles follow at once: "… nếu có vướng mắc các đơn vị phản ánh về Sở"."""
    return words.plain[at - 1 : at + 1] in _TROUBLE and _opens_subject(words, at + 1)


def _changes(words: Words, comma: int) -> bool:
    """Whether the comma stands within what may have to be changed: "nếu thấy cần sửa đổi, bổ sung Kế hoạch, các sở …"."""
    chained = words.plain[comma - 2 : comma] in _CHANGING and words.plain[comma + 1 : comma + 3] in _CHANGING
    return chained and not {"cần", "phải"}.isdisjoint(words.plain[max(0, comma - _NEED_WITHIN) : comma - 2])


def _opens_subject(words: Words, at: int) -> bool:
    """Whether a body begins the main clause at `at` without a comma: behind "thì", or behind the course of things that a
    sentence opens with ("Trong quá trình thực hiện các đơn vị …")."""
    head = read_head(words, at, len(words))
    if head is None:
        return False
    if head.plural or words.capital[at]:
        return True
    return words.plain[at - 1] == "thì" and (head.kind == "office_holder" or _told_apart(words, at))


_BARE: Final = 2
"""Words of "cơ quan", "đơn vị" alone."""


def _told_apart(words: Words, at: int) -> bool:
    """Whether an office is told from others by more than its noun: "… thì | cơ quan tiếp nhận phải trả lời"."""
    subject = subject_at(words, at)
    return subject is not None and subject[0][0].name.count(" ") >= _BARE


def _opens_duty(words: Words, at: int) -> bool:
    """Whether what is to be done in that case follows without a comma: "nếu không còn nhu cầu thì báo cáo Sở Tài chính"."""
    hit = predicate_label(words, at) if at < len(words) else None
    return hit is not None and hit[1] == "action" and hit[0] > 1


# What leaders do before they charge: "Thống nhất với báo cáo, Chủ tịch UBND tỉnh yêu cầu …".
_MEETING_ACTS: Final = {
    ("thống", "nhất"), ("cho", "rằng"), ("chia", "sẻ"), ("khẳng", "định"), ("chỉ", "rõ"), ("quán", "triệt"), ("trao", "đổi"),
    ("giải", "đáp"), ("lắng", "nghe"), ("nhắc", "lại"), ("kiểm", "tra"), ("khảo", "sát"), ("trực", "tiếp"), ("làm", "việc"),
    ("chủ", "trì"), ("định", "hướng"), ("phân", "tích"), ("gợi", "mở"), ("bế", "mạc"), ("tham", "dự"), ("lưu", "ý"),
}  # fmt: skip


def _leader_speaks(words: Words, index: int) -> bool:
    """Whether a leader says something from here on: "Giải đáp các kiến nghị, Giám đốc Sở Nội vụ cho hay …"."""
    subject = subject_at(words, index)
    hit = predicate_label(words, subject[1]) if subject else None
    return hit is not None and hit[1] == "speech" and is_leader(words.slice(index, len(words)))


# What leaders charge with, and the first words of it: without one nothing needs a closer look.
_ASKS: Final = {"yêu cầu", "đề nghị", "giao", "lưu ý", "nhắc nhở"}
_CHARGING: Final = frozenset({"yêu", "đề", "giao", "lưu", "chỉ", "nhắc"})


_OCCASIONS: Final = {"phiên", "cuộc", "hội", "buổi"}
_OCCASION_WORDS: Final = 14


def _behind_occasion(words: Words, at: int) -> int:
    """Where a leader begins behind a meeting named without a comma: "tại phiên họp sáng nay | Thủ tướng giao …"."""
    if words.plain[at] != "tại" or _OCCASIONS.isdisjoint(words.plain[at + 1 : at + 2]):
        return at
    capitals = (one for one in range(at + 2, min(len(words), at + _OCCASION_WORDS)) if words.capital[one])
    return next((one for one in capitals if is_leader(words.slice(one, min(len(words), one + 3)))), at)


def leader_charges(words: Words, index: int, *, anywhere: bool = False) -> int | None:
    """The word at which a leader charges behind what he did at the meeting, or `anywhere` behind what is only told."""
    acts = tuple(words.plain[index : index + 2]) in _MEETING_ACTS
    if not (anywhere or words.capital[index]) or (_CHARGING.isdisjoint(words.plain) and (anywhere or not acts)):
        return None
    at_meeting = anywhere or acts
    for comma in after_commas(words, index):
        after = _behind_occasion(words, comma)
        charge = read_charge(words, after)
        if charge is None:
            if acts and not anywhere and _leader_speaks(words, after):
                return after
            continue
        # Who "đã ban hành Công điện … chỉ đạo …" did so before.
        directs = at_meeting and charge.verb == "chỉ đạo" and "hành" not in words.plain[after : charge.after]
        if (charge.verb in _ASKS or directs) and is_leader(charge.authority):
            return after if at_meeting or read_head(words, charge.after, len(words)) else None
    return None


_ASKED_FOR: Final = (["kiến", "nghị"], ["đề", "nghị"], ["trình"], ["báo", "cáo"])
_ASKED_WITHIN: Final = 40


def asked_together(words: Words, index: int, after: int) -> bool:
    """Whether the body at `after` goes on with those whom one is to turn to: "… để kiến nghị Cục A, | Bộ B xem xét"."""
    for at in range(after - 2, max(index, after - _ASKED_WITHIN), -1):
        if words.plain[at] not in {"để", "nhằm"}:
            continue
        for verb in _ASKED_FOR:
            first = at + 1 + len(verb)
            if words.plain[at + 1 : first] == verb and read_head(words, first, after):
                return find_predicate(words, first, after - 1) is None
        return False
    return False
