"""What stands on a page and is no part of the document: page numbers, running heads, stamps of digital signatures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from chidao.corpus.reading.lines import opens_paragraph, runs_on, starts_small


class Gap(IntEnum):
    """What stood between a line and the one before it."""

    NONE = 0
    PAGE = 1
    BLANK = 2
    RULE = 3
    """A printed rule: no paragraph crosses it."""


class Kept(IntEnum):
    """What becomes of a line."""

    TEXT = 0
    FURNITURE = 1
    ASIDE = 2
    """A number stamped on the page that interrupts a sentence: kept, but after that paragraph."""


# The members that are asked for each line: to look one up in its class takes as long as a call.
_TEXT, _FURNITURE, _NONE, _PAGE = Kept.TEXT, Kept.FURNITURE, Gap.NONE, Gap.PAGE

# "Công báo" is printed with this head on each page (Nghị định 78/2025/NĐ-CP keeps the form).
_GAZETTE: Final = re.compile(r"(?:\d+\s+)?CÔNG BÁO\s*/\s*Số\s+\d+.{0,60}$")
_DRESSED_NUMBER: Final = re.compile(
    r"(?:[-–—~]\s*\d{1,4}\s*[-–—~]|(?:Trang|trang|Page)\s+\d{1,4}(?:\s*(?:/|of|trên)\s*\d{1,4})?)$"
)
_DIGITS: Final = re.compile(r"\d+")
_BARE_NUMBER: Final = re.compile(r"\d{1,4}$")
_LONGEST_NUMBER: Final = 40
"""Characters of the longest dressing of a page number, blanks and all."""
_SIGNED: Final = re.compile(r"(?:Ký bởi|Người ký|Ký số bởi|Signed by|Signature Not Verified)\s*:?")
_SIGNED_DETAIL: Final = re.compile(
    r"(?:Ký bởi|Người ký|Ký số bởi|Signed by|Signature Not Verified|Cơ quan|Tổ chức|Đơn vị|Email|Thời gian ký|Ngày ký|Giờ ký"
    r"|Ký ngày|Date|Chức vụ)\s*:?|[\d/.: -]{8,}(?:\+?07:?00)?'?$"
)
_SIGNED_TIME: Final = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?|\+07")
_MIN_PAGE_LINES: Final = 12
"""Text lines between two page numbers; a page of a table with large rows still has this many."""


def sort_out(lines: Sequence[str], gaps: Sequence[Gap]) -> list[Kept]:
    """Tells furniture from text, line by line. `gaps[i]` is what stood before `lines[i]`; blank lines are left out."""
    kept = [_TEXT] * len(lines)
    for index in _stamps(lines):
        kept[index] = _FURNITURE
    for index in _running_heads(lines, gaps):
        kept[index] = _FURNITURE
    _sort_numbers(lines, gaps, kept)
    return kept


def is_page_number(line: str) -> bool:
    """Whether the line can be a page number, by its form alone."""
    return len(line) <= _LONGEST_NUMBER and bool(_BARE_NUMBER.match(line) or _DRESSED_NUMBER.match(line))


def is_gazette_head(line: str) -> bool:
    return bool(_GAZETTE.match(line))


def _stamps(lines: Sequence[str]) -> set[int]:
    """The visible stamp of a digital signature: “Ký bởi: …” and the lines of its details, with a time of day."""
    found: set[int] = set()
    for index in [index for index, line in enumerate(lines) if line[0] in "KNS"]:
        if index in found or not _SIGNED.match(lines[index]):
            continue
        end = index + 1
        while end < min(len(lines), index + 7) and _SIGNED_DETAIL.match(lines[end]):
            end += 1
        if end - index > 1 and any(_SIGNED_TIME.search(one) for one in lines[index:end]):
            found.update(range(index, end))
    return found


def _running_heads(lines: Sequence[str], gaps: Sequence[Gap]) -> set[int]:
    """Gazette heads, and lines that return at the edge of three pages with no difference but their digits."""
    found = {index for index, line in enumerate(lines) if "CÔNG BÁO" in line and _GAZETTE.match(line)}
    edges = {0} if lines else set()
    for index in [index for index, gap in enumerate(gaps) if gap is _PAGE]:
        edges |= {index, max(index - 1, 0)}
        if index + 1 < len(lines) and is_page_number(lines[index]):
            edges.add(index + 1)
    shapes = Counter(_shape(lines[index]) for index in edges)
    found.update(index for index in edges if shapes[_shape(lines[index])] >= 3 and _can_be_head(lines[index]))
    return found


def _can_be_head(line: str) -> bool:
    """Whether the line has the words of a head, not just a number or the end of a sentence."""
    letters = sum(letter.isalpha() for letter in line)
    return letters >= 6 and len(line) < 120 and not line[0].islower() and not opens_paragraph(line)


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line)


def _sort_numbers(lines: Sequence[str], gaps: Sequence[Gap], kept: list[Kept]) -> None:
    numbers = {index for index, line in enumerate(lines) if len(line) <= _LONGEST_NUMBER and is_page_number(line)}
    if not numbers:
        return
    last, since = 0, 0
    text = kept[:]
    neighbours: list[tuple[str, str]] = []
    for index, line in enumerate(lines):
        if index not in numbers or kept[index] is not _TEXT:
            since += kept[index] is _TEXT
            continue
        number = int("".join(re.findall(r"\d+", line)[:1]))
        if _DRESSED_NUMBER.match(line) or _at_page_edge(gaps, kept, index):
            kept[index] = _FURNITURE
        else:
            neighbours = neighbours or _neighbours(lines, text)
            due = number == last + 1 if last else number <= 3
            if _interrupts(*neighbours[index]):
                kept[index] = _FURNITURE if due else Kept.ASIDE
            elif due and since >= _MIN_PAGE_LINES and _is_apart(gaps, index):
                kept[index] = _FURNITURE
        if kept[index] is _FURNITURE:
            last, since = number, 0


def _interrupts(before: str, after: str) -> bool:
    """Whether a number stands in the middle of a sentence."""
    if not before or not after or not starts_small(after) or opens_paragraph(after):
        return False
    return len(before) > 40 or runs_on(before)


def _at_page_edge(gaps: Sequence[Gap], kept: Sequence[Kept], index: int) -> bool:
    """Beside a form feed or a running head."""
    if gaps[index] is _PAGE or (index + 1 < len(gaps) and gaps[index + 1] is _PAGE):
        return True
    beside = [one for one in (index - 1, index + 1) if 0 <= one < len(kept)]
    return any(kept[one] is _FURNITURE for one in beside)


def _is_apart(gaps: Sequence[Gap], index: int) -> bool:
    return gaps[index] is not _NONE or index + 1 == len(gaps) or gaps[index + 1] is not _NONE


def _neighbours(lines: Sequence[str], kept: Sequence[Kept]) -> list[tuple[str, str]]:
    """For each line the nearest one before it and after it that is text and no bare number; empty where there is none."""
    return list(zip(_before(lines, kept), _before(lines[::-1], kept[::-1])[::-1], strict=True))


def _before(lines: Sequence[str], kept: Sequence[Kept]) -> list[str]:
    found: list[str] = []
    nearest = ""
    for line, what in zip(lines, kept, strict=True):
        found.append(nearest)
        if what is _TEXT and not (line[0].isdigit() and _BARE_NUMBER.match(line)):
            nearest = line
    return found
