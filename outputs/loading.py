"""Writing an extraction into the register."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from chidao.outputs import indexing
from chidao.outputs.audit import MACHINE, Change, append, digest
from chidao.outputs.errors import RegisterError
from chidao.outputs.interchange import DeadlineForm, ExtractionForm, OwnerForm, TaskForm
from chidao.outputs.names import name_key

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["LoadOutcome", "add_form", "add_task", "iso"]

Status = Literal["loaded", "known"]


@dataclass(frozen=True, slots=True)
class LoadOutcome:
    """What became of one document; `previous_id` is the version of it that the register had before."""

    document_id: int
    status: Status
    path: str
    tasks: int = 0
    previous_id: int | None = None


def iso(day: date | None) -> str | None:
    """A day as the register writes it."""
    return day.isoformat() if day else None


def add_form(register: Register, form: ExtractionForm) -> LoadOutcome:
    """Write a document with all that was found in it, within the caller's transaction; a known file writes nothing."""
    db, path = register.db, form.source.path
    known = db.execute("SELECT id FROM documents WHERE sha256 = ?", [form.source.sha256]).fetchone()
    if known:
        _no_longer_set_aside(register, path)
        return LoadOutcome(known[0], "known", path)
    _check_quotes(form)
    document_id = _add_document(register, form)
    around = (form.meta.number, form.meta.title, form.meta.issuer)
    snapshots = []
    for position, task in enumerate(form.tasks):
        snapshots.append(add_task(register, document_id, position, task, around)[1])
    _add_findings(register, document_id, form)
    loaded = {"sha256": form.source.sha256, "tasks": len(snapshots), "digest": digest([digest(one) for one in snapshots])}
    append(db, MACHINE, register.now(), [Change("load", "document", document_id, after=loaded)])
    _no_longer_set_aside(register, path)
    return LoadOutcome(document_id, "loaded", path, len(snapshots))


def _check_quotes(form: ExtractionForm) -> None:
    for item in (*form.tasks, *form.decisions, *form.figures, *form.citations):
        if form.text[item.start : item.end] != item.text:
            raise RegisterError(f"{form.source.path}: trích dẫn tại ký tự {item.start} không khớp văn bản, hãy đọc lại.")


def _no_longer_set_aside(register: Register, path: str) -> None:
    register.db.execute("DELETE FROM set_aside WHERE path = ?", [path])


def _add_document(register: Register, form: ExtractionForm) -> int:
    source, meta = form.source, form.meta
    row = (
        source.sha256, source.path, source.media_type, source.pages, meta.kind, meta.number, iso(meta.issued_on), meta.issuer,
        name_key(meta.issuer or ""), meta.title, meta.signer, json.dumps(form.notes, ensure_ascii=False), register.now(),
    )  # fmt: skip
    cursor = register.db.execute(
        "INSERT INTO documents (sha256, path, media_type, pages, kind, number, issued_on, issuer, issuer_folded,"
        " title, signer, notes, loaded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row,
    )
    document_id = int(cursor.lastrowid or 0)
    register.db.execute("INSERT INTO document_texts (document_id, text) VALUES (?, ?)", [document_id, form.text])
    return document_id


def add_task(
    register: Register,
    document_id: int,
    position: int,
    task: TaskForm,
    around: tuple[str | None, ...],
    *,
    state: str = "draft",
    origin: str = "machine",
) -> tuple[int, dict[str, Any]]:
    """Write one task with its owners, deadline and words; returns its number and its snapshot (see `snapshot`)."""
    db, names = register.db, register.names
    assigner = names.id_of(task.assigner, "assigner") if task.assigner else None
    owner_ids = [names.id_of(owner.name, owner.kind, owner.agency_id) for owner in task.owners]
    lead = next((one for one, owner in zip(owner_ids, task.owners, strict=True) if owner.role == "lead"), None)
    due = iso(task.deadline.due) if task.deadline else None
    cursor = db.execute(
        'INSERT INTO tasks (document_id, position, start, "end", page, state, origin, assigner_id, lead_id, due, confidence)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [document_id, position, task.start, task.end, task.page, state, origin, assigner, lead, due, task.confidence],
    )
    task_id = int(cursor.lastrowid or 0)
    db.execute("INSERT INTO task_texts (task_id, text) VALUES (?, ?)", [task_id, task.text])
    db.conn.executemany(
        "INSERT INTO owners (task_id, position, name_id, role) VALUES (?, ?, ?, ?)",
        [
            (task_id, place, one, "support" if owner.role == "support" else "lead")
            for place, (one, owner) in enumerate(zip(owner_ids, task.owners, strict=True))
        ],
    )
    if task.deadline:
        add_deadline(register, task_id, task.deadline)
    owners = "; ".join(owner.name for owner in task.owners)
    indexing.index(db, [indexing.words_of(task_id, task.text, (owners, task.assigner, *around))])
    return task_id, snapshot(document_id, position, task, state=state, origin=origin)


def add_deadline(register: Register, task_id: int, deadline: DeadlineForm) -> None:
    """Write a task's deadline."""
    register.db.execute(
        'INSERT INTO deadlines (task_id, start, "end", text, kind, due, every) VALUES (?, ?, ?, ?, ?, ?, ?)',
        [task_id, deadline.start, deadline.end, deadline.text, deadline.kind, iso(deadline.due), deadline.every],
    )


def snapshot(
    document_id: int, position: int, task: TaskForm, *, state: str, origin: str, merged_into: int | None = None
) -> dict[str, Any]:
    """A task as the chain of changes keeps it: everything that review may change."""
    return {
        "document": document_id, "position": position, "start": task.start, "end": task.end, "page": task.page,
        "text": task.text, "assigner": task.assigner, "owners": [_owner(owner) for owner in task.owners],
        "deadline": task.deadline.model_dump(mode="json") if task.deadline else None,
        "confidence": task.confidence, "state": state, "origin": origin, "merged_into": merged_into,
    }  # fmt: skip


def _owner(owner: OwnerForm) -> dict[str, str | None]:
    return {"name": owner.name, "role": owner.role, "kind": owner.kind, "agency_id": owner.agency_id}


def _add_findings(register: Register, document_id: int, form: ExtractionForm) -> None:
    connection = register.db.conn
    connection.executemany(
        'INSERT INTO decisions (document_id, start, "end", page, text, kind, authority, confidence)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(document_id, d.start, d.end, d.page, d.text, d.kind, d.authority, d.confidence) for d in form.decisions],
    )
    connection.executemany(
        'INSERT INTO figures (document_id, start, "end", page, text, value, whole, unit, comparator, subject, period,'
        " confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                document_id,
                f.start,
                f.end,
                f.page,
                f.text,
                f.value,
                f.of,
                f.unit,
                f.comparator,
                f.subject,
                f.period,
                f.confidence,
            )
            for f in form.figures
        ],
    )
    connection.executemany(
        'INSERT INTO citations (document_id, start, "end", page, text, kind, number, issued_on, relation, confidence)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (document_id, c.start, c.end, c.page, c.text, c.kind, c.number, iso(c.issued_on), c.relation, c.confidence)
            for c in form.citations
        ],
    )
