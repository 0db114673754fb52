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
    as_of = AsOf(on, register.today())
    if by == "field":
        mark_fields(register)
    key, name, joins = _GROUPS[by]
    states = "t.state IN ('confirmed', 'corrected')" if confirmed_only else "t.live = 1"
    query = _BOARD.format(
        key=key, name=f"coalesce({name}, '{UNNAMED[by]}')", joins=joins, status=as_of.status, done_on=as_of.done_on,
        given=as_of.given, states=states, on=on.isoformat(),
        **{f"in_{days}": (on + timedelta(days=days)).isoformat() for days in (7, 15, 30)},
    )  # fmt: skip
    return [BoardRow(*row) for row in register.db.execute(query)]


# Key, name, tables. Bodies linked to the reference data are one by their number there, others by their name however spelt.
_GROUPS: dict[Grouping, tuple[str, str, str]] = {
    "agency": (
        "coalesce(nullif(n.agency_id, ''), n.folded)",
        "n.name",
        "LEFT JOIN owners o ON o.task_id = t.id AND o.role = 'lead' LEFT JOIN names n ON n.id = o.name_id",
    ),
    "issuer": ("d.issuer_folded", "d.issuer", "JOIN documents d ON d.id = t.document_id"),
    "kind": ("d.kind", "d.kind", "JOIN documents d ON d.id = t.document_id"),
    "month": ("substr(t.due, 1, 7)", "substr(t.due, 6, 2) || '/' || substr(t.due, 1, 4)", ""),
    "field": ("f.name", "f.name", "LEFT JOIN temp.task_fields f ON f.task_id = t.id"),
}

_BOARD = """
WITH marked AS (
    SELECT t.id, {key} AS grouped, {name} AS name, t.due, {done_on} AS done_on, {status} AS status,
           (SELECT f.new_due FROM follow_ups f WHERE f.task_id = t.id AND f.kind = 'extension' AND f.happened_on <= '{on}'
            ORDER BY f.id DESC LIMIT 1) AS extended_to
    FROM tasks t {joins} WHERE {states} AND {given}
), counted AS (
    SELECT *, coalesce(extended_to, due) AS last_day, status IN ('open_in_time', 'open_late') AS open,
           CASE status WHEN 'done_late' THEN julianday(done_on) - julianday(due)
                       WHEN 'open_late' THEN julianday('{on}') - julianday(due) END AS delay
    FROM marked
)
SELECT min(name), sum(status = 'done_in_time'), sum(status = 'done_late'), sum(status = 'open_in_time'),
       sum(status = 'open_late'),
       sum(status = 'no_deadline'), sum(status = 'no_deadline' AND done_on IS NOT NULL),
       sum(status = 'open_late' AND extended_to >= '{on}' AND extended_to IS NOT NULL),
       sum(open AND last_day BETWEEN '{on}' AND '{in_7}'), sum(open AND last_day BETWEEN '{on}' AND '{in_15}'),
       sum(open AND last_day BETWEEN '{on}' AND '{in_30}'), avg(delay)
FROM counted GROUP BY grouped ORDER BY sum(status = 'open_late') DESC, count(*) DESC, min(name)
"""
