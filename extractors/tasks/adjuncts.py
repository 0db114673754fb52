"""What stands before the main clause: where it may begin, and what leaders do before they charge."""

from __future__ import annotations

from collections.abc import Iterator

from chidao.extractors.agencies.heads import read_head
from chidao.extractors.tasks.charges import is_noun, read_charge
from chidao.extractors.tasks.leaders import is_leader
from chidao.extractors.tasks.openers import skip_connectives
from chidao.extractors.words import Words

_BEFORE_MAIN = frozenset({"(", ")", ",", ":", "đề", "yêu", "thì", "hiện", "khai"})


def after_commas(words: Words, index: int) -> Iterator[int]:
    """The words after the commas and colons outside parentheses that follow `index`, and bodies that need none before them."""
    depth = 0
    course = words.plain[index : index + 3] == ["trong", "quá", "trình"] or words.plain[index : index + 2] == ["quá", "trình"]
    for at in words.among(_BEFORE_MAIN, index, index + 120):
        word = words.plain[at]
        depth += (word == "(") - (word == ")")
        if (
            depth == 0
            and at > index
            and words.plain[at : at + 2] in (["đề", "nghị"], ["yêu", "cầu"])
            and not is_noun(words, at, index)
        ) and read_head(words, at + 2, len(words)):
            yield at
        course = course and word not in {",", ":"}
        if depth == 0 and (word == "thì" or (course and word in {"hiện", "khai"})) and _opens_subject(words, at + 1):
            yield at + 1
        if depth == 0 and word in {",", ":"}:
            after = skip_connectives(words, at + 1)
            if after < len(words):
                yield after


def _opens_subject(words: Words, at: int) -> bool:
    """Whether a body begins the main clause at `at` without a comma: behind "thì", or behind the course of things that a
    sentence opens with ("Trong quá trình thực hiện các đơn vị …")."""
    head = read_head(words, at, len(words))
    return head is not None and (head.plural or words.capital[at])


# What leaders do before they charge: "Thống nhất với báo cáo, Chủ tịch UBND tỉnh yêu cầu …".
_MEETING_ACTS = {
    ("thống", "nhất"), ("cho", "rằng"), ("chia", "sẻ"), ("khẳng", "định"), ("chỉ", "rõ"), ("quán", "triệt"), ("trao", "đổi"),
    ("giải", "đáp"), ("lắng", "nghe"), ("nhắc", "lại"), ("kiểm", "tra"), ("khảo", "sát"), ("trực", "tiếp"), ("làm", "việc"),
    ("chủ", "trì"), ("định", "hướng"), ("phân", "tích"), ("gợi", "mở"), ("bế", "mạc"), ("tham", "dự"), ("lưu", "ý"),
}  # fmt: skip


# First words of what leaders charge with: without one nothing needs a closer look.
_CHARGING = frozenset({"yêu", "đề", "giao", "lưu"})


def leader_charges(words: Words, index: int, *, anywhere: bool = False) -> int | None:
    """The word at which a leader charges behind what he did at the meeting, or `anywhere` behind what is only told."""
    if not (anywhere or words.capital[index]) or _CHARGING.isdisjoint(words.plain):
        return None
    at_meeting = anywhere or tuple(words.plain[index : index + 2]) in _MEETING_ACTS
    for after in after_commas(words, index):
        charge = read_charge(words, after)
        if charge and is_leader(charge.authority) and charge.verb in {"yêu cầu", "đề nghị", "giao", "lưu ý"}:
            return after if at_meeting or read_head(words, charge.after, len(words)) else None
    return None
