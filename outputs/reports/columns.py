"""The columns of a table of tasks: their headings, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from chidao.outputs.listing import TaskView
from chidao.outputs.reports.content import days_late, done_on, due_of, names_of, notes_of, plain, source_of, status_words

__all__ = ["COLUMNS", "Cell", "Column", "row_of"]

Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `value` is given the task and the day that the report tells it for."""

    heading: str
    value: Callable[[TaskView, date], Cell]


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None


COLUMNS: tuple[Column, ...] = (
    Column("Số trong sổ", lambda task, on: task.task_id),
    Column("Nội dung nhiệm vụ", lambda task, on: task.text),
    Column("Chủ trì", lambda task, on: names_of(task, "lead")),
    Column("Phối hợp", lambda task, on: names_of(task, "support")),
    Column("Người giao", lambda task, on: task.assigner),
    Column("Văn bản", lambda task, on: source_of(task)),
    Column("Ngày văn bản", lambda task, on: _day(task.document["issued_on"])),
    Column("Nơi ban hành", lambda task, on: task.document["issuer"]),
    Column("Trang", lambda task, on: task.page),
    Column("Lời ghi hạn", lambda task, on: task.deadline["text"] if task.deadline else None),
    Column("Hạn", lambda task, on: due_of(task)),
    Column("Gia hạn đến", lambda task, on: _day(task.extended_to)),
    Column("Ngày hoàn thành", lambda task, on: done_on(task)),
    Column("Tình trạng", lambda task, on: status_words(task)),
    Column("Số ngày chậm", lambda task, on: days_late(task, on)),
    Column("Ghi chú", lambda task, on: notes_of(task)),
)


def row_of(task: TaskView, on: date, columns: tuple[Column, ...] = COLUMNS) -> list[Cell]:
    """A task's cells, text without control characters, None where there is nothing."""
    return [plain(value) or None if isinstance(value := column.value(task, on), str) else value for column in columns]
