"""Where the files lie that the register was loaded from: it follows them when they are moved."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from chidao.outputs.audit import MACHINE, Change, append

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["forget_set_aside", "refile", "set_aside_below"]

# Members of an archive are named after it, “goi.zip!thu.docx”; “"” is the letter after “!”.
_OF_FILE = "(path = :old OR (path >= :old || '!' AND path < :old || '\"'))"


def refile(register: Register, old: str, new: str) -> int:
    """The file at `old` now lies at `new`: its documents and what was set aside of it follow. Returns how many documents did.

    The chain of changes tells of each document, as subject "file".
    """
    names = {"old": old, "new": new}
    moved = f"UPDATE {{}} SET path = :new || substr(path, length(:old) + 1){{}} WHERE {_OF_FILE}"
    with register.writing():
        db = register.db
        rows = db.execute(f"SELECT id, path FROM documents WHERE {_OF_FILE} ORDER BY id", names).fetchall()
        changes = [Change("refile", "file", number, {"path": path}, {"path": new + path[len(old) :]}) for number, path in rows]
        db.execute(moved.format("documents", ""), names)
        db.execute(moved.format("OR REPLACE set_aside", ", message = replace(message, :old, :new)"), names)
        append(db, MACHINE, register.now(), changes)
    return len(rows)


def set_aside_below(register: Register, folder: Path) -> list[tuple[str, str]]:
    """(path, reason) of what was set aside of the files below a folder."""
    # "0" is the letter after "/".
    query = "SELECT path, reason FROM set_aside WHERE path >= ? || '/' AND path < ? || '0' ORDER BY path"
    return register.db.execute(query, [str(folder), str(folder)]).fetchall()


def forget_set_aside(register: Register, paths: Iterable[str]) -> None:
    """The files no longer wait: they are gone."""
    with register.writing():
        register.db.conn.executemany("DELETE FROM set_aside WHERE path = ?", [(path,) for path in paths])
