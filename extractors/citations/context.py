"""What stands around the number of a cited document: the name of its kind, its date, and why it is cited."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Final

from chidao.corpus.document import Document
from chidao.extractors.citations.kinds import kind_names, name_pattern
from chidao.extractors.dates import find_times, plain, time_at
from chidao.extractors.letters import letter_pattern
from chidao.extractors.records import Relation
from chidao.extractors.signs import Signed

__all__ = ["SENTENCE_REACH", "Dated", "Head", "date_of", "find_head", "is_letterhead", "relation_of"]

SENTENCE_REACH: Final = 160
"""How many characters before a number its kind is looked for: titles of laws stand between (“Luật … số 31/2024/QH15”)."""

_SENTENCE_END: Final = letter_pattern(r"[.;:!?]\s+(?=[<Lu>“\"+-])|\n|\|")
_NEAR: Final = re.compile(r"[\s,:(“\"*]*(?:(?:s[ốôồổỗộóòo6]|mang số)\.?[\s:]*)?", re.IGNORECASE)
_SO: Final = re.compile(r"(?<!\w)s[ốôồổỗộóòo6]\.?[\s:]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a kind at `start`; `near` where only its own title and “số” part it from the number.

    `between` is the text from the name to the number.
    """

    start: int
    name: str
    near: bool
    between: str


def find_head(text: str, at: int, after: int, previous: Head | None) -> Head | None:
    """The kind's name for the number at `at`, looked for behind the last citation (`after`) in the same sentence.

    “các Nghị quyết: số 12-NQ/TW, số 34/NQ-CP”: a number with no name of its own takes the one before it (`previous`).
    """
    window = text[max(after, at - SENTENCE_REACH) : at]
    breaks = [match.end() for match in _SENTENCE_END.finditer(window) if not _elided(window[: match.start()])]
    low = max([0, *breaks])
    found = None
    for match in name_pattern().finditer(window, low):
        found = match
    if found is None:
        if previous is not None and _joins(text[after:at]):
            return Head(previous.start, previous.name, False, "")
        return None
    between = window[found.end() :]
    near = _NEAR.fullmatch(between) is not None or (_SO.search(between) is not None and not re.search(r"[,;:(]", between))
    return Head(at - len(window) + found.start(), _spelt(found[0]), near, between)


def _elided(before: str) -> bool:
    """A colon right behind a name of kinds (“các Nghị quyết: số …”) does not part it from the number."""
    return name_pattern().search(before, max(0, len(before) - 24)) is not None and before.rstrip().lower().endswith(
        tuple(kind_names())
    )


def _spelt(found: str) -> str:
    return kind_names()[found.lower()]


_JOINT: Final = re.compile(r"[^.;:\n|]{0,120}(?:,|;|và|hoặc)\s*(?:s[ốôồổỗộóòo6])?[\s:]*", re.IGNORECASE)


def _joins(between: str) -> bool:
    return _JOINT.fullmatch(between) is not None


@dataclass(frozen=True, slots=True)
class Dated:
    """The day of issue and where its words end."""

    day: date
    end: int


_DATE_AFTER: Final = re.compile(
    r"[\s,(*]{0,4}(?:cùng )?(?=ngày[\s\d])"
    r"|[\s,(]{1,3}của[^,.;:\n\t|()\d]{2,60}?[\s,]{1,2}(?=ngày\s\d)"
    r"|\s{1,2}\([^()\d\n|]{2,30}\)[\s,]{1,2}(?=ngày\s\d)"
    r"|[\s,]{1,2}(?:được )?(?:ký|ban hành)(?: ban hành)?\s(?=ngày\s\d)"
    r"|[\s,]{1,2}(?:hồi|lúc) \d{1,2} ?(?:h|g|giờ|:) ?(?:\d{2})?(?: ?phút)?,?\s(?=ngày\s\d)"
    r"|\s?\(\s?(?=\d{1,2}/\d{1,2}/\d{4})",
    re.IGNORECASE,
)
_DATE_BEFORE: Final = re.compile(
    r"(?:ngày|hôm)\s[^.;\n|]{4,120}?(?<!\w)(?:ban hành|có|ký|công bố|gửi|thông qua|phê duyệt|ra)(?!\w)[^.;\n|]{0,40}$",
    re.IGNORECASE,
)


def date_of(text: str, start: int, end: int, head: Head | None, previous_end: int) -> Dated | None:
    """The day of issue of the number in `text[start:end]`: behind it, before it, or at the head of the sentence."""
    if (lead := _DATE_AFTER.match(text, end)) is not None and (dated := _day_at(text, lead.end())) is not None:
        return dated
    if head is not None and head.near and (day := _only_day(head.between)) is not None:
        return Dated(day, 0)
    low = max(previous_end, (head.start if head is not None else start) - 150)
    before = text[low : head.start if head is not None else start]
    if (match := _DATE_BEFORE.search(before)) is not None and (day := _only_day(match[0])) is not None:
        return Dated(day, 0)
    return None


def _day_at(text: str, at: int) -> Dated | None:
    time = time_at(plain(text[at : at + 48]), 0)
    day = time.first() if time is not None and time.day is not None else None
    return Dated(day, at + time.end) if time is not None and day is not None else None


def _only_day(text: str) -> date | None:
    days = [day for time in find_times(text) if time.day is not None and (day := time.first()) is not None]
    return days[0] if len(days) == 1 else None


_LETTERHEAD_REACH: Final = 1500


def is_letterhead(document: Document, at: int, head: Head | None) -> bool:
    """Whether the number at `at` is the document's own, printed after “Số:” at the start of a block near the top."""
    if at > _LETTERHEAD_REACH or head is not None:
        return False
    index = bisect_right(document.blocks, at, key=lambda block: block.start) - 1
    start = document.blocks[index].start if index >= 0 else 0
    line = max(start, document.text.rfind("\n", 0, at) + 1, document.text.rfind("|", 0, at) + 1)
    return _OWN.fullmatch(document.text[line:at]) is not None


_OWN: Final = re.compile(r"[^a-z]{0,80}\W*S[ốỐ][\s:.*]*", re.DOTALL)

_RELATIONS: Final[tuple[tuple[Relation, Signed], ...]] = (
    # The words in small letters that come before the kind's name, nearest reading first.
    (
        "replaces",
        Signed.of(
            r"(?:thay thế|bãi bỏ|hủy bỏ|huỷ bỏ|hết hiệu lực của)(?: (?:cho|các|một phần|toàn bộ))* ?$",
            "thay thế",
            "bỏ",
            "hiệu lực",
        ),
    ),
    ("amends", Signed.of(r"(?:sửa đổi|bổ sung|điều chỉnh)[^.;:\n|]{0,40}$", "sửa đổi", "bổ sung", "điều chỉnh")),
    ("proposed_by", Signed.of(r"theo đề nghị[^.;\n|]{0,140}$|đề nghị của[^.;\n|]{0,120}tại[^.;\n|]{0,60}$", "đề nghị")),
    ("based_on", Signed.of(r"căn cứ[^.\n|]{0,150}$", "căn cứ")),
    (
        "implements",
        Signed.of(
            r"(?:thực hiện|triển khai|theo tinh thần|thi hành|quán triệt|cụ thể hóa|tuân thủ)[^.;\n|]{0,100}$",
            "thực hiện",
            "triển khai",
            "tinh thần",
            "thi hành",
            "quán triệt",
            "cụ thể hóa",
            "tuân thủ",
        ),
    ),
)


def relation_of(text: str, start: int) -> Relation:
    """Why the document named at `start` is cited, told by the words before it in its sentence."""
    before = text[max(0, start - 200) : start]
    before = before[max(before.rfind("\n"), before.rfind("|")) + 1 :].rstrip(' *“"(').lower()
    return next((relation for relation, pattern in _RELATIONS if pattern.search(before)), "mentions")
