"""Who stands above whom: the centre, ministries, provinces, districts and communes."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from chidao.corpus.reference import load_table
from chidao.extractors.tasks.leaders import without_address

__all__ = ["asks_above", "rank_of"]

_CENTRE, _PROVINCE = 4, 2


@cache
def _ranks() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((re.compile("|".join(table["forms"])), table["rank"]) for table in load_table("ranks").values())


def rank_of(name: str) -> int:
    """The rank of a body or its head, from 4 for the centre down to 1; 0 for one whose rank a name does not tell."""
    name = without_address(name).lower()
    return next((rank for form, rank in _ranks() if form.match(name)), 0)


_PROVINCIAL: Final = re.compile(r"(?:(?:giám đốc|phó giám đốc|lãnh đạo) )*(?:sở|chi cục)\b", re.IGNORECASE)
_OF_CENTRE: Final = re.compile(r"(?:bộ(?! chỉ huy| đội| phận| môn)|các bộ|bộ trưởng|thứ trưởng)\b", re.IGNORECASE)


def asks_above(authority: str, name: str) -> bool:
    """Whether an authority asks one above it for something, so that it charges nobody: "UBND tỉnh đề nghị Chính phủ hỗ trợ"."""
    asked, asks = rank_of(name), rank_of(authority)
    of_centre = asked == _CENTRE or bool(_OF_CENTRE.match(name))
    if _PROVINCIAL.match(without_address(authority)):
        of_province = name.lower().startswith(("ubnd tỉnh", "ubnd thành phố", "ủy ban nhân dân t", "chủ tịch"))
        return of_centre or (asked == _PROVINCE and of_province)
    return 0 < asks < asked and of_centre
