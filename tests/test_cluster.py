"""On a cluster: everything goes in exactly once, whoever comes, goes or is killed."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chidao.corpus.reading.guard import Guarded
from chidao.outputs.register import Register
from chidao.outputs.verification import verify
from chidao.pipeline.cluster import Cluster
from chidao.pipeline.cluster_task import OtherReleaseError, Parcel, do_parcel, extract_parcels, release
from chidao.pipeline.files import sha256_of
from chidao.pipeline.loading import load_files, on_cluster
from chidao.pipeline.work import Done, Job, WorkshopError
from letters import letters
from misbehaving import task

distributed = pytest.importorskip("distributed", reason="gói cluster không được cài")


@pytest.fixture(scope="module")
def two_workers() -> Iterator[object]:
    """A cluster of two workers that are begun again when they are killed; a document is given up after two."""
    import dask

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as started,
    ):
        yield started


@pytest.fixture
def address(two_workers: object) -> str:
    return str(two_workers.scheduler_address)  # type: ignore[attr-defined]


class Hurried(Cluster):
    """A cluster that is given up when nothing comes back: it waits for machines for ever, a test does not."""

    def __init__(self, jobs: Iterator[Job | Done], address: str) -> None:
        super().__init__(jobs, address, task=task)
        self.last = time.monotonic()

    def gather(self, seconds: float, most: int = 32) -> list[Done]:
        done = super().gather(seconds, most)
        self.last = time.monotonic() if done else self.last
        if time.monotonic() - self.last > 90:
            raise WorkshopError("không còn máy nào nhận việc")
        return done


def with_task(address: str) -> Callable[[Iterator[Job | Done]], Cluster]:
    """A cluster whose work goes wrong by the name of the file."""
    return lambda jobs: Hurried(jobs, address)


def test_a_worker_killed_midway_loses_and_doubles_nothing(tmp_path: Path, register: Register, address: str) -> None:
    files = letters(tmp_path / "den", *(f"{number:03}.txt" for number in range(150)))
    killed: list[int] = []

    class Killing(Hurried):
        def gather(self, seconds: float, most: int = 32) -> list[Done]:
            done = super().gather(0.2, most)
            if done and not killed:
                killed.append(int((tmp_path / "da-lam").read_text(encoding="utf-8").split()[0]))
                os.kill(killed[0], signal.SIGKILL)
            return done

    summary = load_files(files, register, workshop=lambda jobs: Killing(jobs, address))
    assert killed
    assert summary.counts == {"loaded": 150, "known": 0, "needs_ocr": 0, "set_aside": 0}
    assert register.db.execute("SELECT count(*), count(DISTINCT path) FROM documents").fetchone() == (150, 150)
    assert register.tasks().total == 150
    assert [Path(outcome.path) for outcome in summary.outcomes] == files
    assert verify(register) == []


def test_a_file_that_kills_its_workers_is_set_aside(tmp_path: Path, register: Register, address: str) -> None:
    files = letters(tmp_path / "den", *(f"{number:02}-{'sap' if number == 5 else 'thu'}.txt" for number in range(12)))
    summary = load_files(files, register, workshop=with_task(address))
    assert summary.counts == {"loaded": 11, "known": 0, "needs_ocr": 0, "set_aside": 1}
    (outcome,) = summary.unfinished
    assert outcome.code == "damaged"
    assert outcome.reason
    assert outcome.reason.startswith(str(files[5]))


def test_the_real_work_gives_what_one_machine_gives(tmp_path: Path, address: str) -> None:
    files = [*letters(tmp_path / "den", "a.txt", "b.txt", "c.txt"), tmp_path / "khong-co.txt", tmp_path / "den" / "hong.docx"]
    files[-1].write_bytes(b"PK\x03\x04 het")
    tables, codes = [], []
    for name, workshop in (("may", None), ("cum", on_cluster(address, print))):
        with Register.open(tmp_path / f"{name}.db") as register:
            codes.append([(one.path, one.status, one.code) for one in load_files(files, register, workshop=workshop).outcomes])
            tables.append(register.db.execute("SELECT d.path, d.sha256, t.id, t.due, x.text FROM tasks t JOIN task_texts x"
                                              " ON x.task_id = t.id JOIN documents d ON d.id = t.document_id").fetchall())  # fmt: skip
    assert tables[0] == tables[1]
    assert len(tables[0]) == 6
    assert codes[0] == codes[1]


def test_bytes_go_out_where_the_folder_is_not_shared(tmp_path: Path, address: str) -> None:
    """A machine that has another file at that path takes the bytes."""
    files = letters(tmp_path / "den", "a.txt", "b.txt")
    jobs = [Job(index, path, size=path.stat().st_size, sha256="0" * 64) for index, path in enumerate(files)]
    with Cluster(jobs, address) as workshop:
        done: list[Done] = []
        while workshop.unfinished:
            done += workshop.gather(5.0)
    assert sorted(one.job.index for one in done) == [0, 1]
    assert all(isinstance(result, bytes) and b"den/" in result for one in done for result in one.results)


def test_a_parcel_is_read_by_path_or_by_bytes(tmp_path: Path) -> None:
    (path,) = letters(tmp_path / "den", "a.txt")
    sha256 = sha256_of(path) or ""
    by_path = do_parcel(Parcel(path, "den/a.txt", 1, sha256))
    by_bytes = do_parcel(Parcel(Path("/khong/co"), "den/a.txt", 1, sha256, content=path.read_bytes()))
    assert by_path == by_bytes
    assert by_path
    assert do_parcel(Parcel(path, "den/a.txt", 1, "khac")) is None


def test_another_release_does_none_of_our_work() -> None:
    with pytest.raises(OtherReleaseError):
        extract_parcels((), "0.0.1+khac")
    assert extract_parcels((), release()) == []


def test_without_the_package_the_user_hears_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(WorkshopError, match=r"pip install 'chidao\[cluster\]'"):
        Cluster([], "tcp://127.0.0.1:9")


def test_a_guarded_process_may_be_begun_in_a_worker(address: str) -> None:
    """Dask's workers are daemons, which may have no children of `multiprocessing`."""
    with distributed.Client(address) as client:
        assert client.submit(_in_a_process, 21, pure=False).result(timeout=60) == 42


def _in_a_process(number: int) -> int:
    with Guarded(_double) as process:
        return int(process.call(number, 30.0))


def _double(number: int) -> int:
    return 2 * number
