"""Provinces that are named by their name alone: whom "Với Bắc Giang, …", "yêu cầu Hà Nội, Bắc Ninh …" speak to."""

from __future__ import annotations

from functools import cache

from chidao.corpus.reference import load_table
from chidao.extractors.agencies import Mention
from chidao.extractors.words import Words, split_phrase


@cache
def _provinces() -> dict[str, str]:
    table = load_table("province_names")
    return {**{name: f"thành phố {name}" for name in table["cities"]}, **{name: f"tỉnh {name}" for name in table["provinces"]}}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(split_phrase(name)[0] for name in _provinces())


def province(words: Words, first: int, end: int) -> Mention | None:
    """The province that "Với Bắc Giang, …" speaks to."""
    name = words.slice(first, end)
    full = _provinces().get(name)
    return Mention(words.starts[first], words.ends[end - 1], full, "agency") if full else None


_LONGEST = 5


def _may_begin(words: Words, index: int) -> bool:
    return index < len(words.plain) and words.capital[index] and words.plain[index] in _first_words()


def province_end(words: Words, index: int) -> int:
    """The word after the province's name that stands at `index`; `index` itself where none does."""
    if not _may_begin(words, index):
        return index
    lasts = range(min(len(words), index + _LONGEST), index, -1)
    return next((last for last in lasts if words.slice(index, last) in _provinces()), index)


def provinces_at(words: Words, index: int) -> tuple[tuple[Mention, ...], int]:
    """The provinces of the list of names at `index`, and the word after the list; none where no name begins there."""
    if not _may_begin(words, index):
        return (), index
    found: list[Mention] = []
    at = after = index
    while (end := province_end(words, at)) > at and (one := province(words, at, end)) is not None:
        found.append(one)
        after = end
        at = _behind_level(words, end + 1) if end < len(words) and words.plain[end] in {",", "và"} else end
    return tuple(found), after


def _behind_level(words: Words, index: int) -> int:
    """The word behind "Thành phố", "TP." or "tỉnh" with which a name in a list begins: "Hà Nội, TP. Hồ Chí Minh"."""
    if words.plain[index : index + 2] == ["thành", "phố"]:
        return index + 2
    if words.plain[index : index + 1] in (["tp"], ["tỉnh"]):
        return index + 1 + (words.plain[index + 1 : index + 2] == ["."])
    return index


def is_province(name: str) -> bool:
    """Whether a name in small letters is a province's."""
    return name in {known.lower() for known in _provinces()}
