"""The words left of a figure, from its own clause and from those before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from chidao.extractors.agencies import find_predicate
from chidao.extractors.agencies.heads import read_head
from chidao.extractors.figures.phrases import phrases
from chidao.extractors.figures.wording import FEW_WORDS, SHORT, plain, tidy, without_times
from chidao.extractors.words import Words

__all__ = ["Clause", "clauses", "left_words", "size_with_figure"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of the text before a number, and the break that it begins behind: “,”, “với”, “(”."""

    text: str
    opened_by: str


def clauses(before: str, follows: bool) -> list[Clause]:
    """The parts of the text before a number; where it `follows` another figure, the first part told of that one."""
    parts, done, opened_by = [], 0, ""
    for match in phrases().left_break.finditer(before):
        parts.append(Clause(before[done : match.start()], opened_by))
        done, opened_by = match.end(), match[0].strip().lower()
    parts.append(Clause(before[done:], opened_by))
    if not follows:
        return parts
    return parts[1:] if len(parts) > 1 else [Clause(re.split(r"(?<!\w)và ", before)[-1], "")]


def left_words(parts: list[Clause], bracketed: bool) -> tuple[str, str]:
    """What stands left of the figure in its own clause, and in the clauses before."""
    if not parts:
        return "", ""
    begin = _phrase_start(parts)
    own, rest = ", ".join(part.text for part in parts[begin:]), parts[:begin]
    left = _left(own)
    wider = _wider([_left(part.text) for part in rest if bracketed or not phrases().frame.match(part.text)])
    if bracketed and left not in _ONLY_AMOUNT:
        return left, ""
    if bracketed:
        # Inside brackets that only give the amount, what is measured stands before them; of a comparison, its other side;
        # of a list, the member alone: “cho các tỉnh: Cao Bằng (666 tấn), …”.
        if len(rest) > 1 and rest[-1].opened_by == ":" and (member := _left(rest[-1].text)):
            wider = member
        compared = phrases().compared.split(wider)[-1]
        return f"{compared.strip()} {left}".strip(), ""
    return left, wider


_ONLY_AMOUNT: Final = ("", "trung bình", "bình quân", "tương ứng", "phổ biến", "chậm", "thiếu", "thừa", "còn thiếu", "vượt")


def _phrase_start(parts: list[Clause]) -> int:
    """The part with which the phrase of the last one begins: commas also join words (“Giá trị nông sản, thực phẩm xuất khẩu”).

    Back to a noun that is measured; else to the clause before, where the last one is a word or two.
    """
    pattern, last = phrases(), len(parts) - 1
    if (named := _named_before_colon(parts)) is not None:
        return named
    if pattern.measured.match(parts[last].text) or pattern.frame.match(parts[last].text):
        return last
    for at in range(last - 1, max(-1, last - 1 - _MANY_PARTS), -1):
        if parts[at + 1].opened_by != "," or pattern.frame.match(parts[at].text):
            break
        if pattern.measured.match(parts[at].text):
            return at
    if (listed := _list_start(parts)) is not None:
        return listed
    if last and parts[last].opened_by == "," and not pattern.frame.match(parts[last - 1].text):
        short = 1 <= len(_left(parts[last].text).split()) <= SHORT
        return last - 1 if short and len(parts[last - 1].text.split()) <= _MANY_WORDS else last
    return last


_MANY_PARTS: Final = 4


def _named_before_colon(parts: list[Clause]) -> int | None:
    """Where the noun begins that a colon parts from its number: “Số trại chuyển sang nuôi gà, vịt: 39 trại”."""
    last = len(parts) - 1
    if parts[last].opened_by != ":" or parts[last].text.strip():
        return None
    for at in range(last - 1, max(-1, last - 1 - _MANY_PARTS), -1):
        if phrases().measured.match(parts[at].text):
            return at
        if parts[at].opened_by != ",":
            return None
    return None


def _list_start(parts: list[Clause]) -> int | None:
    """Where a list begins whose last member the last part is: “các sở, ban, ngành tiếp nhận”."""
    for at in range(len(parts) - 2, max(-1, len(parts) - 2 - _MANY_PARTS), -1):
        if parts[at + 1].opened_by != "," or len(parts[at].text.split()) > SHORT:
            return None
        if _SEVERAL.match(parts[at].text):
            return at
    return None


_SEVERAL: Final = re.compile(r"\W*(?:các|những|mọi|mỗi)(?!\w)", re.IGNORECASE)


def _wider(segments: list[str]) -> str:
    """The last of the segments, with those before it as long as it is no more than a word or two."""
    wider = ""
    for segment in reversed(segments):
        wider = f"{segment}, {wider}".strip(", ")
        if len(wider.split()) > FEW_WORDS:
            break
    return wider


_MANY_WORDS: Final = 6


def _left(text: str) -> str:
    pattern = phrases()
    text = _REVIEWED.sub("", _REASON.sub("", without_times(text)))
    if pattern.cause.search(text) is not None:
        return ""
    previous = None
    while previous != text:
        previous = text
        text = text.rstrip()
        copula = pattern.copula.search(text, max(0, len(text) - pattern.copula_reach))
        text = pattern.opening.sub("", text[: copula.start()] if copula else text).strip()
    text = _behind_charge(pattern.reporting.sub("", text))
    if len(text.split()) > _MANY_WORDS and not pattern.measured.match(text):
        text = pattern.introducing.sub("", text)
    return tidy(text)


# "giao Sở Y tế xây dựng 3 trạm", "phối hợp với UBND xã xây dựng 2 khu": who does it is not what is measured.
_CHARGE: Final = re.compile(r"(?<!\w)(?:giao|yêu cầu|đề nghị|phối hợp(?: với| cùng)?) (?=[^\W\d]+ )", re.IGNORECASE)


def _behind_charge(text: str) -> str:
    """What the body does that is charged or worked with, where the words end with it."""
    for charge in reversed(list(_CHARGE.finditer(text))):
        words = Words.of(text, charge.end(), len(text))
        verb = find_predicate(words, 0, len(words)) if read_head(words, 0, len(words)) else None
        if verb is not None:
            return text[words.starts[verb] :]
    return text


# "Qua tổng hợp, rà soát toàn tỉnh có …": how it is known is not what is measured.
_REVIEWED: Final = re.compile(
    r"^\W*(?:qua|theo) (?:tổng hợp|rà soát|thống kê|kiểm tra|số liệu)[^,]{0,40}?(?=(?:toàn|cả|trên địa bàn)(?!\w))",
    re.IGNORECASE,
)
_REASON: Final = re.compile(r"^.*(?<!\w)(?:do|vì|bởi) .+? nên ", re.IGNORECASE | re.DOTALL)


_TOLD: Final = re.compile(r"^(?!\s*(?:và|cùng)\s)[^,;:()]*\s(?:đạt|là)\s*$", re.IGNORECASE)


def size_with_figure(before: str, between: str) -> str:
    """What is measured where its name holds a figure itself: “Giá trị thu trên 1 ha đất đạt 125 triệu đồng”."""
    if not _TOLD.match(between):
        return ""
    clause = clauses(plain(before), False)[-1].text
    return _left(clause) if phrases().measured.match(clause) else ""
