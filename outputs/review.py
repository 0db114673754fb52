"""Review: a person goes over what the machine found. Every act is recorded and can be taken back.

What is extracted is a draft. A task that a person confirmed, corrected, rejected, merged or split is theirs: reading the
document again leaves it alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chidao.outputs.audit import Actor, Change, Entry, append, batch_of
from chidao.outputs.errors import RegisterError
from chidao.outputs.facts import SUBJECTS, Record, read_fact, write_fact
from chidao.outputs.indexing import Around
from chidao.outputs.interchange import DeadlineForm, OwnerForm
from chidao.outputs.snapshots import (
    LIVE,
    Snapshot,
    deadline_snapshot,
    insert_task,
    owner_snapshot,
    read_snapshot,
    write_snapshot,
)

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["Review", "Reviewed"]

_ACTS = ("confirm", "correct", "reject", "merge", "split", "add", "reassign", "undo")
_STATE_WORDS = {
    "rejected": "đã bị loại",
    "merged": "đã gộp vào nhiệm vụ khác",
    "split": "đã tách thành nhiệm vụ khác",
    "withdrawn": "đã rút",
}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An act done: `batch` is its number, by which it can be undone (0 where nothing changed); `task_ids` what it changed."""

    batch: int
    task_ids: tuple[int, ...]

    def to_json(self) -> dict[str, Any]:
        """The form that other programs read."""
        return {"batch": self.batch, "tasks": list(self.task_ids)}


Changed = tuple[int, Snapshot | None, Snapshot]
"""A task's number, its snapshot before (None for a new one) and after."""

FactChanged = tuple[int, Record, Record]
"""The number of another fact, its record before and after."""


class Review:
    """Acts of review by one person. Each is one transaction: all tasks named, or none."""

    def __init__(self, register: Register, actor: Actor) -> None:
        self._register = register
        self._actor = actor

    def confirm(self, task_ids: Iterable[int]) -> Reviewed:
        """Say of drafts that they are right. Tasks confirmed or corrected before stay as they are."""

        def confirmed(task: Snapshot) -> Snapshot:
            return {**task, "state": "confirmed"} if task["state"] == "draft" else task

        return self._change("confirm", task_ids, confirmed)

    def reject(self, task_ids: Iterable[int], reason: str | None = None) -> Reviewed:
        """Say of tasks that they are none."""
        return self._change("reject", task_ids, lambda task: {**task, "state": "rejected"}, reason)

    def correct(self, task_id: int, changes: Mapping[str, Any], reason: str | None = None) -> Reviewed:
        """Change what is wrong: any of `text` or `start` and `end`, `assigner`, `owners`, `deadline`, `page`.

        A text is looked for in the document, nearest to where the task stands; RegisterError where it is not there.
        """

        def corrected(task: Snapshot) -> Snapshot:
            changed = {**task, **self._understood(task, changes)}
            return {**changed, "state": "corrected"} if changed != task else task

        return self._change("correct", [task_id], corrected, reason)

    def reassign(self, task_ids: Iterable[int], owners: Sequence[OwnerForm], reason: str | None = None) -> Reviewed:
        """Give tasks to other owners."""
        named = [owner_snapshot(owner) for owner in owners]

        def reassigned(task: Snapshot) -> Snapshot:
            return {**task, "owners": named, "state": "corrected"} if task["owners"] != named else task

        return self._change("reassign", task_ids, reassigned, reason)

    def merge(self, task_ids: Sequence[int], reason: str | None = None) -> Reviewed:
        """Make one task of several; the first stays, with everybody's owners and the first deadline that one of them has.

        Neighbours in one document become one stretch of its text.
        """
        first, *others = dict.fromkeys(task_ids)
        if not others:
            raise RegisterError("Muốn gộp phải nêu ít nhất hai nhiệm vụ.")
        with self._register.writing():
            before = {task_id: self._live(task_id) for task_id in (first, *others)}
            merged = self._united(list(before.values()))
            after: list[Changed] = [(first, before[first], merged)]
            for task_id in others:
                after.append((task_id, before[task_id], {**before[task_id], "state": "merged", "merged_into": first}))
            return self._write("merge", after, reason)

    def split(self, task_id: int, pieces: Sequence[tuple[int, int]], reason: str | None = None) -> Reviewed:
        """Make several tasks of one: `pieces` are stretches of the document's text. Owners and deadline go to each.

        The numbers of the new tasks are those of the result after the first.
        """
        if len(pieces) < 2:
            raise RegisterError("Muốn tách phải nêu ít nhất hai đoạn.")
        with self._register.writing():
            task = self._live(task_id)
            changed: list[Changed] = [(task_id, task, {**task, "state": "split"})]
            for start, end in pieces:
                piece = {**task, "start": start, "end": end, "text": self._quote(task["document"], start, end)}
                changed.append(self._added({**piece, "state": "corrected", "origin": "person"}))
            return self._write("split", changed, reason)

    def add(
        self,
        document_id: int,
        text: str,
        *,
        owners: Sequence[OwnerForm] = (),
        assigner: str | None = None,
        deadline: DeadlineForm | None = None,
        start: int | None = None,
        reason: str | None = None,
    ) -> Reviewed:
        """Add a task that the machine overlooked; its text must stand in the document (at `start`, where that is given)."""
        with self._register.writing():
            begin = self._find(document_id, text, start or 0)
            task = {
                "document": document_id, "position": self._position(document_id, begin), "start": begin,
                "end": begin + len(text), "page": self._page(document_id, begin), "text": text, "assigner": assigner,
                "owners": [owner_snapshot(owner) for owner in owners], "deadline": deadline_snapshot(deadline),
                "confidence": 1.0, "state": "corrected", "origin": "person", "merged_into": None,
            }  # fmt: skip
            return self._write("add", [self._added(task)], reason)

    def undo(self, batch: int | None = None) -> Reviewed:
        """Take back an act: the one of this number, or this person's last one that is not taken back yet.

        RegisterError where a task was changed again since then: that later act has to be undone first.
        """
        with self._register.writing():
            number = batch or self._last_act()
            entries = [entry for entry in batch_of(self._register.db, number) if entry.subject != "batch"]
            if not entries or entries[0].action not in _ACTS:
                raise RegisterError(f"Không có thao tác duyệt số {number} để hoàn tác.")
            if self._undone(number):
                raise RegisterError(f"Thao tác số {number} đã được hoàn tác rồi.")
            reason = f"hoàn tác thao tác số {number}"
            if entries[0].subject != "task":
                return self._write_facts("undo", entries[0].subject, map(self._fact_back, entries), reason, undone=number)
            changed = [self._taken_back(entry.subject_id or 0, entry.before, entry.after) for entry in reversed(entries)]
            return self._write("undo", changed, reason, undone=number)

    def decide(self, subject: str, numbers: Iterable[int], state: str, reason: str | None = None) -> Reviewed:
        """Say of decisions, figures or citations (see `facts.SUBJECTS`) that they are right (confirmed) or wrong (rejected)."""
        if subject == "document" or subject not in SUBJECTS or state not in ("confirmed", "rejected"):
            raise RegisterError(f"Không duyệt được “{subject}” thành “{state}”.")
        with self._register.writing():
            found = [(number, read_fact(self._register, subject, number)) for number in dict.fromkeys(numbers)]
            changed = [(number, before, {**before, "state": state}) for number, before in found]
            return self._write_facts("confirm" if state == "confirmed" else "reject", subject, changed, reason)

    def correct_fact(self, subject: str, number: int, changes: Mapping[str, Any], reason: str | None = None) -> Reviewed:
        """Change what is wrong of a document's facts, a decision, a figure or a citation; days as ISO text."""
        with self._register.writing():
            before = read_fact(self._register, subject, number)
            unknown = set(changes) - set(before) - {"state"}
            if unknown or "state" in changes:
                raise RegisterError(f"Không có mục để sửa: {', '.join(sorted(unknown)) or 'state'}.")
            after = {**before, **changes}
            if "state" in before and after != before:
                after["state"] = "corrected"
            return self._write_facts("correct", subject, [(number, before, after)], reason)

    def _write_facts(
        self, action: str, subject: str, changed: Iterable[FactChanged], reason: str | None, undone: int | None = None
    ) -> Reviewed:
        kept = [one for one in changed if one[1] != one[2]]
        for number, _, after in kept:
            write_fact(self._register, subject, number, after)
        changes = [Change(action, subject, number, before, after, reason) for number, before, after in kept]
        if undone:
            changes.append(Change("undo", "batch", undone, reason=reason))
        batch = append(self._register.db, self._actor, self._register.now(), changes)
        return Reviewed(batch, tuple(number for number, _, _ in kept))

    def _fact_back(self, entry: Entry) -> FactChanged:
        number = entry.subject_id or 0
        now = read_fact(self._register, entry.subject, number)
        if now != json.loads(entry.after or "null"):
            raise RegisterError(
                f"{SUBJECTS[entry.subject].words} số {number} đã được sửa tiếp; hãy hoàn tác thao tác sau trước."
            )
        return number, now, json.loads(entry.before or "{}")

    def _change(
        self, action: str, task_ids: Iterable[int], change: Callable[[Snapshot], Snapshot], reason: str | None = None
    ) -> Reviewed:
        with self._register.writing():
            found = [(task_id, self._live(task_id)) for task_id in dict.fromkeys(task_ids)]
            changed: list[Changed] = [(task_id, before, change(before)) for task_id, before in found]
            return self._write(action, [one for one in changed if one[1] != one[2]], reason)

    def _write(self, action: str, changed: Sequence[Changed], reason: str | None, undone: int | None = None) -> Reviewed:
        for task_id, before, after in changed:
            if before is not None:
                write_snapshot(self._register, task_id, after)
        changes = [Change(action, "task", task_id, before, after, reason) for task_id, before, after in changed]
        if undone:
            changes.append(Change("undo", "batch", undone, reason=reason))
        batch = append(self._register.db, self._actor, self._register.now(), changes)
        return Reviewed(batch, tuple(task_id for task_id, _, _ in changed))

    def _live(self, task_id: int) -> Snapshot:
        task = read_snapshot(self._register, task_id)
        if task["state"] not in LIVE:
            raise RegisterError(f"Nhiệm vụ số {task_id} {_STATE_WORDS[task['state']]}. Muốn dùng lại, hãy hoàn tác trước.")
        return task

    def _added(self, task: Snapshot) -> Changed:
        around = self._register.db.execute(
            "SELECT number, title, issuer, kind, issued_on FROM documents WHERE id = ?", [task["document"]]
        ).fetchone()
        return insert_task(self._register, task, Around(*around)), None, task

    def _understood(self, task: Snapshot, changes: Mapping[str, Any]) -> Snapshot:
        understood = {name: changes[name] for name in ("assigner", "page") if name in changes}
        if "owners" in changes:
            understood["owners"] = [owner_snapshot(owner) for owner in changes["owners"]]
        if "deadline" in changes:
            understood["deadline"] = deadline_snapshot(changes["deadline"])
        if "text" in changes:
            start = self._find(task["document"], changes["text"], task["start"])
            understood |= {"start": start, "end": start + len(changes["text"]), "text": changes["text"]}
        elif "start" in changes or "end" in changes:
            start, end = changes.get("start", task["start"]), changes.get("end", task["end"])
            understood |= {"start": start, "end": end, "text": self._quote(task["document"], start, end)}
        return understood

    def _text(self, document_id: int) -> str:
        row = self._register.db.execute("SELECT text FROM document_texts WHERE document_id = ?", [document_id]).fetchone()
        if not row:
            raise RegisterError(f"Không có văn bản số {document_id} trong sổ.")
        return str(row[0])

    def _quote(self, document_id: int, start: int, end: int) -> str:
        text = self._text(document_id)
        if not 0 <= start < end <= len(text):
            raise RegisterError(f"Đoạn từ ký tự {start} đến {end} nằm ngoài văn bản (dài {len(text)} ký tự).")
        return text[start:end]

    def _find(self, document_id: int, words: str, near: int) -> int:
        text = self._text(document_id)
        after, before = text.find(words, near), text.rfind(words, 0, near + len(words))
        places = [place for place in (after, before) if place >= 0]
        if not words or not places:
            raise RegisterError("Lời nhiệm vụ phải trích nguyên văn; không thấy đoạn này trong văn bản.")
        return min(places, key=lambda place: abs(place - near))

    def _position(self, document_id: int, start: int) -> int:
        """That of the task that stands before."""
        row = self._register.db.execute(
            "SELECT coalesce(max(position), 0) FROM tasks WHERE document_id = ? AND start <= ?", [document_id, start]
        ).fetchone()
        return int(row[0])

    def _page(self, document_id: int, start: int) -> int | None:
        """The page of the nearest task before, as near as the register knows."""
        row = self._register.db.execute(
            "SELECT page FROM tasks WHERE document_id = ? AND start <= ? ORDER BY start DESC LIMIT 1", [document_id, start]
        ).fetchone()
        return row[0] if row else None

    def _united(self, tasks: Sequence[Snapshot]) -> Snapshot:
        first = tasks[0]
        owners: dict[tuple[str, str], dict[str, Any]] = {}
        for task in tasks:
            for owner in task["owners"]:
                owners.setdefault((owner["name"], owner["role"]), owner)
        deadline = next((task["deadline"] for task in tasks if task["deadline"]), None)
        united = {**first, "owners": list(owners.values()), "deadline": deadline, "state": "corrected"}
        documents = {task["document"] for task in tasks}
        positions = sorted(task["position"] for task in tasks)
        if len(documents) == 1 and positions[-1] - positions[0] == len(tasks) - 1:
            start, end = min(task["start"] for task in tasks), max(task["end"] for task in tasks)
            united |= {"start": start, "end": end, "text": self._quote(first["document"], start, end)}
        return united

    def _last_act(self) -> int:
        acts = ", ".join(f"'{act}'" for act in _ACTS if act != "undo")
        row = self._register.db.execute(
            f"SELECT max(batch) FROM audit a WHERE actor = ? AND actor_kind = ? AND action IN ({acts}) AND NOT EXISTS"
            " (SELECT 1 FROM audit u WHERE u.subject = 'batch' AND u.subject_id = a.batch)",
            [self._actor.name, self._actor.kind],
        ).fetchone()
        if row[0] is None:
            raise RegisterError("Không còn thao tác duyệt nào của bạn để hoàn tác.")
        return int(row[0])

    def _undone(self, batch: int) -> bool:
        query = "SELECT 1 FROM audit WHERE subject = 'batch' AND subject_id = ?"
        return bool(self._register.db.execute(query, [batch]).fetchone())

    def _taken_back(self, task_id: int, before: str | None, after: str | None) -> Changed:
        now = read_snapshot(self._register, task_id)
        if now != json.loads(after or "null"):
            raise RegisterError(f"Nhiệm vụ số {task_id} đã được sửa tiếp sau đó; hãy hoàn tác thao tác sau trước.")
        return task_id, now, json.loads(before) if before else {**now, "state": "withdrawn"}
