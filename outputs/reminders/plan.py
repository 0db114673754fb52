"""What has to be said today, and to whom: tasks whose day has come for a reminder, and each body's week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from chidao.outputs.inheritance import Claim, claims_of
from chidao.outputs.listing import TaskFilter, TaskView, each_task, views
from chidao.outputs.reminders.settings import Body, MailSettings, Schedule
from chidao.outputs.reports.content import last_day
from chidao.outputs.reports.tally import BodyTally
from chidao.outputs.status import AsOf

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["Digest", "Due", "Letter", "mark_of", "plan_digests", "plan_reminders"]

WEEK = timedelta(days=7)
MOST_LISTED = 50
"""Tasks that a list of a digest holds; a mail is read on a telephone."""


@dataclass(frozen=True, slots=True)
class Due:
    """A task to remind of, and the mark of the schedule (days before its last day, negative after) that it is due by."""

    task: TaskView
    last_day: date
    mark: int


@dataclass(frozen=True, slots=True)
class Letter:
    """A reminder for one address of a body."""

    agency: str
    address: str
    dues: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """A body's week: how its tasks stand, those late, those due within 14 days, those done in the last 7 days.

    Lists hold no more than `MOST_LISTED`; the counts are of all.
    """

    agency: str
    monday: date
    tally: BodyTally
    late: tuple[TaskView, ...]
    coming: tuple[TaskView, ...]
    coming_count: int
    done: tuple[TaskView, ...]
    done_count: int


def mark_of(schedule: Schedule, days: int) -> int | None:
    """The mark that a task with so many days left is due by: the last that came, unless that is too long ago."""
    passed = [mark for mark in schedule.marks if mark >= days]
    return passed[0] if passed and passed[0] - days <= schedule.catch_up else None


def plan_reminders(register: Register, settings: MailSettings) -> Iterator[Letter]:
    """A letter for each address that something is due for and that was not told of it yet."""
    today = register.today()
    candidates = dict(_candidates(register, settings.schedule, today))
    tasks = {task.task_id: task for task in views(register, candidates, AsOf(today, today))}
    told: set[tuple[str, int]] = set()
    for body in settings.bodies:
        mine = _of_body(register, body, settings.schedule, candidates, today)
        for address in body.addresses:
            dues = []
            for task_id, claim in mine.items():
                last = date.fromisoformat(candidates[task_id])
                mark = mark_of(settings.schedule, (last - today).days)
                if mark is None or (address, task_id) in told or _reminded(register, task_id, address, last, mark):
                    continue
                told.add((address, task_id))
                task = replace(tasks[task_id], inherited_from=claim.inherited_from, shared_with=claim.shared_with)
                dues.append(Due(task, last, mark))
            if dues:
                yield Letter(body.name, address, tuple(sorted(dues, key=lambda due: (due.last_day, due.task.task_id))))


_LAST_DAY = (
    "coalesce((SELECT f.new_due FROM follow_ups f WHERE f.task_id = t.id AND f.kind = 'extension' ORDER BY f.id DESC LIMIT 1),"
    " t.due)"
)


def _candidates(register: Register, schedule: Schedule, today: date) -> Iterable[tuple[int, str]]:
    """Open tasks whose last day, extension included, is near enough for some mark."""
    marks = schedule.marks
    if not marks:
        return ()
    states = "('draft', 'confirmed', 'corrected')" if schedule.drafts else "('confirmed', 'corrected')"
    first, last = today + timedelta(days=marks[0] - schedule.catch_up), today + timedelta(days=marks[-1])
    return [
        (row[0], row[1])
        for row in register.db.execute(
            f"SELECT id, last FROM (SELECT t.id, {_LAST_DAY} AS last FROM tasks t WHERE t.live = 1 AND t.done_on IS NULL"
            f" AND t.due IS NOT NULL AND t.due <= ? AND t.state IN {states}) WHERE last BETWEEN ? AND ? ORDER BY last, id",
            [last.isoformat(), first.isoformat(), last.isoformat()],
        )
    ]


def _of_body(register: Register, body: Body, schedule: Schedule, candidates: Iterable[int], today: date) -> dict[int, Claim]:
    """The tasks among the candidates that a body answers for, and why."""
    claims = claims_of(register, body.name, today)
    roles = ("lead", "support") if schedule.role == "ca_hai" else ("lead",)
    found: dict[int, Claim] = {}
    for task_id in candidates:
        owners = register.db.execute("SELECT name_id, role FROM owners WHERE task_id = ? ORDER BY position", [task_id])
        mine = [claims[name_id] for name_id, role in owners if role in roles and name_id in claims]
        if mine:
            found[task_id] = next((claim for claim in mine if claim.inherited_from is None), mine[0])
    return found


def _reminded(register: Register, task_id: int, address: str, last: date, mark: int) -> bool:
    query = "SELECT 1 FROM reminded WHERE task_id = ? AND address = ? AND last_day = ? AND days_before = ?"
    return bool(register.db.execute(query, [task_id, address, last.isoformat(), mark]).fetchone())


def plan_digests(register: Register, settings: MailSettings) -> Iterator[tuple[Digest, tuple[str, ...]]]:
    """Each body's digest of this week, with those of its addresses that have none yet; none for a body without tasks."""
    today = register.today()
    monday = today - timedelta(days=today.weekday())
    for body in settings.bodies:
        query = "SELECT address FROM mails WHERE kind = 'digest' AND agency = ? AND made_for = ?"
        has_it = {row[0] for row in register.db.execute(query, [body.name, monday.isoformat()])}
        addresses = tuple(address for address in dict.fromkeys(body.addresses) if address not in has_it)
        if addresses and (digest := _digest(register, body, settings.schedule, today, monday)).tally.total:
            yield digest, addresses


def _digest(register: Register, body: Body, schedule: Schedule, today: date, monday: date) -> Digest:
    role = None if schedule.role == "ca_hai" else "lead"
    wanted = TaskFilter(agency=body.name, role=role, on=today, confirmed_only=not schedule.drafts)
    tally, late, coming, done = BodyTally(body.name), list[TaskView](), list[TaskView](), list[TaskView]()
    coming_count = done_count = 0
    for task in each_task(register, wanted):
        tally.add(task, today)
        last = last_day(task)
        if task.done_on is not None:
            if date.fromisoformat(task.done_on) > today - WEEK:
                done_count += 1
                _take(done, task)
        elif last and last < today:
            _take(late, task)
        elif last and last <= today + 2 * WEEK:
            coming_count += 1
            _take(coming, task)
    coming.sort(key=lambda task: (last_day(task) or date.max, task.task_id))
    return Digest(body.name, monday, tally, tuple(late), tuple(coming), coming_count, tuple(done), done_count)


def _take(tasks: list[TaskView], task: TaskView) -> None:
    if len(tasks) < MOST_LISTED:
        tasks.append(task)
