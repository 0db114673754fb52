"""What a figure measures, in the text's own words, and the period it holds for.

The subject of “nộp ngân sách hơn 317 tỷ đồng” stands left of the number, that of “100% hồ sơ được xử lý trực tuyến” right of
it, that of “giải ngân đạt 66,7% kế hoạch” on both sides; of “tăng 13,5%” only the change stands there and the rest is what the
figure before measured.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chidao.extractors.dates import Time, find_times
from chidao.extractors.figures_context import comparator_start

__all__ = ["Sentence", "Shared", "Sides", "period_of", "sentence_at", "sides_of", "subject_of"]

_REACH = 500
_END = re.compile(r"[.!?…][\"”)*_]*\s+(?=[A-ZĐÀ-Ỹ“\"*+\-–(\d])|\n|\||;\s")
Sentence = tuple[int, int]


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

    `joined`: the figure goes on a list begun by the figure before it; `open`: the list goes on behind it.
    """

    left: str
    right: str
    wider: str = ""
    joined: bool = False
    open: bool = False


_ASIDE = re.compile(r"\([^()\n]*\)")
_LEFT_BREAK = re.compile(r"[,:]\s|[()“\"]|\s[-–]\s|(?<!\w)(?:trong đó|(?<!đối )với)\s", re.IGNORECASE)
_RIGHT_BREAK = re.compile(
    r"[,.](?!\d)|[:;()|\n“\"]|\s[-–]\s"
    r"|(?<!\w)(?:với|trong đó|bao gồm|gồm|để|nhằm|theo quy định|theo đúng|như|nhưng|trong thời gian|trong vòng)(?!\w)"
    r"|(?<!\w)(?:lên|xuống|còn|sang|đến)(?= \d)|(?<!\w)và (?=(?:[^\W\d]+ ){0,6}\d)",
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*(?:,|và|cùng)\s+\d", re.IGNORECASE)


def sides_of(text: str, sentence: Sentence, start: int, end: int, previous_end: int) -> Sides:
    """The clause around the figure `text[start:end]`, comparators, copulas and times left out."""
    low = max(sentence[0], min(previous_end, start))
    before = _ASIDE.sub("", text[low : comparator_start(text, start)])
    right = _ASIDE.sub("", text[end : sentence[1]])
    joined = low > sentence[0] and _JOINED.search(before) is not None
    segments = [] if joined else [_left(part) for part in _LEFT_BREAK.split(before)]
    left = segments.pop() if segments else ""
    wider = _wider(segments)
    if left in ("", "trung bình", "bình quân") and before.rfind("(") >= 0:
        # Inside brackets that only give the amount, what is measured stands before them.
        left = f"{wider} {left}".strip()
    return Sides(left, _right(right), wider, joined, _LIST.match(right) is not None)


def _wider(segments: list[str]) -> str:
    """The last of the segments, with those before it as long as it is no more than a word or two."""
    wider = ""
    for segment in reversed(segments):
        wider = f"{segment}, {wider}".strip(", ")
        if len(wider.split()) > _FEW_WORDS:
            break
    return wider


_FEW_WORDS = 2
_JOINED = re.compile(r"(?:,|(?<!\w)(?:và|cùng))\s*$", re.IGNORECASE)


_COPULA = re.compile(
    r"(?:(?<!\w)(?:đạt|là|được|với|lên|xuống|về|bằng|chiếm|mới|dự kiến|phấn đấu|từ|còn|gồm|có|khoảng|(?<!phát )(?<!thực )hiện|đã|đến"
    r"|tới|ước|cho|đối với|ở mức|đạt tỷ lệ|(?<!việc )làm|ngay|mỗi|trị giá|tương đương|phục vụ)|[-–+*:“\"(,])\s*$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^\s*(?:[-–+*“\"(),\s]+|(?:trong đó|với|và|đồng thời|đến nay|hiện nay|hiện|cụ thể|theo đó|phấn đấu|đảm bảo|bảo đảm|trong số|có"
    r"|nhưng|còn|cả|tính|đạt|mục tiêu|hoàn thành mục tiêu|thống nhất|đã|làm|đặc biệt|qua đó|từ đó|hiện có)(?!\w))\s*",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"^.*(?<!\w)(?:đề xuất|đề nghị|trình|cho biết|cho rằng|yêu cầu|để|nhằm|phấn đấu|đảm bảo|bảo đảm|ứng cứu)(?!\w)"
    r"\s+(?=\S+\s\S+)",
    re.IGNORECASE | re.DOTALL,
)


def _left(text: str) -> str:
    text = _without_times(text)
    previous = None
    while previous != text:
        previous = text
        text = _OPENING.sub("", _COPULA.sub("", text)).strip()
    return _tidy(_REPORTING.sub("", text))


_SHORT = 3


def _right(text: str) -> str:
    """Up to the first break; a bare noun before a comma goes on with what the comma adds (“lúa, hoa màu bị thiệt hại”)."""
    at = 0
    while (match := _RIGHT_BREAK.search(text, at)) is not None:
        words = len(text[: match.start()].split())
        if match[0] != "," or not 1 <= words <= _SHORT or _NEW_CLAUSE.match(text, match.end()):
            text = text[: match.start()]
            break
        at = match.end()
    return _tidy(text)


_NEW_CLAUSE = re.compile(
    r"\s*(?:\W*\d|(?:tăng|giảm|đạt|trong|với|và|có|là|tỷ lệ|tổng|thu|nộp|bằng|cao|thấp|vượt|hơn|trên|khoảng|gần|ước|chiếm|còn)(?!\w)"
    r"|[^,.;]{0,40}\d)",
    re.IGNORECASE,
)
_BEFORE_TIME = re.compile(r"(?<!\w)(?:đến hết|tính đến|đến|trong|vào|từ|cho|của|tại thời điểm)\s*$", re.IGNORECASE)


def _without_times(text: str) -> str:
    kept, done = [], 0
    for time in find_times(text):
        kept.append(_BEFORE_TIME.sub("", text[done : time.start]))
        done = time.end
    return "".join((*kept, text[done:]))


def _tidy(text: str) -> str:
    return re.sub(r"[\s*_]+", " ", text).strip(' ,.;:-–+“”"')


_CHANGE = re.compile(
    r"(?:(?:tốc độ|mức|tỷ lệ|bình quân|\d+ tháng)\s+)*"
    r"(?:tăng|giảm|cao hơn|thấp hơn|vượt|cắt giảm|hơn|gấp|bằng)(?!\w)(?:\s+\w+){0,10}",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"(?:bị|được|đã|đang|chưa|không|có|do|còn|đi vào|chết|phát biểu|tham gia|hoạt động)(?!\w)", re.IGNORECASE
)
_LONG = 3


@dataclass(frozen=True, slots=True)
class Shared:
    """What the figures of one sentence share: the words left of the last one, and what it measured without its own change."""

    left: str = ""
    measured: str = ""


def subject_of(sides: Sides, shared: Shared) -> tuple[str | None, Shared]:
    """The subject of a figure with these sides, and what the next figure of the sentence may share.

    A side is left out where it tells of something much wider than the other.
    """
    left, right = sides.left, sides.right
    if _CHANGE.fullmatch(left):
        return _tidy(f"{shared.measured or sides.wider} {left} {right}"), shared
    if sides.joined and not left:
        left = shared.left
    elif not right and len(left.split()) <= _FEW_WORDS and not left[:1].isupper():
        left = _tidy(f"{sides.wider} {left}")
    if not left and not right:
        return shared.measured or None, shared
    following = Shared(left, left or right)
    most = len(right.split()) * (1 if _PREDICATE.match(right) else _LONG)
    if right and len(left.split()) > max(most, _LONG):
        return right, following
    return _tidy(f"{left} {right}"), following


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
