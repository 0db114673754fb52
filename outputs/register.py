"""The register: one SQLite file with the documents loaded, the tasks found in them, and all that became of these."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from chidao.outputs.errors import RegisterError
from chidao.outputs.interchange import ExtractionForm
from chidao.outputs.loading import LoadOutcome, add_form
from chidao.outputs.names import Names
from chidao.outputs.opening import why
from sqlite_utils import Database

if TYPE_CHECKING:
    from chidao.outputs.listing import TaskFilter, TaskPage, TaskView
    from chidao.outputs.searching import SearchPage

__all__ = ["LoadOutcome", "Register", "RegisterError", "SetAside"]

BATCH = 400
"""Documents written in one transaction by `add_all`. Each transaction ends with a new part of the index and with the pages of
lists by day, state and body that its tasks fall into: the fewer transactions, the less a task costs in a large register. It is
a second's work at most, so that others may write between."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that waits: `reason` is a short code ("needs_ocr", "encrypted" …), `message` says in Vietnamese what to do."""

    path: str
    reason: str
    message: str
    noted_at: str


class Register:
    """An open register. Every change happens inside `writing`; reading needs nothing."""

    def __init__(self, db: Database, path: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.db = db
        self.path = path
        self.names = Names(db)
        self._clock = clock

    @classmethod
    def open(cls, path: Path, *, create: bool = True, clock: Callable[[], datetime] | None = None) -> Register:
        """Open the register at `path`, bringing an older schema up to date; RegisterError where that cannot be.

        Before a migration of a register that holds something, a copy of it is kept beside it.
        """
        from chidao.outputs.opening import open_database

        register = cls(open_database(Path(path), create=create), Path(path))
        if clock:
            register._clock = clock
        return register

    def __enter__(self) -> Register:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.db.conn.close()

    def now(self) -> str:
        """This moment in UTC, to the microsecond, as the register writes it."""
        return self._clock().astimezone(UTC).isoformat(timespec="microseconds")

    def today(self) -> date:
        """This day where the clock is."""
        return self._clock().astimezone().date()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it or nothing. It takes the writer's place at once, so that it never fails half-way."""
        connection = self.db.conn
        if connection.in_transaction:
            yield
            return
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield
            connection.execute("COMMIT")
        except BaseException as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            self.names.forget()
            if isinstance(error, sqlite3.OperationalError):
                raise RegisterError(f"Không ghi được vào sổ {self.path}: {why(error)}") from error
            raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One moment of the register for several questions, whatever others write meanwhile."""
        connection = self.db.conn
        if connection.in_transaction:
            yield
            return
        connection.execute("BEGIN")
        try:
            yield
        finally:
            connection.execute("COMMIT")

    def add(self, form: ExtractionForm) -> LoadOutcome:
        """Write one extraction; a file that the register knows by its bytes is told so and adds nothing."""
        with self.writing():
            return add_form(self, form)

    def add_all(self, forms: Iterable[ExtractionForm]) -> Iterator[LoadOutcome]:
        """Write many extractions, some in one transaction; an outcome is given once it is safe on disk."""
        batch: list[ExtractionForm] = []
        for form in forms:
            batch.append(form)
            if len(batch) == BATCH:
                yield from self._add_batch(batch)
                batch = []
        yield from self._add_batch(batch)

    def _add_batch(self, forms: list[ExtractionForm]) -> list[LoadOutcome]:
        if not forms:
            return []
        with self.writing():
            return [add_form(self, form) for form in forms]

    def note_set_aside(self, path: str | Path, reason: str, message: str) -> None:
        """Remember a file that could not be loaded; forgotten once it is loaded from the same path."""
        with self.writing():
            self.db.execute(
                "INSERT OR REPLACE INTO set_aside (path, reason, message, noted_at) VALUES (?, ?, ?, ?)",
                [str(path), reason, message, self.now()],
            )

    def set_aside(self, reason: str | None = None) -> list[SetAside]:
        """The files that wait, oldest first, of one reason or of all."""
        rows = self.db.execute(
            "SELECT path, reason, message, noted_at FROM set_aside WHERE ? IS NULL OR reason = ? ORDER BY noted_at, id",
            [reason, reason],
        )
        return [SetAside(*row) for row in rows]

    def waiting_for_ocr(self) -> list[SetAside]:
        """The files that wait for OCR."""
        return self.set_aside("needs_ocr")

    def knows(self, sha256: str) -> bool:
        """Whether a file with these bytes is loaded."""
        return bool(self.db.execute("SELECT 1 FROM documents WHERE sha256 = ?", [sha256]).fetchone())

    def knows_file(self, sha256: str, path: str) -> bool:
        """Whether all that is in a file is loaded: itself, and of an archive or e-mail every document inside.

        What was set aside of the file at `path` waits for another try: then it is not known.
        """
        known = "EXISTS (SELECT 1 FROM documents WHERE sha256 = :sha256)"
        waits = "EXISTS (SELECT 1 FROM set_aside WHERE path > :path || '!' AND path < :path || '\"')"
        container = "EXISTS (SELECT 1 FROM containers WHERE sha256 = :sha256)"
        row = self.db.execute(f"SELECT {container} OR ({known} AND NOT {waits})", {"sha256": sha256, "path": path}).fetchone()
        return bool(row[0])

    def note_container(self, sha256: str, documents: int) -> None:
        """Remember that every document of an archive with these bytes is loaded."""
        with self.writing():
            self.db.execute(
                "INSERT OR REPLACE INTO containers (sha256, documents, read_at) VALUES (?, ?, ?)",
                [sha256, documents, self.now()],
            )

    def tasks(self, wanted: TaskFilter | None = None) -> TaskPage:
        """A page of the list of tasks (see `TaskFilter`)."""
        from chidao.outputs.listing import TaskFilter, list_tasks

        return list_tasks(self, wanted or TaskFilter())

    def task(self, task_id: int, on: date | None = None) -> TaskView | None:
        """One task; None where the register has none of this number."""
        from chidao.outputs.listing import views
        from chidao.outputs.status import AsOf

        return next(iter(views(self, [task_id], AsOf(on or self.today(), self.today()))), None)

    def search(
        self, query: str, *, limit: int = 20, offset: int = 0, facets: bool = False, on: date | None = None
    ) -> SearchPage:
        """The tasks that a query finds, best first; any text is a query, none fails."""
        from chidao.outputs.searching import search_tasks

        return search_tasks(self, query, limit=limit, offset=offset, facets=facets, on=on)

    def check(self) -> list[str]:
        """What is wrong with the register, in Vietnamese; empty where all is well."""
        from chidao.outputs.care import faults

        return faults(self)
