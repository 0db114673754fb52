"""What becomes of documents on their way into the register, one by one and all together."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from chidao.corpus.reading.errors import ReadingError
from chidao.pipeline.folders import printable

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
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of all documents, in the order of the paths; `interrupted` where the user stopped before the last one.

    `files` is how many files were asked for, `seconds` how long it took.
    """

    outcomes: tuple[Outcome, ...]
    interrupted: bool = False
    files: int = 0
    seconds: float = field(default=0.0, compare=False)

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
    def pages(self) -> int:
        """Pages of the documents that came into the register, where their files have pages."""
        return sum(outcome.pages for outcome in self.outcomes)

    @property
    def unfinished(self) -> tuple[Outcome, ...]:
        """Documents that did not go in."""
        return tuple(outcome for outcome in self.outcomes if outcome.status in ("needs_ocr", "set_aside"))


def failed(path: str, error: Exception) -> Outcome:
    """The outcome of a document that an error kept out."""
    if isinstance(error, ReadingError):
        status: Status = "needs_ocr" if error.reason == "needs_ocr" else "set_aside"
        return Outcome(printable(path), status, printable(error.message), error.reason)
    log.debug("failed on %s", path, exc_info=error)
    words = printable(f"{type(error).__name__}: {error}")[:200]
    advice = f"{printable(path)}: chưa xử lý được ({words}); hãy gửi tệp này cho người phụ trách phần mềm"
    return Outcome(printable(path), "set_aside", advice, "unforeseen")
