"""Counting the tasks of a ledger for a day: the four boxes, “không hạn”, what comes due, by whatever part a task is in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from chidao.outputs.ledger import NO_DAY, Ledger, Table
from numpy.typing import NDArray

__all__ = ["COUNTS", "Counted", "Days", "Numbers", "count_by", "leads_of"]

Numbers = NDArray[np.int64]
Days = NDArray[np.int32]
Mask = NDArray[np.bool_]

COUNTS = ("done_in_time", "done_late", "open_in_time", "open_late", "no_deadline", "no_deadline_done", "late_but_extended",
          "due_in_7", "due_in_15", "due_in_30")  # fmt: skip
"""What is counted, in this order; the sum of delays in days comes last. `BoardRow` says what each means."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts of one part: `COUNTS` in their order, and the days of delay of the late ones."""

    part: int
    counts: tuple[int, ...]
    delay: int


def count_by(
    ledger: Ledger, on: date, today: date, places: Numbers | None, parts: Numbers, *, confirmed_only: bool
) -> Iterator[Counted]:
    """The counts of each part that has a task on the day `on`, in the order of the parts.

    `places` are those of tasks in the ledger, each counted in the part (a number from 0 on) that stands at the same place of
    `parts`; None means every task, once.
    """
    tasks, day = ledger.tasks, on.toordinal()
    given = tasks["given"] <= day
    if confirmed_only:
        given &= tasks["decided"]
    masks, delay = _boxes(ledger, day, done_as_of(ledger, on, today))
    among = given if places is None else given[places]
    parts, places = parts[among], np.flatnonzero(given) if places is None else places[among]
    size = int(parts.max()) + 1 if len(parts) else 0
    sums = [np.bincount(parts[mask[places]], minlength=size) for mask in masks]
    delays = np.bincount(parts, weights=delay[places], minlength=size)
    for part in np.flatnonzero(np.bincount(parts, minlength=size)).tolist():
        yield Counted(part, tuple(int(one[part]) for one in sums), int(delays[part]))


def _boxes(ledger: Ledger, day: int, done: Days) -> tuple[tuple[Mask, ...], Days]:
    """For each of `COUNTS` which tasks belong to it, and the days of delay of each task."""
    due = ledger.tasks["due"]
    dated, open_ = due != NO_DAY, done == NO_DAY
    extended = _extended_to(ledger, day)
    last_day = np.where(extended != NO_DAY, extended, due)
    done_late, open_late = dated & ~open_ & (done > due), dated & open_ & (due < day)
    soon = [open_ & (last_day >= day) & (last_day <= day + days) for days in (7, 15, 30)]
    masks = (dated & ~open_ & (done <= due), done_late, dated & open_ & (due >= day), open_late, ~dated, ~dated & ~open_,
             open_late & (extended >= day), *soon)  # fmt: skip
    return masks, np.where(done_late, done - due, 0) + np.where(open_late, day - due, 0)


def done_as_of(ledger: Ledger, on: date, today: date) -> Days:
    """The day on which each task was done as far as known on the day `on`; `NO_DAY` while it was open.

    No task is done later than today: for today and later days the tasks themselves tell it.
    """
    done: Days = ledger.tasks["done"]
    if on >= today:
        return done
    day = on.toordinal()
    known = np.where((done <= day) & ~ledger.tasks["reopened"], done, NO_DAY)
    return _by_events(ledger, ledger.turns, day, known)


def _extended_to(ledger: Ledger, day: int) -> Days:
    """The day of the last extension granted by then, `NO_DAY` where there is none."""
    return _by_events(ledger, ledger.extensions, day, np.zeros(len(ledger.tasks), np.int32))


def _by_events(ledger: Ledger, events: Table, day: int, before: Days) -> Days:
    """`before` with the day of each task's last event that happened by then."""
    happened, places = ledger.places(events[events["on"] <= day])
    # Of a place that comes several times the last value stays, and events stand in the order in which they were written.
    before[places] = happened["day"]
    return before


def leads_of(ledger: Ledger, row_of: Numbers) -> tuple[Numbers, Numbers]:
    """Places of tasks and the numbers of their bodies in the lead (0 for none), each row once a task.

    `row_of` tells by the number of a name in which row it stands: one body spelt in two ways is one body.
    """
    first: Numbers = ledger.tasks["lead"]
    others, places = ledger.places(ledger.others)
    rows = row_of[others["name"]]
    other = rows != row_of[first[places]]
    _, once = np.unique(places[other] * len(row_of) + rows[other], return_index=True)
    return (
        np.concatenate([np.arange(len(first)), places[other][once]]),
        np.concatenate([first, others["name"][other][once]]),
    )
