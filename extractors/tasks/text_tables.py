"""Assignment tables that a conversion has left as paragraphs: the heads one a line, then number and task, bodies, time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final

from chidao.corpus.document import Block, Document
from chidao.corpus.table_heads import is_number_head
from chidao.extractors.agencies import Mention, read_bodies
from chidao.extractors.agencies.heads import read_head
from chidao.extractors.agencies.lexicon import inner_group
from chidao.extractors.deadlines import DateContext
from chidao.extractors.letters import letter_pattern
from chidao.extractors.records import Deadline
from chidao.extractors.tasks.cells import bodies_of_cell, deadline_of_cell
from chidao.extractors.tasks.drafts import Draft
from chidao.extractors.tasks.headings import whole_bodies
from chidao.extractors.tasks.tables import Column, column_of
from chidao.extractors.words import Words

_ROW: Final = re.compile(r"^(?P<label>\d{1,3}\.?|[-–])\s+(?=\S)(?![-–] ?\d{1,2}[/.]\d)")
_GROUP: Final = letter_pattern(r"^[IVX]{1,5}\.?\s+[<Lu>]")
_TIME: Final = re.compile(
    r"^(?:(?:trong |đến |hết |xong |trước |sau )?(?:ngày|tháng|quý|năm|giai đoạn|\d{1,2}(?: ?[-–] ?\d{1,2})?[/.-]\d)"
    r"|thường xuyên|hằng|hàng|định kỳ|theo )",
    re.IGNORECASE,
)
_TIME_INSIDE: Final = re.compile(r"\s(?=(?:Năm|Giai đoạn|Quý|Tháng|Thường xuyên|Hằng năm|Hàng năm|Trước ngày)\b)")
_END: Final = re.compile(r"^(?:Nơi nhận|TM\.|KT\.|Phụ lục|PHỤ LỤC|Ghi chú)")
_MAX_HEADS: Final = 8
_LONGEST_TITLE: Final = 60
_LONGEST_CELL: Final = 160
_CHAPTER: Final = letter_pattern(r"^(?P<roman>[IVX]{1,5})(?=[.\s])|^(?P<letter>[A-Z])\. (?=[<Lu>]{2})")


@dataclass(slots=True)
class _Row:
    start: int
    end: int
    number: int | None = None
    dotted: bool = False
    """Whether a stop stands behind its number."""
    cells: list[tuple[int, int]] = field(default_factory=list)
    """All its paragraphs, the first without its number."""
    bodies: list[tuple[int, int]] = field(default_factory=list)
    time: tuple[int, int] | None = None
    open: bool = True


@dataclass(frozen=True, slots=True)
class TextTable:
    """The blocks from `start` to `end` (offsets) that make a table, and its drafts."""

    start: int
    end: int
    drafts: tuple[Draft, ...]


def _heads(document: Document, blocks: list[Block], at: int) -> list[Column | None]:
    """What the paragraphs from `at` on name as heads of columns, that of the numbers left out; None for one that names none of
    ours. Empty where no table begins.
    """
    if not is_number_head(_text(document, blocks[at])):
        return []
    found: list[Column | None] = []
    for block in blocks[at + 1 : at + _MAX_HEADS]:
        title = _text(document, block)
        if len(title) >= _LONGEST_TITLE or _ROW.match(title) or _GROUP.match(title):
            break
        column = column_of(title.lower())
        found.append(None if column in found else column)
    while found and found[-1] is None:
        found.pop()
    return found if {"task", "lead"} <= set(found) else []


def _text(document: Document, block: Block) -> str:
    return document.text[block.start : block.end].strip()


def _is_bodies(document: Document, start: int, end: int) -> bool:
    words = Words.of(document.text, start, end)
    return len(words) > 0 and words.capital[0] and bool(whole_bodies(words, 0, len(words)))


# Heads that name no body alone.
_PARTIAL: Final = {"ban", "tổ", "cục", "viện", "hội"}


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


def _rows(document: Document, blocks: list[Block], at: int, chapters: dict[str, int]) -> Iterator[_Row | int | None]:
    """The rows after the heads; None at a group's title; last the index of the block after the table.

    `chapters`: the numbers of the chapters in which the table stands, by what they are numbered with.
    """
    row: _Row | None = None
    while at < len(blocks):
        block = blocks[at]
        text = _text(document, block)
        count = len(_heads(document, blocks, at))
        if count:
            at += count + 1
            continue
        if _ends(document, block, chapters):
            break
        label = _ROW.match(document.text[block.start : block.end])
        if _GROUP.match(text):
            if row:
                yield row
            row = None
            chapters.pop("roman", None)  # The table has groups of its own.
            yield None
        elif label:
            number = int(label["label"].rstrip(".")) if label["label"][0].isdigit() else None
            if row and _counts_on(row, number, label["label"]):
                break
            if row:
                yield row
            start = block.start + label.end()
            row = _Row(start, block.end, number, label["label"][-1] == ".", [(start, block.end)])
        elif row is not None:
            row.cells.append((block.start, block.end))
            _add(document, row, block.start, block.end)
        at += 1
    if row:
        yield row
    yield at


def _counts_on(row: _Row, number: int | None, label: str) -> bool:
    """Whether the points of the text go on behind `row`: their numbers are no more its own, or are written in another way."""
    if number is None or row.number is None:
        return False
    return 1 < number <= row.number or (label[-1] == "." and not row.dotted)


def _ends(document: Document, block: Block, chapters: dict[str, int]) -> bool:
    """Whether the text goes on with this block, as it does with the next chapter."""
    text = _text(document, block)
    kind, number = _chapter(text)
    goes_on = kind in chapters and number == chapters[kind] + 1
    return goes_on or block.kind != "paragraph" or _END.match(text) is not None


_VALUES: Final = {"I": 1, "V": 5, "X": 10}


def _chapter(text: str) -> tuple[str, int]:
    """With what a title is numbered, and its number: “IV. TỔ CHỨC” is ("roman", 4), “C. TỔ CHỨC” ("letter", 3)."""
    found = _CHAPTER.match(text)
    if found is None:
        return "", 0
    if found["letter"]:
        return "letter", ord(found["letter"]) - ord("A") + 1
    values = [_VALUES[digit] for digit in found["roman"]]
    return "roman", sum(-value if value < after else value for value, after in zip_longest(values, values[1:], fillvalue=0))


def _by_place(document: Document, row: _Row, heads: list[Column | None]) -> dict[Column, tuple[int, int]]:
    """The cells of a row that has one paragraph for each head; empty where it has not, or where a body or time is too long."""
    if len(row.cells) != len(heads):
        return {}
    found = {column: cell for column, cell in zip(heads, row.cells, strict=True) if column}
    short = (cell for column, cell in found.items() if column in {"lead", "support", "time"})
    return found if all(end - start <= _LONGEST_CELL for start, end in short) else {}


def _mentions(document: Document, ranges: list[tuple[int, int]]) -> tuple[Mention, ...]:
    found: list[Mention] = []
    for start, end in ranges:
        words = Words.of(document.text, start, end)
        bodies = read_bodies(words, 0, len(words))
        found += bodies.mentions if bodies else ()
    return tuple(found)


# First words of bodies that a cell of them begins with, and words that tie a body to the task before it.
_CELL_HEADS: Final = {"bộ", "sở", "các", "ubnd", "ủy", "văn", "phòng", "công", "ngân", "thanh"}
_TYING: Final = {
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


@dataclass(slots=True)
class _Reader:
    """Drafts of a table's rows; what a row does not say holds on from the one above."""

    document: Document
    dates: DateContext
    heads: list[Column | None]
    lead: tuple[Mention, ...] = ()
    support: tuple[Mention, ...] = ()
    deadline: Deadline | None = None

    def forget(self) -> None:
        """A group begins."""
        self.lead, self.support, self.deadline = (), (), None

    def read(self, row: _Row) -> Draft:
        """The draft of a row: by the places of its cells where it has all of them, else by what they look like."""
        places = _by_place(self.document, row, self.heads)
        task = places.get("task")
        if task:
            lead, within = bodies_of_cell(self.document, *places["lead"])
            self.lead = lead or self.lead
            self.support = bodies_of_cell(self.document, *places["support"])[0] if "support" in places else within
            self._time(places.get("time"))
            return self._draft(*task)
        if len(row.bodies) < len({"lead", "support"}.intersection(self.heads)):
            _part_task(self.document, row)
        self.lead = _mentions(self.document, row.bodies[:1]) or self.lead
        if row.bodies:
            self.support = _mentions(self.document, row.bodies[1:])
        self._time(row.time)
        return self._draft(row.start, row.end)

    def _time(self, time: tuple[int, int] | None) -> None:
        if time:
            self.deadline = deadline_of_cell(self.document, *time, self.dates)

    def _draft(self, start: int, end: int) -> Draft:
        return Draft(start, end, self.lead, self.support, "column", "row", deadline=self.deadline)


def read_text_tables(document: Document, dates: DateContext) -> list[TextTable]:
    """The assignment tables among the paragraphs of the document."""
    blocks = list(document.blocks)
    found: list[TextTable] = []
    chapters: dict[str, int] = {}
    at = 0
    while at < len(blocks):
        heads = _heads(document, blocks, at)
        if not heads:
            kind, number = _chapter(_text(document, blocks[at]))
            if kind:
                chapters[kind] = number
            at += 1
            continue
        first = at
        drafts: list[Draft] = []
        reader = _Reader(document, dates, heads)
        for row in _rows(document, blocks, at + len(heads) + 1, dict(chapters)):
            if row is None:
                reader.forget()
            elif isinstance(row, int):
                at = row
                break
            else:
                drafts.append(reader.read(row))
        found.append(TextTable(blocks[first].start, blocks[min(at, len(blocks)) - 1].end, tuple(drafts)))
    return found
