"""Care: copies and the way back, migrations forward with a copy kept, faults found and mended, searches and gold kept."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from chidao.outputs.audit import Actor
from chidao.outputs.care import backup, repair_index, restore
from chidao.outputs.errors import RegisterError
from chidao.outputs.gold import export_gold
from chidao.outputs.opening import connect
from chidao.outputs.register import Register
from chidao.outputs.review import Review
from chidao.outputs.saved import delete_search, list_searches, query_named, save_search
from chidao.outputs.schema import MIGRATIONS
from chidao.outputs.verification import verify
from register_forms import form, task
from sqlite_utils import Database

LAN = Actor("Nguyễn Thị Lan")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "so.db") as opened:
        opened.add(form(task("rà soát quy hoạch", due="2024-06-30"), task("kiểm tra xả thải")))
        yield opened


def test_there_and_back_again(register: Register, tmp_path: Path) -> None:
    copy = backup(register, tmp_path / "sao" / "so.bak")
    Review(register, LAN).reject([1])
    kept = restore(copy, register.path, LAN)
    assert kept
    with Register.open(register.path) as again, Register.open(kept) as before:
        assert again.tasks().total == 2
        assert before.tasks().total == 1
        assert again.check() == verify(again) == []
        assert again.search("quy hoach").total == 1
        assert again.db.execute("SELECT action, actor FROM audit ORDER BY seq DESC").fetchone() == ("restore", LAN.name)


def test_restoring_where_nothing_is(register: Register, tmp_path: Path) -> None:
    assert restore(backup(register), tmp_path / "moi" / "so.db", LAN) is None
    with Register.open(tmp_path / "moi" / "so.db", create=False) as again:
        assert again.tasks().total == 2


def test_restoring_over_a_broken_register(register: Register, tmp_path: Path) -> None:
    copy = backup(register, tmp_path / "so.bak")
    register.close()
    register.path.write_bytes(b"hong" * 4096)
    kept = restore(copy, register.path, LAN)
    assert kept
    assert kept.read_bytes().startswith(b"hong")
    with Register.open(register.path, create=False) as again:
        assert again.check() == []


def test_a_broken_copy_is_refused(register: Register, tmp_path: Path) -> None:
    copy = backup(register, tmp_path / "so.bak")
    with pytest.raises(RegisterError, match="Đã có tệp"):
        backup(register, copy)
    content = bytearray(copy.read_bytes())
    content[20_000:60_000] = b"\0" * 40_000
    copy.write_bytes(content)
    with pytest.raises(RegisterError, match="không"):
        restore(copy, register.path, LAN)
    with pytest.raises(RegisterError, match="Không có bản sao lưu"):
        restore(tmp_path / "khong-co.bak", register.path, LAN)
    assert register.tasks().total == 2


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DELETE FROM task_search_docsize WHERE id = 1", "Chỉ mục"),
        ("DELETE FROM task_search_data WHERE id > 10", "Chỉ mục"),
        ("DELETE FROM task_texts WHERE task_id = 1", "không có lời văn"),
        ("DELETE FROM document_texts", "không có toàn văn"),
        ("UPDATE owners SET name_id = 99 WHERE task_id = 1", "Bảng owners"),
    ],
)
def test_faults_are_found(register: Register, statement: str, words: str) -> None:
    with sqlite3.connect(register.path) as other:
        other.execute(statement)
    other.close()
    assert any(words in fault for fault in register.check())


def test_an_index_is_mended(register: Register) -> None:
    with sqlite3.connect(register.path) as other:
        other.execute("DELETE FROM task_search_data WHERE id > 10")
    other.close()
    repair_index(register)
    assert register.check() == []
    assert register.search("xa thai").total == 1


@pytest.mark.parametrize("applied", range(1, len(MIGRATIONS._migrations)))
def test_every_earlier_schema_comes_forward_with_a_copy_kept(tmp_path: Path, applied: int) -> None:
    path = tmp_path / "so.db"
    db = connect(path)
    MIGRATIONS.apply(db, stop_before=MIGRATIONS._migrations[applied].name)
    db.execute("INSERT INTO documents (sha256, path, media_type, kind, loaded_at) VALUES ('a', 'a', 'a', 'other', '')")
    db.execute("INSERT INTO document_texts (document_id, text) VALUES (1, 'toàn văn cũ')")
    db.conn.commit()
    db.conn.close()
    with Register.open(path) as register:
        assert register.db.execute("SELECT text FROM document_texts").fetchone()[0] == "toàn văn cũ"
        assert not MIGRATIONS.pending(register.db)
        register.add(form(task("rà soát")))
        assert register.check() == []
    (copy,) = tmp_path.glob("*.bak")
    with sqlite3.connect(copy) as old:
        assert old.execute("SELECT count(*) FROM documents").fetchone()[0] == 1
        assert old.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0] == applied
    old.close()


def test_several_that_open_an_earlier_schema_at_once_keep_one_copy(tmp_path: Path) -> None:
    path = tmp_path / "so.db"
    with closing(connect(path).conn) as connection:
        MIGRATIONS.apply(Database(connection), stop_before=MIGRATIONS._migrations[-1].name)
        connection.commit()
    with ThreadPoolExecutor(6) as pool:
        opened = list(pool.map(lambda _: Register.open(path), range(6)))
    for register in opened:
        assert register.check() == []
        register.close()
    assert len(list(tmp_path.glob("*.bak"))) == 1


def test_a_register_of_a_newer_program_is_left_alone(register: Register) -> None:
    register.db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('chidao', 'm999_sau', '')")
    register.db.conn.commit()
    with pytest.raises(RegisterError, match="mới hơn"):
        Register.open(register.path)


def test_an_index_folded_otherwise_is_made_anew_on_opening(register: Register) -> None:
    register.db.execute("UPDATE settings SET value = '0' WHERE key = 'folding'")
    register.db.execute("INSERT INTO task_search (task_search) VALUES ('delete-all')")
    register.db.conn.commit()
    with Register.open(register.path) as again:
        assert again.search("quy hoach").total == 1
        assert again.check() == []


def test_searches_kept_by_name(register: Register) -> None:
    save_search(register, "Xả thải", "xả thải -rác", LAN)
    save_search(register, "Xả thải", "xả thải", LAN)
    assert [(one.name, one.query) for one in list_searches(register)] == [("Xả thải", "xả thải")]
    assert register.search(query_named(register, "Xả thải")).total == 1
    with pytest.raises(RegisterError, match="Đang lưu: Xả thải"):
        query_named(register, "Khác")
    delete_search(register, "Xả thải", LAN)
    assert list_searches(register) == []
    with pytest.raises(RegisterError):
        save_search(register, " ", "x", LAN)
    assert verify(register) == []


def test_what_people_decided_becomes_gold(register: Register, tmp_path: Path) -> None:
    review = Review(register, LAN)
    review.confirm([1])
    assert export_gold(register, tmp_path / "vang") == []
    review.reject([2])
    (path,) = export_gold(register, tmp_path / "vang")
    gold = json.loads(path.read_text())
    text = path.with_suffix(".txt").read_text()
    assert [one["quote"] for one in gold["tasks"]] == ["rà soát quy hoạch"]
    assert gold["tasks"][0]["quote"] in text
    assert gold["tasks"][0]["deadline"] == {"quote": "trước ngày 30/06/2024", "kind": "by", "due": "2024-06-30", "every": None}
    assert gold["meta"]["number"] == "214/UBND-KT"
    assert gold["tasks"][0]["owners"] == [{"name": "Sở Công Thương tỉnh Bình Sơn", "role": "lead"}]


def test_every_table_and_column_that_needs_it_is_explained(register: Register) -> None:
    page = (Path(__file__).parents[1] / "docs" / "so-theo-doi.md").read_text(encoding="utf-8")
    tables = [name for name in register.db.table_names() if not name.startswith(("task_search_", "sqlite_"))]
    assert [name for name in [*tables, *register.db.view_names()] if f"**{name}**" not in page] == []
    columns = {column.name for name in ("tasks", "audit") for column in register.db.table(name).columns}
    assert sorted(name for name in columns - {"id"} if f"`{name}`" not in page) == []
