"""Lists of tasks: what to list, and a task as lists, search and exports show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from chidao.outputs.loading import iso
from chidao.outputs.snapshots import LIVE
from chidao.outputs.status import STATUSES, AsOf, Status

if TYPE_CHECKING:
    from chidao.outputs.board import Grouping
    from chidao.outputs.inheritance import Claim
    from chidao.outputs.register import Register

__all__ = ["STATES", "TaskFilter", "TaskPage", "TaskView", "each_task", "list_tasks", "views"]

STATES = ("draft", "confirmed", "corrected", "rejected", "merged", "split", "withdrawn")


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks; conditions are joined by and, absent ones hold for all.

    `agency` is a name as typed; what it inherited by the day `on` is listed with it. `on` is the day for which the status is
    told (today by default); where it is given, tasks of documents issued later are left out. `role` limits `agency` to
    "lead" or "support".
    """

    agency: str | None = None
    role: str | None = None
    on: date | None = None
    status: Status | None = None
    due_before: date | None = None
    due_after: date | None = None
    kind: str | None = None
    state: str | None = None
    confirmed_only: bool = False
    """Without drafts: only what a person confirmed or corrected."""
    document_id: int | None = None
    doubtful_first: bool = False
    """Those least sure to be right in front, as review wants them, instead of those due first."""
    row: tuple[Grouping, str] | None = None
    """Only those in a row of the board: what that is grouped by, and the row's key."""
    extended: bool = False
    """Only those open late whose extension still runs."""
    within: int | None = None
    """Only open ones whose day, extension included, comes within so many days, the day `on` included."""
    limit: int | None = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task with what a reader needs beside it. `status`, `done_on` and `extended_to` are those of the day asked for."""

    task_id: int
    text: str
    owners: tuple[dict[str, str | None], ...]
    deadline: dict[str, Any] | None
    status: Status
    document: dict[str, Any]
    assigner: str | None
    state: str
    start: int
    end: int
    page: int | None
    confidence: float
    done_on: str | None
    extended_to: str | None = None
    inherited_from: str | None = None
    shared_with: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The form that other programs read."""
        form: dict[str, Any] = {
            "task_id": self.task_id, "text": self.text, "owners": list(self.owners), "deadline": self.deadline,
            "status": self.status, "document": self.document, "assigner": self.assigner, "state": self.state,
            "start": self.start, "end": self.end, "page": self.page, "confidence": self.confidence, "done_on": self.done_on,
            "extended_to": self.extended_to,
        }  # fmt: skip
        if self.inherited_from:
            form |= {"inherited_from": self.inherited_from, "shared_with": list(self.shared_with)}
        return form


@dataclass(frozen=True, slots=True)
class TaskPage:
    """`total` tasks meet the filter; `tasks` are those of this page."""

    total: int
    tasks: tuple[TaskView, ...]

    def to_json(self) -> dict[str, Any]:
        """The form that other programs read."""
        return {"total": self.total, "tasks": [task.to_json() for task in self.tasks]}


def list_tasks(register: Register, wanted: TaskFilter) -> TaskPage:
    """A page of the list: as a rule those due first in front, those without a day due last."""
    chosen = _Chosen(register, wanted)
    page = chosen.numbers(-1 if wanted.limit is None else wanted.limit, wanted.offset)
    return TaskPage(chosen.count(), tuple(chosen.views(page)))


def each_task(register: Register, wanted: TaskFilter) -> Iterator[TaskView]:
    """All tasks of the list in its order, however many, one after another; `limit` and `offset` do not count."""
    chosen = _Chosen(register, wanted)
    return chosen.views(chosen.numbers(-1, 0))


class _Chosen:
    """The tasks that a filter means."""

    def __init__(self, register: Register, wanted: TaskFilter) -> None:
        self._register = register
        self._as_of = AsOf(wanted.on or register.today(), register.today())
        self._names = _claims(register, wanted, self._as_of.on)
        self._order = "t.confidence, t.id" if wanted.doubtful_first else "t.due NULLS LAST, t.id"
        conditions, self._parameters = _conditions(register, wanted, self._as_of)
        source = "tasks t"
        if self._names is not None:
            source = f"({_owned(wanted, self._names)}) o CROSS JOIN tasks t ON t.id = o.task_id"
        self._selection = f"FROM {source} WHERE {' AND '.join(conditions)}"
        alone = self._names is None and len(conditions) == 1 and wanted.state in STATES
        self._counted = f"FROM tasks t WHERE t.state = '{wanted.state}'" if alone else self._selection

    def count(self) -> int:
        """How many there are."""
        return int(self._register.db.execute(f"SELECT count(*) {self._counted}", self._parameters).fetchone()[0])

    def numbers(self, limit: int, offset: int) -> list[int]:
        """The numbers of so many of them, -1 for all, in the order of the list."""
        query = f"SELECT t.id {self._selection} ORDER BY {self._order} LIMIT ? OFFSET ?"
        return [row[0] for row in self._register.db.execute(query, [*self._parameters, limit, offset])]

    def views(self, numbers: Iterable[int]) -> Iterator[TaskView]:
        """Them as readers see them."""
        for task in _views(self._register, numbers, self._as_of):
            yield _marked(self._register, task, self._names or {})


def _claims(register: Register, wanted: TaskFilter, on: date) -> dict[int, Claim] | None:
    """The names that stand for the body asked for; None where none is asked for."""
    if wanted.agency is None:
        return None
    from chidao.outputs.inheritance import claims_of

    return claims_of(register, wanted.agency, on)


def _owned(wanted: TaskFilter, names: Iterable[int]) -> str:
    role = f" AND role = '{wanted.role}'" if wanted.role in ("lead", "support") else ""
    return f"SELECT DISTINCT task_id FROM owners WHERE name_id IN ({', '.join(str(int(one)) for one in names)}){role}"


def _conditions(register: Register, wanted: TaskFilter, as_of: AsOf) -> tuple[list[str], list[Any]]:
    # States, statuses and days stand in the SQL itself: only so does SQLite see which index fits.
    conditions = [_standing(wanted)]
    parameters: list[Any] = []
    if (wanted.status and wanted.status not in STATUSES) or (wanted.state and wanted.state not in STATES):
        return ["0"], []
    if wanted.status:
        conditions.append(as_of.condition(wanted.status))
    if wanted.on:
        conditions.append(as_of.given)
    if wanted.confirmed_only:
        conditions.append("t.state IN ('confirmed', 'corrected')")
    for condition, value in (
        ("t.due <= ?", iso(wanted.due_before)),
        ("t.due >= ?", iso(wanted.due_after)),
        ("t.document_id = ?", wanted.document_id),
        ("t.document_id IN (SELECT d.id FROM documents d WHERE d.kind = ?)", wanted.kind),
    ):
        if value is not None:
            conditions.append(condition)
            parameters.append(value)
    for condition, values in _on_board(register, wanted, as_of):
        conditions.append(condition)
        parameters += values
    return conditions, parameters


def _standing(wanted: TaskFilter) -> str:
    """The condition on the state. The pluses say which index to leave: that of days has the state as well, and their order."""
    if wanted.state not in STATES:
        return "t.live = 1"
    if wanted.doubtful_first and wanted.document_id is None:
        return f"t.state = '{wanted.state}'"
    return f"t.live = {int(wanted.state in LIVE)} AND +t.state = '{wanted.state}'"


def _on_board(register: Register, wanted: TaskFilter, as_of: AsOf) -> Iterator[tuple[str, list[Any]]]:
    """The conditions of the numbers of the board, counted just as there."""
    if wanted.row:
        from chidao.outputs.board_rows import row_condition

        yield row_condition(register, *wanted.row, as_of.on)
    extended_to = _EXTENDED_TO.format(on=f"'{as_of.on.isoformat()}'")
    if wanted.extended:
        yield f"{as_of.condition('open_late')} AND {extended_to} >= ?", [as_of.on.isoformat()]
    if wanted.within is not None:
        last = (as_of.on + timedelta(days=wanted.within)).isoformat()
        # An extension is always longer than the deadline: no task due later comes within these days.
        yield (
            f"{as_of.done_on} IS NULL AND t.due <= ? AND coalesce({extended_to}, t.due) BETWEEN ? AND ?",
            [last, as_of.on.isoformat(), last],
        )


def _marked(register: Register, task: TaskView, claims: Mapping[int, Claim]) -> TaskView:
    """With the body that it is inherited from, unless an owner is the body asked for itself."""
    if not any(claim.inherited_from for claim in claims.values()):
        return task
    owners = register.db.execute("SELECT name_id FROM owners WHERE task_id = ?", [task.task_id]).fetchall()
    found = [claims[name_id] for (name_id,) in owners if name_id in claims]
    if not found or any(claim.inherited_from is None for claim in found):
        return task
    return replace(task, inherited_from=found[0].inherited_from, shared_with=found[0].shared_with)


_EXTENDED_TO = """(SELECT f.new_due FROM follow_ups f
 WHERE f.task_id = t.id AND f.kind = 'extension' AND f.happened_on <= {on} ORDER BY f.id DESC LIMIT 1)"""
_TASK = f"""
SELECT t.id, x.text, {{status}}, t.state, t.start, t."end", t.page, t.confidence, {{done_on}}, a.name, l.start, l."end", l.text,
       l.kind, l.due, l.every, d.id, d.number, d.issued_on, d.issuer, d.title, d.kind, d.path, {_EXTENDED_TO.format(on="?")}
FROM tasks t JOIN task_texts x ON x.task_id = t.id JOIN documents d ON d.id = t.document_id
LEFT JOIN names a ON a.id = t.assigner_id LEFT JOIN deadlines l ON l.task_id = t.id WHERE t.id = ?
"""
_OWNERS = """
SELECT n.name, o.role, n.kind, nullif(n.agency_id, '') FROM owners o JOIN names n ON n.id = o.name_id
WHERE o.task_id = ? ORDER BY o.position
"""
_OWNER_FIELDS = ("name", "role", "kind", "agency_id")
_DEADLINE_FIELDS = ("start", "end", "text", "kind", "due", "every")
_DOCUMENT_FIELDS = ("id", "number", "issued_on", "issuer", "title", "kind", "path")


def views(register: Register, task_ids: Iterable[int], as_of: AsOf) -> list[TaskView]:
    """Tasks by their numbers, in that order; unknown numbers are left out."""
    return list(_views(register, task_ids, as_of))


def _views(register: Register, task_ids: Iterable[int], as_of: AsOf) -> Iterator[TaskView]:
    query = _TASK.format(status=as_of.status, done_on=as_of.done_on)
    return (view for task_id in task_ids if (view := _view(register, query, task_id, as_of)))


def _view(register: Register, query: str, task_id: int, as_of: AsOf) -> TaskView | None:
    row = register.db.execute(query, [iso(as_of.on), task_id]).fetchone()
    if not row:
        return None
    owners = [dict(zip(_OWNER_FIELDS, owner, strict=True)) for owner in register.db.execute(_OWNERS, [task_id])]
    return TaskView(
        task_id=row[0], text=row[1], status=row[2], state=row[3], start=row[4], end=row[5], page=row[6], confidence=row[7],
        done_on=row[8], assigner=row[9], owners=tuple(owners),
        deadline=dict(zip(_DEADLINE_FIELDS, row[10:16], strict=True)) if row[13] else None,
        document=dict(zip(_DOCUMENT_FIELDS, row[16:23], strict=True)), extended_to=row[23],
    )  # fmt: skip
