"""From files and folders into the register: one document at a time, and a bad one costs only itself."""

from __future__ import annotations

import hashlib
import logging
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from chidao.corpus.reading.errors import ReadingError
from chidao.outputs.interchange import ExtractionForm
from chidao.pipeline.folders import printable
from chidao.pipeline.progress import Reporter, Silence

if TYPE_CHECKING:
    from chidao.corpus.document import Document
    from chidao.corpus.reading import Reading
    from chidao.outputs.register import Register

Read = Callable[[Path], "Reading"]
"""How a file is read: as `corpus.reading.read_all` does."""
Status = Literal["loaded", "known", "needs_ocr", "set_aside"]
STATUSES: tuple[Status, ...] = ("loaded", "known", "needs_ocr", "set_aside")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document.

    Where it did not go in, `reason` is a Vietnamese line that names the file and says what to do, `code` the same for programs.
    """

    path: str
    status: Status
    reason: str | None = None
    code: str | None = None
    tasks: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of all documents, in the order of the paths; `interrupted` where the user stopped before the last one."""

    outcomes: tuple[Outcome, ...]
    interrupted: bool = False

    @property
    def counts(self) -> dict[Status, int]:
        """Documents by status, every status named."""
        found = Counter(outcome.status for outcome in self.outcomes)
        return {status: found[status] for status in STATUSES}

    @property
    def tasks(self) -> int:
        """Tasks that came into the register."""
        return sum(outcome.tasks for outcome in self.outcomes)

    @property
    def unfinished(self) -> tuple[Outcome, ...]:
        """Documents that did not go in."""
        return tuple(outcome for outcome in self.outcomes if outcome.status in ("needs_ocr", "set_aside"))


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


@contextmanager
def guarded_reading() -> Iterator[Read]:
    """Reading in a process of its own: a file that hangs, or floods the memory, is set aside like any other bad file."""
    # Imported here so that commands that extract nothing start without the readers and the language pipeline.
    from chidao.corpus.reading.guard import GuardedReader

    with GuardedReader() as reader:
        yield reader.read


def extract_path(path: Path, issued_on: date | None = None, read: Read | None = None) -> Iterator[ExtractionForm | Outcome]:
    """Of every document in a file its extraction, or why there is none; an archive or an e-mail holds several.

    `read` is how the file is read, in this process unless told otherwise. Raises nothing: whatever goes wrong with a document,
    goes wrong for this document.
    """
    from chidao.corpus.reading import read_all

    try:
        if path.is_dir():  # found below a folder, yet closed to us
            raise ReadingError(str(path), "no_permission", "không có quyền mở thư mục; hãy cấp quyền rồi nạp lại")
        reading = (read or read_all)(path)
    except Exception as error:
        yield _failed(str(path), error)
        return
    for document in reading.documents:
        yield _extract(document, issued_on)
    for unread in reading.set_aside:
        yield _failed(unread.path, unread)


def _extract(document: Document, issued_on: date | None) -> ExtractionForm | Outcome:
    from chidao.pipeline.extracting import extract_document

    try:
        return extract_document(document, issued_on)
    except Exception as error:
        return _failed(document.source.path, error)


def _failed(path: str, error: Exception) -> Outcome:
    if isinstance(error, ReadingError):
        status: Status = "needs_ocr" if error.reason == "needs_ocr" else "set_aside"
        return Outcome(printable(path), status, printable(error.message), error.reason)
    log.debug("failed on %s", path, exc_info=error)
    words = printable(f"{type(error).__name__}: {error}")[:200]
    advice = f"{printable(path)}: chưa xử lý được ({words}); hãy gửi tệp này cho người phụ trách phần mềm"
    return Outcome(printable(path), "set_aside", advice, "unforeseen")


def load_files(
    files: Iterable[Path],
    register: Register,
    issued_on: date | None = None,
    reporter: Reporter | None = None,
    read: Read | None = None,
) -> Summary:
    """Reads, extracts and registers every file. Each document goes in whole or not at all, so stopping is safe at any time.

    Without `read`, files are read as `guarded_reading` does.
    """
    reporter = reporter or Silence()
    outcomes: list[Outcome] = []
    try:
        with nullcontext(read) if read else guarded_reading() as reads:
            for path in files:
                reporter.begin(path.name)
                for outcome in _load_one(path, reads, register, issued_on):
                    if outcome.reason:
                        reporter.say(outcome.reason)
                    outcomes.append(outcome)
                reporter.finish()
    except KeyboardInterrupt:
        return Summary(tuple(outcomes), interrupted=True)
    return Summary(tuple(outcomes))


def _load_one(path: Path, read: Read, register: Register, issued_on: date | None) -> Iterator[Outcome]:
    sha256 = _sha256(path)
    if sha256 and register.knows(sha256):
        yield Outcome(printable(path), "known")
        return
    for result in extract_path(path, issued_on, read):
        outcome = result if isinstance(result, Outcome) else _register_form(result, register)
        if outcome.reason:
            register.note_set_aside(outcome.path, outcome.code or outcome.status, outcome.reason)
        yield outcome


def _register_form(form: ExtractionForm, register: Register) -> Outcome:
    from chidao.outputs.errors import RegisterError

    try:
        added = register.add(form)
    except RegisterError as error:
        return Outcome(form.source.path, "set_aside", str(error), "rejected")
    return Outcome(form.source.path, added.status, tasks=added.tasks)


def _sha256(path: Path) -> str | None:
    """Of the bytes of a file; None where they cannot be read: the reader says why."""
    try:
        # Opening a pipe would wait for a writer that never comes.
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
