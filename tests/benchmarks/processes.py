"""Loads in processes of their own, from nothing to the last commit; what `comparisons.processes` measures.

    python tests/benchmarks/processes.py WAY FILES REGISTER

WAY is “one” (one process reads, extracts and writes), “worker” (as `chidao load --jobs 1`: one process reads and extracts, one
writes), “two” (as `--jobs 2`), or “extract”: reading and extraction alone, begun when a line comes in. Prints JSON.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from chidao.outputs.register import Register
from chidao.pipeline.files import find_files
from chidao.pipeline.loading import MakeWorkshop, load_files, on_cores
from chidao.pipeline.outcomes import Summary
from chidao.pipeline.pool import Pool
from chidao.pipeline.work import BATCH, Done, Job, ThisProcess, do, prepare

WARM = 100
"""Documents from which on a process is as fast as it gets."""


class OneProcess(ThisProcess):
    """One process that writes what it did as seldom as a pool does: otherwise writing would make the difference."""

    def gather(self, seconds: float, most: int = BATCH) -> list[Done]:
        until = time.monotonic() + seconds
        done = super().gather(seconds)
        while self.unfinished and len(done) < most and time.monotonic() < until:
            done += super().gather(seconds)
        return done


class Watched(Pool):
    """A pool that remembers the most memory that any of its workers ever held, in MB."""

    most = 0.0

    def gather(self, seconds: float, most: int = BATCH) -> list[Done]:
        done = super().gather(seconds, most)
        for worker in self._workers:
            status = Path(f"/proc/{worker.process.pid}/status")
            peak = re.search(r"VmHWM:\s+(\d+)", status.read_text(encoding="ascii")) if status.exists() else None
            Watched.most = max(Watched.most, int(peak[1]) / 1024 if peak else 0.0)
        return done


WAYS: dict[str, MakeWorkshop] = {"one": OneProcess, "worker": on_cores(1), "two": lambda jobs: Watched(jobs, 2)}


def loaded(files: list[Path], register: Path, make: MakeWorkshop) -> Summary:
    """All files into a new register, here."""
    for ending in ("", "-wal", "-shm"):
        register.with_name(register.name + ending).unlink(missing_ok=True)
    with Register.open(register) as opened:
        summary = load_files(files, opened, workshop=make)
    assert summary.counts["loaded"] == len(files), summary.counts
    return summary


def in_a_process(way: str, folder: Path, register: Path) -> dict[str, Any]:
    """The same in a new process, which has everything to load first: how long the load took without that, and its memory."""
    found: dict[str, Any] = json.loads(subprocess.run(_command(way, folder, register), check=True, capture_output=True).stdout)
    return found


def extracting_at_once(processes: int, folder: Path) -> float:
    """Seconds that so many processes take that extract all files of a folder each, side by side and apart from each other."""
    begun = [
        subprocess.Popen(_command("extract", folder, Path("-")), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(processes)
    ]
    for process in begun:
        assert process.stdout is not None
        process.stdout.readline()
    for process in begun:
        assert process.stdin is not None
        process.stdin.write(b"\n")
        process.stdin.flush()
    return max(float(json.loads(process.communicate()[0])["seconds"]) for process in begun)


def _command(way: str, folder: Path, register: Path) -> list[str]:
    return [sys.executable, __file__, way, str(folder), str(register)]


def _extract_all(files: list[Path]) -> float:
    prepare()
    jobs = [Job(index, path) for index, path in enumerate(files)]
    for job in jobs[:WARM]:
        do(job)
    print("ready", flush=True)
    sys.stdin.readline()
    began = time.perf_counter()
    for job in jobs:
        do(job)
    return time.perf_counter() - began


def main() -> None:
    """Read the command line, do it, tell how it went."""
    way, folder, register = sys.argv[1:]
    files = list(find_files([Path(folder)]))
    seconds = _extract_all(files) if way == "extract" else loaded(files, Path(register), WAYS[way]).seconds
    print(json.dumps({"seconds": seconds, "memory": Watched.most}))


if __name__ == "__main__":
    main()
