"""Signs in the names of owners that tell whether they were read right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Final, Literal

from chidao.corpus.bodies import link
from chidao.corpus.reference import load_table
from chidao.extractors.letters import letter_pattern
from chidao.extractors.records import Owner
from chidao.extractors.words import Words, split_phrase

NameKind = Literal["known", "plain", "proper", "loose"]
"""A body of the directory; a collective of ordinary words; a name with a capital; anything else."""

_ORDINARY: Final = split_phrase(
    "các những mọi toàn thể từng cấp ủy ban nhân dân chủ tịch thủ trưởng giám đốc người đứng đầu bộ trưởng ngang "
    "chính phủ , - /"
)
# "cơ quan chủ trì": who that is, another passage says.
_ROLE: Final = re.compile(r"(?:cơ quan|đơn vị|địa phương|người đứng đầu|tổ chức|cấp|ngành)\b", re.IGNORECASE)
# "đặc khu Lý Sơn" beside "UBND các xã, phường": a body of its own, or part of the name before?
_BARE_PLACE: Final = letter_pattern(r"(?:đặc khu|phường|xã|huyện|thị xã|thành phố|tỉnh|quận) [<Lu>]")
_BARE_NOUN: Final = letter_pattern(r"(?!các |những |mọi |toàn |từng |cơ quan, |sở, |bộ, |cấp |chính quyền)[<Ll>]")
_MARKED: Final = re.compile(r"[:;(“”\"`]")


@cache
def _words(*tables: str) -> frozenset[str]:
    """The words of some tables of body_words.toml, of all where none is named."""
    data = load_table("body_words")
    return frozenset(word for table in tables or data for word in split_phrase(data[table]["words"]))


@lru_cache(maxsize=4096)
def name_kind(name: str, issuer: str | None, issued_on: date | None) -> NameKind:
    """What kind of name an owner has in a document of `issuer` and that day."""
    if link(name, issuer=issuer, issued_on=issued_on) is not None:
        return "known"
    words = Words.of(name)
    if all(word in _words("collective", "modifier") or word in _ORDINARY for word in words.plain):
        return "plain"
    return "proper" if any(words.capital[1:]) else "loose"


def _is_strange(name: str) -> bool:
    """Whether there are small words that no known name has: the name may have run on into what is to be done."""
    words = Words.of(name)
    small = [word for word, capital in zip(words.plain, words.capital, strict=True) if not capital and word[0].isalpha()]
    return any(word not in _words() for word in small)


@lru_cache(maxsize=4096)
def _signs_of(name: str) -> frozenset[str]:
    """The signs of one name; the same few names stand in every task of a document."""
    signs = {
        "strange_name": _is_strange(name),
        "marked_name": bool(_MARKED.search(name)),
        "bare_noun": bool(_BARE_NOUN.match(name)),
        "bare_place": bool(_BARE_PLACE.match(name)),
        "role_name": bool(_ROLE.match(name)),
        "short_name": len(name.split()) < 3,
    }
    return frozenset(sign for sign, holds in signs.items() if holds)


def name_signs(owners: Sequence[Owner]) -> dict[str, bool]:
    """Signs by name: each speaks against the names of `owners`."""
    leads = [owner for owner in owners if owner.role == "lead"]
    of_any = frozenset().union(*[_signs_of(owner.name) for owner in owners])
    of_leads = frozenset().union(*[_signs_of(owner.name) for owner in leads])
    return {
        "strange_name": "strange_name" in of_any,
        "marked_name": "marked_name" in of_any,
        "bare_noun": "bare_noun" in of_any,
        "bare_place": len(leads) > 1 and "bare_place" in of_leads,
        "role_name": "role_name" in of_leads,
        "short_name": "short_name" in of_leads,
        "unlikely_owner": any(owner.kind in {"person", "other"} for owner in leads),
    }
