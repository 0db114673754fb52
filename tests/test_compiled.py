"""Compiled extraction: it says what its sources say, and is taken only as long as it was made from them."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "corpus" / "samples").glob("*.txt"))


@pytest.fixture
def finder(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / ".ci"))
    import compiled_finder

    return compiled_finder


@pytest.fixture
def project(tmp_path: Path, finder: ModuleType) -> Path:
    """A project of two modules, of which one is compiled, with what was made in `made/`."""
    source = tmp_path / "extractors" / "words.py"
    source.parent.mkdir()
    source.write_text("WORDS = 1\n", encoding="utf-8")
    (tmp_path / "made").mkdir()
    file = f"words{EXTENSION_SUFFIXES[0]}"
    manifest = {
        "root": str(tmp_path),
        "sources": ["extractors/words.py"],
        "digest": finder.digest_of(tmp_path, ["extractors/words.py"]),
        "modules": {"chidao.extractors.words": file, "abc__mypyc": f"abc__mypyc{EXTENSION_SUFFIXES[0]}"},
    }
    (tmp_path / "made" / finder.MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    return tmp_path


def found(finder: ModuleType, project: Path, name: str, package: Path | None) -> str | None:
    """The file in which the finder finds a module of a package that lies in the folder `package`."""
    spec = finder.CompiledFinder(project / "made").find_spec(name, None if package is None else [str(package)])
    return None if spec is None else Path(spec.origin).name


def test_a_module_is_taken_compiled_while_its_sources_are_the_same(finder: ModuleType, project: Path) -> None:
    package = project / "extractors"
    assert found(finder, project, "chidao.extractors.words", package) == f"words{EXTENSION_SUFFIXES[0]}"
    assert found(finder, project, "abc__mypyc", None) == f"abc__mypyc{EXTENSION_SUFFIXES[0]}"
    assert found(finder, project, "chidao.extractors.other", package) is None
    assert found(finder, project, "json", None) is None


@pytest.mark.parametrize("now", ["WORDS = 2\n", "WORDS = 1\n\n", None])
def test_a_source_that_changed_or_went_is_not_passed_over(finder: ModuleType, project: Path, now: str | None) -> None:
    source = project / "extractors" / "words.py"
    if now is None:
        source.unlink()
    else:
        source.write_text(now, encoding="utf-8")
    assert not finder.CompiledFinder(project / "made").is_current()
    assert found(finder, project, "chidao.extractors.words", project / "extractors") is None
    assert found(finder, project, "abc__mypyc", None) is None


def test_another_copy_of_the_package_keeps_its_own_modules(finder: ModuleType, project: Path) -> None:
    assert found(finder, project, "chidao.extractors.words", project / "site" / "chidao" / "extractors") is None


@pytest.mark.parametrize("spoilt", ["", "[]", "{", '{"root": "/", "sources": "x"}'])
def test_a_spoilt_manifest_is_none(finder: ModuleType, project: Path, spoilt: str) -> None:
    (project / "made" / finder.MANIFEST).write_text(spoilt, encoding="utf-8")
    assert found(finder, project, "chidao.extractors.words", project / "extractors") is None


def test_without_a_compiler_it_ends_at_once_and_says_what_to_install(
    finder: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    compiling = importlib.import_module("compile")
    monkeypatch.setattr(compiling, "site_packages", lambda: tmp_path)
    monkeypatch.setenv("CC", "trinh-bien-dich-khong-co")
    with pytest.raises(SystemExit) as ended:
        compiling.main()
    assert ended.value.code == compiling.NO_TOOLS
    assert "sudo apt-get install -y gcc" in capsys.readouterr().out


def test_what_is_to_be_compiled_besides_is_not_passed_over(
    finder: ModuleType, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiling = importlib.import_module("compile")
    (project / "made").rename(project / "chidao_compiled")
    monkeypatch.setattr(compiling, "site_packages", lambda: project)
    monkeypatch.setenv("CC", "trinh-bien-dich-khong-co")
    monkeypatch.setattr(compiling, "sources", lambda: ["extractors/words.py"])
    compiling.main()
    monkeypatch.setattr(compiling, "sources", lambda: ["extractors/more.py", "extractors/words.py"])
    with pytest.raises(SystemExit):
        compiling.main()


def test_compiled_or_not_the_samples_give_the_same(tmp_path: Path) -> None:
    """Whole extractions by the command, as it is installed here and with the sources alone."""
    said = []
    for pure in ("0", "1"):
        command = [sys.executable, "-m", "chidao.pipeline.cli", "extract", *map(str, SAMPLES)]
        done = subprocess.run(
            command, capture_output=True, text=True, cwd=tmp_path, env={**os.environ, "CHIDAO_PURE": pure}, check=True
        )
        said.append(done.stdout)
    assert said[0] == said[1]
    assert said[0].count("\n") == len(SAMPLES)
