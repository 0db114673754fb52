#!/usr/bin/env python3
"""Prepares a fresh machine: virtual environment, locked packages, the program itself, programs of the system.

Standard library only, since nothing else is there yet. A second run sees its stamp and does nothing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from compiled_finder import CompiledFinder

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / ".ready"
LOG = VENV / "install.log"
COMPILE = Path(__file__).with_name("compile.py")
PACKAGES = ("corpus", "extractors", "outputs", "pipeline")


@dataclass(frozen=True)
class Program:
    """A program of the system that some part needs; `needed_for` names that part, in Vietnamese.

    It is there when `probe` runs and prints the word `expected`.
    """

    probe: tuple[str, ...]
    apt_packages: tuple[str, ...]
    needed_for: str
    expected: str = ""

    def is_there(self) -> bool:
        if not shutil.which(self.probe[0]):
            return False
        if not self.expected:
            return True
        said = subprocess.run(self.probe, capture_output=True, text=True)
        return self.expected in (said.stdout + said.stderr).split()


PROGRAMS = (
    Program(("tesseract", "--list-langs"), ("tesseract-ocr", "tesseract-ocr-vie"), "nhận dạng chữ trong bản quét", "vie"),
    Program(("soffice",), ("libreoffice-writer-nogui", "libreoffice-calc-nogui"), "đọc tệp .doc, .rtf, .odt, .xls"),
    Program(("chromium",), ("chromium",), "kiểm thử trang web"),
)


class PreparationError(Exception):
    """What went wrong and what to do, in Vietnamese."""


def main() -> None:
    try:
        if sys.version_info < (3, 11):  # noqa: UP036 - this script meets machines that the package does not support
            raise PreparationError(f"Cần Python 3.11 trở lên; máy đang có {sys.version.split()[0]}.")
        if not STAMP.is_file() or STAMP.read_text(encoding="utf-8") != fingerprint():
            prepare()
        elif any(not CompiledFinder(folder).is_current() for folder in VENV.glob("lib/*/site-packages/chidao_compiled")):
            print("Mã nguồn đã khác lần biên dịch trước, nên được chạy thẳng, chậm hơn một chút. Biên dịch lại: make compile")
        install_programs()
    except PreparationError as error:
        sys.exit(f"Chưa chuẩn bị xong: {error}")


def fingerprint() -> str:
    """Changes with whatever the environment is made from, and with the folder, to which its scripts are bound."""
    content = b"".join(path.read_bytes() for path in (LOCK, ROOT / "pyproject.toml", Path(__file__)))
    return f"{ROOT}\n{sys.version}\n{hashlib.sha256(content).hexdigest()}\n"


def prepare() -> None:
    print("Chuẩn bị môi trường (chỉ lần đầu mới lâu):", flush=True)
    make_environment()
    pins = [line for line in LOCK.read_text(encoding="utf-8").splitlines() if "==" in line]
    pip("cập nhật trình cài đặt", "--require-hashes", "-r", pip_requirement(), total=1)
    pip("tải và cài các gói thư viện", "--require-hashes", "-r", str(LOCK), total=len(pins))
    pip("cài chương trình chidao", "--no-deps", "--no-build-isolation", "-e", str(ROOT), total=1)
    link_sources()
    compile_extraction()
    STAMP.write_text(fingerprint(), encoding="utf-8")


def make_environment() -> None:
    if subprocess.run([sys.executable, "-c", "import ensurepip"], capture_output=True).returncode:
        apt_install(("python3-venv",), "tạo môi trường Python")
    if is_usable():
        return
    with Bar("tạo môi trường Python", 1):
        made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True)
    if made.returncode:
        raise PreparationError(f"không tạo được môi trường Python ở {VENV}:\n{made.stdout}{made.stderr}")


def is_usable() -> bool:
    """Whether there is an environment that runs, and that was not made in another folder: its scripts name their place."""
    if not PYTHON.exists() or subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True).returncode:
        return False
    return not STAMP.is_file() or STAMP.read_text(encoding="utf-8").startswith(f"{ROOT}\n")


def pip_requirement() -> str:
    """A requirements file with the locked pip alone: the pip of older systems stumbles over newer package data."""
    block: list[str] = []
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        if line.startswith("pip=="):
            block = [line]
        elif block and line.startswith(" "):
            block.append(line)
        elif block:
            break
    with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as file:
        file.write("\n".join(block) + "\n")
    return file.name


def pip(doing: str, *arguments: str, total: int) -> None:
    """One `pip install`, with a bar of ours; what pip says goes to a log that is shown when it fails."""
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    with Bar(doing, total) as bar, LOG.open("w", encoding="utf-8") as log:
        process = subprocess.Popen([*command, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert process.stdout
        for line in process.stdout:
            log.write(line)
            if line.startswith(("Collecting ", "Requirement already satisfied")):
                bar.advance()
            elif line.startswith("Installing collected"):
                bar.say("đang cài")
    if process.wait():
        tail = "".join(LOG.read_text(encoding="utf-8").splitlines(keepends=True)[-15:])
        raise PreparationError(f"{doing} không xong. Kiểm tra kết nối mạng rồi chạy lại. Chi tiết ({LOG}):\n{tail}")


def link_sources() -> None:
    """The packages lie at the root; the type checker looks for them under the name that they are imported by."""
    folder = VENV / "src" / "chidao"
    folder.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES:
        link = folder / package
        if not link.is_symlink():
            link.symlink_to(Path("..", "..", "..", package))


def compile_extraction() -> None:
    """Compiles what turns texts into records, where a C compiler is there; without one the sources run as they are."""
    try:
        with Bar("biên dịch phần trích xuất", 1):
            done = subprocess.run([PYTHON, COMPILE], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            LOG.write_text(done.stdout, encoding="utf-8")
            if done.returncode:
                raise PreparationError(f"  Không biên dịch được: chidao vẫn chạy đủ, trích xuất chậm hơn. Chi tiết: {LOG}")
    except PreparationError as error:
        print(error)


def install_programs() -> None:
    missing = [program for program in PROGRAMS if not program.is_there()]
    if not missing:
        return
    packages = tuple(package for program in missing for package in program.apt_packages)
    try:
        apt_install(packages, "cài chương trình hệ thống")
    except PreparationError as error:
        print(error)
        for program in missing:
            print(f"  Thiếu {program.probe[0]}: {program.needed_for} bị bỏ qua.")


def apt_install(packages: tuple[str, ...], doing: str) -> None:
    """Installs packages of the system where the caller may; else says the one command to type."""
    command = f"sudo apt-get install -y {' '.join(packages)}"
    prefix = privileges()
    if prefix is None or not shutil.which("apt-get"):
        raise PreparationError(f"{doing} cần gói của hệ thống. Gõ lệnh sau rồi chạy lại:\n  {command}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with Bar(f"{doing} ({', '.join(packages)})", 2) as bar:
        subprocess.run([*prefix, "apt-get", "update", "-qq"], capture_output=True, env=environment)
        bar.advance()
        done = subprocess.run(
            [*prefix, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
            capture_output=True,
            text=True,
            env=environment,
        )
    if done.returncode:
        raise PreparationError(f"{doing} không xong. Gõ lệnh sau rồi chạy lại:\n  {command}\n{done.stderr[-1000:]}")


def privileges() -> list[str] | None:
    """What to put before a command to run it as root without being asked anything; None where that cannot be."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


class Bar:
    """A bar with the time gone by, redrawn twice a second on a terminal; elsewhere a line at the end."""

    WIDTH = 24

    def __init__(self, doing: str, total: int) -> None:
        self.doing, self.total, self.done, self.note = doing, total, 0, ""
        self.started = time.monotonic()
        self.stopped = threading.Event()
        self.drawer = threading.Thread(target=self._draw, daemon=True)

    def __enter__(self) -> Bar:
        if sys.stdout.isatty():
            self.drawer.start()
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self.stopped.set()
        if self.drawer.is_alive():
            self.drawer.join()
            print("\r\033[K", end="")
        print(f"  {'✓' if kind is None else '✗'} {self.doing} ({self._elapsed()})", flush=True)

    def advance(self) -> None:
        self.done = min(self.done + 1, self.total)

    def say(self, note: str) -> None:
        self.note = note

    def _elapsed(self) -> str:
        seconds = int(time.monotonic() - self.started)
        return f"{seconds // 60}:{seconds % 60:02}"

    def _draw(self) -> None:
        while not self.stopped.wait(0.5):
            filled = self.WIDTH * self.done // self.total
            bar = "█" * filled + "░" * (self.WIDTH - filled)
            print(f"\r\033[K  {self.doing} {bar} {self.done}/{self.total} {self._elapsed()} {self.note}", end="", flush=True)


if __name__ == "__main__":
    main()
