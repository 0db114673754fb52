"""Provinces that are named by their name alone: whom "Với Bắc Giang, …", "yêu cầu Hà Nội, Bắc Ninh …" speak to."""

from __future__ import annotations

from functools import cache
from typing import Final

from chidao.corpus.reference import load_table
from chidao.extractors.agencies.mentions import Mention
from chidao.extractors.words import Words, split_phrase


@cache
def _provinces() -> dict[str, str]:
    table = load_table("province_names")
    return {**{name: f"thành phố {name}" for name in table["cities"]}, **{name: f"tỉnh {name}" for name in table["provinces"]}}


_CITY: Final = frozenset({"tp", "tphcm"})


@cache
def _first_words() -> frozenset[str]:
    """The words with which the name of a province, or a city written short, may begin."""
    return _CITY.union(split_phrase(name)[0] for name in _provinces())


def province(words: Words, first: int, end: int) -> Mention | None:
    """The province that "Với Bắc Giang, …" speaks to, or the city of "TP.HCM", "TP Thái Nguyên"."""
    full = _full_city(words, first, end) if words.plain[first] in _CITY else _provinces().get(words.slice(first, end))
    return Mention(words.starts[first], words.ends[end - 1], full, "agency") if full else None


_ITS_NAME: Final = {"hcm": "Hồ Chí Minh"}
_LONGEST: Final = 5


def _full_city(words: Words, first: int, end: int) -> str | None:
    """The full name of the city that is written short from `first` to `end`; None where it has no name."""
    if words.plain[first] == "tphcm":
        return f"thành phố {_ITS_NAME['hcm']}"
    name = words.slice(first + 1, end) if end > first + 1 else None
    return f"thành phố {_ITS_NAME.get(name.lower(), name)}" if name else None


def _city_end(words: Words, index: int) -> int:
    """The word after the city that is written "TPHCM", "TP Thái Nguyên" at `index`; `index` itself where none is."""
    if words.plain[index] == "tphcm":
        return index + 1
    if words.plain[index + 1 : index + 2] == ["hcm"]:
        return index + 2
    end = index + 1
    while end < min(len(words), index + _LONGEST) and words.capital[end] and words.plain[end].isalpha():
        end += 1
    return end if end > index + 1 else index


def is_short_city(words: Words, index: int) -> bool:
    """Whether a city written short stands at `index`: "TPHCM", "TP Thái Nguyên"."""
    return words.plain[index] in _CITY and _city_end(words, index) > index


def _may_begin(words: Words, index: int) -> bool:
    return index < len(words.plain) and words.capital[index] and words.plain[index] in _first_words()


def province_end(words: Words, index: int) -> int:
    """The word after the province's name that stands at `index`; `index` itself where none does."""
    if not _may_begin(words, index):
        return index
    if words.plain[index] in _CITY:
        return _city_end(words, index)
    lasts = range(min(len(words), index + _LONGEST), index, -1)
    return next((last for last in lasts if names_province(words, index, last)), index)


def names_province(words: Words, first: int, end: int) -> bool:
    """Whether the words from `first` to `end` are the name of a province."""
    return words.slice(first, end) in _provinces()


def ends_with_province(words: Words, first: int, end: int) -> bool:
    """Whether the words from `first` to `end` end with the name of a province."""
    return any(names_province(words, at, end) for at in range(max(first, end - _LONGEST), end))


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
    """The word behind "Thành phố" or "tỉnh" with which a name in a list begins: "Hà Nội, Thành phố Hồ Chí Minh"."""
    if words.plain[index : index + 2] == ["thành", "phố"]:
        return index + 2
    return index + (words.plain[index : index + 1] == ["tỉnh"])


def is_province(name: str) -> bool:
    """Whether a name in small letters is a province's."""
    return name in _levels()


def level_of(body: str) -> str | None:
    """Whether the place that ends a body's name in small letters is a "tỉnh" or a "thành phố": "ubnd hà nội"."""
    words = body.split()
    for length in range(1, _LONGEST):
        full = _levels().get(" ".join(words[-length:]))
        if full:
            return full
    return None


@cache
def _levels() -> dict[str, str]:
    return {name.lower(): "tỉnh" if full.startswith("tỉnh ") else "thành phố" for name, full in _provinces().items()}
