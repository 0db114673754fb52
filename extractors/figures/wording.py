"""The words of a clause made plain: without asides, notes, times, bullets and the marks of parts."""

from __future__ import annotations

import re
from typing import Final

from chidao.extractors.dates import find_times
from chidao.extractors.letters import letter_pattern

__all__ = ["FEW_WORDS", "PART_END", "SENTENCE_END", "SHORT", "out_of_brackets", "part_around", "plain", "tidy", "without_times"]

FEW_WORDS: Final = 2
SHORT: Final = 3
_ASIDE: Final = re.compile(r"\([^()\n]*\)")
# “(i)”, “(2)”, “a)” number the parts of a sentence, “[3]” and “[^3]” lead to its notes.
_PART_MARK: Final = re.compile(r"\((?:[ivx]{1,4}|[a-zđ]|\d{1,2})\)")
_NOTE_MARK: Final = re.compile(r"\[\^?\d{1,2}\]")


_REACH: Final = 500
_CLOSED: Final = r"(?<=[.!?…])[\"”)*_]*\s+(?=[<Lu>“\"*+\-–(\d])"
SENTENCE_END: Final = letter_pattern(rf"[.!?…\n\t|](?:(?<=[\n\t|])|{_CLOSED})")
PART_END: Final = letter_pattern(rf"[.!?…\n\t|;](?:(?<=[\n\t|])|(?<=;)\s|{_CLOSED})")
"""The same, or a semicolon."""


def part_around(text: str, start: int, end: int, ending: re.Pattern[str]) -> tuple[int, int]:
    """Where the part of the text around `text[start:end]` begins and ends, at most 500 characters each way."""
    low = max(0, start - _REACH)
    for match in ending.finditer(text, low, start + 1):  # a number at `start` may begin it
        low = match.end()
    after = ending.search(text, end, min(len(text), end + _REACH))
    return low, after.start() if after is not None else min(len(text), end + _REACH)


def plain(text: str) -> str:
    """Without notes and asides; marks of parts become breaks."""
    return _OR_MORE.sub("", _ASIDE.sub("", _PART_MARK.sub("; ", _NOTE_MARK.sub("", text))))


_OR_MORE: Final = re.compile(r"\s+trở (?:lên|xuống)(?!\w)", re.IGNORECASE)


def out_of_brackets(before: str) -> str:
    """What stands behind the brackets of the figure before: the words next to them are told of an earlier one."""
    closing = before.find(")")
    return before[closing + 1 :] if closing >= 0 and "(" not in before[:closing] else before


_BEFORE_TIME: Final = re.compile(r"(?<!\w)(?:đến hết|tính đến|đến|trong|vào|từ|cho|của|tại thời điểm)\s*$", re.IGNORECASE)

_HOUR: Final = re.compile(
    r"(?<!\w)(?:(?:tính |cập nhật )?(?:đến|lúc|hồi|vào) )?\d{1,2} ?(?:giờ|h)(?: ?\d{2})?(?: phút)?"
    r"(?: (?:sáng|chiều|nay|cùng))*(?!\w)"
)


def without_times(text: str) -> str:
    """Without days, periods and hours, and the words that lead to them."""
    text = _HOUR.sub("", text)
    kept, done = [], 0
    for time in find_times(text):
        kept.append(_BEFORE_TIME.sub("", text[done : time.start]))
        done = time.end
    return "".join((*kept, text[done:]))


_BLANKS: Final = re.compile(r"[\s*_]+")
_BEFORE_BREAK: Final = re.compile(r"\s+(?=[,;])")


def tidy(text: str) -> str:
    """One line without bullets, emphasis and punctuation at its edges."""
    return _BEFORE_BREAK.sub("", _BLANKS.sub(" ", text)).strip(' ,.;:-–+/“”"')
