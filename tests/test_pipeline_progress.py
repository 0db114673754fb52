"""The bar stays away from quick work, and never touches what goes to standard output."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

SLOW = """
import sys, time
from chidao.pipeline import progress
progress.PATIENCE = {patience}
with progress.late_bar("Đang thử", 2) as bar:
    for number in range(2):
        bar.begin(f"tệp {{number}}")
        time.sleep(0.4)
        print("kết quả", number, flush=True)
        bar.say("[b]thư.txt[/b]: tệp hỏng")
        bar.finish()
"""


def run_on_terminal(code: str, results: Path) -> tuple[str, str]:
    """What went to standard output, kept in `results`, and what a person saw on the terminal."""
    ours, theirs = pty.openpty()
    with results.open("wb") as output:
        process = subprocess.Popen([sys.executable, "-c", code], stdout=output, stderr=theirs)
        os.close(theirs)
        seen = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:
                break
            if not piece:
                break
            seen += piece
    os.close(ours)
    assert process.wait() == 0
    return results.read_text(encoding="utf-8"), seen.decode("utf-8")


def test_a_bar_is_shown_when_it_takes_long(tmp_path: Path) -> None:
    results, seen = run_on_terminal(SLOW.format(patience=0.1), tmp_path / "out")
    assert results == "kết quả 0\nkết quả 1\n"
    assert "Đang thử" in seen
    assert "[b]thư.txt[/b]: tệp hỏng" in seen


def test_no_bar_for_quick_work(tmp_path: Path) -> None:
    results, seen = run_on_terminal(SLOW.format(patience=60), tmp_path / "out")
    assert results == "kết quả 0\nkết quả 1\n"
    assert "Đang thử" not in seen
    assert seen.count("[b]thư.txt[/b]: tệp hỏng") == 2
