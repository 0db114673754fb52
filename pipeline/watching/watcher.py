"""The life of a watcher: look, load what has arrived, put it away, and begin again where a stop left off."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from chidao.outputs.errors import RegisterError
from chidao.outputs.filing import forget_set_aside, refile, set_aside_below
from chidao.outputs.register import Register
from chidao.pipeline.folders import printable
from chidao.pipeline.watching.arrivals import DONE, SET_ASIDE, STATE, Arrivals, Fingerprint, is_at_rest, look
from chidao.pipeline.watching.filing import NOTE, Journal, Move, carry_out, free_name
from chidao.pipeline.watching.notes import note_words

if TYPE_CHECKING:
    from chidao.pipeline.loading import Outcome, Summary

log = logging.getLogger(__name__)

Load = Callable[[Sequence[Path], Register], "Summary"]
"""How files are loaded: as `load_files` does."""

BATCH = 32
"""Files loaded before those that are done are put away."""
PATIENCE = 60.0
"""Seconds that a file which is empty, cut off or closed to us is left where it is: its sender may not be done with it."""
_MAYBE_UNFINISHED = frozenset({"empty", "damaged", "no_permission"})
TRIES = 3
"""Times that the register may refuse a document before its file is set aside: it may have been busy, or its disk full."""
_REST = 30.0
"""Seconds after which a refused document is tried again, times the tries."""
_CARE = 60.0
"""Seconds between looks at what waits."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A file that was put away: `path` as it arrived, `target` where it lies now, `reasons` why not all of it is loaded.

    `tasks` counts those that it brought; None where an earlier watcher loaded it and only the move was left.
    """

    path: Path
    target: Path
    verdict: Literal["done", "set_aside", "taken_back"]
    tasks: int | None = None
    known: bool = False
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What loading a file in this state said; from the moment `due` it is put away or, with `again`, loaded once more."""

    fingerprint: Fingerprint
    outcomes: tuple[Outcome, ...]
    due: float
    tries: int
    again: bool = False


def load_now(files: Sequence[Path], register: Register) -> Summary:
    """Loads as the command does."""
    from chidao.pipeline.loading import load_files

    return load_files(files, register)


@dataclass(slots=True)
class Watcher:
    """Watches `folder` for the register at `db`. `settle` is for how many seconds a file must stand still.

    Each `turn` is complete in itself: a stop between two lines of it is made good by the first turn of the next watcher.
    `interruptible` gives the context in which a stop may break off the work; `tell` takes what a person should see to.
    """

    folder: Path
    db: Path
    settle: float = 10.0
    patience: float = PATIENCE
    load: Load = load_now
    tell: Callable[[str], None] = lambda line: None
    interruptible: Callable[[], AbstractContextManager[object]] = nullcontext
    clock: Callable[[], float] = time.monotonic
    _arrivals: Arrivals = field(init=False)
    _journal: Journal = field(init=False)
    _verdicts: dict[Path, _Verdict] = field(default_factory=dict)
    _said: set[str] = field(default_factory=set)
    _saying: set[str] = field(default_factory=set)
    _cared: float | None = None

    def __post_init__(self) -> None:
        self.folder, self.db = self.folder.resolve(), self.db.resolve()
        self._arrivals = Arrivals(self.settle)
        self._journal = Journal(self.folder / STATE)

    def turn(self) -> Iterator[Filed]:
        """Looks once, loads what stands still, and gives each file as it is put away. Trouble is told, and tried again."""
        self._saying = set()
        for part in (self._finish_moves, self._look_after_those_that_wait, self._take_in):
            try:
                yield from part()
            except Exception as error:
                log.debug("a turn broke off", exc_info=error)
                self._say(_trouble(error, self.folder))
        self._said = self._saying

    @property
    def still_growing(self) -> int:
        """How many files were not yet at rest at the last look."""
        return self._arrivals.still_growing(self.clock())

    @property
    def in_trouble(self) -> bool:
        """Whether the last turn told of something that a person should see to."""
        return bool(self._said)

    def _say(self, line: str) -> None:
        """Tells a line once for as long as it holds."""
        if line not in self._said | self._saying:
            self.tell(line)
        self._saying.add(line)

    def _take_in(self) -> Iterator[Filed]:
        seen = look(self.folder, self._is_register)
        for closed in seen.closed:
            self._say(f"{printable(closed)}: không có quyền mở thư mục con này; hãy cấp quyền đọc")
        now = self.clock()
        self._arrivals.update(seen.files, now)
        self._verdicts = {path: one for path, one in self._verdicts.items() if seen.files.get(path) == one.fingerprint}
        under_way = {self.folder / move.source for move in self._journal.moves}
        ready: list[tuple[Path, Fingerprint]] = []
        for path, fingerprint, rested in self._arrivals.settled(now):
            verdict = self._verdicts.get(path)
            if path in under_way or (verdict is not None and now < verdict.due):
                continue
            if verdict is not None and not verdict.again:
                yield from self._put_away(path, verdict)
            elif self._can_be_taken(path, fingerprint, rested):
                ready.append((path, fingerprint))
        for begin in range(0, len(ready), BATCH):
            if not (yield from self._load(dict(ready[begin : begin + BATCH]))):
                return

    def _is_register(self, path: Path) -> bool:
        return path.parent == self.db.parent and path.name.startswith(self.db.name)

    def _can_be_taken(self, path: Path, fingerprint: Fingerprint, rested: float) -> bool:
        """Whether the file is at rest and can be moved away afterwards; what cannot be moved is not loaded either."""
        if not os.access(path.parent, os.W_OK | os.X_OK):
            self._say(f"{printable(path.parent)}: không chuyển được tệp ra khỏi thư mục này; hãy cấp quyền ghi")
            return False
        try:
            return is_at_rest(path, fingerprint)
        except OSError:
            # Shared folders close a file to others while its writer is at it: only time tells that from a lack of permission.
            return rested >= self.settle + self.patience

    def _load(self, batch: dict[Path, Fingerprint]) -> Generator[Filed, None, bool]:
        """Loads the files and puts them away; False where it was stopped."""
        try:
            with Register.open(self.db) as register, self.interruptible():
                summary = self.load(list(batch), register)
        except KeyboardInterrupt:
            return False
        outcomes = _by_file(summary.outcomes, batch)
        for path, fingerprint in batch.items():
            if not outcomes[path]:
                continue  # stopped before it was its turn: each file goes in whole or not at all
            if Fingerprint.of(path) == fingerprint:
                verdict = self._judge(path, fingerprint, tuple(outcomes[path]))
                if verdict.due <= self.clock() and not verdict.again:
                    yield from self._put_away(path, verdict)
            elif path.exists():
                self._say(f"{printable(path)}: tệp thay đổi trong khi đọc; sẽ đọc lại khi tệp yên")
        return not summary.interrupted

    def _judge(self, path: Path, fingerprint: Fingerprint, outcomes: tuple[Outcome, ...]) -> _Verdict:
        """What is to be done with the file, and when."""
        before = self._verdicts.get(path)
        tries = before.tries + 1 if before else 1
        now = self.clock()
        verdict = _Verdict(fingerprint, outcomes, now, tries)
        refused = next((one.reason for one in outcomes if one.code == "rejected"), None)
        if refused and tries < TRIES:
            self._say(f"{refused} Sẽ thử lại.")
            verdict = replace(verdict, due=now + tries * _REST, again=True)
        elif len(outcomes) == 1 and outcomes[0].code in _MAYBE_UNFINISHED:
            verdict = replace(verdict, due=now + self.patience)
        self._verdicts[path] = verdict
        return verdict

    def _put_away(self, path: Path, verdict: _Verdict) -> Iterator[Filed]:
        """Writes down where the file goes and what is said of it, then does so."""
        outcomes = verdict.outcomes
        unfinished = [one for one in outcomes if one.reason]
        place = path.relative_to(self.folder)
        waits_for = next((one.code for one in unfinished if one.code and _is_program_missing(one.code)), None)
        target = free_name(self.folder / (SET_ASIDE if unfinished else DONE) / place)
        note = None
        if unfinished:
            note = note_words(path, self.folder, outcomes, datetime.now(), by_itself=waits_for is not None)
        seen = verdict.fingerprint
        where = target.relative_to(self.folder).as_posix()
        move = Move(place.as_posix(), where, seen.size, seen.modified, note, waits_for)
        self._journal.add(move)
        filed = self._finish(move)
        self._verdicts.pop(path, None)
        if filed is not None:
            yield replace(
                filed,
                tasks=sum(one.tasks for one in outcomes),
                known=all(one.status == "known" for one in outcomes),
                reasons=tuple(one.reason for one in unfinished if one.reason),
            )

    def _finish_moves(self) -> Iterator[Filed]:
        for move in list(self._journal.moves):
            filed = self._finish(move)
            if filed is not None:
                yield filed

    def _finish(self, move: Move) -> Filed | None:
        """Carries out a move that is written down; None where it must wait, or the file is gone."""
        try:
            done = carry_out(self.folder, move)
        except OSError as error:
            self._say(f"{printable(self.folder / move.source)}: chưa chuyển được tệp ({error.strerror}); sẽ thử lại")
            return None
        if done is None:
            self._journal.drop(move)
            return None
        if done != move:
            self._journal.change(move, done)
        source, target = self.folder / done.source, self.folder / done.target
        with Register.open(self.db) as register:
            refile(register, printable(source), printable(target))
        self._journal.finish(done)
        verdict: Literal["done", "set_aside", "taken_back"] = (
            "taken_back" if done.source.startswith(f"{SET_ASIDE}/") else "set_aside" if done.note else "done"
        )
        return Filed(source, target, verdict)

    def _look_after_those_that_wait(self) -> Iterator[Filed]:
        """Takes back what waited for a program that is there now, and forgets what people took away."""
        now = self.clock()
        if self._cared is not None and now - self._cared < _CARE:
            return
        self._forget_those_gone()
        self._cared = now
        for name, reason in list(self._journal.waiting.items()):
            path = self.folder / name
            fingerprint = Fingerprint.of(path)
            if fingerprint is None:
                del self._journal.waiting[name]
                self._journal.write()
            elif not _is_program_missing(reason):
                target = free_name(self.folder / path.relative_to(self.folder / SET_ASIDE))
                place = target.relative_to(self.folder).as_posix()
                move = Move(name, place, fingerprint.size, fingerprint.modified)
                self._journal.add(move)
                filed = self._finish(move)
                if filed is not None:
                    yield filed

    def _forget_those_gone(self) -> None:
        with Register.open(self.db) as register:
            rows = set_aside_below(register, Path(printable(self.folder)))
            gone = [path for path, _ in rows if not any(Path(part).exists() for part in _prefixes(path))]
            if gone:
                forget_set_aside(register, gone)
        for note in (self.folder / SET_ASIDE).rglob(f"*{NOTE}"):
            if not note.with_name(note.name.removesuffix(NOTE)).exists():
                note.unlink(missing_ok=True)


def _prefixes(path: str) -> Iterator[str]:
    """The names that a file may have whose member “tệp!thành viên” is named."""
    yield path
    at = path.find("!")
    while at >= 0:
        yield path[:at]
        at = path.find("!", at + 1)


def _by_file(outcomes: Sequence[Outcome], files: dict[Path, Fingerprint]) -> dict[Path, list[Outcome]]:
    """The outcomes of each file, those of its members included."""
    names = {printable(path): path for path in files}
    found: dict[Path, list[Outcome]] = {path: [] for path in files}
    for outcome in outcomes:
        name = next((part for part in _prefixes(outcome.path) if part in names), None)
        if name is not None:
            found[names[name]].append(outcome)
    return found


def _is_program_missing(reason: str) -> bool:
    """Whether files that wait for this reason have nothing to be read with on this machine."""
    if reason == "needs_ocr":
        from chidao.corpus.reading.ocr import is_available

        return not is_available()
    if reason == "needs_converter":
        from chidao.corpus.reading.office import find_converter

        return find_converter() is None
    return False


def _trouble(error: Exception, folder: Path) -> str:
    if isinstance(error, RegisterError):
        return f"{error} Sẽ thử lại."
    if isinstance(error, OSError):
        where = printable(error.filename) if error.filename else printable(folder)
        return f"{where}: không dùng được ({error.strerror or error}); kiểm tra thư mục, ổ đĩa, mạng. Sẽ thử lại."
    return f"Lượt này dừng giữa chừng ({type(error).__name__}: {printable(str(error))}). Sẽ thử lại."
