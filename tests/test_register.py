"""The register: loading, knowing again, listing by body, day and status."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from chidao.outputs.errors import RegisterError
from chidao.outputs.listing import TaskFilter
from chidao.outputs.register import Register
from register_forms import form, task


def test_loading_twice_adds_nothing(register: Register) -> None:
    letter = form(task("rà soát quy hoạch đất đai", due="2024-06-30"))
    first, second = register.add(letter), register.add(letter)
    assert (first.status, second.status) == ("loaded", "known")
    assert first.document_id == second.document_id
    assert register.tasks().total == 1
    assert register.check() == []


def test_a_task_comes_out_as_it_went_in(register: Register) -> None:
    letter = form(task("xử lý nước thải", ["Sở Xây dựng"], support=["các đơn vị liên quan"], due="2024-06-30"))
    register.add(letter)
    (shown,) = register.tasks(TaskFilter(on=date(2024, 4, 1))).to_json()["tasks"]
    assert shown["text"] == letter.text[shown["start"] : shown["end"]] == "xử lý nước thải"
    assert [(owner["name"], owner["role"]) for owner in shown["owners"]] == [
        ("Sở Xây dựng", "lead"),
        ("các đơn vị liên quan", "support"),
    ]
    assert shown["deadline"]["text"] == letter.text[shown["deadline"]["start"] : shown["deadline"]["end"]]
    assert shown["deadline"]["due"] == "2024-06-30"
    assert shown["status"] == "open_in_time"
    assert {key: shown["document"][key] for key in ("number", "issued_on", "issuer", "title")} == {
        "number": "214/UBND-KT",
        "issued_on": "2024-03-12",
        "issuer": "Ủy ban nhân dân tỉnh Bình Sơn",
        "title": "V/v tăng cường quản lý cụm công nghiệp",
    }


def test_everything_found_is_kept_with_its_place(register: Register) -> None:
    heading = "Phê duyệt 12 dự án theo Quyết định số 45/QĐ-UBND.\n"
    register.add(
        form(
            heading=heading,
            decisions=[{"start": 0, "end": 18, "text": heading[:18], "kind": "approve", "confidence": 0.9}],
            figures=[{"start": 10, "end": 18, "text": "12 dự án", "value": 12, "unit": "dự án"}],
            citations=[{"start": 24, "end": 48, "text": heading[24:48], "kind": "Quyết định", "number": "45/QĐ-UBND"}],
        )
    )
    for table in ("decisions", "figures", "citations"):
        (row,) = register.db.query(f'SELECT start, "end", text FROM {table}')
        assert heading[row["start"] : row["end"]] == row["text"]


def test_a_quote_that_is_not_in_the_text_is_refused_whole(register: Register) -> None:
    letter = form(task("rà soát quy hoạch"))
    wrong = letter.model_copy(update={"text": "x" + letter.text})
    with pytest.raises(RegisterError, match="không khớp văn bản"):
        register.add(wrong)
    assert register.db.execute("SELECT count(*) FROM documents").fetchone()[0] == 0


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Sở Công Thương tỉnh Bình Sơn", {"rà soát"}),
        ("so cong thuong tinh binh son", {"rà soát"}),
        ("Sở Công Thương", {"rà soát"}),
        ("UBND huyện Đông Hà", {"giải phóng mặt bằng", "rà soát"}),
        ("Uỷ ban nhân dân huyện Đông Hà", {"giải phóng mặt bằng", "rà soát"}),
        ("Sở Công", {"rà soát"}),
        ("Sở Công An", set()),
        ("", set()),
    ],
)
def test_tasks_of_a_body(register: Register, asked: str, found: set[str]) -> None:
    register.add(
        form(
            task("rà soát", ["Sở Công Thương tỉnh Bình Sơn"], support=["Ủy ban nhân dân huyện Đông Hà"]),
            task("giải phóng mặt bằng", ["UBND huyện Đông Hà"]),
        )
    )
    page = register.tasks(TaskFilter(agency=asked))
    assert {shown.text for shown in page.tasks} == found
    assert page.total == len(found)


def owned_by(name: str, agency_id: str | None) -> dict[str, Any]:
    return {**task(f"việc của {name}"), "owners": [{"name": name, "agency_id": agency_id}]}


def test_what_was_inherited_is_listed_and_marked(register: Register) -> None:
    register.add(
        form(
            owned_by("Sở Kế hoạch và Đầu tư", "so-ke-hoach-va-dau-tu.bac-giang"),
            owned_by("Sở Tài chính tỉnh Bắc Giang", None),
            owned_by("Sở Tài chính", "so-tai-chinh.bac-ninh"),
            owned_by("Sở Tài chính tỉnh Hà Nam", None),
        )
    )
    page = register.tasks(TaskFilter(agency="so tai chinh tinh bac ninh", on=date(2026, 1, 1))).to_json()
    assert {one["text"]: one.get("inherited_from") for one in page["tasks"]} == {
        "việc của Sở Kế hoạch và Đầu tư": "Sở Kế hoạch và Đầu tư tỉnh Bắc Giang",
        "việc của Sở Tài chính tỉnh Bắc Giang": "Sở Tài chính tỉnh Bắc Giang",
        "việc của Sở Tài chính": None,
    }
    before = register.tasks(TaskFilter(agency="Sở Tài chính tỉnh Bắc Ninh", on=date(2024, 6, 1)))
    assert [one.text for one in before.tasks] == ["việc của Sở Tài chính"]


def test_due_first_in_front_and_pages(register: Register) -> None:
    register.add(form(task("không hạn"), task("sau", due="2024-09-01"), task("trước", due="2024-05-01")))
    assert [shown.text for shown in register.tasks().tasks] == ["trước", "sau", "không hạn"]
    page = register.tasks(TaskFilter(limit=1, offset=1))
    assert (page.total, [shown.text for shown in page.tasks]) == (3, ["sau"])
    assert [shown.text for shown in register.tasks(TaskFilter(due_before=date(2024, 5, 1))).tasks] == ["trước"]


@pytest.mark.parametrize(
    ("on", "status", "found"),
    [
        (date(2024, 5, 1), "open_in_time", ["a"]),
        (date(2024, 5, 2), "open_late", ["a"]),
        (date(2024, 5, 2), "open_in_time", []),
        (date(2024, 5, 2), "no_deadline", ["b"]),
        (date(2024, 3, 11), "no_deadline", []),
    ],
)
def test_status_on_a_day(register: Register, on: date, status: str, found: list[str]) -> None:
    register.add(form(task("a", due="2024-05-01"), task("b")))
    assert [shown.text for shown in register.tasks(TaskFilter(on=on, status=status)).tasks] == found  # type: ignore[arg-type]


def test_a_file_set_aside_waits_until_it_is_loaded(register: Register) -> None:
    register.note_set_aside("den/quet.pdf", "needs_ocr", "bản chụp, cần nhận dạng chữ")
    register.note_set_aside("den/khoa.pdf", "encrypted", "tệp có mật khẩu")
    assert [waiting.path for waiting in register.waiting_for_ocr()] == ["den/quet.pdf"]
    register.add(form(task("rà soát"), path="den/quet.pdf"))
    assert [waiting.path for waiting in register.set_aside()] == ["den/khoa.pdf"]


def test_add_all_tells_every_outcome_in_order(register: Register) -> None:
    letters = [form(task(f"việc {number}"), path=f"den/{number}.docx") for number in range(70)]
    outcomes = list(register.add_all([*letters, letters[0]]))
    assert [outcome.path for outcome in outcomes[:3]] == ["den/0.docx", "den/1.docx", "den/2.docx"]
    assert [outcome.status for outcome in outcomes[-2:]] == ["loaded", "known"]
    assert register.tasks().total == 70


def test_opening_what_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="Không có sổ"):
        Register.open(tmp_path / "khong-co.db", create=False)
    other = tmp_path / "anh.db"
    other.write_bytes(b"\x89PNG" * 2000)
    with pytest.raises(RegisterError, match="không phải là sổ"):
        Register.open(other)


def test_settings_of_the_file(register: Register) -> None:
    assert register.db.journal_mode == "wal"
    assert register.db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    with pytest.raises(sqlite3.IntegrityError), register.writing():
        register.db.execute("INSERT INTO task_texts (task_id, text) VALUES (99, 'x')")


def test_a_full_disk_is_a_line_for_the_user_and_leaves_nothing_behind(register: Register) -> None:
    register.db.execute(f"PRAGMA max_page_count = {register.db.execute('PRAGMA page_count').fetchone()[0] + 4}")
    letters = (form(task(f"việc {number} " * 200), path=f"den/{number}.docx", number=f"{number}/UBND") for number in range(50))
    with pytest.raises(RegisterError, match="đã đầy"):
        list(register.add_all(letters))
    assert register.tasks().total == 0
    assert register.check() == []


def test_another_who_writes_too_long_is_a_line_for_the_user(register: Register) -> None:
    register.db.execute("PRAGMA busy_timeout = 50")
    with sqlite3.connect(register.path) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegisterError, match="đang bận"):
            register.add(form(task("rà soát")))
        other.rollback()
    other.close()
    assert register.add(form(task("rà soát"))).status == "loaded"
