"""Opening the register's file: settings of the connection, migrations forward with a copy kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from chidao.outputs import indexing
from chidao.outputs.errors import RegisterError
from chidao.outputs.schema import MIGRATIONS
from sqlite_utils import Database

__all__ = ["connect", "copy_database", "migrate", "open_database", "why"]

LOG_PAGES = 8000
"""Pages of 4 kB that the log takes before they are copied into the register: loads change the same pages again and again."""
BUSY_MILLISECONDS = 60_000
"""How long a writer waits for another one; loads commit several times a second, so that nobody waits that long."""


def open_database(path: Path, *, create: bool) -> Database:
    """The database at `path`, its schema up to date; RegisterError where there is none or it is no register."""
    if not path.exists() and not create:
        raise RegisterError(f"Không có sổ nào tại {path}. Hãy nạp văn bản trước: chidao load THƯ_MỤC --db {path}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        db = connect(path)
        migrate(db, path)
    except (sqlite3.DatabaseError, OSError) as error:
        raise RegisterError(f"Không mở được sổ {path}: {why(error)}") from error
    return db


def why(error: Exception) -> str:
    """What an error of the file means, and what to do, in Vietnamese."""
    words = str(error)
    if "not a database" in words:
        return "tệp này không phải là sổ theo dõi. Hãy chọn tệp khác."
    if "malformed" in words:
        return "tệp bị hỏng. Hãy phục hồi từ bản sao lưu: chidao restore"
    if "readonly" in words or "unable to open" in words or isinstance(error, PermissionError):
        return "không có quyền ghi vào tệp hoặc thư mục này."
    if "locked" in words:
        return "sổ đang bận quá lâu. Hãy thử lại sau ít phút."
    if "full" in words:
        return "ổ đĩa đã đầy."
    return words


def connect(path: Path) -> Database:
    """A connection with the register's settings: WAL, every commit safe on disk, foreign keys on, patient with writers."""
    connection = sqlite3.connect(path, timeout=BUSY_MILLISECONDS / 1000, check_same_thread=False)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA mmap_size = 1073741824")
    connection.execute("PRAGMA temp_store = MEMORY")
    return Database(connection, execute_plugins=False)


def migrate(db: Database, path: Path) -> None:
    """Bring the schema up to date in one transaction; a register of an earlier schema is copied first."""
    applied = [migration.name for migration in MIGRATIONS.applied(db)]
    newer = set(applied) - {migration.name for migration in MIGRATIONS._migrations}
    if newer:
        raise RegisterError(f"Sổ {path} do một bản chidao mới hơn tạo ra. Hãy nâng cấp chidao rồi mở lại.")
    if not MIGRATIONS.pending(db):
        _renew_index(db)
        return
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        # Somebody else may have been faster: only now can no one else write, and nobody makes a second copy.
        if applied and MIGRATIONS.pending(db):
            stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
            # Through a connection of its own: SQLite copies nothing from one that holds the writer's place.
            with closing(sqlite3.connect(path)) as present:
                copy_database(present, path.with_name(f"{path.name}.{applied[-1]}.{stamp}.bak"))
        MIGRATIONS.apply(db)
        if not applied:
            db.execute("INSERT OR REPLACE INTO settings (key, value) VALUES ('folding', ?)", [indexing.FOLDING])
        db.conn.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        raise
    _renew_index(db)


def _renew_index(db: Database) -> None:
    row = db.execute("SELECT value FROM settings WHERE key = 'folding'").fetchone()
    if row and row[0] == indexing.FOLDING:
        return
    db.conn.execute("BEGIN IMMEDIATE")
    with db.atomic():
        indexing.rebuild(db)
    db.conn.execute("COMMIT")


def copy_database(connection: sqlite3.Connection, target: Path) -> None:
    """A whole, consistent copy at `target`, which appears only once it is complete."""
    partial = target.with_name(target.name + ".dang-ghi")
    partial.unlink(missing_ok=True)
    copy = sqlite3.connect(partial)
    try:
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
    partial.replace(target)
