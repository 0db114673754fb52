"""Reading a loaded file again, by better rules: drafts follow the new reading, what a person decided on stays."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chidao.outputs import indexing
from chidao.outputs.audit import MACHINE, Change, append
from chidao.outputs.errors import RegisterError
from chidao.outputs.facts import SUBJECTS, corrected_meta, read_fact, write_fact
from chidao.outputs.interchange import ExtractionForm, MetaForm
from chidao.outputs.loading import add_findings, check_quotes, iso, sealed
from chidao.outputs.names import name_key
from chidao.outputs.snapshots import Snapshot, insert_task, of_form, read_snapshot, write_snapshot

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["Reread", "reread_form"]

OVERLAP = 0.5
"""Share of the shorter stretch from which two readings are of one provision."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What a second reading did: numbers of tasks."""

    document_id: int
    kept: tuple[int, ...]
    changed: tuple[int, ...]
    added: tuple[int, ...]
    withdrawn: tuple[int, ...]

    def to_json(self) -> dict[str, Any]:
        """The form that other programs read."""
        return {"document": self.document_id, "kept": list(self.kept), "changed": list(self.changed),
                "added": list(self.added), "withdrawn": list(self.withdrawn)}  # fmt: skip


Numbered = tuple[int, Snapshot]


def reread_form(register: Register, form: ExtractionForm) -> Reread:
    """Bring a loaded document up to a new reading of the same file, in one transaction.

    RegisterError where the file is not loaded, or where the words of a task that a person decided on are no longer in the
    text as read: then nothing changes, and the message names the task.
    """
    with register.writing():
        row = register.db.execute("SELECT id FROM documents WHERE sha256 = ?", [form.source.sha256]).fetchone()
        if not row:
            raise RegisterError(f"{form.source.path}: chưa có trong sổ. Hãy nạp trước: chidao load {form.source.path}")
        check_quotes(form)
        document_id = int(row[0])
        form = _as_corrected(register, document_id, form)
        decided, drafts = _tasks(register, document_id)
        moved = [(number, task, _moved(number, task, form.text)) for number, task in decided]
        _write_document(register, document_id, form)
        outcome, changes = _follow(register, document_id, form, moved, drafts)
        changes += [Change("reread", "task", number, old, new) for number, old, new in moved if old != new]
        for number, old, new in moved:
            if old != new:
                write_snapshot(register, number, new)
        changes.append(Change("reread", "document", document_id, after=sealed(register, document_id)))
        append(register.db, MACHINE, register.now(), changes)
        return outcome


def _tasks(register: Register, document_id: int) -> tuple[list[Numbered], list[Numbered]]:
    """The tasks that a person decided on or that are being followed, and the others."""
    rows = register.db.execute(
        "SELECT t.id, t.state = 'draft' AND t.origin = 'machine' AND NOT EXISTS"
        " (SELECT 1 FROM follow_ups f WHERE f.task_id = t.id) AND NOT EXISTS (SELECT 1 FROM tasks m WHERE m.merged_into = t.id)"
        " FROM tasks t WHERE t.document_id = ? AND t.state <> 'withdrawn' ORDER BY t.position, t.id",
        [document_id],
    ).fetchall()
    tasks = [((number, read_snapshot(register, number)), free) for number, free in rows]
    return [task for task, free in tasks if not free], [task for task, free in tasks if free]


def _moved(number: int, task: Snapshot, text: str) -> Snapshot:
    """The task at its place in the text as read now."""
    start = _place(task, text)
    if start is None:
        raise RegisterError(
            f"Nhiệm vụ số {number} đã được duyệt, nhưng lần đọc mới không còn lời văn của nó. Sổ giữ nguyên lần đọc cũ."
        )
    return {**task, "start": start, "end": start + len(task["text"])}


def _place(item: Snapshot, text: str) -> int | None:
    """Where the words of an item stand in the text as read now, nearest to where they stood; None where nowhere."""
    words, start = item["text"], int(item["start"])
    if text[start : start + len(words)] == words:
        return start
    places = [place for place in (text.find(words, start), text.rfind(words, 0, start)) if place >= 0]
    return min(places, key=lambda place: abs(place - start), default=None)


def _write_document(register: Register, document_id: int, form: ExtractionForm) -> None:
    """Text, facts of the document and findings as read now; the index follows, as it holds number, title and issuer."""
    db, meta = register.db, form.meta
    numbers = [row[0] for row in db.execute("SELECT id FROM tasks WHERE document_id = ?", [document_id])]
    indexing.unindex(db, list(indexing.indexed_tasks(db, numbers)))
    db.execute(
        "UPDATE documents SET kind = ?, number = ?, issued_on = ?, issuer = ?, issuer_folded = ?, title = ?, signer = ?,"
        " notes = ?, pages = ? WHERE id = ?",
        [
            meta.kind, meta.number, iso(meta.issued_on), meta.issuer, name_key(meta.issuer or ""), meta.title, meta.signer,
            json.dumps(form.notes, ensure_ascii=False), form.source.pages, document_id,
        ],
    )  # fmt: skip
    db.execute("UPDATE tasks SET given_on = ? WHERE document_id = ?", [iso(meta.issued_on), document_id])
    db.execute("UPDATE document_texts SET text = ? WHERE document_id = ?", [form.text, document_id])
    for subject in ("decision", "figure", "citation"):
        form = _keep_decided(register, subject, document_id, form)
        db.execute(f"DELETE FROM {SUBJECTS[subject].table} WHERE document_id = ? AND NOT {_DECIDED}", [document_id, subject])
    add_findings(register, document_id, form)
    indexing.index(db, list(indexing.indexed_tasks(db, numbers)))


def _as_corrected(register: Register, document_id: int, form: ExtractionForm) -> ExtractionForm:
    """The reading with what a person corrected of the document's own facts."""
    corrected = corrected_meta(register, document_id)
    meta = MetaForm.model_validate({**form.meta.model_dump(), **corrected})
    return form.model_copy(update={"meta": meta})


_DECIDED = "id IN (SELECT subject_id FROM audit WHERE subject = ?)"
"""A person once decided on the row, even where that was taken back: the chain of changes speaks of it by its number."""


def _keep_decided(register: Register, subject: str, document_id: int, form: ExtractionForm) -> ExtractionForm:
    """The reading without the findings that a person decided on already; these move to their place in the text."""
    table = SUBJECTS[subject].table
    query = f"SELECT id FROM {table} WHERE document_id = ? AND {_DECIDED}"
    rows = register.db.execute(query, [document_id, subject]).fetchall()
    spans = []
    for (number,) in rows:
        record = read_fact(register, subject, number)
        place = _place(record, form.text)
        if place is None:
            raise RegisterError(
                f"{SUBJECTS[subject].words} số {number} đã được duyệt, nhưng lần đọc mới không còn lời của nó."
                " Sổ giữ nguyên lần đọc cũ."
            )
        spans.append((place, place + len(record["text"])))
        if place != record["start"]:
            moved = {**record, "start": place, "end": place + len(record["text"])}
            write_fact(register, subject, number, moved)
            append(register.db, MACHINE, register.now(), [Change("reread", subject, number, record, moved)])
    fresh = [one for one in getattr(form, table) if not any(one.start < end and start < one.end for start, end in spans)]
    return form.model_copy(update={table: tuple(fresh)})


def _follow(
    register: Register,
    document_id: int,
    form: ExtractionForm,
    decided: Sequence[tuple[int, Snapshot, Snapshot]],
    drafts: Sequence[Numbered],
) -> tuple[Reread, list[Change]]:
    meta = form.meta
    around = indexing.Around(meta.number, meta.title, meta.issuer, meta.kind, iso(meta.issued_on))
    free, changes = list(drafts), list[Change]()
    kept, changed, added = [number for number, _, _ in decided], list[int](), list[int]()
    for position, item in enumerate(form.tasks):
        read = of_form(document_id, position, item)
        if any(_overlap(read, task) >= OVERLAP for _, _, task in decided):
            continue
        draft = max(free, key=lambda one: _likeness(read, one[1]), default=None)
        if not draft or _likeness(read, draft[1]) < OVERLAP:
            number = insert_task(register, read, around)
            added.append(number)
            changes.append(Change("reread", "task", number, None, read))
            continue
        free.remove(draft)
        number, before = draft
        (kept if read == before else changed).append(number)
        if read != before:
            write_snapshot(register, number, read)
            changes.append(Change("reread", "task", number, before, read))
    for number, before in free:
        withdrawn = {**before, "state": "withdrawn"}
        write_snapshot(register, number, withdrawn)
        changes.append(Change("reread", "task", number, before, withdrawn))
    outcome = Reread(document_id, tuple(kept), tuple(changed), tuple(added), tuple(number for number, _ in free))
    return outcome, changes


def _overlap(one: Snapshot, other: Snapshot) -> float:
    """Share of the shorter stretch that both have."""
    common = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return float(common / max(1, min(one["end"] - one["start"], other["end"] - other["start"])))


def _likeness(read: Snapshot, draft: Snapshot) -> float:
    """By words first, since offsets move when the text is read differently."""
    return 2.0 if read["text"] == draft["text"] else _overlap(read, draft)
