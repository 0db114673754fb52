"""The chain of changes: every single row altered, removed, inserted or moved behind its back is found."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from chidao.outputs.audit import Actor, chain_faults
from chidao.outputs.errors import RegisterError
from chidao.outputs.follow_up import Evidence, FollowUp
from chidao.outputs.register import Register
from chidao.outputs.review import Review
from chidao.outputs.story import story_of
from chidao.outputs.verification import head, verify
from register_forms import form, task

LAN = Actor("Nguyễn Thị Lan")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "so.db") as opened:
        opened.add(form(task("rà soát", due="2024-06-30"), task("kiểm tra"), heading="Có 12 dự án.\n", figures=[
            {"start": 3, "end": 11, "text": "12 dự án", "value": 12, "unit": "dự án"}]))  # fmt: skip
        review, follow_up = Review(opened, LAN), FollowUp(opened, LAN)
        review.confirm([1, 2])
        review.correct(2, {"assigner": "Bí thư Tỉnh ủy"}, "ghi nhầm người giao")
        review.undo()
        evidence = tmp_path / "bao-cao.txt"
        evidence.write_text("đã xong")
        follow_up.close(1, evidence=Evidence(file=evidence))
        yield opened


def behind_its_back(register: Register, *statements: str) -> None:
    """As someone would who opens the file with another program."""
    with sqlite3.connect(register.path) as other:
        other.execute("DROP TRIGGER audit_is_never_changed")
        other.execute("DROP TRIGGER audit_is_never_deleted")
        for statement in statements:
            other.execute(statement)
    other.close()


def rows(register: Register) -> int:
    return int(register.db.execute("SELECT count(*) FROM audit").fetchone()[0])


def test_a_whole_register_verifies(register: Register) -> None:
    assert rows(register) >= 8
    assert verify(register) == register.check() == []


def test_the_chain_only_grows(register: Register) -> None:
    for statement in ("UPDATE audit SET actor = 'x' WHERE seq = 1", "DELETE FROM audit WHERE seq = 1"):
        with pytest.raises(sqlite3.IntegrityError, match="chỉ được ghi thêm"):
            register.db.execute(statement)
        register.db.conn.rollback()


@pytest.mark.parametrize("column", ["at", "actor", "actor_kind", "action", "subject", "subject_id", "batch", "before", "after",
                                    "reason", "hash"])  # fmt: skip
def test_any_row_altered_is_found(register: Register, column: str) -> None:
    value = {"actor_kind": "CASE actor_kind WHEN 'machine' THEN 'person' ELSE 'machine' END", "subject_id": "77", "batch": "77"}
    for seq in range(1, rows(register) + 1):
        with Register.open(register.path) as copy:
            copy.db.execute("DROP TRIGGER IF EXISTS audit_is_never_changed")
            copy.db.conn.execute("BEGIN")
            copy.db.execute(f"UPDATE audit SET {column} = {value.get(column, chr(39) + 'khác' + chr(39))} WHERE seq = ?", [seq])
            assert chain_faults(copy.db), (column, seq)
            copy.db.conn.rollback()


def test_any_row_removed_is_found(register: Register) -> None:
    for seq in range(1, rows(register) + 1):
        register.db.execute("DROP TRIGGER IF EXISTS audit_is_never_deleted")
        register.db.conn.execute("BEGIN")
        register.db.execute("DELETE FROM audit WHERE seq = ?", [seq])
        assert chain_faults(register.db), seq
        register.db.conn.rollback()


def test_any_row_inserted_is_found(register: Register) -> None:
    last = rows(register)
    for seq in range(1, last + 2):
        register.db.execute("DROP TRIGGER IF EXISTS audit_is_never_changed")
        register.db.conn.execute("BEGIN")
        for moved in range(last, seq - 1, -1):
            register.db.execute("UPDATE audit SET seq = seq + 1 WHERE seq = ?", [moved])
        register.db.execute(
            "INSERT INTO audit SELECT ?, at, actor, actor_kind, action, subject, subject_id, batch, before, after, reason, hash"
            " FROM audit WHERE seq <> ? LIMIT 1",
            [seq, seq],
        )
        assert chain_faults(register.db), seq
        register.db.conn.rollback()


def test_any_two_rows_exchanged_are_found(register: Register) -> None:
    for seq in range(1, rows(register)):
        register.db.execute("DROP TRIGGER IF EXISTS audit_is_never_changed")
        register.db.conn.execute("BEGIN")
        for old, new in ((seq, -1), (seq + 1, seq), (-1, seq + 1)):
            register.db.execute("UPDATE audit SET seq = ? WHERE seq = ?", [new, old])
        assert chain_faults(register.db), seq
        register.db.conn.rollback()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE tasks SET due = '2030-01-01' WHERE id = 1", None),
        ("UPDATE deadlines SET due = '2030-01-01' WHERE task_id = 1", "Nhiệm vụ số 1"),
        ("UPDATE task_texts SET text = 'việc khác' WHERE task_id = 2", "Nhiệm vụ số 2"),
        ("UPDATE owners SET role = 'support' WHERE task_id = 1", "Nhiệm vụ số 1"),
        ("UPDATE names SET name = 'Sở Khác' WHERE id = 1", "Nhiệm vụ số"),
        ("UPDATE tasks SET state = 'draft' WHERE id = 1", "Nhiệm vụ số 1"),
        ("UPDATE tasks SET done_on = '2024-01-01' WHERE id = 1", "ngày hoàn thành"),
        ("UPDATE tasks SET done_on = '2024-01-01' WHERE id = 2", "không có mục theo dõi"),
        ("UPDATE follow_ups SET happened_on = '2024-01-01' WHERE id = 1", "mục theo dõi số 1"),
        ("DELETE FROM follow_ups WHERE id = 2", "đã bị xóa"),
        ("UPDATE evidence_files SET content = x'00'", "Tệp bằng chứng bao-cao.txt"),
        ("UPDATE documents SET issuer = 'Nơi khác'", "thông tin không khớp"),
        ("UPDATE document_texts SET text = text || ' thêm'", "toàn văn không khớp"),
        ("UPDATE figures SET value = 365", "số liệu không khớp"),
        ("DELETE FROM figures", "số liệu không khớp"),
    ],
)
def test_what_the_tables_say_against_the_chain(register: Register, statement: str, words: str | None) -> None:
    behind_its_back(register, statement)
    found = verify(register)
    assert found
    assert words is None or any(words in fault for fault in found)


def test_a_task_slipped_in_is_found(register: Register) -> None:
    behind_its_back(
        register,
        'INSERT INTO tasks (document_id, position, start, "end", confidence) VALUES (1, 9, 0, 2, 1)',
        "INSERT INTO task_texts (task_id, text) VALUES (3, 'Có')",
    )
    assert any("không khớp với lúc nạp" in fault for fault in verify(register))


def test_a_past_written_anew_differs_from_the_head_noted_down(register: Register) -> None:
    count, noted = head(register)
    assert count == rows(register)
    assert verify(register, known_head=noted) == []
    assert verify(register, known_head="0" * 64) != []


def test_the_story_of_a_task(register: Register) -> None:
    story = story_of(register, 2)
    assert [(event.action, event.actor_kind) for event in story] == [
        ("load", "machine"),
        ("confirm", "person"),
        ("correct", "person"),
        ("undo", "person"),
    ]
    assert "người giao: Chủ tịch UBND tỉnh Bình Sơn → Bí thư Tỉnh ủy" in story[2].details
    assert (story[2].actor, story[2].reason) == ("Nguyễn Thị Lan", "ghi nhầm người giao")
    assert [event.what for event in story_of(register, 1)][-2:] == ["báo kết quả", "kết thúc"]
    with pytest.raises(RegisterError, match="Không có nhiệm vụ số 99"):
        story_of(register, 99)
