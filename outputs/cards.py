"""A document or a task with everything that belongs to it, as a page shows it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from chidao.outputs.errors import RegisterError
from chidao.outputs.follow_up import Entry, entries_of
from chidao.outputs.listing import TaskView, views
from chidao.outputs.names import name_key
from chidao.outputs.status import AsOf
from chidao.outputs.story import Event, story_of

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = [
    "DocumentCard", "DocumentPage", "TaskCard", "brief_documents", "document_card", "list_documents",
    "matching_documents", "task_card",
]  # fmt: skip

AROUND = 400
"""Characters of the document shown before and after a task's own words."""


@dataclass(frozen=True, slots=True)
class TaskCard:
    """A task with its surroundings in the document (`before`, `after`), follow-up, story, and what was merged into it."""

    task: TaskView
    before: str
    after: str
    follow_ups: tuple[Entry, ...]
    story: tuple[Event, ...]
    sources: tuple[TaskView, ...]
    merged_into: int | None

    def to_json(self) -> dict[str, Any]:
        """The form that other programs read."""
        return {
            **self.task.to_json(), "before": self.before, "after": self.after,
            "follow_ups": [entry.to_json() for entry in self.follow_ups], "story": [event.to_json() for event in self.story],
            "sources": [source.to_json() for source in self.sources], "merged_into": self.merged_into,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A document with its text, its live tasks, all else found in it, and its other versions."""

    document: dict[str, Any]
    text: str
    tasks: tuple[TaskView, ...]
    decisions: tuple[dict[str, Any], ...]
    figures: tuple[dict[str, Any], ...]
    citations: tuple[dict[str, Any], ...]
    newer_ids: tuple[int, ...]
    told_elsewhere: int
    """How many of its tasks stand for it in another document, as in the version before: none counts twice."""

    def to_json(self) -> dict[str, Any]:
        """The form that other programs read."""
        return {
            "document": self.document, "text": self.text, "tasks": [task.to_json() for task in self.tasks],
            "decisions": list(self.decisions), "figures": list(self.figures), "citations": list(self.citations),
            "newer": list(self.newer_ids),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """`total` documents meet the conditions; each with the number of its live tasks and of the drafts among them."""

    total: int
    documents: tuple[dict[str, Any], ...]

    def to_json(self) -> dict[str, Any]:
        """The form that other programs read."""
        return {"total": self.total, "documents": list(self.documents)}


_FIELDS = ("id", "path", "media_type", "pages", "kind", "number", "issued_on", "issuer", "title", "signer", "loaded_at",
           "previous_id", "notes")  # fmt: skip


def task_card(register: Register, task_id: int, on: date | None = None) -> TaskCard:
    """Everything of one task; RegisterError where there is none of this number."""
    as_of = AsOf(on or register.today(), register.today())
    task = next(iter(views(register, [task_id], as_of)), None)
    if not task:
        raise RegisterError(f"Không có nhiệm vụ số {task_id} trong sổ.")
    text = _text(register, int(task.document["id"]))
    merged = [row[0] for row in register.db.execute("SELECT id FROM tasks WHERE merged_into = ? ORDER BY id", [task_id])]
    into = register.db.execute("SELECT merged_into FROM tasks WHERE id = ?", [task_id]).fetchone()[0]
    return TaskCard(
        task, _before(text, task.start), _after(text, task.end),
        tuple(entries_of(register, task_id)), tuple(story_of(register, task_id)), tuple(views(register, merged, as_of)), into,
    )  # fmt: skip


def _before(text: str, start: int) -> str:
    """What stands before a place, from the beginning of a word on."""
    begin = max(0, start - AROUND)
    while 0 < begin < start and not text[begin - 1].isspace():
        begin += 1
    return text[begin:start]


def _after(text: str, end: int) -> str:
    """What stands behind a place, up to the end of a word."""
    stop = min(len(text), end + AROUND)
    while end < stop < len(text) and not text[stop].isspace():
        stop -= 1
    return text[end:stop]


def document_card(register: Register, document_id: int, on: date | None = None) -> DocumentCard:
    """Everything of one document; RegisterError where there is none of this number."""
    row = register.db.execute(f"SELECT {', '.join(_FIELDS)} FROM documents WHERE id = ?", [document_id]).fetchone()
    if not row:
        raise RegisterError(f"Không có văn bản số {document_id} trong sổ.")
    numbers = register.db.execute(
        "SELECT id FROM tasks WHERE document_id = ? AND live = 1 ORDER BY start, id", [document_id]
    ).fetchall()
    newer = register.db.execute("SELECT id FROM documents WHERE previous_id = ? ORDER BY id", [document_id]).fetchall()
    (elsewhere,) = register.db.execute(
        "SELECT count(*) FROM tasks t JOIN tasks o ON o.id = t.merged_into WHERE t.document_id = ? AND o.document_id <> ?",
        [document_id, document_id],
    ).fetchone()
    as_of = AsOf(on or register.today(), register.today())
    decisions, figures, citations = (_findings(register, table, document_id) for table in ("decisions", "figures", "citations"))
    return DocumentCard(
        _document(row), _text(register, document_id), tuple(views(register, (row[0] for row in numbers), as_of)),
        decisions, figures, citations, tuple(row[0] for row in newer), elsewhere,
    )  # fmt: skip


def brief_documents(register: Register, document_ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """What a document is called and how many of its tasks wait for review, by its number; unknown numbers are left out."""
    rows = register.db.execute(
        f"SELECT {', '.join(_FIELDS)}, (SELECT count(*) FROM tasks t WHERE t.document_id = d.id AND t.live = 1),"
        " (SELECT count(*) FROM tasks t WHERE t.document_id = d.id AND t.live = 1 AND +t.state = 'draft')"
        " FROM documents d WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        [json.dumps(list(document_ids))],
    )
    return {row[0]: {**_document(row[:-2]), "tasks": row[-2], "drafts": row[-1]} for row in rows}


def list_documents(
    register: Register,
    words: str = "",
    *,
    kind: str | None = None,
    loaded_from: str | None = None,
    loaded_before: str | None = None,
    limit: int = 50,
    offset: int = 0,
) -> DocumentPage:
    """Documents whose number, title, issuer or path has all words, accents or not; the newest loaded first.

    `loaded_from` and `loaded_before` are moments as the register writes them, the first included, the second not.
    """
    conditions, parameters = ["1"], list[Any]()
    for condition, value in (("d.kind = ?", kind), ("d.loaded_at >= ?", loaded_from), ("d.loaded_at < ?", loaded_before)):
        if value:
            conditions.append(condition)
            parameters.append(value)
    if name_key(words):
        conditions.append("d.id IN (SELECT value FROM json_each(?))")
        parameters.append(json.dumps(matching_documents(register, words)))
    where = " AND ".join(conditions)
    total = register.db.execute(f"SELECT count(*) FROM documents d WHERE {where}", parameters).fetchone()[0]
    rows = register.db.execute(
        f"SELECT {', '.join('d.' + name for name in _FIELDS)},"
        " (SELECT count(*) FROM tasks t WHERE t.document_id = d.id AND t.live = 1),"
        " (SELECT count(*) FROM tasks t WHERE t.document_id = d.id AND t.live = 1 AND +t.state = 'draft')"
        f" FROM documents d WHERE {where} ORDER BY d.id DESC LIMIT ? OFFSET ?",
        [*parameters, limit, offset],
    )
    return DocumentPage(total, tuple({**_document(row[:-2]), "tasks": row[-2], "drafts": row[-1]} for row in rows))


def matching_documents(register: Register, words: str) -> list[int]:
    """The numbers of the documents whose number, title, issuer or file name has all words, accents or not."""
    keys = name_key(words).split()
    return [row[0] for row in register.db.execute(_DESCRIBED) if all(key in _described(row[1]) for key in keys)]


@lru_cache(maxsize=50_000)
def _described(words: str) -> str:
    """Folding ten thousand descriptions takes longer than anyone waits, and they hardly ever change."""
    return name_key(words)


_DESCRIBED = (
    "SELECT id, coalesce(number, '') || ' ' || coalesce(title, '') || ' ' || coalesce(issuer, '') || ' ' || path FROM documents"
)


def _document(row: tuple[Any, ...]) -> dict[str, Any]:
    document = dict(zip(_FIELDS, row, strict=True))
    return {**document, "notes": json.loads(document["notes"])}


def _text(register: Register, document_id: int) -> str:
    return str(register.db.execute("SELECT text FROM document_texts WHERE document_id = ?", [document_id]).fetchone()[0])


def _findings(register: Register, table: str, document_id: int) -> tuple[dict[str, Any], ...]:
    query = f"SELECT * FROM {table} WHERE document_id = ? AND state <> 'rejected' ORDER BY start, id"
    cursor = register.db.execute(query, [document_id])
    names = [column[0] for column in cursor.description]
    return tuple(dict(zip(names, row, strict=True)) for row in cursor)
