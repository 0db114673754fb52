"""Care for the register: is it whole?"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from chidao.outputs.audit import chain_faults

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["faults"]


def faults(register: Register) -> list[str]:
    """What is wrong, in Vietnamese: the file, links between tables, the index for search, the chain of changes."""
    return [*_file_faults(register), *_orphans(register), *_index_faults(register), *chain_faults(register.db)]


def _file_faults(register: Register) -> list[str]:
    rows = [row[0] for row in register.db.execute("PRAGMA integrity_check(20)")]
    return [] if rows == ["ok"] else [f"Tệp: {row}" for row in rows]


def _orphans(register: Register) -> list[str]:
    found = [
        f"Bảng {table}: dòng {rowid} trỏ tới dòng không có trong bảng {parent}."
        for table, rowid, parent, _ in register.db.execute("PRAGMA foreign_key_check").fetchmany(20)
    ]
    for what, table, texts, key in (
        ("nhiệm vụ không có lời văn", "tasks", "task_texts", "task_id"),
        ("văn bản không có toàn văn", "documents", "document_texts", "document_id"),
    ):
        query = f"SELECT count(*) FROM {table} t LEFT JOIN {texts} x ON x.{key} = t.id WHERE x.{key} IS NULL"
        count = register.db.execute(query).fetchone()[0]
        if count:
            found.append(f"Có {count} {what}.")
    return found


def _index_faults(register: Register) -> list[str]:
    try:
        register.db.execute("INSERT INTO task_search (task_search) VALUES ('integrity-check')")
    except sqlite3.DatabaseError:
        return ["Chỉ mục tìm kiếm bị hỏng. Hãy dựng lại: chidao check --repair"]
    finally:
        if register.db.conn.in_transaction:
            register.db.conn.execute("ROLLBACK")
    live, listed = register.db.execute(
        "SELECT (SELECT count(*) FROM tasks WHERE live = 1), (SELECT count(*) FROM task_search_docsize)"
    ).fetchone()
    if live != listed:
        return [f"Chỉ mục tìm kiếm có {listed} nhiệm vụ, trong sổ có {live}. Hãy dựng lại: chidao check --repair"]
    return []
