"""No more recognisers at once than the machine has cores, however many processes of ours read scans.

A recogniser fills a core and a hundred megabytes. A load reads with as many processes as there are cores, each file has
several pages under way: without turns a folder of scans would begin twice as many recognisers as can run.
"""

from __future__ import annotations

import fcntl
import os
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from chidao.corpus.reading.guard import available_cores

_PAUSE = 0.02
"""Seconds from one look for a free turn to the next; a page takes a hundred times as long."""


@contextmanager
def turn() -> Iterator[None]:
    """Waits until one more may run, and keeps the others waiting until it is done.

    A turn is a lock on a file, which the system lifts when its holder ends, in whatever way. Where no such file can be had,
    nobody waits.
    """
    folder = _folder()
    held = _taken(folder) if folder else None
    try:
        yield
    finally:
        if held is not None:
            os.close(held)


def _folder() -> Path | None:
    """A folder of this user's own for the locks, empty files; None where there is none to be had.

    The session's, unless it is another user's (after `su`) or gone, else among what the system keeps for a while.
    """
    for find in (_of_session, tempfile.gettempdir):
        with suppress(OSError):
            folder = Path(find(), f"chidao-{os.getuid()}")
            folder.mkdir(mode=0o700, exist_ok=True)
            found = folder.lstat()
            if stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and os.access(folder, os.W_OK):
                return folder
    return None


def _of_session() -> str:
    return os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()


def _taken(folder: Path) -> int | None:
    """The descriptor of a lock on one of the turns, waited for; None where they cannot be locked."""
    while True:
        for number in range(available_cores()):
            try:
                lock = os.open(folder / f"recogniser-{number}.lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
            except OSError:
                return None
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(lock)
            except OSError:
                os.close(lock)
                return None
            else:
                return lock
        time.sleep(_PAUSE)
