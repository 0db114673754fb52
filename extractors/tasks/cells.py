"""What a cell of an assignment table says: who leads, who supports, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from chidao.corpus.document import Cell, Document
from chidao.extractors.agencies import Mention, read_bodies
from chidao.extractors.agencies.heads import read_head
from chidao.extractors.deadlines import DateContext, deadline_of
from chidao.extractors.records import Deadline
from chidao.extractors.tasks.fieldlines import read_leading_line
from chidao.extractors.tasks.partners import told_apart
from chidao.extractors.words import Words

__all__ = ["bodies_of_cell", "deadline_of_cell", "is_ditto", "listed", "row_meant"]

_BOTH: Final = re.compile(
    r"(?:^|[\s;.,\-+])(?P<role>chủ trì|phối hợp|đơn vị chủ trì|cơ quan chủ trì|đơn vị phối hợp|"
    r"cơ quan phối hợp)\s*:\s*",
    re.IGNORECASE,
)
# A cell that says it is as the one above.
_DITTO: Final = re.compile(r"\W*(?:nt|như trên)?\W*", re.IGNORECASE)
_LEADING: Final = re.compile(r"[\s,]+(?:là (?:cơ quan|đơn vị) )?chủ trì$", re.IGNORECASE)
"""What follows a body in a cell: “Phòng Nội vụ chủ trì; phối hợp: …”."""
_LOOSE: Final = " \t\n-–;,."
_SPLIT: Final = re.compile(r"\n+|;|(?:^|(?<=\s))[-+•–]\s")


def bodies_of_cell(document: Document, start: int, end: int) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Leading and supporting bodies of the words of a cell: "Chủ trì: …; phối hợp: …" names both."""
    marks = list(_BOTH.finditer(document.text[start:end]))
    if not marks:
        told = {
            field.kind: listed(document, field.value_start, field.end) for field in read_leading_line(document.text, start, end)
        }
        if told.get("lead"):
            return told["lead"], told.get("support", ())
        leads, supports = told_apart(listed(document, start, end))
        return leads or (), supports
    lead: tuple[Mention, ...] = listed(document, start, start + marks[0].start())
    support: tuple[Mention, ...] = ()
    for at, mark in enumerate(marks):
        stop = start + marks[at + 1].start() if at + 1 < len(marks) else end
        bodies = listed(document, start + mark.end(), stop)
        if "phối hợp" in mark.group("role").lower():
            support += bodies
        else:
            lead += bodies
    return lead, support


def is_ditto(document: Document, cell: Cell) -> bool:
    """Whether a cell is as the one above: it is empty, or says so ("- nt -")."""
    return _DITTO.fullmatch(document.text, cell.start, cell.end) is not None


def listed(document: Document, start: int, end: int) -> tuple[Mention, ...]:
    """The bodies of a stretch, one or several a line; words that name no known kind of body are taken whole."""
    found: list[Mention] = []
    while end > start and document.text[end - 1] in _LOOSE:
        end -= 1
    for begin, stop in _lines(document.text, start, end):
        leading = _LEADING.search(document.text, begin, stop)
        stop = leading.start() if leading and leading.start() > begin else stop
        words = Words.of(document.text, begin, stop)
        bodies = read_bodies(words, 0, len(words))
        if bodies:
            found += bodies.mentions
        elif any(word.isalpha() for word in words.plain) and words.plain[0] not in {"thường", "hằng", "hàng", "năm", "theo"}:
            found.append(Mention(begin, stop, " ".join(document.text[begin:stop].split()).strip(" .,;-"), "other"))
    return tuple(found)


# A cell that says it is as that of another row.
_AS_ROW: Final = re.compile(
    r"\W*(?:như|giống|tương tự)(?: như| ở| tại)? (?:mục|điểm|nhiệm vụ|nội dung|dòng|số|stt|tt)(?: số| thứ tự)? ?"
    r"(?P<number>[\w.]+)\W*",
    re.IGNORECASE,
)


def row_meant(document: Document, cell: Cell | None) -> str | None:
    """The number of the row to which a cell points ("Như mục 01" → "1"); None where it points to none."""
    found = _AS_ROW.fullmatch(document.text, cell.start, cell.end) if cell is not None else None
    return found["number"].rstrip(".").lstrip("0") if found else None


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches between line ends and semicolons; a line that breaks within a name goes on with the next."""
    begin = start
    for match in _SPLIT.finditer(text, start, end):
        following = text[match.end() : match.end() + 1]
        before = text[begin : match.start()].rstrip()
        if match.group().startswith("\n") and (following.islower() or before.endswith((",", " và", "&"))):
            continue
        if match.group()[0] in "-–" and before and not _begins_body(text, match.end(), end, before):
            continue
        if before.strip():
            yield begin, match.start()
        begin = match.end()
    if text[begin:end].strip():
        yield begin, end


def _begins_body(text: str, start: int, end: int, before: str) -> bool:
    """Whether another body begins behind a dash, which also stands in names: "Cục Kinh tế - Quản lý đầu tư xây dựng"."""
    words = Words.of(text, start, end)
    if not len(words) or (before.lower().startswith("văn phòng") and words.plain[0] in {"hđnd", "ubnd", "hội", "ủy"}):
        return False
    return read_head(words, 0, len(words)) is not None


def deadline_of_cell(document: Document, start: int, end: int, dates: DateContext) -> Deadline | None:
    """The deadline that the words of a cell in the column of times set."""
    return deadline_of(document.text, start, end, replace(dates, time_column=True))
