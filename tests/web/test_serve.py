"""`chidao serve` as a user starts it: the command, its first words, the page, the end."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx


def _start(db: Path, *more: str) -> tuple[subprocess.Popen[str], list[str]]:
    program = Path(sys.executable).with_name("chidao")
    process = subprocess.Popen(
        [program, "serve", "--db", db, "--port", "0", *more], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    said: list[str] = []
    assert process.stdout
    for line in process.stdout:
        said.append(line.strip())
        if "http://" in line:
            break
    return process, said


def _stop(process: subprocess.Popen[str]) -> int:
    process.send_signal(signal.SIGINT)
    return process.wait(timeout=20)


def test_the_command_makes_an_account_and_opens_the_page(tmp_path: Path) -> None:
    process, said = _start(tmp_path / "so.db")
    try:
        assert said[0] == "Đăng nhập bằng tài khoản: quan-tri"
        assert re.search(r"một lần:\s+[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$", said[1])
        address = re.search(r"http://127\.0\.0\.1:\d+/", said[-1])
        assert address
        assert "Đăng nhập" in httpx.get(address[0], follow_redirects=True).text
    finally:
        assert _stop(process) == 0


def test_a_second_start_tells_no_password_unless_asked(tmp_path: Path) -> None:
    process, _ = _start(tmp_path / "so.db")
    _stop(process)
    process, said = _start(tmp_path / "so.db")
    _stop(process)
    assert len(said) == 1
    process, said = _start(tmp_path / "so.db", "--reset-password", "quan-tri")
    _stop(process)
    assert "một lần" in said[1]


def test_a_port_in_use_is_said(tmp_path: Path) -> None:
    process, said = _start(tmp_path / "so.db")
    port = said[-1].split(":")[-1].split("/")[0]
    program = Path(sys.executable).with_name("chidao")
    other = subprocess.run([program, "serve", "--db", tmp_path / "so.db", "--port", port], capture_output=True, text=True)
    _stop(process)
    assert other.returncode == 2
    assert f"Không mở được cổng {port}" in other.stderr
