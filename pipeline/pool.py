"""Reading and extraction on all cores: a process a worker, each with one file in hand and a few small ones waiting.

A file that hangs or brings its worker down costs itself: the worker is replaced, and what waited behind the file goes to
another. Nothing piles up: files are taken as workers get free, and workers stop when what they did is not fetched.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import Self

from chidao.corpus.reading.errors import ReadingError, Reason
from chidao.corpus.reading.guard import (
    MEMORY,
    SECONDS,
    START_UP,
    Guarded,
    GuardedProcessError,
    allowed_seconds,
    available_cores,
)
from chidao.pipeline.intake import Intake
from chidao.pipeline.outcomes import failed
from chidao.pipeline.work import BATCH, GROWN, TRIES, Done, Job, Result, WorkshopError, do_guarded, prepare

ENOUGH = 24
"""Files that one worker does in the time in which another one starts."""
PATIENCE = 2.0
"""Seconds that a file waits before another worker is started for it alone."""
IN_HAND = 12
SMALL = 256 * 1024
"""A worker is given some files ahead, so that it never waits for us, as long as these are small: then they take no time."""


@dataclass(slots=True)
class _Worker:
    process: Guarded
    given: deque[Job] = field(default_factory=deque)
    began: float = field(default_factory=time.monotonic)
    """When it began what it does now: to start, or the first of the files given."""
    moved: set[int] = field(default_factory=set)
    """Files given that are done elsewhere since: its answer to them, if it ever comes, does not count."""

    @property
    def owed(self) -> list[Job]:
        """The files whose results are awaited from it."""
        return [job for job in self.given if job.index not in self.moved]

    def overdue_at(self, seconds: float) -> float:
        if not self.process.ready:
            return self.began + START_UP
        return self.began + allowed_seconds(self.given[0].size, seconds) if self.given else float("inf")

    @property
    def retiring(self) -> bool:
        return self.process.resident > GROWN

    def has_room(self, job: Job, held: int) -> bool:
        if len(self.given) != held or self.retiring or self.moved:
            return False
        return not held or sum(one.size for one in self.given) + job.size <= SMALL


class Pool(Intake):
    """So many workers for files of any number; those begin only when there is work for them. Use it as a context manager."""

    def __init__(
        self,
        jobs: Iterable[Job | Done],
        workers: int | None = None,
        *,
        work: Callable[[Job], tuple[Result, ...]] = do_guarded,
        ready: Callable[[], object] | None = prepare,
        seconds: float = SECONDS,
        memory: int = MEMORY,
    ) -> None:
        super().__init__(jobs)
        self._most_workers = workers or available_cores()
        self._work, self._ready = work, ready
        self._seconds, self._memory = seconds, memory
        self._workers: list[_Worker] = []
        self._tries: Counter[int] = Counter()
        self._started_last = time.monotonic()
        self.begun = 0
        """How many workers were begun so far."""

    @property
    def _given_out(self) -> bool:
        return any(worker.owed for worker in self._workers)

    def gather(self, seconds: float, most: int = BATCH) -> list[Done]:
        until = time.monotonic() + seconds
        while self._under_way and len(self._done) < most:
            self._deal()
            now = time.monotonic()
            if now >= until or len(self._done) >= most or not self._under_way:
                break
            next_overdue = (worker.overdue_at(self._seconds) for worker in self._workers)
            self._receive(min(until, *next_overdue, now + PATIENCE) - now, self._workers)
            self._end_overdue()
            self._move_on()
        return self._fetched(most)

    def keep_going(self) -> None:
        """Takes what workers have for us, lest they wait to be rid of it, and gives them what waits. Takes no new jobs."""
        self._receive(0.0, [worker for worker in self._workers if worker.process.ready])
        self._hand_out()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        while self._workers:
            self._workers.pop().process.close()

    def _deal(self) -> None:
        """Give every worker what it has room for, and begin another worker where that pays."""
        self._look_ahead(ENOUGH * max(1, len(self._workers)))
        while self._waiting and len(self._workers) < self._most_workers and self._pays():
            self._workers.append(_Worker(Guarded(self._work, self._ready, memory=self._memory)))
            self._started_last = time.monotonic()
            self.begun += 1
            self._look_ahead(ENOUGH * len(self._workers))
        self._hand_out()

    def _hand_out(self) -> None:
        for held in range(IN_HAND):
            for worker in self._workers:
                if self._waiting and worker.has_room(self._waiting[0], held):
                    self._give(worker)

    def _pays(self) -> bool:
        if not self._workers or len(self._waiting) >= ENOUGH * len(self._workers):
            return True
        idle = any(not worker.given for worker in self._workers)
        return not idle and time.monotonic() - self._started_last > PATIENCE

    def _give(self, worker: _Worker) -> None:
        if not worker.given and worker.process.ready:
            worker.began = time.monotonic()
        job = self._waiting.popleft()
        worker.given.append(job)
        worker.process.send(job)

    def _receive(self, seconds: float, workers: Iterable[_Worker]) -> None:
        by_connection: dict[object, _Worker] = {worker.process.connection: worker for worker in workers}
        ready = wait([worker.process.connection for worker in by_connection.values()], max(0.0, seconds))
        for worker in [by_connection[connection] for connection in ready]:
            starting = not worker.process.ready
            try:
                results = worker.process.receive()
            except EOFError:
                self._lost(worker, "damaged")
                continue
            except GuardedProcessError as error:
                raise WorkshopError(f"{error}; máy có đủ bộ nhớ không? Chạy lại với CHIDAO_DEBUG=1 để xem chi tiết") from None
            worker.began = time.monotonic()
            if not starting:
                self._finish(worker, results)
            if worker.retiring and not worker.given:
                self._dismiss(worker)

    def _finish(self, worker: _Worker, results: tuple[Result, ...]) -> None:
        job = worker.given.popleft()
        if job.index in worker.moved:
            worker.moved.remove(job.index)
        else:
            self._done.append(Done(job, results))

    def _move_on(self) -> None:
        """What waits behind a file that takes long is done elsewhere."""
        late = time.monotonic() - PATIENCE
        for worker in self._workers:
            if worker.process.ready and worker.began < late and len(worker.given) > 1 and not worker.moved:
                behind = worker.owed[1:]
                worker.moved = {job.index for job in behind}
                self._waiting.extendleft(reversed(behind))

    def _end_overdue(self) -> None:
        now = time.monotonic()
        for worker in [one for one in self._workers if one.overdue_at(self._seconds) <= now]:
            if not worker.process.ready:
                raise WorkshopError("tiến trình đọc văn bản khởi động quá lâu; máy có thể đang quá tải, hãy thử lại sau")
            if not worker.process.connection.poll():
                self._tries[worker.given[0].index] = TRIES
                self._lost(worker, "too_slow")

    def _lost(self, worker: _Worker, reason: Reason) -> None:
        """A worker is gone or has to go: the file in hand is tried once more or set aside, the others are done elsewhere."""
        self._dismiss(worker)
        in_hand = worker.given[0] if worker.given else None
        self._waiting.extendleft(reversed([job for job in worker.owed if job is not in_hand]))
        if in_hand is None or in_hand.index in worker.moved:
            return
        job = in_hand
        self._tries[job.index] += 1
        if self._tries[job.index] < TRIES:
            self._waiting.appendleft(job)
        else:
            self._done.append(Done(job, (failed(str(job.path), ReadingError(str(job.path), reason)),)))

    def _dismiss(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.process.close()
