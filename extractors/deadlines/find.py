"""Deadlines: by when, on what day or in what period, within how long, how often.

`find_deadlines` gives every deadline that a stretch of text states, `choose_deadline` the one of its main verb. A date that
no word makes a deadline (the date of a cited document, the years of a plan, a day that is past) is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from chidao.extractors.deadlines.context import DateContext
from chidao.extractors.deadlines.cues import Stretch
from chidao.extractors.deadlines.rules import deadlines_by_rule
from chidao.extractors.records import Deadline
from chidao.extractors.signs import any_stands

_PURPOSE: Final = re.compile(
    r"(?<!\w)(?:để|nhằm|tránh|không để|làm cơ sở|làm căn cứ|phục vụ|tạo (?:cơ sở|tiền đề|điều kiện))(?!\w)"
)
_LISTED: Final = re.compile(r"[\s,;]*(?:và|hoặc|đến|định kỳ)?[\s,;]*")
_PRECEDING: Final = 600
# What no rule does without: figures, units of time, words of return and of haste. Most clauses have none of them.
_SIGNS: Final = (
    *"0123456789", "tháng", "năm", "ngày", "tuần", "giờ", "quý", "quí", "qúy", "qúi", "q.", "q ", "qi", "qv", "nửa", "hằng",
    "hàng", "hẳng", "hăng", "mỗi", "lần", "thời", "sớm", "kết", "ngay", "trước", "nay", "mai", "kỳ họp", "phiên họp", "định kỳ",
)  # fmt: skip
_WITH_YEAR: Final = re.compile(r"20\d\d")

__all__ = ["DateContext", "choose_deadline", "deadline_of", "find_deadlines"]


def find_deadlines(text: str, start: int, end: int, context: DateContext) -> tuple[Deadline, ...]:
    """Every deadline that `text[start:end]` states, in order and not overlapping, with places in `text`."""
    if not any_stands(_SIGNS, text[start:end].lower()):
        return ()
    stretch = Stretch.of(text[start:end], context, text[max(0, start - _PRECEDING) : start])
    found: list[Deadline] = []
    for deadline in deadlines_by_rule(stretch):
        at = bisect_left(found, deadline.start, key=lambda other: other.end - 1)
        if at == len(found) or found[at].start >= deadline.end:
            found.insert(at, deadline)
    return tuple(replace(deadline, start=start + deadline.start, end=start + deadline.end) for deadline in found)


def deadline_of(text: str, start: int, end: int, context: DateContext) -> Deadline | None:
    """The deadline of the unit `text[start:end]`; None where it states none."""
    return choose_deadline(find_deadlines(text, start, end, context), text, start, end)


def choose_deadline(candidates: Sequence[Deadline], text: str, start: int, end: int) -> Deadline | None:
    """The deadline of the main verb of the unit `text[start:end]` among several.

    A firm one goes before a vague one, one in the sentence before one in parentheses or in a purpose clause. Among the rest
    the last has the word: the verb that completes the unit (“hoàn thành”, “báo cáo”) stands at its end with its date.
    """
    candidates = [d for d in candidates if not _in_condition(text, start, d)]
    if candidates and (scope := _SCOPE.match(text, start, end)):
        candidates = [d for d in candidates if d.start >= scope.end()]
    candidates = _without_spans(candidates, text)
    if any(d.kind == "every" for d in candidates):
        # “Hằng năm, trước ngày 10/12, …”: a day without its year belongs to the recurrence.
        candidates = [d for d in candidates if d.kind == "every" or d.due is None or _WITH_YEAR.search(text, d.start, d.end)]
    if not candidates:
        return None
    firm = [d for d in candidates if (d.due and d.kind != "vague") or d.every]
    firm = firm or [d for d in candidates if d.kind != "vague"] or list(candidates)
    outside = [d for d in firm if not _in_parentheses(text, start, d.start)] or firm
    outside = [d for d in outside if not _PURPOSE.search(text, outside[0].end, d.start)] or outside
    if outside[0].kind != "every" and any(d.kind == "every" for d in outside):
        return outside[0]  # "… hoàn thành trong tháng 5/2026 và cập nhật hằng tháng": what is done once goes first.
    last = outside[-1]
    # “hằng quý, 6 tháng và hằng năm”: the first step of a list of recurrences counts.
    for earlier in reversed(outside[:-1]):
        if earlier.kind == last.kind == "every" and _LISTED.fullmatch(text, earlier.end, last.start):
            last = earlier
        else:
            break
    return last


# "Đối với các hồ sơ tiếp nhận trước ngày 01/7/2025, …": of what is meant.
_SCOPE: Final = re.compile(r"\W*(?:đối với|riêng với)\s[^,;:]*(?=[,:])", re.IGNORECASE)
_SPAN_BEHIND: Final = re.compile(r"[\s,(]*")


def _without_spans(candidates: Sequence[Deadline], text: str) -> list[Deadline]:
    """All but “từ 20/3 đến 30/4” right behind “hằng ngày”, which says how long the same is to be done each day."""
    return [
        d
        for at, d in enumerate(candidates)
        if not (
            at
            and candidates[at - 1].kind == "every"
            and text.startswith(("từ", "Từ"), d.start)
            and _SPAN_BEHIND.fullmatch(text, candidates[at - 1].end, d.start)
        )
    ]


# "Nếu đến ngày 30/9 chưa xong, giao …", "Đến hết ngày 30/9 nếu chưa xong, …": what is charged comes only then.
_IF: Final = re.compile(r"(?<!\w)(?:nếu|trường hợp)(?: mà)? $", re.IGNORECASE)
_IF_BEHIND: Final = re.compile(r",? (?:mà (?:không|chưa|vẫn|còn)\b|nếu (?:không|chưa|vẫn|còn)\b)", re.IGNORECASE)


def _in_condition(text: str, start: int, deadline: Deadline) -> bool:
    """Whether the time is that of a condition with which the unit opens."""
    if _IF.search(text, max(start, deadline.start - 16), deadline.start):
        return True
    return not text[start : deadline.start].strip() and _IF_BEHIND.match(text, deadline.end) is not None


def _in_parentheses(text: str, start: int, position: int) -> bool:
    before = text[start:position]
    return before.count("(") > before.count(")")
