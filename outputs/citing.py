"""Which documents of the register cite which: by number, and by day where both are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["CitedBy", "cited_by", "cited_documents"]

MOST = 100


@dataclass(frozen=True, slots=True)
class CitedBy:
    """A document of the register that cites another, in which words and how."""

    document_id: int
    text: str
    relation: str
    page: int | None


def cited_documents(register: Register, document_id: int) -> dict[int, tuple[int, ...]]:
    """The documents of the register that the citations of a document mean, by the citation's number."""
    rows = register.db.execute(
        "SELECT c.id, d.id FROM citations c JOIN documents d ON d.number = c.number"
        " AND (d.issued_on = c.issued_on OR d.issued_on IS NULL OR c.issued_on IS NULL)"
        " WHERE c.document_id = ? AND c.state <> 'rejected' AND d.id <> c.document_id ORDER BY c.id, d.id",
        [document_id],
    )
    found: dict[int, tuple[int, ...]] = {}
    for citation, cited in rows:
        found[citation] = (*found.get(citation, ()), cited)
    return found


def cited_by(register: Register, document: dict[str, Any]) -> list[CitedBy]:
    """The citations of a document in the others, at most `MOST` of them, the latest loaded first."""
    if not document["number"]:
        return []
    rows = register.db.execute(
        "SELECT document_id, text, relation, page FROM citations WHERE number = ? AND state <> 'rejected'"
        " AND (issued_on = ? OR issued_on IS NULL OR ? IS NULL) AND document_id <> ? ORDER BY document_id DESC, start LIMIT ?",
        [document["number"], document["issued_on"], document["issued_on"], document["id"], MOST],
    )  # fmt: skip
    return [CitedBy(*row) for row in rows]
