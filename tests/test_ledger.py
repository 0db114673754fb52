"""The ledger follows every change of the register: brought up to date, it is what it would be if it were made anew."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from chidao.outputs import ledger
from chidao.outputs.audit import Actor
from chidao.outputs.board import GROUPINGS, make_board, sum_board
from chidao.outputs.errors import RegisterError
from chidao.outputs.follow_up import Evidence, FollowUp
from chidao.outputs.interchange import OwnerForm
from chidao.outputs.ledger import Ledger, Table, ledger_of, with_fields
from chidao.outputs.register import Register
from chidao.outputs.rereading import reread_form
from chidao.outputs.review import Review
from hypothesis import given, settings
from hypothesis import strategies as st
from register_forms import form, task

LAN = Actor("Nguyễn Thị Lan")
NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)
MATTERS = ("Rà soát quy hoạch sử dụng đất", "Kiểm tra tiêm chủng mở rộng", "Báo cáo về chuyển đổi số", "Họp giao ban đầu tuần")
OWNERS = (["Sở A"], ["Sở A", "Sở B"], ["UBND xã C", "Ủy ban nhân dân xã C"], [])
DUES = (None, "2024-04-20", "2024-06-30")


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return Register.open(tmp_path / "so.db", clock=lambda: NOW)


def letter(choose: random.Random, number: int) -> dict[str, object]:
    tasks = [
        task(f"{choose.choice(MATTERS)} lần {place}", choose.choice(OWNERS), due=choose.choice(DUES)) for place in range(3)
    ]
    return {"tasks": tasks, "path": f"den/{number}.docx", "number": f"{number}/UBND-KT", "issued_on": "2024-03-12"}


def load(register: Register, choose: random.Random) -> None:
    made = letter(choose, choose.randrange(10_000))
    register.add(form(*made.pop("tasks"), **made))  # type: ignore[misc,arg-type]


def read_again(register: Register, choose: random.Random) -> None:
    """A second reading of a document gives it another day and one more task."""
    made = letter(choose, choose.randrange(10_000, 20_000))
    tasks = made.pop("tasks")
    register.add(form(*tasks, **made))  # type: ignore[misc,arg-type]
    again = form(*tasks, task("Việc mới đọc thấy"), **{**made, "issued_on": "2024-04-01"})  # type: ignore[misc,arg-type]
    again = again.model_copy(update={"source": again.source.model_copy(update={"sha256": newest_sha256(register)})})
    reread_form(register, again)


def newest_sha256(register: Register) -> str:
    return str(register.db.execute("SELECT sha256 FROM documents ORDER BY id DESC").fetchone()[0])


def any_task(register: Register, choose: random.Random) -> int:
    rows = register.db.execute("SELECT id FROM tasks").fetchall()
    return int(choose.choice(rows)[0]) if rows else 0


def correct_document(register: Register, choose: random.Random) -> None:
    Review(register, LAN).correct_fact("document", 1, {"issued_on": choose.choice(["2024-01-01", "2024-05-01"])})


ACTS: dict[str, Callable[[Register, random.Random], object]] = {
    "load": load,
    "read again": read_again,
    "confirm": lambda register, choose: Review(register, LAN).confirm([any_task(register, choose)]),
    "reject": lambda register, choose: Review(register, LAN).reject([any_task(register, choose)]),
    "merge": lambda register, choose: Review(register, LAN).merge([any_task(register, choose), any_task(register, choose)]),
    "undo": lambda register, choose: Review(register, LAN).undo(),
    "reassign": lambda register, choose: Review(register, LAN).reassign(
        [any_task(register, choose)], [OwnerForm(name=name) for name in choose.choice(OWNERS)]
    ),
    "correct a document": correct_document,
    "close": lambda register, choose: FollowUp(register, LAN).close(
        any_task(register, choose), on=date(2024, 4, choose.randint(1, 30)), evidence=Evidence(note="xong")
    ),
    "reopen": lambda register, choose: FollowUp(register, LAN).reopen(any_task(register, choose), "chưa đạt", on=date(2024, 5, 1)),
    "extend": lambda register, choose: FollowUp(register, LAN).extend(
        any_task(register, choose), date(2024, 8, choose.randint(1, 31)), by="Chủ tịch", reason="vướng mắc",
        on=date(2024, 4, choose.randint(1, 30)),
    ),
}  # fmt: skip


def anew(register: Register) -> Ledger:
    """The ledger as it is where none is kept."""
    ledger._kept.pop(str(register.path), None)
    return with_fields(register)[0]


def differing(one: Ledger, other: Ledger) -> list[tuple[str, Table, Table]]:
    """The tables that are not the same, by name."""
    tables = [(name, getattr(one, name), getattr(other, name)) for name in ("tasks", "others", "extensions", "turns", "fields")]
    return [table for table in tables if not np.array_equal(table[1], table[2])]


@settings(max_examples=25, deadline=None)
@given(acts=st.lists(st.sampled_from(sorted(ACTS)), min_size=1, max_size=25), seed=st.integers(0, 10_000))
def test_brought_up_to_date_it_is_as_if_made_anew(acts: list[str], seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    choose = random.Random(seed)
    with Register.open(tmp_path_factory.mktemp("so") / "so.db", clock=lambda: NOW) as register:
        load(register, choose)
        for act in acts:
            try:
                ACTS[act](register, choose)
            except RegisterError:
                continue
            kept = with_fields(register)[0]
            assert not differing(kept, anew(register)), act


def test_acts_that_all_take_effect(register: Register) -> None:
    """The table of acts above is worth nothing where all of them are refused."""
    choose, done = random.Random(1), set()
    load(register, choose)
    for name in [*ACTS] * 6:
        try:
            ACTS[name](register, choose)
        except RegisterError:
            continue
        done.add(name)
    assert done == set(ACTS)


def test_only_what_changed_is_read_again(register: Register) -> None:
    register.add(form(*(task(f"Việc số {number}") for number in range(5))))
    before = ledger_of(register)
    asked: list[str] = []
    register.db.conn.set_trace_callback(asked.append)
    assert ledger_of(register) is before
    assert not any("FROM tasks" in query for query in asked)
    Review(register, LAN).reject([3])
    asked.clear()
    assert ledger_of(register).tasks["number"].tolist() == [1, 2, 4, 5]
    register.db.conn.set_trace_callback(None)
    read = [query for query in asked if "given_on" in query]
    assert len(read) == 1
    assert "json_each('[3]')" in read[0]


def test_a_register_put_back_from_a_copy_is_read_anew(tmp_path: Path) -> None:
    path, copy = tmp_path / "so.db", tmp_path / "sao.db"
    with Register.open(path) as register:
        register.add(form(task("Việc thứ nhất")))
        register.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(path, copy)
        register.add(form(task("Việc thứ hai"), path="b"))
        assert len(ledger_of(register).tasks) == 2
    for leftover in tmp_path.glob("so.db-*"):
        leftover.unlink()
    shutil.copy(copy, path)
    with Register.open(path) as register:
        assert len(ledger_of(register).tasks) == 1
        register.add(form(task("Việc khác hẳn"), task("Việc nữa"), path="c"))
        assert ledger_of(register).tasks["number"].tolist() == [1, 2, 3]


def test_few_registers_are_kept(tmp_path: Path) -> None:
    for number in range(ledger.MOST_KEPT + 3):
        with Register.open(tmp_path / f"{number}.db") as register:
            ledger_of(register)
    assert len(ledger._kept) <= ledger.MOST_KEPT


def test_a_day_that_is_none_counts_as_none(register: Register) -> None:
    register.add(form(task("Việc", due="2024-04-20"), task("Việc khác", due="2024-04-20")))
    with register.writing():
        register.db.execute("UPDATE tasks SET due = 'hôm nào đó' WHERE id = 1")
    row = sum_board(register, date(2024, 5, 2))
    assert (row.open_late, row.no_deadline) == (1, 1)


@pytest.mark.parametrize("by", GROUPINGS)
def test_an_empty_register_has_an_empty_board(register: Register, by: str) -> None:
    assert make_board(register, date(2024, 5, 2), by) == []  # type: ignore[arg-type]
    assert sum_board(register, date(2024, 5, 2)).total == 0


def test_days_are_counted_as_the_calendar_does(register: Register) -> None:
    days = [date(1899, 12, 30) + timedelta(days=step) for step in (0, 1, 59, 60, 36_524, 47_000)]
    register.add(form(*(task(f"Việc của ngày {day}", due=day.isoformat()) for day in days), issued_on="1899-12-01"))
    assert ledger_of(register).tasks["due"].tolist() == [day.toordinal() for day in days]
