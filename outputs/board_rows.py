"""The tasks behind one row of the board, so that every number of it leads to its list."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
from chidao.corpus.bodies import Directory
from chidao.outputs.board import UNNAMED, Grouping
from chidao.outputs.fields import fields
from chidao.outputs.inheritance import owing_body
from chidao.outputs.ledger import with_fields

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["row_condition", "row_name"]

Condition = tuple[str, list[Any]]

_MONTH = re.compile(r"\d{4}-\d{2}\Z")
_LEADS = "SELECT o.task_id FROM owners o WHERE o.role = 'lead'"


def row_condition(register: Register, by: Grouping, key: str, on: date) -> Condition:
    """The condition on a task t that it stands in the row `key` of the board on that day, with its parameters."""
    return _CONDITIONS[by](register, key, on)


def _of_names(numbers: list[int]) -> Condition:
    return f"t.id IN ({_LEADS} AND o.name_id IN (SELECT value FROM json_each(?)))", [json.dumps(numbers)]


def _without_lead() -> Condition:
    return "NOT EXISTS (SELECT 1 FROM owners o WHERE o.task_id = t.id AND o.role = 'lead')", []


def _agency(register: Register, key: str, on: date) -> Condition:
    return _of_names(_names(register, [key])) if key else _without_lead()


def _heir(register: Register, key: str, on: date) -> Condition:
    if not key:
        return _without_lead()
    directory = Directory.load()
    body = directory.get(key)
    if not body:
        return _of_names(_names(register, [key]))
    keys = [key] if (owing_body(key, on) or body).id == key else []
    for ended in directory.inherited(body, on):
        owing = owing_body(ended.id, on)
        keys += [ended.id] if owing and owing.id == key else []
    return _of_names(_names(register, keys))


def _names(register: Register, keys: list[str]) -> list[int]:
    """The names whose rows these are: by the number of their body, or as spelt where they have none."""
    numbers = []
    for key in keys:
        query = "SELECT id FROM names WHERE agency_id = ? AND agency_id <> '' UNION SELECT id FROM names"
        rows = register.db.execute(f"{query} WHERE folded = ? AND agency_id = ''", [key, key])
        numbers += [row[0] for row in rows]
    return numbers


def _of_document(column: str) -> Callable[[Register, str, date], Condition]:
    condition = f"t.document_id IN (SELECT d.id FROM documents d WHERE coalesce(d.{column}, '') = ?)"
    return lambda register, key, on: (condition, [key])


def _month(register: Register, key: str, on: date) -> Condition:
    if not key:
        return "t.due IS NULL", []
    return ("t.due BETWEEN ? AND ?", [f"{key}-01", f"{key}-31"]) if _MONTH.match(key) else ("0", [])


def _field(register: Register, key: str, on: date) -> Condition:
    names = [field.name for field in fields()]
    if key and key not in names:
        return "0", []
    ledger, told = with_fields(register)
    if key:
        numbers = told["number"][told["field"] == names.index(key)]
    else:
        numbers = np.setdiff1d(ledger.tasks["number"], told["number"], assume_unique=True)
    return "t.id IN (SELECT value FROM json_each(?))", [json.dumps(numbers.tolist())]


_CONDITIONS: dict[Grouping, Callable[[Register, str, date], Condition]] = {
    "agency": _agency,
    "heir": _heir,
    "issuer": _of_document("issuer_folded"),
    "kind": _of_document("kind"),
    "month": _month,
    "field": _field,
}


def row_name(register: Register, by: Grouping, key: str) -> str:
    """What a row of the board is called; the key itself where there is no such row. A kind is its code."""
    if not key:
        return UNNAMED[by]
    if by == "month" and _MONTH.match(key):
        return f"{key[5:]}/{key[:4]}"
    if by == "issuer":
        row = register.db.execute("SELECT issuer FROM documents WHERE issuer_folded = ? LIMIT 1", [key]).fetchone()
        return str(row[0]) if row else key
    if by in ("agency", "heir"):
        body = Directory.load().get(key)
        row = register.db.execute("SELECT name FROM names WHERE folded = ? LIMIT 1", [key]).fetchone()
        return body.name if body else str(row[0]) if row else key
    return key
