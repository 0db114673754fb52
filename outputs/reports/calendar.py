"""The .ics form (RFC 5545): an entry a task with a day, for the calendars of Outlook, Google, Thunderbird and telephones.

An entry bears the same UID each time, made of the register's own number and the task's, and its SEQUENCE grows with what
happened to the task: importing the file again changes the entries that are there. As a rule entries are all-day events, since
most calendars pass over to-dos; `todo` writes these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, BinaryIO

from chidao.outputs.listing import TaskView
from chidao.outputs.reports.content import Outcome, Report, due_of, last_day, names_of, notes_of, plain, source_of
from chidao.outputs.reports.options import ReportOptions
from chidao.outputs.status import LABELS
from chidao.outputs.words import RECURRENCES, day_words
from icalendar import Alarm, Calendar, Event, Todo, vRecur

__all__ = ["write"]

ALARM_HOUR = 8
"""O'clock of the alarms, where the reader is."""
LONGEST_SUMMARY = 120
_RULES: dict[str, dict[str, Any]] = {
    "week": {"freq": "weekly"},
    "month": {"freq": "monthly"},
    "quarter": {"freq": "monthly", "interval": 3},
    "half_year": {"freq": "monthly", "interval": 6},
    "year": {"freq": "yearly"},
}


def write(report: Report, stream: BinaryIO, options: ReportOptions) -> Outcome:
    """Write entries one by one between the calendar's first and last lines."""
    head = Calendar()
    head.add("prodid", "-//chidao//So theo doi nhiem vu//VI")
    head.add("version", "2.0")
    head.add("method", "PUBLISH")
    head.add("x-wr-calname", f"Nhiệm vụ{f': {report.scope}' if report.scope else ''}")
    first, last = head.to_ical().split(b"END:VCALENDAR")
    stream.write(first)
    register_id = _register_id(report)
    written = left_out = 0
    for task in report.tasks:
        place = _place(task)
        if place is None:
            left_out += 1
            continue
        stream.write(_entry(report, options, task, place, register_id).to_ical())
        written += 1
    stream.write(b"END:VCALENDAR" + last)
    return Outcome(written, left_out)


@dataclass(frozen=True, slots=True)
class _Place:
    """The day of an entry, and how it recurs."""

    day: date
    every: str | None = None


def _place(task: TaskView) -> _Place | None:
    """Where a task stands in the calendar; None where it has no day to stand at.

    A recurring task has no day of its own: it stands at the first day of each period after its document was issued.
    """
    day = last_day(task)
    if day:
        return _Place(day)
    every = task.deadline["every"] if task.deadline else None
    issued_on = task.document["issued_on"]
    if every not in _RULES or not issued_on:
        return None
    return _Place(_next_period(date.fromisoformat(issued_on), every), every)


def _next_period(day: date, every: str) -> date:
    """The first day of the week, month, quarter, half-year or year that begins after a day."""
    if every == "week":
        return day + timedelta(days=7 - day.weekday())
    months = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}[every]
    elapsed = (day.month - 1) // months * months + months
    return date(day.year + elapsed // 12, elapsed % 12 + 1, 1)


def _entry(report: Report, options: ReportOptions, task: TaskView, place: _Place, register_id: str) -> Event | Todo:
    entry: Event | Todo = Todo() if options.entry == "todo" else Event()
    changes, changed_at = _history(report, task)
    entry.add("uid", f"nhiem-vu-{task.task_id}@{register_id}.chidao")
    entry.add("dtstamp", report.made_at)
    entry.add("last-modified", changed_at)
    entry.add("sequence", changes)
    if isinstance(entry, Todo):
        # What recurs does so from its beginning; RFC 5545 wants an end to be later than that.
        entry.add("dtstart" if place.every else "due", place.day)
    else:
        entry.add("dtstart", place.day)
        entry.add("dtend", place.day + timedelta(days=1))
        entry.add("transp", "TRANSPARENT")
    if place.every:
        entry.add("rrule", vRecur(_RULES[place.every]))
    entry.add("summary", _summary(task, place))
    entry.add("description", "\n".join(_description(task)))
    entry.add("categories", [LABELS[task.status]])
    _add_status(entry, task)
    if not task.done_on:
        for alarm in _alarms(options, place):
            entry.add_component(alarm)
    return entry


def _add_status(entry: Event | Todo, task: TaskView) -> None:
    """A done task leaves the calendar as a cancelled event, and is ticked off as a to-do."""
    if isinstance(entry, Event):
        entry.add("status", "CANCELLED" if task.done_on else "CONFIRMED")
    elif task.done_on:
        done = date.fromisoformat(task.done_on)
        entry.add("status", "COMPLETED")
        entry.add("percent-complete", 100)
        entry.add("completed", datetime(done.year, done.month, done.day, 12, tzinfo=UTC))
    else:
        entry.add("status", "NEEDS-ACTION")


def _summary(task: TaskView, place: _Place) -> str:
    words = " ".join(plain(task.text).split())
    short = words if len(words) <= LONGEST_SUMMARY else words[:LONGEST_SUMMARY].rsplit(" ", 1)[0] + "…"
    mark = "Đã xong: " if task.done_on else f"Định kỳ {RECURRENCES[place.every]}: " if place.every else "Hạn: "
    return mark + short


def _description(task: TaskView) -> Iterator[str]:
    document = task.document
    issued = f" ngày {day_words(document['issued_on'])}" if document["issued_on"] else ""
    due, extended = due_of(task), task.extended_to
    for heading, words in (
        ("", plain(task.text)),
        ("Chủ trì: ", names_of(task, "lead") or "chưa rõ"),
        ("Phối hợp: ", names_of(task, "support")),
        ("Người giao: ", task.assigner or ""),
        ("Văn bản: ", source_of(task) + issued),
        ("Hạn gốc: ", day_words(due) if extended else ""),
        ("Gia hạn đến: ", day_words(extended)),
        ("Hoàn thành ngày: ", day_words(task.done_on)),
        ("", notes_of(task)),
        ("Số trong sổ: ", str(task.task_id)),
    ):
        if words:
            yield plain(heading + words)


def _alarms(options: ReportOptions, place: _Place) -> Iterator[Alarm]:
    """In the morning so many days before; a recurring entry reminds by being there."""
    for days in () if place.every else options.alarm_days:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"Còn {days} ngày đến hạn" if days else "Hôm nay đến hạn")
        # The day begins at midnight. A to-do has no beginning: its alarms count from its end.
        parameters = {"related": "END"} if options.entry == "todo" else {}
        alarm.add("trigger", timedelta(hours=ALARM_HOUR) - timedelta(days=days), parameters=parameters)
        yield alarm


def _history(report: Report, task: TaskView) -> tuple[int, datetime]:
    """How often the task was changed since its document was loaded, and when last."""
    count, last = report.register.db.execute(
        "SELECT count(*), max(at) FROM audit WHERE subject = 'task' AND subject_id = ?", [task.task_id]
    ).fetchone()
    if last is None:
        query = "SELECT loaded_at FROM documents WHERE id = ?"
        last = report.register.db.execute(query, [task.document["id"]]).fetchone()[0]
    return int(count), datetime.fromisoformat(last)


def _register_id(report: Report) -> str:
    row = report.register.db.execute("SELECT value FROM settings WHERE key = 'register_id'").fetchone()
    return str(row[0])
