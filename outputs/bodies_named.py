"""The bodies of a register: those that its tasks name, with how many tasks each, and what one owes on a day."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from chidao.corpus.bodies import Body, Directory
from chidao.outputs.inheritance import claims_of
from chidao.outputs.names import name_key
from chidao.outputs.status import STATUSES, AsOf, Status

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["BodyTasks", "NamedBody", "candidates_of", "named_bodies", "tasks_of_body"]

_MOST_CANDIDATES = 40


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body that tasks of the register name, under the name most often written, with its live tasks in the lead and in all."""

    name: str
    leading: int
    tasks: int


@dataclass(frozen=True, slots=True)
class BodyTasks:
    """The tasks of a body on a day by status: its own and those inherited, each counted once."""

    counts: dict[Status, int]
    inherited: int

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values())


def named_bodies(register: Register, words: str, *, limit: int, offset: int = 0) -> tuple[int, list[NamedBody]]:
    """How many bodies are named with all of the words (accents or not), and so many of them, those with most tasks first."""
    conditions, parameters = ["1"], list[Any]()
    for key in name_key(words).split():
        conditions.append("instr(' ' || n.folded, ?)")
        parameters.append(f" {key}")
    where = " AND ".join(conditions)
    grouped = (
        "SELECT coalesce(nullif(n.agency_id, ''), n.folded) AS key, min(n.name) AS name, sum(c.leading) AS leading,"
        " sum(c.tasks) AS tasks FROM names n JOIN (SELECT o.name_id, sum(o.role = 'lead') AS leading, count(*) AS tasks"
        f" FROM owners o GROUP BY o.name_id) c ON c.name_id = n.id WHERE {where} GROUP BY key"
    )
    total = register.db.execute(f"SELECT count(*) FROM ({grouped})", parameters).fetchone()[0]
    rows = register.db.execute(
        f"SELECT key, name, leading, tasks FROM ({grouped}) ORDER BY tasks DESC, name LIMIT ? OFFSET ?",
        [*parameters, limit, offset],
    ).fetchall()
    directory = Directory.load()
    named = []
    for key, name, leading, tasks in rows:
        body = directory.get(key)
        named.append(NamedBody(body.name if body else name, leading, tasks))
    return int(total), named


def candidates_of(name: str, on: date) -> tuple[Body, ...]:
    """The bodies of the directory that a name may mean, however typed; those that ended where none stands on that day."""
    directory = Directory.load()
    found = directory.candidates(name, on=on) or directory.candidates(name) or directory.candidates_anywhere(name, on=on)
    return found[:_MOST_CANDIDATES]


def tasks_of_body(register: Register, name: str, on: date) -> BodyTasks:
    """How what a body owes and owed stands on a day, with what it inherited by then."""
    claims = claims_of(register, name, on)
    as_of = AsOf(on, register.today())
    own = [number for number, claim in claims.items() if claim.inherited_from is None]
    counted = (
        "FROM (SELECT o.task_id, max(o.name_id IN (SELECT value FROM json_each(?))) AS own FROM owners o"
        " WHERE o.name_id IN (SELECT value FROM json_each(?)) GROUP BY o.task_id) o CROSS JOIN tasks t ON t.id = o.task_id"
        f" WHERE t.live = 1 AND {as_of.given}"
    )
    rows = register.db.execute(
        f"SELECT {as_of.status} AS status, count(*), sum(NOT o.own) {counted} GROUP BY status",
        [json.dumps(own), json.dumps(list(claims))],
    ).fetchall()
    counts = {status: count for status, count, _ in rows}
    return BodyTasks({status: counts.get(status, 0) for status in STATUSES}, sum(row[2] for row in rows))
