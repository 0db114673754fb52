"""The board: how each body, issuer, kind or month stands on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np
from chidao.corpus.bodies import Directory
from chidao.outputs.counting import COUNTS, Counted, Numbers, count_by, leads_of
from chidao.outputs.fields import fields
from chidao.outputs.inheritance import owing_body
from chidao.outputs.ledger import NO_DAY, Ledger, ledger_of, with_fields

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
    as written; by heir, in the row of the body that answers for it on the day. In one row it is counted once.
    """
    parted = _PARTED[by](register, on)
    sums: dict[str, _Sum] = {}
    for counted in count_by(parted.ledger, on, register.today(), parted.places, parted.parts, confirmed_only=confirmed_only):
        key, name = parted.rows.get(counted.part, ("", UNNAMED[by]))
        sums.setdefault(key, _Sum(key, name)).add(counted)
    rows = [one.row() for one in _told_apart(sums)]
    return sorted(rows, key=lambda row: (-row.open_late, -row.total, row.name))


def sum_board(register: Register, on: date, *, confirmed_only: bool = False) -> BoardRow:
    """All tasks of the board in one row, each counted once, however many bodies are in the lead."""
    ledger, total = ledger_of(register), _Sum("", "Tất cả")
    whole = np.zeros(len(ledger.tasks), np.int64)
    for counted in count_by(ledger, on, register.today(), None, whole, confirmed_only=confirmed_only):
        total.add(counted)
    return total.row()


@dataclass(slots=True)
class _Sum:
    """A row while it is added up."""

    key: str
    name: str
    counts: list[int] = field(default_factory=lambda: [0] * len(COUNTS))
    delay: int = 0

    def add(self, counted: Counted) -> None:
        self.counts = [total + count for total, count in zip(self.counts, counted.counts, strict=True)]
        self.delay += counted.delay

    def row(self) -> BoardRow:
        counts = dict(zip(COUNTS, self.counts, strict=True))
        late = counts["done_late"] + counts["open_late"]
        return BoardRow(self.name, **counts, average_delay=self.delay / late if late else None, key=self.key)


def _told_apart(sums: dict[str, _Sum]) -> Iterable[_Sum]:
    """Two bodies of one name (Sở Y tế of two provinces) bear their full names."""
    seen = Counter(one.name for one in sums.values())
    for key, one in sums.items():
        body = Directory.load().get(key) if seen[one.name] > 1 else None
        one.name = body.name if body else one.name
    return sums.values()


@dataclass(frozen=True, slots=True)
class _Parted:
    """The tasks of a ledger parted for counting (see `count_by`), and the key and name of the row of each part.

    Several parts may have one row; the first of them names it. A part without a row is that of the unnamed.
    """

    ledger: Ledger
    places: Numbers | None
    parts: Numbers
    rows: Mapping[int, tuple[str, str]]


def _by_body(register: Register, row_of: Callable[[str, str, str], tuple[str, str]]) -> _Parted:
    ledger = ledger_of(register)
    names = register.db.execute("SELECT id, folded, name, agency_id FROM names ORDER BY id").fetchall()
    rows = {number: row_of(folded, name, agency_id) for number, folded, name, agency_id in names}
    keys: dict[str, int] = {}
    numbered = np.zeros(max(rows, default=0) + 1, np.int64)
    for number, (key, _) in rows.items():
        numbered[number] = keys.setdefault(key, len(keys) + 1)
    return _Parted(ledger, *leads_of(ledger, numbered), rows)


def _by_agency(register: Register, on: date) -> _Parted:
    """Bodies linked to the directory are one row by their number there, others by their name however spelt."""
    return _by_body(register, lambda folded, name, agency_id: (agency_id or folded, name))


def _by_heir(register: Register, on: date) -> _Parted:
    """Each body by the one that answers for its duties on the day."""

    def heir(folded: str, name: str, agency_id: str) -> tuple[str, str]:
        owing = owing_body(agency_id, on) if agency_id else None
        return (owing.id, owing.name) if owing else (agency_id or folded, name)

    return _by_body(register, heir)


def _by_document(column: str, key: str) -> Callable[[Register, date], _Parted]:
    query = f"SELECT id, coalesce({key}, ''), coalesce({column}, '{UNNAMED['issuer']}') FROM documents"

    def parted(register: Register, on: date) -> _Parted:
        ledger = ledger_of(register)
        rows = {number: (key, name) for number, key, name in register.db.execute(query)}
        return _Parted(ledger, None, ledger.tasks["document"], rows)

    return parted


def _by_month(register: Register, on: date) -> _Parted:
    ledger = ledger_of(register)
    days = [date.fromordinal(day) for day in np.unique(ledger.tasks["due"]).tolist() if day != NO_DAY]
    numbered = np.zeros(int(ledger.tasks["due"].max(initial=0)) + 1, np.int64)
    for day in days:
        numbered[day.toordinal()] = day.year * 12 + day.month
    rows = {day.year * 12 + day.month: (f"{day:%Y-%m}", f"{day:%m/%Y}") for day in days}
    return _Parted(ledger, None, numbered[ledger.tasks["due"]], rows)


def _by_field(register: Register, on: date) -> _Parted:
    ledger, told = with_fields(register)
    known, places = ledger.places(told)
    parts = np.zeros(len(ledger.tasks), np.int64)
    parts[places] = known["field"] + 1
    return _Parted(ledger, None, parts, {place: (one.name, one.name) for place, one in enumerate(fields(), 1)})


_PARTED: dict[Grouping, Callable[[Register, date], _Parted]] = {
    "agency": _by_agency,
    "heir": _by_heir,
    "issuer": _by_document("issuer", "issuer_folded"),
    "kind": _by_document("kind", "kind"),
    "month": _by_month,
    "field": _by_field,
}
