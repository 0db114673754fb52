"""The jobs of a workshop with workers: what waits, what is done, and whether there is more to come."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable

from chidao.pipeline.work import BATCH, Done, Job

__all__ = ["Intake"]


class Intake(ABC):
    """Takes jobs in as there is room for them. A workshop adds how they are given out and come back."""

    def __init__(self, jobs: Iterable[Job | Done]) -> None:
        self._jobs = iter(jobs)
        self._waiting: deque[Job] = deque()
        self._done: deque[Done] = deque()
        self._exhausted = False

    @property
    def unfinished(self) -> bool:
        """Whether there is anything left to gather."""
        if not self._done and not self._waiting:
            self._look_ahead(1)
        return bool(self._done) or self._under_way

    @property
    def _under_way(self) -> bool:
        return bool(self._waiting or not self._exhausted or self._given_out)

    @property
    @abstractmethod
    def _given_out(self) -> bool:
        """Whether workers have anything in hand."""

    def _look_ahead(self, files: int) -> None:
        """Have so many jobs waiting, if there are; what is done already passes by, though not without end."""
        while len(self._waiting) < files and len(self._done) < BATCH:
            job = next(self._jobs, None)
            if job is None:
                self._exhausted = True
                return
            done = job if isinstance(job, Done) else self._done_at_once(job)
            if done:
                self._done.append(done)
            elif isinstance(job, Job):
                self._waiting.append(job)

    def _done_at_once(self, job: Job) -> Done | None:
        """What becomes of a job that no worker needs to see; None for all others."""
        return None

    def _fetched(self, most: int) -> list[Done]:
        return [self._done.popleft() for _ in range(min(most, len(self._done)))]
