"""Which files of a folder have arrived whole: by looking again and again, so that network folders work as well."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

DONE = "done"
SET_ASIDE = "set-aside"
STATE = ".chidao"
"""The watcher's own folder below the one that it watches."""

_UNFINISHED = (
    ".part", ".partial", ".crdownload", ".download", ".opdownload", ".filepart", ".!ut", ".tmp", ".temp", ".swp", ".lock",
)  # fmt: skip
"""Endings under which browsers, copying programs and editors keep what is not whole yet."""
_OFFICE_LOCK = ("~$", "~WRL", ".~lock.")
_NOT_DOCUMENTS = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What tells one state of a file from another without reading it. `modified` is in nanoseconds."""

    size: int
    modified: int

    @classmethod
    def of(cls, path: Path) -> Fingerprint | None:
        """None where there is no such file."""
        try:
            return cls.from_stat(path.stat(follow_symlinks=False))
        except OSError:
            return None

    @classmethod
    def from_stat(cls, stat: os.stat_result) -> Fingerprint:
        return cls(stat.st_size, stat.st_mtime_ns)


def is_unfinished_name(name: str) -> bool:
    """Whether a file of this name is a part of one, a lock or a temporary copy, or kept by the system for itself."""
    low = name.lower()
    return name.startswith((".", *_OFFICE_LOCK)) or low.endswith(("~", *_UNFINISHED)) or low in _NOT_DOCUMENTS


@dataclass(slots=True)
class Look:
    """What stands in the folder at one moment; `closed` are folders that could not be opened."""

    files: dict[Path, Fingerprint] = field(default_factory=dict)
    closed: list[Path] = field(default_factory=list)


def look(folder: Path, ignored: Callable[[Path], bool] = lambda path: False) -> Look:
    """The files that arrived in `folder` and below it; links, and what the watcher put away, are left alone.

    Raises `OSError` where the folder itself cannot be opened.
    """
    seen = Look()
    own = {folder / DONE, folder / SET_ASIDE, folder / STATE}
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            with os.scandir(here) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            if here == folder:
                raise
            if here.exists():
                seen.closed.append(here)
            continue
        for entry in found:
            path = Path(entry.path)
            if path in own or is_unfinished_name(entry.name) or ignored(path):
                continue
            try:
                if entry.is_dir(follow_symlinks=False):
                    pending.append(path)
                elif entry.is_file(follow_symlinks=False):
                    seen.files[path] = Fingerprint.from_stat(entry.stat(follow_symlinks=False))
            except FileNotFoundError:
                continue
    return seen


class Arrivals:
    """Remembers since when each file looks as it does. Moments are seconds of a clock that never goes back."""

    def __init__(self, settle: float) -> None:
        self._settle = settle
        self._since: dict[Path, tuple[Fingerprint, float]] = {}

    def update(self, files: dict[Path, Fingerprint], now: float) -> None:
        """Takes in what was seen at `now`."""
        known = self._since
        self._since = {}
        for path, fingerprint in files.items():
            before = known.get(path)
            self._since[path] = before if before and before[0] == fingerprint else (fingerprint, now)

    def settled(self, now: float) -> Iterator[tuple[Path, Fingerprint, float]]:
        """Files that look the same for long enough, each with the seconds for which they do, in the order of their paths."""
        for path, (fingerprint, since) in sorted(self._since.items()):
            if now - since >= self._settle:
                yield path, fingerprint, now - since

    def still_growing(self, now: float) -> int:
        """How many files did not stand still for long enough."""
        return sum(now - since < self._settle for _, since in self._since.values())


def is_at_rest(path: Path, fingerprint: Fingerprint) -> bool:
    """Whether the file is what it looked like and no program has it open for writing, as far as the system tells.

    Opening it makes a network folder tell the file's true state. Raises `OSError` where it cannot be opened.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    try:
        return Fingerprint.from_stat(os.fstat(descriptor)) == fingerprint and not _is_open_for_writing(descriptor)
    finally:
        os.close(descriptor)


def _is_open_for_writing(descriptor: int) -> bool:
    """By asking for a read lease, which the kernel refuses while there is a writer (fcntl(2), F_SETLEASE).

    Only the owner of a file may ask, and only of a disk of this machine: elsewhere nothing is known, and that is taken as no.
    """
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except OSError as error:
        return error.errno == errno.EAGAIN
    fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    return False
