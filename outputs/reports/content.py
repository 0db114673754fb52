"""What a report is made of: the tasks of a list one by one, and the day, moment and scope that it tells them for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from chidao.outputs.listing import TaskFilter, TaskView
from chidao.outputs.status import LABELS
from chidao.outputs.words import RECURRENCES, day_words

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["Outcome", "Report", "days_late", "last_day", "names_of", "notes_of", "plain", "scope_words", "source_of",
           "status_words"]  # fmt: skip

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Report:
    """The tasks of a list as they stood on the day `on`; `scope` says in Vietnamese which they are, empty for all.

    `tasks` can be gone through once. `register` is at hand for what the tasks themselves do not tell.
    """

    register: Register
    wanted: TaskFilter
    on: date
    made_at: datetime
    scope: str
    tasks: Iterator[TaskView]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written: so many tasks; `left_out` have no place in the form (a calendar has none for tasks without a day)."""

    tasks: int
    left_out: int = 0


def plain(text: str) -> str:
    """Text that every form can hold: line ends are one character, other control characters are spaces."""
    return _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def scope_words(wanted: TaskFilter, documents: str = "") -> str:
    """The conditions of a list in words; `documents` names the document asked for."""
    role = {"lead": " chủ trì", "support": " phối hợp"}.get(wanted.role or "", "")
    parts = (
        wanted.agency and f"nhiệm vụ {wanted.agency}{role or ' chủ trì hoặc phối hợp'}",
        documents and f"văn bản {documents}",
        wanted.status and LABELS[wanted.status],
        wanted.due_after and f"hạn từ {day_words(wanted.due_after)}",
        wanted.due_before and f"hạn đến {day_words(wanted.due_before)}",
        wanted.confirmed_only and "chỉ nhiệm vụ đã duyệt",
    )
    return plain("; ".join(part for part in parts if part))


def names_of(task: TaskView, role: str) -> str:
    """The owners of a role, one after another."""
    return "; ".join(owner["name"] or "" for owner in task.owners if owner["role"] == role)


def source_of(task: TaskView) -> str:
    """The document by its number, else its title, else its file."""
    document = task.document
    return str(document["number"] or document["title"] or document["path"])


def due_of(task: TaskView) -> date | None:
    """The original deadline."""
    due = task.deadline["due"] if task.deadline else None
    return date.fromisoformat(due) if due else None


def last_day(task: TaskView) -> date | None:
    """The day that the task is to be done by now: the extended one where there is one, else the original."""
    return date.fromisoformat(task.extended_to) if task.extended_to else due_of(task)


def done_on(task: TaskView) -> date | None:
    """The day that it was done."""
    return date.fromisoformat(task.done_on) if task.done_on else None


def days_late(task: TaskView, on: date) -> int | None:
    """Days behind the original deadline, until it was done or until `on`; None where it is not late."""
    due, done = due_of(task), done_on(task)
    days = ((done or on) - due).days if due else 0
    return days if days > 0 else None


def status_words(task: TaskView) -> str:
    """Its box, as a cell of a table begins."""
    words = LABELS[task.status]
    return words[0].upper() + words[1:]


def notes_of(task: TaskView) -> str:
    """What else a reader has to know: the deadline's words where it has no day, whose duty it was, that nobody checked it."""
    deadline = task.deadline
    parts = []
    if deadline and not deadline["due"]:
        quote = " ".join(str(deadline["text"]).split())
        parts.append(f"Hạn ghi: “{quote}”" + (f" ({RECURRENCES[deadline['every']]})" if deadline["every"] else ""))
    if task.inherited_from:
        shared = f", cùng {', '.join(task.shared_with)}" if task.shared_with else ""
        parts.append(f"Nhận từ {task.inherited_from}{shared}")
    if task.status == "no_deadline" and task.done_on:
        parts.append("Đã hoàn thành")
    if task.state == "draft":
        parts.append("Chưa duyệt")
    return "; ".join(parts)
