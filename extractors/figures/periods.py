"""The period that a figure holds for: the year, the span of years or the day that its sentence gives."""

from __future__ import annotations

import re
from typing import Final

from chidao.extractors.dates import Time, find_times
from chidao.extractors.figures.wording import SENTENCE_END, part_around

__all__ = ["period_of", "periods_at"]


def periods_at(text: str, start: int, end: int) -> tuple[Time, ...]:
    """The times of the sentence around `text[start:end]` that may be a period, in order."""
    low, high = part_around(text, start, end, SENTENCE_END)
    return tuple(time for time in find_times(text, low, high) if time.year is not None and not _other(text, time))


def period_of(text: str, times: tuple[Time, ...], start: int, end: int) -> str | None:
    """The period of the figure `text[start:end]`: `2017`, `2021/2030`, or a day.

    The nearest time before it; one behind it only where it clearly belongs to the figure (“22% năm 2005”, “cho giai đoạn
    2021-2030”).
    """
    after = [time for time in times if time.start >= end]
    own = next((time for time in after if time.grain in ("year", "years")), None)
    if own is not None and (
        (between := text[end : own.start].strip()) in ("", "vào") or (between == "(" and text.startswith(")", own.end))
    ):
        return _written(own)
    if (beside := _YEAR_OPENS.search(text[max(0, start - _BESIDE) : start])) is not None:
        return beside["year"]
    before = [time for time in times if time.end <= start]
    for index in range(len(before) - 1, -1, -1):
        if _OUTLOOK.search(text[max(0, before[index].start - 24) : before[index].start]) and index > 0:
            continue
        if _turns(text, before[index]):
            return None  # “giảm từ 11,25% năm 2011 xuống còn 2,89%”: that was the year of the other
        return None if _NOW.search(text[before[index].end : start]) else _written(before[index])
    return _written(after[0]) if after and _BEHIND.search(text[end : after[0].start + 9]) else None


# "cao hơn năm 2021 (5,04%)": brackets tell the value of the year before them.
_YEAR_OPENS: Final = re.compile(r"(?:năm |/)(?P<year>20\d\d) ?\((?:là |đạt |tăng |giảm )?$")
_BESIDE: Final = 24
# Not the period: what a figure is compared with, the date of a document, the day by which a task is to be done.
_OTHER: Final = re.compile(
    r"(?:so với|so|cùng kỳ|với cùng kỳ|số\s+\d[^,;]{0,40}|/[A-ZĐ-]+"
    r"|(?:giá )?(?:so sánh|cố định)(?: năm)?|trước|chậm nhất(?: là)?|xong(?: trong)?|hoàn thành(?: trong)?)\s*$",
    re.IGNORECASE,
)
_OUTLOOK: Final = re.compile(r"(?:định hướng|tầm nhìn)(?: đến)?\s*$", re.IGNORECASE)
_TURNS: Final = re.compile(r"\)? (?:đã )?(?:(?:tăng |giảm )?(?:lên|xuống)|(?:giảm )?còn)(?!\w)", re.IGNORECASE)
_FIGURE_BEFORE: Final = re.compile(r"\d(?:%|[ ][^\W\d]\S*(?:[ ][^\W\d]\S*){0,2})[ ]\(?$")
_NOW: Final = re.compile(r"(?<!\w)(?:đến nay|hiện nay|hiện có|nay (?:đã )?có|nay còn)(?!\w)", re.IGNORECASE)
_BEHIND: Final = re.compile(
    r"^[^.;:,\n]{0,80}(?:cho|của|trong|vào|tại thời điểm|cuối|đến)\s+(?:giai đoạn|cuối|đầu|năm|thời điểm|ngày|\d)",
    re.IGNORECASE,
)


def _turns(text: str, time: Time) -> bool:
    """Whether a figure before the time has it for its own, and goes up or down to another from there."""
    if _TURNS.match(text, time.end) is None:
        return False
    return _FIGURE_BEFORE.search(text[max(0, time.start - _BESIDE) : time.start]) is not None


def _other(text: str, time: Time) -> bool:
    return _OTHER.search(text[max(0, time.start - 48) : time.start]) is not None


def _written(time: Time) -> str | None:
    if time.day is not None:
        day = time.first()
        return day.isoformat() if day is not None else None
    if time.last_year is not None and time.last_year != time.year:
        return f"{time.year}/{time.last_year}"
    return str(time.year)
