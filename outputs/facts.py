"""What else is reviewed besides tasks: facts of a document, decisions, figures, citations, each as a plain record."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chidao.outputs import indexing
from chidao.outputs.audit import entries
from chidao.outputs.errors import RegisterError
from chidao.outputs.names import name_key

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["SUBJECTS", "Record", "Subject", "corrected_meta", "read_fact", "write_fact"]

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of fact: its table, the columns that review may change, and its name in Vietnamese."""

    table: str
    columns: tuple[str, ...]
    words: str


_PLACE = ("start", "end", "page", "text")
SUBJECTS = {
    "document": Subject("documents", ("kind", "number", "issued_on", "issuer", "title", "signer"), "Văn bản"),
    "decision": Subject("decisions", (*_PLACE, "kind", "authority", "state"), "Nội dung quyết định"),
    "figure": Subject("figures", (*_PLACE, "value", "whole", "unit", "comparator", "subject", "period", "state"), "Số liệu"),
    "citation": Subject("citations", (*_PLACE, "kind", "number", "issued_on", "relation", "state"), "Viện dẫn"),
}


def read_fact(register: Register, subject: str, number: int) -> Record:
    """The record as it stands; RegisterError where there is none of this number."""
    columns = SUBJECTS[subject].columns
    query = f"SELECT {_listed(columns)} FROM {SUBJECTS[subject].table} WHERE id = ?"
    row = register.db.execute(query, [number]).fetchone()
    if not row:
        raise RegisterError(f"{SUBJECTS[subject].words} số {number} không có trong sổ.")
    return dict(zip(columns, row, strict=True))


def write_fact(register: Register, subject: str, number: int, record: Record) -> None:
    """Make the record what is given; the index follows, as it holds a document's number, title and issuer."""
    columns = SUBJECTS[subject].columns
    tasks: list[int] = []
    if subject == "document":
        tasks = [row[0] for row in register.db.execute("SELECT id FROM tasks WHERE document_id = ?", [number])]
        indexing.unindex(register.db, list(indexing.indexed_tasks(register.db, tasks)))
    assigned = ", ".join(f'"{column}" = ?' for column in columns)
    values = [record[column] for column in columns]
    register.db.execute(f"UPDATE {SUBJECTS[subject].table} SET {assigned} WHERE id = ?", [*values, number])
    if subject == "document":
        folded = name_key(record["issuer"] or "")
        register.db.execute("UPDATE documents SET issuer_folded = ? WHERE id = ?", [folded, number])
        register.db.execute("UPDATE tasks SET given_on = ? WHERE document_id = ?", [record["issued_on"], number])
        indexing.index(register.db, list(indexing.indexed_tasks(register.db, tasks)))


def _listed(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def corrected_meta(register: Register, document_id: int) -> Record:
    """What a person corrected of a document, so that reading it again leaves that alone; what was taken back is not in it."""
    first: Record = {}
    corrected: Record = {}
    for entry in entries(register.db, "subject = 'document' AND subject_id = ? AND before IS NOT NULL", (document_id,)):
        before, after = json.loads(entry.before or "{}"), json.loads(entry.after or "{}")
        for name in after:
            if before[name] != after[name]:
                first.setdefault(name, before[name])
                corrected[name] = after[name]
    return {name: value for name, value in corrected.items() if value != first[name]}
