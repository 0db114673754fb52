"""The sentences of a report as they are read for charges: parted where words are quoted, counted or shared out in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from chidao.extractors.signs import Signed
from chidao.extractors.structure import sentences
from chidao.extractors.tasks.leaders import chief_called, sayings
from chidao.extractors.tasks.openers import skip_connectives
from chidao.extractors.tasks.subjects import subject_at
from chidao.extractors.tasks.topics import is_duty
from chidao.extractors.words import Words

__all__ = ["charge_behind_quote", "told_sentences"]

_CHIEF: Final = chief_called()
# What is asked for stands first, then who asks and what he says besides: "Yêu cầu hoàn thành trong năm, Thủ tướng chỉ rõ, …".
_ASKED_FIRST: Final = re.compile(
    rf"(?:Yêu cầu|Đề nghị|Giao) [^,;]{{12,240}}(?P<end>), (?=(?P<who>{_CHIEF}[^,;]{{0,80}}?) "
    rf"{sayings('stresses', 'tells')}\b)"
)
# Behind what one is quoted with, what one charges besides: "“…”, Thủ tướng nói, đồng thời lưu ý | các xã tuyên truyền …".
_SAID_AND: Final = re.compile(
    rf"[”\"],?\s+(?:(?:ông|bà|đồng chí) [^\W\d_][^,.”\"]{{0,60}}?|{_CHIEF}[^,.”\"]{{0,80}}?)\s+"
    rf"{sayings('stresses', 'tells')}(?P<end>,? (?:đồng thời|và)(?: cũng)? "
    r"(?:yêu cầu|lưu ý|giao|đề nghị|chỉ đạo|phân công) )"
)


def charge_behind_quote(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the words about a quote end and what is charged besides begins; None where nothing is."""
    found = _SAID_AND.search(text, start, end)
    return found.span("end") if found else None


_SPOKEN: Final = re.compile(r": (?P<open>[“\"])(?=\w)")
_CLOSING: Final = {"“": "”", '"': '"'}


def told_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a report, parted where what is asked for stands first: "Yêu cầu …, | Thủ tướng chỉ rõ, …".

    So are those that a leader is quoted with behind a colon: "Thủ tướng yêu cầu: “Bộ Y tế phải … . | Các tỉnh cần …”".
    """
    parts = (part for one in sentences(text, start, end) for part in _listed(text, *one))
    for begin, stop in (piece for part in parts for piece in _spoken(text, *part)):
        asked = _ASKED_FIRST.match(text, begin, stop)
        if asked:
            yield begin, asked.start("end")
        yield (asked.end() if asked else begin), stop


# Who gets which of several things stands behind a colon: "… giao nhiệm vụ cụ thể: | Sở Y tế mua thuốc; Sở Công Thương …".
_SHARES_OUT: Final = Signed.of(
    r"\b(?:yêu cầu|đề nghị|giao|phân công|lưu ý|nhấn mạnh|chỉ ra)\b[^.;:“\"]{0,80}?"
    r"\b(?:việc|nhiệm vụ|nội dung|cụ thể|rõ|giải pháp|vấn đề)\b[^.;:“\"]{0,30}: (?=\w)",
    ": ",
)


def _listed(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """A sentence in two where bodies get their shares behind a colon."""
    shares = _SHARES_OUT.search(text, begin, stop)
    words = Words.of(text, shares.end(), stop) if shares else None
    if shares and words and (subject_at(words, 0) or _counts(words)):
        yield begin, shares.end() - 1
        begin = shares.end()
    yield begin, stop


def _counts(words: Words) -> bool:
    """Whether the first of several duties is counted: "Thứ nhất, bảo đảm thuốc; thứ hai, …"."""
    first = skip_connectives(words, 0)
    return words.plain[:2] in (["thứ", "nhất"], ["một", "là"]) and first > 1 and is_duty(words, first)


def _spoken(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """A sentence in parts where several sentences are quoted in it."""
    opened = _SPOKEN.search(text, begin, stop)
    close = text.find(_CLOSING[opened["open"]], opened.end(), stop) if opened else -1
    said = list(sentences(text, opened.end(), close)) if opened and close > 0 else []
    for _, end in said[:-1]:
        yield begin, end
        begin = next(at for at in range(end, stop) if not text[at].isspace())
    yield begin, stop
