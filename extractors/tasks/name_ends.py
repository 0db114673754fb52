"""Where the name of a body ends in running text: how far capitals, small words within it and what it is for go."""

from __future__ import annotations

from typing import Final

from chidao.extractors.agencies import predicate_label
from chidao.extractors.agencies.heads import read_head
from chidao.extractors.agencies.lexicon import inner_group, stands_alone
from chidao.extractors.agencies.provinces import province_end
from chidao.extractors.words import Words

NUMBERED_UNITS: Final = {"sư đoàn", "lữ đoàn", "trung đoàn", "tiểu đoàn"}
"""Units that are told apart by their numbers: "Trung đoàn 2"."""
# Firms whose names have small letters within: "Tập đoàn Dầu khí Việt Nam".
FIRMS: Final = ("tập đoàn", "tổng công ty", "công ty")

# Bodies named by what they are for, of which only the first letter is a capital: "Trung tâm Quy hoạch đô thị và nông thôn".
_OF_TASKS: Final = {"trung tâm", "ban", "viện", "cục", "văn phòng", "ban chỉ đạo", "hội"}
# Small words behind which a name does not go on.
_BEHIND_NAMES: Final = {
    "của", "về", "tại", "theo", "trong", "cho", "để", "với", "do", "đã", "đang", "có", "được", "khi", "nếu", "trên", "từ",
    "đến", "ở", "là", "các", "những", "và", "hoặc", "cùng", "này", "đó", "nêu", "nói", "thuộc", "sau", "trước", "nhằm", "mà",
    "thì", "gửi", "cũng", "vào", "ra", "lên", "còn", "bị",
}  # fmt: skip


# Small words within names of bodies: "Công ty cổ phần …", "Sở Y tế tỉnh …".
_LINKING: Final = {
    "và", "-", "–", "tỉnh", "thành", "ương", "phố", "huyện", "xã", "phường", "cổ", "phần", "hữu", "hạn", "trách", "nhiệm",
    "học", "đẳng", "nghề", "phổ", "thông",
}  # fmt: skip
_NOT_OF_TASKS: Final = _BEHIND_NAMES | _LINKING


def name_end(words: Words, at: int, head: str) -> int:
    """The word after the name whose head, as long as `at` words, is `head` in small letters."""
    last = at
    while at < len(words):
        group = inner_group(words, at, len(words))
        if group or words.capital[at] or (head in NUMBERED_UNITS and words.plain[at].isdigit()):
            at += group or 1
            last = at
            if group and head in {"sở", "bộ"}:
                return province_end(words, last)
        elif words.plain[at - 1 : at + 1] == ["thành", "phố"] or (head in _OF_TASKS and _tells_task(words, at)):
            at += 1
            last = at
        elif words.plain[at] in _LINKING or (head in FIRMS and _within_name(words, at)):
            at += 1
        else:
            break
    return last


def _tells_task(words: Words, at: int) -> bool:
    """Whether a small word tells what the body before it is for: "Trung tâm Quy | hoạch đô thị", "… và | nông thôn"."""
    if words.capital[at] or not words.plain[at].isalpha() or words.plain[at] in _NOT_OF_TASKS:
        return False
    if words.plain[at - 1] == "và" and read_head(words, at, len(words)):
        return False
    if stands_alone(words.plain[at - 1], words.plain[at]) is False:
        return True  # "Ban Chỉ đạo Chương | trình OCOP"
    half = words.capital[at - 1] or words.plain[at - 1] not in _LINKING
    return predicate_label(words, at) is None or (half and predicate_label(words, at - 1) is not None)


def _within_name(words: Words, at: int) -> bool:
    """Whether a word in small letters goes on with the name around it: "Tập đoàn Dầu khí Việt Nam"."""
    after = at + 1 + (words.plain[at + 1 : at + 2] in (["-"], ["–"]))  # "Hàng | hải - TKV"
    goes_on = after < len(words) and words.capital[after] and words.plain[at].isalpha()
    return goes_on and predicate_label(words, at) is None
