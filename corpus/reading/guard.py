"""Reading in a process of its own: a file that hangs, floods the memory or brings a library down harms nothing else."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import resource
import signal
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Self

from chidao.corpus.reading.errors import ReadingError
from chidao.corpus.reading.files import Reading, read_all

SECONDS = 120.0
SECONDS_PER_MEGABYTE = 30.0
"""Scans take the longest: a megabyte holds some ten pages, and a page takes two to four seconds."""
MEMORY = 3 * 1024**3
"""Bytes of address space; libraries map about one gigabyte of it that they never use."""


class GuardedReader:
    """Reads files one after another in a process that is ended and begun again when a file is too much for it.

    The process is begun with the first file. Use it as a context manager, or call `close`.
    """

    def __init__(self, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def read(self, path: Path, *, display_path: str | None = None) -> Reading:
        """As `read_all`; besides its errors, `ReadingError` "too_slow" and "too_large" where the limits are reached."""
        shown = display_path if display_path is not None else str(path)
        pipe = self._ready()
        try:
            pipe.send((path, shown))
            if not pipe.poll(self._allowed(path)):
                self.close()
                raise ReadingError(shown, "too_slow")
            answer = pipe.recv()
        except (EOFError, BrokenPipeError, ConnectionResetError):
            self.close()
            raise ReadingError(shown, "damaged") from None
        if isinstance(answer, ReadingError):
            raise answer
        if not isinstance(answer, Reading):
            raise ReadingError(shown, "damaged")
        return answer

    def close(self) -> None:
        """Ends the process and whatever it began (LibreOffice, the recogniser)."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None and self._process.pid is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _allowed(self, path: Path) -> float:
        try:
            megabytes = path.stat().st_size / 1024**2
        except OSError:
            megabytes = 0.0
        return self._seconds + SECONDS_PER_MEGABYTE * megabytes

    def _ready(self) -> Connection:
        if self._pipe is not None and self._process is not None and self._process.is_alive():
            return self._pipe
        self.close()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._memory), daemon=False)
        process.start()
        theirs.close()
        self._process, self._pipe = process, ours
        return ours


def _serve(pipe: Connection, memory: int) -> None:
    """The life of the process: a path in, a `Reading` or `ReadingError` out, until the other end closes."""
    os.setsid()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        try:
            path, shown = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer: Reading | ReadingError = read_all(path, display_path=shown)
        except ReadingError as error:
            answer = error
        except MemoryError:
            answer = ReadingError(shown, "too_large")
        except Exception:
            answer = ReadingError(shown, "damaged")
        pipe.send(answer)
