"""Lists that stand behind one head: fields behind a colon ("các Bộ: Quốc phòng, Công an"), levels of committees."""

from __future__ import annotations

from typing import Final

from chidao.extractors.agencies.lexicon import inner_group
from chidao.extractors.words import Words

SEPARATORS: Final = {",", ";", "và", "cùng", "hoặc", "/", "+"}
"""What parts the bodies of a list."""

_HEAD_WORDS: Final = 8
"""Words within which the colon of a list of fields stands."""


def lists_fields(words: Words, first: int, end: int) -> bool:
    """Whether the name from `first` on has the fields of several bodies behind a colon: "các Bộ: Quốc phòng, Công an"."""
    colon = next((at for at in range(first, min(end, first + _HEAD_WORDS)) if words.plain[at] == ":"), None)
    return colon is not None and words.plain[colon - 2 : colon] in (["các", "bộ"], ["các", "sở"], ["bộ", "trưởng"])


def is_field(words: Words, index: int, end: int) -> bool:
    """Whether a ministry's field stands alone at `index`: "Công an", not "Công an tỉnh"."""
    group = inner_group(words, index, end)
    after = index + group
    return group > 0 and words.capital[index] and (after >= end or words.plain[after] in SEPARATORS)


_ASSEMBLIES: Final = {"hđnd", "đbqh", "dân", "hội"}
_SERVED: Final = {"ubnd", "hđnd", "ủy", "hội"}


def serves_both(words: Words, first: int, index: int) -> bool:
    """Whether the office named from `first` on serves the body at `index` too: "Văn phòng HĐND và UBND xã"."""
    office = words.plain[first : first + 2] == ["văn", "phòng"] and words.plain[index - 1] == "và"
    return office and words.plain[index - 2] in _ASSEMBLIES and words.plain[index] in _SERVED


_PARTY_LEVELS: Final = {"tỉnh", "thành", "quận", "huyện", "thị"}


def is_generic_party(words: Words, index: int, end: int) -> bool:
    """Whether one more level of committees goes on with the one before: "Bí thư Quận ủy, Huyện ủy"."""
    level = words.plain[index] in _PARTY_LEVELS and words.plain[index + 1 : index + 2] == ["ủy"]
    named = index + 2 < end and words.capital[index + 2]
    return level and not named and words.plain[index - 2] == "ủy" and words.plain[index - 3] in _PARTY_LEVELS
