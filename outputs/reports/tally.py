"""How many tasks stand in each box, in all and by the body in the lead, counted while the tasks go by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from chidao.corpus.bodies import Body, Directory
from chidao.outputs.board import UNNAMED
from chidao.outputs.inheritance import owing_body
from chidao.outputs.listing import TaskView
from chidao.outputs.names import name_key
from chidao.outputs.reports.content import days_late, last_day
from chidao.outputs.status import STATUSES, Status

__all__ = ["BodyTally", "Tally"]

SOON = timedelta(days=30)


@dataclass(slots=True)
class BodyTally:
    """Tasks of one body by box. `days_late` sums the days of the late ones; `extended` are those open behind the original
    deadline that have more time; `coming` are open ones whose last day, extension included, comes within 30 days.
    """

    name: str
    boxes: Counter[Status] = field(default_factory=Counter)
    days_late: int = 0
    extended: int = 0
    coming: int = 0
    done_without_deadline: int = 0
    drafts: int = 0

    @property
    def total(self) -> int:
        """All tasks."""
        return self.boxes.total()

    @property
    def late(self) -> int:
        """Done late and open late."""
        return self.boxes["done_late"] + self.boxes["open_late"]

    def add(self, task: TaskView, on: date) -> None:
        """Count a task."""
        self.boxes[task.status] += 1
        self.days_late += days_late(task, on) or 0
        last = last_day(task)
        is_open = task.done_on is None and last is not None
        self.extended += bool(task.status == "open_late" and last and last >= on)
        self.coming += bool(is_open and last and on <= last <= on + SOON)
        self.done_without_deadline += bool(task.status == "no_deadline" and task.done_on)
        self.drafts += task.state == "draft"

    def to_json(self) -> dict[str, Any]:
        """The form that other programs read."""
        return {
            "name": self.name, "total": self.total, **{status: self.boxes[status] for status in STATUSES},
            "late_but_extended": self.extended, "due_in_30": self.coming, "days_late": self.days_late, "drafts": self.drafts,
        }  # fmt: skip


class Tally:
    """Counts in all and by body. A task with several bodies in the lead counts for each of them, and once in all.

    With `by_heir` a body's tasks count for the body that answers for them on the day, where one is known to.
    """

    def __init__(self, on: date, *, by_heir: bool = False) -> None:
        self._on = on
        self._heirs: dict[str, Body | None] | None = {} if by_heir else None
        self.whole = BodyTally("")
        self.documents: set[int] = set()
        self._bodies: dict[str, BodyTally] = {}

    def add(self, task: TaskView) -> None:
        """Count a task."""
        self.whole.add(task, self._on)
        self.documents.add(task.document["id"])
        for key, name in self.bodies_of(task).items():
            self._bodies.setdefault(key, BodyTally(name)).add(task, self._on)

    def bodies_of(self, task: TaskView) -> dict[str, str]:
        """What the bodies in the lead are counted by, and their names: bodies of the directory by their number there, others
        by their name however spelt; one key for tasks without any.
        """
        found: dict[str, str] = {}
        for owner in task.owners:
            if owner["role"] == "lead":
                heir = self._heir(owner["agency_id"])
                name = owner["name"] or ""
                found |= {heir.id: heir.name} if heir else {owner["agency_id"] or name_key(name): name}
        return found or {"": UNNAMED["agency"]}

    def _heir(self, agency_id: str | None) -> Body | None:
        if self._heirs is None or not agency_id:
            return None
        if agency_id not in self._heirs:
            self._heirs[agency_id] = owing_body(agency_id, self._on)
        return self._heirs[agency_id]

    def counting(self, tasks: Iterator[TaskView]) -> Iterator[TaskView]:
        """The same tasks, counted as they go by."""
        for task in tasks:
            self.add(task)
            yield task

    def bodies(self) -> dict[str, BodyTally]:
        """By key, the body with most tasks open late in front, those without any body last; two bodies of one name bear their
        full names.
        """
        seen = Counter(one.name for one in self._bodies.values())
        for key, one in self._bodies.items():
            body = Directory.load().get(key) if seen[one.name] > 1 else None
            name = body.name if body else one.name
            one.name = name[:1].upper() + name[1:]
        order = sorted(
            self._bodies.items(),
            key=lambda pair: (not pair[0], -pair[1].boxes["open_late"], -pair[1].total, pair[1].name),
        )
        return dict(order)
