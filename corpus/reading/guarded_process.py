"""The other side of `guard.Guarded`: a process that does one piece of work after another within its limits.

    python -m chidao.corpus.reading.guarded_process DESCRIPTOR MEMORY PARENT

It is told over the connection at DESCRIPTOR which function does the work, says that it is ready, and then answers job after
job until the other end closes. What the work raises ends the process: the other end takes that for a crash.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from multiprocessing.connection import Connection

_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Serve until there is nobody left to serve."""
    descriptor, memory, parent = map(int, sys.argv[1:])
    _die_with(parent)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    connection = Connection(descriptor)
    try:
        prepare, work = connection.recv()
        if prepare is not None:
            prepare()
        connection.send(None)
        while True:
            job = connection.recv()
            connection.send((work(job), resident()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _die_with(parent: int) -> None:
    """A killed parent closes nothing in order: the kernel ends us with it, even in the middle of a piece of work."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            sys.exit()


def resident() -> int:
    """Bytes of memory that this process holds now; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[1]) * resource.getpagesize()
    except OSError:
        return 0


if __name__ == "__main__":
    main()
