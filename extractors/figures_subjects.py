"""What a figure measures, in the text's own words, and the period it holds for."""

from __future__ import annotations

import re

from chidao.extractors.dates import Time, find_times
from chidao.extractors.figures_context import comparator_start

__all__ = ["Sentence", "clause_bounds", "period_of", "sentence_at", "subject_of"]

_REACH = 500
_END = re.compile(r"[.!?…][\"”)*_]*\s+(?=[A-ZĐÀ-Ỹ“\"*+\-–(\d])|\n|\||;\s")
Sentence = tuple[int, int]


def sentence_at(text: str, start: int, end: int) -> Sentence:
    """The bounds of the sentence, or the part of it between semicolons, around `text[start:end]`, at most 500 characters each way."""
    low = max(0, start - _REACH)
    for match in _END.finditer(text, low, start):
        low = match.end()
    match = _END.search(text, end, min(len(text), end + _REACH))
    return low, match.start() if match is not None else min(len(text), end + _REACH)


_LEFT_BREAK = re.compile(r"[,:(–]\s|[(“\"]|\s-\s|(?<!\w)(?:trong đó|với|và)\s", re.IGNORECASE)
_RIGHT_BREAK = re.compile(r"[,.:()|\n]|(?<!\w)(?:với|trong đó|bao gồm)(?!\w)", re.IGNORECASE)


def clause_bounds(text: str, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The bounds of the clause of a figure: up to the commas, colons and brackets around it."""
    low = sentence[0]
    for match in _LEFT_BREAK.finditer(text, low, start):
        low = match.end()
    match = _RIGHT_BREAK.search(text, end, sentence[1])
    return low, match.start() if match is not None else sentence[1]


_COPULA = re.compile(
    r"(?:(?<!\w)(?:đạt|là|được|với|lên|bằng|chiếm|mới|dự kiến|phấn đấu|từ|còn|gồm|có|khoảng|hiện|đã|đến|tới|số lượng|ước|cho|đối với|ở mức|mức)|[-–+*:“\"(])\s*$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^\s*(?:[-–+*“\"(\s]+|(?:trong đó|với|và|đồng thời|đến nay|hiện nay|hiện|cụ thể|theo đó|phấn đấu|đảm bảo|bảo đảm|trong số|có|nhưng|còn|cả|tính)(?!\w))\s*",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"(?<!\w)(?:tăng thêm|tăng trưởng|tăng bình quân|tăng|giảm|cao hơn|thấp hơn|vượt|cắt giảm)(?:\s+\w+){0,2}$", re.IGNORECASE
)


def subject_of(text: str, sentence: Sentence, start: int, end: int, base: str | None) -> tuple[str | None, str]:
    """The subject of the figure `text[start:end]` and that part of it that a change right behind it would share.

    `base` is what the figure before in the sentence gave as that part.
    """
    low, high = clause_bounds(text, sentence, start, end)
    left = _left(text[low : comparator_start(text, start)])
    right = text[end:high].strip(' *_"”“\u00a0')
    if (not left or _CHANGE.fullmatch(left)) and base:
        left = f"{base} {left}".strip()
    subject = _tidy(f"{left} {right}")
    return subject or None, left


def _left(text: str) -> str:
    text = _without_times(text)
    previous = None
    while previous != text:
        previous = text
        text = _OPENING.sub("", _COPULA.sub("", text)).strip()
    return text


def _without_times(text: str) -> str:
    kept, done = [], 0
    for time in find_times(text):
        kept.append(
            re.sub(
                r"(?<!\w)(?:đến hết|tính đến|đến|trong|vào|từ|cho|của|tại thời điểm)\s*$",
                "",
                text[done : time.start],
                flags=re.IGNORECASE,
            )
        )
        done = time.end
    return "".join((*kept, text[done:]))


def _tidy(text: str) -> str:
    return re.sub(r"[\s*_]+", " ", text).strip(" ,.;:-–+")


def period_of(text: str, sentence: Sentence, start: int, end: int) -> str | None:
    """The period that the sentence gives for a figure: `2017`, `2021/2030`, or a day; the nearest before, else after.

    Years of comparison (“so với năm 2016”) and documents' dates are no periods.
    """
    times = [time for time in find_times(text, *sentence) if not _compared(text, time)]
    before = [time for time in times if time.end <= start]
    after = [time for time in times if time.start >= end]
    for time in (*reversed(before), *after):
        if (period := _period(time)) is not None:
            return period
    return None


_COMPARED = re.compile(r"(?:so với|so|cùng kỳ|với cùng kỳ|của|số[^,;]{0,40}|/[A-ZĐ-]+)\s*(?:cùng kỳ\s*)?$", re.IGNORECASE)


def _compared(text: str, time: Time) -> bool:
    return _COMPARED.search(text[max(0, time.start - 48) : time.start]) is not None


def _period(time: Time) -> str | None:
    if time.year is None:
        return None
    if time.day is not None:
        day = time.first()
        return day.isoformat() if day is not None else None
    if time.last_year is not None and time.last_year != time.year:
        return f"{time.year}/{time.last_year}"
    return str(time.year)
