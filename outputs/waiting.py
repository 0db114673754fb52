"""The documents whose tasks wait for review."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chidao.outputs.cards import brief_documents, matching_documents

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["WaitingDocument", "WaitingPage", "next_waiting", "waiting_documents"]

_ORDERS = {
    "ngo": "lowest, document_id",
    "moi": "document_id DESC",
    "nhieu": "drafts DESC, document_id",
}


@dataclass(frozen=True, slots=True)
class WaitingDocument:
    """A document with drafts; `lowest` is the confidence of the least sure of them."""

    document: dict[str, Any]
    drafts: int
    lowest: float


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """`total` documents wait, with `drafts` tasks in all; `documents` are those of this page."""

    total: int
    drafts: int
    documents: tuple[WaitingDocument, ...]


def waiting_documents(
    register: Register, words: str = "", *, order: str = "ngo", limit: int = 30, offset: int = 0
) -> WaitingPage:
    """Documents with drafts: those with the least sure task first ("ngo"), the newest ("moi"), those with most ("nhieu")."""
    narrowing, parameters = "", list[Any]()
    if words.strip():
        narrowing = " AND document_id IN (SELECT value FROM json_each(?))"
        parameters.append(json.dumps(matching_documents(register, words)))
    grouped = (
        "SELECT document_id, count(*) AS drafts, min(confidence) AS lowest FROM tasks"
        f" WHERE state = 'draft'{narrowing} GROUP BY document_id"
    )
    total, drafts = register.db.execute(f"SELECT count(*), sum(drafts) FROM ({grouped})", parameters).fetchone()
    rows = register.db.execute(f"{grouped} ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?", [*parameters, limit, offset]).fetchall()
    documents = brief_documents(register, (row[0] for row in rows))
    return WaitingPage(total, drafts or 0, tuple(WaitingDocument(documents[row[0]], row[1], row[2]) for row in rows))


def next_waiting(register: Register, after: int | None = None) -> int | None:
    """The document to review next: the one with the task that is least sure, other than `after`."""
    query = "SELECT document_id FROM tasks WHERE state = 'draft' AND document_id <> ? ORDER BY confidence, id LIMIT 1"
    row = register.db.execute(query, [after or 0]).fetchone()
    return int(row[0]) if row else None
