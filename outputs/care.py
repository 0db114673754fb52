"""Care for the register: is it whole, copies of it, and the way back."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from chidao.outputs import indexing
from chidao.outputs.audit import Actor, Change, append, chain_faults
from chidao.outputs.errors import RegisterError
from chidao.outputs.opening import copy_database
from chidao.outputs.verification import derived_faults

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["backup", "faults", "repair_index", "restore"]


def faults(register: Register) -> list[str]:
    """What is wrong, in Vietnamese: the file, links between tables, the index for search, the chain of changes."""
    found: list[str] = []
    for part in (_file_faults, _orphans, derived_faults, _index_faults, _chain_faults):
        try:
            found.extend(part(register))
        except sqlite3.DatabaseError as error:
            found.append(f"Tệp: không đọc được ({error}). Hãy phục hồi từ bản sao lưu: chidao restore")
            break
    return found


def _chain_faults(register: Register) -> list[str]:
    return chain_faults(register.db)


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


def repair_index(register: Register) -> None:
    """Make the index for search anew from the tasks."""
    with register.writing():
        indexing.rebuild(register.db)


def backup(register: Register, target: Path | None = None) -> Path:
    """A whole copy of the register, made while others go on working, checked before it gets its name.

    Without `target` it stands beside the register with the moment in its name.
    """
    stamp = datetime.fromisoformat(register.now()).astimezone().strftime("%Y%m%d-%H%M%S")
    target = target or register.path.with_name(f"{register.path.name}.{stamp}.bak")
    if target.exists():
        raise RegisterError(f"Đã có tệp {target}. Hãy chọn tên khác để không ghi đè bản sao lưu cũ.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        copy_database(register.db.conn, target)
    except (OSError, sqlite3.DatabaseError) as error:
        raise RegisterError(f"Không ghi được bản sao lưu {target}: {error}") from error
    return target


def restore(source: Path, path: Path, actor: Actor) -> Path | None:
    """Put the register at `path` back to a copy of it, which is checked first; the state until now is kept beside it.

    Returns that kept copy, None where there was no register. RegisterError where the copy is not whole. The chain of
    changes tells of it.
    """
    from chidao.outputs.register import Register

    if not source.is_file():
        raise RegisterError(f"Không có bản sao lưu {source}.")
    with tempfile.TemporaryDirectory() as folder:
        # Opened as a copy of its own, so that the backup stays as it is even where its schema is older.
        trial = Path(folder) / "thu.db"
        _copy_file(source, trial)
        with Register.open(trial, create=False) as copy:
            wrong = faults(copy)
            if wrong:
                raise RegisterError(f"Bản sao lưu {source} không lành: {wrong[0]}")
            kept = _put_in_place(copy, path)
    with Register.open(path, create=False) as register, register.writing():
        told = Change("restore", "register", None, after={"from": source.name, "kept": kept.name if kept else None})
        append(register.db, actor, register.now(), [told])
    return kept


def _copy_file(source: Path, target: Path) -> None:
    present = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)
    try:
        copy_database(present, target)
    except sqlite3.DatabaseError as error:
        raise RegisterError(f"Bản sao lưu {source} không đọc được: {error}") from error
    finally:
        present.close()


def _put_in_place(copy: Register, path: Path) -> Path | None:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        copy_database(copy.db.conn, path)
        return None
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    kept = path.with_name(f"{path.name}.truoc-khi-phuc-hoi.{stamp}.bak")
    present = sqlite3.connect(path, timeout=60)
    try:
        try:
            copy_database(present, kept)
        except sqlite3.DatabaseError:
            # A broken register cannot be copied page by page; its bytes are kept as they are.
            shutil.copy(path, kept)
        copy.db.conn.backup(present)
    except sqlite3.DatabaseError:
        present.close()
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        path.unlink()
        copy_database(copy.db.conn, path)
    finally:
        present.close()
    return kept
