"""Places in lists of bodies: a head or a place that stands once and holds for its neighbours too."""

from __future__ import annotations

import re
from typing import Final

from chidao.extractors.agencies.heads import COUNTS, RANKS, read_head
from chidao.extractors.agencies.lexicon import names_of_places
from chidao.extractors.agencies.mentions import Mention
from chidao.extractors.agencies.provinces import names_province
from chidao.extractors.words import Words

_DOUBLE: Final = (["thành", "phố"], ["thị", "xã"], ["thị", "trấn"], ["đặc", "khu"])


def _noun(words: Words, index: int) -> int:
    """How many words of a place's noun stand at `index`; 0 where none does."""
    pair = words.plain[index : index + 2]
    if pair in _DOUBLE:
        return 2
    single = words.plain[index] in RANKS and words.plain[index] not in {"thành", "thị", "đặc"}
    return 1 if single and words.plain[index - 1 : index + 1] not in _DOUBLE else 0


def _named_places(words: Words, first: int, end: int) -> list[int]:
    """The nouns of the named places between two words: "xã" of "xã Đá Bạc", of "các xã Đá Bạc" and "các xã: Đá Bạc"."""
    found: list[int] = []
    for at in range(first, end - 1):
        length = _noun(words, at)
        name = at + length + (words.plain[at + length : at + length + 1] == [":"])
        if length and name < end and words.capital[name] and words.plain[name] not in {"trung", "tw"}:
            found.append(at)
    return found


def names_place(words: Words, index: int, end: int) -> bool:
    """Whether a place with its name begins at `index`."""
    return index in _named_places(words, index, min(end, index + 4))


def several_names(words: Words, first: int, index: int, end: int) -> bool:
    """Whether several names at `index` follow nouns that have none: nobody knows which is of which.

    "các xã, phường Đá Bạc, Suối Hai, Tân Lập"; the list begins at `first`.
    """
    if _named_places(words, first, index):
        return False
    at = index
    while at < end and words.capital[at] and words.plain[at] not in RANKS:
        at += 1
    if at == index or at + 1 >= end or words.plain[at] != ",":
        return False
    after = at + 1
    return words.capital[after] and read_head(words, after, end) is None


def is_peer(words: Words, first: int, index: int, end: int) -> bool:
    """Whether the place at `index` stands beside the one named before it from `first` on, rather than holding it."""
    if not names_place(words, index, end):
        return False
    before = _named_places(words, first, index)
    if not before:
        return False
    return words.plain[index - 1] == "và" or RANKS[words.plain[index]] >= RANKS[words.plain[before[-1]]]


def shared_head(words: Words, first: int, end: int) -> str:
    """The head that the places named from `first` to `end` share with one that follows: "UBND"; "" where there is none."""
    places = _named_places(words, first, end)
    if not places:
        return ""
    at = places[0]
    while at > first and words.plain[at - 1] in COUNTS:
        at -= 1
    return words.slice(first, at) if _place_follows(words, first, at) else ""


def counts_places(words: Words, first: int, at: int) -> bool:
    """Whether the word at `at` in the name that begins at `first` tells that several follow: "UBND | 5 xã Đá Bạc, Suối Hai".

    Elsewhere a number is the name's own: "Trường Tiểu học số | 5 xã Đá Bạc, huyện Suối Hai".
    """
    return words.plain[at] == "các" or (words.plain[at] in COUNTS and (at == first or _place_follows(words, first, at)))


def _place_follows(words: Words, first: int, at: int) -> bool:
    """Whether a name that only a place goes with ends before `at`."""
    return any(_ends_name(words, begin, at) for begin in range(first, at))


_ONE_BY_ONE: Final = {"huyện", "quận", "xã", "phường"}


def elided_place(words: Words, first: int, index: int, end: int) -> str:
    """What is left out before the name at `index`, the next of those before it: "UBND quận" in "UBND quận Ninh Lâm, Bình Hà".

    "" where nothing is: a province behind its district is where that lies.
    """
    places = _named_places(words, first, index)
    if len(places) != 1 or words.plain[places[0]] not in _ONE_BY_ONE or not all(words.capital[places[0] + 1 : index - 1]):
        return ""
    head = shared_head(words, first, index)
    after = next((at for at in range(index, end) if not words.capital[at]), end)
    if not head or words.plain[places[0] - 1] in COUNTS or names_province(words, index, after):
        return ""
    return f"{head} {words.slice(places[0], places[0] + 1)}"


def _ends_name(words: Words, begin: int, end: int) -> bool:
    """Whether `words[begin:end]` are a name that only a place goes with."""
    hit = names_of_places().at(words, begin, end)
    return hit is not None and begin + hit[0] == end


_PARTY_CHIEF: Final = re.compile(r"^(?:Phó )?Bí thư (?:tỉnh|thành) [uủ][ỷy]$", re.IGNORECASE)
_PLACES_LISTED: Final = re.compile(r"các (?:tỉnh|thành phố)(?:, thành phố)?\s?: .+$")
_PLACE_END: Final = re.compile(r"(?<=\s)(?:cấp )?(?:xã|phường|huyện|tỉnh|thành phố|thị xã|đặc khu|quận|thị trấn)(?: .*)?$")


# "UBND thành phố và các huyện": the head stands once and holds for those below too.
_SEAT: Final = re.compile(r"^(?:UBND|Ủy ban nhân dân|HĐND)(?= (?:tỉnh|thành phố|huyện|thị xã)$)")
_SEVERAL: Final = re.compile(r"^(?:các|\d+) (?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn)\b")


def with_shared_place(mentions: list[Mention]) -> tuple[Mention, ...]:
    """ "Đảng ủy, UBND xã A": the place stands once and holds for both."""
    for at in range(len(mentions) - 2, -1, -1):
        one, place = mentions[at], _PLACE_END.search(mentions[at + 1].name)
        places = _PLACES_LISTED.search(mentions[at + 1].name)
        if place and _needs_place(one.name):
            several = "các " if mentions[at + 1].name[: place.start()].endswith(" các ") else ""
            mentions[at] = Mention(one.start, one.end, f"{one.name} {several}{place.group()}", one.kind)
        elif places and _PARTY_CHIEF.search(one.name):
            mentions[at] = Mention(one.start, one.end, f"{one.name} {places.group()}", one.kind)
        seat = _SEAT.match(one.name)
        if seat and _SEVERAL.match(mentions[at + 1].name) and mentions[at + 1].start - one.end == len(" và "):
            below = mentions[at + 1]
            mentions[at + 1] = below._replace(name=f"{seat.group()} {below.name}")
    return tuple(mentions)


def _needs_place(name: str) -> bool:
    """Whether a name stands without the place that only goes with it: "Đảng ủy"."""
    words = Words.of(name)
    return _ends_name(words, 0, len(words))
