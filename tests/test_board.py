"""The board on a table of cases: every cell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from chidao.corpus.abbreviations import expand
from chidao.outputs.audit import Actor
from chidao.outputs.board import BoardRow, make_board
from chidao.outputs.fields import fields
from chidao.outputs.follow_up import Evidence, FollowUp
from chidao.outputs.register import Register
from chidao.outputs.review import Review
from register_forms import form, task

LAN = Actor("Nguyễn Thị Lan")
PROOF = Evidence(note="báo cáo kết quả")

# Thứ ba 30/4/2024 là ngày lễ; sổ được xem ngày 2/5/2024.
CASES = [
    ("mở, còn hạn 7 ngày", "Sở A", "2024-05-09"),
    ("mở, còn hạn 15 ngày", "Sở A", "2024-05-17"),
    ("mở, còn hạn lâu", "Sở A", "2024-12-31"),
    ("đến hạn đúng hôm nay", "Sở A", "2024-05-02"),
    ("quá hạn một ngày", "Sở B", "2024-05-01"),
    ("hạn rơi vào ngày lễ, chưa xong", "Sở B", "2024-04-30"),
    ("hạn rơi vào ngày lễ, xong đúng hôm đó", "Sở B", "2024-04-30"),
    ("xong sớm", "Sở C", "2024-04-20"),
    ("xong đúng ngày", "Sở C", "2024-04-20"),
    ("xong muộn ba ngày", "Sở C", "2024-04-20"),
    ("quá hạn, đang được gia hạn", "Sở D", "2024-04-20"),
    ("quá hạn, gia hạn cũng đã hết", "Sở D", "2024-04-10"),
    ("gia hạn, xong trong hạn mới", "Sở D", "2024-04-20"),
    ("xong rồi mở lại", "Sở E", "2024-04-20"),
    ("xong, mở lại, xong muộn", "Sở E", "2024-04-20"),
    ("không hạn, đang làm", "Sở F", None),
    ("không hạn, đã xong", "Sở F", None),
    ("bị loại khi duyệt", "Sở F", "2024-04-01"),
    ("không rõ ai làm", None, "2024-06-01"),
]
NUMBERS = {text: number for number, (text, _, _) in enumerate(CASES, 1)}


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    path = tmp_path_factory.mktemp("so") / "so.db"
    with Register.open(path, clock=lambda: datetime(2024, 5, 2, 9, tzinfo=UTC)) as opened:
        opened.add(form(*(task(text, [owner] if owner else [], due=due) for text, owner, due in CASES)))
        opened.add(
            form(task("việc chung", ["Sở A", "Sở B"], due="2024-04-25"), issued_on="2024-04-22", path="b", number="9/KH-UB")
        )
        follow(FollowUp(opened, LAN))
        Review(opened, LAN).reject([NUMBERS["bị loại khi duyệt"]])
        yield opened


def follow(acts: FollowUp) -> None:
    for text, done_on in (
        ("hạn rơi vào ngày lễ, xong đúng hôm đó", date(2024, 4, 30)),
        ("xong sớm", date(2024, 4, 1)),
        ("xong đúng ngày", date(2024, 4, 20)),
        ("xong muộn ba ngày", date(2024, 4, 23)),
        ("xong rồi mở lại", date(2024, 4, 15)),
        ("xong, mở lại, xong muộn", date(2024, 4, 15)),
        ("không hạn, đã xong", date(2024, 4, 2)),
    ):
        acts.close(NUMBERS[text], on=done_on, evidence=PROOF)
    for text, granted in (
        ("quá hạn, đang được gia hạn", date(2024, 5, 5)),
        ("quá hạn, gia hạn cũng đã hết", date(2024, 4, 30)),
        ("gia hạn, xong trong hạn mới", date(2024, 5, 1)),
    ):
        acts.extend(NUMBERS[text], granted, by="Chủ tịch", reason="vướng mắc", on=date(2024, 4, 10))
    acts.close(NUMBERS["gia hạn, xong trong hạn mới"], on=date(2024, 4, 30), evidence=PROOF)
    for text in ("xong rồi mở lại", "xong, mở lại, xong muộn"):
        acts.reopen(NUMBERS[text], "chưa đạt", on=date(2024, 4, 18))
    acts.close(NUMBERS["xong, mở lại, xong muộn"], on=date(2024, 4, 30), evidence=PROOF)


CELLS = ("done_in_time", "done_late", "open_in_time", "open_late", "no_deadline", "no_deadline_done", "late_but_extended",
         "due_in_7", "due_in_15", "due_in_30", "average_delay")  # fmt: skip


def cells(row: BoardRow) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in CELLS)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        #          xong đúng, xong muộn, mở đúng, mở muộn, không hạn, (xong), gia hạn, 7, 15, 30, chậm bình quân
        ("Sở A", (0, 0, 4, 1, 0, 0, 0, 2, 3, 3, 7.0)),
        ("Sở B", (1, 0, 0, 3, 0, 0, 0, 0, 0, 0, (1 + 2 + 7) / 3)),
        ("Sở C", (2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 3.0)),
        ("Sở D", (0, 1, 0, 2, 0, 0, 1, 1, 1, 1, (12 + 22 + 10) / 3)),
        ("Sở E", (0, 1, 0, 1, 0, 0, 0, 0, 0, 0, (12 + 10) / 2)),
        ("Sở F", (0, 0, 0, 0, 2, 1, 0, 0, 0, 0, None)),
        ("Chưa rõ cơ quan", (0, 0, 1, 0, 0, 0, 0, 0, 0, 1, None)),
    ],
)
def test_every_cell_by_agency(register: Register, name: str, expected: tuple[object, ...]) -> None:
    rows = {row.name: row for row in make_board(register, date(2024, 5, 2))}
    assert cells(rows[name]) == pytest.approx(expected)
    assert len(rows) == 7


@pytest.mark.parametrize(
    ("on", "name", "expected"),
    [
        (date(2024, 4, 17), "Sở E", (2, 0, 0, 0, 0)),
        (date(2024, 4, 19), "Sở E", (0, 0, 2, 0, 0)),
        (date(2024, 4, 29), "Sở E", (0, 0, 0, 2, 0)),
        (date(2024, 4, 21), "Sở A", (0, 0, 4, 0, 0)),
        (date(2024, 4, 22), "Sở A", (0, 0, 5, 0, 0)),
        (date(2024, 4, 1), "Sở F", (0, 0, 0, 0, 2)),
    ],
)
def test_boxes_of_days_gone_by(register: Register, on: date, name: str, expected: tuple[int, ...]) -> None:
    row = next(row for row in make_board(register, on) if row.name == name)
    assert cells(row)[:5] == expected


def test_a_task_not_given_yet_is_on_no_board(register: Register) -> None:
    assert make_board(register, date(2024, 3, 11)) == []


def test_other_groupings(register: Register) -> None:
    on = date(2024, 5, 2)
    assert {row.name: row.total for row in make_board(register, on, "issuer")} == {"Ủy ban nhân dân tỉnh Bình Sơn": 19}
    assert {row.name: row.total for row in make_board(register, on, "kind")} == {"cong_van": 19}
    months = {row.name: row.total for row in make_board(register, on, "month")}
    assert months == {"04/2024": 11, "05/2024": 4, "06/2024": 1, "12/2024": 1, "Không hạn": 2}
    assert sum(row.total for row in make_board(register, on, "field")) == 19


def test_bodies_told_apart_and_their_heirs(tmp_path: Path) -> None:
    def owned(agency_id: str) -> dict[str, Any]:
        return {**task(f"việc {agency_id}", due="2024-06-30"), "owners": [{"name": "Sở Y tế", "agency_id": agency_id}]}

    with Register.open(tmp_path / "so.db") as register:
        register.add(form(owned("so-y-te.kon-tum"), owned("so-y-te.quang-ngai"), owned("so-y-te.kon-tum")))
        by_name = {row.name: row.open_late for row in make_board(register, date(2026, 1, 1))}
        assert by_name == {"Sở Y tế tỉnh Kon Tum": 2, "Sở Y tế tỉnh Quảng Ngãi": 1}
        by_heir = {row.name: row.open_late for row in make_board(register, date(2026, 1, 1), "heir")}
        assert by_heir == {"Sở Y tế tỉnh Quảng Ngãi": 3}


def test_only_what_was_confirmed(register: Register) -> None:
    assert make_board(register, date(2024, 5, 2), confirmed_only=True) == []


@pytest.mark.parametrize(("name", "example"), [(field.name, example) for field in fields() for example in field.examples])
def test_examples_of_fields(tmp_path: Path, name: str, example: str) -> None:
    assert expand(example)
    with Register.open(tmp_path / "so.db") as register:
        register.add(form(task(example)))
        assert [row.name for row in make_board(register, date(2024, 5, 2), "field")] == [name]
