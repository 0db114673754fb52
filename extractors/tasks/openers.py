"""Words that open a clause before its subject or its verb: connectives, purposes, scopes."""

from __future__ import annotations

from functools import cache
from typing import Final

from chidao.corpus.reference import listed
from chidao.extractors.words import PhraseTable, Words

_PUNCTUATION: Final = {",", ";", "-", "–", ":", "“", '"', "(", ")", "*", ".", "…"}
# Connectives that are part of a longer phrase where no comma follows: "riêng các xã", "cùng các sở".
_OFTEN_PART: Final = {"cụ", "riêng", "trước", "đặc", "nhất", "tại", "cũng", "thứ", "cùng", "trong", "lưu", "việc", "nội", "vấn"}


@cache
def _openers() -> dict[str, PhraseTable]:
    return {name: PhraseTable.of({name: listed("clause_words", name)}) for name in ("connective", "purpose", "scope")}


def opener(words: Words, index: int, kind: str) -> int:
    """How many words of an opener of that kind stand at `index`."""
    table = _openers()[kind]
    if index >= len(words.plain) or words.plain[index] not in table.by_first:
        return 0
    hit = table.at(words, index)
    return hit[0] if hit else 0


_PLACES: Final = frozenset({"tỉnh", "thành", "huyện", "bộ", "ubnd", "sở"})


def _names_place(words: Words, index: int, after: int) -> bool:
    """Whether a place or an office by its name follows at once: "Cụ thể tỉnh Sơn Lĩnh phải …"."""
    return words.plain[index] == "cụ" and words.plain[after] in _PLACES and any(words.capital[after : after + 3])


def skip_connectives(words: Words, index: int) -> int:
    """The word after connectives and their commas."""
    count, connectives = len(words.plain), _openers()["connective"]
    while index < count:
        if words.plain[index] in _PUNCTUATION:
            index += 1
            continue
        if words.plain[index] not in connectives.by_first or (hit := connectives.at(words, index)) is None:
            return index
        after = index + hit[0]
        if after >= count:
            return index
        joined = (words.plain[index] in _OFTEN_PART or words.plain[index:after] == ["bên", "cạnh"]) and words.plain[
            index : index + 2
        ] != ["trong", "đó"]
        apart = words.plain[after] in {",", ":"} or words.plain[after - 1] == "là" or _names_place(words, index, after)
        if joined and not apart:
            return index
        index = after
    return index
