"""The label at the start of a provision: "II.", "1.2.", "a)", "-", "Điều 3.", "(1)", "Thứ nhất,", "Bước 2:".

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from chidao.extractors.letters import letter_pattern

LabelKind = Literal[
    "part", "article", "roman", "number", "decimal", "step", "parenthesis", "letter", "dash", "plus", "ordinal", "none"
]

# The star under a Party committee's name, with the second column of the letterhead behind it: "* Lâm Sơn, ngày 05 tháng 3 …".
_NO_LETTERHEAD: Final = (
    r"(?!\s*(?:[^\d\n,;:]{2,40}, ngày [\d\s.…]{0,8}tháng [\d\s.…]{0,8}năm \d{4}\W*$|Số:? ?[\d\s.…]{0,8}-?[A-ZĐa-zđ]{2,6}/))"
)

_FORMS: Final[tuple[tuple[LabelKind, re.Pattern[str]], ...]] = (
    (
        "part",
        re.compile(
            r"(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Phụ lục|PHỤ LỤC)\s+(?:[IVX]+|\d+|thứ\s\w+|"
            r"THỨ\s\w+)\b[.:]?(?=\s|$)"
        ),
    ),
    ("step", letter_pattern(r"(?:Bước|BƯỚC|Giai đoạn|Đợt)\s+(?:\d{1,2}|[IVX]{1,4})\s*(?:[:.]|\s[-–])(?=\s*[<Lu>])")),
    ("part", letter_pattern(r"[A-EGĐ]\.(?=\s+[<Lu>]{2})")),
    ("article", re.compile(r"(?:Điều|ĐIỀU)\s+\d+[a-zđ]?\s*(?:[.:](?:\s?[-–](?=\s))?|[-–](?=\s))")),
    ("roman", re.compile(r"(?:[IVX]{1,5}|I[iv]{1,3}|V[i]{1,3}|X[iv]{0,3})\s?[.)/](?!\w)")),
    ("roman", letter_pattern(r"[IVX]{1,5}(?:\s?[-–]\s{0,4}(?=[<Lu>]{2}|[<Lu>][<Ll>])|-\s{1,4}(?=[<Ll>]))")),
    ("decimal", re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\s?[-–](?=\s)")),
    ("number", letter_pattern(r"\d{1,2}\s?[-–]\s{1,4}(?=[<Lu>])")),
    ("decimal", re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}[.)]?(?=\s)")),
    ("number", letter_pattern(r"\d{1,3}\s?(?:[.)](?=\s|[^\W\d])|/(?=\s|[<Lu>]?[<Ll>]))")),
    ("parenthesis", re.compile(r"\(\d{1,2}\)")),
    ("letter", re.compile(r"(?:[a-zđ©]{1,2})\s?\)|[a-zđ]\.(?=\s)")),
    ("dash", re.compile(r"_*[-–—•*●▪·](?=\s*[^\s\d])(?!\w-)" + _NO_LETTERHEAD)),
    ("plus", re.compile(r"[+○◦](?=\s*\S)")),
    (
        "ordinal",
        re.compile(
            r"(?:Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|"
            r"Mười) là)\s?[,:](?!\s?(?:ngày )?\d{1,2}(?:[/.\-]| tháng))"
        ),
    ),
)


# All forms in one, each a group: at one place the first that fits holds.
_ANY_FORM: Final = re.compile("|".join(f"({form.pattern})" for _, form in _FORMS))


@dataclass(frozen=True, slots=True)
class Label:
    """`text[start:end]` is the label, "none" where the provision has none (then it is empty)."""

    kind: LabelKind
    start: int
    end: int
    text: str


def read_label(text: str, start: int, end: int) -> Label:
    """The label with which `text[start:end]` begins; leading blanks are passed over."""
    while start < end and (text[start].isspace() or text[start] in '“"'):
        start += 1
    match = _ANY_FORM.match(text, start, end)
    if match is None or match.lastindex is None:
        return Label("none", start, start, "")
    return Label(_FORMS[match.lastindex - 1][0], start, match.end(), match.group())
