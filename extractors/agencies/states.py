"""What is told of a body between its name and what it must do: "các xã | chưa đạt chuẩn | phải rà soát"."""

from __future__ import annotations

from typing import Final

from chidao.extractors.agencies.lexicon import predicate_table
from chidao.extractors.words import Words

# After these a clause about the body follows ("các xã có cụm công nghiệp"), not what it must do.
RELATIVE: Final = {"có", "được", "do", "bị", "mà", "đang", "đã", "chưa", "chậm"}
STOPS: Final = {",", ";", ":", ".", "("}
# What tells a state of those that a collective means; its duty comes behind: "các xã chưa đạt chuẩn | phải rà soát".
STATES: Final = frozenset({"chưa", "còn", "đang", "bị", "đã", "không"})
_OTHER_CLAUSE: Final = STOPS | {"nên", "để", "do", "vì", "nếu", "khi", "thì", "và", "là"}
# What joins one more state, or a duty beside another one.
_JOINING: Final = {"nhưng", "mà"}
_STATE_WORDS: Final = 16


def duty_behind_state(words: Words, index: int, end: int) -> int:
    """The "phải" or "cần" behind the state told at `index`; 0 where another clause or the end comes first."""
    for at in range(index + 1, min(end, index + _STATE_WORDS)):
        if words.plain[at] in _OTHER_CLAUSE:
            return 0
        if words.plain[at] in {"phải", "cần"} and words.plain[at - 1] not in STATES | _JOINING:
            return at
    return 0


_NEAR: Final = 14
"""So many words what is told of a body reaches."""


def described(words: Words, index: int, end: int) -> bool:
    """Whether "đã", "đang" begins a description: "cơ quan đã có trang tin phải …", "các xã đang bị ngập"."""
    after = words.plain[index + 1] if index + 1 < end else ""
    if words.plain[index] == "đang" and after in {"có", "bị", "gặp", "chịu"}:
        return True
    return any(words.plain[at] in {"phải", "cần"} for at in range(index + 2, min(end, index + _NEAR)))


_URGING: Final = {"khẩn", "nhanh", "nghiêm", "tập", "tiếp", "phải", "cần"}


def undone_till(words: Words, index: int, end: int) -> int:
    """How many words from "chưa" on tell what those have not done who are then urged: "các huyện | chưa gửi báo cáo | khẩn
    trương rà soát"; 0 where "chưa" is what is told of them.
    """
    acts = False
    for at in range(index + 1, min(end, index + _NEAR)):
        if words.plain[at] in STOPS:
            return 0
        hit = predicate_table().at(words, at, end)
        if hit is None:
            continue
        if acts and words.plain[at] in _URGING and hit[1] in {"manner", "modal"}:
            return at - index if verb_within(words, at + hit[0], at + hit[0] + 2, end) else 0
        acts = acts or hit[1] == "action"
    return 0


def verb_within(words: Words, first: int, last: int, end: int) -> bool:
    """Whether a verb stands between two words."""
    hits = (predicate_table().at(words, at, end) for at in range(first, min(last, end)))
    return any(hit is not None and hit[1] in {"action", "charge"} for hit in hits)


# "bị" as the second half of a noun: "Phòng Vật tư - Thiết bị | sửa chữa …".
_NOUNS: Final = (["thiết", "bị"], ["trang", "bị"])


def begins_relative(words: Words, index: int) -> bool:
    """Whether a clause about the body begins at `index`."""
    return words.plain[index] in RELATIVE and words.plain[index - 1 : index + 1] not in _NOUNS
