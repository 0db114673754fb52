"""The words right of a figure, up to where the text turns to something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from chidao.extractors.figures.context import comparator_start
from chidao.extractors.figures.phrases import phrases
from chidao.extractors.figures.quantities import Quantity
from chidao.extractors.figures.wording import SHORT, plain, tidy
from chidao.extractors.letters import letter_pattern

__all__ = ["first_words", "right_clause", "right_words"]


def right_clause(text: str, sentence: tuple[int, int], quantity: Quantity, later: Sequence[int], *, counted: bool) -> str:
    """The text right of a figure up to the next one, or to the end of the quotation that it stands in."""
    right = plain(_before_next(text, quantity.unit.end, sentence[1], later, counted=counted))
    return _inside_quotes(text[sentence[0] : quantity.start], right)


def right_words(quantity: Quantity, clause: str, *, alone: bool) -> str:
    """What the clause right of a figure says of it; `alone` as for `first_words`."""
    words = first_words(clause, alone=alone)
    return _named(quantity, "" if words.startswith("và ") else words)


def _before_next(text: str, end: int, sentence_end: int, later: Sequence[int], *, counted: bool) -> str:
    """The text behind a figure, without the words that lead to the next one (“cho 05 địa phương bị thiệt hại”).

    What is said of things counted may hold a figure itself (“5 doanh nghiệp đạt doanh thu trên 1.000 tỷ đồng”).
    """
    for start in later:
        between = text[end:start]
        if between.count("(") > between.count(")"):
            continue
        if (comma := between.rfind(",")) >= 0:
            return between[:comma]
        if counted and _SAID_OF.match(between):
            continue
        between = text[end : max(end, comparator_start(text, start))]
        if (next_part := _AND_NEXT.search(between)) is not None:
            return between[: next_part.start()]
        leads = [match.start() for match in phrases().leading.finditer(between)]
        return phrases().trailing.sub("", between[: leads[-1]]) if leads else between
    return text[end:sentence_end]


# “… và thu xuất nhập khẩu là 3 tỷ đồng”: a new part, which the next figure measures.
_AND_NEXT: Final = re.compile(r"(?<!\w)và (?:[^\W\d]+ ){1,6}[^\W\d]+ ?$")
_SAID_OF: Final = re.compile(r"\s(?:\w+\s){0,3}(?:đạt|có|đã (?:giảm|tăng)|(?:giảm|tăng) cả)\s", re.IGNORECASE)
_CLOSING_QUOTE: Final = re.compile(r"[”\"]")


def _inside_quotes(before: str, right: str) -> str:
    """Up to the end of the quotation that the figure stands in."""
    if before.count("“") > before.count("”") or before.count('"') % 2:
        return _CLOSING_QUOTE.split(right, maxsplit=1)[0]
    return right


def _named(quantity: Quantity, right: str) -> str:
    """“312 vụ tai nạn giao thông”: what a word for a single case or head stands for belongs to the subject too."""
    head, _, tail = (quantity.unit.noun or "").partition(" ")
    return f"{tail} {right}".strip() if tail and head in _SINGLE else right


_SINGLE: Final = frozenset(("vụ", "cuộc", "con"))


def first_words(text: str, *, alone: bool = False) -> str:
    """Up to the first break; a bare noun before a comma goes on with what the comma adds (“lúa, hoa màu bị thiệt hại”).

    `alone`: nothing else tells what is measured, so a purpose or a comma right behind the unit goes on too.
    """
    at = 0
    while (match := phrases().right_break.search(text, at)) is not None:
        words = len(text[: match.start()].split())
        goes_on = (
            match[0] == "," and (1 <= words <= SHORT or (alone and not words)) and not _opens_clause(text, match.end())
        ) or (alone and 1 <= words <= SHORT and match[0] in ("để", "nhằm"))
        if not goes_on:
            text = text[: match.start()]
            break
        at = match.end()
    said = tidy(text).split()
    return " ".join(said) if len(said) <= _ENOUGH else _DANGLING.sub("", " ".join(said[:_ENOUGH]))


def _opens_clause(text: str, at: int) -> bool:
    """Whether what follows a comma says something new: a verb, another figure, a name."""
    return _NEW_CLAUSE.match(text, at) is not None or _NAME.match(text, at) is not None


_NAME: Final = letter_pattern(r"\s*[<Lu>][<Ll>]")


_ENOUGH: Final = 12
_DANGLING: Final = re.compile(
    r"(?:[,;]?\s(?:và|của|tại|trên|theo|cho|đến|ở|với|các|những|về|là|được|có|khi|do|không|chưa))*$", re.IGNORECASE
)
_NEW_CLAUSE: Final = re.compile(
    r"\s*(?:\W*\d|(?:tăng|giảm|đạt|trong|với|và|có|là|tỷ lệ|tổng|thu|nộp|bằng|cao|thấp|vượt|hơn|trên|khoảng|gần|ước)(?!\w)"
    r"|(?:chiếm|nhiều|một số|các|những|gây|làm|buộc|bước đầu|đồng thời|còn lại)(?!\w)|[^,.;]{0,40}\d)",
    re.IGNORECASE,
)
