"""Where a task stands on a day: the state's four boxes, and “không hạn” beside them.

The boxes follow the rules of the Government's follow-up of assigned tasks: done in time, done late, open in time, open late,
counted against the original deadline. An extension is a record of its own and moves no task from one box to another; a
task without a day it is due by stands in none of the four.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

__all__ = ["LABELS", "STATUSES", "Status", "status_of", "status_sql"]

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


def status_sql(on: date, done_on: str = "t.done_on", due: str = "t.due") -> str:
    """`status_of` as an SQL expression."""
    day = f"'{on.isoformat()}'"
    return (
        f"CASE WHEN {due} IS NULL THEN 'no_deadline'"
        f" WHEN {done_on} <= {day} THEN CASE WHEN {done_on} <= {due} THEN 'done_in_time' ELSE 'done_late' END"
        f" WHEN {day} <= {due} THEN 'open_in_time' ELSE 'open_late' END"
    )
