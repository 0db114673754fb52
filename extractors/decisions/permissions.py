"""A named body that is allowed something: "Tổ công tác được sử dụng con dấu của Sở Tư pháp"."""

from __future__ import annotations

from typing import Final

from chidao.extractors.agencies import find_predicate
from chidao.extractors.agencies.heads import read_head
from chidao.extractors.decisions.lexicon import length_at
from chidao.extractors.words import Words

# Behind a comma such words rather describe a part of what is ordered.
_BEFORE_NAME: Final = {":", "thì", "*", "“", '"', "-", ";"}
_STOPS: Final = {",", "("}
_BRACKETS_AND_VERB: Final = frozenset({"(", ")", "được"})
_LONGEST_NAME: Final = 16
_NOT: Final = {"không", "chưa", "đã", "mới", "chỉ", "sẽ", "phải", "cần"}


def read_permission(words: Words) -> tuple[int, int, int] | None:
    """Where a permission begins, where its verb does, and where it ends at the latest, as offsets; None where there is none.

    Of everybody of a sort ("doanh nghiệp", "người dân") a text says what the law allows them: that settles nothing.
    """
    if "được" not in words.plain:
        return None
    depth = 0
    for index in words.among(_BRACKETS_AND_VERB):
        word = words.plain[index]
        depth += (word == "(") - (word == ")")
        length = length_at(words, index, "permission") if word == "được" else 0
        if not length:
            continue
        name = _name_before(words, index)
        if name is not None:
            return words.starts[name], words.starts[index], _closing(words, index + length) if depth > 0 else words.ends[-1]
    return None


def _name_before(words: Words, index: int) -> int | None:
    """The word at which a body's name begins that ends right before `index`."""
    if index and words.plain[index - 1] in _NOT:
        return None
    for first in range(index - 1, max(-1, index - _LONGEST_NAME), -1):
        if words.plain[first] in _BEFORE_NAME | _STOPS:
            return None
        opens = first == 0 or words.plain[first - 1] in _BEFORE_NAME
        head = read_head(words, first, index) if opens else None
        if head is None:
            continue
        if length_at(words, head.noun, "permission", "general"):
            return None
        return first if find_predicate(words, first, index) is None else None
    return None


def _closing(words: Words, index: int) -> int:
    """The offset of the parenthesis that closes behind `index`, the end of the clause where none does."""
    depth = 1
    for at in range(index, len(words)):
        depth += {"(": 1, ")": -1}.get(words.plain[at], 0)
        if depth == 0:
            return words.starts[at]
    return words.ends[-1]
