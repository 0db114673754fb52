"""Signs in the names of owners that tell whether they were read right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from chidao.corpus.bodies import link
from chidao.corpus.reference import load_table
from chidao.extractors.letters import letter_pattern
from chidao.extractors.records import Owner
from chidao.extractors.words import Words, split_phrase

NameKind = Literal["known", "plain", "proper", "loose"]
"""A body of the directory; a collective of ordinary words; a name with a capital; anything else."""

_ORDINARY = split_phrase(
    "các những mọi toàn thể từng cấp ủy ban nhân dân chủ tịch thủ trưởng giám đốc người đứng đầu bộ trưởng ngang "
    "chính phủ , - /"
)
# "cơ quan chủ trì": who that is, another passage says.
_ROLE = re.compile(r"(?:cơ quan|đơn vị|địa phương|người đứng đầu|tổ chức|cấp|ngành)\b", re.IGNORECASE)
# "đặc khu Lý Sơn" beside "UBND các xã, phường": a body of its own, or part of the name before?
_BARE_PLACE = letter_pattern(r"(?:đặc khu|phường|xã|huyện|thị xã|thành phố|tỉnh|quận) [<Lu>]")
_BARE_NOUN = letter_pattern(r"(?!các |những |mọi |toàn |từng |cơ quan, |sở, |bộ, |cấp |chính quyền)[<Ll>]")
_MARKED = re.compile(r"[:;(“”\"`]")


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


@lru_cache(maxsize=4096)
def _is_strange(name: str) -> bool:
    """Whether there are small words that no known name has: the name may have run on into what is to be done."""
    words = Words.of(name)
    small = [word for word, capital in zip(words.plain, words.capital, strict=True) if not capital and word[0].isalpha()]
    return any(word not in _words() for word in small)


def name_signs(owners: Sequence[Owner]) -> dict[str, bool]:
    """Signs by name: each speaks against the names of `owners`."""
    leads = [owner for owner in owners if owner.role == "lead"]
    return {
        "strange_name": any(_is_strange(owner.name) for owner in owners),
        "marked_name": any(_MARKED.search(owner.name) for owner in owners),
        "bare_noun": any(_BARE_NOUN.match(owner.name) for owner in owners),
        "bare_place": len(leads) > 1 and any(_BARE_PLACE.match(owner.name) for owner in leads),
        "role_name": any(_ROLE.match(owner.name) for owner in leads),
        "short_name": any(len(owner.name.split()) < 3 for owner in leads),
        "unlikely_owner": any(owner.kind in {"person", "other"} for owner in leads),
    }
