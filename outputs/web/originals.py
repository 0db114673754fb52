"""The file that a document was read from, found again: where it was, or where what people send in is kept."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from chidao.corpus.reading.errors import ReadingError
from chidao.corpus.reading.files import content_within
from chidao.corpus.reading.printing import can_be_printed
from chidao.outputs.register import Register
from chidao.outputs.web.keeping import find_kept, keep, safe_name

__all__ = ["GoneError", "Original", "find_original", "has_pages"]


class GoneError(Exception):
    """The file is not there any more, or is another one now; the words say so."""


@dataclass(frozen=True, slots=True)
class Original:
    """The file of a document: its bytes are those that were read."""

    path: Path
    name: str
    sha256: str
    media_type: str

    @property
    def has_pages(self) -> bool:
        """Whether there are pictures of its pages."""
        return has_pages(self.media_type)


def has_pages(media_type: str) -> bool:
    """Whether there are pictures of the pages of such a file: it has pages of its own, or is laid out in pages."""
    return media_type == "application/pdf" or media_type.startswith("image/") or can_be_printed(media_type)


def find_original(register: Register, document_id: int, folder: Path) -> Original:
    """The file of a document; `folder` is where what people sent in is kept. GoneError where it is nowhere."""
    row = register.db.execute("SELECT path, sha256, media_type FROM documents WHERE id = ?", [document_id]).fetchone()
    if not row:
        raise GoneError("Không có văn bản này trong sổ.")
    path, sha256, media_type = str(row[0]), str(row[1]), str(row[2])
    name = safe_name(path.rpartition("!")[2] if "!" in path else path)
    place = _there(Path(path), sha256) or find_kept(sha256, folder) or _taken_out(path, sha256, name, folder)
    if not place:
        raise GoneError(
            f"Tệp gốc {name} không còn ở chỗ cũ hoặc đã bị thay bằng tệp khác, nên không xem ảnh trang và tải về được."
            " Lời văn bản trong sổ vẫn đủ. Nạp lại đúng tệp ấy thì xem được."
        )
    return Original(place, name, sha256, media_type)


def _there(path: Path, sha256: str) -> Path | None:
    try:
        status = path.stat()
        return path if path.is_file() and _digest(str(path), status.st_mtime_ns, status.st_size) == sha256 else None
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=1_000)
def _digest(path: str, _changed: int, _size: int) -> str:
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _taken_out(path: str, sha256: str, name: str, folder: Path) -> Path | None:
    """A member of an archive or an e-mail, unpacked once and kept like what people send in."""
    whole = Path(path.partition("!")[0])
    if "!" not in path:
        return None
    try:
        content = content_within(whole, sha256) if whole.is_file() else None
    except (ReadingError, OSError, ValueError):
        return None
    return keep(io.BytesIO(content), name, folder).path if content is not None else None
