"""Every number of the board leads to a list of just so many tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from chidao.outputs.audit import Actor
from chidao.outputs.board import GROUPINGS, Grouping, make_board, sum_board
from chidao.outputs.board_rows import row_name
from chidao.outputs.follow_up import Evidence, FollowUp
from chidao.outputs.listing import TaskFilter, list_tasks
from chidao.outputs.register import Register
from chidao.outputs.status import STATUSES
from register_forms import form, task

LAN = Actor("Nguyễn Thị Lan")
PLANNING = {"name": "Sở Kế hoạch và Đầu tư", "role": "lead", "agency_id": "so-ke-hoach-va-dau-tu.bac-giang"}
SAME_PLANNING = {**PLANNING, "name": "Sở KHĐT Bắc Giang"}
FINANCE = {"name": "Sở Tài chính", "role": "lead", "agency_id": "so-tai-chinh.bac-ninh"}


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    path: Path = tmp_path_factory.mktemp("so") / "so.db"
    with Register.open(path, clock=lambda: datetime(2026, 3, 2, 9, tzinfo=UTC)) as opened:
        opened.add(
            form(
                task("Rà soát quy hoạch sử dụng đất", due="2026-02-01"),
                task("Báo cáo về chuyển đổi số", ["Sở Y tế", "Sở Công Thương tỉnh Bình Sơn"], due="2026-03-05"),
                task("Thu hồi tạm ứng vốn đầu tư công", due="2026-01-20", owners=()),
                {**task("Lập kế hoạch đầu tư", due="2026-02-20"), "owners": [PLANNING]},
                {**task("Thẩm định nguồn vốn", due="2026-03-20"), "owners": [FINANCE]},
                task("Thường xuyên kiểm tra cụm công nghiệp"),
                task("Dọn rác ven sông", ["UBND xã Bình Hòa", "Ủy ban nhân dân xã Bình Hòa", "Sở Y tế"], due="2026-02-20"),
                {**task("Tổng hợp vốn", due="2026-02-21"), "owners": [PLANNING, SAME_PLANNING, FINANCE]},
                issued_on="2025-12-01",
            )
        )
        opened.add(form(task("Việc chung", due="2026-02-10"), kind="ket_luan", issuer=None, path="b", issued_on="2026-01-10"))
        acts = FollowUp(opened, LAN)
        acts.extend(1, date(2026, 3, 8), by="Chủ tịch", reason="vướng mắc", on=date(2026, 1, 30))
        acts.close(4, on=date(2026, 2, 25), evidence=Evidence(note="xong"))
        acts.close(9, on=date(2026, 2, 2), evidence=Evidence(note="xong"))
        yield opened


@pytest.mark.parametrize("on", [date(2026, 3, 2), date(2026, 2, 15), date(2025, 12, 20)])
@pytest.mark.parametrize("by", GROUPINGS)
def test_lists_have_as_many_as_the_board_says(register: Register, by: Grouping, on: date) -> None:
    def count(**more: object) -> int:
        return list_tasks(register, TaskFilter(on=on, row=(by, row.key), limit=1, **more)).total  # type: ignore[arg-type]

    rows = make_board(register, on, by)
    assert rows
    for row in rows:
        assert count() == row.total, row
        assert {status: count(status=status) for status in STATUSES} == {status: getattr(row, status) for status in STATUSES}
        assert count(extended=True) == row.late_but_extended
        assert [count(within=days) for days in (7, 15, 30)] == [row.due_in_7, row.due_in_15, row.due_in_30]


def test_the_board_has_what_the_lists_are_asked_for(register: Register) -> None:
    rows = make_board(register, date(2026, 3, 2), "heir")
    assert any(row.late_but_extended for row in rows)
    assert any(row.due_in_7 for row in rows)
    heir = next(row for row in rows if row.key == "so-tai-chinh.bac-ninh")
    assert heir.total == 3


def test_a_body_spelt_in_two_ways_counts_a_task_once(register: Register) -> None:
    rows = {row.key: row for row in make_board(register, date(2026, 3, 2))}
    assert rows["uy ban nhan dan xa binh hoa"].total == 1
    assert rows[PLANNING["agency_id"]].total == 2
    assert rows[FINANCE["agency_id"]].total == 2
    assert sum_board(register, date(2026, 3, 2)).total == 9


@pytest.mark.parametrize("by", GROUPINGS)
def test_rows_are_named_as_on_the_board(register: Register, by: Grouping) -> None:
    for row in make_board(register, date(2026, 3, 2), by):
        assert row_name(register, by, row.key).startswith(row.name)


@pytest.mark.parametrize("by", GROUPINGS)
@pytest.mark.parametrize("key", ["'; DROP TABLE tasks; --", "9999-99", "%", "so-tai-chinh.khong-co", "x" * 300])
def test_a_row_that_is_not_there_is_empty(register: Register, by: Grouping, key: str) -> None:
    assert list_tasks(register, TaskFilter(row=(by, key))).total == 0
