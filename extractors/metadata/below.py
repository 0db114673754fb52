"""What a document says of itself below its title, where its letterhead is lost or left blank.

A resolution tells at its end when it was adopted (Nghị định 30/2020/NĐ-CP, phụ lục III); an annex names the document that
it belongs to: “(Kèm theo Quyết định số … ngày …)”.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from chidao.extractors.dates import find_times, real_day
from chidao.extractors.metadata.head import Letterhead
from chidao.extractors.metadata.kinds import type_at_start
from chidao.extractors.metadata.places import letters

_DAY: Final = r"(?P<day>ngày\s+(?:\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+|\d{1,2}[/.]\d{1,2}[/.])\d{4})"
_ADOPTED: Final = re.compile(rf"(?<!\w)này\s(?:đã\s)?được[^.;]{{5,200}}?thông\squa\s+(?:vào\s+)?{_DAY}", re.IGNORECASE)
_CAPTION: Final = re.compile(
    r"\((?:Ban\s+hành\s+)?kèm\s+theo\s+(?P<name>[^\W\d_]+(?:\s[^\W\d_]+){0,2}?)\s+số\s*:?\s*"
    rf"(?P<number>\d{{1,6}}[a-zA-Z]?(?:/(?:19|20)\d\d)?[/-][A-ZĐ][\w&./-]*),?\s+{_DAY}\s+của\s+(?P<issuer>[^)]{{4,120}})\)",
    re.IGNORECASE,
)
_ADOPTING: Final = ("nghi_quyet", "luat")


def completed(head: Letterhead, text: str) -> Letterhead:
    """The head with what it lacks: the stamped number and day, the day of adoption, the number in its annex's caption."""
    if head.number is None and head.issued_on is None and (stamped := _stamped(head, text)) is not None:
        return stamped
    if head.number is None and (caption := _own_caption(head, text)) is not None:
        head = replace(head, number=caption["number"].rstrip("."), issued_on=head.issued_on or _day(caption))
    if head.issued_on is None and head.kind in _ADOPTING:
        adopted = list(_ADOPTED.finditer(text))
        day = _day(adopted[-1]) if adopted else None
        head = replace(head, issued_on=day, year=head.year or (day.year if day else None))
    return head


_STAMPED: Final = re.compile(
    r"(?<!\d\n)^[ \t]*(?P<number>\d{1,5})[ \t]*\n[ \t]*(?P<day>\d{1,2})(?:[ \t]+[A-ZĐ]{2}.*)?[ \t]*$"
    r"(?!\n[ \t]*\d+[ \t]*$)",
    re.MULTILINE,
)


def _stamped(head: Letterhead, text: str) -> Letterhead | None:
    """The head with the number and day that an electronic stamp put over its blanks.

    The text layer of a PDF holds them as two lines of figures alone, behind the page; None where there is not one such pair.
    """
    pairs = list(_STAMPED.finditer(text)) if head.code and head.month and head.year else []
    day = real_day(head.year, head.month, int(pairs[0]["day"])) if len(pairs) == 1 else None
    return replace(head, number=f"{pairs[0]['number']}{head.code}", issued_on=day) if day else None


def _own_caption(head: Letterhead, text: str) -> re.Match[str] | None:
    """The caption of an annex that names a document of this kind and issuer; the caption of another's annex is a citation."""
    for caption in _CAPTION.finditer(text):
        issuer, own = letters(caption["issuer"]), letters(head.issuer or "")
        named = type_at_start(caption["name"])
        if named and named[1] == head.kind and (issuer.endswith(own) or own.startswith(issuer)):
            return caption
    return None


def _day(match: re.Match[str]) -> date | None:
    return next((time.first() for time in find_times(match["day"])), None)
