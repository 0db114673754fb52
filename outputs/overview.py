"""What a person sees first in the morning: what waits, what is late, what comes due, what came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from chidao.outputs.waiting import WaitingDocument, waiting_documents

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["Overview", "make_overview", "midnight"]

WEEK = timedelta(days=7)
MOST_WAITING = 6
"""Documents with drafts that are named; the list of review has them all."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of live tasks on a day. `due_soon` are open ones whose original day comes within a week, that day included."""

    drafts: int
    late: int
    due_soon: int
    soon_from: date
    soon_to: date
    loaded_today: int
    set_aside: int
    tasks: int
    documents: int
    waiting: tuple[WaitingDocument, ...]


def make_overview(register: Register) -> Overview:
    """The counts of today."""
    today = register.today()
    soon = today + WEEK

    def count(query: str, *parameters: Any) -> int:
        return int(register.db.execute(f"SELECT count(*) FROM {query}", list(parameters)).fetchone()[0])

    waiting = waiting_documents(register, order="moi", limit=MOST_WAITING)
    return Overview(
        drafts=waiting.drafts,
        late=count("tasks WHERE live = 1 AND due < ? AND done_on IS NULL", today.isoformat()),
        due_soon=count(
            "tasks WHERE live = 1 AND due BETWEEN ? AND ? AND done_on IS NULL", today.isoformat(), soon.isoformat()
        ),
        soon_from=today, soon_to=soon,
        loaded_today=count("documents WHERE loaded_at >= ?", midnight(register)),
        set_aside=count("set_aside"), tasks=count("tasks WHERE live = 1"), documents=count("documents"),
        waiting=waiting.documents,
    )  # fmt: skip


def midnight(register: Register) -> str:
    """When this day began where the clock is, in UTC, as moments are written."""
    now = datetime.fromisoformat(register.now()).astimezone()
    return now.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC).isoformat(timespec="microseconds")
