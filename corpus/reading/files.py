"""From a path to a `Document`: the bytes, their type, the reader for it, and plain words where one fails."""

from __future__ import annotations

import hashlib
from pathlib import Path

from chidao.corpus.document import Document, Source
from chidao.corpus.reading.decoding import NotTextError, decode
from chidao.corpus.reading.errors import ReadingError
from chidao.corpus.reading.plain import read_text


def read_file(path: Path, *, display_path: str | None = None) -> Document:
    """Reads the one document in the file at `path`, its type told by content.

    `display_path` is how the file is named in `source.path` and in messages, `path` as given by default. Raises
    `ReadingError` for every file that cannot be read, whatever is wrong with it.
    """
    shown = display_path if display_path is not None else str(path)
    content = _bytes_of(path, shown)
    digest = hashlib.sha256(content).hexdigest()
    try:
        text, notes = decode(content)
    except NotTextError:
        raise ReadingError(shown, "unsupported") from None
    return read_text(text, Source(shown, digest, "text/plain"), notes)


def _bytes_of(path: Path, shown: str) -> bytes:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise ReadingError(shown, "missing") from None
    except PermissionError:
        raise ReadingError(shown, "no_permission") from None
    except IsADirectoryError:
        raise ReadingError(shown, "not_a_file") from None
    except (OSError, ValueError):
        raise ReadingError(shown, "unreadable") from None
    if not content.strip():
        raise ReadingError(shown, "empty")
    return content
