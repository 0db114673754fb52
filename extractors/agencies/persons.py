"""Persons who are named behind the office that they share: "các đồng chí Phó Chủ tịch: Lê Văn An, Trần Bình"."""

from __future__ import annotations

from functools import cache

from chidao.corpus.reference import load_table
from chidao.extractors.words import Words

_SHORTEST, _LONGEST = 2, 5


@cache
def _family_names() -> frozenset[str]:
    return frozenset(name.lower() for name in load_table("family_names")["names"].split())


def is_person(words: Words, first: int, end: int) -> bool:
    """Whether `words[first:end]` are the full name of a person."""
    length = end - first
    return _SHORTEST <= length <= _LONGEST and words.plain[first] in _family_names() and all(words.capital[first:end])


def office_of_several(words: Words, first: int, colon: int) -> int | None:
    """Where an office begins that several hold, behind "các đồng chí"; None where it is that of several places."""
    if words.plain[first] not in {"các", "những"} or "các" in words.plain[first + 1 : colon]:
        return None
    return first + 1 + 2 * (words.plain[first + 1 : first + 3] == ["đồng", "chí"])
