"""Follow-up: what became of a task after it was given.

Everything is an entry of its own, with the day it happened on, and is never changed afterwards. The original deadline
stays what the document says: an extension stands beside it. A task closes on evidence, never on a click alone.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from chidao.outputs.audit import Actor, Change, append
from chidao.outputs.errors import RegisterError
from chidao.outputs.loading import iso
from chidao.outputs.snapshots import LIVE, read_snapshot

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["KINDS", "LABELS", "LARGEST_FILE", "Entry", "Evidence", "FollowUp", "Kind", "entries_of", "evidence_content"]

Kind = Literal["note", "result", "return", "extension", "escalation", "close", "reopen"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LABELS: dict[Kind, str] = {
    "note": "ghi tiến độ",
    "result": "báo kết quả",
    "return": "trả lại",
    "extension": "gia hạn",
    "escalation": "báo cáo cấp trên",
    "close": "kết thúc",
    "reopen": "mở lại",
}
LARGEST_FILE = 50 * 1024 * 1024
"""Bytes of a file kept as evidence; the register has to stay a file that is easily copied."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows a result: a document of the register, a file, or words that say it; at least one of them."""

    note: str | None = None
    document_id: int | None = None
    file: Path | None = None

    def __bool__(self) -> bool:
        return bool((self.note or "").strip() or self.document_id is not None or self.file is not None)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a task's follow-up; `happened_on` is the day that counts, `recorded_at` the moment it was written."""

    id: int
    task_id: int
    kind: Kind
    happened_on: str
    note: str | None
    decided_by: str | None
    new_due: str | None
    document_id: int | None
    file_sha256: str | None
    actor: str
    recorded_at: str

    def to_json(self) -> dict[str, Any]:
        """The form that other programs read."""
        return asdict(self)


_COLUMNS = "id, task_id, kind, happened_on, note, decided_by, new_due, document_id, file_sha256, actor, recorded_at"


def entries_of(register: Register, task_id: int) -> list[Entry]:
    """A task's follow-up, in the order in which it was written."""
    query = f"SELECT {_COLUMNS} FROM follow_ups WHERE task_id = ? ORDER BY id"
    return [Entry(*row) for row in register.db.execute(query, [task_id])]


def evidence_content(register: Register, sha256: str) -> tuple[str, bytes] | None:
    """Name and bytes of a file kept as evidence."""
    row = register.db.execute("SELECT name, content FROM evidence_files WHERE sha256 = ?", [sha256]).fetchone()
    return (str(row[0]), bytes(row[1])) if row else None


class FollowUp:
    """Follow-up by one person. Each act is one transaction and gives the entry's number."""

    def __init__(self, register: Register, actor: Actor) -> None:
        self._register = register
        self._actor = actor

    def note(self, task_id: int, text: str, *, on: date | None = None) -> int:
        """How far the work is."""
        self._need(text, "Ghi tiến độ phải có nội dung.")
        return self._record(task_id, "note", on, note=text)

    def result(self, task_id: int, evidence: Evidence, *, on: date | None = None) -> int:
        """What was achieved, with what shows it."""
        if not evidence:
            raise RegisterError("Kết quả phải kèm bằng chứng: văn bản trong sổ, tệp, hoặc lời ghi.")
        return self._record(task_id, "result", on, **self._kept(evidence))

    def return_(self, task_id: int, reason: str, *, on: date | None = None, by: str | None = None) -> int:
        """A result that does not do is given back, with the reason; the task needs a new result before it can close."""
        self._need(reason, "Trả lại phải nêu lý do.")
        if not self._unreturned_result(task_id):
            raise RegisterError(f"Nhiệm vụ số {task_id} chưa có kết quả nào để trả lại.")
        return self._record(task_id, "return", on, note=reason, decided_by=by)

    def extend(
        self,
        task_id: int,
        new_due: date,
        *,
        by: str,
        reason: str,
        on: date | None = None,
        document_id: int | None = None,
    ) -> int:
        """More time: who grants it, when, why, by which document. The original deadline stays."""
        self._need(by, "Gia hạn phải nêu ai cho phép.")
        self._need(reason, "Gia hạn phải nêu lý do.")
        deadline = read_snapshot(self._register, task_id)["deadline"]
        if not deadline or not deadline["due"]:
            raise RegisterError(f"Nhiệm vụ số {task_id} không có hạn nên không gia hạn được.")
        if new_due.isoformat() <= deadline["due"]:
            raise RegisterError(f"Hạn mới phải sau hạn gốc ({date.fromisoformat(deadline['due']):%d/%m/%Y}).")
        return self._record(task_id, "extension", on, note=reason, decided_by=by, new_due=iso(new_due), document_id=document_id)

    def escalate(self, task_id: int, to: str, reason: str, *, on: date | None = None) -> int:
        """Brought before someone higher."""
        self._need(to, "Báo cáo cấp trên phải nêu báo cáo ai.")
        return self._record(task_id, "escalation", on, note=reason, decided_by=to)

    def close(self, task_id: int, *, on: date | None = None, evidence: Evidence | None = None) -> int:
        """The task is done, on the day `on`: by default that of its result. Evidence may be given at once."""
        with self._register.writing():
            if self._done_on(task_id):
                raise RegisterError(f"Nhiệm vụ số {task_id} đã kết thúc rồi.")
            if evidence:
                self.result(task_id, evidence, on=on)
            result = self._unreturned_result(task_id)
            if not result:
                raise RegisterError(
                    f"Nhiệm vụ số {task_id} chưa có bằng chứng hoàn thành. Hãy báo kết quả kèm văn bản, tệp hoặc lời ghi trước."
                )
            return self._record(task_id, "close", on or date.fromisoformat(result), closing=True)

    def reopen(self, task_id: int, reason: str, *, on: date | None = None) -> int:
        """Not done after all; a new result is needed before it can close again."""
        self._need(reason, "Mở lại phải nêu lý do.")
        with self._register.writing():
            done_on = self._done_on(task_id)
            if not done_on:
                raise RegisterError(f"Nhiệm vụ số {task_id} đang mở, không cần mở lại.")
            if (on or self._register.today()).isoformat() < done_on:
                raise RegisterError(f"Ngày mở lại không được trước ngày kết thúc ({date.fromisoformat(done_on):%d/%m/%Y}).")
            return self._record(task_id, "reopen", on, note=reason, closing=False)

    def _record(self, task_id: int, kind: Kind, on: date | None, *, closing: bool | None = None, **fields: Any) -> int:
        with self._register.writing():
            register, day = self._register, on or self._register.today()
            self._check(task_id, day, fields.get("document_id"))
            entry = {
                "task_id": task_id, "kind": kind, "happened_on": day.isoformat(), "note": None, "decided_by": None,
                "new_due": None, "document_id": None, "file_sha256": None, "actor": self._actor.name,
                "recorded_at": register.now(), **fields,
            }  # fmt: skip
            names = ", ".join(entry)
            cursor = register.db.execute(
                f"INSERT INTO follow_ups ({names}) VALUES ({', '.join('?' * len(entry))})", list(entry.values())
            )
            number = int(cursor.lastrowid or 0)
            if closing is not None:
                done_on = day.isoformat() if closing else None
                register.db.execute(
                    "UPDATE tasks SET done_on = ?, reopened = reopened OR ? WHERE id = ?", [done_on, not closing, task_id]
                )
            change = Change(kind, "task", task_id, after={"follow_up": number, **entry}, reason=entry["note"])
            append(register.db, self._actor, entry["recorded_at"], [change])
            return number

    def _check(self, task_id: int, day: date, document_id: int | None) -> None:
        if read_snapshot(self._register, task_id)["state"] not in LIVE:
            raise RegisterError(f"Nhiệm vụ số {task_id} không còn hiệu lực trong sổ (đã loại, gộp hoặc tách).")
        if day > self._register.today():
            raise RegisterError(f"Ngày {day:%d/%m/%Y} chưa tới.")
        if (
            document_id is not None
            and not self._register.db.execute("SELECT 1 FROM documents WHERE id = ?", [document_id]).fetchone()
        ):
            raise RegisterError(f"Không có văn bản số {document_id} trong sổ.")

    def _need(self, words: str, message: str) -> None:
        if not words.strip():
            raise RegisterError(message)

    def _kept(self, evidence: Evidence) -> dict[str, Any]:
        return {
            "note": evidence.note,
            "document_id": evidence.document_id,
            "file_sha256": self._keep_file(evidence.file) if evidence.file else None,
        }

    def _keep_file(self, path: Path) -> str:
        try:
            size = path.stat().st_size
            if size > LARGEST_FILE:
                raise RegisterError(f"Tệp {path} quá lớn ({size // 1_000_000} MB); chỉ giữ được tệp đến 50 MB.")
            content = path.read_bytes()
        except OSError as error:
            raise RegisterError(f"Không đọc được tệp bằng chứng {path}.") from error
        sha256 = hashlib.sha256(content).hexdigest()
        with self._register.writing():
            self._register.db.execute(
                "INSERT OR IGNORE INTO evidence_files (sha256, name, size, content) VALUES (?, ?, ?, ?)",
                [sha256, path.name, len(content), content],
            )
        return sha256

    def _done_on(self, task_id: int) -> str | None:
        row = self._register.db.execute("SELECT done_on FROM tasks WHERE id = ?", [task_id]).fetchone()
        return row[0] if row else None

    def _unreturned_result(self, task_id: int) -> str | None:
        """The day of the last result that was neither returned nor undone by reopening."""
        row = self._register.db.execute(
            "SELECT happened_on FROM follow_ups WHERE task_id = ? AND kind = 'result' AND id > coalesce((SELECT max(id)"
            " FROM follow_ups WHERE task_id = ? AND kind IN ('return', 'reopen')), 0) ORDER BY id DESC LIMIT 1",
            [task_id, task_id],
        ).fetchone()
        return str(row[0]) if row else None
