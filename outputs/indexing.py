"""The full-text index over tasks: what goes in, and how it comes out again.

The index keeps no text of its own, so that taking a task out needs exactly the words that went in; they are always made
here, from the task as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from chidao.corpus.folding import canonical, fold
from chidao.outputs.marks import marks_of
from sqlite_utils import Database

__all__ = ["FOLDING", "TOKENIZER", "Around", "IndexedTask", "index", "indexed_tasks", "rebuild", "unindex", "words_of"]

FOLDING = "2"
"""Changes whenever `fold` or the choice of columns does: an index made with another one is rebuilt on opening."""

TOKENIZER = "'unicode61 remove_diacritics 0'"
"""How the index takes words apart, as its table in `schema` says."""

IndexedTask = tuple[int, str, str, str]
"""Number of the task, its words without accents, the words around it, its words with accents."""

_TASKS = """
SELECT t.id, x.text, coalesce(d.number, ''), coalesce(d.title, ''), coalesce(d.issuer, ''), coalesce(a.name, ''),
       coalesce((SELECT group_concat(n.name, '; ')
                 FROM owners o JOIN names n ON n.id = o.name_id WHERE o.task_id = t.id), ''), d.kind, d.issued_on, t.due
FROM tasks t JOIN task_texts x ON x.task_id = t.id JOIN documents d ON d.id = t.document_id
LEFT JOIN names a ON a.id = t.assigner_id
"""
# SQLite 3.40 has no ORDER BY inside an aggregate: the primary key of owners gives the order, the same each time.


class Around(NamedTuple):
    """What the index takes from a task's document."""

    number: str | None
    title: str | None
    issuer: str | None
    kind: str
    issued_on: str | None


def words_of(task_id: int, text: str, owners: str, assigner: str | None, due: str | None, around: Around) -> IndexedTask:
    """The row of the index for a task; `owners` are their names in order, joined by "; "."""
    context = "; ".join(part for part in (owners, assigner, around.number, around.title, around.issuer) if part)
    return task_id, fold(text), f"{fold(context)}; {marks_of(around.kind, around.issued_on, due)}", canonical(text)


def indexed_tasks(db: Database, task_ids: Iterable[int] | None = None) -> Iterator[IndexedTask]:
    """The rows of the index for some tasks, or for all live ones, as they stand now."""
    if task_ids is None:
        yield from map(_row, db.execute(_TASKS + " WHERE t.live = 1 ORDER BY t.id"))
        return
    for task_id in task_ids:
        yield from map(_row, db.execute(_TASKS + " WHERE t.id = ? AND t.live = 1", [task_id]))


def _row(row: tuple[Any, ...]) -> IndexedTask:
    task_id, text, number, title, issuer, assigner, owners, kind, issued_on, due = row
    return words_of(task_id, text, owners, assigner, due, Around(number, title, issuer, kind, issued_on))


def index(db: Database, rows: Iterable[IndexedTask]) -> None:
    """Put tasks into the index."""
    db.conn.executemany("INSERT INTO task_search (rowid, text, context, accented) VALUES (?, ?, ?, ?)", rows)


def unindex(db: Database, rows: Iterable[IndexedTask]) -> None:
    """Take tasks out of the index; `rows` as they were put in."""
    db.conn.executemany(
        "INSERT INTO task_search (task_search, rowid, text, context, accented) VALUES ('delete', ?, ?, ?, ?)", rows
    )


def rebuild(db: Database) -> None:
    """Make the whole index anew from the tasks."""
    db.execute("INSERT INTO task_search (task_search) VALUES ('delete-all')")
    index(db, indexed_tasks(db))
    db.execute("INSERT OR REPLACE INTO settings (key, value) VALUES ('folding', ?)", [FOLDING])
