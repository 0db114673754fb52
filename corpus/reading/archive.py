"""Zip archives: their members, within limits; nothing is ever written to disk, so no name can climb out of anywhere."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from chidao.corpus.reading.package import DamagedError, TooLargeError

MAX_MEMBERS = 1000
MAX_MEMBER = 200 * 1024 * 1024
MAX_TOTAL = 1024 * 1024 * 1024
MAX_RATIO = 300


class LockedError(Exception):
    """A member asks for a password."""


def members(content: bytes) -> Iterator[tuple[str, bytes | Exception]]:
    """The name and bytes of each file in a zip archive, or why it was not unpacked. Raises `DamagedError`, `TooLargeError`."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise DamagedError(str(error)) from error
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > MAX_MEMBERS or sum(entry.file_size for entry in entries) > MAX_TOTAL:
            raise TooLargeError
        for entry in entries:
            name = _name(entry)
            if not _is_clutter(name):
                yield name, _unpacked(archive, entry)


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | Exception:
    if entry.flag_bits & 0x1:
        return LockedError()
    if entry.file_size > MAX_MEMBER or entry.file_size > MAX_RATIO * max(entry.compress_size, 10_000):
        return TooLargeError()
    try:
        with archive.open(entry) as stream:
            data = stream.read(MAX_MEMBER + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        return DamagedError(str(error))
    return TooLargeError() if len(data) > MAX_MEMBER else data


def _name(entry: zipfile.ZipInfo) -> str:
    """The member's name. Programs that forget to say so write UTF-8, which then reads as an old IBM code page."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            name = entry.filename
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts) or "khong-ten"


def _is_clutter(name: str) -> bool:
    """Files that systems and office programs leave behind."""
    last = name.rsplit("/", 1)[-1]
    return last.startswith(("._", "~$")) or last in {".DS_Store", "Thumbs.db", "desktop.ini"} or name.startswith("__MACOSX/")
