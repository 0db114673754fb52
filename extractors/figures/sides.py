"""The words left and right of a figure, within its clause, that may tell what it measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from chidao.extractors.figures.context import comparator_start
from chidao.extractors.figures.left import clauses, left_words, size_with_figure
from chidao.extractors.figures.phrases import phrases
from chidao.extractors.figures.quantities import Quantity
from chidao.extractors.figures.right import right_clause, right_words
from chidao.extractors.figures.wording import FEW_WORDS, PART_END, out_of_brackets, part_around, plain

__all__ = ["Sentence", "Sides", "sentence_at", "sides_of"]

Sentence = tuple[int, int]


def sentence_at(text: str, start: int, end: int) -> Sentence:
    """The sentence, or the part of it between semicolons, around `text[start:end]`."""
    return part_around(text, start, end, PART_END)


@dataclass(frozen=True, slots=True)
class Sides:
    """The words left and right of a figure that may tell what it measures, and those before them (`wider`).

    `first`: no figure of the sentence stands before it; `joined`: it goes on a list, or a change, begun by the figure before
    it; `goes_on`: its clause only goes on with a verb (“bằng 101% kế hoạch”); `elliptic`: its clause leaves out what the one
    before measured (“của cấp xã đạt 82%”, “có nơi trên 400 mm”); `nominal`: no mark of a verb stands left of it; `open`: the
    list goes on behind it; `counted`: it counts things and measures nothing; `enclosed`: it stands alone in brackets;
    `repeats`: the brackets follow the figure before at once (“45 xã (23%)”).
    """

    left: str
    right: str
    wider: str = ""
    first: bool = True
    joined: bool = False
    goes_on: bool = False
    elliptic: bool = False
    nominal: bool = False
    open: bool = False
    counted: bool = False
    enclosed: bool = False
    repeats: bool = False


_LIST: Final = re.compile(
    r"\s*(?:/\s*|và(?:\s[^\W\d_]+){1,4},\s|(?:[^\W\d_]+\s){0,2}(?:,|và|cùng|với)\s+(?:(?:gần|hơn|trên|khoảng|dưới) )?)\d",
    re.IGNORECASE,
)
_JOINED: Final = re.compile(
    r"(?:,|(?<!\w)(?:và|cùng))\s*$|^(?:\s*(?:lên|xuống|còn|đến|tới|sang|thành|hoặc|nay|mức|là|của|ở|tại|thuộc|trên|-|–|,|”|“)(?!\w))*\s*$",
    re.IGNORECASE,
)


def sides_of(text: str, sentence: Sentence, quantity: Quantity, previous_end: int, later: Sequence[int]) -> Sides:
    """The clause around a figure, comparators, copulas and times left out.

    `previous_end` and `later`: where the figure before it in the sentence ends, where those behind it begin.
    """
    start, end = quantity.start, quantity.unit.end
    low = max(sentence[0], min(previous_end, start))
    follows = low > sentence[0]
    before = plain(text[low : comparator_start(text, start)])
    before = out_of_brackets(before) if follows else before
    joined = follows and _JOINED.search(before) is not None
    bracketed = before.rfind("(") >= 0
    parts = [] if joined else clauses(before, follows and not bracketed)
    left, wider = left_words(parts, bracketed)
    if follows and len(parts) == 1 and (size := size_with_figure(text[sentence[0] : start], before)):
        left = size
    counted = quantity.unit.kind in ("count", "guess", "abbreviation")
    led = bool(parts) and parts[-1].opened_by == "với"
    clause = right_clause(text, sentence, quantity, later, counted=counted)
    right = right_words(quantity, clause, alone=counted and not left and not (led and follows))
    if led and not left and len(right.split()) <= FEW_WORDS:
        left = wider
    if counted and right and not follows and _OTHERS.search(before):
        left = ""
    own = parts[-1].text if parts else ""
    enclosed = before.rstrip().endswith("(") and text[end : end + 1] == ")"
    return Sides(
        left,
        right,
        wider,
        first=not follows,
        joined=joined,
        goes_on=bool(parts) and follows and not left and not (counted and right) and (bracketed or bool(own.strip())),
        elliptic=bool(parts) and follows and _leaves_out(own),
        nominal=bool(parts) and _VERBAL.search(own) is None,
        open=_LIST.match(plain(text[end : sentence[1]])) is not None,
        counted=counted,
        enclosed=enclosed,
        repeats=enclosed and follows and before.strip() == "(",
    )


def _leaves_out(clause: str) -> bool:
    return phrases().elliptic.match(clause) is not None and phrases().measured.match(clause) is None


# “phê bình các bộ, ngành và 30 địa phương chưa báo cáo”: what stands before the “và” are others, who are not counted.
_OTHERS: Final = re.compile(r"\w\s+(?:và|cùng)\s*$", re.IGNORECASE)
_VERBAL: Final = re.compile(r"(?<!\w)(?:đã|được|sẽ|phải|cần|đang)(?!\w)")
