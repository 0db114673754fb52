"""What stands around a number: labels and dates that make it no quantity, comparators, and places that hold no figures."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from chidao.corpus.document import Document
from chidao.corpus.reference import load_table
from chidao.extractors.letters import letter_pattern
from chidao.extractors.records import Comparator
from chidao.extractors.signs import Ending

__all__ = [
    "any_of",
    "comparator_of",
    "comparator_start",
    "has_comparator",
    "is_labelled",
    "is_multiple",
    "is_ordinal",
    "silent_stretches",
]

_REACH: Final = 40
_BLANK: Final = "[ \u00a0]"
_BREAK: Final = re.compile(r"[,.;:()|\n]")


def any_of(names: list[str]) -> str:
    """A pattern for any of `names`, longer ones first."""
    return "|".join(map(re.escape, sorted(set(names), key=len, reverse=True)))


def _tail(names: list[str]) -> Ending:
    """One of `names` as whole words right before the end of a text."""
    return Ending.of(rf"(?<![\w])(?:{any_of(names)})[ \u00a0]*$", *names)


@cache
def _label_patterns() -> tuple[Ending, Ending, Ending]:
    labels = load_table("units")["labels"]
    return _tail(labels["strong"]), _tail(labels["strong"] + labels["weak"]), _tail(labels["compounds"])


# “năm”, “tháng”, “ngày” and “số” label the number behind them, save in “mỗi năm 5 mỏ”, “tổng số 45 dự án”.
_TIMES: Final = ("năm", "tháng", "ngày", "quý")
_TIME_LABEL: Final = Ending.of(
    r"(?:^|(?<!\w))(?P<free>(?:mỗi|hằng|hàng|một|bình quân|trong|các|những) )?"
    r"(?<!ngắn )(?<!dài )(?<!lâu )(?P<word>năm|tháng|ngày|quý)[ \u00a0]*$",
    *_TIMES,
)
_SPAN_BEFORE: Final = Ending.of(r"\d[ \u00a0](?:năm|tháng|ngày|quý)[ \u00a0]*$", *_TIMES)
_DAY_OR_MONTH: Final = re.compile(r"\d{1,2}(?![\d.,]*\d)")
# "trước 14 giờ 00 hằng ngày": the minutes of an hour.
_HOUR: Final = Ending.of(r"(?<![\w.,])\d{1,2}[ \u00a0]?(?-i:giờ|h)[ \u00a0]*$", "giờ", "h")
_SO_LABEL: Final = Ending.of(r"(?<!\w)(?P<free>(?:tổng|trong|trên|đa|tổng cộng) )?số[ \u00a0]*:?[ \u00a0]*$", "số", ":")
_ORDINAL: Final = Ending.of(r"(?<!\w)thứ[ \u00a0]*$", "thứ")
_NAME_BEFORE: Final = letter_pattern(r"(?<![.:;!?*)|\]\n-] )(?<!^)(?<!\w)[<Lu>][^\W\d_]*[ \u00a0]$")
# “Đến ngày 20-8, 41/63 điểm …”: the day is whole, what follows is counted.
_WHOLE_DAY: Final = Ending.of(r"(?<!\w)(?:ngày|sáng|trưa|chiều|tối|đêm|đến) \d{1,2}-\d{1,2},[ ]$", ",")
_NEXT_DAY: Final = re.compile(r"\d{1,2}[-/](?:0?[1-9]|1[0-2])(?!\d)")
_JOINS: Final = (",", ";", "và", "hoặc", "-", "–", "đến")
_CHAIN: Final = Ending.of(rf"(?<!\w)(?:\d{{1,4}}(?-i:[a-zđ]?)[ \u00a0]*(?-i:{'|'.join(_JOINS)})[ \u00a0]*){{1,9}}$", *_JOINS)


def is_labelled(text: str, start: int, *, year: bool, weak: bool) -> bool:
    """Whether the number at `start` is the label of the word before it (“Quốc lộ 6”, “khoản 2”, “năm 2025”, “Phú Thịnh 5”).

    `year`: the number may be a year. `weak`: words that are often counted with, and proper names, make labels too.
    """
    before = text[max(0, start - _REACH) : start]
    if _WHOLE_DAY.search(before) and not _NEXT_DAY.match(text, start):
        return False
    if (chain := _CHAIN.search(before)) is not None:
        before = before[: chain.start()]
    strong, every, compounds = _label_patterns()
    if compounds.search(before):
        return False
    if _ORDINAL.search(before) or (every if weak else strong).search(before):
        return True
    if _SPAN_BEFORE.search(before) and not _DAY_OR_MONTH.match(text, start) and not year:
        return False  # “lũy kế 5 tháng 58.900 tấn”
    if (
        (time := _TIME_LABEL.search(before)) is not None
        and (year or not time["free"])
        and (year or time["word"].lower() != "năm")
    ):
        return True
    if _HOUR.search(before):
        return True
    if (so := _SO_LABEL.search(before)) is not None and not so["free"]:
        return True
    return weak and _NAME_BEFORE.search(before) is not None


_LINKS: Final = ("là", "đạt được", "đạt", "từ")
"""What may stand between a comparator and its number."""


@cache
def _comparators() -> tuple[tuple[re.Pattern[str], dict[str, Comparator]], dict[str, Comparator]]:
    rows = load_table("units")["comparator"]
    before: dict[str, Comparator] = {word: row["comparator"] for row in rows for word in row["before"]}
    after: dict[str, Comparator] = {word: row["comparator"] for row in rows for word in row["after"]}
    words = any_of(list(before))
    return (
        re.compile(rf"(?<!\w)(?P<word>{words})(?:{_BLANK}|\n)*(?:{'|'.join(_LINKS)})?(?:{_BLANK}|\n)*$", re.IGNORECASE),
        before,
    ), after


@cache
def _endings() -> tuple[str, ...]:
    """What a text ends with that ends with a comparator."""
    return (*_comparators()[0][1], *_LINKS)


def _comparator_before(text: str, start: int) -> re.Match[str] | None:
    """The comparator right before `start`, in what stands close before it; most numbers have none."""
    before = text[max(0, start - _REACH) : start]
    return _comparators()[0][0].search(before) if before.rstrip(" \u00a0\n").lower().endswith(_endings()) else None


def comparator_of(text: str, start: int, end: int) -> Comparator:
    """How the figure `text[start:end]` stands to its number, by the words before it and “trở lên” behind."""
    (_, before), after = _comparators()
    clause = _BREAK.split(text[end : end + 80], maxsplit=1)[0]
    for word, comparator in after.items():
        if word in clause and not re.search(r"\d", clause.partition(word)[0]):
            return comparator
    match = _comparator_before(text, start)
    if match is not None and not _is_difference(match["word"], text, start):
        return before[match["word"].lower()]
    return "about" if _ESTIMATED.search(text[max(0, start - _REACH) : start]) else "exact"


@cache
def _differences() -> tuple[frozenset[str], re.Pattern[str]]:
    table = load_table("units")["difference"]
    compared = rf"[\d.,]+\s?(?:%|[^\s\d]+(?:\s[^\s\d]+){{0,2}})\s(?:{any_of(table['compared'])})(?!\w)"
    return frozenset(table["before"]), re.compile(compared, re.IGNORECASE)


def _is_difference(word: str, text: str, start: int) -> bool:
    """Whether the number at `start` is the difference itself: “thấp hơn 3,5% so với cùng kỳ”."""
    words, compared = _differences()
    return word.lower() in words and compared.match(text, start) is not None


# “ước cả năm đạt 185 tỷ”, “ước tính thiệt hại 9 tỷ”: the word stands at the head of the clause.
_ESTIMATED: Final = re.compile(
    r"(?<!\w)ước (?:tính |thực hiện |cả năm |thiệt hại |tăng |giảm |thu |chi )[^,.;:()\d]{0,24}$", re.IGNORECASE
)


def comparator_start(text: str, start: int) -> int:
    """Where the comparator before the number at `start` begins; `start` where there is none."""
    match = _comparator_before(text, start)
    if match is None or _is_difference(match["word"], text, start):
        return start
    return max(0, start - _REACH) + match.start()


def has_comparator(text: str, start: int) -> bool:
    """Whether a comparator stands right before the number at `start`."""
    return comparator_start(text, start) < start


@cache
def _multiples() -> Ending:
    return _tail([word for row in load_table("units")["multiple"] for word in row["before"]])


def is_ordinal(text: str, start: int) -> bool:
    """Whether the number at `start` tells a place in a row (“hành khách thứ 5 triệu”)."""
    return _ORDINAL.search(text[max(0, start - _REACH) : start]) is not None


_FREQUENCY: Final = re.compile(r"lần[ ]?/")
_FROM_MULTIPLE: Final = re.compile(r"(?<!\w)(?:gấp|vượt|cao hơn|lớn hơn|tăng|giảm)(?:[ ]\w+){0,4}[ ](?:từ[ ])?$", re.IGNORECASE)


def is_multiple(text: str, start: int) -> bool:
    """Whether “lần” behind the number at `start` is a multiple (“tăng hơn 2,5 lần”) and not a frequency (“02 lần/năm”)."""
    low = comparator_start(text, start)
    if _FROM_MULTIPLE.search(text[max(0, low - _REACH) : low]) and not _FREQUENCY.search(text[start : start + _REACH]):
        return True
    return (
        _multiples().search(text[max(0, low - _REACH) : low]) is not None
        or _multiples().search(text[max(0, start - _REACH) : start]) is not None
    )


_RECIPIENTS: Final = re.compile(r"[|\n][ *_]*(?i:Nơi nhận)[ *_]*:")
_CLOSING: Final = re.compile(r"\n(?![ \t]*(?:[-+–•*]|\n))|\|[ \t]*\n")


def silent_stretches(document: Document) -> tuple[tuple[int, int], ...]:
    """Stretches that hold no figures: lists of recipients, up to the next block that is no bullet."""
    text = document.text
    stretches = []
    for match in _RECIPIENTS.finditer(f"\n{text}"):
        closing = _CLOSING.search(text, match.end() - 1)
        stretches.append((match.start() - 1, closing.start() if closing is not None else len(text)))
    return tuple(stretches)
