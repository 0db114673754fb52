"""Follow-up: a task closes on evidence, an extension leaves the original deadline, history answers for any day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from chidao.outputs.audit import Actor
from chidao.outputs.errors import RegisterError
from chidao.outputs.follow_up import Evidence, FollowUp, entries_of, evidence_content
from chidao.outputs.listing import TaskFilter
from chidao.outputs.register import Register
from register_forms import form, task


def day(text: str) -> date:
    number, month, year = map(int, text.split("/"))
    return date(year, month, number)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "so.db", clock=lambda: datetime(2025, 1, 15, 9, tzinfo=UTC)) as opened:
        opened.add(form(task("rà soát", due="2024-06-30"), task("không có hạn")))
        yield opened


@pytest.fixture
def follow_up(register: Register) -> FollowUp:
    return FollowUp(register, Actor("Nguyễn Thị Lan"))


def status(register: Register, on: str, task_id: int = 1) -> str:
    view = register.task(task_id, day(on))
    assert view
    return view.status


def test_no_closing_without_evidence(follow_up: FollowUp) -> None:
    with pytest.raises(RegisterError, match="bằng chứng"):
        follow_up.close(1)
    follow_up.note(1, "đã làm được một nửa")
    with pytest.raises(RegisterError, match="bằng chứng"):
        follow_up.close(1)
    with pytest.raises(RegisterError, match="bằng chứng"):
        follow_up.result(1, Evidence(note="  "))


def test_closing_on_the_day_of_the_result(register: Register, follow_up: FollowUp) -> None:
    follow_up.result(1, Evidence(note="Báo cáo số 12/BC-SCT"), on=day("28/6/2024"))
    follow_up.close(1)
    assert [status(register, on) for on in ("27/6/2024", "28/6/2024", "1/7/2024")] == [
        "open_in_time",
        "done_in_time",
        "done_in_time",
    ]


def test_late_is_late_however_it_is_extended(register: Register, follow_up: FollowUp) -> None:
    follow_up.extend(1, day("31/8/2024"), by="Chủ tịch UBND tỉnh", reason="chờ quy hoạch", on=day("20/6/2024"), document_id=1)
    view = register.task(1, day("15/7/2024"))
    assert view
    assert (view.status, view.extended_to, view.deadline and view.deadline["due"]) == ("open_late", "2024-08-31", "2024-06-30")
    before = register.task(1, day("19/6/2024"))
    assert before
    assert before.extended_to is None
    follow_up.close(1, on=day("20/8/2024"), evidence=Evidence(note="đã xong"))
    assert status(register, "21/8/2024") == "done_late"


def test_history_answers_for_any_day(register: Register, follow_up: FollowUp) -> None:
    follow_up.close(1, on=day("20/6/2024"), evidence=Evidence(note="xong"))
    follow_up.reopen(1, "thanh tra thấy chưa xong", on=day("1/8/2024"))
    with pytest.raises(RegisterError, match="bằng chứng"):
        follow_up.close(1)
    follow_up.close(1, on=day("1/10/2024"), evidence=Evidence(note="xong thật"))
    days = ("19/6/2024", "20/6/2024", "31/7/2024", "1/8/2024", "30/9/2024", "1/10/2024")
    expected = ["open_in_time", "done_in_time", "done_in_time", "open_late", "open_late", "done_late"]
    assert [status(register, on) for on in days] == expected
    for on, box in zip(days, expected, strict=True):
        listed = register.tasks(TaskFilter(on=day(on), status=box))  # type: ignore[arg-type]
        assert [one.task_id for one in listed.tasks] == [1]


def test_a_returned_result_closes_nothing(follow_up: FollowUp) -> None:
    with pytest.raises(RegisterError, match="chưa có kết quả"):
        follow_up.return_(1, "thiếu số liệu")
    follow_up.result(1, Evidence(note="báo cáo"))
    follow_up.return_(1, "thiếu số liệu", by="Văn phòng UBND tỉnh")
    with pytest.raises(RegisterError, match="bằng chứng"):
        follow_up.close(1)


def test_a_file_is_kept_with_its_hash(register: Register, follow_up: FollowUp, tmp_path: Path) -> None:
    report = tmp_path / "bao-cao.pdf"
    report.write_bytes(b"%PDF ket qua")
    follow_up.close(1, evidence=Evidence(file=report))
    report.unlink()
    (result, closed) = entries_of(register, 1)
    assert (result.kind, closed.kind) == ("result", "close")
    assert result.file_sha256 == hashlib.sha256(b"%PDF ket qua").hexdigest()
    assert evidence_content(register, result.file_sha256) == ("bao-cao.pdf", b"%PDF ket qua")
    with pytest.raises(RegisterError, match="Không đọc được tệp"):
        follow_up.result(2, Evidence(file=report))


def test_evidence_may_be_a_document_of_the_register(register: Register, follow_up: FollowUp) -> None:
    report = register.add(form(kind="bao_cao", number="15/BC-SCT", path="den/15.docx"))
    follow_up.close(1, evidence=Evidence(document_id=report.document_id))
    assert entries_of(register, 1)[0].document_id == report.document_id
    with pytest.raises(RegisterError, match="Không có văn bản số 99"):
        follow_up.result(2, Evidence(document_id=99))


@pytest.mark.parametrize(
    "act",
    [
        lambda follow_up: follow_up.note(1, " "),
        lambda follow_up: follow_up.note(99, "tiến độ"),
        lambda follow_up: follow_up.note(1, "tương lai", on=day("1/1/2030")),
        lambda follow_up: follow_up.extend(1, day("1/6/2024"), by="A", reason="b"),
        lambda follow_up: follow_up.extend(1, day("1/8/2024"), by="", reason="b"),
        lambda follow_up: follow_up.extend(2, day("1/8/2024"), by="A", reason="b"),
        lambda follow_up: follow_up.reopen(1, "chưa đóng"),
        lambda follow_up: follow_up.escalate(1, "", "b"),
    ],
)
def test_what_makes_no_sense_is_refused_and_leaves_no_trace(register: Register, follow_up: FollowUp, act: object) -> None:
    with pytest.raises(RegisterError):
        act(follow_up)  # type: ignore[operator]
    assert entries_of(register, 1) == []
    assert register.db.execute("SELECT count(*) FROM audit WHERE actor_kind = 'person'").fetchone()[0] == 0


def test_reopening_before_closing_day_is_refused(follow_up: FollowUp) -> None:
    follow_up.close(1, on=day("1/7/2024"), evidence=Evidence(note="xong"))
    with pytest.raises(RegisterError, match="đã kết thúc"):
        follow_up.close(1, evidence=Evidence(note="xong nữa"))
    with pytest.raises(RegisterError, match="trước ngày kết thúc"):
        follow_up.reopen(1, "nhầm", on=day("30/6/2024"))


def test_a_rejected_task_is_not_followed(register: Register, follow_up: FollowUp) -> None:
    from chidao.outputs.review import Review

    Review(register, Actor("Lan")).reject([1])
    with pytest.raises(RegisterError, match="không còn hiệu lực"):
        follow_up.note(1, "tiến độ")
