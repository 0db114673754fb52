"""Work on files, wherever it is done: what goes in, what comes out, and the way back into the order of the paths."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

from chidao.corpus.reading.errors import ReadingError
from chidao.pipeline.files import Read, extract_path
from chidao.pipeline.outcomes import Outcome, failed

if TYPE_CHECKING:
    from chidao.corpus.reading import Reading

Result = bytes | Outcome
"""Of one document its `ExtractionForm` as JSON, or why there is none."""

BATCH = 200
"""Files that are waited for before their documents are written together."""
GROWN = 300 * 1024**2
"""Bytes held by a worker between two files from which it is replaced; a fresh one holds some 150 MB."""
TRIES = 2
"""A file that was in hand when its worker died gets so many workers: the first may have died of something else."""


class WorkshopError(Exception):
    """The work cannot go on at all; the message says in Vietnamese why, and what to do."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be read and extracted: the `index`-th of all, of `size` bytes; `sha256` where they can be read."""

    index: int
    path: Path
    issued_on: date | None = None
    size: int = 0
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A file that is through, with the results of its documents."""

    job: Job
    results: tuple[Result, ...]

    @property
    def is_known(self) -> bool:
        """Whether it was in the register before and there is nothing to write."""
        return all(isinstance(result, Outcome) and result.status == "known" for result in self.results)

    @property
    def size(self) -> int:
        """About how many bytes of memory this takes."""
        return sum(len(result) for result in self.results if isinstance(result, bytes))


class Workshop(Protocol):
    """Where files are read and extracted.

    Jobs are taken only when there is room for them; a `Done` among them passes through.
    """

    @property
    def unfinished(self) -> bool:
        """Whether there is anything left to gather."""

    def gather(self, seconds: float, most: int = BATCH) -> list[Done]:
        """What is done after so many seconds, or as soon as `most` files are, or everything is; in any order."""

    def keep_going(self) -> None:
        """Keep those who work supplied, as far as jobs are at hand, without waiting: to be called during anything long."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *exception: object) -> None: ...


class ThisProcess:
    """One file after another in this process, with `read` for reading and without any limits."""

    def __init__(self, jobs: Iterable[Job | Done], read: Read | None = None) -> None:
        self._read = read
        self._jobs = iter(jobs)
        self._next: Job | Done | None = next(self._jobs, None)

    @property
    def unfinished(self) -> bool:
        return self._next is not None

    def gather(self, seconds: float, most: int = BATCH) -> list[Done]:
        if self._next is None:
            return []
        job = self._next
        done = job if isinstance(job, Done) else Done(job, do(job, self._read))
        self._next = next(self._jobs, None)
        return [done]

    def keep_going(self) -> None:
        pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        pass


def prepare() -> None:
    """Load what the first job would load, so that its time is its own; what stays for good is not looked through again."""
    from chidao.corpus.reading.files import read_content
    from chidao.pipeline.extracting import extract_document

    words = "Chủ tịch UBND tỉnh giao Sở Công Thương báo cáo kết quả trước ngày 30/6/2024."
    extract_document(read_content(words.encode(), "mẫu"))
    gc.freeze()


def do(job: Job, read: Read | None = None) -> tuple[Result, ...]:
    """Read and extract a file. Raises nothing."""
    return tuple(_results(job, read))


def do_guarded(job: Job) -> tuple[Result, ...]:
    """The same within limits of memory, in a process of its own."""
    return do(job, read_within_limits)


def _results(job: Job, read: Read | None) -> Iterator[Result]:
    for result in extract_path(job.path, job.issued_on, read):
        if isinstance(result, Outcome):
            yield result
            continue
        try:
            yield result.model_dump_json().encode()
        except Exception as error:
            yield failed(result.source.path, error)


def read_within_limits(path: Path, shown: str | None = None) -> Reading:
    """As `read_all`, for a process whose memory is limited: what needs more than there is, is too large."""
    from chidao.corpus.reading import read_all

    try:
        return read_all(path, display_path=shown)
    except MemoryError:
        raise ReadingError(shown or str(path), "too_large") from None


def results_of(workshop: Workshop) -> Iterator[Done]:
    """All that a workshop does, in the order of the paths as far as may be."""
    line = InOrder()
    with workshop:
        while workshop.unfinished:
            line.put(workshop.gather(0.1))
            yield from line.take()
    yield from line.take(everything=True)


class InOrder:
    """Puts what is done back into the order of the paths, as far as that keeps nobody waiting.

    What is ahead of its turn is held back until the files before it are done, but never more than so many files or bytes:
    then the slow ones lose their turn and come when they come.
    """

    def __init__(self, files: int = 256, size: int = 64 * 1024**2) -> None:
        self._most, self._largest = files, size
        self._held: dict[int, Done] = {}
        self._size = 0
        self._turn = 0

    def put(self, dones: Iterable[Done]) -> None:
        """Take in what is done."""
        for done in dones:
            self._held[done.job.index] = done
            self._size += done.size

    def take(self, *, everything: bool = False) -> list[Done]:
        """What may go on now."""
        ready: deque[Done] = deque()
        while self._held:
            over = everything or len(self._held) > self._most or self._size > self._largest
            first = min(self._held)
            if first > self._turn and not over:
                break
            self._turn = max(self._turn, first + 1)
            done = self._held.pop(first)
            self._size -= done.size
            ready.append(done)
        return list(ready)
