"""A mention of a list while it is read: what it counts, and which office or place it shares with the one before it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Final

from chidao.extractors.agencies.heads import COUNTS, PLACES, counts_several, read_head
from chidao.extractors.agencies.lexicon import collective_heads, inner_group
from chidao.extractors.agencies.places import names_place, shared_head
from chidao.extractors.records import OwnerKind
from chidao.extractors.words import Words

_NAME_WORDS: Final = 5


@dataclass(slots=True)
class Part:
    """A mention being read: words `first` to `last`; `prefix` is the elided head; `nouns` says what a collective counts."""

    first: int
    last: int
    kind: OwnerKind
    prefix: str = ""
    nouns: str = ""


DASHES: Final = frozenset({"-", "–"})
"""What stands between names that begin with the same head."""


def again_behind_dash(words: Words, at: int, end: int, part: Part) -> bool:
    """Whether behind the dash at `at` one more name begins with the head of `part`: "Sở Nội vụ - Sở Tài chính"."""
    same = words.plain[at + 1 : at + 2] == words.plain[part.first : part.first + 1]
    return same and at + 2 < end and words.capital[at + 1] and part.kind == "agency"


_NOUN_ENDS: Final = PLACES | {"khu", "phố", "quan", "ngành", "vị", "phương"}


def runs_on(words: Words, at: int) -> bool:
    """Whether a new body begins without a separator, as in cells whose line ends are lost: "… xã, phường Sở Tài chính"."""
    if not words.capital[at] or words.capital[at - 1] or not words.plain[at - 1].isalpha():
        return False
    begins = words.plain[at] in {"sở", "ubnd"} or words.plain[at : at + 3] == ["ủy", "ban", "nhân"]
    return begins and words.plain[at - 1] in _NOUN_ENDS


def counted_nouns(words: Words, first: int, head_end: int, end: int) -> str:
    """ "places" or "bodies" where the name counts several by bare nouns ("UBND các xã, phường"), "" where it is one name."""
    for at in range(first, min(end, head_end + 6)):
        word = words.plain[at]
        if word in {"các", "những", "mọi", "cấp", "từng"}:
            noun = words.plain[at + 1] if at + 1 < end else ""
            if at + 2 < end and words.plain[at + 2] in {"ủy", "đoàn"}:
                return "bodies"
            return "places" if noun in PLACES or (word == "cấp" and noun in PLACES) else "bodies"
        if (
            word in {",", "-", "/", "và"}
            and at > first
            and (
                not words.capital[at - 1]
                or words.plain[at + 1 : at + 2] in (["ngành"], ["ban"])
                or counts_several(words, at - 1, end)
            )
        ):
            before = words.plain[at - 1]
            if before in PLACES or before == "phố":
                return "places"
            if words.capital[at - 2] and at - 2 > first:
                return ""
            two = collective_heads().at(words, max(first, at - 2), at)
            return "bodies" if collective_heads().at(words, at - 1, at) or (two and two[0] > 1) else ""
        if word in {",", ";", "("}:
            return ""
        if word == "ngang" and words.plain[at + 1 : at + 2] == ["bộ"]:
            return "bodies"
    return ""


def shares_complement(words: Words, last: Part, part: Part) -> bool:
    """Whether an office without its body shares that of the next: "Bộ trưởng, Thủ trưởng cơ quan ngang bộ"."""
    if last.kind != "office_holder" or part.kind != "office_holder" or words.plain[part.first] in {"các", "phó"}:
        return False
    head = read_head(words, last.first, last.last)
    complete = head is not None and head.plural and "đồng" not in words.plain[head.start : head.noun]
    return head is not None and not complete and head.end == last.last and words.plain[last.first] not in {"đồng", "ông", "bà"}


def tells_office(words: Words, last: Part, part: Part) -> bool:
    """Whether an office is that of the person named before it, be it a further one: "đồng chí Nguyễn Văn An, | Phó Bí thư,
    | Chủ tịch UBND huyện"; not where it is that of several.
    """
    if (
        last.kind != "office_holder"
        or part.kind != "office_holder"
        or words.plain[last.first] not in _ADDRESSING
        or words.plain[part.first] in _ADDRESSING
        or words.plain[part.first - 1] != ","
    ):
        return False
    head = read_head(words, last.first, last.last)
    first = head.end if head else last.first + 1
    end = next(words.among(_BEHIND_PERSON, first, last.last), last.last)
    if end < last.last and "các" in words.plain[part.first : part.last]:
        return False
    return 2 <= end - first <= _NAME_WORDS and all(words.capital[first:end])


_ADDRESSING: Final = {"đồng", "ông", "bà", "đ"}
_BEHIND_PERSON: Final = frozenset({",", "-", "–"})


def share_head(words: Words, last: Part, part: Part, end: int) -> None:
    """Gives a place the head that it shares with those before it: "UBND các xã: A, B và phường C"."""
    noun = part.first + (1 if words.plain[part.first] in COUNTS else 0)
    if words.plain[part.first - 1] not in {",", ";", "và"}:
        return
    if not (names_place(words, noun, end) or _more_places(words, last, part)):
        return
    part.prefix = last.prefix if words.plain[last.first] in PLACES else shared_head(words, last.first, part.first)
    if part.prefix:
        part.kind = last.kind


def _more_places(words: Words, last: Part, part: Part) -> bool:
    """Whether further places follow those that are named: "UBND các phường Tân Lập, Hòa Sơn và | các xã ven biển"."""
    joined = words.plain[part.first - 1 : part.first + 1] == ["và", "các"] and words.plain[part.first + 1] in PLACES
    return joined and "các" in words.plain[last.first : last.last] and words.capital[last.last - 1]


def share_office(words: Words, parts: list[Part]) -> list[Part]:
    """The parts, an office before a colon given to each body behind it: "Giám đốc: Sở Y tế, Đài Phát thanh tỉnh"."""
    head = read_head(words, parts[0].first, parts[0].last) if parts else None
    if head is None or head.kind != "office_holder" or head.end + 1 >= parts[0].last or words.plain[head.end] != ":":
        return parts
    if read_head(words, head.end + 1, parts[0].last) is None or inner_group(words, head.end + 1, parts[0].last):
        return parts
    parts[0].first = head.end + 1
    office = words.slice(head.noun, head.end)
    for part in itertools.takewhile(lambda one: one is parts[0] or one.kind == "agency", parts):
        part.prefix, part.kind, part.nouns = f"{office[0].upper()}{office[1:]}", "office_holder", ""
    return parts
