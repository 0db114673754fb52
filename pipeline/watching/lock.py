"""One watcher a folder, also where two machines share the folder."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class FolderTakenError(Exception):
    """Another watcher is at work; `holder` says which one, in Vietnamese, as far as known."""

    def __init__(self, holder: str) -> None:
        self.holder = holder
        super().__init__(holder)


@contextmanager
def holding(state: Path) -> Iterator[None]:
    """Holds the folder whose state is kept in `state`; the system lets go of it however the process ends.

    Raises `FolderTakenError`, and `OSError` where nothing can be written there.
    """
    state.mkdir(exist_ok=True)
    with (state / "lock").open("a+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            # A network folder that knows no locks cannot keep a second watcher out: the one there is goes on.
            if error.errno in (errno.EAGAIN, errno.EACCES):
                file.seek(0)
                raise FolderTakenError(file.read(200).decode("utf-8", "replace").strip()) from None
        file.truncate(0)
        file.write(f"tiến trình {os.getpid()} trên máy {socket.gethostname()}\n".encode())
        file.flush()
        yield
