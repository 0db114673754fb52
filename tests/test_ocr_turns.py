"""Recognisers take turns over all processes, and a turn ends with whoever held it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from chidao.corpus.reading import ocr_program, ocr_turns
from PIL import Image


@pytest.fixture
def one_core(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(ocr_turns, "available_cores", lambda: 1)


HOLDER = """
import sys, time
from chidao.corpus.reading import ocr_turns
ocr_turns.available_cores = lambda: 1
with ocr_turns.turn():
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.mark.usefixtures("one_core")
def test_a_turn_ends_with_its_holder() -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    done = threading.Event()

    def wait() -> None:
        with ocr_turns.turn():
            done.set()

    waiting = threading.Thread(target=wait)
    waiting.start()
    assert not done.wait(0.3), "another process has the only turn"
    holder.kill()
    holder.wait()
    holder.stdout.close()
    assert done.wait(20), "a turn that nobody holds any more is free"
    waiting.join()


@pytest.mark.usefixtures("one_core")
def test_no_more_recognisers_than_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program in place of the recogniser writes when it begins and when it ends."""
    log = tmp_path / "log"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho begin >> {log}\nsleep 0.1\necho end >> {log}\n")
    program.chmod(0o755)
    monkeypatch.setattr(ocr_program, "PROGRAM", str(program))
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: ocr_program.run(Image.new("L", (9, 9)), []), range(4)))
    assert log.read_text().split() == ["begin", "end"] * 4


@pytest.mark.usefixtures("one_core")
@pytest.mark.parametrize("session", ["gone", "file", None])
def test_without_a_folder_of_the_session_the_system_s_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, session: str | None
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    if session is None:
        monkeypatch.delenv("XDG_RUNTIME_DIR")
    else:
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / session))
    with ocr_turns.turn():
        assert [path.name for path in (tmp_path / "tmp").rglob("*.lock")] == ["recogniser-0.lock"]


@pytest.mark.usefixtures("one_core")
def test_where_no_lock_can_be_had_nobody_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> str:
        raise FileNotFoundError("no usable temporary directory")

    (tmp_path / "no-folder").write_text("")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "no-folder"))
    monkeypatch.setattr(tempfile, "gettempdir", nowhere)
    with ocr_turns.turn(), ocr_turns.turn():
        pass
