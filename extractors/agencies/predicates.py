"""Where the predicate of a directive begins: the first verb, adverb or modal after the names of those charged."""

from __future__ import annotations

from functools import cache
from typing import Final

from chidao.extractors.agencies.heads import PLACES, Head, read_head
from chidao.extractors.agencies.lexicon import inner_group, predicate_table, stands_alone, verb_words
from chidao.extractors.agencies.provinces import ends_with_province
from chidao.extractors.agencies.states import RELATIVE, STATES, STOPS, begins_relative, duty_behind_state
from chidao.extractors.agencies.verbs_in_names import after_generic, closing, department_ended, within_name
from chidao.extractors.words import Words

# Verbs of one syllable are also second halves of nouns ("nghiên cứu", "chương trình"): they count after these only.
_NAME_ENDS: Final = {
    "quan",
    "vị",
    "ngành",
    "phương",
    "ương",
    "phủ",
    "nghiệp",
    "ban",
    "bộ",
    "thể",
    "đoàn",
    "cấp",
    "này",
    "trên",
    ")",
    ",",
    "ủy",
}
_PLACE_ENDS: Final = PLACES | {"phố"}
_AREAS: Final = _PLACE_ENDS | {"khu"}
_MAX_NAME: Final = 140
_PLACE_WORDS: Final = 4


def is_predicate(words: Words, index: int, first: int, end: int) -> bool:
    """Whether a predicate begins at `index` for a name that began at `first`."""
    if words.capital[index] and index > first:
        return False
    return predicate_table().at(words, index, end) is not None and not (index > first and within_name(words, index, first, end))


def _acts(words: Words, head: Head, end: int) -> bool:
    """Whether what may be a head is rather a verb; "chỉ huy các cấp" is longer than its verb."""
    hit = predicate_table().at(words, head.start, end)
    return hit is not None and is_predicate(words, head.start, head.start, end) and head.end - head.start <= hit[0]


def _passive(words: Words, index: int, end: int) -> bool:
    """Whether "được" begins a passive charge: "Sở Y tế được UBND tỉnh giao …"."""
    for at in range(index + 1, min(end, index + 10)):
        if words.plain[at] == "giao" or tuple(words.plain[at : at + 2]) in {("phân", "công"), ("yêu", "cầu")}:
            return at > index + 1 and not words.capital[at]
        if words.plain[at] in STOPS:
            return False
    return False


def _capital_verb(words: Words, index: int, end: int) -> bool:
    """Whether a verb has a capital by mistake: "Sở Xây dựng Theo dõi, đôn đốc …"."""
    hit = predicate_table().at(words, index, end)
    return hit is not None and hit[0] > 1 and not any(words.capital[index + 1 : index + hit[0]]) and hit[1] != "modal"


def _after_place(words: Words, index: int, first: int) -> bool:
    """Whether the name of a place has ended before `index`: "UBND xã Đá Bạc | trình …", "Công ty Điện lực Nghệ An | cắt …"."""
    if words.capital[index - 1] and not words.capital[index] and ends_with_province(words, first + 1, index):
        return True
    at = index - 1
    while at > first and index - at <= _PLACE_WORDS and words.capital[at]:
        at -= 1
    return at < index - 1 and words.plain[at] in _PLACE_ENDS and not words.capital[index]


def _after_proper(words: Words, index: int, first: int) -> bool:
    """Whether a number or a name of two capitals ends the name: "Ban Quản lý dự án 2 | dừng …", "Công ty Đá Bạc | xả …"."""
    if index - 1 <= first or words.capital[index]:
        return False
    named = index - 2 > first and words.capital[index - 1] and words.capital[index - 2] and words.plain[index - 1].isalpha()
    return words.plain[index - 1].isdigit() or named


def _verb_at(words: Words, index: int, first: int, end: int, *, at_end: bool) -> tuple[int, str] | None:
    """The predicate at `index`; `at_end`: a name is complete there, so that verbs of one syllable or with a capital count."""
    if words.plain[index - 1 : index + 1] == ["quốc", "gia"]:
        return None
    finished = (
        at_end or words.plain[index - 1] in _AREAS or _after_place(words, index, first) or _after_proper(words, index, first)
    )
    if words.capital[index] and not (finished and _capital_verb(words, index, end)):
        return None
    hit = predicate_table().at(words, index, end)
    if hit and hit[0] == 1 and words.capital[index - 1] and _ends_a_verb(words, index, end):
        return None
    if hit and hit[0] == 1:
        alone = stands_alone(words.plain[index - 1], words.plain[index])
        if alone is False and not at_end:
            return None
        if hit[1] == "action" and not (finished or alone or words.plain[index - 1] in _NAME_ENDS):
            return None
    return hit


def _ends_a_verb(words: Words, index: int, end: int) -> bool:
    """Whether the word at `index` is but the second half of a verb in a name: "Trung tâm Cấp | cứu mỏ"."""
    whole = predicate_table().at(words, index - 1, end)
    return whole is not None and whole[0] > 1


# What besides verbs tells where a name goes on or ends.
_MARKING: Final = frozenset({"(", "“", '"', ".", ",", ";", ":", "và", "được", *RELATIVE})


@cache
def _telling() -> frozenset[str]:
    """The words that get a closer look: all others are part of a name."""
    return verb_words() | _MARKING


def begins_duty(text: str, at: int | None) -> bool:
    """Whether a duty begins at `at` in the text, behind the colon that a body's name ends with."""
    words = Words.of(text, at, at + _MAX_NAME) if at is not None else None
    return words is not None and _begins_duty(words, 0, len(words))


def _begins_duty(words: Words, index: int, end: int) -> bool:
    """Whether behind a colon a duty begins with a capital, no field of a list: "Bộ Xây dựng: | Chủ trì rà soát …"."""
    if index >= end or not words.capital[index]:
        return False
    field = index + inner_group(words, index, end)
    if field > index and (field >= end or words.plain[field] in _BETWEEN_FIELDS):
        return False
    hit = predicate_table().at(words, index, end)
    return hit is not None and hit[0] > 1 and not any(words.capital[index + 1 : index + hit[0]])


_BETWEEN_FIELDS: Final = frozenset({",", ";", "và", "."})
_JOINING: Final = frozenset({"cũng", ",", ";", "và"})
# Last syllables of what has a name of its own in quotes: phong trào, cuộc vận động, chương trình, đề án, hội thi, chiến dịch.
_NAMED_IN_QUOTES: Final = frozenset({"trào", "động", "trình", "án", "thi", "dịch"})


def _passed(words: Words, index: int, end: int) -> int:
    """The word behind a parenthesis, or behind the head of one more body, that `index` leads to; else `index`."""
    if words.plain[index] in {"(", "“"} or (words.plain[index] == '"' and words.plain[index - 1] in _NAMED_IN_QUOTES):
        return closing(words, index, end)
    return _next_body(words, index, end) if words.plain[index] in _JOINING else index


def _next_body(words: Words, index: int, end: int) -> int:
    """The word behind the head of one more body that the separator at `index` leads to; `index` where it leads to none."""
    word, following = words.plain[index], words.plain[index + 1 : index + 2]
    if word == "cũng" and following == ["như"]:
        return index + 2  # "UBND các xã, cũng như Thủ trưởng các đơn vị"
    if word in {",", ";"} and following != ["các"]:
        follow = read_head(words, index + 1, end)
        return follow.end if follow and not _acts(words, follow, end) else index
    if word == "và" and following == ["các"]:
        follow = read_head(words, index + 1, end)
        return follow.end if follow else index
    return index


def _duty_of_all(words: Words, index: int, end: int, head: Head | None) -> int:
    """The "phải" or "cần" of those of a collective of whom the state at `index` is told; 0 where there is none."""
    return duty_behind_state(words, index, end) if head is not None and head.kind == "collective" else 0


def find_predicate(words: Words, first: int, end: int) -> int | None:
    """Index of the word at which the predicate begins after a name that begins at `first`; None where the text stops before."""
    head = read_head(words, first, end)
    index, relative = head.end if head else first + 1, False
    complete = named = -1
    while index < min(end, first + _MAX_NAME):
        word = words.plain[index]
        if word not in _telling() and index != complete:
            index += 1
            continue
        if word == ".":
            return None
        if word == ":" and _begins_duty(words, index + 1, end):
            return index + 1
        if word in STATES and (duty := _duty_of_all(words, index, end, head)):
            return duty
        inner = within_name(words, index, first, end, index == named)
        if inner:
            named = index + inner if words.plain[index] in {"được", "chủ"} and after_generic(words, index, first) else -1
            index = complete = index + inner
            continue
        relative = relative and word not in {",", ";"}
        if (after := _passed(words, index, end)) > index:
            index = after
            continue
        if word == "được" and _passive(words, index, end):
            return index
        hit = _verb_at(words, index, first, end, at_end=index == complete)
        if hit and words.plain[index - 1] == "về":
            return None  # what something is about: "các quy định của Ban Bí thư về kiểm soát quyền lực"
        if hit and hit[1] != "modal" and relative and (duty := _duty_of_all(words, index, end, head)):
            return duty
        if hit and relative and hit[1] == "action" and words.plain[index - 1] in RELATIVE:
            index, relative = index + hit[0], False  # the clause's own verb: "các đơn vị có sử dụng lao động | rà soát"
            continue
        if hit or (index == complete and department_ended(words, index, first)):
            return index
        relative = relative or begins_relative(words, index)
        index += 1
    return None
