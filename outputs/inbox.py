"""Files that people sent in, from the moment they are safe on disk until it is known what became of each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from chidao.outputs.audit import Actor, Change, append
from chidao.outputs.errors import RegisterError

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["Inbox", "Result", "Sent", "SentStatus"]

SentStatus = Literal["waiting", "loading", "loaded", "known", "needs_ocr", "set_aside", "removed"]

_COLUMNS = "id, path, name, sha256, size, status, results, actor, sent_at, finished_at"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one document of a file (an archive or an e-mail holds several).

    `name` is how it is called, `reason` says in Vietnamese why it did not go in and what to do. `document_id` is None where
    it is not in the register; `previous_id` is the version that was there before; `related` are documents that may be of
    the same matter, each with its reason.
    """

    name: str
    status: SentStatus
    reason: str | None = None
    tasks: int = 0
    document_id: int | None = None
    previous_id: int | None = None
    related: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was sent in. `status` is that of the worst of its documents; `path` is where its bytes are kept."""

    id: int
    path: str
    name: str
    sha256: str
    size: int
    status: SentStatus
    results: tuple[Result, ...]
    actor: str
    sent_at: str
    finished_at: str | None

    @property
    def is_done(self) -> bool:
        """Whether nothing more happens to it by itself."""
        return self.finished_at is not None


_WORST: tuple[SentStatus, ...] = ("set_aside", "needs_ocr", "loaded", "known")


class Inbox:
    """The files sent in to a register, in order."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def add(self, path: str, name: str, sha256: str, size: int, actor: Actor) -> int:
        """Note a file whose bytes are safe on disk at `path`; returns its number."""
        register = self._register
        with register.writing():
            number = register.db.execute(
                "INSERT INTO uploads (path, name, sha256, size, status, results, actor, sent_at)"
                " VALUES (?, ?, ?, ?, 'waiting', '[]', ?, ?)",
                [path, name, sha256, size, actor.name, register.now()],
            ).lastrowid
            told = Change("upload", "upload", number, after={"name": name, "sha256": sha256, "size": size})
            append(register.db, actor, register.now(), [told])
        return int(number or 0)

    def get(self, number: int) -> Sent:
        """The file of this number; RegisterError where there is none."""
        found = self._found("id = ?", [number])
        if not found:
            raise RegisterError(f"Không có tệp gửi lên số {number}.")
        return found[0]

    def several(self, numbers: Iterable[int]) -> list[Sent]:
        """The files of these numbers that there are."""
        return self._found("id IN (SELECT value FROM json_each(?))", [json.dumps(list(numbers))])

    def waiting(self) -> list[Sent]:
        """Those to be loaded, oldest first."""
        return self._found("finished_at IS NULL", [])

    def since(self, moment: str, most: int) -> list[Sent]:
        """Those sent since a moment (as the register writes it) or still waiting, the newest first."""
        shown = "status <> 'removed' AND (sent_at >= ? OR finished_at IS NULL) ORDER BY id DESC LIMIT ?"
        return self._found(shown, [moment, most], ordered=False)

    def by_path(self, path: str) -> Sent | None:
        """The last file that was kept at this path."""
        found = self._found("path = ? AND status <> 'removed'", [path])
        return found[-1] if found else None

    def begin(self, number: int) -> None:
        """It is being loaded."""
        self._update(number, "loading", [], finished=False)

    def tell(self, number: int, results: Sequence[Result], *, finished: bool) -> None:
        """What is known of its documents so far."""
        found = {result.status for result in results}
        status: SentStatus = next((one for one in _WORST if one in found), "loading")
        self._update(number, status, results, finished=finished)

    def again(self, number: int) -> None:
        """Load it once more."""
        with self._register.writing():
            self.get(number)
            self._register.db.execute(
                "UPDATE uploads SET status = 'waiting', results = '[]', finished_at = NULL WHERE id = ?", [number]
            )

    def remove(self, number: int, actor: Actor) -> Sent:
        """A file that did not go in and is not wanted any more; its bytes are the caller's to delete."""
        register = self._register
        with register.writing():
            sent = self.get(number)
            if sent.status not in ("set_aside", "needs_ocr"):
                raise RegisterError(f"Tệp {sent.name} không ở trong mục để riêng.")
            register.db.execute("UPDATE uploads SET status = 'removed' WHERE id = ?", [number])
            self.forget_set_aside(sent.path)
            told = Change("discard", "upload", number, before={"name": sent.name, "sha256": sent.sha256})
            append(register.db, actor, register.now(), [told])
        return sent

    def forget_set_aside(self, path: str) -> None:
        """Take a file, and what was set aside of its members, off the list of those that wait."""
        with self._register.writing():
            self._register.db.execute(
                "DELETE FROM set_aside WHERE path = ? OR substr(path, 1, ?) = ?", [path, len(path) + 1, f"{path}!"]
            )

    def _update(self, number: int, status: SentStatus, results: Sequence[Result], *, finished: bool) -> None:
        register = self._register
        with register.writing():
            register.db.execute(
                "UPDATE uploads SET status = ?, results = ?, finished_at = ? WHERE id = ?",
                [status, _written(results), register.now() if finished else None, number],
            )

    def _found(self, where: str, parameters: list[Any], *, ordered: bool = True) -> list[Sent]:
        order = " ORDER BY id" if ordered else ""
        rows = self._register.db.execute(f"SELECT {_COLUMNS} FROM uploads WHERE {where}{order}", parameters)
        return [_sent(row) for row in rows]


def _sent(row: Any) -> Sent:
    number, path, name, sha256, size, status, results, actor, sent_at, finished_at = row
    return Sent(number, path, name, sha256, size, status, _read(results), actor, sent_at, finished_at)


def _written(results: Sequence[Result]) -> str:
    names = Result.__dataclass_fields__
    return json.dumps([{name: getattr(result, name) for name in names} for result in results], ensure_ascii=False)


def _read(written: str) -> tuple[Result, ...]:
    rows: list[dict[str, Any]] = json.loads(written)
    return tuple(Result(**{**row, "related": tuple((number, why) for number, why in row["related"])}) for row in rows)
