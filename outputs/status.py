"""Where a task stands on a day: the state's four boxes, and “không hạn” beside them.

The boxes follow the rules of the Government's follow-up of assigned tasks: done in time, done late, open in time, open late,
counted against the original deadline. An extension is a record of its own and moves no task from one box to another; a
task without a day it is due by stands in none of the four.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

__all__ = ["LABELS", "STATUSES", "AsOf", "Status", "status_of"]

Status = Literal["done_in_time", "done_late", "open_in_time", "open_late", "no_deadline"]
STATUSES: tuple[Status, ...] = get_args(Status)

LABELS: dict[Status, str] = {
    "done_in_time": "hoàn thành đúng hạn",
    "done_late": "hoàn thành quá hạn",
    "open_in_time": "đang thực hiện, trong hạn",
    "open_late": "đang thực hiện, quá hạn",
    "no_deadline": "không hạn",
}


def status_of(due: date | None, done_on: date | None, on: date) -> Status:
    """The box on the day `on`; `due` is the last day in time, and that day itself still counts."""
    if due is None:
        return "no_deadline"
    if done_on is not None and done_on <= on:
        return "done_in_time" if done_on <= due else "done_late"
    return "open_in_time" if on <= due else "open_late"


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day for which the status is told, as SQL over a task t.

    `today` tells whether history has to be looked up: no task is done later than today, so that for today and later days
    what the task itself says is enough.
    """

    on: date
    today: date

    @property
    def _day(self) -> str:
        return f"'{self.on.isoformat()}'"

    @property
    def done_on(self) -> str:
        """The day on which the task was done, as far as known on the day; NULL while it was open."""
        if self.on >= self.today:
            return "t.done_on"
        history = (
            "SELECT CASE f.kind WHEN 'close' THEN f.happened_on END FROM follow_ups f WHERE f.task_id = t.id"
            f" AND f.kind IN ('close', 'reopen') AND f.happened_on <= {self._day} ORDER BY f.id DESC LIMIT 1"
        )
        return f"(CASE WHEN t.reopened THEN ({history}) WHEN t.done_on <= {self._day} THEN t.done_on END)"

    @property
    def status(self) -> str:
        """The box."""
        return (
            f"CASE WHEN t.due IS NULL THEN 'no_deadline' WHEN {self.done_on} <= t.due THEN 'done_in_time'"
            f" WHEN {self.done_on} > t.due THEN 'done_late' WHEN t.due >= {self._day} THEN 'open_in_time' ELSE 'open_late' END"
        )

    def condition(self, status: Status) -> str:
        """That the task stands in a box, in words that an index understands."""
        return {
            "no_deadline": "t.due IS NULL",
            "done_in_time": f"t.due IS NOT NULL AND {self.done_on} <= t.due",
            "done_late": f"t.due IS NOT NULL AND {self.done_on} > t.due",
            "open_in_time": f"{self.done_on} IS NULL AND t.due >= {self._day}",
            "open_late": f"{self.done_on} IS NULL AND t.due < {self._day}",
        }[status]

    @property
    def given(self) -> str:
        """That the task's document was issued by then; one without a date was."""
        return f"coalesce(t.given_on, '') <= {self._day}"
