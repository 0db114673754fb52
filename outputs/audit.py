"""The chain of changes: every row carries the hash of itself and of the row before it.

The chain shows who changed what, when, from what to what, why, and whether a machine or a person did it. Rows are only
ever appended; the head keeps count and the last hash, so that a cut tail is seen as well.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlite_utils import Database

__all__ = [
    "MACHINE",
    "Actor",
    "Change",
    "Entry",
    "append",
    "batch_of",
    "chain_faults",
    "digest",
    "entries",
    "newest",
    "to_json",
]

ActorKind = Literal["machine", "person"]
_COLUMNS = "seq, at, actor, actor_kind, action, subject, subject_id, batch, before, after, reason"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person by name, or the machine."""

    name: str
    kind: ActorKind = "person"


MACHINE = Actor("chidao", "machine")


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be recorded of one subject; `before` and `after` are its snapshots, None where there was or is none."""

    action: str
    subject: str
    subject_id: int | None
    before: Any = None
    after: Any = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the chain as stored; `before` and `after` are JSON."""

    seq: int
    at: str
    actor: str
    actor_kind: ActorKind
    action: str
    subject: str
    subject_id: int | None
    batch: int
    before: str | None
    after: str | None
    reason: str | None
    hash: str


def to_json(value: Any) -> str | None:
    """The one spelling of a snapshot that hashes are taken of."""
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(value: Any) -> str:
    """SHA-256 of a snapshot."""
    return hashlib.sha256((to_json(value) or "").encode()).hexdigest()


def _hash(previous: str, row: tuple[Any, ...]) -> str:
    return hashlib.sha256((previous + json.dumps(row, ensure_ascii=False, separators=(",", ":"))).encode()).hexdigest()


def append(db: Database, actor: Actor, at: str, changes: list[Change]) -> int:
    """Record changes made together, within the caller's transaction; returns the number of their batch.

    The batch is the number of its first row; where there is nothing to record, 0.
    """
    if not changes:
        return 0
    rows, previous = db.execute("SELECT rows, hash FROM audit_head WHERE id = 1").fetchone()
    batch = rows + 1
    records = []
    for seq, change in enumerate(changes, batch):
        row = (
            seq, at, actor.name, actor.kind, change.action, change.subject, change.subject_id, batch,
            to_json(change.before), to_json(change.after), change.reason,
        )  # fmt: skip
        previous = _hash(previous, row)
        records.append((*row, previous))
    db.conn.executemany(f"INSERT INTO audit ({_COLUMNS}, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", records)
    db.execute("UPDATE audit_head SET rows = ?, hash = ? WHERE id = 1", [rows + len(records), previous])
    return int(batch)


def entries(db: Database, where: str = "1", parameters: tuple[Any, ...] = ()) -> Iterator[Entry]:
    """The rows of the chain that meet a condition, oldest first."""
    for row in db.execute(f"SELECT {_COLUMNS}, hash FROM audit WHERE {where} ORDER BY seq", parameters):
        yield Entry(*row)


def newest(db: Database, where: str, parameters: tuple[Any, ...], *, limit: int, offset: int = 0) -> list[Entry]:
    """So many rows of the chain that meet a condition, the newest first."""
    query = f"SELECT {_COLUMNS}, hash FROM audit WHERE {where} ORDER BY seq DESC LIMIT ? OFFSET ?"
    return [Entry(*row) for row in db.execute(query, [*parameters, limit, offset])]


def batch_of(db: Database, batch: int) -> list[Entry]:
    """The changes of one act."""
    return list(entries(db, "batch = ?", (batch,)))


def chain_faults(db: Database) -> list[str]:
    """What is wrong with the chain, in Vietnamese, the first fault of each kind; empty where it is whole."""
    previous, expected = "", 1
    for row in db.execute(f"SELECT {_COLUMNS}, hash FROM audit ORDER BY seq"):
        *fields, stored = row
        if fields[0] != expected:
            return [f"Nhật ký: sau dòng {expected - 1} phải là dòng {expected}, nhưng lại là dòng {fields[0]}."]
        previous = _hash(previous, tuple(fields))
        if previous != stored:
            return [f"Nhật ký: dòng {fields[0]} không khớp mã băm của chuỗi, tức đã bị sửa, chèn hoặc đổi chỗ."]
        expected += 1
    head = db.execute("SELECT rows, hash FROM audit_head WHERE id = 1").fetchone()
    if head != (expected - 1, previous):
        return [f"Nhật ký: phần đầu chuỗi ghi {head[0] if head else 0} dòng, trong sổ có {expected - 1} dòng."]
    return []
