"""Killed at any moment, or written by two at once, the register stays whole and keeps what it said was safe.

CHIDAO_KILLS sets how many kills each test does (100 in all for the full count: CHIDAO_KILLS=34), CHIDAO_WRITING_SECONDS for
how long two processes write.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from chidao.outputs.audit import Actor
from chidao.outputs.opening import connect
from chidao.outputs.register import Register
from chidao.outputs.review import Review
from chidao.outputs.schema import MIGRATIONS
from chidao.outputs.verification import verify
from register_forms import form
from register_worker import TASKS, letter

KILLS = int(os.environ.get("CHIDAO_KILLS", "3"))
SECONDS = float(os.environ.get("CHIDAO_WRITING_SECONDS", "2"))
WORKER = Path(__file__).with_name("register_worker.py")
LETTERS = 800


def start(*arguments: object) -> subprocess.Popen[str]:
    """A worker, ready to begin."""
    command = [sys.executable, str(WORKER), *map(str, arguments)]
    worker = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert worker.stdout
    assert worker.stdout.readline() == "ready\n"
    return worker


def killed_after(worker: subprocess.Popen[str], seconds: float) -> list[list[str]]:
    """What the worker said until it was killed, complete lines only."""
    time.sleep(seconds)
    worker.send_signal(signal.SIGKILL)
    said, _ = worker.communicate()
    return [line.split() for line in said.splitlines(keepends=True) if line.endswith("\n")]


def whole(path: Path) -> Register:
    """The register, checked from end to end."""
    register = Register.open(path)
    assert register.check() == []
    assert verify(register) == []
    return register


@pytest.mark.parametrize("moment", range(KILLS))
def test_killed_while_loading_and_confirming(tmp_path: Path, moment: int) -> None:
    path = tmp_path / "so.db"
    said = killed_after(start("load", path, 0, LETTERS), random.Random(moment).uniform(0, 0.6))
    with whole(path) as register:
        states = dict(register.db.execute("SELECT id, state FROM tasks").fetchall())
        for what, *numbers in said:
            if what == "confirmed":
                assert {states[int(number)] for number in numbers} == {"confirmed"}
            elif what == "loaded":
                assert register.db.execute("SELECT 1 FROM documents WHERE id = ?", [int(numbers[0])]).fetchone()
    second = start("load", path, 0, LETTERS)
    out, errors = second.communicate()
    assert (out.splitlines()[-1], errors) == ("done", "")
    with whole(path) as register:
        counts = register.db.execute("SELECT count(*), count(DISTINCT path) FROM documents").fetchone()
        assert counts == (LETTERS, LETTERS)
        assert register.tasks().total == LETTERS * TASKS


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of the first schema with something in it."""
    path = tmp_path_factory.mktemp("cu") / "so.db"
    db = connect(path)
    MIGRATIONS.apply(db, stop_before=MIGRATIONS._migrations[1].name)
    register = Register(db, path)
    db.execute("INSERT INTO settings (key, value) VALUES ('folding', '0')")
    db.conn.commit()
    list(register.add_all(form(path=f"{number}", number=f"{number}/UBND") for number in range(200)))
    register.close()
    return path


@pytest.mark.parametrize("moment", range(KILLS))
def test_killed_while_migrating(tmp_path: Path, older: Path, moment: int) -> None:
    path = tmp_path / "so.db"
    shutil.copy(older, path)
    killed_after(start("open", path), random.Random(moment).uniform(0, 0.05))
    with whole(path) as register:
        assert not MIGRATIONS.pending(register.db)
        assert register.db.execute("SELECT count(*) FROM documents").fetchone()[0] == 200
    assert list(tmp_path.glob("*.bak"))


@pytest.mark.parametrize("moment", range(KILLS))
def test_killed_while_following(tmp_path: Path, moment: int) -> None:
    path = tmp_path / "so.db"
    with Register.open(path) as register:
        list(register.add_all(letter(number) for number in range(LETTERS)))
    said = killed_after(start("follow", path, 5), random.Random(moment).uniform(0, 0.5))
    with whole(path) as register:
        done = {row[0] for row in register.db.execute("SELECT id FROM tasks WHERE done_on IS NOT NULL")}
        assert {int(numbers[0]) for what, *numbers in said if what == "closed"} <= done
        Review(register, Actor("Người khác")).confirm([LETTERS * TASKS])


def test_two_writers_at_once(tmp_path: Path) -> None:
    path = tmp_path / "so.db"
    loaders = [start("load", path, first, 100_000) for first in (0, 500_000)]
    time.sleep(0.2)
    follower = start("follow", path, SECONDS)
    out, errors = follower.communicate()
    closed = [int(line.split()[1]) for line in out.splitlines() if line.startswith("closed")]
    assert errors == ""
    assert out.endswith("done\n")
    said = []
    for loader in loaders:
        assert loader.poll() is None, loader.communicate()
        said += killed_after(loader, 0)
    with whole(path) as register:
        states = dict(register.db.execute("SELECT id, state FROM tasks").fetchall())
        confirmed = [int(number) for what, *numbers in said if what == "confirmed" for number in numbers]
        assert {states[number] for number in confirmed} <= {"confirmed", "corrected"}
        done = {row[0] for row in register.db.execute("SELECT id FROM tasks WHERE done_on IS NOT NULL")}
        assert closed
        assert set(closed) <= done
