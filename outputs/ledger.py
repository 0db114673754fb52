"""The live tasks of a register as columns of numbers: kept in memory, brought up to date by the chain of changes.

How bodies stand on a day is asked all day long, for any day. SQLite counts a hundred thousand tasks in a quarter of a second,
these columns in some milliseconds; and after a change only the tasks that the chain names since then are read again.
"""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from chidao.outputs.fields import field_places
from numpy.typing import NDArray

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["NO_DAY", "Ledger", "Table", "ledger_of", "with_fields"]

Table = NDArray[np.void]
"""Rows of one of the forms below, ordered by the number of the task."""

NO_DAY = 0
"""Stands for a missing day; days are counted as `date.toordinal` does, from 1."""

_TASK = np.dtype([("number", "i8"), ("lead", "i8"), ("document", "i8"), ("due", "i4"), ("given", "i4"), ("done", "i4"),
                  ("decided", "?"), ("reopened", "?")])  # fmt: skip
_OWNER = np.dtype([("number", "i8"), ("name", "i8")])
_EVENT = np.dtype([("number", "i8"), ("on", "i4"), ("day", "i4")])
_FIELD = np.dtype([("number", "i8"), ("field", "i2")])

MOST_KEPT = 4
"""Registers whose ledgers are kept: a site serves one."""
AT_ONCE = 20_000
"""So many changed tasks are read again by themselves; reading everything takes no longer than more of them."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The live tasks as they stand after `rows` rows of the chain, the last of which has the hash `hash`.

    `tasks`: number, first body in the lead (0 where there is none), document, days of the deadline, of the document and of
    completion, whether a person decided on it, whether it was ever reopened. `others`: further bodies in the lead.
    `extensions`: on which day, to which. `turns` of those reopened: on which day closed (`day` that day) or reopened
    (`NO_DAY`). Events of one task stand in the order in which they were written. `fields`: the place of a task's field of
    work in the list of fields, None until asked for; tasks of no field are left out.
    """

    rows: int
    hash: str
    tasks: Table
    others: Table
    extensions: Table
    turns: Table
    fields: Table | None = None

    def places(self, table: Table) -> tuple[Table, NDArray[np.intp]]:
        """The rows of a table that are of live tasks, with the place of each one's task among `tasks`."""
        found = np.searchsorted(self.tasks["number"], table["number"])
        found[found == len(self.tasks)] = 0
        known = self.tasks["number"][found] == table["number"] if len(self.tasks) else np.zeros(len(table), bool)
        return table[known], found[known]


_kept: OrderedDict[str, Ledger] = OrderedDict()
_lock = threading.Lock()


def ledger_of(register: Register) -> Ledger:
    """The ledger as the register stands now."""
    with _lock, register.reading():
        return _current(register)


def with_fields(register: Register) -> tuple[Ledger, Table]:
    """The ledger as the register stands now, and its fields of work."""
    with _lock, register.reading():
        ledger = _current(register)
        if ledger.fields is None:
            ledger = _keep(register, replace(ledger, fields=_fields(register)))
        return ledger, ledger.fields if ledger.fields is not None else _table((), _FIELD)


def _current(register: Register) -> Ledger:
    rows, last = register.db.execute("SELECT rows, hash FROM audit_head WHERE id = 1").fetchone()
    kept = _kept.get(str(register.path))
    if kept and (kept.rows, kept.hash) == (rows, last):
        return _keep(register, kept)
    changed = _changed_since(register, kept) if kept else None
    if not kept or changed is None or len(changed) > AT_ONCE:
        return _keep(register, Ledger(rows, last, *_tables(register)))
    listed = np.array(sorted(changed), dtype="i8")
    before = (kept.tasks, kept.others, kept.extensions, kept.turns)
    tables = [_merged(old, new, listed) for old, new in zip(before, _tables(register, changed), strict=True)]
    told = _merged(kept.fields, _fields(register, changed), listed) if kept.fields is not None else None
    return _keep(register, Ledger(rows, last, tables[0], tables[1], tables[2], tables[3], told))


def _keep(register: Register, ledger: Ledger) -> Ledger:
    _kept[str(register.path)] = ledger
    _kept.move_to_end(str(register.path))
    while len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
    return ledger


def _changed_since(register: Register, kept: Ledger) -> set[int] | None:
    """The tasks that the chain names since then; None where this is not the chain that the ledger was made of."""
    query = "SELECT hash FROM audit WHERE seq = ?"
    row = register.db.execute(query, [kept.rows]).fetchone()
    if kept.rows and (row is None or row[0] != kept.hash):
        return None
    named = "SELECT DISTINCT subject_id FROM audit WHERE seq > ? AND subject = ?"
    tasks = {row[0] for row in register.db.execute(named, [kept.rows, "task"])}
    of_documents = f"SELECT id FROM tasks WHERE document_id IN ({named})"
    return tasks | {row[0] for row in register.db.execute(of_documents, [kept.rows, "document"])}


def _merged(old: Table, new: Table, changed: NDArray[np.int64]) -> Table:
    """The rows of `old` with those of changed tasks replaced."""
    both = np.concatenate([old[~np.isin(old["number"], changed)], new])
    return both[np.argsort(both["number"], kind="stable")]


def _day(column: str) -> str:
    """A day as a number; what is no day counts as none, so that one spoilt row takes no board away."""
    return f"coalesce(CAST(julianday({column}) - 1721424.5 AS INTEGER), {NO_DAY})"


_TASKS = f"""SELECT id, coalesce(lead_id, 0), document_id, {_day("due")}, {_day("given_on")}, {_day("done_on")},
 state <> 'draft', reopened FROM tasks WHERE +live = 1{{}}"""
_OTHERS = "SELECT task_id, name_id FROM owners WHERE role = 'lead' AND position > 0{} ORDER BY task_id, position"
# A plus keeps SQLite from an index that takes longer than the way through the table, or straight to the few asked for.
_EXTENSIONS = f"""SELECT task_id, {_day("happened_on")}, {_day("new_due")} FROM follow_ups
 WHERE kind = 'extension'{{}} ORDER BY +id"""
_TURNS = f"""SELECT f.task_id, {_day("f.happened_on")}, CASE f.kind WHEN 'close' THEN {_day("f.happened_on")} ELSE {NO_DAY} END
 FROM tasks t JOIN follow_ups f ON f.task_id = t.id WHERE t.reopened AND f.kind IN ('close', 'reopen'){{}} ORDER BY +f.id"""


def _tables(register: Register, changed: set[int] | None = None) -> tuple[Table, Table, Table, Table]:
    """Tasks, others, extensions and turns, of all live tasks or of the changed ones."""
    return (
        _read(register, _TASKS, "id", _TASK, changed),
        _read(register, _OTHERS, "task_id", _OWNER, changed),
        _read(register, _EXTENSIONS, "task_id", _EVENT, changed),
        _read(register, _TURNS, "t.id", _EVENT, changed),
    )


def _read(register: Register, query: str, key: str, form: np.dtype[np.void], changed: set[int] | None) -> Table:
    among = "" if changed is None else f" AND {key} IN (SELECT value FROM json_each(?))"
    rows = register.db.execute(query.format(among), [] if changed is None else [json.dumps(sorted(changed))])
    return _table(rows, form)


def _table(rows: Iterable[tuple[int, ...]], form: np.dtype[np.void]) -> Table:
    table: Table = np.fromiter(rows, form)
    return table[np.argsort(table["number"], kind="stable")]


def _fields(register: Register, changed: set[int] | None = None) -> Table:
    return _table(field_places(register, changed).items(), _FIELD)
