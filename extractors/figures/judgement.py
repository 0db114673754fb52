"""Whether a quantity is one of substance: not a label, a date, a duration, a rank, a name or the length of a list."""

from __future__ import annotations

import re
from typing import Final

from chidao.extractors.figures.context import has_comparator, is_labelled, is_multiple, is_ordinal
from chidao.extractors.figures.quantities import Quantity

__all__ = ["is_substance"]

_ATTACHED: Final = re.compile(r"[\w)\]][-–+]$")
_FEW: Final = 3
_REACH: Final = 32
_TEN: Final = 10
_PROVINCES: Final = 64  # the country never had more
_MANY: Final = 1000  # nothing is numbered that high behind “tổ”, “cấp” or a name
_PLACES: Final = frozenset(
    ("xã", "phường", "đặc khu", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "thôn", "bản", "khu phố")
)
_COLLECTED: Final = frozenset(
    ("tỉnh", "địa phương", "nước", "thành phố", "bộ", "cơ quan", "đơn vị", "bộ, ngành", "ngành", "sở", "ban")
)


def is_substance(text: str, quantity: Quantity) -> bool:
    """Whether a quantity counts as a figure (docs/huong-dan-gan-nhan.md)."""
    start, unit = quantity.start, quantity.unit
    if _ATTACHED.search(text[max(0, start - 2) : start]):
        return False
    if is_ordinal(text, start) or (unit.kind == "abbreviation" and _PLATE.search(text[max(0, start - _PLATE_REACH) : start])):
        return False
    counted = unit.kind in ("count", "abbreviation", "guess")
    if counted and quantity.year and not unit.scaled:
        return False
    if unit.kind == "multiple":
        return is_multiple(text, start)
    if unit.kind == "rating" and not has_comparator(text, start):
        return False
    if _is_day(text, quantity):
        return False
    named = unit.noun in _PLACES and text[unit.end : unit.end + 2][1:].isupper()  # "Tổ 12 phường Tân An"
    weak = (unit.kind in ("abbreviation", "guess") or unit.written[0].isupper() or named) and quantity.value < _MANY
    if not unit.scaled and unit.kind != "rate" and is_labelled(text, start, year=quantity.year, weak=weak):
        return False
    if counted and not quantity.whole and not unit.scaled and "," not in text[start : quantity.number_end]:
        return False  # “công nghiệp 4.0”
    fraction = quantity.join == "/" and (quantity.second or 0) <= _TEN
    if unit.kind == "guess" and (fraction or text[start - 1 : start] in _QUOTES):
        return False  # “1/3 sản lượng”, “3 bám”
    if quantity.in_words and (unit.kind == "guess" or _SPELT_OUT.search(text[max(0, start - 120) : start])):
        return False
    if unit.kind in ("abbreviation", "guess") and not unit.scaled and not quantity.whole:
        return False
    return not counted or unit.scaled or not quantity.whole or _counts(text, quantity)


# “tàu BĐ 97258 TS”: capitals on both sides are those of a plate.
_PLATE: Final = re.compile(r"(?<!\w)[A-ZĐ]{1,3}[ -]$")
_PLATE_REACH: Final = 5
# “2.000 tỷ đồng (hai nghìn tỷ đồng)”, “(Bằng chữ: …)”: the same amount once more.
_SPELT_OUT: Final = re.compile(r"\((?:[^()]{0,12})$|(?:đồng|%) ?\([^()\d]{0,100}$|bằng chữ[^()\n]*$", re.IGNORECASE)
_MANY_PARTS: Final = 60
_DAY_JOINS: Final = ("/", "-", "–")
_DAYS, _MONTHS = 31, 12
_DAYTIME_BEFORE: Final = re.compile(r"(?<!\w)(?:ngày|sáng|trưa|chiều|tối|đêm|khuya|hôm)\s*$", re.IGNORECASE)
_LIMIT_BEFORE: Final = re.compile(r"(?<!\w)(?:trước|đến)\s*$", re.IGNORECASE)
_DAY_REACH: Final = 12


def _is_day(text: str, quantity: Quantity) -> bool:
    """Whether two numbers are a day and its month: “30/4”, “sáng 3/9”, “rạng sáng 25-9”, “đến 25-9”.

    With a slash no word is needed where more than the whole, and small, stands before it: “45.799/36.875 tỷ đồng” is a result
    against its plan. “Đến 5-9 điểm” is a range.
    """
    if quantity.second is None or quantity.join not in _DAY_JOINS or quantity.unit.kind == "rate":
        return False
    shared = quantity.join == "/"
    if shared and quantity.second < quantity.value < _MANY_PARTS:
        return True
    if quantity.value > _DAYS or quantity.second > _MONTHS:
        return False
    before = text[max(0, quantity.start - _DAY_REACH) : quantity.start]
    if _DAYTIME_BEFORE.search(before):
        return True
    return (shared or quantity.second <= quantity.value) and _LIMIT_BEFORE.search(before) is not None


def _counts(text: str, quantity: Quantity) -> bool:
    """Whether a whole number before a noun counts things: not a few bodies named elsewhere, not “một” or “cả hai” of prose."""
    unit, noun = quantity.unit, quantity.unit.noun or ""
    if noun == "tỉnh" and quantity.value > _PROVINCES:
        return False  # “Tổ công tác 751 tỉnh”
    if quantity.join != "/" and noun in _COLLECTED and quantity.value <= _FEW and not _in_list_of_counts(text, quantity):
        return False
    if _NAMED.match(text, unit.end) or _in_motto(text, quantity) or _in_shifts(text, quantity):
        return False
    if not quantity.in_words:
        return not _is_row_number(text, quantity)
    if unit.kind != "count":
        return False
    quoted = text[unit.end : unit.end + 1] in _QUOTES or text[quantity.start - 1 : quantity.start] in _QUOTES
    definite = (
        text[quantity.start].isupper() or _DEFINITE.search(text[max(0, quantity.start - 12) : quantity.start]) is not None
    )
    return not (quoted or definite) and (quantity.value not in (1, 5) or has_comparator(text, quantity.start))


_COUNT_BEFORE: Final = re.compile(r"(?<![\w.,])\d{1,3}(?:[ ][^\W\d_]+){1,3}(?:,| và)[ ]$")

_COUNT_BEHIND: Final = re.compile(r"(?:\[\d{1,2}\])?(?:,| và) \d{1,3} [^\W\d_]")


def _in_list_of_counts(text: str, quantity: Quantity) -> bool:
    """“05 sở, 03 ban và 120 phòng”: among other counts even a few bodies are counted."""
    before = text[max(0, quantity.start - _ROW_REACH) : quantity.start]
    return _COUNT_BEFORE.search(before) is not None or _COUNT_BEHIND.match(text, quantity.unit.end) is not None


_MOTTO: Final = re.compile(r"[“\"]\d[^“”\"\n]{0,30}$")
_MOTTO_END: Final = re.compile(r"[^“”\"\n]{0,30}[”\"]")


def _in_motto(text: str, quantity: Quantity) -> bool:
    """Whether the number stands in a short saying that begins with one (“3 ca, 4 kíp”)."""
    before = text[max(0, quantity.start - _REACH) : quantity.start]
    begins = before[-1:] in _QUOTES or _MOTTO.search(before) is not None
    return begins and _MOTTO_END.match(text, quantity.unit.end) is not None


_SHIFTS: Final = re.compile(r"\d ca(?:,| -| –|;)? ?\d kíp")


def _in_shifts(text: str, quantity: Quantity) -> bool:
    """Whether the number tells how work is done in shifts (“3 ca 4 kíp”)."""
    unit = quantity.unit
    return unit.noun in {"ca", "kíp"} and _SHIFTS.search(text, max(0, quantity.start - _ROW_REACH), unit.end + _TEN) is not None


# “4 khóa XII” is part of a name, “03 nhiệm vụ sau:” the length of the list that follows.
_NAMED: Final = re.compile(r"[ ](?:[IVX]+(?!\w)|(?:sau|sau đây|như sau|dưới đây)[ ]?(?:[:.;,\n]|$))")
_DEFINITE: Final = re.compile(r"(?<!\w)(?:cả|các|những|trong|giữa|thứ|số)[ ]$", re.IGNORECASE)
_QUOTES: Final = tuple('"“”')


_ROW_REACH: Final = 24


def _is_row_number(text: str, quantity: Quantity) -> bool:
    """The number of a row or paragraph: nothing before it, and behind it a capital or a word that the table does not know."""
    before = text[max(0, quantity.start - _ROW_REACH) : quantity.start]
    line_start = max(before.rfind(mark) for mark in "\n\t|") + 1
    if before[line_start:].strip(" *_"):
        return False
    return quantity.unit.kind != "count" or quantity.unit.written[0].isupper()
