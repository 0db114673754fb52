"""Workers: a file that hangs, crashes or floods the memory costs itself; what goes in does not depend on who did it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from chidao.outputs.register import Register
from chidao.outputs.verification import verify
from chidao.pipeline.loading import load_files, on_cores
from chidao.pipeline.outcomes import Outcome
from chidao.pipeline.pool import IN_HAND, Pool
from chidao.pipeline.work import Done, InOrder, Job
from command import ENTRY
from letters import LETTER, TASKS, letters
from misbehaving import work


def in_pool(workers: int, seconds: float = 60.0):  # type: ignore[no-untyped-def]
    """A pool whose work goes wrong by the name of the file."""
    return lambda jobs: Pool(jobs, workers, work=work, ready=None, seconds=seconds)


def statuses(outcomes: tuple[Outcome, ...]) -> dict[str, str]:
    return {Path(outcome.path).name: outcome.code or outcome.status for outcome in outcomes}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_file_costs_only_itself(tmp_path: Path, register: Register, workers: int) -> None:
    names = [f"{number:02}-thu.txt" for number in range(12)]
    bad = {"03-treo.txt": "too_slow", "05-sap.txt": "damaged", "06-quanh-quan.txt": "too_slow", "07-dinh.txt": "loaded"}
    files = letters(tmp_path / "den", *sorted([*names, *bad]))
    summary = load_files(files, register, workshop=in_pool(workers, seconds=1.0))
    assert statuses(summary.outcomes) == {**dict.fromkeys(names, "loaded"), **bad}
    assert [Path(outcome.path) for outcome in summary.outcomes] == files
    assert all(outcome.reason and outcome.reason.startswith(outcome.path) for outcome in summary.unfinished)
    assert register.tasks().total == summary.tasks == 13
    assert register.check() == []


def test_a_file_that_hangs_keeps_nobody_waiting(tmp_path: Path) -> None:
    files = letters(tmp_path / "den", "00-treo.txt", *(f"{number:02}-thu.txt" for number in range(1, 40)))
    with in_pool(2)(Job(index, path) for index, path in enumerate(files)) as pool:
        done: list[Done] = []
        while len(done) < 39:
            done += pool.gather(5.0)
        assert pool.unfinished
    assert 0 not in {one.job.index for one in done}


def test_a_worker_has_so_much_memory_and_no_more(tmp_path: Path) -> None:
    files = letters(tmp_path / "den", "phinh.txt", "thu.txt")
    with in_pool(1)(Job(index, path) for index, path in enumerate(files)) as pool:
        first, second = gathered(pool)
    (outcome,) = first.results
    assert isinstance(outcome, Outcome)
    assert outcome.code == "damaged"
    assert isinstance(second.results[0], bytes)


def test_workers_are_kept_supplied_while_nobody_gathers(tmp_path: Path) -> None:
    files = letters(tmp_path / "den", *(f"{number:02}-dem.txt" for number in range(2 * IN_HAND)))
    with in_pool(1)(Job(index, path) for index, path in enumerate(files)) as pool:
        pool.gather(60.0, most=1)

        def more_are_done_than_were_in_hand() -> bool:
            pool.keep_going()
            return len((tmp_path / "den" / "da-lam").read_text(encoding="utf-8")) > IN_HAND + 1

        assert within(30, more_are_done_than_were_in_hand)
        assert len(gathered(pool)) == len(files) - 1


def gathered(pool: Pool) -> list[Done]:
    """All that a pool does, in the order of the files."""
    done: list[Done] = []
    while pool.unfinished:
        done += pool.gather(1.0)
    return sorted(done, key=lambda one: one.job.index)


def test_a_worker_that_has_grown_is_replaced(tmp_path: Path) -> None:
    files = letters(tmp_path / "den", *(f"{number}-{'lon' if number == 1 else 'thu'}.txt" for number in range(2 * IN_HAND)))
    with in_pool(1)(Job(index, path) for index, path in enumerate(files)) as pool:
        while pool.unfinished:
            assert all(isinstance(result, bytes) for done in pool.gather(0.05, most=1) for result in done.results)
    assert pool.begun == 2


def test_few_files_begin_one_worker_and_known_ones_none(tmp_path: Path, register: Register) -> None:
    files = letters(tmp_path / "den", "a.txt", "b.txt", "c.txt")
    pools: list[Pool] = []

    def make(jobs: Iterator[Job | Done]) -> Pool:
        pools.append(Pool(jobs, 4))
        return pools[-1]

    most = []
    for _ in range(2):
        load = load_files(files, register, workshop=make)
        assert len(load.outcomes) == 3
        most.append(pools[-1].begun)
    assert most == [1, 0]


def test_what_goes_in_does_not_depend_on_how_many_do_it(tmp_path: Path) -> None:
    files = letters(tmp_path / "den", *(f"{number:02}-{'cham' if number % 7 == 0 else 'thu'}.txt" for number in range(60)))
    tables = []
    for workers in (1, 3):
        with Register.open(tmp_path / f"{workers}.db") as register:
            load_files(files, register, workshop=in_pool(workers))
            assert verify(register) == []
            tables.append(register.db.execute("SELECT d.path, t.id, t.due, x.text FROM tasks t JOIN task_texts x"
                                              " ON x.task_id = t.id JOIN documents d ON d.id = t.document_id").fetchall())  # fmt: skip
    assert len(tables[0]) == 60
    assert tables[0] == tables[1]


def test_what_is_done_keeps_its_order_until_too_much_is_held() -> None:
    def done(index: int) -> Done:
        return Done(Job(index, Path(str(index))), (b"x" * 10,))

    line = InOrder(files=4, size=10**6)
    line.put([done(1), done(2)])
    assert line.take() == []
    line.put([done(0)])
    assert [one.job.index for one in line.take()] == [0, 1, 2]
    line.put(done(index) for index in (4, 5, 7, 6, 8))
    assert [one.job.index for one in line.take()] == [4, 5, 6, 7, 8]
    line.put([done(3), done(9)])
    assert [one.job.index for one in line.take()] == [3, 9]
    line.put([done(12)])
    assert [one.job.index for one in line.take(everything=True)] == [12]


def test_an_archive_is_done_when_all_in_it_is(tmp_path: Path, register: Register) -> None:
    whole, part = tmp_path / "du.zip", tmp_path / "thieu.zip"
    for path, bad in ((whole, False), (part, True)):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(f"{path.stem}.txt", LETTER.format(number=path.stem))
            if bad:
                archive.writestr("hong.docx", b"PK\x03\x04 het")
    assert load_files([whole, part], register).counts == {"loaded": 2, "known": 0, "needs_ocr": 0, "set_aside": 1}
    again = load_files([whole, part], register)
    assert statuses(again.outcomes) == {"du.zip": "known", "thieu.zip!thieu.txt": "known", "thieu.zip!hong.docx": "damaged"}


def children(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True).stdout.split()
    return [int(one) for one in found]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def within(seconds: float, condition) -> bool:  # type: ignore[no-untyped-def]
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.02)
    return bool(condition())


KILLS = int(os.environ.get("CHIDAO_KILLS", "3"))


@pytest.mark.parametrize("moment", range(KILLS))
def test_killed_while_loading(tmp_path: Path, moment: int) -> None:
    files = letters(tmp_path / "den", *(f"{number:03}.txt" for number in range(120)))
    db = tmp_path / "so.db"
    command = [sys.executable, "-c", ENTRY, "load", str(tmp_path / "den"), "--db", str(db), "--jobs", "2"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert within(60, lambda: children(process.pid))
    time.sleep(random.Random(moment).uniform(0, 3))
    workers = children(process.pid)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert within(5, lambda: not any(map(alive, workers)))
    with Register.open(db) as register:
        assert register.check() == []
        assert verify(register) == []
        before = register.db.execute("SELECT count(*) FROM documents").fetchone()[0]
        summary = load_files(files, register, workshop=on_cores(2))
        assert summary.counts == {"loaded": 120 - before, "known": before, "needs_ocr": 0, "set_aside": 0}
        assert register.db.execute("SELECT count(*), count(DISTINCT path) FROM documents").fetchone() == (120, 120)
        assert register.tasks().total == TASKS * 120
        assert verify(register) == []


def test_an_orphan_that_hangs_dies_with_its_parent(tmp_path: Path) -> None:
    (path,) = letters(tmp_path / "den", "quanh-quan.txt")
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); from pathlib import Path; from misbehaving import work;"
        f"from chidao.pipeline.pool import Pool; from chidao.pipeline.work import Job;"
        f"pool = Pool(iter([Job(0, Path({str(path)!r}))]), 1, work=work, ready=None); pool.gather(1); print('ready', flush=True); pool.gather(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    workers = children(process.pid)
    assert workers
    process.kill()
    process.communicate()
    assert within(5, lambda: not any(map(alive, workers)))
