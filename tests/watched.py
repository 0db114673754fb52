"""A watched folder with a clock and a loader of its own, for the tests of watching."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from chidao.outputs.register import Register
from chidao.outputs.verification import verify
from chidao.pipeline.folders import printable
from chidao.pipeline.loading import Outcome, Summary
from chidao.pipeline.watching import Filed, Watcher
from register_forms import form, task


class Clock:
    """Moves only when told to."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


class Office:
    """A watched folder, its register, and a loader that reads every file as one document, by the words in it.

    A file that says “hỏng” is damaged, “chờ” waits for the recogniser, “bận” finds the register busy; “gói: a b” holds two.
    """

    def __init__(self, tmp_path: Path) -> None:
        self.folder = tmp_path / "den"
        self.folder.mkdir()
        self.db = tmp_path / "so.db"
        self.clock = Clock()
        self.told: list[str] = []
        self.reads: Counter[str] = Counter()
        self.watcher = self.new_watcher()

    def new_watcher(self) -> Watcher:
        (self.folder / ".chidao").mkdir(exist_ok=True)
        return Watcher(self.folder, self.db, 10, 60, load=self.load, tell=self.told.append, clock=self.clock)

    def drop(self, name: str, words: str = "") -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words or f"thư {name}", encoding="utf-8")
        return path

    def load(self, files: Sequence[Path], register: Register) -> Summary:
        return Summary(tuple(outcome for path in files for outcome in self._load_one(path, register)))

    def _load_one(self, path: Path, register: Register) -> Iterator[Outcome]:
        content = path.read_bytes()
        words, shown = content.decode(), printable(path)
        digest = hashlib.sha256(content).hexdigest()
        if register.knows(digest):
            yield Outcome(shown, "known")
            return
        self.reads[words] += 1
        if words.startswith("gói: "):
            for member in words.split()[1:]:
                yield from self._register(f"{shown}!{member}", member, hashlib.sha256(member.encode()).hexdigest(), register)
        else:
            yield from self._register(shown, words, digest, register)

    def _register(self, shown: str, words: str, digest: str, register: Register) -> Iterator[Outcome]:
        code = {"hỏng": "damaged", "rỗng": "empty", "chờ": "needs_ocr", "bận": "rejected", "khóa": "encrypted"}.get(words)
        if code:
            reason = f"{shown}: tệp {words}; hãy xem lại"
            register.note_set_aside(shown, code, reason)
            yield Outcome(shown, "needs_ocr" if code == "needs_ocr" else "set_aside", reason, code)
            return
        made = form(task(f"rà soát {words}"), path=shown, number=None, title=words)
        added = register.add(made.model_copy(update={"source": made.source.model_copy(update={"sha256": digest})}))
        yield Outcome(shown, added.status, tasks=added.tasks)

    def turn(self, seconds: float = 0.0) -> list[Filed]:
        self.clock.now += seconds
        return list(self.watcher.turn())

    def settle(self) -> list[Filed]:
        return [*self.turn(), *self.turn(10)]

    def files(self) -> list[str]:
        found = (path.relative_to(self.folder) for path in self.folder.rglob("*") if path.is_file())
        return sorted(path.as_posix() for path in found if path.parts[0] != ".chidao")

    def paths(self) -> list[str]:
        """Where the register says that its documents lie, below the folder."""
        with Register.open(self.db) as register:
            assert verify(register) == register.check() == []
            rows = register.db.execute("SELECT path FROM documents ORDER BY path").fetchall()
        return [row[0].removeprefix(f"{self.folder}/") for row in rows]

    def waiting(self) -> list[tuple[str, str]]:
        with Register.open(self.db) as register:
            return [(row.path.removeprefix(f"{self.folder}/"), row.reason) for row in register.set_aside()]
