"""The story of a task: everything that the chain of changes tells of it, in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from chidao.outputs.audit import Entry, entries
from chidao.outputs.errors import RegisterError
from chidao.outputs.follow_up import KINDS
from chidao.outputs.words import day_words

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["ACTIONS", "Event", "event_of", "story_of"]

ACTIONS = {
    "load": "nạp văn bản", "reread": "đọc lại văn bản", "version": "nhận bản mới của văn bản", "confirm": "xác nhận",
    "correct": "sửa", "reject": "loại", "merge": "gộp", "split": "tách", "add": "thêm", "reassign": "giao lại",
    "undo": "hoàn tác", "note": "ghi tiến độ", "result": "báo kết quả", "return": "trả lại kết quả", "extension": "gia hạn",
    "escalation": "báo cáo cấp trên", "close": "kết thúc", "reopen": "mở lại", "save_search": "lưu câu tìm",
    "delete_search": "bỏ câu tìm", "restore": "phục hồi sổ", "create_account": "lập tài khoản",
    "change_account": "sửa tài khoản", "change_password": "đổi mật khẩu", "reset_password": "cấp lại mật khẩu",
    "upload": "gửi tệp lên", "discard": "bỏ tệp để riêng",
    "send_mail": "gửi thư nhắc việc", "doubt_mail": "chưa rõ máy chủ đã nhận thư nhắc việc hay chưa",
    "settle_mail": "quyết định về thư nhắc việc", "pair": "đối chiếu văn bản", "refile": "ghi chỗ mới của tệp",
}  # fmt: skip
_NAMED = {
    "account": ("login", "name"), "search": ("name", "query"), "upload": ("name",), "set_aside": ("path",),
    "register": ("from",), "file": ("path",),
}  # fmt: skip
"""What of a record other than a task names it."""
_FIELDS = {
    "text": "lời văn", "assigner": "người giao", "owners": "cơ quan", "deadline": "hạn", "state": "trạng thái", "page": "trang",
    "merged_into": "gộp vào nhiệm vụ số",
}  # fmt: skip
_REASON_WORDS = {"note": "Nội dung", "result": "Bằng chứng", "close": "Ghi chú"}
_STATES = {
    "draft": "bản nháp", "confirmed": "đã xác nhận", "corrected": "đã sửa", "rejected": "đã loại", "merged": "đã gộp",
    "split": "đã tách", "withdrawn": "đã rút",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """One change: who (a person or the machine) did what, when, why, and what it changed in words."""

    seq: int
    at: str
    actor: str
    actor_kind: str
    action: str
    what: str
    details: tuple[str, ...]
    reason: str | None

    def to_json(self) -> dict[str, Any]:
        """The form that other programs read."""
        return {"seq": self.seq, "at": self.at, "actor": self.actor, "actor_kind": self.actor_kind, "action": self.action,
                "what": self.what, "details": list(self.details), "reason": self.reason}  # fmt: skip

    @property
    def reason_words(self) -> str:
        """What its reason is called: with progress, results and the like it is what was said, not why."""
        return _REASON_WORDS.get(self.action, "Lý do")

    @property
    def moment(self) -> str:
        """Date and time where the reader is, as dd/mm/yyyy HH:MM."""
        return datetime.fromisoformat(self.at).astimezone().strftime("%d/%m/%Y %H:%M")


def story_of(register: Register, task_id: int) -> list[Event]:
    """Everything that happened to a task, from the loading of its document on; RegisterError for an unknown number."""
    row = register.db.execute("SELECT document_id FROM tasks WHERE id = ?", [task_id]).fetchone()
    if not row:
        raise RegisterError(f"Không có nhiệm vụ số {task_id} trong sổ.")
    found = entries(
        register.db,
        "(subject = 'document' AND subject_id = ? AND action = 'load') OR (subject = 'task' AND subject_id = ?)"
        " OR (subject = 'mail' AND subject_id IN (SELECT mail_id FROM reminded WHERE task_id = ?))",
        (row[0], task_id, task_id),
    )
    return [event_of(register, entry) for entry in found]


def event_of(register: Register, entry: Entry) -> Event:
    """A row of the chain in words."""
    what = ACTIONS.get(entry.action, entry.action)
    if entry.subject == "document":
        details = tuple(_document_words(register, entry.subject_id or 0))
    elif entry.subject == "mail":
        details = (f"tới {json.loads(entry.after or '{}')['address']}",)
    elif entry.action in KINDS:
        details = tuple(_follow_up_words(json.loads(entry.after or "{}")))
    elif entry.subject == "pair":
        told = json.loads(entry.after or "{}")
        verdict = "cùng một việc" if told["confirmed"] else "không cùng một việc"
        details = (f"văn bản số {told['documents'][0]} và số {told['documents'][1]}: {verdict}",)
    elif entry.subject in _NAMED:
        told = json.loads(entry.after or entry.before or "{}")
        details = tuple(str(told[name]) for name in _NAMED[entry.subject] if told.get(name))
    else:
        details = tuple(_differences(json.loads(entry.before or "{}"), json.loads(entry.after or "{}")))
    return Event(entry.seq, entry.at, entry.actor, entry.actor_kind, entry.action, what, details, entry.reason)


def _document_words(register: Register, document_id: int) -> Iterator[str]:
    row = register.db.execute("SELECT number, title, path FROM documents WHERE id = ?", [document_id]).fetchone()
    yield " · ".join(part for part in row or () if part)


def _follow_up_words(entry: dict[str, Any]) -> Iterator[str]:
    yield f"ngày {day_words(entry['happened_on'])}"
    for name, words in (("decided_by", "do"), ("document_id", "văn bản số"), ("file_sha256", "tệp, mã băm")):
        if entry.get(name):
            yield f"{words} {entry[name]}"
    if entry.get("new_due"):
        yield f"hạn mới {day_words(entry['new_due'])}"


def _differences(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    for name, words in _FIELDS.items():
        old, new = before.get(name), after.get(name)
        if old != new and (before or new):
            yield f"{words}: {_value(name, old)} → {_value(name, new)}" if before else f"{words}: {_value(name, new)}"


def _value(name: str, value: Any) -> str:
    if value in (None, []):
        return "(trống)"
    if name == "state":
        return _STATES[value]
    if name == "owners":
        return "; ".join(owner["name"] + (" (phối hợp)" if owner["role"] == "support" else "") for owner in value)
    if name == "deadline":
        return day_words(value["due"]) or str(value["text"])
    return f"“{value}”" if name == "text" else str(value)
