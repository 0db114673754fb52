"""The register's commands, as a clerk types them and as other programs read them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from chidao.outputs.register import Register
from chidao.pipeline.cli_register import COMMANDS
from chidao.pipeline.cli_register_options import Group
from chidao.pipeline.vietnamese import speak_vietnamese
from click.testing import CliRunner, Result
from register_forms import form, task

Run = Callable[..., Result]


# Before the first help: click keeps what it said once.
speak_vietnamese()


@click.group(cls=Group)
def cli() -> None:
    """All commands of the register."""


for one in COMMANDS:
    cli.add_command(one)


def every_command(command: click.Command, name: str = "") -> list[str]:
    """The names of a command and of those below it."""
    below = command.commands if isinstance(command, click.Group) else {}
    return [name] * bool(name) + [found for key, sub in below.items() for found in every_command(sub, f"{name} {key}".strip())]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    with Register.open(tmp_path / "so.db") as register:
        register.add(form(task("rà soát quy hoạch", due="2024-06-30"), task("kiểm tra xả thải; xử lý vi phạm", ["Sở A"])))
    return tmp_path / "so.db"


@pytest.fixture
def run(db: Path) -> Run:
    def call(*arguments: object) -> Result:
        return CliRunner().invoke(cli, [*map(str, arguments), "--db", str(db)], env={"CHIDAO_USER": "Nguyễn Thị Lan"})

    return call


def read(result: Result) -> Any:
    assert result.exit_code == 0, (result.output, result.exception)
    return json.loads(result.stdout)


@pytest.mark.parametrize("name", every_command(cli))
def test_help_is_vietnamese_and_has_examples(name: str) -> None:
    result = CliRunner().invoke(cli, [*name.split(), "--help"])
    assert result.exit_code == 0
    assert "Ví dụ:" in result.output
    assert f"chidao {name}".split()[1] in result.output
    for english in ("COMMAND", "ARGS", "INTEGER", "TEXT", "PATH", "Usage", "Show this", "OPTIONS"):
        assert english not in result.output


def test_review_from_list_to_gold(run: Run, tmp_path: Path) -> None:
    assert [one["task_id"] for one in read(run("review", "list", "--format", "json"))["tasks"]] == [1, 2]
    assert read(run("review", "confirm", 1, "--format", "json"))["tasks"] == [1]
    done = read(run("review", "split", 2, "--at", "xử lý", "--format", "json"))
    assert done["tasks"] == [2, 3, 4]
    corrected = run(
        "review", "correct", 3, "--owner", "Sở Y tế", "--support", "Công an tỉnh", "--due", "30/9/2024", "--why", "x"
    )
    assert corrected.output.startswith("Đã sửa: 1 nhiệm vụ")
    run("review", "reassign", 4, "--owner", "Sở Tài chính")
    tasks = {one.task_id: one for one in opened_tasks(run, tmp_path)}
    assert [owner["name"] for owner in tasks[3].owners] == ["Sở Y tế", "Công an tỉnh"]
    assert tasks[3].deadline
    assert tasks[3].deadline["due"] == "2024-09-30"
    assert tasks[4].text == "xử lý vi phạm"
    assert len(read(run("review", "gold", tmp_path / "vang", "--format", "json"))) == 1
    assert "Đã hoàn tác" in run("review", "undo").output


def opened_tasks(run: Run, folder: Path) -> list[Any]:
    with Register.open(folder / "so.db") as register:
        return list(register.tasks().tasks)


def test_confirm_a_whole_document(run: Run) -> None:
    assert "2 nhiệm vụ" in run("review", "confirm", "--document", 1).output
    assert read(run("review", "list", "--format", "json"))["total"] == 0
    assert "Không có gì thay đổi" in run("review", "confirm", 1, 2).output


def test_add_merge_and_reject(run: Run) -> None:
    assert read(run("review", "add", 1, "--text", "V/v tăng cường", "--due", "1/7/2024", "--format", "json"))["tasks"] == [3]
    assert read(run("review", "merge", 1, 2, "--format", "json"))["tasks"] == [1, 2]
    assert read(run("review", "reject", 3, "--why", "tiêu đề", "--format", "json"))["tasks"] == [3]
    assert "không có bản trước" in run("review", "changes", 1).output


def test_follow_up_to_the_end(run: Run, tmp_path: Path) -> None:
    report = tmp_path / "bao-cao.txt"
    report.write_text("đã xong")
    refused = run("follow", "close", 1)
    assert refused.exit_code == 1
    assert "bằng chứng" in str(refused.exception)
    assert "đã ghi tiến độ" in run("follow", "note", 1, "đã họp", "--on", "1/5/2024").output
    run("follow", "extend", 1, "--to", "31/8/2024", "--by", "Chủ tịch", "--why", "chờ", "--on", "20/6/2024")
    run("follow", "result", 1, "--file", report, "--on", "1/7/2024")
    run("follow", "return", 1, "--why", "thiếu số liệu", "--on", "2/7/2024")
    run("follow", "escalate", 1, "--to", "Chủ tịch", "--why", "quá hạn", "--on", "3/7/2024")
    assert "đã kết thúc" in run("follow", "close", 1, "--note", "xong", "--on", "5/7/2024").output
    run("follow", "reopen", 1, "--why", "chưa đạt", "--on", "6/7/2024")
    kinds = [entry["kind"] for entry in read(run("follow", "list", 1, "--format", "json"))]
    assert kinds == ["note", "extension", "result", "return", "escalation", "result", "close", "reopen"]
    assert "20/06/2024  gia hạn" in run("follow", "list", 1).output


def test_board_in_json_and_for_people(run: Run) -> None:
    rows = read(run("board", "--on", "2024-07-01", "--by", "agency", "--format", "json"))
    assert {row["name"]: (row["open_late"], row["no_deadline"]) for row in rows} == {
        "Sở Công Thương tỉnh Bình Sơn": (1, 0),
        "Sở A": (0, 1),
    }
    assert {"name", "done_in_time", "done_late", "open_in_time", "open_late", "no_deadline"} <= set(rows[0])
    assert "Sở A" in run("board").output


def test_audit_and_check(run: Run, db: Path) -> None:
    run("review", "correct", 1, "--assigner", "Bí thư Tỉnh ủy", "--why", "ghi nhầm")
    assert [event["action"] for event in read(run("audit", 1, "--format", "json"))] == ["load", "correct"]
    assert "Nguyễn Thị Lan  sửa (ghi nhầm)" in run("audit", 1).output
    assert read(run("audit", "verify", "--format", "json"))["ok"]
    assert read(run("check", "--format", "json")) == {"ok": True, "faults": []}
    with Register.open(db) as register:
        register.db.execute("UPDATE document_texts SET text = 'khác'")
        register.db.conn.commit()
    assert run("audit", "verify").exit_code == 1
    assert run("audit", "không").exit_code == 2


def test_check_finds_and_mends_the_index(run: Run, db: Path) -> None:
    with Register.open(db) as register:
        register.db.execute("INSERT INTO task_search (task_search) VALUES ('delete-all')")
        register.db.conn.commit()
    assert run("check").exit_code == 1
    assert run("check", "--repair").exit_code == 0


def test_backup_and_restore(run: Run, tmp_path: Path) -> None:
    copy = read(run("backup", tmp_path / "sao.bak", "--format", "json"))
    run("review", "reject", 1)
    assert "Đã phục hồi" in run("restore", copy["path"]).output
    assert read(run("review", "list", "--format", "json"))["total"] == 2


def test_kept_searches(run: Run) -> None:
    assert "Đã lưu" in run("saved", "add", "Xả thải", "xa thai").output
    assert read(run("saved", "list", "--format", "json"))[0]["query"] == "xa thai"
    assert read(run("saved", "run", "Xả thải", "--format", "json"))["total"] == 1
    assert "Đã bỏ" in run("saved", "remove", "Xả thải").output


@pytest.mark.parametrize("arguments", [["review", "list"], ["board"], ["check"], ["audit", "verify"], ["follow", "list", "1"]])
def test_no_register_is_wrong_usage(tmp_path: Path, arguments: list[str]) -> None:
    result = CliRunner().invoke(cli, [*arguments, "--db", str(tmp_path / "khong-co.db")])
    assert result.exit_code == 2
    assert "Chưa có sổ" in result.output


def test_a_task_and_a_document_whole(run: Run) -> None:
    run("follow", "note", 1, "đã họp")
    card = read(run("show", 1, "--format", "json"))
    assert card["follow_ups"][0]["note"] == "đã họp"
    assert card["story"][0]["action"] == "load"
    assert card["before"].endswith("cụm công nghiệp\n")
    assert "Sở Công Thương tỉnh Bình Sơn" in run("show", 1).output
    assert run("show", 99).exit_code == 1


@pytest.mark.parametrize(("words", "total"), [((), 1), (("214",), 1), (("cum cong nghiep", "BÌNH SƠN"), 1), (("999",), 0)])
def test_documents_by_words(run: Run, words: tuple[str, ...], total: int) -> None:
    page = read(run("documents", *words, "--format", "json"))
    assert page["total"] == total
    assert [document["tasks"] for document in page["documents"]] == [2] * total
    assert run("documents", *words).exit_code == 0


def test_facts_of_a_document_are_reviewed_too(run: Run, db: Path) -> None:
    with Register.open(db) as register:
        figure = {"start": 3, "end": 9, "text": "365 ha", "value": 365, "unit": "ha"}
        register.add(form(heading="Có 365 ha.\n", number="7/BC", path="b", figures=[figure]))
    assert "số liệu 1: 365 ha" in run("review", "facts", 2).output
    assert "Đã sửa" in run("review", "fix", "figure", 1, "--set", "value=1.356,5", "--why", "đọc nhầm").output
    assert read(run("review", "facts", 2, "--format", "json"))["figure"][0]["value"] == 1356.5
    assert "Đã loại 1 số liệu" in run("review", "decide", "figure", 1, "--reject").output
    assert read(run("review", "facts", 2, "--format", "json"))["figure"] == []
    assert (
        "Đã sửa văn bản số 2"
        in run("review", "document", 2, "--issuer", "UBND tỉnh Trà Giang", "--issued-on", "1/7/2024").output
    )
    assert read(run("documents", "tra giang", "--format", "json"))["total"] == 1
    for wrong in (("--set", "value"), ("--set", "value=nhiều")):
        assert run("review", "fix", "figure", 1, *wrong).exit_code == 2
    assert run("review", "fix", "figure", 1, "--set", "state=draft").exit_code == 1
    assert read(run("audit", "verify", "--format", "json"))["ok"]
