"""The mails in the register: each is written before it is sent, and every step is safe on disk before the next.

    queued ──▶ sending ──▶ sent
       ▲          │
       │          └──▶ unsure ──▶ (a person decides) ──▶ sent or queued
       └── withdrawn, made anew on another day: nothing was handed over yet

A mail is `sending` from just before its last byte is handed over until the server's answer is kept. A program that dies in
between leaves open whether the server took it; such a mail is `unsure`: it is never sent again by itself, and a person is told.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from chidao.outputs.audit import MACHINE, Actor, Change, append
from chidao.outputs.errors import RegisterError
from chidao.outputs.opening import why
from chidao.outputs.reminders.composing import Draft

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["STATE_WORDS", "Mail", "Outbox", "State", "mails", "only_sender", "settle"]

State = Literal["queued", "sending", "sent", "unsure"]
STATE_WORDS: dict[State, str] = {
    "queued": "chờ gửi",
    "sending": "đang gửi",
    "sent": "đã gửi",
    "unsure": "chưa rõ máy chủ đã nhận hay chưa",
}


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as the register keeps it."""

    id: int
    message_id: str
    kind: str
    agency: str
    address: str
    made_for: str
    subject: str
    state: State
    attempts: int
    error: str | None
    queued_at: str
    sent_at: str | None

    def to_json(self) -> dict[str, Any]:
        """The form that other programs read."""
        return asdict(self)


_COLUMNS = "id, message_id, kind, agency, address, made_for, subject, state, attempts, error, queued_at, sent_at"


def mails(register: Register, state: State | None = None, limit: int = 100) -> list[Mail]:
    """The mails of a state or all, the latest first."""
    query = f"SELECT {_COLUMNS} FROM mails WHERE ? IS NULL OR state = ? ORDER BY id DESC LIMIT ?"
    return [Mail(*row) for row in register.db.execute(query, [state, state, limit])]


def settle(register: Register, mail_id: int, actor: Actor, *, received: bool) -> None:
    """A person found out what became of an unsure mail: it was received, or is to be sent again as it is."""
    with register.writing():
        row = register.db.execute("SELECT state FROM mails WHERE id = ?", [mail_id]).fetchone()
        if not row or row[0] != "unsure":
            raise RegisterError(f"Không có thư số {mail_id} nào đang chờ quyết định. Xem: chidao remind list")
        if received:
            _set_sent(register, mail_id, actor, "settle_mail")
        else:
            register.db.execute("UPDATE mails SET state = 'queued', insisted = 1, error = NULL WHERE id = ?", [mail_id])
            _tell(register, actor, "settle_mail", mail_id, {"state": "queued"})


@contextmanager
def only_sender(register: Register) -> Iterator[bool]:
    """Whether nobody else is sending; while this lasts nobody else is. The system ends it with the program, however it ends.

    A lock of SQLite on a file of its own: it works alike on every system, and keeps nobody from the register.
    """
    lock = sqlite3.connect(register.path.with_name(f"{register.path.name}.gui-thu"), timeout=0, isolation_level=None)
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise RegisterError(f"Không ghi được cạnh sổ {register.path}: {why(error)}") from error
            yield False
            return
        yield True
    finally:
        lock.close()


class Outbox:
    """The steps of a sender's work, each one transaction."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def tidy(self, today: date, monday: date, wanted: set[tuple[str, str]]) -> list[Mail]:
        """Begin a run: mails that a dead sender left are unsure now and given back; stale ones that never left are withdrawn.

        Stale are reminders of another day and digests of another week, whose words would no longer be true, and mails to
        addresses that are no longer `wanted` (pairs of body and address). What they covered is due again.
        """
        register = self._register
        with register.writing():
            left = [row[0] for row in register.db.execute("SELECT id FROM mails WHERE state = 'sending'")]
            for mail_id in left:
                self._doubt(mail_id, "chương trình dừng đột ngột khi đang gửi")
            queued = register.db.execute(
                "SELECT id, kind, agency, address, made_for FROM mails WHERE state = 'queued' AND NOT insisted"
            ).fetchall()
            for mail_id, kind, agency, address, made_for in queued:
                current = monday if kind == "digest" else today
                if made_for != current.isoformat() or (agency, address) not in wanted:
                    self._withdraw(mail_id)
        return mails(register, "unsure")

    def keep(self, drafts: Iterable[Draft]) -> int:
        """Write mails that are to be sent; one that the register has already is passed over. Gives how many are new."""
        register, count = self._register, 0
        with register.writing():
            for draft in drafts:
                if self._covered(draft):
                    continue
                cursor = register.db.execute(
                    "INSERT OR IGNORE INTO mails (message_id, kind, agency, address, made_for, subject, content, queued_at)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    [draft.message_id, draft.kind, draft.agency, draft.address, draft.made_for.isoformat(), draft.subject,
                     draft.content, register.now()],
                )  # fmt: skip
                if not cursor.rowcount:
                    continue
                count += 1
                register.db.conn.executemany(
                    "INSERT INTO reminded (task_id, address, last_day, days_before, mail_id) VALUES (?, ?, ?, ?, ?)",
                    [(task, draft.address, day.isoformat(), mark, cursor.lastrowid) for task, day, mark in draft.covers],
                )
        return count

    def _covered(self, draft: Draft) -> bool:
        """Whether another sender was faster: then the rest of these tasks comes with the next run."""
        query = "SELECT 1 FROM reminded WHERE task_id = ? AND address = ? AND last_day = ? AND days_before = ?"
        return any(
            self._register.db.execute(query, [task, draft.address, day.isoformat(), mark]).fetchone()
            for task, day, mark in draft.covers
        )

    def waiting(self) -> list[tuple[Mail, bytes]]:
        """The mails to be sent, oldest first, with their content."""
        query = f"SELECT {_COLUMNS}, content FROM mails WHERE state = 'queued' ORDER BY id"
        return [(Mail(*row[:-1]), bytes(row[-1])) for row in self._register.db.execute(query)]

    def claim(self, mail_id: int) -> bool:
        """Just before the last byte: whether the mail is still to be sent, and by nobody else."""
        with self._register.writing():
            query = "UPDATE mails SET state = 'sending', attempts = attempts + 1 WHERE id = ? AND state = 'queued'"
            return bool(self._register.db.execute(query, [mail_id]).rowcount)

    def sent(self, mail_id: int) -> None:
        """The server took it."""
        with self._register.writing():
            _set_sent(self._register, mail_id, MACHINE, "send_mail")

    def refused(self, mail_id: int, error: str) -> None:
        """The server did not take it, that much is sure: it is tried again in the next run."""
        with self._register.writing():
            query = "UPDATE mails SET state = 'queued', error = ? WHERE id = ? AND state IN ('queued', 'sending')"
            self._register.db.execute(query, [error, mail_id])

    def doubt(self, mail_id: int, error: str) -> None:
        """The connection broke before the server's answer."""
        with self._register.writing():
            self._doubt(mail_id, error)

    def _doubt(self, mail_id: int, error: str) -> None:
        self._register.db.execute("UPDATE mails SET state = 'unsure', error = ? WHERE id = ?", [error, mail_id])
        _tell(self._register, MACHINE, "doubt_mail", mail_id, {"state": "unsure", "error": error})

    def _withdraw(self, mail_id: int) -> None:
        self._register.db.execute("DELETE FROM reminded WHERE mail_id = ?", [mail_id])
        self._register.db.execute("DELETE FROM mails WHERE id = ?", [mail_id])


def _set_sent(register: Register, mail_id: int, actor: Actor, action: str) -> None:
    content = register.db.execute("SELECT content FROM mails WHERE id = ?", [mail_id]).fetchone()[0]
    query = "UPDATE mails SET state = 'sent', sent_at = ?, error = NULL, content = NULL WHERE id = ?"
    register.db.execute(query, [register.now(), mail_id])
    told = {"state": "sent", "content_sha256": hashlib.sha256(content or b"").hexdigest()}
    _tell(register, actor, action, mail_id, told)


def _tell(register: Register, actor: Actor, action: str, mail_id: int, after: dict[str, Any]) -> None:
    """In the chain of changes."""
    row = register.db.execute("SELECT message_id, address, subject FROM mails WHERE id = ?", [mail_id]).fetchone()
    whole = {**dict(zip(("message_id", "address", "subject"), row, strict=True)), **after}
    append(register.db, actor, register.now(), [Change(action, "mail", mail_id, after=whole)])
