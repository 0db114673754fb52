"""Proof that nothing was altered or removed: the chain itself, and everything in the register against what the chain tells."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from chidao.outputs.audit import Entry, chain_faults, digest, entries
from chidao.outputs.errors import RegisterError
from chidao.outputs.facts import SUBJECTS, read_fact
from chidao.outputs.follow_up import KINDS, entries_of
from chidao.outputs.loading import sealed
from chidao.outputs.snapshots import Snapshot, read_snapshot

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["derived_faults", "head", "verify"]


def head(register: Register) -> tuple[int, str]:
    """Rows of the chain and its last hash: kept outside, they prove later that this past was not rewritten."""
    rows, last = register.db.execute("SELECT rows, hash FROM audit_head WHERE id = 1").fetchone()
    return int(rows), str(last)


def verify(register: Register, *, known_head: str | None = None) -> list[str]:
    """What is wrong, in Vietnamese; empty where nothing was altered. `known_head` is a hash noted down earlier.

    All of it is told of one moment, whatever others write meanwhile.
    """
    with register.reading():
        return _verify(register, known_head)


def _verify(register: Register, known_head: str | None) -> list[str]:
    faults = chain_faults(register.db)
    if faults:
        return faults
    if known_head and not register.db.execute("SELECT 1 FROM audit WHERE hash = ?", [known_head]).fetchone():
        return ["Nhật ký: không còn dòng mang mã băm đã ghi lại trước đây, tức cả chuỗi đã bị viết lại."]
    parts = (_document_faults, _path_faults, _fact_faults, _task_faults, _follow_up_faults, _file_faults, derived_faults)
    return [fault for part in parts for fault in part(register)]


_DERIVED = {
    "hạn": "SELECT t.id FROM tasks t LEFT JOIN deadlines l ON l.task_id = t.id WHERE t.due IS NOT l.due",
    "ngày giao": "SELECT t.id FROM tasks t JOIN documents d ON d.id = t.document_id WHERE t.given_on IS NOT d.issued_on",
    "cơ quan chủ trì": "SELECT t.id FROM tasks t WHERE t.lead_id IS NOT (SELECT o.name_id FROM owners o WHERE o.task_id = t.id"
    " AND o.role = 'lead' ORDER BY o.position LIMIT 1)",
}


def derived_faults(register: Register) -> Iterator[str]:
    """What tasks repeat of other tables, so that lists are quick, against these tables."""
    for words, query in _DERIVED.items():
        for (number,) in register.db.execute(f"{query} LIMIT 5"):
            yield f"Nhiệm vụ số {number}: {words} ghi ở hai nơi không khớp nhau."


_PARTS = {"document": "thông tin", "text": "toàn văn", "decision": "quyết định", "figure": "số liệu", "citation": "viện dẫn"}


def _document_faults(register: Register) -> Iterator[str]:
    """Each document against its last reading; documents without one, and readings without a document."""
    told: dict[int, Entry] = {}
    for entry in entries(register.db, "subject = 'document' AND action IN ('load', 'reread')"):
        told[entry.subject_id or 0] = entry
    present = [row[0] for row in register.db.execute("SELECT id FROM documents ORDER BY id")]
    yield from (f"Văn bản số {number} đã bị xóa khỏi sổ." for number in told.keys() - set(present))
    for number in present:
        if number not in told:
            yield f"Văn bản số {number} không có trong nhật ký."
            continue
        kept = json.loads(told[number].after or "{}")
        for part, value in sealed(register, number, told[number].seq).items():
            if kept.get(part) != value:
                yield f"Văn bản số {number}: {_PARTS[part]} không khớp nhật ký."


def _path_faults(register: Register) -> Iterator[str]:
    """Where each document's file lies, against the last time that it was moved."""
    told = {entry.subject_id or 0: json.loads(entry.after or "{}") for entry in entries(register.db, "subject = 'file'")}
    for number, after in told.items():
        row = register.db.execute("SELECT path FROM documents WHERE id = ?", [number]).fetchone()
        if row and row[0] != after["path"]:
            yield f"Văn bản số {number}: đường dẫn tệp không khớp lần chuyển cuối trong nhật ký."


def _fact_faults(register: Register) -> Iterator[str]:
    """What people decided on facts besides tasks, against the last change of each; decisions that nobody told of."""
    told: dict[tuple[str, int], str] = {}
    subjects = ", ".join(f"'{subject}'" for subject in SUBJECTS)
    for entry in entries(register.db, f"subject IN ({subjects})"):
        if entry.before is not None:
            told[entry.subject, entry.subject_id or 0] = entry.after or ""
        else:
            # Read again since: what holds now is what that reading sealed.
            told.pop((entry.subject, entry.subject_id or 0), None)
    for (subject, number), after in told.items():
        try:
            now = read_fact(register, subject, number)
        except RegisterError as error:
            yield str(error)
            continue
        if now != json.loads(after):
            yield f"{SUBJECTS[subject].words} số {number} không khớp lần sửa cuối trong nhật ký."
    for subject, kind in SUBJECTS.items():
        if "state" in kind.columns:
            decided = register.db.execute(f"SELECT id FROM {kind.table} WHERE state <> 'draft'").fetchall()
            yield from (
                f"{kind.words} số {row[0]} được duyệt ngoài nhật ký." for row in decided if (subject, row[0]) not in told
            )


def _task_faults(register: Register) -> Iterator[str]:
    """Each task against the last change of it, and the tasks of each document as loaded against its loading."""
    for entry in entries(register.db, "subject = 'document' AND action = 'load'"):
        document_id = entry.subject_id or 0
        first: list[str] = []
        for (number,) in register.db.execute(
            "SELECT id FROM tasks WHERE document_id = ? ORDER BY id", [document_id]
        ).fetchall():
            now = read_snapshot(register, number)
            begun, ended = _told(register, number)
            if ended is not None and now != ended:
                yield f"Nhiệm vụ số {number} không khớp lần sửa cuối trong nhật ký."
            if begun != {}:
                first.append(digest(begun if begun is not None else now))
        if digest(first) != json.loads(entry.after or "{}")["tasks"]:
            yield f"Văn bản số {document_id}: các nhiệm vụ không khớp với lúc nạp."


def _told(register: Register, number: int) -> tuple[Snapshot | None, Snapshot | None]:
    """A task before its first and after its last change; (None, None) where it was never changed.

    A task that was added later has an empty beginning.
    """
    rows = [
        (entry.before, entry.after)
        for entry in entries(register.db, "subject = 'task' AND subject_id = ?", (number,))
        if entry.action not in KINDS
    ]
    if not rows:
        return None, None
    return json.loads(rows[0][0] or "{}"), json.loads(rows[-1][1] or "{}")


def _follow_up_faults(register: Register) -> Iterator[str]:
    """Each entry of the follow-up against the chain, and what tasks say of being done against their entries."""
    kinds = ", ".join(f"'{kind}'" for kind in KINDS)
    told: dict[int, str] = {}
    for entry in entries(register.db, f"subject = 'task' AND action IN ({kinds})"):
        after = json.loads(entry.after or "{}")
        number = after.pop("follow_up", 0)
        told[number] = digest(after)
    followed = [row[0] for row in register.db.execute("SELECT DISTINCT task_id FROM follow_ups ORDER BY task_id")]
    present = set()
    for task_id in followed:
        done_on, reopened = None, 0
        for row in entries_of(register, task_id):
            present.add(row.id)
            kept = row.to_json()
            del kept["id"]
            if told.get(row.id) != digest(kept):
                yield f"Nhiệm vụ số {task_id}: mục theo dõi số {row.id} không khớp nhật ký."
            if row.kind in ("close", "reopen"):
                done_on = row.happened_on if row.kind == "close" else None
                reopened = reopened or int(row.kind == "reopen")
        said = register.db.execute("SELECT done_on, reopened FROM tasks WHERE id = ?", [task_id]).fetchone()
        if said != (done_on, reopened):
            yield f"Nhiệm vụ số {task_id}: ngày hoàn thành không khớp các mục theo dõi."
    yield from (f"Mục theo dõi số {number} đã bị xóa." for number in sorted(told.keys() - present))
    query = "SELECT id FROM tasks WHERE (done_on IS NOT NULL OR reopened) AND id NOT IN (SELECT task_id FROM follow_ups)"
    yield from (f"Nhiệm vụ số {row[0]}: hoàn thành mà không có mục theo dõi." for row in register.db.execute(query))


def _file_faults(register: Register) -> Iterator[str]:
    for name, sha256, content in register.db.execute("SELECT name, sha256, content FROM evidence_files"):
        if hashlib.sha256(content).hexdigest() != sha256:
            yield f"Tệp bằng chứng {name} đã bị thay đổi."
