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


def provinces_at(words: Words, index: int) -> tuple[tuple[Mention, ...], int]:
    """The provinces of the list of names at `index`, and the word after the list; none where no name begins there."""
    found: list[Mention] = []
    at = index
    while at < len(words) and words.capital[at] and words.plain[at] in _first_words():
        one = next((hit for last in range(min(len(words), at + _LONGEST), at, -1) if (hit := province(words, at, last))), None)
        if one is None:
            break
        found.append(one)
        end = next(after for after in range(at, len(words)) if words.ends[after] == one.end) + 1
        at = end + (end < len(words) and words.plain[end] in {",", "và"})
    return tuple(found), end if found else index


def is_province(name: str) -> bool:
    """Whether a name in small letters is a province's."""
    return name in {known.lower() for known in _provinces()}
