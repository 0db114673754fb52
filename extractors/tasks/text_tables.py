"""Assignment tables that a conversion has left as paragraphs: the heads one a line, then number and task, bodies, time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from chidao.corpus.document import Block, Document
from chidao.extractors.agencies import Mention, find_predicate, read_bodies
from chidao.extractors.agencies.heads import read_head
from chidao.extractors.agencies.lexicon import inner_group
from chidao.extractors.deadlines import DateContext, choose_deadline, find_deadlines
from chidao.extractors.letters import letter_pattern
from chidao.extractors.records import Deadline
from chidao.extractors.tasks.drafts import Draft
from chidao.extractors.tasks.tables import Column, column_of
from chidao.extractors.words import Words

_NUMBER_HEAD = re.compile(r"^(?:S?TT|Số TT)$", re.IGNORECASE)
_ROW = re.compile(r"^(?P<label>\d{1,3}\.?|[-–])\s+(?=\S)")
_GROUP = letter_pattern(r"^[IVX]{1,5}\.?\s+[<Lu>]")
_TIME = re.compile(
    r"^(?:(?:trong |đến |hết |xong |trước |sau )?(?:ngày|tháng|quý|năm|giai đoạn)|thường xuyên|"
    r"hằng|hàng|định kỳ|theo )",
    re.IGNORECASE,
)
_TIME_INSIDE = re.compile(r"\s(?=(?:Năm|Giai đoạn|Quý|Tháng|Thường xuyên|Hằng năm|Hàng năm|Trước ngày)\b)")
_END = re.compile(r"^(?:Nơi nhận|TM\.|KT\.|Phụ lục|PHỤ LỤC|Ghi chú)")
_MAX_HEADS = 8


@dataclass(slots=True)
class _Row:
    start: int
    end: int
    bodies: list[tuple[int, int]] = field(default_factory=list)
    time: tuple[int, int] | None = None
    open: bool = True


@dataclass(frozen=True, slots=True)
class TextTable:
    """The blocks from `start` to `end` (offsets) that make a table, and its drafts."""

    start: int
    end: int
    drafts: tuple[Draft, ...]


def _heads(document: Document, blocks: list[Block], at: int) -> tuple[int, set[Column]]:
    """How many blocks from `at` on are column heads, and which columns they name; 0 where no table begins."""
    if not _NUMBER_HEAD.match(_text(document, blocks[at])):
        return 0, set()
    found: list[Column] = []
    count = 1
    for block in blocks[at + 1 : at + _MAX_HEADS]:
        title = _text(document, block)
        column = column_of(title.lower()) if len(title) < 60 else None
        if column is None or column in found:
            break
        found.append(column)
        count += 1
    return (count, set(found)) if {"task", "lead"} <= set(found) else (0, set())


def _text(document: Document, block: Block) -> str:
    return document.text[block.start : block.end].strip()


def _is_bodies(document: Document, start: int, end: int) -> bool:
    words = Words.of(document.text, start, end)
    if not len(words) or not words.capital[0] or read_head(words, 0, len(words)) is None:
        return False
    return find_predicate(words, 0, len(words)) is None and read_bodies(words, 0, len(words)) is not None


# Heads that name no body alone.
_PARTIAL = {"ban", "tổ", "cục", "viện", "hội"}


def _unfinished(document: Document, start: int, end: int) -> bool:
    """Whether the last name of a cell goes on with its next line: "Bộ Công" over "Thương", "Ban Chỉ đạo" over "Phòng thủ …"."""
    if document.text[end - 1] == ":":
        return True
    words = Words.of(document.text, start, end)
    bodies = read_bodies(words, 0, len(words))
    if bodies is None or document.text[end - 1] in ".,;":
        return False
    last = Words.of(document.text, bodies.mentions[-1].start, bodies.mentions[-1].end)
    head = read_head(last, 0, len(last))
    if head is None or head.plural:
        return False
    if last.plain[0] in {"sở", "bộ"}:
        return head.end < len(last) and inner_group(last, head.end, len(last)) == 0 and "&" not in last.plain
    return head.end == len(last) and last.plain[0] in _PARTIAL


def _add(document: Document, row: _Row, start: int, end: int) -> None:
    """Puts a paragraph into the column where it belongs: time, bodies, or more of the task."""
    if _TIME.match(document.text[start:end]):
        row.time, row.open = row.time or (start, end), False
        return
    inside = _TIME_INSIDE.search(document.text, start, end)
    body_end = inside.start() if inside else end
    if row.bodies and row.time is None and _unfinished(document, *row.bodies[-1]):
        row.bodies[-1] = (row.bodies[-1][0], body_end)
    elif _is_bodies(document, start, body_end):
        row.bodies += _parted(document, start, body_end)
        row.open = False
    elif row.open:
        row.end = end
        return
    if inside:
        row.time = row.time or (inside.end(), end)


def _parted(document: Document, start: int, end: int) -> list[tuple[int, int]]:
    """Two cells that have run together: a new body begins with a capital and no comma before it."""
    words = Words.of(document.text, start, end)
    for at in range(2, len(words)):
        if (
            words.capital[at]
            and not words.capital[at - 1]
            and words.plain[at - 1].isalpha()
            and words.plain[at] in {"các", "bộ", "sở", "ubnd"}
        ):
            before = words.plain[at - 1]
            if before in {"phố", "xã", "phường", "quan", "ngành", "phương", "tỉnh", "vị"}:
                return [(start, words.ends[at - 1]), (words.starts[at], end)]
    return [(start, end)]


def _rows(document: Document, blocks: list[Block], at: int) -> Iterator[_Row | int | None]:
    """The rows after the heads; None at a group's title; last the index of the block after the table."""
    row: _Row | None = None
    while at < len(blocks):
        block = blocks[at]
        text = _text(document, block)
        count, _ = _heads(document, blocks, at)
        if count:
            at += count
            continue
        if _END.match(text) or block.kind != "paragraph":
            break
        label = _ROW.match(document.text[block.start : block.end])
        if _GROUP.match(text):
            if row:
                yield row
            row = None
            yield None
        elif label:
            if row:
                yield row
            row = _Row(block.start + label.end(), block.end)
        elif row is not None:
            _add(document, row, block.start, block.end)
        at += 1
    if row:
        yield row
    yield at


def _mentions(document: Document, ranges: list[tuple[int, int]]) -> tuple[Mention, ...]:
    found: list[Mention] = []
    for start, end in ranges:
        words = Words.of(document.text, start, end)
        bodies = read_bodies(words, 0, len(words))
        found += bodies.mentions if bodies else ()
    return tuple(found)


# First words of bodies that a cell of them begins with, and words that tie a body to the task before it.
_CELL_HEADS = {"bộ", "sở", "các", "ubnd", "ủy", "văn", "phòng", "công", "ngân", "thanh"}
_TYING = {
    "của", "với", "cho", "do", "tại", "và", "trình", "gửi", "thuộc", "từ", "theo", "giữa", "về", "ở", "tới", "đến", "là", "gồm",
}  # fmt: skip


def _part_task(document: Document, row: _Row) -> None:
    """Parts a task from the cell of bodies that has run into it: "… tài nguyên biển | Bộ Tài nguyên và Môi trường"."""
    words = Words.of(document.text, row.start, row.end)
    for at in range(2, len(words)):
        opens = words.capital[at] and words.plain[at] in _CELL_HEADS and words.plain[at - 1].isalpha()
        if opens and words.plain[at - 1] not in _TYING and _is_bodies(document, words.starts[at], row.end):
            row.bodies.insert(0, (words.starts[at], row.end))
            row.end = words.ends[at - 1]
            return


def read_text_tables(document: Document, dates: DateContext) -> list[TextTable]:
    """The assignment tables among the paragraphs of the document."""
    blocks = list(document.blocks)
    found: list[TextTable] = []
    at = 0
    while at < len(blocks):
        count, columns = _heads(document, blocks, at)
        if not count:
            at += 1
            continue
        first = at
        drafts: list[Draft] = []
        lead: tuple[Mention, ...] = ()
        support: tuple[Mention, ...] = ()
        deadline: Deadline | None = None
        for row in _rows(document, blocks, at + count):
            if row is None:
                lead, support, deadline = (), (), None
                continue
            if isinstance(row, int):
                at = row
                break
            if len(row.bodies) < len(columns & {"lead", "support"}):
                _part_task(document, row)
            lead = _mentions(document, row.bodies[:1]) or lead
            if row.bodies:
                support = _mentions(document, row.bodies[1:])
            if row.time:
                context = DateContext(dates.issued_on, dates.year, time_column=True)
                times = find_deadlines(document.text, *row.time, context)
                deadline = choose_deadline(times, document.text, *row.time)
            drafts.append(Draft(row.start, row.end, lead, support, "column", "row", deadline=deadline))
        found.append(TextTable(blocks[first].start, blocks[min(at, len(blocks)) - 1].end, tuple(drafts)))
    return found
