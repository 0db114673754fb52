"""`chidao watch` as a process of its own: killed, stopped, started twice, on files that are still being written.

CHIDAO_KILLS sets how many times the watcher is killed.
"""

from __future__ import annotations

import io
import json
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from email.message import EmailMessage
from pathlib import Path

import pytest
from chidao.corpus.reading import ocr
from chidao.outputs.register import Register
from chidao.outputs.verification import verify
from command import ENTRY
from letters import LETTER
from paper import LONG, Paper
from photocopies import as_picture, scanned

KILLS = int(os.environ.get("CHIDAO_KILLS", "3"))
QUICK = ("--settle", "0.6", "--every", "0.1")
PATIENCE = 90.0
"""Seconds after which a test gives up waiting on a machine that is busy with other things."""


class Folder:
    """A watched folder and the watchers begun on it."""

    def __init__(self, tmp_path: Path) -> None:
        self.path = tmp_path / "den"
        self.path.mkdir()
        self.db = tmp_path / "so.db"
        self._begun: list[subprocess.Popen[str]] = []

    def watch(self, *options: str, within: Sequence[str] = (), env: dict[str, str] | None = None) -> subprocess.Popen[str]:
        command = [*within, sys.executable, "-c", ENTRY, "watch", str(self.path), "--db", str(self.db), *options]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True, env=env
        )
        self._begun.append(process)
        return process

    def once(self, *options: str, within: Sequence[str] = (), env: dict[str, str] | None = None) -> tuple[int, str, str]:
        process = self.watch("--once", "--settle", "0.2", *options, within=within, env=env)
        out, err = process.communicate(timeout=PATIENCE)
        return process.returncode, out, err

    def end(self) -> None:
        for process in self._begun:
            if process.poll() is None:
                process.kill()
                process.communicate()

    def drop(self, name: str, number: int) -> Path:
        path = self.path / name
        path.write_text(LETTER.format(number=number), encoding="utf-8")
        return path

    def files(self) -> list[str]:
        found = (path.relative_to(self.path) for path in self.path.rglob("*") if path.is_file())
        return sorted(path.as_posix() for path in found if path.parts[0] != ".chidao")

    def documents(self) -> dict[str, str | None]:
        """Numbers of the documents by where they lie below the folder; the register is checked from end to end."""
        with Register.open(self.db) as register:
            assert verify(register) == register.check() == []
            rows = register.db.execute("SELECT path, number FROM documents").fetchall()
        assert len(dict(rows)) == len(rows)
        return {path.removeprefix(f"{self.path}/"): number for path, number in rows}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    made = Folder(tmp_path)
    yield made
    made.end()


def wait_until(holds: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "it never came about"
        time.sleep(0.05)


def test_once_takes_what_is_there_and_ends(folder: Folder) -> None:
    folder.drop("a.txt", 1)
    code, out, err = folder.once()
    assert (code, err) == (0, "")
    assert out.endswith("  a.txt: vào sổ, 2 nhiệm vụ → done/a.txt\n")
    folder.drop("a.txt", 1)
    (folder.path / "hong.pdf").write_bytes(b"%PDF-1.7 x")
    code, out, err = folder.once("--format", "json")
    assert (code, err) == (1, "")
    known, broken = map(json.loads, out.splitlines())
    assert (known["known"], Path(known["to"]).name) == (True, "a (2).txt")
    assert (broken["verdict"], Path(broken["to"])) == ("set_aside", folder.path / "set-aside" / "hong.pdf")
    assert broken["reasons"][0].startswith(f"{folder.path}/hong.pdf: ")
    assert (folder.path / "set-aside/hong.pdf.ghi-chu.txt").is_file()
    assert folder.documents() == {"done/a.txt": "1/UBND-KT"}
    assert folder.once() == (0, "", "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_stops_when_asked(folder: Folder, number: int) -> None:
    watcher = folder.watch(*QUICK)
    folder.drop("a.txt", 1)
    wait_until((folder.path / "done/a.txt").exists)
    watcher.send_signal(number)
    out, err = watcher.communicate(timeout=PATIENCE)
    assert (watcher.returncode, err) == (0, "")
    assert out.startswith(f"Đang canh {folder.path}, ghi vào sổ {folder.db}.")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_amid_its_work(folder: Folder, number: int) -> None:
    for letter in range(1, 61):
        folder.drop(f"{letter}.txt", letter)
    watcher = folder.watch(*QUICK)
    wait_until(lambda: folder.db.exists() and holds_documents(folder.db))
    watcher.send_signal(number)
    _, err = watcher.communicate(timeout=PATIENCE)
    assert (watcher.returncode, err) == (0, "")
    put_away = [name for name in folder.files() if name.startswith("done/")]
    assert set(folder.documents()) == set(put_away), "what is in the register was put away before the end"
    code, _, err = folder.once()
    assert (code, err) == (0, "")
    assert folder.documents() == {f"done/{letter}.txt": f"{letter}/UBND-KT" for letter in range(1, 61)}


def test_one_watcher_a_folder(folder: Folder) -> None:
    first = folder.watch(*QUICK)
    assert first.stdout
    first.stdout.readline()
    code, out, err = folder.once()
    assert (code, out) == (1, "")
    assert f"đang được canh bởi tiến trình {first.pid} trên máy" in err
    first.kill()
    first.wait()
    assert folder.once() == (0, "", ""), "the lock ends with its holder, however that ends"


def test_no_such_folder(folder: Folder) -> None:
    folder.path.rmdir()
    code, _, err = folder.once()
    assert code == 2
    assert "Không có thư mục" in err
    assert "Traceback" not in err


def test_files_that_grow_are_read_whole(folder: Folder) -> None:
    folder.watch(*QUICK)
    words = LETTER.format(number=1).encode()
    with (folder.path / "mo-lau.txt").open("wb") as slow:
        slow.write(words[:200])
        slow.flush()
        time.sleep(2.5)
        slow.write(words[200:])
    with (folder.path / "tung-chut.txt.part").open("wb") as part:
        part.write(words[:200])
    for begin in range(200, len(words), 150):
        time.sleep(0.2)
        with (folder.path / "tung-chut.txt.part").open("ab") as part:
            part.write(words[begin : begin + 150])
    (folder.path / "tung-chut.txt.part").write_bytes(LETTER.format(number=2).encode())
    (folder.path / "tung-chut.txt.part").rename(folder.path / "tung-chut.txt")
    wait_until(lambda: folder.files() == ["done/mo-lau.txt", "done/tung-chut.txt"])
    assert folder.documents() == {"done/mo-lau.txt": "1/UBND-KT", "done/tung-chut.txt": "2/UBND-KT"}


def archive(number: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as members:
        for member in range(3):
            members.writestr(f"{member}.txt", LETTER.format(number=100 * number + member))
    return buffer.getvalue()


def mail(number: int) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = f"Gửi văn bản {number}", "a@phu-lam.gov.vn", "b@phu-lam.gov.vn"
    message["Date"] = "Tue, 03 Jun 2031 08:00:00 +0700"
    message.set_content("Kính gửi các cơ quan, đề nghị xem văn bản kèm theo.")
    for member in range(2):
        message.add_attachment(LETTER.format(number=1000 * number + member), filename=f"{member}.txt")
    return bytes(message)


@pytest.mark.parametrize("moment", range(KILLS))
def test_killed_at_any_moment(folder: Folder, moment: int) -> None:
    """What was dropped is in the register once, and in its place, after a watcher that was killed has had a successor."""
    chance = random.Random(moment)
    expected: dict[str, str | None] = {}
    for number in range(1, 9):
        folder.drop(f"{number}.txt", number)
        expected[f"done/{number}.txt"] = f"{number}/UBND-KT"
    for number in (91, 92):
        (folder.path / f"{number}.zip").write_bytes(archive(number))
        expected |= {f"done/{number}.zip!{member}.txt": f"{100 * number + member}/UBND-KT" for member in range(3)}
        (folder.path / f"{number}.eml").write_bytes(mail(number))
        expected |= {f"done/{number}.eml!{member}.txt": f"{1000 * number + member}/UBND-KT" for member in range(2)}
        expected[f"done/{number}.eml"] = None
    (folder.path / "hong.docx").write_bytes(b"PK\x03\x04 x")
    first = folder.watch(*QUICK)
    if chance.random() < 0.5:
        wait_until(lambda: (folder.path / "done").exists() or first.poll() is not None)
        time.sleep(chance.uniform(0, 0.3))
    else:
        wait_until(lambda: (folder.db.exists() and holds_documents(folder.db)) or first.poll() is not None)
        time.sleep(chance.uniform(0, 1.5))
    os.killpg(first.pid, signal.SIGKILL)
    first.communicate()
    code, _, err = folder.once()
    assert (code, err) in ((1, ""), (0, ""))
    assert folder.files() == sorted({path.partition("!")[0] for path in expected} | {
        "set-aside/hong.docx", "set-aside/hong.docx.ghi-chu.txt"})  # fmt: skip
    assert folder.documents() == expected
    with Register.open(folder.db) as register:
        assert [Path(row.path) for row in register.set_aside()] == [folder.path / "set-aside/hong.docx"]


def holds_documents(db: Path) -> bool:
    with Register.open(db) as register:
        return bool(register.db.execute("SELECT 1 FROM documents LIMIT 1").fetchone())


@pytest.mark.skipif(not ocr.is_available(), reason="chưa cài tesseract-ocr và tesseract-ocr-vie")
def test_scans_wait_for_the_program_and_go_in_by_themselves(folder: Folder, tmp_path: Path) -> None:
    paper = Paper(tmp_path / "in.pdf")
    paper.centre("THÔNG BÁO")
    paper.paragraph(LONG)
    paper.canvas.save()
    scanned(as_picture(paper.path), folder.path / "quet.pdf", 200)
    without = {**os.environ, "PATH": str(tmp_path)}
    code, _, err = folder.once(env=without)
    assert (code, err) == (1, "")
    assert "apt-get install tesseract-ocr" in (folder.path / "set-aside/quet.pdf.ghi-chu.txt").read_text()
    with Register.open(folder.db) as register:
        assert [Path(row.path) for row in register.waiting_for_ocr()] == [folder.path / "set-aside/quet.pdf"]
    assert folder.once(env=without) == (0, "", "")
    code, out, err = folder.once()
    assert (code, err) == (0, "")
    assert "quet.pdf: đã có chương trình để đọc, nạp lại → quet.pdf" in out
    assert folder.files() == ["done/quet.pdf"]
    assert list(folder.documents()) == ["done/quet.pdf"]
    with Register.open(folder.db) as register:
        assert register.set_aside() == []


BOUND = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
"""Runs a command so that permissions bind even root."""


@pytest.fixture
def bound() -> list[str]:
    if os.geteuid() != 0:
        return []
    try:
        subprocess.run([*BOUND, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("quyền của tệp không ràng buộc root, và không có setpriv")
    return BOUND


def test_files_and_folders_without_permission(folder: Folder, bound: list[str]) -> None:
    folder.drop("khoa.txt", 1).chmod(0)
    for name in ("khong-mo", "khong-ghi"):
        (folder.path / name).mkdir()
    folder.drop("khong-ghi/b.txt", 2)
    folder.drop("c.txt", 3)
    (folder.path / "khong-mo").chmod(0)
    (folder.path / "khong-ghi").chmod(0o555)
    code, _, err = folder.once(within=bound)
    (folder.path / "khong-mo").chmod(0o755)
    (folder.path / "khong-ghi").chmod(0o755)
    assert code == 1
    assert f"{folder.path}/khong-mo: không có quyền mở thư mục con này; hãy cấp quyền đọc\n" in err
    assert f"{folder.path}/khong-ghi: không chuyển được tệp ra khỏi thư mục này; hãy cấp quyền ghi\n" in err
    assert folder.files() == ["done/c.txt", "khong-ghi/b.txt", "set-aside/khoa.txt", "set-aside/khoa.txt.ghi-chu.txt"]
    assert folder.documents() == {"done/c.txt": "3/UBND-KT"}
