"""Small letters for what a head prints in capitals, so that names read as they do in sentences."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Final

from chidao.corpus.folding import unify_tones
from chidao.extractors.letters import letter_pattern
from chidao.extractors.metadata.letterheads import LEVELS, any_word
from chidao.extractors.metadata.places import provinces

MOSTLY: Final = 0.8
"""The share of capitals from which a line counts as set in capitals; a recogniser loses some."""

# "Giáo dục và | Đào tạo", but "phòng, | chống thiên tai", "khám, | chữa bệnh".
_CONJUNCT: Final = re.compile(r"(?<=\bvà )\w|(?<=, )(?<!phòng, )(?<!khám, )\w|(?<= - )\w")
_FIELD_HEAD: Final = re.compile(
    r"^(?P<head>Bộ|Sở|Ban|Cục|Chi cục|Tổng cục|Vụ|Phòng|Viện|Trung tâm|Trường|Ủy ban|Hội|Công ty)\s+(?P<field>.+)$"
)
_ALWAYS: Final = (
    "Chính phủ", "Quốc hội", "Trung ương", "Đảng", "Việt Nam", "Nhà nước", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Đảng ủy",
    "Nhân dân", "Hội đồng nhân dân", "Hồ Chí Minh", "Công Thương", "Mặt trận Tổ quốc", "Bộ Chính trị", "Ban Bí thư",
    "Ủy ban", "UBND", "HĐND", "Than - Khoáng sản", "Công nghiệp Cao su", "Bưu chính Viễn thông",
    "Viễn thông Quân đội",
    "Tỉnh đoàn", "Huyện đoàn", "Thành đoàn", "Chính sách xã hội", "Hội đồng Thi đua - Khen thưởng", "Ban Chấp hành",
    "Ban Thường vụ", "Đoàn Thanh niên Cộng sản", "Hội Nông dân", "Hội Liên hiệp Phụ nữ", "Liên đoàn Lao động",
)  # fmt: skip
_PROPER: Final = letter_pattern(r"[<Lu>](?<!\w.)[<Ll>]+(?: [<Lu>][<Ll>]+){1,4}")


def is_upper(text: str) -> bool:
    """Whether `text` is set in capitals."""
    found = list(filter(str.isalpha, text))
    return bool(found) and sum(map(str.isupper, found)) >= MOSTLY * len(found)


def sentence_case(name: str, text: str) -> str:
    """A body's name in capitals as the document itself writes it in its sentences, else by the rules for such names."""
    name = unify_tones(" ".join(name.split()).strip(" *-–_.:"))
    if not name or not is_upper(name):
        return name
    if (own := as_written(name, text)) is not None:
        return own
    lowered = _SHORT.sub(lambda match: match[0].upper(), name.lower())
    lowered = lowered[0].upper() + lowered[1:]
    if match := _FIELD_HEAD.match(lowered):
        listed = " các " in f" {match['field']}"
        field = match["field"] if listed else _CONJUNCT.sub(lambda m: m.group().upper(), match["field"])
        lowered = f"{match['head']} {field[0].upper()}{field[1:]}"
    if match := _named_by_field().match(lowered):
        lowered = f"{match.group()}{lowered[match.end()].upper()}{lowered[match.end() + 1 :]}"
    lowered = _SCHOOL.sub(lambda match: match["kind"] + match["name"].title(), lowered)
    lowered = _placed().sub(lambda match: match["kind"] + match["name"].title(), lowered)
    return _with_names(lowered, (*_ALWAYS, *provinces().values()))


# A school of a lower grade is called after a place or a person: "Trường Trung học phổ thông | Đông Hà".
_SCHOOL: Final = re.compile(
    r"^(?P<kind>Trường (?:Mầm non|Mẫu giáo|Tiểu học|Trung học cơ sở|Trung học phổ thông|Tiểu học và Trung học cơ sở|"
    r"Phổ thông dân tộc (?:nội|bán) trú)(?: số \d+)? )(?P<name>(?!và |số |huyện |tỉnh |xã |phường )"
    r"\w+(?: \w+){0,3})(?=$| huyện | xã | tỉnh )",
    re.IGNORECASE,
)


@cache
def _named_by_field() -> re.Pattern[str]:
    """What a name begins with before what the body is for: "Tập đoàn | xăng dầu"."""
    return re.compile(rf"(?:{any_word('named_by_field')}) {_not_small('named_by_field')}(?=\w)", re.IGNORECASE)


@cache
def _placed() -> re.Pattern[str]:
    """A name at the end behind what is called after places: "khu kinh tế | Nghi Sơn"."""
    name = rf"{_not_small('placed')}[^\W\d_]+(?: [^\W\d_]+){{1,2}}"
    return re.compile(rf"(?P<kind>(?<!\w)(?:{any_word('placed')}) )(?P<name>{name})$", re.IGNORECASE)


def _not_small(section: str) -> str:
    """A pattern that lets no word follow which stays small behind those of the section."""
    return rf"(?!(?:{any_word(section, key='small')})(?!\w))"


def title_case(title: str, text: str) -> str:
    """A title in capitals as a sentence, with the names of persons and places that `text` writes."""
    if not is_upper(title):
        return title
    lowered = unify_tones(title).lower()
    names = {match.group() for match in _PROPER.finditer(unify_tones(text)) if match.group().lower() in lowered}
    cased = _with_names(lowered[0].upper() + lowered[1:], (*_ALWAYS, *provinces().values(), *sorted(names, key=len)))
    return _ROMAN.sub(lambda match: match[0].upper(), cased)


# "khóa XVII", "lần thứ IX", "cấp II" keep their figures.
_ROMAN: Final = re.compile(r"(?<!\w)(?:(?<=khóa )|(?<=Khóa )|(?<=thứ )|(?<=cấp )|(?<=loại )|(?<=đợt )|(?<=quý ))[ivx]+(?!\w)")


def _with_names(lowered: str, names: tuple[str, ...]) -> str:
    for name in names:
        if name.lower() in lowered.lower():
            lowered = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", name, lowered, flags=re.IGNORECASE)
    return lowered


def as_written(name: str, text: str) -> str | None:
    """How `text` writes `name` most often with small letters, None where it never does."""
    pattern = re.compile(r"\s+".join(map(re.escape, name.split())), re.IGNORECASE)
    found = Counter(" ".join(match.group().split()) for match in pattern.finditer(unify_tones(text)))
    mixed = [(count, written) for written, count in found.items() if not is_upper(written) and written[0].isupper()]
    return max(mixed)[1] if mixed else None


# A word without a vowel is an abbreviation: BHXH, ĐTXD.
_SHORT: Final = re.compile(r"(?<!\w)[b-df-hj-np-tv-xzđ]{2,}(?!\w)", re.IGNORECASE)
_REGION: Final = re.compile(r"(?:(?<=khu vực )|(?<=vùng ))[ivx]+$")


@cache
def _place_at_end() -> re.Pattern[str]:
    before = rf"(?:{any_word('committee', 'mass_organisation')}|{LEVELS})"
    return re.compile(rf"^(?:.*\s)?{before} (?P<place>[^\W\d]+(?: [^\W\d]+){{0,2}})$", re.IGNORECASE)


@cache
def _no_place() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{LEVELS}|{any_word('no_place')})(?!\w)")


def is_short(word: str) -> bool:
    """Whether a word is an abbreviation, by its letters: it has no vowel."""
    return _SHORT.fullmatch(word) is not None


def with_place(name: str) -> str:
    """The name of a body with capitals for its abbreviations and for the place at its end, which a head does not show."""
    name = _SHORT.sub(lambda match: match[0].upper(), _REGION.sub(lambda match: match[0].upper(), name))
    match = _place_at_end().match(name)
    if match is None or name.lower().endswith("xã hội") or _no_place().search(match["place"].lower()):
        return name
    return name[: match.start("place")] + " ".join(word[:1].upper() + word[1:] for word in match["place"].split())
