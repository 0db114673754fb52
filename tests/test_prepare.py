"""Preparing a machine: what is said where something of the system is missing, and what the lock promises."""

from __future__ import annotations

import importlib.util
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def prepare(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / ".ci"))
    spec = importlib.util.spec_from_file_location("prepare", ROOT / ".ci" / "prepare.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["prepare"] = module
    spec.loader.exec_module(module)
    return module


def test_without_privileges_the_one_command_is_shown(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "privileges", lambda: None)
    with pytest.raises(prepare.PreparationError, match=r"sudo apt-get install -y goi-a goi-b$"):
        prepare.apt_install(("goi-a", "goi-b"), "cài chương trình hệ thống")


def test_what_needs_a_missing_program_is_named(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    programs = (
        prepare.Program(("python3",), ("python3",), "mọi thứ"),
        prepare.Program(("chuong-trinh-khong-co",), ("goi-a", "goi-b"), "nhận dạng chữ"),
    )
    monkeypatch.setattr(prepare, "PROGRAMS", programs)
    monkeypatch.setattr(prepare, "privileges", lambda: None)
    prepare.install_programs()
    said = capsys.readouterr().out
    assert "sudo apt-get install -y goi-a goi-b" in said
    assert "Thiếu chuong-trinh-khong-co: nhận dạng chữ bị bỏ qua." in said
    assert "mọi thứ" not in said


@pytest.mark.parametrize(
    ("probe", "expected", "there"),
    [
        (("python3",), "", True),
        (("python3", "-c", "print('eng vie')"), "vie", True),
        (("python3", "-c", "print('eng')"), "vie", False),
        (("chuong-trinh-khong-co",), "", False),
    ],
)
def test_a_program_is_there_when_it_can_do_what_is_needed(
    prepare: ModuleType, probe: tuple[str, ...], expected: str, there: bool
) -> None:
    assert prepare.Program(probe, (), "", expected).is_there() is there


def test_an_environment_of_another_folder_is_not_used(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stamp = tmp_path / ".ready"
    monkeypatch.setattr(prepare, "STAMP", stamp)
    monkeypatch.setattr(prepare, "PYTHON", Path(sys.executable))
    assert prepare.is_usable()
    stamp.write_text(prepare.fingerprint(), encoding="utf-8")
    assert prepare.is_usable()
    stamp.write_text("/noi/khac\n3.11\n", encoding="utf-8")
    assert not prepare.is_usable()


def test_the_lock_names_exact_versions_with_hashes_and_no_place() -> None:
    lines = [line for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for line in lines:
        assert re.match(r"[\w.-]+==[\w.+!-]+( ; .+)? \\$|    --hash=sha256:[0-9a-f]{64}( \\)?$", line), line


def test_the_lock_holds_everything_that_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    locked = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    names = {re.split(r"[<>=\[ ]", one)[0].lower() for one in wanted}
    assert names <= {name.lower() for name in locked}


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    page = (ROOT / "docs" / "phu-thuoc.md").read_text(encoding="utf-8")
    rows = {name for row in page.splitlines() if row.startswith("| ") for name in re.split(r"[|,]\s*", row[2:].split(" |")[0])}
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert {re.split(r"[<>=\[ ]", one)[0] for one in wanted} <= rows
