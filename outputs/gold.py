"""What people decided, as gold for evaluation and training: NAME.txt and NAME.json a document."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chidao.corpus.folding import fold

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["export_gold", "gold_of"]

TAB = "\t"
_META = ("kind", "number", "issued_on", "issuer", "title", "signer")


def export_gold(register: Register, folder: Path, *, unfinished: bool = False) -> list[Path]:
    """Write the documents that were gone over into `folder`; returns the .json files.

    A document counts as gone over when none of its tasks is a draft any more; with `unfinished`, when a person decided on
    at least one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    drafts = "max(t.state <> 'draft')" if unfinished else "min(t.state <> 'draft')"
    rows = register.db.execute(
        "SELECT d.id, coalesce(d.number, d.path) FROM documents d"
        " JOIN tasks t ON t.document_id = d.id AND t.merged_into IS NULL"
        f" GROUP BY d.id HAVING {drafts} ORDER BY d.id"
    ).fetchall()
    written = []
    for document_id, name in rows:
        stem = "-".join(re.findall(r"[a-z0-9]+", fold(Path(name).stem if "." in name else name)))[:60]
        target = folder / f"{document_id:05d}-{stem}.json"
        text = register.db.execute("SELECT text FROM document_texts WHERE document_id = ?", [document_id]).fetchone()[0]
        target.with_suffix(".txt").write_text(_with_tables(text), encoding="utf-8", newline="")
        target.write_text(json.dumps(gold_of(register, document_id), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        written.append(target)
    return written


def _with_tables(text: str) -> str:
    """The text with the rows of tables between bars, the way in which plain text shows a table to its reader."""
    rows = (f"| {line.replace(TAB, ' | ')} |" if TAB in line else line for line in text.split("\n"))
    return "\n".join(rows)


def gold_of(register: Register, document_id: int) -> dict[str, Any]:
    """A document's gold: tasks as people left them, the other findings as the machine has them."""
    db = register.db
    meta = db.execute(f"SELECT {', '.join(_META)} FROM documents WHERE id = ?", [document_id]).fetchone()
    numbers = db.execute(
        "SELECT id FROM tasks WHERE document_id = ? AND state IN ('confirmed', 'corrected') ORDER BY start, id", [document_id]
    ).fetchall()
    views = [view for (number,) in numbers if (view := register.task(number))]
    return {
        "meta": dict(zip(_META, meta, strict=True)),
        "tasks": [_task(view.to_json()) for view in views],
        "decisions": _listed(register, document_id, "decisions", {"kind": "kind", "authority": "authority"}),
        "figures": _listed(
            register, document_id, "figures",
            {"value": "value", "of": "whole", **{name: name for name in ("unit", "comparator", "subject", "period")}},
        ),
        "citations": _listed(
            register, document_id, "citations", {"kind": "kind", "number": "number", "issued_on": "issued_on"}
        ),
    }  # fmt: skip


def _task(view: dict[str, Any]) -> dict[str, Any]:
    deadline = view["deadline"]
    return {
        "quote": view["text"],
        "assigner": view["assigner"],
        "owners": [{"name": owner["name"], "role": owner["role"]} for owner in view["owners"]],
        "deadline": deadline
        and {"quote": deadline["text"], "kind": deadline["kind"], "due": deadline["due"], "every": deadline["every"]},
    }


def _listed(register: Register, document_id: int, table: str, columns: dict[str, str]) -> list[dict[str, Any]]:
    listed = ", ".join(columns.values())
    query = f"SELECT text, {listed} FROM {table} WHERE document_id = ? AND state <> 'rejected' ORDER BY start, id"
    return [dict(zip(("quote", *columns), row, strict=True)) for row in register.db.execute(query, [document_id])]
