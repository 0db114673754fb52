"""The board: how each body, issuer, kind or month stands on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal, get_args

from chidao.corpus.bodies import Directory
from chidao.outputs.fields import mark_fields
from chidao.outputs.inheritance import owing_body
from chidao.outputs.status import AsOf

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["GROUPINGS", "UNNAMED", "BoardRow", "Grouping", "make_board", "sum_board"]

Grouping = Literal["agency", "heir", "issuer", "kind", "month", "field"]
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)
UNNAMED: dict[Grouping, str] = {
    "agency": "Chưa rõ cơ quan",
    "heir": "Chưa rõ cơ quan",
    "issuer": "Chưa rõ nơi ban hành",
    "kind": "Chưa rõ loại",
    "month": "Không hạn",
    "field": "Lĩnh vực khác",
}


@dataclass(frozen=True, slots=True)
class BoardRow:
    """Tasks of one body (issuer, field, month of the deadline) on a day.

    The four boxes are counted against the original deadline; `no_deadline` stands beside them, `no_deadline_done` says how
    many of these are done. `late_but_extended` are those open late that have an extension still running. `due_in_7` and so
    on are open ones whose day, extension included, comes within so many days, today included. `average_delay` is in days,
    over those done late and those open late.
    """

    name: str
    done_in_time: int
    done_late: int
    open_in_time: int
    open_late: int
    no_deadline: int
    no_deadline_done: int
    late_but_extended: int
    due_in_7: int
    due_in_15: int
    due_in_30: int
    average_delay: float | None
    key: str = ""
    """What tells this row from the others of its grouping; empty for the tasks without a body (issuer, field, month)."""

    @property
    def total(self) -> int:
        """All tasks of the row."""
        return self.done_in_time + self.done_late + self.open_in_time + self.open_late + self.no_deadline

    def to_json(self) -> dict[str, Any]:
        """The form that other programs read."""
        form = asdict(self)
        del form["key"]
        return form


def make_board(register: Register, on: date, by: Grouping = "agency", *, confirmed_only: bool = False) -> list[BoardRow]:
    """The board on the day `on`, the body with most tasks open late in front.

    Tasks of documents issued later are left out. By agency, a task stands in the row of each body in the lead
    as written; by heir, in the row of the body that answers for it on the day.
    """
    if by == "field":
        mark_fields(register)
    namer = _NAMERS[by](register, on)
    sums: dict[str, _Sum] = {}
    for row in _counted(register, on, *_PARTS[by], confirmed_only):
        key, name = namer(row[0]) if row[0] is not None else ("", UNNAMED[by])
        sums.setdefault(key, _Sum(key, name)).add(row[1:])
    rows = [one.row() for one in _told_apart(sums)]
    return sorted(rows, key=lambda row: (-row.open_late, -row.total, row.name))


def sum_board(register: Register, on: date, *, confirmed_only: bool = False) -> BoardRow:
    """All tasks of the board in one row, each counted once, however many bodies are in the lead."""
    total = _Sum("", "Tất cả")
    for row in _counted(register, on, "1", "", confirmed_only):
        total.add(row[1:])
    return total.row()


def _counted(register: Register, on: date, part: str, tables: str, confirmed_only: bool) -> Iterable[Sequence[Any]]:
    as_of = AsOf(on, register.today())
    query = _BOARD.format(
        part=part, tables=tables, done_on=as_of.done_on, given=as_of.given, on=on.isoformat(),
        states="t.state IN ('confirmed', 'corrected')" if confirmed_only else "t.live = 1",
        **{f"in_{days}": (on + timedelta(days=days)).isoformat() for days in (7, 15, 30)},
    )  # fmt: skip
    return register.db.execute(query)


@dataclass(slots=True)
class _Sum:
    """A row while it is added up; the last of the counts is the sum of delays in days."""

    key: str
    name: str
    counts: list[float] = field(default_factory=lambda: [0] * 11)

    def add(self, counts: Sequence[float | None]) -> None:
        self.counts = [total + (count or 0) for total, count in zip(self.counts, counts, strict=True)]

    def row(self) -> BoardRow:
        *counts, delay = self.counts
        whole = [int(count) for count in counts]
        late = whole[1] + whole[3]
        cells: tuple[Any, ...] = (self.name, *whole, delay / late if late else None, self.key)
        return BoardRow(*cells)


Namer = Callable[[Any], tuple[str, str]]
"""From what tasks were counted by to the key and the name of its row."""


def _told_apart(sums: dict[str, _Sum]) -> Iterable[_Sum]:
    """Two bodies of one name (Sở Y tế of two provinces) bear their full names."""
    seen = Counter(one.name for one in sums.values())
    for key, one in sums.items():
        body = Directory.load().get(key) if seen[one.name] > 1 else None
        one.name = body.name if body else one.name
    return sums.values()


def _by_agency(register: Register, on: date) -> Namer:
    """Bodies linked to the directory are one row by their number there, others by their name however spelt."""
    query = "SELECT coalesce(nullif(agency_id, ''), folded), name FROM names WHERE id = ?"
    return lambda number: tuple(register.db.execute(query, [number]).fetchone())


def _by_heir(register: Register, on: date) -> Namer:
    """Each body by the one that answers for its duties on the day."""

    def heir(number: int) -> tuple[str, str]:
        folded, name, agency_id = register.db.execute(
            "SELECT folded, name, agency_id FROM names WHERE id = ?", [number]
        ).fetchone()
        owing = owing_body(agency_id, on) if agency_id else None
        return (owing.id, owing.name) if owing else (agency_id or folded, name)

    return heir


def _by_document(column: str, key: str) -> Callable[[Register, date], Namer]:
    def of(register: Register, on: date) -> Namer:
        query = f"SELECT coalesce({key}, ''), coalesce({column}, '{UNNAMED['issuer']}') FROM documents WHERE id = ?"
        return lambda number: tuple(register.db.execute(query, [number]).fetchone())

    return of


_PARTS: dict[Grouping, tuple[str, str]] = {
    "agency": ("o.name_id", "LEFT JOIN owners o ON o.task_id = t.id AND o.role = 'lead'"),
    "heir": ("o.name_id", "LEFT JOIN owners o ON o.task_id = t.id AND o.role = 'lead'"),
    "issuer": ("t.document_id", ""),
    "kind": ("t.document_id", ""),
    "month": ("substr(t.due, 1, 7)", ""),
    "field": ("f.name", "LEFT JOIN temp.task_fields f ON f.task_id = t.id"),
}
"""What tasks are counted by, and the tables for it: by numbers first, the few sums are named afterwards."""

_NAMERS: dict[Grouping, Callable[[Register, date], Namer]] = {
    "agency": _by_agency,
    "heir": _by_heir,
    "issuer": _by_document("issuer", "issuer_folded"),
    "kind": _by_document("kind", "kind"),
    "month": lambda register, on: lambda month: (month, f"{month[5:]}/{month[:4]}"),
    "field": lambda register, on: lambda name: (name, name),
}

_BOARD = """
WITH extended AS (
    SELECT task_id, new_due, max(id) FROM follow_ups WHERE kind = 'extension' AND happened_on <= '{on}' GROUP BY task_id
), marked AS (
    SELECT {part} AS part, t.due, {done_on} AS done_on, e.new_due AS extended_to, coalesce(e.new_due, t.due) AS last_day
    FROM tasks t {tables} LEFT JOIN extended e ON e.task_id = t.id WHERE {states} AND {given}
)
SELECT part, sum(done_on <= due), sum(done_on > due), sum(done_on IS NULL AND due >= '{on}'),
       sum(done_on IS NULL AND due < '{on}'), sum(due IS NULL), sum(due IS NULL AND done_on IS NOT NULL),
       sum(done_on IS NULL AND due < '{on}' AND extended_to >= '{on}'),
       sum(done_on IS NULL AND last_day BETWEEN '{on}' AND '{in_7}'),
       sum(done_on IS NULL AND last_day BETWEEN '{on}' AND '{in_15}'),
       sum(done_on IS NULL AND last_day BETWEEN '{on}' AND '{in_30}'),
       sum(CASE WHEN done_on > due OR (done_on IS NULL AND due < '{on}')
           THEN julianday(coalesce(done_on, '{on}')) - julianday(due) END)
FROM marked GROUP BY part
"""
