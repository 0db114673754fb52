"""`chidao report` and `chidao remind`, as people type them and as the machine's scheduler runs them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from chidao.outputs.register import Register
from chidao.outputs.reminders import EXAMPLE
from chidao.outputs.review import Review
from chidao.pipeline.cli import cli
from chidao.pipeline.vietnamese import speak_vietnamese
from click.testing import CliRunner, Result
from mail_server import MailServer, start
from register_forms import form, task
from report_forms import LAN, make

Run = Callable[..., Result]
speak_vietnamese()


@pytest.fixture
def db(tmp_path: Path) -> Path:
    make(tmp_path / "so.db").close()
    with Register.open(tmp_path / "so.db") as register:
        soon = register.today().isoformat()
        number = register.add(form(task("hôm nay đến hạn", ["Sở B"], due=soon), path="b", issued_on=None)).document_id
        drafts = register.db.execute("SELECT id FROM tasks WHERE document_id = ?", [number]).fetchall()
        Review(register, LAN).confirm([row[0] for row in drafts])
    return tmp_path / "so.db"


@pytest.fixture
def run(db: Path) -> Run:
    def call(*arguments: object) -> Result:
        return CliRunner().invoke(cli, [*map(str, arguments), "--db", str(db)], env={"CHIDAO_USER": "Lan"})

    return call


@pytest.mark.parametrize("command", ["report", "remind", "remind list", "remind settle", "remind example"])
def test_help_is_vietnamese_and_has_examples(command: str) -> None:
    result = CliRunner().invoke(cli, [*command.split(), "--help"])
    assert result.exit_code == 0
    assert "Ví dụ:" in result.output
    for english in ("COMMAND", "ARGS", "INTEGER", "TEXT", "PATH", "FILE", "Usage", "Show this", "OPTIONS"):
        assert english not in result.output


@pytest.mark.parametrize("ending", ["xlsx", "docx", "csv", "json", "ics"])
def test_a_report_of_each_form(run: Run, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"bao-cao.{ending}"
    result = run("report", path, "--agency", "Sở B", "--on", "2/5/2024")
    assert result.exit_code == 0, result.output
    assert f"Đã viết 4 nhiệm vụ vào {path}." in result.output
    assert path.stat().st_size > 300


def test_conditions_reach_the_report(run: Run, tmp_path: Path) -> None:
    def numbers(*options: str) -> list[int]:
        path = tmp_path / "a.json"
        assert run("report", path, "--force", *options).exit_code == 0
        return [one["task_id"] for one in json.loads(path.read_text(encoding="utf-8"))["tasks"]]

    assert numbers("--agency", "Sở A", "--role", "support") == [3]
    assert numbers("--due-after", "9/5/2024", "--due-before", "1/7/2024") == [3, 9]
    assert numbers("--document", "2") == numbers("--confirmed") == [10]
    assert numbers("--status", "done_late") == [2]
    assert numbers("--status", "done_late", "--by", "heir") == [2]


def test_a_report_on_standard_output(run: Run) -> None:
    result = run("report", "-", "--form", "csv", "--separator", "cham-phay")
    assert result.stdout_bytes.startswith(b"\xef\xbb\xbf" + "Số trong sổ;Nội dung nhiệm vụ;".encode())
    assert run("report", "-").exit_code == 2


def test_a_file_that_is_there_is_not_overwritten(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("cũ", encoding="utf-8")
    result = run("report", tmp_path / "a.csv")
    assert "--force" in str(result.exception)
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == "cũ"
    assert run("report", tmp_path / "a.csv", "--force").exit_code == 0


def test_the_example_of_settings_is_printed() -> None:
    assert CliRunner().invoke(cli, ["remind", "example"]).output == EXAMPLE.read_text(encoding="utf-8")


def test_reminding(run: Run, db: Path) -> None:
    handler = MailServer()
    controller = start(handler)
    try:
        words = f'[may_chu]\ndia_chi = "127.0.0.1"\ncong = {controller.port}\nbao_mat = "khong"\nnguoi_gui = "a@b.vn"\n'
        db.with_name("nhac-viec.toml").write_text(f'{words}[[co_quan]]\nten = "Sở B"\nthu = ["b@b.vn"]\n', encoding="utf-8")
        shown = run("remind", "--dry-run")
        assert shown.exit_code == 0
        assert "Tới: b@b.vn\nTiêu đề: Nhắc việc" in shown.output
        assert handler.mails == []
        handler.rejected = {"b@b.vn": "450 busy"}
        refused = run("remind")
        assert (refused.exit_code, "450 busy. Lần chạy sau sẽ gửi lại." in refused.output) == (1, True)
        handler.rejected = {}
        sent = run("remind", "--format", "json")
        assert (sent.exit_code, json.loads(sent.output)["sent"]) == (0, 1)
        assert "Không có thư nào được gửi." in run("remind").output
        assert "đã gửi  b@b.vn" in run("remind", "list").output
        with Register.open(db) as register:
            register.db.execute("UPDATE mails SET state = 'sending', content = x'78'")
            register.db.conn.commit()
        unsure = run("remind")
        assert (unsure.exit_code, "chidao remind settle 1 received" in unsure.output) == (1, True)
        assert run("remind", "settle", 1, "received").exit_code == 0
        assert run("remind").exit_code == 0
    finally:
        controller.stop()


def test_without_settings_the_way_to_them_is_told(run: Run) -> None:
    assert "chidao remind example" in str(run("remind").exception)
