"""Putting files away so that a stop at any moment loses nothing: what is to be moved is written down before it is moved."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from itertools import count
from pathlib import Path

from chidao.pipeline.watching.arrivals import Fingerprint

NOTE = ".ghi-chu.txt"
"""Ending of the note beside a file that was set aside."""


@dataclass(frozen=True, slots=True)
class Move:
    """A file on its way: `source` and `target` count from the watched folder. `size` and `modified` tell the file from others.

    `note` is what is written beside it, in Vietnamese; `waits_for` the reason of one that goes in by itself once a program is
    installed.
    """

    source: str
    target: str
    size: int
    modified: int
    note: str | None = None
    waits_for: str | None = None

    @property
    def fingerprint(self) -> Fingerprint:
        return Fingerprint(self.size, self.modified)


class Journal:
    """The moves that are under way and the files that wait for a program, on disk before anything is done about them."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "pending.json"
        self.moves: list[Move] = []
        self.waiting: dict[str, str] = {}
        with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
            kept = json.loads(self._file.read_bytes())
            self.moves = [Move(**move) for move in kept["moves"]]
            self.waiting = dict(kept["waiting"])

    def write(self) -> None:
        """All or nothing, on the disk before it returns. Raises `OSError`."""
        kept = {"moves": [asdict(move) for move in self.moves], "waiting": self.waiting}
        write_whole(self._file, json.dumps(kept, ensure_ascii=True, indent=1).encode())

    def add(self, move: Move) -> None:
        self.moves.append(move)
        self.write()

    def change(self, old: Move, new: Move) -> None:
        self.moves[self.moves.index(old)] = new
        self.write()

    def finish(self, move: Move) -> None:
        """The move is done, and the register knows."""
        self.moves.remove(move)
        if move.waits_for:
            self.waiting[move.target] = move.waits_for
        self.waiting.pop(move.source, None)
        self.write()

    def drop(self, move: Move) -> None:
        """The move came to nothing: its file is gone."""
        self.moves.remove(move)
        self.waiting.pop(move.source, None)
        self.write()


def write_whole(path: Path, content: bytes) -> None:
    """A file that is there whole or not at all."""
    partial = path.with_name(f".{path.name}.dang-ghi")
    with partial.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def free_name(path: Path) -> Path:
    """`path`, or “tên (2).docx” and so on where that name, or the name of its note, is in use."""
    return next(name for name in _names(path) if not os.path.lexists(name) and not os.path.lexists(note_of(name)))


def _names(path: Path) -> Iterator[Path]:
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")


def note_of(path: Path) -> Path:
    """The note that stands beside a file set aside."""
    return path.with_name(path.name + NOTE)


def carry_out(folder: Path, move: Move) -> Move | None:
    """Moves the file, or sees that this was done before a stop. Never overwrites a file.

    Gives the move as it was done, its target another one where the name was taken meanwhile; None where the file is neither
    here nor there any more, or is another one by now. Raises `OSError` where the file cannot be moved.
    """
    source, target = folder / move.source, folder / move.target
    if Fingerprint.of(source) != move.fingerprint:
        found = Fingerprint.of(target)
        if found == move.fingerprint:
            return move
        if found and not found.size:
            target.unlink()  # the name that was reserved before a stop
        return None
    target.parent.mkdir(parents=True, exist_ok=True)
    if not _reserve(target):
        target = free_name(target)
        return carry_out(folder, replace(move, target=target.relative_to(folder).as_posix()))
    if move.note is not None:
        write_whole(note_of(target), move.note.encode())
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            target.unlink()
            note_of(target).unlink(missing_ok=True)
            raise
        _copy_over(source, target)
    note_of(source).unlink(missing_ok=True)
    return move


def _reserve(target: Path) -> bool:
    """Takes the name by an empty file; one that is there already was taken so before a stop, and holds nothing to lose."""
    try:
        target.touch(exist_ok=False)
    except FileExistsError:
        found = Fingerprint.of(target)
        return target.is_file() and not target.is_symlink() and found is not None and found.size == 0
    return True


def _copy_over(source: Path, target: Path) -> None:
    """To a folder that is on another disk."""
    partial = target.with_name(f".{target.name}.dang-ghi")
    shutil.copy2(source, partial)
    partial.replace(target)
    source.unlink()
