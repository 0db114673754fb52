"""Work in a process of its own: a file that hangs, floods the memory or brings a library down harms nothing else."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from chidao.corpus.reading.errors import ReadingError

if TYPE_CHECKING:
    from chidao.corpus.reading.files import Reading

SECONDS = 120.0
SECONDS_PER_MEGABYTE = 30.0
"""Scans take the longest: a megabyte holds some ten pages, and a page takes two to four seconds."""
MEMORY = 3 * 1024**3
"""Bytes of address space; libraries map about one gigabyte of it that they never use."""
START_UP = 120.0
"""Seconds until a process must be ready; it takes one or two, on a machine that is very busy ten times as many."""


def available_cores() -> int:
    """How many cores this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def allowed_seconds(size: int, seconds: float = SECONDS) -> float:
    """How long a file of so many bytes may take."""
    return seconds + SECONDS_PER_MEGABYTE * size / 1024**2


# A process that is to end with the one that began it does so, in the eyes of the kernel, with the thread that began it: the
# threads of a web server come and go, this one stays.
_SPAWNER = ThreadPoolExecutor(1, thread_name_prefix="chidao-spawner")


class GuardedProcessError(Exception):
    """The process did not even start."""


class Guarded:
    """A process that calls `work` with one job after another and sends back what it gives.

    `work` and `prepare`, which is called once before the first job, are functions at the top of a module; jobs and answers
    are anything that pickles. A process of `subprocess` rather than of `multiprocessing`: it runs nothing of the program
    that begins it, and may be begun from any thread and any process, those of a cluster's workers included.
    """

    def __init__(
        self, work: Callable[[Any], Any], prepare: Callable[[], object] | None = None, *, memory: int = MEMORY
    ) -> None:
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-m", "chidao.corpus.reading.guarded_process", str(theirs.fileno()), str(memory)]
        # The paths of this program, and one thread for each calculation: the processes are what runs side by side.
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OPENBLAS_NUM_THREADS": "1"}
        grumbling = None if os.environ.get("CHIDAO_DEBUG") else subprocess.DEVNULL
        with theirs:
            self._process = _SPAWNER.submit(
                subprocess.Popen, [*command, str(os.getpid())], pass_fds=[theirs.fileno()], env=environment,
                start_new_session=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=grumbling,
            ).result()  # fmt: skip
        self.connection = Connection(ours.detach())
        self.ready = False
        self.resident = 0
        with contextlib.suppress(OSError):
            self.connection.send((prepare, work))

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def send(self, job: object) -> None:
        """Give it a job; one that is gone shows at `receive`."""
        with contextlib.suppress(OSError):
            self.connection.send(job)

    def receive(self) -> Any:
        """The next answer, waiting for it; the first one, None, says that the process is ready.

        EOFError where the process ended instead, GuardedProcessError where it did before it was ready.
        """
        try:
            answer = self.connection.recv()
        except (OSError, EOFError):
            if not self.ready:
                raise GuardedProcessError(f"tiến trình đọc văn bản không khởi động được (mã {self._process.wait()})") from None
            raise EOFError from None
        if not self.ready:
            self.ready = True
            return None
        answer, self.resident = answer
        return answer

    def call(self, job: object, seconds: float) -> Any:
        """Do one job and wait for it. TimeoutError after so many seconds, EOFError where it brought the process down."""
        if not self.ready:
            if not self.connection.poll(START_UP):
                raise GuardedProcessError("tiến trình đọc văn bản không khởi động được (quá lâu)")
            self.receive()
        self.send(job)
        if not self.connection.poll(seconds):
            raise TimeoutError
        return self.receive()

    def close(self) -> None:
        """Ends the process and whatever it began (LibreOffice, the recogniser)."""
        self.connection.close()
        if self._process.returncode is not None:
            return
        family = [self._process.pid, *_descendants(self._process.pid)]
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        for pid in family:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _descendants(pid: int) -> list[int]:
    """The processes begun by a process, by those, and so on, as far as the system tells."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            # The name of the program, in brackets, may hold blanks and brackets of its own.
            fields = entry.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            children.setdefault(int(fields[1]), []).append(int(entry.parent.name))
    found = list(children.get(pid, ()))
    for one in found:
        found += children.get(one, ())
    return found


class GuardedReader:
    """Reads files one after another in a process that is ended and begun again when a file is too much for it.

    The process is begun with the first file. Use it as a context manager, or call `close`.
    """

    def __init__(self, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._process: Guarded | None = None

    def read(self, path: Path, *, display_path: str | None = None) -> Reading:
        """As `read_all`; besides its errors, `ReadingError` "too_slow" and "too_large" where the limits are reached."""
        shown = display_path if display_path is not None else str(path)
        self._process = self._process or Guarded(read_or_error, memory=self._memory)
        try:
            size = path.stat().st_size if path.exists() else 0
            answer = self._process.call((path, shown), allowed_seconds(size, self._seconds))
        except TimeoutError:
            self.close()
            raise ReadingError(shown, "too_slow") from None
        except EOFError:
            self.close()
            raise ReadingError(shown, "damaged") from None
        if isinstance(answer, ReadingError):
            raise answer
        reading: Reading = answer
        return reading

    def close(self) -> None:
        """Ends the process and whatever it began."""
        if self._process is not None:
            self._process.close()
        self._process = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def read_or_error(job: tuple[Path, str]) -> Reading | ReadingError:
    """What a process does for a `GuardedReader`: a path and its name in, a `Reading` or what is wrong out."""
    from chidao.corpus.reading.files import read_all

    path, shown = job
    try:
        return read_all(path, display_path=shown)
    except ReadingError as error:
        return error
    except MemoryError:
        return ReadingError(shown, "too_large")
    except Exception:
        return ReadingError(shown, "damaged")
