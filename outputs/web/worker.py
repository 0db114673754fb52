"""The one thread that loads what people send in, file after file; what is left at the end is loaded at the next start."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import overload

from chidao.outputs.inbox import Inbox, Result, Sent
from chidao.outputs.pairing import find_pairs
from chidao.outputs.register import Register
from chidao.outputs.web.settings import LoadedFile, Services, WebSettings
from chidao.outputs.web.wording import filename

__all__ = ["LoadingWorker"]

MOST_AT_ONCE = 50
MOST_RELATED = 5
MANY = (".zip", ".eml", ".msg", ".mht")
"""Files with these endings may hold several documents: they are finished only when another file comes."""
PATIENCE = 3.0
"""Seconds that stopping waits for the file at hand."""

log = logging.getLogger(__name__)


class LoadingWorker:
    """Loads the files of the inbox in a thread of its own, which runs while there are any."""

    def __init__(self, settings: WebSettings, services: Services) -> None:
        self._settings = settings
        self._services = services
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._asked = False
        self._stopping = threading.Event()

    def wake(self) -> None:
        """There is something to load."""
        with self._lock:
            self._asked = True
            if not self._stopping.is_set() and not (self._thread and self._thread.is_alive()):
                self._thread = threading.Thread(target=self._run, name="chidao-nap", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """End soon. A file that takes long is given up: nothing of it is written, and the next start loads it."""
        self._stopping.set()
        if self._thread:
            self._thread.join(PATIENCE)

    def _run(self) -> None:
        while not self._stopping.is_set():
            with self._lock:
                if not self._asked:
                    self._thread = None
                    return
                self._asked = False
            try:
                self._load_waiting()
            except Exception:
                # What was not finished stays in the inbox: the next file sent in, or the next start, tries it again.
                log.exception("loading failed")

    def _load_waiting(self) -> None:
        with Register.open(self._settings.register) as register:
            inbox = Inbox(register)
            while (waiting := inbox.waiting()[:MOST_AT_ONCE]) and not self._stopping.is_set():
                self._load(register, waiting)

    def _load(self, register: Register, files: Sequence[Sent]) -> None:
        """Load some files; where the loader itself fails, each on its own, so that one does not keep the others out."""
        batch = _Batch(register, files)
        try:
            for loaded in self._services.load(_Announced(batch.paths, self._begins(batch)), self._settings.register):
                if self._stopping.is_set() and loaded.status not in ("loaded", "known"):
                    return
                batch.tell(loaded)
        except Exception:
            log.exception("loading failed on %s", ", ".join(file.name for file in files[:3]))
            if len(files) > 1:
                for file in batch.unfinished:
                    self._load(register, [file])
                return
        if not self._stopping.is_set():
            batch.finish(batch.unfinished)

    def _begins(self, batch: _Batch) -> Callable[[Path], bool]:
        def begins(path: Path) -> bool:
            if not self._stopping.is_set():
                batch.begin(path)
            return not self._stopping.is_set()

        return begins


class _Batch:
    """Some files of the inbox while they are loaded. The documents of one file come one right after the other."""

    def __init__(self, register: Register, files: Sequence[Sent]) -> None:
        self._register = register
        self._inbox = Inbox(register)
        self._by_path = {file.path: file for file in files}
        self._results: dict[str, list[Result]] = {}
        self._finished: set[str] = set()

    @property
    def paths(self) -> list[Path]:
        return [Path(path) for path in self._by_path]

    @property
    def unfinished(self) -> list[Sent]:
        return [file for path, file in self._by_path.items() if path not in self._finished]

    def begin(self, path: Path) -> None:
        """It is being read."""
        self._inbox.begin(self._by_path[str(path)].id)

    def tell(self, loaded: LoadedFile) -> None:
        """What became of a document; the files before its own are finished then."""
        file = self._by_path.get(loaded.path) or next(
            (one for path, one in self._by_path.items() if loaded.path.startswith(f"{path}!")), None
        )
        if not file:
            return
        self.finish([one for one in self.unfinished if one is not file and one.path in self._results])
        found = self._results.setdefault(file.path, [])
        found.append(_result(self._register, file, loaded))
        if Path(file.name).suffix.lower() in MANY:
            self._inbox.tell(file.id, found, finished=False)
        else:
            self.finish([file])

    def finish(self, files: Sequence[Sent]) -> None:
        """Nothing more comes of these."""
        for file in files:
            self._inbox.tell(file.id, self._results.get(file.path) or [_nothing_came(file)], finished=True)
            self._finished.add(file.path)


class _Announced(Sequence[Path]):
    """Paths that tell when each is taken, and end early where they are told so."""

    def __init__(self, paths: Sequence[Path], begins: Callable[[Path], bool]) -> None:
        self._paths = paths
        self._begins = begins

    def __iter__(self) -> Iterator[Path]:
        for path in self._paths:
            if not self._begins(path):
                return
            yield path

    def __len__(self) -> int:
        return len(self._paths)

    @overload
    def __getitem__(self, index: int) -> Path: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Path]: ...
    def __getitem__(self, index: int | slice) -> Path | Sequence[Path]:
        return self._paths[index]


def _nothing_came(file: Sent) -> Result:
    return Result(file.name, "set_aside", "chưa xử lý được; hãy bấm Thử lại, hoặc gửi tệp này cho người phụ trách phần mềm")


def _result(register: Register, file: Sent, loaded: LoadedFile) -> Result:
    name = file.name if loaded.path == file.path else filename(loaded.path[len(file.path) + 1 :])
    document_id, previous_id = _document_of(register, file, loaded)
    return Result(
        name, loaded.status, _without_path(loaded.reason, loaded.path), loaded.tasks, document_id, previous_id,
        _related(register, document_id, previous_id) if loaded.status == "loaded" else (),
    )  # fmt: skip


def _without_path(reason: str | None, path: str) -> str | None:
    """The page names the file already; where the server keeps it is nobody's concern."""
    return reason.removeprefix(f"{path}: ") if reason else None


def _document_of(register: Register, file: Sent, loaded: LoadedFile) -> tuple[int | None, int | None]:
    if loaded.status not in ("loaded", "known"):
        return None, None
    row = register.db.execute(
        "SELECT id, previous_id FROM documents WHERE path = ? OR (sha256 = ? AND ?) ORDER BY id DESC LIMIT 1",
        [loaded.path, file.sha256, loaded.path == file.path],
    ).fetchone()
    return row or (None, None)


def _related(register: Register, document_id: int | None, previous_id: int | None) -> tuple[tuple[int, str], ...]:
    """Documents that may be of the same matter, those with most signs first."""
    if not document_id:
        return ()
    found = []
    for pair in sorted(find_pairs(register, document_id), key=lambda pair: -pair.weight):
        other = pair.documents[0] if pair.documents[1] == document_id else pair.documents[1]
        if other != previous_id:
            found.append((other, pair.reason))
    return tuple(found[:MOST_RELATED])
