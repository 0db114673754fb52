"""Writing an extraction into the register."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from chidao.outputs.audit import MACHINE, Change, append, digest, entries
from chidao.outputs.errors import RegisterError
from chidao.outputs.indexing import Around
from chidao.outputs.interchange import ExtractionForm
from chidao.outputs.names import name_key
from chidao.outputs.snapshots import insert_tasks, of_form
from chidao.outputs.versions import carry_over, find_previous

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["LoadOutcome", "add_findings", "add_form", "check_quotes", "iso", "sealed"]

Status = Literal["loaded", "known"]


@dataclass(frozen=True, slots=True)
class LoadOutcome:
    """What became of one document; `previous_id` is the version of it that the register had before."""

    document_id: int
    status: Status
    path: str
    tasks: int = 0
    previous_id: int | None = None


def iso(day: date | None) -> str | None:
    """A day as the register writes it."""
    return day.isoformat() if day else None


def add_form(register: Register, form: ExtractionForm) -> LoadOutcome:
    """Write a document with all that was found in it, within the caller's transaction; a known file writes nothing."""
    db, path = register.db, form.source.path
    known = db.execute("SELECT id FROM documents WHERE sha256 = ?", [form.source.sha256]).fetchone()
    if known:
        _no_longer_set_aside(register, path)
        return LoadOutcome(known[0], "known", path)
    check_quotes(form)
    document_id = _add_document(register, form)
    meta = form.meta
    around = Around(meta.number, meta.title, meta.issuer, meta.kind, iso(meta.issued_on))
    snapshots = [of_form(document_id, position, task) for position, task in enumerate(form.tasks)]
    insert_tasks(register, snapshots, around)
    add_findings(register, document_id, form)
    loaded = {**sealed(register, document_id), "tasks": digest([digest(one) for one in snapshots])}
    append(db, MACHINE, register.now(), [Change("load", "document", document_id, after=loaded)])
    previous_id = find_previous(register, form.meta, form.source.sha256)
    if previous_id:
        carry_over(register, previous_id, document_id)
    _no_longer_set_aside(register, path)
    return LoadOutcome(document_id, "loaded", path, len(snapshots), previous_id)


_PLACE = ("id", "start", "end", "page", "text")
_SEALED = {
    "document": ("documents", ("id", "sha256", "path", "media_type", "pages", "kind", "number", "issued_on", "issuer", "title",
                               "signer", "notes", "loaded_at")),
    "decision": ("decisions", (*_PLACE, "kind", "authority", "confidence")),
    "figure": ("figures", (*_PLACE, "value", "whole", "unit", "comparator", "subject", "period", "confidence")),
    "citation": ("citations", (*_PLACE, "kind", "number", "issued_on", "relation", "confidence")),
}  # fmt: skip


def sealed(register: Register, document_id: int, since: int | None = None) -> dict[str, str]:
    """Digests of all that the register holds of a document besides its tasks, as the chain of changes keeps them.

    With `since`, a row of the chain: as it was then, told from the changes that people made afterwards.
    """
    text = register.db.execute("SELECT text FROM document_texts WHERE document_id = ?", [document_id]).fetchone()
    seals = {"text": digest(text and text[0])}
    for subject, (table, columns) in _SEALED.items():
        listed = ", ".join(f'"{column}"' for column in columns)
        key = "id" if subject == "document" else "document_id"
        rows = register.db.execute(f"SELECT {listed} FROM {table} WHERE {key} = ? ORDER BY id", [document_id]).fetchall()
        records = [dict(zip(columns, row, strict=True)) for row in rows]
        seals[subject] = digest([_as_of(register, subject, record, since) for record in records])
    return seals


def _as_of(register: Register, subject: str, record: dict[str, Any], since: int | None) -> list[Any]:
    if since is not None:
        changed = entries(
            register.db, "subject = ? AND subject_id = ? AND seq > ? AND before IS NOT NULL", (subject, record["id"], since)
        )
        first = next(changed, None)
        before = json.loads(first.before or "{}") if first else {}
        record |= {name: value for name, value in before.items() if name in record}
    if since is not None and subject == "document":
        moved = next(entries(register.db, "subject = 'file' AND subject_id = ? AND seq > ?", (record["id"], since)), None)
        record |= json.loads(moved.before or "{}") if moved else {}
    return list(record.values())


def check_quotes(form: ExtractionForm) -> None:
    """RegisterError where an item is not what stands at its place in the text."""
    for item in (*form.tasks, *form.decisions, *form.figures, *form.citations):
        if form.text[item.start : item.end] != item.text:
            raise RegisterError(f"{form.source.path}: trích dẫn tại ký tự {item.start} không khớp văn bản, hãy đọc lại.")


def _no_longer_set_aside(register: Register, path: str) -> None:
    register.db.execute("DELETE FROM set_aside WHERE path = ?", [path])


def _add_document(register: Register, form: ExtractionForm) -> int:
    source, meta = form.source, form.meta
    row = (
        source.sha256, source.path, source.media_type, source.pages, meta.kind, meta.number, iso(meta.issued_on), meta.issuer,
        name_key(meta.issuer or ""), meta.title, meta.signer, json.dumps(form.notes, ensure_ascii=False), register.now(),
    )  # fmt: skip
    cursor = register.db.execute(
        "INSERT INTO documents (sha256, path, media_type, pages, kind, number, issued_on, issuer, issuer_folded,"
        " title, signer, notes, loaded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row,
    )
    document_id = int(cursor.lastrowid or 0)
    register.db.execute("INSERT INTO document_texts (document_id, text) VALUES (?, ?)", [document_id, form.text])
    return document_id


def add_findings(register: Register, document_id: int, form: ExtractionForm) -> None:
    """Write decisions, figures and citations."""
    connection = register.db.conn
    connection.executemany(
        'INSERT INTO decisions (document_id, start, "end", page, text, kind, authority, confidence)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(document_id, d.start, d.end, d.page, d.text, d.kind, d.authority, d.confidence) for d in form.decisions],
    )
    connection.executemany(
        'INSERT INTO figures (document_id, start, "end", page, text, value, whole, unit, comparator, subject, period,'
        " confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                document_id,
                f.start,
                f.end,
                f.page,
                f.text,
                f.value,
                f.of,
                f.unit,
                f.comparator,
                f.subject,
                f.period,
                f.confidence,
            )
            for f in form.figures
        ],
    )
    connection.executemany(
        'INSERT INTO citations (document_id, start, "end", page, text, kind, number, issued_on, relation, confidence)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (document_id, c.start, c.end, c.page, c.text, c.kind, c.number, iso(c.issued_on), c.relation, c.confidence)
            for c in form.citations
        ],
    )
