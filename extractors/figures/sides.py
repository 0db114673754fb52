"""The words left and right of a figure, within its clause, that may tell what it measures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chidao.extractors.dates import find_times
from chidao.extractors.figures.context import comparator_start
from chidao.extractors.figures.phrases import phrases
from chidao.extractors.letters import letter_pattern

__all__ = ["FEW_WORDS", "SHORT", "Sentence", "Sides", "first_words", "sentence_at", "sides_of", "tidy"]

_REACH = 500
_END = letter_pattern(r"[.!?…][\"”)*_]*\s+(?=[<Lu>“\"*+\-–(\d])|[\n\t|]|;\s")
Sentence = tuple[int, int]
FEW_WORDS = 2
SHORT = 3


def sentence_at(text: str, start: int, end: int) -> Sentence:
    """The sentence, or the part of it between semicolons, around `text[start:end]`, at most 500 characters each way."""
    low = max(0, start - _REACH)
    for match in _END.finditer(text, low, start):
        low = match.end()
    after = _END.search(text, end, min(len(text), end + _REACH))
    return low, after.start() if after is not None else min(len(text), end + _REACH)


@dataclass(frozen=True, slots=True)
class Sides:
    """The words left and right of a figure that may tell what it measures, and those before them (`wider`).

    `joined`: the figure goes on a list, or a change, begun by the figure before it; `goes_on`: its clause only goes on with
    a verb (“bằng 101% kế hoạch”); `open`: the list goes on behind it.
    """

    left: str
    right: str
    wider: str = ""
    joined: bool = False
    goes_on: bool = False
    open: bool = False


_ASIDE = re.compile(r"\([^()\n]*\)")
_LIST = re.compile(r"\s*(?:,|và|cùng)\s+\d", re.IGNORECASE)
_JOINED = re.compile(
    r"(?:,|(?<!\w)(?:và|cùng))\s*$|^(?:\s*(?:lên|xuống|còn|đến|tới|sang|thành|hoặc|nay|mức|là|của|ở|tại|thuộc|trên|-|–|,|”|“)(?!\w))*\s*$",
    re.IGNORECASE,
)


def sides_of(text: str, sentence: Sentence, start: int, end: int, previous_end: int) -> Sides:
    """The clause around the figure `text[start:end]`, comparators, copulas and times left out."""
    low = max(sentence[0], min(previous_end, start))
    before = _ASIDE.sub("", text[low : comparator_start(text, start)])
    right = _ASIDE.sub("", text[end : sentence[1]])
    joined = low > sentence[0] and _JOINED.search(before) is not None
    bracketed = before.rfind("(") >= 0
    parts = [] if joined else _clauses(before, low > sentence[0] and not bracketed)
    segments = [_left(part) for part in parts]
    left = segments.pop() if segments else ""
    wider = _wider(segments)
    if left in ("", "trung bình", "bình quân") and bracketed:
        # Inside brackets that only give the amount, what is measured stands before them.
        left = f"{wider} {left}".strip()
    goes_on = low > sentence[0] and not joined and not left and (bracketed or bool(parts[-1].strip()))
    return Sides(left, first_words(right), wider, joined, goes_on, _LIST.match(right) is not None)


def _clauses(before: str, follows: bool) -> list[str]:
    """The parts of the text before a number; where it `follows` another figure, the first part told of that one."""
    parts = phrases().left_break.split(before)
    if not follows:
        return parts
    return parts[1:] if len(parts) > 1 else [re.split(r"(?<!\w)và ", before)[-1]]


def _wider(segments: list[str]) -> str:
    """The last of the segments, with those before it as long as it is no more than a word or two."""
    wider = ""
    for segment in reversed(segments):
        wider = f"{segment}, {wider}".strip(", ")
        if len(wider.split()) > FEW_WORDS:
            break
    return wider


_MANY_WORDS = 6


def _left(text: str) -> str:
    pattern = phrases()
    text = _without_times(text)
    previous = None
    while previous != text:
        previous = text
        text = pattern.opening.sub("", pattern.copula.sub("", text)).strip()
    text = pattern.reporting.sub("", text)
    if len(text.split()) > _MANY_WORDS:
        text = pattern.introducing.sub("", text)
    return tidy(text)


def first_words(text: str) -> str:
    """Up to the first break; a bare noun before a comma goes on with what the comma adds (“lúa, hoa màu bị thiệt hại”)."""
    at = 0
    while (match := phrases().right_break.search(text, at)) is not None:
        words = len(text[: match.start()].split())
        if match[0] != "," or not 1 <= words <= SHORT or _NEW_CLAUSE.match(text, match.end()):
            text = text[: match.start()]
            break
        at = match.end()
    said = tidy(text).split()
    return " ".join(said) if len(said) <= _ENOUGH else _DANGLING.sub("", " ".join(said[:_ENOUGH]))


_ENOUGH = 12
_DANGLING = re.compile(r"(?:[,;]?\s(?:và|của|tại|trên|theo|cho|đến|ở|với|các|những|về|là|được|có|khi|do))*$", re.IGNORECASE)
_NEW_CLAUSE = re.compile(
    r"\s*(?:\W*\d|(?:tăng|giảm|đạt|trong|với|và|có|là|tỷ lệ|tổng|thu|nộp|bằng|cao|thấp|vượt|hơn|trên|khoảng|gần|ước)(?!\w)"
    r"|(?:chiếm)(?!\w)|[^,.;]{0,40}\d)",
    re.IGNORECASE,
)
_BEFORE_TIME = re.compile(r"(?<!\w)(?:đến hết|tính đến|đến|trong|vào|từ|cho|của|tại thời điểm)\s*$", re.IGNORECASE)


def _without_times(text: str) -> str:
    kept, done = [], 0
    for time in find_times(text):
        kept.append(_BEFORE_TIME.sub("", text[done : time.start]))
        done = time.end
    return "".join((*kept, text[done:]))


def tidy(text: str) -> str:
    return re.sub(r"[\s*_]+", " ", text).strip(' ,.;:-–+“”"')
