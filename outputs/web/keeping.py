"""Where the files that people send in are kept: one folder a content, under a name that can do no harm."""

from __future__ import annotations

import hashlib
import os
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

__all__ = ["Kept", "discard", "find_kept", "is_clutter", "keep", "safe_name"]

PIECE = 1024 * 1024
LONGEST_NAME = 180
"""Bytes; file systems take 255."""
_FORBIDDEN = set('<>:"/\\|?*!')
"""Windows forbids most of them; “!” parts the name of an archive from that of its member."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is safe on disk."""

    path: Path
    name: str
    sha256: str
    size: int


def safe_name(name: str) -> str:
    """A file's own name without folders, control characters and anything that a file system takes for more than a name."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join("_" if one in _FORBIDDEN else one for one in last if unicodedata.category(one)[0] != "C")
    stem, dot, ending = " ".join(plain.split()).strip(". ").rpartition(".")
    if not dot or len(ending.encode()) > 10:
        stem, ending = (stem + dot + ending), ""
    room = LONGEST_NAME - len(ending.encode()) - 1
    stem = stem.encode()[:room].decode("utf-8", "ignore").strip(". ") or "tep"
    return f"{stem}.{ending}" if ending else stem


def is_clutter(name: str) -> bool:
    """Files that systems and office programs leave in folders: nobody means to load them."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return last.startswith((".", "~$")) or last.casefold() in ("thumbs.db", "desktop.ini")


def keep(content: BinaryIO, name: str, folder: Path) -> Kept:
    """Copy what is sent into `folder`, piece by piece, and give it its place only once it is whole on disk."""
    folder.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".dang-nhan-", delete=False) as file:
        partial = Path(file.name)
        try:
            while piece := content.read(PIECE):
                digest.update(piece)
                size += len(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            partial.unlink(missing_ok=True)
            raise
    own = safe_name(name)
    place = _folder_of(digest.hexdigest(), folder) / own
    place.parent.mkdir(parents=True, exist_ok=True)
    partial.chmod(0o600)
    partial.replace(place)
    return Kept(place.absolute(), own, digest.hexdigest(), size)


def find_kept(sha256: str, folder: Path) -> Path | None:
    """A kept file of this content, under whichever name; None where there is none."""
    return next(_files_in(_folder_of(sha256, folder)), None)


def discard(path: Path, folder: Path) -> None:
    """Delete a kept file, with its folder where that is empty then; nothing outside `folder` is touched."""
    if folder.absolute() in path.absolute().parents and path.is_file():
        path.unlink()
        if not any(path.parent.iterdir()):
            path.parent.rmdir()


def _folder_of(sha256: str, folder: Path) -> Path:
    return folder / sha256[:2] / sha256


def _files_in(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(one for one in folder.iterdir() if one.is_file())
