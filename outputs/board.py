"""The board: how each body, issuer, kind or month stands on a day."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal, get_args

from chidao.outputs.fields import mark_fields
from chidao.outputs.status import AsOf

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["GROUPINGS", "UNNAMED", "BoardRow", "Grouping", "make_board"]

Grouping = Literal["agency", "issuer", "kind", "month", "field"]
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)
UNNAMED: dict[Grouping, str] = {
    "agency": "Chưa rõ cơ quan",
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

    @property
    def total(self) -> int:
        """All tasks of the row."""
        return self.done_in_time + self.done_late + self.open_in_time + self.open_late + self.no_deadline

    def to_json(self) -> dict[str, Any]:
        """The form that other programs read."""
        return asdict(self)


def make_board(register: Register, on: date, by: Grouping = "agency", *, confirmed_only: bool = False) -> list[BoardRow]:
    """The board on the day `on`, the body with most tasks open late in front.

    Tasks of documents issued later are left out. By agency, a task stands in the row of each body in the lead.
    """
    if by == "field":
        mark_fields(register)
    as_of = AsOf(on, register.today())
    part, tables, key, name, naming = _GROUPS[by]
    query = _BOARD.format(
        part=part, tables=tables, key=key, name=f"coalesce({name}, '{UNNAMED[by]}')", naming=naming, done_on=as_of.done_on,
        given=as_of.given, states="t.state IN ('confirmed', 'corrected')" if confirmed_only else "t.live = 1",
        on=on.isoformat(), **{f"in_{days}": (on + timedelta(days=days)).isoformat() for days in (7, 15, 30)},
    )  # fmt: skip
    return [BoardRow(*row) for row in register.db.execute(query)]


# What tasks are counted by and the tables for it; then the key and the name of a row, and the tables for these. Counting by
# numbers first and naming the few sums afterwards takes half the time. Bodies linked to the reference data are one row by
# their number there, others by their name however spelt.
_GROUPS: dict[Grouping, tuple[str, str, str, str, str]] = {
    "agency": (
        "o.name_id",
        "LEFT JOIN owners o ON o.task_id = t.id AND o.role = 'lead'",
        "coalesce(nullif(n.agency_id, ''), n.folded)",
        "n.name",
        "LEFT JOIN names n ON n.id = part",
    ),
    "issuer": ("t.document_id", "", "d.issuer_folded", "d.issuer", "JOIN documents d ON d.id = part"),
    "kind": ("t.document_id", "", "d.kind", "d.kind", "JOIN documents d ON d.id = part"),
    "month": ("substr(t.due, 1, 7)", "", "part", "substr(part, 6, 2) || '/' || substr(part, 1, 4)", ""),
    "field": ("f.name", "LEFT JOIN temp.task_fields f ON f.task_id = t.id", "part", "part", ""),
}

_BOARD = """
WITH extended AS (
    SELECT task_id, new_due, max(id) FROM follow_ups WHERE kind = 'extension' AND happened_on <= '{on}' GROUP BY task_id
), marked AS (
    SELECT {part} AS part, t.due, {done_on} AS done_on, e.new_due AS extended_to, coalesce(e.new_due, t.due) AS last_day
    FROM tasks t {tables} LEFT JOIN extended e ON e.task_id = t.id WHERE {states} AND {given}
), counted AS (
    SELECT part, sum(done_on <= due) AS done_in_time, sum(done_on > due) AS done_late,
           sum(done_on IS NULL AND due >= '{on}') AS open_in_time, sum(done_on IS NULL AND due < '{on}') AS open_late,
           sum(due IS NULL) AS no_deadline, sum(due IS NULL AND done_on IS NOT NULL) AS no_deadline_done,
           sum(done_on IS NULL AND due < '{on}' AND extended_to >= '{on}') AS late_but_extended,
           sum(done_on IS NULL AND last_day BETWEEN '{on}' AND '{in_7}') AS due_in_7,
           sum(done_on IS NULL AND last_day BETWEEN '{on}' AND '{in_15}') AS due_in_15,
           sum(done_on IS NULL AND last_day BETWEEN '{on}' AND '{in_30}') AS due_in_30,
           sum(CASE WHEN done_on > due OR (done_on IS NULL AND due < '{on}')
               THEN julianday(coalesce(done_on, '{on}')) - julianday(due) END) AS delay
    FROM marked GROUP BY part
), added AS (
    SELECT min({name}) AS name, total(done_in_time) AS done_in_time, total(done_late) AS done_late,
           total(open_in_time) AS open_in_time, total(open_late) AS open_late, total(no_deadline) AS no_deadline,
           total(no_deadline_done) AS no_deadline_done, total(late_but_extended) AS late_but_extended,
           total(due_in_7) AS due_in_7, total(due_in_15) AS due_in_15, total(due_in_30) AS due_in_30, sum(delay) AS delay
    FROM counted {naming} GROUP BY {key}
)
SELECT name, CAST(done_in_time AS INTEGER), CAST(done_late AS INTEGER), CAST(open_in_time AS INTEGER),
       CAST(open_late AS INTEGER), CAST(no_deadline AS INTEGER), CAST(no_deadline_done AS INTEGER),
       CAST(late_but_extended AS INTEGER), CAST(due_in_7 AS INTEGER), CAST(due_in_15 AS INTEGER),
       CAST(due_in_30 AS INTEGER), delay / (done_late + open_late)
FROM added ORDER BY open_late DESC, done_in_time + done_late + open_in_time + no_deadline DESC, name
"""
