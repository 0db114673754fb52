#!/usr/bin/env python3
"""What must hold before a change goes in: form, types, direction of imports, tests. Stops at the first that fails."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from prepare import PACKAGES, ROOT, VENV, Bar

BIN = VENV / "bin"
TYPED = [argument for package in PACKAGES for argument in ("-p", f"chidao.{package}")]
CHECKS: tuple[tuple[str, list[str]], ...] = (
    ("cách viết mã (ruff check)", ["ruff", "check", "."]),
    ("cách trình bày mã (ruff format)", ["ruff", "format", "--check", "."]),
    ("kiểu dữ liệu (mypy strict)", ["mypy", *TYPED]),
    ("chiều phụ thuộc (import-linter)", ["lint-imports"]),
)


def main() -> None:
    print("Kiểm tra mã nguồn:", flush=True)
    for title, command in CHECKS:
        run_check(title, command)
    if "--no-tests" in sys.argv:
        return
    print("Chạy toàn bộ kiểm thử (pytest):", flush=True)
    # A process for each core; a file stays with one process, since its tests share a server or a browser.
    sys.exit(subprocess.run([BIN / "pytest", "-rs", "-n", "auto", "--dist", "loadfile"], cwd=ROOT).returncode)


def run_check(title: str, command: list[str]) -> None:
    with Bar(title, 1):
        done = subprocess.run([Path(BIN, command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True)
        if done.returncode == 0:
            return
    print(done.stdout + done.stderr)
    sys.exit(f"Chưa đạt: {title}")


if __name__ == "__main__":
    main()
