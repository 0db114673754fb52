"""The .ics form against RFC 5545, and what calendars do with it when it comes again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from chidao.outputs.follow_up import FollowUp
from chidao.outputs.register import Register
from chidao.outputs.reports import CalendarEntry, ReportOptions
from chidao.outputs.reports.content import plain
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from report_forms import LAN, bytes_of, make, view


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with make(tmp_path / "so.db") as opened:
        yield opened


def content(register: Register, entry: CalendarEntry = "event", **wanted: Any) -> bytes:
    import io

    from chidao.outputs.listing import TaskFilter
    from chidao.outputs.reports import write_report

    stream = io.BytesIO()
    write_report(register, TaskFilter(**wanted), "ics", stream, ReportOptions(entry=entry))
    return stream.getvalue()


def entries(register: Register, entry: CalendarEntry = "event", **wanted: Any) -> dict[int, Any]:
    calendar = icalendar.Calendar.from_ical(content(register, entry, **wanted))
    kind = "VTODO" if entry == "todo" else "VEVENT"
    return {int(re.findall(r"\d+", one["UID"])[0]): one for one in calendar.walk(kind)}


@pytest.mark.parametrize("entry", ["event", "todo"])
def test_rules_of_the_form(register: Register, entry: CalendarEntry) -> None:
    raw = content(register, entry)
    lines = raw.split(b"\r\n")
    assert lines.pop() == b""
    assert b"\n" not in b"".join(lines)
    assert b"\r" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        assert line.decode()
    unfolded = re.sub(b"\r\n[ \t]", b"", raw).decode().split("\r\n")
    assert unfolded[0] == "BEGIN:VCALENDAR"
    assert unfolded[-2] == "END:VCALENDAR"
    depth: list[str] = []
    for line in unfolded[:-1]:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            depth.append(value)
        elif name == "END":
            assert depth.pop() == value
        else:
            assert re.fullmatch(r"[A-Z-]+(;[A-Z-]+=[^;:]+)*", name), line
    assert depth == []
    (calendar,) = icalendar.Calendar.from_ical(raw, multiple=True)
    assert {"VERSION", "PRODID", "METHOD"} <= set(calendar)
    assert calendar.errors == []
    for one in calendar.subcomponents:
        assert one.errors == []
        assert {"UID", "DTSTAMP", "SEQUENCE", "LAST-MODIFIED", "SUMMARY"} <= set(one)
        assert ("DTSTART" in one) or ("DUE" in one)
        assert one["DTSTAMP"].dt.tzinfo is not None
        for alarm in one.subcomponents:
            assert {"ACTION", "TRIGGER", "DESCRIPTION"} <= set(alarm)
    assert len({one["UID"] for one in calendar.subcomponents}) == len(calendar.subcomponents)


def test_what_stands_where(register: Register) -> None:
    found = entries(register)
    assert sorted(found) == [1, 2, 3, 4, 5, 7, 8, 9]
    event = found[3]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2024, 5, 9), date(2024, 5, 10))
    assert (event["SUMMARY"], event["STATUS"]) == ("Hạn: trong hạn, còn bảy ngày", "CONFIRMED")
    assert event["DESCRIPTION"].split("\n")[:3] == ["trong hạn, còn bảy ngày", "Chủ trì: Sở B", "Phối hợp: Sở A"]
    assert [alarm["TRIGGER"].dt for alarm in event.subcomponents] == [
        timedelta(hours=8) - timedelta(days=days) for days in (7, 3, 1)
    ]


def test_an_extended_deadline_is_the_day(register: Register) -> None:
    event = entries(register)[5]
    assert event["DTSTART"].dt == date(2024, 5, 20)
    assert "Hạn gốc: 25/04/2024\nGia hạn đến: 20/05/2024" in event["DESCRIPTION"]


def test_what_is_done_leaves_or_is_ticked_off(register: Register) -> None:
    event, todo = entries(register)[1], entries(register, "todo")[1]
    assert (event["STATUS"], event["SUMMARY"], event.subcomponents) == ("CANCELLED", "Đã xong: xong đúng hạn", [])
    assert (todo["STATUS"], todo["PERCENT-COMPLETE"], todo["COMPLETED"].dt.date()) == ("COMPLETED", 100, date(2024, 4, 18))


def test_to_dos(register: Register) -> None:
    todo = entries(register, "todo")[3]
    assert (todo["DUE"].dt, todo["STATUS"]) == (date(2024, 5, 9), "NEEDS-ACTION")
    assert [alarm["TRIGGER"].params["RELATED"] for alarm in todo.subcomponents] == ["END"] * 3


@pytest.mark.parametrize(
    ("every", "first", "rule"),
    [
        ("week", date(2024, 3, 18), {"FREQ": ["WEEKLY"]}),
        ("month", date(2024, 4, 1), {"FREQ": ["MONTHLY"]}),
        ("quarter", date(2024, 4, 1), {"FREQ": ["MONTHLY"], "INTERVAL": [3]}),
        ("half_year", date(2024, 7, 1), {"FREQ": ["MONTHLY"], "INTERVAL": [6]}),
        ("year", date(2025, 1, 1), {"FREQ": ["YEARLY"]}),
    ],
)
@pytest.mark.parametrize("entry", ["event", "todo"])
def test_recurring_tasks(register: Register, entry: CalendarEntry, every: str, first: date, rule: dict[str, object]) -> None:
    deadline = {"start": 0, "end": 1, "text": "định kỳ", "kind": "every", "due": None, "every": every}
    document = {**view("a").document, "issued_on": "2024-03-12"}
    raw = bytes_of(register, "ics", [view("báo cáo", deadline=deadline, document=document)], ReportOptions(entry=entry))
    (one,) = icalendar.Calendar.from_ical(raw).subcomponents
    assert (one["DTSTART"].dt, dict(one["RRULE"])) == (first, rule)
    assert "Hạn ghi: “định kỳ”" in one["DESCRIPTION"]


def test_what_has_no_day_is_left_out_and_counted(register: Register) -> None:
    import io

    from chidao.outputs.listing import TaskFilter
    from chidao.outputs.reports import write_report

    outcome = write_report(register, TaskFilter(), "ics", io.BytesIO())
    assert (outcome.tasks, outcome.left_out) == (8, 1)


def test_coming_again_it_changes_what_is_there(register: Register, tmp_path: Path) -> None:
    before = entries(register)
    later = Register(register.db, register.path, clock=lambda: datetime(2024, 5, 3, 2, tzinfo=UTC))
    FollowUp(later, LAN).extend(4, date(2024, 6, 1), by="Chủ tịch", reason="chờ vốn")
    after = entries(later)
    assert {number: one["UID"] for number, one in before.items()} == {number: one["UID"] for number, one in after.items()}
    assert [number for number in after if after[number]["SEQUENCE"] > before[number]["SEQUENCE"]] == [4]
    assert after[4]["LAST-MODIFIED"].dt > before[4]["LAST-MODIFIED"].dt
    assert after[3]["LAST-MODIFIED"].dt == before[3]["LAST-MODIFIED"].dt
    assert all(after[number]["SEQUENCE"] >= before[number]["SEQUENCE"] for number in after)
    with make(tmp_path / "so-khac.db") as other:
        assert not {one["UID"] for one in entries(other).values()} & {one["UID"] for one in after.values()}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=()), min_size=1, max_size=300))
def test_any_text_comes_back(register: Register, text: str) -> None:
    raw = bytes_of(register, "ics", [view(text)])
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    (one,) = icalendar.Calendar.from_ical(raw).subcomponents
    assert str(one["DESCRIPTION"]).startswith(f"{plain(text)}\nChủ trì: Sở A\n")
