"""Lists of tasks: what to list, and a task as lists, search and exports show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from chidao.outputs.loading import iso
from chidao.outputs.status import STATUSES, Status, status_of, status_sql

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["TaskFilter", "TaskPage", "TaskView", "list_tasks", "views"]

DAY_WITHOUT_DEADLINE = "9999-12-31"


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks; conditions are joined by and, absent ones hold for all.

    `agency` is a name as typed; `bodies` are names that stand for it as well, each with the body that the task is inherited
    from. `on` is the day for which the status is told (today by default); where it is given, tasks of documents issued
    later are left out. `role` limits `agency` to "lead" or "support".
    """

    agency: str | None = None
    bodies: Mapping[str, str | None] = field(default_factory=dict)
    role: str | None = None
    on: date | None = None
    status: Status | None = None
    due_before: date | None = None
    due_after: date | None = None
    kind: str | None = None
    state: str | None = None
    document_id: int | None = None
    limit: int | None = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task with what a reader needs beside it. `status` is that of the day asked for."""

    task_id: int
    text: str
    owners: tuple[dict[str, str | None], ...]
    deadline: dict[str, Any] | None
    status: Status
    document: dict[str, Any]
    assigner: str | None
    state: str
    start: int
    end: int
    page: int | None
    confidence: float
    done_on: str | None
    inherited_from: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The form that other programs read."""
        form: dict[str, Any] = {
            "task_id": self.task_id, "text": self.text, "owners": list(self.owners), "deadline": self.deadline,
            "status": self.status, "document": self.document, "assigner": self.assigner, "state": self.state,
            "start": self.start, "end": self.end, "page": self.page, "confidence": self.confidence, "done_on": self.done_on,
        }  # fmt: skip
        if self.inherited_from:
            form["inherited_from"] = self.inherited_from
        return form


@dataclass(frozen=True, slots=True)
class TaskPage:
    """`total` tasks meet the filter; `tasks` are those of this page."""

    total: int
    tasks: tuple[TaskView, ...]

    def to_json(self) -> dict[str, Any]:
        """The form that other programs read."""
        return {"total": self.total, "tasks": [task.to_json() for task in self.tasks]}


def list_tasks(register: Register, wanted: TaskFilter) -> TaskPage:
    """A page of the list, those due first in front, those without a day due last."""
    inherited = _names_of(register, wanted)
    if inherited is not None and not inherited:
        return TaskPage(0, ())
    on = wanted.on or register.today()
    where, parameters = _conditions(wanted, on, inherited)
    tables = "tasks t JOIN documents d ON d.id = t.document_id" if " d." in where else "tasks t"
    total = register.db.execute(f"SELECT count(*) FROM {tables} WHERE {where}", parameters).fetchone()[0]
    page = register.db.execute(
        f"SELECT t.id FROM {tables} WHERE {where} ORDER BY coalesce(t.due, '{DAY_WITHOUT_DEADLINE}'), t.id LIMIT ? OFFSET ?",
        [*parameters, -1 if wanted.limit is None else wanted.limit, wanted.offset],
    )
    tasks = views(register, [row[0] for row in page], on)
    return TaskPage(total, tuple(_marked(task, wanted, inherited or {}) for task in tasks))


def _names_of(register: Register, wanted: TaskFilter) -> dict[int, str | None] | None:
    """The names that stand for the body asked for, each with the body it is inherited from; None where none is asked for."""
    if wanted.agency is None and not wanted.bodies:
        return None
    found: dict[int, str | None] = {}
    for name, origin in wanted.bodies.items():
        found.update(dict.fromkeys(register.names.matching(name), origin))
    if wanted.agency is not None:
        found.update(dict.fromkeys(register.names.matching(wanted.agency), None))
    return found


def _conditions(wanted: TaskFilter, on: date, names: Iterable[int] | None) -> tuple[str, list[Any]]:
    conditions: list[str] = ["t.state = ?"] if wanted.state else ["t.live = 1"]
    parameters: list[Any] = [wanted.state] if wanted.state else []
    if names is not None:
        role = {"lead": "o.role = 'lead' AND ", "support": "o.role = 'support' AND "}.get(wanted.role or "", "")
        listed = ", ".join(str(int(one)) for one in names)
        conditions.append(f"t.id IN (SELECT o.task_id FROM owners o WHERE {role}o.name_id IN ({listed}))")
    if wanted.status:
        if wanted.status not in STATUSES:
            return "0", []
        conditions.append(f"{status_sql(on)} = ?")
        parameters.append(wanted.status)
    for column, value in (
        ("t.due <= ?", iso(wanted.due_before)),
        ("t.due >= ?", iso(wanted.due_after)),
        ("t.document_id = ?", wanted.document_id),
        ("coalesce( d.issued_on, '') <= ?", iso(wanted.on)),
        ("( d.kind) = ?", wanted.kind),
    ):
        if value is not None:
            conditions.append(column)
            parameters.append(value)
    return " AND ".join(conditions), parameters


def _marked(task: TaskView, wanted: TaskFilter, names: Mapping[int, str | None]) -> TaskView:
    origins = {origin for origin in names.values() if origin}
    if not origins:
        return task
    inherited = next((wanted.bodies.get(owner["name"] or "") for owner in task.owners if owner["name"] in wanted.bodies), None)
    return replace(task, inherited_from=inherited) if inherited else task


_TASK = """
SELECT t.id, x.text, t.start, t."end", t.page, t.confidence, t.state, t.due, t.done_on, a.name, l.start, l."end", l.text,
       l.kind, l.due, l.every, d.id, d.number, d.issued_on, d.issuer, d.title, d.kind, d.path
FROM tasks t JOIN task_texts x ON x.task_id = t.id JOIN documents d ON d.id = t.document_id
LEFT JOIN names a ON a.id = t.assigner_id LEFT JOIN deadlines l ON l.task_id = t.id WHERE t.id = ?
"""
_OWNERS = """
SELECT n.name, o.role, n.kind, nullif(n.agency_id, '') FROM owners o JOIN names n ON n.id = o.name_id
WHERE o.task_id = ? ORDER BY o.position
"""


def views(register: Register, task_ids: Iterable[int], on: date) -> list[TaskView]:
    """Tasks by their numbers, in that order; unknown numbers are left out."""
    return [view for task_id in task_ids if (view := _view(register, task_id, on))]


def _view(register: Register, task_id: int, on: date) -> TaskView | None:
    row = register.db.execute(_TASK, [task_id]).fetchone()
    if not row:
        return None
    owners = tuple(
        dict(zip(("name", "role", "kind", "agency_id"), owner, strict=True))
        for owner in register.db.execute(_OWNERS, [task_id])
    )
    deadline = dict(zip(("start", "end", "text", "kind", "due", "every"), row[10:16], strict=True)) if row[13] else None
    document = dict(zip(("id", "number", "issued_on", "issuer", "title", "kind", "path"), row[16:], strict=True))
    due, done_on = row[7], row[8]
    return TaskView(
        task_id=row[0], text=row[1], owners=owners, deadline=deadline, status=status_of(_day(due), _day(done_on), on),
        document=document, assigner=row[9], state=row[6], start=row[2], end=row[3], page=row[4], confidence=row[5],
        done_on=done_on,
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
