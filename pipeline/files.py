"""Files: which ones are meant, which are the same, and what is in one of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from chidao.corpus.reading.errors import ReadingError
from chidao.pipeline.outcomes import Outcome, failed

if TYPE_CHECKING:
    from chidao.corpus.document import Document
    from chidao.corpus.reading import Reading
    from chidao.outputs.interchange import ExtractionForm

Read = Callable[[Path], "Reading"]
"""How a file is read: as `corpus.reading.read_all` does."""


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those of the folders named, sorted; hidden ones below a folder are left out.

    A path that is not there is given back as it is: reading it says so.
    """
    for path in paths:
        if path.is_dir():
            yield from _files_below(path)
        else:
            yield path


def _files_below(folder: Path) -> Iterator[Path]:
    def give_back(error: OSError) -> None:
        closed.append(Path(error.filename))

    closed: list[Path] = []
    for here, folders, files in os.walk(folder, onerror=give_back):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(here, name)
    yield from closed


def sha256_of(path: Path) -> str | None:
    """Of the bytes of a file; None where they cannot be read: the reader says why."""
    try:
        # Opening a pipe would wait for a writer that never comes.
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def size_of(path: Path) -> int:
    """Bytes of a file; 0 where nobody can tell."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def extract_path(path: Path, issued_on: date | None = None, read: Read | None = None) -> Iterator[ExtractionForm | Outcome]:
    """Of every document in a file its extraction, or why there is none; an archive or an e-mail holds several.

    `read` is how the file is read, as `read_all` does unless told otherwise. Raises nothing: whatever goes wrong with a
    document, goes wrong for this document.
    """
    # Imported here so that commands that extract nothing start without the readers and the language pipeline.
    from chidao.corpus.reading import read_all

    try:
        if path.is_dir():  # found below a folder, yet closed to us
            raise ReadingError(str(path), "no_permission", "không có quyền mở thư mục; hãy cấp quyền rồi nạp lại")
        reading = (read or read_all)(path)
    except Exception as error:
        yield failed(str(path), error)
        return
    for document in reading.documents:
        yield _extract(document, issued_on)
    for unread in reading.set_aside:
        yield failed(unread.path, unread)


def _extract(document: Document, issued_on: date | None) -> ExtractionForm | Outcome:
    from chidao.pipeline.extracting import extract_document

    try:
        return extract_document(document, issued_on)
    except MemoryError:
        return failed(document.source.path, ReadingError(document.source.path, "too_large"))
    except Exception as error:
        return failed(document.source.path, error)
