"""A list of bodies taken apart: "Sở A, Sở B và UBND các xã, phường" → three mentions.

Commas and "và" part mentions only where a new head begins; inside names ("Nông nghiệp và Môi trường", "các sở, ban, ngành")
they belong to the name. Elided heads are given back ("các Sở: Y tế, Nội vụ" → Sở Y tế, Sở Nội vụ).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from chidao.extractors.agencies.collectives import WIDE, goes_on, tied
from chidao.extractors.agencies.fields import SEPARATORS, is_field, is_generic_party, lists_fields, serves_both
from chidao.extractors.agencies.heads import COUNTS, PLACES, read_head
from chidao.extractors.agencies.lexicon import collective_heads, inner_group, inner_words
from chidao.extractors.agencies.mentions import Mention, without_appositions
from chidao.extractors.agencies.parts import (
    DASHES,
    Part,
    again_behind_dash,
    counted_nouns,
    runs_on,
    share_head,
    share_office,
    shares_complement,
    tells_office,
)
from chidao.extractors.agencies.persons import is_person, office_of_several, one_person
from chidao.extractors.agencies.places import counts_places, elided_place, is_peer, shared_head, with_shared_place
from chidao.extractors.agencies.provinces import is_short_city, province, province_end
from chidao.extractors.agencies.verbs_in_names import closing
from chidao.extractors.records import OwnerKind
from chidao.extractors.words import Words

# What may stand between two bodies: "các sở, cùng với các xã", "các xã cũng như các phường".
_LINKS: Final = SEPARATORS | {"với", "cũng", "như"}
# Heads of which each name that follows makes a body of its own.
_DISTRIBUTED: Final = {"sở", "bộ", "tỉnh", "xã", "phường", "huyện", "thành", "quận", "vụ", "cục", "viện", "khoa"}
# Words of regions, the first and the second: "các tỉnh Bắc Bộ", "Tây Nguyên", "miền Trung", "Đồng bằng sông Hồng".
_SIDES: Final = {"bắc", "nam", "trung", "tây", "đông", "miền", "duyên", "đồng", "vùng"}
_REGIONAL: Final = {"bộ", "trung", "nguyên", "bắc", "nam", "bằng", "hải", "du"}
_TRAILING: Final = re.compile(r"(?:[\s:.*–-]|\bnói riêng|\bnói chung|\bgồm|\bsau|\blà)+$")
_TRAILING_ENDS: Final = (":", ".", "*", "–", "-", "nói riêng", "nói chung", "gồm", "sau", "là")


@dataclass(frozen=True, slots=True)
class BodyList:
    """The mentions of a list and the word after it."""

    mentions: tuple[Mention, ...]
    next: int


def _begins_anew(words: Words, index: int, end: int, part: Part) -> bool:
    """Whether a mention of its own begins at `index`, after a separator, rather than going on with `part`."""
    if lists_fields(words, part.first, index) and is_field(words, index, end):
        return False
    if serves_both(words, part.first, index):
        return False
    if _among_ministries(words, part, index) and is_field(words, index, end):
        return False
    if _one_more_ministry(words, index, end, part):
        return True
    head = read_head(words, index, end)
    if head is None:
        return _elided(words, index, end, part) or _place_after(words, index, part) > index
    if is_generic_party(words, index, end):
        return False
    if head.plural:
        peers = {"cấp", "ngành"}
        return not (words.plain[head.noun] in peers and words.plain[index - 2] in peers)
    if part.nouns:
        return tied(words, index, part) or not goes_on(words, index, end, part)
    if words.plain[index] in PLACES and not words.capital[index]:
        if _is_ministry(words, part) and index + 1 < end and words.capital[min(head.end, end - 1)]:
            return True
        if words.plain[part.first] in PLACES:
            return index + 1 < end and words.capital[head.end if head.end < end else index]
        return is_peer(words, part.first, index, end) and bool(shared_head(words, part.first, index))
    return True


_LEVELS: Final = frozenset({"tỉnh", "huyện", "quận"})


def _elided(words: Words, index: int, end: int, part: Part) -> bool:
    """Whether a further name of the same head begins at `index`: "Sở Tài chính, Xây dựng", "tỉnh Lào Cai, Yên Bái"."""
    if part.nouns or not words.capital[index]:
        return False
    head = part.prefix.split(" ")[-1].lower() if part.prefix else words.plain[part.first]
    if head in {"sở", "bộ"}:
        return inner_group(words, index, end) > 0
    if part.prefix and head in PLACES:
        return True
    return (head in _LEVELS and part.kind == "agency") or bool(elided_place(words, part.first, index, end))


# "Bộ Chỉ huy quân sự", "Bộ Tư lệnh": no ministries.
_COMMANDS: Final = (["chỉ", "huy"], ["tư", "lệnh"])


def _is_ministry(words: Words, part: Part) -> bool:
    if part.prefix:
        return part.prefix == "Bộ"
    return words.plain[part.first] == "bộ" and words.plain[part.first + 1 : part.first + 3] not in _COMMANDS


def _place_after(words: Words, index: int, part: Part) -> int:
    """The word behind a province that stands by its name alone beside a ministry: "Bộ Y tế, | Hà Nội và TP.HCM"."""
    if not words.capital[index] or not (_is_ministry(words, part) or _is_province(words, part)):
        return index
    return province_end(words, index)


def _is_province(words: Words, part: Part) -> bool:
    return not part.prefix and province_end(words, part.first) > part.first


def _one_more_ministry(words: Words, index: int, end: int, part: Part) -> bool:
    """Whether a field that names a body of its own elsewhere is a ministry's here: "Bộ Quốc phòng, Công an"."""
    ministry = part.prefix == "Bộ" or (words.plain[part.first] == "bộ" and part.kind == "agency")
    return ministry and is_field(words, index, end)


def _among_ministries(words: Words, part: Part, index: int) -> bool:
    """Whether the part before `index` lists ministries by their fields: "các bộ Quốc phòng, | Công an và các địa phương"."""
    noun = part.first + 1 if words.plain[part.first] in {"các", "những", "hai", "ba"} else index
    return words.plain[noun : noun + 1] == ["bộ"] and noun + 1 < index and words.capital[noun + 1]


_OF_LISTS: Final = frozenset({"(", "-", "–", *SEPARATORS})


@cache
def _telling() -> frozenset[str]:
    """The words that, beside capitals, tell where a name goes on or ends."""
    return inner_words() | _OF_LISTS


def _end_of_name(words: Words, index: int, end: int, part: Part) -> int:
    """The word at which the name that has reached `index` stops: a separator before a new mention, or the end of the list."""
    at = index
    plain, capital, telling, groups = words.plain, words.capital, _telling(), inner_words()
    while at < end:
        word = plain[at]
        if word not in telling and not capital[at]:
            at += 1
            continue
        if word == "(":
            at = closing(words, at, end)
            continue
        group = inner_group(words, at, end) if word in groups else 0
        if group:
            at += group
            continue
        if at > index and runs_on(words, at):
            return at
        if word in DASHES and again_behind_dash(words, at, end, part):
            return at
        if word in SEPARATORS or words.plain[at : at + 2] == ["cũng", "như"]:
            after = at + 1
            while after < end and words.plain[after] in _LINKS:
                after += 1
            if after >= end or word == ";" or _begins_anew(words, after, end, part):
                return at
        at += 1
    return end


def _names(words: Words, part: Part, first: int, prefix: str) -> list[Part]:
    """A part for each comma-separated name from `first` to the end of `part`."""
    found: list[Part] = []
    at = begin = first
    while at <= part.last:
        group = inner_group(words, at, part.last) if at == begin else 0
        if group:
            at += group
            continue
        if at == part.last or words.plain[at] in {",", ";", "và", "."}:
            if at > begin:
                kind: OwnerKind = "office_holder" if part.kind == "office_holder" else "agency"
                found.append(Part(begin, at, kind, prefix))
            begin = at + 1
        at += 1
    return found


# Who is called by what he is to do: his name stands in brackets, "Chủ đầu tư (Ban Quản lý dự án …)".
_BY_DUTY: Final = (
    ["chủ", "đầu", "tư"], ["cơ", "quan", "thường", "trực"], ["cơ", "quan", "chủ", "trì"], ["đơn", "vị", "chủ", "trì"],
    ["cơ", "quan", "đầu", "mối"], ["đơn", "vị", "đầu", "mối"],
)  # fmt: skip


def _members(words: Words, part: Part) -> list[Part]:
    """The members that a collective's parenthesis lists: "Các cơ quan thẩm định (Sở Tư pháp, Phòng Tư pháp)"."""
    opens = next((at for at in range(part.first, part.last) if words.plain[at] == "("), None)
    if opens is None or part.kind == "office_holder" or opens + 2 >= part.last:
        return []
    head = read_head(words, opens + 1, part.last)
    if head is None or head.plural or not words.capital[opens + 1]:
        return []
    inner = _read_parts(words, opens + 1, part.last - 1)
    collective = part.kind == "collective" or words.plain[part.first] == "cơ"
    by_duty = words.length_of(_BY_DUTY, part.first)
    return inner if by_duty or (collective and inner and (len(inner) > 1 or part.nouns)) else []


def _heads_of_ministries(words: Words, part: Part, colon: int) -> list[Part]:
    """ "Bộ trưởng các Bộ: Quốc phòng, Công an", "các bộ trưởng: …": one office-holder a ministry."""
    if not lists_fields(words, part.first, part.last) or part.kind != "office_holder":
        return []
    behind = 0 if words.plain[colon - 2 : colon] == ["bộ", "trưởng"] else 2
    noun = "Bộ" if behind == 0 else words.slice(colon - 1, colon).capitalize()
    first = part.first + 1 if words.plain[part.first] in {"các", "những"} else part.first
    office = words.slice(first, colon - behind)
    return _names(words, part, colon + 1, f"{office[:1].upper()}{office[1:]} {noun}")


def _persons(words: Words, part: Part, colon: int) -> list[Part]:
    """Those who hold one office by their names behind a colon: "các đồng chí Phó Chủ tịch: Lê Văn An, Trần Bình"."""
    first = office_of_several(words, part.first, colon)
    found = _names(words, part, colon + 1, words.slice(first, colon)) if first is not None else []
    return found if len(found) > 1 and all(is_person(words, one.first, one.last) for one in found) else []


def _after_colon(words: Words, part: Part, colon: int) -> list[Part]:
    """ "các Bộ, cơ quan: Tài chính, Xây dựng, Văn phòng Chính phủ": fields get the head back."""
    head = next((word for word in ("bộ", "sở", "ban") if word in words.plain[part.first : colon]), "")
    noun = collective_heads().at(words, part.first + 1, colon)
    if not head and noun and part.first + 1 + noun[0] == colon:
        head = words.slice(part.first + 1, colon)
    found: list[Part] = []
    prefix = f"{part.prefix} {head}".strip() if head.split(" ")[0] in PLACES else head[:1].upper() + head[1:]
    for one in _names(words, part, colon + 1, prefix):
        own = read_head(words, one.first, one.last)
        headed = own is not None and own.end > one.first and not inner_group(words, one.first, one.last)
        if not headed and found and not found[-1].prefix and words.plain[one.first - 1] == "và":
            found[-1].last = one.last  # "các đơn vị: Vụ Dầu khí | và Than, Cục Công nghiệp"
            continue
        one.prefix = "" if headed else one.prefix
        found.append(one)
    return found


_COLON: Final = frozenset({":"})


def _spread(words: Words, part: Part) -> list[Part]:
    """Parts of "các Bộ: Công an, Quốc phòng", "UBND các phường: A, B", "Các tỉnh A, B": one a name; else the part itself."""
    members = _members(words, part)
    if members:
        return members
    colon = next(words.among(_COLON, part.first, part.last), None)
    ministries = _heads_of_ministries(words, part, colon) if colon is not None else []
    if ministries:
        return ministries
    persons = _persons(words, part, colon) if colon is not None and part.kind == "office_holder" else []
    if persons:
        return persons
    if colon is not None and part.kind == "office_holder" and one_person(words, colon + 1, part.last):
        return [Part(colon + 1, part.last, "office_holder")]  # "Lãnh đạo UBND tỉnh: | đồng chí Lê Văn An"
    if colon is not None and part.kind == "collective" and colon + 1 < part.last and words.capital[colon + 1]:
        return _after_colon(words, part, colon)
    plural = next((at for at in words.among(COUNTS, part.first, part.last) if counts_places(words, part.first, at)), None)
    noun = collective_heads().at(words, plural + 1, part.last) if plural is not None else None
    if part.kind == "office_holder" or plural is None or noun is None or words.plain[plural + 1] not in _DISTRIBUTED:
        return [part]
    names = plural + 1 + noun[0]
    if names < part.last and words.plain[names] == ":":
        names += 1
    wide = names < part.last and words.plain[names] in WIDE and not is_field(words, names, part.last)
    if names >= part.last or not words.capital[names] or wide:
        return [part]
    if names + 1 < part.last and words.plain[names + 1] in _REGIONAL and words.plain[names] in _SIDES:
        return [part]
    head = words.slice(plural + 1, plural + 1 + noun[0])
    if head.lower() in {"sở", "bộ", "vụ", "cục", "viện", "khoa"}:
        head = head.capitalize()
    found = _names(words, part, names, " ".join(filter(None, (part.prefix, words.slice(part.first, plural), head))))
    return found if len(found) > 1 or words.plain[names - 1] == ":" else [part]


def _mention(words: Words, part: Part) -> Mention | None:
    start, end = words.starts[part.first], words.ends[part.last - 1]
    name = " ".join(words.text[start:end].split())
    if name.endswith(_TRAILING_ENDS):
        name = _TRAILING.sub("", name)
    if not name:
        return None
    place = None if part.prefix else province(words, part.first, part.last)
    if place is not None:
        return place
    return Mention(start, end, f"{part.prefix} {name}" if part.prefix else name, part.kind)


def _read_parts(words: Words, first: int, end: int) -> list[Part]:
    parts: list[Part] = []
    at = first
    while at < end:
        while at < end and (words.plain[at] in _LINKS or words.plain[at] in _BETWEEN):
            at += 1
        if at >= end:
            break
        last = parts[-1] if parts else None
        ministry = last is not None and _one_more_ministry(words, at, end, last)
        head = None if ministry else read_head(words, at, end)
        if head is not None:
            part = Part(at, head.end, head.kind, "", counted_nouns(words, at, head.end, end))
            if last is not None:
                share_head(words, last, part, end)
            reached = head.end
        elif last is not None and not ministry and (behind := _place_after(words, at, last)) > at:
            part, reached = Part(at, behind, "agency", ""), behind
        elif last is not None and (ministry or _elided(words, at, end, last)):
            place = "" if last.prefix else elided_place(words, last.first, at, end)
            prefix = last.prefix or place or words.slice(last.first, last.first + 1)
            if is_short_city(words, at):
                prefix = ""  # "tỉnh Bình Dương và | TP.HCM"
            part = Part(at, at + 1, "agency", prefix)
            reached = at + max(inner_group(words, at, end), 1)
        elif last is not None:
            last.last = at = max(_end_of_name(words, at + 1, end, last), at + 1)
            continue
        else:
            return []
        part.last = max(_end_of_name(words, reached, end, part), reached)
        if last is not None and (shares_complement(words, last, part) or tells_office(words, last, part)):
            last.last, last.nouns = part.last, part.nouns
        else:
            parts.append(part)
        at = part.last
    return parts


_BETWEEN: Final = DASHES | {"."}
_UNITS: Final = {"tháng", "quý", "tuần", "ngày"}
_TIMES: Final = {"trong", "trước"}


def _is_time(words: Words, at: int) -> bool:
    """Whether "trong" or "trước" at `at` begins a time, which is no part of a name: "các xã | trong hai ngày tới tạm hoãn"."""
    after = words.plain[at + 1 : at + 3]
    if words.plain[at] == "trước":
        return bool(after) and (after[0] in _UNITS or after[0][0].isdigit())
    return len(after) == 2 and (after[1] in _UNITS or after == ["thời", "gian"])


_AS_WHAT: Final = (["vai", "trò"], ["tư", "cách"], ["trách", "nhiệm"], ["chức", "năng"])


def _told_as_what(words: Words, first: int, end: int) -> int:
    """Where it is told as what the bodies act: "Ban Quản lý dự án 85 |, với vai trò chủ đầu tư, …"; `end` where it is not."""
    at = next((at for at in words.among(_WITH, first + 1, end) if words.plain[at + 1 : at + 3] in _AS_WHAT), end)
    return at - (at < end and words.plain[at - 1] == ",")


_WITH: Final = frozenset({"với"})


def read_bodies(words: Words, first: int, end: int) -> BodyList | None:
    """The bodies of the list that begins at word `first` and ends before word `end`; None where no body begins there."""
    end = _told_as_what(words, first, end)
    if not _TIMES.isdisjoint(words.plain[first:end]):
        end = next((at for at in range(first + 1, end) if words.plain[at] in _TIMES and _is_time(words, at)), end)
    parts = share_office(words, _read_parts(words, first, end))
    mentions = [_mention(words, one) for part in parts for one in _spread(words, part)]
    found = with_shared_place(without_appositions([mention for mention in mentions if mention]))
    return BodyList(found, end) if found else None
