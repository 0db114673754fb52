"""Assignment tables: a row is a task, its bodies and its date stand in columns of their own.

A merged or empty cell takes the value from above; a group row gives its bodies and date to the rows under it. A row with
nothing but its task over parts (“-”, “a)”) with bodies of their own is owed by those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile, zip_longest
from typing import Final, Literal

from chidao.corpus.document import Cell, Document, Table
from chidao.corpus.table_heads import NUMBER_HEAD, NUMBER_HEAD_AMONG_HEADS
from chidao.extractors.agencies import Mention
from chidao.extractors.deadlines import DateContext, deadline_of
from chidao.extractors.records import Deadline
from chidao.extractors.tasks.cells import bodies_of_cell, deadline_of_cell, is_ditto, listed, row_meant
from chidao.extractors.tasks.drafts import Draft
from chidao.extractors.tasks.legends import Legend, read_legend, told_by

Column = Literal["number", "task", "lead", "support", "time", "product", "note"]

_HEADERS: Final[tuple[tuple[Column, re.Pattern[str]], ...]] = (
    ("number", re.compile(rf"^{NUMBER_HEAD_AMONG_HEADS}\.?$")),
    ("support", re.compile(r"^(?!.*chủ trì).*phối hợp|^(?:các )?(?:cơ quan|đơn vị|bộ phận|người) (?:cùng )?tham gia|^hỗ trợ$")),
    ("time", re.compile(r"thời gian|thời hạn|tiến độ|hoàn thành|lộ trình|^hạn\b|thời điểm|mốc|^(?:xong|khi nào)\b")),
    (
        "lead",
        re.compile(
            r"chủ trì|(?:cơ quan|đơn vị|tổ chức|sở|ngành|phòng|bộ phận|cán bộ|người).*(?:thực hiện|đầu mối|"
            r"tham mưu|phụ trách|chịu trách nhiệm|chủ trì|soạn thảo)|phân công|trách nhiệm|"
            r"^(?:các )?(?:cơ quan|đơn vị|sở, ngành|sở, ban, ngành|phòng, ban|phòng ban)(?:, (?:đơn vị|cơ quan|địa phương))?$|"
            r"chủ đầu tư|đầu mối|thực hiện chính|(?:cơ quan|đơn vị|người) (?:trình|chuẩn bị|xây dựng|báo cáo)|"
            r"^(?:ai|người) (?:làm|thực hiện|lo)|^(?:giao (?:cho )?)?(?:ai|người|bộ phận)$|^giao cho"
        ),
    ),
    (
        "task",
        re.compile(
            r"nhiệm vụ|nội dung|công việc|hoạt động|giải pháp|đầu việc|tên đề án|đề án|văn bản|chỉ đạo|"
            r"^(?:các )?(?:phần )?việc(?: (?:cần )?(?:làm|giao))?$|phần việc|^tên (?:dự án|dự thảo|báo cáo|chuyên đề)$"
        ),
    ),
    ("product", re.compile(r"sản phẩm|kết quả|đầu ra")),
    ("note", re.compile(r"ghi chú|kinh phí|dự kiến|căn cứ|cấp trình|hình thức")),
)
# What a task arises from, beside which a column of its own says what is to be done.
_ARISES_FROM: Final = re.compile(
    r"kết luận|kiến nghị|ý kiến|tồn tại|hạn chế|khó khăn|vướng mắc|chỉ tiêu|tiêu chí|nhóm|mục tiêu"
)
_BEGINNING: Final = re.compile(r"bắt đầu|khởi đầu|khởi công|từ\b")
_COLUMN_NUMBERS: Final = re.compile(r"^[\s(\[]*\d{1,2}[\s)\]]*$")
_GROUP_NUMBER: Final = re.compile(r"^(?:[IVX]{1,5}|[A-ZĐ])[.)]?$")
# The number of the first row under a group's title: "1", "01", "I.1".
_FIRST_NUMBER: Final = re.compile(r"^(?:[IVX]{1,5}\.|[A-ZĐ]\.)?0?1(?:[.)]1?)?$")
_PART: Final = re.compile(r"^(?:[-–+•*]|[a-zđ][.)]|)$")
"""What stands for a number before a part of the row above."""
_MERGED: Final[tuple[Column, ...]] = ("lead", "support", "time")
"""The columns in which one cell may speak for several rows."""
_LONG_NUMBER: Final = 5
"""A number of a row has no more words than that."""


@dataclass(slots=True)
class _Row:
    cells: dict[Column, Cell] = field(default_factory=dict)
    whole: bool = False
    """Whether one cell spans the row: a group's title."""


@dataclass(slots=True)
class _Held:
    """What a cell above says for the empty ones under it."""

    bodies: tuple[Mention, ...] = ()
    partners: tuple[Mention, ...] = ()
    deadline: Deadline | None = None

    def take(self, said: _Held, *, timed: bool) -> None:
        """Lets what a row says hold for those under it; its deadline where it has the word on times (`timed`)."""
        if said.bodies:
            self.bodies, self.partners = said.bodies, said.partners
        elif said.partners:
            self.partners = said.partners
        if timed:
            self.deadline = said.deadline


def column_of(title: str) -> Column | None:
    """The column that a head in lower case names, None where it names none of ours."""
    return next((column for column, form in _HEADERS if form.search(title)), None)


def _header(document: Document, row: tuple[Cell, ...]) -> dict[int, Column]:
    """Columns by their heads, empty where the row is no head of an assignment table."""
    found: dict[int, Column] = {}
    arising = False
    for cell in row:
        title = _title(document, cell).strip(" *:.")
        if not title or len(title) > 90:
            continue
        if arising and column_of(title) == "task" and not _ARISES_FROM.search(title):
            found = {at: "note" if column == "task" else column for at, column in found.items()}
        for column, form in _HEADERS:
            if form.search(title) and (column not in found.values() or column == "note"):
                for at in _places(cell):
                    found.setdefault(at, column)
                arising = arising or (column == "task" and _ARISES_FROM.search(title) is not None)
                break
    kinds = set(found.values())
    return found if "task" in kinds and kinds & {"lead", "support", "time"} and ("lead" in kinds or "number" in kinds) else {}


def assignment_columns(document: Document, table: Table) -> tuple[int, dict[int, Column]]:
    """The last row of the head and the columns; no columns where the table assigns nothing."""
    rows = table.rows[:5]
    for at, row in enumerate(rows[:4]):
        columns = _header(document, row)
        if columns:
            under = _under_head(document, row, rows[at + 1]) if at + 1 < len(rows) else {}
            merged = {place: column for place, column in (columns | under).items() if column is not None}
            return (at + 1, merged) if under else (at, columns)
    return 0, {}


def _under_head(document: Document, head: Sequence[Cell], row: Sequence[Cell]) -> dict[int, Column | None]:
    """The columns that a second row of the head parts a title into: “Đơn vị thực hiện” over “Chủ trì” and “Phối hợp”.

    None is that of a beginning, which is no deadline. Empty where the row is not one of the head.
    """
    wide = {at for cell in head if cell.column_span > 1 and cell.row_span == 1 for at in _places(cell)}
    said = [cell for cell in row if cell.start < cell.end]
    if not said or any(cell.column not in wide for cell in said):
        return {}
    titles = {cell.column: _title(document, cell) for cell in said}
    found = {at: None if _BEGINNING.match(title) else column_of(title) for at, title in titles.items()}
    return found if {"lead", "support", "time"} & set(found.values()) else {}


def _places(cell: Cell) -> range:
    return range(cell.column, cell.column + cell.column_span)


def _rows(document: Document, table: Table, head: int, columns: dict[int, Column]) -> Iterator[_Row]:
    reaching: list[Cell] = []
    titles = {_titles(document, cells) for cells in table.rows[: head + 1]}
    for number, cells in enumerate(table.rows[head + 1 :], start=head + 1):
        reaching = [cell for cell in reaching if cell.row + cell.row_span > number]
        texts = [document.text[cell.start : cell.end].strip() for cell in cells]
        filled = [text for text in texts if text]
        if not filled or (all(_COLUMN_NUMBERS.match(text) for text in filled) and len(filled) > 2):
            continue
        if _is_head_again(document, cells, titles):
            continue
        row = _Row()
        shift = _shift(texts, cells, columns)
        for cell in cells:
            column = columns.get(cell.column + shift)
            if column and column not in row.cells:
                row.cells[column] = cell
        for cell in reaching:
            column = columns.get(cell.column)
            if column in _MERGED:
                row.cells.setdefault(column, cell)
        spans = any(cell.column_span >= max(2, len(columns) - 1) for cell in cells)
        row.whole = len(filled) + len(reaching) == 1 or (spans and not shift)
        reaching += [cell for cell in cells if cell.row_span > 1 and cell.start < cell.end]
        yield row


def _titles(document: Document, cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(_title(document, cell) for cell in cells)


def _title(document: Document, cell: Cell) -> str:
    return " ".join(document.text[cell.start : cell.end].lower().split())


_NUMBERS_HEAD: Final = re.compile(rf"{NUMBER_HEAD}(?!\w)")


def _is_head_again(document: Document, cells: tuple[Cell, ...], heads: set[tuple[str, ...]]) -> bool:
    """Whether a row is a head that a new page repeats; a row of bodies may be worded like one ("Các sở, ngành")."""
    titles = _titles(document, cells)
    return titles in heads or (_NUMBERS_HEAD.match(titles[0]) is not None and bool(_header(document, cells)))


def _shift(texts: Sequence[str], cells: Sequence[Cell], columns: dict[int, Column]) -> int:
    """By how many columns a row begins late: the number of a row above spans it, so that the task comes first."""
    if columns.get(0) != "number" or len(texts) < 2 or cells[0].column or cells[0].column_span > 1:
        return 0
    return 1 if len(texts[0].split()) > _LONG_NUMBER else 0


def _bodies(document: Document, cell: Cell | None, legend: Legend) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Leading and supporting bodies of a cell; by the table's legend where it uses that."""
    if cell is None or is_ditto(document, cell):
        return (), ()
    told = told_by(legend, document.text[cell.start : cell.end])
    if told:
        return tuple(body for start, end in told for body in listed(document, start, end)), ()
    return bodies_of_cell(document, cell.start, cell.end)


def _deadline(document: Document, row: _Row, task: Cell, dates: DateContext, timed: bool) -> Deadline | None:
    """The deadline of the row's cell; where the table has no column of times (`timed`), that of the task's words."""
    cell = row.cells.get("time")
    if cell is not None and not is_ditto(document, cell):
        return deadline_of_cell(document, cell.start, cell.end, dates)
    return None if timed else deadline_of(document.text, task.start, task.end, dates)


def _label(document: Document, row: _Row) -> str:
    number = row.cells.get("number")
    return document.text[number.start : number.end].strip() if number else ""


def _is_group(document: Document, row: _Row, following: _Row | None) -> bool:
    """Whether a row is the title of those under it; with bodies or a date it is one where their numbers begin anew."""
    others = [cell for column, cell in row.cells.items() if column in {"lead", "support", "time"} and cell.start < cell.end]
    if others:
        counts_anew = following is not None and bool(_FIRST_NUMBER.match(_label(document, following)))
        return counts_anew and bool(_GROUP_NUMBER.match(_label(document, row)))
    label = _label(document, row).rstrip(".)")
    parted = following is not None and label.isdigit() and _label(document, following).startswith(f"{label}.1")
    return row.whole or parted or bool(_GROUP_NUMBER.match(_label(document, row)))


def _parts(document: Document, rows: Sequence[_Row], at: int) -> list[_Row]:
    """The rows that say who does the parts of row `at`, which has a number and a task and nothing else."""
    row = rows[at]
    said = (cell for column, cell in row.cells.items() if column in _MERGED)
    if _PART.match(_label(document, row)) or not any(cell.start == cell.end for cell in said) or _is_told(row):
        return []
    below = (rows[under] for under in range(at + 1, len(rows)))
    parts = list(takewhile(lambda one: _PART.match(_label(document, one)) and not one.whole, below))
    return parts if parts and all(_is_told(part, "lead") for part in parts) else []


def _is_told(row: _Row, *columns: Column) -> bool:
    """Whether any of the columns has words in the row."""
    cells = (row.cells.get(column) for column in columns or _MERGED)
    return any(cell is not None and cell.start < cell.end for cell in cells)


def _whole(document: Document, task: Cell, parts: Sequence[_Row], legend: Legend, dates: DateContext) -> Draft:
    """The task of a row with parts: whoever leads one of them leads the whole."""
    lead: dict[str, Mention] = {}
    support: dict[str, Mention] = {}
    for part in parts:
        leading, within = _bodies(document, part.cells.get("lead"), legend)
        lead.update((body.name, body) for body in leading)
        support.update((body.name, body) for body in _bodies(document, part.cells.get("support"), legend)[0] + within)
    partners = tuple(body for name, body in support.items() if name not in lead)
    deadlines = [_deadline(document, part, task, dates, True) for part in parts]
    agreed = len({deadline and (deadline.kind, deadline.due, deadline.every) for deadline in deadlines}) == 1
    deadline = deadlines[0] if agreed else None
    return Draft(task.start, task.end, tuple(lead.values()), partners, "column", "row", deadline=deadline)


def read_table(document: Document, table: Table, dates: DateContext) -> list[Draft]:
    """A draft for each row of an assignment table; none where the table assigns nothing."""
    head, columns = assignment_columns(document, table)
    if not columns:
        return []
    timed = "time" in columns.values()
    held = _Held()
    numbered: dict[str, _Held] = {}
    drafts: list[Draft] = []
    legend = read_legend(document, table)
    rows = list(_rows(document, table, head, columns))
    for at, (row, following) in enumerate(zip_longest(rows, rows[1:])):
        task, time = row.cells.get("task"), row.cells.get("time")
        said = _said(document, row, legend, held, _deadline(document, row, task, dates, timed) if task else None)
        said = _as_rows(document, row, said, numbered)
        if _is_group(document, row, following):
            held = _Held(said.bodies, said.partners, said.deadline if timed else None)
            continue
        held.take(said, timed=not timed or (time is not None and not is_ditto(document, time)))
        if task is None or not document.text[task.start : task.end].strip():
            continue
        numbered[_label(document, row).rstrip(".)").lstrip("0")] = _effective(said, held)
        parts = [] if said.bodies or said.partners else _parts(document, rows, at)
        drafts.append(_whole(document, task, parts, legend, dates) if parts else _draft(task, said, held))
    return drafts


def _said(document: Document, row: _Row, legend: Legend, held: _Held, deadline: Deadline | None) -> _Held:
    """What the row's own cells say; `held` are the partners of the one that says it is as the one above."""
    lead, within = _bodies(document, row.cells.get("lead"), legend)
    cell = row.cells.get("support")
    same = cell is not None and cell.start < cell.end and is_ditto(document, cell)
    support = held.partners if same else _bodies(document, cell, legend)[0] + within
    return _Held(lead, support, deadline)


def _as_rows(document: Document, row: _Row, said: _Held, numbered: dict[str, _Held]) -> _Held:
    """What a row says, with what the rows say to which its cells point: "Như mục 1"."""
    meant = (row_meant(document, row.cells.get(column)) for column in ("lead", "support", "time"))
    lead, support, time = (numbered.get(number) if number else None for number in meant)
    if not (lead or support or time):
        return said
    return _Held(
        lead.bodies if lead else said.bodies,
        support.partners if support else lead.partners if lead and not said.partners else said.partners,
        time.deadline if time else said.deadline,
    )


def _effective(said: _Held, held: _Held) -> _Held:
    """What holds for a row: what its cells say, else those above."""
    return _Held(said.bodies or held.bodies, said.partners or held.partners, said.deadline or held.deadline)


def _draft(task: Cell, said: _Held, held: _Held) -> Draft:
    holds = _effective(said, held)
    return Draft(task.start, task.end, holds.bodies, holds.partners, "column", "row", deadline=holds.deadline)
