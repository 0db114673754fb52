"""What a collective counts: which further noun goes on with it and which begins a group of its own."""

from __future__ import annotations

from typing import Final

from chidao.extractors.agencies.heads import PLACES
from chidao.extractors.agencies.lexicon import body_heads, collective_heads, inner_group
from chidao.extractors.agencies.parts import Part, runs_on
from chidao.extractors.agencies.places import several_names
from chidao.extractors.words import Words

__all__ = ["WIDE", "goes_on", "tied"]

WIDE: Final = {"trung", "tw", "tư", "thành", "tỉnh", "nhà", "quốc"}
_WIDE_OR_SEATS: Final = WIDE | {"ubnd", "trực"}


def goes_on(words: Words, index: int, end: int, part: Part) -> bool:
    """Whether the bare noun at `index` is one more that the collective counts."""
    noun = collective_heads().at(words, index, end)
    if not words.capital[index]:
        noun = max(filter(None, (noun, body_heads().at(words, index, end))), default=None)
    body = body_heads().at(words, index, end)
    if noun is None or (body is not None and body[0] > noun[0] and words.capital[index]):
        return False
    after = index + noun[0]
    wide = words.plain[after : after + 1] and words.plain[after] in _WIDE_OR_SEATS and not inner_group(words, after, end)
    named = after < end and words.capital[after] and not wide and not runs_on(words, after)
    if named and part.nouns == "places" and words.plain[index : index + 2] == ["đặc", "khu"]:
        return True
    if named and part.nouns == "places" and words.plain[index] in PLACES and several_names(words, part.first, after, end):
        return True
    if words.plain[index : index + 2] in _TEACHERS:
        return False
    if named or (
        words.plain[index] in {"ubnd", "ủy", "chủ", "công", "người"} and words.plain[index : index + 2] != ["công", "ty"]
    ):
        return False
    if _opens_own_group(words, index, after, part):
        return False
    place = words.plain[index] in PLACES or words.plain[index : index + 3] == ["tổ", "dân", "phố"]
    if part.nouns == "places":
        return place
    counted = words.plain[index] in {"tổng", "tập"} or (noun[0] == 1 and words.plain[index] in _COUNTED)
    small = not words.capital[index] or counted
    return part.nouns == "bodies" and small and (not place or "xã" not in words.plain[index])


# Counted with a capital too: "các Sở, Ban", "các Cục, Vụ".
_COUNTED: Final = {"sở", "ban", "ngành", "cục", "vụ", "viện"}
# Persons beside the groups they are in: "các tổ chuyên môn và giáo viên".
_TEACHERS: Final = (["giáo", "viên"], ["giảng", "viên"])
_RULING: Final = (["cấp", "ủy"], ["chính", "quyền"])
_HEADS: Final = (["thủ", "trưởng"], ["giám", "đốc"])
_OFFICES: Final = frozenset({"sở", "ngành", "vị"})


def _opens_own_group(words: Words, index: int, after: int, part: Part) -> bool:
    """Whether the noun from `index` to `after` begins a group of its own beside the collective of `part`."""
    first = {*words.plain[part.first : part.first + 3]}
    noun, joined = words.plain[index : index + 2], words.plain[index - 1] == "và"
    if part.kind == "office_holder" and joined and (noun == ["đơn", "vị"] or noun in _HEADS):
        return True
    if (
        joined
        and noun in (["cơ", "quan"], ["đơn", "vị"])
        and words.plain[after : after + 1] == [","]
        and {"sở", "ngành"} & first
    ):
        return True
    if joined and noun[0] in {"chính", "địa"} and {"sở", "ban"} & first and "quan" not in words.plain[after : after + 3]:
        return True
    # "Thủ trưởng các sở, ngành, | cấp ủy, chính quyền các cấp".
    if noun in _RULING and part.nouns == "bodies" and not _OFFICES.isdisjoint(words.plain[part.first : index]):
        return True
    # "Tổng giám đốc các tập đoàn, tổng công ty, đơn vị liên quan": no one heads both firms and offices.
    firms = words.plain[index - 3 : index - 1] == ["công", "ty"]
    return part.kind == "office_holder" and noun[0] in {"đơn", "cơ"} and firms


def tied(words: Words, index: int, part: Part) -> bool:
    """Whether the collective before `index` is tied to one body by name: "các đơn vị thuộc Bộ Y tế | và tổ chức tín dụng"."""
    named = any(words.capital[max(part.first + 2, index - 3) : index - 1])
    return (
        words.plain[index - 1] == "và" and named and not words.capital[index] and "thuộc" in words.plain[part.first : index - 2]
    )
