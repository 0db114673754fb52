"""Persons who are named behind the office that they share: "các đồng chí Phó Chủ tịch: Lê Văn An, Trần Bình"."""

from __future__ import annotations

from functools import cache
from typing import Final

from chidao.corpus.persons import family_names
from chidao.extractors.words import Words

_SHORTEST, _LONGEST = 2, 5


@cache
def _families() -> frozenset[str]:
    """The family names as `Words.plain` has them."""
    return frozenset(map(str.lower, family_names()))


def is_person(words: Words, first: int, end: int) -> bool:
    """Whether `words[first:end]` are the full name of a person."""
    length = end - first
    return _SHORTEST <= length <= _LONGEST and words.plain[first] in _families() and all(words.capital[first:end])


_ADDRESSES: Final = (["đồng", "chí"], ["đ", "/", "c"], ["ông"], ["bà"])


def one_person(words: Words, first: int, end: int) -> bool:
    """Whether `words[first:end]` address one person by name: "đồng chí Lê Văn An"."""
    length = words.length_of(_ADDRESSES, first)
    return length > 0 and is_person(words, first + length, end)


def office_of_several(words: Words, first: int, colon: int) -> int | None:
    """Where an office begins that several hold, behind "các đồng chí"; None where it is that of several places."""
    if words.plain[first] not in {"các", "những"} or "các" in words.plain[first + 1 : colon]:
        return None
    return first + 1 + 2 * (words.plain[first + 1 : first + 3] == ["đồng", "chí"])
