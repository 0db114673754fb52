"""A task as a snapshot: everything about it that review may change, as the chain of changes keeps it.

Reading and writing whole snapshots makes every act of review undoable in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from chidao.outputs import indexing
from chidao.outputs.errors import RegisterError
from chidao.outputs.interchange import DeadlineForm, OwnerForm, TaskForm

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = [
    "LIVE", "Snapshot", "deadline_snapshot", "insert_task", "insert_tasks", "of_form", "owner_snapshot", "read_snapshot",
    "write_snapshot",
]  # fmt: skip

Snapshot = dict[str, Any]
LIVE = ("draft", "confirmed", "corrected")

_TASK = """
SELECT t.document_id, t.position, t.start, t."end", t.page, x.text, a.name, t.confidence, t.state, t.origin, t.merged_into,
       l.start, l."end", l.text, l.kind, l.due, l.every
FROM tasks t JOIN task_texts x ON x.task_id = t.id LEFT JOIN names a ON a.id = t.assigner_id
LEFT JOIN deadlines l ON l.task_id = t.id WHERE t.id = ?
"""
_OWNERS = """
SELECT n.name, o.role, n.kind, nullif(n.agency_id, '') FROM owners o JOIN names n ON n.id = o.name_id
WHERE o.task_id = ? ORDER BY o.position
"""
_INSERT_OWNER = "INSERT INTO owners (task_id, position, name_id, role) VALUES (?, ?, ?, ?)"
_INSERT_DEADLINE = 'INSERT INTO deadlines (task_id, start, "end", text, kind, due, every) VALUES (?, ?, ?, ?, ?, ?, ?)'
_OWNER_FIELDS = ("name", "role", "kind", "agency_id")
_DEADLINE_FIELDS = ("start", "end", "text", "kind", "due", "every")


def of_form(document_id: int, position: int, task: TaskForm, *, state: str = "draft", origin: str = "machine") -> Snapshot:
    """The snapshot of a task as extraction gives it."""
    return {
        "document": document_id, "position": position, "start": task.start, "end": task.end, "page": task.page,
        "text": task.text, "assigner": task.assigner, "owners": [owner_snapshot(owner) for owner in task.owners],
        "deadline": deadline_snapshot(task.deadline),
        "confidence": float(task.confidence), "state": state, "origin": origin, "merged_into": None,
    }  # fmt: skip


def deadline_snapshot(deadline: DeadlineForm | None) -> dict[str, Any] | None:
    """A deadline as snapshots keep it."""
    if deadline is None:
        return None
    due = deadline.due.isoformat() if deadline.due else None
    return {"start": deadline.start, "end": deadline.end, "text": deadline.text, "kind": deadline.kind, "due": due,
            "every": deadline.every}  # fmt: skip


def owner_snapshot(owner: OwnerForm) -> dict[str, str | None]:
    """An owner as snapshots keep it."""
    role = "support" if owner.role == "support" else "lead"
    return {"name": owner.name, "role": role, "kind": owner.kind, "agency_id": owner.agency_id or None}


def read_snapshot(register: Register, task_id: int) -> Snapshot:
    """The task as it stands; RegisterError where there is none of this number."""
    row = register.db.execute(_TASK, [task_id]).fetchone()
    if not row:
        raise RegisterError(f"Không có nhiệm vụ số {task_id} trong sổ.")
    owners = [dict(zip(_OWNER_FIELDS, owner, strict=True)) for owner in register.db.execute(_OWNERS, [task_id])]
    return {
        "document": row[0], "position": row[1], "start": row[2], "end": row[3], "page": row[4], "text": row[5],
        "assigner": row[6], "owners": owners,
        "deadline": dict(zip(_DEADLINE_FIELDS, row[11:], strict=True)) if row[14] else None,
        "confidence": row[7], "state": row[8], "origin": row[9], "merged_into": row[10],
    }  # fmt: skip


def insert_task(register: Register, snapshot: Snapshot, around: indexing.Around) -> int:
    """Write a new task of the document told by `around`. Returns the task's number."""
    return insert_tasks(register, [snapshot], around)[0]


def insert_tasks(register: Register, snapshots: Sequence[Snapshot], around: indexing.Around) -> range:
    """Write new tasks of the document told by `around`, within the caller's transaction. Returns the tasks' numbers."""
    first = register.db.execute("SELECT coalesce(max(id), 0) + 1 FROM tasks").fetchone()[0]
    numbers = range(first, first + len(snapshots))
    rows, owners, deadlines, words = [], [], [], []
    for task_id, snapshot in zip(numbers, snapshots, strict=True):
        assigner, owner_ids, lead = _name_ids(register, snapshot)
        rows.append((task_id, *_columns(snapshot, assigner, lead), around.issued_on, snapshot["document"]))
        owners += _owner_rows(task_id, snapshot, owner_ids)
        deadlines += _deadline_rows(task_id, snapshot)
        if snapshot["state"] in LIVE:
            words.append(_words(task_id, snapshot, around))
    connection = register.db.conn
    connection.executemany(
        'INSERT INTO tasks (id, position, start, "end", page, state, origin, assigner_id, lead_id, due, confidence,'
        " merged_into, live, given_on, document_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    texts = [(task_id, snapshot["text"]) for task_id, snapshot in zip(numbers, snapshots, strict=True)]
    connection.executemany("INSERT INTO task_texts (task_id, text) VALUES (?, ?)", texts)
    connection.executemany(_INSERT_OWNER, owners)
    connection.executemany(_INSERT_DEADLINE, deadlines)
    indexing.index(register.db, words)
    return numbers


def _words(task_id: int, snapshot: Snapshot, around: indexing.Around) -> indexing.IndexedTask:
    owners = "; ".join(owner["name"] for owner in snapshot["owners"])
    due = snapshot["deadline"] and snapshot["deadline"]["due"]
    return indexing.words_of(task_id, snapshot["text"], owners, snapshot["assigner"], due, around)


def _columns(snapshot: Snapshot, assigner: int | None, lead: int | None) -> tuple[Any, ...]:
    """From `position` to `live`, as they stand in the statements."""
    deadline = snapshot["deadline"]
    return (
        snapshot["position"], snapshot["start"], snapshot["end"], snapshot["page"], snapshot["state"], snapshot["origin"],
        assigner, lead, deadline and deadline["due"], snapshot["confidence"], snapshot["merged_into"],
        snapshot["state"] in LIVE,
    )  # fmt: skip


def write_snapshot(register: Register, task_id: int, snapshot: Snapshot) -> None:
    """Make the task what the snapshot says, in its tables and in the index."""
    db = register.db
    indexing.unindex(db, list(indexing.indexed_tasks(db, [task_id])))
    assigner, owner_ids, lead = _name_ids(register, snapshot)
    db.execute(
        'UPDATE tasks SET position = ?, start = ?, "end" = ?, page = ?, state = ?, origin = ?, assigner_id = ?, lead_id = ?,'
        " due = ?, confidence = ?, merged_into = ?, live = ? WHERE id = ?",
        [*_columns(snapshot, assigner, lead), task_id],
    )
    db.execute("UPDATE task_texts SET text = ? WHERE task_id = ?", [snapshot["text"], task_id])
    db.execute("DELETE FROM owners WHERE task_id = ?", [task_id])
    db.execute("DELETE FROM deadlines WHERE task_id = ?", [task_id])
    db.conn.executemany(_INSERT_OWNER, _owner_rows(task_id, snapshot, owner_ids))
    db.conn.executemany(_INSERT_DEADLINE, _deadline_rows(task_id, snapshot))
    indexing.index(db, list(indexing.indexed_tasks(db, [task_id])))


def _name_ids(register: Register, snapshot: Snapshot) -> tuple[int | None, list[int], int | None]:
    """The names' numbers: of the assigner, of the owners in order, of the first in the lead."""
    names = register.names
    assigner = names.id_of(snapshot["assigner"], "assigner") if snapshot["assigner"] else None
    owners = [names.id_of(owner["name"], owner["kind"], owner["agency_id"]) for owner in snapshot["owners"]]
    pairs = zip(owners, snapshot["owners"], strict=True)
    return assigner, owners, next((one for one, owner in pairs if owner["role"] == "lead"), None)


def _owner_rows(task_id: int, snapshot: Snapshot, owner_ids: list[int]) -> list[tuple[Any, ...]]:
    pairs = zip(owner_ids, snapshot["owners"], strict=True)
    return [(task_id, place, one, owner["role"]) for place, (one, owner) in enumerate(pairs)]


def _deadline_rows(task_id: int, snapshot: Snapshot) -> list[tuple[Any, ...]]:
    deadline = snapshot["deadline"]
    return [(task_id, *(deadline[name] for name in _DEADLINE_FIELDS))] if deadline else []
